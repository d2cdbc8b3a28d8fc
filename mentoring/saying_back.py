"""Saying an if-then plan back: what somebody meant by what they typed. It is never judged."""

from difflib import SequenceMatcher
from enum import Enum, auto

from mentoring.typed.yes_or_no import plain_words, says_no

LIKE_ENOUGH = 0.5
"""The part of the letters that has to be the same. A typing mistake in every word leaves .9, other words for the same
plan about .6, and another subject less than .45 (`tests/mentoring/test_saying_back.py`)."""

_NOT_COMPARED = {"als", "dan", "ik"}
_DONE = {
    "ja",
    "dat",
    "is",
    "ik",
    "heb",
    "het",
    "hardop",
    "gezegd",
    "gedaan",
    "gelukt",
    "goed",
    "prima",
    "klaar",
    "oke",
    "ok",
}


class Meant(Enum):
    """What somebody meant who was asked to say their plan once."""

    SAID = auto()
    NOT_NOW = auto()
    SOMETHING_ELSE = auto()


def meant_by(typed: str, *, cue: str, response: str) -> Meant:
    """Whether this is the plan of these parts once more, give or take capitals, marks and mistakes.

    A word or a sign of "done" says so too.
    """
    words = plain_words(typed)
    if all(word in _DONE for word in words):
        return Meant.SAID
    if says_no(typed):
        return Meant.NOT_NOW
    whole, part = _compared(plain_words(f"{cue} {response}")), _compared(plain_words(response))
    likeness = max(_likeness(_compared(words), whole), _likeness(_compared(words), part))
    return Meant.SAID if likeness >= LIKE_ENOUGH else Meant.SOMETHING_ELSE


def _likeness(given: str, meant: str) -> float:
    return SequenceMatcher(None, given, meant, autojunk=False).ratio()


def _compared(words: list[str]) -> str:
    return " ".join(word for word in words if word not in _NOT_COMPARED)
