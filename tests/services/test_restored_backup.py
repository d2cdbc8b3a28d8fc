"""A backup made while people are busy is whole: put back elsewhere, the check finds nothing (`docs/running.md`)."""

import asyncio
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from mentoring.money import Cents
from services.check import check
from storage.database import Database, open_database
from tests.postgres import PostgresServer, programs
from tests.services.small_programme import PLAN, SmallProgramme, agree, approve, begin, claim

SMALL = replace(
    PLAN, reward=Cents(1), steps=tuple(replace(step, reward=Cents(1)) for step in PLAN.steps), in_order=False
)
"""So that many of them fit in a year."""

AT_ONCE = 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_backup_of_sqlite_under_load_is_whole(database: Database, database_url: str, tmp_path: Path):
    copy = tmp_path / "backup.db"

    def back_up() -> None:
        copy.unlink(missing_ok=True)
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))

    between = await under_load(database, back_up)

    await require_whole(f"sqlite:///{copy}", between=between)


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_backup_of_postgres_under_load_is_whole(
    database: Database, database_url: str, postgres_server: PostgresServer, tmp_path: Path
):
    dump = tmp_path / "backup.sql"

    def back_up() -> None:
        dump.write_bytes(_run("pg_dump", "--no-owner", f"--dbname={_plain(database_url)}"))

    between = await under_load(database, back_up)

    with postgres_server.database() as elsewhere:
        _run("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={dump}", f"--dbname={_plain(elsewhere)}")
        await require_whole(elsewhere, between=between)


async def under_load(database: Database, back_up: Callable[[], None]) -> tuple[int, int]:
    """Back up while goals are agreed on, claimed and approved; once more if nothing was booked meanwhile. Gives back
    how many entries there were when it began, and when it was made.
    """
    programme = await begin(database)
    done = asyncio.Event()
    busy = [asyncio.create_task(_keep_busy(database, programme, done)) for _ in range(AT_ONCE)]
    before = after = 0
    while before == after:
        before = await length(database)
        await asyncio.to_thread(back_up)
        after = await length(database)
    done.set()
    await asyncio.gather(*busy)
    return before, after


async def _keep_busy(database: Database, programme: SmallProgramme, done: asyncio.Event) -> None:
    while not done.is_set():
        goal_id = await agree(database, programme, SMALL)
        await approve(database, programme, await claim(database, programme, goal_id))


async def require_whole(url: str, *, between: tuple[int, int]) -> None:
    """The books of a restored database tie, from the first entry to the last."""
    restored = open_database(url)
    try:
        async with restored.work() as work:
            assert await check(work) == []
        assert between[0] <= await length(restored) <= between[1]
    finally:
        await restored.close()


async def length(database: Database) -> int:
    async with database.work() as work:
        return (await work.ledger.head())[0]


def _run(program: str, *arguments: str) -> bytes:
    folder = programs()
    path = shutil.which(program, path=str(folder) if folder else None) or program
    return subprocess.run([path, *arguments], capture_output=True, check=True).stdout


def _plain(url: str) -> str:
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)
