"""The room's clock: a move lives through the time between, and is told to who looks on."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from practice.clock import ZONE, Clock
from practice.phone import Refused, RoomClient
from practice.room import Room
from practice.server import RoomServer
from tests.bot.small_house import eventually

START = datetime(2026, 10, 23, 17, 10, tzinfo=UTC)
"""A Friday evening in Amsterdam, two days before the clocks go back."""


class Listener:
    """Somebody who must act on a move: hears each step, and may be kept busy with one."""

    def __init__(self, clock: Clock) -> None:
        self.heard: list[datetime] = []
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self._clock = clock
        clock.listeners.append(self)

    async def __call__(self, now: datetime) -> None:
        self.heard.append(now)
        await self.may_go_on.wait()
        assert self._clock.now() == now


@pytest.fixture
async def moved(client: RoomClient) -> RoomClient:
    """The room on a Friday evening in October."""
    await client.move_clock_to(START)
    return client


async def test_a_move_stops_at_the_present_each_half_hour_and_the_moment_itself(room, moved):
    listener = Listener(room.clock)
    before = room.clock.now()

    await moved.move_clock_to(START + timedelta(minutes=95))

    present, *steps = listener.heard
    assert timedelta(0) <= present - before < timedelta(minutes=1)
    assert steps == [START + timedelta(minutes=minutes) for minutes in (20, 50, 80, 95)]


async def test_the_clock_goes_on_from_the_moment_it_was_moved_to(room, moved):
    Listener(room.clock)

    await moved.move_clock_to(START + timedelta(days=1))

    assert timedelta(0) <= room.clock.now() - (START + timedelta(days=1)) < timedelta(minutes=1)


async def test_a_day_later_is_the_same_time_of_day_when_the_clocks_go_back(room, moved):
    await moved.forward(days=3)

    later = (await moved.now()).astimezone(ZONE)
    assert (later.day, later.hour, later.minute) == (26, 19, 10)


async def test_hours_are_real_hours_when_the_clocks_go_back(room, moved):
    await moved.forward(hours=72)

    later = (await moved.now()).astimezone(ZONE)
    assert (later.day, later.hour, later.minute) == (26, 18, 10)


async def test_the_night_of_the_clock_change_is_an_hour_longer(room, moved):
    await moved.move_clock_to(datetime(2026, 10, 25, tzinfo=ZONE))
    listener = Listener(room.clock)

    await moved.move_clock_to(datetime(2026, 10, 26, tzinfo=ZONE))

    walls = [step.astimezone(ZONE).strftime("%H:%M") for step in listener.heard[1:]]
    assert len(walls) == 50
    assert walls[1:8] == ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00"]


async def test_back_it_goes_at_once(room, moved):
    listener = Listener(room.clock)

    await moved.move_clock_to(START - timedelta(days=2))

    assert listener.heard == [START - timedelta(days=2)]


async def test_the_next_morning_is_nine_o_clock_after_the_clock_change_too(moved):
    await moved.move_clock_to(datetime(2026, 3, 28, 20, tzinfo=UTC))
    await moved.next_morning()

    assert (await moved.now()).replace(microsecond=0, second=0) == datetime(2026, 3, 29, 7, tzinfo=UTC)


async def test_the_evening_before_the_next_clock_change_is_found_time_after_time(moved):
    found = []
    for _ in range(3):
        await moved.eve_of_clock_change()
        found.append((await moved.now()).astimezone(ZONE).strftime("%Y-%m-%d %H:%M"))

    assert found == ["2026-10-24 20:00", "2027-03-27 20:00", "2027-10-30 20:00"]


async def test_a_move_can_be_ended_at_the_step_that_it_has_come_to(room, moved):
    listener = Listener(room.clock)
    listener.may_go_on.clear()
    moving = asyncio.create_task(moved.forward(days=7))
    await moved.until(lambda: _moving(moved), "the clock on its way")

    await moved.stop_clock()
    listener.may_go_on.set()
    await moving

    assert len(listener.heard) == 1
    assert await moved.now() - listener.heard[-1] < timedelta(minutes=1)


async def test_a_second_move_waits_and_counts_from_where_the_first_ends(room, moved):
    listener = Listener(room.clock)
    listener.may_go_on.clear()
    moves = [asyncio.create_task(moved.forward(days=1)) for _ in range(2)]
    await moved.until(lambda: _moving(moved), "the clock on its way")

    listener.may_go_on.set()
    await asyncio.gather(*moves)

    later = (await moved.now()).astimezone(ZONE)
    assert (later.day, later.hour, later.minute) == (25, 19, 10)


async def test_beginning_anew_does_not_wait_for_a_long_move(room, moved):
    listener = Listener(room.clock)
    listener.may_go_on.clear()
    moving = asyncio.create_task(moved.forward(days=300))
    await moved.until(lambda: _moving(moved), "the clock on its way")

    restarting = asyncio.create_task(moved.restart())
    await eventually(lambda: _stopping(room))
    listener.may_go_on.set()
    await asyncio.gather(moving, restarting)

    assert len(listener.heard) == 1


async def test_more_than_a_year_at_a_time_is_refused_where_somebody_must_live_through_it(room, moved):
    await moved.forward(days=1000)
    Listener(room.clock)

    with pytest.raises(Refused, match="at most a year"):
        await moved.forward(days=400)


async def test_who_looks_on_sees_where_the_clock_is_and_where_it_goes(room, moved):
    listener = Listener(room.clock)
    listener.may_go_on.clear()
    events = room.events.listen()
    moving = asyncio.create_task(moved.move_clock_to(START + timedelta(days=1)))

    on_its_way, state = await events.get(), await moved.until(lambda: _moving(moved), "the clock on its way")
    listener.may_go_on.set()
    await moving
    told = _all_in(events)

    assert datetime.fromisoformat(on_its_way["moving_to"]) == START + timedelta(days=1)
    assert state["moving_to"] == on_its_way["moving_to"]
    assert (told[-1]["moving_to"], (await moved.state())["moving_to"]) == (None, None)


async def test_telegrams_limits_hold_nobody_up_while_the_clock_is_moved():
    room = Room.open(enforce_limits=True)
    async with RoomServer(room, port=0) as server, RoomClient(server.url) as client:
        fatima = await client.add_person("Fatima")
        await fatima.says("/start")
        chat = room.chats[fatima.id]

        async def sends_ten(now: datetime) -> None:
            for _ in range(10):
                room.count_sending(chat)

        room.clock.listeners.append(sends_ten)
        await client.forward(days=1)

        assert room.clock.now() > datetime.now(UTC) + timedelta(hours=23)


async def test_a_room_that_closes_waits_for_no_move(room, server, client):
    listener = Listener(room.clock)
    listener.may_go_on.clear()
    moving = asyncio.create_task(room.clock.forward(timedelta(days=300)))
    await client.until(lambda: _moving(client), "the clock on its way")

    room.end_waits()
    listener.may_go_on.set()
    await moving

    assert len(listener.heard) == 1


def _all_in(events: "asyncio.Queue[Any]") -> list[Any]:
    return [events.get_nowait() for _ in range(events.qsize())]


async def _moving(client: RoomClient) -> dict[str, str] | None:
    state = await client.state()
    return state if state["moving_to"] else None


async def _stopping(room: Room) -> bool:
    return room.clock.is_stopping
