"""Dates of the calendar as people type them in Dutch: "3-3", "3 maart 2027", "de 3e", "volgende maand de 3e".

The day stands before the month. "3.3" is no date, since it may be a time, and neither is "9-10 uur".
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentoring.days import NotADay, months_later, real_day
from mentoring.refusals import Refusal
from mentoring.typed.times import PartOfDay, part_at, time_at
from mentoring.typed.words import MONTHS, number

NEXT_YEAR_WITHIN = timedelta(days=183)
"""A day without a year that has passed is next year's when that is at most half a year away. "3-3" typed on
4 March is rather a mistake than a plan for eleven months and 27 days later.
"""

AS_COMING = frozenset({"a.s", "as", "aanst", "aanstaande"})
"""Behind a date they add nothing: "3 maart a.s."."""

_IN_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<year>[0-9]{4}|[0-9]{2}))?"
)
_YEAR = re.compile(r"20[0-9]{2}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:e|de|ste)")
_MAY_FOLLOW = frozenset({"om", "op", "in", "bij", ""})


class DayIsOver(Refusal):
    """An appointment would be on a day that has passed."""

    def __init__(self, day: date) -> None:
        self.day = day


@dataclass(frozen=True, slots=True)
class FoundDay:
    """Which days may be meant, and how many words say so; or a weekday alone, which may belong to a date."""

    length: int
    days: tuple[date, ...] = ()
    weekday: int | None = None
    part: PartOfDay | None = None
    is_date: bool = False


def date_at(words: Sequence[str], today: date) -> FoundDay | None:
    """The longest date that these words begin with.

    Raises:
        NotADay: when it does not exist.
        DayIsOver: when it has no year, and has passed.
    """
    found = [reading for rule in _RULES if (reading := rule(words, today))]
    return max(found, key=lambda reading: reading.length, default=None)


def names_day_of_month(words: Sequence[str]) -> bool:
    """Whether these words begin with "3e" or "de 3e", and it is no floor: "de 3e verdieping"."""
    behind = words[1:] if words[:1] == ["de"] else words
    return bool(behind and _ORDINAL.fullmatch(behind[0])) and not is_floor(behind)


def is_floor(words: Sequence[str]) -> bool:
    """Whether these words begin with "3e verdieping"."""
    return bool(_ORDINAL.fullmatch(words[0])) and words[1:2] in (["verdieping"], ["etage"])


def same_day_of_month(day: date, months: int) -> date:
    """The day that "over een maand" is. Raises `NotADay` when that month is too short: after 31 January."""
    later = months_later(day, months)
    if later.day != day.day:
        raise NotADay
    return later


def _in_numbers(words: Sequence[str], today: date) -> FoundDay | None:
    """Read "3-3", "3/3/2027", "3-3-27", "3.3.2027"."""
    found = _IN_NUMBERS.fullmatch(words[0])
    if not found or (found["mark"] == "." and not found["year"]) or words[1:2] in (["uur"], ["u"]):
        return None
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if year:
        return _found(1, real_day(int(year[-2:]) + 2000 if len(year) == 2 else int(year), month, day), words)
    return _found(1, _nearest(month, day, today), words)


def _in_words(words: Sequence[str], today: date) -> FoundDay | None:
    """Read "3 maart", "3 mrt 2027", "de 3e maart"."""
    match words:
        case ["de", ordinal, *_] if _ORDINAL.fullmatch(ordinal):
            found = _in_words(words[1:], today)
            return replace(found, length=found.length + 1) if found else None
        case [day, month, year, *_] if month in MONTHS and _day_number(day) and _YEAR.fullmatch(year):
            return _found(3, real_day(int(year), MONTHS[month], _day_number(day)), words)
        case [day, month, *_] if month in MONTHS and _day_number(day):
            return _found(2, _nearest(MONTHS[month], _day_number(day), today), words)
    return None


def _of_month(words: Sequence[str], today: date) -> FoundDay | None:
    """Read "volgende maand de 3e", "de 12de van deze maand"."""
    match words:
        case ["volgende" | "deze" as which, "maand", "de", ordinal, *_] if _ORDINAL.fullmatch(ordinal):
            return _found(4, _in_month(which == "volgende", _day_number(ordinal), today), words)
        case ["de", ordinal, "van", "volgende" | "deze" as which, "maand", *_] if _ORDINAL.fullmatch(ordinal):
            return _found(5, _in_month(which == "volgende", _day_number(ordinal), today), words)
    return None


def _the_third(words: Sequence[str], today: date) -> FoundDay | None:
    """Read "de 3e", of this month or the next; not "de 3e dinsdag"."""
    match words:
        case ["de", ordinal, *rest] if _ORDINAL.fullmatch(ordinal) and _may_follow(rest):
            return FoundDay(2, _this_or_next_month(_day_number(ordinal), today), is_date=True)
    return None


_RULES: tuple[Callable[[Sequence[str], date], FoundDay | None], ...] = (
    _in_numbers,
    _in_words,
    _of_month,
    _the_third,
)


def _found(length: int, day: date, words: Sequence[str]) -> FoundDay:
    is_coming = len(words) > length and words[length] in AS_COMING
    return FoundDay(length + is_coming, (day,), is_date=True)


def _day_number(word: str) -> int:
    """The day that "3", "3e" or "drie" counts; 0 when it counts none."""
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found else number(word)


def _may_follow(rest: Sequence[str]) -> bool:
    return not rest or rest[0] in _MAY_FOLLOW or bool(time_at(rest) or part_at(rest))


def _nearest(month: int, day: int, today: date) -> date:
    """This year's, or next year's when this year's has passed and next year's is near."""
    days = _existing((today.year + ahead, month, day) for ahead in (0, 1))
    coming = [each for each in days if each >= today]
    if not days:
        raise NotADay
    if coming and (coming[0].year == today.year or coming[0] <= today + NEXT_YEAR_WITHIN):
        return coming[0]
    raise DayIsOver(days[0])


def _this_or_next_month(day: int, today: date) -> tuple[date, ...]:
    """Two days when it may be today: "de 25e" on the 25th."""
    first, second = (months_later(today.replace(day=1), ahead) for ahead in (0, 1))
    days = _existing((month.year, month.month, day) for month in (first, second))
    coming = tuple(each for each in days if each >= today)
    if not coming:
        raise NotADay
    return coming if coming[0] == today else coming[:1]


def _in_month(is_next: bool, day: int, today: date) -> date:
    month = months_later(today.replace(day=1), 1 if is_next else 0)
    return real_day(month.year, month.month, day)


def _existing(days: Iterable[tuple[int, int, int]]) -> list[date]:
    """Those of year, month and day that the calendar has."""
    found = []
    for year, month, day in days:
        with suppress(NotADay):
            found.append(real_day(year, month, day))
    return found
