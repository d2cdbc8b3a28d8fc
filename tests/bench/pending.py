"""Half a million reminders that are still to come: what they cost while nothing happens, and when many fall due.

Beside it APScheduler with one job for each (`tests/bench/stacks/apscheduler_jobs.py`), on the same core in the
same run.
"""

import asyncio
import json
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.clock import system_clock
from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When, at_wall_time
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM, Programme
from mentoring.quiet import Quiet
from mentoring.reminders import Planned, before, plan
from messages.house import load_all
from services.ticks import TICKS
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.tables import appointments, participants, people, preferences, teams

PARTICIPANTS = 100_000
APPOINTMENTS = 125_000
"""Every fourth participant has two. Each is reminded of four times: half a million reminders."""

DUE = 1_000
"""So many reminders fall due in the same second."""

_PROGRAMME = Programme()
_QUIET = Quiet()
_MENTOR, _TEAM = 1, 1
_BATCH = 5_000
_FIRST_DAY, _DAYS = 60, 365
"""The appointments are spread over a year that begins two months from now: no reminder is due meanwhile."""

_ROUNDS = 40
_NEVER_QUIET = Preferences(quiet_from=wall_time(), quiet_until=wall_time())
_DETAILS = Details(Place("Serviceplein"))


async def fill(path: Path) -> None:
    """A database with all those reminders in it. Prints how long planning and keeping the reminders took."""
    database = open_database(f"sqlite:///{path}")
    try:
        await migrate(database)
        await _add_people(database)
        planned = await _add_appointments(database)
        began = time.monotonic()
        for first in range(0, len(planned), _BATCH):
            await _plan_reminders(database, planned[first : first + _BATCH])
        _tell({"add_s": time.monotonic() - began})
    finally:
        await database.close()


async def tick(path: Path) -> None:
    """Prints what a round of all ticks costs when nothing is due."""
    load_all()
    database = open_database(f"sqlite:///{path}")
    try:
        await _round(database)  # the first one opens the file
        took = [await _round(database) for _ in range(_ROUNDS)]
        _tell({"tick_ms": 1000 * statistics.median(took)})
    finally:
        await database.close()


async def due(path: Path, moment: datetime) -> None:
    """Adds `DUE` reminders that fall due at a moment, each of an appointment a day later. Whoever they are for has no
    quiet hours: it may be night where this runs.
    """
    database = open_database(f"sqlite:///{path}")
    try:
        starts_at = moment + timedelta(days=1)
        added = [_appointment(APPOINTMENTS + number, starts_at) for number in range(1, DUE + 1)]
        async with database.work() as work:
            await work.connection.execute(insert(appointments), [_row(each) for each in added])
            await work.reminders.plan({each.id: [Planned(before(1), moment)] for each in added})
            for each in added:
                await work.preferences.save(each.participant_id, _NEVER_QUIET)
    finally:
        await database.close()


def in_outbox(path: Path) -> int:
    """How many reminders are in the outbox, as somebody sees it who only reads along."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reader:
        found = reader.execute("SELECT count(*) FROM outbox WHERE once LIKE 'reminder:%'").fetchone()
    return int(found[0])


async def _round(database: Database) -> float:
    began, now = time.monotonic(), system_clock()
    for each in TICKS:
        async with database.work() as work:
            await each(work, _PROGRAMME, now)
    return time.monotonic() - began


async def _add_people(database: Database) -> None:
    now = system_clock()
    numbers = range(1, PARTICIPANTS + 2)
    team = {"id": _TEAM, "name": "Alphen-West", "letter": "A"}
    everybody = [
        {"id": number, "first_name": "Fatima", "telegram_id": 10_000 + number, "created_at": now}
        for number in numbers
    ]
    taking_part = [
        {
            "person_id": number,
            "team_id": _TEAM,
            "mentor_id": _MENTOR,
            "number": number,
            "state": "active",
            "invited_at": now,
        }
        for number in numbers
        if number != _MENTOR
    ]
    # What is measured are reminders: nobody here wants nudges or overviews, which an hourly round would plan.
    off = {"quiet_sundays": False, "quiet_holidays": False, "nudges": False, "overview": False}
    async with database.work() as work:
        await work.connection.execute(insert(teams), team)
        await work.connection.execute(insert(people), everybody)
        await work.connection.execute(insert(participants), taking_part)
        await work.connection.execute(
            insert(preferences), [{"person_id": each["person_id"], **off} for each in taking_part]
        )


async def _add_appointments(database: Database) -> list[Appointment]:
    first = system_clock().astimezone(AMSTERDAM).date() + timedelta(days=_FIRST_DAY)
    planned = []
    for number in range(1, APPOINTMENTS + 1):
        day = first + timedelta(days=number % _DAYS)
        planned.append(_appointment(number, at_wall_time(day, wall_time(14, 30)).starts_at))
    async with database.work() as work:
        await work.connection.execute(insert(appointments), [_row(each) for each in planned])
    return planned


async def _plan_reminders(database: Database, planned: list[Appointment]) -> None:
    """As the services do: planned by the rules, and kept in one piece of work for some of them."""
    now, days = system_clock(), _PROGRAMME.remind_days
    wanted = {each.id: plan(each, days, _QUIET, _PROGRAMME, now) for each in planned}
    async with database.work() as work:
        await work.reminders.plan(wanted)


def _appointment(number: int, starts_at: datetime) -> Appointment:
    """Of every participant in turn: the second round gives every fourth another one."""
    wall = starts_at.astimezone(AMSTERDAM).replace(tzinfo=None)
    return Appointment(
        id=AppointmentId(number),
        participant_id=PersonId(_MENTOR + 1 + (number - 1) % PARTICIPANTS),
        mentor_id=PersonId(_MENTOR),
        mentor_name="Anja",
        when=When(starts_at, wall.isoformat(timespec="minutes"), AMSTERDAM.key),
        details=_DETAILS,
    )


def _row(appointment: Appointment) -> dict[str, Any]:
    return {
        "id": appointment.id,
        "participant_id": appointment.participant_id,
        "mentor_id": appointment.mentor_id,
        "starts_at": appointment.when.starts_at,
        "wall_time": appointment.when.wall_time,
        "zone": appointment.when.zone,
        "place": appointment.details.place.name,
        "state": appointment.state,
        "planned_at": system_clock(),
    }


def _tell(figures: dict[str, float]) -> None:
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    database_file = Path(sys.argv[2])
    match sys.argv[1]:
        case "fill":
            asyncio.run(fill(database_file))
        case "tick":
            asyncio.run(tick(database_file))
        case "due":
            asyncio.run(due(database_file, datetime.fromisoformat(sys.argv[3])))
