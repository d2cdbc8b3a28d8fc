"""The process that `make run` starts without a token, with a browser that looks at its page."""

import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page

from bot.settings import Settings
from tests import chromium
from tests.bot.process import BotProcess
from tests.story.stage import Stage

PATIENCE_SECONDS = 120.0
"""How long the sample pilot may take on a machine that does other things too; alone it takes five."""


@dataclass
class Practice:
    """The practice room in a process of its own, and the phones on its page."""

    folder: Path
    process: BotProcess
    page: Page
    url: str = ""

    @property
    def stage(self) -> Stage:
        return Stage(self.page)

    async def starts(self) -> None:
        """As `make run` does without a token, on a free port."""
        await self.process.start("practice", "--port", "0")
        await self.process.writes("running")
        [self.url] = re.findall(r"Practice room\s+(\S+)", self.process.output)
        await self.stage.opens(self.url)

    async def check(self) -> str:
        """Stop it, and give what `voetstuk check` says of what it leaves behind."""
        await self.process.stop()
        settings = Settings(data_folder=self.folder, _env_file=None)
        checking = BotProcess(settings)
        await checking.start("check")
        await checking.ends()
        return checking.output.strip().splitlines()[-1]


async def running(folder: Path, browser: Browser, *, played: Path) -> AsyncIterator[Practice]:
    """A copy of a played room in this folder, with a page that looks at it; ended at the end."""
    shutil.copytree(played, folder, dirs_exist_ok=True)
    async with chromium.page(browser) as page:
        process = BotProcess(Settings(data_folder=folder, _env_file=None))
        practice = Practice(folder, process, page)
        await practice.starts()
        try:
            yield practice
        finally:
            if process.is_running:
                await process.kill()
