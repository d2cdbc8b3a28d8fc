"""Opening the database, and the one way to work with it: a piece of work.

SQLite is the embedded default: one connection, WAL, every commit on disk. One connection because SQLite from
3.7.0 to 3.51.2 can corrupt a WAL database that two connections write and checkpoint at the same instant
(sqlite.org, "WAL-reset bug", March 2026); so a lock beside the file also keeps a second process out.
PostgreSQL has none of these limits.
"""

import asyncio
import fcntl
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import aiosqlite
from sqlalchemy import StaticPool
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.sqlite import file_of, run_at_once
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


class DatabaseTrouble(Exception):
    """The database can't do its work just now: it is locked, full, read-only or gone. Nothing was committed,
    and the same piece of work may well succeed later. The text is a kind of error, without values.
    """


_SQLITE_TROUBLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_POSTGRES_TROUBLE = ("08", "40", "53", "55", "57")
"""Classes of SQLSTATE: connection lost, deadlock and the like, resources, object in use, shut down."""


@dataclass(slots=True)
class _Group:
    """Pieces of work that go to disk together: on one connection they come one after another, and an
    fsync takes longer than all of them.
    """

    members: int = 0
    is_open: bool = True
    error: BaseException | None = None


class Database:
    """A database that is open. `work()` is the only door."""

    def __init__(self, engine: AsyncEngine, *, lock: IO[str] | None) -> None:
        self._engine = engine
        self._lock_file = lock
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._file: aiosqlite.Connection
        self._group: _Group | None = None
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
        with _trouble_told():
            async with self._transaction() as connection:
                work = Work(connection)
                yield work
                await work.finish()
        if work.put_out:
            self.when_put_out()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        if not self.is_sqlite:
            connection = await self._connect()
            try:
                async with connection.begin():
                    yield connection
            finally:
                await asyncio.shield(connection.close())
            return
        async with self._turn:
            connection = await self._only_connection()
            group = self._join()
            try:
                yield connection
                if group.members:
                    self._at_once("RELEASE piece")
                group.members += 1
            except BaseException as error:
                self._undo(group, error)
                raise
        await self._settle(group)
        if group.error is not None:
            raise DatabaseTrouble(type(group.error).__name__) from group.error

    def _join(self) -> "_Group":
        """Begin, in the transaction of those who went before and are not on disk yet, if there are any."""
        if self._group is None:
            # Immediate, not the default deferred: two decisions must not both read before either writes.
            self._at_once("BEGIN IMMEDIATE")
            self._group = _Group()
        else:
            self._at_once("SAVEPOINT piece")
        return self._group

    def _undo(self, group: "_Group", error: BaseException) -> None:
        """Take back one piece of work, and leave those before it in its group as they are."""
        if not self._file.in_transaction:
            # After some errors, such as a full disk, SQLite takes back everything by itself.
            self._close_group(group, error)
        elif group.members:
            self._at_once("ROLLBACK TO piece")
            self._at_once("RELEASE piece")
        else:
            self._close_group(group, None)
            self._at_once("ROLLBACK")

    async def _settle(self, group: "_Group") -> None:
        """See the group on disk, by a commit of our own or of another of it. Who waits already goes first."""
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            self._late = asyncio.ensure_future(self._settle(group))
            raise
        try:
            if group.is_open:
                await _to_the_end(self._commit(group))
        finally:
            self._turn.release()

    async def _commit(self, group: "_Group") -> None:
        try:
            await self._file.commit()
            self._close_group(group, None)
        except sqlite3.Error as error:
            self._close_group(group, error)
            if self._file.in_transaction:
                self._at_once("ROLLBACK")

    def _close_group(self, group: "_Group", error: BaseException | None) -> None:
        group.is_open = False
        group.error = error
        self._group = None

    def _at_once(self, statement: str) -> None:
        """Run what begins or ends a piece of work beside SQLAlchemy, whose care costs ten times as much."""
        try:
            run_at_once(self._file, statement)
        except sqlite3.Error as error:
            raise DatabaseTrouble(type(error).__name__) from error

    async def _connect(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except OSError as error:  # as asyncpg says that the server is not there
            raise DatabaseTrouble(type(error).__name__) from error

    async def _only_connection(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
            for pragma in _SQLITE_PRAGMAS:
                await self._connection.exec_driver_sql(pragma)
            self._file = file_of(await self._connection.get_raw_connection())
        return self._connection

    async def tidy(self) -> None:
        """Write SQLite's journal back into the file and empty it. Until then the journal has pages as they were,
        with what was emptied or deleted since: words, and tokens of invitations.
        """
        if self.is_sqlite:
            async with self._turn:
                with _trouble_told():
                    connection = await self._only_connection()
                    await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
        await self._engine.dispose()
        if self._lock_file is not None:
            self._lock_file.close()


async def _to_the_end(doing: Coroutine[Any, Any, None]) -> None:
    """Wait until it is done, also when told to stop meanwhile: a commit is not left half-way."""
    task = asyncio.ensure_future(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


@contextmanager
def _trouble_told() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if _is_trouble(error):
            raise DatabaseTrouble(type(error.orig).__name__) from error
        raise


def _is_trouble(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_TROUBLE
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_POSTGRES_TROUBLE)
    return isinstance(error, InterfaceError)


def open_database(address: str) -> Database:
    """Open the database at a SQLAlchemy address: `sqlite:///path/to/file` or `postgresql+asyncpg://…`.

    Raises:
        UnknownDatabase: for any other kind.
        DatabaseInUse: when a SQLite file is open in another process.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise UnknownDatabase from error
    if url.get_backend_name() == "postgresql":
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"), pool_size=16, hide_parameters=True
        )
        return Database(engine, lock=None)
    if url.get_backend_name() == "sqlite" and url.database:
        return _open_sqlite(url, Path(url.database))
    raise UnknownDatabase(url.get_backend_name())


def _open_sqlite(url: URL, path: Path) -> Database:
    lock = _hold(path.with_name(path.name + ".lock"))
    engine = create_async_engine(
        url.set(drivername="sqlite+voetstuk"),
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,  # an error must not carry names and texts into the log
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
