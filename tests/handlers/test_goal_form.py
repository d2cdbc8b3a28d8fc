"""/doel through the whole bot: the mentor enters a goal with the participant beside them, and sends it."""

import pytest

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from tests.handlers.entering_goals import FIVE, MONEY, answer_to_open, enters, enters_a_goal, picks
from tests.handlers.goal_stage import buttons, fill_pot, proposed

WORD_JOINER = "\u2060"
"""What keeps a phone from making a link or a mention of people's own words."""


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def test_a_goal_goes_from_the_mentor_to_the_participant_who_agrees(pilot, anja, fatima):
    await enters_a_goal(anja)
    summary = await anja.sees("Klopt dit?")
    assert "1. Post openen en sorteren · €\xa05" in summary["text"]
    assert "2. De stapel betalen bekijken · €\xa02,50" in summary["text"]
    assert "donderdag 31 december 2099" in summary["text"]
    assert "Samen €\xa022,50" in summary["text"]

    await anja.presses("Stuur naar Fatima")

    proposal = await fatima.sees("Anja heeft iets voor je klaargezet")
    assert "1. Post openen en sorteren · €\xa05" in proposal["text"]
    assert "In totaal verdien je €\xa022,50" in proposal["text"]
    assert "1. De post ligt op drie stapels" in proposal["text"]
    await anja.sees("Doel gestuurd", pilot.admin_chat)

    await fatima.presses("Ja, dit is mijn doel")

    confirmed = await fatima.sees("Je eerste stap: Post openen en sorteren")
    assert "Dit zien we samen: De post ligt op drie stapels" in confirmed["text"]
    assert "Je verdient: €\xa05" in confirmed["text"]
    await fatima.sees("Je zei ja tegen dit doel")
    await anja.sees("€\xa022,50 gereserveerd", pilot.admin_chat)


async def test_the_form_also_works_in_the_admin_chat(pilot, anja, fatima):
    await enters_a_goal(anja, pilot.admin_chat)

    await anja.presses("Stuur naar Fatima", pilot.admin_chat)

    await fatima.sees("Mijn post op orde")
    await anja.sees("Doel gestuurd", pilot.admin_chat)


async def test_without_a_name_the_mentor_presses_one(pilot, anja, fatima):
    await anja.says("/doel")

    await anja.presses("Fatima (A-001)")

    await anja.sees("Wat wil Fatima bereiken?")


async def test_an_unknown_name_is_told(pilot, anja, fatima):
    await anja.says("/doel Bert")

    await anja.sees("“Bert”")


async def test_everything_can_be_adjusted_before_it_is_sent(pilot, anja, fatima):
    await enters_a_goal(anja)

    await anja.presses("Aanpassen")
    await anja.presses("Het doel")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Rust in mijn hoofd"))
    await anja.sees("Rust in mijn hoofd")
    await anja.presses("Aanpassen")
    await anja.presses("1. Post openen en sorteren")
    await picks(anja, "Stap 1. Wat is de stap?", "Zo laten")
    await enters(anja, None, ("Stap 1. Hoe zien jullie", "Alles is open"))
    await picks(anja, "Stap 1. Wat verdient", "€\xa010")
    changed = await anja.sees("Alles is open")

    assert "Rust in mijn hoofd" in changed["text"]
    assert "1. Post openen en sorteren · €\xa010" in changed["text"]
    assert "Alles is open" in changed["text"]
    assert "Samen €\xa027,50" in changed["text"]


async def test_a_step_is_taken_away_and_another_added(pilot, anja, fatima):
    await enters_a_goal(anja)

    await anja.presses("Aanpassen")
    picking = await anja.sees("Wat wil je aanpassen?")
    await anja.presses_under(picking, data=await answer_to_open(pilot, anja, "drop-1"))
    await picks(anja, "Deze stap weghalen?", "Weghalen")
    await anja.sees("1. De stapel betalen bekijken")
    await anja.presses("Aanpassen")
    earlier = await anja.sees("Stap 2. Wat verdient")
    await anja.presses("Stap toevoegen")
    await enters(anja, None, ("Stap 2. Wat is de stap?", "Bellen"), ("Stap 2. Hoe zien jullie", "Gebeld"))
    asked = await anja.sees("Stap 2. Wat verdient", after=earlier)
    await anja.presses_under(asked, text="€\xa00")

    summary = await anja.sees("2. Bellen · €\xa00")
    assert "Post openen en sorteren" not in summary["text"]


async def test_the_last_step_stays(pilot, anja, fatima):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    picking = await anja.sees("Wat wil je aanpassen?")
    await anja.presses_under(picking, data=await answer_to_open(pilot, anja, "drop-1"))
    await picks(anja, "Deze stap weghalen?", "Weghalen")
    await anja.sees("1. De stapel betalen")

    await anja.presses("Aanpassen")

    picking = await anja.sees("Wat wil je aanpassen?")
    assert "Weghalen" not in await buttons(anja, picking)


