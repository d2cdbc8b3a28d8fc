"""The check proves gifts, corrections and changes of the pot in each of their states, and finds whatever is not so."""

import pytest
from sqlalchemy import text

from mentoring import causes
from mentoring.ids import ChoiceId, CorrectionId, GiftId, PersonId, PotChangeId
from mentoring.ledger import FUNDING, POT, Account, Entry
from mentoring.money import Cents
from mentoring.vouchers import Line
from services import rewards
from services.check import check
from storage import chains
from storage.database import Database
from storage.work import Work
from tests.services.small_programme import NOW, SmallProgramme, agree, approve, begin, claim

AT = NOW.isoformat(" ")
GIFTS = [
    "INSERT INTO gifts (id, name, value, kind, code_form, where_spent, pictogram, added_by, added_at) VALUES"
    f" (1, 'Boek', 200, 'by_hand', NULL, 'Winkel', 'book', 1, '{AT}'),"
    f" (2, 'Bioscoop', 200, 'code', 'text', 'Bioscoop', 'cinema', 1, '{AT}')",
]
CODE = "UPDATE vouchers SET choice_id = 3"
CORRECTED = (
    "INSERT INTO corrections (id, participant_id, kind, amount, about, reason, state, asked_by, asked_at) VALUES"
    f" (1, 3, 'owed', 300, 'claim:1', 'Te weinig', 'booked', 1, '{AT}'),"
    f" (2, 3, 'borne', 100, 'claim:1', 'Te veel', 'booked', 1, '{AT}'),"
    f" (3, 3, 'owed', 700, NULL, 'Nog niet', 'waiting', 1, '{AT}')"
)
CHANGED = (
    "INSERT INTO pot_changes (id, year, amount, state, asked_by, asked_at) VALUES"
    f" (11, 2026, 5000, 'booked', 1, '{AT}'), (12, 2026, -2000, 'booked', 1, '{AT}'),"
    f" (13, 2027, 9000, 'agreed', 1, '{AT}')"
)
FATIMA = PersonId(3)


def choice(number: int, state: str, *, gift: int = 1) -> str:
    return (
        "INSERT INTO choices (id, participant_id, gift_id, name, amount, state, chosen_at) VALUES"
        f" ({number}, 3, {gift}, 'Boek', 100, '{state}', '{AT}')"
    )


@pytest.fixture
async def programme(database: Database) -> Database:
    """Fatima has earned EUR 5 with claim 1. Of five gifts of EUR 1 one is picked, one put back, one code is given, one
    is handed over and one ordered; two corrections and two changes of the pot are booked, and of each one waits.

    Ledger entries: 1 to 3 until the claim, 4 to 11 of the gifts, 12 to 14 of the corrections, 15 and 16 of the pot.
    """
    people = await begin(database)
    await approve(database, people, await claim(database, people, await agree(database, people)))
    states = ["chosen", "undone", "received", "handed_over", "ordered"]
    rows = [
        choice(number, state, gift=2 if number == 3 else 1) for number, state in enumerate(states, start=1)
    ]
    await execute(database, *GIFTS)
    async with database.work() as work:
        await work.vouchers.add(GiftId(2), [Line(1, "AB12-CD34")], by=None, now=NOW)
    await execute(database, *rows, CODE, CORRECTED, CHANGED)
    async with database.work() as work:
        await _gifts(work, people)
        await _corrections(work, people)
    return database


async def _gifts(work: Work, people: SmallProgramme) -> None:
    whose, by = people.fatima.id, people.fatima.id
    for number in range(1, 6):
        await rewards.choose(work, whose, Cents(1_00), cause=causes.choice(ChoiceId(number)), by=by, now=NOW)
    undone = causes.choice_undone(ChoiceId(2))
    await rewards.unchoose(work, whose, Cents(1_00), cause=undone, by=by, now=NOW)
    for number in (3, 4):
        given = causes.choice_handed_over(ChoiceId(number))
        await rewards.hand_over(work, whose, Cents(1_00), cause=given, by=by, now=NOW)


