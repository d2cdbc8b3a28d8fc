"""Money: whole cents, typed by people in euros and read strictly, never guessed.

Babel's `parse_decimal` reads "12.50" as 1250 and accepts "NaN" and "1e3", so the grammar is our own.
"""

import re
from typing import NewType

from mentoring.refusals import Refusal

Cents = NewType("Cents", int)

_EUROS = re.compile(
    r"""^\s*(?:€|eur(?:o)?)?\s*          # a euro sign before it, or none
        (?P<whole>0|[1-9][0-9]{0,5})     # up to 999999 euros, without leading zeros
        (?:[.,](?P<cents>[0-9]{2}|-))?   # two decimals, or the dash of "5,-"
        \s*(?:€|eur(?:o)?)?\s*$""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


class NotAnAmount(Refusal):
    """What was typed is not one clear amount in euros: "12.5", "1.250", "-5", "NaN"."""


def euros(text: str) -> Cents:
    """Read an amount as people write it: "5", "€ 5", "12,50", "12.50", "5,-".

    Raises:
        NotAnAmount: for everything that could be read in two ways, or in none.
    """
    found = _EUROS.match(text)
    if not found:
        raise NotAnAmount
    cents = found["cents"]
    return Cents(int(found["whole"]) * 100 + (int(cents) if cents and cents != "-" else 0))
