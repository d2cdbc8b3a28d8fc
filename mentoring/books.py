"""The books of a period, for the municipality's own: what stood on each kind of account, what came in and went out, and
every entry. People are in it by their numbers alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentoring.ids import PersonId
from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.periods import Period


@dataclass(frozen=True, slots=True)
class Moved:
    """What went from one kind of account to another, before a period or in it."""

    in_period: bool
    source: Book
    target: Book
    amount: Cents


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of account in a period. `funding` is counted below zero, so that all kinds together are zero."""

    book: Book
    opening: Cents
    came_in: Cents
    went_out: Cents

    @property
    def closing(self) -> Cents:
        return Cents(self.opening + self.came_in - self.went_out)


@dataclass(frozen=True, slots=True)
class Until:
    """Up to where the ledger was read: how many entries there were, and the hash of the last of them."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class BooksOfPeriod:
    """The books of a period as they stood when they were made. Entries come later, in their order."""

    period: Period
    standings: tuple[Standing, ...]
    entries: int
    until: Until
    made_at: datetime


@dataclass(frozen=True, slots=True)
class BooksLine:
    """One entry of the books. `whose` is the participant by their pseudonym, if it is about one. Who decided is that
    participant, somebody of the staff by their number, or nobody: then it went by itself.
    """

    number: int
    booked_at: datetime
    cause: str
    whose: str
    source: Book
    target: Book
    amount: Cents
    decided_by_whose: bool
    decided_by: PersonId | None
    hash: str


def standings(moved: Iterable[Moved]) -> tuple[Standing, ...]:
    """Each kind of account, from all that moved up to the end of a period."""
    opening, came_in, went_out = (dict.fromkeys(Book, 0) for _ in range(3))
    for each in moved:
        if each.in_period:
            came_in[each.target] += each.amount
            went_out[each.source] += each.amount
        else:
            opening[each.target] += each.amount
            opening[each.source] -= each.amount
    return tuple(
        Standing(book, Cents(opening[book]), Cents(came_in[book]), Cents(went_out[book])) for book in Book
    )
