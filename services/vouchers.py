"""Vouchers: from stock to their owner. `services.choices` takes one and gives it back; showing it is done here."""

from datetime import datetime

from mentoring.ids import ChoiceId, GiftId
from mentoring.wall_time import day_of
from storage.work import Work


async def take(work: Work, gift_id: GiftId, choice_id: ChoiceId, *, now: datetime) -> None:
    """Give a choice the code that expires first.

    Raises:
        OutOfStock: when none is left that is still valid.
    """
    await work.vouchers.take(gift_id, choice_id, today=day_of(now))


async def give_back(work: Work, choice_id: ChoiceId) -> None:
    """The choice was undone before its code was shown: somebody else can have it."""
    await work.vouchers.give_back(choice_id)
