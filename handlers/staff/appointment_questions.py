"""How /afspraak asks: one question for each field of its form."""

from collections.abc import Awaitable, Callable
from datetime import date, time

from handlers.context import Context
from handlers.forms import Asking, Choices
from handlers.staff.appointment_values import TIMES, YES, earlier_places, on_press, today_of, when_of
from handlers.staff.choosing import participants_to_choose
from mentoring.office_days import is_weekend, next_working_days
from mentoring.questions import Question
from messages.appointments_staff import (
    AppointmentCheck,
    AppointmentStaffLabel,
    AskDay,
    AskPlace,
    AskTime,
    AskWhichTime,
)
from messages.catalogue import day as day_in_words
from messages.participants import WhichParticipant

_DAYS_AHEAD = 10
_IN_A_ROW = 4


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(WhichParticipant(), await participants_to_choose(context))


async def _ask_day(context: Context, question: Question) -> Asking:
    days = next_working_days(today_of(context), _DAYS_AHEAD)
    choices: Choices = [
        [(day_in_words(day), day.isoformat()) for day in days[place : place + 2]]
        for place in range(0, len(days), 2)
    ]
    return Asking(AskDay(question.values["who"]["name"]), choices)


async def _ask_time(context: Context, question: Question) -> Asking:
    choices: Choices = [
        [(_on_button(each), on_press(each)) for each in TIMES[place : place + _IN_A_ROW]]
        for place in range(0, len(TIMES), _IN_A_ROW)
    ]
    return Asking(AskTime(date.fromisoformat(question.values["day"])), choices)


async def _ask_which_time(context: Context, question: Question) -> Asking:
    either = [time.fromisoformat(value) for value in question.values["time"]]
    return Asking(AskWhichTime(), [[(_on_button(each), on_press(each)) for each in either]])


async def _ask_place(context: Context, question: Question) -> Asking:
    places = await earlier_places(context, question)
    return Asking(AskPlace(), [[(place, str(number))] for number, place in places])


async def _ask_sure(context: Context, question: Question) -> Asking:
    values = question.values
    when = when_of(values)
    day = date.fromisoformat(values["day"])
    check = AppointmentCheck(
        first_name=values["who"]["name"],
        pseudonym=values["who"]["pseudonym"],
        mentor=values["who"]["mentor"],
        at=when.starts_at,
        place=values["place"],
        weekend=day if is_weekend(day) else None,
        year="" if day.year == today_of(context).year else str(day.year),
    )
    return Asking(
        check,
        [
            [(AppointmentStaffLabel.PLAN, YES)],
            [(AppointmentStaffLabel.OTHER_DAY, "day"), (AppointmentStaffLabel.OTHER_TIME, "time")],
            [(AppointmentStaffLabel.OTHER_PLACE, "place")],
        ],
    )


def _on_button(at: time) -> str:
    return f"{at.hour}.{at.minute:02d}"


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "who": _ask_who,
    "day": _ask_day,
    "time": _ask_time,
    "which_time": _ask_which_time,
    "place": _ask_place,
    "sure": _ask_sure,
}
"""By the name of the field."""
