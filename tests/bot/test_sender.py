"""What must arrive arrives: once where that can be, twice at most, and never silently not (T22, T35)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import time, timedelta

import pytest

from handlers.outgoing import Outgoing
from mentoring.ids import TelegramId
from mentoring.preferences import Preferences
from messages.base import N_, Notice, ToStaff, Urgency
from tests.bot.small_house import SmallHouse, eventually, open_house


@dataclass(frozen=True, slots=True)
class News(Notice):
    """To somebody in a test."""

    number: int
    text = N_("Test news {number}")


@dataclass(frozen=True, slots=True)
class Broadcast(News):
    """To everybody in a test."""

    urgency = Urgency.BROADCAST
    text = N_("Test broadcast {number}")


@dataclass(frozen=True, slots=True)
class VoucherCode(News):
    """Something that must never come twice."""

    repeatable = False
    text = N_("Test voucher {number}")


@dataclass(frozen=True, slots=True)
class Thanks(News):
    """Answers what somebody in a test did just now."""

    answers_at_once = True
    text = N_("Test thanks {number}")


@dataclass(frozen=True, slots=True)
class NewsForStaff(News, ToStaff):
    """To a mentor in a test."""

    text = N_("Test staff news {number}")


NOTICES = (News, Broadcast, VoucherCode, Thanks, NewsForStaff)
IN_THE_EVENING = timedelta(hours=6)
"""From the clock of the small house, 15:30 in Amsterdam, into the quiet hours of whoever chose no others."""


@pytest.fixture
async def house(sqlite_database) -> AsyncIterator[SmallHouse]:
    async with open_house(sqlite_database, *NOTICES) as found:
        yield found


async def test_a_notice_arrives_and_where_is_written_down(house):
    fatima, person_id = await house.person("Fatima")
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id, about=person_id)

    message = await fatima.sees("Test news 1")
    await house.becomes("sent")
    async with house.database.work() as work:
        assert await work.outbox.about(fatima.id, message["message_id"]) == person_id


async def test_notices_for_one_chat_arrive_in_their_order_the_urgent_first(house):
    fatima, person_id = await house.person("Fatima")
    await house.puts_out(Broadcast(1), *[News(number) for number in range(2, 5)], to=person_id)

    house.starts(house.sender.run())

    await house.becomes(*["sent"] * 4)
    assert await fatima.heard() == [*[f"Test news {number}" for number in range(2, 5)], "Test broadcast 1"]


async def test_429_waits_as_long_as_it_is_told(house):
    fatima, person_id = await house.person("Fatima")
    await house.room.fault("429", method="sendMessage", retry_after=1)
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id)
    await house.broke_off_with("SlowDown")
    house.moves_clock(seconds=1)

    await fatima.sees("Test news 1")
    await house.becomes("sent")


@pytest.mark.parametrize("fault", ["500", "502"])
async def test_trouble_at_telegram_is_tried_again_later_and_later(house, fault):
    fatima, person_id = await house.person("Fatima")
    await house.room.fault(fault, method="sendMessage", times=2)
    house.starts(house.sender.run())

    await house.puts_out(News(1), News(2), to=person_id)
    await house.broke_off_with("ServerTrouble")
    house.moves_clock(seconds=4)
    await eventually(lambda: _calls(house, 2))
    await house.becomes("waiting", "waiting")
    house.moves_clock(seconds=8)

    await fatima.sees("Test news 2")
    assert await fatima.heard() == ["Test news 1", "Test news 2"]


async def test_when_no_answer_comes_it_is_said_again_once_because_twice_is_better_than_never(house):
    fatima, person_id = await house.person("Fatima")
    await house.room.fault("disconnect", method="sendMessage", times=2)
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id)

    await house.becomes("unknown")
    assert await fatima.heard() == ["Test news 1", "Test news 1"]


async def test_whatever_happens_in_between_it_is_said_twice_at_most(house):
    fatima, person_id = await house.person("Fatima")
    for fault in ("disconnect", "500", "disconnect"):
        await house.room.fault(fault, method="sendMessage")
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id)
    await eventually(lambda: _calls(house, 2))
    await house.becomes("waiting")
    house.moves_clock(seconds=30)

    await house.becomes("unknown")
    assert await fatima.heard() == ["Test news 1", "Test news 1"]


@pytest.mark.parametrize("fault", ["disconnect", "500"])
async def test_a_voucher_is_never_said_again_by_itself(house, fault):
    _, team_id, anja = await house.team()
    fatima, person_id = await house.participant("Fatima", team_id)
    await house.room.fault(fault, method="sendMessage", chat_id=fatima.id)
    house.starts(house.sender.run())

    await house.puts_out(VoucherCode(1), to=person_id)

    group = await house.room.group("Alphen-West")
    await anja.sees("Een bericht aan Fatima (A-001) is niet aangekomen, of dat is niet zeker.", group)
    await house.becomes("unknown", "sent")
    assert len(await fatima.heard()) <= 1


async def test_what_was_leaving_at_a_crash_is_said_again_unless_it_is_a_voucher(house):
    fatima, person_id = await house.person("Fatima")
    bert, other_id = await house.person("Bert")
    await house.puts_out(News(1), to=person_id)
    await house.puts_out(VoucherCode(2), to=other_id)
    async with house.database.work() as work:
        due = await work.deliveries.due(now=house.now, most=9)
        await work.deliveries.mark_sending([posting.id for posting in due])

    house.starts(house.sender.run())

    await house.becomes("sent", "unknown")
    assert (await fatima.heard(), await bert.heard()) == (["Test news 1"], [])


async def test_who_blocked_the_bot_gets_nothing_more_and_the_team_knows(house):
    group, team_id, anja = await house.team()
    fatima, person_id = await house.participant("Fatima", team_id)
    await fatima.blocks()
    house.starts(house.sender.run())

    await house.puts_out(News(1), News(2), to=person_id)

    await anja.sees("Fatima (A-001) is nu niet bereikbaar", group)
    await house.becomes("waiting", "waiting", "sent")
    assert len(await _calls_to(house, fatima.id)) == 1


async def test_who_lets_the_bot_in_again_gets_what_waited(house):
    fatima, person_id = await house.person("Fatima")
    await fatima.blocks()
    house.starts(house.sender.run())
    await house.puts_out(News(1), to=person_id)
    await house.broke_off_with("Forbidden")

    await fatima.unblocks()
    async with house.database.work() as work:
        await work.people.mark_unreachable(person_id, since=None)
    house.sender.wake()

    await fatima.sees("Test news 1")


async def test_a_team_follows_its_group_to_the_new_number(house):
    group, team_id, anja = await house.team()
    await group.migrates()
    house.starts(house.sender.run())

    await house.puts_out(News(1), to_team=team_id)

    await anja.sees("Test news 1", group)
    async with house.database.work() as work:
        assert (await work.people.team(team_id)).chat_id == group.id


async def test_an_admin_chat_that_put_the_bot_out_is_let_go_and_the_coordinators_know(house):
    karin, _ = await house.coordinator()
    group, team_id, anja = await house.team()
    await group.remove("bot", by=anja)
    house.starts(house.sender.run())

    await house.puts_out(News(1), to_team=team_id)

    await karin.sees("Alphen-West")
    await house.becomes("waiting", "sent")


async def test_a_chat_that_does_not_exist_fails_where_staff_can_see_it(house):
    group, team_id, anja = await house.team()
    _, person_id = await house.participant("Fatima", team_id)
    async with house.database.work() as work:
        await work.people.link_account(person_id, TelegramId(999_999))
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id)

    await anja.sees("Een bericht aan Fatima (A-001) is niet aangekomen", group)
    await house.becomes("failed", "sent")


async def test_a_notice_that_this_version_does_not_know_fails_and_holds_up_no_other(house):
    fatima, person_id = await house.person("Fatima")
    await house.puts_out(News(1), News(2), to=person_id)
    async with house.database.work() as work:
        await work.connection.exec_driver_sql("UPDATE outbox SET kind = 'Forgotten' WHERE id = 1")

    house.starts(house.sender.run())

    await fatima.sees("Test news 2")
    assert await house.states() == [("failed", "UnknownNotice"), ("sent", None)]


async def test_what_is_better_unsaid_by_now_is_not_said(house):
    fatima, person_id = await house.person("Fatima")
    await house.puts_out(News(1), to=person_id, expires_at=house.now + timedelta(hours=1))
    await house.puts_out(News(2), to=person_id)
    house.moves_clock(hours=1)

    house.starts(house.sender.run())

    await house.becomes("expired", "sent")
    assert await fatima.heard() == ["Test news 2"]


async def test_a_card_changes_in_place_and_comes_anew_when_it_was_taken_away(house):
    fatima, person_id = await house.person("Fatima")
    house.starts(house.sender.run())
    await house.puts_out(News(1), to=person_id, card="claim:42")
    first = await fatima.sees("Test news 1")

    await house.puts_out(News(2), to=person_id, card="claim:42")
    second = await fatima.sees("Test news 2")
    await house.bot.delete_message(fatima.id, second["message_id"])
    await house.puts_out(News(3), to=person_id, card="claim:42")
    third = await fatima.sees("Test news 3")

    assert second["message_id"] == first["message_id"]
    assert third["message_id"] != first["message_id"]


async def test_an_answer_never_waits_behind_a_broadcast_of_a_thousand(sqlite_database):
    async with open_house(sqlite_database, *NOTICES, per_second=400) as house:
        everybody = [await house.person(f"Deelnemer {number}") for number in range(20)]
        async with house.database.work() as work:
            for number in range(1000):
                _, person_id = everybody[number % 20]
                await work.outbox.add(Broadcast(number), to=person_id, now=house.now)
        fatima, _ = await house.person("Fatima")
        house.starts(house.sender.run())
        await eventually(lambda: _calls(house, 50))

        before = len(await house.room.requests())
        await house.gateway.show(fatima.id, [Outgoing("Antwoord")], None)
        after = await house.room.requests()

        sent_meanwhile = [call for call in after[before:] if call["chat_id"] != fatima.id]
        assert len(sent_meanwhile) <= 8
        assert (await fatima.heard()) == ["Antwoord"]


async def test_a_clean_end_writes_down_what_has_left_and_leaves_the_rest_for_later(sqlite_database):
    async with open_house(sqlite_database, *NOTICES, per_second=20) as house:
        people = [await house.person(f"Deelnemer {number}") for number in range(12)]
        for _, person_id in people:
            await house.puts_out(News(1), to=person_id)
        house.starts(house.sender.run())
        await eventually(lambda: _calls(house, 3))

        house.sender.stop()
        house.pace.close()
        await house.running[0]

        states = [state for state, _ in await house.states()]
        arrived = sum([len(await phone.heard()) for phone, _ in people])
        assert states.count("sent") == arrived
        assert states.count("waiting") == 12 - arrived


@pytest.mark.parametrize("turns", range(6))
async def test_a_sender_that_is_woken_and_cancelled_at_once_ends(house, turns):
    running = asyncio.create_task(house.sender.run())
    await house.sender.delivered()

    house.sender.wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()

    done, _ = await asyncio.wait([running], timeout=5)
    running.cancel()
    assert done == {running}


async def _calls(house: SmallHouse, many: int) -> bool:
    return len([call for call in await house.room.requests() if call["method"] == "sendMessage"]) >= many


async def _calls_to(house: SmallHouse, chat_id: int) -> list[dict[str, object]]:
    return [call for call in await house.room.requests() if call["chat_id"] == chat_id]


# --- quiet hours ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "is_silent"), [(0, False), (5.49, False), (5.5, True), (16.99, True), (17, False)]
)
async def test_news_in_quiet_hours_comes_without_a_sound(house, hours, is_silent):
    fatima, person_id = await house.person("Fatima")
    house.now += timedelta(hours=hours)
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=person_id)

    assert (await fatima.sees("Test news 1")).get("silent", False) is is_silent


async def test_quiet_hours_are_each_ones_own(house):
    (fatima, hers), (omar, his) = await house.person("Fatima"), await house.person("Omar")
    async with house.database.work() as work:
        await work.preferences.save(his, Preferences().with_quiet_hours(time(23), time(6)))
    house.now += IN_THE_EVENING
    house.starts(house.sender.run())

    await house.puts_out(News(1), to=hers)
    await house.puts_out(News(2), to=his)

    assert (await fatima.sees("Test news 1"))["silent"]
    assert not (await omar.sees("Test news 2")).get("silent", False)


@pytest.mark.parametrize(
    ("notice", "words"), [(Thanks(1), "Test thanks 1"), (NewsForStaff(1), "Test staff news 1")]
)
async def test_an_answer_at_once_and_news_for_staff_may_ring_at_any_hour(house, notice, words):
    somebody, person_id = await house.person("Fatima")
    house.now += IN_THE_EVENING
    house.starts(house.sender.run())

    await house.puts_out(notice, to=person_id)

    assert not (await somebody.sees(words)).get("silent", False)
