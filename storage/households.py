"""Who shares a yearly limit. Who lives alone has no household; one that nobody is left in stays, for the audit log."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import HouseholdId, PersonId
from storage.tables import households, participants

_OF = select(participants.c.household_id).where(participants.c.person_id == bindparam("participant"))
_TO_DECIDE = (
    select(participants.c.person_id, participants.c.household_id)
    .where(participants.c.person_id.in_(bindparam("people", expanding=True)))
    .order_by(participants.c.person_id)
    .with_for_update()
)
_MEMBERS = (
    select(participants.c.person_id)
    .where(participants.c.household_id == bindparam("household"))
    .order_by(participants.c.person_id)
)
_ADD = insert(households).returning(households.c.id)
_SAVE = (
    update(participants)
    .where(participants.c.person_id.in_(bindparam("people", expanding=True)))
    .values(household_id=bindparam("joins", type_=BigInteger))
)


class Households:
    """Each participant lives in one household, or in none."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, participant_id: PersonId) -> HouseholdId | None:
        """Where a participant lives, to look at."""
        found = await self._connection.execute(_OF, {"participant": participant_id})
        return found.scalar()

    async def to_decide(self, people: Collection[PersonId]) -> dict[PersonId, HouseholdId | None]:
        """Where each of these lives, held until this piece of work is done; always in the same order."""
        found = await self._connection.execute(_TO_DECIDE, {"people": list(people)})
        return {PersonId(row.person_id): row.household_id for row in found}

    async def members(self, household_id: HouseholdId) -> list[PersonId]:
        """Who lives in it."""
        found = await self._connection.execute(_MEMBERS, {"household": household_id})
        return [PersonId(person_id) for person_id in found.scalars()]

    async def add(self, *, by: PersonId, now: datetime) -> HouseholdId:
        """A new one, in which nobody lives yet."""
        return HouseholdId(
            (await self._connection.execute(_ADD, {"made_at": now, "made_by": by})).scalar_one()
        )

    async def save(self, people: Collection[PersonId], household_id: HouseholdId | None) -> None:
        """From now on these live in it; None: in none."""
        await self._connection.execute(_SAVE, {"people": list(people), "joins": household_id})
