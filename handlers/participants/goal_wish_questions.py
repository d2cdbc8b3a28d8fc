"""How a goal of one's own is asked: one question for each field of its form."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.context import Context
from handlers.forms import Asking, Choices, beside_each_other
from handlers.pages import page_at
from handlers.participants.goal_wish_values import (
    BACK,
    CHANGE,
    EXAMPLES,
    KEEP,
    MORE,
    ON_A_PAGE,
    OWN,
    SEND,
    SKIP,
    TOGETHER,
    UNKNOWN,
    examples_for,
    has_read_back,
)
from mentoring.clarity import Unclear, unclear_step
from mentoring.ids import PillarKey
from mentoring.questions import Question
from messages.clarity import question_for_participant
from messages.common import CommonLabel
from messages.goal_wishes import (
    AskWish,
    AskWishExample,
    AskWishPart,
    AskWishPillar,
    AskWishStep,
    AskWishSteps,
    AskWishWhy,
    SendToMentor,
    SpokenWish,
    TogetherWith,
    WishLabel,
    WishPart,
    WishReadBack,
    step_lines,
)


async def _ask_pillar(context: Context, question: Question) -> Asking:
    pillars: Choices = beside_each_other(
        [(pillar.name, pillar.key) for pillar in context.programme.method.asked]
    )
    return Asking(AskWishPillar(), [*pillars, [(CommonLabel.DONT_KNOW, UNKNOWN)]])


async def _ask_title(context: Context, question: Question) -> Asking:
    examples: Choices = [[(WishLabel.EXAMPLES, EXAMPLES)]]
    has_examples = bool(examples_for(context.programme.method, question.values))
    return Asking(AskWish(), [*(examples if has_examples else []), *_keep(question.values, "title")])


async def _ask_example(context: Context, question: Question) -> Asking:
    found = examples_for(context.programme.method, question.values)
    page = page_at(found, question.values.get("example", 0), size=ON_A_PAGE)
    examples: Choices = [[(example.title, str(number))] for number, example in page.shown]
    more: Choices = [] if page.is_all else [[(WishLabel.MORE_EXAMPLES, MORE)]]
    return Asking(AskWishExample(), [*examples, *more, [(WishLabel.OWN_WORDS, OWN)]])


async def _ask_clearer(context: Context, question: Question) -> Asking:
    return Asking(question_for_participant(Unclear.WHAT), [[(WishLabel.KEEP, KEEP)]])


async def _ask_why(context: Context, question: Question) -> Asking:
    return Asking(AskWishWhy(), [[(CommonLabel.SKIP, SKIP)], *_keep(question.values, "why")])


async def _ask_steps(context: Context, question: Question) -> Asking:
    together = context.catalogue.on_button(TogetherWith(context.mentor))
    later: Choices = [[(together, TOGETHER)]]
    steps = question.values.get("steps", [])
    if not steps:
        return Asking(AskWishStep(), later)
    return Asking(AskWishSteps(step_lines(steps)), [[(WishLabel.KEEP_STEPS, KEEP)], *later])


async def _ask_smaller(context: Context, question: Question) -> Asking:
    (step,) = question.values["steps"]
    about = unclear_step(step) or Unclear.SMALL
    return Asking(question_for_participant(about), [[(WishLabel.KEEP, KEEP)]])


async def _ask_summary(context: Context, question: Question) -> Asking:
    values, mentor = question.values, context.mentor
    send = context.catalogue.on_button(SendToMentor(mentor))
    screen = WishReadBack(
        mentor,
        values["title"]["text"] or SpokenWish(),
        context.programme.method.name_of(PillarKey(values["pillar"])),
        values["why"],
        step_lines(values["steps"]),
    )
    return Asking(screen, [[(send, SEND)], [(CommonLabel.CHANGE, CHANGE)]])


async def _ask_part(context: Context, question: Question) -> Asking:
    parts: Choices = [[(part, part.name.lower())] for part in WishPart]
    return Asking(AskWishPart(), [*parts, [(CommonLabel.BACK, BACK)]])


def _keep(values: dict[str, Any], name: str) -> Choices:
    return [[(WishLabel.KEEP, KEEP)]] if has_read_back(values) and values.get(name) else []


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "pillar": _ask_pillar,
    "title": _ask_title,
    "example": _ask_example,
    "clearer": _ask_clearer,
    "why": _ask_why,
    "steps": _ask_steps,
    "smaller": _ask_smaller,
    "summary": _ask_summary,
    "part": _ask_part,
}
"""By the name of the field."""
