"""A clock that is wrong by far: nothing is lost for good, and nothing said twice (T20, on both databases)."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from messages.house import load_all
from services import appointments, outages
from services.check import check
from services.ticks import TICKS
from storage.database import Database
from storage.deliveries import Outcome
from storage.outbox import NoticeState
from storage.tables import audit, nudges, outbox
from tests.services.everything import Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME

load_all()

DAY = NOW.date() + timedelta(days=20)
HOUR = timedelta(hours=1)
A_YEAR = timedelta(days=365)


@pytest.fixture
async def omars(database: Database) -> Everything:
    """Omar has an appointment in twenty days, at two."""
    everything = await everything_of_fatima(database)
    async with database.work() as work:
        await appointments.plan(
            work,
            everything.who("omar").id,
            at_wall_time(DAY, time(14)),
            Details(Place("Plein")),
            programme=PROGRAMME,
            by=everything.who("anja"),
            now=NOW,
        )
    return everything


async def test_a_year_ahead_for_an_hour_costs_no_reminder(database: Database, omars: Everything):
    await _rounds(database, NOW, NOW + A_YEAR, NOW + A_YEAR + HOUR, NOW + 2 * HOUR, NOW + 2 * HOUR)

    await _rounds(database, *_until_the_day())

    assert await _reminded(database, omars) == [7, 3, 1, 0]
    async with database.work() as work:
        acts = (await work.connection.execute(select(audit.c.act))).scalars().all()
    assert "outages.set_back" in acts


async def test_a_start_in_the_wrong_year_costs_no_reminder(database: Database, omars: Everything):
    await _rounds(database, NOW + A_YEAR, NOW + HOUR, NOW + 2 * HOUR)

    await _rounds(database, *_until_the_day())

    assert await _reminded(database, omars) == [7, 3, 1, 0]


async def test_nudges_are_not_put_off_for_a_year(database: Database, omars: Everything):
    await _rounds(database, NOW, NOW + A_YEAR, NOW + A_YEAR + HOUR)

    await _rounds(database, NOW + 2 * HOUR, NOW + 2 * HOUR)

    async with database.work() as work:
        found = await work.connection.execute(select(nudges.c.due_at).where(nudges.c.state == "planned"))
        assert all(due_at < NOW + timedelta(days=9) for due_at in found.scalars())


@pytest.mark.parametrize("days_before", [7, 3, 1, 0])
async def test_a_day_back_says_nothing_twice(database: Database, omars: Everything, days_before: int):
    said = datetime.combine(
        DAY - timedelta(days=days_before), time(18 if days_before else 10), tzinfo=AMSTERDAM
    )
    moments = [moment for moment in _until_the_day() if moment <= said]
    await _rounds(database, NOW, *moments)

    await _rounds(database, *(each for each in _until_the_day() if each > said - timedelta(days=1)))

    assert await _reminded(database, omars) == [7, 3, 1, 0]
    async with database.work() as work:
        assert await check(work) == []


def _until_the_day() -> list[datetime]:
    """Moments from tomorrow until the evening of the appointment."""
    days = [NOW.date() + timedelta(days=number) for number in range(1, 21)]
    hours = [time(8, 30), time(10), time(18)]
    return [datetime.combine(day, hour, tzinfo=AMSTERDAM) for day in days for hour in hours]


async def _rounds(database: Database, *moments: datetime) -> None:
    """What the ticker does in each round when the clock says this; what it puts out arrives."""
    for now in moments:
        async with database.work() as work:
            await outages.beat(work, PROGRAMME, at=now, own=None, now=now)
        for tick in TICKS:
            async with database.work() as work:
                await tick(work, PROGRAMME, now)
        async with database.work() as work:
            while due := await work.deliveries.due(now=now, most=100):
                sent = [Outcome(each.id, NoticeState.SENT, each.address, each.id) for each in due]
                await work.deliveries.record(sent, now=now)


async def _reminded(database: Database, omars: Everything) -> list[int]:
    """How many days before it Omar was reminded of his appointment, each time."""
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c.created_at)
            .where(outbox.c.person_id == omars.who("omar").id, outbox.c.kind == "AppointmentReminder")
            .order_by(outbox.c.id)
        )
        return [(DAY - at.astimezone(AMSTERDAM).date()).days for at in found.scalars()]
