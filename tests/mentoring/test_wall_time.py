"""What a clock in Amsterdam shows, and when."""

from datetime import UTC, date, datetime, time

from mentoring.wall_time import begin_of, day_of, time_of, wall_moment

SUMMER_TIME_BEGINS = date(2026, 3, 29)
SUMMER_TIME_ENDS = date(2026, 10, 25)


def test_the_day_in_amsterdam_begins_before_that_in_utc():
    moment = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)

    assert (day_of(moment), time_of(moment)) == (date(2026, 3, 4), time(0, 30))


def test_the_same_time_on_the_clock_is_an_hour_earlier_in_utc_when_summer_time_has_begun():
    before, after = (wall_moment(date(2026, 3, day), time(18)) for day in (28, 29))

    assert (before.hour, after.hour) == (17, 16)


def test_a_time_that_comes_twice_is_the_first_of_both():
    assert wall_moment(SUMMER_TIME_ENDS, time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skips_is_as_long_after_midnight_as_on_another_day():
    skipped = wall_moment(SUMMER_TIME_BEGINS, time(2, 30))

    assert (skipped - begin_of(SUMMER_TIME_BEGINS)).total_seconds() == 2.5 * 3600
    assert time_of(skipped) == time(3, 30)
