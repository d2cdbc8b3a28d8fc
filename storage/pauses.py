"""Pauses: who wants to hear nothing for a while."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from mentoring.pauses import Pause
from storage.tables import Moment, pauses

_OPEN = (pauses.c.participant_id == bindparam("participant")) & pauses.c.ended_at.is_(None)
_OPEN_OF = select(pauses).where(_OPEN)
_LAST_ENDED = select(func.max(pauses.c.ended_at, type_=Moment)).where(
    pauses.c.participant_id == bindparam("participant")
)
_CHANGE = update(pauses).where(_OPEN).values(until=bindparam("new_until"), reminders=bindparam("remind"))
_END = update(pauses).where(_OPEN).values(ended_at=bindparam("now"))


class Pauses:
    """Pauses of participants, of whom each has at most one that is open."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open_of(self, participant_id: PersonId) -> Pause | None:
        """The pause that a participant has now."""
        row = (await self._connection.execute(_OPEN_OF, {"participant": participant_id})).first()
        return _pause(row) if row else None

    async def last_ended(self, participant_id: PersonId) -> datetime | None:
        """When the last pause that a participant had was over; None when they had none."""
        values = {"participant": participant_id}
        at: datetime | None = (await self._connection.execute(_LAST_ENDED, values)).scalar()
        return at

    async def begin(self, pause: Pause) -> None:
        """Keep a pause that begins."""
        await self._connection.execute(
            insert(pauses).values(
                participant_id=pause.participant_id,
                began_at=pause.began_at,
                until=pause.until,
                reminders=pause.reminders,
            )
        )

    async def change(self, pause: Pause) -> None:
        """Keep until when the open pause lasts, and whether appointments remind in it."""
        await self._connection.execute(
            _CHANGE,
            {"participant": pause.participant_id, "new_until": pause.until, "remind": pause.reminders},
        )

    async def end(self, participant_id: PersonId, *, now: datetime) -> None:
        """The open pause is over, if there is one."""
        await self._connection.execute(_END, {"participant": participant_id, "now": now})


def _pause(row: Row[Any]) -> Pause:
    return Pause(row.participant_id, row.began_at, row.until, row.reminders)
