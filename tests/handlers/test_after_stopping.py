"""Who has stopped gets nothing more, and the team that decides on what they did is told so."""

import pytest
from sqlalchemy import select

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from practice.phone import Phone
from services import claims, goals
from storage.tables import outbox
from tests.pilot import Pilot
from tests.pot import fill_pot

PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="",
    seen_by="De lijst is klaar",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Post openen en sorteren", "De post ligt op drie stapels", Cents(5_00)),),
)
NOTHING_SENT = "Deze deelnemer doet niet meer mee en krijgt hier geen berichten. Er is niets verstuurd."


@pytest.fixture
async def anja_and_fatima(pilot: Pilot) -> tuple[Phone, Phone]:
    """Fatima said that her step is done, and then stopped. Anja sees the card."""
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    mentor, participant = await pilot.someone(anja), await pilot.someone(fatima)
    coordinator = await pilot.someone(await pilot.coordinator("Ingrid"))
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=coordinator, now=pilot.now())
        goal_id = await goals.propose(work, participant.id, PLAN, by=mentor, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=participant, now=pilot.now())
        step = (await work.goals.get(goal_id)).steps[0]
        claim = await claims.claim(work, goal_id, step.id, by=participant, now=pilot.now())
        await claims.announce(work, claim.id, by=participant, now=pilot.now())
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Ik stuur je niets meer")
    await anja.sees("Melding", pilot.admin_chat)
    return anja, fatima


async def claim_news(pilot: Pilot) -> list[str]:
    """The kinds of what was put out to participants about their claims."""
    async with pilot.database.work() as work:
        to_somebody = outbox.c.person_id.is_not(None) & outbox.c.kind.startswith("Claim")
        return list((await work.connection.execute(select(outbox.c.kind).where(to_somebody))).scalars())


async def test_an_approval_counts_and_says_that_nothing_was_sent(pilot, anja_and_fatima):
    anja, _ = anja_and_fatima

    await anja.presses("Goedkeuren", pilot.admin_chat)

    await anja.sees_answer(NOTHING_SENT)
    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)
    assert await claim_news(pilot) == []


async def test_a_question_is_refused_before_anybody_types_it(pilot, anja_and_fatima):
    anja, _ = anja_and_fatima

    await anja.presses("Vraag stellen", pilot.admin_chat)

    await anja.sees_answer(NOTHING_SENT)
    assert await claim_news(pilot) == []


async def test_a_reason_is_written_down_and_says_that_nothing_was_sent(pilot, anja_and_fatima):
    anja, _ = anja_and_fatima

    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.says("De derde stapel mist nog", pilot.admin_chat)

    await anja.sees(NOTHING_SENT, pilot.admin_chat)
    assert await claim_news(pilot) == []
