"""Requests of participants: another moment for an appointment, a call about it, or an appointment at all.

The team has one card for each request (`services.appointment_request_cards`), and whatever the participant says
next appears on it.
"""

from collections.abc import Callable
from datetime import datetime

from mentoring.access import require_participant
from mentoring.appointment_requests import AppointmentRequest, Reason, Suits
from mentoring.appointments import Appointment, AppointmentState, Coming
from mentoring.ids import AppointmentId
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.wall_time import day_of
from messages.appointment_requests_staff import (
    REASON_LINES,
    ComesAfterAll,
    HasBeen,
    NowCancelled,
    NowPlanned,
    Outcome,
    TookBack,
    WishLine,
    wish_line,
)
from services import appointment_request_cards
from storage.work import Work

# --- what the participant does --------------------------------------------------------------------


async def give_reason(
    work: Work, appointment_id: AppointmentId, reason: Reason, *, by: Someone, now: datetime
) -> None:
    """Why they can't come, if they like to say. It goes on the team's card.

    Raises:
        Gone: when it is not this participant's appointment.
        NoLongerPossible: when it has begun or does not stand any more, or they are coming after all.
    """
    participant = require_participant(by)
    appointment = await _cannot(work, participant, appointment_id, now=now)
    request = await _opened(work, participant, appointment_id, now=now)
    await appointment_request_cards.put_out(
        work, participant, request, appointment, reason=REASON_LINES[reason], now=now
    )


async def want_moment(
    work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime
) -> AppointmentRequest:
    """'Ja, graag': another moment. Moments that were proposed already stay.

    Raises:
        Gone, NoLongerPossible: as for `give_reason`.
    """
    participant = require_participant(by)
    appointment = await _cannot(work, participant, appointment_id, now=now)
    request = await _opened(work, participant, appointment_id, now=now)
    request = request.anew() if request.call else request
    await work.appointment_requests.save(request)
    wish = wish_line(request) or WishLine.NEW_MOMENT
    await appointment_request_cards.put_out(work, participant, request, appointment, wish=wish, now=now)
    return request


async def propose(
    work: Work,
    appointment_id: AppointmentId | None,
    moment: Suits,
    *,
    anew: bool,
    by: Someone,
    now: datetime,
) -> AppointmentRequest:
    """A moment that suits them, for another moment or (without an appointment) for a new one.

    `anew`: instead of those that they proposed before.

    Raises:
        NotTakingPart: when they have not agreed to take part yet, or have stopped.
        NotOffered: when the day is not one to choose from.
        TooManyMoments: when there are enough.
        Gone, NoLongerPossible: as for `give_reason`.
    """
    today = day_of(now)
    return await _ask(
        work,
        appointment_id,
        lambda request: (request.anew() if anew else request).with_moment(moment, today=today),
        by=by,
        now=now,
    )


async def want_any_moment(
    work: Work, appointment_id: AppointmentId | None, *, by: Someone, now: datetime
) -> AppointmentRequest:
    """Any moment is fine. Raises as `propose`."""
    return await _ask(work, appointment_id, AppointmentRequest.at_any_moment, by=by, now=now)


async def want_call(
    work: Work, appointment_id: AppointmentId | None, *, by: Someone, now: datetime
) -> AppointmentRequest:
    """'Bel mij'. Raises as `propose`."""
    return await _ask(work, appointment_id, AppointmentRequest.by_call, by=by, now=now)


async def want_nothing(work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime) -> None:
    """'Nu even niet', about an appointment to which they can't come.

    Raises:
        Gone, NoLongerPossible: as for `give_reason`.
    """
    participant = require_participant(by)
    appointment = await _cannot(work, participant, appointment_id, now=now)
    request = (await _opened(work, participant, appointment_id, now=now)).anew()
    await work.appointment_requests.save(request)
    await appointment_request_cards.put_out(
        work, participant, request, appointment, wish=WishLine.NOT_NOW, now=now
    )


