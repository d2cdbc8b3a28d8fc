"""Words as people type them in Dutch, made alike: for the grammar of `days` and of `times`."""

import unicodedata

LOOKS_AHEAD = 8
"""So many words make the longest day or time: "over twee weken op dinsdag", "10 minuten voor half drie uur"."""

_AROUND_A_WORD = '()[]"“”„«»*'
_BEHIND_A_WORD = ".,;:!?"
_APOSTROPHES = str.maketrans("‘’`´ʼ′", "''''''")
_DASHES = frozenset("-–—|•@")

_MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
_SHORT_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
MONTHS = {name: number for names in (_MONTHS, _SHORT_MONTHS) for number, name in enumerate(names, start=1)}
MONTHS |= {"febr": 2, "sept": 9}
"""The number of a month by its name, long or short."""

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    *("tien", "elf", "twaalf", "dertien", "veertien"),
    *("vijftien", "zestien", "zeventien", "achttien", "negentien"),
)
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50}


def plain_words(text: str) -> list[str]:
    """The words in small letters, without the marks around them; a dash or comma alone is an empty word.

    There are as many as `text.split()` has, so that what is not read can be given back as it was typed.
    """
    return [_plain(word) for word in text.split()]


def number(word: str) -> int:
    """The number from 1 to 99 in Arabic digits, or to 59 in words; 0 when the word is none of these."""
    if word.isascii() and word.isdigit() and len(word) <= 2:
        return int(word)
    return _NUMBERS.get(word, 0)


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFC", word).lower().translate(_APOSTROPHES)
    plain = plain.strip(_AROUND_A_WORD).rstrip(_BEHIND_A_WORD + _AROUND_A_WORD)
    return "" if plain in _DASHES else plain


def _numbers() -> dict[str, int]:
    """From "een" to "negenenvijftig", with and without the dots on "tweeëntwintig"."""
    numbers = {word: value for value, word in enumerate((*_UNITS, *_TEENS), start=1)}
    numbers |= {"één": 1, "eén": 1, **_TENS}
    for word, ten in _TENS.items():
        for value, unit in enumerate(_UNITS, start=1):
            numbers[f"{unit}en{word}"] = numbers[f"{unit}ën{word}"] = ten + value
    return numbers


_NUMBERS = _numbers()
