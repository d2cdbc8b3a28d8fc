"""What the programme itself keeps sealed: the secret of the fingerprints. With it a wrong key shows at the start."""

import secrets
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sealing import KeyRing, Sealed
from storage.tables import seals

FINGERPRINT = "fingerprint"
"""The secret of the fingerprints of codes. It stays when keys change, or no duplicate would be known any more."""

_SECRET_BYTES = 32

_GET = select(seals.c.key_id, seals.c.sealed).where(seals.c.name == bindparam("seal"))
_KEY_IDS = select(seals.c.key_id)
_ADD = {
    "sqlite": sqlite.insert(seals).on_conflict_do_nothing(index_elements=["name"]),
    "postgresql": postgresql.insert(seals).on_conflict_do_nothing(index_elements=["name"]),
}
_SAVE = (
    update(seals)
    .where(seals.c.name == bindparam("seal"))
    .values(key_id=bindparam("new_key"), sealed=bindparam("new_sealed"))
)


class SealMissing(Exception):
    """What the programme keeps sealed was taken away: without it no duplicate of a code is known any more."""


class Seals:
    """Sealed values by their name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, name: str) -> Sealed | None:
        """As it lies there, for who asks whether it opens."""
        row = (await self._connection.execute(_GET, {"seal": name})).first()
        return Sealed(row.key_id, row.sealed) if row else None

    async def secret(self, keys: KeyRing) -> str:
        """The secret of the fingerprints; made and sealed when there is none yet.

        Raises:
            NotOpened: when these keys do not open it.
        """
        if await self.get(FINGERPRINT) is None:
            await self._add(keys.seal(secrets.token_hex(_SECRET_BYTES), place=place_of(FINGERPRINT)))
        return await self.known_secret(keys)

    async def known_secret(self, keys: KeyRing) -> str:
        """The same, and nothing is made: for who only looks.

        Raises:
            SealMissing: when there is none.
            NotOpened: when these keys do not open it.
        """
        found = await self.get(FINGERPRINT)
        if found is None:
            raise SealMissing
        return keys.open(found, place=place_of(FINGERPRINT))

    async def key_ids(self) -> list[str]:
        """With which keys."""
        return list((await self._connection.execute(_KEY_IDS)).scalars())

    async def seal_again(self, keys: KeyRing) -> bool:
        """Seal the secret with the first key. False when that was so already, or there is none."""
        found = await self.get(FINGERPRINT)
        if found is None or found.key_id == keys.first.id:
            return False
        sealed = keys.seal(keys.open(found, place=place_of(FINGERPRINT)), place=place_of(FINGERPRINT))
        values = {"seal": FINGERPRINT, "new_key": sealed.key_id, "new_sealed": sealed.text}
        await self._connection.execute(_SAVE, values)
        return True

    async def _add(self, sealed: Sealed) -> None:
        row: dict[str, Any] = {"name": FINGERPRINT, "key_id": sealed.key_id, "sealed": sealed.text}
        await self._connection.execute(_ADD[self._connection.dialect.name], row)


def place_of(name: str) -> str:
    """To which place a value is bound."""
    return f"seals:{name}:sealed"
