"""Several steps that may be nudged about: each plan at its own moment, and nobody hears more than before."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from mentoring.ids import StepId
from mentoring.nudge_circumstances import Circumstances, OpenSteps, Said, Turn
from mentoring.nudge_moments import next_turn
from mentoring.nudge_verdicts import Do, look_at_step
from mentoring.nudges import MOST_IN_SEVEN_DAYS, NudgeKind
from mentoring.quiet import Quiet
from mentoring.step_moments import DEFAULT, Rhythm
from mentoring.wall_time import day_of, wall_moment

NEXT, PLANNED, OTHER = StepId(1), StepId(2), StepId(3)
MONDAY = date(2026, 3, 2)
QUIET = Quiet(time(21), time(8, 30))


def test_a_plan_of_another_step_is_said_at_its_own_moment():
    known = knows(Turn(NEXT, DEFAULT), Turn(PLANNED, on(2, at=time(19))))

    assert lived(known, days=7) == [
        (wall_moment(MONDAY + timedelta(days=1), time(10)), NEXT),
        (wall_moment(MONDAY + timedelta(days=2), time(19)), PLANNED),
        (wall_moment(MONDAY + timedelta(days=3), time(10)), NEXT),
    ]


def test_on_the_same_days_they_take_turns():
    known = knows(Turn(NEXT, on(1, 3)), Turn(PLANNED, on(1, 3, at=time(19))))

    steps = [step for _, step in lived(known, days=28)]

    assert steps.count(NEXT) == steps.count(PLANNED) == 4


def test_what_was_chosen_goes_before_our_own_idea():
    known = knows(Turn(NEXT, DEFAULT), Turn(PLANNED, on(1)))

    assert [step for _, step in lived(known, days=3)] == [PLANNED]


def test_no_step_takes_the_whole_week_from_another():
    known = knows(Turn(NEXT, on(0, 2, 4)), Turn(PLANNED, on(5)))

    said = lived(known, days=70)

    assert sum(step == PLANNED for _, step in said) >= 9


@pytest.mark.parametrize("days", [(0, 1, 2), (1, 3), (5, 6), (0, 3, 6)])
def test_together_they_stay_below_three_in_seven_days_and_one_a_day(days):
    known = knows(Turn(NEXT, on(0, 2, 4)), Turn(PLANNED, on(*days)), Turn(OTHER, on(1, 3, 5)))

    said = [day_of(moment) for moment, _ in lived(known, days=70)]

    assert len(said) >= 27
    assert all(earlier < later for earlier, later in pairwise(said))
    assert max(sum(0 <= (other - one).days < 7 for other in said) for one in said) <= MOST_IN_SEVEN_DAYS


def test_only_steps_that_can_be_done_now_and_have_a_moment_of_their_own_take_turns():
    steps = OpenSteps(NEXT, {NEXT: "", PLANNED: "", OTHER: ""}, ready=(NEXT, PLANNED))
    evening = on(4, at=time(19))

    turns = steps.turns({PLANNED: evening, OTHER: on(5)}, planned={PLANNED, OTHER})

    assert turns == (Turn(NEXT, on(5)), Turn(PLANNED, evening))
    assert steps.turns({}, planned={PLANNED}) == (Turn(NEXT, DEFAULT),)


def test_the_moment_of_a_plan_says_nothing_about_the_next_step():
    steps = OpenSteps(NEXT, {NEXT: "", PLANNED: ""}, ready=(NEXT, PLANNED))
    evening = on(4, at=time(19))

    turns = steps.turns({PLANNED: evening}, planned={PLANNED})

    assert turns == (Turn(NEXT, DEFAULT), Turn(PLANNED, evening))


# --- helpers --------------------------------------------------------------------------------------


def on(*weekdays: int, at: time = time(9, 30)) -> Rhythm:
    return Rhythm(weekdays, at, chosen=True)


def knows(*turns: Turn) -> Circumstances:
    return Circumstances(QUIET, turns[0].rhythm, step_id=turns[0].step_id, turns=turns)


def lived(known: Circumstances, *, days: int) -> list[tuple[datetime, StepId]]:
    """What is said from Monday on by who answers every day, each at the moment that was planned for it."""
    said: list[tuple[datetime, StepId]] = []
    moment, _ = next_turn(known, since=wall_moment(MONDAY, time()))
    while day_of(moment) < MONDAY + timedelta(days=days):
        today = day_of(moment)
        known = heard(known, said, seen_on=today - timedelta(days=1))
        verdict = look_at_step(known, due_at=moment, asked_for=False, now=moment)
        if verdict.do is Do.SAY and verdict.step_id is not None:
            said.append((moment, verdict.step_id))
            known = heard(known, said, seen_on=today)
            moment, _ = next_turn(known, since=moment)
        else:
            moment = verdict.at
    return said


def heard(known: Circumstances, said: list[tuple[datetime, StepId]], *, seen_on: date) -> Circumstances:
    every = tuple(Said(day_of(moment), NudgeKind.STEP, step_id=step) for moment, step in said)
    return Circumstances(
        known.quiet,
        known.rhythm,
        said=every,
        last_seen_on=seen_on,
        step_id=known.step_id,
        turns=known.turns,
    )
