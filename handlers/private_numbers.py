"""Nobody's citizen number or bank account gets past this: it is not kept, not passed on, and taken away."""

from dataclasses import dataclass

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.routes import Occasion, Routes
from mentoring.ids import TelegramId
from mentoring.private_numbers import holds_private_number
from mentoring.refusals import NotAllowed
from messages.private_numbers import (
    CitizenNumber,
    CitizenNumberStaff,
    NumberLabel,
    NumberStaffLabel,
    SendItAgain,
    SendItAgainStaff,
)
from services import private_numbers

routes = Routes()


@dataclass(frozen=True, slots=True)
class NoPrivateNumber(Press, verb="pn"):
    """'Het is geen BSN', for the one whose message it was."""

    telegram_id: TelegramId


@routes.guard
async def keep_out(context: Context) -> bool:
    """Texts and captions with such a number are let go, also in a form, which stays open."""
    if not holds_private_number(context.text):
        return False
    if await private_numbers.is_allowed(context.work, context.telegram_id, now=context.now):
        return False
    context.delete_message()
    _warn(context)
    return True


@routes.on(Occasion.EDITED)
async def keep_out_of_edits(context: Context) -> None:
    """The same for a number that was put into a message afterwards, where the bot can see and delete it."""
    if context.is_private or context.team is not None:
        await keep_out(context)


@routes.press(NoPrivateNumber)
async def it_is_none(context: Context, press: NoPrivateNumber) -> None:
    """Of random numbers one in eleven looks like a BSN, so the sender may know better."""
    if press.telegram_id != context.telegram_id:
        raise NotAllowed
    await private_numbers.allow(context.work, context.telegram_id, now=context.now)
    context.show(SendItAgainStaff() if _is_for_staff(context) else SendItAgain(), in_place=True)


def _warn(context: Context) -> None:
    if context.someone is None:  # nothing of a stranger is kept, whatever they say
        context.show(CitizenNumber())
    elif _is_for_staff(context):
        button = Button(NumberStaffLabel.NONE, NoPrivateNumber(context.telegram_id))
        context.show(CitizenNumberStaff(), [[button]])
    else:
        button = Button(NumberLabel.NONE, NoPrivateNumber(context.telegram_id))
        context.show(CitizenNumber(), [[button]])


def _is_for_staff(context: Context) -> bool:
    return context.person.is_staff and not context.is_participant_chat
