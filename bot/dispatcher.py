"""Hands each update to the front door once: in order within a chat, side by side across chats.

One update is one piece of work, and its inbox row is settled in the same transaction. So it has its effect
exactly once, whatever crashes when.
"""

import asyncio
import json
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

import structlog
from telegram import Bot, Update

from bot.clock import Clock
from bot.gateway import Gateway
from handlers import front_door
from handlers.context import Context, FileWanted
from mentoring.programme import Programme
from mentoring.refusals import Refusal
from messages.catalogue import Catalogue
from storage.database import Database, DatabaseTrouble
from storage.inbox import Arrival
from storage.work import Work

MOST_ATTEMPTS = 3
MOST_OPEN = 1000
"""Updates that may be open, or whose screens have not left: above it no more are fetched. Telegram keeps them."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0

_log = structlog.get_logger(__name__)


class Door(Protocol):
    """Where updates are handed in; `handlers.front_door` is one."""

    async def handle(
        self,
        update: Update,
        work: Work,
        *,
        now: datetime,
        programme: Programme,
        catalogue: Catalogue,
        files: Mapping[str, bytes | None],
    ) -> Context: ...

    async def refuse(
        self,
        update: Update,
        work: Work,
        refusal: Refusal,
        *,
        now: datetime,
        programme: Programme,
        catalogue: Catalogue,
    ) -> Context: ...

    async def apologise(
        self, update: Update, work: Work, *, now: datetime, programme: Programme, catalogue: Catalogue
    ) -> Context: ...


class Dispatcher:
    """Lanes of updates, one for each chat, and a fixed number of hands that work them off."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        gateway: Gateway,
        *,
        door: Door = front_door,
        clock: Clock,
        programme: Programme,
        catalogue: Catalogue,
        hands: int,
        version: str,
    ) -> None:
        self._bot = bot
        self._database = database
        self._gateway = gateway
        self._door = door
        self._clock = clock
        self._programme = programme
        self._catalogue = catalogue
        self._hands = hands
        self._version = version
        self._lanes: dict[int, deque[Arrival]] = {}
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._open = 0
        self._less: asyncio.Event = asyncio.Event()
        self._stopping = False
        self._working: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take what was left open, also what an earlier version could not handle, and begin."""
        async with self._database.work() as work:
            await work.inbox.take_up_again(version=self._version)
        after = 0
        while True:
            async with self._database.work() as work:
                left = await work.inbox.open(after=after)
            if not left:
                break
            self.take(left)
            after = left[-1].id
        self._working = [asyncio.create_task(self._work_off()) for _ in range(self._hands)]

    async def stop(self) -> None:
        """Finish what is being handled. What is not begun stays in the inbox for the next start."""
        self._stopping = True
        for _ in self._working:
            self._ready.put_nowait(0)
        await asyncio.gather(*self._working)

    def take(self, arrivals: Sequence[Arrival]) -> None:
        """Put updates that are in the inbox in their lanes."""
        self._open += len(arrivals)
        for arrival in arrivals:
            lane = self._lanes.get(arrival.chat_id)
            if lane is None:
                self._lanes[arrival.chat_id] = deque([arrival])
                self._ready.put_nowait(arrival.chat_id)
            else:
                lane.append(arrival)

    async def has_room(self) -> None:
        """Wait until there are not too many updates under way."""
        while self._open + self._gateway.under_way >= MOST_OPEN and not self._stopping:
            self._less.clear()
            await self._less.wait()

    async def finished(self) -> None:
        """Wait until all updates so far have had their effect, and their screens have left."""
        while self._open + self._gateway.under_way and not self._stopping:
            self._less.clear()
            await self._less.wait()

    async def _work_off(self) -> None:
        while True:
            chat_id = await self._ready.get()
            if self._stopping:
                return
            lane = self._lanes[chat_id]
            await self._handle(lane[0])
            lane.popleft()
            if lane:
                self._ready.put_nowait(chat_id)
            else:
                del self._lanes[chat_id]
            self._open -= 1
            self._less.set()

    async def _handle(self, arrival: Arrival) -> None:
        try:
            update = Update.de_json(json.loads(arrival.payload), self._bot)
        except Exception as error:
            await self._set_aside(arrival, None, type(error).__name__)
            return
        context = await self._with_effect(arrival, update)
        if context is None and self._stopping:
            return
        query = update.callback_query
        chat_id, outgoing = (context.chat_id, context.outgoing) if context else (arrival.chat_id, [])
        shown = self._gateway.show(chat_id, outgoing, query.id if query else None)
        shown.add_done_callback(lambda _: self._less.set())

    async def _with_effect(self, arrival: Arrival, update: Update) -> Context | None:
        """Handle it until it has its effect. None when it was broken off because we stop."""
        attempts = arrival.attempts
        pause = _FIRST_PAUSE
        while True:
            try:
                return await self._once(arrival, update)
            except DatabaseTrouble as trouble:
                _log.error("database in trouble, trying again", update=arrival.update_id, kind=str(trouble))
            except Exception as error:
                attempts += 1
                kind = type(error).__name__
                _log.exception("update not handled", update=arrival.update_id, kind=kind, attempt=attempts)
                if attempts >= MOST_ATTEMPTS:
                    return await self._set_aside(arrival, update, kind)
                await self._note(arrival, kind)
            if self._stopping:
                return None
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _once(self, arrival: Arrival, update: Update) -> Context:
        now = self._clock()
        try:
            context = await self._handled(arrival, update, now)
        except Refusal as refusal:
            async with self._database.work() as work:
                context = await self._door.refuse(
                    update, work, refusal, now=now, programme=self._programme, catalogue=self._catalogue
                )
                await work.inbox.settle(arrival.id, now=now)
        return context

    async def _handled(self, arrival: Arrival, update: Update, now: datetime) -> Context:
        """Handle it in a piece of work; anew in another one when a file had to be fetched for it first."""
        files: dict[str, bytes | None] = {}
        while True:
            try:
                async with self._database.work() as work:
                    context = await self._door.handle(
                        update,
                        work,
                        now=now,
                        programme=self._programme,
                        catalogue=self._catalogue,
                        files=files,
                    )
                    await work.inbox.settle(arrival.id, now=now)
                    return context
            except FileWanted as wanted:
                files[wanted.file_id] = await self._gateway.fetch(
                    wanted.file_id, most_bytes=wanted.most_bytes
                )

    async def _note(self, arrival: Arrival, kind: str) -> None:
        try:
            async with self._database.work() as work:
                await work.inbox.note_failure(arrival.id, kind)
        except DatabaseTrouble as trouble:
            _log.error("failure not noted", update=arrival.update_id, kind=str(trouble))

    async def _set_aside(self, arrival: Arrival, update: Update | None, kind: str) -> Context | None:
        """Out of the lane, with an apology. The update is kept for a version that knows what to do with it."""
        _log.error("update set aside", update=arrival.update_id, kind=kind)
        pause = _FIRST_PAUSE
        while not self._stopping:
            try:
                async with self._database.work() as work:
                    await work.inbox.set_aside(arrival.id, kind, version=self._version, now=self._clock())
                return await self._apologise(update) if update else None
            except DatabaseTrouble:
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        return None

    async def _apologise(self, update: Update) -> Context | None:
        try:
            async with self._database.work() as work:
                return await self._door.apologise(
                    update, work, now=self._clock(), programme=self._programme, catalogue=self._catalogue
                )
        except Exception as error:
            _log.error("no apology given", kind=type(error).__name__)
            return None
