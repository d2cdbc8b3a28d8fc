"""Corrections, by their service: alone or by two, owed or borne, once whatever happens at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from mentoring.access import OwnHousehold, require_participant
from mentoring.caps import CapReached
from mentoring.corrections import (
    CorrectedMeanwhile,
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionSettled,
    CorrectionState,
    MoreThanWasGiven,
    OwnMoney,
)
from mentoring.ids import CorrectionId, TelegramId
from mentoring.ledger import PotTooSmall
from mentoring.money import Cents
from mentoring.people import ParticipantState, Role, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone
from mentoring.second_coordinator import OwnChange
from services import corrections, households, people
from services.check import check
from storage.database import Database
from storage.tables import audit, ledger, outbox
from storage.work import Work
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

Result = TypeVar("Result")
OWED, BORNE = CorrectionKind.OWED, CorrectionKind.BORNE
SECRET = "Anja las het verkeerd"


@dataclass(frozen=True)
class Stage:
    """Ingrid and Joke lead, each with an account; the pot has EUR 100. Fatima earned EUR 5 with claim 1."""

    database: Database
    people: SmallProgramme
    joke: Someone

    @property
    def ingrid(self) -> Someone:
        return self.people.ingrid

    def draft(
        self, kind: CorrectionKind = OWED, amount: int = 2_50, about: str | None = "claim:1"
    ) -> CorrectionDraft:
        return CorrectionDraft(self.people.fatima.id, kind, Cents(amount), about, SECRET)

    async def does(self, act: Callable[[Work], Awaitable[Result]]) -> Result:
        async with self.database.work() as work:
            return await act(work)

    async def correct(
        self,
        draft: CorrectionDraft,
        number: int = 1,
        *,
        by: Someone | None = None,
        programme: Programme = PROGRAMME,
        now: datetime = NOW,
    ) -> Correction:
        return await self.does(
            lambda work: corrections.correct(
                work, draft, number=number, programme=programme, by=by or self.ingrid, now=now
            )
        )

    async def settle(
        self,
        yes: bool = True,
        *,
        number: int = 1,
        by: Someone | None = None,
        programme: Programme = PROGRAMME,
    ) -> Correction:
        return await self.does(
            lambda work: corrections.settle(
                work, CorrectionId(number), yes, programme=programme, by=by or self.joke, now=NOW
            )
        )

    async def balance(self) -> Cents:
        return await balance(self.database, self.people.fatima.id)

    async def told(self, kind: str) -> int:
        counted = select(func.count()).where(outbox.c.kind == kind)
        return int(await self.does(lambda work: _scalar(work, counted)))

    async def causes(self) -> list[str]:
        found = select(ledger.c.cause).where(ledger.c.cause.like("correction:%")).order_by(ledger.c.id)
        return await self.does(lambda work: _scalars(work, found))

    async def findings(self) -> list[str]:
        return await self.does(check)


async def _scalar(work, query):
    return (await work.connection.execute(query)).scalar_one()


async def _scalars(work, query):
    return list((await work.connection.execute(query)).scalars())


@pytest.fixture
async def stage(database: Database) -> Stage:
    people = await begin(database)
    await approve(database, people, await claim(database, people, await agree(database, people)))
    async with database.work() as work:
        joke = await work.people.add("Joke", now=NOW)
        await work.people.add_membership(joke, Role.COORDINATOR, None, now=NOW)
        for number, person_id in enumerate((people.ingrid.id, joke), start=1):
            await work.people.link_account(person_id, TelegramId(number))
        return Stage(database, people, await work.people.someone(joke))


# --- alone ----------------------------------------------------------------------------------------


async def test_what_is_owed_is_in_the_spaarpot_at_once_and_told_once(stage: Stage):
    made = await stage.correct(stage.draft())

    assert made.state is CorrectionState.BOOKED
    assert await stage.balance() == 7_50
    assert await stage.causes() == ["correction:1"]
    assert await stage.told("OwedForThis") == 1
    assert await stage.findings() == []


async def test_what_was_given_too_much_stays_and_the_books_show_who_bears_it(stage: Stage):
    await stage.correct(stage.draft(BORNE, 5_00))

    assert await stage.balance() == 5_00
    assert await stage.causes() == ["correction:1:borne", "correction:1"]
    assert await stage.told("OwedForThis") + await stage.told("OwedToYou") == 0
    assert await stage.findings() == []


async def test_the_reason_is_in_its_row_and_never_in_the_audit_log(stage: Stage):
    await stage.correct(stage.draft())

    kept = await stage.does(lambda work: work.corrections.find(CorrectionId(1)))
    rows = await stage.does(lambda work: _scalars(work, select(audit.c.object)))
    assert kept is not None
    assert kept.draft.reason == SECRET
    assert "correction:1" in rows
    assert not any(SECRET in row for row in rows)


async def test_a_correction_about_nothing_on_the_list_is_possible(stage: Stage):
    await stage.correct(stage.draft(about=None))

    assert await stage.told("OwedToYou") == 1


async def test_a_correction_about_what_they_never_earned_is_not(stage: Stage):
    with pytest.raises(Gone):
        await stage.correct(stage.draft(about="claim:99"))


async def test_no_more_is_borne_than_was_given(stage: Stage):
    with pytest.raises(MoreThanWasGiven):
        await stage.correct(stage.draft(BORNE, 5_01))


async def test_what_is_owed_stays_within_the_yearly_limit(stage: Stage):
    limited = replace(PROGRAMME, yearly_cap=Cents(20_00))

    with pytest.raises(CapReached):  # EUR 17.50 is earned or promised
        await stage.correct(stage.draft(amount=2_51), programme=limited)

    await stage.correct(stage.draft(amount=2_50), programme=limited)


async def test_a_pot_that_is_too_small_corrects_nothing(stage: Stage):
    rich = replace(PROGRAMME, two_approve_above=Cents(1_000_00))

    for draft in (stage.draft(amount=82_51), replace(stage.draft(BORNE, 82_51), about=None)):
        with pytest.raises(PotTooSmall):
            await stage.correct(draft, programme=rich)

    assert await stage.causes() == []


async def test_who_has_stopped_gets_what_is_owed_and_no_message(stage: Stage):
    await stage.does(lambda work: people.leave(work, by=stage.people.fatima, now=NOW))

    await stage.correct(stage.draft())

    assert await stage.balance() == 7_50
    assert await stage.told("OwedForThis") == 0
    assert await stage.findings() == []


async def test_nobody_corrects_what_they_earned_themselves(stage: Stage):
    async with stage.database.work() as work:
        await work.people.add_membership(stage.people.fatima.id, Role.COORDINATOR, None, now=NOW)
        fatima = await work.people.someone(stage.people.fatima.id)

    with pytest.raises(OwnMoney):
        await stage.correct(stage.draft(), by=fatima)
    await stage.correct(stage.draft(amount=30_00))
    with pytest.raises(OwnMoney):
        await stage.settle(by=fatima)


async def test_nobody_corrects_what_their_household_earned(stage: Stage):
    people = stage.people
    async with stage.database.work() as work:
        team = require_participant(people.fatima).team_id
        mo = await work.people.add("Mo", now=NOW)
        await work.people.add_participant(mo, team, people.anja.id, now=NOW)
        await work.people.save_state((await work.people.participant(mo)).become(ParticipantState.ACTIVE))
        await work.people.add_membership(mo, Role.COORDINATOR, None, now=NOW)
        await households.link(work, people.fatima.id, mo, programme=PROGRAMME, by=people.ingrid, now=NOW)
        at_home = await work.people.someone(mo)

    with pytest.raises(OwnHousehold):
        await stage.correct(stage.draft(), by=at_home)
    await stage.correct(stage.draft(amount=30_00))
    with pytest.raises(OwnHousehold):
        await stage.settle(by=at_home)


# --- once -----------------------------------------------------------------------------------------


async def test_a_second_press_corrects_once(stage: Stage):
    first = await stage.correct(stage.draft())

    assert await stage.correct(stage.draft()) == first
    assert await stage.balance() == 7_50
    assert await stage.told("OwedForThis") == 1


async def test_a_colleague_who_was_first_with_something_else_leaves_nothing_unseen(stage: Stage):
    await stage.correct(stage.draft(amount=1_00), by=stage.joke)

    with pytest.raises(CorrectedMeanwhile):
        await stage.correct(stage.draft())


async def test_of_fifty_at_the_same_moment_one_corrects(stage: Stage):
    both = [stage.ingrid, stage.joke] * 25

    await asyncio.gather(*(stage.correct(stage.draft(), by=by) for by in both))

    assert await stage.balance() == 7_50
    assert await stage.findings() == []


# --- with two -------------------------------------------------------------------------------------


async def test_a_high_correction_counts_when_another_coordinator_agrees(stage: Stage):
    waits = await stage.correct(stage.draft(amount=30_00))
    assert waits.state is CorrectionState.WAITING
    assert await stage.balance() == 5_00
    assert await stage.findings() == []
    with pytest.raises(OwnChange):
        await stage.settle(by=stage.ingrid)

    agreed = await stage.settle()

    assert agreed.state is CorrectionState.BOOKED
    assert await stage.balance() == 35_00
    assert await stage.findings() == []


async def test_a_high_correction_in_two_halves_wants_two_as_well(stage: Stage):
    await stage.correct(stage.draft(amount=20_00))

    assert (await stage.correct(stage.draft(amount=10_00), 2)).state is CorrectionState.WAITING
    later = await stage.correct(stage.draft(amount=10_00), 3, now=NOW + timedelta(hours=25))
    assert later.state is CorrectionState.BOOKED


async def test_two_answers_at_the_same_moment_are_one(stage: Stage):
    await stage.correct(stage.draft(amount=30_00))

    outcomes = await asyncio.gather(*(stage.settle() for _ in range(10)), return_exceptions=True)

    assert [type(each) for each in outcomes].count(CorrectionSettled) == 9
    assert await stage.balance() == 35_00


async def test_a_correction_that_is_refused_or_taken_back_changes_nothing(stage: Stage):
    await stage.correct(stage.draft(amount=30_00))
    await stage.correct(stage.draft(amount=31_00), 2)

    refused = await stage.settle(yes=False)
    taken_back = await stage.does(
        lambda work: corrections.withdraw(
            work, CorrectionId(2), programme=PROGRAMME, by=stage.ingrid, now=NOW
        )
    )

    assert (refused.was_refused, taken_back.was_refused) == (True, False)
    assert await stage.balance() == 5_00
    assert await stage.findings() == []
    with pytest.raises(CorrectionSettled):
        await stage.settle(number=2)


async def test_a_yes_to_what_no_longer_fits_leaves_it_waiting(stage: Stage):
    await stage.correct(stage.draft(amount=30_00))

    with pytest.raises(CapReached):
        await stage.settle(programme=replace(PROGRAMME, yearly_cap=Cents(40_00)))

    assert [each.id for each in await stage.does(lambda work: work.corrections.open())] == [1]
    assert await stage.balance() == 5_00
