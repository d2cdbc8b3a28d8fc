"""What changes about a goal is told as old and new, and nothing that stays is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.money import Cents
from mentoring.steps import NEW_STEP, Step, StepState
from messages.base import Screen
from messages.goal_changes import changed_goal, picked_up_goal
from messages.goal_differences import (
    DateDiffers,
    DateIsGone,
    DateIsNew,
    GoalRewardDiffers,
    GoalSeenBy,
    PillarDiffers,
    RewardDiffers,
    StepDiffers,
    StepIsGone,
    StepIsNew,
    StepSeenBy,
    StepsInAnyOrder,
    StepsInOrder,
    TitleWas,
    WhyIs,
    WhyIsGone,
)
from messages.goals import DayOfYear
from messages.recognition import Earns

DAY, LATER = date(2027, 3, 3), date(2027, 4, 1)
FIRST = Step(StepId(1), 1, "Post openen", "De post is open", Cents(5_00))
SECOND = Step(StepId(2), 2, "Map kopen", "De map is er", Cents(2_00))
GOAL = Goal(
    id=GoalId(1),
    participant_id=PersonId(3),
    pillar=PillarKey("money"),
    title="Mijn post op orde",
    why="Rust",
    seen_by="Er ligt geen post",
    reward=Cents(15_00),
    due_on=DAY,
    steps=(FIRST, SECOND),
    proposed_by=PersonId(2),
    proposed_at=datetime(2027, 3, 2, tzinfo=UTC),
    state=GoalState.AGREED,
    agreed_version=1,
)


def changes(old: Goal, new: Goal) -> tuple[Screen, ...]:
    shown = changed_goal(old, new)
    return (*shown.changes, *shown.more)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (replace(GOAL, title="Mijn kast op orde"), [TitleWas("Mijn post op orde")]),
        (replace(GOAL, why="Ruimte"), [WhyIs("Ruimte")]),
        (replace(GOAL, why=""), [WhyIsGone()]),
        (replace(GOAL, pillar=PillarKey("work")), [PillarDiffers()]),
        (replace(GOAL, seen_by="De bak is leeg"), [GoalSeenBy("De bak is leeg")]),
        (replace(GOAL, reward=Cents(0)), [GoalRewardDiffers(Cents(15_00), Cents(0))]),
        (replace(GOAL, due_on=None), [DateIsGone()]),
        (
            replace(GOAL, due_on=LATER),
            [DateDiffers(DayOfYear(DAY, "2027"), DayOfYear(LATER, "2027"))],
        ),
        (replace(GOAL, in_order=False), [StepsInAnyOrder()]),
        (replace(GOAL, steps=(FIRST,)), [StepIsGone("Map kopen")]),
        (
            replace(GOAL, steps=(replace(FIRST, title="Eén brief"), SECOND)),
            [StepDiffers("Post openen", "Eén brief", Earns(Cents(5_00)), None)],
        ),
        (
            replace(GOAL, steps=(replace(FIRST, title="Eén brief", reward=Cents(2_00)), SECOND)),
            [StepDiffers("Post openen", "Eén brief", Earns(Cents(2_00)), Cents(5_00))],
        ),
        (
            replace(GOAL, steps=(FIRST, replace(SECOND, reward=Cents(3_00)))),
            [RewardDiffers("Map kopen", Cents(2_00), Cents(3_00))],
        ),
        (
            replace(GOAL, steps=(FIRST, replace(SECOND, seen_by="Er zijn drie mappen"))),
            [StepSeenBy(2, "Er zijn drie mappen")],
        ),
        (
            replace(GOAL, steps=(FIRST, SECOND, Step(NEW_STEP, 3, "Bellen", "Gebeld", Cents(0)))),
            [StepIsNew("Bellen", None), StepSeenBy(3, "Gebeld")],
        ),
        (GOAL, []),
    ],
)
def test_each_change_is_told_alone(new: Goal, told: list[Screen]):
    assert list(changes(GOAL, new)) == told


def test_a_date_that_comes_and_an_order_that_comes_are_told_too():
    free = replace(GOAL, due_on=None, in_order=False)

    assert changes(free, GOAL) == (DateIsNew(DayOfYear(DAY, "2027")), StepsInOrder())


def test_two_new_steps_are_both_told():
    new = tuple(Step(NEW_STEP, place, f"Stap {place}", "Te zien", Cents(0)) for place in (1, 2))

    told = changes(GOAL, replace(GOAL, steps=new))

    assert [change.step for change in told if isinstance(change, StepIsNew)] == ["Stap 1", "Stap 2"]
    assert [change.step for change in told if isinstance(change, StepIsGone)] == ["Post openen", "Map kopen"]


def test_a_step_that_was_dropped_before_is_not_told_again():
    dropped = replace(SECOND, state=StepState.DROPPED)

    assert changes(replace(GOAL, steps=(FIRST, dropped)), replace(GOAL, steps=(FIRST,))) == ()


def test_what_all_of_it_earns_is_told_when_it_differs():
    less = replace(GOAL, steps=(FIRST,))

    assert (changed_goal(GOAL, less).total, changed_goal(GOAL, GOAL).total) == (Cents(20_00), None)


def test_three_changes_stand_on_the_screen_and_the_others_open_with_a_tap():
    other = replace(GOAL, title="Kast", why="Ruimte", seen_by="Leeg", in_order=False, due_on=None)

    shown = changed_goal(GOAL, other)

    assert (len(shown.changes), len(shown.more)) == (3, 2)


def test_what_it_was_is_cut_short():
    long = replace(GOAL, title="Alles wat er nog aan post in huis ligt op orde")

    assert changes(long, GOAL) == (TitleWas("Alles wat er nog aan po…"),)


def test_of_a_goal_that_is_picked_up_only_what_is_left_is_told():
    done = replace(FIRST, state=StepState.DONE, done_at=datetime(2027, 3, 3, tzinfo=UTC))

    left = picked_up_goal(replace(GOAL, steps=(done, SECOND)))

    assert [step.step for step in left.steps] == ["Map kopen"]
    assert left.total == Cents(17_00)
