"""Tests of what the other tests stand on."""

import asyncio
from pathlib import Path

import asyncpg
import pytest
from playwright.async_api import Page

from tests.emptied import EmptiedDatabase
from tests.postgres import PostgresServer

pytest_plugins = ["pytester"]

CHECKOUT = Path(__file__).parent.parent

SKIPPED_TESTS = """
import pytest

@pytest.mark.skip(reason="no elephant here")
def test_with_an_elephant():
    pass

@pytest.mark.xfail(reason="known")
def test_that_is_known_to_fail():
    assert False
"""


async def test_a_postgres_database_is_empty_and_of_one_test_alone(postgres_url):
    connection = await _connect(postgres_url)

    tables = await connection.fetch("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
    await connection.execute("CREATE TABLE step (id bigint)")
    await connection.close()

    assert tables == []


async def test_a_postgres_database_can_be_a_copy_of_another(postgres_server: PostgresServer, postgres_url):
    original = await _connect(postgres_url)
    await original.execute("CREATE TABLE step AS SELECT 7 AS id")
    await original.close()

    with postgres_server.database(template=postgres_url) as copy_url:
        copy = await _connect(copy_url)
        found = await copy.fetchval("SELECT id FROM step")
        await copy.close()

    assert found == 7


WRITE_IN_THE_BOOKS = """
    INSERT INTO people (first_name, created_at) VALUES ('Fatima', now());
    INSERT INTO audit (id, at, act, object, result, previous_hash, hash)
        VALUES (1, now(), 'look', '', 'done', '', '');
    UPDATE chains SET length = 7"""


async def test_an_emptied_postgres_database_is_as_it_was_after_the_migration(
    emptied_postgres: EmptiedDatabase,
):
    written = await _connect(emptied_postgres.url())
    before = await _contents(written)
    await written.execute(WRITE_IN_THE_BOOKS)
    await written.close()

    emptied = await _connect(emptied_postgres.url())
    after = await _contents(emptied)
    await emptied.execute("INSERT INTO people (first_name, created_at) VALUES ('Anja', now())")
    number = await emptied.fetchval("SELECT id FROM people")
    await emptied.close()

    assert after == before
    assert number == 1


async def test_an_emptied_postgres_database_has_its_own_tables_back(emptied_postgres: EmptiedDatabase):
    changed = await _connect(emptied_postgres.url())
    await changed.execute("ALTER TABLE ledger DISABLE TRIGGER ledger_refuses_truncate")
    await changed.close()

    back = await _connect(emptied_postgres.url())
    with pytest.raises(asyncpg.RaiseError):
        await back.execute("TRUNCATE ledger")
    await back.close()


async def test_nobody_is_left_in_an_emptied_postgres_database(emptied_postgres: EmptiedDatabase):
    left = await _connect(emptied_postgres.url())
    await left.execute("BEGIN; LOCK TABLE ledger")

    emptied_postgres.url()

    with pytest.raises(asyncpg.PostgresConnectionError):
        await left.execute("COMMIT")


async def _contents(connection: "asyncpg.Connection[asyncpg.Record]") -> dict[str, list[asyncpg.Record]]:
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {name: await connection.fetch(f'SELECT * FROM "{name}"') for (name,) in tables}


@pytest.mark.asyncio(loop_scope="session")
async def test_a_page_is_dutch_and_lives_in_amsterdam(page: Page):
    await page.set_content("<h1>Voetstuk</h1>")

    language = await page.evaluate("navigator.language")
    zone = await page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")

    assert (language, zone) == ("nl-NL", "Europe/Amsterdam")


@pytest.mark.parametrize(("ci", "errors", "skipped"), [("true", 1, 0), ("", 0, 1)])
def test_in_ci_a_skipped_test_is_an_error(house, monkeypatch, ci, errors, skipped):
    monkeypatch.setenv("CI", ci)
    house.makepyfile(SKIPPED_TESTS)

    result = house.runpytest_subprocess("-ra")

    result.assert_outcomes(errors=errors, skipped=skipped, xfailed=1)
    result.stdout.fnmatch_lines(["*no elephant here*"])


@pytest.mark.parametrize(("ci", "errors", "skipped"), [("true", 1, 0), ("", 0, 1)])
def test_in_ci_a_skipped_file_is_an_error(house, monkeypatch, ci, errors, skipped):
    monkeypatch.setenv("CI", ci)
    house.makepyfile("import pytest\npytest.skip('no zoo here', allow_module_level=True)")

    result = house.runpytest_subprocess("-ra")

    result.assert_outcomes(errors=errors, skipped=skipped)
    result.stdout.fnmatch_lines(["*no zoo here*"])


@pytest.fixture
def house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An empty house elsewhere, with our rule about skipped tests."""
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    pytester.makeconftest("from tests.conftest import pytest_make_collect_report, pytest_runtest_makereport")
    return pytester


async def _connect(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    async with asyncio.timeout(20):
        return await asyncpg.connect(url.replace("+asyncpg", "", 1))
