"""Days on which the office is open, and the time that passes on them.

Which days are holidays comes from the `holidays` library: the public ones of the Netherlands. Good Friday is
among them, as it is for the terms that government keeps (Algemene termijnenwet, article 3), and 5 May in every
fifth year. An appointment may be on any day; such a day is pointed out and never refused.
"""

from datetime import date, datetime, timedelta

from holidays import country_holidays

from mentoring.programme import Programme
from mentoring.wall_time import begin_of, day_of, time_of, wall_moment

_SATURDAY = 5
_HOLIDAYS = country_holidays("NL", language="nl")
"""Filled by the library, one year at a time, when a day of that year is first asked for."""


def holiday(day: date) -> str:
    """The Dutch name of the holiday: "Tweede paasdag". Empty when the day is none."""
    return " en ".join(_HOLIDAYS.get_list(day))


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_office_day(day: date) -> bool:
    """Whether the office is open: no weekend and no holiday."""
    return not is_weekend(day) and not holiday(day)


def is_office_open(now: datetime, programme: Programme) -> bool:
    """Whether somebody is in the office at a moment, by the programme's office hours."""
    return is_office_day(day_of(now)) and programme.office_from <= time_of(now) < programme.office_until


def next_opening(now: datetime, programme: Programme) -> datetime:
    """When the office opens next, by the programme's office hours; it may be open now."""
    today = day_of(now)
    first = today if is_office_day(today) and time_of(now) < programme.office_from else None
    return wall_moment(first or next_working_days(today, 1)[0], programme.office_from)


def next_working_days(today: date, count: int) -> list[date]:
    """So many office days, from tomorrow on."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day += timedelta(days=1)
        if is_office_day(day):
            days.append(day)
    return days


def office_time(since: datetime, until: datetime) -> timedelta:
    """The time that passed on office days, whole days in Amsterdam: from Friday 15:00 to Monday 15:00 is 24 hours.

    The clock changes on Sundays only, so that an office day has 24 hours. Nothing when `until` is not later.
    """
    day, last = day_of(since), day_of(until)
    passed = timedelta()
    while day <= last:
        if is_office_day(day):
            passed += max(
                timedelta(), min(until, begin_of(day + timedelta(days=1))) - max(since, begin_of(day))
            )
        day += timedelta(days=1)
    return passed
