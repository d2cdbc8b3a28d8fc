"""What staff see of the catalogue of gifts: the list, a gift with its picture, and what can be changed of it."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.gift_pictures import picture_of
from handlers.pages import page_at
from handlers.staff.orders import orders_button
from mentoring.gifts import Catalogued, GiftKind
from mentoring.ids import GiftId
from messages.base import Screen
from messages.gifts_staff import (
    GiftButton,
    GiftPart,
    Gifts,
    GiftsLabel,
    NoGifts,
    WhatToChange,
    gift_line,
    gift_shown,
)
from services import gifts

_ON_A_PAGE = 6
"""Each takes two or three lines and a button; together they have to fit on a phone."""

_OF_CODES = (GiftPart.CODE_FORM, GiftPart.LOW_STOCK)


@dataclass(frozen=True, slots=True)
class ListGifts(Press, verb="yl"):
    """'Meer cadeaus', under the list; 'Terug naar de cadeaus', under one of them."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowGift(Press, verb="yg"):
    """A gift, under the list."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class AddGift(Press, verb="ya"):
    """'Cadeau toevoegen'."""


@dataclass(frozen=True, slots=True)
class ChangeWhat(Press, verb="yw"):
    """'Iets veranderen', under a gift."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class ChangeGift(Press, verb="yv"):
    """What to change of it: a `GiftPart` by its name."""

    gift_id: GiftId
    part: str


@dataclass(frozen=True, slots=True)
class RetireGift(Press, verb="yr"):
    """'Uit de catalogus halen', under a gift."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class BringBackGift(Press, verb="yb"):
    """'Weer in de catalogus zetten', under a gift that was taken out of it."""

    gift_id: GiftId


async def show_list(context: Context, page: int = 0, *, in_place: bool = False) -> None:
    """A page of the catalogue, each gift with a button; coordinators can add one."""
    everything = await gifts.catalogue(context.work, by=context.person, now=context.now)
    shown = page_at(everything, page, size=_ON_A_PAGE)
    rows: Rows = [[_button(catalogued)] for _, catalogued in shown.shown]
    if not shown.is_all:
        rows.append([Button(GiftsLabel.MORE, ListGifts(shown.following))])
    if context.person.is_coordinator:
        rows.append([Button(GiftsLabel.ADD, AddGift()), orders_button()])
    lines = tuple(gift_line(catalogued) for _, catalogued in shown.shown)
    context.show(Gifts(lines) if lines else NoGifts(), rows, in_place=in_place)


def _button(catalogued: Catalogued) -> Button:
    gift = catalogued.gift
    return Button(GiftButton(gift.sign, gift.name, gift.value), ShowGift(gift.id))


async def show_gift(context: Context, gift_id: GiftId, said: Screen | None = None) -> None:
    """A gift with its picture as it is now, under what was said about it."""
    found = await gifts.catalogued(context.work, gift_id, by=context.person, now=context.now)
    if said is not None:
        context.show(said)
    context.show(gift_shown(found), _rows(context, found), picture=picture_of(found.gift))


def _rows(context: Context, found: Catalogued) -> Rows:
    back = [Button(GiftsLabel.BACK, ListGifts(0))]
    if not context.person.is_coordinator:
        return [back]
    gift = found.gift
    if gift.retired_at is None:
        in_or_out = Button(GiftsLabel.RETIRE, RetireGift(gift.id))
    else:
        in_or_out = Button(GiftsLabel.BRING_BACK, BringBackGift(gift.id))
    return [[Button(GiftsLabel.CHANGE, ChangeWhat(gift.id))], [in_or_out], back]


def show_what_to_change(context: Context, found: Catalogued) -> None:
    """A button for each thing that can be changed of a gift."""
    gift = found.gift
    parts = [part for part in GiftPart if gift.kind is GiftKind.CODE or part not in _OF_CODES]
    if found.kind_fixed:
        parts.remove(GiftPart.KIND)
    rows = in_rows(Button(part, ChangeGift(gift.id, part.name.lower())) for part in parts)
    context.show(WhatToChange(gift.name), [*rows, [Button(GiftsLabel.BACK, ListGifts(0))]])
