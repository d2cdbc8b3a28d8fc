"""How long a series goes on, as mentors type it: so many times, or until a day."""

import re
from datetime import date, datetime

from mentoring.days import NotADay
from mentoring.refusals import Refusal
from mentoring.typed_moments import appointment_day

_TIMES = re.compile(r"([1-9][0-9]{0,2})(?: ?(?:x|keer|maal))?", re.IGNORECASE)
_UNTIL = re.compile(r"^(?:tot en met|t/m|tot)\s+", re.IGNORECASE)


def series_end(text: str, *, now: datetime) -> int | date:
    """Read "6", "6 keer", or the last day: "1 juni", "t/m 1 juni".

    Raises:
        NotADay: for everything else, also when more than one day may be meant.
    """
    typed = text.strip()
    if found := _TIMES.fullmatch(typed):
        return int(found[1])
    try:
        days = appointment_day(_UNTIL.sub("", typed), now=now)
    except Refusal as refusal:
        raise NotADay from refusal
    if len(days) != 1:
        raise NotADay
    return days[0]
