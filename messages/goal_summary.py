"""The goal as /doel reads it back to a mentor: its steps, what can't be changed any more, and what there is to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentoring.clarity import Doubt
from mentoring.goal_drafts import Draft
from mentoring.money import Cents
from mentoring.steps import StepState
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.caps import BecomesNothing, BecomesRecognition
from messages.clarity import Question, to_ask_together
from messages.goals import DayOfYear, day_of_year
from messages.recognition import Reward, worth


class StepMark(StaffLabel):
    """To the mentor, behind a step that can't be changed any more."""

    DONE = N_("· ☑ done")
    CLAIMED = N_("· waits for your decision")


class StepOrder(StaffLabel):
    """To the mentor, in a goal: how its steps are done."""

    IN_ORDER = N_("one after the other")
    FREE = N_("in any order")


@dataclass(frozen=True, slots=True)
class SummaryStep(Screen, ToStaff):
    """In a goal: one step. `mark`: it can't be changed any more."""

    number: int
    step: str
    reward: Reward
    mark: StepMark | None
    seen_by: str
    text = N_("{number}. {step} · {reward} {mark}\n    <i>{seen_by}</i>")


@dataclass(frozen=True, slots=True)
class GoalSummary(Screen, ToStaff):
    """To the mentor, with the participant beside them: the whole goal read back before it is sent."""

    name: str
    title: str
    pillar: str
    why: str
    seen_by: str
    reward: Reward
    due_on: DayOfYear | None
    steps: tuple[SummaryStep, ...]
    order: StepOrder
    total: Cents | None
    room: BecomesRecognition | BecomesNothing | None
    questions: tuple[Question, ...]
    text = N_(
        "<b>{title}</b>\n"
        "{name} · {pillar}\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "    <i>{seen_by}</i>\n"
        "Date: {due_on}\n"
        "Steps: {order}\n"
        "<b>In all {total}</b>\n"
        "{room}\n"
        "{questions}\n"
        "Is this right?"
    )


def goal_summary(
    draft: Draft,
    name: str,
    pillar: str,
    marks: Sequence[StepMark | None],
    doubts: Iterable[Doubt],
    room: BecomesRecognition | BecomesNothing | None = None,
) -> GoalSummary:
    """A draft as it is read back, with what its pillar is called, and what there is to ask each other. `room` says what
    of it no longer fits in this year.
    """
    return GoalSummary(
        name=name,
        title=draft.title,
        pillar=pillar,
        why=draft.why,
        seen_by=draft.seen_by,
        reward=worth(draft),
        due_on=day_of_year(draft.due_on),
        steps=tuple(
            SummaryStep(number, step.title, worth(step), mark, step.seen_by)
            for number, (step, mark) in enumerate(zip(draft.steps, marks, strict=True), start=1)
        ),
        order=step_order(draft.in_order),
        total=_total(draft),
        room=room,
        questions=to_ask_together(doubts),
    )


def _total(draft: Draft) -> Cents | None:
    """All the money together. Of a goal that earns recognition and no money, none: then there is nothing to add up."""
    earns_recognition = draft.recognition or any(step.recognition for step in draft.steps)
    return None if earns_recognition and not draft.promised else draft.promised


def step_order(in_order: bool) -> StepOrder:
    """How the steps of a goal are done."""
    return StepOrder.IN_ORDER if in_order else StepOrder.FREE


def mark_of(state: StepState) -> StepMark | None:
    """What stands behind a step: nothing when it is still to be done."""
    return {StepState.DONE: StepMark.DONE, StepState.CLAIMED: StepMark.CLAIMED}.get(state)
