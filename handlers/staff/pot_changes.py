"""Changes of the pot that wait: a second coordinator agrees or not, and who asked can take it back."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.second_coordinator import answers
from mentoring.ids import PotChangeId
from mentoring.pot import ChangeSettled, ChangeState, PotChange
from messages.pot_changes import AwaitsSecond, BudgetLabel, PotChangeCard, change_shown
from services import pot

routes = Routes()


@dataclass(frozen=True, slots=True)
class LookAtChange(Press, verb="potw"):
    """'Wijziging 3', under the programme's money."""

    change_id: PotChangeId


@dataclass(frozen=True, slots=True)
class AgreeToChange(Press, verb="pota"):
    """'Akkoord'."""

    change_id: PotChangeId


@dataclass(frozen=True, slots=True)
class RefuseChange(Press, verb="potn"):
    """'Niet akkoord'."""

    change_id: PotChangeId


@dataclass(frozen=True, slots=True)
class WithdrawChange(Press, verb="poti"):
    """'Intrekken'."""

    change_id: PotChangeId


@routes.press(LookAtChange)
async def look_at_change(context: Context, press: LookAtChange) -> None:
    """How a change stands, with what this coordinator can do with it."""
    found = await pot.get(context.work, press.change_id, by=context.person)
    context.show(change_shown(found, context.programme), _ways(found, context))


@routes.notice(PotChangeCard)
def under_card(notice: PotChangeCard, plain: Outgoing) -> Outgoing:
    """The two answers, as long as nobody gave one."""
    if not isinstance(notice.outcome, AwaitsSecond):
        return plain
    return plain.with_rows(_answers(PotChangeId(notice.change_id)))


@routes.press(AgreeToChange)
async def agree_to_change(context: Context, press: AgreeToChange) -> None:
    """'Akkoord'."""
    await _settle(context, press.change_id, yes=True)


@routes.press(RefuseChange)
async def refuse_change(context: Context, press: RefuseChange) -> None:
    """'Niet akkoord'."""
    await _settle(context, press.change_id, yes=False)


@routes.press(WithdrawChange)
async def withdraw_change(context: Context, press: WithdrawChange) -> None:
    """'Intrekken'."""
    try:
        found = await pot.withdraw(
            context.work, press.change_id, programme=context.programme, by=context.person, now=context.now
        )
    except ChangeSettled as refusal:
        found = refusal.change
    context.show(change_shown(found, context.programme), in_place=True)


async def _settle(context: Context, change_id: PotChangeId, *, yes: bool) -> None:
    """The card says who settled it, also when that was a colleague a moment before."""
    try:
        found = await pot.settle(
            context.work, change_id, yes, programme=context.programme, by=context.person, now=context.now
        )
    except ChangeSettled as refusal:
        found = refusal.change
    context.show(change_shown(found, context.programme), in_place=True)


def _ways(change: PotChange, context: Context) -> Rows:
    if change.state is ChangeState.WAITING and change.asked_by != context.person.id:
        return _answers(change.id)
    if change.state in (ChangeState.WAITING, ChangeState.AGREED):
        return [[Button(BudgetLabel.WITHDRAW, WithdrawChange(change.id))]]
    return []


def _answers(change_id: PotChangeId) -> Rows:
    return answers(AgreeToChange(change_id), RefuseChange(change_id))
