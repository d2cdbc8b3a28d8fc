"""Calls for help in the admin chat: one of the team says that they get in touch."""

from dataclasses import dataclass

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from mentoring.ids import CallId
from messages.calls_for_help import CallCard, CallLabel, CallOnceMore, CallWaits, NobodyYet, YouTookCall
from services import calls_for_help

routes = Routes()


@dataclass(frozen=True, slots=True)
class TakeCall(Press, verb="zt"):
    """'Ik neem contact op'."""

    call_id: CallId


@routes.press(TakeCall)
async def take_call(context: Context, press: TakeCall) -> None:
    """The card, and every alarm about it, then says who."""
    await calls_for_help.take(context.work, press.call_id, by=context.person, now=context.now)
    context.toast(YouTookCall())


@routes.notice(CallCard)
@routes.notice(CallWaits)
def dress(notice: CallCard | CallWaits, plain: Outgoing) -> Outgoing:
    """The button, as long as nobody has pressed it."""
    return plain.with_rows([[_take(notice.call_id)]]) if isinstance(notice.taken, NobodyYet) else plain


@routes.notice(CallOnceMore)
def dress_once_more(notice: CallOnceMore, plain: Outgoing) -> Outgoing:
    """The same: it answers kindly when somebody has."""
    return plain.with_rows([[_take(notice.call_id)]])


def _take(call_id: int) -> Button:
    return Button(CallLabel.TAKE, TakeCall(CallId(call_id)), style="primary")
