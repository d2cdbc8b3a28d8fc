"""Periods of whole days in Amsterdam: a month, a quarter, a programme year, or from one day to another."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.days import NotADay, real_day
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear, month_after, year_of
from mentoring.refusals import Refusal
from mentoring.typed.one_date import read_day
from mentoring.wall_time import begin_of, day_of

_MONTHS_IN_A_QUARTER = 3
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
"""A year outside of these is a slip of the finger."""

_BETWEEN = re.compile(r"\s+(?:-|–|tot(?:\s+en\s+met)?|t/m|tm)\s+", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", re.ASCII)


class NotAPeriod(Refusal):
    """What was typed is no two days of which the first comes first."""


class PeriodName(StrEnum):
    """The periods that are asked for most, seen from today."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    PROGRAMME_YEAR = "year"
    LAST_PROGRAMME_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day up to and including the last, in Amsterdam.

    Raises:
        NotAPeriod: when the last day comes before the first, or a year is out of reach.
    """

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if not _FIRST_YEAR <= self.first_day.year <= self.last_day.year <= _LAST_YEAR:
            raise NotAPeriod
        if self.last_day < self.first_day:
            raise NotAPeriod

    @property
    def begins_at(self) -> datetime:
        """The moment, in UTC, at which its first day begins."""
        return begin_of(self.first_day)

    @property
    def ends_at(self) -> datetime:
        """The moment at which the day after its last one begins; it is the beginning of the next period."""
        return begin_of(self.last_day + timedelta(days=1))


def period_named(name: PeriodName, *, programme: Programme, now: datetime) -> Period:
    """What a name stands for today."""
    month, year = day_of(now).replace(day=1), year_of(now, programme)
    quarter = month_after(month, -((month.month - 1) % _MONTHS_IN_A_QUARTER))
    match name:
        case PeriodName.THIS_MONTH:
            return _months(month, 1)
        case PeriodName.LAST_MONTH:
            return _months(month_after(month, -1), 1)
        case PeriodName.THIS_QUARTER:
            return _months(quarter, _MONTHS_IN_A_QUARTER)
        case PeriodName.PROGRAMME_YEAR:
            return _year(year)
        case PeriodName.LAST_PROGRAMME_YEAR:
            return _year(ProgrammeYear(year.begins_in - 1, year.begins_on))


def period_typed(text: str, *, today: date) -> Period:
    """Read "1-1-2026 t/m 31-3-2026", "1 januari 2026 tot en met 31 maart 2026" or "2026-01-01 - 2026-03-31".

    Raises:
        NotAPeriod: for everything else.
    """
    days = _BETWEEN.split(text.strip())
    if len(days) != len(("first", "last")):
        raise NotAPeriod
    try:
        first, last = (_day(typed, today=today) for typed in days)
    except NotADay:
        raise NotAPeriod from None
    return Period(first, last)


def _day(typed: str, *, today: date) -> date:
    if found := _ISO.fullmatch(typed.strip()):
        return real_day(int(found["year"]), int(found["month"]), int(found["day"]))
    if not re.search(r"[0-9]{4}", typed):
        raise NotADay  # a day of the past without its year could be any year's
    return read_day(typed, today=today)


def _months(first: date, count: int) -> Period:
    return Period(first, month_after(first, count) - timedelta(days=1))


def _year(year: ProgrammeYear) -> Period:
    return Period(year.first_day, year.following.first_day - timedelta(days=1))
