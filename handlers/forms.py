"""Forms: questions asked one by one, with buttons where a button can do it. The open one is a row
(`Question`), so a form survives a restart at any point. It can be left with "Stop" at any point, and a menu
button always does what it says: the form is parked meanwhile and can be picked up again.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from mentoring.lengths import units
from mentoring.questions import Question
from mentoring.refusals import Refusal
from messages.base import Label, Screen
from messages.forms import FormLabel, FormParked, StaffFormLabel

_WAITS = timedelta(hours=1)
"""How long a question about how somebody is, or what they are proud of, is thought to be what they answer."""

_MARK = 5
"""Hexadecimal digits: one in a million that two questions look alike, and it leaves room for the answer."""


@dataclass(frozen=True, slots=True)
class Choice(Press, verb="f"):
    """A button that answers a question. `field` and `mark` tell the button of an earlier one from this one's."""

    form: str
    field: str
    mark: str
    value: str


@dataclass(frozen=True, slots=True)
class StopForm(Press, verb="fs"):
    """'Stop', under every question."""


@dataclass(frozen=True, slots=True)
class ResumeForm(Press, verb="fv"):
    """'Ga verder', under a parked form."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came in for an open question: words, a pressed choice, a file ("photo", "voice", "document"), or a
    place on the map as degrees north and east.
    """

    text: str = ""
    choice: str | None = None
    file_kind: str | None = None
    file_id: str | None = None
    location: tuple[float, float] | None = None


Choices = list[list[tuple[Label | str, str]]]
"""Rows of answers to press: the words on the button, and the value that it stands for."""


_BESIDE_ANOTHER = 18
"""Characters of an answer that has another one beside it on a small phone."""


def beside_each_other(answers: list[tuple[str, str]]) -> Choices:
    """Short answers two by two; what would be cut off there has the whole width."""
    rows: Choices = []
    for words, value in answers:
        is_short = units(words) <= _BESIDE_ANOTHER
        if is_short and rows and len(rows[-1]) == 1 and units(rows[-1][0][0]) <= _BESIDE_ANOTHER:
            rows[-1].append((words, value))
        else:
            rows.append([(words, value)])
    return rows


