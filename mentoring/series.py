"""Series of appointments: on which days they are, and the moments that a clock in Amsterdam shows on them.

A series is a way to plan: each appointment in it stands by itself, and can be moved or cancelled alone.
"""

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import count as count_up

from mentoring.moments import When, at_wall_time
from mentoring.refusals import Refusal

MOST_IN_SERIES = 60
"""Appointments in one series: every week for more than a year. More is planned later, when it is nearer."""

_LAST_OF_MONTH = 5


class Every(StrEnum):
    """How often a series comes back. `MONTH` is the same weekday of the month, as in "the second Tuesday": so it
    never falls on a weekend by itself. A fifth one is the last of every month.
    """

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


class TooManyInSeries(Refusal):
    """A series would have more than `MOST_IN_SERIES` appointments."""


class NoSeries(Refusal):
    """A series would have fewer than two appointments."""


def series_days(
    first: date, every: Every, *, count: int | None = None, until: date | None = None
) -> tuple[date, ...]:
    """The days of a series: so many of them, or until a day, which counts too.

    Raises:
        ValueError: unless one of both is given.
        NoSeries: when it would be one day, or none.
        TooManyInSeries: when it would be longer than a series may be. It is never made shorter unasked.
    """
    if (count is None) == (until is None):
        raise ValueError("a series has a number of appointments or a last day")
    days: list[date] = []
    for day in _days(first, every):
        if len(days) == count or (until is not None and day > until):
            break
        if len(days) == MOST_IN_SERIES:
            raise TooManyInSeries
        days.append(day)
    if len(days) < 2:
        raise NoSeries
    return tuple(days)


def series_moments(days: Iterable[date], at: time) -> tuple[When, ...]:
    """The same wall time on each of these days, whatever the clocks do.

    Raises:
        NoSuchTime: when no clock shows it on one of the days.
    """
    return tuple(at_wall_time(day, at) for day in days)


def _days(first: date, every: Every) -> Iterator[date]:
    if every is Every.MONTH:
        yield from _same_weekday_of_month(first)
        return
    apart = timedelta(weeks=1 if every is Every.WEEK else 2)
    yield from (first + number * apart for number in count_up())


def _same_weekday_of_month(first: date) -> Iterator[date]:
    which = (first.day - 1) // 7 + 1
    for month in count_up(first.year * 12 + first.month - 1):
        year, month_before = divmod(month, 12)
        yield _weekday_of_month(year, month_before + 1, first.weekday(), which)


def _weekday_of_month(year: int, month: int, weekday: int, which: int) -> date:
    """The second Tuesday of a month, say; the last one when `which` is five."""
    begins_on, length = calendar.monthrange(year, month)
    first = 1 + (weekday - begins_on) % 7
    if which < _LAST_OF_MONTH:
        return date(year, month, first + 7 * (which - 1))
    return date(year, month, first + 7 * ((length - first) // 7))
