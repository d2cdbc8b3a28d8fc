"""How /afspraak asks who, which day and what time."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date, time

from handlers.buttons import in_rows, time_key
from handlers.context import Context
from handlers.forms import Asking, Choices
from handlers.staff.appointment_values import chosen_day, part_of, times_to_offer
from handlers.staff.choosing import participants_to_choose
from mentoring.office_days import next_working_days
from mentoring.questions import Question
from messages.appointments_staff import AskDay, AskTime, AskWhichDay, AskWhichTime, AskWho
from messages.catalogue import day as day_in_words
from messages.catalogue import wall_time

_DAYS_AHEAD = 10


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskWho(), await participants_to_choose(context))


async def _ask_day(context: Context, question: Question) -> Asking:
    days = next_working_days(context.today, _DAYS_AHEAD)
    return Asking(AskDay(question.values["who"]["name"]), _days(days))


async def _ask_which_day(context: Context, question: Question) -> Asking:
    return Asking(AskWhichDay(), which_days(question))


async def _ask_time(context: Context, question: Question) -> Asking:
    times = times_to_offer(part_of(question.values))
    return Asking(AskTime(chosen_day(question.values) or context.today), _times(times))


async def _ask_which_time(context: Context, question: Question) -> Asking:
    return Asking(AskWhichTime(), which_times(question))


def which_days(question: Question) -> Choices:
    """The days that may have been meant, to press."""
    return _days([date.fromisoformat(day) for day in question.values["day"]])


def which_times(question: Question) -> Choices:
    """The times that may have been meant, to press."""
    either = [time.fromisoformat(at) for at in question.values["time"]]
    return _times(either)


def _days(days: list[date]) -> Choices:
    return in_rows((day_in_words(day), day.isoformat()) for day in days)


def _times(times: Iterable[time]) -> Choices:
    return in_rows(((wall_time(at), time_key(at)) for at in times), wide=4)


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "who": _ask_who,
    "day": _ask_day,
    "which_day": _ask_which_day,
    "time": _ask_time,
    "which_time": _ask_which_time,
}
"""By the name of the field."""
