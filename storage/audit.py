"""The audit log: who did what, on which object, with what result, when. Append-only and hash-chained."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

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
        self._acts: list[dict[str, Any]] = []

    async def add(self, act: str, on: str, *, by: PersonId | None, result: str = DONE, now: datetime) -> None:
        """Record an act ("claims.approve") on an object ("claim:42"). `result` is `DONE` or the name of a refusal.

        It is written at the end of the piece of work (`Database.work`). Acts queue for this chain and
        bookings for the ledger's; everybody takes the two in the same order, so no two wait for each other.
        """
        self._acts.append({"at": now, "actor_id": by, "act": act, "object": on, "result": result})

    @property
    def recorded(self) -> int:
        """How many acts this piece of work has recorded so far."""
        return len(self._acts)

    def take_back(self, to: int) -> None:
        """Only the first so many acts have happened: what came after them broke off."""
        del self._acts[to:]

    async def write(self) -> None:
        """Add what was recorded to the chain. The last thing in a piece of work."""
        if not self._acts:
            return
        length, last = await chains.hold(self._connection, "audit")
        rows = []
        for number, act in enumerate(self._acts, start=length + 1):
            previous, content = last, {"id": number, **act}
            last = chains.link(previous, content)
            rows.append({**content, "previous_hash": previous, "hash": last})
        self._acts = []
        await self._connection.execute(_ADD, rows)
        await chains.advance(self._connection, "audit", length + len(rows), last)

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
