"""The money of an appointment: set apart when it is planned, earned by keeping it, given back otherwise.

Who may do so is decided by the services that call these. A cause carries the number of changes of its
appointment, because "it did not work out" can be taken back: then the same money is set apart once more.
"""

from datetime import datetime

from mentoring import causes
from mentoring.appointments import Appointment
from mentoring.ids import PersonId
from mentoring.ledger import NotEnough
from mentoring.people import Participant, Person
from mentoring.programme import Programme
from mentoring.undoing import AlreadySpent
from mentoring.wall_time import day_of
from messages.catalogue import full_date
from messages.certificates import CertificateGiven
from services import recognition, rewards
from storage.work import Work


async def promise(
    work: Work, appointment: Appointment, *, programme: Programme, by: PersonId, now: datetime
) -> None:
    """Set apart what keeping it earns.

    Raises:
        CapReached: when it does not fit in this year any more. Nothing has changed then.
        PotTooSmall: when the pot can't pay it. Nothing has changed then.
    """
    cause, reward = _cause(appointment, "promised"), appointment.details.reward
    await rewards.reserve(
        work, appointment.participant_id, reward, cause=cause, programme=programme, by=by, now=now
    )


async def promise_again(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """That it did not work out was a slip: set the same apart once more, whatever the limit says by now.

    Raises:
        PotTooSmall: when the pot can't pay it any more.
    """
    cause, reward = _cause(appointment, "promised"), appointment.details.reward
    await rewards.reserve_again(work, appointment.participant_id, reward, cause=cause, by=by, now=now)


async def release(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """Give back what was set apart: it is off, or did not work out this time."""
    cause = _cause(appointment, "released")
    await rewards.release(
        work, appointment.participant_id, appointment.details.reward, cause=cause, by=by, now=now
    )


async def earn(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """It was kept. An appointment earns once."""
    cause, reward = causes.appointment(appointment.id, appointment.undone), appointment.details.reward
    await rewards.earn(work, appointment.participant_id, reward, cause=cause, by=by, now=now)


async def take_back(work: Work, kept: Appointment, *, by: PersonId, now: datetime) -> None:
    """That it was kept was a slip: what was earned is only promised again.

    Raises:
        AlreadySpent: when the participant has picked a gift of it.
    """
    cause, reward = causes.appointment_undone(kept.id, kept.undone), kept.details.reward
    try:
        await rewards.take_back(work, kept.participant_id, reward, cause=cause, by=by, now=now)
    except NotEnough:
        raise AlreadySpent from None
    if kept.details.recognition is not None:
        await recognition.undo(work, causes.appointment(kept.id, kept.undone), now=now)


async def recognise(
    work: Work,
    kept: Appointment,
    participant: Participant,
    *,
    programme: Programme,
    by: Person,
    now: datetime,
) -> CertificateGiven | None:
    """The recognition that was earned, if it was agreed on; a certificate goes with the good news."""
    if kept.details.recognition is None:
        return None
    earned = await recognition.earn(
        work,
        participant,
        kept.details.recognition,
        cause=causes.appointment(kept.id, kept.undone),
        title=kept.details.title or full_date(day_of(kept.when.starts_at)),
        praise=kept.praise or "",
        programme=programme,
        by=by,
        now=now,
    )
    return recognition.certificate_of(earned, participant, programme)


async def praise(work: Work, praised: Appointment, *, by: Person, now: datetime) -> None:
    """A compliment that was earned is given with it.

    Raises:
        ComplimentOwed: when there are no words, and they are the reward.
    """
    if praised.details.recognition is not None:
        cause = causes.appointment(praised.id, praised.undone)
        await recognition.praise(work, cause, praised.praise or "", by=by, now=now)


def _cause(appointment: Appointment, what: str) -> str:
    changes = f":{appointment.sequence}" if appointment.sequence else ""
    return f"appointment:{appointment.id}:{what}{changes}"
