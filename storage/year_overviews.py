"""What the yearly overview of a participant is made of: the entries of their own money, and what they did."""

from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import PersonId
from mentoring.ledger import Account, Entry, balance, chosen
from mentoring.money import Cents
from mentoring.year_overviews import Deed
from storage.tables import appointments, claims, goals, ledger, people, steps

_ENTRIES = (
    select(
        ledger.c.cause,
        ledger.c.source,
        ledger.c.target,
        ledger.c.amount,
        ledger.c.decided_by,
        ledger.c.booked_at,
    )
    .where(
        or_(
            ledger.c.source.in_(bindparam("accounts", expanding=True)),
            ledger.c.target.in_(bindparam("accounts", expanding=True)),
        )
    )
    .order_by(ledger.c.id)
)
_CLAIMED = (
    select(claims.c.id, func.coalesce(steps.c.title, goals.c.title).label("title"))
    .outerjoin(steps, steps.c.id == claims.c.step_id)
    .join(goals, goals.c.id == claims.c.goal_id)
    .where(claims.c.participant_id == bindparam("participant"))
)
_KEPT = (
    select(
        appointments.c.id,
        func.coalesce(appointments.c.title, "").label("title"),
        people.c.first_name.label("mentor"),
    )
    .join(people, people.c.id == appointments.c.mentor_id)
    .where(appointments.c.participant_id == bindparam("participant"))
)


class YearOverviews:
    """Only reads, and of one participant at a time."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def entries(self, participant_id: PersonId) -> list[Entry]:
        """All that moved what is in the participant's spaarpot, or what they picked, in the order of the ledger."""
        accounts = [str(balance(participant_id)), str(chosen(participant_id))]
        found = await self._connection.execute(_ENTRIES, {"accounts": accounts})
        return [_entry(row) for row in found]

    async def deeds(self, participant_id: PersonId) -> dict[str, Deed]:
        """What they did, by what it causes in the ledger ("claim:42")."""
        who = {"participant": participant_id}
        claimed = await self._connection.execute(_CLAIMED, who)
        found = {f"claim:{row.id}": Deed(row.title) for row in claimed}
        kept = await self._connection.execute(_KEPT, who)
        return found | {f"appointment:{row.id}": Deed(row.title, row.mentor) for row in kept}


def _entry(row: Any) -> Entry:
    return Entry(
        cause=row.cause,
        source=Account.named(row.source),
        target=Account.named(row.target),
        amount=Cents(row.amount),
        decided_by=row.decided_by,
        booked_at=row.booked_at,
    )
