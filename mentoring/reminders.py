"""When to remind of an appointment: planned as rows by pure functions, and planned anew when anything changes.

Seven, three and one day before and the same morning (`product.md`, Time). Courts that remind on these days see
a fifth and more fewer people stay away (Santa Clara, arXiv 2306.12389; New York, Results for America); nobody has
compared the days with each other, so they are a setting. All moments are wall time: 18:00 is 18:00 on that day,
whatever the clocks do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from mentoring.appointments import Appointment
from mentoring.programme import Programme
from mentoring.quiet import Quiet
from mentoring.wall_time import day_of, wall_moment

JUST_PLANNED = timedelta(hours=1)
"""Who has just heard of an appointment need not be reminded of it within the hour."""

USEFUL = timedelta(minutes=30)
"""A reminder that is moved leaves at least this to get ready; else it comes earlier."""

TOGETHER = timedelta(hours=4)
"""Two reminders of one appointment that are closer than this, or on one day, become one."""

_VERSION = "1"
"""Of the rules in this file. A change in them has the next number."""

ReminderKind = NewType("ReminderKind", str)
"""Which of an appointment's reminders it is: "before:7", "morning", "snoozed"."""

MORNING = ReminderKind("morning")
SNOOZED = ReminderKind("snoozed")
"""Asked for by the participant: "Later herinneren"."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder that is planned."""

    kind: ReminderKind
    due_at: datetime


def before(days: int) -> ReminderKind:
    """The reminder so many days before; none is the same morning."""
    return ReminderKind(f"before:{days}") if days else MORNING


def days_ahead(kind: ReminderKind) -> int:
    """How many days before it is; none for the same morning, and for what the participant asked for."""
    _, _, days = kind.partition(":")
    return int(days or 0)


def plan(
    appointment: Appointment,
    days_before: Iterable[int],
    quiet: Quiet,
    programme: Programme,
    planned_at: datetime,
) -> tuple[Planned, ...]:
    """The reminders of an appointment that the participant heard of at `planned_at`, soonest first.

    What is over by then, or would come within the hour, is left out; so is what would come on that very day, unless
    the appointment is on the next. In quiet hours nothing is planned: it
    moves to the next allowed moment, or to an earlier one when that would be too late. Of two that come close
    together the one nearer to the appointment stays.
    """
    starts_at = appointment.when.starts_at
    found: list[Planned] = []
    for days in _nearest_first(starts_at, days_before, quiet, programme):
        promised = _promised(starts_at, days, programme)
        due_at = _allowed(promised, starts_at, quiet, programme)
        if _is_news(due_at, promised, days, planned_at) and not is_together(
            due_at, (other.due_at for other in found)
        ):
            found.append(Planned(before(days), due_at))
    return tuple(sorted(found, key=lambda each: each.due_at))


def _is_news(due_at: datetime, promised: datetime, days: int, planned_at: datetime) -> bool:
    """Whether somebody who heard of the appointment at `planned_at` may have forgotten it by then."""
    same_day = days > 1 and day_of(due_at) == day_of(planned_at)
    return promised > planned_at and due_at - planned_at >= JUST_PLANNED and not same_day


def is_together(due_at: datetime, others: Iterable[datetime]) -> bool:
    """Whether a moment is so close to one of some others, or on the same day, that one reminder does for both."""
    return any(abs(due_at - other) < TOGETHER or day_of(due_at) == day_of(other) for other in others)


def rules_of(programme: Programme) -> str:
    """By which rules reminders are planned, in one word. When it differs, what is ahead is planned anew."""
    times = (programme.quiet_from, programme.quiet_until, programme.remind_at, programme.remind_morning_at)
    days = ",".join(map(str, programme.remind_days))
    return "/".join([_VERSION, days, *(at.isoformat("minutes") for at in times)])


def _nearest_first(
    starts_at: datetime, days_before: Iterable[int], quiet: Quiet, programme: Programme
) -> list[int]:
    """The days, of which the same morning is the evening before when the appointment is early."""
    morning = quiet.next_allowed(_promised(starts_at, 0, programme))
    is_early = morning > starts_at - USEFUL
    return sorted({1 if days == 0 and is_early else days for days in days_before})


def _promised(starts_at: datetime, days: int, programme: Programme) -> datetime:
    day = day_of(starts_at) - timedelta(days=days)
    return wall_moment(day, programme.remind_at if days else programme.remind_morning_at)


def _allowed(promised: datetime, starts_at: datetime, quiet: Quiet, programme: Programme) -> datetime:
    """The promised moment, or the allowed one in its place; always before the appointment begins."""
    later = quiet.next_allowed(promised)
    if later == promised or later <= starts_at - USEFUL:
        return later
    last = quiet.last_allowed(promised)
    evening = wall_moment(day_of(last), programme.remind_at)
    return evening if evening <= last and not quiet.is_quiet(evening) else last
