"""When a call for help that nobody takes alarms everybody, and what belongs to it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mentoring.calls_for_help import SAME_AFTER_TAKING, CallForHelp, CallKind, CallTaken, alarms_from
from mentoring.ids import CallId, PersonId
from mentoring.programme import Programme
from tests.services.nudged import in_march, wall

NOW = in_march(3, 14)
OPEN = CallForHelp(CallId(1), PersonId(7), CallKind.WORDS, NOW, NOW)
TAKEN = replace(OPEN, taken_by=PersonId(2), taken_by_name="Anja", taken_at=NOW)


@pytest.mark.parametrize(
    ("raised", "alarms"),
    [
        (in_march(3, 14), in_march(3, 15)),  # on a Tuesday, while the office is open
        (in_march(3, 9), in_march(3, 10)),
        (in_march(3, 7), in_march(3, 9)),  # before it opens
        (in_march(3, 16, 10), in_march(3, 16, 45)),  # the hour would end after closing
        (in_march(3, 16, 40), in_march(4, 9)),  # hardly anybody is there still
        (in_march(3, 22), in_march(4, 9)),
        (in_march(6, 16), in_march(6, 16, 45)),  # a Friday does not wait for Monday
        (in_march(6, 17), in_march(9, 9)),
        (in_march(7, 12), in_march(9, 9)),  # a Saturday
        (wall(datetime(2026, 4, 27).date(), 12), wall(datetime(2026, 4, 28).date(), 9)),  # noqa: DTZ001 Koningsdag
    ],
)
def test_a_call_alarms_after_an_hour_of_an_open_office_or_when_it_opens(raised: datetime, alarms: datetime):
    assert alarms_from(raised, Programme()) == alarms


def test_what_is_raised_before_somebody_takes_it_is_the_same_call_however_long_that_lasts():
    assert OPEN.goes_on(now=NOW + timedelta(days=30))


def test_shortly_after_it_was_taken_it_still_belongs_to_it():
    assert TAKEN.goes_on(now=NOW + SAME_AFTER_TAKING - timedelta(seconds=1))
    assert not TAKEN.goes_on(now=NOW + SAME_AFTER_TAKING)


def test_who_takes_it_second_hears_who_was_first():
    with pytest.raises(CallTaken) as refused:
        TAKEN.require_open()

    assert refused.value.call.taken_by_name == "Anja"
