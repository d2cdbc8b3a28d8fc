"""The proof of one goal: what is proved, by which row of the audit log, and what is not."""

from dataclasses import replace

import pytest

from mentoring.ids import GoalId
from mentoring.refusals import Gone
from services import goals
from services.goal_proof import prove
from storage.database import Database
from tests.services.small_programme import NOW, agree, begin
from tests.services.test_check import execute
from tests.services.test_goal_versions import as_it_is, change, say_yes
from tests.services.test_goals import the_goal


@pytest.fixture
async def goal_id(database: Database) -> GoalId:
    """A goal that both agreed on, changed, agreed on again, and set aside. Audit row 1 filled the pot."""
    programme = await begin(database)
    found = await agree(database, programme)
    await change(database, programme, found, replace(as_it_is(await the_goal(database, found)), title="Rust"))
    await say_yes(database, programme, found, 2)
    async with database.work() as work:
        await goals.set_aside(work, found, by=programme.anja, now=NOW)
    return found


async def proof(database: Database, goal_id: GoalId) -> list[str]:
    async with database.work() as work:
        return await prove(work, goal_id)


def shown(lines: list[str]) -> list[str]:
    """Without the words and without hashes, which are long."""
    told = (line.split(", hash ")[0] for line in lines)
    return [line for line in told if not line.startswith(("  {", "  sha256:"))]


async def test_every_version_and_every_yes_has_its_row(database: Database, goal_id: GoalId):
    assert shown(await proof(database, goal_id)) == [
        "Version 1 was proposed by Anja (person 2) at 2026-03-03 14:30:00 UTC:",
        "  audit row 2 (goals.propose)",
        "Version 2 was proposed by Anja (person 2) at 2026-03-03 14:35:00 UTC:",
        "  audit row 4 (goals.propose_changes)",
        "Anja (person 2) agreed to version 1 at 2026-03-03 14:30:00 UTC.",
        "  audit row 2 (goals.propose)",
        "Fatima (person 3) agreed to version 1 at 2026-03-03 14:30:00 UTC.",
        "  audit row 3 (goals.agree)",
        "Anja (person 2) agreed to version 2 at 2026-03-03 14:35:00 UTC.",
        "  audit row 4 (goals.propose_changes)",
        "Fatima (person 3) agreed to version 2 at 2026-03-03 14:39:00 UTC.",
        "  audit row 5 (goals.agree)",
        "goals.set_aside of goal:1 by Anja (person 2) at 2026-03-03 14:30:00 UTC: done",
        "  audit row 6",
    ]


async def test_the_words_stand_there_with_their_hash(database: Database, goal_id: GoalId):
    lines = await proof(database, goal_id)

    words = next(line for line in lines if '"title": "Rust"' in line)
    row = next(line for line in lines if "goals.propose_changes" in line)
    assert lines[lines.index(words) + 1].startswith("  sha256:")
    async with database.work() as work:
        hashes = [link.hash async for link, _ in work.audit.walk()]
    assert row.endswith(f"hash {hashes[3]}")


async def test_words_that_were_changed_are_not_proved(database: Database, goal_id: GoalId):
    words = "replace(CAST(content AS TEXT), 'Rust', 'Roem')"
    new = words if database.is_sqlite else f"CAST({words} AS JSON)"

    await execute(database, f"UPDATE goal_versions SET content = {new} WHERE version = 2")

    lines = await proof(database, goal_id)
    assert [line[:12] for line in lines].count("  NOT PROVED") == 1


async def test_a_yes_of_somebody_else_is_not_proved(database: Database, goal_id: GoalId):
    await execute(database, "UPDATE agreements SET person_id = 1 WHERE version = 2 AND person_id = 3")

    lines = await proof(database, goal_id)

    forged = next(place for place, line in enumerate(lines) if "(person 1) agreed to version 2" in line)
    assert lines[forged + 1].startswith("  NOT PROVED")


async def test_another_goal_has_no_proof_here(database: Database, goal_id: GoalId):
    with pytest.raises(Gone):
        await proof(database, GoalId(goal_id + 10))
