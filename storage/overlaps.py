"""Whose time is taken: appointments that stand, of a participant or with somebody of the team."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointment_limits import LONGEST
from mentoring.appointments import AHEAD
from mentoring.ids import AppointmentId, PersonId
from mentoring.overlaps import Taken
from storage.tables import appointments

_TAKEN = (
    select(appointments.c.id, appointments.c.participant_id, appointments.c.starts_at, appointments.c.minutes)
    .where(
        appointments.c.state.in_(AHEAD),
        appointments.c.starts_at > bindparam("after"),
        appointments.c.starts_at < bindparam("before"),
        or_(
            appointments.c.participant_id == bindparam("participant"),
            appointments.c.mentor_id == bindparam("mentor"),
        ),
    )
    .order_by(appointments.c.starts_at, appointments.c.id)
)


class Overlaps:
    """Reads that only show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def taken(
        self, participant_id: PersonId, mentor_id: PersonId, *, since: datetime, until: datetime
    ) -> list[Taken]:
        """Appointments of either that may last into this time, or begin in it, soonest first."""
        values = {
            "participant": participant_id,
            "mentor": mentor_id,
            "after": since - timedelta(minutes=LONGEST),
            "before": until,
        }
        found = await self._connection.execute(_TAKEN, values)
        return [
            Taken(AppointmentId(row.id), PersonId(row.participant_id), row.starts_at, row.minutes)
            for row in found
        ]
