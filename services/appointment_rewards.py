"""The money of an appointment: set apart when it is planned, earned by keeping it, given back otherwise.

Who may do so is decided by the services that call these. A cause carries the number of changes of its
appointment, because "it did not work out" can be taken back: then the same money is set apart once more.
"""

from datetime import datetime

from mentoring.appointments import Appointment
from mentoring.ids import PersonId
from services import rewards
from storage.work import Work


async def promise(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """Set apart what keeping it earns.

    Raises:
        PotTooSmall: when the pot can't pay it. Nothing has changed then.
    """
    cause = _cause(appointment, "promised")
    await rewards.reserve(
        work, appointment.participant_id, appointment.details.reward, cause=cause, by=by, now=now
    )


async def release(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """Give back what was set apart: it is off, or did not work out this time."""
    cause = _cause(appointment, "released")
    await rewards.release(
        work, appointment.participant_id, appointment.details.reward, cause=cause, by=by, now=now
    )


async def earn(work: Work, appointment: Appointment, *, by: PersonId, now: datetime) -> None:
    """It was kept. An appointment earns once."""
    await rewards.earn(
        work,
        appointment.participant_id,
        appointment.details.reward,
        cause=f"appointment:{appointment.id}",
        by=by,
        now=now,
    )


def _cause(appointment: Appointment, what: str) -> str:
    changes = f":{appointment.sequence}" if appointment.sequence else ""
    return f"appointment:{appointment.id}:{what}{changes}"
