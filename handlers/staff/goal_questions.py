"""How /doel asks: one question for each field of its form."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.buttons import in_rows
from handlers.context import Context
from handlers.forms import Asking, Choices
from handlers.staff.choosing import participants_to_choose
from handlers.staff.goal_examples import ask_example
from handlers.staff.goal_room import fit
from handlers.staff.goal_values import (
    ADD_STEP,
    ADJUST,
    AMOUNTS,
    BACK,
    DROP,
    EXAMPLES,
    KEEP,
    MONTHS_AHEAD,
    ORDER,
    SKIP,
    STEP,
    YES,
    adjustable_steps,
    is_dropping,
    known_of_step,
    marks_of,
    name_of,
    number_of_step,
    said_of_step,
)
from handlers.staff.recognition import ask_recognition, recognition_button
from mentoring.clarity import unclear
from mentoring.goal_drafts import MOST_STEPS
from mentoring.lengths import shortened
from mentoring.questions import Question
from messages.base import Label, Screen
from messages.catalogue import money
from messages.common import CommonStaffLabel
from messages.goal_form import (
    AskDropStep,
    AskEachReward,
    AskGoalDueOn,
    AskGoalPart,
    AskGoalParticipant,
    AskGoalPillar,
    AskGoalReward,
    AskGoalSeenBy,
    AskGoalTitle,
    AskGoalWhy,
    AskMoreSteps,
    AskSaidStep,
    AskSaidTitle,
    AskSpokenTitle,
    AskStepReward,
    AskStepSeenBy,
    AskStepTitle,
    GoalFormLabel,
    GoalPart,
    SendTo,
    StepToAdjust,
)
from messages.goal_summary import goal_summary

_SHORT_TITLE = 24
"""Characters of a step on a button, which does not wrap on a phone."""


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskGoalParticipant(), await participants_to_choose(context))


async def _ask_title(context: Context, question: Question) -> Asking:
    values = question.values
    is_new = "title" not in values and "said" not in values
    examples: Choices = [[(GoalFormLabel.EXAMPLES, EXAMPLES)]]
    offered = examples if is_new and context.programme.method.examples else []
    return Asking(_title_asked(values), [*offered, *_keep(values, "title")])


def _title_asked(values: dict[str, Any]) -> Screen:
    """In the words of a wish, if it is one. Once there is something better, it is a goal as any other."""
    if "said" not in values or "seen_by" in values:
        return AskGoalTitle(name_of(values))
    title = values.get("title")
    return AskSaidTitle(name_of(values), title) if title else AskSpokenTitle(name_of(values))


async def _ask_pillar(context: Context, question: Question) -> Asking:
    pillars: Choices = in_rows((pillar.name, pillar.key) for pillar in context.programme.method.asked)
    return Asking(AskGoalPillar(), [*pillars, *_keep(question.values, "pillar")])


async def _ask_why(context: Context, question: Question) -> Asking:
    return Asking(
        AskGoalWhy(name_of(question.values)),
        [[(CommonStaffLabel.SKIP, SKIP)], *_keep(question.values, "why")],
    )


async def _ask_seen_by(context: Context, question: Question) -> Asking:
    return Asking(AskGoalSeenBy(), _keep(question.values, "seen_by"))


async def _ask_step_title(context: Context, question: Question) -> Asking:
    values, number = question.values, number_of_step(question.values)
    said = said_of_step(values)
    screen = AskSaidStep(number, name_of(values), said["title"]) if said else AskStepTitle(number)
    return Asking(screen, _keep_of_step(values, "title"))


async def _ask_step_seen_by(context: Context, question: Question) -> Asking:
    values = question.values
    return Asking(AskStepSeenBy(number_of_step(values)), _keep_of_step(values, "seen_by"))


async def _ask_steps(context: Context, question: Question) -> Asking:
    """What the step earns, after which it is complete; or whether it may be taken away."""
    values = question.values
    if is_dropping(values):
        number = number_of_step(values)
        sure: Choices = [[(GoalFormLabel.DROP, YES), (GoalFormLabel.KEEP, KEEP)]]
        return Asking(AskDropStep(number, values["steps"][number - 1]["title"]), sure)
    return Asking(
        AskStepReward(number_of_step(values)), [*_rewards(context), *_keep_of_step(values, "reward")]
    )


async def _ask_more(context: Context, question: Question) -> Asking:
    choices: Choices = [[(GoalFormLabel.ANOTHER_STEP, YES), (GoalFormLabel.ENOUGH_STEPS, BACK)]]
    return Asking(AskMoreSteps(len(question.values["steps"])), choices)


async def _ask_each_reward(context: Context, question: Question) -> Asking:
    return Asking(AskEachReward(), _rewards(context))


async def _ask_reward(context: Context, question: Question) -> Asking:
    return Asking(AskGoalReward(), [*_rewards(context), *_keep(question.values, "reward")])


async def _ask_which(context: Context, question: Question) -> Asking:
    return ask_recognition(context)


async def _ask_due_on(context: Context, question: Question) -> Asking:
    ahead: list[tuple[Label | str, str]] = [(label, value) for value, (_, label) in MONTHS_AHEAD.items()]
    return Asking(
        AskGoalDueOn(),
        [[(GoalFormLabel.NO_DATE, SKIP)], ahead, *_keep(question.values, "due_on")],
    )


async def _ask_summary(context: Context, question: Question) -> Asking:
    values = question.values
    name, fitted = name_of(values), await fit(context, values)
    draft = fitted.draft
    send = context.catalogue.on_button(SendTo(name))
    pillar = context.programme.method.name_of(draft.pillar)
    # Nobody is asked about a step that stays as it was agreed on.
    doubts = [doubt for doubt in unclear(draft) if doubt.step in (0, *adjustable_steps(values))]
    summary = goal_summary(draft, name, pillar, marks_of(values), doubts, fitted.told)
    return Asking(summary, [[(send, fitted.send)], [(GoalFormLabel.ADJUST, ADJUST)]])


async def _ask_part(context: Context, question: Question) -> Asking:
    values = question.values
    parts: Choices = in_rows((part, part.name.lower()) for part in GoalPart if part is not GoalPart.ADD_STEP)
    more: Choices = [[(GoalPart.ADD_STEP, ADD_STEP)]] if len(values["steps"]) < MOST_STEPS else []
    to_other_order = (
        GoalFormLabel.TO_FREE_ORDER if values.get("in_order", True) else GoalFormLabel.TO_IN_ORDER
    )
    order: Choices = [[(to_other_order, ORDER)]]
    back: Choices = [[(GoalFormLabel.BACK, BACK)]]
    return Asking(AskGoalPart(), [*parts, *_steps_to_adjust(context, values), *more, *order, *back])


def _steps_to_adjust(context: Context, values: dict[str, Any]) -> Choices:
    """Each step that may still change, and the way to take it out; the last one stays."""
    rows: Choices = []
    for number in adjustable_steps(values):
        title = shortened(values["steps"][number - 1]["title"], _SHORT_TITLE)
        row: list[tuple[Label | str, str]] = [
            (context.catalogue.on_button(StepToAdjust(number, title)), f"{STEP}{number}")
        ]
        if len(values["steps"]) > 1:
            row.append((GoalFormLabel.DROP, f"{DROP}{number}"))
        rows.append(row)
    return rows


def _keep(values: dict[str, Any], name: str) -> Choices:
    return [[(GoalFormLabel.KEEP, KEEP)]] if name in values else []


def _keep_of_step(values: dict[str, Any], name: str) -> Choices:
    return [[(GoalFormLabel.KEEP, KEEP)]] if name in known_of_step(values) else []


def _rewards(context: Context) -> Choices:
    """Amounts, and recognition next to them."""
    amounts: Choices = [[(money(amount), value) for value, amount in AMOUNTS.items()]]
    return [*amounts, *recognition_button(context)]


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "who": _ask_who,
    "title": _ask_title,
    "pillar": _ask_pillar,
    "example": ask_example,
    "why": _ask_why,
    "seen_by": _ask_seen_by,
    "step_title": _ask_step_title,
    "step_seen_by": _ask_step_seen_by,
    "steps": _ask_steps,
    "more": _ask_more,
    "each_reward": _ask_each_reward,
    "reward": _ask_reward,
    "due_on": _ask_due_on,
    "summary": _ask_summary,
    "part": _ask_part,
    "which": _ask_which,
}
"""By the name of the field."""
