"""A room that is kept in a folder: closed, killed, and opened again."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest

from practice import acts
from practice.journal import FolderInUse, Journal
from practice.phone import RoomClient, sample_photo
from practice.room import Room
from practice.server import RoomServer
from tests.practice.conftest import Api


async def test_everything_is_still_there_when_a_room_is_opened_again(tmp_path):
    menu = {"keyboard": [["Hulp"]]}
    async with RoomServer(Room.open(tmp_path), port=0) as server, RoomClient(server.url) as client:
        fatima = await client.add_person("Fatima", role="participant", note="deelnemer", username="fatima")
        await fatima.says("/start")
        await fatima.sends_photo(caption="de post")
        await client.forward(days=3)
        token = server.room.bot.token
        async with aiohttp.ClientSession() as session:
            api = Api(session, server.api_url, token)
            await api.result(
                "sendMessage", chat_id=fatima.id, text="<b>hoi</b>", parse_mode="HTML", reply_markup=menu
            )
        before, said, now = await client.state(), await fatima.messages(), server.room.clock.now()

    async with RoomServer(Room.open(tmp_path), port=0) as server, RoomClient(server.url) as client:
        fatima = await client.phone("Fatima")
        after = await client.state()
        async with aiohttp.ClientSession() as session:
            api = Api(session, server.api_url, token)
            updates = await api.updates()
            photo = updates[1]["message"]["photo"][0]
            path = (await api.result("getFile", file_id=photo["file_id"]))["file_path"]
            async with session.get(f"{server.api_url}/file/bot{token}/{path}") as answer:
                content = await answer.read()

        assert await fatima.messages() == said
        assert await fatima.keyboard() == [["Hulp"]]
        assert after["people"] == before["people"]
        assert after["revision"] >= before["revision"]
        assert timedelta(0) <= server.room.clock.now() - now < timedelta(hours=1)
        assert [update["message"].get("text") for update in updates] == ["/start", None]
        assert content == sample_photo()


async def test_a_killed_room_starts_again_where_its_clients_believe_it_is(tmp_path):
    first = await _start(tmp_path)
    async with RoomClient(first.url) as client, aiohttp.ClientSession() as session:
        fatima = await client.add_person("Fatima")
        for number in range(20):
            await fatima.says(f"bericht {number}")
        await Api(session, first.url, first.token).result("sendMessage", chat_id=fatima.id, text="hoi")
        os.kill(first.process.pid, signal.SIGKILL)
        await first.process.wait()

    second = await _start(tmp_path)
    async with RoomClient(second.url) as client, aiohttp.ClientSession() as session:
        fatima = await client.phone("Fatima")
        texts = [message["text"] for message in await fatima.messages()]
        updates = await Api(session, second.url, second.token).updates()
        second.process.terminate()

        assert await second.process.wait() == 0
    assert texts == [*(f"bericht {number}" for number in range(20)), "hoi"]
    assert [update["message"]["text"] for update in updates] == texts[:-1]
    assert second.token == first.token


@dataclass(frozen=True)
class Started:
    """A room in a process of its own, as `python -m practice` starts it."""

    process: asyncio.subprocess.Process
    url: str
    token: str


async def _start(folder):
    command = ("-m", "practice", "--port", "0", "--folder", str(folder))
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    printed = [(await process.stdout.readline()).decode().split() for _ in range(3)]
    return Started(process, url=printed[1][-1], token=printed[2][-1])


def records(path):
    """What a journal holds, read as a room reads it when it opens."""
    journal = Journal(path)
    journal.close()
    return journal.records


def test_a_line_that_was_cut_off_is_left_out(tmp_path):
    path = tmp_path / "room.jsonl"
    journal = Journal(path)
    journal.put("person", 1, {"name": "Fatima"})
    journal.save()
    journal.put("person", 2, {"name": "Bert"})
    journal.save()
    journal.close()
    path.write_bytes(path.read_bytes()[:-5])

    assert records(path) == {"person": {"1": {"name": "Fatima"}}}


def test_what_changed_together_is_written_together(tmp_path):
    room = Room.open(tmp_path)
    person = room.add_person("Fatima")
    acts.says(room, person.id, person.id, "hoi")
    unsaved = (tmp_path / "room.jsonl").read_bytes().count(b"\n")

    room.save()
    saved = (tmp_path / "room.jsonl").read_bytes().count(b"\n")
    room.close()

    assert saved == unsaved + 1
    assert {"person", "chat", "message", "update"} <= records(tmp_path / "room.jsonl").keys()


def test_starting_anew_forgets_everything_on_disk_too(tmp_path):
    room = Room.open(tmp_path)
    token = room.bot.token
    person = room.add_person("Fatima")
    acts.says(room, person.id, person.id, "hoi")
    room.save()

    room.clear()
    room.close()
    again = Room.open(tmp_path)
    again.close()

    assert (again.people, again.chats, again.messages, again.updates.pending) == ({}, {}, {}, {})
    assert again.bot.token == token


def test_a_folder_holds_one_open_room_at_a_time(tmp_path):
    room = Room.open(tmp_path)

    with pytest.raises(FolderInUse):
        Room.open(tmp_path)
    room.close()
    Room.open(tmp_path).close()
