"""A date typed alone, as for a goal, read strictly: what could be meant in two ways is asked again, never guessed."""

import re
from datetime import date

from mentoring.days import NotADay, real_day
from mentoring.typed.words import MONTHS

_IN_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_IN_WORDS = re.compile(r"(?P<day>[0-9]{1,2})\s+(?P<month>[a-z]+)(?:\s+(?P<year>[0-9]{4}))?")


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
