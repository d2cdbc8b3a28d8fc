"""The server: on this machine only, deaf to other web sites, quick to start and to stop."""

import asyncio
import signal

import aiohttp
import pytest

from practice.room import Room
from practice.server import NotLoopback, PortUnavailable, RoomServer


async def test_a_port_that_is_taken_is_a_clear_refusal(server):
    taken = int(server.url.rsplit(":", 1)[1])

    with pytest.raises(PortUnavailable, match=f"port {taken} is not free"):
        await RoomServer(Room.open(), port=taken).__aenter__()


@pytest.mark.parametrize("port", [-1, 70000])
async def test_what_is_no_port_is_refused_too(port):
    with pytest.raises(PortUnavailable):
        await RoomServer(Room.open(), port=port).__aenter__()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org"])
def test_the_room_is_on_this_machine_only(host):
    with pytest.raises(NotLoopback):
        RoomServer(Room.open(), host=host)


async def test_the_signals_of_the_program_stay_its_own():
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    async with RoomServer(Room.open(), port=0):
        during = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]

    assert during == before


async def test_open_long_polls_and_event_streams_do_not_hold_up_a_stop():
    room = Room.open()
    async with aiohttp.ClientSession() as session:
        async with RoomServer(room, port=0) as server:
            address = f"{server.api_url}/bot{room.bot.token}/getUpdates"
            polling = asyncio.create_task(session.post(address, json={"timeout": 50}))
            await room.updates.wait(10)
            stream = await session.get(f"{server.url}/room/events")

        answer = await polling
        assert (await answer.json())["result"] == []
        assert b"revision" in await stream.content.read()


async def test_the_room_can_be_on_the_newer_loopback_address():
    async with RoomServer(Room.open(), host="::1", port=0) as server:
        assert server.url.startswith("http://[::1]:")
        assert await _status(server, "GET", "/room", {}) == 200


async def test_two_rooms_live_side_by_side():
    async with RoomServer(Room.open(), port=0) as one, RoomServer(Room.open(), port=0) as other:
        assert one.url != other.url


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}", "LOCALHOST:{port}"])
async def test_local_names_are_answered(server, host):
    assert await _status(server, "GET", "/room", {"Host": host.format(port=1)}) == 200


@pytest.mark.parametrize("host", ["rebound.example:8765", "127.0.0.1.example.org", "", "[bad"])
@pytest.mark.parametrize("path", ["/room", "/bot1:x/getMe", "/"])
async def test_other_names_are_not_answered(server, host, path):
    assert await _status(server, "GET", path, {"Host": host}) == 403


@pytest.mark.parametrize("origin", ["https://example.org", "null", "http://localhost:1"])
async def test_other_web_sites_change_nothing(server, room, origin):
    status = await _status(server, "POST", "/room/people", {"Origin": origin}, b'{"first_name": "Indringer"}')

    assert status == 403
    assert room.people == {}


async def test_the_page_itself_may_change_things(server, room):
    headers = {"Origin": server.url}

    assert await _status(server, "POST", "/room/people", headers, b'{"first_name": "Fatima"}') == 200
    assert len(room.people) == 1


async def _status(server, method, path, headers, body=b""):
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, server.url + path, headers=headers, data=body) as answer,
    ):
        return answer.status
