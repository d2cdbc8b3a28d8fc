"""T15: what people typed is text in a spreadsheet, whatever it begins with; amounts are numbers to add up."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from mentoring.money import Cents
from messages.sheets import as_csv, as_xlsx
from messages.sheets.tables import Euros, Table

RISKY = ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\0=1+1", "＝1+1", "  =1+1"]


def a_table(*cells):
    return Table("Te bestellen", ("Cadeau",), tuple((cell,) for cell in cells))


def in_csv(table: Table) -> list[list[str]]:
    text = as_csv(table).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def in_xlsx(table: Table) -> str:
    """The sheet as it stands in the file."""
    with zipfile.ZipFile(BytesIO(as_xlsx([table]))) as file:
        return file.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("typed", RISKY)
def test_what_a_spreadsheet_would_work_out_stays_text(typed: str):
    sheet = in_xlsx(a_table(typed))
    (_, (cell,)) = in_csv(a_table(typed))

    assert 't="s"' in sheet
    assert "<f>" not in sheet
    assert cell.startswith("'")


def test_ordinary_words_stay_as_they_are():
    assert in_csv(a_table('Bon; "klein"', "Zoë's bon"))[1:] == [['Bon; "klein"'], ["Zoë's bon"]]


def test_a_heading_is_text_too():
    table = Table("T", ("=1+1",), ())

    assert in_csv(table) == [["'=1+1"]]
    assert "<f>" not in in_xlsx(table)


def test_amounts_and_days_are_what_they_are_in_both_files():
    cells = (Euros(Cents(12_05)), Euros(Cents(-5)), 7, date(2026, 3, 3), None)
    table = Table("Boek", tuple("abcde"), (cells,))

    rows = CalamineWorkbook.from_filelike(BytesIO(as_xlsx([table]))).get_sheet_by_index(0).to_python()

    assert rows[1] == [12.05, -0.05, 7, date(2026, 3, 3), ""]
    assert in_csv(table)[1] == ["12,05", "-0,05", "7", "03-03-2026", ""]


def test_a_file_has_a_sheet_for_each_table_whatever_it_is_called():
    tables = [a_table("x"), Table("Wat [niet] mag: / * ? en veel te lang is", ("a",), ())]

    names = CalamineWorkbook.from_filelike(BytesIO(as_xlsx(tables))).sheet_names

    assert names == ["Te bestellen", "Wat niet mag en veel te lang is"]
