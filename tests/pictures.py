"""`make pictures`: the pictures of the practice room in README and docs, made anew from the room as it is.

The sample pilot is played up to a fixed moment, so that the same days and times are on them whenever they are made.
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
from mentoring.programme import AMSTERDAM
from tests import chromium

FOLDER = Path(__file__).parents[1] / "docs" / "images"
MOMENT = datetime(2026, 3, 3, 10, 20, tzinfo=AMSTERDAM)
"""A Tuesday."""

DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 414, "height": 896}


async def main() -> None:
    """Play the sample in a room of its own, and take the pictures."""
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
