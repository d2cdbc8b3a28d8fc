"""A reminder whose moment is there: said, put off, or dropped; and until when it is true."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from mentoring.appointments import Appointment, AppointmentState, Coming, Details
from mentoring.due_reminders import Decision, Dropped, DueReminder, better_unsaid_from, days_until, decide
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM, Programme
from mentoring.quiet import Quiet
from mentoring.reminders import MORNING, SNOOZED, before

PROGRAMME = Programme()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026 by a clock in Amsterdam."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


EVE, START = at(2, 18), at(3, 14, 30)
APPOINTMENT = Appointment(
    AppointmentId(1),
    PersonId(2),
    PersonId(3),
    "Anja",
    at_wall_time(date(2026, 3, 3), time(14, 30)),
    Details(Place("Serviceplein")),
)
DUE = DueReminder(1, before(1), EVE, APPOINTMENT, True, Preferences(), False, at(3, 8, 30))


def decided(reminder: DueReminder, *, now: datetime) -> Decision:
    (decision,) = decide([reminder], PROGRAMME, now=now)
    return decision


def test_one_that_is_due_is_said():
    assert decided(DUE, now=EVE).say


def test_one_that_is_late_and_still_helps_is_said():
    assert decided(DUE, now=at(2, 20, 59)).say


@pytest.mark.parametrize(
    ("reminder", "because"),
    [
        (replace(DUE, takes_part=False), Dropped.NOT_TAKING_PART),
        (replace(DUE, is_paused=True), Dropped.PAUSED),
        (replace(DUE, appointment=replace(APPOINTMENT, answer=Coming.CANNOT)), Dropped.CANNOT_COME),
        (replace(DUE, appointment=replace(APPOINTMENT, state=AppointmentState.CANCELLED)), Dropped.CANCELLED),
        (replace(DUE, appointment=replace(APPOINTMENT, state=AppointmentState.KEPT)), Dropped.CANCELLED),
    ],
)
def test_one_that_makes_no_sense_any_more_is_dropped(reminder: DueReminder, because: Dropped):
    assert decided(reminder, now=EVE) == Decision(reminder, because=because)


@pytest.mark.parametrize("now", [START, START + timedelta(days=2)])
def test_nothing_is_said_once_it_has_begun(now: datetime):
    assert decided(replace(DUE, next_due_at=None), now=now).because is Dropped.TOO_LATE


def test_in_quiet_hours_it_waits_for_their_end():
    decision = decided(replace(DUE, next_due_at=None), now=at(2, 23))

    assert (decision.say, decision.put_off_to) == (False, at(3, 8, 30))


def test_quiet_hours_until_it_begins_leave_no_moment():
    early = replace(DUE, preferences=Preferences(quiet_from=time(20), quiet_until=time(15)), next_due_at=None)

    assert decided(early, now=at(2, 23)).because is Dropped.TOO_LATE


def test_the_next_one_says_it_when_that_comes_soon():
    assert decided(DUE, now=at(2, 23)).because is Dropped.ANOTHER


def test_a_late_one_gives_way_to_the_one_of_that_day():
    late = replace(DUE, kind=before(3), due_at=at(1, 18), next_due_at=at(2, 18))

    assert decided(late, now=at(2, 9)).because is Dropped.ANOTHER
    assert decided(late, now=at(1, 20)).say


def test_what_somebody_asked_for_comes_whatever_follows():
    asked = replace(DUE, kind=SNOOZED, next_due_at=EVE + timedelta(hours=1))

    assert decided(asked, now=EVE).say


def test_of_several_the_nearest_to_the_appointment_is_looked_at():
    week = replace(DUE, id=1, kind=before(7), due_at=at(2, 9))
    again = replace(DUE, id=2, kind=before(1), due_at=at(1, 18))
    another_appointment = replace(DUE, id=3, appointment=replace(APPOINTMENT, id=AppointmentId(2)))

    decisions = decide([again, week, another_appointment], PROGRAMME, now=at(2, 19))

    assert [each.because for each in decisions] == [None, Dropped.ANOTHER, None]


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        (at(3, 0), 0),
        (at(2, 23, 59), 1),
        (at(2, 0), 1),
        (at(1, 23, 59), 2),
        (datetime(2026, 2, 24, 22, 59, tzinfo=UTC), 7),
    ],
)
def test_days_are_those_of_the_calendar(moment: datetime, days: int):
    assert days_until(START, moment) == days


def test_over_a_change_of_the_clock_a_day_is_a_day():
    start = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)

    assert days_until(start, datetime(2026, 3, 28, 23, 30, tzinfo=UTC)) == 1


@pytest.mark.parametrize(
    ("quiet", "said_at", "until"),
    [
        (Quiet(), EVE, at(2, 21)),
        (Quiet(time(3), time(8)), EVE, at(3, 0)),
        (Quiet(time(21), time(21)), EVE, at(3, 0)),
        (Quiet(time(13), time(14)), at(3, 8, 30), at(3, 13)),
        (Quiet(), at(3, 8, 30), START),
        (Quiet(), at(3, 14), START),
    ],
)
def test_until_the_quiet_hours_or_midnight_or_its_beginning(quiet: Quiet, said_at: datetime, until: datetime):
    assert better_unsaid_from(APPOINTMENT, quiet, said_at) == until


def test_the_same_morning_is_nearer_than_the_day_before():
    eve, morning = replace(DUE, id=1), replace(DUE, id=2, kind=MORNING, due_at=at(3, 8, 30), next_due_at=None)

    decisions = decide([eve, morning], PROGRAMME, now=at(3, 9))

    assert [each.say for each in decisions] == [False, True]
