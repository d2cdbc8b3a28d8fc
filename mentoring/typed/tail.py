"""What stands at the end of a line about an appointment: "… Serviceplein 45 min € 5", or "… waardering koffie".
`moments` reads the rest.

Only what can be nothing else is taken: minutes that no "over" or "uur" stands before, and an amount with its
sign. Everything is read back before it counts.
"""

import re
from dataclasses import dataclass

from mentoring.money import Cents, NotAnAmount, euros

_MINUTES = re.compile(
    r"(?P<rest>.*?)(?:^|\s)(?P<minutes>[1-9][0-9]{1,2}) ?min(?:\.|uten)?$", re.IGNORECASE | re.DOTALL
)
_AMOUNT = re.compile(r"(?P<rest>.*?)(?:^|\s)(?P<amount>€\s?\S+)$", re.DOTALL)
_RECOGNITION = re.compile(
    r"(?P<rest>.*?)(?:^|\s)waardering(?::|\s|$)\s*(?P<named>.*)$", re.IGNORECASE | re.DOTALL
)
_PART_OF_A_TIME = frozenset(
    {"over", "binnen", "na", "voor", "tot", "om", "en", "of", "uur", "u", "circa", "ca", "ongeveer", "elke"}
)
"""Words that make the minutes behind them part of a moment: "over 30 min", "2 uur 30 min"."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A line without its end, and what the end said."""

    line: str
    minutes: int | None = None
    reward: Cents | None = None
    not_read: str = ""
    """What stood where the amount stands, and is no clear one: "€ 1.250"."""

    recognition: str | None = None
    """What stood behind "waardering"; nothing when the line ended there."""


def split_tail(text: str) -> Tail:
    """Take a duration, an amount and recognition from the end of a line, in any order. Minutes that are not clear stay
    in the line; an amount never does, because nobody means it as a place.
    """
    line, minutes, reward, not_read, recognition = text.strip(), None, None, "", None
    for _ in range(3):
        if minutes is None and (found := _minutes_at_end(line)):
            line, minutes = found
        if reward is None and not not_read and (priced := _AMOUNT.fullmatch(line)):
            line = priced["rest"].strip()
            reward, not_read = _amount(priced["amount"])
        if recognition is None and (named := _RECOGNITION.fullmatch(line)):
            line, recognition = named["rest"].strip(), named["named"].strip()
    return Tail(line, minutes, reward, not_read, recognition)


def _minutes_at_end(line: str) -> tuple[str, int] | None:
    found = _MINUTES.fullmatch(line)
    if found is None:
        return None
    before = found["rest"].split()
    if before and before[-1].casefold() in _PART_OF_A_TIME:
        return None
    return found["rest"].strip(), int(found["minutes"])


def _amount(text: str) -> tuple[Cents | None, str]:
    """The amount, or the words that are none."""
    try:
        return euros(text), ""
    except NotAnAmount:
        return None, text
