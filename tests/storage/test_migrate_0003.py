"""A database of before the method (migration 0002) with goals, agreements and nudges in it keeps everything."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from mentoring.goal_versions import VersionState, fingerprint
from mentoring.goals import GoalState
from mentoring.ids import GoalId, PersonId, StepId
from mentoring.programme import Programme
from mentoring.steps import StepState
from services import claims, goal_lists, goals
from services.check import check
from storage.database import Database
from storage.migrate import migrate
from tests.storage.test_migrate import empty_database, empty_url

__all__ = ["empty_database", "empty_url"]  # fixtures

AGREED, ACHIEVED, PROPOSED = GoalId(1), GoalId(2), GoalId(3)
FATIMA, ANJA = PersonId(1), PersonId(2)
NOW = datetime(2026, 3, 9, 17, tzinfo=UTC)
FOLDER: dict[str, Any] = {
    "title": "Een map",
    "pillar": "money",
    "why": "",
    "seen_by": "De map is er",
    "reward": 0,
    "due_on": "2026-12-31",
    "steps": [
        {"title": "Map kopen", "seen_by": "Hij ligt er", "reward": 0},
        {"title": "Post erin", "seen_by": "Hij is vol", "reward": 0},
    ],
}
"""What both agreed on, as it was kept then: without an order, and without the numbers of the steps."""

SHIRT = FOLDER | {"title": "Een trui breien", "due_on": None, "steps": [FOLDER["steps"][0]]}
OLD = [
    "INSERT INTO people (first_name, telegram_id, created_at) VALUES"
    " ('Fatima', 11, '2026-03-01 10:00:00+00:00'), ('Anja', 12, '2026-03-01 10:00:00+00:00')",
    "INSERT INTO teams (name, letter) VALUES ('West', 'A')",
    "INSERT INTO memberships (person_id, role, team_id, since) VALUES"
    " (2, 'mentor', 1, '2026-03-01 10:00:00+00:00')",
    "INSERT INTO participants (person_id, team_id, mentor_id, number, state, invited_at) VALUES"
    " (1, 1, 2, 1, 'active', '2026-03-01 10:00:00+00:00')",
    "INSERT INTO goals (participant_id, pillar, title, why, seen_by, reward, due_on, state, version,"
    " proposed_by, proposed_at) VALUES"
    " (1, 'money', 'Een map', '', 'De map is er', 0, '2027-01-10', 'agreed', 2, 2, '2026-03-02 10:00:00+00:00'),"
    " (1, 'money', 'Een trui breien', '', 'De map is er', 0, NULL, 'achieved', 1, 2, '2026-03-02 10:00:00+00:00'),"
    " (1, 'health', 'Wandelen', 'Rust', 'We zien het', 0, NULL, 'proposed', 3, 2, '2026-03-04 10:00:00+00:00')",
    "INSERT INTO steps (goal_id, position, title, seen_by, reward, state, done_at) VALUES"
    " (1, 1, 'Map kopen', 'Hij ligt er', 0, 'done', '2026-03-05 10:00:00+00:00'),"
    " (1, 2, 'Post erin', 'Hij is vol', 0, 'open', NULL),"
    " (2, 1, 'Map kopen', 'Hij ligt er', 0, 'done', '2026-03-05 10:00:00+00:00'),"
    " (3, 1, 'Een blokje om', 'Je vertelt het', 0, 'open', NULL)",
    "INSERT INTO claims (participant_id, goal_id, step_id, state, reward, claimed_at, decided_by, decided_at)"
    " VALUES (1, 2, NULL, 'approved', 0, '2026-03-05 10:00:00+00:00', 2, '2026-03-06 10:00:00+00:00')",
    "INSERT INTO nudges (participant_id, kind, step_id, due_at, asked_for, state, said_on, settled_at) VALUES"
    " (1, 'step', 2, '2026-03-08 10:00:00+00:00', false, 'sent', '2026-03-08', '2026-03-08 10:00:00+00:00'),"
    " (1, 'step', 2, '2026-03-20 10:00:00+00:00', true, 'planned', NULL, NULL)",
]
AGREE = (
    "INSERT INTO agreements (goal_id, version, person_id, agreed_at, content) VALUES"
    " (:goal, :version, 2, '2026-03-02 10:00:00+00:00', :content),"
    " (:goal, :version, 1, '2026-03-03 10:00:00+00:00', :content)"
)


@pytest.fixture
async def upgraded(empty_database: Database) -> Database:
    """A database that was made by the second version, used, and brought up to this one."""
    is_sqlite = empty_database.is_sqlite
    async with empty_database.work() as work:
        await work.connection.run_sync(_second_tables)
    async with empty_database.work() as work:
        for statement in OLD:
            await work.connection.execute(text(_as_kept(statement, sqlite=is_sqlite)))
        for goal, version, content in ((AGREED, 2, FOLDER), (ACHIEVED, 1, SHIRT)):
            agreed = text(_as_kept(AGREE, sqlite=is_sqlite))
            values = {"goal": goal, "version": version, "content": json.dumps(content)}
            await work.connection.execute(agreed, values)
    await migrate(empty_database)
    return empty_database


async def test_old_goals_are_what_they_were_and_count_in_the_version_that_was_agreed(upgraded: Database):
    async with upgraded.work() as work:
        found = [await work.goals.get(number) for number in (AGREED, ACHIEVED, PROPOSED)]

    assert [(goal.state, goal.version, goal.agreed_version, goal.in_order) for goal in found] == [
        (GoalState.AGREED, 2, 2, True),
        (GoalState.ACHIEVED, 1, 1, True),
        (GoalState.PROPOSED, 3, None, True),
    ]
    assert [step.state for step in found[0].steps] == [StepState.DONE, StepState.OPEN]
    assert found[0].due_on == date(2027, 1, 10)
    assert found[1].achieved_at == datetime(2026, 3, 6, 10, tzinfo=UTC)


async def test_each_old_goal_has_the_version_that_was_kept_of_it_with_its_hash(upgraded: Database):
    async with upgraded.work() as work:
        anja = await work.people.someone(ANJA)
        found = [
            (await goal_lists.versions(work, number, by=anja))[0] for number in (AGREED, ACHIEVED, PROPOSED)
        ]

    assert [(version.number, version.state) for version in found] == [
        (2, VersionState.AGREED),
        (1, VersionState.AGREED),
        (3, VersionState.OPEN),
    ]
    assert [version.hash for version in found] == [fingerprint(version.content) for version in found]
    assert found[0].draft is not None
    assert [step.step_id for step in found[0].draft.steps] == [StepId(1), StepId(2)]
    assert [(yes.name, yes.agreed_at.day) for yes in found[0].agreements] == [("Anja", 2), ("Fatima", 3)]
    assert found[2].agreements == ()


async def test_the_check_proves_what_was_agreed_before_from_here_on(upgraded: Database):
    async with upgraded.work() as work:
        assert await check(work) == []
    forged = (
        "UPDATE agreements SET agreed_at = '2026-03-01 10:00:00+00:00' WHERE goal_id = 1 AND person_id = 1"
    )
    async with upgraded.work() as work:
        await work.connection.execute(text(_as_kept(forged, sqlite=upgraded.is_sqlite)))

    async with upgraded.work() as work:
        findings = await check(work)

    assert findings == [
        "Goal 1, version 2: the audit log does not say that person 1 agreed to these words at this moment."
    ]


async def test_an_old_proposal_can_be_agreed_and_an_old_step_claimed(upgraded: Database):
    async with upgraded.work() as work:
        fatima = await work.people.someone(FATIMA)
        await goals.agree(work, PROPOSED, 3, programme=Programme(), by=fatima, now=NOW)
        await claims.claim_step(work, StepId(2), by=fatima, now=NOW)

    async with upgraded.work() as work:
        assert await check(work) == []
        current = await goal_lists.current(work, by=fatima)
    assert [(goal.id, goal.counts) for goal in current] == [(AGREED, True), (PROPOSED, True)]


async def test_old_nudges_are_kept_and_so_is_that_one_of_a_kind_is_planned(upgraded: Database):
    planned = (
        "INSERT INTO nudges (participant_id, kind, step_id, due_at, asked_for, state) VALUES"
        " (1, 'step', 2, '2026-03-21 10:00:00+00:00', false, 'planned')"
    )
    async with upgraded.work() as work:
        found = await work.connection.execute(
            text("SELECT id, participant_id, kind, step_id, asked_for, state FROM nudges ORDER BY id")
        )
        rows = [tuple(row) for row in found]

    with pytest.raises(IntegrityError):
        async with upgraded.work() as work:
            await work.connection.execute(text(_as_kept(planned, sqlite=upgraded.is_sqlite)))

    assert rows == [(1, 1, "step", 2, False, "sent"), (2, 1, "step", 2, True, "planned")]


async def test_a_check_in_can_be_planned_and_nothing_that_is_no_nudge(upgraded: Database):
    planned = (
        "INSERT INTO nudges (participant_id, kind, due_at, asked_for, state) VALUES"
        " (1, 'KIND', '2026-03-21 10:00:00+00:00', false, 'planned')"
    )
    statement = _as_kept(planned, sqlite=upgraded.is_sqlite)

    async with upgraded.work() as work:
        await work.connection.execute(text(statement.replace("KIND", "check_in")))

    with pytest.raises(IntegrityError):
        async with upgraded.work() as work:
            await work.connection.execute(text(statement.replace("KIND", "shout")))


def _second_tables(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    command.upgrade(config, "0002")


def _as_kept(statement: str, *, sqlite: bool) -> str:
    """SQLite keeps moments as text without a zone, and with microseconds."""
    return statement.replace(":00+00:00'", ":00.000000'") if sqlite else statement
