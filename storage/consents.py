"""What participants agreed to."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.consents import Consent
from mentoring.ids import PersonId
from storage.tables import consents


class Consents:
    """Every yes, by the person who said it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, consent: Consent) -> None:
        await self._connection.execute(
            insert(consents).values(
                person_id=consent.person_id,
                version=consent.version,
                text=consent.text,
                agreed_at=consent.agreed_at,
                recorded_by=consent.recorded_by,
            )
        )

    async def of(self, person_id: PersonId) -> list[Consent]:
        """Everything a person agreed to, oldest first."""
        found = await self._connection.execute(
            select(
                consents.c.person_id,
                consents.c.version,
                consents.c.text,
                consents.c.agreed_at,
                consents.c.recorded_by,
            )
            .where(consents.c.person_id == person_id)
            .order_by(consents.c.id)
        )
        return [Consent(*row) for row in found]
