"""`make pictures`: the pictures in README and docs, made anew: of the practice room as it is, and those that we draw.

Whoever changes a drawing looks at them, also as small as a phone shows them. The sample pilot is played up to a fixed
moment, so that the same days and times are on them whenever they are made.
"""

import asyncio
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from bot import logs, sample
from bot.practice import Practice
from bot.settings import LogFormat, LogLevel, Settings
from mentoring.method import Pictogram
from mentoring.programme import AMSTERDAM
from messages.pictures import BridgeBar, BridgeWords, CardWords, draw_bridge, draw_goal_card
from practice.phone import RoomClient
from tests import chromium

FOLDER = Path(__file__).parents[1] / "docs" / "images"
MOMENT = datetime(2026, 3, 3, 10, 20, tzinfo=AMSTERDAM)
"""A Tuesday."""
LATEST_BRIDGE = "Je brug van 25 februari 2026"
"""Of four working days before."""

BRIDGE = [
    BridgeBar("Gezin en wonen", Pictogram.HOUSE, 5, 4, 2),
    BridgeBar("Lichaam en geest", Pictogram.HEART, 5, 3, 3),
    BridgeBar("Geld beheren", Pictogram.WALLET, 5, 3, 1),
    BridgeBar("Schulden en sparen", Pictogram.COINS, 5, 2, 1),
    BridgeBar("Werk en loopbaan", Pictogram.BRIEFCASE, 5, 5, 3),
    BridgeBar("Invloed op inkomen", Pictogram.STAIRS, 5, None, 2),
]
BRIDGE_WORDS = BridgeWords("Mijn brug", "Nu: 3 maart 2026", "Eerst: 12 januari 2026", "weet ik niet")
CARD = CardWords(
    heading="Fatima, het is gelukt",
    goal="Mijn post openen en sorteren",
    day="3 maart 2026",
    praise="“Knap dat je het zo snel hebt gedaan.”",
    giver="van Anja",
)

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 414, "height": 896}
TALL_PHONE: ViewportSize = {"width": 414, "height": 1040}
"""The frame of the room takes 150 pixels of it."""


async def main() -> None:
    """Draw, play the sample in a room of its own, and take the pictures."""
    (FOLDER / "bridge.png").write_bytes(draw_bridge(BRIDGE, BRIDGE_WORDS))
    (FOLDER / "goal-card.png").write_bytes(draw_goal_card(CARD))
    lines: asyncio.Queue[str] = asyncio.Queue()
    logs.configure(LogLevel.WARNING, LogFormat.CONSOLE)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_folder=Path(folder), _env_file=None)
        play = partial(sample.play, end=MOMENT)
        practice = Practice(settings, port=0, play=play, announce=lines.put_nowait)
        stop = asyncio.Event()
        running = asyncio.create_task(practice.run_until(stop))
        url = (await lines.get()).split()[-1]
        while "has been played" not in await lines.get():
            pass
        async with chromium.browser() as browser:
            await _picture(browser, url, "practice-room", DESK)
            await _picture(browser, url, "practice-room-narrow", PHONE, dark=True)
            await _pictures_of_phones(browser, url)
        stop.set()
        await running


async def _picture(browser: Browser, url: str, name: str, size: ViewportSize, *, dark: bool = False) -> None:
    page = await _opened(browser, url, size, dark=dark)
    await page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    await page.close()


async def _pictures_of_phones(browser: Browser, url: str) -> None:
    """What a participant has of the method on her phone: the bridge, a goal with its plan, her list, the check-in."""
    page = await _opened(browser, url, TALL_PHONE)
    phone = page.get_by_test_id("phone-fatima")
    async with RoomClient(url) as room:
        fatima = await room.phone("Fatima")
        await fatima.says("/brug")
        home = await fatima.sees("Je laatste brug")
        await fatima.presses("25 februari 2026")
        drawn = await fatima.sees(LATEST_BRIDGE, after=home)
        await _shot(phone, "phone-bridge", LATEST_BRIDGE, look_at="img")
        await fatima.presses("Mijn doelen")
        await fatima.sees("Post openen en sorteren", after=drawn)
        await fatima.presses("Mijn hele plan")
        await _shot(phone, "phone-plan", "Als de koffie klaar is, dan open ik één brief.")
        await fatima.says("/trots")
        await _shot(phone, "phone-pride", "om trots op te zijn")
        await fatima.presses("Hulp")
        await fatima.presses("Vraag elke week hoe het gaat")
        await fatima.presses("Ja, graag")
        asked = await fatima.sees("Ik vraag het op")
        await room.forward(days=7)
        await fatima.sees("Hoe gaat het?", after=asked)
        await _shot(phone, "phone-check-in", "Hoe gaat het?")
    await page.close()


async def _shot(phone: Locator, name: str, newest: str, *, look_at: str = ".inline-row >> nth=-1") -> None:
    """A picture of the phone with this part of the newest message in sight; else its last row of buttons."""
    message = phone.get_by_test_id("message").last
    await expect(message).to_contain_text(newest)
    await message.locator(look_at).scroll_into_view_if_needed()
    await phone.page.wait_for_load_state("networkidle")
    await phone.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


async def _opened(browser: Browser, url: str, size: ViewportSize, *, dark: bool = False) -> Page:
    page = await browser.new_page(
        viewport=size,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
    )
    await page.goto(url)
    await expect(page.locator("body")).to_have_attribute("data-ready", "true")
    await expect(page.get_by_test_id("message").first).to_be_attached()
    await page.wait_for_load_state("networkidle")
    return page


if __name__ == "__main__":
    asyncio.run(main())
