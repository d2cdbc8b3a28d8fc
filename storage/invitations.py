"""Invitations by the hash of their token, and the wrong tokens that accounts have tried."""

from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import InvitationId, PersonId, TelegramId
from mentoring.invitations import ATTEMPTS_WITHIN, Invitation
from mentoring.outages import Outage
from mentoring.people import ParticipantState
from storage.tables import invitation_attempts, invitations, participants

_INVITATIONS = select(
    invitations.c.id,
    invitations.c.person_id,
    invitations.c.invited_by,
    invitations.c.expires_at,
    invitations.c.opened_at,
    invitations.c.opened_by,
)
_newer = invitations.alias("newer")
_ENDS = (
    select(invitations.c.id, invitations.c.created_at, invitations.c.expires_at)
    .where(
        invitations.c.opened_by.is_(None),
        invitations.c.expires_at > bindparam("began"),
        invitations.c.created_at < bindparam("ended"),
        # A link that was let go on purpose ended early. It stays ended.
        ~exists().where(_newer.c.person_id == invitations.c.person_id, _newer.c.id > invitations.c.id),
        ~exists().where(
            participants.c.person_id == invitations.c.person_id,
            participants.c.state == ParticipantState.LEFT,
        ),
    )
    .with_for_update(of=invitations)
)
_MOVE_END = (
    update(invitations)
    .where(invitations.c.id == bindparam("invitation"))
    .values(expires_at=bindparam("new_expires_at"))
)


class Invitations:
    """Invitations to open, and wrong attempts to count."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        person_id: PersonId,
        token_hash: str,
        *,
        by: PersonId | None,
        expires_at: datetime,
        now: datetime,
    ) -> InvitationId:
        found = await self._connection.execute(
            insert(invitations)
            .values(
                person_id=person_id,
                invited_by=by,
                token_hash=token_hash,
                created_at=now,
                expires_at=expires_at,
            )
            .returning(invitations.c.id)
        )
        return InvitationId(found.scalar_one())

    async def to_open(self, token_hash: str) -> Invitation | None:
        """The invitation of a token, held until this piece of work is done, so that one account opens it."""
        found = await self._connection.execute(
            _INVITATIONS.where(invitations.c.token_hash == token_hash).with_for_update()
        )
        row = found.first()
        return Invitation(*row) if row else None

    async def save(self, invitation: Invitation) -> None:
        await self._connection.execute(
            update(invitations)
            .where(invitations.c.id == invitation.id)
            .values(
                person_id=invitation.person_id,
                opened_at=invitation.opened_at,
                opened_by=invitation.opened_by,
            )
        )

    async def end_unopened(self, person_id: PersonId, *, now: datetime) -> None:
        """Let links that were not opened expire: a newer one takes their place, or they left."""
        await self._connection.execute(
            update(invitations)
            .where(
                invitations.c.person_id == person_id,
                invitations.c.opened_by.is_(None),
                invitations.c.expires_at > now,
            )
            .values(expires_at=now)
        )

    async def move_along(self, outage: Outage) -> None:
        """Let links that could have been opened during an outage be valid for as long as it took from them."""
        found = await self._connection.execute(_ENDS, {"began": outage.began_at, "ended": outage.ended_at})
        moved = [
            {
                "invitation": row.id,
                "new_expires_at": row.expires_at + (outage.ended_at - max(outage.began_at, row.created_at)),
            }
            for row in found
        ]
        if moved:
            await self._connection.execute(_MOVE_END, moved)

    async def wrong_attempts(self, telegram_id: TelegramId, *, now: datetime) -> int:
        """How many wrong tokens an account tried in the hour before now."""
        found = await self._connection.execute(
            select(func.count())
            .select_from(invitation_attempts)
            .where(
                invitation_attempts.c.telegram_id == telegram_id,
                invitation_attempts.c.attempted_at > now - ATTEMPTS_WITHIN,
            )
        )
        return int(found.scalar_one())

    async def note_wrong_attempt(self, telegram_id: TelegramId, *, now: datetime) -> None:
        """Count a wrong token, and forget the ones of which the hour is over."""
        await self._connection.execute(
            delete(invitation_attempts).where(invitation_attempts.c.attempted_at <= now - ATTEMPTS_WITHIN)
        )
        await self._connection.execute(
            insert(invitation_attempts).values(telegram_id=telegram_id, attempted_at=now)
        )
