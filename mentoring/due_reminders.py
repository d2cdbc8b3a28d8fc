"""A reminder whose moment is there: whether it still makes sense, when to say it, and until when it is true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.appointments import Appointment, Coming
from mentoring.preferences import Preferences
from mentoring.programme import Programme
from mentoring.quiet import Quiet
from mentoring.reminders import SNOOZED, ReminderKind, days_ahead, is_together
from mentoring.wall_time import day_of


class Dropped(StrEnum):
    """Why a reminder was never said."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    SETTINGS = "settings"
    SNOOZED = "snoozed"
    CANNOT_COME = "cannot_come"
    NOT_TAKING_PART = "not_taking_part"
    PAUSED = "paused"
    ANOTHER = "another"
    """A nearer one says the same."""

    PUT_OFF = "put_off"
    """To the end of the quiet hours: another row is planned in its place."""

    NOT_DELIVERED = "not_delivered"
    """Telegram was away, or the participant out of reach, until it was better unsaid: it is looked at again."""

    TOO_LATE = "too_late"
    """The house was away until it was of no use any more. The only one that costs somebody something."""


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder whose moment is there, with all that says whether it still makes sense.

    `is_paused`: the person is paused and wants no reminders either. `next_due_at`: when the next one of the same
    appointment is planned.
    """

    id: int
    kind: ReminderKind
    due_at: datetime
    appointment: Appointment
    takes_part: bool
    preferences: Preferences
    is_paused: bool = False
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a reminder that is due: said now, put off to a later moment, or dropped."""

    reminder: DueReminder
    say: bool = False
    put_off_to: datetime | None = None
    because: Dropped | None = None


def decide(due: Sequence[DueReminder], programme: Programme, *, now: datetime) -> list[Decision]:
    """What becomes of each of some reminders that are due, in the order in which they fell due.

    After an outage several of one appointment may be: the one nearest to it is looked at, and the others give way.
    """
    nearest_last = sorted(due, key=lambda each: days_ahead(each.kind), reverse=True)
    last = {each.appointment.id: each.id for each in nearest_last}
    return [
        _decide(each, programme, now=now)
        if last[each.appointment.id] == each.id
        else Decision(each, because=Dropped.ANOTHER)
        for each in due
    ]


def _decide(reminder: DueReminder, programme: Programme, *, now: datetime) -> Decision:
    """Said now, or after the quiet hours if it still helps then: before the next one of the same appointment,
    and before that begins.
    """
    because = _makes_no_sense(reminder)
    if because is not None:
        return Decision(reminder, because=because)
    moment = reminder.preferences.quiet(programme).next_allowed(now)
    if moment >= reminder.appointment.when.starts_at:
        return Decision(reminder, because=Dropped.TOO_LATE)
    if _another_comes(reminder, moment):
        return Decision(reminder, because=Dropped.ANOTHER)
    if moment > now:
        return Decision(reminder, put_off_to=moment, because=Dropped.PUT_OFF)
    return Decision(reminder, say=True)


def _makes_no_sense(reminder: DueReminder) -> Dropped | None:
    if not reminder.appointment.is_ahead:
        return Dropped.CANCELLED
    if reminder.appointment.answer is Coming.CANNOT:
        return Dropped.CANNOT_COME
    if not reminder.takes_part:
        return Dropped.NOT_TAKING_PART
    return Dropped.PAUSED if reminder.is_paused else None


def _another_comes(reminder: DueReminder, moment: datetime) -> bool:
    """Whether the next one says it soon enough. What somebody asked for comes, as was promised."""
    following = reminder.next_due_at
    return reminder.kind != SNOOZED and following is not None and is_together(moment, [following])


def days_until(starts_at: datetime, at: datetime) -> int:
    """How many calendar days lie between a moment and an appointment: 1 is "morgen"."""
    return (day_of(starts_at) - day_of(at)).days


def better_unsaid_from(appointment: Appointment, quiet: Quiet, at: datetime) -> datetime:
    """Until when what is said at a moment may arrive: before the quiet hours, before "morgen" is no longer
    true, and before the appointment begins.
    """
    return min(quiet.day_ends_at(at), appointment.when.starts_at)
