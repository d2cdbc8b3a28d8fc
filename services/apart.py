"""What the clock does for many at once: one that can't be read or done stops no other."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

import structlog

from storage.work import Work

Id = TypeVar("Id", bound=int)

_log = structlog.get_logger(__name__)


async def for_all(
    work: Work,
    doing: Callable[[Id | None], Awaitable[None]],
    ids: Callable[[], Awaitable[Sequence[Id]]],
    *,
    of: str,
) -> None:
    """Do something for all that is due, in one go (None). When that breaks off, for each apart.

    What breaks off then is in the log by its number (`of` says of what), and is tried again in the next round.
    """
    if await work.apart(partial(doing, None)) is None:
        return
    for one in await ids():
        await for_one(work, partial(doing, one), of=of, number=one)


async def for_one(work: Work, doing: Callable[[], Awaitable[None]], *, of: str, number: int) -> None:
    """Do something for one of several, apart from the others."""
    error = await work.apart(doing)
    if error is not None:
        _log.error("left for the next round", of=of, id=number, exc_info=error)
