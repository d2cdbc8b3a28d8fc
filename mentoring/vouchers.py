"""Vouchers: the codes of gifts. They come in from a file, lie sealed in stock, and are shown to one person only."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.gifts import CodeForm
from mentoring.ids import ChoiceId, GiftId, PersonId, RevealId, VoucherId
from mentoring.refusals import NoLongerPossible, Refusal

LONGEST_CODE = 100
"""Characters of a code: more than any shop uses, and few enough for a picture that a till can read."""

LONGEST_BARCODE = 40
"""Characters of a code in a barcode (Code 128): a longer one is wider than a phone, and no till reads it there."""

MOST_LINES = 5_000
"""Codes in one file: years of a pilot. More is another file, or the wrong one."""

LEAVES_WITHIN = timedelta(minutes=30)
"""A code that could not leave in this time stays where it is: by then its owner may have put the phone down."""

MASKED_AFTER = timedelta(hours=24)
"""After so long a code that was shown is hidden again. Telegram lets a bot delete for 48 hours (Bot API)."""

SAME_TAP = timedelta(minutes=1)
"""A second tap within this time, on a code that has just been shown, is the first one once more."""

EXPIRES_SOON = timedelta(days=30)
"""So long before codes in stock expire, coordinators hear of it: time enough to offer them elsewhere."""


class OutOfStock(Refusal):
    """Somebody chose a gift of which the last code has just gone to somebody else."""


class NotAGiftOfCodes(Refusal):
    """Codes are loaded for a gift that is handed over by hand or ordered, or that is offered no more."""


class LoadedMeanwhile(Refusal):
    """Somebody else loaded one of these codes at the same moment. Nothing of this file was."""


class BatchGivenOut(NoLongerPossible):
    """A batch of codes would be withdrawn of which somebody has one already."""


class NoCodeYet(NoLongerPossible):
    """A code is asked for of a choice that has none: it was undone, or it was never a code."""


class CodeUnreadable(Refusal):
    """A code does not open: its key is gone, or somebody changed its row. `voetstuk check` says which."""


class ShownJustNow(Refusal):
    """A code is asked for twice within a moment: it stands in the chat already."""


class OnItsWay(ShownJustNow):
    """A code is asked for once more while it is on its way: Telegram is slow, or told us to wait."""


class OnlyInOwnChat(Refusal):
    """A code is asked for in a group."""


class Wrong(StrEnum):
    """What can be wrong with one line of a file of codes."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    ODD_SIGNS = "odd_signs"
    TWICE = "twice"
    IN_STOCK = "in_stock"
    EXPIRED = "expired"
    NO_SUCH_DAY = "no_such_day"
    LOST_DIGITS = "lost_digits"
    """Excel kept the code as a number of more than 15 digits, or as a fraction: it is not what was typed any more."""

    LOST_ZEROS = "lost_zeros"
    """Excel kept the code as a number and others are longer, or begin with a zero: zeros may be gone from its front."""

    NOT_FOR_BARCODE = "not_for_barcode"
    TOO_MANY_CELLS = "too_many_cells"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, as it was read. `valid_until`: None is as long as one likes. `wrong`: why it can't be used,
    as far as reading showed.
    """

    number: int
    code: str
    valid_until: date | None = None
    wrong: Wrong | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line can't be loaded."""

    line: int
    wrong: Wrong


class NotLoaded(Refusal):
    """A file of codes has lines that can't be used. Nothing of it was loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Stock:
    """The codes of one gift. `left` are those that can still be given, `soon` those of them that expire within
    `EXPIRES_SOON`, on `first_day` at the earliest; `expired` lie there for nothing.
    """

    gift_id: GiftId
    left: int = 0
    soon: int = 0
    first_day: date | None = None
    expired: int = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """What was loaded at once. `number` is that of its first code."""

    number: VoucherId
    gift_id: GiftId
    loaded_at: datetime
    count: int
    given: int


@dataclass(frozen=True, slots=True)
class Held:
    """The code that belongs to a choice, without the code."""

    id: VoucherId
    choice_id: ChoiceId
    participant_id: PersonId
    gift: str
    form: CodeForm
    where: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Reveal:
    """The last time that a code was shown. `leaves`: it has not left yet, or nobody knows what came of it yet.
    `stands`: it arrived, and is not hidden yet.
    """

    id: RevealId
    revealed_at: datetime
    leaves: bool
    stands: bool

    def require_over(self, now: datetime) -> None:
        """That it can be shown once more. A code on its way is not sent twice: then it would stand in two places, and
        only one of them would be hidden.

        Raises:
            ShownJustNow: when it was asked for a moment ago; `OnItsWay` when it has not arrived either.
        """
        since = now - self.revealed_at
        if self.leaves and since < LEAVES_WITHIN:
            raise OnItsWay
        if self.stands and since < SAME_TAP:
            raise ShownJustNow


@dataclass(frozen=True, slots=True)
class Shown:
    """A code that was shown and is to be hidden. `has_left`: there is a message that we can hide it in."""

    reveal_id: RevealId
    choice_id: ChoiceId
    participant_id: PersonId
    gift: str
    form: CodeForm
    has_left: bool


_OF_A_CODE = frozenset(["Lu", "Ll", "Lo", "Nd", "Pc", "Pd", "Ps", "Pe", "Po", "Sm", "Sc", "Sk"])
"""Unicode's general categories."""


def problems_in(
    lines: Iterable[Line], *, form: CodeForm, known: Collection[int], today: date
) -> list[Problem]:
    """What is wrong in a file, line by line. `known` are the lines whose codes are in stock already."""
    found, seen = [], set[str]()
    for line in lines:
        wrong = line.wrong or _wrong(line, form, today)
        if wrong is None and line.code in seen:
            wrong = Wrong.TWICE
        elif wrong is None and line.number in known:
            wrong = Wrong.IN_STOCK
        seen.add(line.code)
        if wrong is not None:
            found.append(Problem(line.number, wrong))
    return found


def _wrong(line: Line, form: CodeForm, today: date) -> Wrong | None:
    if not line.code:
        return Wrong.EMPTY
    if len(line.code) > LONGEST_CODE:
        return Wrong.TOO_LONG
    if not all(map(_is_of_a_code, line.code)):
        return Wrong.ODD_SIGNS
    if form is CodeForm.BARCODE and not (line.code.isascii() and len(line.code) <= LONGEST_BARCODE):
        return Wrong.NOT_FOR_BARCODE
    return Wrong.EXPIRED if line.valid_until is not None and line.valid_until < today else None


def _is_of_a_code(sign: str) -> bool:
    """Letters, digits and signs of a keyboard; a space may stand between groups of digits. No emoji."""
    return sign == " " or unicodedata.category(sign) in _OF_A_CODE
