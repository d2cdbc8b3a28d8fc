"""What is put out stands in the outbox once, and can be changed until it leaves."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.ids import PersonId, TelegramId
from storage.outbox import Entry

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
async def fatima(database) -> PersonId:
    async with database.work() as work:
        fatima: PersonId = await work.people.add("Fatima", now=NOW)
        await work.people.link_account(fatima, TelegramId(11))
    return fatima


async def due(database, *, at: datetime) -> list[int]:
    async with database.work() as work:
        found = await work.deliveries.due(now=at, most=100)
    return [posting.values["number"] for posting in found]


async def test_the_same_occasion_is_put_out_once(database, fatima):
    async with database.work() as work:
        await work.outbox.add(News(1), to=fatima, now=NOW, once="appointment:7")
    async with database.work() as work:
        await work.outbox.add(News(2), to=fatima, now=NOW, once="appointment:7")

    async with database.work() as work:
        assert await work.outbox.not_yet(["appointment:7", "appointment:8"]) == ["appointment:8"]
    assert await due(database, at=NOW) == [1]


async def test_what_is_held_for_later_can_be_replaced_until_it_is_about_to_leave(database, fatima):
    async with database.work() as work:
        await work.outbox.add(News(1), to=fatima, now=NOW, once="news:7", due_at=LATER)

    async with database.work() as work:
        in_time = await work.outbox.revise("news:7", News(2), due_at=LATER, now=NOW)
        too_late = await work.outbox.revise("news:7", News(3), due_at=LATER, now=LATER)

    assert (in_time, too_late) == (True, False)
    assert await due(database, at=NOW) == []
    assert await due(database, at=LATER) == [2]


async def test_what_waits_for_a_person_who_wants_nothing_more_is_let_go(database, fatima):
    async with database.work() as work:
        await work.outbox.add(News(1), to=fatima, now=NOW)

    async with database.work() as work:
        await work.outbox.withhold(fatima, now=NOW)

    assert await due(database, at=LATER) == []


async def test_of_many_each_occasion_is_put_out_once(database, fatima):
    entries = [
        Entry(News(number), to=fatima, once=f"reminder:{number}", expires_at=LATER) for number in (1, 2)
    ]
    async with database.work() as work:
        await work.outbox.add_many(entries[:1], now=NOW)
    async with database.work() as work:
        await work.outbox.add_many(entries, now=NOW)
        await work.outbox.add_many([], now=NOW)

    async with database.work() as work:
        expired = await work.deliveries.expire(now=LATER)

    assert sorted(expired) == ["reminder:1", "reminder:2"]


async def test_what_has_not_left_can_be_withdrawn_by_its_occasion(database, fatima):
    async with database.work() as work:
        await work.outbox.add(News(1), to=fatima, now=NOW, once="reminder:1")
        await work.outbox.add(News(2), to=fatima, now=NOW, once="reminder:2")

    async with database.work() as work:
        await work.outbox.withdraw(["reminder:1", "reminder:9"], now=NOW)

    assert await due(database, at=LATER) == [2]