async def _corrections(work: Work, people: SmallProgramme) -> None:
    whose, by = people.fatima.id, people.ingrid.id
    owed = causes.correction(CorrectionId(1))
    await rewards.owe(work, whose, Cents(3_00), cause=owed, by=by, now=NOW)
    await rewards.bear(work, whose, Cents(1_00), correction_id=CorrectionId(2), by=by, now=NOW)
    for number, amount in ((11, 50_00), (12, -20_00)):
        await rewards.change_pot(
            work, Cents(amount), cause=causes.budget(PotChangeId(number)), by=by, now=NOW
        )


async def findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)


async def execute(database: Database, *statements: str) -> None:
    async with database.work() as work:
        for statement in statements:
            await work.connection.execute(text(statement))


async def test_nothing_is_found_in_whatever_state_gifts_corrections_and_the_pot_are(programme: Database):
    assert await findings(programme) == []


GUARDS = {
    "accounts_refuses_delete",
    "audit_refuses_delete",
    "audit_refuses_update",
    "chains_refuses_delete",
    "ledger_refuses_delete",
    "ledger_refuses_update",
}
GONE = "Rows can be changed unnoticed: the trigger {} is missing or switched off."
MISSING = "The ledger has no entry {}; there should be one."
NOT_EXPLAINED = "Ledger entry {} has the cause {}, and nothing in the programme explains it."


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("choices SET state = 'chosen' WHERE id = 2", NOT_EXPLAINED.format(9, "choice:2:undone")),
        ("choices SET state = 'undone' WHERE id = 1", MISSING.format(
            "choice:1:undone of EUR 1.00 from chosen:3 to balance:3")),
        ("choices SET state = 'chosen' WHERE id = 4", NOT_EXPLAINED.format(11, "choice:4:handed_over")),
        ("choices SET state = 'received' WHERE id = 1", MISSING.format(
            "choice:1:handed_over of EUR 1.00 from chosen:3 to paid:3")),
        ("choices SET amount = 200 WHERE id = 5", MISSING.format(
            "choice:5 of EUR 2.00 from balance:3 to chosen:3")),
        ("choices SET participant_id = 2 WHERE id = 5", NOT_EXPLAINED.format(8, "choice:5")),
        ("choices SET amount = 200 WHERE id = 5",
         "Account chosen:3 holds EUR 2.00, but the gifts that were picked and not handed over cost EUR 3.00."),
        ("choices SET amount = 200 WHERE id = 4",
         "Account paid:3 holds EUR 2.00, but the gifts that were handed over cost EUR 3.00."),
        ("corrections SET state = 'withdrawn' WHERE id = 1", NOT_EXPLAINED.format(12, "correction:1")),
        ("corrections SET kind = 'borne' WHERE id = 1", MISSING.format(
            "correction:1:borne of EUR 3.00 from pot to balance:3")),
        ("corrections SET kind = 'owed' WHERE id = 2", NOT_EXPLAINED.format(13, "correction:2:borne")),
        ("corrections SET state = 'booked' WHERE id = 3", MISSING.format(
            "correction:3 of EUR 7.00 from pot to balance:3")),
        ("corrections SET settled_by = 3 WHERE id = 1",
         "Correction 1 was decided by the participant whose money it is."),
        ("pot_changes SET amount = 5001 WHERE id = 11", MISSING.format(
            "budget:11 of EUR 50.01 from funding to pot")),
        ("pot_changes SET state = 'agreed' WHERE id = 12", NOT_EXPLAINED.format(16, "budget:12")),
        ("pot_changes SET state = 'booked' WHERE id = 13", MISSING.format(
            "budget:13 of EUR 90.00 from funding to pot")),
        ("claims SET undone = 1", MISSING.format("claim:1:2 of EUR 5.00 from reserved:3 to balance:3")),
        ("claims SET undone = 1", MISSING.format("claim:1:undone of EUR 5.00 from balance:3 to reserved:3")),
        ("claims SET undone = 2000000000", MISSING.format("claim:1:2 of EUR 5.00 from reserved:3 to balance:3")),
        ("claims SET first_approved_by = decided_by, first_approved_at = decided_at",
         "Claim 1 was approved twice by one person; it wants two."),
        ("pot_changes SET settled_by = asked_by WHERE id = 12",
         "Change 12 of the pot was agreed to by who asked for it; it wants two."),
        ("claims SET recognition = 'coffee'", "Claim 1 earned recognition, and none is kept."),
        ("choices SET gift_id = NULL, recognition = 'coffee', cause = 'claim:1' WHERE id = 4",
         "Choice 4 is recognition, and nothing has earned it."),
        ("claims SET decided_by = 3", "Claim 1 was decided by the participant whose money it is."),
        ("claims SET first_approved_by = 3, first_approved_at = decided_at",
         "Claim 1 was decided by the participant whose money it is."),
        ("vouchers SET choice_id = NULL", "Choice 3 is of a code, and has none."),
        ("vouchers SET choice_id = 2", "Voucher 1 belongs to choice 2, which is not of this code."),
        ("vouchers SET gift_id = 1", "Voucher 1 belongs to choice 3, which is not of this code."),
        ("choices SET state = 'undone' WHERE id = 3", "Voucher 1 belongs to choice 3, which is not of this code."),
    ],
)  # fmt: skip
async def test_what_does_not_agree_with_the_books_is_found(programme: Database, change: str, found: str):
    await execute(programme, f"UPDATE {change}")

    assert found in await findings(programme)


