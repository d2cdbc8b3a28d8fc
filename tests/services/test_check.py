"""The check finds whatever someone with the database in their hands could have done to it."""

import sqlite3
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from mentoring.appointments import Details
from mentoring.ids import AppointmentId
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.places import BY_PHONE
from mentoring.programme import Programme
from services import appointments, attendance
from services.check import check
from storage.database import Database, open_database
from storage.work import Work
from tests.services.small_programme import NOW, SmallProgramme, agree, approve, begin, claim

WHEN = at_wall_time(date(2026, 3, 10), time(14, 30))

# What an attacker first does: the triggers are put to sleep, and back afterwards.
UNGUARD = {
    "sqlite": [
        f"DROP TRIGGER {table}_refuses_{act}" for table in ("ledger", "audit") for act in ("update", "delete")
    ],
    "postgresql": ["SET session_replication_role = replica"],
}
REGUARD = {
    "sqlite": [
        f"CREATE TRIGGER {table}_refuses_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"
        for table in ("ledger", "audit")
        for act in ("update", "delete")
    ],
    "postgresql": ["SET session_replication_role = origin"],
}


COLUMNS = {
    "cause": 6,
    "source": 16,
    "target": 25,
    "amount": 27,
    "decided_by": 28,
    "booked_at": 29,
    "between date and time": 39,
    "previous_hash": 55,
    "hash": 182,
}
"""A byte of each column of ledger entry 3, counted from where its content begins in the file of SQLite:
"claim:1reserved:3balance:3", two bytes, one, the moment, and two hashes.
"""


@pytest.fixture
async def programme(database: Database) -> Database:
    """A pot of EUR 100, EUR 17.50 promised, of which EUR 5 was earned: ledger entries 1, 2 and 3."""
    people = await begin(database)
    goal_id = await agree(database, people)
    await approve(database, people, await claim(database, people, goal_id))
    return database


@pytest.fixture
async def with_appointments(database: Database) -> Database:
    """Of three appointments of EUR 5 the first was kept, the second did not work out, the third is to come.

    Ledger entries: 1 raises the pot, 2 and 3 are of the first, 4 and 5 of the second, 6 of the third.
    """
    people = await begin(database)
    later = WHEN.starts_at + timedelta(hours=2)
    async with database.work() as work:
        first = await plan(work, people)
        await attendance.keep(work, first, programme=Programme(), by=people.anja, now=later)
        second = await plan(work, people)
        await attendance.miss(work, second, by=people.anja, now=later)
        await plan(work, people)
    return database


async def plan(work: Work, people: SmallProgramme) -> AppointmentId:
    details = Details(BY_PHONE, reward=Cents(5_00))
    return await appointments.plan(
        work, people.fatima.id, WHEN, details, programme=Programme(), by=people.anja, now=NOW
    )


async def findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)


async def tamper(database: Database, *statements: str) -> None:
    async with database.work() as work:
        kind = work.connection.dialect.name
        for statement in (*UNGUARD[kind], *statements, *REGUARD[kind]):
            await work.connection.execute(text(statement))


async def execute(database: Database, statement: str) -> None:
    async with database.work() as work:
        await work.connection.execute(text(statement))


async def test_nothing_is_found_where_nothing_is_wrong(programme: Database):
    assert await findings(programme) == []


async def test_nothing_is_found_in_an_empty_programme(database: Database):
    assert await findings(database) == []


async def test_a_changed_amount_is_found(programme: Database):
    await tamper(programme, "UPDATE ledger SET amount = 501 WHERE id = 3")

    assert await findings(programme) == [
        "Ledger entry 3 was changed: its content does not fit its hash.",
        "Account balance:3 stands at EUR 5.00, but its entries add up to EUR 5.01.",
        "Account reserved:3 stands at EUR 12.50, but its entries add up to EUR 12.49.",
        "The ledger has no entry claim:1 of EUR 5.00 from reserved:3 to balance:3; there should be one.",
        "Ledger entry 3 has the cause claim:1, and nothing in the programme explains it.",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "cause = 'claim:7'",
        "source = 'reserved:2'",
        "target = 'balance:2'",
        "decided_by = NULL",
        "booked_at = '2026-03-03 14:30:00.000001+00:00'",
        "hash = 'f' || substr(hash, 2)",
        "previous_hash = 'f' || substr(previous_hash, 2)",
    ],
)
async def test_every_changed_column_of_an_entry_is_found(programme: Database, change: str):
    await execute(
        programme, "INSERT INTO accounts (name, balance) VALUES ('reserved:2', 0), ('balance:2', 0)"
    )
    await tamper(programme, f"UPDATE ledger SET {change} WHERE id = 3")

    assert any(found.startswith("Ledger entry 3") for found in await findings(programme))


async def test_an_entry_that_is_no_movement_is_found(programme: Database):
    await tamper(programme, "UPDATE ledger SET source = 'funding' WHERE id = 3")

    assert "Ledger entry 3 is no movement that the rules know." in await findings(programme)


