"""'Stress, wat doet dat?' through the whole bot."""

from typing import Any

import pytest

from handlers.participants.stress import TurnStress
from messages.method import read_method
from practice.phone import Phone
from tests.handlers.test_calm import wants_calm
from tests.handlers.test_heavy_words import NUMBERS
from tests.pilot import Pilot

EVERY = read_method().explanations


@pytest.fixture
async def fatima(pilot: Pilot) -> Phone:
    return await pilot.participant("Fatima", mentor=await pilot.mentor("Anja"))


async def test_from_help_one_short_text_after_the_other_in_the_same_place(fatima: Phone):
    await fatima.presses("Hulp")
    await fatima.presses("Stress, wat doet dat?")
    first = await fatima.sees(
        f"{EVERY[0].sign} {EVERY[0].title} · 1 van {len(EVERY)}\n{EVERY[0].text.strip()}"
    )

    await fatima.presses("Volgende")

    second = await fatima.sees(f"{EVERY[1].title} · 2 van {len(EVERY)}")
    assert second["message_id"] == first["message_id"]
    assert _texts(second) == [["Terug", "Volgende"], ["Ik heb het zwaar"]]


async def test_back_leads_to_the_one_before_and_from_the_first_to_help(fatima: Phone):
    await fatima.says("/stress")
    await fatima.presses("Volgende")
    second = await fatima.sees(f"2 van {len(EVERY)}")

    await fatima.presses("Terug")
    first = await fatima.sees(f"1 van {len(EVERY)}", after=second)
    await fatima.presses_under(first, text="Terug")

    await fatima.sees("Anja is je mentor.")


async def test_the_last_one_leads_to_the_mentor(fatima: Phone):
    await fatima.says("/stress")
    shown = await fatima.sees(f"1 van {len(EVERY)}")
    await fatima.presses_under(shown, data=TurnStress(EVERY[-1].key).data())

    last = await fatima.sees(f"{len(EVERY)} van {len(EVERY)}")
    await fatima.presses("Vraag Anja om hulp")

    assert _texts(last) == [["Terug"], ["Vraag Anja om hulp"], ["Ik heb het zwaar"]]
    await fatima.sees("Anja is je mentor.")


async def test_who_has_it_hard_finds_help_on_every_screen(fatima: Phone):
    await fatima.says("/stress")

    await fatima.presses("Ik heb het zwaar")

    await fatima.sees(NUMBERS)


async def test_in_calm_mode_there_are_no_signs(fatima: Phone):
    await wants_calm(fatima)

    await fatima.says("/stress")

    assert (await fatima.sees("1 van"))["text"].startswith(EVERY[0].title)


async def test_a_text_that_is_no_longer_there_leads_to_the_first(fatima: Phone):
    await fatima.says("/stress")
    shown = await fatima.sees(f"1 van {len(EVERY)}")

    await fatima.presses_under(shown, data=TurnStress("weg").data())

    await fatima.sees_answer("Deze knop is van eerder.")
    fresh = await fatima.sees(f"1 van {len(EVERY)}", after=shown)
    assert fresh["message_id"] > shown["message_id"]


async def test_a_mentor_gets_their_own_screen(pilot: Pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/stress")

    shown = await anja.sees("Hallo Anja")
    assert "van 7" not in shown["text"]


def _texts(message: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["buttons"]]