async def test_the_seventh_step_is_the_last(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima", "Mijn post op orde"))
    await picks(anja, "Bij welke pijler", MONEY)
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(anja, None, ("dat het doel gehaald is", "Geen dichte post"))
    for number in range(1, 8):
        await enters(
            anja,
            None,
            (f"Stap {number}. Wat is de stap?", "Openen"),
            (f"Stap {number}. Hoe zien", "Open"),
        )
        await picks(anja, f"Stap {number}. Wat verdient", FIVE)
        if number < 7:
            await picks(anja, f"Stap {number} staat erin", "Nog een stap")

    await anja.sees("Wat verdient het doel zelf")


async def test_a_restart_in_the_middle_loses_no_answer(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await pilot.stops()
    await pilot.starts()

    await picks(anja, "Bij welke pijler", MONEY)
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(anja, None, ("dat het doel gehaald is", "Geen dichte post"), ("Stap 1. Wat is", "Openen"))
    await pilot.stops()
    await anja.says("Alles is open")
    await pilot.starts()
    await picks(anja, "Stap 1. Wat verdient", FIVE)
    await picks(anja, "Stap 1 staat erin", "Klaar")
    await picks(anja, "Wat verdient het doel zelf", "€\xa00")
    await picks(anja, "Is er een datum?", "Geen datum")

    summary = await anja.sees("Klopt dit?")
    assert "Mijn post op orde" in summary["text"]
    assert "Alles is open" in summary["text"]
    assert "Datum" not in summary["text"]


async def test_stop_lets_everything_go(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await anja.presses("Stop")

    await anja.sees("Gestopt. Er is niets verstuurd.")
    async with pilot.database.work() as work:
        assert await work.questions.open(anja.id, anja.id) is None


async def test_stop_can_be_typed_too(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await anja.says("stop")

    await anja.sees("Gestopt. Er is niets verstuurd.")
    async with pilot.database.work() as work:
        assert await work.questions.open(anja.id, anja.id) is None


async def test_another_command_in_the_middle_parks_the_form(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.says("/help")
    await anja.presses("Ga verder")

    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")


@pytest.mark.parametrize("typed", ["👍" * 2000, "12345", "x" * 121])
async def test_words_that_are_no_goal_are_asked_again(pilot, anja, fatima, typed):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.says(typed)

    why = await anja.sees("hooguit 120 tekens")
    await anja.sees("Wat wil Fatima bereiken?", after=why)


async def test_a_photo_is_no_goal(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.sends_photo(caption="Mijn post")

    why = await anja.sees("Typ dit als tekst")
    await anja.sees("Wat wil Fatima bereiken?", after=why)


async def asked_for_a_reward(anja):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima", "Mijn post"))
    await picks(anja, "Bij welke pijler", MONEY)
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(
        anja, None, ("dat het doel", "Geen post"), ("Stap 1. Wat is", "Openen"), ("Stap 1. Hoe", "Open")
    )
    return await anja.sees("Wat verdient deze stap?")


async def test_an_amount_that_can_be_read_in_two_ways_is_asked_with_a_button_for_each(pilot, anja, fatima):
    await asked_for_a_reward(anja)
    await anja.says("1.250")
    await anja.sees("Bedoel je €\xa01.250 of €\xa01,25?")

    await anja.presses("€\xa01,25")

    await anja.sees("Stap 1 staat erin")


@pytest.mark.parametrize("typed", ["12,5", "-5", "1.255.000", "vijf", "1e2", "٣", ""])
async def test_an_amount_is_never_guessed(pilot, anja, fatima, typed):
    asked = await asked_for_a_reward(anja)

    await (anja.says(typed) if typed else anja.sends_photo())

    await anja.sees("Wat verdient deze stap?", after=asked)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("31 februari", "Deze dag ken ik niet"), ("1-1-2020", "Die dag ligt niet in de toekomst")],
)
async def test_a_day_that_has_passed_or_never_comes_is_asked_again(pilot, anja, fatima, typed, told):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    await anja.presses("De datum")
    await anja.sees("Is er een datum?")

    await anja.says(typed)

    why = await anja.sees(told)
    await anja.sees("Is er een datum?", after=why)


async def test_typed_tags_are_words_and_nothing_else(pilot, anja, fatima):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    await anja.presses("Het doel")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "<b>Rust</b> & <a href='x'>geld</a> @anja"))
    await anja.sees("<b>Rust<")

    await anja.presses("Stuur naar Fatima")

    proposal = await fatima.sees("<b>Rust<")
    assert "<b>Rust</b> & <a href='x'>geld</a> @anja" in proposal["text"].replace(WORD_JOINER, "")
    assert {entity["type"] for entity in proposal["entities"]} <= {"bold", "expandable_blockquote"}


async def test_a_mentor_of_another_team_finds_nobody(pilot, anja, fatima):
    piet = await pilot.mentor("Piet", team="Nieuwkoop")

    await piet.says("/doel Fatima")

    await piet.sees("“Fatima”")


async def test_the_longest_goal_fits_in_one_message(pilot, anja, fatima):
    longest = "@a" * 60
    draft = Draft(
        title=longest,
        pillar=PillarKey("debts"),
        why=longest,
        seen_by=longest,
        reward=Cents(250_00),
        due_on=None,
        steps=tuple(StepDraft(longest, longest, Cents(249_99)) for _ in range(7)),
    )

    await proposed(pilot, anja, fatima, draft)

    await fatima.sees("Is dit jouw doel?")
    await fatima.presses("Ik wil iets anders")
    await fatima.presses("Kleinere stappen")
    await anja.presses("Doel aanpassen", pilot.admin_chat)
    await anja.sees("Klopt dit?", pilot.admin_chat)
