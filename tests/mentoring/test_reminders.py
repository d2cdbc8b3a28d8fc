"""When to remind: at the promised wall time whatever the clocks do, and only if it still makes sense."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from mentoring.appointments import (
    APPOINTMENT_TRANSITIONS,
    Appointment,
    AppointmentState,
    Coming,
)
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.programme import AMSTERDAM
from mentoring.refusals import NoLongerPossible
from mentoring.reminders import (
    DueReminder,
    ReminderKind,
    better_unsaid_from,
    day_before,
    is_on_the_day,
    say_at,
)

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
START = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
EVE = datetime(2026, 3, 2, 17, tzinfo=UTC)
APPOINTMENT = Appointment(
    AppointmentId(1),
    PersonId(2),
    PersonId(3),
    "Anja",
    at_wall_time(date(2026, 3, 3), time(14, 30)),
    "Serviceplein",
)
DUE = DueReminder(1, ReminderKind.DAY_BEFORE, EVE, APPOINTMENT, takes_part=True)

CLOCK_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
HOURS_AROUND = [
    (datetime.combine(day, time(), tzinfo=UTC) + timedelta(hours=hour))
    for day in CLOCK_CHANGES
    for hour in range(-30, 60)
]


@pytest.mark.parametrize("starts_at", HOURS_AROUND, ids=str)
def test_the_day_before_at_six_is_six_on_that_day_whatever_the_clocks_do(starts_at: datetime):
    due_at = day_before(starts_at, planned_at=LONG_AGO)

    assert due_at is not None
    wall = due_at.astimezone(AMSTERDAM)
    assert wall.time() == time(18)
    assert wall.date() == starts_at.astimezone(AMSTERDAM).date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("planned_at", "due_at"),
    [
        (EVE - timedelta(hours=1), EVE),
        (EVE - timedelta(minutes=59), None),
        (EVE, None),
        (EVE + timedelta(hours=3), None),
    ],
)
def test_who_has_just_heard_of_it_is_not_reminded(planned_at: datetime, due_at: datetime | None):
    assert day_before(START, planned_at=planned_at) == due_at


def test_a_reminder_that_is_due_is_said_at_once():
    assert say_at(DUE, now=EVE + timedelta(seconds=12)) == EVE + timedelta(seconds=12)


@pytest.mark.parametrize(
    "reminder",
    [
        replace(DUE, takes_part=False),
        replace(DUE, appointment=replace(APPOINTMENT, answer=Coming.CANNOT)),
        replace(DUE, appointment=replace(APPOINTMENT, state=AppointmentState.CANCELLED)),
    ],
)
def test_a_reminder_that_makes_no_sense_any_more_is_not_said(reminder: DueReminder):
    assert say_at(reminder, now=EVE) is None


def test_after_an_outage_it_waits_for_the_morning_and_says_today():
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)

    moment = say_at(DUE, now=late)

    assert moment == datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
    assert is_on_the_day(START, moment)


def test_it_is_never_said_after_the_appointment_has_begun():
    assert say_at(DUE, now=START) is None


def test_tomorrow_is_not_said_any_more_after_midnight():
    assert better_unsaid_from(START, EVE) == datetime(2026, 3, 2, 23, tzinfo=UTC)


def test_today_is_not_said_any_more_once_it_has_begun():
    assert better_unsaid_from(START, START - timedelta(hours=3)) == START


@pytest.mark.parametrize("state", list(AppointmentState))
def test_an_appointments_life_is_the_one_of_the_product(state: AppointmentState):
    ahead = {
        AppointmentState.KEPT,
        AppointmentState.MISSED,
        AppointmentState.MOVED,
        AppointmentState.CANCELLED,
    }
    stands = state in {AppointmentState.PLANNED, AppointmentState.MOVED}

    assert APPOINTMENT_TRANSITIONS[state] == (ahead if stands else set())


def test_nobody_answers_to_an_appointment_that_has_begun():
    with pytest.raises(NoLongerPossible):
        APPOINTMENT.answered(Coming.COMING, now=START)


def test_a_moved_appointment_is_answered_anew():
    coming = APPOINTMENT.answered(Coming.COMING, now=EVE)

    moved = coming.moved(at_wall_time(date(2026, 3, 4), time(9)), "Serviceplein")

    assert (moved.answer, moved.state) == (None, AppointmentState.MOVED)
