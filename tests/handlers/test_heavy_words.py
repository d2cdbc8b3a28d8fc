"""Words that say that it is too much, through the whole bot: help numbers at once, and the team knows without them."""

import asyncio
from dataclasses import replace

import pytest

from mentoring.money import Cents
from practice.phone import Phone
from services import goals
from tests.pilot import Pilot
from tests.services.nudged import in_march
from tests.services.small_programme import PLAN

HEAVY = "Ik wil niet meer leven"
NUMBERS = "Is er nu gevaar? Bel 112."
LINE = "113 Zelfmoordpreventie luistert. Bel 113 of 0800-0113. Dag en nacht, gratis."
TEAM = "Schreef dat het te veel is."
FREE = replace(PLAN, reward=Cents(0), steps=tuple(replace(step, reward=Cents(0)) for step in PLAN.steps))
WEDNESDAY = in_march(4, 14)


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    """Fatima's mentor, on a Wednesday afternoon in the office."""
    await pilot.room.move_clock_to(WEDNESDAY)
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def test_in_a_letter_it_brings_the_numbers_with_sound_and_the_letter_goes_on(pilot, anja, fatima):
    await fatima.says(HEAVY)

    shown = await fatima.sees(NUMBERS)
    assert LINE in shown["text"]
    assert "werkdagen, van 9.00 tot 17.00 uur" in shown["text"]
    assert "Je kunt ook bellen: 14 0172." in shown["text"]
    assert not shown["silent"]
    card = await anja.sees(TEAM, pilot.admin_chat)
    assert "leven" not in card["text"]
    await anja.sees(f"Fatima (A-001) schrijft:\n{HEAVY}", pilot.admin_chat)
    await fatima.sees("Je bericht gaat ook naar Anja.")


async def test_at_night_it_rings_too(pilot, anja, fatima):
    await pilot.room.move_clock_to(in_march(5, 3))

    await fatima.says(HEAVY)

    shown = await fatima.sees(NUMBERS)
    assert not shown["silent"]
    card = await anja.sees(TEAM, pilot.admin_chat)
    assert not card["silent"]


async def test_in_the_middle_of_a_form_the_form_goes_on_and_the_team_reads_no_word_of_it(pilot, anja, fatima):
    await agrees_on_a_goal(pilot, anja, fatima)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await fatima.says("Het is af maar ik trek het niet meer")
    await fatima.sees(NUMBERS)
    await fatima.presses("Klaar")

    await fatima.sees("Anja kijkt ernaar.")
    card = await anja.sees(TEAM, pilot.admin_chat)
    assert "trek" not in card["text"]


async def test_under_a_photo_it_is_the_same(pilot, anja, fatima):
    await fatima.sends_photo(caption="ik kan niet meer")

    await fatima.sees(NUMBERS)
    await anja.sees(TEAM, pilot.admin_chat)


async def test_put_into_a_message_afterwards_it_is_the_same(pilot, anja, fatima):
    said = await fatima.says("Hallo Anja")
    await anja.sees("Hallo Anja", pilot.admin_chat)

    await fatima.edits(said, HEAVY)

    await fatima.sees(NUMBERS)
    await anja.sees(TEAM, pilot.admin_chat)
    await pilot.moves_clock(minutes=1)
    assert not any(HEAVY in heard for heard in await anja.heard(pilot.admin_chat))


async def test_with_a_number_that_is_not_kept_the_help_comes_all_the_same(pilot, anja, fatima):
    await fatima.says(f"{HEAVY}, mijn bsn is 111222333")

    await fatima.sees(NUMBERS)
    await fatima.sees("Zulke nummers bewaar ik niet.")
    await anja.sees(TEAM, pilot.admin_chat)


async def test_behind_a_command_that_a_rule_is_against_the_help_comes_all_the_same(pilot, anja, fatima):
    await fatima.says(f"/deelnemers {HEAVY}")

    await fatima.sees(NUMBERS)
    await anja.sees(TEAM, pilot.admin_chat)


async def test_of_who_has_stopped_the_team_hears_it_too(pilot, anja, fatima):
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Ik stuur je niets meer")

    await fatima.says(HEAVY)

    await fatima.sees(NUMBERS)
    card = await anja.sees(TEAM, pilot.admin_chat)
    assert "Doet niet meer mee, dus schrijven kan hier niet. Bel." in card["text"]


async def test_of_who_has_paused_or_not_agreed_yet_too(pilot, anja, fatima):
    bert = await pilot.stranger("Bert")
    link = await pilot.invitation("Bert", by=anja)
    await bert.opens(link)
    await bert.sees("Hallo Bert")
    await fatima.says("/pauze")
    await fatima.presses("Een week")

    await fatima.says(HEAVY)
    await bert.says("ik wil nie meer")

    await fatima.sees(NUMBERS)
    await bert.sees(NUMBERS)
    await anja.sees("Bert (A-002)", pilot.admin_chat)


async def test_a_stranger_gets_the_numbers_and_nobody_hears_of_it(pilot, anja):
    piet = await pilot.stranger("Piet")

    await piet.says(HEAVY)

    await piet.sees(NUMBERS)
    await pilot.moves_clock(minutes=1)
    assert not any("🆘" in heard for heard in await anja.heard(pilot.admin_chat))


async def test_what_staff_write_among_themselves_alarms_nobody(pilot, anja, fatima):
    await anja.says("Fatima zei: ik wil niet meer leven", pilot.admin_chat)
    await anja.says("/deelnemers", pilot.admin_chat)
    await anja.sees("Fatima", pilot.admin_chat)
    await pilot.moves_clock(minutes=1)

    assert not any("🆘" in heard for heard in await anja.heard(pilot.admin_chat))


