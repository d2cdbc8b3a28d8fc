"""Gifts: what a participant can choose for what is in the spaarpot. Coordinators keep the catalogue.

A gift that was chosen keeps its name and amount in the choice (`mentoring.choices`), so whatever changes here,
nothing changes for who chose before.
"""

import unicodedata
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from mentoring.ids import GiftId, TeamId
from mentoring.lengths import units
from mentoring.money import Cents
from mentoring.people import Participant
from mentoring.refusals import Refusal

LONGEST_GIFT_NAME = 40
"""Length of a name, as Telegram counts: with its value it fits on a button of a small phone."""

LONGEST_WHERE = 80
"""Length of where it can be spent: a sentence for the participant, of which the catalogue makes the rest."""

HIGHEST_VALUE = Cents(1_000_00)
"""What a gift can cost. Nobody saves more in four years at the default cap; more is a typing mistake."""

MOST_MONTHS = 60
"""How long a gift can be said to be valid. Longer is as long as one likes."""

MOST_LOW_STOCK = 500
"""At how many codes it can be said that few are left: more than the participants of a pilot."""

USUAL_LOW_STOCK = 3
"""At how many codes coordinators hear that few are left, unless they choose another number."""


class NotAGiftName(Refusal):
    """A gift has no name, or one longer than `LONGEST_GIFT_NAME`."""


class NotWhere(Refusal):
    """Where a gift can be spent is not said, or takes more than `LONGEST_WHERE`."""


class NotAValue(Refusal):
    """A gift would cost nothing, or more than `HIGHEST_VALUE`."""


class NotMonths(Refusal):
    """A gift would be valid for no month, or for more than `MOST_MONTHS`."""


class NotALowStock(Refusal):
    """It would be said that few codes are left at fewer than none, or at more than `MOST_LOW_STOCK`."""


class FormOfNoCode(Refusal):
    """A gift of codes does not say how a shop reads them, or another gift does."""


class KindFixed(Refusal):
    """A gift would become of another kind while it has codes, or while somebody has chosen it."""


class GiftThere(Refusal):
    """The catalogue would offer the same gift twice: one name, value and kind, for the same team."""


class GiftKind(StrEnum):
    """How a gift reaches the participant."""

    CODE = "code"
    """A code from stock, which they see in their own chat."""
    BY_HAND = "by_hand"
    """A card or a thing, which the mentor gives them."""
    ORDERED = "ordered"
    """A voucher that a coordinator orders first; then the mentor gives it."""


class CodeForm(StrEnum):
    """How a shop reads a code."""

    TEXT = "text"
    QR = "qr"
    BARCODE = "barcode"


class GiftPictogram(StrEnum):
    """The drawings that we have of gifts (`messages.pictures.gift`)."""

    GROCERIES = "groceries"
    CINEMA = "cinema"
    SWIMMING = "swimming"
    BOOK = "book"
    TOOL = "tool"
    CHILD = "child"
    COFFEE = "coffee"
    CLOTHES = "clothes"
    BICYCLE = "bicycle"
    SPORT = "sport"
    PHONE = "phone"
    PRESENT = "present"


_SIGNS = {
    GiftPictogram.GROCERIES: "🛒",
    GiftPictogram.CINEMA: "🎬",
    GiftPictogram.SWIMMING: "🏊",
    GiftPictogram.BOOK: "📖",
    GiftPictogram.TOOL: "🔨",
    GiftPictogram.CHILD: "🧸",
    GiftPictogram.COFFEE: "☕",
    GiftPictogram.CLOTHES: "👕",
    GiftPictogram.BICYCLE: "🚲",
    GiftPictogram.SPORT: "⚽",
    GiftPictogram.PHONE: "📱",
    GiftPictogram.PRESENT: "🎁",
}


def sign_of(pictogram: GiftPictogram) -> str:
    """The emoji that stands for a pictogram where there is no picture: in a list, on a button."""
    return _SIGNS[pictogram]


def gift_name(text: str) -> str:
    """A gift's name, on one line and without what would be invisible or turn the text around it.

    Raises:
        NotAGiftName: when there is no letter in it, or it is too long.
    """
    name = _one_line(text)
    if units(name) > LONGEST_GIFT_NAME or not any(map(str.isalpha, name)):
        raise NotAGiftName
    return name


