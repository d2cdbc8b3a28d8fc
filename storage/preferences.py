"""What participants have chosen about messages that come by themselves."""

from collections.abc import Collection, Mapping
from datetime import time
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from mentoring.preferences import CHECK_IN_AT, OVERVIEW_AT, OVERVIEW_WEEKDAY, Preferences
from storage.tables import preferences

_SEVERAL = select(preferences).where(preferences.c.person_id.in_(bindparam("people", expanding=True)))
_OF = select(preferences).where(preferences.c.person_id == bindparam("person"))


class PreferencesOfPeople:
    """One row for each participant who has chosen anything."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person_id: PersonId) -> Preferences:
        """What a participant has chosen; all as the programme has it when that is nothing."""
        row = (await self._connection.execute(_OF, {"person": person_id})).first()
        return preferences_of(row) if row else Preferences()

    async def several(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, Preferences]:
        """What participants have chosen; who has chosen nothing is not among them."""
        found = await self._connection.execute(_SEVERAL, {"people": list(person_ids)})
        return {row.person_id: preferences_of(row) for row in found}

    async def save(self, person_id: PersonId, chosen: Preferences) -> None:
        """Keep what a participant has chosen, in the place of what they chose before."""
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        values = _values(chosen)
        await self._connection.execute(
            dialect.insert(preferences)
            .values(person_id=person_id, **values)
            .on_conflict_do_update(index_elements=["person_id"], set_=values)
        )


def preferences_of(row: Row[Any]) -> Preferences:
    """The preferences out of a row with the columns of the table; all of them NULL where there is no row."""
    if row.quiet_sundays is None:
        return Preferences()
    return Preferences(
        quiet_from=_time(row.quiet_from),
        quiet_until=_time(row.quiet_until),
        quiet_sundays=row.quiet_sundays,
        quiet_holidays=row.quiet_holidays,
        remind_days=None if row.remind_days is None else tuple(row.remind_days),
        nudges=row.nudges,
        overview=row.overview,
        overview_weekday=OVERVIEW_WEEKDAY if row.overview_weekday is None else row.overview_weekday,
        overview_at=_time(row.overview_at) or OVERVIEW_AT,
        calm=row.calm,
        check_in=row.check_in,
        check_in_weekday=row.check_in_weekday,
        check_in_at=_time(row.check_in_at) or CHECK_IN_AT,
    )


def _values(chosen: Preferences) -> dict[str, Any]:
    return {
        "quiet_from": _text(chosen.quiet_from),
        "quiet_until": _text(chosen.quiet_until),
        "quiet_sundays": chosen.quiet_sundays,
        "quiet_holidays": chosen.quiet_holidays,
        "remind_days": None if chosen.remind_days is None else list(chosen.remind_days),
        "nudges": chosen.nudges,
        "overview": chosen.overview,
        "overview_weekday": chosen.overview_weekday,
        "overview_at": _text(chosen.overview_at),
        "calm": chosen.calm,
        "check_in": chosen.check_in,
        "check_in_weekday": chosen.check_in_weekday,
        "check_in_at": _text(chosen.check_in_at),
    }


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _text(at: time | None) -> str | None:
    return at.isoformat("minutes") if at else None
