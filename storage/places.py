"""Known places: a list that coordinators keep. Appointments keep a place that was taken off it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PlaceId
from mentoring.places import Pin, Place
from mentoring.refusals import Gone
from storage.tables import places

_PLACES = select(places)
_ON_THE_LIST = _PLACES.where(places.c.retired_at.is_(None)).order_by(func.lower(places.c.name), places.c.id)
_ONE = _PLACES.where(places.c.id == bindparam("place"), places.c.retired_at.is_(None))
_NAMED = (
    select(places.c.id, places.c.retired_at)
    .where(func.lower(places.c.name) == func.lower(bindparam("name")))
    .with_for_update()
)
_ADD = insert(places).returning(places.c.id)
_PUT_BACK = update(places).where(places.c.id == bindparam("place"))
_RETIRE = (
    update(places)
    .where(places.c.id == bindparam("place"), places.c.retired_at.is_(None))
    .values(retired_at=bindparam("now"))
)


class Places:
    """The list. A place that was taken off it and comes back is the same one."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> list[Place]:
        """Those to choose from, by name."""
        return [_place(row) for row in await self._connection.execute(_ON_THE_LIST)]

    async def get(self, place_id: PlaceId) -> Place:
        """A place to choose. Raises `Gone` when it is not on the list, or not any more."""
        row = (await self._connection.execute(_ONE, {"place": place_id})).first()
        if row is None:
            raise Gone
        return _place(row)

    async def named(self, name: str) -> tuple[PlaceId, bool] | None:
        """The place of this name, and whether it is on the list; None when there never was one."""
        row = (await self._connection.execute(_NAMED, {"name": name})).first()
        return None if row is None else (PlaceId(row.id), row.retired_at is None)

    async def add(self, name: str, address: str, pin: Pin | None) -> PlaceId:
        found = await self._connection.execute(_ADD, _values(name, address, pin))
        return PlaceId(found.scalar_one())

    async def put_back(self, place_id: PlaceId, name: str, address: str, pin: Pin | None) -> None:
        """On the list again, as it is now."""
        values = {**_values(name, address, pin), "retired_at": None}
        await self._connection.execute(_PUT_BACK.values(values), {"place": place_id})

    async def retire(self, place_id: PlaceId, *, now: datetime) -> bool:
        """Take it off the list. False when it was not on it."""
        changed = await self._connection.execute(_RETIRE, {"place": place_id, "now": now})
        return changed.rowcount > 0


def _values(name: str, address: str, pin: Pin | None) -> dict[str, Any]:
    latitude, longitude = pin or (None, None)
    return {"name": name, "address": address, "latitude": latitude, "longitude": longitude}


def _place(row: Row[Any]) -> Place:
    return Place(row.name, PlaceId(row.id), row.address, row.latitude, row.longitude)
