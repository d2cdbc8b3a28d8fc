"""Households: who shares one yearly limit, and who of the staff may say so."""

import asyncio

import pytest

from mentoring.access import NotOfThisTeam, OwnClaim
from mentoring.households import AlreadyTogether, Household, InTwoHouseholds
from mentoring.ids import PersonId
from mentoring.people import ParticipantState, Role, Someone
from mentoring.refusals import Gone, NoLongerPossible, Refusal
from services import households
from storage.database import Database
from tests.services.small_programme import NOW
from tests.services.test_caps import LIMITED, Town, town

__all__ = ["town"]  # a fixture


async def link(town: Town, one: Someone, other: Someone, *, by: Someone | None = None) -> None:
    await town.link(one, other, by=by or town.anja)


async def unlink(town: Town, one: Someone, *, by: Someone | None = None) -> None:
    async with town.database.work() as work:
        await households.unlink(work, one.id, by=by or town.anja, now=NOW)


async def seen(town: Town, one: Someone, *, by: Someone | None = None) -> Household:
    async with town.database.work() as work:
        return await households.of_participant(work, one.id, programme=LIMITED, by=by or town.anja, now=NOW)


async def add_participant(town: Town, name: str) -> Someone:
    async with town.database.work() as work:
        added = await work.people.add(name, now=NOW)
        await work.people.add_participant(added, team_of(town), town.anja.id, now=NOW)
        await work.people.save_state((await work.people.participant(added)).become(ParticipantState.ACTIVE))
        return await work.people.someone(added)


def team_of(town: Town):
    assert town.fatima.participant is not None
    return town.fatima.participant.team_id


def names(household: Household) -> list[str]:
    return [one.first_name for one in household.others]


async def test_two_who_are_linked_see_each_other_and_one_room(town: Town):
    await link(town, town.fatima, town.bert)

    assert names(await seen(town, town.fatima)) == ["Bert"]
    assert names(await seen(town, town.bert)) == ["Fatima"]
    assert (await seen(town, town.bert)).room.is_household


async def test_a_third_joins_those_who_share_already(town: Town):
    omar = await add_participant(town, "Omar")
    await link(town, town.fatima, town.bert)

    await link(town, omar, town.bert)

    assert names(await seen(town, town.fatima)) == ["Bert", "Omar"]


async def test_before_it_counts_it_is_read_back_with_the_room_that_there_would_be(town: Town):
    await town.promise(30_00, cause="goal:1:1")
    await town.promise(15_00, to=town.bert, cause="goal:2:1")

    async with town.database.work() as work:
        read_back = await households.together(
            work, town.fatima.id, town.bert.id, programme=LIMITED, by=town.anja, now=NOW
        )

    assert (names(read_back), read_back.room.left, read_back.room.is_household) == (["Bert"], 5_00, True)
    assert not (await seen(town, town.fatima)).is_shared


async def test_who_is_unlinked_has_a_limit_of_their_own_and_so_has_who_is_left_alone(town: Town):
    await link(town, town.fatima, town.bert)

    await unlink(town, town.fatima)

    assert not (await seen(town, town.fatima)).is_shared
    assert not (await seen(town, town.bert)).room.is_household
    with pytest.raises(NoLongerPossible):
        await unlink(town, town.bert)


async def test_of_three_the_other_two_go_on_sharing(town: Town):
    omar = await add_participant(town, "Omar")
    await link(town, town.fatima, town.bert)
    await link(town, town.fatima, omar)

    await unlink(town, town.fatima)

    assert names(await seen(town, omar)) == ["Bert"]


async def test_two_who_share_already_or_are_one_are_not_linked(town: Town):
    await link(town, town.fatima, town.bert)

    with pytest.raises(AlreadyTogether):
        await link(town, town.bert, town.fatima)
    with pytest.raises(AlreadyTogether):
        await link(town, town.bert, town.bert)


async def test_two_households_are_never_made_one_by_guessing(town: Town):
    omar, sanne = await add_participant(town, "Omar"), await add_participant(town, "Sanne")
    await link(town, town.fatima, town.bert)
    await link(town, omar, sanne)

    with pytest.raises(InTwoHouseholds):
        await link(town, town.bert, omar)


async def test_a_mentor_links_only_those_of_their_own_teams_on_both_sides(town: Town):
    with pytest.raises(NotOfThisTeam):
        await link(town, town.fatima, town.noor)
    with pytest.raises(NotOfThisTeam):
        await link(town, town.noor, town.fatima, by=town.kees)

    await link(town, town.fatima, town.noor, by=town.programme.ingrid)

    with pytest.raises(NotOfThisTeam):
        await link(town, town.bert, town.fatima)
    with pytest.raises(NotOfThisTeam):
        await unlink(town, town.fatima)


async def test_a_mentor_reads_how_many_others_share_and_not_who(town: Town):
    await link(town, town.fatima, town.noor, by=town.programme.ingrid)

    shown = await seen(town, town.fatima)

    assert (shown.others, shown.elsewhere, shown.is_shared) == ((), 1, True)
    assert names(await seen(town, town.fatima, by=town.programme.ingrid)) == ["Noor"]


async def test_nobody_changes_the_limit_that_they_live_under_themselves(town: Town):
    async with town.database.work() as work:
        await work.people.add_membership(town.bert.id, Role.MENTOR, team_of(town), now=NOW)
        bert = await work.people.someone(town.bert.id)

    with pytest.raises(OwnClaim):
        await link(town, town.fatima, bert, by=bert)


async def test_who_is_no_participant_shares_no_limit(town: Town):
    async with town.database.work() as work:
        with pytest.raises(Gone):
            await households.link(
                work, town.fatima.id, PersonId(987), programme=LIMITED, by=town.programme.ingrid, now=NOW
            )


async def test_who_linked_and_unlinked_whom_is_in_the_audit_log(town: Town, database: Database):
    await link(town, town.fatima, town.bert)
    await unlink(town, town.bert)

    async with database.work() as work:
        acts = [act async for act in work.audit.walk()]

    about = [str(act) for act in acts if "households." in str(act)]
    assert [("households.link" in act, "households.unlink" in act) for act in about] == [
        (True, False),
        (False, True),
    ]


async def test_all_at_once_end_in_one_household_or_a_kind_refusal_and_never_in_waiting_for_ever(town: Town):
    omar = await add_participant(town, "Omar")
    pairs = [(town.fatima, town.bert), (town.bert, omar), (omar, town.fatima)]

    outcomes = await asyncio.gather(
        *(link(town, *pair) for pair in pairs * 4),
        *(unlink(town, each) for each in (town.fatima, town.bert, omar) * 4),
        return_exceptions=True,
    )

    assert all(each is None or isinstance(each, Refusal) for each in outcomes)
