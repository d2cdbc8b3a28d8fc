"""The ledger in the database: what it books, what it refuses, and that its rows can only be added to."""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from mentoring.ids import PersonId
from mentoring.ledger import (
    FUNDING,
    POT,
    Account,
    CauseUsed,
    Entry,
    NotEnough,
    Pot,
    PotTooSmall,
    balance,
    chosen,
    paid,
    reserved,
)
from mentoring.money import Cents
from storage.database import Database

NOW = datetime(2026, 3, 3, 14, 30, 15, 123456, tzinfo=UTC)
FATIMA, BERT = PersonId(7), PersonId(8)


def entry(cause: str, source: Account, target: Account, amount: int) -> Entry:
    return Entry(cause, source, target, Cents(amount), None, NOW)


RAISE = entry("pot:1", FUNDING, POT, 100_00)
PROMISE = entry("goal:1:1", POT, reserved(FATIMA), 15_00)
EARN = entry("claim:42", reserved(FATIMA), balance(FATIMA), 5_00)
CHOOSE = entry("choice:9", balance(FATIMA), chosen(FATIMA), 2_50)
PAY = entry("choice:9:handed_over", chosen(FATIMA), paid(FATIMA), 2_00)


async def test_what_is_booked_moves_from_account_to_account(database: Database):
    await book(database, RAISE, PROMISE, EARN, CHOOSE, PAY)

    async with database.work() as work:
        balances = await work.ledger.balances()
    assert {str(account): on_it for account, on_it in balances.all().items()} == {
        "funding": -100_00,
        "pot": 85_00,
        "reserved:7": 10_00,
        "balance:7": 2_50,
        "chosen:7": 50,
        "paid:7": 2_00,
    }


async def test_the_pot_tells_what_is_free_promised_earned_chosen_and_paid(database: Database):
    await book(database, RAISE, PROMISE, EARN, CHOOSE, PAY)

    async with database.work() as work:
        pot = await work.ledger.pot()

    assert pot == Pot(
        total=Cents(100_00),
        free=Cents(85_00),
        promised=Cents(10_00),
        earned=Cents(2_50),
        chosen=Cents(50),
        paid=Cents(2_00),
        raised=1,
    )


async def test_the_same_cause_with_the_same_values_is_answered_with_the_first_entry(database: Database):
    await book(database, RAISE, PROMISE, EARN)
    later = Entry("claim:42", EARN.source, EARN.target, EARN.amount, None, datetime(2027, 1, 1, tzinfo=UTC))

    async with database.work() as work:
        answered = await work.ledger.book(later)

    assert answered == EARN
    assert await rows(database) == 3


async def test_the_same_cause_with_another_amount_is_refused(database: Database):
    await book(database, RAISE, PROMISE, EARN)

    with pytest.raises(CauseUsed):
        await book(database, entry("claim:42", EARN.source, EARN.target, 5_01))

    assert await rows(database) == 3


async def test_a_promise_that_the_pot_can_not_pay_changes_nothing_though_the_work_goes_on(database: Database):
    await book(database, RAISE)
    async with database.work() as work:
        with pytest.raises(PotTooSmall):
            await work.ledger.book(entry("goal:1:1", POT, reserved(FATIMA), 100_01))

        await work.ledger.book(entry("goal:2:1", POT, reserved(FATIMA), 100_00))

    assert await rows(database) == 2
    assert await value(database, "SELECT balance FROM accounts WHERE name = 'pot'") == 0


async def test_a_piece_of_work_that_breaks_off_has_booked_nothing(database: Database):
    await book(database, RAISE)

    with pytest.raises(RuntimeError):
        await book_and_break(database, PROMISE)

    assert await rows(database) == 1
    assert await value(database, "SELECT count(*) FROM accounts") == 2
    assert await value(database, "SELECT length FROM chains WHERE name = 'ledger'") == 1


async def test_twenty_bookings_at_once_are_twenty_entries_in_one_chain(database: Database):
    await book(database, RAISE)
    promises = [entry(f"goal:{number}:1", POT, reserved(PersonId(number)), 5_00) for number in range(20)]

    await asyncio.gather(*(book(database, promise) for promise in promises))

    async with database.work() as work:
        links = [link async for link, _ in work.ledger.walk()]
        assert (await work.ledger.pot()).free == 0
    assert [link.number for link in links] == list(range(1, 22))
    assert [link.previous for link in links[1:]] == [link.hash for link in links[:-1]]


