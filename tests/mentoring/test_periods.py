"""Periods of the books: whole days in Amsterdam, by name or typed, and never guessed."""

from datetime import UTC, date, datetime

import pytest

from mentoring.periods import NotAPeriod, Period, PeriodName, period_named, period_typed
from mentoring.programme import Programme

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (PeriodName.THIS_MONTH, date(2026, 5, 1), date(2026, 5, 31)),
        (PeriodName.LAST_MONTH, date(2026, 4, 1), date(2026, 4, 30)),
        (PeriodName.THIS_QUARTER, date(2026, 4, 1), date(2026, 6, 30)),
        (PeriodName.PROGRAMME_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodName.LAST_PROGRAMME_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_name_stands_for_days_seen_from_today(name: PeriodName, first: date, last: date):
    assert period_named(name, programme=Programme(), now=NOW) == Period(first, last)


def test_what_is_today_is_asked_in_amsterdam():
    new_year = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)

    found = period_named(PeriodName.LAST_MONTH, programme=Programme(), now=new_year)

    assert found == Period(date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "1-1-2026 t/m 31-3-2026",
        "1 januari 2026 tot en met 31 maart 2026",
        "2026-01-01 - 2026-03-31",
        " 1/1/2026  tm  31 maart 2026 ",
    ],
)
def test_two_days_are_read_as_people_type_them(typed: str):
    assert period_typed(typed, today=TODAY) == Period(date(2026, 1, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026",
        "1-1-2026",
        "31-3-2026 t/m 1-1-2026",
        "1 jan t/m 31 mrt",
        "30-2-2026 t/m 1-4-2026",
        "x t/m y",
    ],
)
def test_anything_else_is_refused(typed: str):
    with pytest.raises(NotAPeriod):
        period_typed(typed, today=TODAY)


def test_a_period_ends_where_the_next_one_begins_also_when_the_clock_changes():
    march, april = Period(date(2026, 3, 1), date(2026, 3, 31)), Period(date(2026, 4, 1), date(2026, 4, 30))

    assert march.ends_at == april.begins_at
    assert march.begins_at == datetime(2026, 2, 28, 23, tzinfo=UTC)
    assert march.ends_at == datetime(2026, 3, 31, 22, tzinfo=UTC)
