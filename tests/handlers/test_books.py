"""'Uitdraai' under /budget, through the whole bot: the books as a file in the coordinator's private chat."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from mentoring.money import Cents
from tests.pilot import Pilot
from tests.pot import fill_pot

ROWS_OF_BALANCES = [
    "inbreng van de gemeente",
    "pot, vrij",
    "gereserveerd",
    "spaarpot",
    "gekozen",
    "uitgereikt",
    "samen",
]


@pytest.fixture
async def karin(pilot: Pilot):
    karin = await pilot.coordinator("Karin")
    by = await pilot.someone(karin)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(1_250_50), by=by, now=pilot.now())
    return karin


async def test_the_books_of_a_month_come_as_a_sheet(pilot: Pilot, karin):
    await karin.says("/budget")
    await karin.presses("Uitdraai")
    await karin.sees("Van welke periode wil je de boeken?")
    await karin.presses("Deze maand")
    await karin.sees("Als wat voor bestand?")
    await karin.presses("Excel (XLSX)")

    message = await karin.sees("1 boeking. Mensen staan erin met hun nummer.")
    file = await karin.file(message)
    balances = CalamineWorkbook.from_filelike(BytesIO(file.content)).get_sheet_by_name("Saldi").to_python()
    assert file.name.startswith("kasboek-")
    assert file.name.endswith(".xlsx")
    assert [row[0] for row in balances[1:]] == ROWS_OF_BALANCES
    assert balances[2] == ["pot, vrij", 0, 1250.5, 0, 1250.5]


async def test_the_books_of_typed_days_come_as_lines(pilot: Pilot, karin):
    await karin.says("/budget")
    await karin.presses("Uitdraai")
    await karin.says("vorig jaar ergens")
    await karin.sees("Typ twee dagen met hun jaar")
    await karin.says("1-1-2025 t/m 31-3-2025")
    await karin.sees("De boeken van 1 januari 2025 tot en met 31 maart 2025.")
    await karin.presses("CSV")

    file = await karin.file(await karin.sees("0 boekingen"))
    assert file.name == "kasboek-2025-01-01-2025-03-31.csv"
    assert '"pot, vrij";"0,00";"0,00";"0,00";"0,00"' in file.content.decode("utf-8-sig")


async def test_whoever_stops_gets_no_file(pilot: Pilot, karin):
    await karin.says("/budget")
    await karin.presses("Uitdraai")
    await karin.presses("Stop")

    await karin.sees("Er is geen bestand gemaakt.")
