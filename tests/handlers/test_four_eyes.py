"""Four eyes and taking back, through the whole bot: what the team sees on the card, and what the participant hears."""

from dataclasses import replace
from typing import Any

import pytest

from mentoring.goal_drafts import StepDraft
from mentoring.ids import AppointmentId
from mentoring.money import Cents
from mentoring.people import Role
from practice.phone import Json, Phone
from services import households
from tests.handlers.goal_stage import a_draft, agreed, buttons, fill_pot
from tests.handlers.planning import soon
from tests.handlers.staff_planning import PLAN, labels
from tests.pilot import Pilot

HIGH = StepDraft("Brief schrijven", "De brief ligt er", Cents(30_00))
LOW = replace(HIGH, reward=Cents(5_00))
DECISIONS = ["Goedkeuren", "Vraag stellen", "Nog niet"]


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def claims(pilot: Pilot, anja: Phone, fatima: Phone, step: StepDraft) -> Json:
    """Fatima has done it, and the team sees its card."""
    await agreed(pilot, anja, fatima, replace(a_draft(), reward=Cents(0), steps=(step,)))
    await fatima.presses("Mijn doelen")
    await fatima.presses("Gelukt")
    await fatima.presses("Klaar")
    await fatima.sees("Anja kijkt ernaar")
    return await anja.sees("Melding 1", pilot.admin_chat)


def plain(message: Any) -> str:
    return str(message["text"]).replace("\xa0", " ")


async def test_a_high_reward_waits_for_a_colleague_and_the_card_says_so(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    kees = await pilot.mentor("Kees")
    await claims(pilot, anja, fatima, HIGH)

    await anja.presses("Goedkeuren", pilot.admin_chat)

    await anja.sees_answer("Je ja is genoteerd. De beloning is hoog: er is nog een tweede ja nodig.")
    card = await anja.sees("Anja zei ja", pilot.admin_chat)
    assert "De beloning is hoog: een collega geeft het tweede ja." in plain(card)
    assert await buttons(anja, card, pilot.admin_chat) == [*DECISIONS, "Terugdraaien"]
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.sees_answer("Jij hebt al ja gezegd. De beloning is hoog, dus ook een collega zegt ja.")
    assert not any("gelukt" in said for said in await fatima.heard())

    await kees.presses("Goedkeuren", pilot.admin_chat)

    decided = plain(await kees.sees("goedgekeurd door Kees", pilot.admin_chat))
    assert "Eerste ja: Anja" in decided
    await kees.presses("Zonder extra woorden", pilot.admin_chat)
    assert "Je hebt € 30 verdiend." in plain(await fatima.sees("Het is gelukt"))


async def test_where_anja_is_alone_a_coordinator_is_asked_and_gives_the_second_yes(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    karin = await pilot.coordinator("Karin")
    await claims(pilot, anja, fatima, HIGH)

    await anja.presses("Goedkeuren", pilot.admin_chat)

    card = plain(await anja.sees("Anja zei ja", pilot.admin_chat))
    assert "een coördinator geeft het tweede ja, en heeft bericht." in card
    asked = plain(await karin.sees("Geef jij het tweede ja?"))
    assert "Anja van team Alphen-West zei ja." in asked
    await karin.presses("Melding bekijken")
    await karin.sees("Brief schrijven")
    await karin.presses("Goedkeuren")
    assert "Eerste ja: Anja" in plain(await anja.sees("goedgekeurd door Karin", pilot.admin_chat))


async def test_a_first_yes_that_slipped_is_taken_back_and_nobody_heard_of_it(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await pilot.mentor("Kees")
    await claims(pilot, anja, fatima, HIGH)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    slipped = await anja.sees("Anja zei ja", pilot.admin_chat)

    await anja.presses("Terugdraaien", pilot.admin_chat)

    await anja.sees_answer("Teruggedraaid.")
    card = await anja.sees("Melding 1", pilot.admin_chat, after=slipped)
    assert card["message_id"] == slipped["message_id"]
    assert "zei ja" not in card["text"]
    assert await buttons(anja, card, pilot.admin_chat) == DECISIONS


async def test_an_approval_is_taken_back_before_anybody_heard_it_and_given_once_more(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    kees = await pilot.mentor("Kees")
    await claims(pilot, anja, fatima, LOW)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)

    await kees.presses("Terugdraaien", pilot.admin_chat)

    card = await anja.sees("Kees draaide de goedkeuring terug", pilot.admin_chat)
    assert await buttons(anja, card, pilot.admin_chat) == DECISIONS
    await pilot.moves_clock(minutes=5)
    assert not any("gelukt" in said for said in await fatima.heard())
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    assert "In je spaarpot zit nu € 5." in plain(await fatima.sees("Het is gelukt"))


async def test_who_heard_the_good_news_reads_kindly_that_it_is_looked_at_once_more(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await claims(pilot, anja, fatima, LOW)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    await fatima.sees("Het is gelukt")

    await anja.presses("Terugdraaien", pilot.admin_chat)

    await fatima.sees("Je mentor kijkt er nog een keer naar.")
    await fatima.presses("Beloningen")
    await fatima.sees("Je spaarpot is nu leeg.")


async def test_who_lives_with_the_participant_leaves_the_decision_to_a_colleague(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    omar = await pilot.participant("Omar", mentor=anja)
    by, whose, his = await pilot.someone(anja), await pilot.someone(fatima), await pilot.someone(omar)
    async with pilot.database.work() as work:
        await households.link(work, whose.id, his.id, programme=pilot.programme, by=by, now=pilot.now())
        team = (await work.people.participant(his.id)).team_id
        await work.people.add_membership(his.id, Role.MENTOR, team, now=pilot.now())
    await claims(pilot, anja, fatima, LOW)
    await pilot.admin_chat.add(omar, by=anja)

    await omar.presses("Goedkeuren", pilot.admin_chat)

    await omar.sees_answer("Je deelt een jaargrens met deze deelnemer. Een collega beslist hierover.")
    card = await anja.sees("Melding 1", pilot.admin_chat)
    assert await buttons(anja, card, pilot.admin_chat) == DECISIONS


async def test_an_appointment_earns_no_more_than_one_may_give(pilot: Pilot, anja: Phone, fatima: Phone):
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein € 30")

    check = await anja.sees("Klopt dit?")

    assert "☑️ Over een afspraak beslist één collega. Daarom levert die hoogstens € 25 op." in plain(check)
    assert PLAN not in [words for row in labels(check) for words in row]
    await anja.says("ja")
    await anja.presses("Liever waardering")
    await anja.presses(PLAN)
    await anja.sees("Gepland")
    async with pilot.database.work() as work:
        planned = await work.appointments.get(AppointmentId(1))
    assert (planned.details.reward, planned.details.recognition) == (0, "compliment")
