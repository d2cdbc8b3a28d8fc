"""What coordinators hear of the stock by itself: that few codes are left, and that codes expire unused."""

from datetime import datetime

from mentoring.gifts import Gift
from mentoring.ids import GiftId
from mentoring.programme import Programme
from mentoring.vouchers import Stock
from mentoring.wall_time import day_of, time_of
from messages.catalogue import full_date
from messages.vouchers_staff import CodesExpire, FewCodesLeft
from storage.outbox import Notice
from storage.work import Work

_LOOKED = "vouchers looked at"
_ENOUGH, _FEW = "enough", "few"


async def tell_of_stock(work: Work, gift_id: GiftId, *, now: datetime) -> None:
    """Tell coordinators when few codes are left, once until there are more again; and of those that expire soon, once
    for each last day.
    """
    gift = await work.gifts.get(gift_id)
    stock = await work.vouchers.stock_of(gift_id, today=day_of(now))
    if gift.retired_at is None:
        await _tell_of_few(work, gift, stock, now=now)
    if stock.first_day is not None:
        notice = CodesExpire(stock.soon, gift.name, full_date(stock.first_day))
        await _tell(work, notice, once=f"codes expire:{gift_id}:{stock.first_day}", now=now)


async def stock_due(work: Work, programme: Programme, now: datetime) -> None:
    """Each day, when the office opens: codes that expired or will, without anybody having done anything."""
    if time_of(now) < programme.office_from:
        return
    looked = await work.marks.get(_LOOKED)
    if looked is not None and day_of(looked) == day_of(now):
        return
    await work.marks.note(_LOOKED, now, "")
    for stock in await work.vouchers.stock(today=day_of(now)):
        await tell_of_stock(work, stock.gift_id, now=now)


async def _tell_of_few(work: Work, gift: Gift, stock: Stock, *, now: datetime) -> None:
    mark = f"stock of gift {gift.id}"
    known = await work.marks.noted(mark, to_decide=True)
    before = known.words if known else _ENOUGH
    is_few = stock.left <= gift.low_stock and bool(stock.left or stock.given or stock.expired)
    if is_few == (before == _FEW):
        return
    await work.marks.note(mark, now, _FEW if is_few else _ENOUGH)
    if is_few:
        until = full_date(stock.first_day) if stock.first_day else ""
        notice = FewCodesLeft(gift.name, stock.left, stock.soon or None, until)
        await _tell(work, notice, once=f"few codes:{gift.id}:{now.isoformat()}", now=now)


async def _tell(work: Work, notice: Notice, *, once: str, now: datetime) -> None:
    for coordinator in await work.people.coordinators():
        await work.outbox.add(notice, to=coordinator.id, once=f"{once}:{coordinator.id}", now=now)
