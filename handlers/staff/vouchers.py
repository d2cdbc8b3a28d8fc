"""/bonnen: the codes of gifts, for coordinators in their private chat: how many there are, loading, withdrawing.

What is loaded comes as a file. It is taken out of the chat at once; between reading it back and the yes its codes lie
sealed with the open question.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.routes import Routes
from handlers.staff.answers import read_right, yes_or_no
from mentoring.ids import GiftId, VoucherId
from mentoring.questions import Question
from mentoring.refusals import Gone
from mentoring.vouchers import Batch, Line, LoadedMeanwhile, NotLoaded, OnlyInOwnChat
from mentoring.wall_time import day_of
from messages.sheets.reading import MOST_BYTES, NotAFileOfCodes, WrongFile, read_codes
from messages.vouchers_staff import (
    AskCodes,
    BatchOnButton,
    BatchWithdrawn,
    CodesLoaded,
    CodesNotLoaded,
    CodesNotTyped,
    CodesRight,
    FileNotThere,
    LoadAgain,
    NoGiftsOfCodes,
    ShelfShown,
    StockLine,
    Stocks,
    VoucherLabel,
    WithdrawRight,
    day_or_nothing,
    file_wrong,
    lines_wrong,
)
from services import vouchers
from services.vouchers import Loadable, Shelf, Stocked
from storage.sealing import NotOpened, Sealed

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowStocks(Press, verb="xo"):
    """'Terug naar de voorraad'."""


@dataclass(frozen=True, slots=True)
class ShowShelf(Press, verb="xs"):
    """A gift of the stock."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class LoadCodes(Press, verb="xl"):
    """'Bonnen laden', under a gift."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class AskWithdraw(Press, verb="xt"):
    """A batch that can be withdrawn, by its first code."""

    gift_id: GiftId
    number: VoucherId


@dataclass(frozen=True, slots=True)
class WithdrawBatch(Press, verb="xw"):
    """'Ja, terugtrekken'."""

    gift_id: GiftId
    number: VoucherId


# --- what there is --------------------------------------------------------------------------------


@routes.command("bonnen", for_staff=True)
async def show_stocks(context: Context) -> None:
    """`/bonnen`."""
    await _show_stocks(context)


@routes.press(ShowStocks)
async def show_stocks_again(context: Context, press: ShowStocks) -> None:
    """The list again."""
    await _show_stocks(context, in_place=True)


@routes.press(ShowShelf)
async def show_shelf(context: Context, press: ShowShelf) -> None:
    """One gift, with what can be done."""
    await _show_shelf(context, press.gift_id)


@routes.press(AskWithdraw)
async def ask_withdraw(context: Context, press: AskWithdraw) -> None:
    """Which batch that is, before it goes."""
    shelf = await vouchers.shelf(context.work, press.gift_id, by=context.person, now=context.now)
    batch = next((each for each in shelf.batches if each.number == press.number), None)
    if batch is None:
        raise Gone
    yes = Button(VoucherLabel.WITHDRAW, WithdrawBatch(press.gift_id, press.number), style="danger")
    back = Button(VoucherLabel.BACK, ShowShelf(press.gift_id))
    words = WithdrawRight(batch.count, shelf.gift.name, day_or_nothing(day_of(batch.loaded_at)))
    context.show(words, [[yes], [back]], in_place=True)


@routes.press(WithdrawBatch)
async def withdraw_batch(context: Context, press: WithdrawBatch) -> None:
    """'Ja, terugtrekken'."""
    batch = await vouchers.withdraw(context.work, press.number, by=context.person, now=context.now)
    back = Button(VoucherLabel.BACK, ShowStocks())
    context.show(BatchWithdrawn(batch.count), [[back]], in_place=True)


async def _show_stocks(context: Context, *, in_place: bool = False) -> None:
    found = await vouchers.stock(context.work, by=context.person, now=context.now)
    if not found:
        context.show(NoGiftsOfCodes(), in_place=in_place)
        return
    buttons = [Button(each.gift.name, ShowShelf(each.gift.id)) for each in found]
    context.show(Stocks(tuple(map(_line, found))), in_rows(buttons), in_place=in_place)


async def _show_shelf(context: Context, gift_id: GiftId) -> None:
    shelf = await vouchers.shelf(context.work, gift_id, by=context.person, now=context.now)
    rows: Rows = [[Button(VoucherLabel.LOAD, LoadCodes(gift_id), style="primary")]]
    rows += [[_on_button(shelf, batch)] for batch in shelf.batches if not batch.given]
    rows.append([Button(VoucherLabel.BACK, ShowStocks())])
    context.show(ShelfShown(_line(Stocked(shelf.gift, shelf.stock))), rows, in_place=True)


def _on_button(shelf: Shelf, batch: Batch) -> Button:
    words = BatchOnButton(day_or_nothing(day_of(batch.loaded_at)), batch.count)
    return Button(words, AskWithdraw(shelf.gift.id, batch.number))


def _line(stocked: Stocked) -> StockLine:
    stock = stocked.stock
    return StockLine(
        stocked.gift.name,
        stock.left,
        stock.given,
        stock.soon or None,
        day_or_nothing(stock.first_day),
        stock.expired or None,
    )


# --- loading --------------------------------------------------------------------------------------


@routes.press(LoadCodes)
async def load_codes(context: Context, press: LoadCodes) -> None:
    """'Bonnen laden'. In a group everybody would have the file before it is taken away."""
    if not context.is_private:
        raise OnlyInOwnChat
    shelf = await vouchers.shelf(context.work, press.gift_id, by=context.person, now=context.now)
    await forms.start(context, LOAD_FORM, {"gift": shelf.gift.id, "name": shelf.gift.name})


async def _ask_file(context: Context, question: Question) -> Asking:
    return Asking(AskCodes(question.values["name"]))


async def _read_file(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    """What the file would load, sealed, and its numbers to read back. It is taken out of the chat whatever is in it.

    Raises:
        AskAgain: with what is wrong with it.
    """
    if given.file_kind != "document" or given.file_id is None:
        if given.choice is None:
            context.delete_message()
        raise AskAgain(CodesNotTyped())
    try:
        lines = read_codes(_content(context, given.file_id))
        gift_id = GiftId(question.values["gift"])
        found = await vouchers.look_through(context.work, gift_id, lines, by=context.person, now=context.now)
    except NotAFileOfCodes as refusal:
        raise AskAgain(file_wrong(refusal.why)) from refusal
    except NotLoaded as refusal:
        raise AskAgain(lines_wrong(refusal.problems)) from refusal
    finally:
        context.delete_message()
    return {**_numbers(found), **_sealed(context, lines)}


async def _read_right(context: Context, question: Question, given: Answer) -> bool:
    """Yes or no. Who sends another file instead says no to this one; that file is taken out of the chat too."""
    if given.file_id is not None:
        context.delete_message()
    return await read_right(context, question, given)


def _content(context: Context, file_id: str) -> bytes:
    document = context.message.document if context.message else None
    if document is not None and (document.file_size or 0) > MOST_BYTES:
        raise NotAFileOfCodes(WrongFile.TOO_BIG)
    content = context.content_of(file_id, most_bytes=MOST_BYTES)
    if content is None:
        raise AskAgain(FileNotThere())
    return content


async def _ask_right(context: Context, question: Question) -> Asking:
    numbers = question.values["file"]
    shown = CodesRight(
        question.values["name"],
        numbers["count"],
        numbers["signs"],
        numbers["first_day"],
        numbers["last_day"],
        numbers["without"],
    )
    return Asking(shown, yes_or_no())


async def _load(context: Context, values: dict[str, Any]) -> None:
    if not values["right"]:
        context.show(CodesNotLoaded())
        return
    gift_id = GiftId(values["gift"])
    again: Rows = [[Button(VoucherLabel.LOAD, LoadCodes(gift_id))]]
    try:
        lines = _opened(context, values["file"])
        found = await vouchers.load(context.work, gift_id, lines, by=context.person, now=context.now)
    except (NotOpened, LoadedMeanwhile):
        context.show(LoadAgain(), again)
    except NotLoaded as refusal:
        context.show(lines_wrong(refusal.problems), again)
    else:
        back = Button(VoucherLabel.BACK, ShowShelf(gift_id))
        context.show(CodesLoaded(found.gift.name, found.count), [[back]], in_place=True)


async def _not_loaded(context: Context) -> None:
    context.show(CodesNotLoaded())


def _numbers(found: Loadable) -> dict[str, Any]:
    signs = str(found.longest) if found.shortest == found.longest else f"{found.shortest}-{found.longest}"
    is_one_day = found.first_day == found.last_day
    return {
        "count": found.count,
        "signs": signs,
        "first_day": day_or_nothing(found.first_day),
        "last_day": "" if is_one_day else day_or_nothing(found.last_day),
        "without": found.without_day or None,
    }


def _sealed(context: Context, lines: list[Line]) -> dict[str, str]:
    days = [line.valid_until.isoformat() if line.valid_until else None for line in lines]
    words = json.dumps([[line.number, line.code, day] for line, day in zip(lines, days, strict=True)])
    sealed = context.work.ring.seal(words, place=_place(context))
    return {"key": sealed.key_id, "sealed": sealed.text}


def _opened(context: Context, kept: dict[str, str]) -> list[Line]:
    words = context.work.ring.open(Sealed(kept["key"], kept["sealed"]), place=_place(context))
    return [
        Line(number, code, date.fromisoformat(day) if day else None)
        for number, code, day in json.loads(words)
    ]


def _place(context: Context) -> str:
    """The row of the open question."""
    return f"questions:{context.chat_id}/{context.telegram_id}:values"


LOAD_FORM = routes.form(
    Form(
        "vouchers",
        (Field("file", _ask_file, _read_file), Field("right", _ask_right, _read_right)),
        finish=_load,
        stopped=_not_loaded,
        for_staff=True,
    )
)
