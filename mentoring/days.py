"""Days of the calendar: whether there is such a day, and the same day some months on."""

import calendar
from datetime import date

from mentoring.refusals import Refusal


class NotADay(Refusal):
    """What was typed is not one clear day, or a day that does not exist: "31 februari", "volgende week", "1-2-27"."""


def real_day(year: int, month: int, day: int) -> date:
    """The day of the calendar. Raises `NotADay` when there is none: 31 April."""
    try:
        return date(year, month, day)
    except ValueError as refused:
        raise NotADay from refused


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month when it is shorter: a month after 31 January
    is in February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
