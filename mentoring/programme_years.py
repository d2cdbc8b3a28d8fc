"""Programme years: the years of which a municipality keeps the money apart. They begin when the programme says so, in
Amsterdam, and are named by the year in which they begin.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.programme import Programme
from mentoring.refusals import Refusal
from mentoring.wall_time import begin_of, day_of

MOST_AHEAD = 2
"""How many years ahead money can be set ready: a project of two years, and the one after it."""

_NEW_YEAR = (1, 1)
_NAMED = re.compile(r"(?P<first>20[0-9]{2})(?:[/-](?P<second>20[0-9]{2}))?", re.ASCII)


class NotAYear(Refusal):
    """What was typed is no programme year of now or soon. `possible` are the names of those."""

    def __init__(self, possible: tuple[str, ...]) -> None:
        self.possible = possible


@dataclass(frozen=True, slots=True)
class ProgrammeYear:
    """A programme year, by the calendar year in which it begins and the month and day on which it does."""

    begins_in: int
    begins_on: tuple[int, int] = _NEW_YEAR

    @property
    def name(self) -> str:
        """As in "2026", or "2026/2027" when it goes on in another calendar year."""
        if self.begins_on == _NEW_YEAR:
            return str(self.begins_in)
        return f"{self.begins_in}/{self.begins_in + 1}"

    @property
    def following(self) -> "ProgrammeYear":
        return ProgrammeYear(self.begins_in + 1, self.begins_on)

    @property
    def first_day(self) -> date:
        return date(self.begins_in, *self.begins_on)

    @property
    def begins_at(self) -> datetime:
        """The moment, in UTC, at which its first day begins in Amsterdam."""
        return begin_of(self.first_day)

    @property
    def ends_at(self) -> datetime:
        """The moment at which the following one begins."""
        return self.following.begins_at

    @property
    def months(self) -> tuple[datetime, ...]:
        """The moments at which its months begin; the first may be a part of one."""
        found, month = [self.begins_at], month_after(self.first_day)
        while month < self.following.first_day:
            found.append(begin_of(month))
            month = month_after(month)
        return tuple(found)


def year_of(moment: datetime, programme: Programme) -> ProgrammeYear:
    """The programme year that it is in Amsterdam at a moment."""
    day = day_of(moment)
    year = ProgrammeYear(day.year, programme.year_begins)
    return year if year.first_day <= day else ProgrammeYear(day.year - 1, programme.year_begins)


def years_ahead(now: datetime, programme: Programme) -> tuple[ProgrammeYear, ...]:
    """Those for which the pot can be changed: the one that it is now, and a few that come."""
    current = year_of(now, programme).begins_in
    return tuple(
        ProgrammeYear(year, programme.year_begins) for year in range(current, current + MOST_AHEAD + 1)
    )


def year_typed(text: str, *, programme: Programme, now: datetime) -> ProgrammeYear:
    """The programme year that somebody means with "2027", "2027/2028" or "2027-2028".

    Raises:
        NotAYear: when it is none for which the pot can be changed.
    """
    possible = years_ahead(now, programme)
    found = _NAMED.fullmatch(text.strip())
    for year in possible:
        if found and int(found["first"]) == year.begins_in and found["second"] in _seconds(year):
            return year
    raise NotAYear(tuple(year.name for year in possible))


def month_of(moment: datetime) -> date:
    """The first day of the month that it is in Amsterdam."""
    return day_of(moment).replace(day=1)


def month_after(day: date, number: int = 1) -> date:
    """The first day of a month so many after that of a day; of one before it when the number is below zero."""
    months = day.year * 12 + day.month - 1 + number
    return date(months // 12, months % 12 + 1, 1)


def _seconds(year: ProgrammeYear) -> set[str | None]:
    return {None, str(year.begins_in + 1)} if year.begins_on != _NEW_YEAR else {None}