async def test_written_again_it_is_short_and_the_same_card_tells_it(pilot, anja, fatima):
    await fatima.says(HEAVY)
    await fatima.sees(NUMBERS)

    await fatima.says("ik trek het niet meer")

    shown = await fatima.sees("Ik laat het team nog een keer weten dat het zwaar is.")
    assert LINE in shown["text"]
    await anja.sees("Daarna nog 1 keer", pilot.admin_chat)
    cards = [heard for heard in await anja.heard(pilot.admin_chat) if "🆘" in heard]
    assert len(cards) == 1


async def test_after_ten_minutes_it_is_said_in_full_and_the_team_hears_a_sound(pilot, anja, fatima):
    await fatima.says(HEAVY)
    first = await fatima.sees(NUMBERS)

    await pilot.moves_clock(minutes=11)
    await fatima.says("ik kan niet meer")

    await fatima.sees("Zij lezen dat op werkdagen", after=first)
    await anja.sees("laat het opnieuw weten", pilot.admin_chat)


async def test_one_of_the_team_takes_it_and_everybody_sees_who(pilot, anja, fatima):
    await fatima.says(HEAVY)
    await anja.sees(TEAM, pilot.admin_chat)

    await anja.presses("Ik neem contact op", pilot.admin_chat)

    await anja.sees_answer("Op de kaart staat dat jij contact opneemt.")
    await anja.sees("✅ Anja neemt contact op", pilot.admin_chat)
    await fatima.sees("Anja neemt contact met je op.")


async def test_of_two_who_take_it_at_once_one_gets_in_touch_and_the_other_reads_who(pilot, anja, fatima):
    kees = await pilot.mentor("Kees")
    await fatima.says(HEAVY)
    card = await anja.sees(TEAM, pilot.admin_chat)

    await asyncio.gather(
        anja.presses_under(card, text="Ik neem contact op"),
        kees.presses_under(card, text="Ik neem contact op"),
    )

    shown = await anja.sees("neemt contact op ·", pilot.admin_chat)
    taker, other = (anja, kees) if "✅ Anja" in shown["text"] else (kees, anja)
    await taker.sees_answer("Op de kaart staat dat jij contact opneemt.")
    await other.sees_answer(f"{taker.first_name} neemt al contact op")


async def test_when_nobody_takes_it_the_team_and_the_coordinators_hear_it_within_an_hour(pilot, anja, fatima):
    ingrid = await pilot.coordinator("Ingrid")
    await fatima.says(HEAVY)
    await anja.sees(TEAM, pilot.admin_chat)

    await pilot.moves_clock(minutes=61)
    await anja.sees("Zorg dat er vandaag iemand belt.", pilot.admin_chat)
    await ingrid.sees("Zorg dat er vandaag iemand belt.")
    await ingrid.presses("Ik neem contact op")

    await anja.sees("✅ Ingrid neemt contact op", pilot.admin_chat)
    await ingrid.sees("✅ Ingrid neemt contact op")


async def agrees_on_a_goal(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    by, hers = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, hers.id, FREE, by=by, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=hers, now=pilot.now())
    await fatima.sees("Je eerste stap")


# --- where something else was asked ---------------------------------------------------------------------


async def test_it_is_nobodys_goal_no_glad_word_and_no_question_follow_and_the_form_waits(pilot, anja, fatima):
    await fatima.presses("Mijn doelen")
    await fatima.presses("Zelf een doel kiezen")
    await fatima.presses("Geld beheren")
    await fatima.sees("Wat wil je bereiken?")

    await fatima.says("Ik wil dood")

    await fatima.sees(NUMBERS)
    await fatima.sees("Dat staat nog open.")
    assert not any("Fijn dat je dit wilt" in heard for heard in await fatima.heard())
    await fatima.presses("Ga verder")
    await fatima.says("De post van mei openen")
    await fatima.sees("Waarom is dit belangrijk")


async def test_behind_the_command_for_a_goal_it_begins_no_form(pilot, anja, fatima):
    await fatima.says("/doel ik wil niet meer leven")

    await fatima.sees(NUMBERS)
    assert not any("bereiken" in heard or "Waar gaat het over" in heard for heard in await fatima.heard())


async def test_it_is_nobodys_plan_so_it_is_never_said_back(pilot, anja, fatima):
    await agrees_on_a_goal(pilot, anja, fatima)
    await fatima.presses("Als-danplan maken")
    await fatima.presses("Iets wat lastig is")
    await fatima.presses("ik moe ben")
    await fatima.sees("Als ik moe ben, dan …")

    await fatima.says("ik wil dood")

    await fatima.sees(NUMBERS)
    await fatima.sees("Dat staat nog open.")
    await fatima.presses("Ga verder")
    await fatima.sees("Als ik moe ben, dan …", after=await fatima.sees("Dat staat nog open."))


async def test_a_plan_for_the_hard_moment_itself_is_a_plan(pilot, anja, fatima):
    await agrees_on_a_goal(pilot, anja, fatima)
    await fatima.presses("Als-danplan maken")
    await fatima.sees("Een als-danplan is één zin.")

    await fatima.says("Als ik aan zelfmoord denk, dan bel ik Anja")

    await fatima.sees("Wanneer op de dag helpt een duwtje?")
    await fatima.sees(NUMBERS)
