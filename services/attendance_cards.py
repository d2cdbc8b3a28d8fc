"""What the team sees of an appointment that has been: one card, which always shows how it stands and by whom.

There is a card for each moment that an appointment had (`card_key`): when it was moved and has been after all,
that is asked anew, at the bottom of the chat.
"""

from datetime import datetime

from mentoring import causes
from mentoring.appointments import Appointment, AppointmentState
from mentoring.people import Participant
from messages.appointment_facts import place_of
from messages.attendance import (
    AnswerTakenBack,
    Asked,
    AttendanceAbout,
    AttendanceAsked,
    AttendanceKept,
    AttendanceMissed,
    AttendanceMoved,
)
from messages.base import ClockTime
from messages.claim_cards import ComplimentIsOwed
from services import recognition
from storage.work import Work


def card_key(appointment: Appointment) -> str:
    """What makes all cards about one moment of an appointment one."""
    return f"attendance:{appointment.id}:{appointment.when.wall_time}"


async def put_out(
    work: Work, appointment: Appointment, participant: Participant, *, once: str | None = None, now: datetime
) -> None:
    """The card as the appointment stands, in the place of the one before."""
    card = await current_card(work, appointment, participant)
    await _put_out(work, card, appointment, participant, once=once, now=now)


async def put_out_again(
    work: Work, again: Appointment, participant: Participant, *, by: str, now: datetime
) -> None:
    """The question once more, and who took the answer back."""
    card = AttendanceAsked(
        participant.first_name,
        _about(again, participant),
        again.details.reward or None,
        again.id,
        AnswerTakenBack(by, ClockTime(now)),
        again.details.recognition,
    )
    await _put_out(work, card, again, participant, once=None, now=now)


async def put_out_moved(
    work: Work, moved: Appointment, before: Appointment, participant: Participant, *, by: str, now: datetime
) -> None:
    """The card about the old moment says where the appointment went."""
    card = AttendanceMoved(_about(before, participant), by, moved.when.starts_at)
    await _put_out(work, card, before, participant, once=None, now=now)


async def current_card(work: Work, appointment: Appointment, participant: Participant) -> Asked:
    """The card as the appointment stands, with whether a compliment is the reward and nobody has put it into words."""
    owes = False
    if appointment.details.recognition is not None and appointment.state is AppointmentState.KEPT:
        owes = await recognition.awaits_words(work, causes.appointment(appointment.id, appointment.undone))
    return _card(appointment, participant, owes=owes)


def _card(appointment: Appointment, participant: Participant, *, owes: bool) -> Asked:
    about, reward = _about(appointment, participant), appointment.details.reward or None
    given = appointment.details.recognition
    by, at = appointment.decided_by_name or "", ClockTime(appointment.decided_at or appointment.ends_at)
    if appointment.state is AppointmentState.KEPT:
        praise = appointment.praise
        return AttendanceKept(
            about=about,
            by=by,
            said_at=at,
            reward=reward,
            praise=praise or None,
            may_praise=praise is None,
            appointment_id=appointment.id,
            sequence=appointment.sequence,
            recognition=given,
            owed=ComplimentIsOwed() if owes else None,
        )
    if appointment.state is AppointmentState.MISSED:
        return AttendanceMissed(about, by, at, appointment.id, appointment.sequence)
    return AttendanceAsked(participant.first_name, about, reward, appointment.id, recognition=given)


async def _put_out(
    work: Work,
    card: Asked,
    appointment: Appointment,
    participant: Participant,
    *,
    once: str | None,
    now: datetime,
) -> None:
    await work.outbox.add(
        card,
        to_team=participant.team_id,
        card=card_key(appointment),
        about=participant.id,
        once=once,
        now=now,
    )


def _about(appointment: Appointment, participant: Participant) -> AttendanceAbout:
    return AttendanceAbout(
        participant.first_name,
        participant.pseudonym,
        appointment.when.starts_at,
        appointment.mentor_name,
        place_of(appointment.details),
    )
