"""The real process is killed and comes back hours later: what people did meanwhile counts as if it had been there."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from services import goals
from tests.bot import process
from tests.pilot import Pilot

PLAN = Draft(
    "Rust",
    PillarKey("money"),
    "",
    "De post is op orde",
    Cents(0),
    None,
    (StepDraft("Post", "Stapels", Cents(0)),),
)


async def test_after_hours_away_a_tap_can_still_be_taken_back_and_the_coordinator_hears_why(pilot: Pilot):
    ingrid = await pilot.coordinator("Ingrid")
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    by_anja, by_fatima = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, by_fatima.id, PLAN, by=by_anja, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=by_fatima, now=pilot.now())
    await pilot.stops()

    async with process.running(pilot.settings) as bot:
        await pilot.room.until(partial(_is_in_touch, pilot), "a heartbeat")
        await fatima.says("/doelen")
        await fatima.presses("Gelukt")
        await fatima.sees("Goed bezig")
        await bot.kill()
        _goes_by(pilot, timedelta(hours=3))
        await fatima.presses("Toch niet")
        await bot.start_again()

        await fatima.sees("De stap blijft", seconds=20)
        await ingrid.sees("Ik was weg van", seconds=20)
        await bot.stop()
    assert _lasted(pilot) >= timedelta(hours=3)


def _goes_by(pilot: Pilot, time: timedelta) -> None:
    """Nobody has the database open, and all that is in it is so much longer ago."""
    with closing(sqlite3.connect(pilot.settings.data_folder / "voetstuk.db")) as connection, connection:
        for table, column in (("marks", "at"), ("claims", "claimed_at")):
            for row, at in connection.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall():
                before = datetime.fromisoformat(at) - time
                connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (f"{before}", row))


async def _is_in_touch(pilot: Pilot) -> bool:
    with closing(sqlite3.connect(pilot.settings.data_folder / "voetstuk.db")) as connection:
        return bool(connection.execute("SELECT 1 FROM marks WHERE name = 'heartbeat'").fetchone())


def _lasted(pilot: Pilot) -> timedelta:
    with closing(sqlite3.connect(pilot.settings.data_folder / "voetstuk.db")) as connection:
        [(began, ended)] = connection.execute("SELECT began_at, ended_at FROM outages").fetchall()
    return datetime.fromisoformat(ended) - datetime.fromisoformat(began)
