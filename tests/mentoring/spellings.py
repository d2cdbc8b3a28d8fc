"""How a known day and time are spelled in Dutch: the way back from the grammar, written apart from it."""

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBERS = (
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
    *("eenentwintig", "tweeëntwintig", "drieëntwintig", "vierentwintig", "vijfentwintig"),
    *("zesentwintig", "zevenentwintig", "achtentwintig", "negenentwintig", "dertig", "eenendertig"),
)
_PARTS = {"ochtend": range(1, 12), "middag": range(12, 19), "avond": range(17, 24)}


def spelled_days(day: date, today: date) -> set[str]:
    """Every way in which this day, or that this day is one of those meant, is said on that other day."""
    return {*_dates(day, today), *_near(day, today), *_by_week(day, today), *_ahead(day, today)}


def spelled_times(at: time) -> set[str]:
    """Every way in which this time, or that this time is one of two, is said. Not for midnight."""
    plain = {*_said(at), *_digital(at, at.hour - 12)} if 1 <= at.hour <= 19 else set()
    plain |= set(_digital(at, at.hour))
    return {*plain, *(f"om {words}" for words in plain), *_with_part(at)}


def said_apart(at: time, *, has_part: bool) -> set[str]:
    """The ways that say a time only where nothing follows that belongs to it, or with a part of the day elsewhere."""
    if at.hour > 19 and not has_part:
        return set()
    hour = at.hour % 12 or 12
    bare = {*_number(hour), *_number(at.hour), f"{hour:02d}"} if at.minute == 0 else set()
    return {*_said(at), *_digital(at, hour), *bare, "om"}


def said_beside(day: date) -> set[str]:
    """What may stand beside a day that is spelled out, and changes nothing."""
    weekday = WEEKDAYS[day.weekday()]
    return {weekday, weekday[:2], weekday[:3], weekday[:4], "a.s.", "as", "aanstaande", "op", "uur", "u"}


def parts_beside(at: time) -> set[str]:
    """The part of the day that a time lies in."""
    parts = [part for part, hours in _PARTS.items() if at.hour in hours]
    parts += ["morgen", "vroeg"] if "ochtend" in parts else []
    return {
        f"{before}{part}{end}" for part in parts for before in ("", "s", "'s ", "in de ") for end in ("", "s")
    }


def _dates(day: date, today: date) -> Iterator[str]:
    weekday, is_near = WEEKDAYS[day.weekday()], day.year == today.year or (day - today).days <= 183
    for spelled in (*_with_year(day), *(_without_year(day) if is_near else ())):
        yield from (spelled, f"{weekday} {spelled}", f"{weekday[:2]}. {spelled}", f"op {spelled}")


def _with_year(day: date) -> Iterator[str]:
    yield from (f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day}.{day.month}.{day.year}")
    yield f"{day.day}-{day.month}-{day.year % 100:02d}"
    yield from (f"{spelled} {day.year}" for spelled in _in_words(day))


def _without_year(day: date) -> Iterator[str]:
    yield from (f"{day.day}-{day.month}", f"{day:%d/%m}", *_in_words(day))


def _in_words(day: date) -> Iterator[str]:
    for month in (MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]):
        yield from (f"{number} {month}" for number in {*_number(day.day), f"{day:%d}"})
        yield from (
            f"{before}{day.day}{mark} {month}" for before in ("", "de ") for mark in ("e", "de", "ste")
        )


def _near(day: date, today: date) -> Iterator[str]:
    ahead = (day - today).days
    weekday = WEEKDAYS[day.weekday()]
    yield from ("vandaag", "morgen", "overmorgen")[ahead : ahead + 1]
    if ahead <= 7:
        yield from (weekday, weekday[:2], f"op {weekday}", f"deze {weekday}")
        yield from (weekday[:4],) if weekday == "vrijdag" else (weekday[:3],) if weekday != "maandag" else ()
    if 1 <= ahead <= 7:
        yield from (
            f"{weekday} a.s.",
            f"aanstaande {weekday}",
            f"komende {weekday}",
            f"komende week {weekday}",
        )


