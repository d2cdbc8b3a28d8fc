"""What must arrive: notices, kept in the piece of work that caused them and delivered after it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import BigInteger, and_, bindparam, case, func, null, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, TeamId, TelegramId
from storage.tables import Moment, outbox, people, teams


class NoticeState(StrEnum):
    """A notice's life. `unknown`: the request left and no answer came; it may or may not have arrived."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    EXPIRED = "expired"


class Notice(Protocol):
    """What the outbox needs of a notice; `messages.base.Notice` is one."""

    @property
    def kind(self) -> str: ...

    @property
    def urgency(self) -> int: ...

    def values(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Posting:
    """A notice on its way. `address` is the chat it goes to. `shown_as` is the message that shows the same
    card already, to be edited in place. `failure` is what came of the attempt before, if there was one.
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
# Spelled as the index `ix_outbox_open` spells it: SQLite uses a partial index for the same words only.
_is_open = text("outbox.state IN ('waiting', 'sending')")
_is_waiting = and_(_is_open, outbox.c.state == NoticeState.WAITING)
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
        _is_waiting,
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
    )
    .join(_lines, _lines.c.id == outbox.c.id)
    .where(_lines.c.place == 1, outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.urgency, outbox.c.id)
    .limit(bindparam("most"))
)
_NEXT_DUE = (
    select(func.min(outbox.c.due_at, type_=Moment))
    .select_from(_addressed)
    .where(_is_waiting, _reachable, outbox.c.due_at > bindparam("now"))
)
_MARK_SENDING = (
    update(outbox).where(outbox.c.id.in_(bindparam("rows", expanding=True))).values(state=NoticeState.SENDING)
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
_ADD = {
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(index_elements=["once"]),
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(index_elements=["once"]),
}
_STILL_HELD = and_(_is_waiting, outbox.c.attempts == 0, outbox.c.due_at > bindparam("soon"))
_REVISE = (
    update(outbox)
    .where(outbox.c.once == bindparam("occasion"), _STILL_HELD)
    .values(
        {"kind": bindparam("new_kind"), "values": bindparam("new_values"), "due_at": bindparam("new_due_at")}
    )
)
_HOLD = (
    update(outbox)
    .where(outbox.c.once == bindparam("occasion"), _STILL_HELD)
    .values(due_at=bindparam("new_due_at"))
)
_LET_GO = (
    update(outbox)
    .where(
        outbox.c.person_id == bindparam("person"),
        outbox.c.kind.in_(bindparam("kinds", expanding=True)),
        _is_waiting,
        outbox.c.due_at > bindparam("now"),
    )
    .values(due_at=bindparam("now"))
)
_ABOUT = select(outbox.c.about_id).where(
    outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message")
)
_SHOWN_IN = _ABOUT.where(outbox.c.card == bindparam("card"))
LEAVES_SOON = timedelta(seconds=2)
"""A notice due within this may be on its way already in another connection, and is left alone."""

_SETTLED = frozenset({NoticeState.SENT, NoticeState.FAILED, NoticeState.UNKNOWN, NoticeState.EXPIRED})


class Outbox:
    """Notices by their state. An addressee is a person or a team; where that is, is looked up when it is sent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.added = False
        """Whether this piece of work put something out, so that the sender need not be woken for nothing."""

    async def add(
        self,
        notice: Notice,
        *,
        to: PersonId | None = None,
        to_team: TeamId | None = None,
        now: datetime,
        card: str | None = None,
        about: PersonId | None = None,
        once: str | None = None,
        due_at: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Put out a notice, to a person or to a team's admin chat.

        `card`: what it shows; a later notice with the same card replaces it in place. `about`: the
        participant whom a reply to it reaches. `once`: what makes it one occasion; a second one is passed
        over. After `expires_at` it is better unsaid.
        """
        await self._connection.execute(
            _ADD[self._connection.dialect.name],
            {
                "person_id": to,
                "team_id": to_team,
                "kind": notice.kind,
                "values": notice.values(),
                "urgency": notice.urgency,
                "card": card,
                "about_id": about,
                "once": once,
                "state": NoticeState.WAITING,
                "created_at": now,
                "due_at": due_at or now,
                "expires_at": expires_at,
            },
        )
        self.added = True

    async def revise(self, once: str, notice: Notice, *, due_at: datetime, now: datetime) -> bool:
        """Put another notice in the place of one that is held for later. False when that one has left, or is
        about to.
        """
        changed = await self._connection.execute(
            _REVISE,
            {
                "occasion": once,
                "soon": now + LEAVES_SOON,
                "new_kind": notice.kind,
                "new_values": notice.values(),
                "new_due_at": due_at,
            },
        )
        self.added = True
        return changed.rowcount > 0

    async def hold(self, once: str, *, until: datetime, now: datetime) -> None:
        """Let a notice that is held for later wait until another moment, if it has not left."""
        await self._connection.execute(
            _HOLD, {"occasion": once, "soon": now + LEAVES_SOON, "new_due_at": until}
        )
        self.added = True

    async def let_go(self, kinds: Collection[str], *, to: PersonId, now: datetime) -> None:
        """Let what is held of these kinds for a person leave now."""
        await self._connection.execute(_LET_GO, {"kinds": list(kinds), "person": to, "now": now})
        self.added = True

    async def is_shown_in(self, card: str, chat_id: int, message_id: int) -> bool:
        """Whether a message is the one in which later notices with this card replace it."""
        values = {"card": card, "chat": chat_id, "message": message_id}
        return (await self._connection.execute(_SHOWN_IN, values)).first() is not None

    def look_again(self) -> None:
        """Somebody can be reached from now on: what waited for them leaves after this piece of work."""
        self.added = True

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

    async def mark_sending(self, rows: Collection[int]) -> None:
        """Write down that these leave, before they do: what is found so after a crash may or may not have arrived."""
        await self._connection.execute(_MARK_SENDING, {"rows": list(rows)})

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
            select(*columns).where(_is_open, outbox.c.state == NoticeState.SENDING)
        )
        return [Left(*row) for row in found]

    async def expire(self, *, now: datetime) -> None:
        """Let go what is better unsaid by now, also for people who can't be reached."""
        await self._connection.execute(
            update(outbox)
            .where(_is_waiting, outbox.c.expires_at <= now)
            .values(state=NoticeState.EXPIRED, settled_at=now)
        )

    async def withhold(self, person_id: PersonId, *, now: datetime) -> None:
        """Let go what waits for a person who wants nothing more."""
        await self._connection.execute(
            update(outbox)
            .where(_is_waiting, outbox.c.person_id == person_id)
            .values(state=NoticeState.EXPIRED, settled_at=now)
        )

    async def empty_values(self, *, before: datetime) -> None:
        """Empty the values, which may name people, of what was settled before a moment."""
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.settled_at < before, outbox.c["values"].is_not(None))
            .values({"values": null()})
        )

    async def not_yet(self, occasions: Collection[str]) -> list[str]:
        """Those of some occasions (`once`) for which nothing has been put out so far."""
        if not occasions:
            return []
        found = await self._connection.execute(select(outbox.c.once).where(outbox.c.once.in_(occasions)))
        known = set(found.scalars())
        return [occasion for occasion in occasions if occasion not in known]

    async def about(self, chat_id: int, message_id: int) -> PersonId | None:
        """The participant whom a message of ours in a chat is about, so that a reply to it reaches them."""
        found = await self._connection.execute(_ABOUT, {"chat": chat_id, "message": message_id})
        return found.scalar()
