"""Changing one thing of a gift. Whoever chose it before, keeps its name and amount as they were."""

from collections.abc import Callable
from typing import Any

from handlers import forms
from handlers.context import Context
from handlers.forms import Field, Form
from handlers.routes import Routes
from handlers.staff import gift_questions as questions
from handlers.staff.answers import read_right
from handlers.staff.gift_pages import ChangeGift, ChangeWhat, show_gift, show_what_to_change
from handlers.staff.gift_questions import Values, form_in, team_in
from mentoring.access import require_coordinator
from mentoring.gifts import (
    Catalogued,
    FormOfNoCode,
    GiftChanges,
    GiftKind,
    GiftPictogram,
    GiftThere,
    KindFixed,
)
from mentoring.ids import GiftId
from mentoring.money import Cents
from mentoring.questions import Question
from mentoring.refusals import Gone
from messages.gifts_staff import GiftChanged, GiftUnchanged
from messages.refusals import words_for
from services import gifts

routes = Routes()

_END = ""


@routes.press(ChangeWhat)
async def change_what(context: Context, press: ChangeWhat) -> None:
    """'Iets veranderen'."""
    show_what_to_change(context, await _to_change(context, press.gift_id))


@routes.press(ChangeGift)
async def change_gift(context: Context, press: ChangeGift) -> None:
    """One thing of it. What can't be changed is said before it is asked."""
    found = await _to_change(context, press.gift_id)
    gift, part = found.gift, press.part
    if part not in _CHANGES:
        raise Gone
    if part == "kind" and found.kind_fixed:
        raise KindFixed
    if part in ("code_form", "low_stock") and gift.kind is not GiftKind.CODE:
        raise FormOfNoCode
    known = {"gift": gift.id, "part": part, "name": gift.name, "before": gift.value}
    await forms.start(context, CHANGE_GIFT, {**known, "pictogram": gift.pictogram}, at=part)


async def _to_change(context: Context, gift_id: GiftId) -> Catalogued:
    require_coordinator(context.person)
    return await gifts.catalogued(context.work, gift_id, by=context.person, now=context.now)


async def _finish_changing(context: Context, values: Values) -> None:
    if not values.get("right", True):
        context.show(GiftUnchanged())
        return
    gift_id = GiftId(values["gift"])
    try:
        await gifts.change_gift(
            context.work, gift_id, _CHANGES[values["part"]](values), by=context.person, now=context.now
        )
    except (GiftThere, KindFixed, FormOfNoCode) as refusal:
        context.show(words_for(refusal, to_staff=True))
        return
    await show_gift(context, gift_id, GiftChanged())


_CHANGES: dict[str, Callable[[Values], GiftChanges]] = {
    "name": lambda values: {"name": values["name"]},
    "value": lambda values: {"value": Cents(values["value"])},
    "kind": lambda values: {"kind": GiftKind(values["kind"]), "code_form": form_in(values)},
    "code_form": lambda values: {"code_form": form_in(values)},
    "where": lambda values: {"where_spent": values["where"]},
    "months": lambda values: {"valid_months": values["months"]},
    "picture": lambda values: {
        "pictogram": GiftPictogram(values["picture"]["pictogram"]),
        "photo": values["picture"]["photo"],
    },
    "team": lambda values: {"team_id": team_in(values)},
    "low_stock": lambda values: {"low_stock": values["low_stock"]},
}
"""What was changed of it, and nothing else: a colleague may have changed the rest meanwhile."""


async def _not_changed(context: Context) -> None:
    context.show(GiftUnchanged())


def _only_this(question: Question, value: Any) -> str:
    return _END


def _code_form_or_end(question: Question, kind: str) -> str:
    return "code_form" if kind == GiftKind.CODE else _END


def _read_back(question: Question, value: int) -> str:
    return "right"


CHANGE_GIFT = routes.form(
    Form(
        "gift_change",
        (
            Field("name", questions.ask_name, questions.read_name, _only_this),
            Field("value", questions.ask_value, questions.read_value, _read_back),
            Field("kind", questions.ask_kind, questions.read_kind, _code_form_or_end),
            Field("code_form", questions.ask_code_form, questions.read_code_form, _only_this),
            Field("where", questions.ask_where, questions.read_where, _only_this),
            Field("months", questions.ask_months, questions.read_months, _only_this),
            Field("picture", questions.ask_picture, questions.read_picture, _only_this),
            Field("team", questions.ask_team, questions.read_team, _only_this),
            Field("low_stock", questions.ask_low_stock, questions.read_low_stock, _only_this),
            Field("right", questions.ask_value_right, read_right),
        ),
        finish=_finish_changing,
        stopped=_not_changed,
        for_staff=True,
    )
)
