"""A table of an export, before it is a file of any kind."""

from dataclasses import dataclass
from datetime import date

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