async def take_back(work: Work, *, by: Someone, now: datetime) -> None:
    """They need no new appointment after all. Without a request it changes nothing."""
    participant = require_participant(by)
    request = await work.appointment_requests.open_of(participant.id, None)
    if request is not None:
        await appointment_request_cards.settle(work, participant, request, TookBack(), now=now)


async def own(
    work: Work, appointment_id: AppointmentId | None, *, by: Someone, now: datetime
) -> AppointmentRequest | None:
    """What they have asked about an appointment, or for a new one, and what is not settled yet.

    Raises:
        Gone, NoLongerPossible: as for `give_reason`.
    """
    participant = require_participant(by)
    if appointment_id is not None:
        await _cannot(work, participant, appointment_id, now=now)
    return await work.appointment_requests.open_of(participant.id, appointment_id)


# --- what follows on something else ---------------------------------------------------------------


async def cannot_come(
    work: Work, participant: Participant, appointment: Appointment, *, now: datetime
) -> None:
    """They said "Ik kan niet": the team hears it at once."""
    request = await _opened(work, participant, appointment.id, now=now)
    await appointment_request_cards.put_out(work, participant, request, appointment, now=now)


async def comes_after_all(
    work: Work, participant: Participant, appointment: Appointment, *, now: datetime
) -> None:
    """They said "Ik kom": a card on which they could not says so."""
    await _settle_open(work, participant, appointment.id, ComesAfterAll(), now=now)


async def planned(work: Work, participant: Participant, appointment: Appointment, *, now: datetime) -> None:
    """A new appointment was planned: that is what was asked for."""
    await _settle_open(work, participant, None, NowPlanned(appointment.when.starts_at), now=now)


async def changed(work: Work, participant: Participant, appointment: Appointment, *, now: datetime) -> None:
    """An appointment was moved or cancelled: nothing is asked about it any more."""
    cancelled = appointment.state is AppointmentState.CANCELLED
    outcome = NowCancelled() if cancelled else NowPlanned(appointment.when.starts_at)
    await _settle_open(work, participant, appointment.id, outcome, now=now)


async def been(work: Work, participant: Participant, appointment: Appointment, *, now: datetime) -> None:
    """It was said how an appointment went: what was asked about it can't be done any more."""
    await _settle_open(work, participant, appointment.id, HasBeen(), now=now)


# --- the same for several of these ----------------------------------------------------------------


async def _cannot(
    work: Work, participant: Participant, appointment_id: AppointmentId, *, now: datetime
) -> Appointment:
    """Their own appointment, still to come, to which they said that they can't come."""
    appointment = await work.appointments.to_decide(appointment_id)
    if appointment.participant_id != participant.id:
        raise Gone
    if not appointment.is_ahead or appointment.has_begun(now=now) or appointment.answer is not Coming.CANNOT:
        raise NoLongerPossible
    return appointment


async def _ask(
    work: Work,
    appointment_id: AppointmentId | None,
    how: Callable[[AppointmentRequest], AppointmentRequest],
    *,
    by: Someone,
    now: datetime,
) -> AppointmentRequest:
    """Ask it so from now on, and let the team's card say it."""
    participant = require_participant(by)
    appointment = None
    if appointment_id is not None:
        appointment = await _cannot(work, participant, appointment_id, now=now)
    participant.require_taking_part()
    request = how(await _opened(work, participant, appointment_id, now=now))
    await work.appointment_requests.save(request)
    await appointment_request_cards.put_out(
        work, participant, request, appointment, wish=wish_line(request), now=now
    )
    return request


async def _opened(
    work: Work, participant: Participant, appointment_id: AppointmentId | None, *, now: datetime
) -> AppointmentRequest:
    """The open request, or a new one."""
    known = await work.appointment_requests.open_of(participant.id, appointment_id)
    return known or await work.appointment_requests.add(participant.id, appointment_id, now=now)


async def _settle_open(
    work: Work,
    participant: Participant,
    appointment_id: AppointmentId | None,
    outcome: Outcome,
    *,
    now: datetime,
) -> None:
    request = await work.appointment_requests.open_of(participant.id, appointment_id)
    if request is not None:
        await appointment_request_cards.settle(work, participant, request, outcome, now=now)
