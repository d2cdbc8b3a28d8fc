"""'Uitdraai', under /budget: the books of a period as a file, for the municipality's bookkeeping."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from handlers import forms
from handlers.buttons import Press
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Field, Form
from handlers.outgoing import Document, Outgoing
from handlers.routes import Routes
from handlers.staff.words import chosen, words_in
from mentoring.access import require_coordinator
from mentoring.books import BooksLine, BooksOfPeriod
from mentoring.periods import NotAPeriod, Period, PeriodName, period_named, period_typed
from mentoring.questions import Question
from messages.books import (
    PERIODS,
    AskPeriod,
    BooksLabel,
    BooksWriting,
    NoBooks,
    NotAPeriodStaff,
    TooManyEntriesStaff,
    asked_kind,
    books_file,
)
from messages.catalogue import Catalogue
from messages.goals_staff import PressPlease
from messages.sheets import CSV, XLSX, file_to_write
from services import books as bookkeeping

routes = Routes()

_KINDS: Choices = [[(BooksLabel.XLSX, "xlsx"), (BooksLabel.CSV, "csv")]]
_MEDIA_TYPES = {"xlsx": XLSX, "csv": CSV}
_PERIODS: Choices = [
    [(PERIODS[name], name.value) for name in (PeriodName.THIS_MONTH, PeriodName.LAST_MONTH)],
    [(PERIODS[PeriodName.THIS_QUARTER], PeriodName.THIS_QUARTER.value)],
    [(PERIODS[PeriodName.PROGRAMME_YEAR], PeriodName.PROGRAMME_YEAR.value)],
    [(PERIODS[PeriodName.LAST_PROGRAMME_YEAR], PeriodName.LAST_PROGRAMME_YEAR.value)],
]


@dataclass(frozen=True, slots=True)
class ExportBooks(Press, verb="potu"):
    """'Uitdraai', under the programme's money."""


@routes.press(ExportBooks)
async def export_books(context: Context, press: ExportBooks) -> None:
    """'Uitdraai'."""
    require_coordinator(context.person)
    await forms.start(context, EXPORT_FORM)


async def _ask_period(context: Context, question: Question) -> Asking:
    return Asking(AskPeriod(), _PERIODS)


async def _read_period(context: Context, question: Question, given: Answer) -> list[str]:
    period = _period(context, given)
    return [period.first_day.isoformat(), period.last_day.isoformat()]


def _period(context: Context, given: Answer) -> Period:
    pressed = chosen(context, given, _PERIODS)
    if pressed is not None:
        return period_named(PeriodName(pressed), programme=context.programme, now=context.now)
    try:
        return period_typed(words_in(given), today=context.today)
    except NotAPeriod as refusal:
        raise AskAgain(NotAPeriodStaff()) from refusal


async def _ask_kind(context: Context, question: Question) -> Asking:
    return Asking(asked_kind(_kept(question.values)), _KINDS)


async def _read_kind(context: Context, question: Question, given: Answer) -> str:
    kind = chosen(context, given, _KINDS)
    if kind is None:
        raise AskAgain(PressPlease())
    return kind


async def _finish(context: Context, values: dict[str, Any]) -> None:
    """The file is made when it is sent, of what was read now."""
    period, kind = _kept(values), values["kind"]
    books = await bookkeeping.of_period(context.work, period, by=context.person, now=context.now)
    try:
        lines = await bookkeeping.lines_for_chat(context.work, books, by=context.person)
    except bookkeeping.TooManyEntries:
        context.show(TooManyEntriesStaff(bookkeeping.MOST_IN_CHAT))
        return
    made = partial(_make, kind, books, lines, context.programme.name)
    file = Document(f"kasboek-{period.first_day}-{period.last_day}.{kind}", _MEDIA_TYPES[kind], made)
    context.show_made(Outgoing(context.catalogue.render(books_file(books)), document=file))


def _make(
    kind: str, books: BooksOfPeriod, lines: Iterable[BooksLine], programme: str, catalogue: Catalogue
) -> bytes:
    target = BytesIO()
    writing = BooksWriting(file_to_write(kind, target), books, programme=programme, catalogue=catalogue)
    writing.begin()
    for line in lines:
        writing.add(line)
    writing.end()
    return target.getvalue()


def _kept(values: dict[str, Any]) -> Period:
    first, last = values["period"]
    return Period(date.fromisoformat(first), date.fromisoformat(last))


async def _stopped(context: Context) -> None:
    context.show(NoBooks())


EXPORT_FORM = routes.form(
    Form(
        "uitdraai",
        (Field("period", _ask_period, _read_period), Field("kind", _ask_kind, _read_kind)),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
