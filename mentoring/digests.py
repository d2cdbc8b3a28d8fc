"""The digest: once on an office day, what a team still has open. When is decided here; what, by `services.digests`."""

from datetime import datetime, time, timedelta

from mentoring.office_days import is_office_day, next_working_days
from mentoring.programme import AMSTERDAM, Programme
from mentoring.wall_time import begin_of, day_of, wall_moment

MOST_LISTED = 3
"""Of each subject as many are named, and the others are counted: nine subjects then fit on a screen."""

MOST_APPOINTMENTS = 12
"""Of the appointments that are near more are named: nowhere else stand those of the whole team."""

SILENT_FOR = timedelta(days=21)
"""Three weeks without a sign of life. A third to a half of people fall silent for a while; a call brings them back."""

ANSWER_WITHIN = timedelta(days=14)
"""A letter without an answer is named for so long. Many need none ("Dank je"), and the bot can't tell which."""

OUTCOME_WITHIN = timedelta(days=14)
"""The same for an appointment of which nobody has said how it went. After that it is for the list of the day."""

_LATEST = time(20)
"""After an outage a digest still comes on the same evening, until then. Later it is tomorrow's."""


def ends_at(now: datetime, programme: Programme) -> datetime | None:
    """Until when the digest of today makes sense; None when it is not the time for one."""
    wall = now.astimezone(AMSTERDAM)
    end = begin_of(wall.date() + timedelta(days=1))
    if programme.digest_at < _LATEST:
        end = wall_moment(wall.date(), _LATEST)
    is_time = is_office_day(wall.date()) and wall.time() >= programme.digest_at and now < end
    return end if is_time else None


def ahead_until(now: datetime) -> datetime:
    """The end of the next office day: on a Friday, what is planned until Monday evening should be known."""
    return begin_of(next_working_days(day_of(now), 1)[0] + timedelta(days=1))
