"""A small pilot for tests of the whole bot: the practice room, the bot on a database of its own, and people.

Everything is real but Telegram, and that is replaced at the request it would get. People come in through the
services that the front door calls, and have their phones in the room:

    async def test_…(pilot):
        anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
        await fatima.presses("Hulp")
        await anja.sees("Fatima", pilot.admin_chat)
"""

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import Voetstuk
from bot.practice import live_at
from bot.settings import Settings
from mentoring.ids import TeamId, TelegramId
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from practice.phone import Group, Phone, RoomClient
from practice.room import Room
from practice.server import RoomServer
from services import consents, invitations, teams
from storage.database import Database
from storage.work import Work
from tests.database import KEYS

TEAM = "Alphen-West"
"""The team that everyone is in unless a test says otherwise."""

_A_MINUTE = 60.0


class Pilot:
    """The room, the bot that runs in it, and a way to let people in."""

    def __init__(self, room: Room, server: RoomServer, client: RoomClient, settings: Settings) -> None:
        self.room = client
        self.server = server
        self.settings = settings
        self.programme: Programme = settings.programme(room.bot.username)
        self._room = room
        self._bot: Voetstuk | None = None
        self._bot_task: asyncio.Task[None] | None = None
        self._bot_stop = asyncio.Event()
        self._groups: dict[str, Group] = {}

    # --- the bot ----------------------------------------------------------------------------------

    @property
    def bot(self) -> Voetstuk:
        """The bot that runs now."""
        if self._bot is None:
            raise RuntimeError("the bot does not run")
        return self._bot

    @property
    def database(self) -> Database:
        """The bot's database, while it runs."""
        return self.bot.database

    async def starts(self) -> None:
        """Start the bot, on the database as it is."""
        # Telegram's limits are kept by a clock on which every look is a minute later: nobody waits.
        minutes = itertools.count(step=_A_MINUTE)
        bot = Voetstuk(self.settings, clock=self._room.clock.now, pace_clock=lambda: next(minutes))
        self._bot_stop = asyncio.Event()
        self._bot_task = asyncio.create_task(self._run(bot))
        ready = asyncio.create_task(bot.is_running.wait())
        await asyncio.wait([ready, self._bot_task], return_when=asyncio.FIRST_COMPLETED)
        if self._bot_task.done():
            self._bot_task.result()
        self._bot = bot

    async def stops(self) -> None:
        """Stop the bot as SIGTERM would: what is being handled is finished."""
        self._bot = None
        task, self._bot_task = self._bot_task, None
        if task is not None:
            self._bot_stop.set()
            await task

    async def moves_clock(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Move the clock for everybody. They live through the time between, and what came of it has arrived."""
        await self.room.forward(minutes=minutes, hours=hours, days=days)

    async def _run(self, bot: Voetstuk) -> None:
        async with bot:
            await bot.run_until(self._bot_stop)

    # --- people -----------------------------------------------------------------------------------

    async def stranger(self, first_name: str) -> Phone:
        """Somebody with a phone whom the roster does not know."""
        return await self.room.add_person(first_name)

    async def coordinator(self, first_name: str = "Karin") -> Phone:
        """A coordinator who has opened the command line's invitation."""
        phone = await self.room.add_person(first_name, role="coordinator")
        async with self.database.work() as work:
            token = await invitations.invite_coordinator(
                work, first_name, programme=self.programme, now=self.now()
            )
            await self._opens(work, phone, token)
        await self._starts_chat(phone)
        return phone

    async def team(self, name: str = TEAM) -> Group:
        """A team's admin chat, linked, with the bot as an admin in it. The same one when asked again."""
        if name not in self._groups:
            host = await self._host()
            group = await self.room.add_group(name, host, "bot")
            await group.make_admin("bot")
            async with self.database.work() as work:
                by = await self._by(work, host)
                team_id = await teams.add_team(work, name, by=by, now=self.now())
                await teams.link_chat(work, team_id, TelegramId(group.id), by=by, now=self.now())
            self._groups[name] = group
        return self._groups[name]

    @property
    def admin_chat(self) -> Group:
        """The admin chat of the team that everyone is in unless a test says otherwise."""
        return self._groups[TEAM]

    async def mentor(self, first_name: str = "Anja", *, team: str = TEAM) -> Phone:
        """A mentor of a team, who is in its admin chat."""
        group, host = await self.team(team), await self._host()
        phone = await self.room.add_person(first_name, role="mentor")
        async with self.database.work() as work:
            token = await invitations.invite_mentor(
                work,
                first_name,
                await self._team_id(work, team),
                by=await self._by(work, host),
                programme=self.programme,
                now=self.now(),
            )
            await self._opens(work, phone, token)
        await self._starts_chat(phone)
        await group.add(phone, by=host)
        return phone

    async def invitation(self, first_name: str, *, by: Phone, team: str = TEAM) -> str:
        """The link of a new invitation for a participant, that nobody has opened yet."""
        async with self.database.work() as work:
            token = await invitations.invite_participant(
                work,
                first_name,
                await self._team_id(work, team),
                by=await self._by(work, by),
                programme=self.programme,
                now=self.now(),
            )
        return f"https://t.me/{self.programme.bot_username}?start={token}"

    async def participant(
        self, first_name: str = "Fatima", *, mentor: Phone | None = None, team: str = TEAM
    ) -> Phone:
        """A participant who has agreed; with a mentor, that is theirs."""
        await self.team(team)
        host = mentor or await self._host()
        phone = await self.room.add_person(first_name, role="participant")
        async with self.database.work() as work:
            by = await self._by(work, host)
            token = await invitations.invite_participant(
                work,
                first_name,
                await self._team_id(work, team),
                by=by,
                programme=self.programme,
                now=self.now(),
            )
            await self._opens(work, phone, token)
            someone = await self._by(work, phone)
            await consents.agree(work, text="…", version="test", by=someone, now=self.now())
        await self._starts_chat(phone)
        return phone

    def now(self) -> datetime:
        """The room's time, which is the bot's."""
        return self._room.clock.now()

    async def someone(self, phone: Phone) -> Someone:
        """The roster's view of the owner of a phone."""
        async with self.database.work() as work:
            return await self._by(work, phone)

    async def as_participant(self, phone: Phone) -> Participant:
        """The participant who owns a phone."""
        found = (await self.someone(phone)).participant
        assert found is not None
        return found

    async def _host(self) -> Phone:
        """A coordinator who does what a test does not care about: adding teams, inviting mentors."""
        async with self.database.work() as work:
            found = await work.people.coordinators()
        known = [person for person in found if person.telegram_id is not None]
        if not known:
            return await self.coordinator()
        return Phone(self.room, int(known[0].telegram_id or 0), known[0].first_name)

    async def _starts_chat(self, phone: Phone) -> None:
        """Press Start, as everyone does who comes in: before that a bot may not write to somebody. To "
        "a participant it
        also brings the menu of four.
        """
        await phone.says("/start")
        await phone.sees(f"Hallo {phone.first_name}")

    async def _opens(self, work: Work, phone: Phone, token: str) -> None:
        opened = await invitations.open(work, token, telegram_id=TelegramId(phone.id), now=self.now())
        assert opened.refused is None

    async def _by(self, work: Work, phone: Phone) -> Someone:
        someone, _ = await work.people.sender(TelegramId(phone.id), TelegramId(phone.id))
        assert someone is not None
        return someone

    async def _team_id(self, work: Work, name: str) -> TeamId:
        return next(team.id for team in await work.people.teams() if team.name == name)


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Pilot]:
    """A pilot with its bot running, on the database in a folder."""
    room = Room.open()
    async with RoomServer(room, port=0) as server, RoomClient(server.url) as client:
        settings = Settings(
            bot_token=SecretStr(room.bot.token),
            bot_username=room.bot.username,
            bot_api_url=server.api_url,
            data_folder=folder,
            keys=SecretStr(KEYS.first.written()),
            help_phone="14 0172",
            help_hours="ma-vr 9-17 uur",
            messages_per_second=10_000,
            poll_seconds=10,
            _env_file=None,
        )
        pilot = Pilot(room, server, client, settings)
        await pilot.starts()

        async def follow(now: object) -> None:
            if pilot._bot is not None:
                await live_at(room, pilot.bot)

        room.clock.listeners.append(follow)
        try:
            yield pilot
        finally:
            await pilot.stops()


@pytest.fixture
async def pilot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[Pilot]:
    """The pilot, on a migrated SQLite file of this test alone."""
    shutil.copy(migrated_sqlite, tmp_path / "voetstuk.db")
    async with running(tmp_path) as found:
        yield found
