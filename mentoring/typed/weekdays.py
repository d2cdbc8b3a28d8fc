"""Weekdays as people type them when asked on which days: "woensdag", "ma, wo en vr"."""

from mentoring.days import NotADay
from mentoring.typed.days import WEEKDAY_NAMES
from mentoring.typed.words import plain_words

_SPELLINGS = {
    spelling: weekday for weekday, name in enumerate(WEEKDAY_NAMES) for spelling in (name, name[:2])
}
_BETWEEN = frozenset({"", "op", "en", "+", "&"})


def weekdays_named(text: str) -> frozenset[int]:
    """The weekdays; Monday is 0. With any other word between them it is something else that was said.

    Raises:
        NotADay: when these are no weekdays.
    """
    words = [word for word in plain_words(text.replace(",", " ").replace("/", " ")) if word not in _BETWEEN]
    if not words or not _SPELLINGS.keys() >= set(words):
        raise NotADay
    return frozenset(_SPELLINGS[word] for word in words)
