"""Recordings that Telegram has already, so that each is uploaded once."""

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import recordings


class SentRecordings:
    """One row for each recording that was sent, with the fingerprint of the file that it was."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> dict[str, tuple[str, str]]:
        """By name: the fingerprint of the file, and its id at Telegram."""
        found = await self._connection.execute(select(recordings))
        return {row.name: (row.fingerprint, row.file_id) for row in found}

    async def save(self, name: str, fingerprint: str, file_id: str) -> None:
        """Keep how Telegram knows a recording, in the place of what was sent of it before."""
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        values = {"fingerprint": fingerprint, "file_id": file_id}
        await self._connection.execute(
            dialect.insert(recordings)
            .values(name=name, **values)
            .on_conflict_do_update(index_elements=["name"], set_=values)
        )
