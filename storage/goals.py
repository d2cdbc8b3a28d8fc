"""Goals with their steps, and what was agreed on."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import OPEN
from mentoring.goals import Draft, Goal, GoalState, Step, StepState
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.refusals import Gone
from storage.tables import agreements, claims, goals, steps

_Row = Row[*tuple[Any, ...]]
_CURRENT = (GoalState.AGREED, GoalState.PROPOSED, GoalState.CHANGED)

_claimed = (
    exists()
    .where(
        claims.c.goal_id == goals.c.id,
        claims.c.step_id.is_(None),
        claims.c.state.in_(OPEN),
    )
    .correlate(goals)
)
_GOALS = (
    select(
        goals.c.id,
        goals.c.participant_id,
        goals.c.pillar,
        goals.c.title,
        goals.c.why,
        goals.c.seen_by,
        goals.c.reward,
        goals.c.due_on,
        goals.c.proposed_by,
        goals.c.proposed_at,
        goals.c.state,
        goals.c.version,
        _claimed,
        steps.c.id,
        steps.c.position,
        steps.c.title,
        steps.c.seen_by,
        steps.c.reward,
        steps.c.state,
        steps.c.done_at,
    )
    .join_from(goals, steps, steps.c.goal_id == goals.c.id)
    .order_by((goals.c.state != GoalState.AGREED), goals.c.id, steps.c.position)
)
_GOAL_COLUMNS = 13
"""How many columns of `_GOALS` are the goal's; the others are one step's."""

_ONE = _GOALS.where(goals.c.id == bindparam("goal"))
_asked = steps.alias("asked")
_WITH_STEP = _GOALS.where(
    goals.c.id == select(_asked.c.goal_id).where(_asked.c.id == bindparam("step")).scalar_subquery()
)
_OF = _GOALS.where(goals.c.participant_id == bindparam("participant"), goals.c.state.in_(_CURRENT))
_HOLD = select(goals.c.id).where(goals.c.id == bindparam("goal")).with_for_update()
_HOLD_WITH_STEP = (
    select(goals.c.id)
    .where(goals.c.id == select(steps.c.goal_id).where(steps.c.id == bindparam("step")).scalar_subquery())
    .with_for_update()
)
_SAVE_GOAL = update(goals).where(goals.c.id == bindparam("goal")).values(state=bindparam("state"))
_SAVE_STEP = (
    update(steps)
    .where(steps.c.id == bindparam("step"))
    .values(state=bindparam("state"), done_at=bindparam("done_at"))
)
_DUE_SINCE = (
    select(goals.c.id, goals.c.due_on)
    .where(goals.c.state.in_(_CURRENT), goals.c.due_on >= bindparam("since"))
    .order_by(goals.c.id)
    .with_for_update()
)
_MOVE_DUE_DATE = update(goals).where(goals.c.id == bindparam("goal")).values(due_on=bindparam("new_due_on"))
_WITH_DATE = (
    select(goals.c.id, goals.c.due_on)
    .where(
        goals.c.participant_id == bindparam("participant"),
        goals.c.state.in_(_CURRENT),
        goals.c.due_on >= bindparam("from_day"),
        goals.c.proposed_at < bindparam("before"),
    )
    .with_for_update()
)
_MOVE_DATE = update(goals).where(goals.c.id == bindparam("goal")).values(due_on=bindparam("new_due_on"))
_COUNT_DONE = (
    select(func.count())
    .select_from(steps.join(goals, goals.c.id == steps.c.goal_id))
    .where(goals.c.participant_id == bindparam("participant"), steps.c.state == StepState.DONE)
)


class Goals:
    """Goals by their life. A read that a decision rests on is `to_decide`; the others only show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, goal_id: GoalId) -> Goal:
        """Raises `Gone` when there is no such goal."""
        return _only(await self._connection.execute(_ONE, {"goal": goal_id}))

    async def with_step(self, step_id: StepId) -> Goal:
        """The goal that a step is part of. Raises `Gone` when there is no such step."""
        return _only(await self._connection.execute(_WITH_STEP, {"step": step_id}))

    async def to_decide(self, goal_id: GoalId) -> Goal:
        """The goal, held until this piece of work is done. Raises `Gone` when there is no such goal.

        It is held first and read after: PostgreSQL would show steps as they were before the wait. In SQLite a
        piece of work holds everything from its start, so there the first statement is spared.
        """
        if self._connection.dialect.name != "sqlite":
            await self._connection.execute(_HOLD, {"goal": goal_id})
        return await self.get(goal_id)

    async def with_step_to_decide(self, step_id: StepId) -> Goal:
        """The goal that a step is part of, held as by `to_decide`. One statement on SQLite, because a
        press of "Gelukt" waits for it.

        Raises:
            Gone: when there is no such step.
        """
        if self._connection.dialect.name != "sqlite":
            await self._connection.execute(_HOLD_WITH_STEP, {"step": step_id})
        return await self.with_step(step_id)

    async def of(self, participant_id: PersonId) -> list[Goal]:
        """A participant's goals of now in one statement: what was agreed first, then what is proposed.

        What was achieved or set aside is not among them.
        """
        return _goals(await self._connection.execute(_OF, {"participant": participant_id}))

    async def add(self, draft: Draft, participant_id: PersonId, *, by: PersonId, now: datetime) -> GoalId:
        """Keep a new proposal, as its first version."""
        found = await self._connection.execute(
            insert(goals)
            .values(participant_id=participant_id, state=GoalState.PROPOSED, **_content(draft, 1, by, now))
            .returning(goals.c.id)
        )
        goal_id = GoalId(found.scalar_one())
        await self._add_steps(goal_id, draft)
        return goal_id

    async def revise(
        self, goal_id: GoalId, draft: Draft, *, version: int, by: PersonId, now: datetime
    ) -> None:
        """Put a new version in the place of a proposal.

        Nobody has claimed a step of something that is only proposed, so its steps are replaced as a whole.
        """
        await self._connection.execute(delete(steps).where(steps.c.goal_id == goal_id))
        await self._connection.execute(
            update(goals).where(goals.c.id == goal_id).values(**_content(draft, version, by, now))
        )
        await self._add_steps(goal_id, draft)

    async def save(self, goal: Goal) -> None:
        """Keep where the goal and its steps are in their lives."""
        await self._connection.execute(_SAVE_GOAL, {"goal": goal.id, "state": goal.state})
        await self._connection.execute(_SAVE_STEP, [_life(step) for step in goal.steps])

    async def save_claimed(self, goal: Goal, step_id: StepId | None) -> None:
        """The same in one statement, after a claim: only this step, or only the goal itself, has changed."""
        if step_id is None:
            await self._connection.execute(_SAVE_GOAL, {"goal": goal.id, "state": goal.state})
        else:
            await self._connection.execute(_SAVE_STEP, _life(goal.step(step_id)))

    async def move_dates(
        self, participant_id: PersonId, *, days: int, from_day: date, proposed_before: datetime
    ) -> None:
        """Let the dates of a participant's goals move along with a time in which nothing ran against them: those from
        a day on, of goals that were there before it.
        """
        values = {"participant": participant_id, "from_day": from_day, "before": proposed_before}
        moved = [
            {"goal": row.id, "new_due_on": row.due_on + timedelta(days=days)}
            for row in (await self._connection.execute(_WITH_DATE, values)).all()
        ]
        if moved and days:
            await self._connection.execute(_MOVE_DATE, moved)

    async def count_done(self, participant_id: PersonId) -> int:
        """How many steps a participant has done, in all their goals."""
        return (await self._connection.execute(_COUNT_DONE, {"participant": participant_id})).scalar_one()

    async def record_agreement(self, goal: Goal, person_id: PersonId, *, at: datetime) -> None:
        """What someone said yes to, word for word, in which version and when."""
        await self._connection.execute(
            insert(agreements).values(
                goal_id=goal.id,
                version=goal.version,
                person_id=person_id,
                agreed_at=at,
                content=goal.content(),
            )
        )

    async def move_due_dates(self, *, since: date, days: int) -> None:
        """Move the dates, from a day on, of goals that are open."""
        found = await self._connection.execute(_DUE_SINCE, {"since": since})
        moved = [{"goal": row.id, "new_due_on": row.due_on + timedelta(days=days)} for row in found]
        if moved:
            await self._connection.execute(_MOVE_DUE_DATE, moved)

    async def agreements(self, goal_id: GoalId) -> list[tuple[int, PersonId, datetime, dict[str, Any]]]:
        """Who agreed to what: version, person, moment and content, in the order in which they said yes."""
        found = await self._connection.execute(
            select(agreements.c.version, agreements.c.person_id, agreements.c.agreed_at, agreements.c.content)
            .where(agreements.c.goal_id == goal_id)
            .order_by(agreements.c.agreed_at, agreements.c.id)
        )
        return [(row[0], PersonId(row[1]), row[2], row[3]) for row in found]

    async def _add_steps(self, goal_id: GoalId, draft: Draft) -> None:
        await self._connection.execute(
            insert(steps),
            [
                {
                    "goal_id": goal_id,
                    "position": position,
                    "title": step.title,
                    "seen_by": step.seen_by,
                    "reward": step.reward,
                    "state": StepState.OPEN,
                }
                for position, step in enumerate(draft.steps, start=1)
            ],
        )


