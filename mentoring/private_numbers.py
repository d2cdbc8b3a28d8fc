"""Numbers that must never be kept: a citizen service number (BSN) or a bank account (IBAN) in people's words.

A public body may use a BSN only where a law says so, not even with consent (UAVG art. 46; Autoriteit
Persoonsgegevens, "Voorwaarden gebruik BSN"). Of random numbers of nine digits 9.1 % pass the eleven-test, so
whoever asks must stay friendly and let people say that it is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import timedelta

from stdnum import iban
from stdnum.nl import bsn

ALLOWED_FOR = timedelta(minutes=10)
"""How long somebody who said "it is no BSN" may send that message again."""

_GAP = r"[\s\u00a0\u202f.\-\u2010-\u2014/]{1,3}"
_RUN = re.compile(rf"\+?\d+(?:{_GAP}\d+)*", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_USUAL_GROUPS = ((9,), (3, 3, 3), (4, 2, 3), (2, 2, 2, 3), (2, 3, 4))
"""How people space a BSN, also when other numbers stand beside it."""

_SAYS_BSN = re.compile(r"bsn|burgerservice|sofi-?nummer", re.IGNORECASE)
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_IBAN = re.compile(
    rf"(?=([A-Z]{{2}}\d{{2}}(?:[ .\-\u00a0]?[A-Z0-9]){{{_SHORTEST_IBAN - 4},{_LONGEST_IBAN - 4}}}))",
    re.IGNORECASE | re.ASCII,
)
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Za-z]")


def holds_private_number(text: str) -> bool:
    """Whether the words hold a number that passes as a BSN or an IBAN, however people space it."""
    if not any(map(str.isdecimal, text)):
        return False
    shown = text if text.isascii() else _in_western_digits(text)
    return _holds_bsn(shown) or _holds_iban(shown)


def _in_western_digits(text: str) -> str:
    """Arabic and other digits as 0 to 9; what can't be seen between them is taken out."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )


def _holds_bsn(text: str) -> bool:
    lengths = (8, 9) if _SAYS_BSN.search(text) else (9,)
    return any(
        # An old BSN begins with a zero that people leave out.
        bsn.is_valid(number.zfill(9))
        for run in _RUN.finditer(text)
        for number in _numbers_in(run.group(), lengths)
    )


def _numbers_in(run: str, lengths: tuple[int, ...]) -> Iterator[str]:
    """What may be one number in a row of groups of digits: the whole row, or groups spaced as a BSN is.

    A row with different signs between is none as a whole: "3-3-2026 9.30" is a day and a time.
    """
    groups = _DIGITS.findall(run)
    whole = "".join(groups)
    if len(whole) in lengths and not run.startswith("+") and len(set(_DIGITS.split(run)[1:-1])) <= 1:
        yield whole
    for place in range(len(groups)):
        for usual in (*_USUAL_GROUPS, *((length,) for length in lengths)):
            part = groups[place : place + len(usual)]
            if tuple(map(len, part)) == usual and not (place == 0 and run.startswith("+")):
                yield "".join(part)


def _holds_iban(text: str) -> bool:
    # Words may follow without a sign between, so every shorter piece of what looks like one is tried.
    candidates = (_NOT_IN_A_NUMBER.sub("", match.group(1)) for match in _IBAN.finditer(text))
    # Not every bank of every country is in the list of the library, so the number of the bank is not asked.
    return any(
        iban.is_valid(piece[:end], check_country=False)
        for piece in candidates
        for end in range(_SHORTEST_IBAN, len(piece) + 1)
    )
