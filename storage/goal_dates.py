"""The dates of goals, which move along with a time in which nothing ran against anybody: a pause, or an outage."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from storage.goal_rows import OF_NOW
from storage.tables import goals

_SINCE = (
    select(goals.c.id, goals.c.due_on)
    .where(goals.c.state.in_(OF_NOW), goals.c.due_on >= bindparam("since"))
    .order_by(goals.c.id)
    .with_for_update()
)
_OF = _SINCE.where(
    goals.c.participant_id == bindparam("participant"), goals.c.proposed_at < bindparam("before")
)
_MOVE = update(goals).where(goals.c.id == bindparam("goal")).values(due_on=bindparam("new_due_on"))


class GoalDates:
    """Of goals that count or are proposed, each held before its date is moved."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def move_all(self, *, since: date, days: int) -> None:
        """Move everybody's dates from a day on."""
        await self._move(await self._connection.execute(_SINCE, {"since": since}), days)

    async def move_of(
        self, participant_id: PersonId, *, since: date, days: int, proposed_before: datetime
    ) -> None:
        """Move a participant's dates from a day on, of goals that were there before a moment."""
        values = {"participant": participant_id, "since": since, "before": proposed_before}
        await self._move(await self._connection.execute(_OF, values), days)

    async def _move(self, found: Iterable[Row[Any]], days: int) -> None:
        moved = [{"goal": row.id, "new_due_on": row.due_on + timedelta(days=days)} for row in found]
        if moved and days:
            await self._connection.execute(_MOVE, moved)
