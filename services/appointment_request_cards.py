"""The card of a request in the team's admin chat: one for each, and the newest takes the place of the one before.

Why somebody can't come stands on that card and nowhere else, so the next card takes it from the one before.
"""

from datetime import datetime

from mentoring.appointment_requests import AppointmentRequest
from mentoring.appointments import Appointment
from mentoring.ids import RequestId
from mentoring.people import Participant
from messages.appointment_facts import place_of
from messages.appointment_requests_staff import (
    CannotComeCard,
    CannotComeDone,
    Outcome,
    ReasonLine,
    WantsAppointmentCard,
    WantsAppointmentDone,
    WishLine,
    suits_team,
)
from messages.base import Notice
from storage.work import Work


async def put_out(
    work: Work,
    participant: Participant,
    request: AppointmentRequest,
    appointment: Appointment | None,
    *,
    reason: ReasonLine | None = None,
    wish: WishLine | None = None,
    now: datetime,
) -> None:
    """The card as the request stands. What is not said now stays as the card before says it."""
    if appointment is None:
        suits = suits_team(request.moments)
        card: Notice = WantsAppointmentCard(*_who(participant), wish, suits, participant.id)
    else:
        card = await _cannot_come_card(work, participant, request, appointment, reason, wish)
    await _to_team(work, participant, request.id, card, now=now)


async def _cannot_come_card(
    work: Work,
    participant: Participant,
    request: AppointmentRequest,
    appointment: Appointment,
    reason: ReasonLine | None,
    wish: WishLine | None,
) -> CannotComeCard:
    values = await work.outbox.newest(_card_key(request.id))
    before = CannotComeCard.from_values(values) if values else None
    return CannotComeCard(
        *_who(participant),
        appointment.when.starts_at,
        appointment.mentor_name,
        place_of(appointment.details),
        reason or (before.reason if before else None),
        wish or (before.wish if before else None),
        suits_team(request.moments),
        appointment.id,
    )


async def settle(
    work: Work, participant: Participant, request: AppointmentRequest, outcome: Outcome, *, now: datetime
) -> None:
    """Nothing is asked any more, and the card says what came of it."""
    await work.appointment_requests.save(request.settled(now=now))
    kind = WantsAppointmentDone if request.appointment_id is None else CannotComeDone
    await _to_team(work, participant, request.id, kind(*_who(participant), outcome), now=now)


async def _to_team(
    work: Work, participant: Participant, request_id: RequestId, card: Notice, *, now: datetime
) -> None:
    await work.outbox.add(
        card, to_team=participant.team_id, card=_card_key(request_id), about=participant.id, now=now
    )


def _card_key(request_id: RequestId) -> str:
    return f"request:{request_id}"


def _who(participant: Participant) -> tuple[str, str]:
    return participant.first_name, participant.pseudonym
