"""Invitations: a link for one person, for one account, for a short time.

The link carries 256 random bits; only their hash is kept, so that neither the database nor a backup can be
used to join in somebody's place.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from mentoring.ids import InvitationId, PersonId, TelegramId
from mentoring.refusals import Refusal

TOKEN_BYTES = 32
"""256 bits. As text 43 characters, which fits the 64 of a deep link (Bot API, "Deep linking")."""

MOST_ATTEMPTS = 5
"""Wrong tokens from one account within `ATTEMPTS_WITHIN`; after that the account hears nothing."""

ATTEMPTS_WITHIN = timedelta(hours=1)


class Expired(Refusal):
    """An invitation is opened for the first time after its last moment."""


class UsedByAnother(Refusal):
    """An invitation is opened by a second account. It belongs to the first."""


class ForAnother(Refusal):
    """Someone whom the roster knows opens an invitation that was made for another person."""


class UnknownInvitation(Refusal):
    """A token belongs to no invitation: it was mistyped, cut off, or guessed."""


class TooManyAttempts(Refusal):
    """An account tried `MOST_ATTEMPTS` wrong tokens within the hour. Whatever it tries now is not even looked at."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """One link. `invited_by` is None when it was made on the command line."""

    id: InvitationId
    person_id: PersonId
    invited_by: PersonId | None
    expires_at: datetime
    opened_at: datetime | None = None
    opened_by: TelegramId | None = None

    def open(self, *, by: TelegramId, now: datetime) -> "Invitation":
        """Bind it to the first account that opens it. The same account may open it again, at any time.

        Raises:
            UsedByAnother: when another account was first.
            Expired: when nobody opened it in time.
        """
        if self.opened_by == by:
            return self
        if self.opened_by is not None:
            raise UsedByAnother
        if now >= self.expires_at:
            raise Expired
        return replace(self, opened_at=now, opened_by=by)

    def made_for(self, person_id: PersonId) -> "Invitation":
        """The account turned out to be someone on the staff already, who takes the invited one's place."""
        return replace(self, person_id=person_id)


def new_token() -> str:
    """A token that nobody can guess, in characters that a link may carry."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token. It needs no salt: 256 random bits can't be tried one by one."""
    return sha256(token.encode()).hexdigest()


def require_attempts_left(wrong_attempts: int) -> None:
    """Raises `TooManyAttempts` when an account has had its wrong attempts of this hour."""
    if wrong_attempts >= MOST_ATTEMPTS:
        raise TooManyAttempts
