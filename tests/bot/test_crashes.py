"""A process that is killed at any moment loses nothing and does nothing twice (T02)."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from typing import Any

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from practice.phone import Json, NotSeen, Phone
from services import goals
from services.check import check
from tests.bot import process
from tests.bot.small_house import eventually
from tests.pilot import Pilot
from tests.pot import fill_pot

KILLED_AFTER = [milliseconds / 1000 for milliseconds in (0, 2, 4, 6, 8, 10, 13, 16, 20, 25, 30, 40, 60, 90)]
"""From before the update is fetched until after its effects are committed and its answers have left."""

LETTERS = """
    SELECT text FROM letters JOIN people ON people.id = letters.author_id
    WHERE first_name = ? ORDER BY letters.id
"""
STEPS = tuple(StepDraft(f"Stap {number}", "Wij zien het", Cents(number * 100)) for number in range(1, 8))
PLAN = Draft("Rust", PillarKey("money"), "Het is belangrijk", "De post is op orde", Cents(0), None, STEPS)


async def test_what_people_write_arrives_once_and_in_order_whenever_the_process_is_killed(pilot: Pilot):
    fatima, bert = await pilot.participant("Fatima"), await pilot.participant("Bert")
    await pilot.stops()

    async def write(number: int) -> None:
        for part in "abc":
            await asyncio.gather(*(phone.says(f"{number}{part}") for phone in (fatima, bert)))

    async with process.running(pilot.settings) as bot:
        for number, moment in enumerate(KILLED_AFTER):
            await process.killed_during(bot, partial(write, number), after_seconds=moment)
        await fatima.says("einde")
        await eventually(lambda: _has_come(pilot, "einde"), seconds=30)
        await bot.stop()

    written = [f"{number}{part}" for number in range(len(KILLED_AFTER)) for part in "abc"]
    assert _column(pilot, LETTERS, "Fatima") == [*written, "einde"]
    assert _column(pilot, LETTERS, "Bert") == written


async def test_no_claim_is_lost_and_none_is_paid_twice_whenever_the_process_is_killed(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await _agree(pilot, anja, fatima)
    await pilot.stops()

    async with process.running(pilot.settings) as bot:
        for number, moments in enumerate(zip(KILLED_AFTER[::2], KILLED_AFTER[1::2], strict=True), start=1):
            to_claim, to_decide = moments
            await fatima.says("/doelen")
            await fatima.sees(f"Stap {number}", seconds=20)
            await process.killed_during(bot, lambda: fatima.presses("Gelukt"), after_seconds=to_claim)
            await _says_ready(fatima)
            card = await anja.sees(f"Stap {number}", pilot.admin_chat, seconds=20)
            await process.killed_during(bot, partial(_twice, anja, card), after_seconds=to_decide)
            await anja.sees("goedgekeurd", pilot.admin_chat, after=card, seconds=20)
        await eventually(lambda: _all_settled(pilot), seconds=30)
        await bot.stop()

    assert _column(pilot, "SELECT state FROM claims") == ["approved"] * 7
    assert _column(pilot, "SELECT amount FROM ledger WHERE cause LIKE 'claim:%' ORDER BY id") == [
        step.reward for step in STEPS
    ]
    await pilot.starts()
    async with pilot.database.work() as work:
        assert await check(work) == []


async def _says_ready(fatima: Phone) -> None:
    """A screen may be lost in a crash. Somebody who sees nothing happen presses again."""
    try:
        await fatima.presses("Klaar", seconds=2)
    except NotSeen:
        await fatima.presses("Gelukt")
        await fatima.presses("Klaar", seconds=20)


async def _twice(anja: Phone, card: Json) -> None:
    """Somebody who sees nothing happen presses again."""
    await anja.presses_under(card, text="Goedkeuren")
    await anja.presses_under(card, text="Goedkeuren")


async def _agree(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    by_karin = await pilot.someone(await pilot.coordinator("Karin"))
    by_anja, by_fatima = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=by_karin, now=pilot.now())
        goal_id = await goals.propose(work, by_fatima.id, PLAN, by=by_anja, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=by_fatima, now=pilot.now())


async def _has_come(pilot: Pilot, text: str) -> bool:
    return text in _column(pilot, LETTERS, "Fatima")


async def _all_settled(pilot: Pilot) -> bool:
    return _column(pilot, "SELECT count(*) FROM inbox WHERE settled_at IS NULL") == [0]


def _column(pilot: Pilot, question: str, *values: str) -> list[Any]:
    """One column of the database, read beside the process that has it open."""
    path = pilot.settings.data_folder / "voetstuk.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question, values)]
