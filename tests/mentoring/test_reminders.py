"""When to remind: at the promised wall time whatever the clocks do, never in quiet hours, never after it began."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When, at_wall_time
from mentoring.places import Place
from mentoring.programme import AMSTERDAM, Programme
from mentoring.quiet import Quiet
from mentoring.reminders import JUST_PLANNED, MORNING, TOGETHER, Planned, before, plan

PROGRAMME = Programme()
DEFAULT = PROGRAMME.remind_days
NEVER_QUIET = Quiet(time(), time())
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)

CLOCK_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]
HOURS_AROUND = [
    datetime.combine(day, time(), tzinfo=UTC) + timedelta(hours=hour)
    for day in CLOCK_CHANGES
    for hour in range(-26, 48)
]
"""Each hour of the day before, of the day itself and of the day after, in Amsterdam."""

moments = some.integers(0, 700 * 24 * 60).map(lambda minutes: LONG_AGO + timedelta(days=30, minutes=minutes))
times = some.times(time(), time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
days_before = some.lists(some.integers(0, 14), max_size=6).map(tuple)


def of(starts_at: datetime) -> Appointment:
    wall = starts_at.astimezone(AMSTERDAM)
    when = When(starts_at, wall.replace(tzinfo=None).isoformat(timespec="minutes"), AMSTERDAM.key)
    return Appointment(
        AppointmentId(1), PersonId(2), PersonId(3), "Anja", when, Details(Place("Serviceplein"))
    )


def wall(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def on_the_clock(at: datetime) -> datetime:
    """What a clock on a wall in Amsterdam shows."""
    return at.astimezone(AMSTERDAM).replace(tzinfo=None)


def in_march(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026, by a clock in Amsterdam. The 3rd is a Tuesday."""
    return wall(date(2026, 3, day), time(hour, minute))


@pytest.mark.parametrize("starts_at", HOURS_AROUND, ids=str)
def test_each_is_at_its_wall_time_whatever_the_clocks_do(starts_at: datetime):
    planned = plan(of(starts_at), DEFAULT, NEVER_QUIET, PROGRAMME, LONG_AGO)

    day = starts_at.astimezone(AMSTERDAM).date()
    evenings = {before(days): datetime.combine(day - timedelta(days=days), time(18)) for days in (7, 3, 1)}
    morning = {MORNING: datetime.combine(day, time(8, 30))} if starts_at >= wall(day, time(9)) else {}
    assert {each.kind: on_the_clock(each.due_at) for each in planned} == evenings | morning


def test_seven_three_and_one_day_before_and_the_same_morning():
    planned = plan(of(in_march(31, 14, 30)), DEFAULT, Quiet(), PROGRAMME, LONG_AGO)

    assert planned == (
        Planned(before(7), in_march(24, 18)),
        Planned(before(3), in_march(28, 18)),
        Planned(before(1), in_march(30, 18)),
        Planned(MORNING, in_march(31, 8, 30)),
    )


def test_the_programme_says_at_what_time():
    programme = replace(PROGRAMME, remind_at=time(16, 15), remind_morning_at=time(9))

    planned = plan(of(in_march(31, 14, 30)), (1, 0), Quiet(), programme, LONG_AGO)

    assert planned == (Planned(before(1), in_march(30, 16, 15)), Planned(MORNING, in_march(31, 9)))


def test_who_wants_none_gets_none():
    assert plan(of(in_march(31, 14, 30)), (), Quiet(), PROGRAMME, LONG_AGO) == ()


@pytest.mark.parametrize(
    ("planned_at", "kinds"),
    [
        (in_march(23, 20), ["before:7", "before:3", "before:1", "morning"]),
        (in_march(24, 9), ["before:3", "before:1", "morning"]),
        (in_march(24, 20), ["before:3", "before:1", "morning"]),
        (in_march(30, 17), ["before:1", "morning"]),
        (in_march(30, 17, 1), ["morning"]),
        (in_march(31, 7, 31), []),
        (in_march(31, 12), []),
    ],
)
def test_an_appointment_made_shortly_before_gets_those_that_still_make_sense(
    planned_at: datetime, kinds: list[str]
):
    planned = plan(of(in_march(31, 14, 30)), DEFAULT, Quiet(), PROGRAMME, planned_at)

    assert [each.kind for each in planned] == kinds


@pytest.mark.parametrize(
    ("at", "kind", "due_at"),
    [
        (time(8), "before:1", in_march(30, 18)),
        (time(8, 59), "before:1", in_march(30, 18)),
        (time(9), "morning", in_march(31, 8, 30)),
    ],
)
def test_an_early_appointment_has_the_evening_before_in_place_of_the_same_morning(
    at: time, kind: str, due_at: datetime
):
    planned = plan(of(wall(date(2026, 3, 31), at)), (0,), Quiet(), PROGRAMME, LONG_AGO)

    assert planned == (Planned(before(1) if kind == "before:1" else MORNING, due_at),)


