"""Even niet through the whole bot: one tap to be left alone, one tap back, and STOP from any state (T21)."""

import pytest

from tests.handlers.test_nudges import Stage, begin
from tests.pilot import Pilot
from tests.services.nudged import in_march


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    return await begin(pilot)


async def test_a_pause_until_i_say_so_and_a_warm_way_back(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.sees("Hoe lang wil je rust?")
    await stage.fatima.presses("Tot ik het zeg")

    shown = await stage.fatima.sees("Goed. Ik stuur je even niets.")
    assert "Dit duurt tot" not in shown["text"]
    team = await stage.anja.sees("Fatima (A-001) heeft pauze. Afspraken blijven.", stage.pilot.admin_chat)
    assert team["silent"]
    await stage.fatima.presses("Verder")
    await stage.fatima.sees("Fijn dat je er weer bent. Je doelen staan er nog.")
    await stage.fatima.presses("Laat maar zien")
    await stage.fatima.sees("Je volgende stap")


async def test_a_week_is_over_by_itself_and_offers_another(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Een week")
    shown = await stage.fatima.sees("Dit duurt tot maandag 9 maart.")
    await stage.goes_to(in_march(9, 10, 1))

    over = await stage.fatima.sees("Je wilde rust tot vandaag.")
    await stage.fatima.presses_under(over, text="Nog een week rust")
    await stage.fatima.sees("Goed. Ik stuur je even niets.")

    assert "Aan een afspraak herinner ik je wel." in shown["text"]
    assert over["silent"]
    await stage.anja.sees("De pauze van Fatima (A-001) is voorbij.", stage.pilot.admin_chat)


async def test_in_a_pause_no_nudge_and_no_overview_comes(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Twee weken")
    await stage.fatima.sees("Goed. Ik stuur je even niets.")
    before = len(await stage.fatima.messages())

    await stage.goes_to(in_march(7, 12))

    assert len(await stage.fatima.messages()) == before


async def test_reminders_of_appointments_can_be_switched_off_too_and_on_again(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Een week")

    await stage.fatima.presses("Ook geen herinneringen")
    await stage.fatima.sees("Ook aan een afspraak herinner ik je niet.")
    await stage.fatima.presses("Wel herinneren aan afspraken")

    await stage.fatima.sees("Aan een afspraak herinner ik je wel.")


async def test_even_niet_stands_under_a_nudge_and_in_help(stage: Stage):
    await stage.goes_to_nudge()
    nudge = await stage.fatima.sees("Deze stap koos je")
    await stage.fatima.presses_under(nudge, text="Even niet")
    await stage.fatima.presses("Toch niet")
    await stage.fatima.sees("Goed. Alles gaat gewoon door.")

    await stage.fatima.presses("Hulp")
    await stage.fatima.presses("Even niet")

    await stage.fatima.sees("Hoe lang wil je rust?")


async def test_while_paused_mijn_doelen_and_hulp_show_the_way_back(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Tot ik het zeg")

    await stage.fatima.presses("Mijn doelen")
    goals = await stage.fatima.sees("Je volgende stap")
    await stage.fatima.presses("Hulp")
    help_ = await stage.fatima.sees("Anja is je mentor")

    assert "Verder" in str(goals["buttons"])
    assert "Verder" in str(help_["buttons"])


async def test_who_types_start_in_a_pause_finds_the_way_back_there(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Tot ik het zeg")
    await stage.fatima.sees("Goed. Ik stuur je even niets.")

    await stage.fatima.says("/start")
    shown = await stage.fatima.sees("Je hebt nu rust. Wil je weer verder?")
    await stage.fatima.presses_under(shown, text="Verder")

    await stage.fatima.sees("Fijn dat je er weer bent.")


async def test_an_old_button_of_a_pause_that_is_over_answers_with_what_there_is(stage: Stage):
    await stage.fatima.says("/pauze")
    await stage.fatima.presses("Een week")
    paused = await stage.fatima.sees("Goed. Ik stuur je even niets.")
    await stage.fatima.presses("Verder")
    await stage.fatima.sees("Fijn dat je er weer bent.")

    await stage.fatima.presses_under(paused, text="Ook geen herinneringen")

    await stage.fatima.sees_answer("Deze knop is van eerder")


@pytest.mark.parametrize("before", [[], ["Een week"], ["Tot ik het zeg"], ["Een week", "Verder"]])
async def test_stop_works_from_any_state(stage: Stage, before: list[str]):
    if before:
        await stage.fatima.says("/pauze")
    for words in before:
        await stage.fatima.presses(words)

    await stage.fatima.says("stop")
    await stage.fatima.presses("Ja, ik stop")
    await stage.fatima.sees("Je bent gestopt")
    heard = len(await stage.fatima.messages())
    await stage.goes_to(in_march(3, 12))

    assert len(await stage.fatima.messages()) == heard


async def test_stop_works_in_the_middle_of_choosing_a_moment(stage: Stage):
    await stage.fatima.presses("Mijn doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Wanneer helpt een duwtje?")

    await stage.fatima.says("/stop")
    await stage.fatima.presses("Ja, ik stop")

    await stage.fatima.sees("Je bent gestopt")
