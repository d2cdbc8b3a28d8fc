"""/budget: how the programme's money stands, for coordinators alone; raising and lowering the pot, and setting money
ready for a coming year. What waits for a second coordinator is in `pot_changes`.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.outgoing import Picture
from handlers.routes import Routes
from handlers.staff.answers import amount_typed, read_amount, read_right, yes_or_no
from handlers.staff.books import ExportBooks
from handlers.staff.corrections import Correct, LookAtCorrection
from handlers.staff.pot_changes import LookAtChange
from mentoring.money import Cents
from mentoring.pot import ChangedMeanwhile, ChangeState, MoreThanIsFree, PotChange
from mentoring.programme_years import ProgrammeYear, year_of, year_typed
from mentoring.questions import Question
from messages.books import BooksLabel
from messages.budget import budget, budget_picture, in_months
from messages.corrections import CorrectionLabel, CorrectionNumber
from messages.pot_changes import (
    AskLower,
    AskRaise,
    AskReady,
    BudgetLabel,
    ChangeNumber,
    LowerRight,
    MoreThanIsFreeStaff,
    NobodyToAsk,
    PotAsked,
    PotChanged,
    PotLowered,
    PotNotRaised,
    PotRaised,
    PotReady,
    RaiseNothing,
    RaiseRight,
    ReadyRight,
    SecondLooks,
    first_day_of,
)
from services import corrections, pot

routes = Routes()

_UP, _DOWN = 1, -1


@dataclass(frozen=True, slots=True)
class RaisePot(Press, verb="pv"):
    """'Pot verhogen', under the programme's money."""


@dataclass(frozen=True, slots=True)
class LowerPot(Press, verb="potl"):
    """'Pot verlagen'."""


@dataclass(frozen=True, slots=True)
class SetReady(Press, verb="potj"):
    """'Volgend jaar': money for the programme year after this one."""


@dataclass(frozen=True, slots=True)
class DrawBudget(Press, verb="potp"):
    """'Als plaatje'."""


# --- how it stands --------------------------------------------------------------------------------


@routes.command("budget", for_staff=True)
async def show_budget(context: Context) -> None:
    """/budget: the pot, and what became of it. `/budget 5000` raises it in one line, `/budget 2027 45000` sets money
    ready for that year.
    """
    if not context.arguments:
        await _show(context)
        return
    await pot.open_changes(context.work, by=context.person)
    year, typed = _year_and_amount(context)
    begun = {"year": year.begins_in, "sign": _UP}
    change = await _ahead(context, begun, amount_typed(typed))
    await forms.start(context, CHANGE_POT, {**begun, "change": change}, at="right")


@routes.press(DrawBudget)
async def draw_budget(context: Context, press: DrawBudget) -> None:
    """'Als plaatje': month by month, with all of it in words below."""
    found = await pot.overview(context.work, programme=context.programme, by=context.person, now=context.now)
    context.show(in_months(found), picture=Picture(partial(budget_picture, found)))


async def _show(context: Context) -> None:
    found = await pot.overview(context.work, programme=context.programme, by=context.person, now=context.now)
    changes = await pot.open_changes(context.work, by=context.person)
    levels = await pot.limits_used(
        context.work, programme=context.programme, by=context.person, now=context.now
    )
    waiting = await corrections.open_corrections(context.work, by=context.person)
    lower = [Button(BudgetLabel.LOWER, LowerPot())] if found.free else []
    draw = [Button(BudgetLabel.PICTURE, DrawBudget())] if found.total else []
    rows: Rows = [
        [Button(BudgetLabel.RAISE, RaisePot()), *lower],
        [Button(BudgetLabel.NEXT_YEAR, SetReady()), *draw],
        [Button(CorrectionLabel.CORRECT, Correct()), Button(BooksLabel.EXPORT, ExportBooks())],
        *in_rows(Button(ChangeNumber(change.id), LookAtChange(change.id)) for change in changes),
        *in_rows(Button(CorrectionNumber(each.id), LookAtCorrection(each.id)) for each in waiting),
    ]
    context.show(budget(found, changes, waiting, levels, context.catalogue), rows)


def _year_and_amount(context: Context) -> tuple[ProgrammeYear, str]:
    """What stands behind the command: a year and an amount, or an amount for this year."""
    first, _, rest = context.arguments.partition(" ")
    if rest and first[:4].isdigit():
        return year_typed(first, programme=context.programme, now=context.now), rest
    return year_of(context.now, context.programme), context.arguments


