"""What the clock remembers between its rounds: a moment by a name, with some words if need be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import marks

_GET = select(marks.c.at).where(marks.c.name == bindparam("mark"))
_TO_DECIDE = _GET.with_for_update()
_BEGIN = {
    "sqlite": sqlite.insert(marks).on_conflict_do_nothing(index_elements=["name"]),
    "postgresql": postgresql.insert(marks).on_conflict_do_nothing(index_elements=["name"]),
}
_SAVE = marks.update().where(marks.c.name == bindparam("mark")).values(at=bindparam("new_at"))
_NOTED = select(marks.c.at, marks.c.value).where(marks.c.name == bindparam("mark"))
_NOTED_TO_DECIDE = _NOTED.with_for_update()


def _note(dialect: Any) -> Any:
    found = dialect.insert(marks)
    new = {"at": found.excluded.at, "value": found.excluded.value}
    return found.on_conflict_do_update(index_elements=["name"], set_=new)


_NOTE = {"sqlite": _note(sqlite), "postgresql": _note(postgresql)}


@dataclass(frozen=True, slots=True)
class Noted:
    """A moment, and what was noted with it."""

    at: datetime
    words: str


class Marks:
    """Moments by their name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> datetime | None:
        found: datetime | None = (await self._connection.execute(_GET, {"mark": name})).scalar()
        return found

    async def to_decide(self, name: str, *, first: datetime) -> datetime:
        """The moment, held until this piece of work is done; `first` when there is none yet."""
        found: datetime | None = (await self._connection.execute(_TO_DECIDE, {"mark": name})).scalar()
        if found is None:
            await self._connection.execute(_BEGIN[self._connection.dialect.name], {"name": name, "at": first})
            found = (await self._connection.execute(_TO_DECIDE, {"mark": name})).scalar()
        return found or first

    async def save(self, name: str, at: datetime) -> None:
        """Keep another moment for a name that `to_decide` gave."""
        await self._connection.execute(_SAVE, {"mark": name, "new_at": at})

    async def noted(self, name: str, *, to_decide: bool = False) -> Noted | None:
        """A moment with its words, if there is one; `to_decide` holds it until this piece of work is done."""
        query = _NOTED_TO_DECIDE if to_decide else _NOTED
        row = (await self._connection.execute(query, {"mark": name})).first()
        return Noted(row.at, row.value or "") if row else None

    async def note(self, name: str, at: datetime, words: str) -> None:
        """Keep a moment with words, in the place of those of before."""
        values = {"name": name, "at": at, "value": words}
        await self._connection.execute(_NOTE[self._connection.dialect.name], values)
