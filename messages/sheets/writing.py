"""Spreadsheets for the municipality, as XLSX and as CSV.

Text is always text: a cell that begins with "=", "+", "-" or "@" is no formula (OWASP, CSV Injection). In an XLSX file
the kind of the cell says so; in a CSV file, which has no kinds, an apostrophe before it does.

XlsxWriter is loaded with this module, so it is imported when a file is made (`messages.sheets`), and not before.
"""

import csv
import unicodedata
from collections.abc import Sequence
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

from xlsxwriter import Workbook
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
    file = XlsxFile(target)
    for table in tables:
        file.begin(
            table.title, table.headings, [_width(table, column) for column in range(len(table.headings))]
        )
        for row in table.rows:
            file.add(row)
    file.close()
    return target.getvalue()


def as_csv(table: Table) -> bytes:
    """The same for one table: with semicolons and decimal commas, as spreadsheets in the Netherlands read it."""
    target = BytesIO()
    file = CsvFile(target)
    file.begin(table.title, table.headings, ())
    for row in table.rows:
        file.add(row)
    file.close()
    return target.getvalue()


class XlsxFile:
    """A sheet for each table. A large one goes through temporary files that only we may read, row by row."""

    def __init__(self, target: BinaryIO, *, is_large: bool = False) -> None:
        self._book = Workbook(target, {"constant_memory": True} if is_large else {"in_memory": True})
        self._bold = self._book.add_format({"bold": True})
        self._money = self._book.add_format({"num_format": "#,##0.00"})
        self._day = self._book.add_format({"num_format": "dd-mm-yyyy"})
        self._sheet: Worksheet | None = None
        self._row = 0

    def begin(self, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        """Begin the next sheet."""
        self._sheet = self._book.add_worksheet(_title(title))
        self._sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        for column, heading in enumerate(headings):
            self._sheet.write_string(0, column, _plain(heading), self._bold)
        self._row = 0

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row of it. Raises `ValueError` before the first sheet has begun."""
        if self._sheet is None:
            raise ValueError("a row without a sheet")
        self._row += 1
        for column, cell in enumerate(row):
            self._write(self._sheet, column, cell)

    def close(self) -> None:
        """Put the file together."""
        self._book.close()

    def _write(self, sheet: Worksheet, column: int, cell: Cell) -> None:
        match cell:
            case Euros(cents):
                sheet.write_number(self._row, column, cents / 100, self._money)
            case int():
                sheet.write_number(self._row, column, cell)
            case date():
                sheet.write_datetime(self._row, column, cell, self._day)
            case str():
                sheet.write_string(self._row, column, _plain(cell))


class CsvFile:
    """One table below the other, with a line for its title if there are several."""

    def __init__(self, target: BinaryIO, *, has_titles: bool = False) -> None:
        self._text = TextIOWrapper(target, encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self._has_titles = has_titles
        self._is_first = True

    def begin(self, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        """Begin the next table, after an empty line."""
        if self._has_titles:
            if not self._is_first:
                self._writer.writerow(())
            self._writer.writerow((_safe(title),))
        self._writer.writerow(map(_safe, headings))
        self._is_first = False

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row of it."""
        self._writer.writerow(map(_in_csv, row))

    def close(self) -> None:
        """Write what is left; what it is written to stays open."""
        self._text.flush()
        self._text.detach()


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
