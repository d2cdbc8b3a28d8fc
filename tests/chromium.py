"""The browser for the tests of the page: the system's Chromium, driven by Playwright."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright

MISSING = "Chromium was not found: install it (apt-get install chromium)"
NAMES = ("chromium", "chromium-browser", "google-chrome")

# It runs as root in a container, and looks for nothing on the network.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def executable() -> str | None:
    """Where Chromium is, or None when this machine has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser for as long as the `async with` lasts; it dies with the event loop it was started in."""
    path = executable()
    if path is None:
        raise RuntimeError(MISSING)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield launched
        finally:
            await launched.close()


@asynccontextmanager
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page as someone in the Netherlands has it. It shares cookies, storage and cache with no other page."""
    context = await browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    try:
        yield await context.new_page()
    finally:
        await context.close()
