"""`make pictures`: the pictures in README and docs, made anew: of the practice room as it is, and those that we draw.

Whoever changes a drawing looks at them, also as small as a phone shows them. The sample pilot is played up to a fixed
moment, so that the same days and times are on them whenever they are made.
"""

import asyncio
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

from playwright.async_api import Browser, ViewportSize, expect

from bot import logs, sample
from bot.practice import Practice
from bot.settings import LogFormat, LogLevel, Settings
from mentoring.method import Pictogram
from mentoring.programme import AMSTERDAM
from messages.pictures import BridgeBar, BridgeWords, CardWords, draw_bridge, draw_goal_card
from tests import chromium

FOLDER = Path(__file__).parents[1] / "docs" / "images"
MOMENT = datetime(2026, 3, 3, 10, 20, tzinfo=AMSTERDAM)
"""A Tuesday."""

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
        stop.set()
        await running


async def _picture(browser: Browser, url: str, name: str, size: ViewportSize, *, dark: bool = False) -> None:
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
    await page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
    await page.close()


if __name__ == "__main__":
    asyncio.run(main())