# --- changing it ----------------------------------------------------------------------------------


@routes.press(RaisePot)
async def raise_pot(context: Context, press: RaisePot) -> None:
    """'Pot verhogen'."""
    await _begin(context, year_of(context.now, context.programme), _UP)


@routes.press(LowerPot)
async def lower_pot(context: Context, press: LowerPot) -> None:
    """'Pot verlagen'."""
    await _begin(context, year_of(context.now, context.programme), _DOWN)


@routes.press(SetReady)
async def set_ready(context: Context, press: SetReady) -> None:
    """'Volgend jaar'."""
    await _begin(context, year_of(context.now, context.programme).following, _UP)


async def _begin(context: Context, year: ProgrammeYear, sign: int) -> None:
    await pot.open_changes(context.work, by=context.person)
    await forms.start(context, CHANGE_POT, {"year": year.begins_in, "sign": sign})


async def _ask_amount(context: Context, question: Question) -> Asking:
    year = _year(context, question.values)
    if question.values["sign"] == _DOWN:
        found = await pot.overview(
            context.work, programme=context.programme, by=context.person, now=context.now
        )
        return Asking(AskLower(found.free))
    is_ahead = year.begins_at > context.now
    return Asking(AskReady(year.name) if is_ahead else AskRaise())


async def _read_amount(context: Context, question: Question, answer: Answer) -> dict[str, Any]:
    return await _ahead(context, question.values, read_amount(answer))


async def _ahead(context: Context, values: dict[str, Any], amount: Cents) -> dict[str, Any]:
    """The change, and what it makes of the pot as it stands: that is what is read back and said yes to."""
    if not amount:
        raise AskAgain(RaiseNothing())
    signed = Cents(amount * values["sign"])
    try:
        ahead = await pot.look_ahead(
            context.work,
            signed,
            year=values["year"],
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except MoreThanIsFree as refusal:
        raise AskAgain(MoreThanIsFreeStaff(refusal.free)) from refusal
    return {
        "amount": signed,
        "number": ahead.number,
        "free": ahead.free,
        "ready": ahead.set_ready,
        "two": ahead.wants_two,
    }


async def _ask_right(context: Context, question: Question) -> Asking:
    change, year = question.values["change"], _year(context, question.values)
    amount, free = Cents(abs(change["amount"])), Cents(change["free"])
    second = SecondLooks(context.programme.two_raise_above) if change["two"] else None
    if year.begins_at > context.now:
        together = Cents(change["ready"] + amount)
        day = first_day_of(year.begins_in, context.programme)
        return Asking(ReadyRight(year.name, amount, together, day, second), yes_or_no())
    screen = LowerRight if change["amount"] < 0 else RaiseRight
    becomes = Cents(free + change["amount"])
    return Asking(screen(year.name, amount, becomes, free, second), yes_or_no())


async def _change(context: Context, values: dict[str, Any]) -> None:
    if not values["right"]:
        context.show(PotNotRaised())
        return
    understood = values["change"]
    try:
        changed = await pot.change(
            context.work,
            Cents(understood["amount"]),
            year=values["year"],
            number=understood["number"],
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except ChangedMeanwhile:
        context.show(PotChanged())
    else:
        await _show_changed(context, changed)
    await _show(context)


async def _show_changed(context: Context, changed: PotChange) -> None:
    amount = Cents(abs(changed.amount))
    if changed.state is ChangeState.WAITING:
        has_second = await pot.has_second(context.work, by=context.person)
        context.show(PotAsked(changed.id) if has_second else NobodyToAsk(changed.id))
    elif changed.state is ChangeState.AGREED:
        year = ProgrammeYear(changed.year, context.programme.year_begins)
        context.show(PotReady(amount, year.name, first_day_of(changed.year, context.programme)))
    else:
        context.show(PotLowered(amount) if changed.amount < 0 else PotRaised(amount))


def _year(context: Context, values: dict[str, Any]) -> ProgrammeYear:
    return ProgrammeYear(values["year"], context.programme.year_begins)


async def _not_changed(context: Context) -> None:
    context.show(PotNotRaised())


CHANGE_POT = routes.form(
    Form(
        "budget",
        (Field("change", _ask_amount, _read_amount), Field("right", _ask_right, read_right)),
        finish=_change,
        stopped=_not_changed,
        for_staff=True,
    )
)
