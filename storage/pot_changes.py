"""What coordinators put into the pot or take out, and what went from one kind of account to another.

Who decides on a change holds the ledger first (`storage.ledger.in_pot_to_decide`), so that two never decide at once.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from mentoring.ids import PersonId, PotChangeId
from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.pot import ChangeState, PotChange
from mentoring.pot_overview import Flow
from storage.tables import ledger, people, pot_changes

_asker, _settler = people.alias("asker"), people.alias("settler")
_CHANGES = (
    select(
        pot_changes,
        _asker.c.first_name.label("asked_by_name"),
        func.coalesce(_settler.c.first_name, "").label("settled_by_name"),
    )
    .join(_asker, _asker.c.id == pot_changes.c.asked_by)
    .outerjoin(_settler, _settler.c.id == pot_changes.c.settled_by)
)
_ONE = _CHANGES.where(pot_changes.c.id == bindparam("change"))
_OPEN = _CHANGES.where(pot_changes.c.state.in_([ChangeState.WAITING, ChangeState.AGREED])).order_by(
    pot_changes.c.id
)
_DUE = _CHANGES.where(
    pot_changes.c.state == ChangeState.AGREED, pot_changes.c.year <= bindparam("current")
).order_by(pot_changes.c.id)
_LAST = select(func.coalesce(func.max(pot_changes.c.id), 0))
_ALONE = select(func.coalesce(func.sum(func.abs(pot_changes.c.amount)), 0)).where(
    pot_changes.c.asked_by == bindparam("person"),
    pot_changes.c.asked_at > bindparam("since"),
    pot_changes.c.settled_by.is_(None),
    pot_changes.c.state.in_([ChangeState.AGREED, ChangeState.BOOKED]),
)
_ADD = insert(pot_changes)
_SAVE = update(pot_changes).where(pot_changes.c.id == bindparam("change"))
_COLUMNS = ("year", "amount", "state", "asked_by", "asked_at", "settled_by", "settled_at")


class PotChanges:
    """Changes by their number, which is the how manieth they are."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self) -> int:
        """How many changes there have been."""
        return int((await self._connection.execute(_LAST)).scalar_one())

    async def find(self, change_id: PotChangeId) -> PotChange | None:
        """The change of this number, if there is one."""
        row = (await self._connection.execute(_ONE, {"change": change_id})).first()
        return _change(row) if row else None

    async def open(self) -> list[PotChange]:
        """Those that wait for a second coordinator or for their year, in the order in which they were asked."""
        return [_change(row) for row in await self._connection.execute(_OPEN)]

    async def due(self, current: int) -> list[PotChange]:
        """Those that were agreed for a year that has begun by now: that of `current`, or one before it."""
        return [_change(row) for row in await self._connection.execute(_DUE, {"current": current})]

    async def alone(self, person_id: PersonId, *, since: datetime) -> Cents:
        """What somebody has put in and taken out since a moment that nobody else looked at, added up."""
        values = {"person": person_id, "since": since}
        return Cents(int((await self._connection.execute(_ALONE, values)).scalar_one()))

    async def add(self, change: PotChange) -> None:
        await self._connection.execute(_ADD, {"id": change.id, **_values(change)})

    async def save(self, change: PotChange) -> None:
        """Keep what has become of a change."""
        await self._connection.execute(_SAVE.values(_values(change)), {"change": change.id})

    async def flows(self, periods: Sequence[datetime]) -> list[Flow]:
        """What went from one kind of account to another in each period, the one before the first included."""
        values = {f"begin_{number}": begin for number, begin in enumerate(periods)}
        found = await self._connection.execute(_flows(len(periods)), values)
        begins = [None, *periods]
        return [
            Flow(
                begins[row.period],
                Book(row.source),
                Book(row.target),
                Cents(int(row.amount)),
                bool(row.borne),
            )
            for row in found
        ]


@cache
def _flows(count: int) -> Select[Any]:
    """One walk past all entries: a few kinds of ways in a few periods, whatever their number."""
    bounds = [(ledger.c.booked_at < bindparam(f"begin_{number}"), literal(number)) for number in range(count)]
    each = select(
        case(*bounds, else_=literal(count)).label("period"),
        _book(ledger.c.source).label("source"),
        _book(ledger.c.target).label("target"),
        case((ledger.c.cause.like("correction:%:borne"), literal(1)), else_=literal(0)).label("borne"),
        ledger.c.amount,
    ).subquery("each")
    kinds = (each.c.period, each.c.source, each.c.target, each.c.borne)
    return select(*kinds, func.sum(each.c.amount).label("amount")).group_by(*kinds)


def _book(account: ColumnElement[str]) -> ColumnElement[str]:
    """The kind of an account: "balance" of "balance:7"."""
    kinds = [(account.like(f"{book}:%"), literal(book.value)) for book in Book]
    return case(*kinds, else_=account)


def _values(change: PotChange) -> dict[str, Any]:
    return {name: getattr(change, name) for name in _COLUMNS}


def _change(row: Any) -> PotChange:
    return PotChange(
        id=PotChangeId(row.id),
        year=row.year,
        amount=Cents(row.amount),
        state=ChangeState(row.state),
        asked_by=PersonId(row.asked_by),
        asked_by_name=row.asked_by_name,
        asked_at=row.asked_at,
        settled_by=row.settled_by,
        settled_by_name=row.settled_by_name,
        settled_at=row.settled_at,
    )
