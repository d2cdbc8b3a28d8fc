"""The heartbeat: the bot is there when Telegram answers it and the database keeps what it writes.

The poller says when Telegram answered; each round of the ticker keeps it. Whether there was an outage in between is
asked with two clocks (`mentoring.outages`): while this process lives, with the one that never jumps.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock, boot_clock
from mentoring.outages import SHORTEST, OwnBeat
from mentoring.programme import Programme
from services import outages
from storage.database import Database, DatabaseTrouble

IN_TOUCH = timedelta(minutes=2)
"""How long after an answer of Telegram the bot still counts as in touch. A long poll takes fifty seconds at most. A
worker that is not keeps still: another may be.
"""

_log = structlog.get_logger(__name__)


class Heartbeat:
    """What this process knows of its own heartbeats."""

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        programme: Programme,
        steady: Callable[[], float] = boot_clock,
    ) -> None:
        self._database = database
        self._clock = clock
        self._programme = programme
        self._steady = steady
        self._turn = asyncio.Lock()
        self._answered: float | None = None
        """When Telegram last answered, by the steady clock."""

        self._kept: tuple[float, datetime] | None = None
        """Of the last heartbeat that was kept: its moment by the steady clock, and as it was written down."""

    async def answered(self) -> None:
        """Telegram answers. After a silence this is kept at once, before what it gave is handled: then what runs
        against people has moved along.
        """
        before, self._answered = self._answered, self._steady()
        if before is None or self._kept is None or _seconds(before, self._answered) > SHORTEST:
            await self.beat()

    async def beat(self) -> None:
        """Keep a heartbeat, if the bot is in touch with Telegram."""
        async with self._turn:
            if self._answered is None or _seconds(self._answered, self._steady()) > IN_TOUCH:
                return
            try:
                await self._keep(self._answered)
            except DatabaseTrouble as trouble:
                _log.error("heartbeat not kept", kind=str(trouble))
            except Exception as error:  # fetching and ticking go on
                _log.exception("heartbeat not kept", kind=type(error).__name__)

    async def _keep(self, answered: float) -> None:
        now = self._clock()
        at = now - _seconds(answered, self._steady())
        async with self._database.work() as work:
            await outages.beat(work, self._programme, at=at, own=self._own(answered), now=now)
        self._kept = answered, at

    def _own(self, answered: float) -> OwnBeat | None:
        if self._kept is None:
            return None
        kept, at = self._kept
        return OwnBeat(at, _seconds(kept, answered))


def _seconds(since: float, until: float) -> timedelta:
    return timedelta(seconds=until - since)
