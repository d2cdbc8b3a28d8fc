"""Notices for participants on paper: nothing is sent to them, so these are settled, and told by people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage.outbox import IS_WAITING, NoticeState
from storage.tables import outbox, participants, people

ON_PAPER = "on paper"
"""The `failure` of what was not sent because its reader has no phone. It is none: staff tell it."""

_WAITING = (
    select(outbox.c.id, outbox.c.person_id, outbox.c.kind, outbox.c["values"])
    .join(participants, participants.c.person_id == outbox.c.person_id)
    .join(people, people.c.id == outbox.c.person_id)
    .where(
        IS_WAITING,
        participants.c.on_paper,
        people.c.telegram_id.is_(None),
        outbox.c.due_at <= bindparam("now"),
    )
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=outbox)
)
_SETTLE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("rows", expanding=True)))
    .values(state=NoticeState.EXPIRED, failure=ON_PAPER, settled_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Unsent:
    """A notice that would leave now, for a participant on paper."""

    id: int
    person_id: PersonId
    kind: str
    values: dict[str, Any]


class OnPaper:
    """What waits for who has no phone."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self, *, now: datetime, most: int) -> list[Unsent]:
        """What would leave now, oldest first, held until this piece of work is done."""
        found = await self._connection.execute(_WAITING, {"now": now, "most": most})
        return [Unsent(*row) for row in found]

    async def settle(self, rows: Collection[int], *, now: datetime) -> None:
        """Let these go: they are not sent."""
        if rows:
            await self._connection.execute(_SETTLE, {"rows": list(rows), "now": now})
