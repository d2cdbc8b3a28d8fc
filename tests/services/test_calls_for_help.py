"""Calls for help: the numbers at once, one card, one who takes it, and nobody who takes it."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.calls_for_help import CallTaken
from mentoring.ids import CallId
from mentoring.programme import Programme
from messages.method import read_method
from services import calls_for_help
from storage.database import Database
from storage.tables import calls_for_help as table
from storage.tables import outbox
from tests.services.roster import NOW as AFTERNOON
from tests.services.roster import Roster, fill

PROGRAMME = Programme(method=read_method())
NOW = AFTERNOON - timedelta(hours=2)
"""Half past one on a Tuesday in Amsterdam."""

A_MINUTE = timedelta(minutes=1)
WORDS = "ik wil niet meer leven"


@pytest.fixture
async def roster(database: Database) -> Roster:
    return await fill(database)


async def writes(database: Database, roster: Roster, text: str, now: datetime) -> None:
    async with database.work() as work:
        await calls_for_help.hear(work, text, programme=PROGRAMME, by=roster.fatima, now=now)


async def takes(database: Database, roster: Roster, who: str, now: datetime) -> None:
    async with database.work() as work:
        await calls_for_help.take(work, CallId(1), by=roster.who(who), now=now)


async def ticks(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await calls_for_help.alarm_calls_due(work, PROGRAMME, now)


async def put_out(database: Database, *kinds: str) -> list[dict[str, Any]]:
    """The values of notices of some kinds, in their order."""
    async with database.work() as work:
        query = select(outbox.c["values"]).where(outbox.c.kind.in_(kinds)).order_by(outbox.c.id)
        return list((await work.connection.execute(query)).scalars())


async def test_harmless_words_raise_nothing(database, roster):
    await writes(database, roster, "Ik wil niet meer roken", NOW)

    assert await put_out(database, "HelpAtOnce", "HelpOnceMore", "CallCard") == []


async def test_nothing_that_is_kept_or_put_out_has_the_words(database, roster):
    await writes(database, roster, WORDS, NOW)

    async with database.work() as work:
        kept = [tuple(row) for row in await work.connection.execute(select(table))]
        out = [tuple(row) for row in await work.connection.execute(select(outbox))]
    assert "leven" not in repr([kept, out])


async def test_two_within_ten_minutes_are_one_long_message_one_short_one_and_one_card(database, roster):
    await writes(database, roster, WORDS, NOW)
    await writes(database, roster, WORDS, NOW + A_MINUTE)

    assert len(await put_out(database, "HelpAtOnce")) == 1
    assert len(await put_out(database, "HelpOnceMore")) == 1
    cards = await put_out(database, "CallCard")
    assert [card["call_id"] for card in cards] == [1, 1]
    assert await put_out(database, "CallOnceMore") == []


async def test_after_ten_minutes_it_is_said_in_full_and_a_line_rings(database, roster):
    await writes(database, roster, WORDS, NOW)
    await writes(database, roster, WORDS, NOW + 10 * A_MINUTE)

    assert len(await put_out(database, "HelpAtOnce")) == 2
    assert len(await put_out(database, "CallOnceMore")) == 1


async def test_of_many_who_take_it_at_once_one_does(database, roster):
    await writes(database, roster, WORDS, NOW)

    done = await asyncio.gather(
        *(takes(database, roster, who, NOW + A_MINUTE) for who in ("anja", "karin") * 5),
        return_exceptions=True,
    )

    assert [type(each) for each in done].count(CallTaken) == 9
    assert len(await put_out(database, "SomebodyComes")) == 1


async def test_what_comes_shortly_after_it_was_taken_belongs_to_it_and_later_is_a_new_call(database, roster):
    await writes(database, roster, WORDS, NOW)
    await takes(database, roster, "anja", NOW + A_MINUTE)

    await writes(database, roster, WORDS, NOW + 2 * A_MINUTE)
    await writes(database, roster, WORDS, NOW + 30 * A_MINUTE)

    cards = await put_out(database, "CallCard")
    assert [card["call_id"] for card in cards] == [1, 1, 1, 3]
    assert [card["taken"]["kind"] for card in cards] == ["NobodyYet", "TakenBy", "TakenBy", "NobodyYet"]


async def test_nobody_takes_it_and_the_team_and_the_coordinators_are_alarmed_once_a_day(database, roster):
    await writes(database, roster, WORDS, NOW)

    for minutes in (59, 60, 61, 90):
        await ticks(database, NOW + minutes * A_MINUTE)
    assert len(await put_out(database, "CallWaits")) == 2
    await ticks(database, NOW + timedelta(hours=8))  # the office is closed
    await ticks(database, NOW + timedelta(hours=21))

    assert len(await put_out(database, "CallWaits")) == 4


async def test_in_the_weekend_nobody_is_alarmed_once_more(database, roster):
    friday = NOW + timedelta(days=3)
    await writes(database, roster, WORDS, friday)
    await ticks(database, friday + timedelta(hours=2))

    await ticks(database, friday + timedelta(days=1))
    assert len(await put_out(database, "CallWaits")) == 2
    await ticks(database, friday + timedelta(days=3))

    assert len(await put_out(database, "CallWaits")) == 4


async def test_who_takes_it_ends_the_alarms_and_they_say_who(database, roster):
    await writes(database, roster, WORDS, NOW)
    await ticks(database, NOW + 61 * A_MINUTE)
    await takes(database, roster, "anja", NOW + 62 * A_MINUTE)

    await ticks(database, NOW + timedelta(hours=21))

    alarms = await put_out(database, "CallWaits")
    assert [alarm["taken"]["kind"] for alarm in alarms] == ["NobodyYet", "NobodyYet", "TakenBy", "TakenBy"]


async def test_a_reply_to_an_alarm_reaches_the_participant_also_after_it_says_who_took_the_call(
    database, roster
):
    await writes(database, roster, WORDS, NOW)
    await ticks(database, NOW + 61 * A_MINUTE)
    await takes(database, roster, "anja", NOW + 62 * A_MINUTE)

    async with database.work() as work:
        to_team = (outbox.c.kind == "CallWaits", outbox.c.team_id.is_not(None))
        about = (await work.connection.execute(select(outbox.c.about_id).where(*to_team))).scalars().all()

    assert about == [roster.fatima.id, roster.fatima.id]


async def test_a_team_without_an_admin_chat_lets_the_coordinators_know_at_once(database, roster):
    async with database.work() as work:
        await work.people.link_chat(roster.west, None)

    await writes(database, roster, WORDS, NOW)

    assert len(await put_out(database, "CallWaits")) == 1
