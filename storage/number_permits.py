"""Who has said that a number of theirs is none that must not be kept. The number itself is nowhere."""

from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import TelegramId
from storage.tables import number_permits

_TAKE = (
    delete(number_permits)
    .where(number_permits.c.telegram_id == bindparam("account"))
    .returning(number_permits.c.until)
)
_FORGET = delete(number_permits).where(number_permits.c.until <= bindparam("now"))


class NumberPermits:
    """One permit for each account: good for one message, until a moment."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def give(self, telegram_id: TelegramId, *, until: datetime, now: datetime) -> None:
        """The next message of this account may hold a number. What others never used in time is forgotten."""
        await self._connection.execute(_FORGET, {"now": now})
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        await self._connection.execute(
            dialect.insert(number_permits)
            .values(telegram_id=telegram_id, until=until)
            .on_conflict_do_update(index_elements=["telegram_id"], set_={"until": until})
        )

    async def take(self, telegram_id: TelegramId) -> datetime | None:
        """Use up the permit of this account: until when it was good, or None when there is none."""
        moment: datetime | None = (await self._connection.execute(_TAKE, {"account": telegram_id})).scalar()
        return moment
