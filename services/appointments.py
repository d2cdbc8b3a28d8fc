"""Appointments: planned and moved by the team, answered by the participant."""

from datetime import datetime

from mentoring.access import require_other_than, require_participant, require_staff_of
from mentoring.appointments import Appointment, Coming, Wish, a_place, require_ahead
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone
from mentoring.reminders import ReminderKind, day_before
from messages.appointments import AppointmentMoved, AppointmentPlanned
from messages.appointments_staff import CannotComeTeam, ComesTeam, WishLabel
from storage.work import Work

MOST_SHOWN = 3
"""Appointments on one screen of a participant, soonest first: more is no help (`product.md`, rule 3)."""

_WISHES = {
    Wish.NEW_MOMENT: WishLabel.NEW_MOMENT,
    Wish.CALL: WishLabel.CALL,
    Wish.NOT_NOW: WishLabel.NOT_NOW,
}


async def plan(
    work: Work, participant_id: PersonId, when: When, place: str, *, by: Someone, now: datetime
) -> AppointmentId:
    """Plan an appointment of a participant with their mentor. They hear it at once, and again the day before.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person to plan it.
        NotTakingPart: when the participant has not agreed to take part yet, or has stopped.
        MomentHasPassed, NotAPlace: when it can't be there and then.
    """
    participant = await work.people.participant(participant_id)
    _require_may_plan(participant, when, by=by, now=now)
    place = a_place(place)
    appointment_id = await work.appointments.add(participant_id, participant.mentor_id, when, place, now=now)
    await work.audit.add("appointments.plan", f"appointment:{appointment_id}", by=by.id, now=now)
    await _plan_reminders(work, appointment_id, when, now=now)
    await work.outbox.add(
        AppointmentPlanned(when.starts_at, participant.mentor_name, place, appointment_id),
        to=participant_id,
        now=now,
        expires_at=when.starts_at,
    )
    return appointment_id


async def move(
    work: Work, appointment_id: AppointmentId, when: When, place: str, *, by: Someone, now: datetime
) -> None:
    """Move an appointment to another moment or place. Its reminders move along.

    Raises:
        NotOfThisTeam, OwnClaim, NotTakingPart, MomentHasPassed, NotAPlace: as for `plan`.
        NoLongerPossible: when it does not stand any more.
    """
    appointment = await work.appointments.to_decide(appointment_id)
    participant = await work.people.participant(appointment.participant_id)
    _require_may_plan(participant, when, by=by, now=now)
    moved = appointment.moved(when, a_place(place))
    await work.appointments.save(moved)
    await work.reminders.drop(appointment_id)
    await work.audit.add("appointments.move", f"appointment:{appointment_id}", by=by.id, now=now)
    await _plan_reminders(work, appointment_id, when, now=now)
    await work.outbox.add(
        AppointmentMoved(when.starts_at, moved.mentor_name, moved.place, appointment_id),
        to=participant.id,
        now=now,
        expires_at=when.starts_at,
    )


async def to_move(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    """An appointment and its participant, for somebody of the team who is going to move it.

    Raises:
        NotOfThisTeam: when it is another team's.
    """
    appointment = await work.appointments.to_decide(appointment_id)
    participant = await work.people.participant(appointment.participant_id)
    require_staff_of(by, participant.team_id)
    return appointment, participant


async def answer(
    work: Work, appointment_id: AppointmentId, said: Coming, *, by: Someone, now: datetime
) -> Appointment:
    """The participant says "Ik kom" or "Ik kan niet". The team hears it; the same answer again changes nothing.

    Raises:
        Gone: when it is not this participant's appointment.
        NoLongerPossible: when it has begun, or does not stand any more.
    """
    participant, before = await _own(work, appointment_id, by=by)
    answered = before.answered(said, now=now)
    if before.answer is said:
        return answered
    await work.appointments.save(answered)
    if said is Coming.COMING:
        news = ComesTeam(
            participant.first_name, participant.pseudonym, answered.when.starts_at, answered.place
        )
        await work.outbox.add(news, to_team=participant.team_id, about=participant.id, now=now)
    else:
        await _tell_cannot(work, participant, answered, None, now=now)
    return answered


async def wish(
    work: Work, appointment_id: AppointmentId, wished: Wish, *, by: Someone, now: datetime
) -> Appointment:
    """The participant says what they would like now that they can't come. It is added to the team's card.

    Raises:
        Gone, NoLongerPossible: as for `answer`.
    """
    participant, before = await _own(work, appointment_id, by=by)
    appointment = before.answered(Coming.CANNOT, now=now)
    await work.appointments.save(appointment)
    await _tell_cannot(work, participant, appointment, _WISHES[wished], now=now)
    return appointment


async def upcoming(work: Work, *, by: Someone, now: datetime) -> list[Appointment]:
    """What is planned for a participant, soonest first: one more than is shown, if there is more."""
    return await work.appointments.upcoming(require_participant(by).id, now=now, most=MOST_SHOWN + 1)


def _require_may_plan(participant: Participant, when: When, *, by: Someone, now: datetime) -> None:
    require_staff_of(by, participant.team_id)
    require_other_than(by, participant.id)
    participant.require_taking_part()
    require_ahead(when, now=now)


async def _plan_reminders(work: Work, appointment_id: AppointmentId, when: When, *, now: datetime) -> None:
    due_at = day_before(when.starts_at, planned_at=now)
    if due_at is not None:
        await work.reminders.plan(appointment_id, ReminderKind.DAY_BEFORE, due_at)


async def _own(work: Work, appointment_id: AppointmentId, *, by: Someone) -> tuple[Participant, Appointment]:
    participant = require_participant(by)
    appointment = await work.appointments.to_decide(appointment_id)
    if appointment.participant_id != participant.id:
        raise Gone
    return participant, appointment


async def _tell_cannot(
    work: Work, participant: Participant, appointment: Appointment, wished: WishLabel | None, *, now: datetime
) -> None:
    """One card for each moment that does not suit, so that the wish appears on it."""
    await work.outbox.add(
        CannotComeTeam(
            participant.first_name,
            participant.pseudonym,
            appointment.when.starts_at,
            appointment.place,
            wished,
            appointment.id,
        ),
        to_team=participant.team_id,
        about=participant.id,
        card=f"appointment:{appointment.id}:{appointment.when.wall_time}",
        now=now,
    )
