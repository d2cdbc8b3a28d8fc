"""A moment as it was agreed. How mentors type one stands in `mentoring.typed.moments`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal

FURTHEST = timedelta(days=2 * 365)
"""How far ahead an appointment may be: the length of a programme. Further is a typing mistake."""


class TooFarAhead(Refusal):
    """An appointment would be later than `FURTHEST` from now."""


class NoSuchTime(Refusal):
    """A time that the clock skips, in the night in which summer time begins."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment as it was agreed: the instant, and the wall time and zone that it came from."""

    starts_at: datetime
    wall_time: str
    zone: str


def at_wall_time(day: date, at: time) -> When:
    """The moment at which a clock in Amsterdam shows this time; the first one when it does so twice.

    Raises:
        NoSuchTime: when no clock shows it on that day.
    """
    wall = datetime.combine(day, at)
    instant = wall.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    if instant.astimezone(AMSTERDAM).replace(tzinfo=None) != wall:
        raise NoSuchTime
    return When(instant, wall.isoformat(timespec="minutes"), AMSTERDAM.key)
