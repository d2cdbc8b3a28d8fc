"""Goals with their steps, and what was agreed on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.goal_versions import VersionState
from mentoring.goals import Goal, GoalState, new_step
from mentoring.ids import GoalId, PersonId, StepId
from mentoring.money import Cents
from mentoring.steps import NEW_STEP, Step, StepState
from storage.goal_rows import COUNTS, GOALS, OF_NOW, goals_of, only_goal
from storage.tables import agreements, goal_versions, goals, participants, steps

_focus = (
    select(participants.c.focus_goal_id)
    .where(participants.c.person_id == goals.c.participant_id)
    .correlate(goals)
    .scalar_subquery()
)
_IN_FOCUS = and_(goals.c.id == _focus, goals.c.state.in_(COUNTS))
"""A goal that no longer counts is not the one in focus, whatever was chosen before."""

_place = case((_IN_FOCUS, 0), (goals.c.state.in_(COUNTS), 1), else_=2)
_ONE = GOALS.where(goals.c.id == bindparam("goal")).order_by(steps.c.position)
_ALL = GOALS.order_by(goals.c.id, steps.c.position)
_asked = steps.alias("asked")
_WITH_STEP = GOALS.where(
    goals.c.id == select(_asked.c.goal_id).where(_asked.c.id == bindparam("step")).scalar_subquery()
).order_by(steps.c.position)
_OF = GOALS.where(goals.c.participant_id == bindparam("participant"), goals.c.state.in_(OF_NOW)).order_by(
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
_EARLIER_OF = GOALS.where(
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
        recognition=bindparam("new_recognition"),
    )
)
_SAVE_STEP = (
    update(steps)
    .where(steps.c.id == bindparam("step"))
    .values(state=bindparam("state"), done_at=bindparam("done_at"))
)


class Goals:
    """Goals by their life. A read that a decision rests on is `to_decide`; the others only show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, goal_id: GoalId) -> Goal:
        """Raises `Gone` when there is no such goal."""
        return only_goal(await self._connection.execute(_ONE, {"goal": goal_id}))

    async def with_step(self, step_id: StepId) -> Goal:
        """The goal that a step is part of. Raises `Gone` when there is no such step."""
        return only_goal(await self._connection.execute(_WITH_STEP, {"step": step_id}))

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
        return goals_of(await self._connection.execute(_OF, {"participant": participant_id}))

    async def all(self) -> list[Goal]:
        """Every goal there is, for the check."""
        return goals_of(await self._connection.execute(_ALL))

    async def earlier_of(self, participant_id: PersonId) -> list[Goal]:
        """What a participant achieved or set aside, the newest first. A first proposal that was taken back before
        anybody agreed to it is not among them.
        """
        return goals_of(await self._connection.execute(_EARLIER_OF, {"participant": participant_id}))

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
            goal_id, [new_step(place, draft) for place, draft in enumerate(drafts, start=1)]
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
                "recognition": step.recognition,
                "state": step.state,
            }
            for step in new
        ]
        if rows:
            await self._connection.execute(insert(steps), rows)


_CONTENT = ("title", "pillar", "why", "seen_by", "reward", "due_on", "in_order", "recognition")
"""Of a draft and of a goal alike: what they say, but for their steps."""


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
        "new_recognition": step.recognition,
    }


def _life(step: Step) -> dict[str, Any]:
    return {"step": step.id, "state": step.state, "done_at": step.done_at}
