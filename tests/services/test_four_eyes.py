"""T06: nobody decides on their own money, nor on that of their household; a high reward wants two different people."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, select

from mentoring.access import OwnClaim, OwnHousehold
from mentoring.appointments import Details, WantsTwo
from mentoring.claims import AlreadyDecided, AnotherApproves, Claim, ClaimState
from mentoring.goal_drafts import StepDraft
from mentoring.ids import ClaimId, PersonId, TeamId, TelegramId
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.people import ParticipantState, Role, Someone
from mentoring.places import Place
from mentoring.refusals import Refusal
from mentoring.series import Every
from services import appointment_series, appointments, attendance, claims, households
from storage.database import Database
from storage.tables import appointments as appointments_table
from storage.tables import ledger, memberships, outbox
from storage.work import Work
from tests.services.small_programme import NOW, PLAN, PROGRAMME, SmallProgramme, agree, balance, begin
from tests.services.small_programme import claim as claim_next

ABOVE = Cents(PROGRAMME.two_approve_above + 1)
HIGH = replace(PLAN, steps=(StepDraft("Brief schrijven", "De brief ligt er", ABOVE),))
JUST_BELOW = replace(
    PLAN, steps=(StepDraft("Brief schrijven", "De brief ligt er", PROGRAMME.two_approve_above),)
)
IN_AN_HOUR = at_wall_time(NOW.date(), NOW.replace(hour=17, minute=0).time())


@pytest.fixture
async def programme(database: Database) -> SmallProgramme:
    return await begin(database)


@pytest.fixture
async def high(database: Database, programme: SmallProgramme) -> ClaimId:
    """A claim of Fatima's of which the reward is a cent too high for one."""
    return await claim_next(database, programme, await agree(database, programme, HIGH))


async def joins(database: Database, name: str, role: Role = Role.MENTOR) -> Someone:
    """One more member of the staff; a mentor is in Fatima's team."""
    async with database.work() as work:
        number = await work.people.add(name, now=NOW)
        await work.people.add_membership(
            number, role, None if role is Role.COORDINATOR else TeamId(1), now=NOW
        )
        await work.people.link_account(number, TelegramId(1000 + number))
        return await work.people.someone(number)


async def approve(database: Database, claim_id: ClaimId, by: Someone) -> Claim:
    async with database.work() as work:
        return await claims.approve(work, claim_id, programme=PROGRAMME, by=by, now=NOW)


async def paid(database: Database, claim_id: ClaimId) -> int:
    """How often the books say that this claim was paid."""
    async with database.work() as work:
        found = await work.connection.execute(
            select(ledger.c.id).where(ledger.c.cause == f"claim:{claim_id}")
        )
        return len(found.all())


async def told(database: Database, kind: str) -> list[int]:
    """Whom a notice of this kind is for."""
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.person_id).where(outbox.c.kind == kind))
        return list(found.scalars())


# --- two above an amount --------------------------------------------------------------------------


async def test_up_to_the_amount_one_yes_pays(database: Database, programme: SmallProgramme):
    claim_id = await claim_next(database, programme, await agree(database, programme, JUST_BELOW))

    approved = await approve(database, claim_id, programme.anja)

    assert approved.state is ClaimState.APPROVED
    assert await balance(database, programme.fatima.id) == PROGRAMME.two_approve_above


