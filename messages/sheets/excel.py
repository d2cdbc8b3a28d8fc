"""The first sheet of an XLSX. Imported only when one has come: the library takes megabytes."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, load_workbook

Cell = str | float | int | bool | date | datetime | None


class NotASheet(Exception):
    """There is no sheet in it that can be read."""


def first_sheet(content: bytes) -> list[list[Cell]]:
    """Its rows from the first line on, each with at least one cell.

    Raises:
        NotASheet: when it can't be read.
    """
    try:
        rows = load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise NotASheet from error
    return [[_cell(value) for value in row] or [None] for row in rows]


def _cell(value: str | float | int | bool | date | datetime | time | timedelta) -> Cell:
    return str(value) if isinstance(value, time | timedelta) else value
