"""Outages of the bot, in the order in which they were noticed."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.outages import Outage
from storage.tables import outages

_ADD = insert(outages).returning(outages.c.id)
_BETWEEN = (
    select(outages.c.began_at, outages.c.ended_at)
    .where(outages.c.ended_at > bindparam("since"), outages.c.began_at < bindparam("until"))
    .order_by(outages.c.began_at)
)


class Outages:
    """When the bot was away. There are a few in a year."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, outage: Outage) -> int:
        found = await self._connection.execute(
            _ADD, {"began_at": outage.began_at, "ended_at": outage.ended_at}
        )
        return int(found.scalar_one())

    async def between(self, since: datetime, until: datetime) -> list[Outage]:
        """Those that have some time between two moments."""
        found = await self._connection.execute(_BETWEEN, {"since": since, "until": until})
        return [Outage(row.began_at, row.ended_at) for row in found]
