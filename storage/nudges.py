"""Nudges that are planned, said and dropped."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    Select,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import NudgeId, PersonId, StepId
from mentoring.nudges import NudgeKind, PlannedNudge
from mentoring.people import ParticipantState
from mentoring.steps import StepState
from storage.goal_rows import COUNTS
from storage.tables import (
    Key,
    Moment,
    goals,
    if_then_plans,
    nudges,
    participants,
    pauses,
    people,
    preferences,
    step_moments,
    steps,
)

UNANSWERED = "unanswered"
"""Why a nudge was dropped at whose moment the team was asked to call."""

_is_planned = text("nudges.state = 'planned'")
_DUE = (
    select(nudges)
    .join(participants, participants.c.person_id == nudges.c.participant_id)
    .where(_is_planned, nudges.c.due_at <= bindparam("now"))
    .order_by(nudges.c.due_at, nudges.c.id)
    .limit(bindparam("most"))
    # The participant too: two workers must not say two things of different kinds to one person on one day.
    .with_for_update(of=(nudges, participants), skip_locked=True)
)
_DUE_ONE = _DUE.where(nudges.c.id == bindparam("only"))
_DUE_IDS = (
    select(nudges.c.id)
    .where(_is_planned, nudges.c.due_at <= bindparam("now"))
    .order_by(nudges.c.due_at, nudges.c.id)
    .limit(bindparam("most"))
)
_ONE = nudges.c.id == bindparam("nudge")
_REPLAN = (
    update(nudges)
    .where(_ONE)
    .values(due_at=bindparam("new_due_at"), step_id=bindparam("new_step"), asked_for=bindparam("promise"))
)
_SETTLE_SAID = (
    update(nudges)
    .where(_ONE)
    .values(
        state="sent",
        said_on=bindparam("day"),
        step_id=bindparam("new_step"),
        asked_for=bindparam("promise"),
        settled_at=bindparam("now"),
    )
)
_DROPPED = {"state": "dropped", "dropped_because": bindparam("because"), "settled_at": bindparam("now")}
_DROP = update(nudges).where(_ONE).values(_DROPPED)
_TO_LOOK_AT = (
    select(nudges.c.id)
    .where(
        nudges.c.participant_id == bindparam("participant"),
        _is_planned,
        nudges.c.kind != NudgeKind.RETURN,
        nudges.c.due_at > bindparam("now"),
        or_(
            ~nudges.c.asked_for,
            ~exists().where(steps.c.id == nudges.c.step_id, steps.c.state == StepState.OPEN),
        ),
    )
    # Who holds one at this moment is planning it anew. To wait for them, holding a goal, could be for ever.
    .with_for_update(skip_locked=True)
    .correlate(None)
)
_LOOK_AGAIN = update(nudges).where(nudges.c.id.in_(_TO_LOOK_AT)).values(due_at=bindparam("now"))
_LOOK_AGAIN_AT_FAR = (
    update(nudges)
    .where(
        _is_planned,
        nudges.c.kind != NudgeKind.RETURN,
        ~nudges.c.asked_for,
        nudges.c.due_at > bindparam("beyond"),
    )
    .values(due_at=bindparam("now"))
)
_DROP_ALL = (
    update(nudges).where(nudges.c.participant_id == bindparam("participant"), _is_planned).values(_DROPPED)
)
_of_goal = participants.alias("of_goal")
_first_goal = (
    select(goals.c.id)
    .join(_of_goal, _of_goal.c.person_id == goals.c.participant_id)  # SQLite orders by nothing from outside
    .where(goals.c.participant_id == participants.c.person_id, goals.c.state.in_(COUNTS))
    .order_by(case((goals.c.id == _of_goal.c.focus_goal_id, 0), else_=1), goals.c.id)
    .limit(1)
    .correlate(participants)
    .scalar_subquery()
)
_first_step = (
    select(steps.c.id)
    .where(steps.c.goal_id == _first_goal, steps.c.state == StepState.OPEN)
    .order_by(steps.c.position)
    .limit(1)
    .correlate(participants)
    .scalar_subquery()
)
_earlier = steps.alias("earlier")
_earlier_open = exists().where(
    _earlier.c.goal_id == steps.c.goal_id,
    _earlier.c.state == StepState.OPEN,
    _earlier.c.position < steps.c.position,
)
_planned_step = (
    select(steps.c.id)
    .join(goals, goals.c.id == steps.c.goal_id)
    .join(if_then_plans, if_then_plans.c.step_id == steps.c.id)
    .join(step_moments, step_moments.c.step_id == steps.c.id)
    .where(
        goals.c.participant_id == participants.c.person_id,
        goals.c.state.in_(COUNTS),
        steps.c.state == StepState.OPEN,
        or_(~goals.c.in_order, ~_earlier_open),
    )
    .order_by(steps.c.id)
    .limit(1)
    .correlate(participants)
    .scalar_subquery()
)
_some_step = func.coalesce(_first_step, _planned_step)
"""The same steps that `mentoring.nudge_circumstances.OpenSteps.turns` finds; whose turn it is, the clock finds out."""

_COLUMNS = ("participant_id", "kind", "step_id", "due_at", "asked_for", "state")
_now = bindparam("now", type_=Moment)


def _has_none(kind: NudgeKind) -> ColumnElement[bool]:
    return ~exists().where(
        nudges.c.participant_id == participants.c.person_id, nudges.c.kind == kind, _is_planned
    )


def _lacking(kind: NudgeKind, step: Any, due_at: Any) -> Select[Any]:
    values = (participants.c.person_id, literal(kind.value), step, due_at, literal(False), literal("planned"))
    return select(*values).join(people, people.c.id == participants.c.person_id).where(_has_none(kind))


def _reachable(
    kind: NudgeKind, step: Any, switch: Column[bool], *, unless_chosen: bool = True
) -> Select[Any]:
    return (
        _lacking(kind, step, _now)
        .outerjoin(preferences, preferences.c.person_id == participants.c.person_id)
        .where(
            participants.c.state == ParticipantState.ACTIVE,
            people.c.telegram_id.is_not(None),
            people.c.unreachable_since.is_(None),
            func.coalesce(switch, literal(unless_chosen)),
        )
    )


_no_step = null().cast(Key)
_LACKING = (
    _reachable(NudgeKind.STEP, _some_step, preferences.c.nudges).where(_some_step.is_not(None)),
    _reachable(NudgeKind.OVERVIEW, _no_step, preferences.c.overview),
    _reachable(NudgeKind.CHECK_IN, _no_step, preferences.c.check_in, unless_chosen=False),
    _lacking(NudgeKind.RETURN, _no_step, pauses.c.until)
    .join(pauses, pauses.c.participant_id == participants.c.person_id)
    .where(
        participants.c.state == ParticipantState.PAUSED,
        pauses.c.ended_at.is_(None),
        pauses.c.until.is_not(None),
    ),
)


def _plan(dialect: Any) -> Any:
    planned = dialect.insert(nudges)
    return planned.on_conflict_do_update(
        index_elements=["participant_id", "kind"],
        index_where=text("state = 'planned'"),
        set_={name: planned.excluded[name] for name in ("step_id", "due_at", "asked_for")},
    )


def _fill_in(dialect: Any) -> list[Any]:
    return [
        dialect.insert(nudges).from_select(_COLUMNS, found).on_conflict_do_nothing() for found in _LACKING
    ]


_PLAN = {"sqlite": _plan(sqlite), "postgresql": _plan(postgresql)}
_FILL_IN = {"sqlite": _fill_in(sqlite), "postgresql": _fill_in(postgresql)}


class Nudges:
    """Nudges by their life. Of each kind a participant has at most one that is planned."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def due(self, *, now: datetime, most: int, only: NudgeId | None = None) -> list[PlannedNudge]:
        """Those whose moment is there, held until this piece of work is done, and with them the participants.

        What another worker holds, or somebody who is doing something at this moment, is left for the next round.
        """
        values = {"now": now, "most": most}
        query, values = (_DUE, values) if only is None else (_DUE_ONE, values | {"only": only})
        return [_planned(row) for row in await self._connection.execute(query, values)]

    async def due_ids(self, *, now: datetime, most: int) -> list[NudgeId]:
        """Their numbers, without a look at what they are."""
        found = await self._connection.execute(_DUE_IDS, {"now": now, "most": most})
        return [NudgeId(number) for number in found.scalars()]

    async def plan(
        self,
        participant_id: PersonId,
        kind: NudgeKind,
        due_at: datetime,
        *,
        step_id: StepId | None = None,
        asked_for: bool = False,
    ) -> None:
        """Plan one, in the place of the one of its kind that is planned already."""
        await self._connection.execute(
            _PLAN[self._connection.dialect.name],
            {
                "participant_id": participant_id,
                "kind": kind,
                "step_id": step_id,
                "due_at": due_at,
                "asked_for": asked_for,
                "state": "planned",
            },
        )

    async def replan(
        self, nudge_id: NudgeId, due_at: datetime, *, step_id: StepId | None, asked_for: bool
    ) -> None:
        """Look at one again at another moment."""
        values = {"nudge": nudge_id, "new_due_at": due_at, "new_step": step_id, "promise": asked_for}
        await self._connection.execute(_REPLAN, values)

    async def settle_said(
        self, nudge_id: NudgeId, step_id: StepId | None, *, on: date, asked_for: bool, now: datetime
    ) -> None:
        """It was said, about this step if it is about one, on this day in Amsterdam, as a promise or not."""
        values = {"nudge": nudge_id, "new_step": step_id, "day": on, "promise": asked_for, "now": now}
        await self._connection.execute(_SETTLE_SAID, values)

    async def drop(self, nudge_id: NudgeId, *, because: str, now: datetime) -> None:
        """It makes no sense any more, and why."""
        await self._connection.execute(_DROP, {"nudge": nudge_id, "because": because, "now": now})

    async def drop_planned(self, participant_id: PersonId, *, because: str, now: datetime) -> None:
        """The same for all that is planned for a participant."""
        values = {"participant": participant_id, "because": because, "now": now}
        await self._connection.execute(_DROP_ALL, values)

    async def record_stop(self, nudge: PlannedNudge, *, now: datetime) -> None:
        """At this moment one would have come, and the team was asked to call instead."""
        await self._connection.execute(
            insert(nudges).values(
                participant_id=nudge.participant_id,
                kind=nudge.kind,
                step_id=nudge.step_id,
                due_at=nudge.due_at,
                asked_for=False,
                state="dropped",
                dropped_because=UNANSWERED,
                settled_at=now,
            )
        )

    async def look_again(self, participant_id: PersonId, *, now: datetime) -> None:
        """Let the next round of the clock look at what is planned for a participant. A promise stays as it is, unless
        its step is no longer open.
        """
        await self._connection.execute(_LOOK_AGAIN, {"participant": participant_id, "now": now})

    async def look_again_at_far(self, *, now: datetime, beyond: datetime) -> None:
        """The same for all that is planned for after a moment, whoever it is for. Promises stay."""
        await self._connection.execute(_LOOK_AGAIN_AT_FAR, {"now": now, "beyond": beyond})

    async def fill_in(self, *, now: datetime) -> None:
        """Plan one for everybody who should have one and has none; when exactly is for the next round to find out."""
        for statement in _FILL_IN[self._connection.dialect.name]:
            await self._connection.execute(statement, {"now": now})


def _planned(row: Row[Any]) -> PlannedNudge:
    return PlannedNudge(
        row.id, row.participant_id, NudgeKind(row.kind), row.step_id, row.due_at, row.asked_for
    )
