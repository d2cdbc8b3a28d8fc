"""Putting a gift in the catalogue: asked step by step, or begun in one line with its name and value."""

from handlers import forms
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Field, Form
from handlers.routes import Routes
from handlers.staff import gift_questions as questions
from handlers.staff.answers import read_right
from handlers.staff.gift_pages import AddGift, show_gift
from handlers.staff.gift_questions import Values, form_in, team_in
from mentoring.access import require_coordinator
from mentoring.gifts import (
    USUAL_LOW_STOCK,
    GiftDraft,
    GiftKind,
    GiftPictogram,
    GiftThere,
    gift_name,
    gift_value,
)
from mentoring.money import Cents, NotAnAmount, euros
from mentoring.questions import Question
from messages.gifts_staff import CodesToLoad, GiftAdded, GiftNotAdded, NameAndValue
from messages.refusals import words_for
from services import gifts

routes = Routes()


@routes.press(AddGift)
async def add_gift(context: Context, press: AddGift) -> None:
    """'Cadeau toevoegen'."""
    require_coordinator(context.person)
    await forms.start(context, ADD_GIFT)


async def add_in_one_line(context: Context) -> None:
    """`/cadeaus Bioscoopbon 10`: the rest is asked. An amount that is not clear is asked too, never guessed."""
    require_coordinator(context.person)
    name, amount = questions.name_and_amount(context.arguments)
    if not name:
        raise AskAgain(NameAndValue())
    values: Values = {"name": gift_name(name)}
    try:
        values["value"] = gift_value(euros(amount))
    except NotAnAmount:
        await forms.start(context, ADD_GIFT, values, at="value")
        if amount:
            await forms.answer(context, ADD_GIFT, Answer(amount))
        return
    await forms.start(context, ADD_GIFT, values, at="kind")


async def _finish_adding(context: Context, values: Values) -> None:
    if not values["right"]:
        context.show(GiftNotAdded())
        return
    draft = _draft(values)
    try:
        gift_id = await gifts.add_gift(context.work, draft, by=context.person, now=context.now)
    except GiftThere as refusal:
        context.show(words_for(refusal, to_staff=True))
        return
    await show_gift(context, gift_id, CodesToLoad() if draft.kind is GiftKind.CODE else GiftAdded())


def _draft(values: Values) -> GiftDraft:
    return GiftDraft(
        name=values["name"],
        value=Cents(values["value"]),
        kind=GiftKind(values["kind"]),
        code_form=form_in(values),
        where_spent=values["where"],
        valid_months=values["months"],
        pictogram=GiftPictogram(values["picture"]["pictogram"]),
        photo=values["picture"]["photo"],
        team_id=team_in(values),
        low_stock=values.get("low_stock", USUAL_LOW_STOCK),
    )


async def _not_added(context: Context) -> None:
    context.show(GiftNotAdded())


def _after_kind(question: Question, kind: str) -> str | None:
    return None if kind == GiftKind.CODE else "where"


def _after_team(question: Question, team: int | None) -> str | None:
    return None if question.values["kind"] == GiftKind.CODE else "right"


ADD_GIFT = routes.form(
    Form(
        "gift",
        (
            Field("name", questions.ask_name, questions.read_name),
            Field("value", questions.ask_value, questions.read_value),
            Field("kind", questions.ask_kind, questions.read_kind, _after_kind),
            Field("code_form", questions.ask_code_form, questions.read_code_form),
            Field("where", questions.ask_where, questions.read_where),
            Field("months", questions.ask_months, questions.read_months),
            Field("picture", questions.ask_picture, questions.read_picture),
            Field("team", questions.ask_team, questions.read_team, _after_team),
            Field("low_stock", questions.ask_low_stock, questions.read_low_stock),
            Field("right", questions.ask_right, read_right),
        ),
        finish=_finish_adding,
        stopped=_not_added,
        for_staff=True,
    )
)
