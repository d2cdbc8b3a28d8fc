"""Days and times as mentors type them: what is understood is right, and all else is asked again."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.days import NotADay
from mentoring.moments import (
    DayIsOver,
    Line,
    NoSuchTime,
    NotATime,
    OtherWeekday,
    TooFarAhead,
    appointment_day,
    at_wall_time,
    read_line,
    times_of_day,
)
from mentoring.refusals import Refusal

TODAY = date(2026, 2, 25)  # a Wednesday
NEXT_TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3-3", date(2026, 3, 3)),
        ("3/3", date(2026, 3, 3)),
        ("03-03", date(2026, 3, 3)),
        ("3-3-2027", date(2027, 3, 3)),
        ("3-3-26", date(2026, 3, 3)),
        ("3/3/2026", date(2026, 3, 3)),
        ("3.3.2026", date(2026, 3, 3)),
        ("3 maart", date(2026, 3, 3)),
        ("3 mrt", date(2026, 3, 3)),
        ("3  MAART", date(2026, 3, 3)),
        ("3 maart 2027", date(2027, 3, 3)),
        ("di 3 maart", date(2026, 3, 3)),
        ("dinsdag 3 maart", date(2026, 3, 3)),
        ("Di. 3-3", date(2026, 3, 3)),
        ("di 3 maart 2026", date(2026, 3, 3)),
        ("vandaag", TODAY),
        ("morgen", date(2026, 2, 26)),
        ("Overmorgen", date(2026, 2, 27)),
        ("donderdag", date(2026, 2, 26)),
        ("do", date(2026, 2, 26)),
        ("dinsdag", date(2026, 3, 3)),
        ("woensdag", date(2026, 3, 4)),
        ("zo", date(2026, 3, 1)),
        ("25-2", TODAY),
        ("1 januari 2028", date(2028, 1, 1)),
    ],
)
def test_a_day_is_read(typed: str, day: date):
    assert read_or_refuse(typed) == day


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("", NotADay),
        ("3", NotADay),
        ("maart", NotADay),
        ("3.3", NotADay),
        ("31 april", NotADay),
        ("30-2", NotADay),
        ("0-3", NotADay),
        ("3-13", NotADay),
        ("3-3-2", NotADay),
        ("3-3-202", NotADay),
        ("3-3/2026", NotADay),
        ("2026-03-03", NotADay),
        ("3 marat", NotADay),
        ("volgende week", NotADay),
        ("volgende week dinsdag", NotADay),
        ("dinsdag over een week", NotADay),
        ("over 2 weken", NotADay),
        ("eind maart", NotADay),
        ("3 of 4 maart", NotADay),
        ("maandag of dinsdag", NotADay),
        ("de 3e", NotADay),
        ("zo snel mogelijk", NotADay),
        ("wo 3 maart", OtherWeekday),
        ("maandag 3-3", OtherWeekday),
        ("24-2", DayIsOver),
        ("24 februari", DayIsOver),
        ("1 januari", DayIsOver),
        ("3-3-2025", DayIsOver),
        ("3-3-2062", TooFarAhead),
        ("29 februari 2028", TooFarAhead),
        ("29 februari", NotADay),
    ],
)
def test_what_is_not_one_clear_day_is_asked_again(typed: str, refused: type[Refusal]):
    assert read_or_refuse(typed) is refused


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 23), date(2027, 3, 3)),
        (date(2026, 3, 3), date(2026, 3, 3)),
        (date(2026, 3, 4), DayIsOver),
        (date(2026, 8, 31), DayIsOver),
        (date(2026, 9, 1), date(2027, 3, 3)),
    ],
)
def test_a_day_without_a_year_is_next_years_only_when_that_is_near(today: date, day: object):
    assert read_or_refuse("3-3", today=today) == day


def test_a_weekday_is_never_today():
    assert appointment_day("woensdag", today=TODAY) == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("14:30", (time(14, 30),)),
        ("14.30", (time(14, 30),)),
        ("14u30", (time(14, 30),)),
        ("14:30 uur", (time(14, 30),)),
        ("om 14.30 uur", (time(14, 30),)),
        ("14u", (time(14),)),
        ("14 uur", (time(14),)),
        ("9 uur", (time(9),)),
        ("9:30", (time(9, 30),)),
        ("09:00", (time(9),)),
        ("12 uur", (time(12),)),
        ("0:30", (time(0, 30),)),
        ("03:00", (time(3),)),
        ("23:59", (time(23, 59),)),
        ("8 UUR", (time(8),)),
        ("3 uur", (time(15), time(3))),
        ("3:00", (time(15), time(3))),
        ("2.15", (time(14, 15), time(2, 15))),
        ("7 uur", (time(19), time(7))),
    ],
)
def test_a_time_is_read_and_two_when_it_could_be_either(typed: str, times: tuple[time, ...]):
    assert times_of_day(typed) == times


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "3",
        "14",
        "1430",
        "14:3",
        "14:300",
        "24:00",
        "25:00",
        "14:60",
        "half drie",
        "kwart over 2",
        "'s middags",
        "3 uur 's middags",
        "14:30-15:30",
        "tussen 2 en 3",
        "-3:00",
        "14;30",
        "na de lunch",
        "3 uurtjes",
    ],
)
def test_what_is_not_one_clear_time_is_asked_again(typed: str):
    with pytest.raises(NotATime):
        times_of_day(typed)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("di 3 maart 14:30 Serviceplein", Line(NEXT_TUESDAY, (time(14, 30),), "Serviceplein")),
        ("di 3 maart om 14:30 Serviceplein 1", Line(NEXT_TUESDAY, (time(14, 30),), "Serviceplein 1")),
        ("dinsdag 9 uur bij jou thuis", Line(NEXT_TUESDAY, (time(9),), "bij jou thuis")),
        ("3-3 14.30", Line(NEXT_TUESDAY, (time(14, 30),))),
        ("3-3", Line(NEXT_TUESDAY)),
        ("3 maart 2026 9 uur", Line(NEXT_TUESDAY, (time(9),))),
        ("dinsdag 3 uur Plein 3", Line(NEXT_TUESDAY, (time(15), time(3)), "Plein 3")),
        ("3 maart half drie Serviceplein", Line(NEXT_TUESDAY)),
        ("3 maart Serviceplein", Line(NEXT_TUESDAY)),
        ("3 maart 9 uur 's avonds", Line(NEXT_TUESDAY)),
        ("3 maart 9:00 ’s avonds Plein", Line(NEXT_TUESDAY)),
        ("di 3 uur", Line(NEXT_TUESDAY, (time(15), time(3)))),
    ],
)
def test_a_line_is_read_as_far_as_it_is_clear(typed: str, line: Line):
    assert read_line(typed, today=TODAY) == line


@pytest.mark.parametrize(
    "typed",
    [
        "volgende week dinsdag 14:30",
        "dinsdag over een week 14:30",
        "dinsdag half drie",
        "zo snel mogelijk",
        "do het rustig aan",
        "14:30 dinsdag",
        "Serviceplein",
    ],
)
def test_a_line_without_a_clear_day_is_asked_again(typed: str):
    with pytest.raises(NotADay):
        read_line(typed, today=TODAY)


@given(st.text(max_size=40))
def test_nothing_that_people_type_breaks_it_or_is_in_the_past(typed: str):
    found = read_or_refuse(typed)

    assert not isinstance(found, date) or found >= TODAY


def test_the_clock_skips_an_hour_in_spring():
    with pytest.raises(NoSuchTime):
        at_wall_time(date(2026, 3, 29), time(2, 30))


def test_a_moment_keeps_the_wall_time_it_came_from():
    summer = at_wall_time(date(2026, 7, 1), time(9))

    assert summer.starts_at == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert (summer.wall_time, summer.zone) == ("2026-07-01T09:00", "Europe/Amsterdam")


def read_or_refuse(typed: str, *, today: date = TODAY) -> object:
    try:
        return appointment_day(typed, today=today)
    except Refusal as refused:
        return type(refused)
