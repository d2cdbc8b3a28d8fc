"""A room with a phone in it, and the plainest Bot API client there is."""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from practice.phone import Phone, RoomClient
from practice.room import Room
from practice.server import RoomServer

Json = dict[str, Any]


@dataclass
class Api:
    """Calls methods of the Bot API with a JSON body and hands back the whole answer."""

    session: aiohttp.ClientSession
    url: str
    token: str

    async def __call__(self, method: str, **parameters: Any) -> Json:
        address = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(address, json=parameters) as answer:
            found: Json = await answer.json()
            assert answer.status == found.get("error_code", 200)
            return found

    async def result(self, method: str, **parameters: Any) -> Any:
        found = await self(method, **parameters)
        assert found["ok"], found
        return found["result"]

    async def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        found = await self(method, **parameters)
        assert not found["ok"], found
        return found["error_code"], found["description"]

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: Any) -> Json:
        form = aiohttp.FormData()
        for name, value in parameters.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, (filename, content) in files.items():
            form.add_field(name, content, filename=filename)
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", data=form) as answer:
            found: Json = await answer.json()
            return found

    async def updates(self, **parameters: Any) -> list[Json]:
        """All updates that wait, which are confirmed with the next call of this."""
        found: list[Json] = await self.result("getUpdates", **parameters)
        if found:
            await self.result("getUpdates", offset=found[-1]["update_id"] + 1, timeout=0)
        return found


@pytest.fixture
def room():
    return Room.open()


@pytest.fixture
async def server(room):
    async with RoomServer(room, port=0) as running:
        yield running


@pytest.fixture
async def client(server):
    async with RoomClient(server.url) as found:
        yield found


@pytest.fixture
async def api(server, room):
    async with aiohttp.ClientSession() as session:
        yield Api(session, server.api_url, room.bot.token)


@pytest.fixture
async def fatima(client) -> Phone:
    """A participant who has pressed Start; the bot has seen that."""
    person: Phone = await client.add_person("Fatima", role="participant", note="deelnemer")
    await person.says("/start")
    client_room = await client.state()
    assert client_room["people"]
    return person


@pytest.fixture
async def kees(client) -> Phone:
    """A mentor who has never spoken to the bot."""
    person: Phone = await client.add_person("Kees", role="mentor", note="mentor", username="kees")
    return person


@pytest.fixture
async def team(client, fatima, kees):
    """A group of two with the bot in it."""
    return await client.add_group("Team Ridderveld", kees, fatima, "bot")
