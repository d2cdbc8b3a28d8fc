"""What goes with a claim survives a kill as well: evidence, the decision, and its one piece of good news (T02)."""

import sqlite3
from contextlib import closing
from functools import partial
from typing import Any

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from practice.phone import Phone
from services import goals
from tests.bot import process
from tests.pilot import Pilot
from tests.pot import fill_pot

KILLED_AFTER = [milliseconds / 1000 for milliseconds in (1, 5, 10, 18, 35, 70)]
STEPS = tuple(StepDraft(f"Stap {number}", "Wij zien het", Cents(1_00)) for number in range(1, 7))
PLAN = Draft("Rust", PillarKey("money"), "", "De post is op orde", Cents(0), None, STEPS)


async def test_evidence_and_good_news_are_there_once_whenever_the_process_is_killed(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await _agree(pilot, anja, fatima)
    await pilot.stops()

    async with process.running(pilot.settings) as bot:
        for number, moment in enumerate(KILLED_AFTER, start=1):
            await fatima.says("/doelen")
            step = await fatima.sees(f"\nStap {number}", seconds=20)
            await fatima.presses_under(step, text="Gelukt")
            await pilot.room.until(partial(_claimed, pilot, number), "a claim")
            await process.killed_during(
                bot, partial(fatima.sends_photo, caption=f"foto {number}"), after_seconds=moment
            )
            card = await anja.sees(f"Stap {number}", pilot.admin_chat, seconds=20)
            await anja.presses_under(card, text="Goedkeuren")
            await anja.sees("goedgekeurd", pilot.admin_chat, after=card, seconds=20)
            await process.killed_during(
                bot, lambda: anja.presses("Dit is een mooie stap.", pilot.admin_chat), after_seconds=moment
            )
            await fatima.sees(f"Het is gelukt: Stap {number}", seconds=20)
        await bot.stop()

    assert _column(pilot, "SELECT text FROM evidence ORDER BY id") == [f"foto {n}" for n in range(1, 7)]
    assert _column(pilot, "SELECT praise FROM claims") == ["Dit is een mooie stap."] * 6
    assert _column(pilot, "SELECT kind FROM outbox WHERE kind = 'ClaimApproved'") == ["ClaimApproved"] * 6
    assert _column(pilot, "SELECT amount FROM ledger WHERE cause LIKE 'claim:%'") == [1_00] * 6


async def _agree(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    by_karin = await pilot.someone(await pilot.coordinator("Karin"))
    by_anja, by_fatima = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=by_karin, now=pilot.now())
        goal_id = await goals.propose(work, by_fatima.id, PLAN, by=by_anja, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=by_fatima, now=pilot.now())


async def _claimed(pilot: Pilot, number: int) -> bool:
    return len(_column(pilot, "SELECT id FROM claims")) == number


def _column(pilot: Pilot, question: str) -> list[Any]:
    """One column of the database, read beside the process that has it open."""
    path = pilot.settings.data_folder / "voetstuk.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question)]
