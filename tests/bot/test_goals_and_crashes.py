"""What people want, change, fill in and need survives a kill as well, is there once, and is in no log (T01, T02)."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from messages.method import read_method
from practice.phone import Json, Phone
from services.check import check
from tests.bot import process
from tests.bot.small_house import eventually
from tests.handlers.goal_stage import a_draft, agreed, changes, fill_pot, with_ids
from tests.pilot import Pilot

MILLISECONDS = [12]
"""When it is killed, after somebody has pressed or written. Those from 1 to 120 were tried by hand."""

PILLARS = read_method().pillars
SECRET = ("sorteerdoos", "pannenkoek", "wil niet meer", "Fatima", "Anja")
ONCE = ("GoalChangeAgreedTeam", "GoalWish", "BridgeDrawn", "BridgeFilledIn", "HelpAtOnce", "SomebodyComes")

Killed = Callable[[Callable[[], Awaitable[Any]]], Awaitable[None]]


@pytest.mark.parametrize("milliseconds", MILLISECONDS)
async def test_goals_bridges_and_calls_are_there_once_whenever_the_process_is_killed(
    pilot: Pilot, milliseconds: int
):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    change = await _change_that_waits(pilot, anja, fatima)
    await pilot.stops()

    async with process.running(pilot.settings, VOETSTUK_LOG_LEVEL="debug") as bot:
        written: list[str] = []

        async def killed(doing: Callable[[], Awaitable[Any]]) -> None:
            written.append(bot.output)
            await process.killed_during(bot, doing, after_seconds=milliseconds / 1000)

        await killed(lambda: _twice(fatima, change, "Ja, zo doen we het"))
        await _arrives(pilot, "GoalChangeAgreedTeam")
        await _wishes(pilot, anja, fatima, killed)
        await _fills_in_a_bridge(fatima, killed)
        await _calls_for_help(pilot, anja, fatima, killed)
        for kind in ONCE:
            await _arrives(pilot, kind)
        await bot.stop()
        output = "".join([*written, bot.output])

    assert [
        kind for kind in _column(pilot, "SELECT kind FROM outbox ORDER BY kind") if kind in ONCE
    ] == sorted(ONCE)
    assert _column(pilot, "SELECT count(*) FROM agreements WHERE version = 2") == [2]
    assert _column(pilot, "SELECT amount FROM ledger WHERE cause LIKE 'goal:%:2'") == [10_00]
    assert _column(pilot, "SELECT title FROM goals WHERE seen_by = ''") == ["De sorteerdoos"]
    assert _column(pilot, "SELECT count(*) FROM bridge_ratings") == [len(PILLARS)]
    assert "running" in output
    assert not [word for word in SECRET if word in output]
    await pilot.starts()
    async with pilot.database.work() as work:
        assert await check(work) == []


async def _change_that_waits(pilot: Pilot, anja: Phone, fatima: Phone) -> Json:
    await fill_pot(pilot)
    goal = await agreed(pilot, anja, fatima)
    smaller = replace(a_draft(), steps=with_ids(goal, "Een pannenkoek bakken")[:1])
    await changes(pilot, anja, goal, smaller)
    return await fatima.sees("stelt een verandering voor")


async def _wishes(pilot: Pilot, anja: Phone, fatima: Phone, killed: Killed) -> None:
    await fatima.says("/doel De sorteerdoos")
    asked = await fatima.sees("Waar gaat het over?", seconds=20)
    await fatima.presses_under(asked, text="Geld beheren")
    asked = await fatima.sees("Waarom is dit belangrijk", after=asked, seconds=20)
    await fatima.presses_under(asked, text="Overslaan")
    await fatima.presses("Dat doe ik samen met Anja", seconds=20)
    shown = await fatima.sees("Dit vertel ik aan Anja", seconds=20)
    await killed(lambda: _twice(fatima, shown, "Stuur naar Anja"))
    await anja.sees("De sorteerdoos", pilot.admin_chat, seconds=20)


async def _fills_in_a_bridge(fatima: Phone, killed: Killed) -> None:
    await fatima.says("/brug")
    await fatima.presses("Beginnen", seconds=20)
    for number, pillar in enumerate(PILLARS[:-1], start=1):
        asked = await fatima.sees(f"{pillar.name} · {number} van", seconds=20)
        await fatima.presses_under(asked, text=pillar.levels[0])
    last = await fatima.sees(f"{PILLARS[-1].name} · ", seconds=20)
    await killed(lambda: _twice(fatima, last, PILLARS[-1].levels[0]))
    await fatima.sees("Waar wil je aan werken?", after=last, seconds=20)


async def _calls_for_help(pilot: Pilot, anja: Phone, fatima: Phone, killed: Killed) -> None:
    await killed(lambda: fatima.says("Ik wil niet meer leven"))
    await fatima.sees("Bel 112", seconds=20)
    card = await anja.sees("Wie neemt contact op?", pilot.admin_chat, seconds=20)
    await killed(lambda: _twice(anja, card, "Ik neem contact op"))
    await fatima.sees("Anja neemt contact met je op.", seconds=20)


async def _twice(phone: Phone, message: Json, button: str) -> None:
    """Somebody who sees nothing happen presses again."""
    await phone.presses_under(message, text=button)
    await phone.presses_under(message, text=button)


async def _arrives(pilot: Pilot, kind: str) -> None:
    """Wait until what was put out once has been sent."""

    async def has_arrived() -> bool:
        return _column(pilot, f"SELECT state FROM outbox WHERE kind = '{kind}'") == ["sent"]

    await eventually(has_arrived, seconds=30)


def _column(pilot: Pilot, question: str) -> list[Any]:
    """One column of the database, read beside the process that has it open."""
    path = pilot.settings.data_folder / "voetstuk.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question)]
