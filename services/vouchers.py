"""Vouchers: into stock by coordinators, and from stock to their owner. Showing one is in `services.reveals`.

`services.choices` takes a code for a choice, and gives it back when the choice is undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.access import require_coordinator
from mentoring.gifts import CodeForm, Gift
from mentoring.ids import ChoiceId, GiftId, VoucherId
from mentoring.people import Someone
from mentoring.vouchers import (
    Batch,
    BatchGivenOut,
    Line,
    NotAGiftOfCodes,
    NotLoaded,
    Stock,
    problems_in,
)
from mentoring.wall_time import day_of
from services import voucher_news
from storage.work import Work

MOST_BATCHES = 8
"""Batches of a gift that are shown: the newest, in which a mistake is found."""


@dataclass(frozen=True, slots=True)
class Stocked:
    """A gift with its codes as they are counted."""

    gift: Gift
    stock: Stock


@dataclass(frozen=True, slots=True)
class Shelf:
    """All about the codes of one gift: how many, and what was loaded when."""

    gift: Gift
    stock: Stock
    batches: tuple[Batch, ...]


@dataclass(frozen=True, slots=True)
class Loadable:
    """What is read back of a file before it is loaded. `first_day` and `last_day` are None when no code has one."""

    gift: Gift
    count: int
    first_day: date | None
    last_day: date | None
    without_day: int
    shortest: int
    longest: int


# --- for a choice ---------------------------------------------------------------------------------


async def take(work: Work, gift_id: GiftId, choice_id: ChoiceId, *, now: datetime) -> None:
    """Give a choice the code that expires first. Coordinators hear when few are left.

    Raises:
        OutOfStock: when none is left that is still valid.
    """
    await work.vouchers.take(gift_id, choice_id, today=day_of(now))
    await voucher_news.tell_of_stock(work, gift_id, now=now)


async def give_back(work: Work, choice_id: ChoiceId) -> None:
    """The choice was undone before its code was shown: somebody else can have it."""
    await work.vouchers.give_back(choice_id)


# --- stock ----------------------------------------------------------------------------------------


async def stock(work: Work, *, by: Someone, now: datetime) -> list[Stocked]:
    """Every gift of codes that is offered, and of those that are not any more what still lies there.

    Raises:
        NotAllowed: unless a coordinator asks.
    """
    require_coordinator(by)
    counted = {each.gift_id: each for each in await work.vouchers.stock(today=day_of(now))}
    found = [each.gift for each in await work.gifts.catalogue(day_of(now)) if each.gift.id in counted]
    return [
        Stocked(gift, counted[gift.id]) for gift in found if gift.retired_at is None or counted[gift.id].left
    ]


async def shelf(work: Work, gift_id: GiftId, *, by: Someone, now: datetime) -> Shelf:
    """The codes of one gift.

    Raises:
        NotAllowed: unless a coordinator asks.
        Gone: when there is no such gift.
        NotAGiftOfCodes: when it has none.
    """
    require_coordinator(by)
    gift = await work.gifts.get(gift_id)
    _require_codes(gift)
    batches = await work.vouchers.batches(gift_id, most=MOST_BATCHES)
    return Shelf(gift, await work.vouchers.stock_of(gift_id, today=day_of(now)), tuple(batches))


async def look_through(
    work: Work, gift_id: GiftId, lines: Sequence[Line], *, by: Someone | None, now: datetime
) -> Loadable:
    """What loading these lines would do. `by` is None on the command line, to which only an administrator comes.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone, NotAGiftOfCodes: when there is no such gift, or it takes no codes.
        NotLoaded: with every line that can't be used.
    """
    if by is not None:
        require_coordinator(by)
    gift = await work.gifts.get(gift_id)
    _require_codes(gift)
    if gift.retired_at is not None:
        raise NotAGiftOfCodes
    readable = [line for line in lines if line.wrong is None]
    known = await work.vouchers.known(readable)
    form = gift.code_form or CodeForm.TEXT
    if problems := problems_in(lines, form=form, known=known, today=day_of(now)):
        raise NotLoaded(problems)
    return _loadable(gift, lines)


async def load(
    work: Work, gift_id: GiftId, lines: Sequence[Line], *, by: Someone | None, now: datetime
) -> Loadable:
    """Put codes in stock: all of them, or none.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone, NotAGiftOfCodes: when there is no such gift, or it takes no codes.
        NotLoaded: with every line that can't be used.
        LoadedMeanwhile: when somebody loaded one of them at the same moment.
    """
    loadable = await look_through(work, gift_id, lines, by=by, now=now)
    who = by.id if by else None
    await work.vouchers.add(gift_id, lines, by=who, now=now)
    await work.audit.add("vouchers.load", f"gift:{gift_id}", by=who, now=now)
    await voucher_news.tell_of_stock(work, gift_id, now=now)
    return loadable


async def withdraw(work: Work, number: VoucherId, *, by: Someone, now: datetime) -> Batch:
    """Take a batch that was loaded wrongly out of stock for good: its codes can be loaded again.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone: when it was withdrawn already.
        BatchGivenOut: when somebody has one of its codes.
    """
    require_coordinator(by)
    batch = await work.vouchers.batch_to_decide(number)
    if batch.given:
        raise BatchGivenOut
    await work.vouchers.withdraw(batch)
    await work.audit.add("vouchers.withdraw", f"gift:{batch.gift_id}", by=by.id, now=now)
    return batch


def _require_codes(gift: Gift) -> None:
    if gift.code_form is None:
        raise NotAGiftOfCodes


def _loadable(gift: Gift, lines: Sequence[Line]) -> Loadable:
    days = sorted(line.valid_until for line in lines if line.valid_until is not None)
    lengths = [len(line.code) for line in lines]
    return Loadable(
        gift,
        len(lines),
        days[0] if days else None,
        days[-1] if days else None,
        len(lines) - len(days),
        min(lengths),
        max(lengths),
    )
