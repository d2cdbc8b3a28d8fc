"""Two pieces of work never wait for each other for ever: what both need they take in the same order, or pass over.

PostgreSQL notices such a pair after a second and breaks one of them off, which is then done again. Each test is a pair
that once did so, stopped half-way at the worst moment.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta

import pytest

from mentoring.claims import ClaimState
from mentoring.moments import at_wall_time
from messages.house import load_all
from services import appointments, claims, people, reminders
from services.nudges import nudge_due
from services.reminders import remind_due
from storage.database import Database, open_database
from tests.postgres import PostgresServer
from tests.services.everything import Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME

NEXT_DAY = NOW + timedelta(days=1)
A_DAY_BEFORE = NOW + timedelta(days=6, hours=4)
"""When the reminder of the day before Fatima's appointment is there."""

A_MONTH_LATER = at_wall_time((NOW + timedelta(days=37)).date(), time(10))


@pytest.fixture
async def everything(
    postgres_server: PostgresServer, migrated_postgres: str
) -> AsyncIterator[tuple[Database, Everything]]:
    """On PostgreSQL alone: SQLite has one connection, which pieces of work have in turn."""
    load_all()
    with postgres_server.database(template=migrated_postgres) as url:
        database = open_database(url)
        yield database, await everything_of_fatima(database)
        await database.close()


async def test_the_first_tap_of_a_day_and_a_decision_on_another_step(everything):
    """Her nudge is planned anew by both: because she is there, and because a step is done."""
    database, hers = everything
    await _full_hour(database)
    half_way = asyncio.Barrier(2)

    async def taps() -> None:
        async with database.work() as work:
            await people.see(work, hers.who("fatima").participant, now=NEXT_DAY)
            await half_way.wait()
            await claims.claim(
                work, hers.agreed.id, hers.agreed.steps[3].id, by=hers.who("fatima"), now=NEXT_DAY
            )

    async def decides() -> None:
        async with database.work() as work:
            await work.goals.to_decide(hers.agreed.id)
            await half_way.wait()
            await claims.approve(work, hers.waits, programme=PROGRAMME, by=hers.who("anja"), now=NEXT_DAY)

    await asyncio.gather(taps(), decides())

    async with database.work() as work:
        assert (await work.claims.get(hers.waits)).state is ClaimState.APPROVED


async def test_a_reminder_that_did_not_leave_in_time_and_a_move(everything):
    """Both let go of the notice, and both plan a reminder of the same appointment."""
    database, hers = everything
    async with database.work() as work:
        await remind_due(work, PROGRAMME, A_DAY_BEFORE)
    late = A_DAY_BEFORE + timedelta(hours=12)
    half_way = asyncio.Barrier(2)

    async def expires() -> None:
        async with database.work() as work:
            expired = await work.deliveries.expire(now=late)
            await half_way.wait()
            await reminders.look_again(work, expired, now=late)

    async def moves() -> None:
        async with database.work() as work:
            await work.appointments.to_decide(hers.appointment)
            await half_way.wait()
            await appointments.move(
                work, hers.appointment, A_MONTH_LATER, programme=PROGRAMME, by=hers.who("anja"), now=late
            )

    await asyncio.gather(expires(), moves())

    async with database.work() as work:
        assert (await work.appointments.get(hers.appointment)).when == A_MONTH_LATER


async def _full_hour(database: Database) -> None:
    """Who has no nudge gets one planned, and the next round says for when."""
    async with database.work() as work:
        await nudge_due(work, PROGRAMME, NOW.replace(minute=0))
        await nudge_due(work, PROGRAMME, NOW)
