"""Spreadsheets for the municipality, as XLSX and as CSV.

Text is always text: a cell that begins with "=", "+", "-" or "@" is no formula (OWASP, CSV Injection). In an XLSX file
the kind of the cell says so; in a CSV file, which has no kinds, an apostrophe before it does.

XlsxWriter is loaded with this module, so it is imported when a file is made (`messages.sheets`), and not before.
"""

import csv
import unicodedata
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from messages.sheets.tables import Cell, Euros, Table

_RISKY = tuple("=+-@＝＋－＠")
"""Also as wide as Chinese and Japanese keyboards write them."""

_LONGEST_TEXT = 32_767
"""Characters in a cell (Excel specifications and limits)."""

_NARROWEST, _WIDEST = 10, 60
"""Of a column, in characters."""


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A file with a sheet for each table."""
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for table in tables:
            _fill(book.add_worksheet(_title(table.title)), table, bold, money, day)
    return target.getvalue()


def as_csv(table: Table) -> bytes:
    """The same for one table: with semicolons and decimal commas, as spreadsheets in the Netherlands read it."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(_safe, table.headings))
    writer.writerows(map(_in_csv, row) for row in table.rows)
    return target.getvalue().encode("utf-8-sig")


def _fill(sheet: Worksheet, table: Table, bold: Format, money: Format, day: Format) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, _plain(heading), bold)
        sheet.set_column(column, column, _width(table, column))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, money, day)
    sheet.freeze_panes(1, 0)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, money: Format, day: Format) -> None:
    match cell:
        case Euros(cents):
            sheet.write_number(row, column, cents / 100, money)
        case int():
            sheet.write_number(row, column, cell)
        case date():
            sheet.write_datetime(row, column, cell, day)
        case str():
            sheet.write_string(row, column, _plain(cell))


def _width(table: Table, column: int) -> int:
    cells = [table.headings[column], *(_in_csv(row[column]) for row in table.rows)]
    return min(max(_NARROWEST, *map(len, cells)) + 2, _WIDEST)


def _title(title: str) -> str:
    """Excel refuses some signs in the name of a sheet, and takes 31 characters."""
    kept = "".join(letter for letter in _plain(title) if letter not in "[]:*?/\\'")
    return " ".join(kept.split())[:31].rstrip()


def _in_csv(cell: Cell) -> str:
    match cell:
        case Euros(cents):
            sign = "-" if cents < 0 else ""
            return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02}"
        case date():
            return f"{cell:%d-%m-%Y}"
        case str():
            return _safe(cell)
        case None:
            return ""
    return str(cell)


def _safe(text: str) -> str:
    """With an apostrophe before what a spreadsheet would work out."""
    plain = _plain(text)
    return f"'{plain}" if plain.lstrip().startswith(_RISKY) else plain


def _plain(text: str) -> str:
    """On one line, and without signs that nobody sees: a tab or a line end before "=" hides it."""
    shown = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return "".join(shown)[:_LONGEST_TEXT]
