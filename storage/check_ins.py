"""Check-ins: how participants said that it goes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.check_ins import CheckIn, Face
from mentoring.ids import CheckInId, NudgeId, PersonId
from mentoring.nudges import NudgeKind
from storage.tables import check_ins, nudges

_ONE = check_ins.c.id == bindparam("check_in")
_GET = select(check_ins).where(_ONE).with_for_update()
_LAST = (
    select(check_ins)
    .where(check_ins.c.participant_id == bindparam("participant"))
    .order_by(check_ins.c.id.desc())
    .limit(1)
)
_WRITE = update(check_ins).where(_ONE).values(words=bindparam("said"))
_SHARE = update(check_ins).where(_ONE).values(shared_at=bindparam("now"))
_ASKED = select(nudges.c.settled_at).where(
    nudges.c.id == bindparam("nudge"),
    nudges.c.participant_id == bindparam("participant"),
    nudges.c.kind == NudgeKind.CHECK_IN,
    nudges.c.state == "sent",
)


class CheckIns:
    """Answers of participants, each to one asking."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def asked_at(self, nudge_id: NudgeId, participant_id: PersonId) -> datetime | None:
        """When a participant was asked; None when it was not them, or not this."""
        found = await self._connection.execute(_ASKED, {"nudge": nudge_id, "participant": participant_id})
        at: datetime | None = found.scalar()
        return at

    async def last(self, participant_id: PersonId) -> CheckIn | None:
        """The last answer of a participant."""
        row = (await self._connection.execute(_LAST, {"participant": participant_id})).first()
        return _check_in(row) if row else None

    async def add(self, participant_id: PersonId, face: Face, *, now: datetime) -> CheckInId:
        """Keep an answer."""
        added = await self._connection.execute(
            insert(check_ins)
            .values(participant_id=participant_id, face=face.value, words="", answered_at=now)
            .returning(check_ins.c.id)
        )
        return CheckInId(added.scalar_one())

    async def to_decide(self, check_in_id: CheckInId) -> CheckIn | None:
        """One answer, held until this piece of work is done."""
        row = (await self._connection.execute(_GET, {"check_in": check_in_id})).first()
        return _check_in(row) if row else None

    async def write(self, check_in_id: CheckInId, words: str) -> None:
        """Keep the sentence that goes with an answer."""
        await self._connection.execute(_WRITE, {"check_in": check_in_id, "said": words})

    async def share(self, check_in_id: CheckInId, *, now: datetime) -> None:
        """The mentor is told, with consent."""
        await self._connection.execute(_SHARE, {"check_in": check_in_id, "now": now})


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(row.id, row.participant_id, Face(row.face), row.words, row.answered_at, row.shared_at)
