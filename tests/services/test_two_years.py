"""Two years of a small pilot, beat by beat: what the clock promises is kept, and nobody is pestered (T18 to T21).

The world is in `tests/services/two_years.py`; other chances: `VOETSTUK_TEST_CHANCES="7 8 9"` before pytest.
"""

import asyncio
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from mentoring.appointments import Coming
from mentoring.people import ParticipantState
from mentoring.programme import AMSTERDAM
from tests.services.two_years import BEAT, UNTIL, Heard, World, is_quiet, two_years

pytestmark = pytest.mark.timeout(400)

CHANCES = [int(chance) for chance in os.environ.get("VOETSTUK_TEST_CHANCES", "2026").split()]

MEMORY = Path("/dev/shm")

REMINDER = "AppointmentReminder"
PLAYED_BACK = "PlanNudge"
OUR_IDEA = {"StepNudge", PLAYED_BACK, "PauseOver"}
PROMISED = {"PromisedNudge", "PromisedPlanNudge"}
NUDGES = OUR_IDEA | PROMISED | {"Overview"}
BY_ITSELF = NUDGES | {REMINDER}


@dataclass(frozen=True)
class Lived:
    """A world after two years, and the rows that are left of it."""

    world: World
    left: dict[str, Any]

    def heard(self, kinds: set[str]) -> list[Heard]:
        return [each for each in self.world.heard if each.kind in kinds]


@pytest.fixture(scope="module", params=CHANCES)
def lived(request: pytest.FixtureRequest) -> Lived:
    """Two years, lived once for all tests below. In memory where there is a folder for that: a hundred thousand
    commits would wait for the disk.
    """
    with TemporaryDirectory(dir=MEMORY if MEMORY.exists() else None) as folder:
        return Lived(*asyncio.run(two_years(request.param, Path(folder))))


def test_everything_that_can_happen_has_happened(lived: Lived):
    happened = lived.world.acts

    assert min(happened.get(act, 0) for act in ("outage", "wrong clock", "pauses", "chooses", "goes_on")) >= 5
    assert min(happened.get(act, 0) for act in ("plans", "moves", "answers", "cancels", "was_there")) >= 20
    assert min(happened.get(act, 0) for act in ("wants", "changes", "agrees", "sets_aside", "picks_up")) >= 5
    assert {each.kind for each in lived.heard(BY_ITSELF)} == BY_ITSELF - PROMISED


def test_every_reminder_comes_at_its_promised_wall_time_once(lived: Lived):
    assert lived.world.broken == []
    assert lived.world.kept > 100


def test_nobody_is_reminded_twice_of_the_same_on_one_day(lived: Lived):
    days = Counter(
        (each.values["appointment_id"], each.values["facts"]["values"]["at"], _day(each))
        for each in lived.heard({REMINDER})
    )

    assert [day for day, times in days.items() if times > 1] == []


def test_nothing_comes_by_itself_in_somebodys_quiet_hours(lived: Lived):
    loud = [each for each in lived.heard(BY_ITSELF) if is_quiet(each.preferences, each.at)]

    assert loud == []


def test_no_reminder_comes_after_the_fact_or_of_what_is_not_so(lived: Lived):
    wrong = [each for each in lived.heard({REMINDER}) if not _makes_sense(each)]

    assert wrong == []


def test_in_a_pause_nothing_comes_but_reminders_unless_these_are_off_too(lived: Lived):
    paused = [
        each for each in lived.heard(BY_ITSELF - {"PauseOver"}) if each.state is ParticipantState.PAUSED
    ]

    assert [each for each in paused if each.kind in NUDGES] == []
    assert [each for each in paused if not each.reminders_in_pause] == []


def test_at_most_one_nudge_comes_on_a_day(lived: Lived):
    days = Counter((each.person_id, _day(each)) for each in lived.heard(NUDGES))

    assert [day for day, times in days.items() if times > 1] == []


def test_at_most_three_nudges_of_our_own_idea_come_in_seven_days(lived: Lived):
    ours = lived.heard(OUR_IDEA)

    fullest = max(
        sum(0 <= (_day(other) - _day(each)).days < 7 for other in ours if other.person_id == each.person_id)
        for each in ours
    )

    assert fullest <= 3


def test_a_plan_is_played_back_in_its_own_words_while_its_step_can_be_done(lived: Lived):
    played = lived.heard({PLAYED_BACK})

    assert len(played) >= 50
    assert [each for each in played if not _is_its_plan(each)] == []
    assert [each for each in lived.heard({"StepNudge"}) if each.plan is not None] == []


def test_nothing_is_lost(lived: Lived):
    open_, now = {"planned", "waiting", "sending"}, UNTIL - 2 * BEAT
    stuck = [
        row for rows in ("reminders", "nudges", "notices") for row in lived.left[rows] if row.state in open_
    ]

    assert [row for row in stuck if row.due_at <= now] == []
    assert [
        row for row in lived.left["reminders"] if row.state == "dropped" and not row.dropped_because
    ] == []
    assert [row for row in lived.left["nudges"] if row.state == "dropped" and not row.dropped_because] == []


def test_the_books_are_right_after_two_years(lived: Lived):
    assert lived.left["findings"] == []


def _day(heard: Heard) -> Any:
    return heard.at.astimezone(AMSTERDAM).date()


def _is_its_plan(heard: Heard) -> bool:
    said = heard.values["plan"]["values"]
    return heard.plan is not None and said == {"cue": heard.plan.cue, "response": heard.plan.response}


def _makes_sense(heard: Heard) -> bool:
    appointment = heard.appointment
    assert appointment is not None
    return (
        appointment.is_ahead
        and appointment.answer is not Coming.CANNOT
        and heard.at < appointment.when.starts_at
        and heard.values["facts"]["values"]["at"] == appointment.when.starts_at.isoformat()
    )