async def test_fifty_at_once_never_promise_more_than_the_pot_holds(database: Database):
    await book(database, RAISE)
    promises = [entry(f"goal:{number}:1", POT, reserved(PersonId(number)), 12_00) for number in range(50)]

    results = await asyncio.gather(*(book(database, each) for each in promises), return_exceptions=True)

    assert [type(result) for result in results].count(PotTooSmall) == 42
    async with database.work() as work:
        assert (await work.ledger.pot()).free == 4_00


async def test_of_fifty_gifts_picked_at_once_only_those_are_that_the_spaarpot_pays(database: Database):
    await book(database, RAISE, PROMISE, EARN)
    picked = [entry(f"choice:{number}", balance(FATIMA), chosen(FATIMA), 2_00) for number in range(50)]

    results = await asyncio.gather(*(book(database, each) for each in picked), return_exceptions=True)

    assert [type(result) for result in results].count(NotEnough) == 48
    async with database.work() as work:
        assert await work.ledger.balance(FATIMA) == 1_00


async def test_one_claim_approved_twenty_times_at_once_pays_once(database: Database):
    await book(database, RAISE, PROMISE)

    await asyncio.gather(*(book(database, EARN) for _ in range(20)))

    async with database.work() as work:
        assert await work.ledger.balance(FATIMA) == 5_00
    assert await rows(database) == 3


async def test_the_books_are_walked_from_the_first_entry_to_the_last(database: Database):
    await book(database, RAISE, PROMISE, EARN)

    async with database.work() as work:
        walked = [(link, found) async for link, found in work.ledger.walk()]
        end = await work.ledger.head()

    assert [found for _, found in walked] == [RAISE, PROMISE, EARN]
    assert all(link.hash == link.expected for link, _ in walked)
    assert end == (3, walked[-1][0].hash)


async def test_more_entries_than_fit_on_a_page_are_all_walked_once(database: Database):
    async with database.work() as work:
        for number in range(1, 2101):
            await work.ledger.book(entry(f"pot:{number}", FUNDING, POT, number))

    async with database.work() as work:
        numbers = [link.number async for link, _ in work.ledger.walk()]

    assert numbers == list(range(1, 2101))


# --- the database as second line: what the rules would refuse, written by hand ---------------------------


@pytest.mark.parametrize("account", ["pot", "reserved:7", "balance:7", "chosen:7", "paid:7"])
async def test_the_database_itself_refuses_an_account_below_zero(database: Database, account: str):
    await book(database, RAISE, PROMISE, EARN, CHOOSE, PAY)

    with pytest.raises(IntegrityError, match="never_below_zero"):
        await execute(database, f"UPDATE accounts SET balance = -1 WHERE name = '{account}'")


@pytest.mark.parametrize(
    ("cause", "source", "target", "amount", "rule"),
    [
        ("claim:42", "pot", "reserved:7", 1, "cause"),
        ("claim:43", "pot", "pot", 1, "two_accounts"),
        ("claim:43", "pot", "reserved:7", 0, "amount"),
        ("claim:43", "pot", "reserved:7", -1, "amount"),
        ("claim:43", "pot", "reserved:99", 1, "(?i)foreign key"),
    ],
)
async def test_the_database_itself_refuses_what_is_no_entry(
    database: Database, cause: str, source: str, target: str, amount: int, rule: str
):
    await book(database, RAISE, PROMISE, EARN)

    with pytest.raises(IntegrityError, match=rule):
        await execute(
            database,
            "INSERT INTO ledger (id, cause, source, target, amount, booked_at, previous_hash, hash)"
            f" VALUES (4, '{cause}', '{source}', '{target}', {amount}, CURRENT_TIMESTAMP, '', '')",
        )