def _content(draft: Draft, version: int, by: PersonId, now: datetime) -> dict[str, Any]:
    return {
        "title": draft.title,
        "pillar": draft.pillar,
        "why": draft.why,
        "seen_by": draft.seen_by,
        "reward": draft.reward,
        "due_on": draft.due_on,
        "version": version,
        "proposed_by": by,
        "proposed_at": now,
    }


def _life(step: Step) -> dict[str, Any]:
    return {"step": step.id, "state": step.state, "done_at": step.done_at}


def _only(rows: Iterable[_Row]) -> Goal:
    found = _goals(rows)
    if not found:
        raise Gone
    return found[0]


def _goals(rows: Iterable[_Row]) -> list[Goal]:
    return [_goal(list(of_one)) for _, of_one in groupby(rows, key=lambda row: row[0])]


def _goal(rows: list[_Row]) -> Goal:
    """One goal out of its rows, one for each step. Read by position: the menu waits for this."""
    first = rows[0]
    return Goal(
        id=first[0],
        participant_id=first[1],
        pillar=PillarKey(first[2]),
        title=first[3],
        why=first[4],
        seen_by=first[5],
        reward=first[6],
        due_on=first[7],
        proposed_by=first[8],
        proposed_at=first[9],
        state=GoalState(first[10]),
        version=first[11],
        claimed=bool(first[12]),
        steps=tuple(_step(row[_GOAL_COLUMNS:]) for row in rows),
    )


def _step(columns: Any) -> Step:
    step_id, position, title, seen_by, reward, state, done_at = columns
    return Step(step_id, position, title, seen_by, reward, StepState(state), done_at)
