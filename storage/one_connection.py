"""The one connection to a SQLite file, and how pieces of work that wait for one another go to disk together.

An fsync takes longer than all the rest of a piece of work. So who is done does not commit at once, but queues for
the connection again, behind those who wait already:

1. The first piece begins a transaction. Those that get their turn before it is on disk join it, each in a savepoint
   of its own, so that one that breaks off takes back only itself. Together they are a group.
2. The first of the group that gets its second turn commits for all. The others find that it is done.
3. Nobody is told that a piece of work is kept before it is on disk. When the commit fails, all of the group hear so.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.sqlite import file_of, run_at_once
from storage.trouble import DatabaseTrouble

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE walks past the ledger's triggers
    "PRAGMA secure_delete = ON",  # what was emptied does not linger in free pages
    "PRAGMA busy_timeout = 5000",
)


@dataclass(slots=True)
class _Group:
    """Pieces of work in one transaction. `error` is what kept them from the disk."""

    members: int = 0
    is_open: bool = True
    error: BaseException | None = None


class OneConnection:
    """A SQLite file through one connection, which pieces of work have in turn."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._file: aiosqlite.Connection
        self._group: _Group | None = None
        self._late: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A piece of work, on disk when it is over.

        Raises:
            DatabaseTrouble: when it could not get there; nothing of it is kept then.
        """
        async with self._turn:
            connection = await self._open()
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

    async def empty_journal(self) -> None:
        """Write the journal back into the file. A group that is on its way there goes first: SQLite writes nothing
        back in the middle of a transaction.
        """
        async with self._turn:
            connection = await self._open()
            if self._group is not None:
                await _to_the_end(self._commit(self._group))
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        await asyncio.gather(*self._late, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()

    async def _open(self) -> AsyncConnection:
        if self._connection is not None and self._group is None and self._file.in_transaction:
            # A ROLLBACK failed. SQLite takes back what was not committed when its connection closes.
            await self._connection.invalidate()
            await self._connection.close()
            self._connection = None
        if self._connection is None:
            self._connection = await self._connect()
            self._file = file_of(await self._connection.get_raw_connection())
        return self._connection

    async def _connect(self) -> AsyncConnection:
        connection = await self._engine.connect()
        try:
            for pragma in _SQLITE_PRAGMAS:
                await connection.exec_driver_sql(pragma)
        except BaseException:
            await connection.close()
            raise
        return connection

    def _join(self) -> _Group:
        """Begin, in the transaction of those who went before and are not on disk yet, if there are any."""
        if self._group is None:
            # Immediate, not the default deferred: two decisions must not both read before either writes.
            self._at_once("BEGIN IMMEDIATE")
            self._group = _Group()
        else:
            self._at_once("SAVEPOINT piece")
        return self._group

    def _undo(self, group: _Group, error: BaseException) -> None:
        """Take back one piece of work, and leave those before it in its group as they are."""
        if self._file.in_transaction and group.members:
            with suppress(DatabaseTrouble):
                self._at_once("ROLLBACK TO piece")
                self._at_once("RELEASE piece")
                return
        # It was the only one; or after some errors, such as a full disk, SQLite takes back everything by itself;
        # or this one can't be taken back alone.
        self._close_group(group, error)
        self._roll_back()

    async def _settle(self, group: _Group) -> None:
        """See the group on disk, by a commit of our own or of another of it. Who waits already goes first."""
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # It was over before it was told to stop, and others may be in its group: it still goes to disk.
            late = asyncio.ensure_future(self._settle(group))
            self._late.add(late)
            late.add_done_callback(self._late.discard)
            raise
        try:
            if group.is_open:
                await _to_the_end(self._commit(group))
        finally:
            self._turn.release()

    async def _commit(self, group: _Group) -> None:
        try:
            await self._file.commit()
            self._close_group(group, None)
        except sqlite3.Error as error:
            self._close_group(group, error)
            self._roll_back()

    def _roll_back(self) -> None:
        """Take back the whole transaction. When that fails too, the connection is replaced at the next turn."""
        if self._file.in_transaction:
            with suppress(DatabaseTrouble):
                self._at_once("ROLLBACK")

    def _close_group(self, group: _Group, error: BaseException | None) -> None:
        group.is_open = False
        group.error = error
        self._group = None

    def _at_once(self, statement: str) -> None:
        """Run what begins or ends a piece of work beside SQLAlchemy, whose care costs ten times as much."""
        try:
            run_at_once(self._file, statement)
        except sqlite3.Error as error:
            raise DatabaseTrouble(type(error).__name__) from error


async def _to_the_end(doing: Coroutine[Any, Any, None]) -> None:
    """Wait until it is done, also when told to stop meanwhile: a commit is not left half-way."""
    task = asyncio.ensure_future(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
