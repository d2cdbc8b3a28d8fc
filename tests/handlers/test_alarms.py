"""A claim that waits too long, as staff see it: it can be decided where it is said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from practice.phone import Phone
from services import claims, goals
from tests.pilot import Pilot

PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="",
    seen_by="De lijst is klaar",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Post openen en sorteren", "De post ligt op drie stapels", Cents(0)),),
)
TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    """The mentor, on a Tuesday morning in the office, of Fatima who says that a step is done."""
    await pilot.room.move_clock_to(TUESDAY)
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await says_that_a_step_is_done(pilot, anja, fatima)
    await anja.sees("Melding 1", pilot.admin_chat)
    return anja


async def says_that_a_step_is_done(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    """Of a goal of its own, however many there are."""
    mentor, participant = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, participant.id, PLAN, by=mentor, now=pilot.now())
        many = replace(pilot.programme, most_active_goals=100)
        await goals.agree(work, goal_id, 1, programme=many, by=participant, now=pilot.now())
        step = (await work.goals.get(goal_id)).steps[0]
        claim = await claims.claim(work, goal_id, step.id, by=participant, now=pilot.now())
        await claims.announce(work, claim.id, by=participant, now=pilot.now())


async def test_the_team_decides_under_the_reminder(pilot, anja):
    await pilot.moves_clock(hours=25)

    await anja.sees("⏰", pilot.admin_chat)
    await anja.presses("Goedkeuren", pilot.admin_chat)

    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)


async def test_a_coordinator_looks_and_decides_in_private(pilot, anja):
    ingrid = await pilot.coordinator("Ingrid")

    await pilot.moves_clock(hours=50)
    await ingrid.sees("heeft nog niet beslist")
    await ingrid.presses("Melding bekijken")
    await ingrid.sees("Zo zien jullie het")
    await ingrid.presses("Goedkeuren")

    await anja.sees("goedgekeurd door Ingrid", pilot.admin_chat)


async def test_many_that_wait_are_gone_through_from_one_message(pilot, anja):
    fatima = await pilot.room.phone("Fatima")
    await says_that_a_step_is_done(pilot, anja, fatima)
    await says_that_a_step_is_done(pilot, anja, fatima)
    await says_that_a_step_is_done(pilot, anja, fatima)

    await pilot.moves_clock(hours=25)
    await anja.sees("⏰ 4 meldingen wachten langer dan 24 uur", pilot.admin_chat)
    await anja.presses("Meldingen doorlopen", pilot.admin_chat)

    await anja.sees("4 meldingen wachten. De oudste staat bovenaan.", pilot.admin_chat)
