"""The books of a period on a real database: they tie with the ledger, and hold numbers instead of names (T12, T15)."""

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from mentoring.corrections import CorrectionDraft, CorrectionKind
from mentoring.gifts import GiftDraft, GiftKind, GiftPictogram
from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.periods import Period
from mentoring.refusals import NotAllowed
from messages.books import BooksDeed, BooksWriting, deed_of
from messages.catalogue import read_catalogue
from messages.sheets import file_to_write
from services import books, choices, claims, corrections, gifts, hand_overs
from storage.database import Database
from storage.tables import audit
from tests.services.small_programme import NOW, PROGRAMME, SmallProgramme, agree, approve, begin, claim

BOOK = GiftDraft("Boekenbon", Cents(5_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28))
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))
IN_APRIL = datetime(2026, 4, 2, 12, tzinfo=NOW.tzinfo)
TOO_LITTLE = "Bert is vergeten"


async def lived(database: Database) -> SmallProgramme:
    """In March two steps and a book, one approval taken back; in April a correction each way."""
    people = await begin(database)
    goal_id = await agree(database, people)
    await approve(database, people, await claim(database, people, goal_id))
    again = await claim(database, people, goal_id)
    await approve(database, people, again)
    async with database.work() as work:
        await claims.undo_approval(work, again, number=0, by=people.anja, now=NOW)
        gift_id = await gifts.add_gift(work, BOOK, by=people.ingrid, now=NOW)
        chosen = await choices.choose(work, gift_id, by=people.fatima, now=NOW)
        await hand_overs.hand_over(work, chosen.id, by=people.anja, now=NOW)
    for number, kind in enumerate(CorrectionKind, start=1):
        draft = CorrectionDraft(people.fatima.id, kind, Cents(1_00), reason=TOO_LITTLE)
        async with database.work() as work:
            await corrections.correct(
                work, draft, number=number, programme=PROGRAMME, by=people.ingrid, now=IN_APRIL
            )
    return people


async def read(database: Database, period: Period, people: SmallProgramme) -> Any:
    async with database.work() as work:
        found = await books.of_period(work, period, by=people.ingrid, now=IN_APRIL)
        lines = [line async for line in books.lines(work, found, by=people.ingrid)]
    return found, lines


async def written(database: Database, period: Period, people: SmallProgramme, kind: str) -> bytes:
    found, lines = await read(database, period, people)
    target = BytesIO()
    writing = BooksWriting(file_to_write(kind, target), found, programme="=1+1", catalogue=read_catalogue())
    writing.begin()
    for line in lines:
        writing.add(line)
    writing.end()
    return target.getvalue()


async def test_each_period_begins_where_the_one_before_ended_and_the_last_is_the_ledger(database: Database):
    people = await lived(database)

    february, march, april = [
        (await read(database, period, people))[0] for period in (FEBRUARY, MARCH, APRIL)
    ]

    assert [each.opening for each in february.standings] == [0] * len(Book)
    for before, after in ((february, march), (march, april)):
        assert [each.closing for each in before.standings] == [each.opening for each in after.standings]
    async with database.work() as work:
        stands = (await work.ledger.balances()).all()
    for each in april.standings:
        assert each.closing == sum(cents for account, cents in stands.items() if account.book is each.book)


async def test_the_entries_of_a_period_add_up_to_what_came_in_and_went_out(database: Database):
    people = await lived(database)

    found, lines = await read(database, MARCH, people)

    assert found.entries == len(lines)
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    for each in found.standings:
        assert each.came_in == sum(line.amount for line in lines if line.target is each.book)
        assert each.went_out == sum(line.amount for line in lines if line.source is each.book)


