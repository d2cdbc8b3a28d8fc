"""A small programme in a database, made by the real services: pot, coordinator, mentor and participant."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import Goal
from mentoring.ids import ClaimId, GoalId, PersonId, PillarKey
from mentoring.money import Cents
from mentoring.people import ParticipantState, Role, Someone
from mentoring.programme import Programme
from services import claims, goals, rewards
from storage.database import Database
from storage.work import Work
from tests.pot import fill_pot

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
PROGRAMME = Programme(bot_username="VoetstukBot")
WITH_MANY_GOALS = replace(PROGRAMME, most_active_goals=100)
"""For tests about something else: more goals at a time than is good for anybody."""

PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="Ik wil rust",
    seen_by="Er ligt een lijst met alles wat binnenkomt en weggaat",
    reward=Cents(10_00),
    due_on=None,
    steps=(
        StepDraft("Post openen en sorteren", "De post ligt op drie stapels", Cents(5_00)),
        StepDraft("Een lijst maken", "De lijst ligt op tafel", Cents(2_50)),
    ),
)


@dataclass(frozen=True)
class SmallProgramme:
    """Ingrid leads it, Anja is the mentor, Fatima the participant."""

    ingrid: Someone
    anja: Someone
    fatima: Someone


async def begin(database: Database, *, pot: int = 100_00) -> SmallProgramme:
    """The people, and money in the pot."""
    async with database.work() as work:
        team = await work.people.add_team("Alphen-Noord", "A")
        ingrid, anja, fatima = [await work.people.add(name, now=NOW) for name in ("Ingrid", "Anja", "Fatima")]
        await work.people.add_membership(ingrid, Role.COORDINATOR, None, now=NOW)
        await work.people.add_membership(anja, Role.MENTOR, team, now=NOW)
        await work.people.add_participant(fatima, team, anja, now=NOW)
        participant = await work.people.participant(fatima)
        await work.people.save_state(participant.become(ParticipantState.ACTIVE))
        programme = SmallProgramme(
            await work.people.someone(ingrid),
            await work.people.someone(anja),
            await work.people.someone(fatima),
        )
        if pot:
            await fill_pot(work, Cents(pot), by=programme.ingrid, now=NOW)
    return programme


async def agree(database: Database, programme: SmallProgramme, plan: Draft = PLAN) -> GoalId:
    """Anja proposes a goal and Fatima agrees."""
    async with database.work() as work:
        goal_id = await goals.propose(work, programme.fatima.id, plan, by=programme.anja, now=NOW)
        await goals.agree(work, goal_id, 1, programme=WITH_MANY_GOALS, by=programme.fatima, now=NOW)
    return goal_id


async def claim(database: Database, programme: SmallProgramme, goal_id: GoalId) -> ClaimId:
    """Fatima says that her next step is done."""
    async with database.work() as work:
        step = (await _goal(work, goal_id)).next_step
        claimed = await claims.claim(work, goal_id, step.id if step else None, by=programme.fatima, now=NOW)
    return claimed.id


async def approve(database: Database, programme: SmallProgramme, claim_id: ClaimId) -> None:
    """Anja approves it."""
    async with database.work() as work:
        await claims.approve(work, claim_id, programme=PROGRAMME, by=programme.anja, now=NOW)


async def balance(database: Database, person_id: PersonId) -> Cents:
    """What is in somebody's spaarpot."""
    async with database.work() as work:
        return await rewards.balance(work, person_id)


async def _goal(work: Work, goal_id: GoalId) -> Goal:
    return await work.goals.get(goal_id)
