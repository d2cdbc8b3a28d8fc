"""Programme years: when they begin, what they are called, and which are meant by what people type."""

from datetime import UTC, date, datetime

import pytest

from mentoring.programme import Programme
from mentoring.programme_years import NotAYear, ProgrammeYear, month_after, year_of, year_typed
from mentoring.wall_time import day_of

SEPTEMBER = Programme(year_begins=(9, 1))
LEAP = Programme(year_begins=(3, 1))
CALENDAR = Programme()


@pytest.mark.parametrize(
    ("programme", "moment", "name"),
    [
        (CALENDAR, datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), "2026"),
        (CALENDAR, datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "2027"),  # midnight in Amsterdam
        (SEPTEMBER, datetime(2026, 8, 31, 21, 59, 59, tzinfo=UTC), "2025/2026"),
        (SEPTEMBER, datetime(2026, 8, 31, 22, 0, tzinfo=UTC), "2026/2027"),  # summer time: two hours
        (SEPTEMBER, datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026/2027"),
        (LEAP, datetime(2028, 2, 29, 12, 0, tzinfo=UTC), "2027/2028"),
        (LEAP, datetime(2028, 2, 29, 23, 0, tzinfo=UTC), "2028/2029"),
    ],
)
def test_a_moment_is_in_the_year_that_a_calendar_in_amsterdam_says(programme, moment, name):
    year = year_of(moment, programme)

    assert year.name == name
    assert year.begins_at <= moment < year.ends_at


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (ProgrammeYear(2027), 365),
        (ProgrammeYear(2028), 366),
        (ProgrammeYear(2027, (9, 1)), 366),  # with 29 February 2028 in it
        (ProgrammeYear(2026, (3, 29)), 365),  # begins on the night in which summer time does
    ],
)
def test_years_follow_on_each_other_without_a_gap(year: ProgrammeYear, days: int):
    assert (year.following.first_day - year.first_day).days == days
    assert year.ends_at == year.following.begins_at


def test_a_year_that_begins_within_a_month_has_thirteen_of_which_two_are_parts():
    months = ProgrammeYear(2026, (9, 15)).months

    assert [day_of(month) for month in (months[0], months[1], months[-1])] == [
        date(2026, 9, 15),
        date(2026, 10, 1),
        date(2027, 9, 1),
    ]
    assert len(months) == 13


@pytest.mark.parametrize(("number", "month"), [(1, 1), (-12, 12), (-1, 11), (14, 2)])
def test_months_are_counted_past_the_turn_of_a_year(number: int, month: int):
    assert month_after(date(2026, 12, 31), number).month == month


@pytest.mark.parametrize(
    ("programme", "text", "begins_in"),
    [
        (CALENDAR, "2026", 2026),
        (CALENDAR, " 2028 ", 2028),
        (SEPTEMBER, "2025", 2025),
        (SEPTEMBER, "2026/2027", 2026),
        (SEPTEMBER, "2026-2027", 2026),
    ],
)
def test_a_year_that_is_typed(programme, text, begins_in):
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)

    assert year_typed(text, programme=programme, now=now).begins_in == begins_in


@pytest.mark.parametrize("text", ["2025", "2029", "2026/2027", "26", "٢٠٢٦", ""])
def test_what_is_no_year_of_now_or_soon_is_asked_again(text: str):
    with pytest.raises(NotAYear) as refused:
        year_typed(text, programme=CALENDAR, now=datetime(2026, 3, 3, 12, tzinfo=UTC))

    assert refused.value.possible == ("2026", "2027", "2028")
