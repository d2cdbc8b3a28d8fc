"""The method in the participant's hand, tapped and typed on the page: from the bridge to a goal to be proud of.

Fatima looks at her bridge, says what she wants, makes it clear with Anja, and plans for the moment. The clock jumps to
that moment. The chapters follow each other in one running process, which is killed in the middle of two of them; after
the last one the books and the agreements are proved.
"""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from mentoring.office_days import next_working_days
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import RoomClient
from tests.story.process import Practice, running
from tests.story.stage import PhoneOnPage

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEAM = "Team Alphen-West"
WISH = "Elke week een dag in een winkel werken"
STEP = "Langs de kringloopwinkel lopen"
PLAN = "Als ik heb ontbeten, dan trek ik meteen mijn jas aan."


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def practice(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, played: Path
) -> AsyncIterator[Practice]:
    """One room for all chapters, with the sample pilot in it."""
    async for found in running(tmp_path_factory.mktemp("goal"), browser, played=played):
        yield found


async def test_1_a_bridge_that_was_broken_off_by_a_kill_becomes_a_picture(practice: Practice):
    anja, fatima = practice.stage.phone("Anja"), practice.stage.phone("Fatima")
    await anja.says("/brug Fatima")
    await anja.taps("Stuur naar Fatima")
    await fatima.sees("Anja wil graag met je naar de brug kijken.")
    await fatima.taps("Beginnen")
    await _rates(fatima, 1, "Thuis is het rustig en veilig")
    await _rates(fatima, 2, "Ik voel me meestal goed")
    await fatima.sees("3 van 6")

    await practice.process.kill()
    await practice.starts()

    await _rates(fatima, 3, "Ik kom de maand meestal rond")
    await _rates(fatima, 4, "Ik weet bij wie ik schulden heb")
    await _rates(fatima, 5, "Weet ik niet")
    await _rates(fatima, 6, "Ik weet waar ik recht op heb")
    drawn = await fatima.sees("Je sterkste pijler: Gezin en wonen.", "Gegroeid:", "Waar wil je aan werken?")
    await expect(drawn.get_by_role("button", name="Bekijk de foto groot")).to_be_visible()
    await practice.stage.team(TEAM).sees("Fatima", "heeft de brug ingevuld")


async def _rates(fatima: PhoneOnPage, number: int, level: str) -> None:
    await fatima.sees(f"{number} van 6")
    await fatima.taps(level)


async def test_2_what_a_participant_wants_is_asked_after_once_and_is_there_after_a_kill(practice: Practice):
    fatima, team = practice.stage.phone("Fatima"), practice.stage.team(TEAM)
    await fatima.taps("Werk en loopbaan")
    await fatima.sees("Wat wil je bereiken?")
    await fatima.says("Werk")
    await fatima.sees("Zeg het heel precies.")

    await practice.process.kill()
    await practice.starts()

    await fatima.says(WISH)
    await fatima.sees("Waarom is dit belangrijk voor jou?")
    await fatima.says("Dan leer ik mensen kennen.")
    await fatima.sees("Wat is een kleine eerste stap?")
    await fatima.says(STEP)
    await fatima.sees("Dit vertel ik aan Anja:", WISH, "Werk en loopbaan", STEP)
    await fatima.taps("Stuur naar Anja")
    await fatima.sees("Anja kijkt ernaar.")
    await team.sees("Fatima (A-001)", "heeft een wens", WISH, STEP)


