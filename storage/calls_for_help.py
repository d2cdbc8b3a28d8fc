"""Calls for help: a row each time that one is raised. Never a word of what was written."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.calls_for_help import CallForHelp, CallKind
from mentoring.ids import CallId, PersonId
from storage.tables import Moment, calls_for_help, people

_NOT_TAKEN = calls_for_help.c.taken_at.is_(None)
_OF_PARTICIPANT = calls_for_help.c.participant_id == bindparam("participant")
_ONE_TO_DECIDE = select(calls_for_help).where(calls_for_help.c.id == bindparam("call")).with_for_update()
_LAST_TO_DECIDE = (
    select(calls_for_help)
    .where(_OF_PARTICIPANT)
    .order_by(calls_for_help.c.id.desc())
    .limit(1)
    .with_for_update()
)
_TOGETHER = (
    select(calls_for_help, people.c.first_name)
    .outerjoin(people, people.c.id == calls_for_help.c.taken_by)
    .order_by(calls_for_help.c.id)
)
_OPEN_OF = _TOGETHER.where(_OF_PARTICIPANT, _NOT_TAKEN)
_TAKEN_OF = _TOGETHER.where(_OF_PARTICIPANT, calls_for_help.c.taken_at == bindparam("taken"))
_TAKE = (
    update(calls_for_help)
    .where(_OF_PARTICIPANT, _NOT_TAKEN)
    .values(taken_by=bindparam("by"), taken_at=bindparam("now"))
)
_WHO_WAIT = select(calls_for_help.c.participant_id).where(_NOT_TAKEN).distinct()
_LAST_WORDS = select(func.max(calls_for_help.c.raised_at, type_=Moment)).where(
    _OF_PARTICIPANT, calls_for_help.c.kind == CallKind.WORDS
)


class CallsForHelp:
    """What a participant raised before somebody took it is one call, and goes by the number of the first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self, participant_id: PersonId) -> CallForHelp | None:
        """The last call of a participant, held until this piece of work is done: it may go on."""
        return await self._call(_LAST_TO_DECIDE, participant=participant_id)

    async def to_decide(self, call_id: CallId) -> CallForHelp | None:
        """The call, held until this piece of work is done, so that one person takes it. None when there is none."""
        return await self._call(_ONE_TO_DECIDE, call=call_id)

    async def open_of(self, participant_id: PersonId) -> CallForHelp | None:
        """What a participant raised and nobody has taken."""
        rows = (await self._connection.execute(_OPEN_OF, {"participant": participant_id})).all()
        return _together(rows) if rows else None

    async def who_wait(self) -> list[PersonId]:
        """The participants of whom a call waits for somebody."""
        return [PersonId(number) for number in (await self._connection.execute(_WHO_WAIT)).scalars()]

    async def last_words_at(self, participant_id: PersonId) -> datetime | None:
        """When a participant last wrote that it is too much."""
        at: datetime | None = (
            await self._connection.execute(_LAST_WORDS, {"participant": participant_id})
        ).scalar()
        return at

    async def add(
        self, participant_id: PersonId, kind: CallKind, *, goes_on: CallForHelp | None, now: datetime
    ) -> CallForHelp:
        """Keep that one is raised, as a part of the call that it goes on from. The call as it is then."""
        await self._connection.execute(
            insert(calls_for_help).values(
                participant_id=participant_id,
                kind=kind,
                raised_at=now,
                taken_by=goes_on.taken_by if goes_on else None,
                taken_at=goes_on.taken_at if goes_on else None,
            )
        )
        return await self._of(participant_id, goes_on.taken_at if goes_on else None)

    async def take(self, call: CallForHelp, *, by: PersonId, now: datetime) -> CallForHelp:
        """Somebody gets in touch about all that a participant raised so far. The call as it is then.

        The last one is held first, as by who raises one: what is raised at this moment is among them, or comes after.
        """
        await self._connection.execute(_LAST_TO_DECIDE, {"participant": call.participant_id})
        await self._connection.execute(_TAKE, {"participant": call.participant_id, "by": by, "now": now})
        return await self._of(call.participant_id, now)

    async def _call(self, query: Select[Any], **values: Any) -> CallForHelp | None:
        row = (await self._connection.execute(query, values)).first()
        return None if row is None else await self._of(row.participant_id, row.taken_at)

    async def _of(self, participant_id: PersonId, taken_at: datetime | None) -> CallForHelp:
        values: dict[str, Any] = {"participant": participant_id}
        query = _OPEN_OF
        if taken_at is not None:
            query, values = _TAKEN_OF, values | {"taken": taken_at}
        return _together((await self._connection.execute(query, values)).all())


def _together(rows: Sequence[Row[Any]]) -> CallForHelp:
    first, last = rows[0], rows[-1]
    kinds = {CallKind(row.kind) for row in rows}
    return CallForHelp(
        first.id,
        first.participant_id,
        CallKind.WORDS if CallKind.WORDS in kinds else CallKind.CHECK_IN,
        first.raised_at,
        last.raised_at,
        len(rows),
        first.taken_by,
        first.first_name or "",
        first.taken_at,
    )
