"""Spreadsheets: tables of the programme, as files for the municipality."""

from collections.abc import Sequence

from messages.sheets.tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A file with a sheet for each table."""
    # Not loaded at start: XlsxWriter takes memory that a bot at rest does not have.
    from messages.sheets import writing  # noqa: PLC0415

    return writing.as_xlsx(tables)


def as_csv(table: Table) -> bytes:
    """The same for one table: with semicolons and decimal commas, as spreadsheets in the Netherlands read it."""
    from messages.sheets import writing  # noqa: PLC0415

    return writing.as_csv(table)
