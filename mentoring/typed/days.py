"""Days as people type them in Dutch: "morgen", "di 3 maart", "over 2 weken dinsdag", "vrijdag a.s.".

Every rule looks at the words that come next, and answers with what it reads and how many words that takes, or
with nothing. What one person means in one way and another in another stays two days. Weeks begin on Monday.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentoring.days import NotADay
from mentoring.moments import FURTHEST, TooFarAhead
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal
from mentoring.typed.dates import AS_COMING, DayIsOver, FoundDay, date_at, same_day_of_month
from mentoring.typed.times import PARTS_OF_DAY, PartOfDay
from mentoring.typed.words import number

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_SUNDAY = 6
_NIGHT_ENDS = 4
"""At one o'clock in the night "morgen" is for some the day that has begun already."""

WEEKDAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT = ("din", "woe", "don", "vrij", "zat", "zon")
_WEEKDAYS: dict[str, tuple[int, PartOfDay | None]] = {
    **{name: (weekday, None) for weekday, name in enumerate(WEEKDAY_NAMES)},
    **{name[:2]: (weekday, None) for weekday, name in enumerate(WEEKDAY_NAMES)},
    **{name: (weekday, None) for weekday, name in enumerate(_SHORT, start=1)},
    **{
        f"{name}{part}": (weekday, part_of_day)
        for weekday, name in enumerate(WEEKDAY_NAMES)
        for part, part_of_day in PARTS_OF_DAY.items()
        if part_of_day is not PartOfDay.NIGHT
    },
}
_NEAR: dict[str, tuple[int, PartOfDay | None]] = {
    "eergisteren": (-2, None),
    "gisteren": (-1, None),
    "vandaag": (0, None),
    "vanmorgen": (0, PartOfDay.MORNING),
    "vanochtend": (0, PartOfDay.MORNING),
    "vanmiddag": (0, PartOfDay.AFTERNOON),
    "vanavond": (0, PartOfDay.EVENING),
    "morgen": (1, None),
    "morgenvroeg": (1, PartOfDay.MORNING),
    "morgenochtend": (1, PartOfDay.MORNING),
    "morgenmiddag": (1, PartOfDay.AFTERNOON),
    "morgenavond": (1, PartOfDay.EVENING),
    "overmorgen": (2, None),
}


class OtherWeekday(Refusal):
    """A weekday and a date that do not belong together: "wo 3 maart" when that is a Tuesday.

    `either` has both days that may have been meant, soonest first: the date, and the Wednesday of its week.
    """

    def __init__(self, day: date, other: date) -> None:
        self.day = day
        self.either = (min(day, other), max(day, other))


@dataclass(frozen=True, slots=True)
class Today:
    """The day it is in Amsterdam, and whether its night is still going on."""

    day: date
    is_night: bool

    @staticmethod
    def at(now: datetime) -> "Today":
        local = now.astimezone(AMSTERDAM)
        return Today(local.date(), local.hour < _NIGHT_ENDS)


Pick = Callable[[int, date], tuple[date, ...]]
"""Which days with this weekday may be meant, seen from today: what "volgende week" and its like stand for."""


def day_at(words: Sequence[str], today: Today) -> FoundDay | None:
    """The longest day that these words begin with.

    Raises:
        NotADay, DayIsOver: when they begin with a date that does not exist or has passed.
    """
    if words[:1] == ["op"]:
        inner = day_at(words[1:], today)
        return replace(inner, length=inner.length + 1) if inner else None
    if not words:
        return None
    found = [reading for rule in _RULES if (reading := rule(words, today))]
    return max(found, key=lambda reading: reading.length, default=None)


def days_meant(said: Sequence[FoundDay], today: Today) -> tuple[date, ...]:
    """The days that all of it may mean, soonest first: "di" and "3 maart" together, or "dinsdag" alone.

    Raises:
        NotADay: when it contradicts itself.
        OtherWeekday: when a weekday does not belong to the date.
        DayIsOver, TooFarAhead: when it has passed, or is too far ahead.
    """
    days = _on_weekdays([each.weekday for each in said if each.weekday is not None], said, today)
    if days[-1] < today.day:
        raise DayIsOver(days[-1])
    if days[-1] > today.day + FURTHEST:
        raise TooFarAhead
    return days


def _on_weekdays(weekdays: list[int], said: Sequence[FoundDay], today: Today) -> tuple[date, ...]:
    sets = [set(each.days) for each in said if each.days]
    if len(set(weekdays)) > 1 or not (sets or weekdays):
        raise NotADay
    if not sets:
        return _coming_or_today(weekdays[0], today.day)
    agreed = sorted(set.intersection(*sets))
    fitting = tuple(day for day in agreed if day.weekday() in (weekdays or [day.weekday()]))
    if len(agreed) == 1 and not fitting:
        raise OtherWeekday(agreed[0], _nearest(weekdays[0], agreed[0], today.day))
    if not fitting:
        raise NotADay
    return fitting


def _nearest(weekday: int, day: date, today: date) -> date:
    """The day of the same week with this weekday; the one of the next when it has passed."""
    found = _this_week(weekday, day)[0]
    return found if found >= today else found + _A_WEEK


# --- which days people mean ---------------------------------------------------------------------------


def _coming(weekday: int, today: date) -> tuple[date, ...]:
    """Of "aanstaande dinsdag": the first one after today."""
    return (today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1),)


