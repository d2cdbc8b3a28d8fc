"""Numbers that must not be kept, and people who say that theirs is none."""

from datetime import datetime

from mentoring.ids import TelegramId
from mentoring.private_numbers import ALLOWED_FOR
from storage.work import Work


async def allow(work: Work, telegram_id: TelegramId, *, now: datetime) -> None:
    """Somebody says that it was no such number: their next message with one passes, if it comes soon."""
    await work.number_permits.give(telegram_id, until=now + ALLOWED_FOR, now=now)


async def is_allowed(work: Work, telegram_id: TelegramId, *, now: datetime) -> bool:
    """Whether this message with a number may pass. It uses up what `allow` gave."""
    until = await work.number_permits.take(telegram_id)
    return until is not None and now < until
