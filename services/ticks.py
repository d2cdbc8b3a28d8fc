"""What happens by itself: each tick asks the database what is due. The ticker runs them all every few seconds."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from mentoring.programme import Programme
from services import attendance, claim_cards, reminder_rules
from services.alarms import alarm_due
from services.calls_for_help import alarm_calls_due
from services.claims import announce_due
from services.digests import digest_due
from services.forgetting import forget
from services.nudges import nudge_due
from services.on_paper import tell_due
from services.pot import book_due, warn_due
from services.reminders import remind_due
from services.reveals import mask_due
from services.voucher_news import stock_due
from storage.work import Work

Tick = Callable[[Work, Programme, datetime], Awaitable[None]]

TICKS: tuple[Tick, ...] = (
    forget,
    book_due,
    announce_due,
    claim_cards.refresh,
    alarm_calls_due,
    alarm_due,
    reminder_rules.follow,
    remind_due,
    nudge_due,
    attendance.ask_due,
    digest_due,
    tell_due,
    warn_due,
    mask_due,
    stock_due,
)
