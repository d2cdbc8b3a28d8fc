"""What coordinators put into the pot or take out, and what went from one kind of account to another.

Who decides on a change holds the ledger first (`storage.ledger.in_pot_to_decide`), so that two never decide at once.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, case, cast, func, insert, literal, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from mentoring.caps import Used
from mentoring.ids import PersonId, PotChangeId
from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.people import TAKING_PART
from mentoring.pot import ChangeState, PotChange
from mentoring.pot_overview import Flow
from storage.tables import accounts, ledger, participants, people, pot_changes

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
_IN_YEAR = (ledger.c.booked_at >= bindparam("since"), ledger.c.booked_at < bindparam("until"))
_moved = union_all(
    select(ledger.c.target.label("account"), ledger.c.amount).where(
        ledger.c.target.like("balance:%"), ledger.c.source.not_like("chosen:%"), *_IN_YEAR
    ),
    select(ledger.c.source, -ledger.c.amount).where(
        ledger.c.source.like("balance:%"), ledger.c.target.not_like("chosen:%"), *_IN_YEAR
    ),
).subquery("moved")
_earned = (
    select(_moved.c.account, func.sum(_moved.c.amount).label("amount"))
    .group_by(_moved.c.account)
    .subquery("earned")
)
_person = cast(participants.c.person_id, Text)
_USED = (
    select(
        participants.c.person_id,
        participants.c.household_id,
        func.coalesce(_earned.c.amount, 0).label("earned"),
        func.coalesce(accounts.c.balance, 0).label("promised"),
    )
    .outerjoin(_earned, _earned.c.account == literal("balance:") + _person)
    .outerjoin(accounts, accounts.c.name == literal("reserved:") + _person)
    .where(participants.c.state.in_(TAKING_PART))
)
"""What all who take part have earned in a year, and what is promised to them: as `storage.ledger` has it of one."""


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

    async def used(self, since: datetime, until: datetime) -> list[Used]:
        """What each participant has used of a yearly limit: earned between two moments, or promised."""
        found = await self._connection.execute(_USED, {"since": since, "until": until})
        return [
            Used(row.person_id, row.household_id, Cents(int(row.earned)), Cents(int(row.promised)))
            for row in found
        ]


@cache
def _flows(count: int) -> Select[Any]:
    """One walk past all entries: a few kinds of ways in a few periods, whatever their number."""
    bounds = [(ledger.c.booked_at < bindparam(f"begin_{number}"), literal(number)) for number in range(count)]
    each = select(
        case(*bounds, else_=literal(count)).label("period"),
        kind_of(ledger.c.source).label("source"),
        kind_of(ledger.c.target).label("target"),
        case((ledger.c.cause.like("correction:%:borne"), literal(1)), else_=literal(0)).label("borne"),
        ledger.c.amount,
    ).subquery("each")
    kinds = (each.c.period, each.c.source, each.c.target, each.c.borne)
    return select(*kinds, func.sum(each.c.amount).label("amount")).group_by(*kinds)


def kind_of(account: ColumnElement[str]) -> ColumnElement[str]:
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
