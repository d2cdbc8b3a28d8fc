"""What has to be ordered: a coordinator sees it, takes it along as a file, and says what was ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Document, Outgoing
from handlers.pages import page_at
from handlers.routes import Routes
from mentoring.ids import ChoiceId
from mentoring.wall_time import day_of
from messages.catalogue import Catalogue
from messages.choices_staff import (
    GiftsToOrder,
    MarkedOrdered,
    NothingToOrder,
    OrderedRow,
    OrderLine,
    OrdersFile,
    OrdersLabel,
    OrdersList,
    orders_table,
)
from messages.sheets import CSV, XLSX, as_csv, as_xlsx
from services import orders
from services.orders import ToOrder

routes = Routes()

_ON_A_PAGE = 10
_MEDIA_TYPES = {"xlsx": XLSX, "csv": CSV}


@dataclass(frozen=True, slots=True)
class ShowOrders(Press, verb="ub"):
    """'Te bestellen', under /cadeaus and under the news of it; the next page of the list."""

    page: int


@dataclass(frozen=True, slots=True)
class MarkOrdered(Press, verb="uo"):
    """'Besteld', of one gift."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class MarkAllOrdered(Press, verb="ua"):
    """'Alles besteld', of a list that went up to this choice."""

    last: ChoiceId


@dataclass(frozen=True, slots=True)
class ExportOrders(Press, verb="ux"):
    """'Lijst als XLSX'."""


@dataclass(frozen=True, slots=True)
class ExportOrdersCsv(Press, verb="uc"):
    """'Lijst als CSV'."""


@routes.notice(GiftsToOrder)
def dress_news(notice: GiftsToOrder, plain: Outgoing) -> Outgoing:
    """One tap to the list."""
    return plain.with_rows([[orders_button()]])


def orders_button() -> Button:
    """'Te bestellen'."""
    return Button(OrdersLabel.SHOW, ShowOrders(0))


@routes.press(ShowOrders)
async def show_orders(context: Context, press: ShowOrders) -> None:
    """The list as it is now; another page comes in the place of this one."""
    await _show(context, press.page, in_place=press.page > 0)


@routes.press(MarkOrdered)
async def mark_ordered(context: Context, press: MarkOrdered) -> None:
    """'Besteld': it goes from the list to the team."""
    await orders.order(context.work, press.choice_id, by=context.person, now=context.now)
    context.toast(MarkedOrdered(1))
    await _show(context, 0, in_place=True)


@routes.press(MarkAllOrdered)
async def mark_all_ordered(context: Context, press: MarkAllOrdered) -> None:
    """'Alles besteld': what came on the list after it was shown stays."""
    count = await orders.order_all(context.work, press.last, by=context.person, now=context.now)
    context.toast(MarkedOrdered(count))
    await _show(context, 0, in_place=True)


async def _show(context: Context, number: int, *, in_place: bool) -> None:
    found = await orders.to_order(context.work, by=context.person)
    if not found:
        context.show(NothingToOrder(), in_place=in_place)
        return
    page = page_at(found, number, size=_ON_A_PAGE)
    lines = tuple(_line(each) for _, each in page.shown)
    rows: Rows = [[_ordered(context, each)] for _, each in page.shown]
    more = [] if page.is_all else [[Button(OrdersLabel.MORE, ShowOrders(page.following))]]
    context.show(OrdersList(len(found), lines), [*rows, *more, *_together(found)], in_place=in_place)


def _together(found: list[ToOrder]) -> Rows:
    last = max(each.choice.id for each in found)
    files = [Button(OrdersLabel.XLSX, ExportOrders()), Button(OrdersLabel.CSV, ExportOrdersCsv())]
    return [[Button(OrdersLabel.ALL, MarkAllOrdered(last))], files]


def _ordered(context: Context, each: ToOrder) -> Button:
    words = OrderedRow(each.choice.name, each.pseudonym)
    return Button(context.catalogue.on_button(words), MarkOrdered(each.choice.id))


def _line(each: ToOrder) -> OrderLine:
    chosen = each.choice
    return OrderLine(chosen.name, chosen.amount, each.pseudonym, each.team, day_of(chosen.chosen_at))


# --- as a file ------------------------------------------------------------------------------------


@routes.press(ExportOrders)
async def export_xlsx(context: Context, press: ExportOrders) -> None:
    """'Lijst als XLSX'."""
    await _export(context, "xlsx")


@routes.press(ExportOrdersCsv)
async def export_csv(context: Context, press: ExportOrdersCsv) -> None:
    """'Lijst als CSV'."""
    await _export(context, "csv")


async def _export(context: Context, kind: str) -> None:
    found = await orders.to_order(context.work, by=context.person)
    if not found:
        context.show(NothingToOrder())
        return
    lines = [_line(each) for each in found]
    file = Document(f"{context.today}.{kind}", _MEDIA_TYPES[kind], partial(_make, kind, lines))
    context.show_made(Outgoing(context.catalogue.render(OrdersFile()), document=file))


def _make(kind: str, lines: Sequence[OrderLine], catalogue: Catalogue) -> bytes:
    table = orders_table(lines, catalogue)
    return as_xlsx([table]) if kind == "xlsx" else as_csv(table)
