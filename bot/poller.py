"""Fetches updates, and lets Telegram forget them only when they are in the inbox.

The stock updater of python-telegram-bot confirms an update before its handler has run: a crash loses it. Here
the next request's offset, which confirms, is sent only after the batch is committed.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.clock import Clock
from bot.dispatcher import Dispatcher
from bot.telegram_http import SlowDown
from storage.database import Database, DatabaseTrouble

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
_ANSWER_MARGIN_SECONDS = 10.0
"""How much longer than the long poll itself we wait for its answer."""

_LONGEST_PAUSE = 30.0

Fetch = Callable[[str, dict[str, Any], float], Awaitable[Any]]
"""Calls a method of the Bot API with parameters and patience in seconds; gives its answer as it came."""

_log = structlog.get_logger(__name__)


class TokenRefused(Exception):
    """Telegram does not know the bot's token (any more)."""


async def _nothing() -> None:
    """Nobody wants to know."""


class Poller:
    """The loop that fetches. `run` ends by `stop` or with `TokenRefused`."""

    def __init__(
        self,
        call: Fetch,
        database: Database,
        dispatcher: Dispatcher,
        *,
        clock: Clock,
        poll_seconds: int,
        when_answered: Callable[[], Awaitable[None]] = _nothing,
    ) -> None:
        """`when_answered` is awaited for each answer of Telegram, before what is in it is handled."""
        self._call = call
        self._database = database
        self._dispatcher = dispatcher
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._when_answered = when_answered
        self._stopping = asyncio.Event()
        self._fetching: asyncio.Task[list[dict[str, Any]]] | None = None

    def stop(self) -> None:
        """Fetch no more. A batch that is being kept is kept first."""
        self._stopping.set()
        if self._fetching is not None:
            self._fetching.cancel()

    async def run(self) -> None:
        """Fetch until stopped.

        Raises:
            TokenRefused: when Telegram does not know the token.
        """
        # After a batch its offset is given once, which confirms it; a request without an offset then asks
        # for what is unconfirmed. An offset from before a quiet week, after which ids start anew, could hide
        # what comes after it. After a start and after trouble the answer comes at once, also without news: it
        # tells that we are in touch.
        offset: int | None = None
        patience = 0
        pauses = _pauses()
        while not self._stopping.is_set():
            await self._dispatcher.has_room()
            try:
                updates = await self._fetch(offset, patience)
            except InvalidToken:
                raise TokenRefused from None
            except asyncio.CancelledError:
                if self._stopping.is_set():
                    return
                raise
            except TelegramError as error:
                await self._pause_after(error, next(pauses))
                patience = 0
                continue
            pauses, patience = _pauses(), self._poll_seconds
            await self._when_answered()
            offset = None
            if updates:
                await self._keep(updates)
                offset = updates[-1]["update_id"] + 1

    async def _fetch(self, offset: int | None, patience: int) -> list[dict[str, Any]]:
        self._fetching = asyncio.create_task(self._get_updates(offset, patience))
        if self._stopping.is_set():
            self._fetching.cancel()
        try:
            return await self._fetching
        finally:
            self._fetching = None

    async def _get_updates(self, offset: int | None, patience: int) -> list[dict[str, Any]]:
        asked: dict[str, Any] = {"timeout": patience, "allowed_updates": ALLOWED_UPDATES}
        if offset is not None:
            asked["offset"] = offset
        updates: list[dict[str, Any]] = await self._call(
            "getUpdates", asked, patience + _ANSWER_MARGIN_SECONDS
        )
        return updates

    async def _keep(self, updates: list[dict[str, Any]]) -> None:
        rows = [
            (update["update_id"], chat_of(update), json.dumps(update, ensure_ascii=False))
            for update in updates
        ]
        pauses = _pauses()
        while True:
            try:
                async with self._database.work() as work:
                    arrivals = await work.inbox.add(rows, now=self._clock())
            except DatabaseTrouble as trouble:
                _log.error("updates not kept, trying again", kind=str(trouble))
                await asyncio.sleep(next(pauses))
                if self._stopping.is_set():
                    return  # they are not confirmed: Telegram gives them again
            else:
                self._dispatcher.take(arrivals)
                return

    async def _pause_after(self, error: TelegramError, seconds: float) -> None:
        match error:
            case SlowDown():
                seconds = error.seconds
            case Conflict():
                _log.error("another program fetches the updates of this bot: stop one of the two")
            case NetworkError():
                _log.warning("no contact with Telegram, trying again", kind=type(error).__name__)
            case _:
                _log.error("Telegram refused to give updates, trying again", kind=type(error).__name__)
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


def _pauses() -> Iterator[float]:
    """Seconds to wait after one failure in a row, after two, and so on."""
    seconds = 0.5
    while True:
        yield seconds
        seconds = min(seconds * 2, _LONGEST_PAUSE)


def chat_of(update: dict[str, Any]) -> int:
    """The chat that a raw update belongs to; 0 when it is of none."""
    for kind, content in update.items():
        place = content.get("message") if kind == "callback_query" else content
        if isinstance(place, dict) and "chat" in place:
            return int(place["chat"]["id"])
    return 0
