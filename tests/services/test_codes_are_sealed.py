"""Codes of gifts can't be read by who has the database alone, and each opens in its own row only (T28)."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import GiftId
from mentoring.money import Cents
from mentoring.vouchers import Line, LoadedMeanwhile, NotLoaded, Wrong
from services import choices, gifts, keys, reveals, rewards, vouchers
from services.check import check
from storage.database import Database, open_database
from storage.sealing import Key, KeyMissing, KeyRing, NoKeys
from storage.tables import metadata
from storage.tables import vouchers as vouchers_table
from tests.database import KEYS
from tests.services.small_programme import NOW, SmallProgramme, begin

CODES = ("ZWEM-4F7K-22QX", "ZWEM-9P3M-81TT", "ZWEM-1A1A-55HH")
SWIMMING = GiftDraft(
    "Zwemkaartje", Cents(5_00), GiftKind.CODE, CodeForm.TEXT, "het zwembad", None, GiftPictogram.CINEMA
)


@pytest.fixture
async def people(database: Database) -> SmallProgramme:
    return await begin(database)


@pytest.fixture
async def swimming(database: Database, people: SmallProgramme) -> GiftId:
    """A gift with three codes."""
    async with database.work() as work:
        gift_id = await gifts.add_gift(work, SWIMMING, by=people.ingrid, now=NOW)
        await vouchers.load(work, gift_id, _lines(*CODES), by=people.ingrid, now=NOW)
    return gift_id


async def test_no_code_can_be_read_in_the_database_its_journal_or_a_backup(
    database: Database, database_url: str, people: SmallProgramme, swimming: GiftId, tmp_path: Path
):
    await _shown_and_hidden(database, people, swimming)

    stored = [text_of_all async for text_of_all in _all_that_is_stored(database, database_url, tmp_path)]

    assert b"Zwemkaartje" in b"".join(stored)
    for code in CODES:
        for part in (code, code[5:]):
            assert not any(part.encode() in each for each in stored)


async def test_two_values_that_changed_places_are_found(database: Database, swimming: GiftId):
    async with database.work() as work:
        rows = (await work.connection.execute(select(vouchers_table.c.id, vouchers_table.c.sealed))).all()
        first, second = rows[:2]
        for row, sealed in ((first, second.sealed), (second, first.sealed)):
            await work.connection.execute(
                vouchers_table.update().where(vouchers_table.c.id == row.id), {"sealed": sealed}
            )

    async with database.work() as work:
        found = await check(work)

    assert found == [
        f"The code of voucher {row.id} does not open: it was changed, or is that of another row."
        for row in (first, second)
    ]


async def test_one_character_that_changed_is_found(database: Database, swimming: GiftId):
    async with database.work() as work:
        row = (await work.connection.execute(select(vouchers_table))).first()
        assert row is not None
        flipped = ("B" if row.sealed[20] == "A" else "A").join((row.sealed[:20], row.sealed[21:]))
        await work.connection.execute(
            vouchers_table.update().where(vouchers_table.c.id == row.id), {"sealed": flipped}
        )

    async with database.work() as work:
        [finding] = await check(work)

    assert finding.startswith(f"The code of voucher {row.id} does not open")


async def test_a_new_key_at_the_top_seals_all_anew_and_then_the_old_one_can_go(
    database_url: str, database: Database, swimming: GiftId
):
    new = Key.new()
    await database.close()
    both = open_database(database_url, KeyRing((new, *KEYS.keys)))
    async with both.work() as work:
        before = {use.id: use.values for use in await keys.in_use(work)}
    while await _rotated(both):
        pass
    async with both.work() as work:
        after = {use.id: use.values for use in await keys.in_use(work)}
    await both.close()

    only_new = open_database(database_url, KeyRing((new,)))
    async with only_new.work() as work:
        await keys.unlock(work)
    async with only_new.work() as work:
        findings = await check(work)
    await only_new.close()

    assert before[new.id] == 0
    assert after[KEYS.first.id] == 0
    assert after[new.id] == before[KEYS.first.id] > len(CODES)
    assert findings == []


async def test_with_another_key_nothing_opens_and_nothing_starts(
    database_url: str, database: Database, swimming: GiftId
):
    await database.close()
    other = open_database(database_url, KeyRing((Key.new(),)))
    async with other.work() as work:
        with pytest.raises(keys.WrongKeys):
            await keys.unlock(work)
    await other.close()


async def test_without_keys_no_code_goes_into_stock(
    database_url: str, database: Database, people: SmallProgramme, swimming: GiftId
):
    await database.close()
    without = open_database(database_url)
    with pytest.raises(NoKeys):
        async with without.work() as work:
            await vouchers.load(work, swimming, _lines("NIEUW-1"), by=people.ingrid, now=NOW)
    await without.close()


async def test_a_value_sealed_for_one_place_opens_in_no_other_and_with_no_other_key():
    ring = KeyRing((Key.new(),))
    sealed = ring.seal("ZWEM", place="vouchers:1:sealed")

    assert ring.open(sealed, place="vouchers:1:sealed") == "ZWEM"
    assert ring.seal("ZWEM", place="vouchers:1:sealed") != sealed
    with pytest.raises(KeyMissing):
        KeyRing((Key.new(),)).open(sealed, place="vouchers:1:sealed")


async def test_a_code_that_is_in_stock_is_refused_and_nothing_of_its_file_is_loaded(
    database: Database, people: SmallProgramme, swimming: GiftId
):
    with pytest.raises((NotLoaded, LoadedMeanwhile)) as refused:
        async with database.work() as work:
            await vouchers.load(work, swimming, _lines("NIEUW-1", CODES[1]), by=people.ingrid, now=NOW)

    assert isinstance(refused.value, NotLoaded)
    assert [(problem.line, problem.wrong) for problem in refused.value.problems] == [(2, Wrong.IN_STOCK)]
    async with database.work() as work:
        shelf = await vouchers.shelf(work, swimming, by=people.ingrid, now=NOW)
    assert shelf.stock.left == len(CODES)


async def test_a_file_that_is_broken_off_halfway_loads_nothing(
    database: Database, people: SmallProgramme, swimming: GiftId
):
    async def is_broken_off() -> None:
        async with database.work() as work:
            await vouchers.load(work, swimming, _lines("NIEUW-1", "NIEUW-2"), by=people.ingrid, now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await is_broken_off()

    async with database.work() as work:
        shelf = await vouchers.shelf(work, swimming, by=people.ingrid, now=NOW)
    assert shelf.stock.left == len(CODES)


def _lines(*codes: str) -> list[Line]:
    return [Line(number, code) for number, code in enumerate(codes, start=1)]


async def _rotated(database: Database) -> int:
    async with database.work() as work:
        return await keys.rotate(work)


async def _shown_and_hidden(database: Database, people: SmallProgramme, gift_id: GiftId) -> None:
    """One code was chosen, shown, and asked for again; so all that is ever written about one was written."""
    async with database.work() as work:
        await rewards.owe(work, people.fatima.id, Cents(5_00), cause="correction:1", by=None, now=NOW)
        chosen = await choices.choose(work, gift_id, by=people.fatima, now=NOW)
    async with database.work() as work:
        await reveals.reveal(work, chosen.id, by=people.fatima, now=NOW)
    async with database.work() as work:
        await reveals.hide(work, chosen.id, now=NOW)


async def _all_that_is_stored(database: Database, url: str, folder: Path):
    if url.startswith("sqlite"):
        for each in _files(Path(url.removeprefix("sqlite:///")), folder):
            yield each
        return
    async with database.work() as work:
        for table in metadata.sorted_tables:
            rows = await work.connection.execute(text(f'SELECT "{table.name}"::text FROM "{table.name}"'))
            yield "\n".join(row[0] for row in rows).encode()


def _files(path: Path, folder: Path) -> Iterator[bytes]:
    """The database while it is in use, with its journal, and a backup of it."""
    backup = folder / "backup.db"
    with sqlite3.connect(path) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    for file in (*path.parent.glob(f"{path.name}*"), backup):
        yield file.read_bytes()
