"""How /doel asks: one question for each field of its form."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.buttons import in_rows
from handlers.context import Context
from handlers.forms import Asking, Choices
from handlers.staff.choosing import participants_to_choose
from handlers.staff.goal_values import (
    ADD_STEP,
    ADJUST,
    AMOUNTS,
    BACK,
    DROP,
    KEEP,
    MONTHS_AHEAD,
    SEND,
    SKIP,
    STEP,
    YES,
    draft_of,
    is_dropping,
    known_of_step,
    name_of,
    number_of_step,
)
from mentoring.goals import MOST_STEPS
from mentoring.questions import Question
from messages.base import Label
from messages.catalogue import money
from messages.goals_staff import (
    AskDropStep,
    AskGoalDueOn,
    AskGoalPart,
    AskGoalParticipant,
    AskGoalPillar,
    AskGoalReward,
    AskGoalSeenBy,
    AskGoalTitle,
    AskGoalWhy,
    AskMoreSteps,
    AskStepReward,
    AskStepSeenBy,
    AskStepTitle,
    GoalFormLabel,
    GoalPart,
    SendTo,
    StepToAdjust,
    goal_summary,
)

_SHORT_TITLE = 24
"""Characters of a step on a button, which does not wrap on a phone."""


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskGoalParticipant(), await participants_to_choose(context))


async def _ask_title(context: Context, question: Question) -> Asking:
    return Asking(AskGoalTitle(name_of(question.values)), _keep(question.values, "title"))


async def _ask_pillar(context: Context, question: Question) -> Asking:
    pillars: Choices = in_rows((pillar.name, pillar.key) for pillar in context.programme.method.asked)
    return Asking(AskGoalPillar(), [*pillars, *_keep(question.values, "pillar")])


async def _ask_why(context: Context, question: Question) -> Asking:
    return Asking(
        AskGoalWhy(name_of(question.values)), [[(GoalFormLabel.SKIP, SKIP)], *_keep(question.values, "why")]
    )


async def _ask_seen_by(context: Context, question: Question) -> Asking:
    return Asking(AskGoalSeenBy(), _keep(question.values, "seen_by"))


async def _ask_step_title(context: Context, question: Question) -> Asking:
    return Asking(AskStepTitle(number_of_step(question.values)), _keep_of_step(question.values))


async def _ask_step_seen_by(context: Context, question: Question) -> Asking:
    return Asking(AskStepSeenBy(number_of_step(question.values)), _keep_of_step(question.values))


async def _ask_steps(context: Context, question: Question) -> Asking:
    """What the step earns, after which it is complete; or whether it may be taken away."""
    values = question.values
    if is_dropping(values):
        number = number_of_step(values)
        sure: Choices = [[(GoalFormLabel.DROP, YES), (GoalFormLabel.KEEP, KEEP)]]
        return Asking(AskDropStep(number, values["steps"][number - 1]["title"]), sure)
    return Asking(AskStepReward(number_of_step(values)), [*_amounts(), *_keep_of_step(values)])


async def _ask_more(context: Context, question: Question) -> Asking:
    choices: Choices = [[(GoalFormLabel.ANOTHER_STEP, YES), (GoalFormLabel.ENOUGH_STEPS, BACK)]]
    return Asking(AskMoreSteps(len(question.values["steps"])), choices)


async def _ask_reward(context: Context, question: Question) -> Asking:
    return Asking(AskGoalReward(), [*_amounts(), *_keep(question.values, "reward")])


async def _ask_due_on(context: Context, question: Question) -> Asking:
    ahead: list[tuple[Label | str, str]] = [(label, value) for value, (_, label) in MONTHS_AHEAD.items()]
    return Asking(
        AskGoalDueOn(),
        [[(GoalFormLabel.NO_DATE, SKIP)], ahead, *_keep(question.values, "due_on")],
    )


async def _ask_summary(context: Context, question: Question) -> Asking:
    name, draft = name_of(question.values), draft_of(question.values)
    send = context.catalogue.on_button(SendTo(name))
    summary = goal_summary(draft, name, context.programme.method.name_of(draft.pillar))
    return Asking(summary, [[(send, SEND)], [(GoalFormLabel.ADJUST, ADJUST)]])


async def _ask_part(context: Context, question: Question) -> Asking:
    parts = [part for part in GoalPart if part is not GoalPart.ADD_STEP]
    choices: Choices = in_rows((part, part.name.lower()) for part in parts)
    steps = question.values["steps"]
    for number, step in enumerate(steps, start=1):
        title = context.catalogue.on_button(StepToAdjust(number, _short(step["title"])))
        row: list[tuple[Label | str, str]] = [(title, f"{STEP}{number}")]
        if len(steps) > 1:
            row.append((GoalFormLabel.DROP, f"{DROP}{number}"))
        choices.append(row)
    if len(steps) < MOST_STEPS:
        choices.append([(GoalPart.ADD_STEP, ADD_STEP)])
    return Asking(AskGoalPart(), [*choices, [(GoalFormLabel.BACK, BACK)]])


def _keep(values: dict[str, Any], name: str) -> Choices:
    return [[(GoalFormLabel.KEEP, KEEP)]] if name in values else []


def _keep_of_step(values: dict[str, Any]) -> Choices:
    return [[(GoalFormLabel.KEEP, KEEP)]] if known_of_step(values) else []


def _amounts() -> Choices:
    return [[(money(amount), value) for value, amount in AMOUNTS.items()]]


def _short(title: str) -> str:
    return title if len(title) <= _SHORT_TITLE else f"{title[:_SHORT_TITLE]}…"


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "who": _ask_who,
    "title": _ask_title,
    "pillar": _ask_pillar,
    "why": _ask_why,
    "seen_by": _ask_seen_by,
    "step_title": _ask_step_title,
    "step_seen_by": _ask_step_seen_by,
    "steps": _ask_steps,
    "more": _ask_more,
    "reward": _ask_reward,
    "due_on": _ask_due_on,
    "summary": _ask_summary,
    "part": _ask_part,
}
"""By the name of the field."""
