"""A database of before the clock (migration 0001) with appointments and reminders in it keeps everything."""

from datetime import UTC, date, datetime, time

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from mentoring.appointments import Appointment, AppointmentState, Coming, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.programme import Programme
from services import appointments, attendance
from services.check import check
from services.reminders import remind_due
from storage.database import Database
from storage.migrate import migrate
from tests.storage.test_migrate import empty_database, empty_url

__all__ = ["empty_database", "empty_url"]  # fixtures

PLANNED, MOVED, OFF = AppointmentId(1), AppointmentId(2), AppointmentId(3)
FATIMA, ANJA = PersonId(1), PersonId(2)
WHEN = at_wall_time(date(2026, 3, 10), time(14, 30))
EVE = datetime(2026, 3, 9, 17, tzinfo=UTC)
OLD = [
    "INSERT INTO people (first_name, telegram_id, created_at) VALUES"
    " ('Fatima', 11, '2026-03-01 10:00:00+00:00'), ('Anja', 12, '2026-03-01 10:00:00+00:00')",
    "INSERT INTO teams (name, letter) VALUES ('West', 'A')",
    "INSERT INTO memberships (person_id, role, team_id, since) VALUES"
    " (2, 'mentor', 1, '2026-03-01 10:00:00+00:00')",
    "INSERT INTO participants (person_id, team_id, mentor_id, number, state, invited_at) VALUES"
    " (1, 1, 2, 1, 'active', '2026-03-01 10:00:00+00:00')",
    "INSERT INTO appointments"
    " (participant_id, mentor_id, starts_at, wall_time, zone, place, state, answer, planned_at) VALUES"
    " (1, 2, '2026-03-10 13:30:00+00:00', '2026-03-10T14:30', 'Europe/Amsterdam', 'Serviceplein', 'planned',"
    "  'coming', '2026-03-01 10:00:00+00:00'),"
    " (1, 2, '2026-03-10 13:30:00+00:00', '2026-03-10T14:30', 'Europe/Amsterdam', 'Plein 2', 'moved', NULL,"
    "  '2026-03-01 10:00:00+00:00'),"
    " (1, 2, '2026-03-10 13:30:00+00:00', '2026-03-10T14:30', 'Europe/Amsterdam', 'Plein 3', 'cancelled',"
    "  NULL, '2026-03-01 10:00:00+00:00')",
    "INSERT INTO reminders (appointment_id, kind, due_at, state) VALUES"
    " (1, 'day_before', '2026-03-09 17:00:00+00:00', 'planned'),"
    " (2, 'day_before', '2026-03-01 17:00:00+00:00', 'sent'),"
    " (3, 'day_before', '2026-03-09 17:00:00+00:00', 'dropped')",
]


@pytest.fixture
async def upgraded(empty_database: Database) -> Database:
    """A database that was made by the first version, used, and brought up to this one."""
    async with empty_database.work() as work:
        await work.connection.run_sync(_first_tables)
    async with empty_database.work() as work:
        for statement in OLD:
            await work.connection.execute(text(_as_kept(statement, sqlite=empty_database.is_sqlite)))
    await migrate(empty_database)
    return empty_database


async def test_old_appointments_take_an_hour_and_earn_nothing_and_are_what_they_were(upgraded: Database):
    async with upgraded.work() as work:
        found = [await work.appointments.get(number) for number in (PLANNED, MOVED, OFF)]

    assert found == [
        _of(PLANNED, "Serviceplein", AppointmentState.PLANNED, Coming.COMING),
        _of(MOVED, "Plein 2", AppointmentState.MOVED, None),
        _of(OFF, "Plein 3", AppointmentState.CANCELLED, None),
    ]
    assert {appointment.details.minutes for appointment in found} == {60}


async def test_old_reminders_are_kept_under_their_name_of_today(upgraded: Database):
    async with upgraded.work() as work:
        found = await work.connection.execute(
            text("SELECT id, appointment_id, kind, state FROM reminders ORDER BY id")
        )
        rows = [tuple(row) for row in found]

    assert rows == [(1, 1, "before:1", "planned"), (2, 2, "before:1", "sent"), (3, 3, "before:1", "dropped")]


async def test_an_old_reminder_is_said_at_its_moment(upgraded: Database):
    async with upgraded.work() as work:
        await remind_due(work, Programme(), EVE)

    async with upgraded.work() as work:
        kinds = (await work.connection.execute(text("SELECT kind FROM outbox"))).scalars().all()
    assert list(kinds) == ["AppointmentReminder"]


async def test_an_old_appointment_can_be_moved_and_kept_and_the_books_tie(upgraded: Database):
    when = at_wall_time(date(2026, 3, 11), time(9))
    async with upgraded.work() as work:
        anja = await work.people.someone(ANJA)
        await appointments.move(work, PLANNED, when, programme=Programme(), by=anja, now=EVE)

    async with upgraded.work() as work:
        kept = await attendance.keep(work, PLANNED, programme=Programme(), by=anja, now=when.starts_at)

    async with upgraded.work() as work:
        assert await check(work) == []
    assert (kept.state, kept.sequence) == ("kept", 1)


def _first_tables(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    command.upgrade(config, "0001")


def _as_kept(statement: str, *, sqlite: bool) -> str:
    """SQLite keeps moments as text without a zone, and with microseconds."""
    return statement.replace(":00+00:00'", ":00.000000'") if sqlite else statement


def _of(number: AppointmentId, place: str, state: AppointmentState, answer: Coming | None) -> Appointment:
    return Appointment(number, FATIMA, ANJA, "Anja", WHEN, Details(Place(place)), state, answer)
