"""The weekly overview through the whole bot: on Friday at four, what went well first, off with one tap."""

from datetime import date

import pytest

from tests.handlers.planning import plans
from tests.handlers.test_nudges import Stage, begin
from tests.pilot import Pilot
from tests.services.nudged import in_march


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    return await begin(pilot)


async def test_on_friday_it_tells_what_went_well_and_what_is_next(stage: Stage):
    await stage.fatima.says("/klaar")
    await stage.fatima.presses("Post openen en sorteren")
    await stage.fatima.presses("Klaar")
    await stage.anja.presses("Goedkeuren", stage.pilot.admin_chat)
    await stage.anja.sees("goedgekeurd", stage.pilot.admin_chat)

    await stage.goes_to(in_march(6, 16, 1))

    shown = await stage.fatima.sees("Dit ging goed deze week:\n• Post openen en sorteren")
    assert "Je volgende stap: Een lijst maken" in shown["text"]
    assert shown["silent"]


async def test_it_is_off_with_one_tap_and_on_with_another(stage: Stage):
    await stage.goes_to(in_march(6, 16, 1))
    shown = await stage.fatima.sees("Elke week is anders. Dat is goed.")

    await stage.fatima.presses_under(shown, text="Dit niet meer sturen")
    await stage.fatima.sees("Ik stuur dit overzicht niet meer.")
    await stage.fatima.presses("Toch wel sturen")

    await stage.fatima.sees("Je krijgt het overzicht weer, één keer per week.")


async def test_an_appointment_to_which_she_said_no_is_not_held_before_her(stage: Stage):
    await plans(stage.pilot, stage.anja, stage.fatima, date(2026, 3, 10))
    await stage.fatima.presses("Ik kan niet")
    await stage.fatima.sees("Wil je zeggen waarom?")
    await plans(stage.pilot, stage.anja, stage.fatima, date(2026, 3, 12))

    await stage.goes_to(in_march(6, 16, 1))

    shown = await stage.fatima.sees("Elke week is anders.")
    assert "Je volgende afspraak: donderdag 12 maart om 14.30 uur" in shown["text"]


async def test_it_leads_to_the_next_step(stage: Stage):
    await stage.goes_to(in_march(6, 16, 1))
    shown = await stage.fatima.sees("Elke week is anders. Dat is goed.")

    await stage.fatima.presses_under(shown, text="Mijn doelen")

    await stage.fatima.sees("Je volgende stap\nPost openen en sorteren")


async def test_without_a_step_it_leads_to_the_appointments(stage: Stage):
    bert = await stage.pilot.participant("Bert", mentor=stage.anja)
    await plans(stage.pilot, stage.anja, bert, date(2026, 3, 12))

    await stage.goes_to(in_march(6, 16, 1))
    shown = await bert.sees("Je volgende afspraak: donderdag 12 maart om 14.30 uur")
    await bert.presses_under(shown, text="Afspraken")

    await bert.sees("Je afspraken")
