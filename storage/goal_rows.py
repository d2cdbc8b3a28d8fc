"""How goals stand in the tables: the select that every question about goals begins with, and a goal out of its rows."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Row, and_, exists, select

from mentoring.claims import OPEN
from mentoring.goals import Goal, GoalState
from mentoring.ids import PillarKey
from mentoring.refusals import Gone
from mentoring.steps import Step, StepState
from storage.tables import claims, goals, steps

_Row = Row[*tuple[Any, ...]]
COUNTS = (GoalState.AGREED, GoalState.CHANGED)
"""What was agreed on and is under way (`Goal.counts`)."""

OF_NOW = (*COUNTS, GoalState.PROPOSED)
"""What a participant has before them."""

_claimed = (
    exists()
    .where(
        claims.c.goal_id == goals.c.id,
        claims.c.step_id.is_(None),
        claims.c.state.in_(OPEN),
    )
    .correlate(goals)
)
GOALS = select(
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
    goals.c.recognition,
    _claimed,
    steps.c.id,
    steps.c.position,
    steps.c.title,
    steps.c.seen_by,
    steps.c.reward,
    steps.c.state,
    steps.c.done_at,
    steps.c.recognition,
).join_from(
    goals, steps, and_(steps.c.goal_id == goals.c.id, steps.c.state != StepState.DROPPED), isouter=True
)
"""A wish may have no step yet; what was dropped by agreement is part of a goal no more."""

_GOAL_COLUMNS = 18
"""How many columns of `GOALS` are the goal's; the others are one step's."""


def only_goal(rows: Iterable[_Row]) -> Goal:
    """The goal that was asked for. Raises `Gone` when there is none."""
    found = goals_of(rows)
    if not found:
        raise Gone
    return found[0]


def goals_of(rows: Iterable[_Row]) -> list[Goal]:
    """Goals out of their rows, in the order in which these came."""
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
        recognition=first[16],
        claimed=bool(first[17]),
        steps=tuple(_step(row[_GOAL_COLUMNS:]) for row in rows if row[_GOAL_COLUMNS] is not None),
    )


def _step(columns: Any) -> Step:
    step_id, position, title, seen_by, reward, state, done_at, recognition = columns
    return Step(step_id, position, title, seen_by, reward, StepState(state), done_at, recognition)