async def test_a_last_entry_that_was_taken_away_is_found(programme: Database):
    await tamper(programme, "DELETE FROM ledger WHERE id = 3")

    assert await findings(programme) == [
        "Ledger entry 3 should be the last: the rows end with 2, or it was changed.",
        "Account balance:3 stands at EUR 5.00, but its entries add up to EUR 0.00.",
        "Account reserved:3 stands at EUR 12.50, but its entries add up to EUR 17.50.",
        "The ledger has no entry claim:1 of EUR 5.00 from reserved:3 to balance:3; there should be one.",
    ]


async def test_an_entry_that_was_taken_out_of_the_middle_is_found_once(programme: Database):
    await tamper(programme, "DELETE FROM ledger WHERE id = 2")

    found = await findings(programme)

    assert [each for each in found if "missing" in each] == ["Ledger entry 2 is missing: after 1 comes 3."]
    assert "Ledger entry 3 takes more from reserved:3 than was on it." in found


async def test_an_entry_that_was_put_before_the_first_is_found(programme: Database):
    await tamper(
        programme,
        "INSERT INTO ledger SELECT 0, 'pot:0', 'funding', 'pot', 1, NULL, booked_at, '', '' FROM ledger"
        " WHERE id = 1",
    )

    assert "Ledger entry 1 is missing: after 0 comes 0." in await findings(programme)


async def test_a_balance_without_an_entry_is_found(programme: Database):
    await execute(programme, "UPDATE accounts SET balance = balance + 1 WHERE name = 'balance:3'")

    assert await findings(programme) == [
        "Account balance:3 stands at EUR 5.01, but its entries add up to EUR 5.00."
    ]


async def test_an_account_of_nobody_with_money_on_it_is_found(programme: Database):
    await execute(programme, "INSERT INTO accounts (name, balance) VALUES ('paid:9', 100)")

    assert await findings(programme) == [
        "Account paid:9 stands at EUR 1.00, but its entries add up to EUR 0.00.",
        "Account paid:9 holds EUR 1.00, but the gifts that were handed over cost EUR 0.00.",
    ]


async def test_a_promise_that_is_not_set_apart_is_found(programme: Database):
    await execute(programme, "UPDATE goals SET reward = 2000")

    assert await findings(programme) == [
        "Account reserved:3 holds EUR 12.50, but the agreed goals and appointments promise EUR 22.50.",
        "For goal 1 of participant 3 EUR 17.50 was set apart, but what came of it and what is ahead is EUR 27.50.",
        "Goal 1 was changed: it does not read as its version 1.",
    ]


async def test_money_set_apart_for_nothing_is_found(programme: Database):
    await execute(programme, "UPDATE goals SET state = 'set_aside'")

    assert await findings(programme) == [
        "Account reserved:3 holds EUR 12.50, but the agreed goals and appointments promise EUR 0.00.",
        "For goal 1 of participant 3 EUR 17.50 was set apart, but what came of it and what is ahead is EUR 5.00.",
    ]


async def test_a_payment_whose_claim_was_not_approved_is_found(programme: Database):
    await execute(programme, "UPDATE claims SET state = 'withdrawn', decided_by = NULL")

    assert await findings(programme) == [
        "For goal 1 of participant 3 EUR 17.50 was set apart, but what came of it and what is ahead is EUR 12.50.",
        "Ledger entry 3 has the cause claim:1, and nothing in the programme explains it.",
    ]


# --- appointments ---------------------------------------------------------------------------------


async def test_nothing_is_found_where_appointments_promise_earn_and_give_back(with_appointments: Database):
    assert await findings(with_appointments) == []


async def test_an_appointment_that_promises_more_than_is_set_apart_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET reward = 700 WHERE state = 'planned'")

    assert await findings(with_appointments) == [
        "Account reserved:3 holds EUR 5.00, but the agreed goals and appointments promise EUR 7.00.",
        "For appointment 3 of participant 3 EUR 5.00 was set apart, but what came of it and what is ahead is EUR 7.00.",
    ]


async def test_money_that_is_set_apart_for_an_appointment_that_is_off_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET state = 'cancelled' WHERE state = 'planned'")

    assert await findings(with_appointments) == [
        "Account reserved:3 holds EUR 5.00, but the agreed goals and appointments promise EUR 0.00.",
        "For appointment 3 of participant 3 EUR 5.00 was set apart, but what came of it and what is ahead is EUR 0.00.",
    ]


async def test_a_kept_appointment_that_was_not_paid_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET state = 'kept' WHERE state = 'missed'")

    assert await findings(with_appointments) == [
        "For appointment 2 of participant 3 EUR 0.00 was set apart, but what came of it and what is ahead is EUR 5.00.",
        "The ledger has no entry appointment:2 of EUR 5.00 from reserved:3 to balance:3; there should be one.",
    ]


