"""The moments of the check-in among everything else that comes by itself."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from mentoring.nudge_circumstances import Circumstances, Said, Weekly
from mentoring.nudge_moments import next_check_in, next_overview, next_step_nudge
from mentoring.nudge_verdicts import Do, look_at_check_in
from mentoring.nudges import NudgeKind
from mentoring.quiet import Quiet
from mentoring.step_moments import Rhythm
from tests.services.nudged import in_march, wall

WEDNESDAY = Weekly(2, time(11))
KNOWN = Circumstances(
    quiet=Quiet(time(21), time(8, 30)),
    overview=Weekly(4, time(16)),
    check_in=WEDNESDAY,
    last_seen_on=date(2026, 3, 31),
)
MONDAY = in_march(2, 8)
CHECK_IN, STEP = NudgeKind.CHECK_IN, NudgeKind.STEP


def said(*days: int, kind: NudgeKind = CHECK_IN) -> tuple[Said, ...]:
    return tuple(Said(date(2026, 3, day), kind) for day in days)


@pytest.mark.parametrize(
    ("known", "at"),
    [
        (KNOWN, in_march(4, 11)),
        (replace(KNOWN, said=said(4)), in_march(11, 11)),
        # a step at a moment of one's own on Wednesday: the next day
        (replace(KNOWN, rhythm=Rhythm((2,), time(10), chosen=True)), in_march(5, 11)),
        # on the day of the overview: the day after it
        (replace(KNOWN, check_in=Weekly(4, time(16))), in_march(7, 16)),
        # when something was said that day already
        (replace(KNOWN, said=said(4, kind=STEP)), in_march(5, 11)),
        # in quiet hours: when they end
        (replace(KNOWN, check_in=Weekly(2, time(7))), in_march(4, 8, 30)),
    ],
)
def test_it_comes_on_its_day_or_the_first_after_it_that_is_free(known: Circumstances, at: datetime):
    assert next_check_in(known, since=MONDAY) == at


def test_on_a_holiday_it_waits_for_the_next_day():
    """Koningsdag 2026 is a Monday."""
    known = replace(KNOWN, check_in=Weekly(0, time(11)))

    assert next_check_in(known, since=wall(date(2026, 4, 26), 12)) == wall(date(2026, 4, 28), 11)


def test_when_it_is_off_there_is_none():
    assert next_check_in(replace(KNOWN, check_in=None), since=MONDAY) is None


def test_a_nudge_of_our_own_idea_gives_way_to_it():
    on_tuesday = replace(KNOWN, check_in=Weekly(1, time(11)))

    assert next_step_nudge(on_tuesday, since=MONDAY) == in_march(5, 10)
    assert next_check_in(on_tuesday, since=MONDAY) == in_march(3, 11)


def test_it_is_none_of_the_three_of_a_week_and_the_overview_keeps_its_day():
    assert not Said(date(2026, 3, 4), CHECK_IN).is_our_idea
    assert next_overview(replace(KNOWN, said=said(4)), since=MONDAY) == in_march(6, 16)


def test_after_three_without_a_sign_of_life_it_waits():
    silent = replace(KNOWN, said=said(4, 11, 18), last_seen_on=date(2026, 3, 2))

    verdict = look_at_check_in(silent, due_at=in_march(25, 11), now=in_march(25, 11))

    assert verdict is not None
    assert verdict.do is Do.WAIT
    back = replace(silent, last_seen_on=date(2026, 3, 24))
    again = look_at_check_in(back, due_at=in_march(25, 11), now=in_march(25, 11))
    assert again is not None
    assert again.do is Do.SAY
