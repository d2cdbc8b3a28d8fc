"""Series of appointments: who planned them, and how often they come back. The appointments stand by themselves."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, SeriesId
from mentoring.refusals import Gone
from mentoring.series import Every
from storage.tables import appointment_series

_ADD = insert(appointment_series).returning(appointment_series.c.id)
_WHOSE = select(appointment_series.c.participant_id).where(appointment_series.c.id == bindparam("series"))


class AppointmentSeries:
    """What holds the appointments of a series together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, participant_id: PersonId, every: Every, *, by: PersonId, now: datetime) -> SeriesId:
        values = {"participant_id": participant_id, "every": every, "planned_by": by, "planned_at": now}
        return SeriesId((await self._connection.execute(_ADD, values)).scalar_one())

    async def whose(self, series_id: SeriesId) -> PersonId:
        """The participant of a series. Raises `Gone` when there is no such series."""
        found: PersonId | None = (await self._connection.execute(_WHOSE, {"series": series_id})).scalar()
        if found is None:
            raise Gone
        return found
