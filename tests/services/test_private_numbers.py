"""Who says that a number is none that must not be kept may send one message with it, soon."""

from datetime import timedelta

from mentoring.ids import TelegramId
from mentoring.private_numbers import ALLOWED_FOR
from services import private_numbers
from storage.database import Database
from tests.services.small_programme import NOW

FATIMA, BERT = TelegramId(5_000_000_001), TelegramId(5_000_000_002)


async def test_it_is_good_for_one_message_of_this_account(database: Database):
    await allow(database, FATIMA)

    assert not await is_allowed(database, BERT)
    assert await is_allowed(database, FATIMA)
    assert not await is_allowed(database, FATIMA)


async def test_it_is_good_for_ten_minutes(database: Database):
    await allow(database, FATIMA)

    assert not await is_allowed(database, FATIMA, after=ALLOWED_FOR)


async def test_saying_it_twice_is_harmless(database: Database):
    await allow(database, FATIMA)
    await allow(database, FATIMA)

    assert await is_allowed(database, FATIMA)


async def allow(database: Database, account: TelegramId) -> None:
    async with database.work() as work:
        await private_numbers.allow(work, account, now=NOW)


async def is_allowed(database: Database, account: TelegramId, *, after: timedelta = timedelta()) -> bool:
    async with database.work() as work:
        return await private_numbers.is_allowed(work, account, now=NOW + after)
