"""Two processes on one PostgreSQL: one of them delivers, and each notice leaves once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.database import open_database
from tests.bot.small_house import SmallHouse, eventually, open_house
from tests.bot.test_sender import NOTICES, News
from tests.postgres import PostgresServer


@pytest.fixture
async def two(
    postgres_server: PostgresServer, migrated_postgres: str
) -> AsyncIterator[tuple[SmallHouse, SmallHouse]]:
    """Two processes' moving parts, with databases of their own open on the same one, and one Telegram."""
    with postgres_server.database(template=migrated_postgres) as url:
        databases = open_database(url), open_database(url)
        async with open_house(databases[0], *NOTICES) as first:
            second = SmallHouse(first.room, databases[1], first.bot, first.pace, first.catalogue, first.call)
            yield first, second
            for task in second.running:
                task.cancel()
            await asyncio.gather(*second.running, return_exceptions=True)
        for database in databases:
            await database.close()


async def test_one_process_delivers_what_both_put_out_and_each_notice_comes_once(two):
    first, second = two
    fatima, person_id = await first.person("Fatima")
    first.starts(first.sender.run())
    await eventually(lambda: _is_taken(second))
    second.starts(second.sender.run())

    await first.puts_out(News(1), News(2), to=person_id)
    await second.puts_out(News(3), News(4), to=person_id)

    await first.becomes(*["sent"] * 4)
    assert sorted(await fatima.heard()) == [f"Test news {number}" for number in (1, 2, 3, 4)]


async def test_when_the_process_that_delivers_ends_the_other_takes_over(two):
    first, second = two
    fatima, person_id = await first.person("Fatima")
    delivering = asyncio.create_task(first.sender.run())
    await eventually(lambda: _is_taken(second))
    second.starts(second.sender.run())

    first.sender.stop()
    await delivering
    await second.puts_out(News(1), to=person_id)

    await second.becomes("sent")
    assert await fatima.heard() == ["Test news 1"]


async def test_when_the_session_of_the_one_that_delivers_breaks_the_other_takes_over(two):
    first, second = two
    fatima, person_id = await first.person("Fatima")
    first.starts(first.sender.run())
    await eventually(lambda: _is_taken(second))
    second.starts(second.sender.run())

    async with second.database.work() as work:
        await work.connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        )
    await second.puts_out(*[News(number) for number in range(1, 4)], to=person_id)

    # One that is just leaving when the session breaks may come twice (docs/running.md); none is lost.
    await second.becomes(*["sent"] * 3)
    assert set(await fatima.heard()) == {f"Test news {number}" for number in (1, 2, 3)}


async def test_a_notice_that_was_taken_is_not_taken_by_another(two):
    first, _ = two
    _, person_id = await first.person("Fatima")
    await first.puts_out(News(1), to=person_id)
    async with first.database.work() as work:
        [posting] = await work.deliveries.due(now=first.now, most=9)

    taken = []
    for house in two:
        async with house.database.work() as work:
            taken.append(await work.deliveries.mark_sending([posting.id]))

    assert taken == [{posting.id}, frozenset()]


async def _is_taken(house: SmallHouse) -> bool:
    """Whether some process has become the one that delivers."""
    async with house.database.work() as work:
        found = await work.connection.exec_driver_sql(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        )
        return bool(found.scalar())
