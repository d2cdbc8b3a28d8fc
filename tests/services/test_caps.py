"""The yearly limit, kept where something is promised, by the services that people's acts call."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.caps import CapReached, Room
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import GoalState
from mentoring.ids import AppointmentId, GoalId, PersonId
from mentoring.ledger import reserved
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.people import ParticipantState, Role, Someone
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from mentoring.series import Every
from services import appointment_series, appointments, attendance, caps, goals, households, rewards
from storage.database import Database
from storage.tables import outbox
from storage.work import Work
from tests.services.small_programme import NOW, PLAN, WITH_MANY_GOALS, SmallProgramme, begin

LIMITED = replace(WITH_MANY_GOALS, yearly_cap=Cents(50_00), household_cap=Cents(50_00))
NEW_YEARS_EVE = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
"""Half past twelve at night in Amsterdam."""

AT_ONCE = 50


@dataclass(frozen=True)
class Town:
    """A small programme with Bert, who has the same mentor, and Noor of another team with Kees."""

    database: Database
    programme: SmallProgramme
    bert: Someone
    kees: Someone
    noor: Someone

    @property
    def fatima(self) -> Someone:
        return self.programme.fatima

    @property
    def anja(self) -> Someone:
        return self.programme.anja

    async def promise(self, amount: int, *, to: Someone | None = None, cause: str, **others: Any) -> None:
        async with self.database.work() as work:
            await self.reserve(work, (to or self.fatima).id, amount, cause, **others)

    async def reserve(
        self,
        work: Work,
        to: PersonId,
        amount: int,
        cause: str,
        *,
        programme: Any = LIMITED,
        now: datetime = NOW,
    ) -> None:
        await rewards.reserve(work, to, Cents(amount), cause=cause, programme=programme, by=None, now=now)

    async def earn(self, amount: int, *, cause: str, now: datetime = NOW) -> None:
        async with self.database.work() as work:
            await rewards.earn(work, self.fatima.id, Cents(amount), cause=cause, by=None, now=now)

    async def room(self, who: Someone | None = None, *, now: datetime = NOW) -> Room:
        async with self.database.work() as work:
            return await caps.room(work, (who or self.fatima).id, programme=LIMITED, now=now)

    async def link(self, one: Someone, other: Someone, *, by: Someone | None = None) -> None:
        by = by or self.programme.ingrid
        async with self.database.work() as work:
            await households.link(work, one.id, other.id, programme=LIMITED, by=by, now=NOW)

    async def promised(self, *people: Someone) -> int:
        async with self.database.work() as work:
            balances = await work.ledger.balances()
        return sum(balances.of(reserved(one.id)) for one in people)

    async def told(self) -> list[str]:
        """The kinds of notices that were put out about limits, in their order."""
        about_limits = ("CapNear", "CapReachedTeam", "SharedCapNear", "SharedCapReached", "NoRoomForGoal")
        async with self.database.work() as work:
            found = await work.connection.execute(select(outbox.c.kind).order_by(outbox.c.id))
            return [kind for kind in found.scalars() if kind in about_limits]


@pytest.fixture
async def town(database: Database) -> Town:
    programme = await begin(database, pot=5_000_00)
    async with database.work() as work:
        other_team = await work.people.add_team("Nieuwkoop", "N")
        bert, kees, noor = [await work.people.add(name, now=NOW) for name in ("Bert", "Kees", "Noor")]
        await work.people.add_membership(kees, Role.MENTOR, other_team, now=NOW)
        own_team = programme.fatima.participant
        assert own_team is not None
        await work.people.add_participant(bert, own_team.team_id, programme.anja.id, now=NOW)
        await work.people.add_participant(noor, other_team, kees, now=NOW)
        for each in (bert, noor):
            participant = await work.people.participant(each)
            await work.people.save_state(participant.become(ParticipantState.ACTIVE))
        people = [await work.people.someone(each) for each in (bert, kees, noor)]
    return Town(database, programme, *people)


async def test_what_fits_to_the_cent_is_promised_and_a_cent_more_is_not(town: Town):
    await town.promise(50_00, cause="goal:1:1")

    with pytest.raises(CapReached):
        await town.promise(1, cause="goal:2:1")

    assert await town.promised(town.fatima) == 50_00
    assert await town.room() == Room(Cents(50_00), Cents(0), Cents(50_00))


async def test_what_was_promised_before_is_answered_with_the_first_result_also_when_it_no_longer_fits(
    town: Town,
):
    await town.promise(50_00, cause="goal:1:1")

    await town.promise(50_00, cause="goal:1:1")

    assert await town.promised(town.fatima) == 50_00


async def test_what_is_earned_still_uses_the_room_and_what_is_picked_gives_none_back(town: Town):
    await town.promise(50_00, cause="goal:1:1")
    await town.earn(30_00, cause="claim:1")

    async with town.database.work() as work:
        await rewards.choose(work, town.fatima.id, Cents(10_00), cause="choice:1", by=None, now=NOW)
        await rewards.hand_over(
            work, town.fatima.id, Cents(10_00), cause="choice:1:handed_over", by=None, now=NOW
        )

    assert await town.room() == Room(Cents(50_00), Cents(30_00), Cents(20_00))


async def test_a_gift_that_is_put_back_was_not_earned_a_second_time(town: Town):
    await town.promise(10_00, cause="goal:1:1")
    await town.earn(10_00, cause="claim:1")

    async with town.database.work() as work:
        await rewards.choose(work, town.fatima.id, Cents(10_00), cause="choice:1", by=None, now=NOW)
        await rewards.unchoose(work, town.fatima.id, Cents(10_00), cause="choice:1:undone", by=None, now=NOW)

    assert (await town.room()).earned == 10_00


async def test_what_is_given_back_or_undone_is_room_again(town: Town):
    await town.promise(50_00, cause="goal:1:1")
    await town.earn(30_00, cause="claim:1")

    async with town.database.work() as work:
        await rewards.take_back(work, town.fatima.id, Cents(30_00), cause="claim:1:undone", by=None, now=NOW)
        await rewards.release(
            work, town.fatima.id, Cents(45_00), cause="goal:1:1:set_aside", by=None, now=NOW
        )

    assert await town.room() == Room(Cents(50_00), Cents(0), Cents(5_00))


async def test_a_correction_that_is_owed_counts_and_a_mistake_that_the_programme_bears_does_not(town: Town):
    async with town.database.work() as work:
        await rewards.owe(work, town.fatima.id, Cents(5_00), cause="correction:1", by=None, now=NOW)
        await rewards.bear(work, town.fatima.id, Cents(2_00), correction_id=2, by=None, now=NOW)  # type: ignore[arg-type]

    assert await town.room() == Room(Cents(50_00), Cents(5_00), Cents(0))


async def test_a_new_year_gives_new_room_and_what_was_promised_before_uses_it(town: Town):
    await town.promise(50_00, cause="goal:1:1", now=NEW_YEARS_EVE)
    await town.earn(20_00, cause="claim:1", now=NEW_YEARS_EVE)

    await town.promise(20_00, cause="goal:2:1", now=NEW_YEAR)

    assert await town.room(now=NEW_YEARS_EVE) == Room(Cents(50_00), Cents(20_00), Cents(50_00))
    assert await town.room(now=NEW_YEAR) == Room(Cents(50_00), Cents(0), Cents(50_00))


async def test_what_was_promised_is_paid_when_the_limit_was_lowered_and_the_year_turned(town: Town):
    await town.promise(50_00, cause="goal:1:1")
    lowered = replace(LIMITED, yearly_cap=Cents(10_00))

    await town.earn(50_00, cause="claim:1", now=NEW_YEAR)

    async with town.database.work() as work:
        room = await caps.room(work, town.fatima.id, programme=lowered, now=NEW_YEAR)
        assert await rewards.balance(work, town.fatima.id) == 50_00
    assert (room.left, room.earned) == (0, 50_00)


# --- a household --------------------------------------------------------------------------------------


async def test_a_household_shares_one_limit_and_others_keep_their_own(town: Town):
    await town.link(town.fatima, town.bert)
    await town.promise(40_00, cause="goal:1:1")

    with pytest.raises(CapReached):
        await town.promise(10_01, to=town.bert, cause="goal:2:1")
    await town.promise(10_00, to=town.bert, cause="goal:2:1")
    await town.promise(50_00, to=town.noor, cause="goal:3:1")

    assert await town.room(town.bert) == Room(Cents(50_00), Cents(0), Cents(50_00), is_household=True)


async def test_who_starts_to_share_keeps_what_was_promised_and_there_is_no_room_left(town: Town):
    await town.promise(40_00, cause="goal:1:1")
    await town.promise(40_00, to=town.bert, cause="goal:2:1")

    await town.link(town.fatima, town.bert)

    assert (await town.room()).left == 0
    assert await town.promised(town.fatima, town.bert) == 80_00


async def test_of_fifty_promises_to_one_household_at_once_no_more_are_kept_than_fit(town: Town):
    await town.link(town.fatima, town.bert)

    outcomes = await asyncio.gather(
        *(
            town.promise(7_00, to=(town.fatima, town.bert)[number % 2], cause=f"goal:{number}:1")
            for number in range(AT_ONCE)
        ),
        return_exceptions=True,
    )

    assert [type(each) for each in outcomes].count(CapReached) == AT_ONCE - 7
    assert await town.promised(town.fatima, town.bert) == 49_00


async def test_of_fifty_corrections_at_once_no_more_are_owed_than_fit(town: Town):
    async def owe(number: int) -> None:
        async with town.database.work() as work:
            amount, cause = Cents(7_00), f"correction:{number}"
            await caps.require_room(work, town.fatima.id, amount, programme=LIMITED, now=NOW)
            await rewards.owe(work, town.fatima.id, amount, cause=cause, by=None, now=NOW)

    outcomes = await asyncio.gather(*map(owe, range(AT_ONCE)), return_exceptions=True)

    assert [type(each) for each in outcomes].count(CapReached) == AT_ONCE - 7
    assert (await town.room()).earned == 49_00


async def test_the_same_promise_fifty_times_at_once_is_kept_once_and_never_refused(town: Town):
    await asyncio.gather(*(town.promise(30_00, cause="goal:1:1") for _ in range(AT_ONCE)))

    assert await town.promised(town.fatima) == 30_00


# --- where people meet it -----------------------------------------------------------------------------


def plan(*rewards_: int) -> Draft:
    steps = tuple(StepDraft("Bellen", "We zien het", Cents(reward)) for reward in rewards_)
    return replace(PLAN, reward=Cents(0), steps=steps)


async def propose(town: Town, draft: Draft) -> GoalId:
    async with town.database.work() as work:
        return await goals.propose(work, town.fatima.id, draft, by=town.anja, now=NOW)


async def says_yes(town: Town, goal_id: GoalId, version: int = 1, *, by: Someone | None = None) -> Any:
    async with town.database.work() as work:
        return await goals.agree(work, goal_id, version, programme=LIMITED, by=by or town.fatima, now=NOW)


async def test_a_yes_to_more_than_fits_changes_nothing_and_both_hear_what_happens_now(town: Town):
    goal_id = await propose(town, plan(30_00, 30_00))

    assert await says_yes(town, goal_id) is None
    assert await says_yes(town, goal_id) is None

    async with town.database.work() as work:
        assert (await work.goals.get(goal_id)).state is GoalState.PROPOSED
        kinds = (await work.connection.execute(select(outbox.c.kind))).scalars().all()
    assert await town.promised(town.fatima) == 0
    assert await town.told() == ["NoRoomForGoal"]  # once a day, however often she presses
    assert "GoalAdjustedFirst" in kinds


async def test_a_change_only_needs_room_for_what_it_promises_more(town: Town):
    goal_id = await propose(town, plan(30_00, 15_00))
    await says_yes(town, goal_id)
    async with town.database.work() as work:
        changed = plan(30_00, 20_00)
        await goals.propose_changes(work, goal_id, 1, changed, by=town.anja, now=NOW)

    assert await says_yes(town, goal_id, 2) is not None

    assert await town.promised(town.fatima) == 50_00


def appointment_details(reward: int) -> Details:
    return Details(Place("Plein"), reward=Cents(reward))


async def plans(town: Town, reward: int) -> AppointmentId:
    at = (NOW + timedelta(days=1)).astimezone(AMSTERDAM)
    async with town.database.work() as work:
        return await appointments.plan(
            work,
            town.fatima.id,
            at_wall_time(at.date(), at.time()),
            appointment_details(reward),
            programme=LIMITED,
            by=town.anja,
            now=NOW,
        )


async def test_an_appointment_with_a_reward_that_no_longer_fits_is_not_planned(town: Town):
    await town.promise(48_00, cause="goal:1:1")

    with pytest.raises(CapReached):
        await plans(town, 2_01)

    assert await plans(town, 2_00)


async def test_a_series_is_planned_as_a_whole_or_not_at_all(town: Town):
    at = (NOW + timedelta(days=1)).astimezone(AMSTERDAM)
    moments = [at_wall_time(at.date() + timedelta(weeks=week), at.time()) for week in range(6)]

    with pytest.raises(CapReached):
        async with town.database.work() as work:
            await appointment_series.plan(
                work,
                town.fatima.id,
                moments,
                Every.WEEK,
                appointment_details(10_00),
                programme=LIMITED,
                by=town.anja,
                now=NOW,
            )

    assert await town.promised(town.fatima) == 0


async def test_a_slip_that_is_taken_back_keeps_its_promise_also_when_the_room_was_used_meanwhile(town: Town):
    appointment_id = await plans(town, 5_00)
    after = NOW + timedelta(days=1, hours=2)
    async with town.database.work() as work:
        await attendance.miss(work, appointment_id, by=town.anja, now=after)
    await town.promise(50_00, cause="goal:1:1", now=after)

    soon = after + timedelta(seconds=10)
    async with town.database.work() as work:
        await attendance.undo_missed(work, appointment_id, by=town.anja, now=soon)
        await attendance.keep(work, appointment_id, programme=LIMITED, by=town.anja, now=soon)

    async with town.database.work() as work:
        assert await rewards.balance(work, town.fatima.id) == 5_00


# --- who hears of it ----------------------------------------------------------------------------------


async def test_the_team_hears_of_eighty_percent_once_a_year_and_of_the_whole_once(town: Town):
    await town.promise(39_99, cause="goal:1:1")
    assert await town.told() == []
    await town.promise(1, cause="goal:2:1")
    await town.promise(5_00, cause="goal:3:1")
    assert await town.told() == ["CapNear"]
    await town.promise(5_00, cause="goal:4:1")
    assert await town.told() == ["CapNear", "CapReachedTeam"]

    await town.earn(50_00, cause="claim:1")
    await town.promise(45_00, cause="goal:5:1", now=NEW_YEAR)

    assert await town.told() == ["CapNear", "CapReachedTeam", "CapNear"]


async def test_of_a_household_each_team_reads_of_its_own_participants_alone(town: Town):
    await town.link(town.fatima, town.bert)
    await town.link(town.fatima, town.noor)

    await town.promise(45_00, cause="goal:1:1")
    await town.promise(1_00, to=town.noor, cause="goal:2:1")

    async with town.database.work() as work:
        found = await work.connection.execute(
            select(outbox.c["values"]).where(outbox.c.kind == "SharedCapNear").order_by(outbox.c.id)
        )
        told = [values["participants"] for values in found.scalars()]
    assert await town.told() == ["SharedCapNear", "SharedCapNear"]
    assert told == [["Fatima (A-001)", "Bert (A-002)"], ["Noor (N-001)"]]


async def test_who_is_linked_above_eighty_percent_is_told_at_once(town: Town):
    await town.promise(30_00, cause="goal:1:1")
    await town.promise(30_00, to=town.bert, cause="goal:2:1")

    await town.link(town.fatima, town.bert)

    assert await town.told() == ["SharedCapReached"]
