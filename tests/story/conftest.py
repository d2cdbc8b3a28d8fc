"""What the stories share: a practice room in which the sample pilot has been played."""

from pathlib import Path

import pytest
import pytest_asyncio

from bot.settings import Settings
from tests.bot.process import BotProcess
from tests.story.process import PATIENCE_SECONDS


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a room that was started anew, as `make run` does, and stopped when the sample was played.

    It is played once for each worker; every story begins with a copy.
    """
    folder = tmp_path_factory.mktemp("played")
    process = BotProcess(Settings(data_folder=folder, _env_file=None))
    await process.start("practice", "--port", "0")
    await process.writes("The sample pilot has been played", seconds=PATIENCE_SECONDS)
    await process.stop()
    return folder