@dataclass(frozen=True, slots=True)
class Asking:
    """How a field is asked: the screen, what to choose from, and other buttons if any."""

    screen: Screen
    choices: Choices = field(default_factory=list)
    rows: Rows = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that told more than was asked, or something else: values by the names of their fields."""

    values: dict[str, Any]


class AskAgain(Refusal):
    """An answer does not fit the question. `why` says kindly what would, and the question is asked again; with
    `choices`, `why` is itself what is asked: which of them was meant.
    """

    def __init__(self, why: Screen, choices: Choices | None = None) -> None:
        self.why = why
        self.choices = choices


class NoAnswer(Exception):
    """What came in is no answer to the open question. The form is over, unless `keep`.

    With `why` that is all; without, what came in is handled as if no form was open.
    """

    def __init__(self, why: Screen | None = None, *, keep: bool = False) -> None:
        self.why = why
        self.keep = keep


class NotNow(Exception):
    """What came in is no answer, and this is no moment to ask again: the form waits for who wants to go on."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    `ask` makes the question; `read` turns an answer into the value that is kept (JSON) or into what was `Told`,
    or refuses with `AskAgain` or another refusal, upon which the question is asked again, with `NoAnswer` or `NotNow`.
    `then` may pick the next field by name (None: the next in order, "": the form is complete).
    """

    name: str
    ask: Callable[[Context, Question], Awaitable[Asking]]
    read: Callable[[Context, Question, Answer], Awaitable[Any]]
    then: Callable[[Question, Any], str | None] = lambda question, value: None


@dataclass(frozen=True, slots=True)
class Form:
    """Fields in order, and what is done when the last one is answered. `finish` runs in the same piece of work."""

    name: str
    fields: tuple[Field, ...]
    finish: Callable[[Context, dict[str, Any]], Awaitable[None]]
    stopped: Callable[[Context], Awaitable[None]]
    """What is shown after Stop."""

    for_staff: bool = False
    is_over: Callable[[Context, Question], Awaitable[bool]] | None = None
    """Whether it no longer matters to who went elsewhere: then there is nothing to come back to."""

    has_stop: bool = True
    """Whether "Stop" stands under its questions; not when they have a button of their own that leaves."""

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def next_after(self, name: str) -> str:
        names = [field.name for field in self.fields]
        place = names.index(name) + 1
        return names[place] if place < len(names) else ""


async def start(context: Context, form: Form, values: dict[str, Any] | None = None, *, at: str = "") -> None:
    """Begin a form, with what is known already, at its first field or at another."""
    await _ask(context, form, Question(form.name, at or form.fields[0].name, values or {}))


async def answer(context: Context, form: Form, given: Answer, *, in_place: bool = False) -> bool:
    """Take an answer to the open question, and go on to the next or finish.

    False when it was no answer, and is yet to be handled.
    """
    question = context.question
    asked = form.field(question.asks) if question else None
    if question is None or asked is None:
        await context.close_question()
        await form.stopped(context)
        return True
    if form.has_stop and given.text.casefold() == context.catalogue.label(_label(form, "stop")).casefold():
        await stop(context, form)
        return True
    try:
        value = await asked.read(context, question, given)
    except AskAgain as refusal:
        await _ask_again(context, form, question, refusal)
        return True
    except NoAnswer as other:
        return await _leave(context, other)
    except NotNow:
        await park(context, form)
        return True
    chosen = asked.then(question, value)
    following = form.next_after(asked.name) if chosen is None else chosen
    told = value.values if isinstance(value, Told) else {asked.name: value}
    answered = question.answered(told, then=following)
    if following:
        await _ask(context, form, answered, in_place=in_place)
    else:
        await context.close_question()
        await form.finish(context, answered.values)
    return True


async def _ask_again(context: Context, form: Form, question: Question, refusal: AskAgain) -> None:
    if refusal.choices:
        context.show(refusal.why, _rows(form, question, Asking(refusal.why, refusal.choices)))
        return
    context.show(refusal.why)
    await _ask(context, form, question)


async def _leave(context: Context, other: NoAnswer) -> bool:
    if not other.keep:
        await context.close_question()
    if other.why is not None:
        context.show(other.why)
    return other.why is not None


async def park(context: Context, form: Form) -> None:
    """The person went elsewhere: keep the form, and offer the way back under what they asked for.

    A form that no longer matters is let go without a word.
    """
    if context.question is None:
        return
    if form.is_over is not None and await form.is_over(context, context.question):
        await context.close_question()
        return
    await context.ask(context.question.park())
    context.show(FormParked(), [[Button(_label(form, "resume"), ResumeForm()), stop_button(form)]])


async def resume(context: Context, form: Form) -> None:
    """Ask the open question once more, after it was parked or its answer was refused."""
    if context.question is not None:
        await _ask(context, form, context.question.resume())


async def stop(context: Context, form: Form) -> None:
    """Leave the form; what was typed is let go."""
    await context.close_question()
    await form.stopped(context)


async def _ask(context: Context, form: Form, question: Question, *, in_place: bool = False) -> None:
    await context.ask(question)
    field = form.field(question.asks)
    if field is None:
        raise LookupError(f"{form.name} has no field {question.asks}")
    asking = await field.ask(context, question)
    context.show(asking.screen, _rows(form, question, asking), in_place=in_place)


def begun_now(context: Context) -> dict[str, Any]:
    """The first value of a form whose question may lie long (`lies_long`)."""
    return {"since": context.now.isoformat()}


def lies_long(context: Context, question: Question) -> bool:
    """Whether a form was begun so long ago that what is written now is meant for the mentor."""
    return context.now - datetime.fromisoformat(question.values["since"]) > _WAITS


def mark_of(question: Question) -> str:
    """A short mark of what else was known when the question was asked.

    The same field may be asked twice: for another step, or because somebody wants another time after all. The
    buttons under the first must not answer the second. Asked once more as it was, it keeps its mark; also when
    one answer is given in several taps, which may be quicker than the screen.
    """
    else_known = {name: value for name, value in question.values.items() if name != question.asks}
    known = json.dumps(else_known, sort_keys=True)
    return f"{crc32(known.encode()):08x}"[:_MARK]


def _rows(form: Form, question: Question, asking: Asking) -> Rows:
    rows: Rows = [
        [Button(words, Choice(form.name, question.asks, mark_of(question), value)) for words, value in row]
        for row in asking.choices
    ]
    return [*rows, *asking.rows, *([[stop_button(form)]] if form.has_stop else [])]


def stop_button(form: Form) -> Button:
    """'Stop', in the words of the form's reader."""
    return Button(_label(form, "stop"), StopForm())


def _label(form: Form, name: str) -> Label:
    labels = StaffFormLabel if form.for_staff else FormLabel
    return labels[name.upper()]
