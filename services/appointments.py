"""Appointments: planned and moved by the team, answered by the participant."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_other_than, require_participant, require_staff_of
from mentoring.appointments import Appointment, Coming, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When
from mentoring.people import Participant, Someone
from mentoring.places import Place
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from messages.appointment_facts import place_of
from messages.appointments_staff import ComesTeam
from services import (
    appointment_calendar,
    appointment_planning,
    appointment_requests,
    attendance,
    attendance_cards,
    caps,
    reminders,
    rewards,
)
from storage.work import Work

MOST_SHOWN = 3
"""Appointments on one screen of a participant, soonest first: more is no help (`product.md`, rule 3)."""

# --- what the team does ---------------------------------------------------------------------------


async def plan(
    work: Work,
    participant_id: PersonId,
    when: When,
    details: Details,
    *,
    mentor_id: PersonId | None = None,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> AppointmentId:
    """Plan an appointment of a participant, with their own mentor unless `mentor_id` says otherwise. They hear
    it at once, and are reminded of it. What keeping it earns is set apart.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person to plan it.
        NotTakingPart: when the participant has not agreed to take part yet, or has stopped.
        MomentHasPassed, TooFarAhead: when it can't be then.
        NotAPlace, NotADuration, TooManyThings, ThingTooLong, TitleTooLong, NotNeutral, RewardTooHigh: when it
            can't be so.
        Gone: when the place is not on the list any more, or the mentor is none of this team.
        WantsTwo: when its reward is more than one may give (`Programme.two_approve_above`).
        CapReached: when its reward does not fit in this year any more. Nothing has changed then.
        PotTooSmall: when the pot can't pay its reward. Nothing has changed then.
    """
    participant = await work.people.to_decide(participant_id)
    appointment_planning.require_may_plan(participant, [when], by=by, now=now)
    details = await appointment_planning.possible(work, details)
    details.require_by_one(programme.two_approve_above)
    with_whom = await appointment_planning.with_whom(work, participant, mentor_id)
    await caps.require_all_fit(work, participant_id, details.reward, programme=programme, now=now)
    await rewards.require_in_pot(work, details.reward)
    planned = await appointment_planning.add(
        work, participant, with_whom, when, details, None, programme=programme, by=by.id, now=now
    )
    await work.audit.add("appointments.plan", f"appointment:{planned.id}", by=by.id, now=now)
    await appointment_requests.planned(work, participant, planned, now=now)
    await appointment_calendar.tell_planned(work, planned, programme=programme, now=now)
    return planned.id


async def move(
    work: Work,
    appointment_id: AppointmentId,
    when: When,
    place: Place | None = None,
    *,
    sequence: int | None = None,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Appointment:
    """Move an appointment to another moment; to another place too, unless that is None. Its reminders move
    along. One that has begun can be moved as well: then it was moved outside the bot, and the team's card says
    so. `sequence` is how often it was changed when this person saw it: somebody else's change in between is
    not undone unseen.

    Raises:
        NotOfThisTeam, OwnClaim, NotTakingPart, MomentHasPassed, TooFarAhead, NotAPlace, Gone: as for `plan`.
        NoLongerPossible: when it was changed meanwhile; AlreadySettled when it does not stand any more.
    """
    before, participant = await _to_decide(work, appointment_id, by=by)
    appointment_planning.require_may_plan(participant, [when], by=by, now=now)
    before.require_seen(sequence)
    if before.can_stand_again(now=now):
        before = await attendance.stand_again(work, before, by=by.id, now=now)
    details = before.details
    if place is not None:
        details = await appointment_planning.possible(work, replace(details, place=place))
    moved = before.moved(when, details.place)
    await work.appointments.save(moved)
    await work.audit.add("appointments.move", f"appointment:{appointment_id}", by=by.id, now=now)
    await reminders.plan_for(work, moved, programme=programme, now=now)
    await appointment_requests.changed(work, participant, moved, now=now)
    await appointment_calendar.tell_moved(work, moved, before, programme=programme, now=now)
    if before.has_begun(now=now):
        await attendance_cards.put_out_moved(work, moved, before, participant, by=by.first_name, now=now)
    return moved


async def cancel(
    work: Work,
    appointment_id: AppointmentId,
    *,
    sequence: int | None = None,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Appointment:
    """Cancel an appointment that is still to come. Its reward goes back to the pot. `sequence`: as for `move`.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person.
        NoLongerPossible: when it was changed meanwhile or has begun; AlreadySettled when it does not stand
            any more.
    """
    before, participant = await _to_decide(work, appointment_id, by=by)
    before.require_seen(sequence)
    cancelled = await appointment_planning.cancel(work, before, participant, by=by.person, now=now)
    await work.audit.add("appointments.cancel", f"appointment:{appointment_id}", by=by.id, now=now)
    if not participant.is_over:
        await appointment_calendar.tell_cancelled(work, cancelled, programme=programme, now=now)
    return cancelled


async def cancel_all_of(work: Work, participant: Participant, *, now: datetime) -> int:
    """For a participant who has stopped: what was still to come is off, and its money is back. How many it were;
    they are told by who they stop with.
    """
    to_come = await work.appointments.to_come_to_decide(participant.id, now=now)
    for appointment in to_come:
        await appointment_planning.cancel(work, appointment, participant, by=participant.person, now=now)
    return len(to_come)


async def to_move(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    """An appointment and its participant, for somebody of the team who is going to move or cancel it.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person.
        AlreadySettled: when it was kept or cancelled, so that nobody answers questions for nothing.
    """
    appointment, participant = await for_staff(work, appointment_id, by=by)
    require_other_than(by, participant.id)
    appointment.require_changeable()
    return appointment, participant


async def for_staff(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    """An appointment and whose it is.

    Raises:
        NotOfThisTeam: when it is another team's.
        Gone: when there is no such appointment.
    """
    appointment = await work.appointments.get(appointment_id)
    participant = await work.people.participant(appointment.participant_id)
    require_staff_of(by, participant.team_id)
    return appointment, participant


async def planned_for(
    work: Work, participant_id: PersonId, *, by: Someone, now: datetime
) -> list[Appointment]:
    """What is still to come for a participant, soonest first, for somebody of the team.

    Raises:
        NotOfThisTeam: when they are of another team.
        Gone: when there is no such participant.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return await work.appointments.to_come(participant_id, now=now)


