"""The catalogue of gifts. A gift is never deleted: what was chosen of it keeps it."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.gifts import Catalogued, CodeForm, Gift, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import GiftId, PersonId, TeamId
from mentoring.money import Cents
from mentoring.refusals import Gone
from storage.tables import choices, gifts, teams, vouchers

_CHEAPEST_FIRST = (gifts.c.value, func.lower(gifts.c.name), gifts.c.id)

_STOCK = (
    select(func.count())
    .where(
        vouchers.c.gift_id == gifts.c.id,
        vouchers.c.choice_id.is_(None),
        or_(vouchers.c.valid_until.is_(None), vouchers.c.valid_until >= bindparam("today")),
    )
    .scalar_subquery()
    .label("stock")
)
"""Codes that nobody has and that are still valid; a code is valid on its last day too."""

_CHOSEN = (
    select(func.count())
    .where(choices.c.gift_id == gifts.c.id, choices.c.state != "undone")
    .scalar_subquery()
    .label("chosen")
)
_HAS_CODES = exists().where(vouchers.c.gift_id == gifts.c.id).label("has_codes")

_ONE = select(gifts).where(gifts.c.id == bindparam("gift"))
_TO_DECIDE = _ONE.with_for_update()
_COUNTED = select(gifts, _STOCK)
_ONE_COUNTED = _COUNTED.where(gifts.c.id == bindparam("gift"))
_OF_TEAM = _COUNTED.where(
    gifts.c.retired_at.is_(None), or_(gifts.c.team_id.is_(None), gifts.c.team_id == bindparam("team"))
).order_by(*_CHEAPEST_FIRST)
_CATALOGUED = select(gifts, _STOCK, _CHOSEN, _HAS_CODES, teams.c.name.label("team")).outerjoin_from(
    gifts, teams
)
_CATALOGUE = _CATALOGUED.order_by(gifts.c.retired_at.is_not(None), *_CHEAPEST_FIRST)
_ONE_CATALOGUED = _CATALOGUED.where(gifts.c.id == bindparam("gift"))
_OFFERED = select(gifts).where(gifts.c.retired_at.is_(None))
_ADD = insert(gifts).returning(gifts.c.id)
_CHANGE = update(gifts).where(gifts.c.id == bindparam("gift"))


class Gifts:
    """The catalogue, for those who choose and for those who keep it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, gift_id: GiftId, *, today: date | None = None) -> Gift:
        """A gift, also one that is retired. With `today` its codes are counted. Raises `Gone` when there is none."""
        asked = _ONE if today is None else _ONE_COUNTED
        found = await self._connection.execute(asked, {"gift": gift_id, "today": today})
        return _gift(_found(found.first()))

    async def to_decide(self, gift_id: GiftId) -> Gift:
        """The gift, held until this piece of work is done; its codes are not counted. Raises `Gone`."""
        found = await self._connection.execute(_TO_DECIDE, {"gift": gift_id})
        return _gift(_found(found.first()))

    async def of_team(self, team_id: TeamId, today: date) -> list[Gift]:
        """What is offered to this team, cheapest first, with its stock; what is out of stock too."""
        found = await self._connection.execute(_OF_TEAM, {"team": team_id, "today": today})
        return [_gift(row) for row in found]

    async def catalogue(self, today: date) -> list[Catalogued]:
        """All of it, cheapest first; what is retired comes last."""
        return [_catalogued(row) for row in await self._connection.execute(_CATALOGUE, {"today": today})]

    async def catalogued(self, gift_id: GiftId, today: date) -> Catalogued:
        """One of it, also a retired one. Raises `Gone` when there is none."""
        found = await self._connection.execute(_ONE_CATALOGUED, {"gift": gift_id, "today": today})
        return _catalogued(_found(found.first()))

    async def hold(self) -> None:
        """Nobody else changes the catalogue until this piece of work is done, so that no gift is offered twice.

        On SQLite a piece of work that writes is alone by itself. Whoever reads or chooses does not wait for it.
        """
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("LOCK TABLE gifts IN SHARE ROW EXCLUSIVE MODE"))

    async def offered(self) -> list[Gift]:
        """All that is not retired, of every team; codes are not counted."""
        return [_gift(row) for row in await self._connection.execute(_OFFERED)]

    async def add(self, draft: GiftDraft, *, by: PersonId, now: datetime) -> GiftId:
        values = {**asdict(draft), "added_by": by, "added_at": now}
        return GiftId((await self._connection.execute(_ADD, values)).scalar_one())

    async def change(self, gift_id: GiftId, draft: GiftDraft) -> None:
        """Nothing of what was chosen before changes with it."""
        await self._connection.execute(_CHANGE.values(**asdict(draft)), {"gift": gift_id})

    async def retire(self, gift_id: GiftId, at: datetime | None) -> None:
        """Take it out of the catalogue at a moment, or, with None, put it back."""
        await self._connection.execute(_CHANGE.values(retired_at=at), {"gift": gift_id})


def _found(row: Row[Any] | None) -> Row[Any]:
    if row is None:
        raise Gone
    return row


def _gift(row: Row[Any]) -> Gift:
    kind = GiftKind(row.kind)
    counted = row._mapping.get("stock")
    return Gift(
        GiftId(row.id),
        row.name,
        Cents(row.value),
        kind,
        CodeForm(row.code_form) if row.code_form else None,
        row.where_spent,
        row.valid_months,
        GiftPictogram(row.pictogram),
        row.photo,
        None if row.team_id is None else TeamId(row.team_id),
        row.low_stock,
        row.retired_at,
        counted if kind is GiftKind.CODE else None,
    )


def _catalogued(row: Row[Any]) -> Catalogued:
    return Catalogued(_gift(row), row.chosen, row.team, bool(row.chosen or row.has_codes))
