"""Reminding: planned in the piece of work that plans or moves an appointment, said by the clock, once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from mentoring.access import require_participant
from mentoring.appointments import Appointment, Coming
from mentoring.due_reminders import (
    Decision,
    Dropped,
    DueReminder,
    better_unsaid_from,
    days_until,
    decide,
)
from mentoring.ids import AppointmentId, PersonId
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.reminders import Planned, plan
from mentoring.replanning import Changes, Reminder, for_new_moment, for_new_rules, for_snooze
from mentoring.snoozes import Later, Snooze, chosen_of, snoozes
from messages.appointment_facts import facts_of, what_of
from messages.reminders import (
    AppointmentReminder,
    GoodThatYouAreThere,
    GoodThatYouCome,
    Opening,
    ReminderInAWeek,
    ReminderInDays,
    ReminderToday,
    ReminderTomorrow,
)
from services import apart
from storage.outbox import Entry
from storage.reminders import Ahead
from storage.work import Work

MOST_AT_ONCE = 2_000
"""Reminders in one piece of work, so that it stays short. The next tick takes the next ones."""

_OCCASION = "reminder:"
_A_WEEK = 7


async def plan_for(work: Work, appointment: Appointment, *, programme: Programme, now: datetime) -> None:
    """Plan the reminders of an appointment that is planned or moved now; those of before give way."""
    chosen = await work.preferences.of(appointment.participant_id)
    days, quiet = chosen.days_before(programme), chosen.quiet(programme)
    wanted = plan(appointment, days, quiet, programme, now)
    reminders = await _withdrawn(work, appointment.id, now=now)
    changes = for_new_moment(wanted, reminders)
    await _change(work, {appointment.id: changes}, because=Dropped.MOVED, now=now)


async def drop_for(work: Work, appointment_id: AppointmentId, *, because: str, now: datetime) -> None:
    """Nothing more is said before this appointment: it is off, or over."""
    reminders = await _withdrawn(work, appointment_id, now=now)
    rows = [each.id for each in reminders if each.is_planned]
    await work.reminders.drop(rows, because=because, now=now)


async def plan_anew_for(work: Work, person_id: PersonId, *, programme: Programme, now: datetime) -> None:
    """A participant has chosen other reminders or quiet hours: what is ahead follows."""
    await plan_anew(work, await work.reminders.ahead_of(person_id, now=now), programme=programme, now=now)


async def plan_anew(work: Work, ahead: Sequence[Ahead], *, programme: Programme, now: datetime) -> None:
    """Plan the reminders of some appointments by the rules of today, in three statements."""
    reminders = await work.reminders.of([each.appointment.id for each in ahead])
    changes = {
        each.appointment.id: for_new_rules(
            _wanted(each, programme), reminders.get(each.appointment.id, []), now=now
        )
        for each in ahead
    }
    await _change(work, changes, because=Dropped.SETTINGS, now=now)


async def snoozes_for(
    work: Work, appointment_id: AppointmentId, *, programme: Programme, by: Someone, now: datetime
) -> list[Snooze]:
    """When a participant can be reminded of their appointment instead; nothing when it is near.

    Raises:
        Gone: when it is not this participant's appointment.
        NoLongerPossible: when it has begun, does not stand any more, or they said that they can't come.
    """
    appointment = await work.appointments.to_decide(appointment_id)
    if appointment.participant_id != require_participant(by).id:
        raise Gone
    begun = now >= appointment.when.starts_at
    if begun or not appointment.is_ahead or appointment.answer is Coming.CANNOT:
        raise NoLongerPossible
    chosen = await work.preferences.of(appointment.participant_id)
    return snoozes(appointment, chosen.quiet(programme), programme, now=now)


async def snooze(
    work: Work,
    appointment_id: AppointmentId,
    later: Later,
    *,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Snooze:
    """Remind a participant of their appointment tonight, or early tomorrow. It takes the place of one that was
    asked for before, and of what would come about then by itself.

    Raises:
        Gone, NoLongerPossible: as for `snoozes_for`.
        NotLater: when it is not possible any more.
    """
    offered = await snoozes_for(work, appointment_id, programme=programme, by=by, now=now)
    snooze = chosen_of(offered, later)
    reminders = (await work.reminders.of([appointment_id])).get(appointment_id, [])
    changes = for_snooze(snooze.planned, reminders)
    await _change(work, {appointment_id: changes}, because=Dropped.SNOOZED, now=now)
    return snooze


async def remind_due(work: Work, programme: Programme, now: datetime) -> None:
    """Say the reminders whose moment is there, put off what would ring in quiet hours, and drop what makes no
    sense any more. What came too late to be of use is in the audit log: an outage cost somebody a reminder.
    """
    ids = partial(work.reminders.due_ids, now=now, most=MOST_AT_ONCE)
    await apart.for_all(work, partial(_remind, work, programme, now=now), ids, of="reminder")


async def _remind(work: Work, programme: Programme, only: int | None, *, now: datetime) -> None:
    due = await work.reminders.due(now=now, most=MOST_AT_ONCE, only=only)
    if not due:
        return
    decisions = decide(due, programme, now=now)
    said = [each.reminder for each in decisions if each.say]
    await work.outbox.add_many([_entry(each, programme, now) for each in said], now=now)
    await work.reminders.say([each.id for each in said], now=now)
    await _drop(work, decisions, now=now)
    await work.reminders.plan(
        {
            each.reminder.appointment.id: [Planned(each.reminder.kind, each.put_off_to)]
            for each in decisions
            if each.put_off_to is not None
        }
    )


async def look_again(work: Work, occasions: Sequence[str], *, now: datetime) -> None:
    """Reminders that were put out and could not be delivered in time: the next round says them if they still
    help, in the words of that moment. `occasions`: all that expired; of others there is nothing to do.
    """
    rows = [int(each.removeprefix(_OCCASION)) for each in occasions if each.startswith(_OCCASION)]
    await work.reminders.plan_again(rows, now=now)
    await work.reminders.drop(rows, because=Dropped.NOT_DELIVERED, now=now)


async def _withdrawn(work: Work, appointment_id: AppointmentId, *, now: datetime) -> list[Reminder]:
    """The reminders of an appointment. One that was put out and has not left would say what is not so any more."""
    reminders = (await work.reminders.of([appointment_id])).get(appointment_id, [])
    await work.outbox.withdraw([_occasion(each.id) for each in reminders if each.said_at], now=now)
    return reminders


def _occasion(row: int) -> str:
    return f"{_OCCASION}{row}"


def _wanted(ahead: Ahead, programme: Programme) -> tuple[Planned, ...]:
    days, quiet = ahead.preferences.days_before(programme), ahead.preferences.quiet(programme)
    return plan(ahead.appointment, days, quiet, programme, ahead.planned_at)


async def _change(
    work: Work, changes: Mapping[AppointmentId, Changes], *, because: Dropped, now: datetime
) -> None:
    gone = [row for each in changes.values() for row in each.drop]
    await work.reminders.drop(gone, because=because, now=now)
    await work.reminders.plan({appointment_id: each.plan for appointment_id, each in changes.items()})


async def _drop(work: Work, decisions: Sequence[Decision], *, now: datetime) -> None:
    rows: dict[Dropped, list[int]] = defaultdict(list)
    for each in decisions:
        if each.because is not None:
            rows[each.because].append(each.reminder.id)
    for because, these in rows.items():
        await work.reminders.drop(these, because=because, now=now)
    for row in rows[Dropped.TOO_LATE]:
        on = f"reminder:{row}"
        await work.audit.add("reminders.remind", on, by=None, result=Dropped.TOO_LATE, now=now)


def _entry(reminder: DueReminder, programme: Programme, now: datetime) -> Entry:
    appointment = reminder.appointment
    quiet = reminder.preferences.quiet(programme)
    notice = AppointmentReminder(
        opening=_opening(appointment, now),
        glad=_glad(appointment),
        facts=facts_of(appointment),
        appointment_id=appointment.id,
        can_snooze=bool(snoozes(appointment, quiet, programme, now=now)),
    )
    return Entry(
        notice,
        to=appointment.participant_id,
        once=_occasion(reminder.id),
        expires_at=better_unsaid_from(appointment, quiet, now),
    )


def _glad(appointment: Appointment) -> GoodThatYouCome | GoodThatYouAreThere | None:
    if appointment.answer is not Coming.COMING:
        return None
    return GoodThatYouAreThere() if appointment.details.place.by_phone else GoodThatYouCome()


def _opening(appointment: Appointment, now: datetime) -> Opening:
    """In whole days of the calendar, as people count them."""
    what = what_of(appointment)
    match days_until(appointment.when.starts_at, now):
        case 0:
            return ReminderToday(what)
        case 1:
            return ReminderTomorrow(what)
        case days if days == _A_WEEK:
            return ReminderInAWeek(what)
        case days:
            return ReminderInDays(days, what)
