"""Opening the database, and the one way to work with it: a piece of work.

SQLite is the embedded default: one connection, WAL, every commit on disk. One connection because SQLite from
3.7.0 to 3.51.2 can corrupt a WAL database that two connections write and checkpoint at the same instant
(sqlite.org, "WAL-reset bug", March 2026); so a lock beside the file also keeps a second process out.
PostgreSQL has none of these limits.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import StaticPool
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.work import Work

registry.register("sqlite.voetstuk", "storage.sqlite", "Dialect")

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE walks past the ledger's triggers
    "PRAGMA secure_delete = ON",  # what was emptied does not linger in free pages
    "PRAGMA busy_timeout = 5000",
)


class DatabaseInUse(Exception):
    """Another process of Voetstuk has this SQLite database open."""


class UnknownDatabase(Exception):
    """The address is not of a kind that Voetstuk can use."""


class Database:
    """A database that is open. `work()` is the only door."""

    def __init__(self, engine: AsyncEngine, *, lock: IO[str] | None) -> None:
        self._engine = engine
        self._lock_file = lock
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None

    @property
    def is_sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One piece of work: a transaction that is committed at the end, or rolled back when anything is
        raised.

        Pieces of work are short, await nothing but the database, and are never inside one another.
        """
        if not self.is_sqlite:
            async with self._engine.begin() as connection:
                yield Work(connection)
            return
        async with self._turn:
            connection = await self._only_connection()
            # Immediate, not the default deferred: two decisions must not both read before either writes.
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield Work(connection)
            except BaseException:
                await asyncio.shield(connection.exec_driver_sql("ROLLBACK"))
                raise
            await asyncio.shield(connection.exec_driver_sql("COMMIT"))

    async def _only_connection(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
            for pragma in _SQLITE_PRAGMAS:
                await self._connection.exec_driver_sql(pragma)
        return self._connection

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
        await self._engine.dispose()
        if self._lock_file is not None:
            self._lock_file.close()


def open_database(address: str) -> Database:
    """Open the database at a SQLAlchemy address: `sqlite:///path/to/file` or `postgresql+asyncpg://…`.

    Raises:
        UnknownDatabase: for any other kind.
        DatabaseInUse: when a SQLite file is open in another process.
    """
    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        return Database(
            create_async_engine(url.set(drivername="postgresql+asyncpg"), pool_size=16), lock=None
        )
    if url.get_backend_name() == "sqlite" and url.database:
        return _open_sqlite(url, Path(url.database))
    raise UnknownDatabase(url.get_backend_name())


def _open_sqlite(url: URL, path: Path) -> Database:
    lock = _hold(path.with_name(path.name + ".lock"))
    engine = create_async_engine(
        url.set(drivername="sqlite+voetstuk"), poolclass=StaticPool, isolation_level="AUTOCOMMIT"
    )
    return Database(engine, lock=lock)


def _hold(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        lock.close()
        raise DatabaseInUse(str(path)) from held
    return lock
