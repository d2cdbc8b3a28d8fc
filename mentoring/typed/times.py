"""Times as people type them in Dutch: "14:30", "half drie", "kwart over 2", "'s middags om 3 uur".

Every rule looks at the words that come next, and answers with what it reads and how many words that takes, or
with nothing. What stands on a clock's face twice a day stays two times, unless a part of the day is named.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from mentoring.refusals import Refusal
from mentoring.typed.words import MONTHS, number

_LAST_HOUR_TO_ASK = 7
"""Up to "7 uur" people may mean the morning, the night or the evening; at 8 an office opens."""

_DIGITAL = re.compile(r"(?P<hour>[0-9]{1,2})[:.uh](?P<minute>[0-9]{2})(?:uur|u|h)?")
_FULL_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})(?:uur|u|h)")
_HOUR_WORDS = frozenset({"uur", "u"})
_MINUTE_WORDS = frozenset({"minuten", "min"})
_HOURS_ON_A_FACE = 12
_NEAR_THE_HOUR = 30
_NEAR_THE_HALF_HOUR = 15


class NotATime(Refusal):
    """What was typed is not one clear time: "25:00", "1430", "tussen 9 en 10", "9 uur 's middags"."""


class PartOfDay(StrEnum):
    """A part of the day that was said beside the time, or instead of one."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    """Never read as a time: the night of Tuesday may be the one before or the one after. "02:00" is clear."""


_PARTS = {
    "ochtend": PartOfDay.MORNING,
    "middag": PartOfDay.AFTERNOON,
    "avond": PartOfDay.EVENING,
    "nacht": PartOfDay.NIGHT,
}
PARTS_OF_DAY = {**_PARTS, "morgen": PartOfDay.MORNING}
"""As they stand behind a weekday: "dinsdagmiddag", "dinsdagmorgen"."""

_AT_A_PART = {f"{name}s": part for name, part in PARTS_OF_DAY.items()}
_AT_A_PART |= {f"{mark}{name}": part for mark in ("'s", "'s-", "s") for name, part in _AT_A_PART.items()}


@dataclass(frozen=True, slots=True)
class Clock:
    """What was said of the time, before the part of the day is known."""

    hour: int
    minute: int = 0
    is_padded: bool = False
    """Written as "03:00": then the night or early morning is meant."""


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time, and how many words it takes."""

    length: int
    clock: Clock


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of the day, and how many words it takes."""

    length: int
    part: PartOfDay


def time_at(words: Sequence[str]) -> FoundTime | None:
    """The longest time that these words begin with."""
    if words and words[0] == "om":
        found = _longest(words[1:], (*_RULES, _bare_hour))
        return replace(found, length=found.length + 1) if found else None
    return _longest(words, _RULES)


def part_at(words: Sequence[str]) -> FoundPart | None:
    """The part of the day that these words begin with: "'s middags", "in de middag", "middag"."""
    match words:
        case ["'s" | "s", name, *_] if name in _AT_A_PART:
            return FoundPart(2, _AT_A_PART[name])
        case ["in", "de", name, *_] if name in _PARTS:
            return FoundPart(3, _PARTS[name])
        case [name, *_] if name in _PARTS or name in _AT_A_PART:
            return FoundPart(1, {**_PARTS, **_AT_A_PART}[name])
    return None


def times_meant(clock: Clock, parts: Iterable[PartOfDay]) -> tuple[time, ...]:
    """The times that may be meant; two, the afternoon first, when nothing says which.

    Raises:
        NotATime: when the parts of the day do not fit the time or one another.
    """
    said = set(parts)
    if len(said) > 1 or (clock.hour, clock.minute) == (0, 0):
        raise NotATime  # "dinsdag 0:00" may be the end of Tuesday
    hours = _hours_in(clock, said.pop()) if said else _hours_of(clock)
    return tuple(time(hour, clock.minute) for hour in hours)


def _hours_of(clock: Clock) -> tuple[int, ...]:
    if 1 <= clock.hour <= _LAST_HOUR_TO_ASK and not clock.is_padded:
        return clock.hour + 12, clock.hour
    return (clock.hour,)


def _hours_in(clock: Clock, part: PartOfDay) -> tuple[int, ...]:
    """The hour as it is said in that part of the day. Raises `NotATime` when it is not."""
    as_said, as_written = _HOURS_IN[part]
    if clock.hour in as_said and not clock.is_padded:
        return (clock.hour + 12,)
    if clock.hour in as_written:
        return (clock.hour,)
    raise NotATime


_NONE = range(0)
_HOURS_IN = {
    PartOfDay.MORNING: (_NONE, range(1, 12)),
    PartOfDay.AFTERNOON: (range(1, 7), range(12, 19)),
    PartOfDay.EVENING: (range(5, 12), range(17, 24)),
    PartOfDay.NIGHT: (_NONE, _NONE),
}
"""The hours that are said of a part of the day on a clock of twelve hours, and those that stand in it as they are."""


# --- the rules ----------------------------------------------------------------------------------------


def _digital(words: Sequence[str]) -> FoundTime | None:
    """Read "14:30", "14.30 uur", "14u30"."""
    found = _DIGITAL.fullmatch(words[0])
    if not found or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        return None
    length = 2 if words[1:2] and words[1] in _HOUR_WORDS else 1
    return FoundTime(length, Clock(int(found["hour"]), int(found["minute"]), found["hour"].startswith("0")))


def _full_hour(words: Sequence[str]) -> FoundTime | None:
    """Read "9 uur", "9u", "negen uur", "14 uur 30"; not "een uur", which is how long something takes."""
    match words:
        case [hour, "uur" | "u", *rest] if hour != "een":
            return _with_minutes(FoundTime(2, _full(hour)), rest)
        case [glued, *rest] if found := _FULL_HOUR.fullmatch(glued):
            return _with_minutes(FoundTime(1, _full(found["hour"])), rest)
    return None


def _half(words: Sequence[str]) -> FoundTime | None:
    """Read "half drie": half an hour before."""
    match words:
        case ["half", hour, *_] if _is_on_a_face(hour):
            return FoundTime(2, _minutes_from(hour, -30))
    return None


def _quarter(words: Sequence[str]) -> FoundTime | None:
    """Read "kwart over 2", "kwart voor drie"."""
    match words:
        case ["kwart", "over" | "voor" as side, hour, *_] if _is_on_a_face(hour):
            return FoundTime(3, _minutes_from(hour, 15 if side == "over" else -15))
    return None


def _minutes_near(words: Sequence[str]) -> FoundTime | None:
    """Read "10 over 9", "tien minuten voor half vier"."""
    match words:
        case [minutes, "minuten" | "min", *rest]:
            found = _minutes_near([minutes, *rest])
            return replace(found, length=found.length + 1) if found else None
        case [minutes, "over" | "voor" as side, "half", hour, *_] if _is_on_a_face(hour):
            if 0 < number(minutes) < _NEAR_THE_HALF_HOUR:
                return FoundTime(4, _minutes_from(hour, -30 + _signed(minutes, side)))
        case [minutes, "over" | "voor" as side, hour, *_] if _is_on_a_face(hour):
            if 0 < number(minutes) < _NEAR_THE_HOUR:
                return FoundTime(3, _minutes_from(hour, _signed(minutes, side)))
    return None


def _bare_hour(words: Sequence[str]) -> FoundTime | None:
    """Read "9" and "een uur", behind "om" only; not the beginning of "5 voor" something."""
    match words:
        case [_, "voor" | "over", *_]:
            return None
        case ["een", "uur" | "u", *_]:
            return FoundTime(2, Clock(1))
        case [hour, *_] if 0 < number(hour) < 24:
            return FoundTime(1, _full(hour))
    return None


_RULES: tuple[Callable[[Sequence[str]], FoundTime | None], ...] = (
    _digital,
    _full_hour,
    _half,
    _quarter,
    _minutes_near,
)


def _longest(
    words: Sequence[str], rules: Iterable[Callable[[Sequence[str]], FoundTime | None]]
) -> FoundTime | None:
    if not words:
        return None
    found = [reading for rule in rules if (reading := rule(words))]
    return max(found, key=lambda reading: reading.length, default=None)


def _full(hour: str) -> Clock:
    return Clock(number(hour), is_padded=hour.startswith("0"))


def _with_minutes(hour: FoundTime, rest: Sequence[str]) -> FoundTime | None:
    """An hour with the minutes behind it, if any: "14 uur 30"; but "9 uur 30 maart" has a date behind it."""
    if not 0 < hour.clock.hour < 24:
        return None
    minutes = number(rest[0]) if rest else 0
    if not 10 <= minutes <= 59 or (rest[1:2] and rest[1] in MONTHS):
        return hour
    return FoundTime(hour.length + 1, replace(hour.clock, minute=minutes))


def _is_on_a_face(hour: str) -> bool:
    """Whether people say "half" and "kwart over" of it: "half 15" may be a mistake."""
    return 1 <= number(hour) <= _HOURS_ON_A_FACE


def _signed(minutes: str, side: str) -> int:
    return number(minutes) if side == "over" else -number(minutes)


def _minutes_from(hour: str, minutes: int) -> Clock:
    """So many minutes after a full hour on a clock's face, where 12 comes before 1."""
    since_twelve = (number(hour) % _HOURS_ON_A_FACE * 60 + minutes) % (_HOURS_ON_A_FACE * 60)
    return Clock(since_twelve // 60 or _HOURS_ON_A_FACE, since_twelve % 60)
