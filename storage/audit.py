"""The audit log: who did what, on which object, with what result, when. Append-only and hash-chained."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage import chains
from storage.chains import Link
from storage.tables import audit

DONE = "done"

_CONTENT = ("id", "at", "actor_id", "act", "object", "result")
"""What the hash of a row is over; `for_id` as well, in the rows that have one."""

_ADD = insert(audit)


@dataclass(frozen=True, slots=True)
class Act:
    """What the log says that somebody did. `for_id`: the participant for whom they did it, on paper."""

    at: datetime
    actor_id: PersonId | None
    act: str
    on: str
    result: str
    for_id: PersonId | None

    @property
    def whose(self) -> PersonId | None:
        """Whose act it counts as."""
        return self.for_id or self.actor_id

    @property
    def recorded_by(self) -> PersonId | None:
        """Who wrote it down for somebody else."""
        return self.actor_id if self.for_id else None


class Audit:
    """The log of acts. Rows are only ever added."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._acts: list[dict[str, Any]] = []
        self._acting: dict[PersonId, PersonId] = {}

    def act_for(self, participant_id: PersonId, *, by: PersonId) -> None:
        """What this participant does in this piece of work, somebody of the staff does for them: both are recorded."""
        self._acting[participant_id] = by

    async def add(self, act: str, on: str, *, by: PersonId | None, result: str = DONE, now: datetime) -> None:
        """Record an act ("claims.approve") on an object ("claim:42"). `result` is `DONE` or the name of a refusal.

        It is written at the end of the piece of work (`Database.work`). Acts queue for this chain and
        bookings for the ledger's; everybody takes the two in the same order, so no two wait for each other.
        """
        done = {"at": now, "actor_id": by, "act": act, "object": on, "result": result, "for_id": None}
        if by in self._acting:
            done |= {"actor_id": self._acting[by], "for_id": by}
        self._acts.append(done)

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
            previous, row = last, {"id": number, **act}
            last = chains.link(previous, _content(row))
            rows.append({**row, "previous_hash": previous, "hash": last})
        self._acts = []
        await self._connection.execute(_ADD, rows)
        await chains.advance(self._connection, "audit", length + len(rows), last)

    async def head(self) -> tuple[int, str]:
        """How many acts there are, and the hash of the last."""
        return await chains.head(self._connection, "audit")

    async def walk(self) -> AsyncIterator[tuple[Link, Act]]:
        """The log from the first act to the last.

        Raises:
            storage.chains.Unreadable: when the database can't read a row back.
        """
        async for row in chains.walk(self._connection, audit):
            expected = chains.link(row.previous_hash, _content(row._mapping))
            yield Link(row.id, row.previous_hash, row.hash, expected), _act(row)


def _content(row: Mapping[Any, Any]) -> dict[str, Any]:
    columns = _CONTENT if row["for_id"] is None else (*_CONTENT, "for_id")
    return {column: row[column] for column in columns}


def _act(row: Row[Any]) -> Act:
    return Act(row.at, row.actor_id, row.act, row.object, row.result, row.for_id)
