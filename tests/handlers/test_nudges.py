"""Nudges through the whole bot: silent, kind, at the chosen moment, with three buttons that do what they say."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from mentoring.money import Cents
from practice.phone import Phone
from services import goals
from tests.pilot import Pilot
from tests.pot import fill_pot
from tests.services.nudged import in_march
from tests.services.small_programme import PLAN

NUDGE = "Deze stap koos je:\nPost openen en sorteren\nLukt het vandaag?"


@dataclass(frozen=True)
class Stage:
    """Anja and Fatima, who has agreed on a goal of two steps."""

    pilot: Pilot
    anja: Phone
    fatima: Phone

    async def goes_to(self, then: datetime) -> None:
        """Live until a moment, or go back to it."""
        await self.pilot.room.move_clock_to(then)

    async def goes_to_nudge(self) -> None:
        """Live until just after the first nudge: on Tuesday at ten."""
        await self.goes_to(in_march(3, 10, 1))


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    return await begin(pilot)


async def begin(pilot: Pilot) -> Stage:
    """On Monday 2 March 2026, in the morning, Fatima agrees on a goal."""
    await pilot.room.move_clock_to(in_march(2, 9))
    karin, anja = await pilot.coordinator("Karin"), await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    by, hers = await pilot.someone(anja), await pilot.someone(fatima)
    lead = await pilot.someone(karin)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=lead, now=pilot.now())
        goal_id = await goals.propose(work, hers.id, replace(PLAN, reward=Cents(0)), by=by, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=hers, now=pilot.now())
    await fatima.sees("Je eerste stap")
    return Stage(pilot, anja, fatima)


async def test_a_nudge_is_silent_and_says_the_step_in_their_own_words(stage: Stage):
    await stage.goes_to_nudge()

    shown = await stage.fatima.sees(NUDGE)

    assert shown["silent"]


async def test_gelukt_under_a_nudge_claims_the_step(stage: Stage):
    await stage.goes_to_nudge()
    nudge = await stage.fatima.sees(NUDGE)

    await stage.fatima.presses_under(nudge, text="Gelukt")

    await stage.fatima.sees("Goed bezig.")
    await stage.fatima.presses("Klaar")
    await stage.anja.sees("Melding", stage.pilot.admin_chat)


async def test_later_tomorrow_is_promised_and_kept(stage: Stage):
    await stage.goes_to_nudge()

    await stage.fatima.presses("Herinner me later")
    asked = await stage.fatima.sees("Wanneer zeg ik het nog een keer?")
    await stage.fatima.presses("Morgen")

    assert "Vanavond" not in str(asked)
    await stage.fatima.sees("Ik zeg het nog een keer op woensdag 4 maart om 10.00 uur.")
    await stage.goes_to(in_march(4, 10, 1))
    await stage.fatima.sees("Je vroeg mij om dit nu te zeggen:\nPost openen en sorteren")


async def test_another_moment_is_chosen_with_buttons_and_read_back(stage: Stage):
    await stage.goes_to_nudge()
    await stage.fatima.presses("Herinner me later")
    await stage.fatima.presses("Vaste dagen kiezen")
    await stage.fatima.sees("Wanneer op de dag helpt een duwtje?")

    await stage.fatima.presses("Avond")
    await stage.fatima.presses("maandag")
    await stage.fatima.presses("zaterdag")
    await stage.fatima.presses("✓ maandag")
    await stage.fatima.presses("woensdag")
    await stage.fatima.presses("Klaar")

    await stage.fatima.sees("Je krijgt een duwtje op woensdag en zaterdag, om 19.00 uur.")
    await stage.goes_to(in_march(7, 19, 1))
    evenings = [
        message for message in await stage.fatima.messages() if "Deze stap koos je" in message.get("text", "")
    ]
    assert len(evenings) == 3


async def test_an_own_time_is_read_strictly(stage: Stage):
    await stage.fatima.presses("Mijn doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Wanneer helpt een duwtje?")

    await stage.fatima.says("straks")
    await stage.fatima.sees("Die tijd snap ik niet.")
    await stage.fatima.says("23.00")
    await stage.fatima.sees("Dan heb je stille uren.")
    await stage.fatima.says("16.45")
    await stage.fatima.presses("Klaar")
    await stage.fatima.sees("Kies eerst een dag.")
    for day in ("maandag", "dinsdag", "woensdag", "donderdag"):
        await stage.fatima.presses(day)
    await stage.fatima.sees("Drie dagen is genoeg.")
    await stage.fatima.presses("Klaar")

    await stage.fatima.sees("op maandag, dinsdag en woensdag, om 16.45 uur.")


async def test_days_can_be_typed_as_well_and_are_ticked(stage: Stage):
    await stage.fatima.presses("Mijn doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Wanneer helpt een duwtje?")
    await stage.fatima.says("half vijf 's middags")
    await stage.fatima.sees("Op welke dagen?")

    await stage.fatima.says("liever niet")
    await stage.fatima.sees("Kies eerst een dag.")
    await stage.fatima.says("ma, wo en vr")
    await stage.fatima.presses("✓ maandag")
    await stage.fatima.presses("Klaar")

    await stage.fatima.sees("op woensdag en vrijdag, om 16.30 uur.")


async def test_no_nudges_is_one_tap_and_so_is_the_way_back(stage: Stage):
    await stage.fatima.presses("Mijn doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Wanneer helpt een duwtje?")
    await stage.fatima.presses("Geen duwtjes")
    await stage.fatima.sees("Ik stuur je geen duwtjes meer.")
    await stage.goes_to_nudge()
    heard = [message.get("text", "") for message in await stage.fatima.messages()]

    await stage.fatima.presses("Toch wel duwtjes")
    await stage.fatima.sees("Je krijgt weer duwtjes.")
    await stage.goes_to(in_march(5, 10, 1))

    assert not [text for text in heard if "Deze stap koos je" in text]
    await stage.fatima.sees(NUDGE)


async def test_an_old_nudge_of_a_step_that_is_done_answers_kindly(stage: Stage):
    await stage.goes_to_nudge()
    nudge = await stage.fatima.sees(NUDGE)
    await stage.fatima.presses_under(nudge, text="Gelukt")
    await stage.fatima.presses("Klaar")

    await stage.fatima.presses_under(nudge, text="Herinner me later")

    await stage.fatima.sees_answer("Deze knop is van eerder")
    await stage.fatima.sees("Een lijst maken")


async def test_after_three_without_an_answer_the_team_is_asked_to_call(stage: Stage):
    await stage.goes_to(in_march(12, 10, 1))

    await stage.anja.sees(
        "Fatima (A-001) kreeg drie duwtjes en reageerde nog niet. Bel je een keer?", stage.pilot.admin_chat
    )
    nudges = [message for message in await stage.fatima.messages() if message.get("text", "").endswith(NUDGE)]
    assert len(nudges) == 3
