"""Tables of an export, before they are a file of any kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mentoring.money import Cents


@dataclass(frozen=True, slots=True)
class Euros:
    """An amount in a cell: a number to add up, and not text. Signed, in cents."""

    cents: Cents


Cell = str | int | Euros | date | None
"""Text is people's own words or ours, and always stays text. None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one sheet of a file holds. Every row has as many cells as there are headings."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class SheetsFile(Protocol):
    """A file that is written row by row, so that it need not fit in memory."""

    def begin(self, title: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        """Begin the next table. Widths are characters."""

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row of it."""

    def close(self) -> None:
        """Nothing comes after this."""
