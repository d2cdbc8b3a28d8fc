"""The practice room with the bot in it: kept between runs, begun anew when asked, with a clock that can be moved."""

import asyncio
import re
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.app import Voetstuk
from bot.practice import Practice
from bot.settings import Settings
from mentoring.ids import TelegramId
from messages.letters import LetterPassedOn
from practice.phone import RoomClient
from practice.server import PortUnavailable


@asynccontextmanager
async def practising(folder, **options):
    """The room, and what was announced."""
    announced: list[str] = []
    practice = Practice(
        Settings(data_folder=folder, _env_file=None), port=0, announce=announced.append, **options
    )
    stop = asyncio.Event()
    running = asyncio.create_task(practice.run_until(stop))
    while not any("Practice room" in line for line in announced) and not running.done():  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    if running.done():
        await running
    address = re.search(r"http://\S+", announced[0])
    assert address is not None
    async with RoomClient(address[0], patience=20) as room:
        yield room, announced
    stop.set()
    await running


async def test_the_bot_answers_in_the_room(tmp_path):
    async with practising(tmp_path) as (room, announced):
        fatima = await room.add_person("Fatima")
        await fatima.says("/start")

        await fatima.sees("Ik ken je nog niet")
        assert "Bot token" in announced[2]


async def test_what_was_practised_is_there_the_next_time_unless_it_is_begun_anew(tmp_path):
    async with practising(tmp_path) as (room, _):
        await room.add_person("Fatima")
    async with practising(tmp_path) as (room, _):
        kept = [person["first_name"] for person in (await room.state())["people"]]
    async with practising(tmp_path, fresh=True) as (room, _):
        fresh = (await room.state())["people"]

    assert (kept, fresh) == (["Fatima"], [])


async def test_a_sample_that_was_broken_off_is_played_from_the_beginning(tmp_path):
    class BrokenOff(Exception):
        """What a kill is to the real one."""

    async def breaks_off(url: str, bot: object) -> None:
        async with RoomClient(url) as room:
            await room.add_person("Fatima")
        raise BrokenOff

    async def plays(url: str, bot: object) -> None:
        async with RoomClient(url) as room:
            await room.add_person("Bert")

    settings = Settings(data_folder=tmp_path, _env_file=None)
    first = Practice(settings, port=0, announce=lambda line: None, play=breaks_off)
    with pytest.raises(BrokenOff):
        await first.run_until(asyncio.Event())
    async with practising(tmp_path, play=plays) as (room, _):
        people = await room.until(lambda: _names(room), "somebody in the room")

    assert people == ["Bert"]


async def test_a_start_that_came_to_nothing_takes_no_sample_away(tmp_path):
    async def plays(url: str, bot: object) -> None:
        async with RoomClient(url) as room:
            await room.add_person("Bert")

    async with practising(tmp_path / "another") as (_, announced):
        port = int(announced[0].rsplit(":", 1)[1])
        settings = Settings(data_folder=tmp_path / "mine", _env_file=None)
        with pytest.raises(PortUnavailable):
            await Practice(settings, port=port, announce=announced.append, play=plays).run_until(
                asyncio.Event()
            )
    async with practising(tmp_path / "mine", play=plays) as (room, _):
        people = await room.until(lambda: _names(room), "somebody in the room")

    assert people == ["Bert"]


async def _names(room: RoomClient) -> list[str]:
    return [person["first_name"] for person in (await room.state())["people"]]


async def test_beginning_anew_forgets_everybody_and_the_bot_goes_on(tmp_path):
    async with practising(tmp_path) as (room, _):
        await room.add_person("Fatima")
        token = (await room.state())["bot"]["token"]

        await room.restart()

        state = await room.state()
        bert = await room.add_person("Bert")
        await bert.says("/start")
        await bert.sees("Ik ken je nog niet")
    assert (state["people"], state["bot"]["token"]) == ([], token)


async def test_a_room_can_be_had_without_the_bot(tmp_path):
    async with practising(tmp_path, with_bot=False) as (room, _):
        await room.restart()

        assert await room.requests() == []


async def test_a_port_that_is_taken_is_told(tmp_path):
    async with practising(tmp_path / "one") as (_, announced):
        port = int(announced[0].rsplit(":", 1)[1])
        second = Practice(
            Settings(data_folder=tmp_path / "two", _env_file=None), port=port, announce=announced.append
        )

        with pytest.raises(PortUnavailable):
            await second.run_until(asyncio.Event())


async def test_telegrams_limits_hold_nothing_up_while_the_clock_is_moved(tmp_path):
    bots: list[Voetstuk] = []

    async def plays(url: str, bot: Voetstuk) -> None:
        bots.append(bot)

    async with practising(tmp_path, play=plays) as (room, announced):
        await room.until(lambda: _is_played(announced), "the end of the sample")
        fatima = await room.add_person("Fatima")
        await fatima.says("/start")
        await fatima.sees("Ik ken je nog niet")
        now = await room.now()
        moment = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
        async with bots[0].database.work() as work:
            person_id = await work.people.add("Fatima", now=now)
            await work.people.link_account(person_id, TelegramId(fatima.id))
            for _ in range(30):
                await work.outbox.add(LetterPassedOn("Anja"), to=person_id, now=now, due_at=moment)

        await room.forward(days=2)

        came = [message["date"] for message in await fatima.messages() if "Anja" in message["text"]]
    assert came == [moment.isoformat()] * 30


async def _is_played(announced: list[str]) -> bool:
    return any("has been played" in line for line in announced)
