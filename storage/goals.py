"""Goals with their steps, and what was agreed on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import OPEN
from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.goal_versions import VersionState
from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.money import Cents
from mentoring.refusals import Gone
from mentoring.steps import NEW_STEP, Step, StepState
from storage.tables import agreements, claims, goal_versions, goals, participants, steps

_Row = Row[*tuple[Any, ...]]
COUNTS = (GoalState.AGREED, GoalState.CHANGED)
"""What was agreed on and is under way (`Goal.counts`)."""

_CURRENT = (*COUNTS, GoalState.PROPOSED)

_claimed = (
    exists()
    .where(
        claims.c.goal_id == goals.c.id,
        claims.c.step_id.is_(None),
        claims.c.state.in_(OPEN),
    )
    .correlate(goals)
)
_GOALS = select(
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
    goals.c.agreed_version,
    goals.c.in_order,
    goals.c.voice,
    goals.c.achieved_at,
    _claimed,
    steps.c.id,
    steps.c.position,
    steps.c.title,
    steps.c.seen_by,
    steps.c.reward,
    steps.c.state,
    steps.c.done_at,
).join_from(
    goals, steps, and_(steps.c.goal_id == goals.c.id, steps.c.state != StepState.DROPPED), isouter=True
)
"""A wish may have no step yet; what was dropped by agreement is part of a goal no more."""

_GOAL_COLUMNS = 17
"""How many columns of `_GOALS` are the goal's; the others are one step's."""

_focus = (
    select(participants.c.focus_goal_id)
    .where(participants.c.person_id == goals.c.participant_id)
    .correlate(goals)
    .scalar_subquery()
)
IN_FOCUS = and_(goals.c.id == _focus, goals.c.state.in_(COUNTS))
"""A goal that no longer counts is not the one in focus, whatever was chosen before."""

_place = case((IN_FOCUS, 0), (goals.c.state.in_(COUNTS), 1), else_=2)
_ONE = _GOALS.where(goals.c.id == bindparam("goal")).order_by(steps.c.position)
_ALL = _GOALS.order_by(goals.c.id, steps.c.position)
_asked = steps.alias("asked")
_WITH_STEP = _GOALS.where(
    goals.c.id == select(_asked.c.goal_id).where(_asked.c.id == bindparam("step")).scalar_subquery()
).order_by(steps.c.position)
_OF = _GOALS.where(goals.c.participant_id == bindparam("participant"), goals.c.state.in_(_CURRENT)).order_by(
    _place, goals.c.id, steps.c.position
)
_taken_back = and_(
    exists()
    .where(
        goal_versions.c.goal_id == goals.c.id,
        goal_versions.c.version == goals.c.version,
        goal_versions.c.state == VersionState.WITHDRAWN,
    )
    .correlate(goals),
    ~exists().where(agreements.c.goal_id == goals.c.id).correlate(goals),
)
_EARLIER_OF = _GOALS.where(
    goals.c.participant_id == bindparam("participant"),
    goals.c.state.in_([GoalState.ACHIEVED, GoalState.SET_ASIDE]),
    ~_taken_back,
).order_by(func.coalesce(goals.c.achieved_at, goals.c.proposed_at).desc(), goals.c.id, steps.c.position)
_COUNT_ACTIVE = select(func.count()).where(
    goals.c.participant_id == bindparam("participant"), goals.c.state.in_(COUNTS)
)
_HOLD = select(goals.c.id).where(goals.c.id == bindparam("goal")).with_for_update()
_HOLD_WITH_STEP = (
    select(goals.c.id)
    .where(goals.c.id == select(steps.c.goal_id).where(steps.c.id == bindparam("step")).scalar_subquery())
    .with_for_update()
)
_SAVE_GOAL = (
    update(goals)
    .where(goals.c.id == bindparam("goal"))
    .values(
        state=bindparam("new_state"),
        version=bindparam("new_version"),
        agreed_version=bindparam("new_agreed_version"),
        achieved_at=bindparam("new_achieved_at"),
    )
)
_DROP_STEPS = (
    update(steps)
    .where(
        steps.c.goal_id == bindparam("goal"),
        steps.c.state == StepState.OPEN,
        steps.c.id.not_in(bindparam("kept", expanding=True)),
    )
    .values(state=StepState.DROPPED)
)
_CHANGE_STEP = (
    update(steps)
    .where(steps.c.id == bindparam("step"))
    .values(
        position=bindparam("new_position"),
        title=bindparam("new_title"),
        seen_by=bindparam("new_seen_by"),
        reward=bindparam("new_reward"),
    )
)
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
        """A participant's goals of now in one statement: the one in focus first, then what counts, then what is only
        proposed. What was achieved or set aside is not among them.
        """
        return _goals(await self._connection.execute(_OF, {"participant": participant_id}))

    async def all(self) -> list[Goal]:
        """Every goal there is, for the check."""
        return _goals(await self._connection.execute(_ALL))

    async def earlier_of(self, participant_id: PersonId) -> list[Goal]:
        """What a participant achieved or set aside, the newest first. A first proposal that was taken back before
        anybody agreed to it is not among them.
        """
        return _goals(await self._connection.execute(_EARLIER_OF, {"participant": participant_id}))

    async def count_active(self, participant_id: PersonId) -> int:
        """How many goals of a participant count now."""
        return (await self._connection.execute(_COUNT_ACTIVE, {"participant": participant_id})).scalar_one()

    async def add(self, draft: Draft, participant_id: PersonId, *, by: PersonId, now: datetime) -> Goal:
        """Keep a new proposal."""
        content = {name: getattr(draft, name) for name in _CONTENT}
        return await self._add(content, draft.steps, participant_id, by=by, now=now)

    async def add_wish(self, wish: Wish, participant_id: PersonId, *, now: datetime) -> Goal:
        """Keep what a participant wants. How both will see it, and what it earns, is not said yet."""
        content = {"title": wish.title, "pillar": wish.pillar, "why": wish.why, "voice": wish.voice}
        unclear = {"seen_by": "", "reward": Cents(0)}
        drafts = [StepDraft(title, "", Cents(0)) for title in wish.steps]
        return await self._add(content | unclear, drafts, participant_id, by=participant_id, now=now)

    async def save(self, goal: Goal) -> None:
        """Keep where the goal and its steps are in their lives, and which of its versions counts."""
        await self._connection.execute(_SAVE_GOAL, _goal_life(goal))
        if goal.steps:
            await self._connection.execute(_SAVE_STEP, [_life(step) for step in goal.steps])

    async def save_content(self, goal: Goal) -> Goal:
        """Put a version in the place of the one before it. Open steps that are not in it are dropped, what was claimed
        or done stays (`Goal.as_in`). Gives the goal as it is kept now, with the numbers of new steps.
        """
        content = {name: getattr(goal, name) for name in (*_CONTENT, "voice", "proposed_by", "proposed_at")}
        await self._connection.execute(update(goals).where(goals.c.id == goal.id).values(**content))
        await self._connection.execute(_SAVE_GOAL, _goal_life(goal))
        known = [step for step in goal.steps if step.id != NEW_STEP]
        await self._connection.execute(_DROP_STEPS, {"goal": goal.id, "kept": [step.id for step in known]})
        if known:
            await self._connection.execute(_CHANGE_STEP, [_changed(step) for step in known])
        await self._add_steps(goal.id, [step for step in goal.steps if step.id == NEW_STEP])
        return await self.get(goal.id)

    async def save_claimed(self, goal: Goal, step_id: StepId | None) -> None:
        """The same in one statement, after a claim: only this step, or only the goal itself, has changed."""
        if step_id is None:
            await self._connection.execute(_SAVE_GOAL, _goal_life(goal))
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

    async def move_due_dates(self, *, since: date, days: int) -> None:
        """Move the dates, from a day on, of goals that are open."""
        found = await self._connection.execute(_DUE_SINCE, {"since": since})
        moved = [{"goal": row.id, "new_due_on": row.due_on + timedelta(days=days)} for row in found]
        if moved:
            await self._connection.execute(_MOVE_DUE_DATE, moved)

    async def _add(
        self,
        content: Mapping[str, Any],
        drafts: Sequence[StepDraft],
        participant_id: PersonId,
        *,
        by: PersonId,
        now: datetime,
    ) -> Goal:
        proposed = {"state": GoalState.PROPOSED, "version": 1, "proposed_by": by, "proposed_at": now}
        found = await self._connection.execute(
            insert(goals).values(participant_id=participant_id, **content, **proposed).returning(goals.c.id)
        )
        goal_id = GoalId(found.scalar_one())
        await self._add_steps(
            goal_id, [_new_step(place, draft) for place, draft in enumerate(drafts, start=1)]
        )
        return await self.get(goal_id)

    async def _add_steps(self, goal_id: GoalId, new: Sequence[Step]) -> None:
        rows = [
            {
                "goal_id": goal_id,
                "position": step.position,
                "title": step.title,
                "seen_by": step.seen_by,
                "reward": step.reward,
                "state": step.state,
            }
            for step in new
        ]
        if rows:
            await self._connection.execute(insert(steps), rows)


_CONTENT = ("title", "pillar", "why", "seen_by", "reward", "due_on", "in_order")
"""Of a draft and of a goal alike: what they say, but for their steps."""


def _new_step(place: int, draft: StepDraft) -> Step:
    return Step(NEW_STEP, place, draft.title, draft.seen_by, draft.reward)


def _goal_life(goal: Goal) -> dict[str, Any]:
    return {
        "goal": goal.id,
        "new_state": goal.state,
        "new_version": goal.version,
        "new_agreed_version": goal.agreed_version,
        "new_achieved_at": goal.achieved_at,
    }


def _changed(step: Step) -> dict[str, Any]:
    return {
        "step": step.id,
        "new_position": step.position,
        "new_title": step.title,
        "new_seen_by": step.seen_by,
        "new_reward": step.reward,
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
    """One goal out of its rows, one for each step, or one without. Read by position: the menu waits for this."""
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
        agreed_version=first[12],
        in_order=first[13],
        voice=first[14],
        achieved_at=first[15],
        claimed=bool(first[16]),
        steps=tuple(_step(row[_GOAL_COLUMNS:]) for row in rows if row[_GOAL_COLUMNS] is not None),
    )


def _step(columns: Any) -> Step:
    step_id, position, title, seen_by, reward, state, done_at = columns
    return Step(step_id, position, title, seen_by, reward, StepState(state), done_at)
