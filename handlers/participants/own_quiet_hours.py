"""Quiet hours of one's own: from when, until when, with buttons or typed."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import time
from typing import Any

from handlers import forms
from handlers.buttons import time_key, time_of_key
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.participants.preferences import OwnQuiet, settings, show_quiet
from handlers.routes import Routes
from mentoring.preferences import TooQuiet
from mentoring.questions import Question
from mentoring.typed.moments import times_of_day
from mentoring.typed.times import NotATime, PartOfDay
from messages.base import Screen
from messages.catalogue import wall_time
from messages.preferences import AskQuietFrom, AskQuietUntil, QuietTimeNotClear, QuietTooLong
from services import preferences

routes = Routes()

_FROM = tuple(time(hour) for hour in (19, 20, 21, 22, 23))
_UNTIL = tuple(time(hour) for hour in (6, 7, 8, 9, 10))


@routes.press(OwnQuiet, fresh=settings)
async def own_quiet(context: Context, press: OwnQuiet) -> None:
    """'Eigen tijden'."""
    await preferences.chosen(context.work, by=context.person)
    await forms.start(context, OWN_QUIET_FORM)


def _asks(screen: Screen, times: tuple[time, ...]) -> Callable[[Context, Question], Awaitable[Asking]]:
    async def ask(context: Context, question: Question) -> Asking:
        return Asking(screen, [[(wall_time(at), time_key(at)) for at in times]])

    return ask


async def _read_from(context: Context, question: Question, answer: Answer) -> str:
    """When they begin: "9 uur" is nine in the evening."""
    return _read(answer, PartOfDay.EVENING).isoformat("minutes")


async def _read_until(context: Context, question: Question, answer: Answer) -> str:
    """When they end: "9 uur" is nine in the morning."""
    until = _read(answer, PartOfDay.MORNING)
    try:
        chosen = await preferences.chosen(context.work, by=context.person)
        chosen.with_quiet_hours(time.fromisoformat(question.values["since"]), until)
    except TooQuiet:
        raise AskAgain(QuietTooLong()) from None
    return until.isoformat("minutes")


def _read(answer: Answer, likely: PartOfDay) -> time:
    """A time, in the likely part of the day unless it says clearly another: "13:00", "09:00"."""
    if answer.choice is not None:
        return time_of_key(answer.choice)
    for part in (likely, None):
        with suppress(NotATime):
            return times_of_day(answer.text, part)[0]
    raise AskAgain(QuietTimeNotClear())


async def _keep(context: Context, values: dict[str, Any]) -> None:
    before = await preferences.chosen(context.work, by=context.person)
    since, until = (time.fromisoformat(values[name]) for name in ("since", "until"))
    wanted = before.with_quiet_hours(since, until)
    await preferences.choose(
        context.work, wanted, programme=context.programme, by=context.person, now=context.now
    )
    show_quiet(context, wanted, in_place=False)


async def _stopped(context: Context) -> None:
    show_quiet(context, await preferences.chosen(context.work, by=context.person), in_place=False)


OWN_QUIET_FORM = routes.form(
    Form(
        "quiet",
        (
            Field("since", _asks(AskQuietFrom(), _FROM), _read_from),
            Field("until", _asks(AskQuietUntil(), _UNTIL), _read_until),
        ),
        finish=_keep,
        stopped=_stopped,
    )
)
