"""T12: what is asked twice with the same key has its effect once; with other values it is refused, or passed over.

The key of a claim is its step, of a decision its claim, of a booking its cause, of a notice its occasion, and
of an update its number. A refusal tells what was done the first time, so that nobody is left in doubt.
"""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.claims import AlreadyDecided
from mentoring.ids import PersonId
from mentoring.ledger import CauseUsed
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.pot import ChangedMeanwhile, PotChange
from mentoring.refusals import Gone, NoLongerPossible
from messages.invitations import StaffJoined
from services import claims, goals, pot, rewards
from storage.database import Database
from storage.tables import claims as claims_table
from storage.tables import inbox, ledger, outbox
from storage.work import Work
from tests.services.everything import Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME


@pytest.fixture
async def everything(database: Database) -> Everything:
    return await everything_of_fatima(database)


async def test_a_step_claimed_again_is_the_same_claim(database, everything):
    step, fatima = everything.agreed.steps[3].id, everything.who("fatima")

    first = await _claim(database, step, fatima)
    second = await _claim(database, step, fatima)

    assert second.id == first.id
    assert await _count(database, claims_table, claims_table.c.step_id == step) == 1


async def test_a_claimed_step_is_not_claimed_by_somebody_else(database, everything):
    step = everything.agreed.steps[3].id
    await _claim(database, step, everything.who("fatima"))

    with pytest.raises(Gone):
        await _claim(database, step, everything.who("omar"))

    assert await _count(database, claims_table, claims_table.c.step_id == step) == 1


async def test_a_decision_taken_again_tells_who_took_it_and_pays_once(database, everything):
    anja = everything.who("anja")
    await _approve(database, everything, anja)

    with pytest.raises(AlreadyDecided) as again:
        await _approve(database, everything, anja)

    assert again.value.claim.decided_by_name == "Anja"
    assert await _count(database, ledger, ledger.c.cause == f"claim:{everything.waits}") == 1
    assert await _count(database, outbox, outbox.c.once == f"good-news:{everything.waits}") == 1


async def test_the_opposite_decision_is_refused_and_changes_nothing(database, everything):
    await _approve(database, everything, everything.who("anja"))

    with pytest.raises(AlreadyDecided):
        async with database.work() as work:
            await claims.not_yet(work, everything.waits, "Bijna", by=everything.who("karin"), now=NOW)

    assert await _count(database, outbox, outbox.c.kind == "ClaimNotYet") == 0


async def test_a_goal_agreed_again_sets_its_money_apart_once(database, everything):
    fatima, goal_id = everything.who("fatima"), everything.proposed.id
    async with database.work() as work:
        await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=fatima, now=NOW)

    for version in (1, 2):
        with pytest.raises(NoLongerPossible):
            async with database.work() as work:
                await goals.agree(work, goal_id, version, programme=PROGRAMME, by=fatima, now=NOW)

    assert await _count(database, ledger, ledger.c.cause.startswith(f"goal:{goal_id}:")) == 1


async def test_a_booking_again_is_the_same_entry_and_another_amount_or_person_is_refused(
    database, everything
):
    fatima, omar = everything.roster.fatima.id, everything.who("omar").id
    await _reserve(database, fatima, 5_00)
    await _reserve(database, fatima, 5_00)

    for person, amount in ((fatima, 5_01), (omar, 5_00)):
        with pytest.raises(CauseUsed):
            await _reserve(database, person, amount)

    assert await _count(database, ledger, ledger.c.cause == "goal:99:1") == 1


async def test_twenty_bookings_of_one_cause_at_once_are_one(database, everything):
    fatima = everything.roster.fatima.id

    await asyncio.gather(*(_reserve(database, fatima, 5_00) for _ in range(20)))

    assert await _count(database, ledger, ledger.c.cause == "goal:99:1") == 1


async def test_a_pot_raised_again_is_raised_once_and_by_another_amount_not_at_all(database, everything):
    karin = everything.who("karin")
    async with database.work() as work:
        first, second = [await _raise_pot(work, 1_00, by=karin) for _ in range(2)]

    with pytest.raises(ChangedMeanwhile):
        async with database.work() as work:
            await _raise_pot(work, 2_00, by=karin)

    assert second == first
    assert await _count(database, ledger, ledger.c.cause == "budget:2") == 1


async def test_of_one_occasion_one_notice_is_sent_however_often_and_with_whatever_it_is_put_out(
    database, everything
):
    anja = everything.who("anja").id

    await asyncio.gather(*(_put_out(database, anja, f"Naam {number}") for number in range(20)))

    assert await _count(database, outbox, outbox.c.once == "occasion:1") == 1


async def test_an_update_that_comes_again_is_kept_once_also_with_other_words_in_it(database):
    for payload in ('{"text": "a"}', '{"text": "b"}'):
        async with database.work() as work:
            await work.inbox.add([(7, 1, payload)], now=NOW)

    assert await _count(database, inbox, inbox.c.update_id == 7) == 1
    assert await _count(database, inbox, inbox.c.payload == '{"text": "a"}') == 1


async def _claim(database: Database, step: Any, by: Any) -> Any:
    async with database.work() as work:
        return await claims.claim_step(work, step, by=by, now=NOW)


async def _approve(database: Database, everything: Everything, by: Any) -> None:
    async with database.work() as work:
        await claims.approve(work, everything.waits, programme=PROGRAMME, by=by, now=NOW)


async def _reserve(database: Database, person: PersonId, amount: int) -> None:
    async with database.work() as work:
        await rewards.reserve(
            work, person, Cents(amount), cause="goal:99:1", programme=PROGRAMME, by=None, now=NOW
        )


async def _put_out(database: Database, to: PersonId, name: str) -> None:
    async with database.work() as work:
        await work.outbox.add(StaffJoined(name), to=to, once="occasion:1", now=NOW)


async def _count(database: Database, table: Any, *conditions: Any) -> int:
    async with database.work() as work:
        found = await work.connection.execute(select(func.count()).select_from(table).where(*conditions))
        return int(found.scalar_one())


async def _raise_pot(work: Work, amount: int, *, by: Someone) -> PotChange:
    return await pot.change(work, Cents(amount), year=NOW.year, number=2, programme=PROGRAMME, by=by, now=NOW)
