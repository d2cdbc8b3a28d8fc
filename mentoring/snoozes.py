"""Being reminded another time: "vanavond" or "morgen vroeg", as far as that is before the appointment."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from mentoring.appointments import Appointment
from mentoring.programme import EVENING_AT, Programme
from mentoring.quiet import Quiet
from mentoring.refusals import Refusal
from mentoring.reminders import SNOOZED, USEFUL, Planned
from mentoring.wall_time import day_of, wall_moment

NOON = time(12)


class NotLater(Refusal):
    """A reminder would be put off to a moment that is too near to the appointment, over, or quiet."""


class Later(StrEnum):
    """When else to be reminded."""

    EVENING = "evening"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class Snooze:
    """One moment at which somebody can be reminded instead."""

    later: Later
    at: datetime

    @property
    def planned(self) -> Planned:
        """The reminder that comes of it."""
        return Planned(SNOOZED, self.at)


def snoozes(appointment: Appointment, quiet: Quiet, programme: Programme, *, now: datetime) -> list[Snooze]:
    """When somebody can be reminded instead: tonight, and early tomorrow or when their quiet hours end then."""
    today = day_of(now)
    tomorrow = today + timedelta(days=1)
    tonight = wall_moment(today, EVENING_AT)
    morning = quiet.next_allowed(wall_moment(tomorrow, programme.remind_morning_at))
    latest = appointment.when.starts_at - USEFUL
    found = []
    if now < tonight <= latest and not quiet.is_quiet(tonight):
        found.append(Snooze(Later.EVENING, tonight))
    if morning <= min(latest, wall_moment(tomorrow, NOON)):
        found.append(Snooze(Later.MORNING, morning))
    return found


def chosen_of(offered: list[Snooze], later: Later) -> Snooze:
    """The moment that somebody chose, of those that there are now.

    Raises:
        NotLater: when it is not among them any more.
    """
    found = next((each for each in offered if each.later is later), None)
    if found is None:
        raise NotLater
    return found
