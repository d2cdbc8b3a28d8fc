"""Promising, earning and raising the pot, by the services that people's acts call."""

import asyncio
from datetime import datetime, timedelta

import pytest

from mentoring.goals import GoalState
from mentoring.ids import PersonId
from mentoring.ledger import Earned, NotEnough, PotTooSmall
from mentoring.money import Cents
from mentoring.programme import AMSTERDAM
from mentoring.refusals import NotAllowed
from services import rewards
from services.check import check
from storage.database import Database
from tests.pot import fill_pot
from tests.services.small_programme import (
    NOW,
    PROGRAMME,
    SmallProgramme,
    agree,
    approve,
    balance,
    begin,
    claim,
)


async def test_a_claim_that_is_approved_goes_from_promised_to_the_spaarpot(database: Database):
    people = await begin(database)
    goal_id = await agree(database, people)

    await approve(database, people, await claim(database, people, goal_id))

    pot = await pot_of(database, people)
    assert (pot.total, pot.free, pot.promised, pot.earned) == (100_00, 82_50, 12_50, 5_00)
    assert await balance(database, people.fatima.id) == 5_00


async def test_a_goal_done_to_the_end_has_earned_all_that_was_promised(database: Database):
    people = await begin(database)
    goal_id = await agree(database, people)

    for _ in range(3):
        await approve(database, people, await claim(database, people, goal_id))

    pot = await pot_of(database, people)
    assert (pot.promised, pot.earned, await findings(database)) == (0, 17_50, [])


async def test_a_goal_that_the_pot_can_not_pay_is_not_agreed(database: Database):
    people = await begin(database, pot=17_49)

    goal_id = await agree(database, people)

    async with database.work() as work:
        goal = await work.goals.get(goal_id)
    assert goal.state is GoalState.PROPOSED
    assert (await pot_of(database, people)).promised == 0
    assert await findings(database) == []


async def test_what_is_no_longer_wanted_goes_back_to_the_pot(database: Database):
    people = await begin(database)
    await reserve(database, people.fatima.id, 17_50, cause="goal:9:1")

    async with database.work() as work:
        await rewards.release(
            work, people.fatima.id, Cents(7_50), cause="goal:9:1:released", by=people.anja.id, now=NOW
        )

    pot = await pot_of(database, people)
    assert (pot.free, pot.promised) == (90_00, 10_00)


async def test_nobody_earns_what_was_not_promised(database: Database):
    people = await begin(database)
    await reserve(database, people.fatima.id, 5_00, cause="goal:9:1")

    with pytest.raises(NotEnough):
        await earn(database, people.fatima.id, 5_01, cause="claim:9")


async def test_what_is_earned_twice_for_the_same_claim_is_earned_once(database: Database):
    people = await begin(database)
    await reserve(database, people.fatima.id, 10_00, cause="goal:9:1")

    await earn(database, people.fatima.id, 5_00, cause="claim:9")
    await earn(database, people.fatima.id, 5_00, cause="claim:9")

    assert await balance(database, people.fatima.id) == 5_00


async def test_recognition_moves_no_money(database: Database):
    people = await begin(database)

    await reserve(database, people.fatima.id, 0, cause="goal:9:1")
    await earn(database, people.fatima.id, 0, cause="claim:9")

    async with database.work() as work:
        assert (await work.ledger.head())[0] == 1


async def test_the_spaarpot_tells_what_was_earned_with_what_newest_first(database: Database):
    people = await begin(database)
    goal_id = await agree(database, people)
    await approve(database, people, await claim(database, people, goal_id))
    await approve(database, people, await claim(database, people, goal_id))

    async with database.work() as work:
        own, earned = await rewards.own(work, by=people.fatima)

    assert own == 7_50
    assert earned == [
        Earned(Cents(2_50), NOW, "Een lijst maken", number=4, cause="claim:2"),
        Earned(Cents(5_00), NOW, "Post openen en sorteren", number=3, cause="claim:1"),
    ]


async def test_the_spaarpot_shows_the_last_four_things(database: Database):
    people = await begin(database)
    for _ in range(2):
        goal_id = await agree(database, people)
        for _ in range(3):
            await approve(database, people, await claim(database, people, goal_id))

    async with database.work() as work:
        _, earned = await rewards.own(work, by=people.fatima)

    assert [each.amount for each in earned] == [10_00, 2_50, 5_00, 10_00]


async def test_staff_have_no_spaarpot(database: Database):
    people = await begin(database)

    async with database.work() as work:
        with pytest.raises(NotAllowed):
            await rewards.own(work, by=people.anja)


# --- the pot ---------------------------------------------------------------------------------------------


async def test_twenty_goals_agreed_at_once_never_promise_more_than_the_pot_holds(database: Database):
    people = await begin(database)

    results = await asyncio.gather(
        *(reserve(database, people.fatima.id, 15_00, cause=f"goal:{number}:1") for number in range(20)),
        return_exceptions=True,
    )

    assert sum(isinstance(result, PotTooSmall) for result in results) == 14
    assert (await pot_of(database, people)).free == 10_00


async def test_acts_that_book_and_audit_at_once_do_not_wait_for_each_other(database: Database):
    people = await begin(database)
    goal_id = await agree(database, people)
    claimed = await claim(database, people, goal_id)

    await asyncio.gather(
        approve(database, people, claimed),
        *(raise_pot(database, people, 1_00) for _ in range(8)),
        *(agree(database, people) for _ in range(4)),
    )

    assert await findings(database) == []


async def test_a_booking_in_amsterdam_time_is_proven_in_utc(database: Database):
    people = await begin(database)
    from_amsterdam = NOW.astimezone(AMSTERDAM) + timedelta(microseconds=7)

    await raise_pot(database, people, 1_00, now=from_amsterdam)

    assert await findings(database) == []


async def reserve(database: Database, participant_id: PersonId, amount: int, *, cause: str) -> None:
    async with database.work() as work:
        await rewards.reserve(
            work, participant_id, Cents(amount), cause=cause, programme=PROGRAMME, by=None, now=NOW
        )


async def earn(database: Database, participant_id: PersonId, amount: int, *, cause: str) -> None:
    async with database.work() as work:
        await rewards.earn(work, participant_id, Cents(amount), cause=cause, by=None, now=NOW)


async def raise_pot(database: Database, people: SmallProgramme, amount: int, *, now: datetime = NOW) -> None:
    async with database.work() as work:
        await fill_pot(work, Cents(amount), by=people.ingrid, now=now)


async def pot_of(database: Database, people: SmallProgramme):
    async with database.work() as work:
        return await work.ledger.pot()


async def findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)
