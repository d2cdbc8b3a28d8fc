"""The bot as a process of its own, that can be killed at any moment and started again on the same data."""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.__main__ import main as bot_main
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0


_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.cli", __name__])
"""To load the bot takes a second. A server of forks loads it once, for every process that is started again."""


class Forked:
    """A process that is a copy of one that has loaded the bot: all that `start` does after that is real."""

    def __init__(self, arguments: Sequence[str], environment: dict[str, str], folder: Path) -> None:
        reading, writing = os.pipe()
        with Connection(writing, readable=False) as output:
            self._process = _FORKS.Process(
                target=_be_the_bot, args=(output, arguments, environment, folder), daemon=True
            )
            self._process.start()
        self._reading = reading

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    async def output(self) -> asyncio.StreamReader:
        """What it writes, until it has ended."""
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(self._reading, "rb"))
        return reader

    def send_signal(self, number: int) -> None:
        if self._process.pid is not None:
            os.kill(self._process.pid, number)

    async def wait(self) -> int:
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        return self._process.exitcode or 0


def _be_the_bot(
    output: Connection, arguments: Sequence[str], environment: dict[str, str], folder: Path
) -> None:
    """Be `python -m bot` with these arguments, in the new process."""
    for standard in (1, 2):
        os.dup2(output.fileno(), standard)
    output.close()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["bot", *arguments]
    bot_main()


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
            "VOETSTUK_KEYS": settings.keys.get_secret_value() if settings.keys else "",
            "VOETSTUK_MESSAGES_PER_SECOND": str(settings.messages_per_second),
            "VOETSTUK_POLL_SECONDS": "10",
            **more,
        }
        self._folder = settings.data_folder
        self._process: asyncio.subprocess.Process | Forked | None = None
        self._reading: asyncio.Task[None] | None = None
        self._written = asyncio.Event()
        self.output = ""

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def start(self, *arguments: str) -> None:
        """Start it, and go on at once."""
        self.output = ""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *(arguments or ("run",)),
            env=self._environment,
            cwd=self._folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert process.stdout is not None
        self._process, self._reading = process, asyncio.create_task(self._read(process.stdout))

    async def start_again(self) -> None:
        """The same, sooner: it was loaded before."""
        self.output = ""
        forked = Forked(["run"], self._environment, self._folder)
        self._process, self._reading = forked, asyncio.create_task(self._read(await forked.output()))

    async def writes(self, text: str, *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until it has written this."""
        async with asyncio.timeout(seconds):
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

    async def _read(self, output: asyncio.StreamReader) -> None:
        while line := await output.readline():
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
    await process.start_again()
    await process.writes("running")
