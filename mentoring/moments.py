"""A day and a time as mentors type them in Dutch, read strictly.

The grammar is small on purpose: what it does not know, or what could be meant in two ways, is asked again and
never guessed. Whatever was understood is read back in words before it counts.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mentoring.days import NotADay, read_day
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal

FURTHEST = timedelta(days=2 * 365)
"""How far ahead an appointment may be: the length of a programme. Further is a typing mistake."""

NEXT_YEAR_WITHIN = timedelta(days=183)
"""A day without a year that has passed is next year's when that is at most half a year away. "3-3" typed on
4 March is rather a mistake than a plan for eleven months and 27 days later.
"""

_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_BY_NAME = {name: number for number, name in enumerate(_WEEKDAYS)}
_BY_NAME |= {name[:2]: number for number, name in enumerate(_WEEKDAYS)}
_NUMBERS_WITHOUT_YEAR = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})")
_WORDS_WITHOUT_YEAR = re.compile(r"[0-9]{1,2} [a-z]+")
_YEAR_OF_TWO = re.compile(r"([0-9]{1,2}[-/][0-9]{1,2}[-/])([0-9]{2})")
_TIME = re.compile(
    r"(?:om )?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?: ?(?:uur|u))?|u(?P<past>[0-9]{2})| ?(?:uur|u))"
)
_PART_OF_DAY = re.compile(r"['‘’]?s['‘’]?[ -]?(morgens|ochtends|middags|avonds|nachts)\b", re.IGNORECASE)
_MOST_WORDS_IN_A_DAY = 4  # "di 3 maart 2027"
_MOST_WORDS_IN_A_TIME = 3  # "om 3 uur"

_LAST_HOUR_TO_ASK = 7
"""Up to "7 uur" people may mean the morning, the night or the evening; at 8 an office opens."""


class OtherWeekday(Refusal):
    """A weekday and a date that do not belong together: "wo 3 maart" when that is a Tuesday."""

    def __init__(self, day: date) -> None:
        self.day = day


class DayIsOver(Refusal):
    """An appointment would be on a day that has passed."""

    def __init__(self, day: date) -> None:
        self.day = day


class TooFarAhead(Refusal):
    """An appointment would be later than `FURTHEST` from now."""


class NotATime(Refusal):
    """What was typed is not one clear time: "half drie", "25:00", "1430"."""


class NoSuchTime(Refusal):
    """A time that the clock skips, in the night in which summer time begins."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment as it was agreed: the instant, and the wall time and zone that it came from."""

    starts_at: datetime
    wall_time: str
    zone: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says: a day, a time (two when it could be either), and a place, as far as it goes."""

    day: date
    times: tuple[time, ...] = ()
    place: str = ""


def at_wall_time(day: date, at: time) -> When:
    """The moment at which a clock in Amsterdam shows this time; the first one when it does so twice.

    Raises:
        NoSuchTime: when no clock shows it on that day.
    """
    wall = datetime.combine(day, at)
    instant = wall.replace(tzinfo=AMSTERDAM).astimezone(UTC)
    if instant.astimezone(AMSTERDAM).replace(tzinfo=None) != wall:
        raise NoSuchTime
    return When(instant, wall.isoformat(timespec="minutes"), AMSTERDAM.key)


def appointment_day(text: str, *, today: date) -> date:
    """Read a day from today on: "3-3", "3-3-2027", "3 maart", "di 3 maart", "dinsdag", "morgen".

    A weekday alone is the next such day after today.

    Raises:
        NotADay: when it is none of these, or does not exist.
        OtherWeekday: when the weekday does not belong to the date.
        DayIsOver: when it has passed.
        TooFarAhead: when it is too far ahead.
    """
    typed = " ".join(text.lower().split())
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    name, _, rest = typed.partition(" ")
    weekday = _BY_NAME.get(name.rstrip(".,"))
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    day = _date(typed if weekday is None else rest, today)
    if weekday is not None and day.weekday() != weekday:
        raise OtherWeekday(day)
    if day < today:
        raise DayIsOver(day)
    if day > today + FURTHEST:
        raise TooFarAhead
    return day


def times_of_day(text: str) -> tuple[time, ...]:
    """Read a time: "14:30", "14.30", "14u30", "9 uur", "om 10:00". Two times when it could be either: "3 uur".

    A zero in front says that the night or early morning is meant: "03:00".

    Raises:
        NotATime: for everything else.
    """
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if found is None:
        raise NotATime
    hour, minute = int(found["hour"]), int(found["minute"] or found["past"] or 0)
    if hour > 23 or minute > 59:
        raise NotATime
    if 1 <= hour <= _LAST_HOUR_TO_ASK and len(found["hour"]) == 1:
        return time(hour + 12, minute), time(hour, minute)
    return (time(hour, minute),)


def read_line(text: str, *, today: date) -> Line:
    """Read "di 3 maart 14:30 Serviceplein", or as much of it as is there. What stands behind a day and is no
    time is left alone: it could be a time in words.

    Raises:
        NotADay, OtherWeekday, DayIsOver, TooFarAhead: as for `appointment_day`.
    """
    words = text.split()
    day, length = _day_in_front(words, today)
    behind = words[length:]
    times, place = _time_in_front(behind)
    is_date = words[0][0].isdigit() or length > 1
    if behind and not times and not is_date:
        raise NotADay  # "dinsdag over een week", "zo snel mogelijk"
    return Line(day, times, place)


def _day_in_front(words: list[str], today: date) -> tuple[date, int]:
    """The day that a line begins with, and how many words it takes: as many as can be."""
    for length in range(min(_MOST_WORDS_IN_A_DAY, len(words)), 0, -1):
        try:
            return appointment_day(" ".join(words[:length]), today=today), length
        except NotADay:
            continue
    raise NotADay


def _time_in_front(words: list[str]) -> tuple[tuple[time, ...], str]:
    """The time that the rest of a line begins with, and what stands behind it."""
    for length in range(min(_MOST_WORDS_IN_A_TIME, len(words)), 0, -1):
        try:
            times = times_of_day(" ".join(words[:length]))
        except NotATime:
            continue
        place = " ".join(words[length:])
        return ((), "") if _PART_OF_DAY.match(place) else (times, place)
    return (), ""


def _date(typed: str, today: date) -> date:
    if found := _YEAR_OF_TWO.fullmatch(typed):
        return read_day(f"{found[1]}20{found[2]}", today=today)
    if found := _NUMBERS_WITHOUT_YEAR.fullmatch(typed):
        return _nearest(f"{typed}{found[2]}", today)
    if _WORDS_WITHOUT_YEAR.fullmatch(typed):
        return _nearest(f"{typed} ", today)
    return read_day(typed, today=today)


def _nearest(without_year: str, today: date) -> date:
    """This year's, or next year's when this year's has passed and next year's is near."""
    days = []
    for year in (today.year, today.year + 1):
        try:
            days.append(read_day(f"{without_year}{year}", today=today))
        except NotADay:
            continue
    coming = [day for day in days if day >= today]
    if not days:
        raise NotADay
    if coming and (coming[0].year == today.year or coming[0] <= today + NEXT_YEAR_WITHIN):
        return coming[0]
    raise DayIsOver(days[0])
