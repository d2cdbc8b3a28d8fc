"""Reminders: the answers under one, and "Later herinneren"."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.participants.appointments import answers, show_appointments
from handlers.routes import Routes
from mentoring.appointments import Coming
from mentoring.ids import AppointmentId
from mentoring.snoozes import Later, NotLater, Snooze
from messages.base import ClockTime, Screen
from messages.reminders import (
    AppointmentReminder,
    NothingLater,
    RemindedTomorrow,
    RemindedTonight,
    ReminderLabel,
    SnoozeLabel,
    WhenToRemind,
)
from services import reminders

routes = Routes()

_LABELS = {Later.EVENING: SnoozeLabel.EVENING, Later.MORNING: SnoozeLabel.MORNING}


@dataclass(frozen=True, slots=True)
class RemindLater(Press, verb="rl"):
    """'Later herinneren', under a reminder."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class RemindAt(Press, verb="rm"):
    """'Vanavond' or 'Morgen vroeg'. Pressed another day it means that day's."""

    appointment_id: AppointmentId
    later: str


@routes.press(RemindLater, fresh=show_appointments)
async def remind_later(context: Context, press: RemindLater) -> None:
    """'Later herinneren': tonight, or early tomorrow."""
    await _ask_when(context, press.appointment_id)


@routes.press(RemindAt, fresh=show_appointments)
async def remind_at(context: Context, press: RemindAt) -> None:
    """'Vanavond', 'Morgen vroeg'. What is not possible any more shows what is."""
    try:
        snooze = await reminders.snooze(
            context.work,
            press.appointment_id,
            _later(press.later),
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except NotLater:
        await _ask_when(context, press.appointment_id, in_place=True)
    else:
        context.show(_confirmed(snooze), in_place=True)


@routes.notice(AppointmentReminder)
def dress_reminder(notice: AppointmentReminder, plain: Outgoing) -> Outgoing:
    """The answers; who said that they come is not asked again."""
    appointment_id = AppointmentId(notice.appointment_id)
    later = [Button(ReminderLabel.LATER, RemindLater(appointment_id))] if notice.can_snooze else []
    if notice.glad is not None:
        return plain.with_rows([[*answers(appointment_id, notice.facts, Coming.COMING), *later]])
    return plain.with_rows([answers(appointment_id, notice.facts), *([later] if later else [])])


async def _ask_when(context: Context, appointment_id: AppointmentId, *, in_place: bool = False) -> None:
    offered = await reminders.snoozes_for(
        context.work, appointment_id, programme=context.programme, by=context.person, now=context.now
    )
    choices: Rows = [[Button(_LABELS[each.later], RemindAt(appointment_id, each.later)) for each in offered]]
    screen: Screen = WhenToRemind() if offered else NothingLater()
    context.show(screen, choices if offered else None, in_place=in_place)


def _later(key: str) -> Later:
    try:
        return Later(key)
    except ValueError:
        raise UnknownPress from None


def _confirmed(snooze: Snooze) -> Screen:
    at = ClockTime(snooze.at)
    return RemindedTonight(at) if snooze.later is Later.EVENING else RemindedTomorrow(at)
