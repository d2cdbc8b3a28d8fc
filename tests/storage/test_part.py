"""A part of a piece of work that breaks off takes back what it wrote, and nothing else (on both databases)."""

import pytest

from storage.database import Database, DatabaseTrouble
from storage.work import Work
from tests.services.small_programme import NOW


async def test_what_a_part_wrote_before_it_broke_off_is_not_kept(database: Database):
    async with database.work() as work:
        await work.people.add("Fatima", now=NOW)
        broke = await work.apart(lambda: _breaks(work))
        await work.apart(lambda: _writes(work, "Omar"))

    assert isinstance(broke, ValueError)
    assert await _names(database) == ["Fatima", "Omar"]
    assert await _acts(database) == ["Omar"]


async def test_a_statement_that_the_database_refuses_stops_only_its_part(database: Database):
    async with database.work() as work:
        broke = await work.apart(lambda: _refused(work))
        await work.apart(lambda: _writes(work, "Omar"))

    assert broke is not None
    assert await _names(database) == ["Omar"]


async def test_trouble_of_the_database_breaks_off_everything(database: Database):
    with pytest.raises(DatabaseTrouble):
        await _writes_and_has_trouble(database)

    assert await _names(database) == []
    async with database.work() as work:
        assert await work.apart(lambda: _writes(work, "Omar")) is None
    assert await _names(database) == ["Omar"]


async def _writes(work: Work, name: str) -> None:
    await work.people.add(name, now=NOW)
    await work.audit.add(name, "person:1", by=None, now=NOW)


async def _breaks(work: Work) -> None:
    await _writes(work, "Bert")
    raise ValueError


async def _refused(work: Work) -> None:
    await _writes(work, "Bert")
    await work.connection.exec_driver_sql("INSERT INTO people (first_name) VALUES (NULL)")


async def _writes_and_has_trouble(database: Database) -> None:
    async with database.work() as work:
        await _writes(work, "Fatima")
        await work.apart(_has_trouble)


async def _has_trouble() -> None:
    raise DatabaseTrouble("OperationalError")


async def _names(database: Database) -> list[str]:
    async with database.work() as work:
        found = await work.connection.exec_driver_sql("SELECT first_name FROM people ORDER BY id")
        return list(found.scalars())


async def _acts(database: Database) -> list[str]:
    async with database.work() as work:
        return list((await work.connection.exec_driver_sql("SELECT act FROM audit ORDER BY id")).scalars())
