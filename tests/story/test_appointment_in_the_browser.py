"""One appointment from its one line to its reward, tapped and typed on the page while the clock jumps.

Planned by Anja, moved because Mo can't, reminded of, kept. Everything is real, as in the whole story.
"""

from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from mentoring.office_days import next_working_days
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from messages.catalogue import short_day
from practice.phone import RoomClient
from tests.story.process import Practice, running
from tests.story.stage import PATIENCE_MS

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEAM = "Team Alphen-West"


@pytest_asyncio.fixture(loop_scope="session")
async def practice(tmp_path: Path, browser: Browser, played: Path) -> AsyncIterator[Practice]:
    """A room of its own, with the sample pilot in it."""
    async for found in running(tmp_path, browser, played=played):
        yield found


async def test_planned_in_one_line_moved_reminded_of_kept_and_rewarded(practice: Practice):
    stage = practice.stage
    mo, team = stage.phone("Mo"), stage.team(TEAM)
    days = next_working_days(await _today(practice), 5)

    await team.says(f"/afspraak Mo {days[4]:%-d-%-m-%Y} 14:30 Serviceplein € 5")
    await team.sees("Klopt dit?", "Mo (A-003)", f"{in_words(days[4])} om 14.30 uur", "€ 5")
    await team.taps("Ja, plan dit")
    await team.has("Gepland: Mo (A-003)", in_words(days[4]))
    await mo.has("Je hebt een afspraak.", f"Wanneer: {in_words(days[4])} om 14.30 uur.", "Je verdient: € 5.")
    await mo.has("Stadhuisplein 1")
    await _puts_in_calendar(practice, 2, "14:30")

    await mo.taps("Ik kan niet")
    await mo.sees("Fijn dat je het zegt.")
    await mo.taps("Dat zeg ik liever niet")
    await mo.sees("Zullen we een nieuw moment zoeken?")
    await mo.taps("Ja, graag")
    await mo.sees("Welke dag kun je?")
    await mo.taps(in_words(days[2]))
    await mo.taps("Ochtend")
    await mo.sees("Dan kun je:")
    await mo.taps("Klaar")
    await mo.sees("Anja kiest een moment.")

    await team.has("Mo", "kan niet komen", f"{in_words(days[2])}, ochtend")
    await team.taps(f"{short_day(days[2])}, ochtend", under="kan niet komen")
    await team.sees("Hoe laat")
    await team.taps("10.00")
    await team.sees("Klopt dit?", f"{in_words(days[2])} om 10.00 uur")
    await team.taps("Ja, verzet")
    await mo.has("Je afspraak heeft een nieuw moment.", f"Wanneer: {in_words(days[2])} om 10.00 uur.")
    await _puts_in_calendar(practice, 3, "10:00")

    await stage.sets_clock(f"{days[1].isoformat()}T19:00")
    await mo.has("Morgen heb je een afspraak.", f"Wanneer: {in_words(days[2])} om 10.00 uur.")
    await mo.taps("Ik kom", under="Morgen heb je een afspraak.")
    await team.has("Mo (A-003) komt", in_words(days[2]))
    await stage.sets_clock(f"{days[2].isoformat()}T11:30")
    await mo.has("Vandaag heb je een afspraak.", in_words(days[2]))
    await team.has("Was Mo er?", in_words(days[2]))
    await team.taps("Ja", under="Was Mo er?")
    await team.taps("Fijn dat ik je zag.")

    await mo.has('Anja zegt: "Fijn dat ik je zag."', "Je hebt € 5 verdiend.")
    await mo.taps_menu("Beloningen")
    await mo.taps("Wat heb ik verdiend?")
    await mo.sees("€ 5", "Afspraak met Anja")
    assert await practice.check() == "Everything is in order."


async def _today(practice: Practice) -> date:
    async with RoomClient(practice.url) as room:
        now: datetime = await room.now()
    return now.astimezone(AMSTERDAM).date()


async def _puts_in_calendar(practice: Practice, number: int, at: str) -> None:
    """Mo taps the newest of so many files, and the phone's calendar has the one appointment at that time."""
    page = practice.page
    files = practice.stage.phone("Mo").chat.get_by_test_id("calendar-file")
    await expect(files).to_have_count(number, timeout=PATIENCE_MS)
    await files.last.click()
    window = page.get_by_role("dialog")
    await expect(window).to_contain_text(at, timeout=PATIENCE_MS)
    await expect(window.get_by_test_id("calendar-change")).to_have_count(1)
    await page.keyboard.press("Escape")
