"""Whatever Telegram hands out twice, late or out of order, each update has its effect once (T03)."""

import asyncio
import shutil
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Bot

from bot.dispatcher import Dispatcher
from bot.gateway import Gateway
from bot.pace import Pace
from bot.poller import Poller
from bot.telegram_http import AiohttpRequest, Call
from mentoring.programme import Programme
from messages.catalogue import read_catalogue
from storage.database import Database, open_database
from tests.bot.doors import Door
from tests.bot.small_house import NOW, eventually

CATALOGUE = read_catalogue()
CHATS = [11, 12, -13]

updates = st.builds(
    lambda number, chat: {
        "update_id": number,
        "message": {
            "message_id": 1,
            "date": 1_772_548_200,
            "chat": {"id": chat, "type": "private" if chat > 0 else "group"},
            "text": "hallo",
        },
    },
    st.sampled_from([*range(900, 912), *range(3, 9)]),  # the second: after a quiet week, begun anew
    st.sampled_from(CHATS),
)
batches = st.lists(st.lists(updates, min_size=1, max_size=6), min_size=1, max_size=8)


class Telegram:
    """Hands out batches; what a later offset did not confirm before a crash it hands out again."""

    def __init__(self, given: list[list[dict[str, Any]]]) -> None:
        self.left = deque(given)
        self.unconfirmed: list[dict[str, Any]] = []
        self.is_empty = asyncio.Event()

    async def call(self, method: str, parameters: dict[str, Any], patience: float) -> list[dict[str, Any]]:
        if "offset" in parameters:
            self.unconfirmed = []
        if self.unconfirmed:
            return self.unconfirmed
        if not self.left:
            self.is_empty.set()
            await asyncio.Event().wait()
        self.unconfirmed = self.left.popleft()
        return self.unconfirmed


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_out=batches, ends_after=st.integers(0, 8))
def test_each_update_has_its_effect_once_and_each_chat_its_order(
    tmp_path: Path, migrated_sqlite: Path, given_out, ends_after
):
    for rest in tmp_path.glob("voetstuk.db*"):
        rest.unlink()
    address = f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'voetstuk.db')}"

    effects = asyncio.run(_run_in_two_parts(address, given_out, ends_after))

    assert len(effects) == len(set(effects))
    for chat in CHATS:
        expected = _numbers(given_out, chat)
        assert [number for number in effects if number in expected] == expected
    assert len(effects) == sum(len(_numbers(given_out, chat)) for chat in CHATS)


async def _run_in_two_parts(address: str, given_out, ends_after: int) -> list[int]:
    """Some batches, an end at which little may be handled and the last batch not confirmed, and the rest."""
    before, after = given_out[:ends_after], given_out[max(0, ends_after - 1) :]
    database = open_database(address)
    await _run(database, Telegram(before))
    await database.close()

    database = open_database(address)
    await _run(database, Telegram(after), until=lambda: _all_settled(database))
    async with database.work() as work:
        found = await work.connection.exec_driver_sql("SELECT object FROM audit ORDER BY id")
        effects = [int(row[0].removeprefix("update:")) for row in found]
    await database.close()
    return effects


async def _run(
    database: Database, telegram: Telegram, until: Callable[[], Awaitable[bool]] | None = None
) -> None:
    bot = Bot("1:test")
    gateway = Gateway(Call(AiohttpRequest(), bot.base_url), Pace(10_000), CATALOGUE)
    dispatcher = Dispatcher(
        bot,
        database,
        gateway,
        door=Door(shows=False),
        clock=lambda: NOW,
        programme=Programme(),
        catalogue=CATALOGUE,
        hands=4,
        version="1.0",
    )
    await dispatcher.start()
    poller = Poller(telegram.call, database, dispatcher, clock=lambda: NOW, poll_seconds=0)
    polling = asyncio.create_task(poller.run())
    await telegram.is_empty.wait()
    if until is not None:
        await eventually(until)
    poller.stop()
    await polling
    await dispatcher.stop()
    await gateway.finish(1)


async def _all_settled(database: Database) -> bool:
    async with database.work() as work:
        return await work.inbox.open() == []


def _numbers(given_out, chat: int) -> list[int]:
    """The updates of a chat as they were first handed out."""
    seen: dict[int, int] = {}
    for batch in given_out:
        for update in batch:
            seen.setdefault(update["update_id"], update["message"]["chat"]["id"])
    return [number for number, place in seen.items() if place == chat]
