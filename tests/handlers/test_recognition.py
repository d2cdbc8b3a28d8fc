"""Recognition through the whole bot: agreed on in the form, earned, given and received, for each of its forms."""

import pytest

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey, RecognitionKey
from mentoring.money import Cents
from practice.phone import Phone
from tests.handlers.entering_goals import MONEY, enters, picks
from tests.handlers.goal_stage import agreed, buttons, fill_pot
from tests.pilot import Pilot

COFFEE, CERTIFICATE, COMPLIMENT = (
    "☕ Koffie met je mentor",
    "📜 Een certificaat",
    "💬 Een compliment van je mentor",
)


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def up_to_the_first_reward(anja: Phone) -> None:
    """/doel for Fatima, until what the first step earns is asked."""
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await picks(anja, "Bij welke pijler", MONEY)
    await enters(
        anja,
        None,
        ("Waarom is dit belangrijk", "Dan slaap ik weer"),
        ("dat het doel gehaald is", "Er ligt geen dichte post meer"),
        ("Stap 1. Wat is de stap?", "Post openen"),
        ("Stap 1. Hoe zien jullie", "De post is open"),
    )


async def claims_the_step(pilot: Pilot, anja: Phone, fatima: Phone, key: str) -> None:
    """A goal whose step earns this; Fatima says that it is done, and Anja approves it."""
    step = StepDraft("Post openen", "De post is open", Cents(0), recognition=RecognitionKey(key))
    draft = Draft("Mijn post", PillarKey("money"), "", "Er ligt niets meer", Cents(0), None, (step,))
    await agreed(pilot, anja, fatima, draft)
    await fatima.presses("Mijn doelen")
    await fatima.presses("Gelukt")
    await fatima.presses("Klaar")
    await anja.sees("Melding 1", pilot.admin_chat)
    await anja.presses("Goedkeuren", pilot.admin_chat)


# --- agreed on ------------------------------------------------------------------------------------


async def test_recognition_goes_from_the_form_to_the_next_step(pilot, anja, fatima):
    await up_to_the_first_reward(anja)
    await picks(anja, "Stap 1. Wat verdient", "Waardering")
    await picks(anja, "Welke waardering?", COFFEE)
    await picks(anja, "Stap 1 staat erin", "Klaar")
    await enters(anja, None, ("Wat verdient het doel zelf", "certificaat"))
    await picks(anja, "Is er een datum?", "Geen datum")
    summary = await anja.sees("Klopt dit?")
    await anja.presses("Stuur naar Fatima")
    proposal = await fatima.sees("Anja heeft iets voor je klaargezet")
    team = await anja.sees("Doel gestuurd", pilot.admin_chat)
    await fatima.presses("Ja, dit is mijn doel")
    taken = await fatima.sees("Je eerste stap: Post openen")
    await fatima.presses("Mijn doelen")
    step = await fatima.sees("Je volgende stap")
    await fatima.presses("Mijn hele plan")
    plan = await fatima.sees("☐ Post openen")

    assert "1. Post openen · koffie met je mentor" in summary["text"]
    assert "Voor het doel zelf: een certificaat" in summary["text"]
    assert "€" not in summary["text"]
    assert "1. Post openen · koffie met je mentor" in proposal["text"]
    assert "Voor het doel zelf: een certificaat" in proposal["text"]
    assert "€" not in proposal["text"]
    assert "Waardering: 2 ×" in team["text"]
    assert "Je krijgt: koffie met je mentor" in taken["text"]
    assert "Je krijgt: koffie met je mentor" in step["text"]
    assert "Voor het doel zelf: een certificaat" in plan["text"]


async def test_who_pressed_recognition_can_go_back_to_an_amount(pilot, anja, fatima):
    await up_to_the_first_reward(anja)
    await picks(anja, "Stap 1. Wat verdient", "Waardering")
    await picks(anja, "Welke waardering?", "Toch een bedrag")

    await picks(anja, "Stap 1. Wat verdient", "€\xa05")

    await anja.sees("Stap 1 staat erin")