def where_spent(text: str) -> str:
    """Where a gift can be spent, on one line.

    Raises:
        NotWhere: when there is no letter in it, or it is too long.
    """
    where = _one_line(text)
    if units(where) > LONGEST_WHERE or not any(map(str.isalpha, where)):
        raise NotWhere
    return where


def gift_value(amount: Cents) -> Cents:
    """Raises `NotAValue` for nothing, and for what must be a typing mistake."""
    if not 0 < amount <= HIGHEST_VALUE:
        raise NotAValue
    return amount


def valid_months(months: int) -> int:
    """Raises `NotMonths`."""
    if not 0 < months <= MOST_MONTHS:
        raise NotMonths
    return months


def low_stock(codes: int) -> int:
    """Raises `NotALowStock`."""
    if not 0 <= codes <= MOST_LOW_STOCK:
        raise NotALowStock
    return codes


def _one_line(text: str) -> str:
    shown = "".join(letter if letter.isprintable() or letter in _JOINERS else _gap(letter) for letter in text)
    return " ".join(shown.split())


_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in Persian and in several languages of India, and of many emoji."""


def _gap(letter: str) -> str:
    """A space for what ends a line or is a wide space; nothing for what is invisible."""
    return " " if letter.isspace() or unicodedata.category(letter).startswith("Z") else ""


@dataclass(frozen=True, slots=True)
class GiftDraft:
    """A gift as it is put in the catalogue or changed: checked when it is made.

    `valid_months`: None is as long as one likes. `photo`: Telegram's file of a picture; None: the pictogram is drawn.
    `team_id`: None is for all teams. `low_stock`: at so few codes coordinators hear that they run out.

    Raises:
        NotAGiftName, NotAValue, FormOfNoCode, NotWhere, NotMonths, NotALowStock: when it breaks one of these rules.
    """

    name: str
    value: Cents
    kind: GiftKind
    code_form: CodeForm | None
    where_spent: str
    valid_months: int | None
    pictogram: GiftPictogram
    photo: str | None = None
    team_id: TeamId | None = None
    low_stock: int = USUAL_LOW_STOCK

    def __post_init__(self) -> None:
        gift_name(self.name)
        gift_value(self.value)
        where_spent(self.where_spent)
        low_stock(self.low_stock)
        if self.valid_months is not None:
            valid_months(self.valid_months)
        if (self.kind is GiftKind.CODE) != (self.code_form is not None):
            raise FormOfNoCode


class GiftChanges(TypedDict, total=False):
    """Some of the values of a `GiftDraft`: what a coordinator changes of a gift, and nothing else of it."""

    name: str
    value: Cents
    kind: GiftKind
    code_form: CodeForm | None
    where_spent: str
    valid_months: int | None
    pictogram: GiftPictogram
    photo: str | None
    team_id: TeamId | None
    low_stock: int


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift of the catalogue. What its values mean, `GiftDraft` says.

    `retired_at`: since when it is not offered any more. `stock`: how many codes are left that are still valid; None
    for a gift without codes, and where nobody counted.
    """

    id: GiftId
    name: str
    value: Cents
    kind: GiftKind
    code_form: CodeForm | None
    where_spent: str
    valid_months: int | None
    pictogram: GiftPictogram
    photo: str | None
    team_id: TeamId | None
    low_stock: int
    retired_at: datetime | None = None
    stock: int | None = None

    @property
    def sign(self) -> str:
        """An emoji for it."""
        return sign_of(self.pictogram)

    @property
    def draft(self) -> GiftDraft:
        """What can be changed of it."""
        return GiftDraft(**{field.name: getattr(self, field.name) for field in fields(GiftDraft)})

    @property
    def runs_low(self) -> bool:
        """Whether coordinators do well to load codes."""
        return self.stock is not None and self.stock <= self.low_stock

    def is_for(self, participant: Participant) -> bool:
        """Whether this participant can choose it now. A code is read on one's own phone, so not by who is on paper.

        It has to be counted how many codes are left.
        """
        if self.retired_at is not None or self.team_id not in (None, participant.team_id):
            return False
        return self.kind is not GiftKind.CODE or bool(self.stock and not participant.on_paper)


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A gift as those who keep the catalogue see it. `chosen`: by how many choices that were not undone.

    `team`: the name of its team; None for all teams. `kind_fixed`: it has codes, or was chosen (`KindFixed`).
    """

    gift: Gift
    chosen: int
    team: str | None
    kind_fixed: bool
