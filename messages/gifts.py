"""A gift in words and as a picture: what its page says to a participant, and what staff read of the same."""

from dataclasses import dataclass

from mentoring.gifts import CodeForm, Gift, GiftKind
from mentoring.money import Cents
from messages.base import N_, Message, Screen
from messages.catalogue import Catalogue, money
from messages.pictures import GiftWords, draw_gift


@dataclass(frozen=True, slots=True)
class GiftMonths(Message):
    """To the participant, on the page of a gift: how long it can be used."""

    count: int
    text = N_("You can use it for {count} month.")
    plural = N_("You can use it for {count} months.")


@dataclass(frozen=True, slots=True)
class GetsCode(Message):
    """To the participant, on the page of a gift: how they get it, when it is a code to show or to type."""

    text = N_("You get a code in this chat. You use it when you pay.")


@dataclass(frozen=True, slots=True)
class GetsScannedCode(Message):
    """To the participant, on the page of a gift: how they get it, when it is a code that a shop scans."""

    text = N_("You get a code in this chat. The shop scans your phone.")


@dataclass(frozen=True, slots=True)
class GetsByHand(Message):
    """To the participant, on the page of a gift: how they get it, when the mentor gives it."""

    mentor: str
    text = N_("You get it from {mentor}.")


@dataclass(frozen=True, slots=True)
class GetsAfterOrder(Message):
    """To the participant, on the page of a gift: how they get it, when it is ordered first."""

    mentor: str
    text = N_("We order it for you. Then you get it from {mentor}.")


GetsIt = GetsCode | GetsScannedCode | GetsByHand | GetsAfterOrder


@dataclass(frozen=True, slots=True)
class GiftPage(Screen):
    """To the participant: one gift, before they choose it."""

    sign: str
    name: str
    value: Cents
    where: str
    months: GiftMonths | None
    gets: GetsIt
    text = N_("{sign} <b>{name}</b>\nThis costs {value}.\nWhere: {where}\n{months}\n{gets}")


def gift_page(gift: Gift, *, mentor: str) -> GiftPage:
    """What a participant reads of a gift; `mentor` is the first name of theirs."""
    months = None if gift.valid_months is None else GiftMonths(gift.valid_months)
    return GiftPage(gift.sign, gift.name, gift.value, gift.where_spent, months, _gets(gift, mentor))


def _gets(gift: Gift, mentor: str) -> GetsIt:
    match gift.kind:
        case GiftKind.CODE:
            return GetsCode() if gift.code_form is CodeForm.TEXT else GetsScannedCode()
        case GiftKind.BY_HAND:
            return GetsByHand(mentor)
        case GiftKind.ORDERED:
            return GetsAfterOrder(mentor)


def gift_drawn(gift: Gift, catalogue: Catalogue) -> bytes:
    """The picture of a gift of which there is no photo, as a PNG. What is on it, its page says in words too."""
    return draw_gift(gift.pictogram, GiftWords(catalogue.own(gift.name), money(gift.value)))
