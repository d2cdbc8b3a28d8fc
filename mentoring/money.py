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


class NotAnAmount(Refusal):
    """What was typed is not one clear amount in euros: "12.5", "1.250", "-5", "NaN"."""


def euros(text: str) -> Cents:
    """Read an amount as people write it: "5", "€ 5", "12,50", "12.50", "5,-".

    Raises:
        NotAnAmount: for everything that could be read in two ways, or in none.
    """
    found = _EUROS.fullmatch(text.strip())
    if not found:
        raise NotAnAmount
    cents = found["cents"]
    return Cents(int(found["whole"]) * 100 + (int(cents) if cents and cents != "-" else 0))
