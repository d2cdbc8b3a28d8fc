"""The metronome: every fifteen seconds, what falls due by the clock is looked up in the database and done.

APScheduler only beats the time. It remembers nothing: a job of its own that is more than a second late it
drops, and a daily one drifts an hour when the clocks change. What is due, and whether it was done, says the
database.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.clock import Clock
from mentoring.programme import Programme
from services.ticks import Tick
from storage.database import Database, DatabaseTrouble

SECONDS = 15

_log = structlog.get_logger(__name__)


class Ticker:
    """Runs the ticks, each in a piece of work of its own: an error in one stops no other."""

    def __init__(
        self,
        database: Database,
        ticks: Sequence[Tick],
        *,
        clock: Clock,
        programme: Programme,
        beat: Callable[[], Awaitable[None]],
        after_round: Callable[[], None],
        heartbeat: Path,
    ) -> None:
        """`beat` begins each round: what falls due may have moved along with an outage. `heartbeat` is a file that is
        touched at the end of each, for who watches from outside.
        """
        self._database = database
        self._ticks = ticks
        self._clock = clock
        self._programme = programme
        self._beat = beat
        self._after_round = after_round
        self._heartbeat = heartbeat
        self._turn = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin, with a first round at once: something may have fallen due while we were away. From then on the beat
        is on the full quarters of the minute, so that what is promised for 18:00 is put out at 18:00 and not later.
        """
        self._scheduler.add_job(self.tick, misfire_grace_time=None)
        self._scheduler.add_job(
            self.tick,
            CronTrigger(second=f"*/{SECONDS}", timezone="UTC"),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """End after the round that is going on."""
        async with self._turn:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """One round, now. Rounds never overlap."""
        async with self._turn:
            await self._beat()
            now = self._clock()
            for tick in self._ticks:
                try:
                    async with self._database.work() as work:
                        await tick(work, self._programme, now)
                except Exception as error:
                    _log.exception("tick broke off", tick=tick.__name__, kind=type(error).__name__)
            if now.minute == 0:
                await self._tidy()
            self._heartbeat.touch()
            self._after_round()

    async def _tidy(self) -> None:
        """In the first minute of each hour, after `services.forgetting` has let go of what it may."""
        try:
            await self._database.tidy()
        except DatabaseTrouble as trouble:
            _log.warning("database not tidied", kind=str(trouble))
