"""What went well lately, for the weekly overview."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import ClaimState
from mentoring.ids import PersonId
from mentoring.overviews import GoodThing
from storage.tables import Moment, appointments, claims, goals, people, steps

_by = people.alias("by")
_mentor = people.alias("mentor")
_DONE = (
    select(
        claims.c.decided_at.label("at"),
        func.coalesce(steps.c.title, goals.c.title).label("what"),
        literal("").label("mentor"),
        null().cast(Moment).label("on"),
        claims.c.praise,
        _by.c.first_name.label("praised_by"),
    )
    .join_from(claims, goals, goals.c.id == claims.c.goal_id)
    .join(_by, _by.c.id == claims.c.decided_by)
    .outerjoin(steps, steps.c.id == claims.c.step_id)
    .where(
        claims.c.participant_id == bindparam("participant"),
        claims.c.state == ClaimState.APPROVED,
        claims.c.decided_at > bindparam("since"),
    )
)
_KEPT = (
    select(
        appointments.c.decided_at,
        literal(""),
        _mentor.c.first_name,
        appointments.c.starts_at,
        appointments.c.praise,
        _by.c.first_name,
    )
    .join_from(appointments, _mentor, _mentor.c.id == appointments.c.mentor_id)
    .join(_by, _by.c.id == appointments.c.decided_by)
    .where(
        appointments.c.participant_id == bindparam("participant"),
        appointments.c.state == "kept",
        appointments.c.decided_at > bindparam("since"),
    )
)
_WENT_WELL = union_all(_DONE, _KEPT)


class Overviews:
    """Reads only, over claims and appointments."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def went_well(self, participant_id: PersonId, *, since: datetime) -> list[GoodThing]:
        """Claims of a participant that were approved since a moment, and appointments that were kept."""
        values = {"participant": participant_id, "since": since}
        return [_good(row) for row in await self._connection.execute(_WENT_WELL, values)]


def _good(row: Row[Any]) -> GoodThing:
    praise = row.praise or ""
    return GoodThing(row.at, row.what, row.mentor, row.on, praise, row.praised_by if praise else "")
