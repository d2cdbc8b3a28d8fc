"""Letting go, in time, of what served its purpose: values of delivered notices, and settled updates."""

from datetime import datetime, timedelta

from mentoring.programme import Programme
from services import reminders
from storage.work import Work

DELIVERED_VALUES_KEPT = timedelta(days=30)
"""A mentor may ask within a month what a message said; after that its values, which name people, go."""

SETTLED_UPDATES_KEPT = timedelta(days=2)
"""Telegram gives an update again for at most 24 hours (Bot API, getUpdates); twice that tells a repeat for sure."""


async def forget(work: Work, programme: Programme, now: datetime) -> None:
    """Let go of notices that are better unsaid by now; each hour, empty and delete what is past its term."""
    await let_expire(work, now=now)
    if now.minute == 0:
        await work.deliveries.empty_values(before=now - DELIVERED_VALUES_KEPT)
        await work.inbox.forget_settled(now - SETTLED_UPDATES_KEPT)


async def let_expire(work: Work, *, now: datetime) -> None:
    """Let go of notices that are better unsaid by now. A reminder among them is said later, if it still helps."""
    expired = await work.deliveries.expire(now=now)
    await reminders.look_again(work, expired, now=now)
