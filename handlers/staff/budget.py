"""/budget: how the programme's money stands, for coordinators alone, and raising the pot."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.routes import Routes
from handlers.staff.answers import amount_typed, read_amount, read_right, yes_or_no
from mentoring.ledger import CauseUsed
from mentoring.money import Cents
from mentoring.questions import Question
from messages.rewards import (
    AskRaise,
    BudgetLabel,
    PotChanged,
    PotNotRaised,
    PotRaised,
    RaiseNothing,
    RaiseRight,
    budget,
)
from services import rewards

routes = Routes()


@dataclass(frozen=True, slots=True)
class RaisePot(Press, verb="pv"):
    """'Pot verhogen', under the programme's money."""


@routes.command("budget", for_staff=True)
async def show_budget(context: Context) -> None:
    """/budget: the pot, and what became of it. `/budget 5000` raises it in one line."""
    pot = await rewards.pot(context.work, by=context.person)
    if context.arguments:
        understood = await _read(context, amount_typed(context.arguments))
        await forms.start(context, RAISE_POT, {"raise": understood}, at="right")
    else:
        context.show(budget(pot), [[Button(BudgetLabel.RAISE, RaisePot())]])


@routes.press(RaisePot)
async def raise_pot(context: Context, press: RaisePot) -> None:
    """'Pot verhogen'."""
    await rewards.pot(context.work, by=context.person)
    await forms.start(context, RAISE_POT)


async def _ask_amount(context: Context, question: Question) -> Asking:
    return Asking(AskRaise())


async def _read_amount(context: Context, question: Question, answer: Answer) -> dict[str, int]:
    return await _read(context, read_amount(answer))


async def _read(context: Context, amount: Cents) -> dict[str, int]:
    """The amount, and what it makes of the pot as it stands: that is what is read back and said yes to."""
    if not amount:
        raise AskAgain(RaiseNothing())
    pot = await rewards.pot(context.work, by=context.person)
    return {"amount": amount, "total": pot.total + amount, "number": pot.raised + 1}


async def _ask_right(context: Context, question: Question) -> Asking:
    understood = question.values["raise"]
    return Asking(RaiseRight(Cents(understood["amount"]), Cents(understood["total"])), yes_or_no())


async def _raise(context: Context, values: dict[str, Any]) -> None:
    understood = values["raise"]
    if not values["right"]:
        context.show(PotNotRaised())
        return
    amount = Cents(understood["amount"])
    try:
        pot = await rewards.raise_pot(
            context.work, amount, number=understood["number"], by=context.person, now=context.now
        )
    except CauseUsed:
        context.show(PotChanged(), [[Button(BudgetLabel.RAISE, RaisePot())]])
        return
    context.show(PotRaised(amount))
    context.show(budget(pot))


async def _not_raised(context: Context) -> None:
    context.show(PotNotRaised())


RAISE_POT = routes.form(
    Form(
        "budget",
        (Field("raise", _ask_amount, _read_amount), Field("right", _ask_right, read_right)),
        finish=_raise,
        stopped=_not_raised,
        for_staff=True,
    )
)
