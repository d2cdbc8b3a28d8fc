"""One row that can't be read stops nothing that comes by itself for others (on both databases)."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, select, update
from structlog.testing import capture_logs

from mentoring.appointments import Details
from mentoring.ids import PersonId
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from messages.house import load_all
from services import appointments, claims, goals
from services.reminder_rules import follow
from services.ticks import TICKS
from storage.database import Database
from storage.tables import appointments as appointment_rows
from storage.tables import outbox, preferences, reminders
from tests.services.everything import PLAN, Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME

load_all()

TOMORROW = NOW.date() + timedelta(days=1)


def at(days: int, hour: int, minute: int = 0) -> datetime:
    """A moment so many days after today, in Amsterdam."""
    return datetime.combine(NOW.date() + timedelta(days=days), time(hour, minute), tzinfo=AMSTERDAM)


@pytest.fixture
async def both(database: Database) -> Everything:
    """Fatima and Omar have the same: an appointment tomorrow at ten, and a step to do."""
    everything = await everything_of_fatima(database)
    fatima, omar, anja = (everything.who(name) for name in ("fatima", "omar", "anja"))
    async with database.work() as work:
        for someone in (fatima, omar):
            when = at_wall_time(TOMORROW, time(10))
            details = Details(Place("Plein"))
            await appointments.plan(
                work, someone.id, when, details, programme=PROGRAMME, by=anja, now=NOW - timedelta(days=2)
            )
        goal_id = await goals.propose(work, omar.id, PLAN, by=anja, now=NOW)
        await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=omar, now=NOW)
        await work.preferences.save(fatima.id, await work.preferences.of(fatima.id))
    return everything


async def test_quiet_hours_that_are_no_times(database: Database, both: Everything):
    await _spoil(database, preferences, preferences.c.person_id == both.who("fatima").id, quiet_from="laat")

    await _lives(database)

    assert {"AppointmentReminder", "StepNudge"} <= await _heard(database, both.who("omar").id)


async def test_a_reminder_of_a_kind_that_there_is_not(database: Database, both: Everything):
    hers = select(appointment_rows.c.id).where(appointment_rows.c.participant_id == both.who("fatima").id)
    await _spoil(database, reminders, reminders.c.appointment_id.in_(hers), kind="before:een week")

    await _lives(database)

    assert "AppointmentReminder" in await _heard(database, both.who("omar").id)


async def test_an_appointment_that_can_not_be_read(database: Database, both: Everything):
    hers = appointment_rows.c.participant_id == both.who("fatima").id
    await _spoil(database, appointment_rows, hers, bring=5)

    await _lives(database)

    assert "AppointmentReminder" in await _heard(database, both.who("omar").id)
    assert both.who("omar").id in await _told_to_team(database, "AttendanceAsked")


async def test_when_the_rules_change_all_others_follow(database: Database, both: Everything):
    hers, his = both.who("fatima").id, both.who("omar").id
    async with database.work() as work:
        await follow(work, PROGRAMME, NOW)
    await _spoil(database, preferences, preferences.c.person_id == hers, quiet_from="laat")

    with capture_logs():
        async with database.work() as work:
            await follow(work, replace(PROGRAMME, remind_at=time(19)), NOW)

    assert await _planned_for(database, his) == [at(0, 19)]
    assert at(0, 18) in await _planned_for(database, hers)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL keeps no text as a moment
async def test_a_claim_that_can_not_be_read_waits_alone(both: Everything, database: Database):
    omar = both.who("omar")
    async with database.work() as work:
        [*_, his] = await work.goals.of(omar.id)
        await claims.claim(work, his.id, his.steps[0].id, by=omar, now=NOW)
    await _spoil_moment(database, both.waits)

    left = await _lives(database)

    assert omar.id in await _told_to_team(database, "ClaimWaitsLong")
    assert left == {("claim", both.waits), ("team", both.roster.west)}


# --- the same for several of these ----------------------------------------------------------------


async def _spoil(database: Database, table: Table, which: ColumnElement[bool], **values: Any) -> None:
    async with database.work() as work:
        await work.connection.execute(update(table).where(which).values(values))


async def _spoil_moment(database: Database, claim_id: int) -> None:
    async with database.work() as work:
        await work.connection.exec_driver_sql(
            "UPDATE claims SET claimed_at = '2020 laat' WHERE id = ?", (claim_id,)
        )


async def _lives(database: Database) -> set[tuple[str, int]]:
    """Hours at which things fall due for some days, as the ticker does them. What the log says was left."""
    with capture_logs() as lines:
        for now in (at(day, hour) for day in range(6) for hour in (10, 12, 16, 18) if at(day, hour) > NOW):
            for tick in (*TICKS, *TICKS):  # what is only found to be planned is looked at in the next round
                async with database.work() as work:
                    await tick(work, PROGRAMME, now)
    return {(line["of"], line["id"]) for line in lines}


async def _heard(database: Database, who: PersonId) -> set[str]:
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.kind).where(outbox.c.person_id == who))
        return set(found.scalars())


async def _told_to_team(database: Database, kind: str) -> set[int]:
    """About whom the team got a notice of this kind."""
    async with database.work() as work:
        found = select(outbox.c.about_id).where(outbox.c.kind == kind)
        return set((await work.connection.execute(found)).scalars())


async def _planned_for(database: Database, who: PersonId) -> list[datetime]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(reminders.c.due_at)
            .join(appointment_rows, appointment_rows.c.id == reminders.c.appointment_id)
            .where(appointment_rows.c.participant_id == who, reminders.c.state == "planned")
            .order_by(reminders.c.due_at)
        )
        return [moment for moment in found.scalars() if NOW < moment < at(1, 0)]
