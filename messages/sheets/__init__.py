"""Spreadsheets: tables of the programme, as files for the municipality.

What writes them is loaded when a file is made: XlsxWriter takes memory that a bot at rest does not have.
"""

from collections.abc import Sequence
from typing import BinaryIO

from messages.sheets.tables import SheetsFile, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A file with a sheet for each table."""
    from messages.sheets import writing  # noqa: PLC0415

    return writing.as_xlsx(tables)


def as_csv(table: Table) -> bytes:
    """The same for one table: with semicolons and decimal commas, as spreadsheets in the Netherlands read it."""
    from messages.sheets import writing  # noqa: PLC0415

    return writing.as_csv(table)


def file_to_write(kind: str, target: BinaryIO) -> SheetsFile:
    """An "xlsx" or "csv" file that is written row by row, however many there are."""
    from messages.sheets import writing  # noqa: PLC0415

    return (
        writing.XlsxFile(target, is_large=True)
        if kind == "xlsx"
        else writing.CsvFile(target, has_titles=True)
    )
