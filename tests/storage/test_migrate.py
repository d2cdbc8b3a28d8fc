"""The migrations make exactly the tables of `storage/tables.py`, once, whoever starts."""

import asyncio
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from storage.database import Database, open_database
from storage.migrate import DatabaseIsNewer, migrate
from storage.tables import metadata
from tests.postgres import PostgresServer

OPENS = """
import asyncio, sys
from storage.database import open_database
from storage.migrate import migrate

async def start():
    database = open_database("sqlite:///" + sys.argv[1])
    await migrate(database)
    await database.close()

asyncio.run(start())
print("alembic" in sys.modules)
"""

# PostgreSQL tells of each table: its columns, its constraints, and its indexes.
POSTGRES_SCHEMA = text("""
    SELECT table_name, concat_ws(' ', column_name, data_type, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT conrelid::regclass::text, concat_ws(' ', conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'
""")
# SQLite keeps a table's own words, to which each added column is appended. So its parts are asked for instead.
SQLITE_SCHEMA = text("""
    SELECT t.name, printf('%s %s %s %s %s', c.name, c.type, c."notnull", c.dflt_value, c.pk)
    FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'
    UNION ALL
    SELECT t.name, printf('%s to %s.%s', f."from", f."table", f."to")
    FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
    UNION ALL
    SELECT t.name, printf('%s %s of %s', i.origin, i."unique", group_concat(c.name))
    FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    WHERE t.type = 'table' GROUP BY t.name, i.name
    UNION ALL
    SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
""")
SQLITE_TABLES = text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'table'")
SQLITE_CHECK = re.compile(r"CONSTRAINT (ck_\w+ CHECK \((?:[^()]|\([^()]*\))*\))")


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # SQLite; the next test compares those
async def test_alembic_sees_no_difference_between_the_migrations_and_the_tables(database: Database):
    async with database.work() as work:
        differences = await work.connection.run_sync(_differences)

    assert differences == []


async def test_the_migrations_make_what_the_tables_say_with_every_check_and_index(
    database: Database, empty_database: Database
):
    async with empty_database.work() as work:
        await work.connection.run_sync(metadata.create_all)

    assert await _schema(database) == await _schema(empty_database)


async def test_migrating_twice_is_harmless(database: Database):
    before = await _schema(database)

    await migrate(database)

    assert await _schema(database) == before


def test_a_start_on_a_database_that_is_up_to_date_pays_for_no_alembic(migrated_sqlite: Path, tmp_path: Path):
    path = shutil.copy(migrated_sqlite, tmp_path / "voetstuk.db")

    loaded = subprocess.run([sys.executable, "-c", OPENS, path], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "False"


async def test_what_is_in_the_database_stays_when_it_is_migrated_again(database: Database):
    await _execute(database, "UPDATE accounts SET balance = 500 WHERE name = 'pot'")

    await migrate(database)

    assert await _value(database, "SELECT balance FROM accounts WHERE name = 'pot'") == 500


async def test_two_processes_that_start_at_once_on_postgres_migrate_it_once(postgres_url: str):
    first, second = open_database(postgres_url), open_database(postgres_url)

    await asyncio.gather(migrate(first), migrate(second))

    assert await _value(first, "SELECT count(*) FROM chains") == 2
    await first.close()
    await second.close()


async def test_a_database_of_a_later_version_is_refused(database: Database):
    await _execute(database, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(DatabaseIsNewer, match="9999"):
        await migrate(database)


async def test_a_migration_that_breaks_off_leaves_nothing_behind(empty_database: Database):
    await _execute(empty_database, "CREATE TABLE outbox (id integer)")

    with pytest.raises(Exception, match="outbox"):
        await migrate(empty_database)

    assert {line.split(":")[0] for line in await _schema(empty_database)} == {"outbox"}


@pytest.fixture
def empty_url(database_url: str, postgres_server: PostgresServer, tmp_path: Path) -> Iterator[str]:
    """A database without any table, of the same kind as `database`."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    with postgres_server.database() as url:
        yield url


@pytest.fixture
async def empty_database(empty_url: str) -> AsyncIterator[Database]:
    opened = open_database(empty_url)
    yield opened
    await opened.close()


def _differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


async def _schema(database: Database) -> list[str]:
    """One line for each column, constraint and index, whatever order they were made in."""
    async with database.work() as work:
        found = await work.connection.execute(SQLITE_SCHEMA if database.is_sqlite else POSTGRES_SCHEMA)
        lines = [f"{row[0]}: {row[1]}" for row in found]
        if database.is_sqlite:
            tables = await work.connection.execute(SQLITE_TABLES)
            lines += [f"{row[0]}: {check}" for row in tables for check in SQLITE_CHECK.findall(row[1])]
    return sorted(line for line in lines if "alembic_version" not in line)


async def _execute(database: Database, statement: str) -> None:
    async with database.work() as work:
        await work.connection.execute(text(statement))


async def _value(database: Database, query: str) -> object:
    async with database.work() as work:
        return (await work.connection.execute(text(query))).scalar()
