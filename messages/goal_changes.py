"""What participants read when what was agreed may change: only what changes, old and new, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentoring.goals import Goal
from mentoring.lengths import shortened
from mentoring.money import Cents
from mentoring.steps import Step, StepState
from messages.base import N_, Label, Notice, Screen, Urgency
from messages.goals import DayOfYear, Earns, ProposedSign, ProposedStep, day_of_year, earns

_SHORT = 24
"""Characters of what it was: enough to know it by, and seven changed steps still fit in one message of 4096."""

_AT_ONCE = 3
"""Changes on the screen; the others open with a tap, so that the message stays within five short lines."""


class ChangeLabel(Label):
    """To the participant, under what may change."""

    AGREE = N_("Yes, we do it like this")
    LEAVE = N_("Leave it as it was")


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
    earns: Earns | None
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
    earns: Earns | None
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
    | StepSeenBy
    | GoalSeenBy
    | DateDiffers
    | DateIsNew
    | DateIsGone
    | StepsInOrder
    | StepsInAnyOrder
)


@dataclass(frozen=True, slots=True)
class ChangedGoal(Screen):
    """To the participant: what changes about a goal, to say yes to or not. What was agreed counts until then."""

    title: str
    changes: tuple[Change, ...]
    more: tuple[Change, ...]
    old: Cents | None
    total: Cents | None
    text = N_(
        "<b>{title}</b>\n"
        "{changes}\n"
        "<blockquote expandable>{more}</blockquote>\n"
        "In all you earn {total}. Now it is {old}.\n"
        "Shall we do it like this?"
    )


@dataclass(frozen=True, slots=True)
class GoalChanged(Notice):
    """To the participant, when the mentor wants to change what was agreed. A neutral first line."""

    mentor: str
    goal: ChangedGoal
    goal_id: int
    version: int
    text = N_("🎯 {mentor} proposes a change.\n{goal}")


@dataclass(frozen=True, slots=True)
class PickedUpGoal(Screen):
    """To the participant: what is left of a goal that was set aside, to go on with or not."""

    title: str
    why: str
    steps: tuple[ProposedStep, ...]
    signs: tuple[ProposedSign, ...]
    seen_by: str
    due_on: DayOfYear | None
    reward: Cents | None
    total: Cents | None
    text = N_(
        "<b>{title}</b>\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "Date: {due_on}\n"
        "With what is left you earn {total}.\n"
        "<blockquote expandable>We both see:\n"
        "{signs}\n"
        "The goal: {seen_by}</blockquote>\n"
        "Shall we go on with it?"
    )


@dataclass(frozen=True, slots=True)
class GoalPickedUp(Notice):
    """To the participant, when the mentor wants to go on with a goal that was set aside. A neutral first line."""

    mentor: str
    goal: PickedUpGoal
    goal_id: int
    version: int
    text = N_("🎯 {mentor} proposes to go on with this:\n{goal}")


@dataclass(frozen=True, slots=True)
class ChangeOvertaken(Screen):
    """To the participant, in the place of a change that no longer fits, because they have done a step meanwhile."""

    mentor: str
    text = N_("You did a step meanwhile. So the proposal does not fit any more.\nWhat shall I tell {mentor}?")


@dataclass(frozen=True, slots=True)
class LeftAsItWas(Screen):
    """To the participant who left a goal as it was."""

    title: str
    text = N_("Good. It stays as it was:\n<b>{title}</b>")


@dataclass(frozen=True, slots=True)
class ChangeAgreed(Notice):
    """To the participant, as soon as they said yes to a change: and what there is to do now. `step_id` 0: no step."""

    title: str
    step: str
    seen_by: str
    reward: Cents | None
    goal_id: int
    step_id: int
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_(
        "🎯 Agreed. We do it like this.\n"
        "Your next step: {step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "This is for your goal: {title}"
    )


@dataclass(frozen=True, slots=True)
class PickUpAgreed(Notice):
    """To the participant, when the mentor said yes to going on with a goal: and what is next. `step_id` 0: no step."""

    mentor: str
    title: str
    step: str
    seen_by: str
    reward: Cents | None
    goal_id: int
    step_id: int
    text = N_(
        "🎯 {mentor} says yes. You go on.\n"
        "Your next step: {step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "This is for your goal: {title}"
    )


# --- from two versions to what differs ----------------------------------------------------------------


def changed_goal(old: Goal, new: Goal) -> ChangedGoal:
    """What differs between a goal as it counts, or counted, and as it is proposed (`Goal.as_in`)."""
    found = tuple(_changes(old, new))
    before, after = (None, None) if new.promised == old.promised else (old.promised, new.promised)
    return ChangedGoal(new.title, found[:_AT_ONCE], found[_AT_ONCE:], before, after)


def picked_up_goal(goal: Goal) -> PickedUpGoal:
    """What is still to do and to earn: what was done before is done."""
    left = goal.open_steps
    return PickedUpGoal(
        title=goal.title,
        why=goal.why,
        steps=tuple(ProposedStep(step.position, step.title, earns(step.reward)) for step in left),
        signs=tuple(ProposedSign(step.position, step.seen_by) for step in left),
        seen_by=goal.seen_by,
        due_on=day_of_year(goal.due_on),
        reward=goal.reward or None,
        total=goal.outstanding or None,
    )


def change_agreed(goal: Goal) -> ChangeAgreed:
    """The confirmation, with the step that can be done now if there is one."""
    return ChangeAgreed(goal.title, *_to_do(goal))


def pick_up_agreed(goal: Goal, mentor: str) -> PickUpAgreed:
    """The same for a goal that the participant picked up again."""
    return PickUpAgreed(mentor, goal.title, *_to_do(goal))


def _to_do(goal: Goal) -> tuple[str, str, Cents | None, int, int]:
    step = goal.next_step
    if step is None:
        return "", "", None, goal.id, 0
    return step.title, step.seen_by, step.reward or None, goal.id, step.id


def _changes(old: Goal, new: Goal) -> Iterator[Change]:
    """The steps first: they are what somebody does."""
    if new.title != old.title:
        yield TitleWas(shortened(old.title, _SHORT))
    yield from _changes_of_steps(old, new)
    if new.reward != old.reward:
        yield GoalRewardDiffers(old.reward, new.reward)
    yield from _change_of_date(old, new)
    if new.seen_by != old.seen_by:
        yield GoalSeenBy(new.seen_by)
    if new.why != old.why:
        yield WhyIs(new.why) if new.why else WhyIsGone()
    if new.in_order != old.in_order:
        yield StepsInOrder() if new.in_order else StepsInAnyOrder()
    if new.pillar != old.pillar:
        yield PillarDiffers()


def _changes_of_steps(old: Goal, new: Goal) -> Iterator[Change]:
    before = {step.id: step for step in old.steps if step.state is not StepState.DROPPED}
    kept = {step.id for step in new.steps}
    for step in new.steps:
        was = before.get(step.id)
        if was is None:
            yield StepIsNew(step.title, earns(step.reward))
            yield StepSeenBy(step.position, step.seen_by)
        else:
            yield from _changes_of_step(was, step)
    yield from (StepIsGone(shortened(step.title, _SHORT)) for step in before.values() if step.id not in kept)


def _changes_of_step(was: Step, step: Step) -> Iterator[Change]:
    if step.title != was.title:
        earned = was.reward if was.reward != step.reward else None
        yield StepDiffers(shortened(was.title, _SHORT), step.title, earns(step.reward), earned)
    elif step.reward != was.reward:
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
