"""The days of a series: as many as were asked, at the same wall time, and never more than fit."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.moments import NoSuchTime
from mentoring.series import MOST_IN_SERIES, Every, NoSeries, TooManyInSeries, series_days, series_moments

TUESDAY = date(2026, 3, 3)
ANY_DAY = st.dates(date(2026, 1, 1), date(2028, 12, 31))
ANY_RHYTHM = st.sampled_from(Every)
ANY_COUNT = st.integers(2, MOST_IN_SERIES)


@pytest.mark.parametrize(
    ("every", "days"),
    [
        (Every.WEEK, [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)]),
        (Every.TWO_WEEKS, [date(2026, 3, 3), date(2026, 3, 17), date(2026, 3, 31)]),
        (Every.MONTH, [date(2026, 3, 3), date(2026, 4, 7), date(2026, 5, 5)]),
    ],
)
def test_a_series_has_as_many_days_as_were_asked(every: Every, days: list[date]):
    assert series_days(TUESDAY, every, count=3) == tuple(days)


def test_a_series_until_a_day_has_that_day_too():
    until = date(2026, 3, 17)

    assert series_days(TUESDAY, Every.WEEK, until=until)[-1] == until
    assert series_days(TUESDAY, Every.WEEK, until=until + timedelta(days=6))[-1] == until


def test_the_fifth_of_a_month_is_the_last_of_every_month():
    fifth_friday = date(2026, 1, 30)

    days = series_days(fifth_friday, Every.MONTH, count=4)

    assert days == (date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27), date(2026, 4, 24))


def test_a_series_over_new_year_goes_on():
    assert series_days(date(2026, 11, 10), Every.MONTH, count=3)[-1] == date(2027, 1, 12)


@given(ANY_DAY, ANY_COUNT)
def test_a_monthly_series_keeps_its_weekday_and_its_place_in_the_month(first: date, count: int):
    days = series_days(first, Every.MONTH, count=count)

    assert {day.weekday() for day in days} == {first.weekday()}
    assert len({(day.year, day.month) for day in days}) == count
    which = (first.day - 1) // 7
    last = [day for day in days if (day + timedelta(days=7)).month != day.month]
    assert (days == tuple(last)) if which == 4 else {(day.day - 1) // 7 for day in days} == {which}


@given(ANY_DAY, ANY_RHYTHM, ANY_COUNT)
def test_until_its_last_day_a_series_is_the_same_as_by_its_number(first: date, every: Every, count: int):
    days = series_days(first, every, count=count)

    assert len(days) == count
    assert days[0] == first
    assert series_days(first, every, until=days[-1]) == days


@pytest.mark.parametrize(
    "asked", [{"count": 1}, {"count": 0}, {"until": TUESDAY}, {"until": date(2020, 1, 1)}]
)
def test_one_appointment_is_no_series(asked: dict[str, int | date]):
    with pytest.raises(NoSeries):
        series_days(TUESDAY, Every.WEEK, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [{"count": MOST_IN_SERIES + 1}, {"until": date(2030, 1, 1)}])
def test_a_series_that_is_too_long_is_refused_and_not_cut_off(asked: dict[str, int | date]):
    with pytest.raises(TooManyInSeries):
        series_days(TUESDAY, Every.WEEK, **asked)  # type: ignore[arg-type]


def test_the_longest_series_is_as_long_as_that():
    assert len(series_days(TUESDAY, Every.WEEK, count=MOST_IN_SERIES)) == MOST_IN_SERIES


@pytest.mark.parametrize("asked", [{}, {"count": 3, "until": date(2026, 4, 1)}])
def test_a_series_has_a_number_or_a_last_day(asked: dict[str, int | date]):
    with pytest.raises(ValueError, match="number"):
        series_days(TUESDAY, Every.WEEK, **asked)  # type: ignore[arg-type]


def test_the_wall_time_stays_when_the_clock_changes():
    before, after = series_moments([date(2026, 10, 20), date(2026, 10, 27)], time(14, 30))

    assert (before.wall_time, after.wall_time) == ("2026-10-20T14:30", "2026-10-27T14:30")
    assert before.starts_at == datetime(2026, 10, 20, 12, 30, tzinfo=UTC)
    assert after.starts_at == datetime(2026, 10, 27, 13, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skips_on_one_of_the_days_is_refused():
    with pytest.raises(NoSuchTime):
        series_moments([date(2026, 3, 22), date(2026, 3, 29)], time(2, 30))
