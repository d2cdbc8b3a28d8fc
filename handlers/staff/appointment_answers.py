"""How /afspraak reads a line, or what was typed or pressed for one field of its form."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain
from handlers.staff.appointment_values import (
    TIMES,
    YES,
    chosen_time,
    earlier_places,
    on_press,
    today_of,
    when_of,
    who_is,
)
from handlers.staff.choosing import answered_participant
from mentoring.access import require_staff_of
from mentoring.appointments import MomentHasPassed, require_ahead
from mentoring.days import NotADay
from mentoring.moments import NoSuchTime, TooFarAhead
from mentoring.places import NotAPlace, a_place
from mentoring.questions import Question
from mentoring.refusals import Gone
from mentoring.typed_dates import DayIsOver
from mentoring.typed_days import OtherWeekday
from mentoring.typed_moments import appointment_day, read_line, times_of_day
from mentoring.typed_times import NotATime
from messages.appointments_staff import (
    DayHasOtherWeekday,
    DayIsOverStaff,
    DayNotClear,
    DayTooFar,
    MomentHasPassedStaff,
    NoSuchTimeStaff,
    PlaceNotClear,
    TimeNotClear,
)
from messages.goals_staff import PressPlease

_SURE = (YES, "day", "time", "place")
"""What reading back can lead to: it counts, or one of these is asked again."""


def understood(context: Context, line: str) -> dict[str, Any]:
    """What a line says, as values of the form. What was not clear is said, and asked again by the form."""
    try:
        read = read_line(line, now=context.now)
        day = _one_day(read.days)
    except _LINE_REFUSALS as refusal:
        context.show(_DAY_WORDS[type(refusal)](refusal))
        return {}
    values: dict[str, Any] = {"day": day.isoformat()}
    if read.place:
        values["place"] = _read_as_place(read.place)
    if read.times:
        values["time"] = _time_value(read.times)
    return values


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    participant = await answered_participant(context, given)
    require_staff_of(context.person, participant.team_id)
    return who_is(participant)


async def _read_day(context: Context, question: Question, given: Answer) -> str:
    try:
        if given.choice:
            day = _pressed_day(given.choice, today=today_of(context))
        else:
            day = _one_day(appointment_day(given.text, now=context.now))
    except _DAY_REFUSALS as refusal:
        raise AskAgain(_DAY_WORDS[type(refusal)](refusal)) from refusal
    return day.isoformat()


async def _read_time(context: Context, question: Question, given: Answer) -> list[str]:
    try:
        times = _pressed_time(given.choice) if given.choice else times_of_day(given.text)
    except NotATime as refusal:
        raise AskAgain(TimeNotClear()) from refusal
    value = _time_value(times)
    _require_possible(context, {**question.values, "time": value, "which_time": None})
    return value


async def _read_which_time(context: Context, question: Question, given: Answer) -> str:
    either = [time.fromisoformat(value) for value in question.values["time"]]
    if given.choice:
        meant = [each for each in either if on_press(each) == given.choice]
    else:
        meant = [each for each in either if each.isoformat("minutes") == given.text.replace(".", ":")]
    if len(meant) != 1:
        raise AskAgain(PressPlease())
    value = meant[0].isoformat("minutes")
    _require_possible(context, {**question.values, "which_time": value})
    return value


async def _read_place(context: Context, question: Question, given: Answer) -> str:
    if given.choice:
        places = await earlier_places(context, question)
        found = [place for number, place in places if str(number) == given.choice]
        if not found:
            raise Gone
        return found[0]
    return _read_as_place(given.text)


async def _read_sure(context: Context, question: Question, given: Answer) -> str:
    if given.choice not in _SURE:
        raise AskAgain(PressPlease())
    if given.choice == YES:
        require_ahead(when_of(question.values), now=context.now)
    return given.choice


def _require_possible(context: Context, values: dict[str, Any]) -> None:
    """Raises `AskAgain` when the time that was chosen has passed or does not exist that day."""
    if "day" not in values or chosen_time(values) is None:
        return
    try:
        require_ahead(when_of(values), now=context.now)
    except NoSuchTime as refusal:
        raise AskAgain(NoSuchTimeStaff()) from refusal
    except MomentHasPassed as refusal:
        raise AskAgain(MomentHasPassedStaff()) from refusal


def _one_day(days: tuple[date, ...]) -> date:
    """Raises `NotADay` when more than one may be meant, or none was said."""
    if len(days) != 1:
        raise NotADay
    return days[0]


def _time_value(times: tuple[time, ...]) -> list[str]:
    return [each.isoformat("minutes") for each in times]


def _pressed_day(choice: str, *, today: date) -> date:
    """Raises `DayIsOver` when the button is from an earlier day."""
    try:
        day = date.fromisoformat(choice)
    except ValueError as refused:
        raise Gone from refused
    if day < today:
        raise DayIsOver(day)
    return day


def _pressed_time(choice: str) -> tuple[time, ...]:
    found = [each for each in TIMES if on_press(each) == choice]
    if not found:
        raise Gone
    return (found[0],)


def _read_as_place(text: str) -> str:
    try:
        return a_place(text)
    except NotAPlace as refusal:
        raise AskAgain(PlaceNotClear()) from refusal


_DAY_REFUSALS = (NotADay, OtherWeekday, DayIsOver, TooFarAhead)
_LINE_REFUSALS = (*_DAY_REFUSALS, MomentHasPassed, NoSuchTime)
_DAY_WORDS: dict[type[Exception], Callable[[Any], Any]] = {
    NotADay: lambda refusal: DayNotClear(),
    OtherWeekday: lambda refusal: DayHasOtherWeekday(refusal.day),
    DayIsOver: lambda refusal: DayIsOverStaff(refusal.day),
    TooFarAhead: lambda refusal: DayTooFar(),
    MomentHasPassed: lambda refusal: MomentHasPassedStaff(),
    NoSuchTime: lambda refusal: NoSuchTimeStaff(),
}


ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "who": _read_who,
    "day": _read_day,
    "time": _read_time,
    "which_time": _read_which_time,
    "place": _read_place,
    "sure": _read_sure,
}
"""By the name of the field."""