def _coming_or_today(weekday: int, today: date) -> tuple[date, ...]:
    """Of "dinsdag": the coming one; on a Tuesday perhaps today."""
    return _together([today] if today.weekday() == weekday else [], _coming(weekday, today))


def _this_week(weekday: int, today: date) -> tuple[date, ...]:
    return (today + timedelta(days=weekday - today.weekday()),)


def _next_week(weekday: int, today: date) -> tuple[date, ...]:
    """Of "volgende week dinsdag". On a Sunday some count the week that begins the next morning as this one."""
    day = _this_week(weekday, today)[0] + _A_WEEK
    return (day, day + _A_WEEK) if today.weekday() == _SUNDAY else (day,)


def _next(weekday: int, today: date) -> tuple[date, ...]:
    """Of "volgende vrijdag" and "komende week vrijdag": for some the first one, for others the one of next week."""
    return _together(_coming(weekday, today), _next_week(weekday, today))


def _in_weeks(weeks: int) -> Pick:
    """Of "dinsdag over 2 weken": counted from this week, or from the coming Tuesday."""

    def pick(weekday: int, today: date) -> tuple[date, ...]:
        from_this_week, from_coming = _this_week(weekday, today), _coming(weekday, today)
        return _together(
            *([day + weeks * _A_WEEK for day in start] for start in (from_this_week, from_coming))
        )

    return pick


_WEEK_BY_NAME: dict[str, Pick] = {"deze": _this_week, "volgende": _next_week, "komende": _next}
_ONE_BY_NAME: dict[str, Pick] = {
    "deze": _coming_or_today,
    "volgende": _next,
    **dict.fromkeys(("komende", "eerstvolgende", *AS_COMING), _coming),
}


def _together(*days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted({day for some in days for day in some}))


# --- the rules ----------------------------------------------------------------------------------------


def _near(words: Sequence[str], today: Today) -> FoundDay | None:
    """Read "vandaag", "morgenmiddag", "morgen over een week"."""
    if words[0] not in _NEAR:
        return None
    ahead, part = _NEAR[words[0]]
    day = today.day + timedelta(days=ahead)
    days = (day - _A_DAY, day) if today.is_night and ahead else (day,)
    match words[1:]:
        case ["vroeg", *_] if words[0] == "morgen":
            return FoundDay(2, days, part=PartOfDay.MORNING)
        case ["over", count, "week" | "weken", *_] if weeks := number(count):
            return FoundDay(4, tuple(each + weeks * _A_WEEK for each in days), part=part)
    return FoundDay(1, days, part=part)


def _weekday(words: Sequence[str], today: Today) -> FoundDay | None:
    """Read "dinsdag", "di", "dinsdagmiddag": with a date, or alone."""
    if words[0] not in _WEEKDAYS:
        return None
    weekday, part = _WEEKDAYS[words[0]]
    return FoundDay(1, weekday=weekday, part=part)


def _picked_before(words: Sequence[str], today: Today) -> FoundDay | None:
    """Read "volgende week dinsdag", "over twee weken op dinsdag", "a.s. dinsdag"."""
    length, pick = _picked_by(words)
    behind = words[length:]
    if behind[:1] == ["op"]:
        length, behind = length + 1, behind[1:]
    if pick is None or not behind or behind[0] not in _WEEKDAYS:
        return None
    weekday, part = _WEEKDAYS[behind[0]]
    return FoundDay(length + 1, pick(weekday, today.day), part=part)


def _picked_behind(words: Sequence[str], today: Today) -> FoundDay | None:
    """Read "dinsdag volgende week", "dinsdag over een week", "vrijdag a.s."."""
    length, pick = _picked_by(words[1:])
    if words[0] not in _WEEKDAYS or pick is None or (length == 1 and words[1] not in AS_COMING):
        return None
    weekday, part = _WEEKDAYS[words[0]]
    return FoundDay(1 + length, pick(weekday, today.day), part=part)


def _picked_by(words: Sequence[str]) -> tuple[int, Pick | None]:
    """What says which of all Tuesdays is meant, and how many words it takes."""
    match words:
        case [which, "week", *_] if which in _WEEK_BY_NAME:
            return 2, _WEEK_BY_NAME[which]
        case ["over", count, "week" | "weken", *_] if weeks := number(count):
            return 3, _in_weeks(weeks)
        case [which, *_] if which in _ONE_BY_NAME:
            return 1, _ONE_BY_NAME[which]
    return 0, None


def _ahead(words: Sequence[str], today: Today) -> FoundDay | None:
    """Read "over 3 dagen", "over een week", "over een maand"."""
    match words:
        case ["over", "8" | "acht", "dagen", *_]:  # an old way to say a week
            return FoundDay(3, (today.day + _A_WEEK, today.day + _A_WEEK + _A_DAY))
        case ["over", count, "dag" | "dagen", *_] if days := number(count):
            return FoundDay(3, (today.day + timedelta(days=days),))
        case ["over", count, "week" | "weken", *_] if weeks := number(count):
            return FoundDay(3, (today.day + weeks * _A_WEEK,))
        case ["over", count, "maand" | "maanden", *_] if months := number(count):
            return FoundDay(3, (same_day_of_month(today.day, months),))
    return None


_RULES: tuple[Callable[[Sequence[str], Today], FoundDay | None], ...] = (
    _near,
    _weekday,
    _picked_before,
    _picked_behind,
    _ahead,
    lambda words, today: date_at(words, today.day),
)
