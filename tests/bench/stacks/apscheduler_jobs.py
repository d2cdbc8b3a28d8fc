"""Reminders as APScheduler jobs, one each, in its memory store: `python -m … COUNT DUE`. Prints what it cost as JSON.

Added to a scheduler that runs, as a bot would add them. Then `DUE` more fall due in the same second, and the
last of them to run tells how late it was.
"""

import asyncio
import json
import sys
import time
from datetime import UTC, datetime, timedelta

import psutil
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

FAR = datetime(2030, 1, 1, tzinfo=UTC)
_GRACE = 3600
"""Seconds that a job may be late. With the default of one second, those that are later would not run at all."""


async def main(count: int, due: int) -> None:
    """Measure, and print one line."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.start()
    process = psutil.Process()
    before, began = process.memory_info().rss, time.monotonic()
    for number in range(count):
        moment = FAR + timedelta(seconds=number)
        scheduler.add_job(_nothing, DateTrigger(moment, timezone="UTC"), args=[number])
        if number % 1000 == 0:
            await asyncio.sleep(0)
    added, after = time.monotonic(), process.memory_info().rss
    sys.stdout.write(
        json.dumps(
            {
                "add_s": added - began,
                "rss_mib": (after - before) / 1024**2,
                "due_1000_late_ms": await _lateness(scheduler, due),
            }
        )
    )


async def _lateness(scheduler: AsyncIOScheduler, due: int) -> float:
    """How many milliseconds after their moment the last of many jobs of one second runs."""
    moment = datetime.now(UTC) + timedelta(seconds=30)
    late: list[float] = []
    done = asyncio.Event()

    async def remind() -> None:
        late.append((datetime.now(UTC) - moment).total_seconds())
        if len(late) == due:
            done.set()

    for _ in range(due):
        scheduler.add_job(remind, DateTrigger(moment, timezone="UTC"), misfire_grace_time=_GRACE)
    if datetime.now(UTC) >= moment:
        raise RuntimeError("adding them took longer than there was time")
    await asyncio.wait_for(done.wait(), 120)
    return 1000 * max(late)


async def _nothing(number: int) -> None:
    """What would send reminder `number`."""


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
