"""What must arrive: notices, kept in the piece of work that caused them. How they leave is in `storage.deliveries`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import and_, bindparam, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId, TeamId
from storage.tables import outbox


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
class Entry:
    """One of many notices to people that are put out together. The fields are those of `Outbox.add`."""

    notice: Notice
    to: PersonId
    once: str
    expires_at: datetime | None = None


# Spelled as the index `ix_outbox_open` spells it: SQLite uses a partial index for the same words only.
IS_OPEN = text("outbox.state IN ('waiting', 'sending')")
IS_WAITING = and_(IS_OPEN, outbox.c.state == NoticeState.WAITING)
_ADD = {
    "sqlite": sqlite.insert(outbox).on_conflict_do_nothing(index_elements=["once"]),
    "postgresql": postgresql.insert(outbox).on_conflict_do_nothing(index_elements=["once"]),
}
_STILL_HELD = and_(IS_WAITING, outbox.c.attempts == 0, outbox.c.due_at > bindparam("soon"))
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
        IS_WAITING,
        outbox.c.due_at > bindparam("now"),
    )
    .values(due_at=bindparam("now"))
)
_WITHDRAW = (
    update(outbox)
    .where(outbox.c.once.in_(bindparam("occasions", expanding=True)), IS_WAITING)
    .values(state=NoticeState.EXPIRED, settled_at=bindparam("settled"))
)
_RECALL = _WITHDRAW.returning(outbox.c.once, outbox.c.failure)
_ABOUT = select(outbox.c.about_id).where(
    outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message")
)
_SHOWN_IN = _ABOUT.where(outbox.c.card == bindparam("card"))
_NEWEST = (
    select(outbox.c["values"]).where(outbox.c.card == bindparam("card")).order_by(outbox.c.id.desc()).limit(1)
)
REPEATED = "unknown, repeated"
"""The failure of what was sent again because it is not known whether it arrived."""

LEAVES_SOON = timedelta(seconds=2)
"""A notice due within this may be on its way already in another connection, and is left alone."""


class Outbox:
    """Notices by their state. An addressee is a person or a team; where that is, is looked up when it is sent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.added = False
        """Whether this piece of work put something out, so that the sender need not be woken for nothing."""

        self._listened_for: PersonId | None = None
        self.heard: list[Notice] = []
        """What was put out for the one who is listened for, and leaves now."""

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
        row = _row(notice, now=now, person_id=to, team_id=to_team, once=once, expires_at=expires_at)
        row |= {"card": card, "about_id": about, "due_at": due_at or now}
        added = await self._connection.execute(_ADD[self._connection.dialect.name], row)
        self.added = True
        if to is not None and to == self._listened_for and row["due_at"] <= now and added.rowcount > 0:
            self.heard.append(notice)

    def listen_for(self, person_id: PersonId) -> None:
        """Remember what this piece of work puts out for a participant: who acts for them reads along."""
        self._listened_for = person_id

    async def add_many(self, entries: Collection[Entry], *, now: datetime) -> None:
        """Put out several notices in one statement."""
        rows = [
            _row(each.notice, now=now, person_id=each.to, once=each.once, expires_at=each.expires_at)
            for each in entries
        ]
        if rows:
            await self._connection.execute(_ADD[self._connection.dialect.name], rows)
            self.added = True

    async def withdraw(self, occasions: Collection[str], *, now: datetime) -> None:
        """Let go what was put out for some occasions (`once`) and has not left: it is not true any more."""
        if occasions:
            await self._connection.execute(_WITHDRAW, {"occasions": list(occasions), "settled": now})

    async def recall(self, occasions: Collection[str], *, now: datetime) -> frozenset[str]:
        """The same for what nobody should have heard: those of the occasions that surely nobody has."""
        found = await self._connection.execute(_RECALL, {"occasions": list(occasions), "settled": now})
        return frozenset(once for once, failure in found if failure != REPEATED)

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

    async def newest(self, card: str) -> dict[str, Any] | None:
        """The values of the newest notice with this card; None when there is none, or they have been emptied."""
        values: dict[str, Any] | None = (await self._connection.execute(_NEWEST, {"card": card})).scalar()
        return values

    def look_again(self) -> None:
        """Somebody can be reached from now on: what waited for them leaves after this piece of work."""
        self.added = True

    async def withhold(self, person_id: PersonId, *, urgency: int = 0, now: datetime) -> None:
        """Let go what waits for a person who wants nothing more; with `urgency`, only what is no more urgent."""
        await self._connection.execute(
            update(outbox)
            .where(IS_WAITING, outbox.c.person_id == person_id, outbox.c.urgency >= urgency)
            .values(state=NoticeState.EXPIRED, settled_at=now)
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


def _row(
    notice: Notice,
    *,
    now: datetime,
    person_id: PersonId | None,
    team_id: TeamId | None = None,
    once: str | None,
    expires_at: datetime | None,
) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "team_id": team_id,
        "kind": notice.kind,
        "values": notice.values(),
        "urgency": notice.urgency,
        "card": None,
        "about_id": None,
        "once": once,
        "state": NoticeState.WAITING,
        "created_at": now,
        "due_at": now,
        "expires_at": expires_at,
    }
