"""The bridges of participants: one that is open at most, and those of before, which nothing changes."""

from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.bridge import Assessment, Rating
from mentoring.ids import AssessmentId, PersonId, PillarKey
from mentoring.refusals import Gone
from storage.tables import bridge_assessments, bridge_ratings

_Row = Row[*tuple[Any, ...]]
_IS_OPEN = bridge_assessments.c.finished_at.is_(None)
_ALL = (
    select(bridge_assessments, bridge_ratings)
    .join_from(
        bridge_assessments,
        bridge_ratings,
        bridge_ratings.c.assessment_id == bridge_assessments.c.id,
        isouter=True,
    )
    .order_by(bridge_assessments.c.began_at.desc(), bridge_assessments.c.id.desc(), bridge_ratings.c.position)
)
_ONE = _ALL.where(bridge_assessments.c.id == bindparam("assessment"))
_OF = _ALL.where(bridge_assessments.c.participant_id == bindparam("participant"))
_FINISHED_OF = _OF.where(~_IS_OPEN)
_OPEN_OF = _OF.where(_IS_OPEN)
_HOLD = (
    select(bridge_assessments.c.id)
    .where(bridge_assessments.c.id == bindparam("assessment"))
    .with_for_update()
)
_BEGIN = {
    name: dialect.insert(bridge_assessments).on_conflict_do_nothing(
        index_elements=["participant_id"], index_where=_IS_OPEN
    )
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


def _rate(dialect: Any) -> Any:
    added = dialect.insert(bridge_ratings)
    names = ("position", "name", "level", "levels", "words", "rated_at")
    changed = {name: added.excluded[name] for name in names}
    return added.on_conflict_do_update(index_elements=["assessment_id", "pillar"], set_=changed)


_RATE = {"sqlite": _rate(sqlite), "postgresql": _rate(postgresql)}
_FINISH = (
    update(bridge_assessments)
    .where(bridge_assessments.c.id == bindparam("assessment"), _IS_OPEN)
    .values(finished_at=bindparam("now"))
)
_LET_GO_RATINGS = delete(bridge_ratings).where(bridge_ratings.c.assessment_id == bindparam("assessment"))
_LET_GO = delete(bridge_assessments).where(bridge_assessments.c.id == bindparam("assessment"), _IS_OPEN)


class Bridges:
    """Assessments with their ratings."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, participant_id: PersonId, *, by: PersonId, now: datetime) -> bool:
        """Open one. False when there is an open one already, which then stays."""
        values = {"participant_id": participant_id, "began_by": by, "began_at": now}
        added = await self._connection.execute(_BEGIN[self._connection.dialect.name], values)
        return added.rowcount > 0

    async def open_of(self, participant_id: PersonId) -> Assessment | None:
        """The one that a participant has open."""
        found = await self._found(_OPEN_OF, {"participant": participant_id})
        return found[0] if found else None

    async def finished_of(self, participant_id: PersonId) -> list[Assessment]:
        """Those that are finished, the newest first."""
        return await self._found(_FINISHED_OF, {"participant": participant_id})

    async def get(self, assessment_id: AssessmentId) -> Assessment:
        """Raises `Gone` when there is no such assessment."""
        found = await self._found(_ONE, {"assessment": assessment_id})
        if not found:
            raise Gone
        return found[0]

    async def to_decide(self, assessment_id: AssessmentId) -> Assessment:
        """The same, held until this piece of work is done."""
        await self._connection.execute(_HOLD, {"assessment": assessment_id})
        return await self.get(assessment_id)

    async def save(self, assessment_id: AssessmentId, rating: Rating) -> None:
        """Keep an answer, in the place of the one of before for this pillar."""
        values = {
            "assessment_id": assessment_id,
            "pillar": rating.pillar,
            "position": rating.position,
            "name": rating.name,
            "level": rating.level,
            "levels": rating.levels,
            "words": rating.words,
            "rated_at": rating.rated_at,
        }
        await self._connection.execute(_RATE[self._connection.dialect.name], values)

    async def finish(self, assessment_id: AssessmentId, *, now: datetime) -> None:
        """From now on it is what it is."""
        await self._connection.execute(_FINISH, {"assessment": assessment_id, "now": now})

    async def let_go(self, assessment_id: AssessmentId) -> None:
        """Forget an open one with its answers: its participant would rather begin anew."""
        await self._connection.execute(_LET_GO_RATINGS, {"assessment": assessment_id})
        await self._connection.execute(_LET_GO, {"assessment": assessment_id})

    async def _found(self, query: Any, values: dict[str, Any]) -> list[Assessment]:
        rows = (await self._connection.execute(query, values)).all()
        return [_assessment(list(same)) for _, same in groupby(rows, key=lambda row: row.id)]


def _assessment(rows: list[_Row]) -> Assessment:
    first = rows[0]
    return Assessment(
        AssessmentId(first.id),
        PersonId(first.participant_id),
        first.began_at,
        first.finished_at,
        tuple(_rating(row) for row in rows if row.pillar is not None),
    )


def _rating(row: _Row) -> Rating:
    return Rating(
        PillarKey(row.pillar), row.position, row.name, row.level, row.levels, row.words, row.rated_at
    )
