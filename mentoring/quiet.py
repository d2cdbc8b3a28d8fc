"""Quiet hours: when nobody's phone rings for something that can wait (`product.md`, Time)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mentoring.office_days import holiday
from mentoring.programme import AMSTERDAM
from mentoring.wall_time import begin_of, day_of, wall_moment

_SUNDAY = 6
_MOST_DAYS = 30
"""Farther than any run of Sundays and holidays reaches."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """The quiet hours of one person, in Amsterdam wall time. The same time twice: no quiet hours on a day.

    `sundays`, `holidays`: whether those days are quiet as a whole.
    """

    since: time = time(21)
    until: time = time(8, 30)
    sundays: bool = False
    holidays: bool = False

    @property
    def loud(self) -> timedelta:
        """How much of a day the quiet hours leave."""
        since, until = (timedelta(hours=at.hour, minutes=at.minute) for at in (self.since, self.until))
        return timedelta(days=1) - (until - since) % timedelta(days=1)

    def is_quiet(self, at: datetime) -> bool:
        """Whether nothing may ring at a moment. The end of the quiet hours is not quiet any more."""
        wall = at.astimezone(AMSTERDAM)
        return self._is_quiet_day(wall.date()) or self.is_quiet_time(wall.time())

    def next_allowed(self, at: datetime) -> datetime:
        """This moment, or the first one after it that is not quiet."""
        if not self.is_quiet(at):
            return at
        first = day_of(at)
        ends = (
            wall_moment(first + timedelta(days=n), t) for n in range(_MOST_DAYS) for t in (time(), self.until)
        )
        return next(end for end in sorted(ends) if end > at and not self.is_quiet(end))

    def last_allowed(self, at: datetime) -> datetime:
        """This moment, or the last minute before it that is not quiet."""
        if not self.is_quiet(at):
            return at
        last = day_of(at)
        begins = (
            wall_moment(last - timedelta(days=n), t) for n in range(_MOST_DAYS) for t in (time(), self.since)
        )
        minutes = (begin - timedelta(minutes=1) for begin in sorted(begins, reverse=True))
        return next(minute for minute in minutes if minute < at and not self.is_quiet(minute))

    def begins_today(self, at: datetime) -> datetime | None:
        """When the quiet hours begin on the day of a moment that is not quiet; None when they don't after it."""
        begin = wall_moment(day_of(at), self.since)
        return begin if self.since != self.until and begin > at else None

    def day_ends_at(self, at: datetime) -> datetime:
        """Until when something that is said at a moment may still arrive on that day: the quiet hours, or midnight."""
        return self.begins_today(at) or begin_of(day_of(at) + timedelta(days=1))

    def _is_quiet_day(self, day: date) -> bool:
        return (self.sundays and day.weekday() == _SUNDAY) or (self.holidays and bool(holiday(day)))

    def is_quiet_time(self, at: time) -> bool:
        """Whether a time of day is in the quiet hours, whatever the day."""
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until