async def test_a_kept_appointment_that_was_paid_in_part_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET reward = 501 WHERE state = 'kept'")

    assert await findings(with_appointments) == [
        "For appointment 1 of participant 3 EUR 5.00 was set apart, but what came of it and what is ahead is EUR 5.01.",
        "The ledger has no entry appointment:1 of EUR 5.01 from reserved:3 to balance:3; there should be one.",
        "Ledger entry 3 has the cause appointment:1, and nothing in the programme explains it.",
    ]


async def test_a_payment_whose_appointment_was_not_kept_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET state = 'missed' WHERE state = 'kept'")

    assert await findings(with_appointments) == [
        "For appointment 1 of participant 3 EUR 5.00 was set apart, but what came of it and what is ahead is EUR 0.00.",
        "Ledger entry 3 has the cause appointment:1, and nothing in the programme explains it.",
    ]


async def test_a_payment_to_somebody_else_than_who_was_there_is_found(with_appointments: Database):
    await execute(with_appointments, "UPDATE appointments SET participant_id = 2 WHERE state = 'kept'")

    assert await findings(with_appointments) == [
        "For appointment 1 of participant 2 EUR 0.00 was set apart, but what came of it and what is ahead is EUR 5.00.",
        "For appointment 1 of participant 3 EUR 5.00 was set apart, but what came of it and what is ahead is EUR 0.00.",
        "The ledger has no entry appointment:1 of EUR 5.00 from reserved:2 to balance:2; there should be one.",
        "Ledger entry 3 has the cause appointment:1, and nothing in the programme explains it.",
        "Appointment 1 was decided by the participant whose money it is.",
    ]


async def test_a_changed_row_of_the_audit_log_is_found(programme: Database):
    await tamper(programme, "UPDATE audit SET actor_id = 3 WHERE id = 1")

    assert await findings(programme) == ["Audit row 1 was changed: its content does not fit its hash."]


async def test_a_last_row_of_the_audit_log_that_was_taken_away_is_found(programme: Database):
    await tamper(programme, "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")

    assert await findings(programme) == [
        "Audit row 4 should be the last: the rows end with 3, or it was changed."
    ]


async def test_a_settled_update_that_still_holds_what_was_written_is_found(programme: Database):
    async with programme.work() as work:
        await work.inbox.add([(700, 5, '{"text": "hallo"}')], now=NOW)
    await execute(programme, "UPDATE inbox SET settled_at = received_at")

    assert await findings(programme) == ["Inbox row 1 is settled and still holds what was written."]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_dropped_trigger_is_found_on_sqlite(programme: Database):
    await execute(programme, "DROP TRIGGER ledger_refuses_delete")

    assert await findings(programme) == [
        "Rows can be changed unnoticed: the trigger ledger_refuses_delete is missing or switched off."
    ]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_trigger_that_is_switched_off_is_found_on_postgres(programme: Database):
    await execute(programme, "ALTER TABLE ledger DISABLE TRIGGER ledger_refuses_truncate")

    assert await findings(programme) == [
        "Rows can be changed unnoticed: the trigger ledger_refuses_truncate is missing or switched off."
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("column", "byte"), COLUMNS.items(), ids=COLUMNS)
@pytest.mark.parametrize("bit", [0, 5, 7])
async def test_one_bit_flipped_in_the_file_is_found(
    programme: Database, database_url: str, column: str, byte: int, bit: int
):
    await programme.close()
    path = Path(database_url.removeprefix("sqlite:///"))
    flip_one_bit(path, b"claim:1reserved:3", at=byte, bit=bit)

    reopened = open_database(database_url)
    found = await findings(reopened)
    await reopened.close()

    assert any("Ledger entry 3" in each or "can't be read" in each for each in found)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_moment_that_is_none_any_more_is_found(programme: Database, database_url: str):
    await programme.close()
    path = Path(database_url.removeprefix("sqlite:///"))
    flip_one_bit(path, b"claim:1reserved:3balance:3", at=-1, after=b"2026-03-03 14:30")

    reopened = open_database(database_url)
    found = await findings(reopened)
    await reopened.close()

    assert "The ledger can't be read after entry 0: the database is damaged." in found


def flip_one_bit(path: Path, record: bytes, *, at: int, after: bytes = b"", bit: int = 5) -> None:
    """Flip one bit of one byte in the file: of the record, or of what comes somewhere after it."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(path.read_bytes())
    start = content.index(record)
    if after:
        start = content.index(after, start)
    content[start + (at if at >= 0 else 0)] ^= 1 << bit
    path.write_bytes(bytes(content))


async def test_an_update_that_could_not_be_handled_is_found(programme):
    async with programme.work() as work:
        [update] = await work.inbox.add([(7, 11, "{}")], now=NOW)
        await work.inbox.set_aside(update.id, "KeyError", version="1.0", now=NOW)

    assert await findings(programme) == [
        "1 updates could not be handled. They are kept for a newer version of Voetstuk."
    ]
