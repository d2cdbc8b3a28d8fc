"""A date typed alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.days import NotADay
from mentoring.typed.one_date import read_day

TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31-12-2026", date(2026, 12, 31)),
        ("1/4/2027", date(2027, 4, 1)),
        ("01.04.2027", date(2027, 4, 1)),
        (" 31 december ", date(2026, 12, 31)),
        ("31 December 2028", date(2028, 12, 31)),
        ("1 mrt", date(2027, 3, 1)),
        ("3 maart", date(2027, 3, 3)),
        ("4 maart", date(2026, 3, 4)),
        ("29 februari", date(2028, 2, 29)),
    ],
)
def test_a_clear_day_is_read(typed: str, meant: date) -> None:
    assert read_day(typed, today=TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "31", "morgen", "volgende week", "over 3 maanden", "31 foo", "december 31"),
        *("31-12", "31-12-26", "12-31-2026", "31-2-2026", "30 februari", "31 april", "29 februari 2027"),
        *("31-12/2026", "2026-12-31", "0-1-2027", "1-0-2027", "00 mei", "1 mei 0000", "32 mei"),
        *("٣١-١٢-٢٠٢٦", "31-12-2026 of later", "-1-1-2027", "1e mei", "31 december 20266", "1 mei 2027 x"),
    ],
)
def test_what_is_no_clear_day_is_asked_again(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, today=TODAY)


@given(st.text(max_size=30))
def test_no_text_is_read_wrongly_as_a_crash(typed: str) -> None:
    try:
        day = read_day(typed, today=TODAY)
    except NotADay:
        return
    assert isinstance(day, date)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    assert read_day(f"{day.day}-{day.month}-{day.year}", today=TODAY) == day


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2126, 1, 1)))
def test_a_day_without_a_year_is_the_next_one(today: date) -> None:
    found = read_day("31 december", today=today)

    assert found > today
    assert (found - today).days <= 366
