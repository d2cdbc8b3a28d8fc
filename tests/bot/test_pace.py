"""Telegram's limits are kept, nobody waits longer than they ask, and answers go first."""

import asyncio
import itertools
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import CHAT_BURST, GROUP_MOST, GROUP_SECONDS, NoTurn, Pace
from tests.bot import virtual_time

FATIMA, BERT, TEAM = 11, 12, -13
SCREEN, BROADCAST = -10, 40
A_HAIR = 0.002


@dataclass(frozen=True)
class Wish:
    """A request that comes some time after the one before, and takes some time at Telegram."""

    after: float
    chat: int
    urgency: int
    takes: float = 0.05


@dataclass(frozen=True)
class Departure:
    at: float
    wish: Wish
    number: int


wishes = st.lists(
    st.builds(
        Wish,
        after=st.sampled_from([0.0, 0.0, 0.0, 0.01, 0.4, 3.0, 70.0]),
        chat=st.sampled_from([FATIMA, BERT, TEAM]),
        urgency=st.sampled_from([SCREEN, 0, BROADCAST]),
        takes=st.sampled_from([0.0, 0.05, 2.0]),
    ),
    max_size=80,
)


async def departures(asked: list[Wish]) -> list[Departure]:
    """When each would leave."""
    pace, loop = Pace(30), asyncio.get_running_loop()
    found: list[Departure] = []

    async def leave(wish: Wish, number: int) -> None:
        async with pace.turn(wish.chat, wish.urgency):
            found.append(Departure(loop.time(), wish, number))
            await asyncio.sleep(wish.takes)

    async with asyncio.TaskGroup() as group:
        for number, wish in enumerate(asked):
            await asyncio.sleep(wish.after)
            group.create_task(leave(wish, number))
    return found


@settings(max_examples=60, deadline=None)
@given(wishes)
def test_the_limits_are_kept_and_everything_leaves(asked):
    found = virtual_time.run(departures(asked))

    moments = [departure.at for departure in found]
    assert len(found) == len(asked)
    assert all(later - earlier >= 1 / 30 - A_HAIR for earlier, later in itertools.pairwise(moments))
    for chat in (FATIMA, BERT, TEAM):
        of_chat = [departure.at for departure in found if departure.wish.chat == chat]
        assert _most_within(of_chat, 1.0) <= CHAT_BURST + 1
        assert _most_within(of_chat, 10.0) <= CHAT_BURST + 10
    assert _most_within([d.at for d in found if d.wish.chat == TEAM], GROUP_SECONDS - A_HAIR) <= GROUP_MOST


@settings(max_examples=60, deadline=None)
@given(wishes)
def test_a_chat_has_one_request_at_a_time_and_keeps_its_order(asked):
    found = virtual_time.run(departures(asked))

    for chat in (FATIMA, BERT, TEAM):
        of_chat = [departure for departure in found if departure.wish.chat == chat]
        assert all(
            second.at >= first.at + first.wish.takes - 1e-6 for first, second in itertools.pairwise(of_chat)
        )
        for urgency in (SCREEN, 0, BROADCAST):
            numbers = [d.number for d in of_chat if d.wish.urgency == urgency]
            assert numbers == sorted(numbers)


def test_an_answer_never_waits_behind_a_broadcast():
    async def waits() -> list[float]:
        pace, loop = Pace(30), asyncio.get_running_loop()

        async def turn(chat: int, urgency: int) -> None:
            async with pace.turn(chat, urgency):
                await asyncio.sleep(0.05)

        broadcast = [asyncio.create_task(turn(chat, BROADCAST)) for chat in range(1000, 2000)]
        found = []
        for person in range(20):
            await asyncio.sleep(1)
            began = loop.time()
            async with pace.turn(person + 1, SCREEN):
                found.append(loop.time() - began)
        await asyncio.gather(*broadcast)
        return found

    assert max(virtual_time.run(waits())) <= 1 / 30 + A_HAIR


def test_a_group_gets_twenty_a_minute():
    found = virtual_time.run(departures([Wish(0, TEAM, 0)] * 45))

    assert _most_within([departure.at for departure in found], GROUP_SECONDS - A_HAIR) == GROUP_MOST


def test_one_chat_that_must_wait_holds_up_no_other():
    async def moment() -> float:
        pace, loop = Pace(30), asyncio.get_running_loop()
        for _ in range(GROUP_MOST):
            async with pace.turn(TEAM, 0):
                pass
        waiting = asyncio.create_task(_turn(pace, TEAM))
        began = loop.time()
        await _turn(pace, FATIMA)
        waited = loop.time() - began
        await waiting
        return waited

    assert virtual_time.run(moment()) <= 1 / 30 + A_HAIR


def test_what_does_not_count_waits_only_for_its_chat():
    async def moment() -> float:
        pace, loop = Pace(30), asyncio.get_running_loop()
        for _ in range(CHAT_BURST):
            await _turn(pace, FATIMA)
        began = loop.time()
        async with pace.turn(FATIMA, SCREEN, counts=False):
            return loop.time() - began

    assert virtual_time.run(moment()) == 0


def test_a_chat_that_telegram_holds_back_waits_as_told_and_others_do_not():
    async def moments() -> tuple[float, float]:
        pace, loop = Pace(30), asyncio.get_running_loop()
        pace.hold(FATIMA, 7)
        await _turn(pace, BERT)
        of_bert = loop.time()
        await _turn(pace, FATIMA)
        return of_bert, loop.time()

    of_bert, of_fatima = virtual_time.run(moments())

    assert of_bert < 0.1
    assert of_fatima == pytest.approx(7, abs=0.1)


def test_when_two_chats_are_held_back_it_is_for_everybody():
    async def moment() -> float:
        pace, loop = Pace(30), asyncio.get_running_loop()
        pace.hold(FATIMA, 7)
        pace.hold(BERT, 5)
        await _turn(pace, TEAM)
        return loop.time()

    assert virtual_time.run(moment()) == pytest.approx(5, abs=0.1)


def test_who_goes_away_while_waiting_leaves_the_turn_to_the_next():
    async def next_one_had_it() -> bool:
        pace = Pace(30)
        async with pace.turn(FATIMA, 0):
            first = asyncio.create_task(_turn(pace, FATIMA))
            second = asyncio.create_task(_turn(pace, FATIMA))
            await asyncio.sleep(0)
            first.cancel()
        await asyncio.wait_for(second, 5)
        return first.cancelled()

    assert virtual_time.run(next_one_had_it())


def test_who_waits_when_the_pace_is_closed_hears_that_nothing_left():
    async def close() -> None:
        pace = Pace(30)
        async with pace.turn(FATIMA, 0):
            waiting = asyncio.create_task(_turn(pace, FATIMA))
            await asyncio.sleep(0)
            pace.close()
        await waiting

    with pytest.raises(NoTurn):
        virtual_time.run(close())


def test_chats_that_have_been_still_for_long_are_forgotten():
    async def known() -> int:
        pace = Pace(100_000)
        for chat in range(1, 2100):
            await _turn(pace, chat)
        await asyncio.sleep(100)
        await _turn(pace, 5000)
        return len(pace.limits._chats)

    assert virtual_time.run(known()) == 1


async def _turn(pace: Pace, chat: int) -> None:
    async with pace.turn(chat, 0):
        pass


def _most_within(moments: list[float], seconds: float) -> int:
    """The most moments in any half-open window of this length."""
    return max((sum(1 for m in moments if start <= m < start + seconds) for start in moments), default=0)