async def test_each_step_of_an_example_can_earn_recognition(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await picks(anja, "Wat wil Fatima bereiken?", "Voorbeelden")
    await picks(anja, "Bij welke pijler", MONEY)
    await picks(anja, "Voorbeelden", "1")
    await enters(anja, None, ("Waarom is dit belangrijk", "Rust"))
    await picks(anja, "Wat verdient elke stap", "Waardering")
    await picks(anja, "Welke waardering?", COMPLIMENT)
    await picks(anja, "Wat verdient het doel zelf", "€\xa05")
    await picks(anja, "Is er een datum?", "Geen datum")

    summary = await anja.sees("Klopt dit?")

    steps = [line for line in summary["text"].split("\n") if line[:1].isdigit()]
    assert steps
    assert all(line.endswith("· een compliment van je mentor") for line in steps)


async def test_recognition_in_the_place_of_money_is_a_change_to_agree_on(pilot, anja, fatima):
    step = StepDraft("Post openen", "De post is open", Cents(5_00))
    draft = Draft("Mijn post", PillarKey("money"), "", "Er ligt niets meer", Cents(0), None, (step,))
    await agreed(pilot, anja, fatima, draft)
    await anja.says("/doel Fatima")
    await anja.presses("1")
    await anja.presses("Aanpassen")
    await picks(anja, "Klopt dit?", "Aanpassen")
    await picks(anja, "Wat wil je aanpassen?", "1. Post openen")
    await picks(anja, "Stap 1. Wat is de stap?", "Zo laten")
    await picks(anja, "Stap 1. Hoe zien jullie", "Zo laten")
    await picks(anja, "Stap 1. Wat verdient", "Waardering")
    await picks(anja, "Welke waardering?", COFFEE)
    await picks(anja, "Klopt dit?", "Stuur naar Fatima")

    change = await fatima.sees("Anja stelt een verandering voor")
    await fatima.presses("Ja, zo doen we het")
    agreed_on = await fatima.sees("Je volgende stap: Post openen")
    await anja.says("/doel Fatima")
    await anja.presses("1")
    await anja.sees("afgesproken\n1. Post openen · koffie met je mentor")
    await anja.presses("Geschiedenis")
    version = await anja.sees("versie 2")

    assert "Post openen: nu €\xa05, nieuw koffie met je mentor" in change["text"]
    assert "Je krijgt: koffie met je mentor" in agreed_on["text"]
    assert "€\xa05 → koffie met je mentor" in version["text"]


# --- earned ---------------------------------------------------------------------------------------


async def test_a_compliment_is_the_mentors_own_words(pilot, anja, fatima):
    await claims_the_step(pilot, anja, fatima, "compliment")
    card = await anja.sees("Het compliment is de beloning", pilot.admin_chat)
    offered = await buttons(anja, card, pilot.admin_chat)
    await anja.presses("Knap dat je dit hebt gedaan.", pilot.admin_chat)

    news = await fatima.sees('🌟 Anja zegt: "Knap dat je dit hebt gedaan."')
    done = await anja.sees("Compliment: Knap", pilot.admin_chat)

    assert "Zelf typen" in offered
    assert "Zonder extra woorden" not in offered
    assert "Je krijgt: een compliment van je mentor." in news["text"]
    assert "Het compliment is de beloning" not in done["text"]


async def test_a_certificate_comes_as_a_picture_and_on_paper(pilot, anja, fatima):
    await claims_the_step(pilot, anja, fatima, "certificate")
    await anja.presses("Knap dat je dit hebt gedaan.", pilot.admin_chat)

    news = await fatima.sees("Je krijgt: een certificaat.")
    picture = await fatima.sees("Dit is je certificaat, Fatima.")
    await fatima.presses_under(picture, text="Als papier (PDF)")
    paper = await fatima.sees("Hier is je certificaat.")
    await fatima.presses("Beloningen")
    await fatima.presses("Wat heb ik verdiend?")
    earned = await fatima.sees("een certificaat", after=paper)
    await fatima.presses_under(earned, text="Bekijk mijn certificaat")
    again = await fatima.sees("Dit is je certificaat, Fatima.", after=earned)

    assert news["message_id"] < picture["message_id"]
    assert (picture["kind"], paper["kind"], again["kind"]) == ("photo", "document", "photo")


async def test_coffee_is_given_by_the_team_and_received(pilot, anja, fatima):
    await claims_the_step(pilot, anja, fatima, "coffee")
    await anja.sees("koffie met je mentor", pilot.admin_chat)
    await anja.presses("Gegeven", pilot.admin_chat)

    await fatima.sees("koffie met je mentor")
    await fatima.presses("Ontvangen")

    await anja.sees("Ontvangen", pilot.admin_chat)


# --- an appointment -------------------------------------------------------------------------------


async def test_an_appointment_earns_recognition_in_one_line(pilot, anja, fatima):
    await anja.says("/afspraak Fatima overmorgen 14:30 Serviceplein waardering koffie")
    await picks(anja, "Klopt dit?", "Ja, plan dit")

    told = await fatima.sees("Je krijgt: koffie met je mentor.")

    assert "Serviceplein" in told["text"]


async def test_recognition_that_is_not_on_the_list_is_told(pilot, anja, fatima):
    await anja.says("/afspraak Fatima overmorgen 14:30 Serviceplein waardering thee")

    await anja.sees("Deze waardering staat niet op de lijst.")
    check = await anja.sees("Klopt dit?")
    assert "Beloning" not in check["text"]
