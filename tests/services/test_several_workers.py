"""Three processes on one PostgreSQL, whose clocks beat together on a busy day: everything is said once (T18 to T21)."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.programme import AMSTERDAM
from messages.house import load_all
from services.check import check
from storage.database import open_database
from storage.tables import outbox
from tests.postgres import PostgresServer
from tests.services.busy_day import begin

NUDGES = {"StepNudge", "PromisedNudge", "Overview"}


@pytest.mark.timeout(120)
async def test_on_a_busy_day_nobody_waits_for_ever_and_nothing_is_said_twice(
    postgres_server: PostgresServer, migrated_postgres: str
):
    load_all()
    with postgres_server.database(template=migrated_postgres) as url:
        databases = [open_database(url) for _ in range(3)]
        day = await begin(databases)

        await day.lives()

        async with databases[0].work() as work:
            said = (await work.connection.execute(select(outbox))).all()
        async with databases[0].work() as work:
            findings = await check(work)
        for database in databases:
            await database.close()
    assert day.trouble == []
    assert findings == []
    assert {"AppointmentReminder", "ClaimCard", "AttendanceKept", "Digest"} <= {row.kind for row in said}
    occasions = Counter(_occasion(row) for row in said if _occasion(row))
    assert [occasion for occasion, times in occasions.items() if times > 1] == []


def _occasion(row: Any) -> tuple[Any, ...] | None:
    """What must come once: a reminder of one moment on a day, a nudge on a day, a digest on a day, a question."""
    day = row.created_at.astimezone(AMSTERDAM).date()
    if row.kind == "AppointmentReminder":
        return row.kind, row.values["appointment_id"], row.values["facts"]["values"]["at"], day
    if row.kind in NUDGES:
        return "nudge", row.person_id, day
    if row.kind == "Digest":
        return row.kind, row.team_id, day
    return (row.kind, row.card) if row.kind == "AttendanceAsked" else None
