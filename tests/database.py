"""The database that tests of storage and services run on: SQLite and PostgreSQL in turn, migrated and empty.

Migrating takes longer than copying, so each worker migrates one of each kind, and every test gets a copy.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.migrate import migrate
from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that nobody has open."""
    path = tmp_path_factory.mktemp("migrated") / "voetstuk.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a migrated PostgreSQL database to which nobody is connected."""
    with postgres_server.database() as url:
        _migrate(url)
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of this test alone, migrated and empty."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "voetstuk.db")
        yield f"sqlite:///{copy}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.database(template=request.getfixturevalue("migrated_postgres")) as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    opened = open_database(database_url)
    yield opened
    await opened.close()


def _migrate(url: str) -> None:
    # In a thread of its own: the event loop of the test stays as it is.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _open_and_migrate(url)).result()


async def _open_and_migrate(url: str) -> None:
    database = open_database(url)
    await migrate(database)
    await database.close()
