"""A PostgreSQL database that goes from test to test, and is empty at every begin.

Copying and dropping a database takes PostgreSQL 85 ms, most of it in the file system; emptying the tables that a test
wrote to takes 4 ms. The test sees no difference: the rows of the migration are back, numbers begin at 1 again, no
session of an earlier test is left, and where a test changed the tables themselves a new copy takes the place.
"""

import asyncpg

from tests.postgres import PostgresServer

_END_OF_OTHER_SESSIONS = """
    SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""

_TABLES = (
    "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
)
_WRITTEN = f"{_TABLES} AND pg_relation_size(oid) > 0"

_NUMBERS_FROM_THE_START = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences
    WHERE last_value IS NOT NULL"""

# Each row of a catalogue carries the number of the transaction that wrote it last.
_CATALOGUES = ("class", "attribute", "attrdef", "constraint", "index", "trigger", "proc", "type")
_SHAPE = f"SELECT {', '.join(f'(SELECT sum(xmin::text::bigint) FROM pg_{name})' for name in _CATALOGUES)}"


class EmptiedDatabase:
    """One database after another test's use: emptied when that is enough, copied anew when it is not."""

    def __init__(self, server: PostgresServer, template: str) -> None:
        self._server = server
        self._template = template
        self._aside = server.aside
        self._url = ""
        self._session: asyncpg.Connection[asyncpg.Record] | None = None
        self._seeds: list[str] = []
        self._shape: asyncpg.Record | None = None

    def url(self) -> str:
        """The URL of the database, which is now as the template is. Whatever was done with it before is over."""
        if self._session is None or not self._aside.run(self._is_emptied(self._session)):
            self._renew()
        return self._url

    def close(self) -> None:
        """Leave nothing behind."""
        self._drop()

    def _renew(self) -> None:
        self._drop()
        self._url = self._server.create_database(self._template)
        self._session = self._aside.run(self._begin())

    def _drop(self) -> None:
        if self._session is not None:
            self._aside.run(self._session.close())
            self._server.drop_database(self._url)
        self._session = None

    async def _begin(self) -> "asyncpg.Connection[asyncpg.Record]":
        session = await asyncpg.connect(self._url.replace("+asyncpg", "", 1))
        # The books refuse to be emptied, and rows refer to rows in circles; a replica asks neither.
        await session.execute("SET session_replication_role = replica")
        self._seeds = await _names(session, _WRITTEN)
        for table in self._seeds:  # in tables that only this session sees
            await session.execute(f"CREATE TEMPORARY TABLE seed_of_{table} AS TABLE {table}")
        self._shape = await session.fetchrow(_SHAPE)
        return session

    async def _is_emptied(self, session: "asyncpg.Connection[asyncpg.Record]") -> bool:
        """Empty it. False: that is not enough, for the tables themselves are different."""
        await session.execute(_END_OF_OTHER_SESSIONS)
        if await session.fetchrow(_SHAPE) != self._shape:
            return False
        if written := await _names(session, _WRITTEN):
            await session.execute("; ".join(f"DELETE FROM {table}" for table in written))
            await session.execute(f"VACUUM {', '.join(written)}")  # else rows come to lie in another order
        for table in self._seeds:
            await session.execute(
                f"INSERT INTO {table} OVERRIDING SYSTEM VALUE TABLE pg_temp.seed_of_{table}"
            )
        await session.execute(_NUMBERS_FROM_THE_START)
        return True


async def _names(session: "asyncpg.Connection[asyncpg.Record]", question: str) -> list[str]:
    return [row[0] for row in await session.fetch(question)]
