"""Weekends and Dutch holidays, and the time that passes on office days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.office_days import (
    holiday,
    is_office_day,
    is_office_open,
    is_weekend,
    next_working_days,
    office_time,
)
from mentoring.programme import AMSTERDAM, Programme

MOMENTS = st.datetimes(
    min_value=datetime(2025, 1, 1),  # noqa: DTZ001 hypothesis adds the zone
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 3), "Goede vrijdag"),
        (date(2026, 4, 6), "Tweede paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),  # a day earlier, because the 27th was a Sunday
        (date(2025, 4, 27), ""),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede pinksterdag"),
        (date(2026, 12, 26), "Tweede kerstdag"),
        (date(2025, 5, 5), "Bevrijdingsdag"),
        (date(2026, 5, 5), ""),  # a day off in every fifth year only
        (date(2024, 5, 5), ""),
        (date(2026, 12, 5), ""),
        (date(2026, 2, 25), ""),
    ],
)
def test_a_holiday_has_its_dutch_name(day: date, name: str):
    assert holiday(day) == name


def test_two_holidays_on_one_day_are_both_named():
    assert holiday(date(2005, 5, 5)) == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize(
    ("day", "weekend", "office"),
    [
        (date(2026, 2, 27), False, True),
        (date(2026, 2, 28), True, False),
        (date(2026, 3, 1), True, False),
        (date(2026, 3, 2), False, True),
        (date(2026, 4, 6), False, False),
        (date(2026, 12, 26), True, False),
    ],
)
def test_the_office_is_closed_in_weekends_and_on_holidays(day: date, weekend: bool, office: bool):
    assert (is_weekend(day), is_office_day(day)) == (weekend, office)


def test_the_next_working_days_skip_weekends_and_holidays():
    days = next_working_days(date(2026, 4, 1), 4)

    assert days == [date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 8), date(2026, 4, 9)]


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-02-25 10:00", "2026-02-25 12:30", 2.5),
        ("2026-02-25 10:00", "2026-02-26 10:00", 24),
        ("2026-02-27 15:00", "2026-03-02 15:00", 24),
        ("2026-02-28 08:00", "2026-03-01 20:00", 0),
        ("2026-02-28 08:00", "2026-03-02 01:00", 1),
        ("2026-04-02 15:00", "2026-04-07 15:00", 24),  # over Good Friday and Easter
        ("2026-03-27 15:00", "2026-03-30 15:00", 24),  # the clock goes forward on the Sunday between
        ("2026-02-25 10:00", "2026-02-25 10:00", 0),
        ("2026-02-25 12:00", "2026-02-25 10:00", 0),
        ("2026-02-26 10:00", "2026-02-25 10:00", 0),
    ],
)
def test_only_the_time_on_office_days_counts(since: str, until: str, hours: float):
    assert office_time(in_amsterdam(since), in_amsterdam(until)) == timedelta(hours=hours)


def test_a_day_belongs_to_amsterdam_and_not_to_greenwich():
    monday_just_begun = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)

    assert office_time(monday_just_begun, monday_just_begun + timedelta(hours=1)) == timedelta(hours=1)


@given(MOMENTS, MOMENTS, MOMENTS)
def test_office_time_adds_up_and_is_never_more_than_time(one: datetime, two: datetime, three: datetime):
    first, middle, last = sorted((one, two, three))

    whole = office_time(first, last)

    assert whole == office_time(first, middle) + office_time(middle, last)
    assert timedelta() <= whole <= last - first


def in_amsterdam(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=AMSTERDAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (datetime(2026, 3, 3, 8, 59, tzinfo=AMSTERDAM), False),
        (datetime(2026, 3, 3, 9, tzinfo=AMSTERDAM), True),
        (datetime(2026, 3, 3, 16, 59, tzinfo=AMSTERDAM), True),
        (datetime(2026, 3, 3, 17, tzinfo=AMSTERDAM), False),
        (datetime(2026, 3, 7, 12, tzinfo=AMSTERDAM), False),  # a Saturday
        (datetime(2026, 4, 6, 12, tzinfo=AMSTERDAM), False),  # Easter Monday
        (datetime(2026, 10, 26, 9, tzinfo=AMSTERDAM), True),  # the day after the clock went back
    ],
)
def test_the_office_is_open_in_its_hours_on_office_days(at: datetime, open_: bool):
    assert is_office_open(at, Programme()) is open_
