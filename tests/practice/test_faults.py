"""Faults on request, and Telegram's limits when a room enforces them."""

import asyncio

import aiohttp
import pytest

from practice.limits import Limits
from practice.phone import Refused, RoomClient
from practice.refusals import Refusal
from practice.room import Room
from practice.server import RoomServer
from tests.practice.conftest import Api


async def test_too_many_requests_tells_how_long_to_wait(api, client, fatima):
    await client.fault("429", method="sendMessage", retry_after=7)

    refused = await api("sendMessage", chat_id=fatima.id, text="hoi")

    assert refused == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert await api.result("sendMessage", chat_id=fatima.id, text="hoi")
    assert len(await fatima.heard()) == 1


@pytest.mark.parametrize(("kind", "code"), [("500", 500), ("502", 502)])
async def test_a_server_fault_does_nothing_and_says_so(api, client, fatima, kind, code):
    await client.fault(kind, times=2)

    codes = [(await api("sendMessage", chat_id=fatima.id, text="hoi"))["error_code"] for _ in range(2)]

    assert codes == [code, code]
    assert await fatima.heard() == []


async def test_a_fault_may_be_for_one_chat(api, client, fatima, team):
    await client.fault("500", chat_id=team.id)

    assert (await api("sendMessage", chat_id=fatima.id, text="hoi"))["ok"]
    assert not (await api("sendMessage", chat_id=team.id, text="hoi"))["ok"]


async def test_a_star_leaves_polling_alone_and_naming_it_does_not(api, client):
    await client.fault("500", times=5)
    polled = await api("getUpdates")
    await client.fault("502", method="getUpdates")

    assert polled["ok"]
    assert (await api("getUpdates"))["error_code"] == 502


@pytest.mark.parametrize(("kind", "heard"), [("timeout_before", []), ("timeout_after", ["hoi"])])
async def test_a_time_out_before_or_after_the_work(api, client, fatima, kind, heard):
    await client.fault(kind, method="sendMessage")
    address = f"{api.url}/bot{api.token}/sendMessage"
    short = aiohttp.ClientTimeout(total=0.3)

    with pytest.raises(asyncio.TimeoutError):
        await api.session.post(address, json={"chat_id": fatima.id, "text": "hoi"}, timeout=short)

    assert await fatima.heard() == heard


async def test_a_connection_that_is_cut_after_the_work(api, client, fatima):
    await client.fault("disconnect", method="sendMessage")
    address = f"{api.url}/bot{api.token}/sendMessage"

    with pytest.raises(aiohttp.ClientError):
        await api.session.post(address, json={"chat_id": fatima.id, "text": "hoi"})

    assert await fatima.heard() == ["hoi"]


async def test_faults_can_be_cleared(api, client, fatima):
    await client.fault("500", times=9)
    await client.clear_faults()

    assert (await api("sendMessage", chat_id=fatima.id, text="hoi"))["ok"]


async def test_an_unknown_fault_is_refused(client):
    with pytest.raises(Refused, match="fault must be one of"):
        await client.fault("418")


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_private_chat_takes_a_short_burst_and_then_one_a_second():
    seconds = Seconds()
    limits = Limits(enforced=True, seconds=seconds)
    for _ in range(3):
        limits.count(1, private=True)

    with pytest.raises(Refusal) as refused:
        limits.count(1, private=True)
    seconds.at = 1.0
    limits.count(1, private=True)

    assert refused.value.parameters == {"retry_after": 1}


def test_a_group_takes_twenty_a_minute():
    seconds = Seconds()
    limits = Limits(enforced=True, seconds=seconds)
    for _ in range(20):
        limits.count(-1, private=False)

    with pytest.raises(Refusal) as refused:
        limits.count(-1, private=False)

    assert refused.value.parameters == {"retry_after": 3}


def test_all_chats_together_take_thirty_a_second():
    seconds = Seconds()
    limits = Limits(enforced=True, seconds=seconds)
    for chat in range(30):
        limits.count(chat, private=True)

    with pytest.raises(Refusal):
        limits.count(99, private=True)
    seconds.at = 0.1
    limits.count(99, private=True)


def test_without_enforcement_nothing_is_counted():
    limits = Limits(seconds=Seconds())

    for _ in range(1000):
        limits.count(1, private=True)


async def test_a_room_can_enforce_the_limits():
    async with (
        RoomServer(Room.open(enforce_limits=True), port=0) as server,
        RoomClient(server.url) as client,
        aiohttp.ClientSession() as session,
    ):
        fatima = await client.add_person("Fatima")
        await fatima.says("/start")
        api = Api(session, server.api_url, server.room.bot.token)
        answers = [await api("sendMessage", chat_id=fatima.id, text="hoi") for _ in range(4)]

        assert [answer["ok"] for answer in answers] == [True, True, True, False]
        assert answers[-1]["parameters"] == {"retry_after": 1}
        assert await fatima.heard() == ["hoi", "hoi", "hoi"]
