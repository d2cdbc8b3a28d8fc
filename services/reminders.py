"""Reminding: what is due is looked up by the clock, and said once if it still makes sense."""

from datetime import datetime

from mentoring.programme import Programme
from mentoring.reminders import DueReminder, better_unsaid_from, is_on_the_day, say_at
from messages.appointments import AppointmentToday, AppointmentTomorrow
from storage.work import Work

MOST_AT_ONCE = 500
"""Reminders in one piece of work, so that it stays short. The next tick takes the next ones."""


async def remind_due(work: Work, programme: Programme, now: datetime) -> None:
    """Say the reminders whose moment is there, and drop the ones that make no sense any more."""
    said, dropped = [], []
    for reminder in await work.reminders.due(now=now, most=MOST_AT_ONCE):
        moment = say_at(reminder, now=now)
        if moment is None:
            dropped.append(reminder.id)
        else:
            said.append(reminder.id)
            await _say(work, reminder, at=moment, now=now)
    await work.reminders.settle(said=said, dropped=dropped)


async def _say(work: Work, reminder: DueReminder, *, at: datetime, now: datetime) -> None:
    appointment = reminder.appointment
    starts_at = appointment.when.starts_at
    kind = AppointmentToday if is_on_the_day(starts_at, at) else AppointmentTomorrow
    await work.outbox.add(
        kind(starts_at, appointment.mentor_name, appointment.place, appointment.id),
        to=appointment.participant_id,
        now=now,
        once=f"reminder:{reminder.id}",
        due_at=at,
        expires_at=better_unsaid_from(starts_at, at),
    )
