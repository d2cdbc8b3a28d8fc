"""The books of before the money (migration 0003) are proved as they are: each entry has its claim or appointment."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from mentoring.ids import PersonId
from mentoring.ledger import FUNDING, POT, Account, Entry, balance, reserved
from mentoring.money import Cents
from services.check import check
from storage.database import Database
from storage.migrate import migrate
from tests.storage.test_migrate import empty_database, empty_url
from tests.storage.test_migrate_0004_pot import third_tables

__all__ = ["empty_database", "empty_url"]  # fixtures

FATIMA = PersonId(1)
NOW = datetime(2026, 3, 9, 17, tzinfo=UTC)
AT = "'2026-03-05 10:00:00.000000+00:00'"
OLD = [
    f"INSERT INTO people (first_name, created_at) VALUES ('Fatima', {AT}), ('Anja', {AT})",
    "INSERT INTO teams (name, letter) VALUES ('West', 'A')",
    "INSERT INTO participants (person_id, team_id, mentor_id, number, state, invited_at) VALUES"
    f" (1, 1, 2, 1, 'active', {AT})",
    "INSERT INTO goals (participant_id, pillar, title, why, seen_by, reward, state, version, proposed_by, proposed_at)"
    f" VALUES (1, 'money', 'Een map', '', 'De map is er', 500, 'achieved', 1, 2, {AT})",
    "INSERT INTO claims (participant_id, goal_id, state, reward, claimed_at, decided_by, decided_at) VALUES"
    f" (1, 1, 'approved', 500, {AT}, 2, {AT})",
    "INSERT INTO appointments (participant_id, mentor_id, starts_at, wall_time, zone, place, state, planned_at, reward)"
    f" VALUES (1, 2, {AT}, '2026-03-05T11:00', 'Europe/Amsterdam', '', 'kept', {AT}, 250),"
    f" (1, 2, {AT}, '2026-03-05T11:00', 'Europe/Amsterdam', '', 'missed', {AT}, 100),"
    f" (1, 2, {AT}, '2026-03-05T11:00', 'Europe/Amsterdam', '', 'planned', {AT}, 300)",
]
BOOKED: list[tuple[str, Account, Account, int]] = [
    ("pot:1", FUNDING, POT, 100_00),
    ("goal:1:1", POT, reserved(FATIMA), 5_00),
    ("claim:1", reserved(FATIMA), balance(FATIMA), 5_00),
    ("appointment:1:promised", POT, reserved(FATIMA), 2_50),
    ("appointment:1", reserved(FATIMA), balance(FATIMA), 2_50),
    ("appointment:2:promised", POT, reserved(FATIMA), 1_00),
    ("appointment:2:released", reserved(FATIMA), POT, 1_00),
    ("appointment:3:promised", POT, reserved(FATIMA), 3_00),
]


@pytest.fixture
async def upgraded(empty_database: Database) -> Database:
    """A goal that was reached, and appointments that were kept, missed and planned, all booked as it was done then."""
    async with empty_database.work() as work:
        await work.connection.run_sync(third_tables)
    async with empty_database.work() as work:
        for statement in OLD:
            await work.connection.execute(text(statement))
        for cause, source, target, amount in BOOKED:
            await work.ledger.book(Entry(cause, source, target, Cents(amount), None, NOW))
        await work.audit.add("rewards.raise_pot", "pot:1", by=None, now=NOW)
    await migrate(empty_database)
    return empty_database


async def test_old_entries_are_proved_by_what_caused_them_then(upgraded: Database):
    assert await about_money(upgraded) == []


async def test_an_old_entry_that_nothing_caused_is_found(upgraded: Database):
    async with upgraded.work() as work:
        await work.connection.execute(text("UPDATE appointments SET state = 'cancelled' WHERE id = 1"))

    assert "Ledger entry 5 has the cause appointment:1, and nothing in the programme explains it." in (
        await about_money(upgraded)
    )


async def about_money(database: Database) -> list[str]:
    """The goal was made by hand, without the row in the audit log that proves what was agreed."""
    async with database.work() as work:
        return [found for found in await check(work) if not found.startswith(("Goal", "Version"))]
