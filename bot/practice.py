"""`voetstuk practice`: the room and the bot in one process, talking over HTTP as they would over the
internet.

The bot's clock is the room's clock, which people can move; the bot lives through all the time of a move
before the move is answered. "Opnieuw beginnen" stops the bot, forgets everything that was practised, and starts
anew.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import structlog

from bot.app import Voetstuk
from bot.key_file import add_key
from bot.settings import Settings
from practice.room import Room
from practice.server import RoomServer

Play = Callable[[str, Voetstuk], Awaitable[None]]
"""Plays the sample pilot on the phones of a fresh room: gets the room's address, and the bot that runs."""

_log = structlog.get_logger(__name__)


LONGEST_STEP = 5.0
"""Real seconds that the clock waits for the bot at one step: a fault on request may keep it longer."""


async def live_at(room: Room, bot: Voetstuk, *, seconds: float = LONGEST_STEP) -> None:
    """Let the bot live through one step of a clock that is being moved, and stands still meanwhile."""
    try:
        async with asyncio.timeout(seconds):
            await room.updates.all_taken()
            await bot.catch_up()
    except TimeoutError:
        _log.warning("the clock goes on while the bot is still busy")


class _PaceClock:
    """The clock of Telegram's limits. While it hurries, every look is a minute later, which is longer than any of
    the limits looks back: days of the room's clock then take seconds.
    """

    def __init__(self) -> None:
        self._hurries = False
        self._ahead = 0.0

    def __call__(self) -> float:
        if self._hurries:
            self._ahead += 60.0
        return time.monotonic() + self._ahead

    @contextmanager
    def hurrying(self) -> Iterator[None]:
        """Hurry for as long as the `with` lasts."""
        before, self._hurries = self._hurries, True
        try:
            yield
        finally:
            self._hurries = before


class Practice:
    """The practice room with the bot in it. `announce` gets the lines that tell where everything is."""

    def __init__(
        self,
        settings: Settings,
        *,
        port: int,
        fresh: bool = False,
        with_bot: bool = True,
        play: Play | None = None,
        announce: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._port = port
        self._with_bot = with_bot
        self._play = play
        self._announce = announce
        self._folder = settings.practice_folder
        self._being_played = self._folder / "being-played"
        self._fresh = fresh
        self._is_new = False
        self._pace_clock = _PaceClock()
        self._bot_stop = asyncio.Event()
        self._bot_running: asyncio.Task[None] | None = None
        self._app: Voetstuk | None = None
        self._broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def run_until(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set, or until the bot breaks off, which is raised."""
        is_first = not (self._folder / "room").exists()
        room = Room.open(self._folder / "room")
        try:
            # Only now the folder is surely ours alone, and what is in it may be forgotten.
            self._is_new = is_first or self._fresh or self._being_played.exists()
            if self._is_new:
                self._forget(room)
            if self._is_new and self._with_bot and self._play is not None:
                # Who stops it before the end, or finds the port taken, must still get the sample later.
                self._being_played.touch()
            async with RoomServer(room, port=self._port) as server:
                room.clock.listeners.append(lambda now: self._clock_moved(room))
                room.on_restart = lambda: self._restart(server)
                self._tell(server)
                await self._stay(server, stop)
        finally:
            room.close()

    async def _stay(self, server: RoomServer, stop: asyncio.Event) -> None:
        stopping: asyncio.Future[Any] = asyncio.create_task(stop.wait())
        beginning: asyncio.Future[Any] = asyncio.create_task(self._begin(server))
        broken: asyncio.Future[Any] = self._broken
        try:
            await asyncio.wait([stopping, broken, beginning], return_when=asyncio.FIRST_COMPLETED)
            if beginning.done():
                await beginning
                await asyncio.wait([stopping, broken], return_when=asyncio.FIRST_COMPLETED)
            if broken.done():
                broken.result()
        finally:
            stopping.cancel()
            beginning.cancel()
            await asyncio.gather(beginning, return_exceptions=True)
            await self._stop_bot()

    async def _begin(self, server: RoomServer) -> None:
        await self._start_bot(server)
        if self._is_new:
            await self._play_sample(server)

    def _tell(self, server: RoomServer) -> None:
        self._announce(f"Practice room     {server.url}")
        self._announce(f"Bot API           {server.api_url}")
        self._announce(f"Bot token         {server.room.bot.token}")
        self._announce(
            "Stop with Ctrl-C. What you practised is kept; `voetstuk practice --fresh` starts anew."
        )

    async def _start_bot(self, server: RoomServer) -> None:
        if not self._with_bot:
            return
        room = server.room
        if not self._settings.practice_keys.exists():
            add_key(self._settings.practice_keys)
        settings = self._settings.for_practice(
            api_url=server.api_url, token=room.bot.token, username=room.bot.username
        )
        app = Voetstuk(settings, clock=room.clock.now, pace_clock=self._pace_clock)
        self._bot_stop = asyncio.Event()
        self._bot_running = asyncio.create_task(self._run_bot(app))
        ready = asyncio.create_task(app.is_running.wait())
        await asyncio.wait([ready, self._bot_running], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        self._app = app

    async def _run_bot(self, app: Voetstuk) -> None:
        try:
            async with app:
                await app.run_until(self._bot_stop)
        except Exception as error:
            if not self._broken.done():
                self._broken.set_exception(error)
            raise

    async def _stop_bot(self) -> None:
        self._app = None
        running, self._bot_running = self._bot_running, None
        if running is not None:
            self._bot_stop.set()
            await asyncio.gather(running, return_exceptions=True)

    async def _clock_moved(self, room: Room) -> None:
        if self._app is not None:
            with self._pace_clock.hurrying():
                await live_at(room, self._app)

    async def _restart(self, server: RoomServer) -> None:
        """Everything that was practised is gone; the bot keeps its token."""
        await self._stop_bot()
        self._forget(server.room)
        await self._start_bot(server)
        await self._play_sample(server)

    def _forget(self, room: Room) -> None:
        for kept in _database_files(self._folder):
            with suppress(FileNotFoundError):
                kept.unlink()
        room.clear()

    async def _play_sample(self, server: RoomServer) -> None:
        if self._play is None or self._app is None:
            return
        # Who breaks this off begins anew next time, and not with half a story.
        self._being_played.touch()
        with self._pace_clock.hurrying():
            await self._play(server.url, self._app)
        self._being_played.unlink()
        self._announce("The sample pilot has been played. Open the practice room in a browser.")


def _database_files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("voetstuk.db*") if not path.name.endswith(".lock")]
