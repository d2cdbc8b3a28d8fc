"""Of all processes on one PostgreSQL, one is the only one."""

from collections.abc import AsyncIterator

import pytest

from storage.alone import Alone
from storage.database import DatabaseTrouble, open_database


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[Alone, Alone]]:
    """The same name in two processes."""
    databases = open_database(postgres_url), open_database(postgres_url)
    yield databases[0].alone("sender"), databases[1].alone("sender")
    for database in databases:
        await database.close()


async def test_who_comes_first_is_the_only_one_until_they_let_go(two):
    first, second = two

    asked = [await first.is_ours(), await second.is_ours(), await first.is_ours()]
    await first.let_go()
    after = [await second.is_ours(), await first.is_ours()]

    assert (asked, after) == ([True, False, True], [True, False])


async def test_other_names_do_not_stand_in_the_way(postgres_url):
    database = open_database(postgres_url)

    assert await database.alone("sender").is_ours()
    assert await database.alone("tidying").is_ours()

    await database.close()


async def test_a_database_that_is_closed_has_let_go(postgres_url):
    first, second = open_database(postgres_url), open_database(postgres_url)
    assert await first.alone("sender").is_ours()

    await first.close()

    assert await second.alone("sender").is_ours()
    await second.close()


async def test_who_lost_the_session_hears_that_it_is_over_before_trying_again(postgres_url):
    database = open_database(postgres_url)
    alone = database.alone("sender")
    assert await alone.is_ours()
    async with database.work() as work:
        await work.connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
        )

    after = [await alone.is_ours(), await alone.is_ours()]

    assert after == [False, True]
    await database.close()


async def test_a_server_that_is_not_there_is_trouble_of_the_database():
    database = open_database("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")

    with pytest.raises(DatabaseTrouble):
        await database.alone("sender").is_ours()

    await database.close()


async def test_the_one_process_on_a_sqlite_file_is_alone(tmp_path):
    database = open_database(f"sqlite:///{tmp_path / 'voetstuk.db'}")

    assert await database.alone("sender").is_ours()

    await database.close()
