"""The audit log: who did what, on which object, with what result, when. Append-only and hash-chained."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage import chains
from storage.tables import audit

DONE = "done"


class Audit:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, act: str, on: str, *, by: PersonId | None, result: str = DONE, now: datetime) -> None:
        """Record an act ("claims.approve") on an object ("claim:42"). `result` is `DONE` or the name of a
        refusal.
        """
        length, previous = await chains.head(self._connection, "audit")
        row = {"id": length + 1, "at": now, "actor_id": by, "act": act, "object": on, "result": result}
        linked = chains.link(previous, {**row, "at": now.isoformat()})
        await self._connection.execute(insert(audit).values(**row, previous_hash=previous, hash=linked))
        await chains.advance(self._connection, "audit", length + 1, linked)