ROW = "(id, cause, source, target, amount, booked_at, previous_hash, hash)"
FORGED = "VALUES (3, 'claim:42', 'reserved:7', 'balance:7', 999, CURRENT_TIMESTAMP, '', '')"
ACT = (
    "(id, at, act, object, result, previous_hash, hash)"
    " VALUES (1, CURRENT_TIMESTAMP, 'nothing', 'claim:42', 'done', '', '')"
)
ATTACKS = {
    "update": "UPDATE ledger SET amount = 999 WHERE id = 3",
    "update of all": "UPDATE ledger SET hash = ''",
    "delete": "DELETE FROM ledger WHERE id = 3",
    "delete of all": "DELETE FROM ledger",
    "upsert": f"INSERT INTO ledger {ROW} {FORGED} ON CONFLICT (id) DO UPDATE SET amount = excluded.amount",
    "upsert by cause": f"INSERT INTO ledger {ROW} {FORGED} ON CONFLICT (cause) DO UPDATE SET amount = 999",
    "update of the audit log": "UPDATE audit SET act = 'nothing'",
    "delete of the audit log": "DELETE FROM audit",
    "upsert of the audit log": f"INSERT INTO audit {ACT} ON CONFLICT (id) DO UPDATE SET act = 'nothing'",
    "delete of an account": "DELETE FROM accounts WHERE name = 'pot'",
    "delete of the head of a chain": "DELETE FROM chains",
}
ON_SQLITE = {
    "replace": f"REPLACE INTO ledger {ROW} {FORGED}",
    "insert or replace": f"INSERT OR REPLACE INTO ledger {ROW} {FORGED}",
    "update or replace": "UPDATE OR REPLACE ledger SET id = 2 WHERE id = 3",
    "replace by cause": f"REPLACE INTO ledger {ROW} {FORGED.replace('(3', '(4')}",
    "replace of the audit log": f"REPLACE INTO audit {ACT}",
    "replace of an account": "REPLACE INTO accounts (name, balance) VALUES ('balance:7', 99900)",
    "replace of the head of a chain": "REPLACE INTO chains (name, length, head) VALUES ('ledger', 0, '')",
}
ON_POSTGRES = {
    "truncate": "TRUNCATE ledger",
    "truncate of the audit log": "TRUNCATE audit",
    "truncate of what the ledger points at": "TRUNCATE accounts CASCADE",
    "truncate of the heads of the chains": "TRUNCATE chains",
    "merge": "MERGE INTO ledger USING (SELECT 3 AS id) AS forged ON ledger.id = forged.id"
    " WHEN MATCHED THEN UPDATE SET amount = 999",
}


@pytest.mark.parametrize("attack", ATTACKS)
async def test_a_row_can_not_be_changed_or_taken_away(database: Database, attack: str):
    await require_append_only(database, ATTACKS[attack])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("attack", ON_SQLITE)
async def test_a_row_can_not_be_replaced_on_sqlite(database: Database, attack: str):
    await require_append_only(database, ON_SQLITE[attack])


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("attack", ON_POSTGRES)
async def test_a_table_can_not_be_emptied_or_merged_on_postgres(database: Database, attack: str):
    await require_append_only(database, ON_POSTGRES[attack])


async def require_append_only(database: Database, attack: str) -> None:
    await book(database, RAISE, PROMISE, EARN)
    async with database.work() as work:
        await work.audit.add("rewards.raise_pot", "pot:1", by=None, now=NOW)

    with pytest.raises(DBAPIError, match="append-only"):
        await execute(database, attack)

    assert await value(database, "SELECT sum(amount) FROM ledger") == 120_00
    assert await value(database, "SELECT act FROM audit") == "rewards.raise_pot"


# --- by hand -----------------------------------------------------------------------------------------------


async def book(database: Database, *entries: Entry) -> None:
    for each in entries:
        async with database.work() as work:
            await work.ledger.book(each)


async def book_and_break(database: Database, new: Entry) -> None:
    async with database.work() as work:
        await work.ledger.book(new)
        raise RuntimeError("the power went out")


async def rows(database: Database) -> object:
    return await value(database, "SELECT count(*) FROM ledger")


async def value(database: Database, query: str) -> object:
    async with database.work() as work:
        found = (await work.connection.execute(text(query))).scalar()
    return int(found) if isinstance(found, Decimal) else found


async def execute(database: Database, statement: str) -> None:
    async with database.work() as work:
        await work.connection.execute(text(statement))
