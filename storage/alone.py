"""Being the only one, of all processes on a database, that does something: such as delivering.

PostgreSQL keeps an advisory lock for as long as the session that took it: who is killed lets go by that. So it is
held by a connection that does nothing else. A pooler in between must keep sessions apart. A SQLite file is open in
one process only, which is alone by that.
"""

import zlib
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.trouble import DatabaseTrouble, trouble_told

_TRY = select(func.pg_try_advisory_lock(bindparam("key")))


class Alone:
    """One name of which at most one process is the holder."""

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._key = zlib.crc32(name.encode())
        self._holding: AsyncConnection | None = None
        self._session: Any = None

    async def is_ours(self) -> bool:
        """Whether this process is the one now. Who is not tries to become it; who was hears once that it is over.

        Raises:
            DatabaseTrouble: when the database can't tell.
        """
        if self._engine.dialect.name == "sqlite":
            return True
        if self._holding is None:
            with trouble_told():
                return await self._try()
        if self._session.is_closed():
            await self.let_go()
        return self._holding is not None

    async def let_go(self) -> None:
        """Let another process be the one. Closing the session lets go, also of one that is broken."""
        holding, self._holding = self._holding, None
        if holding is not None:
            await holding.invalidate()
            await holding.close()

    async def _try(self) -> bool:
        connection = await self._connect()
        try:
            if (await connection.execute(_TRY, {"key": self._key})).scalar_one():
                self._session = (await connection.get_raw_connection()).driver_connection
                self._holding = connection
                return True
        finally:
            if self._holding is not connection:
                await connection.close()
        return False

    async def _connect(self) -> AsyncConnection:
        try:
            connection = await self._engine.connect()
        except OSError as error:  # as asyncpg says that the server is not there
            raise DatabaseTrouble(type(error).__name__) from error
        # No transaction stays open while the lock is held.
        return await connection.execution_options(isolation_level="AUTOCOMMIT")
