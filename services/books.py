"""The books of a period, for the municipality's bookkeeping. Who takes them is in the audit log."""

from collections.abc import AsyncIterator
from datetime import datetime

from mentoring.access import require_coordinator
from mentoring.books import BooksLine, BooksOfPeriod, standings
from mentoring.people import Someone
from mentoring.periods import Period
from mentoring.refusals import Refusal
from storage.work import Work

MOST_IN_CHAT = 20_000
"""Entries of a file that the bot makes itself: about thirty bytes each in the file, and fifty times that while it is
made. The command line has no limit.
"""


class TooManyEntries(Refusal):
    """A period has more entries than the bot makes a file of; `voetstuk export ledger` does."""


async def of_period(work: Work, period: Period, *, by: Someone | None, now: datetime) -> BooksOfPeriod:
    """What stood on each kind of account at the beginning and the end of a period. `by` is nobody for who runs
    Voetstuk, on its own machine.

    Raises:
        NotAllowed: when this is no coordinator.
    """
    if by is not None:
        require_coordinator(by)
    until = await work.books.until()
    moved = await work.books.moved(period, until)
    days = f"period:{period.first_day}:{period.last_day}"
    await work.audit.add("books.of_period", days, by=by.id if by else None, now=now)
    return BooksOfPeriod(period, standings(moved), await work.books.count(period, until), until, now)


async def lines(work: Work, books: BooksOfPeriod, *, by: Someone | None) -> AsyncIterator[BooksLine]:
    """The entries of these books in their order, however many there are.

    Raises:
        NotAllowed: when this is no coordinator.
    """
    if by is not None:
        require_coordinator(by)
    async for line in work.books.lines(books.period, books.until):
        yield line


async def lines_for_chat(work: Work, books: BooksOfPeriod, *, by: Someone) -> tuple[BooksLine, ...]:
    """The same, all at once.

    Raises:
        NotAllowed: when this is no coordinator.
        TooManyEntries: when there are more than `MOST_IN_CHAT`.
    """
    require_coordinator(by)
    if books.entries > MOST_IN_CHAT:
        raise TooManyEntries
    return tuple([line async for line in lines(work, books, by=by)])
