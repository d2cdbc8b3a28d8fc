"""Requests of participants: about an appointment to which they can't come, or for a new one."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointment_requests import AppointmentRequest, Daypart, Suits
from mentoring.ids import AppointmentId, PersonId, RequestId
from storage.tables import appointment_requests

_OPEN = (
    select(appointment_requests)
    .where(
        appointment_requests.c.participant_id == bindparam("participant"),
        func.coalesce(appointment_requests.c.appointment_id, 0) == bindparam("appointment"),
        appointment_requests.c.settled_at.is_(None),
    )
    .with_for_update()
)


class AppointmentRequests:
    """At most one is open for each participant and appointment, and one for a new appointment."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, participant_id: PersonId, appointment_id: AppointmentId | None, *, now: datetime
    ) -> AppointmentRequest:
        """Open one, of which only is known that it was asked."""
        added = insert(appointment_requests).values(
            participant_id=participant_id, appointment_id=appointment_id, call=False, asked_at=now
        )
        found = await self._connection.execute(added.returning(appointment_requests.c.id))
        return AppointmentRequest(RequestId(found.scalar_one()), participant_id, appointment_id, asked_at=now)

    async def open_of(
        self, participant_id: PersonId, appointment_id: AppointmentId | None
    ) -> AppointmentRequest | None:
        """The open one about an appointment, or for a new one; held until this piece of work is done."""
        values = {"participant": participant_id, "appointment": appointment_id or 0}
        row = (await self._connection.execute(_OPEN, values)).first()
        return _request(row) if row else None

    async def save(self, request: AppointmentRequest) -> None:
        """Keep what is asked."""
        moments = (
            null() if request.moments is None else [[f"{one.day}", one.part.value] for one in request.moments]
        )
        await self._connection.execute(
            update(appointment_requests)
            .where(appointment_requests.c.id == request.id)
            .values(call=request.call, moments=moments, settled_at=request.settled_at)
        )


def _request(row: Row[Any]) -> AppointmentRequest:
    return AppointmentRequest(
        id=RequestId(row.id),
        participant_id=PersonId(row.participant_id),
        appointment_id=AppointmentId(row.appointment_id) if row.appointment_id else None,
        asked_at=row.asked_at,
        call=row.call,
        moments=None if row.moments is None else tuple(_moment(*moment) for moment in row.moments),
        settled_at=row.settled_at,
    )


def _moment(day: str, part: str) -> Suits:
    return Suits(date.fromisoformat(day), Daypart(part))
