"""How /afspraak reads a line, or what was typed or pressed for who, which day and what time."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any

from handlers.buttons import time_key
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Told
from handlers.staff.appointment_places import place_typed
from handlers.staff.appointment_questions import which_days, which_times
from handlers.staff.appointment_values import (
    TIMES,
    Values,
    chosen_day,
    chosen_time,
    day_values,
    first_moment,
    part_of,
    time_values,
    who_is,
)
from handlers.staff.choosing import answered_participant
from handlers.staff.recognition import recognition_named
from handlers.staff.words import chosen, words_in
from mentoring.access import require_staff_of
from mentoring.appointment_limits import NotADuration, a_duration
from mentoring.appointments import MomentHasPassed, require_ahead
from mentoring.days import NotADay
from mentoring.lengths import shortened
from mentoring.moments import NoSuchTime, TooFarAhead
from mentoring.questions import Question
from mentoring.refusals import Gone, Refusal
from mentoring.typed.dates import DayIsOver
from mentoring.typed.days import OtherWeekday
from mentoring.typed.moments import Line, read_line, times_of_day
from mentoring.typed.tail import split_tail
from mentoring.typed.times import NotATime
from messages.amounts import RewardNotRead
from messages.appointments_staff import (
    DayHasOtherWeekday,
    DayIsOverStaff,
    DayNotClear,
    DayTooFar,
    MomentHasPassedStaff,
    NoSuchTimeStaff,
    TimeNotClear,
)
from messages.goals_staff import PressPlease
from messages.recognition import RecognitionNotRead

_LONGEST_REPEATED = 20
"""Characters of an amount that is not clear, to be repeated."""


async def understood(context: Context, line: str) -> Values:
    """What a line says, as values of the form. What was not clear is said, and asked by the form."""
    tail = split_tail(line)
    said: Values = {}
    if tail.not_read:
        context.show(RewardNotRead(shortened(tail.not_read, _LONGEST_REPEATED)))
    if tail.reward is not None:
        said["reward"] = tail.reward
    if tail.recognition is not None:
        said |= _recognition(context, tail.recognition)
    if tail.minutes is not None and _is_possible(tail.minutes):
        said["minutes"] = tail.minutes
    if not tail.line:
        return said
    try:
        return {**said, **await _moment_and_place(context, tail.line)}
    except AskAgain as refusal:
        context.show(refusal.why)
        return said


def _recognition(context: Context, typed: str) -> Values:
    """What was named; when it is not on the list that is said."""
    key = recognition_named(context, typed)
    if key is None:
        context.show(RecognitionNotRead())
        return {}
    return {"recognition": key}


async def _read_who(context: Context, question: Question, given: Answer) -> Values:
    words_in(given)
    participant = await answered_participant(context, given)
    require_staff_of(context.person, participant.team_id)
    return who_is(participant)


async def _read_day(context: Context, question: Question, given: Answer) -> Told:
    """A day, or all that a line says: "morgen half drie Serviceplein". A time alone is kept, and the day asked."""
    if given.choice is not None:
        told: Values = {"day": [_pressed_day(context, given.choice)], "which_day": None, "part": None}
        _require_possible(context, {**question.values, **told})
        return Told(told)
    told = await _moment_and_place(context, words_in(given))
    _require_possible(context, {**question.values, **told})
    return Told(told)


async def _read_which_day(context: Context, question: Question, given: Answer) -> str:
    day = chosen(context, given, which_days(question))
    if day is None:
        raise AskAgain(PressPlease())
    _require_possible(context, {**question.values, "which_day": day})
    return day


async def _read_time(context: Context, question: Question, given: Answer) -> Told:
    try:
        times = (
            _pressed_time(given.choice)
            if given.choice is not None
            else times_of_day(words_in(given), part_of(question.values))
        )
    except NotATime as refusal:
        raise AskAgain(TimeNotClear()) from refusal
    told = {"time": time_values(times), "which_time": None}
    _require_possible(context, {**question.values, **told})
    return Told(told)


async def _read_which_time(context: Context, question: Question, given: Answer) -> str:
    pressed = chosen(context, given, which_times(question))
    either = [time.fromisoformat(at) for at in question.values["time"]]
    meant = [at for at in either if time_key(at) == pressed] or _typed_among(either, given)
    if len(meant) != 1:
        raise AskAgain(PressPlease())
    value = meant[0].isoformat("minutes")
    _require_possible(context, {**question.values, "which_time": value})
    return value


async def _moment_and_place(context: Context, line: str) -> Values:
    """Raises `AskAgain` when it is not clear."""
    try:
        read = _read(context, line)
    except tuple(_DAY_WORDS) as refusal:
        raise AskAgain(_DAY_WORDS[type(refusal)](refusal)) from refusal
    told: Values = {"day": day_values(read.days), "which_day": None, "part": read.part}
    if read.times:
        told |= {"time": time_values(read.times), "which_time": None}
    if read.place:
        told |= await _place(context, read.place)
    return told


async def _place(context: Context, typed: str) -> Values:
    """Nothing when it can't be a place: that is said, and asked by the form. Day and time are kept."""
    try:
        return {"place": await place_typed(context, typed)}
    except AskAgain as refusal:
        context.show(refusal.why)
        return {}


def _read(context: Context, line: str) -> Line:
    """What the line says. Of a weekday and a date that do not belong together both are asked; the rest stays."""
    try:
        return read_line(line, now=context.now)
    except OtherWeekday as refusal:
        context.show(DayHasOtherWeekday(refusal.day))
        return read_line(line, now=context.now, either=refusal.either)


def _require_possible(context: Context, values: Values) -> None:
    """Raises `AskAgain` when the moment that was chosen has passed or does not exist that day."""
    if chosen_day(values) is None or chosen_time(values) is None:
        return
    try:
        require_ahead(first_moment(values), now=context.now)
    except NoSuchTime as refusal:
        raise AskAgain(NoSuchTimeStaff()) from refusal
    except MomentHasPassed as refusal:
        raise AskAgain(MomentHasPassedStaff()) from refusal


def _pressed_day(context: Context, choice: str) -> str:
    """Raises `AskAgain` when the button is from an earlier day."""
    try:
        day = date.fromisoformat(choice)
    except ValueError as refused:
        raise Gone from refused
    if day < context.today:
        raise AskAgain(DayIsOverStaff(day))
    return day.isoformat()


def _pressed_time(choice: str) -> tuple[time, ...]:
    found = [each for each in TIMES if time_key(each) == choice]
    if not found:
        raise Gone
    return (found[0],)


def _typed_among(either: list[time], given: Answer) -> list[time]:
    """The time that was typed now, when it is one of those that may have been meant: "14:30", or "'s middags"."""
    if given.choice is not None or given.file_kind is not None:
        return []
    try:
        typed = times_of_day(given.text)
    except NotATime:
        return []
    return [at for at in either if at in typed]


def _is_possible(minutes: int) -> bool:
    try:
        a_duration(minutes)
    except NotADuration:
        return False
    return True


_DAY_WORDS: dict[type[Refusal], Callable[[Any], Any]] = {
    NotADay: lambda refusal: DayNotClear(),
    DayIsOver: lambda refusal: DayIsOverStaff(refusal.day),
    TooFarAhead: lambda refusal: DayTooFar(),
    MomentHasPassed: lambda refusal: MomentHasPassedStaff(),
    NoSuchTime: lambda refusal: NoSuchTimeStaff(),
}


ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "who": _read_who,
    "day": _read_day,
    "which_day": _read_which_day,
    "time": _read_time,
    "which_time": _read_which_time,
}
"""By the name of the field."""