async def test_a_secret_of_the_codes_that_was_taken_away_is_found_and_none_is_made(programme: Database):
    await execute(programme, "DELETE FROM seals")

    found = [await findings(programme) for _ in range(2)]

    gone = "The secret with which codes are compared is not there: a code could be loaded twice unnoticed."
    assert found == [[gone], [gone]]


async def test_an_approval_that_was_undone_twice_and_given_again_is_proved(database: Database):
    people = await begin(database)
    claimed = await claim(database, people, await agree(database, people))
    await approve(database, people, claimed)

    await execute(database, "UPDATE claims SET undone = 2")
    async with database.work() as work:
        await _take_back(work, people, causes.claim_undone(claimed))
        await _earn(work, people, causes.claim(claimed, 1))
        await _take_back(work, people, causes.claim_undone(claimed, 1))
        await _earn(work, people, causes.claim(claimed, 2))

    assert await findings(database) == []


async def test_recognition_is_proved_by_what_earned_it_also_after_that_was_taken_back(programme: Database):
    await execute(
        programme,
        "UPDATE claims SET recognition = 'coffee'",
        "INSERT INTO choices (id, participant_id, recognition, name, amount, cause, state, chosen_at) VALUES"
        f" (8, 3, 'coffee', 'koffie', 0, 'claim:1', 'handed_over', '{AT}')",
    )
    earned = await findings(programme)
    await execute(programme, "UPDATE claims SET state = 'waiting', decided_by = NULL, undone = 1")
    kept_though_taken_back = await findings(programme)
    await execute(programme, "UPDATE choices SET state = 'chosen' WHERE id = 8")
    not_given = await findings(programme)

    said = "Choice 8 is recognition, and nothing has earned it."
    assert earned == []
    assert (said in kept_though_taken_back, said in not_given) == (False, True)


async def _take_back(work: Work, people: SmallProgramme, cause: str) -> None:
    await rewards.take_back(work, people.fatima.id, Cents(5_00), cause=cause, by=people.anja.id, now=NOW)


async def _earn(work: Work, people: SmallProgramme, cause: str) -> None:
    await rewards.earn(work, people.fatima.id, Cents(5_00), cause=cause, by=people.anja.id, now=NOW)


