"""Hash chains: each row carries the hash of the row before, so that a changed, lost or added row shows."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Table, bindparam, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import chains

START = "0" * 64
"""What stands for the hash before the first row."""

_PAGE = 1000
"""Rows read at a time when a chain is walked: a ledger of years need not fit in memory."""

_BEFORE_ALL = -(2**63)
"""Below every number: a forged row with number zero must show too."""

_HEAD = select(chains.c.length, chains.c.head).where(chains.c.name == bindparam("chain"))
_HOLD = _HEAD.with_for_update()
_ADVANCE = (
    update(chains)
    .where(chains.c.name == bindparam("chain"))
    .values(length=bindparam("new_length"), head=bindparam("new_head"))
)


class Unreadable(Exception):
    """The database can't read rows of a chain back: the file is damaged, or a value is none."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row's place in its chain as it stands in the database, and the hash that its content should have."""

    number: int
    previous: str
    hash: str
    expected: str


def link(previous: str, content: Mapping[str, Any]) -> str:
    """The hash of a row: over the hash before it and its content as JSON with sorted keys.

    Moments count in UTC, because that is how the database gives them back.
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_moment)
    return sha256(f"{previous}\n{text}".encode()).hexdigest()


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()


async def hold(connection: AsyncConnection, name: str) -> tuple[int, str]:
    """The length and the last hash of a chain, held until this piece of work is done: writers queue here."""
    row = (await connection.execute(_HOLD, {"chain": name})).one()
    return row.length, row.head


async def head(connection: AsyncConnection, name: str) -> tuple[int, str]:
    """The length and the last hash of a chain, to look at."""
    row = (await connection.execute(_HEAD, {"chain": name})).one()
    return row.length, row.head


async def advance(connection: AsyncConnection, name: str, length: int, last: str) -> None:
    """The row with this number and hash is now the last of the chain."""
    await connection.execute(_ADVANCE, {"chain": name, "new_length": length, "new_head": last})


async def walk(connection: AsyncConnection, table: Table) -> AsyncIterator[Row[Any]]:
    """The rows of a chain from the first to the last, a page at a time.

    Raises:
        Unreadable: when the database can't read a row back.
    """
    page = select(table).where(table.c.id > bindparam("after")).order_by(table.c.id).limit(_PAGE)
    last = _BEFORE_ALL
    while True:
        try:
            rows = (await connection.execute(page, {"after": last})).all()
        except (
            DBAPIError,
            ValueError,
            TypeError,
            AttributeError,
        ) as error:  # whatever a damaged value leads to
            raise Unreadable from error
        for row in rows:
            yield row
        if len(rows) < _PAGE:
            return
        last = rows[-1].id
