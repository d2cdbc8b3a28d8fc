"""The bot's moving parts by themselves, against a real room and a real database, with time in the test's
hand.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from bot.gateway import Gateway
from bot.pace import Pace
from bot.sender import Sender
from bot.telegram_http import AiohttpRequest, Call
from mentoring.ids import PersonId, TeamId, TelegramId
from mentoring.people import ParticipantState, Role
from mentoring.programme import Programme
from messages.base import Notice
from messages.catalogue import Catalogue, read_catalogue
from practice.phone import Group, Phone, RoomClient
from practice.room import Room
from practice.server import RoomServer
from storage.database import Database, open_database

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


@dataclass
class SmallHouse:
    """A room, a database and a way out. `now` moves only when a test moves it."""

    room: RoomClient
    database: Database
    bot: Bot
    pace: Pace
    catalogue: Catalogue
    call: Call
    now: datetime = NOW
    running: "list[asyncio.Task[None]]" = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gateway = Gateway(self.call, self.pace, self.catalogue)
        self.sender = self.new_sender()

    def new_sender(self, *, at_once: int = 30) -> Sender:
        sender = Sender(
            self.database,
            self.gateway,
            self.pace,
            clock=lambda: self.now,
            catalogue=self.catalogue,
            programme=Programme(),
            at_once=at_once,
        )
        self.database.when_put_out = sender.wake
        self.sender = sender
        return sender

    def starts(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self.running.append(asyncio.create_task(coroutine))

    def moves_clock(self, **distance: float) -> None:
        """Later, for the bot; it looks again at once."""
        self.now += timedelta(**distance)
        self.sender.wake()

    async def puts_out(self, *notices: Notice, **options: Any) -> None:
        async with self.database.work() as work:
            for notice in notices:
                await work.outbox.add(notice, **({"now": self.now} | options))

    async def states(self) -> list[tuple[str, str | None]]:
        """What became of each notice, and why, in the order in which they were put out."""
        async with self.database.work() as work:
            found = await work.connection.exec_driver_sql("SELECT state, failure FROM outbox ORDER BY id")
            return [(row.state, row.failure) for row in found]

    async def becomes(self, *states: str) -> None:
        """Wait until the notices are in these states."""

        async def has_become() -> bool:
            return [state for state, _ in await self.states()] == list(states)

        await eventually(has_become)

    async def broke_off_with(self, kind: str) -> None:
        """Wait until the first notice waits again after this kind of error."""

        async def waits_again() -> bool:
            return (await self.states())[0] == ("waiting", kind)

        await eventually(waits_again)

    async def person(self, first_name: str, **membership: Any) -> tuple[Phone, PersonId]:
        """Somebody of the roster, who has a phone and has pressed Start on it."""
        phone = await self.room.add_person(first_name)
        await phone.says("/start")
        async with self.database.work() as work:
            person_id = await work.people.add(first_name, now=self.now)
            await work.people.link_account(person_id, TelegramId(phone.id))
            if membership:
                await work.people.add_membership(person_id, now=self.now, **membership)
        return phone, person_id

    async def coordinator(self, first_name: str = "Karin") -> tuple[Phone, PersonId]:
        return await self.person(first_name, role=Role.COORDINATOR, team_id=None)

    async def team(self) -> tuple[Group, TeamId, Phone]:
        """A team with its admin chat, and a mentor in it who reads along."""
        async with self.database.work() as work:
            team_id = await work.people.add_team("Alphen-West", "A")
        anja, _ = await self.person("Anja", role=Role.MENTOR, team_id=team_id)
        group = await self.room.add_group("Alphen-West", anja, "bot")
        async with self.database.work() as work:
            await work.people.link_chat(team_id, TelegramId(group.id))
        return group, team_id, anja

    async def participant(self, first_name: str, team_id: TeamId) -> tuple[Phone, PersonId]:
        phone, person_id = await self.person(first_name)
        async with self.database.work() as work:
            mentor = (await work.people.coordinators() or [await work.people.person(PersonId(1))])[0]
            await work.people.add_participant(person_id, team_id, mentor.id, now=self.now)
            participant = await work.people.participant(person_id)
            await work.people.save_state(participant.become(ParticipantState.ACTIVE))
        return phone, person_id


async def eventually(condition: Callable[[], Awaitable[object]], *, seconds: float = 10.0) -> None:
    """Wait until something holds that tells nobody when it begins to: a row, or a request that was
    refused.
    """
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.01)


def words_of(*notices: type[Notice]) -> Catalogue:
    """The catalogue, with the words of notices of a test: they read as their source text."""
    catalogue = deepcopy(read_catalogue()) if notices else read_catalogue()  # nobody else is to have them
    for notice in notices:
        catalogue._catalogues[notice.reader].add(notice.text, notice.text, context=notice.__name__)
    return catalogue


@pytest.fixture
async def sqlite_database(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[Database]:
    """A database of this test alone. What the bot does with it is the same on PostgreSQL: all SQL is in
    storage/.
    """
    database = open_database(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'voetstuk.db')}")
    yield database
    await database.close()


@asynccontextmanager
async def open_house(
    database: Database, *notices: type[Notice], per_second: float = 10_000
) -> AsyncIterator[SmallHouse]:
    """A small house, until the `async with` ends."""
    request = AiohttpRequest()
    room = Room.open()
    async with RoomServer(room, port=0) as server, RoomClient(server.url) as client:
        await request.initialize()
        bot = Bot(room.bot.token, base_url=f"{server.api_url}/bot", request=request)

        house = SmallHouse(
            client, database, bot, Pace(per_second), words_of(*notices), Call(request, bot.base_url)
        )
        try:
            yield house
        finally:
            for task in house.running:
                task.cancel()
            await asyncio.gather(*house.running, return_exceptions=True)
            await house.gateway.finish(0)
            house.pace.close()
            await request.shutdown()
