"""What Telegram handed us, kept before it is confirmed to Telegram, until its effects are committed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox

_COLUMNS = (inbox.c.id, inbox.c.update_id, inbox.c.chat_id, inbox.c.payload, inbox.c.attempts)
_ADD = {
    name: dialect.insert(inbox)
    .on_conflict_do_nothing(index_elements=["update_id"])
    .returning(inbox.c.id, inbox.c.update_id)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_OPEN = (
    select(*_COLUMNS)
    .where(inbox.c.settled_at.is_(None), inbox.c.id > bindparam("after"))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_SETTLE = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"))
    .values(settled_at=bindparam("now"), payload=None, failure=None)
)
_ATTEMPT = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"))
    .values(attempts=inbox.c.attempts + 1, failure=bindparam("kind"))
)
_SET_ASIDE = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"))
    .values(settled_at=bindparam("now"), failure=bindparam("kind"))
)
_IS_SET_ASIDE = (inbox.c.settled_at.is_not(None), inbox.c.payload.is_not(None), inbox.c.failure.is_not(None))


@dataclass(frozen=True, slots=True)
class Arrival:
    """One raw update that waits to be handled. `payload` is Telegram's JSON text."""

    id: int
    update_id: int
    chat_id: int
    payload: str
    attempts: int = 0


class Inbox:
    """Updates by their number. Known ones are told by the set of numbers, never by "greater than": Telegram
    starts anew at a random number after a quiet week (Bot API, object Update).
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, updates: Sequence[tuple[int, int, str]], *, now: datetime) -> list[Arrival]:
        """Keep updates as (update id, chat id, payload), and give back the new ones in the order they came in.

        One that is here already, settled or not, is passed over.
        """
        rows: list[dict[str, Any]] = [
            {"update_id": update_id, "chat_id": chat_id, "payload": payload, "received_at": now}
            for update_id, chat_id, payload in updates
        ]
        found = await self._connection.execute(_ADD[self._connection.dialect.name], rows)
        numbers = {update_id: row for row, update_id in found.all()}
        return [
            Arrival(numbers.pop(update_id), update_id, chat_id, payload)
            for update_id, chat_id, payload in updates
            if update_id in numbers
        ]

    async def open(self, *, after: int = 0, most: int = 1000) -> list[Arrival]:
        """What is not settled yet, oldest first, with a row number above `after`."""
        found = await self._connection.execute(_OPEN, {"after": after, "most": most})
        return [Arrival(*row) for row in found]

    async def settle(self, row: int, *, now: datetime) -> None:
        """The effects are in this same piece of work, so the update is done; its payload is emptied."""
        await self._connection.execute(_SETTLE, {"row": row, "now": now})

    async def note_failure(self, row: int, kind: str) -> None:
        """Handling it broke off with this kind of error. It stays open, to be tried again."""
        await self._connection.execute(_ATTEMPT, {"row": row, "kind": kind})

    async def set_aside(self, row: int, kind: str, *, version: str, now: datetime) -> None:
        """Handling it keeps breaking off in this version of ours. It leaves the lane with its payload kept."""
        await self._connection.execute(_SET_ASIDE, {"row": row, "kind": f"{kind} in {version}", "now": now})

    async def take_up_again(self, *, version: str) -> None:
        """Open what another version had set aside: this one may know how to handle it."""
        await self._connection.execute(
            update(inbox)
            .where(*_IS_SET_ASIDE, inbox.c.failure.not_like(f"% in {version}"))
            .values(settled_at=None, attempts=0)
        )

    async def count_set_aside(self) -> int:
        """How many updates wait for a version that can handle them."""
        return (
            await self._connection.execute(select(func.count()).select_from(inbox).where(*_IS_SET_ASIDE))
        ).scalar_one()

    async def forget_settled(self, before: datetime) -> None:
        """Delete what was settled before a moment. Telegram itself keeps an update for 24 hours (Bot API,
        getUpdates), so a number that is older can't come again. What is set aside stays.
        """
        await self._connection.execute(
            delete(inbox).where(inbox.c.settled_at < before, inbox.c.payload.is_(None))
        )
