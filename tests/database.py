"""The database that tests of storage and services run on: SQLite and PostgreSQL in turn, migrated and empty.

Migrating takes longer than copying, so each worker migrates one of each kind. Every test gets a copy of the SQLite
file; on PostgreSQL, where copying takes long too, the tests of a worker share one copy, which is emptied in between.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.migrate import migrate
from storage.sealing import Key, KeyRing
from tests.emptied import EmptiedDatabase
from tests.postgres import PostgresServer

KEYS = KeyRing((Key.new(),))
"""What seals codes in the tests of this run."""


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


@pytest.fixture(scope="session")
def emptied_postgres(postgres_server: PostgresServer, migrated_postgres: str) -> Iterator[EmptiedDatabase]:
    """The PostgreSQL database that goes from test to test."""
    emptied = EmptiedDatabase(postgres_server, migrated_postgres)
    yield emptied
    emptied.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of this test alone, migrated and empty."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "voetstuk.db")
        yield f"sqlite:///{copy}"
        return
    emptied: EmptiedDatabase = request.getfixturevalue("emptied_postgres")
    yield emptied.url()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    opened = open_database(database_url, KEYS)
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
