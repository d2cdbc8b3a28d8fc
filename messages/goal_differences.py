"""What differs between a goal as it counts and as it is proposed, a line for each, as the participant reads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentoring.goals import Goal
from mentoring.lengths import shortened
from mentoring.money import Cents
from mentoring.steps import Step, StepState
from messages.base import N_, Screen
from messages.goals import DayOfYear, day_of_year
from messages.recognition import BehindStep, Reward, earns, worth

_SHORT = 24
"""Characters of what it was: enough to know it by, and seven changed steps still fit in one message of 4096."""


@dataclass(frozen=True, slots=True)
class TitleWas(Screen):
    """Among the changes: the goal was called otherwise."""

    old: str
    text = N_("It was called: {old}")


@dataclass(frozen=True, slots=True)
class WhyIs(Screen):
    """Among the changes: why the goal matters."""

    why: str
    text = N_("Why: {why}")


@dataclass(frozen=True, slots=True)
class WhyIsGone(Screen):
    """Among the changes: it is no longer said why the goal matters."""

    text = N_("There is no reason with it any more.")


@dataclass(frozen=True, slots=True)
class PillarDiffers(Screen):
    """Among the changes: the goal is of another pillar."""

    text = N_("The goal belongs to another pillar.")


@dataclass(frozen=True, slots=True)
class StepIsNew(Screen):
    """Among the changes: a step more."""

    step: str
    earns: BehindStep | None
    text = N_("New: {step} {earns}")


@dataclass(frozen=True, slots=True)
class StepIsGone(Screen):
    """Among the changes: a step less."""

    step: str
    text = N_("Gone: {step}")


@dataclass(frozen=True, slots=True)
class StepDiffers(Screen):
    """Among the changes: what a step was, and what it is; with what it earned, when that is another sum."""

    old: str
    step: str
    earns: BehindStep | None
    total: Cents | None
    text = N_("{old} → {step} {earns}\nNow {total}.")


@dataclass(frozen=True, slots=True)
class RewardDiffers(Screen):
    """Among the changes: what a step earns."""

    step: str
    old: Cents
    reward: Cents
    text = N_("{step}: {old} → {reward}")


@dataclass(frozen=True, slots=True)
class GoalRewardDiffers(Screen):
    """Among the changes: what the goal itself earns."""

    old: Cents
    reward: Cents
    text = N_("The goal itself: {old} → {reward}")


@dataclass(frozen=True, slots=True)
class RewardBecomes(Screen):
    """Among the changes: what a step earns, when it is or was recognition."""

    step: str
    old: Reward
    reward: Reward
    text = N_("{step}: {old} → {reward}")


@dataclass(frozen=True, slots=True)
class GoalRewardBecomes(Screen):
    """Among the changes: what the goal itself earns, when it is or was recognition."""

    old: Reward
    reward: Reward
    text = N_("The goal itself: {old} → {reward}")


@dataclass(frozen=True, slots=True)
class StepSeenBy(Screen):
    """Among the changes: how both will see that a step is done, now that the step or this is another."""

    number: int
    seen_by: str
    text = N_("We both see step {number}: {seen_by}")


@dataclass(frozen=True, slots=True)
class GoalSeenBy(Screen):
    """Among the changes: how both will see that the goal is reached."""

    seen_by: str
    text = N_("We both see the goal: {seen_by}")


@dataclass(frozen=True, slots=True)
class DateDiffers(Screen):
    """Among the changes: the day of the goal."""

    old: DayOfYear
    due_on: DayOfYear
    text = N_("Date: {old} → {due_on}")


@dataclass(frozen=True, slots=True)
class DateIsNew(Screen):
    """Among the changes: the goal has a day now."""

    due_on: DayOfYear
    text = N_("Date: {due_on}")


@dataclass(frozen=True, slots=True)
class DateIsGone(Screen):
    """Among the changes: the goal has no day any more."""

    text = N_("The date goes away.")


@dataclass(frozen=True, slots=True)
class StepsInOrder(Screen):
    """Among the changes: the steps go one after the other."""

    text = N_("The steps go in order.")


@dataclass(frozen=True, slots=True)
class StepsInAnyOrder(Screen):
    """Among the changes: the participant chooses the step."""

    text = N_("You choose which step you do first.")


Change = (
    TitleWas
    | WhyIs
    | WhyIsGone
    | PillarDiffers
    | StepIsNew
    | StepIsGone
    | StepDiffers
    | RewardDiffers
    | GoalRewardDiffers
    | RewardBecomes
    | GoalRewardBecomes
    | StepSeenBy
    | GoalSeenBy
    | DateDiffers
    | DateIsNew
    | DateIsGone
    | StepsInOrder
    | StepsInAnyOrder
)


def what_differs(old: Goal, new: Goal) -> Iterator[Change]:
    """From the goal as it counts, or counted, to the goal as it is proposed; nothing for what stays."""
    """The steps first: they are what somebody does."""
    if new.title != old.title:
        yield TitleWas(shortened(old.title, _SHORT))
    yield from _changes_of_steps(old, new)
    if worth(new) != worth(old):
        yield _goal_reward(old, new)
    yield from _change_of_date(old, new)
    if new.seen_by != old.seen_by:
        yield GoalSeenBy(new.seen_by)
    if new.why != old.why:
        yield WhyIs(new.why) if new.why else WhyIsGone()
    if new.in_order != old.in_order:
        yield StepsInOrder() if new.in_order else StepsInAnyOrder()
    if new.pillar != old.pillar:
        yield PillarDiffers()


def _goal_reward(old: Goal, new: Goal) -> Change:
    if old.recognition or new.recognition:
        return GoalRewardBecomes(worth(old), worth(new))
    return GoalRewardDiffers(old.reward, new.reward)


def _changes_of_steps(old: Goal, new: Goal) -> Iterator[Change]:
    before = {step.id: step for step in old.steps if step.state is not StepState.DROPPED}
    kept = {step.id for step in new.steps}
    for step in new.steps:
        was = before.get(step.id)
        if was is None:
            yield StepIsNew(step.title, earns(step))
            yield StepSeenBy(step.position, step.seen_by)
        else:
            yield from _changes_of_step(was, step)
    yield from (StepIsGone(shortened(step.title, _SHORT)) for step in before.values() if step.id not in kept)


def _changes_of_step(was: Step, step: Step) -> Iterator[Change]:
    is_money = not (was.recognition or step.recognition)
    if step.title != was.title:
        earned = was.reward if is_money and was.reward != step.reward else None
        yield StepDiffers(shortened(was.title, _SHORT), step.title, earns(step), earned)
    if worth(step) != worth(was) and not is_money:
        yield RewardBecomes(step.title, worth(was), worth(step))
    elif step.reward != was.reward and step.title == was.title:
        yield RewardDiffers(step.title, was.reward, step.reward)
    if step.seen_by != was.seen_by:
        yield StepSeenBy(step.position, step.seen_by)


def _change_of_date(old: Goal, new: Goal) -> Iterator[Change]:
    before, after = day_of_year(old.due_on), day_of_year(new.due_on)
    if before == after:
        return
    if after is None:
        yield DateIsGone()
    else:
        yield DateDiffers(before, after) if before else DateIsNew(after)
