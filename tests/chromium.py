"""The browser for the tests of the page: the system's Chromium, driven by Playwright."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

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
    """A browser of its own for as long as the `async with` lasts; it dies with the test's event loop."""
    path = executable()
    if path is None:
        raise RuntimeError(MISSING)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield launched
        finally:
            await launched.close()
