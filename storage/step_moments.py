"""When participants would like a nudge for a step."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, StepId
from mentoring.step_moments import Rhythm
from storage.tables import goals, step_moments, steps

_OF = (
    select(goals.c.participant_id, step_moments.c.step_id, step_moments.c.weekdays, step_moments.c.at)
    .join_from(step_moments, steps, steps.c.id == step_moments.c.step_id)
    .join(goals, goals.c.id == steps.c.goal_id)
    .where(goals.c.participant_id.in_(bindparam("participants", expanding=True)))
    .order_by(step_moments.c.chosen_at)
)


class StepMoments:
    """Chosen moments, one for each step at most."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def save(self, step_id: StepId, rhythm: Rhythm, *, now: datetime) -> None:
        """Keep what was chosen for a step, in the place of what was chosen before."""
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        values = {
            "weekdays": list(rhythm.weekdays),
            "at": rhythm.at.isoformat("minutes"),
            "chosen_at": now,
        }
        await self._connection.execute(
            dialect.insert(step_moments)
            .values(step_id=step_id, **values)
            .on_conflict_do_update(index_elements=["step_id"], set_=values)
        )

    async def of(self, participant_ids: Collection[PersonId]) -> Mapping[PersonId, dict[StepId, Rhythm]]:
        """What participants chose, by step, the last choice last."""
        found: dict[PersonId, dict[StepId, Rhythm]] = defaultdict(dict)
        for row in await self._connection.execute(_OF, {"participants": list(participant_ids)}):
            found[row.participant_id][row.step_id] = _rhythm(row)
        return found


def _rhythm(row: Row[*tuple[Any, ...]]) -> Rhythm:
    return Rhythm(tuple(row.weekdays), time.fromisoformat(row.at), chosen=True)
