"""Two people do two things with one goal, call or bridge at the same moment: both happen in some order, or one of them
hears kindly that somebody was first. On PostgreSQL: SQLite has one connection, which pieces of work have in turn.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import text

from mentoring.calls_for_help import CallKind
from mentoring.claims import Claim
from mentoring.goal_drafts import Draft
from mentoring.goals import Goal
from mentoring.ids import AssessmentId, CallId, ClaimId, GoalId
from mentoring.money import Cents
from mentoring.people import Role, Someone
from mentoring.refusals import Refusal
from messages.house import load_all
from services import bridge, calls_for_help, claims, goals, people, plans
from services.check import check
from storage.database import Database, open_database
from storage.work import Work
from tests.postgres import PostgresServer
from tests.services.everything import MONEY, ONE_PILLAR
from tests.services.small_programme import NOW, PLAN, WITH_MANY_GOALS, SmallProgramme, approve, begin, claim
from tests.services.small_programme import agree as agree_on
from tests.services.test_goal_versions import as_it_is

FREE = replace(PLAN, in_order=False)
ROUNDS = 4
Doing = Callable[[Work], Awaitable[Any]]
_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@dataclass(frozen=True)
class Team:
    """Anja and Kees, who are both Fatima's mentors, on one database."""

    database: Database
    programme: SmallProgramme
    kees: Someone

    async def works(self, doing: Doing) -> Any:
        async with self.database.work() as work:
            return await doing(work)

    async def outcome(self, doing: Doing) -> str:
        try:
            await self.works(doing)
        except Refusal as refusal:
            return refusal.name
        return "done"

    async def at_once(self, *all_of_it: Doing) -> list[str]:
        """What becomes of each, in the order of the alphabet. Trouble of the database is raised."""
        return sorted(await asyncio.gather(*map(self.outcome, all_of_it)))

    async def agreed(self) -> Goal:
        goal_id = await agree_on(self.database, self.programme, FREE)
        return await self.works(lambda work: work.goals.get(goal_id))  # type: ignore[no-any-return]


@pytest.fixture
async def team(postgres_server: PostgresServer, migrated_postgres: str) -> AsyncIterator[Team]:
    load_all()
    with postgres_server.database(template=migrated_postgres) as url:
        database = open_database(url)
        programme = await begin(database, pot=1000_00)
        async with database.work() as work:
            kees = await work.people.add("Kees", now=NOW)
            of_team = (await work.people.participant(programme.fatima.id)).team_id
            await work.people.add_membership(kees, Role.MENTOR, of_team, now=NOW)
            found = Team(database, programme, await work.people.someone(kees))
        yield found
        async with database.work() as work:
            findings = await check(work)
        await database.close()
    assert findings == []


async def test_a_change_is_agreed_on_while_its_step_is_claimed(team: Team):
    for _ in range(ROUNDS):
        goal = await team.agreed()
        draft = as_it_is(goal)
        dearer = replace(draft, steps=(replace(draft.steps[0], reward=Cents(7_00)), *draft.steps[1:]))
        await team.works(_proposes(goal, dearer, team.programme.anja))

        outcomes = await team.at_once(_agrees(team, goal.id, 2), _claims(team, goal))

        assert outcomes in (["done", "done"], ["StepTaken", "done"])


async def test_a_goal_is_set_aside_while_a_claim_of_it_is_approved(team: Team):
    for _ in range(ROUNDS):
        goal = await team.agreed()
        claim_id = await claim(team.database, team.programme, goal.id)

        outcomes = await team.at_once(_sets_aside(team, goal), _approves(team, claim_id))

        assert outcomes in (["done", "done"], ["ClaimWaits", "done"])


async def test_two_mentors_change_it(team: Team):
    for _ in range(ROUNDS):
        goal = await team.agreed()
        drafts = [replace(as_it_is(goal), title=title) for title in ("Rust", "Werk")]

        outcomes = await team.at_once(
            _proposes(goal, drafts[0], team.programme.anja), _proposes(goal, drafts[1], team.kees)
        )

        assert outcomes == ["NewerVersion", "done"]


async def test_both_pick_it_up_again(team: Team):
    for _ in range(ROUNDS):
        goal = await team.agreed()
        await team.works(_sets_aside(team, goal))

        outcomes = await team.at_once(_picks_up(goal, team.programme.fatima), _picks_up(goal, team.kees))

        assert outcomes == ["NoLongerPossible", "done"]


async def test_one_goal_gets_the_focus_while_another_is_agreed_and_the_first_set_aside(team: Team):
    for _ in range(ROUNDS):
        goal, other = await team.agreed(), await team.works(_proposes_new(team))

        outcomes = await team.at_once(_focuses(team, goal), _agrees(team, other, 1), _sets_aside(team, goal))

        assert outcomes in (["done"] * 3, ["NoLongerPossible", "done", "done"])


async def test_a_plan_is_made_for_a_step_that_a_change_leaves_out(team: Team):
    for _ in range(ROUNDS):
        goal = await team.agreed()
        draft = as_it_is(goal)
        await team.works(_proposes(goal, replace(draft, steps=draft.steps[:1]), team.programme.anja))

        outcomes = await team.at_once(_agrees(team, goal.id, 2), _plans(team, goal))

        assert outcomes in (["done", "done"], ["Gone", "done"], ["NoLongerPossible", "done"])


async def test_a_pillar_is_rated_twice_and_the_bridge_finished_twice(team: Team):
    fatima = team.programme.fatima
    begun = await team.works(lambda work: bridge.begin(work, fatima.id, by=fatima, now=NOW))

    await team.at_once(*[_rates(team, begun.id, level) for level in (1, 2)])
    outcomes = await team.at_once(*[_finishes(team, begun.id)] * 2)

    assert outcomes == ["done", "done"]
    assert len(await team.works(lambda work: bridge.own(work, by=fatima))) == 1