async def test_every_entry_says_what_happened_for_whom_and_who_decided(database: Database):
    people = await lived(database)

    lines = [line for period in (MARCH, APRIL) for line in (await read(database, period, people))[1]]

    deeds = {deed_of(line) for line in lines}
    assert BooksDeed.OTHER not in deeds
    assert deeds >= {
        BooksDeed.CLAIM_APPROVED,
        BooksDeed.CLAIM_UNDONE,
        BooksDeed.CHOICE_MADE,
        BooksDeed.CHOICE_HANDED_OVER,
        BooksDeed.OWED,
        BooksDeed.BORNE,
    }
    approved = next(line for line in lines if deed_of(line) is BooksDeed.CLAIM_APPROVED)
    assert (approved.whose, approved.decided_by, approved.decided_by_whose) == (
        "A-001",
        people.anja.id,
        False,
    )
    picked = next(line for line in lines if deed_of(line) is BooksDeed.CHOICE_MADE)
    assert picked.decided_by_whose


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
async def test_no_name_reason_or_formula_is_in_the_file(database: Database, kind: str):
    people = await lived(database)

    content = await written(database, APRIL, people, kind)

    rows = _rows(content, kind)
    words = [str(cell) for row in rows for cell in row]
    assert "A-001" in words
    assert any(word.startswith("medewerker ") for word in words)
    for secret in ("Fatima", "Anja", "Ingrid", TOO_LITTLE):
        assert not any(secret in word for word in words)
    assert ("=1+1" if kind == "xlsx" else "'=1+1") in words


async def test_the_file_has_amounts_as_numbers_and_balances_that_tie(database: Database):
    people = await lived(database)

    content = await written(database, MARCH, people, "xlsx")

    balances, entries, about = _sheets(content)
    assert balances[0] == ["Rekening", "Beginsaldo", "Bij", "Af", "Eindsaldo"]
    assert all(
        round(opening + came_in - went_out - closing, 2) == 0
        for _, opening, came_in, went_out, closing in balances[1:]
    )
    assert balances[-1][0] == "samen"
    assert balances[-1][4] == 0
    assert entries[1][1] == date(2026, 3, 3)
    assert entries[1][8] == 100.0
    assert ["Van", date(2026, 3, 1)] in about


async def test_the_csv_says_the_same_as_the_sheets(database: Database):
    people = await lived(database)

    in_csv = _rows(await written(database, MARCH, people, "csv"), "csv")
    in_xlsx = _rows(await written(database, MARCH, people, "xlsx"), "xlsx")

    assert in_csv[0] == ["Saldi"]
    assert len([row for row in in_csv if len(row) > 1]) == len(in_xlsx)


async def test_the_same_period_asked_for_again_is_the_same_also_when_more_was_booked_since(
    database: Database,
):
    people = await lived(database)
    before, lines = await read(database, MARCH, people)

    async with database.work() as work:
        draft = CorrectionDraft(people.fatima.id, CorrectionKind.OWED, Cents(1_00), reason="Nog iets")
        later = IN_APRIL + timedelta(days=1)
        await corrections.correct(work, draft, number=3, programme=PROGRAMME, by=people.ingrid, now=later)
    after, again = await read(database, MARCH, people)

    assert (before.standings, lines) == (after.standings, again)


async def test_who_asks_for_the_books_is_in_the_audit_log_and_only_a_coordinator_gets_them(
    database: Database,
):
    people = await lived(database)

    await read(database, MARCH, people)
    async with database.work() as work:
        query = select(audit.c.actor_id, audit.c.object).where(audit.c.act == "books.of_period")
        noted = (await work.connection.execute(query)).all()
        with pytest.raises(NotAllowed):
            await books.of_period(work, MARCH, by=people.anja, now=NOW)

    assert noted == [(people.ingrid.id, "period:2026-03-01:2026-03-31")]


def _rows(content: bytes, kind: str) -> list[list[Any]]:
    if kind == "csv":
        text = content.decode("utf-8-sig")
        return [row for row in csv.reader(StringIO(text, newline=""), delimiter=";") if row]
    return [row for sheet in _sheets(content) for row in sheet]


def _sheets(content: bytes) -> list[Any]:
    file = CalamineWorkbook.from_filelike(BytesIO(content))
    return [file.get_sheet_by_name(name).to_python() for name in file.sheet_names]
