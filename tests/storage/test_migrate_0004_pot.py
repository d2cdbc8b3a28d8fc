"""A database of before the money (migration 0003): how its pot was raised stays in the books, and it goes on."""

from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert

from mentoring.ids import PersonId
from mentoring.ledger import FUNDING, POT, Entry
from mentoring.money import Cents
from mentoring.people import Role
from mentoring.programme import Programme
from services import pot
from services.check import check
from storage.database import Database
from storage.migrate import migrate
from storage.tables import memberships, people
from tests.pot import fill_pot
from tests.storage.test_migrate import empty_database, empty_url

__all__ = ["empty_database", "empty_url"]  # fixtures

KARIN = PersonId(1)
LAST_YEAR, NOW = datetime(2025, 11, 3, 10, tzinfo=UTC), datetime(2026, 3, 9, 17, tzinfo=UTC)


@pytest.fixture
async def upgraded(empty_database: Database) -> Database:
    """Karin raised the pot in two years, as it was done then."""
    async with empty_database.work() as work:
        await work.connection.run_sync(third_tables)
    async with empty_database.work() as work:
        karin = {"first_name": "Karin", "created_at": LAST_YEAR}
        leads = {"person_id": KARIN, "role": Role.COORDINATOR, "since": LAST_YEAR}
        await work.connection.execute(insert(people), karin)
        await work.connection.execute(insert(memberships), leads)
        for number, (amount, at) in enumerate(((100_00, LAST_YEAR), (50_00, NOW)), start=1):
            await work.ledger.book(Entry(f"pot:{number}", FUNDING, POT, Cents(amount), KARIN, at))
            await work.audit.add("rewards.raise_pot", f"pot:{number}", by=KARIN, now=at)
    await migrate(empty_database)
    return empty_database


async def test_the_old_entries_stand_in_the_year_in_which_they_were_made(upgraded: Database):
    async with upgraded.work() as work:
        by = await work.people.someone(KARIN)
        found = await pot.overview(work, programme=Programme(), by=by, now=NOW)

    assert (found.carried_over, found.put_in, found.free) == (100_00, 50_00, 150_00)


async def test_the_pot_is_changed_from_there_and_the_books_tie(upgraded: Database):
    async with upgraded.work() as work:
        await fill_pot(work, Cents(7_00), by=await work.people.someone(KARIN), now=NOW)

    async with upgraded.work() as work:
        assert await check(work) == []
    async with upgraded.work() as work:
        assert (await work.ledger.pot()).free == 157_00


def third_tables(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "0003")
