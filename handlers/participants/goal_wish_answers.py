"""How an answer about a goal of one's own is read: one value for each field of its form, or a kind refusal."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Told
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
from handlers.participants.help import require_no_heavy_words
from mentoring.goal_drafts import NotClear, a_line
from mentoring.method import ExampleGoal
from mentoring.questions import Question
from messages.base import Screen
from messages.common import CommonLabel
from messages.goal_wishes import PressOne, WishInFewWords, WishLabel, WishNotClear, WishPart

_BUTTONS = {
    CommonLabel.DONT_KNOW: UNKNOWN,
    WishLabel.EXAMPLES: EXAMPLES,
    WishLabel.MORE_EXAMPLES: MORE,
    WishLabel.OWN_WORDS: OWN,
    WishLabel.KEEP: KEEP,
    CommonLabel.SKIP: SKIP,
    WishLabel.KEEP_STEPS: KEEP,
    CommonLabel.CHANGE: CHANGE,
    CommonLabel.BACK: BACK,
}


def as_pressed(context: Context, given: Answer) -> Answer:
    """Who types what stands on a button means the button."""
    typed = given.text.casefold()
    values = {context.catalogue.label(label).casefold(): value for label, value in _BUTTONS.items()}
    return Answer(choice=values[typed]) if given.choice is None and typed in values else given


async def _read_pillar(context: Context, question: Question, given: Answer) -> str:
    if given.choice == UNKNOWN:
        return ""
    pillars = context.programme.method.asked
    typed = given.text.casefold()
    for pillar in pillars:
        if given.choice == pillar.key or (given.choice is None and typed == pillar.name.casefold()):
            return pillar.key
    raise AskAgain(PressOne())


async def _read_title(context: Context, question: Question, given: Answer) -> dict[str, Any] | Told:
    """Their words, their voice, or that they want to see examples, which tells nothing yet."""
    if given.choice == EXAMPLES and examples_for(context.programme.method, question.values):
        return Told({"example": 0})
    return _wish(context, question, given)


async def _read_example(context: Context, question: Question, given: Answer) -> int | Told:
    """Another page, back to their own words, or an example: it fills the goal and its steps, to be changed."""
    found = examples_for(context.programme.method, question.values)
    if given.choice == OWN:
        return Told({})
    if given.choice == MORE:
        return page_at(found, question.values.get("example", 0), size=ON_A_PAGE).following
    chosen = _number(given.choice)
    if chosen is None or chosen >= len(found):
        raise AskAgain(PressOne())
    return Told(_told_by(found[chosen]))


async def _read_clearer(context: Context, question: Question, given: Answer) -> Told:
    """Whatever they say is good: it was asked once."""
    return Told({"title": _wish(context, question, given), "clearer": True})


async def _read_why(context: Context, question: Question, given: Answer) -> str:
    if given.choice == SKIP:
        return ""
    if given.choice == KEEP and has_read_back(question.values):
        return str(question.values.get("why", ""))
    return _words(context, given, WishInFewWords())


async def _read_steps(context: Context, question: Question, given: Answer) -> list[str]:
    if given.choice == TOGETHER:
        return []
    if given.choice == KEEP:
        return list(question.values.get("steps", []))
    return [_words(context, given, WishInFewWords())]


async def _read_smaller(context: Context, question: Question, given: Answer) -> Told:
    """As with what they want: asked once, and whatever they say is good."""
    steps = question.values["steps"] if given.choice == KEEP else [_words(context, given, WishInFewWords())]
    return Told({"steps": steps, "smaller": True})


async def _read_summary(context: Context, question: Question, given: Answer) -> str:
    return _one_of((SEND, CHANGE), given)


async def _read_part(context: Context, question: Question, given: Answer) -> str:
    return _one_of((*(part.name.lower() for part in WishPart), BACK), given)


def _wish(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    known: dict[str, Any] | None = question.values.get("title")
    if given.choice == KEEP and known:
        return known
    if given.file_kind == "voice":
        return {"text": "", "voice": given.file_id}
    return {"text": _words(context, given, WishNotClear()), "voice": None}


def _words(context: Context, given: Answer, why: Screen) -> str:
    require_no_heavy_words(context, given.text)
    if given.choice is not None or given.file_kind is not None:
        raise AskAgain(why)
    try:
        return a_line(given.text)
    except NotClear as refusal:
        raise AskAgain(why) from refusal


def _told_by(example: ExampleGoal) -> dict[str, Any]:
    steps = [step.title for step in example.steps]
    return {"title": {"text": example.title, "voice": None}, "steps": steps, "clearer": True}


def _number(choice: str | None) -> int | None:
    return int(choice) if choice and choice.isascii() and choice.isdigit() else None


def _one_of(choices: tuple[str, ...], given: Answer) -> str:
    if given.choice not in choices:
        raise AskAgain(PressOne())
    return str(given.choice)


ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "pillar": _read_pillar,
    "title": _read_title,
    "example": _read_example,
    "clearer": _read_clearer,
    "why": _read_why,
    "steps": _read_steps,
    "smaller": _read_smaller,
    "summary": _read_summary,
    "part": _read_part,
}
"""By the name of the field."""
