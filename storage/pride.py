"""What went well: read from claims and appointments, and what people put on their list themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, desc, func, insert, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import ClaimState
from mentoring.ids import PersonId, ProudThingId
from mentoring.pride import GoodThing, Kind
from storage.tables import Moment, appointments, claims, goals, people, proud_things, steps

_by = people.alias("by")
_mentor = people.alias("mentor")
_is_goal = claims.c.step_id.is_(None)
_DONE = (
    select(
        claims.c.decided_at.label("at"),
        case((_is_goal, literal(Kind.GOAL.value)), else_=literal(Kind.STEP.value)).label("kind"),
        case((_is_goal, claims.c.goal_id), else_=claims.c.id).label("id"),
        func.coalesce(steps.c.title, goals.c.title).label("what"),
        literal("").label("mentor"),
        null().cast(Moment).label("on"),
        claims.c.praise,
        _by.c.first_name.label("by"),
    )
    .join_from(claims, goals, goals.c.id == claims.c.goal_id)
    .join(_by, _by.c.id == claims.c.decided_by)
    .outerjoin(steps, steps.c.id == claims.c.step_id)
    .where(claims.c.participant_id == bindparam("participant"), claims.c.state == ClaimState.APPROVED)
)
_KEPT = (
    select(
        appointments.c.decided_at,
        literal(Kind.APPOINTMENT.value),
        appointments.c.id,
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
    )
)
_OWN = select(
    proud_things.c.added_at,
    literal(Kind.OWN.value),
    proud_things.c.id,
    proud_things.c.text,
    literal(""),
    null().cast(Moment),
    literal(""),
    literal(""),
).where(proud_things.c.participant_id == bindparam("participant"))
_NEWEST_FIRST: tuple[Any, ...] = (desc("at"), "kind", desc("id"))
_SEEN_BY_TEAM = union_all(_DONE, _KEPT).order_by(*_NEWEST_FIRST)
_ALL = union_all(_DONE, _KEPT, _OWN).order_by(*_NEWEST_FIRST)
_WENT_WELL = union_all(
    _DONE.where(claims.c.decided_at > bindparam("since")),
    _KEPT.where(appointments.c.decided_at > bindparam("since")),
)
_CARD_OF = _DONE.where(_is_goal, claims.c.goal_id == bindparam("goal"))
_TAKE_AWAY = delete(proud_things).where(
    proud_things.c.id == bindparam("thing"), proud_things.c.participant_id == bindparam("participant")
)


class PrideLists:
    """The lists of participants. Nobody of the staff reads what is somebody's own."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def went_well(self, participant_id: PersonId, *, since: datetime) -> list[GoodThing]:
        """Claims of a participant that were approved since a moment, and appointments that were kept."""
        values = {"participant": participant_id, "since": since}
        return [_good(row) for row in await self._connection.execute(_WENT_WELL, values)]

    async def of(self, participant_id: PersonId, *, with_own: bool) -> list[GoodThing]:
        """All of it, the newest first; `with_own`: with what they put on it themselves."""
        query = _ALL if with_own else _SEEN_BY_TEAM
        return [_good(row) for row in await self._connection.execute(query, {"participant": participant_id})]

    async def goal(self, participant_id: PersonId, goal_id: int) -> GoodThing | None:
        """A goal that a participant reached; None when it is not theirs or not reached."""
        values = {"participant": participant_id, "goal": goal_id}
        row = (await self._connection.execute(_CARD_OF, values)).first()
        return None if row is None else _good(row)

    async def add(self, participant_id: PersonId, text: str, *, now: datetime) -> ProudThingId:
        """Put on somebody's list what they are proud of."""
        added = await self._connection.execute(
            insert(proud_things)
            .values(participant_id=participant_id, text=text, added_at=now)
            .returning(proud_things.c.id)
        )
        return ProudThingId(added.scalar_one())

    async def take_away(self, participant_id: PersonId, thing_id: ProudThingId) -> bool:
        """Forget something of one's own. False when there is no such thing."""
        values = {"participant": participant_id, "thing": thing_id}
        return (await self._connection.execute(_TAKE_AWAY, values)).rowcount > 0


def _good(row: Row[Any]) -> GoodThing:
    return GoodThing(
        at=row.at,
        kind=Kind(row.kind),
        id=row.id,
        what=row.what,
        mentor=row.mentor,
        on=row.on,
        praise=row.praise or "",
        by=row.by,
    )
