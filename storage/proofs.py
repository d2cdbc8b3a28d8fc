"""What the check asks of the database as a whole: its guards, and what should have been emptied. What it asks about
money is in `storage.money_proofs`.
"""

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox

GUARDS = frozenset(
    {f"{table}_refuses_{act}" for table in ("ledger", "audit") for act in ("update", "delete")}
    | {f"{table}_refuses_delete" for table in ("accounts", "chains")}
)
"""The triggers that keep the ledger and the audit log append-only, and the accounts and heads of chains there."""

_GUARDS_ON_POSTGRES = GUARDS | {
    f"{table}_refuses_truncate" for table in ("ledger", "audit", "accounts", "chains")
}

MOST = 100
"""Findings of one kind that are told: whoever has a hundred needs no more to know where to look."""

_SETTLED_WITH_PAYLOAD = (
    select(inbox.c.id)
    .where(inbox.c.settled_at.is_not(None), inbox.c.payload.is_not(None), inbox.c.failure.is_(None))
    .order_by(inbox.c.id)
    .limit(MOST)
)
_DIGITS = "[0-9][0-9]"
_AS_WRITTEN = f"{_DIGITS}{_DIGITS}-{_DIGITS}-{_DIGITS} {_DIGITS}:{_DIGITS}:{_DIGITS}.{_DIGITS * 3}"
_MOMENTS_ON_SQLITE = text(
    "SELECT 'Ledger entry ' || id FROM ledger WHERE booked_at NOT GLOB :as_written"
    " UNION ALL SELECT 'Audit row ' || id FROM audit WHERE at NOT GLOB :as_written LIMIT :most"
)
"""SQLite keeps a moment as text, and the same moment can be read from other text: the hash can't see that."""

_TRIGGERS = {
    "sqlite": text("SELECT name FROM sqlite_master WHERE type = 'trigger'"),
    "postgresql": text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"),
}


class Proofs:
    """Each question is answered with what is wrong; nothing found means that all is well."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at_one_moment(self) -> None:
        """Look at the database as it is now, whatever others commit meanwhile. First in a piece of work."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))

    async def missing_guards(self) -> list[str]:
        """Triggers that should keep the books and the audit log as they are and are not there, or asleep."""
        name = self._connection.dialect.name
        found = (await self._connection.execute(_TRIGGERS[name])).scalars()
        return sorted((GUARDS if name == "sqlite" else _GUARDS_ON_POSTGRES).difference(found))

    async def moments_written_otherwise(self) -> list[str]:
        """Rows of the ledger and the audit log of which the moment is not written as Voetstuk writes it."""
        if self._connection.dialect.name != "sqlite":
            return []
        values = {"as_written": _AS_WRITTEN, "most": MOST}
        return list((await self._connection.execute(_MOMENTS_ON_SQLITE, values)).scalars())

    async def settled_with_payload(self) -> list[int]:
        """Updates that are done and still hold what people wrote."""
        return list((await self._connection.execute(_SETTLED_WITH_PAYLOAD)).scalars())
