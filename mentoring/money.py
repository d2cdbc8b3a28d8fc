"""Money: whole cents, typed by people in euros and read strictly, never guessed.

Babel's `parse_decimal` reads "12.50" as 1250 and accepts "NaN" and "1e3", so the grammar is our own.
"""

import re
from typing import NewType

from mentoring.refusals import Refusal

Cents = NewType("Cents", int)

_EUROS = re.compile(
    r"""(?P<sign>(?:€|euro?)[ \xa0]?)?     # a euro sign before it, or none
        (?P<whole>0|[1-9][0-9]{0,5})      # up to 999999 euros, without leading zeros
        (?:[.,](?P<cents>[0-9]{2}|-))?    # two decimals, or the dash of "5,-"
        (?(sign)|(?:[ \xa0]?(?:€|euro?))?)  # a euro sign behind it, when there was none before
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""The space may be one that does not break: the bot writes its own amounts so, and people copy them."""

_THOUSANDS = re.compile(
    r"(?:(?:€|euro?)[ \xa0]?)?(?P<front>[1-9][0-9]{0,2})[.,](?P<back>[0-9]{3})(?:[ \xa0]?(?:€|euro?))?",
    re.IGNORECASE | re.ASCII,
)
"""One point or comma with three digits behind it: a thousand and more, or euros with a digit too many."""


class NotAnAmount(Refusal):
    """What was typed is not one clear amount in euros: "12.5", "-5", "NaN"."""


class SeveralAmounts(NotAnAmount):
    """What was typed can be read in two ways: "1.250" is EUR 1,250 or EUR 1.25. `either` are the ways, if there are
    two: "1.255" is no amount of whole cents, so it can only have been the first. Who typed it is asked all the same.
    """

    def __init__(self, either: tuple[Cents, ...]) -> None:
        self.either = either


def euros(text: str) -> Cents:
    """Read an amount as people write it: "5", "€ 5", "12,50", "12.50", "5,-".

    Raises:
        SeveralAmounts: for what could be read in two ways: "1.250".
        NotAnAmount: for everything else that is not one clear amount.
    """
    found = _EUROS.fullmatch(text.strip())
    if not found:
        raise _why_not(text.strip())
    cents = found["cents"]
    return Cents(int(found["whole"]) * 100 + (int(cents) if cents and cents != "-" else 0))


def _why_not(text: str) -> NotAnAmount:
    found = _THOUSANDS.fullmatch(text)
    if not found:
        return NotAnAmount()
    thousands, cents = int(found["front"] + found["back"]), found["back"]
    as_euros = Cents(thousands * 100)
    return SeveralAmounts((as_euros, Cents(thousands // 10)) if cents.endswith("0") else (as_euros,))
