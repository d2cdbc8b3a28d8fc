"""Whatever is handed out twice, late, in other company, or again after a stop: the same state and the same sends
(T03). Here with the real front door and services, and four chats that go their own way.
"""

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from telegram import Bot

from bot.dispatcher import Dispatcher
from bot.gateway import Gateway
from bot.pace import Pace
from bot.poller import Poller
from bot.telegram_http import Call
from messages.catalogue import read_catalogue
from storage.database import open_database
from storage.tables import appointments, claims, ledger, letters, outbox
from tests.bot.small_house import eventually
from tests.bot.test_replay import Telegram
from tests.services.everything import everything_of_fatima
from tests.services.roster import NOW, PROGRAMME

CATALOGUE = read_catalogue()
FATIMA, OMAR, ANJA, KEES, WEST = 4, 6, 2, 3, -100
CHATS: dict[int, list[dict[str, Any]]] = {}
"""What happens in each chat, in its order. Nothing in one depends on what happens in another."""


def _says(sender: int, text: str) -> dict[str, Any]:
    return {"message": {"message_id": 1, "date": 1_772_548_200, "text": text, **_by(sender), **_in(sender)}}


def _presses(sender: int, data: str, chat: int) -> dict[str, Any]:
    message = {"message_id": 7, "date": 1_772_548_200, "text": "…", **_in(chat)}
    return {
        "callback_query": {
            "id": "1",
            "chat_instance": "1",
            "data": data,
            "message": message,
            **_by(sender),
        }
    }


def _by(account: int) -> dict[str, Any]:
    return {"from": {"id": account, "is_bot": False, "first_name": "X"}}


def _in(chat: int) -> dict[str, Any]:
    return {"chat": {"id": chat, "type": "private" if chat > 0 else "group", "title": "West"}}


CHATS[FATIMA] = [
    _says(FATIMA, "een"),
    _presses(FATIMA, "ak:1", FATIMA),
    _says(FATIMA, "twee"),
    _says(FATIMA, "/stop"),
]
CHATS[OMAR] = [_says(OMAR, "drie"), _presses(OMAR, "ka:1", OMAR), _says(OMAR, "vier")]
CHATS[WEST] = [_presses(ANJA, "ka:1", WEST), _presses(KEES, "ka:1", WEST), _presses(ANJA, "kz:1", WEST)]
CHATS[KEES] = [_says(KEES, "/deelnemers"), _presses(KEES, "ka:2", KEES), _says(KEES, "/team")]

TURNS = [chat for chat, updates in CHATS.items() for _ in updates]


class Nowhere(Call):
    """Telegram says yes to everything, at the request that it gets."""

    def __init__(self) -> None: ...

    async def __call__(self, method: str, parameters: dict[str, Any], patience: float | None = None) -> Any:
        return {"message_id": 1}


@pytest.fixture(scope="module")
def filled(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with Fatima and all that is hers."""
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("filled") / "voetstuk.db"))
    asyncio.run(_fill(path))
    return path


@pytest.fixture(scope="module")
def expected(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What comes of it when everything is handed out once, chat after chat."""
    return asyncio.run(_story(filled, tmp_path_factory.mktemp("once"), [_numbered(TURNS)], ends_after=0))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.permutations(TURNS),
    first=st.sampled_from([1, 778, 900_000_000]),
    again=st.lists(st.tuples(st.integers(0, len(TURNS) - 1), st.integers(0, 2 * len(TURNS))), max_size=12),
    size=st.integers(1, 6),
    ends_after=st.integers(0, 6),
)
def test_the_state_and_the_sends_are_the_same(
    filled, expected, tmp_path_factory, turns, first, again, size, ends_after
):
    updates = _numbered(turns, first=first)
    handed_out = _with_repeats(updates, again)
    batches = [handed_out[start : start + size] for start in range(0, len(handed_out), size)]

    came_of_it = asyncio.run(_story(filled, tmp_path_factory.mktemp("story"), batches, ends_after))

    assert came_of_it == expected


def _numbered(turns: Sequence[int], *, first: int = 778) -> list[dict[str, Any]]:
    """The updates of all chats, each chat in its own order, numbered as they are first handed out."""
    left = {chat: iter(updates) for chat, updates in CHATS.items()}
    return [{"update_id": first + place, **next(left[chat])} for place, chat in enumerate(turns)]


def _with_repeats(updates: list[dict[str, Any]], again: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """Some of them once more, anywhere after the first time."""
    handed_out = list(updates)
    for which, where in again:
        update = updates[which]
        place = max(where, handed_out.index(update) + 1)
        handed_out.insert(place, update)
    return handed_out


async def _fill(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    await everything_of_fatima(database)
    await database.close()


async def _story(
    filled: Path, folder: Path, batches: list[list[dict[str, Any]]], ends_after: int
) -> dict[str, list[Any]]:
    """Some batches, a stop at which little may be handled and the last is not confirmed, and the rest."""
    address = f"sqlite:///{shutil.copy(filled, folder / 'voetstuk.db')}"
    await _run(address, batches[:ends_after], to_the_end=False)
    return await _run(address, batches[max(0, ends_after - 1) :], to_the_end=True)


async def _run(
    address: str, batches: list[list[dict[str, Any]]], *, to_the_end: bool
) -> dict[str, list[Any]]:
    telegram = Telegram(batches)
    database = open_database(address)
    bot = Bot("1:test")
    gateway = Gateway(Nowhere(), Pace(10_000), CATALOGUE)
    dispatcher = Dispatcher(
        bot,
        database,
        gateway,
        clock=lambda: NOW,
        programme=PROGRAMME,
        catalogue=CATALOGUE,
        hands=4,
        version="1.0",
    )

    async def is_handled() -> bool:
        async with database.work() as work:
            return await work.inbox.open() == []

    await dispatcher.start()
    poller = Poller(telegram.call, database, dispatcher, clock=lambda: NOW, poll_seconds=0)
    polling = asyncio.create_task(poller.run())
    await telegram.is_empty.wait()
    if to_the_end:
        await eventually(is_handled)
    poller.stop()
    await polling
    await dispatcher.stop()
    await gateway.finish(0)
    async with database.work() as work:
        tables = {
            "letters": select(letters.c.participant_id, letters.c.text),
            "claims": select(claims.c.id, claims.c.state, claims.c.decided_by, claims.c.praise),
            "appointments": select(appointments.c.id, appointments.c.state, appointments.c.answer),
            "ledger": select(ledger.c.cause, ledger.c.source, ledger.c.target, ledger.c.amount),
            "sends": select(outbox.c.person_id, outbox.c.team_id, outbox.c.kind, outbox.c["values"]),
        }
        found = {
            name: sorted(str(tuple(row)) for row in await work.connection.execute(asked))
            for name, asked in tables.items()
        }
    await database.close()
    return found
