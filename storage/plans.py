"""If-then plans, one for a step at most."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import GoalId, PersonId, StepId
from mentoring.plans import IfThenPlan
from mentoring.steps import StepState
from storage.tables import goals, if_then_plans, steps

_OF_STEP = select(if_then_plans).where(if_then_plans.c.step_id == bindparam("step"))
_STEPS_OF_PEOPLE = (
    select(steps.c.id)
    .join(goals, goals.c.id == steps.c.goal_id)
    .where(
        goals.c.participant_id.in_(bindparam("participants", expanding=True)),
        steps.c.state == StepState.OPEN,
    )
)
_OF_OPEN_STEPS = (
    select(if_then_plans)
    .where(if_then_plans.c.step_id.in_(_STEPS_OF_PEOPLE))
    .order_by(if_then_plans.c.step_id)
)
_OF_GOAL = (
    select(if_then_plans)
    .join(steps, steps.c.id == if_then_plans.c.step_id)
    .where(steps.c.goal_id == bindparam("goal"), steps.c.state != StepState.DROPPED)
    .order_by(steps.c.position)
)
_SAID_BACK = (
    update(if_then_plans).where(if_then_plans.c.step_id == bindparam("step")).values(said_at=bindparam("at"))
)
_TAKE_AWAY = delete(if_then_plans).where(if_then_plans.c.step_id == bindparam("step"))


class IfThenPlans:
    """Plans by their step. Who may see or change one is for the service to say."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_step(self, step_id: StepId) -> IfThenPlan | None:
        """The plan for a step, if there is one."""
        row = (await self._connection.execute(_OF_STEP, {"step": step_id})).first()
        return None if row is None else _plan(row)

    async def of_open_steps(self, participant_ids: Collection[PersonId]) -> Mapping[StepId, IfThenPlan]:
        """The plans of participants, by step, of all their steps that are open."""
        rows = await self._connection.execute(_OF_OPEN_STEPS, {"participants": list(participant_ids)})
        return {row.step_id: _plan(row) for row in rows}

    async def of_goal(self, goal_id: GoalId) -> Mapping[StepId, IfThenPlan]:
        """The plans of a goal, by step, in the order of the steps. Those of dropped steps are left out."""
        return {
            row.step_id: _plan(row) for row in await self._connection.execute(_OF_GOAL, {"goal": goal_id})
        }

    async def save(self, plan: IfThenPlan) -> None:
        """Keep a plan, in the place of the one that its step had."""
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        values = {
            "cue": plan.cue,
            "response": plan.response,
            "made_at": plan.made_at,
            "said_at": plan.said_at,
        }
        await self._connection.execute(
            dialect.insert(if_then_plans)
            .values(step_id=plan.step_id, **values)
            .on_conflict_do_update(index_elements=["step_id"], set_=values)
        )

    async def save_said_back(self, step_id: StepId, *, at: datetime) -> None:
        """They said it back."""
        await self._connection.execute(_SAID_BACK, {"step": step_id, "at": at})

    async def take_away(self, step_id: StepId) -> None:
        """Nothing is left of it."""
        await self._connection.execute(_TAKE_AWAY, {"step": step_id})


def _plan(row: Row[*tuple[Any, ...]]) -> IfThenPlan:
    return IfThenPlan(StepId(row.step_id), row.cue, row.response, row.made_at, row.said_at)
