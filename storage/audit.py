"""The audit log: who did what, on which object, with what result, when. Append-only and hash-chained."""

from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage import chains
from storage.chains import Link
from storage.tables import audit

DONE = "done"

_CONTENT = ("id", "at", "actor_id", "act", "object", "result")
_ADD = insert(audit)


class Audit:
    """The log of acts. Rows are only ever added."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, act: str, on: str, *, by: PersonId | None, result: str = DONE, now: datetime) -> None:
        """Record an act ("claims.approve") on an object ("claim:42"). `result` is `DONE` or the name of a
        refusal.

        Last in a piece of work: everybody's acts queue here, and money is booked before.
        """
        length, previous = await chains.hold(self._connection, "audit")
        row = {"id": length + 1, "at": now, "actor_id": by, "act": act, "object": on, "result": result}
        linked = chains.link(previous, row)
        await self._connection.execute(_ADD, {**row, "previous_hash": previous, "hash": linked})
        await chains.advance(self._connection, "audit", length + 1, linked)

    async def head(self) -> tuple[int, str]:
        """How many acts there are, and the hash of the last."""
        return await chains.head(self._connection, "audit")

    async def walk(self) -> AsyncIterator[Link]:
        """The log from the first act to the last.

        Raises:
            storage.chains.Unreadable: when the database can't read a row back.
        """
        async for row in chains.walk(self._connection, audit):
            content = {column: getattr(row, column) for column in _CONTENT}
            yield Link(row.id, row.previous_hash, row.hash, chains.link(row.previous_hash, content))
