"""What is planned and what comes by itself survive a kill as well: each reminder is said, each series is there once."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest

from mentoring.appointments import Details
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM
from practice.phone import Phone
from services import appointments
from services.check import check
from tests.bot import process
from tests.bot.small_house import eventually
from tests.pilot import Pilot
from tests.services.roster import PROGRAMME

KILLED_AFTER = [milliseconds / 1000 for milliseconds in (2, 10, 25, 60, 120, 250)]


async def test_each_reminder_arrives_whenever_the_process_is_killed(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    for number in range(1, 7):
        await _plans(pilot, anja, fatima, minutes=number)
    await pilot.stops()
    bot = process.BotProcess(pilot.settings)

    for number, moment in enumerate(KILLED_AFTER, start=1):
        _falls_due(pilot, number)
        await bot.start_again()
        await bot.writes("running")
        await process.killed_during(bot, partial(_nothing), after_seconds=moment)
        await eventually(partial(_said, pilot, number), seconds=30)
        await bot.kill()

    assert _column(pilot, "SELECT count(*) FROM outbox WHERE kind = 'AppointmentReminder'") == [6]
    assert _column(pilot, "SELECT state FROM reminders") == ["sent"] * 6
    heard = [words for words in await fatima.heard() if "heb je een afspraak" in words]
    assert 6 <= len(heard) <= 6 + len(KILLED_AFTER)
    await _is_right(pilot)


@pytest.mark.parametrize("moment", KILLED_AFTER[:4])
async def test_a_series_is_planned_once_whenever_the_process_is_killed(pilot: Pilot, moment: float):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await pilot.stops()

    async with process.running(pilot.settings) as bot:
        first = (datetime.now(UTC) + timedelta(days=7)).date()
        await anja.says(f"/afspraak Fatima {first:%-d-%-m-%Y} 14:30 Serviceplein")
        for button in ("Meer…", "Reeks", "Elke week", "4 keer"):
            await anja.presses(button, seconds=20)
        await anja.sees("Elke week, 4 keer", seconds=20)
        await process.killed_during(bot, partial(anja.presses, "Ja, plan dit"), after_seconds=moment)
        await fatima.sees("Je hebt 4 afspraken", seconds=30)
        await bot.stop()

    assert _column(pilot, "SELECT count(*) FROM appointment_series") == [1]
    assert _column(pilot, "SELECT count(*) FROM appointments") == [4]
    assert _column(pilot, "SELECT count(*) FROM outbox WHERE kind = 'SeriesPlanned'") == [1]
    await _is_right(pilot)


async def _plans(pilot: Pilot, anja: Phone, fatima: Phone, *, minutes: int) -> None:
    """Tomorrow, some minutes after noon, without reminders and without quiet hours."""
    by, hers = await pilot.someone(anja), await pilot.someone(fatima)
    tomorrow = (pilot.now() + timedelta(days=1)).astimezone(AMSTERDAM).date()
    async with pilot.database.work() as work:
        chosen = Preferences(quiet_from=time(3), quiet_until=time(3), remind_days=())
        await work.preferences.save(hers.id, chosen)
        await appointments.plan(
            work,
            hers.id,
            at_wall_time(tomorrow, time(12, minutes)),
            Details(Place("Plein"), reward=Cents(0)),
            programme=PROGRAMME,
            by=by,
            now=pilot.now(),
        )


def _falls_due(pilot: Pilot, number: int) -> None:
    """A reminder of one of the appointments, due since a moment ago, in the database of a bot that does not run."""
    due_at = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    with closing(sqlite3.connect(pilot.settings.data_folder / "voetstuk.db")) as connection:
        connection.execute(
            "INSERT INTO reminders (appointment_id, kind, due_at, state) VALUES (?, 'before:1', ?, 'planned')",
            (number, due_at),
        )
        connection.commit()


async def _nothing() -> None:
    """Nobody does anything: it is the clock."""


async def _said(pilot: Pilot, number: int) -> bool:
    states = _column(pilot, "SELECT state FROM outbox WHERE kind = 'AppointmentReminder'")
    return states == ["sent"] * number


async def _is_right(pilot: Pilot) -> None:
    await pilot.starts()
    async with pilot.database.work() as work:
        assert await check(work) == []


def _column(pilot: Pilot, question: str) -> list[Any]:
    """One column of the database, read beside the process that has it open."""
    path = pilot.settings.data_folder / "voetstuk.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(question)]