# --- what the participant does --------------------------------------------------------------------


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
    if said is Coming.CANNOT:
        await appointment_requests.cannot_come(work, participant, answered, now=now)
        return answered
    news = ComesTeam(
        participant.first_name, participant.pseudonym, answered.when.starts_at, place_of(answered.details)
    )
    await work.outbox.add(news, to_team=participant.team_id, about=participant.id, now=now)
    await appointment_requests.comes_after_all(work, participant, answered, now=now)
    return answered


async def own(work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime) -> Appointment:
    """One appointment of the participant that is still to come.

    Raises:
        Gone: when it is not this participant's appointment.
        NoLongerPossible: when it has begun, or does not stand any more.
    """
    who = require_participant(by).id
    found = await work.appointments.get(appointment_id)
    if found.participant_id != who:
        raise Gone
    if not found.is_ahead or found.has_begun(now=now):
        raise NoLongerPossible
    return found


async def upcoming(work: Work, *, most: int = MOST_SHOWN, by: Someone, now: datetime) -> list[Appointment]:
    """What is planned for a participant, soonest first: one more than the most to show, if there is more."""
    return await work.appointments.upcoming(require_participant(by).id, now=now, most=most + 1)


# --- the same for several of these ----------------------------------------------------------------


async def _to_decide(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    """The appointment and its participant, both held, after a look at who wants to decide."""
    known, participant = await for_staff(work, appointment_id, by=by)
    require_other_than(by, participant.id)
    participant = await work.people.to_decide(known.participant_id)
    return await work.appointments.to_decide(appointment_id), participant


async def _own(work: Work, appointment_id: AppointmentId, *, by: Someone) -> tuple[Participant, Appointment]:
    participant = require_participant(by)
    appointment = await work.appointments.to_decide(appointment_id)
    if appointment.participant_id != participant.id:
        raise Gone
    return participant, appointment