async def test_two_colleagues_take_a_call(team: Team):
    call_id = await team.works(_raises(team, times=1))

    outcomes = await team.at_once(_takes(call_id, team.programme.anja), _takes(call_id, team.kees))

    assert outcomes == ["CallTaken", "done"]


async def test_who_takes_a_call_takes_what_is_raised_at_that_moment_too(team: Team):
    call_id = await team.works(_raises(team, times=2))

    outcomes = await _first(team, _raises(team, times=1), _takes(call_id, team.kees))

    assert outcomes == ["done"]
    assert await team.works(lambda work: work.calls_for_help.open_of(team.programme.fatima.id)) is None


async def test_nothing_is_proposed_to_who_is_leaving_at_that_moment(team: Team):
    goal = await team.agreed()
    await team.works(_sets_aside(team, goal))

    def leaves(work: Work) -> Awaitable[int]:
        return people.leave(work, by=team.programme.fatima, now=NOW)

    outcomes = await _first(team, leaves, _proposes_new(team), _picks_up(goal, team.kees))

    assert outcomes == ["NotTakingPart", "NotTakingPart"]


async def test_two_mentors_decide_on_two_goals_of_who_has_left(team: Team):
    """Each lets go of what it is about, and does not wait for the other one's."""
    waiting = [await _claimed_itself(team) for _ in range(2)]
    await team.works(lambda work: people.leave(work, by=team.programme.fatima, now=NOW))
    half_way = asyncio.Barrier(2)

    def decides(said: Claim, by: Someone) -> Doing:
        async def says_not_yet(work: Work) -> None:
            await work.goals.to_decide(said.goal_id)
            await half_way.wait()
            await claims.not_yet(work, said.id, "Bijna", by=by, now=NOW)

        return says_not_yet

    outcomes = await team.at_once(*map(decides, waiting, (team.programme.anja, team.kees)))

    assert outcomes == ["done", "done"]
    assert await team.works(lambda work: work.goals.of(team.programme.fatima.id)) == []


# --- what they do -------------------------------------------------------------------------------------


async def _first(team: Team, doing: Doing, *others: Doing) -> list[str]:
    """What becomes of the others, who begin when the first has done everything but the commit. It waits until each of
    them has finished, or waits for it.
    """
    async with team.database.work() as work:
        await doing(work)
        begun = [asyncio.create_task(team.outcome(other)) for other in others]
        while sum(each.done() for each in begun) + await team.works(_how_many_wait) < len(others):
            continue
    return sorted(await asyncio.gather(*begun))


async def _how_many_wait(work: Work) -> int:
    found = await work.connection.execute(_WAITING)
    return int(found.scalar_one())


async def _claimed_itself(team: Team) -> Claim:
    goal = await team.agreed()
    for _ in goal.steps:
        await approve(team.database, team.programme, await claim(team.database, team.programme, goal.id))
    claim_id = await claim(team.database, team.programme, goal.id)
    return await team.works(lambda work: work.claims.get(claim_id))  # type: ignore[no-any-return]


# --- what they do -------------------------------------------------------------------------------------


def _agrees(team: Team, goal_id: GoalId, version: int) -> Doing:
    return lambda work: goals.agree(
        work, goal_id, version, programme=WITH_MANY_GOALS, by=team.programme.fatima, now=NOW
    )


def _proposes(goal: Goal, draft: Draft, by: Someone) -> Doing:
    return lambda work: goals.propose_changes(work, goal.id, goal.version, draft, by=by, now=NOW)


def _proposes_new(team: Team) -> Doing:
    return lambda work: goals.propose(work, team.programme.fatima.id, PLAN, by=team.programme.anja, now=NOW)


def _sets_aside(team: Team, goal: Goal) -> Doing:
    return lambda work: goals.set_aside(work, goal.id, by=team.programme.fatima, now=NOW)


def _picks_up(goal: Goal, by: Someone) -> Doing:
    return lambda work: goals.pick_up(work, goal.id, by=by, now=NOW)


def _focuses(team: Team, goal: Goal) -> Doing:
    return lambda work: goals.choose_focus(work, goal.id, by=team.programme.fatima, now=NOW)


def _claims(team: Team, goal: Goal) -> Doing:
    return lambda work: claims.claim_step(work, goal.steps[0].id, by=team.programme.fatima, now=NOW)


def _approves(team: Team, claim_id: ClaimId) -> Doing:
    return lambda work: claims.approve(
        work, claim_id, programme=WITH_MANY_GOALS, by=team.programme.anja, now=NOW
    )


def _plans(team: Team, goal: Goal) -> Doing:
    return lambda work: plans.save(
        work, goal.steps[1].id, "ik koffie heb", "bel ik", by=team.programme.fatima, now=NOW
    )


def _rates(team: Team, number: AssessmentId, level: int) -> Doing:
    return lambda work: bridge.rate(
        work, number, MONEY.key, level, programme=ONE_PILLAR, by=team.programme.fatima, now=NOW
    )


def _finishes(team: Team, number: AssessmentId) -> Doing:
    return lambda work: bridge.finish(work, number, programme=ONE_PILLAR, by=team.programme.fatima, now=NOW)


def _raises(team: Team, *, times: int) -> Doing:
    async def raises(work: Work) -> Any:
        participant = await work.people.participant(team.programme.fatima.id)
        for _ in range(times):
            await calls_for_help.raise_call(work, participant, CallKind.WORDS, now=NOW)
        call = await work.calls_for_help.open_of(participant.id)
        return call.id if call else None

    return raises


def _takes(call_id: CallId, by: Someone) -> Doing:
    return lambda work: calls_for_help.take(work, call_id, by=by, now=NOW)
