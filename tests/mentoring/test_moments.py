"""A moment as it was agreed, on days when the clock changes too."""

from datetime import UTC, date, datetime, time

import pytest

from mentoring.moments import NoSuchTime, at_wall_time


def test_the_clock_skips_an_hour_in_spring():
    with pytest.raises(NoSuchTime):
        at_wall_time(date(2026, 3, 29), time(2, 30))


def test_of_the_hour_that_comes_twice_in_autumn_the_first_is_meant():
    autumn = at_wall_time(date(2026, 10, 25), time(2, 30))

    assert autumn.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_moment_keeps_the_wall_time_it_came_from():
    summer = at_wall_time(date(2026, 7, 1), time(9))

    assert summer.starts_at == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert (summer.wall_time, summer.zone) == ("2026-07-01T09:00", "Europe/Amsterdam")
