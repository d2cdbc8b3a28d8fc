"""For which participant somebody of the staff acts now: one at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage.tables import on_behalf

_OF = select(on_behalf.c.participant_id, on_behalf.c.last_at).where(
    on_behalf.c.staff_id == bindparam("staff")
)
_TOUCH = update(on_behalf).where(on_behalf.c.staff_id == bindparam("staff")).values(last_at=bindparam("now"))
_END = delete(on_behalf).where(on_behalf.c.staff_id == bindparam("staff"))


def _begin(dialect: Any) -> Any:
    begun = dialect.insert(on_behalf)
    changed = {name: begun.excluded[name] for name in ("participant_id", "since", "last_at")}
    return begun.on_conflict_do_update(index_elements=["staff_id"], set_=changed)


_BEGIN = {"sqlite": _begin(sqlite), "postgresql": _begin(postgresql)}


@dataclass(frozen=True, slots=True)
class Begun:
    """For whom, and when something was last done for them."""

    participant_id: PersonId
    last_at: datetime


class OnBehalf:
    """Who acts for whom."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, staff_id: PersonId) -> Begun | None:
        """For whom this person of the staff acts; None: for nobody."""
        row = (await self._connection.execute(_OF, {"staff": staff_id})).first()
        return Begun(*row) if row else None

    async def begin(self, staff_id: PersonId, participant_id: PersonId, *, now: datetime) -> None:
        """From now on this participant, and no other any more."""
        values = {"staff_id": staff_id, "participant_id": participant_id, "since": now, "last_at": now}
        await self._connection.execute(_BEGIN[self._connection.dialect.name], values)

    async def touch(self, staff_id: PersonId, *, now: datetime) -> None:
        """Something is done for the participant now."""
        await self._connection.execute(_TOUCH, {"staff": staff_id, "now": now})

    async def end(self, staff_id: PersonId) -> None:
        await self._connection.execute(_END, {"staff": staff_id})
