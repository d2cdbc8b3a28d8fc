"""Notices leave in their order, once, and what became of them is known."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from mentoring.ids import PersonId, TelegramId
from storage.deliveries import _DUE, Outcome
from storage.outbox import REPEATED, NoticeState
from storage.tables import outbox

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


@dataclass(frozen=True)
class News:
    """As much of a notice as the outbox needs."""

    number: int
    urgency: int = 10
    kind: str = "News"

    def values(self):
        return {"number": self.number}


@pytest.fixture
async def people(database):
    """Fatima and Bert, who have opened their invitation, and Chris, who has not."""
    async with database.work() as work:
        fatima, bert, chris = [await work.people.add(name, now=NOW) for name in ("Fatima", "Bert", "Chris")]
        await work.people.link_account(fatima, TelegramId(11))
        await work.people.link_account(bert, TelegramId(12))
    return fatima, bert, chris


async def put_out(database, to: PersonId, *notices: News, **options):
    async with database.work() as work:
        for notice in notices:
            await work.outbox.add(notice, to=to, now=NOW, **options)


async def due(database, **options):
    async with database.work() as work:
        return await work.deliveries.due(**{"now": LATER, "most": 100} | options)


async def record(database, *outcomes: Outcome):
    async with database.work() as work:
        await work.deliveries.record(outcomes, now=LATER)


async def test_one_leaves_for_each_chat_at_a_time_the_most_urgent_first(database, people):
    fatima, bert, _ = people
    await put_out(database, fatima, News(1), News(2), News(3, urgency=0))
    await put_out(database, bert, News(4))

    found = await due(database)

    assert [posting.values["number"] for posting in found] == [3, 4]


async def test_nothing_leaves_twice_at_once(database, people):
    fatima, _, _ = people
    await put_out(database, fatima, News(1))
    [posting] = await due(database)

    async with database.work() as work:
        await work.deliveries.mark_sending([posting.id])

    assert await due(database) == []


async def test_a_busy_chat_is_passed_over(database, people):
    fatima, bert, _ = people
    await put_out(database, fatima, News(1))
    await put_out(database, bert, News(2))

    found = await due(database, busy=[11])

    assert [posting.address for posting in found] == [12]


async def test_many_notices_for_one_chat_do_not_crowd_out_another(database, people):
    fatima, bert, _ = people
    await put_out(database, fatima, *[News(number) for number in range(20)])
    await put_out(database, bert, News(99))

    found = await due(database, most=2)

    assert [posting.address for posting in found] == [11, 12]


async def test_what_has_no_address_or_can_not_be_reached_waits(database, people):
    fatima, _, chris = people
    await put_out(database, fatima, News(1))
    await put_out(database, chris, News(2))

    async with database.work() as work:
        await work.people.mark_unreachable(fatima, since=NOW)
    while_away = await due(database)
    async with database.work() as work:
        await work.people.mark_unreachable(fatima, since=None)
        await work.people.link_account(chris, TelegramId(13))
    when_back = await due(database)

    assert while_away == []
    assert [posting.values["number"] for posting in when_back] == [1, 2]


async def test_a_notice_that_is_tried_again_is_waited_for_by_the_next_but_not_for_ever(database, people):
    fatima, _, _ = people
    await put_out(database, fatima, News(1), News(2))
    [first] = await due(database)
    again = Outcome(first.id, NoticeState.WAITING, failure="NothingLeft", due_at=LATER + timedelta(hours=1))

    after_each_attempt = []
    for _ in range(6):
        await record(database, again)
        after_each_attempt.append([posting.values["number"] for posting in await due(database)])

    assert after_each_attempt == [[], [], [], [], [], [2]]


async def test_the_next_moment_is_known_when_nothing_is_due_yet(database, people):
    fatima, _, chris = people
    await put_out(database, fatima, News(1), due_at=LATER + timedelta(hours=2))
    await put_out(database, chris, News(2), due_at=LATER + timedelta(hours=1))

    async with database.work() as work:
        found = await work.deliveries.next_due(now=LATER)

    assert found == LATER + timedelta(hours=2)


async def test_what_came_of_it_is_written_down(database, people):
    fatima, _, _ = people
    await put_out(database, fatima, News(1), about=fatima)
    [posting] = await due(database)

    await record(database, Outcome(posting.id, NoticeState.SENT, chat_id=11, message_id=501))

    async with database.work() as work:
        assert await work.outbox.about(11, 501) == fatima
        assert await work.deliveries.due(now=LATER, most=10) == []


async def test_a_later_notice_with_the_same_card_replaces_the_message_of_the_earlier(database, people):
    fatima, bert, _ = people
    await put_out(database, fatima, News(1), card="claim:42")
    await put_out(database, bert, News(2), card="claim:42")
    first, other = await due(database)
    await record(
        database,
        Outcome(first.id, NoticeState.SENT, chat_id=11, message_id=501),
        Outcome(other.id, NoticeState.SENT, chat_id=12, message_id=601),
    )
    await put_out(database, fatima, News(3), card="claim:42")
    await put_out(database, fatima, News(4), card="claim:43")

    [third] = await due(database)
    await record(database, Outcome(third.id, NoticeState.SENT, chat_id=11, message_id=501))
    [fourth] = await due(database)

    assert (third.shown_as, fourth.shown_as) == (501, None)


async def test_what_was_leaving_when_the_process_ended_is_found(database, people):
    fatima, _, _ = people
    await put_out(database, fatima, News(1), News(2))
    [posting] = await due(database)
    async with database.work() as work:
        await work.deliveries.mark_sending([posting.id])

    async with database.work() as work:
        left = await work.deliveries.left_in_sending()

    assert [(found.id, found.kind, found.person_id) for found in left] == [(posting.id, "News", fatima)]


async def test_what_is_better_unsaid_expires_also_for_who_can_not_be_reached(database, people):
    _, _, chris = people
    await put_out(database, chris, News(1), expires_at=NOW)

    async with database.work() as work:
        await work.deliveries.expire(now=LATER)
        await work.people.link_account(chris, TelegramId(13))

    assert await due(database) == []


async def test_what_expired_is_told_unless_it_may_have_arrived(database, people):
    fatima, bert, chris = people
    await put_out(database, fatima, News(1), once="reminder:1", expires_at=LATER)
    await put_out(database, bert, News(2), once="reminder:2", expires_at=LATER)
    await put_out(database, chris, News(3), expires_at=LATER)
    hers, his = await due(database, now=NOW)
    await record(
        database,
        Outcome(hers.id, NoticeState.WAITING, failure="ServerTrouble"),
        Outcome(his.id, NoticeState.WAITING, failure=REPEATED),
    )

    async with database.work() as work:
        expired = await work.deliveries.expire(now=LATER)

    assert expired == ["reminder:1"]


async def test_values_are_emptied_after_their_term(database, people):
    fatima, _, _ = people
    await put_out(database, fatima, News(1), News(2))
    [posting] = await due(database)
    await record(database, Outcome(posting.id, NoticeState.SENT, chat_id=11, message_id=501))

    async with database.work() as work:
        await work.deliveries.empty_values(before=LATER + timedelta(days=1))

    async with database.work() as work:
        values = (await work.connection.execute(select(outbox.c["values"]).order_by(outbox.c.id))).scalars()
        assert list(values) == [None, {"number": 2}]


def test_looking_for_what_is_due_does_not_read_what_was_sent(migrated_sqlite):
    named = sqlite.dialect(paramstyle="named")
    asked = _DUE.params(busy=[0], now=NOW, most=10)
    question = str(asked.compile(dialect=named, compile_kwargs={"render_postcompile": True}))
    names = set(re.findall(r"(?<!:):(\w+)", question))

    with closing(sqlite3.connect(migrated_sqlite)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {question}", dict.fromkeys(names, 1)).fetchall()

    assert any("ix_outbox_open" in str(step) for step in plan)
