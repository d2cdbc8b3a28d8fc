"""The whole bot put together: from settings to a running house, and down again without losing anything."""

import asyncio
from collections.abc import Coroutine
from importlib.metadata import version
from typing import Any, Self

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock, system_clock
from bot.dispatcher import Dispatcher
from bot.gateway import Gateway
from bot.heartbeat import Heartbeat
from bot.introduction import Introduction
from bot.pace import Monotonic, Pace
from bot.poller import Poller, TokenRefused
from bot.reading_aloud import ReadingAloud
from bot.sender import Sender
from bot.settings import Settings
from bot.telegram_http import AiohttpRequest, Call
from bot.ticker import Ticker
from mentoring.programme import Programme
from messages.catalogue import Catalogue, read_catalogue
from messages.house import load_all
from services import keys
from services.ticks import TICKS
from storage.database import Database, open_database
from storage.migrate import migrate

VERSION = version("voetstuk")

_FINISH_SECONDS = 10.0
"""How long the end waits for what is under way: long enough for an answer, short enough for systemd."""

_LONGEST_PAUSE = 30.0

_log = structlog.get_logger(__name__)


class NoToken(Exception):
    """There is no bot token in the settings, so there is no bot to run."""


class Voetstuk:
    """The bot of one municipality. `async with` opens and closes the database and the connection to Telegram."""

    def __init__(
        self, settings: Settings, *, clock: Clock = system_clock, pace_clock: Monotonic | None = None
    ) -> None:
        if settings.token is None:
            raise NoToken
        self._settings = settings
        self._clock = clock
        self._pace_clock = pace_clock
        self._request = AiohttpRequest(
            proxy=settings.proxy.get_secret_value() if settings.proxy is not None else None
        )
        self._bot = Bot(
            settings.token,
            base_url=f"{settings.bot_api_url}/bot",
            base_file_url=f"{settings.bot_api_url}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )
        self._running: _Running | None = None
        self.is_running = asyncio.Event()
        """Set while updates are fetched and handled."""

    async def __aenter__(self) -> Self:
        load_all()
        self._settings.data_folder.mkdir(parents=True, exist_ok=True)
        self.database = open_database(self._settings.database_address, self._settings.key_ring)
        try:
            await migrate(self.database)
            async with self.database.work() as work:
                await keys.unlock(work)
        except BaseException:
            await self.database.close()
            raise
        await self._request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._request.shutdown()
        await self.database.close()

    def programme(self, bot_username: str) -> Programme:
        """What the services know of the municipality, for who plays a part in its own process."""
        return self._settings.programme(bot_username)

    async def catch_up(self) -> None:
        """Handle what has come in, do what is due now, and deliver what that puts out: the clock is being moved."""
        if self._running is not None:
            await self._running.catch_up()

    async def run_until(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set. What is being handled then is finished, and what has left is written down.

        Raises:
            TokenRefused: when Telegram does not know the token.
        """
        username = await self._meet(stop)
        if username is None:
            return
        pace = Pace(self._settings.messages_per_second, self._pace_clock)
        running = _Running(
            self._settings,
            self._bot,
            Call(self._request, self._bot.base_url, self._bot.base_file_url),
            self.database,
            username,
            clock=self._clock,
            pace=pace,
        )
        await running.start()
        self._running = running
        self.is_running.set()
        _log.info("running", version=VERSION, bot=username)
        try:
            await running.until(stop)
        finally:
            self.is_running.clear()
            self._running = None
            await running.finish()
            _log.info("stopped")

    async def _meet(self, stop: asyncio.Event) -> str | None:
        """Make contact with Telegram, and learn the bot's name there. None when stopped before, also when an answer
        that does not come is being waited for.
        """
        meeting = asyncio.create_task(self._until_met())
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([meeting, stopping], return_when=asyncio.FIRST_COMPLETED)
            return meeting.result() if meeting.done() else None
        finally:
            meeting.cancel()
            stopping.cancel()
            await asyncio.gather(meeting, stopping, return_exceptions=True)

    async def _until_met(self) -> str | None:
        pause = 1.0
        while True:
            try:
                # With a webhook set, Telegram gives no updates to who asks for them.
                await self._bot.delete_webhook()
                return self._settings.bot_username.removeprefix("@") or (await self._bot.get_me()).username
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                _log.warning("no contact with Telegram, trying again", kind=type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)


class _Running:
    """Everything that moves while the bot runs."""

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        call: Call,
        database: Database,
        username: str,
        *,
        clock: Clock,
        pace: Pace,
    ) -> None:
        programme = settings.programme(username)
        catalogue: Catalogue = read_catalogue(method=programme.method)
        self._database = database
        self._pace = pace
        self._reading_aloud = ReadingAloud(settings.recordings, database)
        self._gateway = Gateway(call, self._pace, catalogue, self._reading_aloud)
        self._introduction = Introduction(bot, database, catalogue)
        self._dispatcher = Dispatcher(
            bot,
            database,
            self._gateway,
            clock=clock,
            programme=programme,
            catalogue=catalogue,
            hands=settings.handlers_at_once,
            version=VERSION,
        )
        heartbeat = Heartbeat(database, clock=clock, programme=programme)
        self._poller = Poller(
            call,
            database,
            self._dispatcher,
            clock=clock,
            poll_seconds=settings.poll_seconds,
            when_answered=heartbeat.answered,
        )
        self._sender = Sender(
            database,
            self._gateway,
            self._pace,
            clock=clock,
            catalogue=catalogue,
            programme=programme,
            at_once=max(16, int(settings.messages_per_second)),
        )
        self._ticker = Ticker(
            database,
            TICKS,
            clock=clock,
            programme=programme,
            beat=heartbeat.beat,
            after_round=self._introduction.look_again,
            heartbeat=settings.data_folder / "heartbeat",
        )
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._database.when_put_out = self._sender.wake
        await self._reading_aloud.begin()
        await self._dispatcher.start()
        self._ticker.start()
        loops = (self._poller.run(), self._sender.run(), self._introduction.run())
        self._tasks = [asyncio.create_task(loop) for loop in loops]

    async def until(self, stop: asyncio.Event) -> None:
        """Until `stop`, or until a loop broke off, which is raised."""
        stopping = asyncio.create_task(stop.wait())
        polling, sending, _ = self._tasks
        await asyncio.wait([stopping, polling, sending], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for loop in (polling, sending):
            if loop.done():
                loop.result()

    async def catch_up(self) -> None:
        await self._dispatcher.finished()
        await self._ticker.tick()
        await self._sender.delivered()

    async def finish(self) -> None:
        """Down again, in the order of an update's way: no new ones, finish, show, and write down what was sent."""
        polling, sending, presenting = self._tasks
        self._poller.stop()
        await _within(asyncio.gather(polling, return_exceptions=True))
        await _within(self._ticker.stop())
        await _within(self._dispatcher.stop())
        await self._gateway.finish(_FINISH_SECONDS)
        self._sender.stop()
        self._pace.close()
        await _within(asyncio.gather(sending, return_exceptions=True))
        for task in (polling, sending, presenting):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._database.when_put_out = lambda: None


async def _within(doing: "Coroutine[Any, Any, Any] | asyncio.Future[Any]") -> None:
    try:
        await asyncio.wait_for(doing, _FINISH_SECONDS)
    except TimeoutError:
        _log.warning("something under way was not finished in time; it is taken up at the next start")
