"""What changes in the reminders of an appointment when it is moved, or when the rules for it change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.reminders import SNOOZED, Planned, ReminderKind, is_together

NEAR = timedelta(days=5)
"""Farther than quiet Sundays and holidays ever move a reminder from its day."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of an appointment: still planned, said, or neither."""

    id: int
    kind: ReminderKind
    due_at: datetime
    is_planned: bool = False
    said_at: datetime | None = None

    @property
    def heard_at(self) -> datetime:
        """When the participant hears it, or heard it: after an outage that is not when it was due."""
        return self.said_at or self.due_at


@dataclass(frozen=True, slots=True)
class Changes:
    """What to plan, and which of those that there are to drop."""

    plan: tuple[Planned, ...]
    drop: tuple[int, ...]


def for_new_moment(wanted: Sequence[Planned], reminders: Iterable[Reminder]) -> Changes:
    """The appointment is planned, or at another moment or place now: all that was planned gives way."""
    standing = [each for each in reminders if each.is_planned]
    return Changes(_missing(wanted, standing), _unwanted(wanted, standing))


def for_new_rules(wanted: Sequence[Planned], reminders: Sequence[Reminder], *, now: datetime) -> Changes:
    """The appointment stays, and the person or the programme would like other reminders of it.

    What was said is not said again at another hour, and what the participant asked for themselves stays. One
    that is due at this very moment is left to the clock, unless it is not wanted any more.
    """
    kinds = {each.kind for each in wanted}
    settled = [
        each for each in reminders if each.said_at or (each.is_planned and _stays(each, kinds, now=now))
    ]
    over = {each.kind for each in settled if not _is_of_another_moment(each, wanted)}
    moments = [each.heard_at for each in settled]
    open_ = [each for each in reminders if each.is_planned and each not in settled]
    fresh = [
        each
        for each in wanted
        if each.due_at > now
        and (each.kind not in over or any(each.kind == one.kind for one in open_))
        and not is_together(each.due_at, moments)
    ]
    return Changes(_missing(fresh, open_), _unwanted(fresh, open_))


def for_snooze(snoozed: Planned, reminders: Iterable[Reminder]) -> Changes:
    """The participant would like to be reminded at another moment: that takes the place of what they asked for
    before, and of what would come about then by itself.
    """
    standing = [each for each in reminders if each.is_planned]
    gone = [each for each in standing if each.kind == SNOOZED or is_together(each.due_at, [snoozed.due_at])]
    return Changes(_missing([snoozed], standing), _unwanted([snoozed], gone))


def _stays(reminder: Reminder, kinds: set[ReminderKind], *, now: datetime) -> bool:
    return reminder.kind == SNOOZED or (reminder.due_at <= now and reminder.kind in kinds)


def _is_of_another_moment(reminder: Reminder, wanted: Iterable[Planned]) -> bool:
    """Whether one of a kind was said before the appointment was moved here: it says nothing about this moment."""
    return any(each.kind == reminder.kind and abs(each.due_at - reminder.due_at) > NEAR for each in wanted)


def _missing(wanted: Iterable[Planned], reminders: Iterable[Reminder]) -> tuple[Planned, ...]:
    there = {(each.kind, each.due_at) for each in reminders}
    return tuple(each for each in wanted if (each.kind, each.due_at) not in there)


def _unwanted(wanted: Iterable[Planned], reminders: Iterable[Reminder]) -> tuple[int, ...]:
    asked_for = {(each.kind, each.due_at) for each in wanted}
    return tuple(each.id for each in reminders if (each.kind, each.due_at) not in asked_for)
