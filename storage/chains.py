"""Hash chains: each row carries the hash of the row before, so that a changed, lost or added row shows."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import chains

START = "0" * 64
"""What stands for the hash before the first row."""


def link(previous: str, content: Mapping[str, Any]) -> str:
    """The hash of a row: over the hash before it and its content as JSON with sorted keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(f"{previous}\n{text}".encode()).hexdigest()


async def head(connection: AsyncConnection, name: str) -> tuple[int, str]:
    """The length and the last hash of a chain, held until this piece of work is done: writers queue here."""
    found = await connection.execute(
        select(chains.c.length, chains.c.head).where(chains.c.name == name).with_for_update()
    )
    row = found.one()
    return row.length, row.head


async def advance(connection: AsyncConnection, name: str, length: int, last: str) -> None:
    await connection.execute(update(chains).where(chains.c.name == name).values(length=length, head=last))
