"""SQLite through aiosqlite, whose thread is asked only for what waits for the disk.

SQLAlchemy's own adapter goes to aiosqlite's thread and back four times for a statement: make a cursor, execute, fetch,
close. One such hop costs about ten times what a statement of ours does, and the event loop pays for it
(`docs/performance.md`). So statements run where they are asked for, on the one connection that nobody else has at that
moment, and what ends in an fsync (opening, COMMIT, pragmas, schema changes) runs in aiosqlite's thread.
"""

import sqlite3
from collections import deque
from typing import Any

import aiosqlite
from sqlalchemy import PoolProxiedConnection
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_

_QUICK = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
"""How statements begin that only touch pages in memory; everything else may wait for the disk."""


def file_of(pooled: PoolProxiedConnection) -> aiosqlite.Connection:
    """The connection itself, for what is not a question to the database but begins or ends a piece of work."""
    file = pooled.driver_connection
    if not isinstance(file, aiosqlite.Connection):
        raise TypeError("no SQLite file")
    return file


def run_at_once(file: aiosqlite.Connection, statement: str) -> None:
    """Run a statement that gives nothing and waits for no disk, such as SAVEPOINT."""
    file._conn.execute(statement)


def _run(connection: sqlite3.Connection, operation: str, parameters: Any) -> tuple[sqlite3.Cursor, list[Any]]:
    cursor = connection.execute(operation, parameters or ())
    return cursor, cursor.fetchall() if cursor.description else []


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that exists once it has been executed, and then has all its rows."""

    __slots__ = ()
    _cursor: Any

    def __init__(self, adapt_connection: AsyncAdapt_dbapi_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor = None
        self._soft_closed_memoized = {}  # type: ignore[assignment]
        self._rows = deque()

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        aiosqlite_connection: Any = self._connection
        if operation.startswith(_QUICK):
            self._cursor, rows = _run(aiosqlite_connection._conn, operation, parameters)
        else:
            self._cursor, rows = await aiosqlite_connection._execute(
                _run, aiosqlite_connection._conn, operation, parameters
            )
        self._rows = deque(rows)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        aiosqlite_connection: Any = self._connection
        self._cursor = aiosqlite_connection._conn.executemany(operation, seq_of_parameters)

    @property
    def description(self) -> Any:
        return self._cursor.description if self._cursor else None

    async def _async_soft_close(self) -> None:
        """All rows are here already; there is nothing left to close."""

    def close(self) -> None:
        self._rows.clear()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: Any, **kw: Any) -> AsyncAdapt_aiosqlite_connection:
        connection = self.aiosqlite.connect(*arg, **kw)
        connection._thread.daemon = True
        return _Connection(self, await_(connection))


class Dialect(SQLiteDialect_aiosqlite):
    """SQLAlchemy's aiosqlite dialect with `_Cursor`."""

    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> AsyncAdapt_aiosqlite_dbapi:
        return _Driver(__import__("aiosqlite"), sqlite3)
