"""How long an appointment takes, as mentors type it: "45", "45 min", "een uur", "1,5 uur", "1 uur 30"."""

import re

from mentoring.appointment_limits import NotADuration, a_duration
from mentoring.typed.words import number, plain_words

_IN_WORDS = {
    "kwartier": 15,
    "drie kwartier": 45,
    "half uur": 30,
    "halfuur": 30,
    "anderhalf uur": 90,
    "uur": 60,
}
_MINUTES = re.compile(r"(?P<minutes>[1-9][0-9]{0,2}) ?(?:m|min|minuten)?")
_HOURS = re.compile(
    r"(?P<hours>[0-9]|[a-zé]+)(?P<half>[,.]5)? ?(?:u|uur|uren|uurtje)"
    r"(?: ?(?:en )?(?P<minutes>[0-9]{1,2})(?: ?(?:min|minuten))?)?"
)


def minutes_typed(text: str) -> int:
    """Minutes. Raises `NotADuration` when it is not clear, or when no appointment takes so long."""
    typed = " ".join(plain_words(text))
    known = _IN_WORDS.get(typed.removeprefix("een "))
    if known:
        return known
    if found := _MINUTES.fullmatch(typed):
        return a_duration(int(found["minutes"]))
    found = _HOURS.fullmatch(typed)
    if not found or not number(found["hours"]) or (found["half"] and found["minutes"]):
        raise NotADuration
    return a_duration(60 * number(found["hours"]) + (30 if found["half"] else int(found["minutes"] or 0)))
