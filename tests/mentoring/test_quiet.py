"""Quiet hours: what is quiet, and the nearest moments that are not."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentoring.programme import AMSTERDAM
from mentoring.quiet import Quiet

MINUTE = timedelta(minutes=1)
BEGIN = datetime(2026, 2, 1, tzinfo=UTC)
OLD_AND_NEW = [date(2026, 3, 29), date(2026, 10, 25)]

moments = some.integers(0, 700 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
quarters = some.integers(0, 95).map(lambda number: time(number // 4, number % 4 * 15))
quiets = some.builds(Quiet, quarters, quarters, some.booleans(), some.booleans())


def at(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    """A moment in 2026 by a clock in Amsterdam. 1 March is a Sunday."""
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [
        (at(3, 20, 59), False),
        (at(3, 21), True),
        (at(3, 23, 59), True),
        (at(4, 0), True),
        (at(4, 8, 29), True),
        (at(4, 8, 30), False),
    ],
)
def test_they_go_over_midnight_and_their_end_is_not_quiet_any_more(moment: datetime, is_quiet: bool):
    assert Quiet().is_quiet(moment) is is_quiet


def test_they_may_be_in_the_middle_of_the_day():
    siesta = Quiet(time(13), time(15))

    assert [siesta.is_quiet(at(3, hour)) for hour in (12, 13, 14, 15)] == [False, True, True, False]


def test_the_same_time_twice_is_never_quiet():
    assert not any(Quiet(time(21), time(21)).is_quiet(at(3, hour)) for hour in range(24))


def test_a_sunday_is_quiet_as_a_whole_when_that_was_chosen():
    quiet = Quiet(sundays=True)

    assert [quiet.is_quiet(at(day, 12)) for day in (7, 8, 9)] == [False, True, False]
    assert not Quiet().is_quiet(at(8, 12))


def test_a_holiday_is_quiet_as_a_whole_when_that_was_chosen():
    quiet = Quiet(holidays=True)

    assert quiet.is_quiet(at(27, 12, month=4))
    assert not Quiet().is_quiet(at(27, 12, month=4))


@pytest.mark.parametrize(
    ("quiet", "moment", "allowed"),
    [
        (Quiet(), at(3, 12), at(3, 12)),
        (Quiet(), at(3, 22), at(4, 8, 30)),
        (Quiet(), at(4, 3), at(4, 8, 30)),
        (Quiet(sundays=True), at(7, 22), at(9, 8, 30)),
        (Quiet(sundays=True), at(8, 12), at(9, 8, 30)),
        (Quiet(time(1), time(6), sundays=True), at(8, 12), at(9, 0)),
        (Quiet(sundays=True, holidays=True), at(4, 22, month=4), at(7, 8, 30, month=4)),
    ],
)
def test_the_next_moment_that_is_not_quiet(quiet: Quiet, moment: datetime, allowed: datetime):
    assert quiet.next_allowed(moment) == allowed


@pytest.mark.parametrize(
    ("quiet", "moment", "allowed"),
    [
        (Quiet(), at(3, 12), at(3, 12)),
        (Quiet(), at(3, 22), at(3, 20, 59)),
        (Quiet(), at(4, 3), at(3, 20, 59)),
        (Quiet(sundays=True), at(9, 3), at(7, 20, 59)),
        (Quiet(time(1), time(6), sundays=True), at(8, 12), at(7, 23, 59)),
    ],
)
def test_the_last_moment_before_that_is_not_quiet(quiet: Quiet, moment: datetime, allowed: datetime):
    assert quiet.last_allowed(moment) == allowed


@pytest.mark.parametrize("day", OLD_AND_NEW)
@pytest.mark.parametrize("hour", range(24))
def test_the_end_is_at_its_wall_time_when_the_clock_changes(day: date, hour: int):
    moment = datetime.combine(day, time(), tzinfo=UTC) - timedelta(hours=24 - hour)

    allowed = Quiet().next_allowed(moment).astimezone(AMSTERDAM)

    assert (allowed.hour, allowed.minute) == (8, 30) or allowed == moment


@given(quiet=quiets, moment=moments)
def test_next_and_last_are_the_nearest_that_are_not_quiet(quiet: Quiet, moment: datetime):
    later, sooner = quiet.next_allowed(moment), quiet.last_allowed(moment)

    assert sooner <= moment <= later
    assert not quiet.is_quiet(later)
    assert not quiet.is_quiet(sooner)
    assert later == moment or quiet.is_quiet(later - MINUTE)
    assert sooner == moment or quiet.is_quiet(sooner + MINUTE)


@given(quiet=quiets, moment=moments)
def test_what_begins_today_is_quiet_and_nothing_before_it_is(quiet: Quiet, moment: datetime):
    allowed = quiet.next_allowed(moment)

    begins = quiet.begins_today(allowed)

    assert begins is None or (begins > allowed and quiet.is_quiet(begins))
    assert begins is None or not quiet.is_quiet(begins - MINUTE)


@pytest.mark.parametrize(
    ("since", "until", "hours"), [(21, 8, 13), (1, 9, 16), (0, 0, 24), (12, 12, 24), (8, 6, 2)]
)
def test_how_much_of_a_day_they_leave(since: int, until: int, hours: int):
    assert Quiet(time(since), time(until)).loud == timedelta(hours=hours)
