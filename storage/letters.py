"""Letters between participants and mentors, in the order in which they were written."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import LetterId, PersonId
from mentoring.letters import Content, Written
from storage.tables import letters

_LAST = (
    select(letters.c.author_id, letters.c.written_at)
    .where(letters.c.participant_id == bindparam("participant"))
    .order_by(letters.c.id.desc())
    .limit(1)
)


class Letters:
    """What was written between one participant and the team. Files stay with Telegram; we keep their ids."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, participant_id: PersonId, content: Content, *, by: PersonId, now: datetime
    ) -> LetterId:
        """Keep a letter of a participant, or of staff to one."""
        found = await self._connection.execute(
            insert(letters)
            .values(
                participant_id=participant_id,
                author_id=by,
                kind=content.kind,
                text=content.text or None,
                file_id=content.file_id,
                written_at=now,
            )
            .returning(letters.c.id)
        )
        return LetterId(found.scalar_one())

    async def last(self, participant_id: PersonId) -> Written | None:
        """Who wrote the newest letter in this conversation, and when."""
        row = (await self._connection.execute(_LAST, {"participant": participant_id})).first()
        return Written(PersonId(row.author_id), row.written_at) if row else None
