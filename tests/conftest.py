"""What every test may use: a PostgreSQL database, a browser page; and in CI nothing may be left out."""

import gc
import os
from collections.abc import AsyncIterator, Generator, Iterator

import pytest
import pytest_asyncio
from hypothesis import settings
from playwright.async_api import Browser, Page

from tests import chromium, postgres
from tests.database import database, database_url, emptied_postgres, migrated_postgres, migrated_sqlite
from tests.pilot import pilot

__all__ = [
    "database",
    "database_url",
    "emptied_postgres",
    "migrated_postgres",
    "migrated_sqlite",
    "pilot",
]  # fixtures of every test

settings.register_profile("voetstuk", deadline=None)  # speed is what `make bench` measures
settings.load_profile("voetstuk")

IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}


LONGEST_FIRST = (
    "tests/story/",
    "tests/services/test_two_years.py",
    "tests/bot/",
    "tests/handlers/",
    "tests/practice/",
)
"""Files that take long begin first, so that no worker is alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first; within them, and for all others, the order stays."""
    items.sort(key=lambda item: _turn(item.nodeid))


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: the garbage collector need not look at it again, which takes it 0.2 s."""
    gc.collect()
    gc.freeze()


def _turn(node: str) -> int:
    return next(
        (turn for turn, file in enumerate(LONGEST_FIRST) if node.startswith(file)), len(LONGEST_FIRST)
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one: what was not run was not checked."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, and in CI nothing may be skipped: {_reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that leaves itself out as a whole."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Skipped, and in CI nothing may be skipped: {_reason(report.longrepr)}"
    return report


def _reason(longrepr: object) -> str:
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.PostgresServer]:
    """One PostgreSQL server for each worker, started by the first test that needs it."""
    if not postgres.available():
        pytest.skip(postgres.MISSING)
    with postgres.server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: postgres.PostgresServer) -> Iterator[str]:
    """The `postgresql+asyncpg://` URL of an empty database of this test alone."""
    with postgres_server.database() as url:
        yield url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for each worker. It lives in the event loop of the session, and so do the tests that use it."""
    if chromium.executable() is None:
        pytest.skip(chromium.MISSING)
    async with chromium.browser() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page as someone in the Netherlands has it, that knows nothing of the page of another test."""
    async with chromium.page(browser) as found:
        yield found
