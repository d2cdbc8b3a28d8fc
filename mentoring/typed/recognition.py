"""Recognition that somebody types by its name, or by the one word of it that says enough: "koffie", "certificaat"."""

import re
from collections.abc import Iterable

from mentoring.method import Recognition

_WORDS = re.compile(r"[^\W_]+")


def recognition_typed(text: str, offered: Iterable[Recognition]) -> Recognition | None:
    """The one that was meant: all the words that were typed are in its name, and in no other's. Else None."""
    typed = _words(text)
    found = [one for one in offered if typed and typed <= _words(one.name)]
    exact = [one for one in found if typed == _words(one.name)]
    meant = exact or found
    return meant[0] if len(meant) == 1 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.casefold()))
