"""Wall time: what a clock in Amsterdam shows. Participants live by it; moments are kept in UTC."""

from datetime import UTC, date, datetime, time

from mentoring.programme import AMSTERDAM


def day_of(moment: datetime) -> date:
    """The day it is in Amsterdam at a moment."""
    return moment.astimezone(AMSTERDAM).date()


def time_of(moment: datetime) -> time:
    """What a clock in Amsterdam shows at a moment."""
    return moment.astimezone(AMSTERDAM).time()


def wall_moment(day: date, at: time) -> datetime:
    """The moment, in UTC, at which a clock in Amsterdam shows a time: the first one when it does so twice.

    A time that the clock skips, in the night in which summer time begins, is as long after midnight as it would
    be on another day. `mentoring.moments.at_wall_time` refuses it.
    """
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def begin_of(day: date) -> datetime:
    """The moment, in UTC, at which a day begins in Amsterdam."""
    return wall_moment(day, time())
