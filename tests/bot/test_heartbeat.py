"""The heartbeat is kept while Telegram answers and the database keeps it; what lies between two is an outage."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.heartbeat import Heartbeat
from mentoring.outages import Outage
from mentoring.programme import Programme
from storage.database import Database
from storage.tables import outages

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@dataclass
class Machine:
    """A machine with its two clocks: one on the wall, which may be set, and one that never jumps."""

    now: datetime = NOW
    seconds: float = 1000.0
    processes: list[Heartbeat] = field(default_factory=list)

    def passes(self, *, set_to: timedelta = timedelta(), **distance: float) -> None:
        """Time goes by; with `set_to`, the clock on the wall is set by so much meanwhile."""
        self.now += timedelta(**distance) + set_to
        self.seconds += timedelta(**distance).total_seconds()

    def starts(self, database: Database) -> Heartbeat:
        """A process on this machine."""
        return Heartbeat(database, clock=lambda: self.now, programme=Programme(), steady=lambda: self.seconds)

    async def lives(self, process: Heartbeat, *, minutes: int) -> None:
        """Every minute Telegram answers and a round begins."""
        for _ in range(minutes):
            self.passes(minutes=1)
            await process.answered()
            await process.beat()


async def known(database: Database) -> list[tuple[float, float]]:
    """Outages, in minutes since the begin."""
    async with database.work() as work:
        found = await work.connection.execute(select(outages).order_by(outages.c.id))
        noticed = [Outage(row.began_at, row.ended_at) for row in found]
    return [(_minutes(out.began_at), _minutes(out.ended_at)) for out in noticed]


def _minutes(at: datetime) -> float:
    return (at - NOW).total_seconds() / 60


@pytest.fixture
def machine() -> Machine:
    return Machine()


async def test_while_all_goes_well_there_is_no_outage(database, machine):
    await machine.lives(machine.starts(database), minutes=30)

    assert await known(database) == []


async def test_a_start_is_noticed_at_the_first_answer_before_any_round(database, machine):
    await machine.starts(database).answered()
    machine.passes(hours=1)

    await machine.starts(database).answered()

    assert await known(database) == [(0, 60)]


async def test_a_process_that_reaches_nobody_keeps_no_heartbeat(database, machine):
    process = machine.starts(database)
    await process.answered()
    for _ in range(60):
        machine.passes(minutes=1)
        await process.beat()

    await process.answered()

    assert await known(database) == [(0, 60)]


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(hours=2), timedelta(days=7)])
async def test_a_clock_that_is_set_or_moved_is_no_outage(database, machine, jump):
    process = machine.starts(database)
    await machine.lives(process, minutes=5)
    machine.passes(set_to=jump, seconds=15)
    await process.beat()
    await machine.lives(process, minutes=5)

    assert await known(database) == []


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(), timedelta(hours=2)])
async def test_a_machine_that_slept_was_away_for_as_long_as_it_slept(database, machine, jump):
    process = machine.starts(database)
    await process.answered()
    machine.passes(hours=1, set_to=jump)
    await process.answered()

    [(began, ended)] = await known(database)
    assert ended - began == 60


async def test_a_clock_that_is_set_back_between_two_processes_tells_of_no_outage(database, machine):
    await machine.starts(database).answered()
    machine.passes(hours=1, set_to=timedelta(hours=-2))
    process = machine.starts(database)

    await machine.lives(process, minutes=10)

    assert await known(database) == []


async def test_processes_that_crash_before_telegram_answers_are_one_outage(database, machine):
    await machine.starts(database).answered()
    for _ in range(40):
        machine.passes(seconds=30)
        await machine.starts(database).beat()
    process = machine.starts(database)

    await machine.lives(process, minutes=10)

    assert await known(database) == [(0, 21)]


async def test_of_two_workers_one_away_is_no_outage_and_both_away_is_one(database, machine):
    one, other = machine.starts(database), machine.starts(database)
    await one.answered()
    await machine.lives(other, minutes=30)
    await one.answered()
    one_away = await known(database)
    machine.passes(minutes=30)
    await other.answered()
    await one.answered()

    assert (one_away, await known(database)) == ([], [(30, 60)])


async def test_a_worker_that_reaches_nobody_hides_nothing_of_one_that_does(database, machine):
    cut_off, other = machine.starts(database), machine.starts(database)
    await cut_off.answered()
    for _ in range(30):
        await machine.lives(other, minutes=1)
        await cut_off.beat()

    await machine.starts(database).answered()

    assert await known(database) == []


async def test_a_database_that_keeps_nothing_for_an_hour_is_an_outage(database, machine):
    process = machine.starts(database)
    await machine.lives(process, minutes=1)

    await rename(database, "marks", "gone")
    machine.passes(minutes=30)
    await process.answered()
    machine.passes(minutes=30)
    await rename(database, "gone", "marks")
    await machine.lives(process, minutes=2)

    assert await known(database) == [(1, 62)]


async def rename(database: Database, table: str, other: str) -> None:
    async with database.work() as work:
        await work.connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {other}")
