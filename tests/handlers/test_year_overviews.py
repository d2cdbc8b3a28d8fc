"""The yearly overview through the whole bot: asked for, chosen by year, and printed by the mentor on paper."""

from datetime import timedelta
from typing import Any

import pytest

from mentoring.money import Cents
from services import rewards
from tests.handlers.goal_stage import buttons, fill_pot


@pytest.fixture
async def anja(pilot):
    await pilot.coordinator("Karin")
    await fill_pot(pilot)
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def gets(pilot: Any, phone: Any, cause: str, *, days_ago: int = 0) -> None:
    """Five euros in the spaarpot."""
    someone = await pilot.someone(phone)
    when = pilot.now() - timedelta(days=days_ago)
    async with pilot.database.work() as work:
        await rewards.owe(work, someone.id, Cents(5_00), cause=cause, by=None, now=when)


async def asks_for_overview(phone: Any) -> None:
    await phone.presses("Beloningen")
    await phone.presses("Wat heb ik verdiend?")
    await phone.presses("Jaaroverzicht (PDF)")


async def test_this_year_comes_at_once_as_a_paper(pilot, fatima):
    await gets(pilot, fatima, "correction:1")

    await asks_for_overview(fatima)

    paper = await fatima.sees("Hier is je overzicht van")
    assert paper["kind"] == "document"
    assert paper["text"].split("\n")[1] == "Heb je een uitkering? Bewaar het dan goed."


async def test_of_several_years_one_is_chosen(pilot, fatima):
    last_year = pilot.now().year - 1
    await gets(pilot, fatima, "correction:1", days_ago=365)

    await asks_for_overview(fatima)
    asked = await fatima.sees("Van welk jaar wil je het overzicht?")
    await fatima.presses_under(asked, text=str(last_year))

    assert (await buttons(fatima, asked))[-1] == "Naar mijn spaarpot"
    paper = await fatima.sees(f"Hier is je overzicht van {last_year}.")
    assert paper["kind"] == "document"


async def test_who_has_stopped_still_gets_it(fatima):
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Ik stuur je niets meer")

    await fatima.presses("Beloningen")
    await fatima.sees("Wat je hebt verdiend, blijft van jou.")
    await fatima.presses("Jaaroverzicht (PDF)")

    await fatima.sees("Hier is je overzicht van")


async def test_who_acts_for_somebody_gets_it_for_them(anja, fatima):
    await anja.says("/namens Fatima")
    await anja.presses("Beloningen")
    await anja.presses("Wat heb ik verdiend?")
    await anja.presses("Jaaroverzicht (PDF)")

    paper = await anja.sees("Hier is je overzicht van")
    assert paper["kind"] == "document"


async def test_a_mentor_prints_it_from_the_card_of_a_participant(pilot, anja, fatima):
    await gets(pilot, fatima, "correction:1", days_ago=365)
    year = str(pilot.now().year)
    await anja.says("/deelnemer Fatima")
    await anja.presses("Jaaroverzicht")
    asked = await anja.sees("Van welk jaar wil je het overzicht van Fatima")

    await anja.presses_under(asked, text=year)

    paper = await anja.sees(f"Jaaroverzicht {year} van Fatima")
    assert paper["kind"] == "document"


async def test_in_the_admin_chat_it_comes_privately(pilot, anja, fatima):
    await anja.says("/deelnemer Fatima", pilot.admin_chat)
    await anja.presses("Jaaroverzicht", pilot.admin_chat)

    await anja.sees_answer("Het jaaroverzicht staat in je privéchat.")
    paper = await anja.sees("van Fatima (A-001).\nOm te printen")
    assert paper["kind"] == "document"
    assert all(each["kind"] != "document" for each in await anja.messages(pilot.admin_chat))
