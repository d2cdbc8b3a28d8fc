"""Days as people type them, read strictly: what could be meant in two ways is asked again, never guessed."""

import calendar
import re
from datetime import date

from mentoring.refusals import Refusal

_NAMES = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
_SHORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
MONTHS = {name: number for names in (_NAMES, _SHORT) for number, name in enumerate(names, start=1)}
MONTHS |= {"febr": 2, "sept": 9}
_IN_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_IN_WORDS = re.compile(r"(?P<day>[0-9]{1,2})\s+(?P<month>[a-z]+)(?:\s+(?P<year>[0-9]{4}))?")


class NotADay(Refusal):
    """What was typed is not one clear day, or a day that does not exist: "31 februari", "volgende week", "1-2-27"."""


def read_day(text: str, *, today: date) -> date:
    """Read a day: "31-12-2027", "31/12/2027", "31 december 2027", or "31 december" for the next one after today.

    The year has four digits, the day stands before the month. Whether the day may have passed is not asked here.

    Raises:
        NotADay: for everything else.
    """
    typed = text.strip().lower()
    if found := _IN_NUMBERS.fullmatch(typed):
        return real_day(int(found["year"]), int(found["month"]), int(found["day"]))
    found = _IN_WORDS.fullmatch(typed)
    if not found or found["month"] not in MONTHS:
        raise NotADay
    day, month = int(found["day"]), MONTHS[found["month"]]
    if found["year"]:
        return real_day(int(found["year"]), month, day)
    return _next_one(month, day, today=today)


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


def _next_one(month: int, day: int, *, today: date) -> date:
    """The first such day after today. 29 February may be some years away."""
    for year in range(today.year, today.year + 9):  # 1896 to 1904, and 2096 to 2104: eight years without one
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found > today:
            return found
    raise NotADay
