"""The keys that seal codes: whether they open what is there, which are still in use, and sealing anew."""

from dataclasses import dataclass

from storage.sealing import NotOpened
from storage.work import Work

AT_ONCE = 500
"""Codes sealed anew in one piece of work: short enough that nobody waits, and what is done stays done."""


class WrongKeys(Exception):
    """The keys do not open what is sealed in this database."""


@dataclass(frozen=True, slots=True)
class KeyUse:
    """One key: how many sealed values need it, and whether it is in the ring."""

    id: str
    values: int
    is_known: bool
    is_first: bool


async def unlock(work: Work) -> None:
    """Before anything else is done: see that the keys open what is there. In a new database they become its keys.

    Raises:
        NoKeys: when there are none.
        WrongKeys: when something is sealed with a key that is not there.
    """
    try:
        await work.seals.secret(work.ring)
    except NotOpened:
        raise WrongKeys from None
    if any(not use.is_known for use in await in_use(work)):
        raise WrongKeys


async def in_use(work: Work) -> list[KeyUse]:
    """Every key that is in the ring or sealed something; the one that seals comes first."""
    ring = work.keys.ids if work.keys else ()
    counts = await work.vouchers.key_ids()
    for key_id in await work.seals.key_ids():
        counts[key_id] = counts.get(key_id, 0) + 1
    return [
        KeyUse(key_id, counts.get(key_id, 0), key_id in ring, key_id == next(iter(ring), None))
        for key_id in dict.fromkeys([*ring, *sorted(counts)])
    ]


async def rotate(work: Work) -> int:
    """Seal some of what another key seals with the first one. Gives back how many; none when all is done.

    Whoever breaks it off, or does it again, loses nothing: each piece of work is whole.

    Raises:
        NoKeys, NotOpened: when there are none, or something does not open. Nothing of this piece is changed then.
    """
    ring = work.ring
    done = await work.vouchers.seal_again(most=AT_ONCE)
    return done + int(await work.seals.seal_again(ring))
