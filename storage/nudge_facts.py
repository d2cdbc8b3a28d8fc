"""What says whether a nudge fits, read for many participants at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, StepId
from mentoring.nudge_circumstances import OpenSteps, Said
from mentoring.nudges import NudgeKind
from mentoring.steps import StepState
from storage.goal_rows import COUNTS
from storage.nudges import UNANSWERED
from storage.tables import Moment, agreements, claims, goals, nudges, participants, pauses, steps

_ASKED: Any = bindparam("participants", expanding=True)
_STEPS = (
    select(
        goals.c.participant_id,
        goals.c.id.label("goal_id"),
        goals.c.in_order,
        steps.c.id,
        steps.c.title,
        steps.c.state,
    )
    .join_from(goals, steps, steps.c.goal_id == goals.c.id)
    .join(participants, participants.c.person_id == goals.c.participant_id)
    .where(goals.c.participant_id.in_(_ASKED), goals.c.state.in_(COUNTS))
    .order_by(
        goals.c.participant_id,
        case((goals.c.id == participants.c.focus_goal_id, 0), else_=1),
        goals.c.id,
        steps.c.position,
    )
)
_SAID = (
    select(nudges.c.participant_id, nudges.c.said_on, nudges.c.kind, nudges.c.asked_for, nudges.c.step_id)
    .where(nudges.c.participant_id.in_(_ASKED), nudges.c.said_on >= bindparam("first_day"))
    .order_by(nudges.c.said_on)
)
_STOPPED = (
    select(nudges.c.participant_id, func.max(nudges.c.settled_at, type_=Moment))
    .where(nudges.c.participant_id.in_(_ASKED), nudges.c.dropped_because == UNANSWERED)
    .group_by(nudges.c.participant_id)
)
_signs = union_all(
    select(goals.c.participant_id.label("who"), agreements.c.agreed_at.label("at"))
    .join_from(agreements, goals, goals.c.id == agreements.c.goal_id)
    .where(goals.c.participant_id.in_(_ASKED)),
    select(claims.c.participant_id, claims.c.claimed_at).where(claims.c.participant_id.in_(_ASKED)),
    select(claims.c.participant_id, claims.c.decided_at).where(claims.c.participant_id.in_(_ASKED)),
    select(pauses.c.participant_id, pauses.c.ended_at).where(pauses.c.participant_id.in_(_ASKED)),
).subquery("signs")
_BUSY = select(_signs.c.who, func.max(_signs.c.at, type_=Moment)).group_by(_signs.c.who)
_LAST_OVERVIEW = select(func.max(nudges.c.settled_at, type_=Moment)).where(
    nudges.c.participant_id == bindparam("participant"),
    nudges.c.kind == NudgeKind.OVERVIEW,
    nudges.c.state == "sent",
)


class NudgeFacts:
    """Reads only; who decides holds the participants (`storage.nudges`)."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open_steps(self, participant_ids: Collection[PersonId]) -> Mapping[PersonId, OpenSteps]:
        """The open steps of participants, and which of them is the next: of the goal that they chose to see first, else
        of the first that was agreed on.
        """
        rows = await self._connection.execute(_STEPS, {"participants": list(participant_ids)})
        found: dict[PersonId, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.participant_id].append(row)
        return {who: _open_steps(theirs) for who, theirs in found.items()}

    async def said(
        self, participant_ids: Collection[PersonId], *, since: date
    ) -> Mapping[PersonId, tuple[Said, ...]]:
        """What was said to participants since a day, the last one last."""
        values = {"participants": list(participant_ids), "first_day": since}
        found: dict[PersonId, tuple[Said, ...]] = defaultdict(tuple)
        for row in await self._connection.execute(_SAID, values):
            said = Said(row.said_on, NudgeKind(row.kind), row.asked_for, row.step_id)
            found[row.participant_id] += (said,)
        return found

    async def busy_at(self, participant_ids: Collection[PersonId]) -> Mapping[PersonId, datetime | None]:
        """When participants last agreed, claimed, heard a decision, or came back from a pause."""
        return await self._moments(_BUSY, participant_ids)

    async def stopped_at(self, participant_ids: Collection[PersonId]) -> Mapping[PersonId, datetime | None]:
        """When the team was last asked to call them because they did not answer."""
        return await self._moments(_STOPPED, participant_ids)

    async def last_overview(self, participant_id: PersonId) -> datetime | None:
        """When a participant last got an overview."""
        at: datetime | None = (
            await self._connection.execute(_LAST_OVERVIEW, {"participant": participant_id})
        ).scalar()
        return at

    async def _moments(
        self, query: Select[Any], participant_ids: Collection[PersonId]
    ) -> Mapping[PersonId, datetime | None]:
        found = await self._connection.execute(query, {"participants": list(participant_ids)})
        return {row[0]: row[1] for row in found}


def _open_steps(rows: list[Any]) -> OpenSteps:
    open_ = [row for row in rows if row.state == StepState.OPEN]
    first_of = {row.goal_id: row.id for row in reversed(open_)}
    ready = tuple(StepId(row.id) for row in open_ if not row.in_order or row.id == first_of[row.goal_id])
    titles = {StepId(row.id): str(row.title) for row in open_}
    return OpenSteps(first_of.get(rows[0].goal_id), titles, ready)
