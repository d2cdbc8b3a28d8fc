"""Goals on a real database: who may propose and agree, what is kept, and the money that is set apart."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.access import NotOfThisTeam, OwnClaim
from mentoring.goal_drafts import DayHasPassed, Draft
from mentoring.goal_versions import VersionState, fingerprint, named
from mentoring.goals import Goal, GoalState, NewerVersion
from mentoring.ids import GoalId
from mentoring.ledger import POT, reserved
from mentoring.money import Cents
from mentoring.people import NotTakingPart, ParticipantState, Role, Someone
from mentoring.refusals import Gone, NotAllowed
from services import goal_lists, goals
from storage.database import Database
from storage.tables import audit, outbox
from tests.services.small_programme import NOW, PLAN, PROGRAMME, SmallProgramme, begin

LATER = NOW + timedelta(minutes=5)


async def propose(database: Database, programme: SmallProgramme) -> GoalId:
    async with database.work() as work:
        return await goals.propose(work, programme.fatima.id, PLAN, by=programme.anja, now=NOW)


async def the_goal(database: Database, goal_id: GoalId) -> Goal:
    async with database.work() as work:
        return await work.goals.get(goal_id)


async def accounts(database: Database, programme: SmallProgramme) -> tuple[Cents, Cents]:
    """What is in the pot and what is reserved for Fatima."""
    async with database.work() as work:
        books = await work.ledger.balances()
        return books.of(POT), books.of(reserved(programme.fatima.id))


async def notices(database: Database) -> list[str]:
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.kind).order_by(outbox.c.id))
        return [row.kind for row in found]


async def acts(database: Database) -> list[tuple[str, str, str]]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(audit.c.act, audit.c.object, audit.c.result).order_by(audit.c.id)
        )
        return [(row.act, row.object, row.result) for row in found if row.act.startswith("goals.")]


async def someone_else(database: Database, name: str, role: Role | None = None) -> Someone:
    """Staff of another team, or a participant of the first."""
    async with database.work() as work:
        person = await work.people.add(name, now=NOW)
        if role is not None:
            team = await work.people.add_team("Nieuwkoop", "N") if role is Role.MENTOR else None
            await work.people.add_membership(person, role, team, now=NOW)
        else:
            first = (await work.people.teams())[0]
            mentor = (await work.people.mentors())[0][1]
            await work.people.add_participant(person, first.id, mentor.id, now=NOW)
        return await work.people.someone(person)


async def test_a_proposal_reaches_the_participant_and_the_team_and_counts_for_nothing_yet(database):
    programme = await begin(database)

    goal_id = await propose(database, programme)

    goal = await the_goal(database, goal_id)
    assert (goal.state, goal.version, goal.promised) == (GoalState.PROPOSED, 1, 17_50)
    assert [(step.position, step.title) for step in goal.steps] == [
        (1, "Post openen en sorteren"),
        (2, "Een lijst maken"),
    ]
    assert await notices(database) == ["GoalProposed", "GoalProposedTeam"]
    assert await accounts(database, programme) == (100_00, 0)
    assert await acts(database) == [("goals.propose", named(goal_id, 1, fingerprint(goal.content())), "done")]


async def test_a_coordinator_proposes_on_behalf_of_every_team(database):
    programme = await begin(database)

    async with database.work() as work:
        goal_id = await goals.propose(work, programme.fatima.id, PLAN, by=programme.ingrid, now=NOW)

    assert (await the_goal(database, goal_id)).proposed_by == programme.ingrid.id


@pytest.mark.parametrize("role", [Role.MENTOR, Role.RESEARCHER])
async def test_staff_of_another_team_and_researchers_propose_nothing(database, role):
    programme = await begin(database)
    other = await someone_else(database, "Piet", role)

    with pytest.raises(NotOfThisTeam):
        async with database.work() as work:
            await goals.propose(work, programme.fatima.id, PLAN, by=other, now=NOW)

    assert await notices(database) == []


async def test_nobody_proposes_a_goal_to_themselves(database):
    programme = await begin(database)
    async with database.work() as work:
        await work.people.add_membership(programme.fatima.id, Role.COORDINATOR, None, now=NOW)
        both = await work.people.someone(programme.fatima.id)

    with pytest.raises(OwnClaim):
        async with database.work() as work:
            await goals.propose(work, programme.fatima.id, PLAN, by=both, now=NOW)


async def test_nothing_is_proposed_to_who_has_not_agreed_to_take_part(database):
    programme = await begin(database)
    bert = await someone_else(database, "Bert")

    with pytest.raises(NotTakingPart):
        async with database.work() as work:
            await goals.propose(work, bert.id, PLAN, by=programme.anja, now=NOW)


async def test_nothing_is_proposed_to_who_has_stopped(database):
    programme = await begin(database)
    async with database.work() as work:
        fatima = await work.people.participant(programme.fatima.id)
        await work.people.save_state(fatima.become(ParticipantState.LEFT))

    with pytest.raises(NotTakingPart):
        async with database.work() as work:
            await goals.propose(work, programme.fatima.id, PLAN, by=programme.anja, now=NOW)


@pytest.mark.parametrize("day", [date(2026, 3, 3), date(2020, 1, 1)])
async def test_a_goal_is_not_for_today_or_for_before(database, day):
    programme = await begin(database)

    with pytest.raises(DayHasPassed):
        async with database.work() as work:
            await goals.propose(
                work, programme.fatima.id, replace(PLAN, due_on=day), by=programme.anja, now=NOW
            )


async def test_when_the_participant_agrees_the_goal_counts_and_its_money_is_set_apart(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    async with database.work() as work:
        agreed = await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.fatima, now=LATER)

    assert agreed == await the_goal(database, goal_id)
    assert agreed is not None
    assert agreed.state is GoalState.AGREED
    assert await accounts(database, programme) == (82_50, 17_50)
    assert await notices(database) == ["GoalProposed", "GoalProposedTeam", "GoalAgreed", "GoalAgreedTeam"]


async def test_what_both_agreed_on_is_kept_word_for_word(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    async with database.work() as work:
        await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.fatima, now=LATER)

    async with database.work() as work:
        [version] = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert [(yes.name, yes.agreed_at) for yes in version.agreements] == [("Anja", NOW), ("Fatima", LATER)]
    assert (version.draft, version.state) == (with_ids(PLAN, version.content), VersionState.AGREED)
    assert version.hash == fingerprint(version.content)
    assert ("goals.agree", named(goal_id, 1, version.hash), "done") in await acts(database)


async def test_a_pot_that_is_too_small_leaves_nothing_half_done_and_tells_both(database):
    programme = await begin(database, pot=17_49)
    goal_id = await propose(database, programme)

    async with database.work() as work:
        agreed = await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.fatima, now=LATER)

    assert agreed is None
    assert (await the_goal(database, goal_id)).state is GoalState.PROPOSED
    assert await accounts(database, programme) == (17_49, 0)
    async with database.work() as work:
        assert (await goal_lists.versions(work, goal_id, by=programme.anja))[0].agreements == ()
    assert (await notices(database))[2:] == ["GoalWaits", "PotTooSmallForGoal"]
    assert ("goals.agree", f"goal:{goal_id}:1", "PotTooSmall") in await acts(database)


async def test_the_team_hears_once_a_day_that_the_pot_is_too_small(database):
    programme = await begin(database, pot=17_49)
    goal_id = await propose(database, programme)

    await agree(database, programme, goal_id)
    await agree(database, programme, goal_id, now=LATER + timedelta(hours=1))
    await agree(database, programme, goal_id, now=LATER + timedelta(days=1))

    assert (await notices(database)).count("PotTooSmallForGoal") == 2


async def test_only_the_participant_agrees(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    with pytest.raises(NotAllowed):
        async with database.work() as work:
            await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.anja, now=NOW)


async def test_another_participant_does_not_even_learn_that_the_goal_exists(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)
    bert = await someone_else(database, "Bert")

    with pytest.raises(Gone):
        async with database.work() as work:
            await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=bert, now=NOW)
    with pytest.raises(Gone):
        async with database.work() as work:
            await goals.to_answer(work, goal_id, 1, by=bert)
    with pytest.raises(Gone):
        async with database.work() as work:
            await goals.remark(work, goal_id, "iets anders", by=bert, now=NOW)


async def test_nobody_agrees_to_a_version_they_have_not_seen(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)
    await adjust(database, programme, goal_id, 1)

    with pytest.raises(NewerVersion):
        async with database.work() as work:
            await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.fatima, now=LATER)

    assert await accounts(database, programme) == (100_00, 0)


async def test_an_adjusted_proposal_replaces_the_one_before(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    await adjust(database, programme, goal_id, 1)

    goal = await the_goal(database, goal_id)
    assert (goal.version, goal.state) == (2, GoalState.PROPOSED)
    assert [step.title for step in goal.steps] == ["Een lijst maken"]
    assert await notices(database) == ["GoalProposed", "GoalProposedTeam"] * 2
    assert ("goals.propose_changes", named(goal_id, 2, fingerprint(goal.content())), "done") in await acts(
        database
    )


async def test_two_mentors_who_adjust_at_once_do_not_overwrite_each_other(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    results = await asyncio.gather(
        adjust(database, programme, goal_id, 1),
        adjust(database, programme, goal_id, 1),
        return_exceptions=True,
    )

    assert sorted(type(result).__name__ for result in results) == ["NewerVersion", "NoneType"]
    assert (await the_goal(database, goal_id)).version == 2


async def test_a_double_tap_agrees_once(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    results = await asyncio.gather(
        agree(database, programme, goal_id), agree(database, programme, goal_id), return_exceptions=True
    )

    assert sorted(type(result).__name__ for result in results) == ["Goal", "NoLongerPossible"]
    assert await accounts(database, programme) == (82_50, 17_50)


async def test_a_remark_reaches_the_team_also_when_the_goal_was_agreed_meanwhile(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)
    await agree(database, programme, goal_id)

    async with database.work() as work:
        await goals.remark(work, goal_id, "Kleinere stappen", by=programme.fatima, now=LATER)

    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c["values"], outbox.c.about_id).where(outbox.c.kind == "GoalRemark")
        )
        row = found.one()
    assert row[0]["remark"] == "Kleinere stappen"
    assert row[1] == programme.fatima.id


async def test_a_participant_sees_agreed_goals_before_proposals_and_not_what_is_over(database):
    programme = await begin(database)
    over, waiting, counting = [await propose(database, programme) for _ in range(3)]
    await agree(database, programme, counting)
    async with database.work() as work:
        await work.goals.save(replace(await work.goals.get(over), state=GoalState.ACHIEVED))

    async with database.work() as work:
        found = await goal_lists.current(work, by=programme.fatima)

    assert [goal.id for goal in found] == [counting, waiting]


async def test_only_the_team_takes_a_proposal_up_to_adjust_it(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)
    other = await someone_else(database, "Piet", Role.MENTOR)

    with pytest.raises(NotOfThisTeam):
        async with database.work() as work:
            await goals.to_adjust(work, goal_id, 1, by=other)
    async with database.work() as work:
        assert (await goals.to_adjust(work, goal_id, 1, by=programme.anja)).id == goal_id


def with_ids(draft: Draft, content: Mapping[str, Any]) -> Draft:
    """A plan as it was put before somebody: with the numbers that its steps have got."""
    numbers = [step["id"] for step in content["steps"]]
    steps = tuple(replace(step, step_id=number) for step, number in zip(draft.steps, numbers, strict=True))
    return replace(draft, steps=steps)


async def adjust(database: Database, programme: SmallProgramme, goal_id: GoalId, version: int) -> None:
    smaller = replace(PLAN, steps=PLAN.steps[1:])
    async with database.work() as work:
        await goals.propose_changes(work, goal_id, version, smaller, by=programme.anja, now=LATER)


async def agree(
    database: Database, programme: SmallProgramme, goal_id: GoalId, now: datetime = LATER
) -> Goal | None:
    async with database.work() as work:
        return await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=programme.fatima, now=now)
