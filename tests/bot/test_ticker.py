"""What falls due is done, each in a piece of work of its own."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.ticker import Ticker
from mentoring.programme import Programme

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@pytest.fixture
def ticker(sqlite_database, tmp_path):
    """A ticker with the ticks of a test; its clock stands still."""

    async def in_touch():
        """A heartbeat of which nothing needs to be kept."""

    def make(*ticks, beat=in_touch, after_round=lambda: None):
        return Ticker(
            sqlite_database,
            ticks,
            clock=lambda: NOW,
            programme=Programme(),
            beat=beat,
            after_round=after_round,
            heartbeat=tmp_path / "heartbeat",
        )

    return make


async def write(work, programme, now):
    await work.audit.add("ticked", "test", by=None, now=now)


async def break_off(work, programme, now):
    await work.audit.add("broke off", "test", by=None, now=now)
    raise KeyError


async def test_an_error_in_one_tick_takes_back_that_one_and_stops_no_other(ticker, sqlite_database):
    await ticker(break_off, write).tick()

    async with sqlite_database.work() as work:
        acts = [row.act for row in await work.connection.exec_driver_sql("SELECT act FROM audit")]
    assert acts == ["ticked"]


async def test_every_round_leaves_a_heartbeat(ticker, tmp_path):
    await ticker().tick()

    assert (tmp_path / "heartbeat").exists()


async def test_a_first_round_comes_at_once_and_the_end_waits_for_it(ticker, sqlite_database):
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def linger(work, programme, now):
        begun.set()
        await may_end.wait()
        await write(work, programme, now)

    started = ticker(linger)
    started.start()
    await begun.wait()
    stopping = asyncio.create_task(started.stop())
    await asyncio.sleep(0)
    may_end.set()
    await stopping

    async with sqlite_database.work() as work:
        acts = [row.act for row in await work.connection.exec_driver_sql("SELECT act FROM audit")]
    assert acts == ["ticked"]
