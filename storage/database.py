"""Opening the database, and the one way to work with it: a piece of work.

SQLite is the embedded default: one connection, WAL, every commit on disk. One connection because SQLite from
3.7.0 to 3.51.2 can corrupt a WAL database that two connections write and checkpoint at the same instant
(sqlite.org, "WAL-reset bug", March 2026); so a lock beside the file also keeps a second process out.
PostgreSQL has none of these limits.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import StaticPool
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.alone import Alone
from storage.one_connection import OneConnection
from storage.sealing import KeyRing
from storage.trouble import DatabaseTrouble, trouble_told
from storage.work import Work

__all__ = ["Database", "DatabaseInUse", "DatabaseTrouble", "UnknownDatabase", "open_database"]

registry.register("sqlite.voetstuk", "storage.sqlite", "Dialect")


class DatabaseInUse(Exception):
    """Another process of Voetstuk has this SQLite database open."""


class UnknownDatabase(Exception):
    """The address is not of a kind that Voetstuk can use."""


class Database:
    """A database that is open. `work()` is the only door."""

    def __init__(self, engine: AsyncEngine, *, lock: IO[str] | None, keys: KeyRing | None = None) -> None:
        self._engine = engine
        self._keys = keys
        self._lock_file = lock
        self._file = OneConnection(engine) if self.is_sqlite else None
        self._alone: dict[str, Alone] = {}
        self.when_put_out: Callable[[], None] = lambda: None
        """Called after a commit that put a notice out, so that the sender need not look all the time."""

    @property
    def is_sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """One piece of work: a transaction that is committed at the end, or rolled back when anything is raised.

        Pieces of work are short, await nothing but the database, and are never inside one another.
        """
        with trouble_told():
            async with self._file.transaction() if self._file else self._transaction() as connection:
                work = Work(connection, self._keys)
                yield work
                await work.finish()
        if work.put_out:
            self.when_put_out()

    def alone(self, name: str) -> Alone:
        """What only one of all processes on this database does at a time."""
        return self._alone.setdefault(name, Alone(self._engine, name))

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        connection = await self._connect()
        try:
            async with connection.begin():
                yield connection
        finally:
            await asyncio.shield(connection.close())

    async def _connect(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except OSError as error:  # as asyncpg says that the server is not there
            raise DatabaseTrouble(type(error).__name__) from error

    async def tidy(self) -> None:
        """Write SQLite's journal back into the file and empty it. Until then the journal has pages as they were,
        with what was emptied or deleted since: words, and tokens of invitations.
        """
        if self._file is not None:
            with trouble_told():
                await self._file.empty_journal()

    async def close(self) -> None:
        for held in self._alone.values():
            await held.let_go()
        if self._file is not None:
            await self._file.close()
        await self._engine.dispose()
        if self._lock_file is not None:
            self._lock_file.close()


def open_database(address: str, keys: KeyRing | None = None) -> Database:
    """Open the database at a SQLAlchemy address: `sqlite:///path/to/file` or `postgresql+asyncpg://…`.

    `keys` open what is sealed in it. Without them all else can be done.

    Raises:
        UnknownDatabase: for any other kind.
        DatabaseInUse: when a SQLite file is open in another process.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise UnknownDatabase from error
    if url.get_backend_name() == "postgresql":
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"), pool_size=16, hide_parameters=True
        )
        return Database(engine, lock=None, keys=keys)
    if url.get_backend_name() == "sqlite" and url.database:
        return _open_sqlite(url, Path(url.database), keys)
    raise UnknownDatabase(url.get_backend_name())


def _open_sqlite(url: URL, path: Path, keys: KeyRing | None) -> Database:
    lock = _hold(path.with_name(path.name + ".lock"))
    engine = create_async_engine(
        url.set(drivername="sqlite+voetstuk"),
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,  # an error must not carry names and texts into the log
    )
    return Database(engine, lock=lock, keys=keys)


def _hold(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        lock.close()
        raise DatabaseInUse(str(path)) from held
    return lock
