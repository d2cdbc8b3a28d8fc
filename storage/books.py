"""The ledger of a period, read for the municipality's bookkeeping.

Entries are never changed, so all that is read up to one number belongs together, whatever is booked meanwhile.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.books import BooksLine, Moved, Until
from mentoring.ids import PersonId
from mentoring.ledger import Account, Book
from mentoring.money import Cents
from mentoring.periods import Period
from storage import chains
from storage.people import pseudonym
from storage.pot_changes import kind_of
from storage.tables import ledger, participants, teams

_PAGE = 1000
"""Entries read at a time: the books of years need not fit in memory."""

_KNOWN = ledger.c.id <= bindparam("last")
_IN_PERIOD = (_KNOWN, ledger.c.booked_at >= bindparam("since"), ledger.c.booked_at < bindparam("until"))
_ENTRIES = (
    select(ledger).where(*_IN_PERIOD, ledger.c.id > bindparam("after")).order_by(ledger.c.id).limit(_PAGE)
)
_COUNT = select(func.count()).where(*_IN_PERIOD)
_PSEUDONYMS = select(participants.c.person_id, teams.c.letter, participants.c.number).join(
    teams, teams.c.id == participants.c.team_id
)


def _moved() -> Select[Any]:
    """One walk past all entries up to the end of the period: a few kinds of ways, before it or in it."""
    each = (
        select(
            case((ledger.c.booked_at < bindparam("since"), literal(0)), else_=literal(1)).label("in_period"),
            kind_of(ledger.c.source).label("source"),
            kind_of(ledger.c.target).label("target"),
            ledger.c.amount,
        )
        .where(_KNOWN, ledger.c.booked_at < bindparam("until"))
        .subquery("each")
    )
    kinds = (each.c.in_period, each.c.source, each.c.target)
    return select(*kinds, func.sum(each.c.amount).label("amount")).group_by(*kinds)


_MOVED = _moved()


class Books:
    """The entries of a period, and what they add up to."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def until(self) -> Until:
        """How many entries there are now, and the hash of the last."""
        return Until(*await chains.head(self._connection, "ledger"))

    async def count(self, period: Period, until: Until) -> int:
        """How many entries a period has."""
        return int((await self._connection.execute(_COUNT, _values(period, until))).scalar_one())

    async def moved(self, period: Period, until: Until) -> list[Moved]:
        """What went from one kind of account to another before a period, and in it."""
        found = await self._connection.execute(_MOVED, _values(period, until))
        return [
            Moved(bool(row.in_period), Book(row.source), Book(row.target), Cents(int(row.amount)))
            for row in found
        ]

    async def lines(self, period: Period, until: Until) -> AsyncIterator[BooksLine]:
        """Every entry of a period in its order, a page at a time."""
        numbers = {
            PersonId(row.person_id): pseudonym(row.letter, row.number)
            for row in await self._connection.execute(_PSEUDONYMS)
        }
        values, after = _values(period, until), 0
        while True:
            rows = (await self._connection.execute(_ENTRIES, {**values, "after": after})).all()
            for row in rows:
                yield _line(row, numbers)
            if len(rows) < _PAGE:
                return
            after = rows[-1].id


def _values(period: Period, until: Until) -> dict[str, int | datetime]:
    return {"since": period.begins_at, "until": period.ends_at, "last": until.number}


def _line(row: Any, numbers: dict[PersonId, str]) -> BooksLine:
    source, target = Account.named(row.source), Account.named(row.target)
    whose = target.participant_id or source.participant_id
    return BooksLine(
        number=row.id,
        booked_at=row.booked_at,
        cause=row.cause,
        whose=numbers[whose] if whose is not None else "",
        source=source.book,
        target=target.book,
        amount=Cents(row.amount),
        decided_by_whose=whose is not None and row.decided_by == whose,
        decided_by=row.decided_by,
        hash=row.hash,
    )
