"""How long a series goes on, as mentors type it: so many times, or until a day."""

import re
from datetime import date, datetime

from mentoring.days import NotADay
from mentoring.refusals import Refusal
from mentoring.typed.dates import DayIsOver
from mentoring.typed.moments import appointment_day

_TIMES = re.compile(r"([1-9][0-9]{0,2})(?: ?(?:x|keer|maal))?", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:tot en met|t/m|tot)\s+", re.IGNORECASE)


def series_end(text: str, *, now: datetime) -> int | date:
    """Read "6", "6 keer", or the last day: "1 juni", "t/m 1 juni". Without a year it is the coming one, however far.

    Raises:
        NotADay: for everything else, also when more than one day may be meant.
    """
    typed = text.strip()
    if found := _TIMES.fullmatch(typed):
        return int(found[1])
    try:
        days = _last_day(_UNTIL.sub("", typed), now)
    except Refusal as refusal:
        raise NotADay from refusal
    if len(days) != 1:
        raise NotADay
    return days[0]


def _last_day(typed: str, now: datetime) -> tuple[date, ...]:
    """In November "1 juni" is over for an appointment, but not for the end of a series. Raises as `appointment_day`."""
    try:
        return appointment_day(typed, now=now)
    except DayIsOver as refusal:
        return appointment_day(_in_year(typed, refusal.day.year + 1), now=now)


def _in_year(typed: str, year: int) -> str:
    """With the year behind it, as it is written there: "1 juni 2027", "1-6-2027". Behind another year it is no day."""
    mark = next((mark for mark in "-/" if mark in typed), " ")
    return f"{typed}{mark}{year}"
