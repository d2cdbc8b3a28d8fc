"""Whatever two people do with goals, in whatever order: the books tie, and versions and agreements are proved."""

from random import Random

import pytest

from mentoring.refusals import Refusal
from services import goal_lists, people
from services.check import check
from storage.database import Database
from tests.services.goal_acts import GoalActs
from tests.services.small_programme import NOW, SmallProgramme, approve, begin

ACTS = 200


@pytest.mark.parametrize("seed", [3, 10])
async def test_the_books_and_the_agreements_tie_whatever_happens_with_goals(database: Database, seed: int):
    programme = await begin(database, pot=60_00)
    acts = GoalActs(Random(seed), programme.anja)
    happened = {await _something(database, programme, acts) for _ in range(ACTS)}

    before_leaving = await _findings(database)
    async with database.work() as work:
        waiting = await work.claims.waiting(None)
        await people.leave(work, by=programme.fatima, now=NOW)
    after_leaving = await _findings(database)
    for waits in waiting:
        await approve(database, programme, waits.id)

    assert before_leaving == after_leaving == await _findings(database) == []
    async with database.work() as work:
        assert (await work.ledger.pot()).promised == 0
        left = await goal_lists.of_participant(work, programme.fatima.id, by=programme.anja)
    assert not any(goal.counts or goal.is_proposal for goal in left)
    assert {"wants", "changes", "agrees", "sets_aside", "picks_up", "takes_back", "focuses"} <= happened
    assert {"claims", "decides"} <= happened


async def _something(database: Database, programme: SmallProgramme, acts: GoalActs) -> str:
    """One act, by chance. What a rule is against is refused, and leaves nothing behind."""
    often = [acts.changes, acts.agrees, acts.agrees, acts.claims, acts.decides]
    act = acts.chance.choice([*acts.all, *often, *often])
    try:
        async with database.work() as work:
            await act(work, programme.fatima, now=NOW)
    except Refusal as refusal:
        return refusal.name
    return str(act.__name__)


async def _findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)
