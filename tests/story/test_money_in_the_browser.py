"""The money, tapped on the page: a reward becomes a gift, by code and by hand; at the limit it becomes recognition.

Samira has money in her spaarpot, and something small waits for her. The chapters follow each other in one running
process, which is killed in the middle of the first; after the last one the books are proved.
"""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from mentoring.office_days import next_working_days
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import RoomClient
from tests.story.process import Practice, running
from tests.story.stage import PATIENCE_MS

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEAM = "Team Alphen-West"
SWIMMING = "🏊 Zwemkaartje · €\N{NO-BREAK SPACE}5"
CODE = "DW-"
"""How each of the invented codes of the sample begins."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def practice(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, played: Path
) -> AsyncIterator[Practice]:
    """One room for all chapters, with the sample pilot in it."""
    async for found in running(tmp_path_factory.mktemp("money"), browser, played=played):
        yield found


async def test_1_a_step_earns_and_two_taps_make_a_gift_of_it_with_a_code_that_only_she_sees(
    practice: Practice,
):
    fatima, team = practice.stage.phone("Fatima"), practice.stage.team(TEAM)
    await fatima.taps_menu("Mijn doelen")
    await fatima.taps("Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.taps("Klaar")
    await team.sees("Melding 6", "Fatima")
    await team.taps("Goedkeuren")
    await team.taps("Dit is een mooie stap.")
    await fatima.sees('Anja zegt: "Dit is een mooie stap."', "In je spaarpot zit nu")

    await fatima.taps("Bekijk mijn spaarpot")
    await fatima.sees("In je spaarpot zit")
    await fatima.taps(SWIMMING)
    await fatima.sees("Zwemkaartje", "Dit kost € 5.")
    await fatima.taps("Ja, dit wil ik")
    await fatima.sees("Goed gekozen: Zwemkaartje.")
    await practice.process.kill()
    await practice.starts()
    await fatima.taps("Toon de code")

    shown = await fatima.sees("Hier is je cadeau: Zwemkaartje.", "Kopieer de code")
    veiled = shown.get_by_role("button", name="Verborgen tekst. Tik om te lezen.")
    await expect(shown.get_by_role("button", name="Verborgen foto. Tik om te zien.")).to_be_visible()
    await veiled.click()
    await expect(shown).to_contain_text(CODE)
    await expect(team.messages.filter(has_text=CODE)).to_have_count(0)


async def test_2_after_a_day_the_code_is_hidden_and_can_be_seen_again(practice: Practice):
    fatima = practice.stage.phone("Fatima")
    shown = fatima.messages.filter(has_text="Hier is je cadeau: Zwemkaartje.")
    await expect(shown).to_have_count(1)

    await practice.stage.sets_clock(f"{(await _today(practice) + timedelta(days=2)).isoformat()}T11:30")

    await fatima.has("Ik heb je plaatje weer verstopt.", "Je kunt het altijd opnieuw zien.")
    await expect(fatima.messages.filter(has_text=CODE)).to_have_count(0, timeout=PATIENCE_MS)
    await fatima.taps("Toon mijn code")
    await fatima.sees("Hier is je cadeau: Zwemkaartje.", CODE)


async def test_3_what_is_given_by_hand_is_received_with_a_tap(practice: Practice):
    samira, team = practice.stage.phone("Samira"), practice.stage.team(TEAM)
    await team.has("Geef Koffie met iets lekkers aan Samira")

    await team.taps("Gegeven")
    await samira.has("Anja gaf je iets: Koffie met iets lekkers.", "Heb je het gekregen?")
    await samira.taps("Ontvangen")

    await samira.has("Je hebt het nu: Koffie met iets lekkers.")


async def test_4_at_the_limit_a_reward_is_agreed_as_recognition_before_the_work(practice: Practice):
    samira, team = practice.stage.phone("Samira"), practice.stage.team(TEAM)
    day = next_working_days(await _today(practice), 2)[-1]
    await team.says(f"/afspraak Samira {day:%d-%m-%Y} 10:00 Serviceplein € 25")
    await team.sees("Deze beloning past niet meer: dit jaar is er nog € 23 ruimte.")
    await team.taps("Liever waardering")
    await team.sees("Beloning: een compliment van je mentor")
    await team.taps("Ja, plan dit")
    await samira.has("Je hebt een afspraak.", in_words(day), "Je krijgt: een compliment van je mentor.")

    await practice.stage.sets_clock(f"{day.isoformat()}T11:30")
    await team.has("Was Samira er?")
    await team.taps("Ja", under="Was Samira er?")
    await team.taps("Fijn dat ik je zag.", under="(A-004) met Anja")

    await samira.has('Anja zegt: "Fijn dat ik je zag."', "Je krijgt: een compliment van je mentor.")


async def test_5_two_coordinators_raise_the_pot_above_the_limit(practice: Practice):
    karin, ruud = practice.stage.phone("Karin"), practice.stage.phone("Ruud")
    await karin.says("/budget")
    await karin.has("Vrij", "In spaarpotten", "Op dit tempo")
    await karin.taps("Als plaatje")
    await expect(karin.messages.last.get_by_role("button", name="Bekijk de foto groot")).to_be_visible(
        timeout=PATIENCE_MS
    )
    await karin.taps("Pot verhogen")
    await karin.says("6000")
    await karin.sees("een tweede coördinator kijkt mee", "Klopt dit?")
    await karin.taps("Ja, dit klopt")
    await karin.has("Wacht op een tweede coördinator.")

    await ruud.sees("Karin wil de pot", "verhogen met € 6.000", "Ga je akkoord?")
    await ruud.taps("Akkoord")

    await karin.has("verhogen met € 6.000", "Ruud")


async def test_6_the_year_is_a_paper_and_the_books_prove_themselves(practice: Practice):
    samira = practice.stage.phone("Samira")
    await samira.taps_menu("Beloningen")
    await samira.taps("Wat heb ik verdiend?")
    await samira.taps("Jaaroverzicht (PDF)")

    paper = await samira.sees("jaaroverzicht-", ".pdf", "Heb je een uitkering? Bewaar het dan goed.")
    address = await paper.get_by_role("link").get_attribute("href")
    answer = await practice.stage.page.request.get(f"{practice.url}{address}")
    assert (await answer.body()).startswith(b"%PDF-")
    assert await practice.check() == "Everything is in order."


async def _today(practice: Practice) -> date:
    async with RoomClient(practice.url) as room:
        return (await room.now()).astimezone(AMSTERDAM).date()
