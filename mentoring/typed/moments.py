"""A day, a time and a place in one line as mentors type it in Dutch, and each of them typed alone.

The grammar is our own: libraries read "overmorgen 9 uur" as 19:00 without saying so. What it does not know is
asked again, what could be meant in two ways is asked with both, and whatever was understood is read back in
words before it counts. What it knows stands in `days`, `dates` and `times` beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import product
from typing import Any

from mentoring.appointments import MomentHasPassed, require_ahead
from mentoring.days import NotADay
from mentoring.moments import NoSuchTime, at_wall_time
from mentoring.refusals import Refusal
from mentoring.typed.dates import FoundDay
from mentoring.typed.days import Today, day_at, days_meant
from mentoring.typed.doubts import is_about_time, may_change_the_day, may_change_the_time
from mentoring.typed.times import Clock, NotATime, PartOfDay, part_at, time_at, times_meant
from mentoring.typed.words import LOOKS_AHEAD, plain_words

_PLACE_BEGINS = frozenset({"op", "in", "bij", "aan", "te"})


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says. One day or time is clear, two or more could be either, none was not said.

    Days stand soonest first, times afternoon first.
    """

    days: tuple[date, ...] = ()
    times: tuple[time, ...] = ()
    place: str = ""
    part: PartOfDay | None = None
    """Of the day, when no time was said: "dinsdagmiddag". It says which of two times is meant later."""


def read_line(text: str, *, now: datetime, either: tuple[date, ...] = ()) -> Line:
    """Read "di 3 maart 14:30 Serviceplein", in any order, or as much of it as is clear.

    A place is read only where day and time are clear, and when nothing in it could be a day or a time. `either`
    are the days that may be meant when the line was refused with `OtherWeekday`: all else in it still counts.

    Raises:
        NotADay: when there is neither a clear day nor a clear time, or something that may change the day.
        OtherWeekday, DayIsOver, TooFarAhead: as for `appointment_day`.
        MomentHasPassed, NoSuchTime: when no moment that it may mean is to come, or exists.
    """
    today = Today.at(now)
    pieces = _time_behind_place(_pieces(plain_words(text), today))
    if not pieces.days and not pieces.clock:
        raise NotADay
    days = either or (days_meant(pieces.days, today) if pieces.days else ())
    if may_change_the_day(pieces.rest, today):
        raise NotADay
    return _to_come(_line(pieces, days, text.split()), now)


def appointment_day(text: str, *, now: datetime) -> tuple[date, ...]:
    """Read a day that is typed alone: "di 3 maart", "over 2 weken dinsdag", "morgen". More than one may be meant.

    Raises:
        NotADay: when it is none, does not exist, or more than a day was said.
        OtherWeekday: when the weekday does not belong to the date.
        DayIsOver: when it has passed.
        TooFarAhead: when it is too far ahead.
    """
    today = Today.at(now)
    pieces = _pieces(plain_words(text), today)
    if pieces.rest or pieces.clock or pieces.parts or not pieces.days:
        raise NotADay
    return days_meant(pieces.days, today)


def times_of_day(text: str, part: PartOfDay | None = None) -> tuple[time, ...]:
    """Read a time that is typed alone: "14:30", "half drie". Two times when it could be either: "3 uur".

    A zero in front says that the night or early morning is meant: "03:00". `part` is what was said before.

    Raises:
        NotATime: for everything else.
    """
    pieces = _pieces(plain_words(text), None)
    if pieces.rest or not pieces.clock:
        raise NotATime
    return times_meant(pieces.clock, pieces.parts or ({part} if part else set()))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What was read of a line: days, a time and parts of the day, and the words behind them that are unread."""

    rest: Sequence[str]
    length: int = 0
    """So many words were read before the rest."""

    days: tuple[FoundDay, ...] = ()
    clock: Clock | None = None
    parts: frozenset[PartOfDay] = frozenset()

    def read(self, length: int, **found: Any) -> "_Pieces":
        """With what the next words say."""
        return replace(self, rest=self.rest[length:], length=self.length + length, **found)


def _pieces(words: Sequence[str], today: Today | None) -> _Pieces:
    """Read days, a time and parts of the day for as long as there are; no days when today is not given."""
    pieces, onwards = _Pieces(words), True
    while onwards:
        read = _one_more(pieces, today)
        pieces, onwards = read or pieces, read is not None
    return pieces


def _one_more(pieces: _Pieces, today: Today | None) -> _Pieces | None:
    ahead = pieces.rest[:LOOKS_AHEAD]
    if ahead and not ahead[0]:
        return pieces.read(1)
    if today and (day := day_at(ahead, today)):
        parts = pieces.parts | ({day.part} if day.part else set())
        return pieces.read(day.length, days=(*pieces.days, day), parts=parts)
    if part := part_at(ahead):
        return pieces.read(part.length, parts=pieces.parts | {part.part})
    if not pieces.clock and (found := time_at(ahead)):
        return pieces.read(found.length, clock=found.clock)
    return None


def _time_behind_place(pieces: _Pieces) -> _Pieces:
    """With the time that ends the line, when a place stands between: "dinsdag op het Serviceplein om 10 uur"."""
    if pieces.clock or not pieces.rest or pieces.rest[0] not in _PLACE_BEGINS or "om" not in pieces.rest:
        return pieces
    begin = pieces.rest.index("om")
    end = _pieces(pieces.rest[begin:], None)
    if end.rest or not end.clock:
        return pieces
    return replace(pieces, rest=pieces.rest[:begin], clock=end.clock, parts=pieces.parts | end.parts)


def _line(pieces: _Pieces, days: tuple[date, ...], typed: Sequence[str]) -> Line:
    """What the pieces say, as far as it is clear. Raises `NotADay` when too little is."""
    times = _times(pieces)
    part = next(iter(pieces.parts)) if len(pieces.parts) == 1 and not pieces.clock else None
    is_unclear = may_change_the_time(pieces.rest) or (pieces.clock is not None and not times)
    if not is_unclear and (times or not pieces.rest):
        place = " ".join(typed[pieces.length : pieces.length + len(pieces.rest)])
        return Line(days, times, place if days else "", part)
    if days and (pieces.clock or is_about_time(pieces.rest) or any(day.is_date for day in pieces.days)):
        return Line(days, part=part)
    raise NotADay  # "do het rustig aan", "dinsdag na de vergadering om 10 uur"


def _times(pieces: _Pieces) -> tuple[time, ...]:
    try:
        return times_meant(pieces.clock, pieces.parts) if pieces.clock else ()
    except NotATime:
        return ()


def _to_come(line: Line, now: datetime) -> Line:
    """Without the days and times at which nothing is to come: at 16:00, "vandaag 5 uur" is in the afternoon.
    Where several days and several times are left, not each of them goes with each.

    Raises:
        MomentHasPassed, NoSuchTime: when nothing is left; the clock skips an hour in the night summer time begins.
    """
    if not line.days or not line.times:
        return line
    refused: Refusal | None = None
    ahead = []
    for day, at in product(line.days, line.times):
        try:
            require_ahead(at_wall_time(day, at), now=now)
            ahead.append((day, at))
        except (MomentHasPassed, NoSuchTime) as refusal:
            refused = refused or refusal
    if refused and not ahead:
        raise refused
    days = tuple(day for day in line.days if day in {each for each, _ in ahead})
    return replace(line, days=days, times=tuple(at for at in line.times if at in {each for _, each in ahead}))
