"""When to remind of an appointment: planned once, as a row, and looked at again when its moment is there."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from mentoring.appointments import Appointment, Coming
from mentoring.programme import AMSTERDAM

REMIND_AT = time(18)
"""The day before, when people are at home. Wall time: 18:00 on that day, whatever the clocks do."""

JUST_PLANNED = timedelta(hours=1)
"""Who has just heard of an appointment need not be reminded of it within the hour."""

QUIET_FROM, QUIET_UNTIL = time(21), time(8, 30)
"""Nobody's phone rings in these hours (`product.md`, Time). It matters only after an outage."""


class ReminderKind(StrEnum):
    """Which of an appointment's reminders it is."""

    DAY_BEFORE = "day_before"


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder whose moment is there, with all that says whether it still makes sense."""

    id: int
    kind: ReminderKind
    due_at: datetime
    appointment: Appointment
    takes_part: bool


def day_before(starts_at: datetime, *, planned_at: datetime) -> datetime | None:
    """When to remind of an appointment on the day before; None when that is over, or right after planning."""
    eve = starts_at.astimezone(AMSTERDAM).date() - timedelta(days=1)
    due_at = datetime.combine(eve, REMIND_AT, tzinfo=AMSTERDAM).astimezone(UTC)
    return due_at if due_at - planned_at >= JUST_PLANNED else None


def say_at(reminder: DueReminder, *, now: datetime) -> datetime | None:
    """When to say a reminder that is due: now, or after the quiet hours. None when it makes no sense any more.

    That is so when the appointment does not stand or has begun, when the participant said that they can't, or
    when they take no part any more.
    """
    appointment = reminder.appointment
    if not reminder.takes_part or not appointment.is_ahead or appointment.answer is Coming.CANNOT:
        return None
    moment = _after_quiet_hours(now)
    return moment if moment < appointment.when.starts_at else None


def is_on_the_day(starts_at: datetime, at: datetime) -> bool:
    """Whether a moment is on the day of the appointment itself, so that "tomorrow" would be wrong."""
    return at.astimezone(AMSTERDAM).date() == starts_at.astimezone(AMSTERDAM).date()


def better_unsaid_from(starts_at: datetime, at: datetime) -> datetime:
    """Until when what is said at a moment stays true: "tomorrow" till midnight, "today" till it begins."""
    if is_on_the_day(starts_at, at):
        return starts_at
    midnight = datetime.combine(starts_at.astimezone(AMSTERDAM).date(), time(), tzinfo=AMSTERDAM)
    return min(midnight.astimezone(UTC), starts_at)


def _after_quiet_hours(now: datetime) -> datetime:
    wall = now.astimezone(AMSTERDAM)
    if QUIET_UNTIL <= wall.time() < QUIET_FROM:
        return now
    morning = wall.date() + timedelta(days=1 if wall.time() >= QUIET_FROM else 0)
    return datetime.combine(morning, QUIET_UNTIL, tzinfo=AMSTERDAM).astimezone(UTC)