def _by_week(day: date, today: date) -> Iterator[str]:
    weekday = WEEKDAYS[day.weekday()]
    weeks = (_monday(day) - _monday(today)).days // 7
    if weeks == 0:
        yield f"deze week {weekday}"
    if weeks == 1:
        yield from (f"volgende week {weekday}", f"{weekday} volgende week", f"volgende {weekday}")
    for count in {weeks, ((day - today).days - 1) // 7} & set(range(1, 100)):
        for number in _number(count):
            unit = "week" if count == 1 else "weken"
            yield from (f"over {number} {unit} {weekday}", f"{weekday} over {number} {unit}")
            yield f"over {number} {unit} op {weekday}"


def _ahead(day: date, today: date) -> Iterator[str]:
    ahead = (day - today).days
    if 1 <= ahead <= 99:
        yield from (f"over {number} {'dag' if ahead == 1 else 'dagen'}" for number in _number(ahead))
    if ahead and ahead % 7 == 0 and ahead // 7 <= 99:
        unit = "week" if ahead == 7 else "weken"
        yield from (f"over {number} {unit}" for number in _number(ahead // 7))
        yield from (f"vandaag over {number} {unit}" for number in _number(ahead // 7))
    if day in _coming_with_number(day.day, today):
        yield from (f"{before}de {day.day}{mark}" for before in ("", "op ") for mark in ("e", "de", "ste"))


def _coming_with_number(number: int, today: date) -> list[date]:
    """Such a day of this month or the next; both when the first is today."""
    ahead = [day for day in (today + timedelta(days=days) for days in range(62)) if day.day == number]
    return ahead[: 2 if ahead[:1] == [today] else 1]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _number(count: int) -> Iterable[str]:
    return (str(count), *NUMBERS[count - 1 : count])


def _digital(at: time, hour: int) -> Iterator[str]:
    """With this hour, or the same on a clock of twelve hours."""
    for name in {str(hour), f"{at.hour:02d}", *_number(hour)} if hour > 0 or hour == at.hour else ():
        if name.isdigit():
            yield from (f"{name}{mark}{at:%M}{uur}" for mark in ":.uh" for uur in ("", " uur", "u"))
        if name != "een" and hour and (at.minute == 0 or at.minute >= 10):
            minutes = [f" {each}" for each in _number(at.minute)] if at.minute else [""]
            yield from (f"{name} {uur}{each}" for uur in ("uur", "u") for each in minutes)
            yield from (f"{name}{uur}{each}" for uur in ("uur", "u") for each in minutes if name.isdigit())


def _said(at: time) -> Iterator[str]:
    hour, following = ((each - 1) % 12 + 1 for each in (at.hour, at.hour + 1))
    if at.minute == 0:
        yield from (f"{name} {uur}" for name in _number(hour) if name != "een" for uur in ("uur", "u"))
    for name in _number(following):
        yield from (f"half {name}",) if at.minute == 30 else ()
        yield from (f"kwart voor {name}",) if at.minute == 45 else ()
        yield from (f"{minutes} voor {name}" for minutes in _minutes(60 - at.minute, 29))
        yield from (f"{minutes} voor half {name}" for minutes in _minutes(30 - at.minute, 14))
        yield from (f"{minutes} over half {name}" for minutes in _minutes(at.minute - 30, 14))
    for name in _number(hour):
        yield from (f"kwart over {name}",) if at.minute == 15 else ()
        yield from (f"{minutes} over {name}" for minutes in _minutes(at.minute, 29))


def _minutes(count: int, most: int) -> Iterable[str]:
    return _number(count) if 1 <= count <= most else ()


def _with_part(at: time) -> Iterator[str]:
    for part in (part for part, hours in _PARTS.items() if at.hour in hours):
        for words in _said(at):
            yield from (f"{words} 's {part}s", f"'s {part}s om {words}", f"{words} in de {part}")
