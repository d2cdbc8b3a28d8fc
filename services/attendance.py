"""After an appointment: was the participant there? Whoever of the team is first says so, and it counts at once.

Yes: the reward is earned, as with a claim, and praise comes first. No: its money is back in the pot, and the
participant reads kindly that there is another time. "Moved" is `services.appointments.move`. A finger slips: for
ten minutes anybody of the team can take either back, upon which the question stands there again. The participant hears
"no" after that time only.
"""

from datetime import datetime
from functools import partial

from mentoring.access import require_staff_of
from mentoring.appointments import Appointment, AppointmentState
from mentoring.ids import AppointmentId, PersonId
from mentoring.office_days import is_office_open
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.undoing import TooLateForStaff
from messages.attendance import Asked
from services import (
    apart,
    appointment_requests,
    appointment_rewards,
    attendance_cards,
    attendance_news,
    households,
    outages,
)
from storage.work import Work


async def ask_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: ask the team of each appointment that is over, once, while the office is open."""
    if not is_office_open(now, programme):
        return
    ids = partial(work.appointments.not_asked_ids, now=now)
    await apart.for_all(work, partial(_ask_all, work, now=now), ids, of="appointment")


async def _ask_all(work: Work, only: AppointmentId | None, *, now: datetime) -> None:
    for appointment in await work.appointments.not_asked_about(now=now, only=only):
        if appointment.is_over(now=now):
            await _ask(work, appointment, now=now)


async def keep(
    work: Work,
    appointment_id: AppointmentId,
    *,
    praise: str = "",
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Appointment:
    """They were there, and have earned the reward. The good news waits a moment for a sentence of praise,
    unless that comes along.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person to say.
        AlreadySettled: when somebody has said already how it went.
        NoLongerPossible: when it has not begun.
        NoWords, TooManyWords: when the praise does not fit.
    """
    appointment, participant = await _to_decide(work, appointment_id, by=by)
    kept = appointment.kept(by=by.person, now=now)
    if praise or participant.is_over:
        kept = kept.add_praise("" if participant.is_over else praise, by=by.id)
    await work.appointments.save(kept)
    await appointment_rewards.earn(work, kept, by=by.id, now=now)
    certificate = await appointment_rewards.recognise(
        work, kept, participant, programme=programme, by=by.person, now=now
    )
    await work.audit.add("attendance.keep", f"appointment:{appointment_id}", by=by.id, now=now)
    await appointment_requests.been(work, participant, kept, now=now)
    await attendance_news.tell_kept(work, kept, participant, certificate=certificate, now=now)
    await attendance_cards.put_out(work, kept, participant, now=now)
    return kept


async def miss(work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime) -> Appointment:
    """It did not work out this time. Nothing is counted; what it would have earned goes back to the pot.

    Raises:
        NotOfThisTeam, OwnClaim, AlreadySettled, NoLongerPossible: as for `keep`.
    """
    appointment, participant = await _to_decide(work, appointment_id, by=by)
    missed = appointment.missed(by=by.person, now=now)
    await work.appointments.save(missed)
    await appointment_rewards.release(work, missed, by=by.id, now=now)
    await work.audit.add("attendance.miss", f"appointment:{appointment_id}", by=by.id, now=now)
    await appointment_requests.been(work, participant, missed, now=now)
    await attendance_news.tell_missed(work, missed, participant, now=now)
    await attendance_cards.put_out(work, missed, participant, now=now)
    return missed


async def undo_kept(
    work: Work, appointment_id: AppointmentId, *, sequence: int | None = None, by: Someone, now: datetime
) -> Appointment:
    """'Terugdraaien' after "yes": the question stands there again, and what was earned is only promised again. Good
    news that nobody has heard yet is never told; who has heard it reads kindly that it is looked at once more.

    `sequence` is how often the appointment was changed when this person saw it kept.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person to say.
        AlreadyUndone: when it was taken back since.
        TooLateForStaff: after ten minutes, not counting the time that the bot was away.
        NoLongerPossible: when nobody said that they were there.
        AlreadySpent: when the participant has picked a gift of it.
    """
    kept, participant = await _to_undo(
        work, appointment_id, AppointmentState.KEPT, sequence=sequence, by=by, now=now
    )
    again = kept.standing_again()
    await appointment_rewards.take_back(work, kept, by=by.id, now=now)
    await attendance_news.take_back_kept(work, kept, participant, now=now)
    return await _stands_again(work, again, participant, "attendance.undo_kept", by=by, now=now)


async def undo_missed(
    work: Work, appointment_id: AppointmentId, *, sequence: int | None = None, by: Someone, now: datetime
) -> Appointment:
    """'Terugdraaien' after "no", before the participant has heard it: the question stands there again.

    Raises:
        NotOfThisTeam, OwnClaim, AlreadyUndone, TooLateForStaff, NoLongerPossible: as for `undo_kept`; it is also too
            late when the participant has heard it, which after an outage may be at once.
        PotTooSmall: when the pot can't pay it any more.
    """
    missed, participant = await _to_undo(
        work, appointment_id, AppointmentState.MISSED, sequence=sequence, by=by, now=now
    )
    if not (participant.is_over or await attendance_news.recall_missed(work, missed, now=now)):
        raise TooLateForStaff
    again = await stand_again(work, missed, by=by.id, now=now)
    return await _stands_again(work, again, participant, "attendance.undo_missed", by=by, now=now)


async def begin_praise(
    work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime
) -> tuple[Appointment, Participant]:
    """A mentor is going to type praise: the good news waits for it a little longer.

    Raises:
        NotOfThisTeam, OwnClaim, AlreadySettled, NoLongerPossible, HasStoppedTakingPart: as `praise`.
    """
    kept, participant = await _to_decide(work, appointment_id, by=by)
    kept.require_praise_fits(by=by.id)
    participant.require_not_over()
    await attendance_news.wait_for_praise(work, kept, now=now)
    return kept, participant


async def praise(
    work: Work, appointment_id: AppointmentId, words: str, *, by: Someone, now: datetime
) -> Appointment:
    """Say something about an appointment that was kept; empty words: nothing more to say. The good news leaves
    at once; when it has left already, the praise goes after it.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person.
        AlreadySettled: when somebody else said that it was kept.
        NoLongerPossible: when it was not kept, or has been praised.
        NoWords, TooManyWords: when the words do not fit.
        HasStoppedTakingPart: when there are words, and nothing is sent to this participant any more.
        ComplimentOwed: when there are none, and a compliment is what was earned.
    """
    kept, participant = await _to_decide(work, appointment_id, by=by)
    praised = kept.add_praise(words, by=by.id)
    if words:
        participant.require_not_over()
    await appointment_rewards.praise(work, praised, by=by.person, now=now)
    await work.appointments.save(praised)
    await work.audit.add("attendance.praise", f"appointment:{appointment_id}", by=by.id, now=now)
    await attendance_news.tell_praise(work, praised, participant, now=now)
    await attendance_cards.put_out(work, praised, participant, now=now)
    return praised


async def stand_again(work: Work, missed: Appointment, *, by: PersonId, now: datetime) -> Appointment:
    """That it did not work out is taken back, before the participant has heard it. Its money is set apart again.

    Raises:
        PotTooSmall: when the pot can't pay it any more.
    """
    again = missed.standing_again()
    await appointment_rewards.promise_again(work, again, by=by, now=now)
    await attendance_news.take_back_missed(work, missed, now=now)
    return again


async def shown(work: Work, appointment_id: AppointmentId, *, by: Someone, now: datetime) -> Asked | None:
    """The card of an appointment as it stands, also before the team was asked; None as long as it has not begun,
    or when it is off.

    Raises:
        NotOfThisTeam: when it is another team's.
    """
    appointment, participant = await _known(work, appointment_id, by=by)
    if appointment.state is AppointmentState.CANCELLED or not appointment.has_begun(now=now):
        return None
    return await attendance_cards.current_card(work, appointment, participant)


async def _ask(work: Work, appointment: Appointment, *, now: datetime) -> None:
    participant = await work.people.participant(appointment.participant_id)
    asked = appointment.asked(now=now)
    await work.appointments.save(asked)
    occasion = f"{attendance_cards.card_key(asked)}:asked"
    await attendance_cards.put_out(work, asked, participant, once=occasion, now=now)


async def _known(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    appointment = await work.appointments.get(appointment_id)
    participant = await work.people.participant(appointment.participant_id)
    require_staff_of(by, participant.team_id)
    return appointment, participant


async def _to_decide(
    work: Work, appointment_id: AppointmentId, *, by: Someone
) -> tuple[Appointment, Participant]:
    """The appointment, held, after a look at who wants to decide."""
    _, participant = await _known(work, appointment_id, by=by)
    await households.require_no_share(work, participant.id, by=by)
    return await work.appointments.to_decide(appointment_id), participant


async def _to_undo(
    work: Work,
    appointment_id: AppointmentId,
    said: AppointmentState,
    *,
    sequence: int | None,
    by: Someone,
    now: datetime,
) -> tuple[Appointment, Participant]:
    appointment, participant = await _to_decide(work, appointment_id, by=by)
    present = await outages.stood_still(work, since=appointment.decided_at or now, now=now)
    appointment.require_undoable(said, sequence=sequence, now=present)
    return appointment, participant


async def _stands_again(
    work: Work, again: Appointment, participant: Participant, act: str, *, by: Someone, now: datetime
) -> Appointment:
    await work.appointments.save(again)
    await work.audit.add(act, f"appointment:{again.id}", by=by.id, now=now)
    await attendance_cards.put_out_again(work, again, participant, by=by.first_name, now=now)
    return again
