"""Updates are kept once, handled from the oldest, and forgotten in time."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
FATIMA = 5_000_000_001


async def test_a_poll_is_kept_in_one_go_and_in_its_order(database):
    async with database.work() as work:
        arrivals = await work.inbox.add([(7, FATIMA, "a"), (3, -42, "b"), (9, 0, "c")], now=NOW)

    async with database.work() as work:
        opened = await work.inbox.open()

    assert [(arrival.update_id, arrival.chat_id, arrival.payload) for arrival in arrivals] == [
        (7, FATIMA, "a"),
        (3, -42, "b"),
        (9, 0, "c"),
    ]
    assert opened == arrivals


async def test_an_update_that_is_known_is_passed_over_also_when_it_is_settled(database):
    async with database.work() as work:
        first = await work.inbox.add([(7, FATIMA, "a"), (8, FATIMA, "b")], now=NOW)
        await work.inbox.settle(first[0].id, now=NOW)

    async with database.work() as work:
        again = await work.inbox.add([(7, FATIMA, "a"), (8, FATIMA, "b"), (9, FATIMA, "c")], now=NOW)

    assert [arrival.update_id for arrival in again] == [9]


async def test_an_update_with_a_lower_number_is_new(database):
    async with database.work() as work:
        await work.inbox.add([(900_000, FATIMA, "a")], now=NOW)

    async with database.work() as work:
        arrivals = await work.inbox.add([(17, FATIMA, "b")], now=NOW)

    assert [arrival.update_id for arrival in arrivals] == [17]


async def test_what_is_settled_holds_nothing_of_what_was_written(database):
    async with database.work() as work:
        [arrival] = await work.inbox.add([(7, FATIMA, "a")], now=NOW)
        await work.inbox.settle(arrival.id, now=NOW)

    async with database.work() as work:
        assert await work.inbox.open() == []
        assert await work.inbox.count_set_aside() == 0


async def test_what_was_set_aside_is_taken_up_by_another_version_only(database):
    async with database.work() as work:
        [arrival] = await work.inbox.add([(7, FATIMA, "a")], now=NOW)
        await work.inbox.note_failure(arrival.id, "KeyError")
        await work.inbox.set_aside(arrival.id, "KeyError", version="1.0", now=NOW)

    async with database.work() as work:
        await work.inbox.take_up_again(version="1.0")
        by_the_same = await work.inbox.open()
        waiting = await work.inbox.count_set_aside()
        await work.inbox.take_up_again(version="1.1")
        by_another = await work.inbox.open()

    assert (by_the_same, waiting) == ([], 1)
    assert by_another == [arrival]


async def test_settled_updates_are_forgotten_and_others_are_not(database):
    later = NOW + timedelta(days=3)
    async with database.work() as work:
        old, aside, _ = await work.inbox.add([(1, FATIMA, "a"), (2, FATIMA, "b"), (3, FATIMA, "c")], now=NOW)
        await work.inbox.settle(old.id, now=NOW)
        await work.inbox.set_aside(aside.id, "KeyError", version="1.0", now=NOW)

    async with database.work() as work:
        await work.inbox.forget_settled(later)
        again = await work.inbox.add([(1, FATIMA, "a"), (2, FATIMA, "b"), (3, FATIMA, "c")], now=later)

    assert [arrival.update_id for arrival in again] == [1]