async def test_above_it_one_yes_pays_nothing_and_the_participant_hears_nothing(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    first = await approve(database, high, programme.anja)

    assert first.state is ClaimState.WAITING
    assert (await balance(database, programme.fatima.id), await paid(database, high)) == (0, 0)
    assert await told(database, "ClaimApproved") == []


async def test_the_same_person_is_not_two(database: Database, programme: SmallProgramme, high: ClaimId):
    await approve(database, high, programme.anja)

    with pytest.raises(AnotherApproves):
        await approve(database, high, programme.anja)

    assert await paid(database, high) == 0


async def test_a_colleague_gives_the_second_yes_and_it_pays_once(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    kees = await joins(database, "Kees")
    await approve(database, high, programme.anja)

    approved = await approve(database, high, kees)

    assert (approved.first_approved_by_name, approved.decided_by_name) == ("Anja", "Kees")
    assert (await balance(database, programme.fatima.id), await paid(database, high)) == (ABOVE, 1)
    for again in (programme.anja, kees, programme.ingrid):
        with pytest.raises(AlreadyDecided):
            await approve(database, high, again)


async def test_a_yes_that_was_taken_back_is_none(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    kees = await joins(database, "Kees")
    await approve(database, high, programme.anja)
    async with database.work() as work:
        await claims.undo_approval(work, high, number=0, by=programme.anja, now=NOW)

    first = await approve(database, high, kees)

    assert (first.state, first.first_approved_by) == (ClaimState.WAITING, kees.id)
    assert await paid(database, high) == 0


async def test_after_an_approval_was_taken_back_two_say_yes_anew(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    kees = await joins(database, "Kees")
    for by in (programme.anja, kees):
        await approve(database, high, by)
    async with database.work() as work:
        await claims.undo_approval(work, high, number=0, by=kees, now=NOW)

    first = await approve(database, high, kees)

    assert (first.state, await balance(database, programme.fatima.id)) == (ClaimState.WAITING, 0)


async def test_who_gave_the_first_yes_and_is_no_mentor_any_more_said_it_while_they_were(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    kees = await joins(database, "Kees")
    await approve(database, high, programme.anja)
    async with database.work() as work:
        await work.connection.execute(delete(memberships).where(memberships.c.person_id == programme.anja.id))
        left = await work.people.someone(programme.anja.id)

    with pytest.raises(Refusal):
        await approve(database, high, left)
    approved = await approve(database, high, kees)

    assert (approved.state, await paid(database, high)) == (ClaimState.APPROVED, 1)


@pytest.mark.parametrize("yes_by", [("anja", "kees"), ("anja", "kees", "ingrid"), ("kees", "ingrid")])
async def test_of_fifty_yeses_at_once_one_is_the_first_and_another_persons_the_second(
    database: Database, programme: SmallProgramme, high: ClaimId, yes_by: tuple[str, ...]
):
    people = {"anja": programme.anja, "ingrid": programme.ingrid, "kees": await joins(database, "Kees")}
    presses = [people[yes_by[number % len(yes_by)]] for number in range(50)]

    said = await asyncio.gather(*(approve(database, high, by) for by in presses), return_exceptions=True)

    counted = [each for each in said if isinstance(each, Claim)]
    assert sorted(each.state for each in counted) == [ClaimState.APPROVED, ClaimState.WAITING]
    decided = next(each for each in counted if each.state is ClaimState.APPROVED)
    assert decided.first_approved_by not in (None, decided.decided_by)
    assert {type(each) for each in said if not isinstance(each, Claim)} <= {AlreadyDecided, AnotherApproves}
    assert (await balance(database, programme.fatima.id), await paid(database, high)) == (ABOVE, 1)


async def test_fifty_yeses_at_once_of_one_person_pay_nothing(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    said = await asyncio.gather(
        *(approve(database, high, programme.anja) for _ in range(50)), return_exceptions=True
    )

    assert [type(each) for each in said].count(AnotherApproves) == 49
    assert await paid(database, high) == 0


async def test_yes_and_not_yet_and_taking_back_at_once_never_pay_with_one_yes(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    kees = await joins(database, "Kees")
    acts: list[Callable[[Work, Someone], Any]] = [
        lambda work, by: claims.approve(work, high, programme=PROGRAMME, by=by, now=NOW),
        lambda work, by: claims.undo_approval(work, high, number=0, by=by, now=NOW),
        lambda work, by: claims.ask(work, high, "Waar ligt de brief?", by=by, now=NOW),
    ]

    await asyncio.gather(
        *(_tried(database, acts[number % 3], (programme.anja, kees)[number % 2]) for number in range(48))
    )

    async with database.work() as work:
        known = await work.claims.get(high)
    earned = await balance(database, programme.fatima.id)
    assert earned == (ABOVE if known.state is ClaimState.APPROVED else 0)
    assert known.state is not ClaimState.APPROVED or known.first_approved_by not in (None, known.decided_by)


async def _tried(database: Database, act: Callable[[Work, Someone], Any], by: Someone) -> None:
    try:
        async with database.work() as work:
            await act(work, by)
    except Refusal:
        return


# --- who gives the second -------------------------------------------------------------------------


async def test_where_nobody_else_of_the_team_can_the_coordinators_are_asked(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    leader = await joins(database, "Karin", Role.COORDINATOR)

    await approve(database, high, programme.anja)

    assert await told(database, "SecondYesWanted") == [leader.id]


async def test_where_a_colleague_can_the_coordinators_are_left_alone(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    await joins(database, "Karin", Role.COORDINATOR)
    await joins(database, "Kees")

    await approve(database, high, programme.anja)

    assert await told(database, "SecondYesWanted") == []


# --- nobody for themselves ------------------------------------------------------------------------


async def becomes_mentor(database: Database, person_id: PersonId) -> Someone:
    async with database.work() as work:
        await work.people.add_membership(person_id, Role.MENTOR, TeamId(1), now=NOW)
        return await work.people.someone(person_id)


async def test_who_takes_part_gives_neither_the_first_nor_the_second_yes_for_themselves(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    fatima = await becomes_mentor(database, programme.fatima.id)

    for said_before in (False, True):
        with pytest.raises(OwnClaim):
            await approve(database, high, fatima)
        if not said_before:
            await approve(database, high, programme.anja)

    assert await paid(database, high) == 0


async def lives_with_fatima(database: Database, programme: SmallProgramme) -> Someone:
    """Omar takes part, shares a yearly limit with Fatima, and is a mentor of their team."""
    async with database.work() as work:
        omar = await work.people.add("Omar", now=NOW)
        await work.people.add_participant(omar, TeamId(1), programme.anja.id, now=NOW)
        known = await work.people.participant(omar)
        await work.people.save_state(known.become(ParticipantState.ACTIVE))
        await households.link(
            work, programme.fatima.id, omar, programme=PROGRAMME, by=programme.anja, now=NOW
        )
    return await becomes_mentor(database, omar)


async def test_nobody_decides_on_what_their_own_household_earns(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    omar = await lives_with_fatima(database, programme)
    acts: list[Callable[[Work], Any]] = [
        lambda work: claims.approve(work, high, programme=PROGRAMME, by=omar, now=NOW),
        lambda work: claims.not_yet(work, high, "Bijna", by=omar, now=NOW),
        lambda work: claims.require_open(work, high, by=omar),
        lambda work: claims.undo_approval(work, high, by=omar, now=NOW),
    ]

    for act in acts:
        with pytest.raises(OwnHousehold):
            async with database.work() as work:
                await act(work)


async def test_a_mentor_of_the_same_household_is_no_colleague_who_can_give_the_second_yes(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    await lives_with_fatima(database, programme)
    leader = await joins(database, "Karin", Role.COORDINATOR)

    await approve(database, high, programme.anja)

    assert await told(database, "SecondYesWanted") == [leader.id]


async def test_who_lives_elsewhere_decides_as_before(
    database: Database, programme: SmallProgramme, high: ClaimId
):
    omar = await lives_with_fatima(database, programme)
    async with database.work() as work:
        await households.unlink(work, omar.id, by=programme.anja, now=NOW)

    first = await approve(database, high, omar)

    assert first.first_approved_by == omar.id


# --- appointments ---------------------------------------------------------------------------------


async def plan(database: Database, programme: SmallProgramme, reward: Cents) -> Any:
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            IN_AN_HOUR,
            Details(Place("Plein"), reward=reward),
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )


async def test_what_one_says_was_kept_earns_no_more_than_one_may_give(
    database: Database, programme: SmallProgramme
):
    with pytest.raises(WantsTwo) as refused:
        await plan(database, programme, ABOVE)

    assert refused.value.most == PROGRAMME.two_approve_above
    assert await plan(database, programme, PROGRAMME.two_approve_above) is not None


async def test_nor_does_each_of_a_series(database: Database, programme: SmallProgramme):
    with pytest.raises(WantsTwo):
        async with database.work() as work:
            await appointment_series.plan(
                work,
                programme.fatima.id,
                [IN_AN_HOUR],
                Every.WEEK,
                Details(Place("Plein"), reward=ABOVE),
                programme=PROGRAMME,
                by=programme.anja,
                now=NOW,
            )

    async with database.work() as work:
        assert (await work.connection.execute(select(appointments_table.c.id))).first() is None


async def test_nobody_says_of_their_own_household_that_they_were_there(
    database: Database, programme: SmallProgramme
):
    omar = await lives_with_fatima(database, programme)
    meeting = await plan(database, programme, Cents(5_00))

    with pytest.raises(OwnHousehold):
        async with database.work() as work:
            await attendance.keep(work, meeting, programme=PROGRAMME, by=omar, now=IN_AN_HOUR.starts_at)

    assert await balance(database, programme.fatima.id) == 0
