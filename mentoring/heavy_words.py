"""Words that say that it is too much, in whatever a participant writes (`docs/decisions/0020-heavy-words.md`).

It errs on the side of help: a false alarm costs a kind message, a silence may cost a life. It knows words, not people:
who writes between the lines, or in a language that is not in the list, is for the mentor to see.
"""

import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache

from mentoring.method import HeavyWords

SHORT_WITHIN = timedelta(minutes=10)
"""Within this time of the last one the numbers are said once more in a few lines, not the whole message."""

_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u00b4`\u02bc]")
_WITHIN_A_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ad](?=[^\W\d_])")
_PART = re.compile(r"[^\W_]+\*?|\n|[^\w\s]|_")
_SAME_TWICE = re.compile(r"(.)\1+")
_OTHER_WORD = "een"
_END, _ANYTHING = ".", "*"
_WITHOUT_DOT = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ß": "ss"})
"""Letters whose sign is part of them: they don't come apart as "é" does."""

_SEEN = " \u2022 "
"""In the place of what was found to be harmless."""


def is_heavy(text: str, words: HeavyWords) -> bool:
    """Whether a text says that it is too much."""
    if not text or not words.phrases:
        return False
    said = _Reader.of(words)
    plain = said.harmless.sub(_SEEN, said.read(text)) if words.harmless else said.read(text)
    return said.heavy.search(plain) is not None


def without_words(words: HeavyWords) -> list[str]:
    """The phrases in which nothing is left to look for: each would be found in whatever somebody writes."""
    said = _Reader.of(words)
    return [phrase for phrase in (*words.phrases, *words.harmless) if not said.holds_a_word(phrase)]


def is_again(last: datetime | None, *, now: datetime) -> bool:
    """Whether the whole message was shown so lately that a short one is kinder."""
    return last is not None and now - last < SHORT_WITHIN


class _Reader:
    """The lists of one programme, made ready to look for."""

    def __init__(self, words: HeavyWords) -> None:
        self._usual: dict[str, str] = {}
        for usual, *others in words.spellings:
            self._usual |= {_once(other): _once(usual) for other in others}
        self._fillers = {self._word(filler) for filler in words.fillers}
        self._breaks = {self._word(word) for word in words.breaks}
        self.heavy = self._any_of(words.phrases)
        self.harmless = self._any_of(words.harmless)

    @staticmethod
    @cache
    def of(words: HeavyWords) -> "_Reader":
        """Made once for each programme."""
        return _Reader(words)

    def holds_a_word(self, phrase: str) -> bool:
        """Whether there is more in a phrase than fillers and points."""
        return any(part[0].isalnum() for part in self._parts(phrase))

    def read(self, text: str) -> str:
        """As it is looked through: plain words with a space around each, and a point wherever a clause may end."""
        return f" {_END} {' '.join(self._parts(text.replace(_ANYTHING, ' ')))} {_END} "

    def _parts(self, text: str) -> list[str]:
        found: list[str] = []
        for part in _PART.findall(_bare(text)):
            if not part[0].isalnum():
                found.append(_END)
                continue
            word = self._word(part)
            if word in self._breaks:
                found.append(_END)
            if word not in self._fillers:
                found.append(word)
        return [
            part for part, before in zip(found, ["", *found], strict=False) if (part, before) != (_END, _END)
        ]

    def _word(self, written: str) -> str:
        """The usual spelling of what people write in several ways."""
        word = _once(written)
        return self._usual.get(word, word)

    def _any_of(self, phrases: tuple[str, ...]) -> re.Pattern[str]:
        if not phrases:
            return re.compile(r"(?!)")  # nothing
        # Where a word begins is asked once, and not for each phrase: that is a hundred times as quick.
        return re.compile(f"(?<= )(?:{'|'.join(map(self._pattern, phrases))})(?= )")

    def _pattern(self, phrase: str) -> str:
        """A phrase of whole words. One that ends in a point is at the end of a clause, one that begins with it at the
        beginning; "*" behind a word stands for whatever it goes on with.
        """
        parts = [re.escape(part).replace(r"\*", r"\S*") for part in self._parts(phrase)]
        return " ".join(parts)


def _once(word: str) -> str:
    """Repeated letters once: "meeeer" is "meer". Only "een" stays, which would be another word."""
    bare = _bare(word)
    return bare if bare == _OTHER_WORD else _SAME_TWICE.sub(r"\1", bare)


def _bare(text: str) -> str:
    """Small letters without accents, and without what stands inside a word."""
    shown = _WITHIN_A_WORD.sub("", _APOSTROPHES.sub("", text.casefold().translate(_WITHOUT_DOT)))
    apart = unicodedata.normalize("NFKD", shown)
    return "".join(letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Cf"))
