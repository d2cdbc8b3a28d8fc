"""The pot, by its services: changed alone or by two, for this year or one that comes, and told when it runs short."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mentoring.caps import Level
from mentoring.ids import PersonId, PotChangeId, TelegramId
from mentoring.money import Cents
from mentoring.people import Role, Someone
from mentoring.pot import ChangedMeanwhile, ChangeSettled, ChangeState, MoreThanIsFree, PotChange
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear, year_of
from mentoring.refusals import Gone
from mentoring.second_coordinator import OwnChange
from services import caps, pot, rewards
from services.check import check
from storage.database import Database
from storage.tables import accounts, audit, outbox
from storage.work import Work
from tests.services.small_programme import NOW, PROGRAMME, SmallProgramme, begin

Result = TypeVar("Result")
MUCH = 50_000_00


@dataclass(frozen=True)
class Stage:
    """Ingrid and Joke lead the programme, each with an account. There is EUR 100 in the pot: change number 1."""

    database: Database
    people: SmallProgramme
    joke: Someone

    @property
    def ingrid(self) -> Someone:
        return self.people.ingrid

    async def does(self, act: Callable[[Work], Awaitable[Result]]) -> Result:
        async with self.database.work() as work:
            return await act(work)

    async def change(
        self,
        amount: int,
        number: int = 2,
        *,
        year: int = NOW.year,
        by: Someone | None = None,
        now: datetime = NOW,
        programme: Programme = PROGRAMME,
    ) -> PotChange:
        return await self.does(
            lambda work: pot.change(
                work,
                Cents(amount),
                year=year,
                number=number,
                programme=programme,
                by=by or self.ingrid,
                now=now,
            )
        )

    async def settle(
        self, number: int = 2, yes: bool = True, *, by: Someone | None = None, now: datetime = NOW
    ) -> PotChange:
        return await self.does(
            lambda work: pot.settle(
                work, PotChangeId(number), yes, programme=PROGRAMME, by=by or self.joke, now=now
            )
        )

    async def free(self) -> Cents:
        return (await self.does(lambda work: work.ledger.pot())).free

    async def notices(self, kind: str) -> list[PersonId]:
        async with self.database.work() as work:
            found = await work.connection.execute(
                select(outbox.c.person_id).where(outbox.c.kind == kind).order_by(outbox.c.id)
            )
            return list(found.scalars())


@pytest.fixture
async def stage(database: Database) -> Stage:
    people = await begin(database)
    async with database.work() as work:
        joke = await work.people.add("Joke", now=NOW)
        await work.people.add_membership(joke, Role.COORDINATOR, None, now=NOW)
        for number, person_id in enumerate((people.ingrid.id, joke), start=1):
            await work.people.link_account(person_id, TelegramId(number))
        return Stage(database, people, await work.people.someone(joke))


# --- alone ----------------------------------------------------------------------------------------


async def test_a_coordinator_changes_the_pot_alone_and_it_is_in_the_books_and_the_audit_log(stage: Stage):
    await stage.change(50_00)
    await stage.change(-30_00, 3)

    assert await stage.free() == 120_00
    assert await findings(stage) == []
    async with stage.database.work() as work:
        acts = await work.connection.execute(select(audit.c.object).where(audit.c.act == "pot.change"))
        assert list(acts.scalars()) == ["pot_change:1", "pot_change:2", "pot_change:3"]


async def test_a_second_press_on_yes_changes_the_pot_once(stage: Stage):
    await asyncio.gather(*(stage.change(50_00) for _ in range(10)))

    assert await stage.free() == 150_00


async def test_an_amount_that_was_read_back_before_a_colleague_changed_the_pot_is_refused(stage: Stage):
    await stage.change(50_00)

    with pytest.raises(ChangedMeanwhile):
        await stage.change(60_00, by=stage.joke)
    with pytest.raises(ChangedMeanwhile):
        await stage.change(60_00, 4)

    assert await stage.free() == 150_00


async def test_no_more_is_taken_out_than_is_free(stage: Stage):
    with pytest.raises(MoreThanIsFree) as refused:
        await stage.change(-100_01)

    assert refused.value.free == 100_00
    await stage.change(-100_00)
    assert await stage.free() == 0


async def test_a_pot_is_not_changed_for_a_year_that_is_over_or_far_off(stage: Stage):
    for year in (NOW.year - 1, NOW.year + 3):
        with pytest.raises(Gone):
            await stage.change(1_00, year=year)


# --- by two ---------------------------------------------------------------------------------------


async def test_a_high_amount_waits_until_another_coordinator_agrees(stage: Stage):
    asked = await stage.change(MUCH)

    assert asked.state is ChangeState.WAITING
    assert await stage.free() == 100_00
    assert await stage.notices("PotChangeCard") == [stage.joke.id]
    with pytest.raises(OwnChange):
        await stage.settle(by=stage.ingrid)

    await stage.settle()

    assert await stage.free() == MUCH + 100_00
    assert await stage.notices("PotChangeCard") == [stage.joke.id, stage.ingrid.id]
    assert await findings(stage) == []


async def test_two_halves_of_a_high_amount_within_a_day_want_two_and_after_it_not(stage: Stage):
    limit = PROGRAMME.two_raise_above
    late, after = NOW + timedelta(hours=23, minutes=59), NOW + timedelta(hours=24)
    await stage.change(limit - 100_00)  # with the first EUR 100 it is just the limit

    split = await stage.change(1, 3, now=late)
    other = await stage.change(limit, 4, now=late, by=stage.joke)
    next_day = await stage.change(limit, 5, now=after)

    assert [each.state for each in (split, other, next_day)] == ["waiting", "booked", "booked"]


async def test_what_a_second_one_agreed_to_does_not_count_as_done_alone(stage: Stage):
    await stage.change(MUCH)
    await stage.settle()

    assert (await stage.change(1_00, 3)).state is ChangeState.BOOKED


async def test_a_second_coordinator_does_not_agree_and_nothing_changes(stage: Stage):
    await stage.change(MUCH)

    refused = await stage.settle(yes=False)

    assert refused.was_refused
    assert await stage.free() == 100_00
    with pytest.raises(ChangeSettled):
        await stage.settle()


async def test_who_asked_takes_it_back_and_nobody_can_agree_any_more(stage: Stage):
    await stage.change(MUCH)
    await stage.does(
        lambda work: pot.withdraw(work, PotChangeId(2), programme=PROGRAMME, by=stage.ingrid, now=NOW)
    )

    with pytest.raises(ChangeSettled) as refused:
        await stage.settle()

    assert refused.value.change.settled_by_name == "Ingrid"
    assert await stage.free() == 100_00


async def test_lowering_that_waits_goes_on_waiting_when_meanwhile_too_little_is_free(stage: Stage):
    low = replace(PROGRAMME, two_raise_above=Cents(10_00))
    await stage.change(-80_00, programme=low)
    await stage.does(lambda work: _reserve(work, stage, 30_00))

    with pytest.raises(MoreThanIsFree):
        await stage.settle()

    waiting = await stage.does(lambda work: pot.open_changes(work, by=stage.joke))
    assert [each.state for each in waiting] == [ChangeState.WAITING]


async def test_the_only_coordinator_with_an_account_has_nobody_to_ask(database: Database):
    people = await begin(database)

    async with database.work() as work:
        await pot.change(
            work, Cents(MUCH), year=2026, number=2, programme=PROGRAMME, by=people.ingrid, now=NOW
        )
        assert not await pot.has_second(work, by=people.ingrid)


async def test_of_ten_answers_at_once_one_counts(stage: Stage):
    """On PostgreSQL each has a connection of its own."""
    await stage.change(MUCH)

    results = await asyncio.gather(
        *(stage.settle(yes=yes) for yes in (True, False) * 5), return_exceptions=True
    )

    assert sum(isinstance(result, PotChange) for result in results) == 1
    assert sum(isinstance(result, ChangeSettled) for result in results) == 9
    assert await stage.free() in {100_00, MUCH + 100_00}
    assert await findings(stage) == []


async def test_two_coordinators_who_ask_at_once_change_the_pot_once(stage: Stage):
    results = await asyncio.gather(
        stage.change(50_00), stage.change(60_00, by=stage.joke), return_exceptions=True
    )

    assert sum(isinstance(result, ChangedMeanwhile) for result in results) == 1
    assert await stage.free() in {150_00, 160_00}
    assert await findings(stage) == []


# --- for a coming year ----------------------------------------------------------------------------


@pytest.mark.parametrize("begins", [(1, 1), (9, 1)])
async def test_what_is_for_next_year_comes_when_that_begins_in_amsterdam_and_once(
    stage: Stage, begins: tuple[int, int]
):
    programme = replace(PROGRAMME, year_begins=begins)
    year = year_of(NOW, programme).following
    ready = await stage.change(45_00, year=year.begins_in, programme=programme)

    await tick(stage, programme, year.begins_at - timedelta(seconds=1))
    before = await stage.free()
    await asyncio.gather(*(tick(stage, programme, year.begins_at) for _ in range(5)))

    assert (ready.state, before) == (ChangeState.AGREED, 100_00)
    assert await stage.free() == 145_00
    assert await findings(stage) == []
    found = await stage.does(
        lambda work: pot.overview(work, programme=programme, by=stage.joke, now=year.begins_at)
    )
    assert (found.carried_over, found.put_in) == (100_00, 45_00)


async def test_a_high_amount_for_next_year_is_agreed_now_and_comes_then(stage: Stage):
    year = ProgrammeYear(NOW.year + 1)
    await stage.change(MUCH, year=year.begins_in)

    agreed = await stage.settle()
    now_free = await stage.free()
    await tick(stage, PROGRAMME, year.begins_at + timedelta(days=3))

    assert (agreed.state, now_free) == (ChangeState.AGREED, 100_00)
    assert await stage.free() == MUCH + 100_00


async def test_what_is_ready_for_next_year_can_be_taken_back_by_any_coordinator(stage: Stage):
    year = ProgrammeYear(NOW.year + 1)
    await stage.change(45_00, year=year.begins_in)
    await stage.does(
        lambda work: pot.withdraw(work, PotChangeId(2), programme=PROGRAMME, by=stage.joke, now=NOW)
    )

    await tick(stage, PROGRAMME, year.begins_at)

    assert await stage.free() == 100_00


async def test_looking_ahead_tells_what_is_ready_already_and_whether_two_are_wanted(stage: Stage):
    await stage.change(45_00, year=2027)

    ahead = await stage.does(
        lambda work: pot.look_ahead(work, Cents(MUCH), year=2027, programme=PROGRAMME, by=stage.joke, now=NOW)
    )

    assert ahead == pot.Ahead(number=3, free=Cents(100_00), set_ready=Cents(45_00), wants_two=True)


# --- it runs short --------------------------------------------------------------------------------

OFFICE_EVENING = datetime(2026, 3, 4, 16, 0, tzinfo=NOW.tzinfo)


async def test_a_pot_that_is_almost_empty_is_told_once_to_every_coordinator(stage: Stage):
    await stage.does(lambda work: _reserve(work, stage, 95_00))

    for day in (0, 1, 2):
        await asyncio.gather(*(warn(stage, OFFICE_EVENING + timedelta(days=day)) for _ in range(3)))

    assert await stage.notices("PotAlmostEmpty") == [stage.ingrid.id, stage.joke.id]


async def test_after_the_pot_was_changed_it_is_told_again_when_it_is_still_so(stage: Stage):
    await stage.does(lambda work: _reserve(work, stage, 95_00))
    await warn(stage, OFFICE_EVENING)
    await stage.change(1_00)

    await warn(stage, OFFICE_EVENING + timedelta(days=1))

    assert len(await stage.notices("PotAlmostEmpty")) == 4


@pytest.mark.parametrize(
    "at",
    [
        OFFICE_EVENING - timedelta(hours=4),  # before the digests leave
        datetime(2026, 3, 7, 16, 0, tzinfo=NOW.tzinfo),  # a Saturday
    ],
)
async def test_outside_the_hours_of_the_digest_nothing_is_told(stage: Stage, at: datetime):
    await stage.does(lambda work: _reserve(work, stage, 95_00))

    await warn(stage, at)

    assert await stage.notices("PotAlmostEmpty") == []


async def test_a_pot_that_will_be_empty_before_the_year_is_over_is_told(stage: Stage):
    await stage.change(200_00)
    for month in range(1, 5):
        at = NOW + timedelta(days=30 * month)
        await stage.does(partial(_reserve, stage=stage, amount=40_00, at=at))
        await stage.does(partial(_earn, stage=stage, amount=40_00, at=at))

    await warn(stage, datetime(2026, 7, 1, 16, 0, tzinfo=NOW.tzinfo))

    assert await stage.notices("PotRunsShort") == [stage.ingrid.id, stage.joke.id]


# --- limits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("promised", "earned", "level"),
    [(199_00, 0, Level.FREE), (150_00, 50_00, Level.NEAR), (0, 250_00, Level.REACHED)],
)
async def test_how_many_are_near_their_yearly_limit_is_what_each_of_them_would_be_told(
    stage: Stage, promised: int, earned: int, level: Level
):
    await stage.change(400_00)
    await stage.does(partial(_reserve, stage=stage, amount=promised + earned))
    await stage.does(partial(_earn, stage=stage, amount=earned, at=NOW))

    found = await stage.does(
        lambda work: pot.limits_used(work, programme=PROGRAMME, by=stage.ingrid, now=NOW)
    )
    own = await stage.does(lambda work: caps.room(work, stage.people.fatima.id, programme=PROGRAMME, now=NOW))

    assert found == {level: 1}
    assert own.level is level


# --- the second line ------------------------------------------------------------------------------


async def test_the_database_itself_refuses_a_pot_below_zero(stage: Stage):
    """T10: the second line, without any of our rules in between."""
    with pytest.raises(IntegrityError):
        async with stage.database.work() as work:
            await work.connection.execute(
                accounts.update().where(accounts.c.name == "pot").values(balance=-1)
            )

    assert await stage.free() == 100_00


async def tick(stage: Stage, programme: Programme, now: datetime) -> None:
    await stage.does(lambda work: pot.book_due(work, programme, now))


async def warn(stage: Stage, now: datetime) -> None:
    await stage.does(lambda work: pot.warn_due(work, PROGRAMME, now))


async def _reserve(work: Work, stage: Stage, amount: int, *, at: datetime = NOW) -> None:
    await rewards.reserve(
        work,
        stage.people.fatima.id,
        Cents(amount),
        cause=f"goal:99:{at}",
        programme=PROGRAMME,
        by=None,
        now=at,
    )


async def _earn(work: Work, stage: Stage, amount: int, *, at: datetime) -> None:
    fatima = stage.people.fatima.id
    await rewards.earn(work, fatima, Cents(amount), cause=f"claim:{at}", by=None, now=at)


async def findings(stage: Stage) -> list[str]:
    return await stage.does(check)
