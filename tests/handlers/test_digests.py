"""The digest and /vandaag, as staff see them."""

from datetime import UTC, datetime

from practice.phone import Phone
from services import claims, goals
from tests.handlers.test_alarms import PLAN
from tests.pilot import Pilot

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


async def test_a_message_without_an_answer_is_in_the_digest_of_the_day(pilot: Pilot):
    await pilot.room.move_clock_to(TUESDAY)
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await fatima.says("Kun je me bellen?")
    await anja.sees("Kun je me bellen?", pilot.admin_chat)

    await pilot.moves_clock(hours=7)

    await anja.sees("1 bericht zonder antwoord", pilot.admin_chat)


async def test_who_asks_sees_at_once_what_is_open_and_goes_through_the_claims(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await says_that_a_step_is_done(pilot, anja, fatima)

    await anja.says("/vandaag")
    await anja.sees("1 melding open")
    await anja.presses("Meldingen doorlopen")
    await anja.presses("1 · Fatima (A-001) · net binnen")

    await anja.sees("Zo zien jullie het")


async def test_when_nothing_is_open_who_asks_is_told_so(pilot: Pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/vandaag")

    await anja.sees("Niets open")


async def says_that_a_step_is_done(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    mentor, participant = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, participant.id, PLAN, by=mentor, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=participant, now=pilot.now())
        step = (await work.goals.get(goal_id)).steps[0]
        claim = await claims.claim(work, goal_id, step.id, by=participant, now=pilot.now())
        await claims.announce(work, claim.id, by=participant, now=pilot.now())