def test_the_evening_before_an_early_appointment_comes_once():
    planned = plan(of(in_march(31, 8)), (1, 0), Quiet(), PROGRAMME, LONG_AGO)

    assert planned == (Planned(before(1), in_march(30, 18)),)


@pytest.mark.parametrize(
    ("quiet", "starts_at", "planned"),
    [
        # Until ten in the morning: at ten, when that leaves half an hour.
        (
            Quiet(time(21), time(10)),
            in_march(31, 14, 30),
            [("before:1", in_march(30, 18)), ("morning", in_march(31, 10))],
        ),
        (
            Quiet(time(21), time(10)),
            in_march(31, 10, 30),
            [("before:1", in_march(30, 18)), ("morning", in_march(31, 10))],
        ),
        (Quiet(time(21), time(10)), in_march(31, 10, 29), [("before:1", in_march(30, 18))]),
        # From five on: the next morning, where the other is already.
        (Quiet(time(17), time(8, 30)), in_march(31, 14, 30), [("morning", in_march(31, 8, 30))]),
        # From five until ten, and it begins at ten: before five.
        (Quiet(time(17), time(10)), in_march(31, 10), [("before:1", in_march(30, 16, 59))]),
        # The eve is a Sunday: on Monday morning, or on Saturday evening when that would be too late.
        (Quiet(sundays=True), in_march(30, 14, 30), [("morning", in_march(30, 8, 30))]),
        (Quiet(sundays=True), in_march(30, 8, 45), [("before:1", in_march(28, 18))]),
        # On a Sunday itself.
        (Quiet(sundays=True), in_march(29, 14, 30), [("before:1", in_march(28, 18))]),
    ],
)
def test_in_quiet_hours_it_moves_to_after_them_or_else_to_before(
    quiet: Quiet, starts_at: datetime, planned: list[tuple[str, datetime]]
):
    found = plan(of(starts_at), (1, 0), quiet, PROGRAMME, LONG_AGO)

    assert [(each.kind, each.due_at) for each in found] == planned


def test_one_that_was_over_when_the_appointment_was_made_does_not_come_after_the_quiet_day():
    """Three days before Wednesday the 25th is Sunday the 22nd."""
    sunday_evening = in_march(22, 19)

    planned = plan(of(in_march(25, 14, 30)), (3, 1), Quiet(sundays=True), PROGRAMME, sunday_evening)

    assert planned == (Planned(before(1), in_march(24, 18)),)


def test_over_easter_it_waits_for_tuesday():
    """5 and 6 April 2026 are Easter; the 4th is the Saturday before."""
    easter = Quiet(holidays=True)

    planned = plan(of(wall(date(2026, 4, 7), time(14))), (3, 1, 0), easter, PROGRAMME, LONG_AGO)

    assert planned == (
        Planned(before(3), wall(date(2026, 4, 4), time(18))),
        Planned(MORNING, wall(date(2026, 4, 7), time(8, 30))),
    )


@given(
    starts_at=moments, planned_at=moments, since=times, until=times, sundays=some.booleans(), days=days_before
)
def test_whatever_the_rules_never_late_never_quiet_never_twice(
    starts_at: datetime, planned_at: datetime, since: time, until: time, sundays: bool, days: tuple[int, ...]
):
    quiet = Quiet(since, until, sundays=sundays, holidays=sundays)

    planned = plan(of(starts_at), days, quiet, PROGRAMME, planned_at)

    due = [each.due_at for each in planned]
    assert due == sorted(due)
    assert all(at < starts_at and at - planned_at >= JUST_PLANNED for at in due)
    assert not any(quiet.is_quiet(at) for at in due)
    assert all(later - sooner >= TOGETHER for sooner, later in pairwise(due))
    assert len({at.astimezone(AMSTERDAM).date() for at in due}) == len(due)
    assert len({each.kind for each in planned}) == len(planned)


@given(starts_at=moments, days=days_before)
def test_without_quiet_hours_each_is_at_its_promised_wall_time(starts_at: datetime, days: tuple[int, ...]):
    planned = plan(of(starts_at), days, NEVER_QUIET, PROGRAMME, LONG_AGO)

    day = starts_at.astimezone(AMSTERDAM).date()
    late = [each for each in planned if each.kind != MORNING]
    assert all(each.due_at.astimezone(AMSTERDAM).time() == time(18) for each in late)
    assert {before((day - each.due_at.astimezone(AMSTERDAM).date()).days) for each in planned} == {
        each.kind for each in planned
    }


def test_an_appointment_at_a_wall_time_keeps_it():
    when = at_wall_time(date(2026, 3, 31), time(14, 30))

    assert of(when.starts_at).when == when
