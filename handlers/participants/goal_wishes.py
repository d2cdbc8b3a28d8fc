"""'Zelf een doel kiezen': a participant says what they want, in words, with their voice, or with an example's words.

Everything but the wish itself can be skipped. How it is asked and read stands in `goal_wish_questions` and
`goal_wish_answers`, what is known so far in `goal_wish_values`. Whoever has seen all read back comes back to it after
every change. It counts for nobody yet: with the mentor it is made clear, and then both agree.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from handlers import forms
from handlers.context import Context
from handlers.forms import Answer, Field, Form, Told
from handlers.participants.goal_buttons import to_goals_button
from handlers.participants.goal_wish_answers import ANSWERS, as_pressed
from handlers.participants.goal_wish_questions import QUESTIONS
from handlers.participants.goal_wish_values import (
    BACK,
    CHANGE,
    has_read_back,
    is_step_to_be_asked,
    is_to_be_asked,
    said_in,
    wish_of,
)
from handlers.participants.help import is_too_much
from handlers.participants.presses import WishGoal
from handlers.routes import Routes
from mentoring.access import require_participant
from mentoring.goal_drafts import NotClear, a_line
from mentoring.goals import NewerVersion
from mentoring.ids import GoalId
from mentoring.questions import Question
from mentoring.refusals import NoLongerPossible
from messages.goal_proposals import RemarkSent
from messages.goal_wishes import WishSent, WishStopped
from services import goals

routes = Routes()


@routes.command("doel")
async def type_own_goal(context: Context) -> None:
    """`/doel`, or at once with what they want behind it. Who says that it is too much has got the help numbers, and is
    asked nothing.
    """
    if is_too_much(context, context.arguments):
        return
    try:
        title = {"text": a_line(context.arguments), "voice": None}
    except NotClear:
        await _begin(context, {})
    else:
        await _begin(context, {"title": title})


@routes.press(WishGoal)
async def choose_own_goal(context: Context, press: WishGoal) -> None:
    """'Zelf een doel kiezen'; from the bridge with the pillar."""
    known = {pillar.key for pillar in context.programme.method.pillars}
    await _begin(context, {"pillar": press.pillar} if press.pillar in known else {})


async def _begin(context: Context, values: dict[str, Any]) -> None:
    """At the first question that has no answer yet. A programme without pillars asks for none.

    Raises:
        NotAllowed: when it is no participant, such as a mentor who works here no more.
    """
    require_participant(context.person)
    if "pillar" in values:
        await forms.start(context, WISH_FORM, values, at="title")
    elif context.programme.method.asked:
        await forms.start(context, WISH_FORM, values)
    else:
        at = _after_pillar(Question(WISH_FORM.name, "pillar", values), "") or "title"
        await forms.start(context, WISH_FORM, {**values, "pillar": ""}, at=at)


# --- where to go next ---------------------------------------------------------------------------------


def _after_pillar(question: Question, value: str) -> str | None:
    title = question.values.get("title")
    if has_read_back(question.values):
        return "summary"
    return None if title is None else _after_title(question, title)


def _after_title(question: Question, value: dict[str, Any] | Told) -> str:
    if isinstance(value, Told):
        return "example"
    return "clearer" if is_to_be_asked(question.values, value) else _why_or_back(question)


def _after_example(question: Question, value: int | Told) -> str:
    if isinstance(value, int):
        return "example"
    return _why_or_back(question) if "title" in value.values else "title"


def _after_clearer(question: Question, value: Told) -> str:
    return _why_or_back(question)


def _why_or_back(question: Question) -> str:
    return "summary" if has_read_back(question.values) else "why"


def _onwards(question: Question, value: Any) -> str | None:
    return "summary" if has_read_back(question.values) else None


def _after_steps(question: Question, value: list[str]) -> str:
    return "smaller" if is_step_to_be_asked(question.values, value) else "summary"


def _after_smaller(question: Question, value: Told) -> str:
    return "summary"


def _after_summary(question: Question, value: str) -> str:
    return "part" if value == CHANGE else ""


def _after_part(question: Question, value: str) -> str:
    return "summary" if value == BACK else value


# --- the end ------------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    if "goal_id" in values:
        await _change(context, values)
        return
    await goals.propose_own(
        context.work, wish_of(values), programme=context.programme, by=context.person, now=context.now
    )
    context.show(WishSent(context.mentor), menu=True)


async def _change(context: Context, values: dict[str, Any]) -> None:
    """What the mentor has made clear meanwhile stays: then these words go to the team with it, so that nothing that a
    participant says is lost.
    """
    work, goal_id, by, now = context.work, GoalId(values["goal_id"]), context.person, context.now
    try:
        await goals.change_own(
            work, goal_id, values["version"], wish_of(values), programme=context.programme, by=by, now=now
        )
    except (NewerVersion, NoLongerPossible):
        voice = values["title"]["voice"]
        await goals.remark(work, goal_id, said_in(values), voice=voice, by=by, now=now)
        context.show(RemarkSent(context.mentor), menu=True)
    else:
        context.show(WishSent(context.mentor), menu=True)


async def _stopped(context: Context) -> None:
    context.show(WishStopped(), [[to_goals_button()]])


async def _read(name: str, context: Context, question: Question, given: Answer) -> Any:
    return await ANSWERS[name](context, question, as_pressed(context, given))


def _field(name: str, then: Callable[[Question, Any], str | None]) -> Field:
    return Field(name, QUESTIONS[name], partial(_read, name), then)


WISH_FORM = routes.form(
    Form(
        "wish",
        (
            _field("pillar", _after_pillar),
            _field("title", _after_title),
            _field("example", _after_example),
            _field("clearer", _after_clearer),
            _field("why", _onwards),
            _field("steps", _after_steps),
            _field("smaller", _after_smaller),
            _field("summary", _after_summary),
            _field("part", _after_part),
        ),
        finish=_finish,
        stopped=_stopped,
    )
)