@pytest.mark.parametrize(
    ("cause", "source", "target"),
    [
        ("claim:1:undone", "balance:3", "reserved:3"),
        ("claim:1:2", "reserved:3", "balance:3"),
        ("claim:2", "reserved:3", "balance:3"),
        ("claim:1:released", "reserved:3", "pot"),
        ("choice:9", "balance:3", "chosen:3"),
        ("gift:9", "chosen:3", "paid:3"),
        ("correction:9", "pot", "balance:3"),
        ("goal:1:1:earned", "reserved:3", "balance:3"),
        ("budget:99", "funding", "pot"),
        ("pot:9", "funding", "pot"),
        ("pot:1:lowered", "pot", "funding"),
    ],
)
async def test_an_entry_that_nothing_explains_is_found(
    programme: Database, cause: str, source: str, target: str
):
    await book(programme, cause, source, target)

    assert NOT_EXPLAINED.format(17, cause) in await findings(programme)


@pytest.mark.parametrize(
    ("cause", "found"),
    [
        (
            "goal:1:2",
            "For goal 1 of participant 3 EUR 17.51 was set apart, but what came of it and what is ahead is EUR 17.50.",
        ),
        (
            "goal:8:1",
            "For goal 8 of participant 3 EUR 0.01 was set apart, but what came of it and what is ahead is EUR 0.00.",
        ),
        (
            "appointment:8:promised",
            "For appointment 8 of participant 3 EUR 0.01 was set apart, but what came of it and what is ahead is"
            " EUR 0.00.",
        ),
        ("goal:1:x", "Ledger entry 17 has the cause goal:1:x, and that is nothing that promises."),
    ],
)
async def test_money_that_is_set_apart_for_what_does_not_promise_it_is_found(
    programme: Database, cause: str, found: str
):
    await book(programme, cause, "pot", "reserved:3")

    assert found in await findings(programme)


async def book(database: Database, cause: str, source: str, target: str) -> None:
    entry = Entry(cause, Account.named(source), Account.named(target), Cents(1), None, NOW)
    async with database.work() as work:
        await work.ledger.book(entry)


async def test_what_a_participant_decides_on_their_own_earnings_is_found(programme: Database):
    async with programme.work() as work:
        await rewards.owe(work, FATIMA, Cents(1), cause="correction:9", by=FATIMA, now=NOW)

    assert "Ledger entry 17 was decided by participant 3, whose money it is." in await findings(programme)


async def test_a_pot_that_was_raised_before_changes_of_it_had_rows_is_proved_by_the_audit_log(
    database: Database,
):
    await book(database, "pot:1", "funding", "pot")
    before = await findings(database)

    async with database.work() as work:
        await work.audit.add("rewards.raise_pot", "pot:1", by=None, now=NOW)

    assert before == [NOT_EXPLAINED.format(1, "pot:1")]
    assert await findings(database) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_each_dropped_trigger_is_found_on_sqlite(database: Database):
    await execute(database, *(f"DROP TRIGGER {guard}" for guard in GUARDS))

    assert await findings(database) == [GONE.format(guard) for guard in sorted(GUARDS)]


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_each_trigger_that_sleeps_is_found_on_postgres(database: Database):
    tables = ("accounts", "audit", "chains", "ledger")
    await execute(database, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables))

    found = await findings(database)
    await execute(database, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables))

    guards = sorted(GUARDS | {f"{table}_refuses_truncate" for table in tables})
    assert found == [GONE.format(guard) for guard in guards]


async def test_an_entry_behind_the_last_is_found_though_it_follows_on_it(programme: Database):
    async with programme.work() as work:
        number, last = await work.ledger.head()
        forged = Entry("pot:9", FUNDING, POT, Cents(1), None, NOW)
        linked = chains.link(last, {"id": number + 1, **forged.content()})
    await execute(
        programme,
        "INSERT INTO ledger (id, cause, source, target, amount, booked_at, previous_hash, hash) VALUES"
        f" ({number + 1}, 'pot:9', 'funding', 'pot', 1, '{AT}', '{last}', '{linked}')",
    )

    assert "Ledger entry 16 should be the last: the rows end with 17, or it was changed." in await findings(
        programme
    )
