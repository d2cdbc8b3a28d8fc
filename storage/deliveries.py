"""Notices on their way: what may leave, what left, and what came of it. What is put out is in `storage.outbox`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, case, false, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, TeamId, TelegramId
from storage.outbox import IS_OPEN, IS_WAITING, REPEATED, NoticeState
from storage.tables import Moment, outbox, people, preferences, teams


@dataclass(frozen=True, slots=True)
class Posting:
    """A notice on its way. `address` is the chat it goes to. `shown_as` is the message that shows the same
    card already, to be edited in place. `failure` is what came of the attempt before, if there was one. `calm`:
    who reads it wants no emoji and no pictures of ours.
    """

    id: int
    kind: str
    values: dict[str, Any]
    urgency: int
    address: TelegramId
    person_id: PersonId | None
    team_id: TeamId | None
    about_id: PersonId | None
    card: str | None
    attempts: int
    created_at: datetime
    expires_at: datetime | None
    failure: str | None
    shown_as: int | None
    calm: bool


@dataclass(frozen=True, slots=True)
class Left:
    """A notice that was leaving when the process ended."""

    id: int
    kind: str
    person_id: PersonId | None
    team_id: TeamId | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a posting: its new state, and where it arrived. One that waits again has the moment in
    `due_at`. `failure` is a kind of error, never its text.
    """

    id: int
    state: NoticeState
    chat_id: int | None = None
    message_id: int | None = None
    failure: str | None = None
    due_at: datetime | None = None


MOST_IN_LINE = 5
"""After so many attempts, later notices for the same chat no longer wait for this one."""

_address = func.coalesce(people.c.telegram_id, teams.c.chat_id)
_addressed = outbox.outerjoin(people, people.c.id == outbox.c.person_id).outerjoin(
    teams, teams.c.id == outbox.c.team_id
)
_reachable = and_(_address.is_not(None), people.c.unreachable_since.is_(None))
_lines = (
    select(
        outbox.c.id,
        _address.label("address"),
        func.row_number()
        .over(partition_by=_address, order_by=(outbox.c.urgency, outbox.c.id))
        .label("place"),
    )
    .select_from(_addressed)
    .where(
        IS_WAITING,
        _reachable,
        _address.not_in(bindparam("busy", expanding=True)),
        or_(outbox.c.due_at <= bindparam("now"), outbox.c.attempts.between(1, MOST_IN_LINE)),
    )
    .subquery("lines")
)
_earlier = outbox.alias("earlier")
_shown_as = (
    select(_earlier.c.message_id)
    .where(
        _earlier.c.card == outbox.c.card,
        _earlier.c.id < outbox.c.id,
        _earlier.c.message_id.is_not(None),
        _earlier.c.chat_id == _lines.c.address,
    )
    .order_by(_earlier.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_DUE = (
    select(
        outbox.c.id,
        outbox.c.kind,
        outbox.c["values"],
        outbox.c.urgency,
        _lines.c.address,
        outbox.c.person_id,
        outbox.c.team_id,
        outbox.c.about_id,
        outbox.c.card,
        outbox.c.attempts,
        outbox.c.created_at,
        outbox.c.expires_at,
        outbox.c.failure,
        case((outbox.c.card.is_(None), None), else_=_shown_as),
        func.coalesce(preferences.c.calm, false()),
    )
    .join(_lines, _lines.c.id == outbox.c.id)
    .outerjoin(preferences, preferences.c.person_id == outbox.c.person_id)
    .where(_lines.c.place == 1, outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.urgency, outbox.c.id)
    .limit(bindparam("most"))
)
_NEXT_DUE = (
    select(func.min(outbox.c.due_at, type_=Moment))
    .select_from(_addressed)
    .where(IS_WAITING, _reachable, outbox.c.due_at > bindparam("now"))
)
_MARK_SENDING = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("rows", expanding=True)), outbox.c.state == NoticeState.WAITING)
    .values(state=NoticeState.SENDING)
    .returning(outbox.c.id)
)
_EXPIRE = (
    update(outbox)
    .where(IS_WAITING, outbox.c.expires_at <= bindparam("now"))
    .values(state=NoticeState.EXPIRED, settled_at=bindparam("now"))
    .returning(outbox.c.once, outbox.c.failure)
)
_RECORD = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state=bindparam("new_state"),
        chat_id=func.coalesce(bindparam("arrived_in", type_=BigInteger), outbox.c.chat_id),
        message_id=func.coalesce(bindparam("arrived_as", type_=BigInteger), outbox.c.message_id),
        failure=bindparam("error_kind"),
        due_at=func.coalesce(bindparam("again_at", type_=Moment), outbox.c.due_at),
        settled_at=bindparam("settled"),
        attempts=outbox.c.attempts + 1,
    )
)
_SETTLED = frozenset({NoticeState.SENT, NoticeState.FAILED, NoticeState.UNKNOWN, NoticeState.EXPIRED})


class Deliveries:
    """Notices by their state, for who delivers them. Where an addressee is, is looked up when a notice leaves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def due(self, *, now: datetime, busy: Collection[int] = (), most: int) -> list[Posting]:
        """What may leave now, most urgent first: at most one for each chat, and none for chats that are `busy`.

        One for each chat keeps its order: the next leaves when this one is done. A notice that waits for
        another attempt is waited for by the ones after it, up to `MOST_IN_LINE` attempts.
        """
        found = await self._connection.execute(_DUE, {"now": now, "busy": list(busy) or [0], "most": most})
        return [Posting(*row) for row in found]  # type: ignore[call-arg]

    async def next_due(self, *, now: datetime) -> datetime | None:
        """When the next one that waits for its moment may leave; None when nothing waits."""
        moment: datetime | None = (await self._connection.execute(_NEXT_DUE, {"now": now})).scalar()
        return moment

    async def mark_sending(self, rows: Collection[int]) -> frozenset[int]:
        """Write down that these leave, before they do: what is found so after a crash may or may not have arrived.

        Those that another process took first are not among the answer.
        """
        return frozenset((await self._connection.execute(_MARK_SENDING, {"rows": list(rows)})).scalars())

    async def record(self, outcomes: Collection[Outcome], *, now: datetime) -> None:
        """Write down what came of postings."""
        await self._connection.execute(
            _RECORD,
            [
                {
                    "row": outcome.id,
                    "new_state": outcome.state,
                    "arrived_in": outcome.chat_id,
                    "arrived_as": outcome.message_id,
                    "error_kind": outcome.failure,
                    "again_at": outcome.due_at,
                    "settled": now if outcome.state in _SETTLED else None,
                }
                for outcome in outcomes
            ],
        )

    async def left_in_sending(self) -> list[Left]:
        """What was leaving when the process ended: it may or may not have arrived."""
        columns = (outbox.c.id, outbox.c.kind, outbox.c.person_id, outbox.c.team_id, outbox.c.failure)
        found = await self._connection.execute(
            select(*columns).where(IS_OPEN, outbox.c.state == NoticeState.SENDING)
        )
        return [Left(*row) for row in found]

    async def expire(self, *, now: datetime) -> list[str]:
        """Let go what is better unsaid by now, also for people who can't be reached.

        Gives back the occasions of what surely has not arrived.
        """
        found = await self._connection.execute(_EXPIRE, {"now": now})
        return [once for once, failure in found if once is not None and failure != REPEATED]

    async def empty_values(self, *, before: datetime) -> None:
        """Empty the values, which may name people, of what was settled before a moment."""
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.settled_at < before, outbox.c["values"].is_not(None))
            .values({"values": null()})
        )
