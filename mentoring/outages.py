"""Outages: when the bot was away, and what that means for what runs against people. It never costs them anything.

How long the bot was away is told by its own heartbeats. Two clocks measure it. The one that counts since the machine
was switched on goes on while a laptop sleeps and jumps for nobody, but is gone after a restart. The clock on the wall
is always there, and is set right now and then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mentoring.wall_time import begin_of, day_of, wall_moment

SHORTEST = timedelta(minutes=5)
"""A bot that is away for less is slow, as a restart for a new version is."""

MATTERS = timedelta(hours=1)
"""An outage longer than this is told to the coordinators, and a day of which the bot missed more is a lost day."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outage:
    """The time from the last heartbeat before to the first one after."""

    began_at: datetime
    ended_at: datetime

    @property
    def lasted(self) -> timedelta:
        return self.ended_at - self.began_at


@dataclass(frozen=True, slots=True)
class OwnBeat:
    """The last heartbeat that this very process kept, and the time since, by the clock that never jumps."""

    at: datetime
    silence: timedelta


def outage_before(beat: datetime, *, last: datetime, own: OwnBeat | None) -> Outage | None:
    """The outage that ends with a heartbeat, when the one before it, of whichever process, is too long ago.

    `own` is None in a process that has just begun: then there is only the clock on the wall, and one that was set
    back tells of no outage.
    """
    away = beat - last
    if own is not None:
        away = own.silence if own.at == last else min(away, own.silence)
    return Outage(beat - away, beat) if away > SHORTEST else None


def apart(outages: Iterable[Outage], *, since: datetime, until: datetime) -> list[Outage]:
    """Outages as far as they fall between two moments, in order, and none over another: clocks may be set back."""
    found: list[Outage] = []
    for outage in sorted(outages, key=lambda outage: outage.began_at):
        began = max(outage.began_at, found[-1].ended_at if found else since, since)
        ended = min(outage.ended_at, until)
        if began < ended:
            found.append(Outage(began, ended))
    return found


def lost_days(outage: Outage, *, awake: tuple[time, time]) -> list[date]:
    """The days of which an outage took more than `MATTERS` of the hours in which people are `awake`.

    A date is agreed on in days, so it moves by days. Somebody may have kept just these hours for it; a day too many
    costs nobody anything. By night nobody would have done it, and upkeep by night must not make dates creep.
    """
    first, last = [day_of(moment) for moment in (outage.began_at, outage.ended_at)]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if _missed(outage, day, awake) > MATTERS]


def _missed(outage: Outage, day: date, awake: tuple[time, time]) -> timedelta:
    missed = timedelta()
    for begin, end in _hours(day, awake):
        missed += max(timedelta(), min(outage.ended_at, end) - max(outage.began_at, begin))
    return missed


def _hours(day: date, awake: tuple[time, time]) -> list[tuple[datetime, datetime]]:
    """The waking hours of a day; who goes to bed after midnight has some before they get up, too."""
    begin, end = wall_moment(day, awake[0]), wall_moment(day, awake[1])
    midnight, next_midnight = begin_of(day), begin_of(day + _A_DAY)
    return [(begin, end)] if begin < end else [(midnight, end), (begin, next_midnight)]