async def test_3_it_is_made_clear_together_and_both_agree(practice: Practice):
    fatima, team = practice.stage.phone("Fatima"), practice.stage.team(TEAM)
    await team.taps("Samen duidelijk maken")
    for question, answer in (
        ("Wat wil Fatima precies bereiken?", "[Zo laten]"),
        ("dat het doel gehaald is?", "Fatima werkt één dag in de winkel."),
        ("Wat is de stap?", "[Zo laten]"),
        ("dat de stap klaar is?", "Fatima vertelt met wie zij sprak."),
        ("Wat verdient deze stap?", "[€ 5]"),
        ("Komt er nog een stap?", "[Klaar]"),
        ("Wat verdient het doel zelf", "[€ 10]"),
        ("Is er een datum?", "[Over 1 maand]"),
    ):
        await team.sees(question)
        await (team.taps(answer[1:-1]) if answer.startswith("[") else team.says(answer))
    await team.sees(WISH, "Samen € 15", "Klopt dit?")
    await team.taps("Stuur naar Fatima")

    await fatima.sees("Anja heeft iets voor je klaargezet", WISH, "In totaal verdien je € 15")
    await fatima.taps("Ja, dit is mijn doel")
    await fatima.sees("Afgesproken", f"Je eerste stap: {STEP}")
    await team.sees("Doel afgesproken", "Fatima (A-001)", WISH)


async def test_4_the_plan_is_played_back_at_its_moment_and_the_step_is_done(practice: Practice):
    fatima, team = practice.stage.phone("Fatima"), practice.stage.team(TEAM)
    [_, day] = next_working_days(await _today(practice), 2)
    await fatima.taps("Mijn hele plan")
    await fatima.taps("Dit doel eerst")
    await fatima.taps("Als-danplan maken")
    await fatima.taps("Een moment")
    await fatima.taps("ik heb ontbeten")
    await fatima.sees("Als ik heb ontbeten, dan …")
    await fatima.says("ik trek meteen mijn jas aan")
    await fatima.taps("Ochtend")
    await fatima.taps(in_words(day).split()[0])
    await fatima.taps("Klaar")
    await fatima.sees("Dit is je plan:", PLAN, "Zeg het één keer hardop")
    await fatima.says(PLAN)
    await fatima.sees("Mooi gezegd.", PLAN)

    await practice.stage.sets_clock(f"{day.isoformat()}T09:35")
    await fatima.has("Dit zei je zelf:", PLAN)
    await fatima.taps("Gelukt", under=PLAN)
    await fatima.sees("Wil je iets laten zien?")
    await fatima.taps("Klaar")
    await team.sees("Melding 6", f"Stap: {STEP}")
    await team.taps("Goedkeuren")
    await team.taps("Je hebt goed doorgezet.")
    await fatima.sees('Anja zegt: "Je hebt goed doorgezet."', STEP, "Je hebt € 5 verdiend", WISH)


async def test_5_the_goal_is_reached_and_its_card_and_the_list_to_be_proud_of_are_hers(practice: Practice):
    fatima, team = practice.stage.phone("Fatima"), practice.stage.team(TEAM)
    await fatima.taps("Wat is de volgende stap?")
    await fatima.sees("Al je stappen zijn klaar.", "Is je doel gehaald?", WISH)
    await fatima.taps("Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.taps("Klaar")
    await team.sees("Melding 7", f"Het doel zelf: {WISH}")
    await team.taps("Goedkeuren")
    await team.taps("Zelf typen")
    await team.sees("wat wil je tegen Fatima zeggen?")
    await team.says("Jij hebt je plek gevonden.")

    card = await fatima.has("Jij hebt je plek gevonden.", "Je hebt je doel gehaald", WISH)
    await expect(card.get_by_role("button", name="Bekijk de foto groot")).to_be_visible()
    await fatima.sees("Je hebt € 10 verdiend", "€ 19")
    await fatima.says("/trots")
    await fatima.sees(f"Doel gehaald: {WISH}", STEP, "Een map kopen")


async def test_6_in_the_end_the_books_and_the_agreements_are_right(practice: Practice):
    async with RoomClient(practice.url) as room:
        notices = await room.notices()

    assert notices == []
    assert await practice.check() == "Everything is in order."


async def _today(practice: Practice) -> date:
    async with RoomClient(practice.url) as room:
        return (await room.now()).astimezone(AMSTERDAM).date()
