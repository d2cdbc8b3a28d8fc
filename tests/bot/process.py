"""The bot as a process of its own, that can be killed at any moment and started again on the same data."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0


class BotProcess:
    """`voetstuk run` with the settings of a test. `output` is what it wrote so far."""

    def __init__(self, settings: Settings, **more: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VOETSTUK_")}
        self._environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "VOETSTUK_BOT_TOKEN": settings.token or "",
            "VOETSTUK_BOT_USERNAME": settings.bot_username,
            "VOETSTUK_BOT_API_URL": settings.bot_api_url,
            "VOETSTUK_DATA_FOLDER": str(settings.data_folder),
            "VOETSTUK_MESSAGES_PER_SECOND": str(settings.messages_per_second),
            "VOETSTUK_POLL_SECONDS": "10",
            **more,
        }
        self._folder = settings.data_folder
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._written = asyncio.Event()
        self.output = ""

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self, *arguments: str) -> None:
        """Start it, and go on at once."""
        self.output = ""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *(arguments or ("run",)),
            env=self._environment,
            cwd=self._folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.create_task(self._read(self._process))

    async def writes(self, text: str) -> None:
        """Wait until it has written this."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while text not in self.output:
                if not self.is_running:
                    raise AssertionError(f"it ended, and wrote: {self.output}")
                self._written.clear()
                await self._written.wait()

    async def kill(self) -> None:
        """End it at once, in the middle of whatever it does (SIGKILL)."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to end (SIGTERM), and give back its exit code."""
        return await self._end(signal.SIGTERM)

    async def ends(self) -> int:
        """Wait until it ends by itself, and give back its exit code."""
        if self._process is None or self._reading is None:
            raise RuntimeError("it was not started")
        async with asyncio.timeout(PATIENCE_SECONDS):
            code = await self._process.wait()
            await self._reading
        return code

    async def _end(self, number: signal.Signals) -> int:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
        return await self.ends()

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            self.output += line.decode(errors="replace")
            self._written.set()
        self._written.set()


@asynccontextmanager
async def running(settings: Settings, **more: str) -> AsyncIterator[BotProcess]:
    """The bot running, until the `async with` ends."""
    process = BotProcess(settings, **more)
    await process.start()
    try:
        await process.writes("running")
        yield process
    finally:
        if process.is_running:
            await process.kill()
        sys.stdout.write(process.output)


async def killed_during(
    process: BotProcess, doing: Callable[[], Awaitable[Any]], *, after_seconds: float
) -> None:
    """Kill it some time after people began to do something, and start it again.

    The moment is the subject of the test here, so this is the one place where a test waits for a time.
    """
    acting = asyncio.ensure_future(doing())
    await asyncio.sleep(after_seconds)
    await process.kill()
    await acting
    await process.start()
    await process.writes("running")
