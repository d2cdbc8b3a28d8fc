"""What makes a day or a time that was read doubtful: the words behind it that may change it, or take it back.

Words behind a day and a time are the place of an appointment, but only when the grammar can read nothing in them.
"""

import re
from collections.abc import Sequence

from mentoring.refusals import Refusal
from mentoring.typed.dates import AS_COMING, is_floor, names_day_of_month
from mentoring.typed.days import WEEKDAY_NAMES, Today, day_at
from mentoring.typed.times import part_at, time_at
from mentoring.typed.words import LOOKS_AHEAD, MONTHS, number

_ROOMS = frozenset({"kamer", "ruimte", "zaal", "loket", "lokaal", "balie", "spreekkamer", "nummer", "nr"})
"""What stands behind these is the number of a room and no time: "kamer 2.14"."""

_ABOUT_DAYS = frozenset(
    {
        *("dag", "dagen", "week", "weken", "weekend", "maand", "maanden", "jaar", "begin", "eind", "medio"),
        *("volgende", "komende", "komend", "eerstvolgende", "aanstaande", "deze", "afgelopen", "vorige"),
        *("jl", "j.l", "vannacht", "vakantie", "feestdag", "feestdagen"),
        *("pasen", "paasdag", "pinksteren", "pinksterdag", "hemelvaart", "hemelvaartsdag", "koningsdag"),
        *("kerst", "kerstmis", "kerstdag", "sinterklaas", "nieuwjaar", "nieuwjaarsdag", "oudjaar"),
        *("of", "niet", "geen", "behalve", "elke", "iedere", "wekelijks", "maandelijks", "dagelijks"),
        *("ongeveer", "circa", "ca", "uiterlijk", "misschien", "eventueel", "liever", "als", "tenzij"),
        *(AS_COMING | MONTHS.keys() - {"jan"}),  # "bij Jan" is a place
    }
)
"""With one of these nothing is read: each may say another day, or take back all of it."""

_LIKE_A_YEAR = re.compile(r"20[0-9]{2}")

_ABOUT_TIMES = frozenset(
    {
        *("uur", "uren", "uurtje", "u", "half", "kwart", "kwartier", "minuut", "minuten", "min"),
        *("'s", "middernacht", "tussen", "tot", "na", "vanaf", "rond", "omstreeks", "t/m"),
        *("am", "pm", "a.m", "p.m", "precies", "stipt"),
    }
)
"""With one of these the time is asked: each may say another one."""

_NEAR_A_TIME = frozenset(
    {*("tussen", "na", "voor", "van", "vanaf"), *("tot", "rond", "omstreeks", "tegen", "over")}
)
"""In front of a time, these make it no longer one clear time."""

_LIKE_A_TIME = re.compile(r"[0-9][:.;u][0-9]{2}|[0-9]u")
_SURELY_A_TIME = re.compile(r"[0-9]{1,2}[:;u][0-9]{2}")
"""Not a date, though perhaps no time that exists: "25:00", "14:00-15:00"."""


def may_change_the_day(rest: Sequence[str], today: Today) -> bool:
    """Whether these words may say another day, or none. A number in front may belong to a date."""
    if rest and _is_number(rest[0]) and not is_floor(rest):
        return True
    return any(_is_about_day(rest[place : place + LOOKS_AHEAD], today) for place in range(len(rest)))


def may_change_the_time(rest: Sequence[str]) -> bool:
    """Whether these words may say another time; "kamer 2.14" does not."""
    return any(
        _is_time(rest[place : place + LOOKS_AHEAD])
        for place, word in enumerate(rest)
        if not (place and rest[place - 1] in _ROOMS and word[:1].isdigit())
    )


def is_about_time(rest: Sequence[str]) -> bool:
    """Whether what comes right behind a day is about its time, though not clear: "tussen 9 en 10"."""
    words = rest[1:] if rest and rest[0] in _NEAR_A_TIME else rest
    return bool(words) and (number(words[0]) > 0 or _is_time(words[:LOOKS_AHEAD]))


def _is_number(word: str) -> bool:
    return bool(number(word) or word[:1].isnumeric()) and not _SURELY_A_TIME.match(word)


def _is_about_day(words: Sequence[str], today: Today) -> bool:
    if words[0] in _ABOUT_DAYS or words[0].startswith(WEEKDAY_NAMES) or _LIKE_A_YEAR.fullmatch(words[0]):
        return True
    try:
        is_number = words[0] == "op" and number("".join(words[1:2]))
        return bool(is_number or day_at(words, today)) or (words[0] == "de" and names_day_of_month(words))
    except Refusal:
        return True


def _is_time(words: Sequence[str]) -> bool:
    has_strange_digit = any(letter.isnumeric() and not letter.isascii() for letter in words[0])
    is_like_one = words[0] in _ABOUT_TIMES or _LIKE_A_TIME.search(words[0])
    is_near_one = words[0] in _NEAR_A_TIME and number("".join(words[1:2]))
    return bool(has_strange_digit or is_like_one or is_near_one or time_at(words) or part_at(words))
