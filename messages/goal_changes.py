"""What a participant reads of a change of what was agreed, and of a goal that is picked up again."""

from dataclasses import dataclass

from mentoring.goals import Goal
from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, Label, Notice, Screen, Urgency
from messages.goal_differences import Change, what_differs
from messages.goal_proposals import ProposedSign, ProposedStep
from messages.goals import DayOfYear, day_of_year
from messages.recognition import earns

_AT_ONCE = 3
"""Changes on the screen; the others open with a tap, so that the message stays within five short lines."""


class ChangeLabel(Label):
    """To the participant, under what may change."""

    AGREE = N_("Yes, we do it like this")
    LEAVE = N_("Leave it as it was")


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
    recognition: RecognitionKey | None = None
    text = N_(
        "<b>{title}</b>\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "The goal itself: {recognition}\n"
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
    recognition: RecognitionKey | None = None
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_(
        "🎯 Agreed. We do it like this.\n"
        "Your next step: {step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "You get: {recognition}\n"
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
    recognition: RecognitionKey | None = None
    text = N_(
        "🎯 {mentor} says yes. You go on.\n"
        "Your next step: {step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "You get: {recognition}\n"
        "This is for your goal: {title}"
    )


def changed_goal(old: Goal, new: Goal) -> ChangedGoal:
    """What differs between a goal as it counts, or counted, and as it is proposed (`Goal.as_in`)."""
    found = tuple(what_differs(old, new))
    before, after = (None, None) if new.promised == old.promised else (old.promised, new.promised)
    return ChangedGoal(new.title, found[:_AT_ONCE], found[_AT_ONCE:], before, after)


def picked_up_goal(goal: Goal) -> PickedUpGoal:
    """What is still to do and to earn: what was done before is done."""
    left = goal.open_steps
    return PickedUpGoal(
        title=goal.title,
        why=goal.why,
        steps=tuple(ProposedStep(step.position, step.title, earns(step)) for step in left),
        signs=tuple(ProposedSign(step.position, step.seen_by) for step in left),
        seen_by=goal.seen_by,
        due_on=day_of_year(goal.due_on),
        reward=goal.reward or None,
        total=goal.outstanding or None,
        recognition=goal.recognition,
    )


def change_agreed(goal: Goal) -> ChangeAgreed:
    """The confirmation, with the step that can be done now if there is one."""
    return ChangeAgreed(goal.title, *_to_do(goal))


def pick_up_agreed(goal: Goal, mentor: str) -> PickUpAgreed:
    """The same for a goal that the participant picked up again."""
    return PickUpAgreed(mentor, goal.title, *_to_do(goal))


def _to_do(goal: Goal) -> tuple[str, str, Cents | None, int, int, RecognitionKey | None]:
    step = goal.next_step
    if step is None:
        return "", "", None, goal.id, 0, None
    return step.title, step.seen_by, step.reward or None, goal.id, step.id, step.recognition
