"""What is asked about a gift, and how its answers are read: the same when it is added and when it is changed."""

import re
from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, beside_each_other
from handlers.staff.answers import read_amount, team_choices, yes_or_no
from handlers.staff.words import chosen, words_in
from mentoring.gifts import (
    CodeForm,
    GiftKind,
    GiftPictogram,
    NotALowStock,
    NotMonths,
    gift_name,
    gift_value,
    low_stock,
    sign_of,
    valid_months,
    where_spent,
)
from mentoring.ids import TeamId
from mentoring.money import Cents, NotAnAmount, SeveralAmounts, euros
from mentoring.questions import Question
from messages.gifts_staff import (
    AllTeams,
    AskCodeForm,
    AskGiftKind,
    AskGiftName,
    AskGiftTeam,
    AskGiftValue,
    AskLowStock,
    AskMonths,
    AskPicture,
    AskWhereSpent,
    GiftFacts,
    GiftRight,
    MonthsStaff,
    NoEnd,
    OwnPhoto,
    PhotoAsDocument,
    PictureNotClear,
    ValueRight,
    form_label,
    kind_label,
    months_in_words,
    pictogram_label,
)
from messages.goals_staff import PressPlease

Values = dict[str, Any]

_NONE, _ALL = "none", "all"
_MONTHS_OFFERED, _LOW_STOCK_OFFERED = (3, 6, 12, 24), (3, 5, 10)
_MOST_WORDS_OF_AN_AMOUNT = 2
"""As in "€ 10" and "12,50 euro"."""

_MONTHS_TYPED = re.compile(r"([0-9]{1,3})(?: ?(?:maand|maanden|mnd))?", re.IGNORECASE)
_CODES_TYPED = re.compile(r"[0-9]{1,4}")

_KINDS: Choices = [[(kind_label(kind), kind.value)] for kind in GiftKind]
_FORMS: Choices = [[(form_label(form), form.value)] for form in CodeForm]
_PICTOGRAMS: Choices = [
    [(pictogram_label(each), each.value) for each in pair]
    for pair in zip(list(GiftPictogram)[::2], list(GiftPictogram)[1::2], strict=True)
]


def name_and_amount(text: str) -> tuple[str, str]:
    """What is typed behind the command: a name, and behind it what may be an amount; empty when there is none."""
    words = text.split()
    for many in range(min(_MOST_WORDS_OF_AN_AMOUNT, len(words)), 0, -1):
        tail = " ".join(words[-many:])
        if _may_be_amount(tail):
            return " ".join(words[:-many]), tail
    return " ".join(words), ""


def _may_be_amount(text: str) -> bool:
    try:
        euros(text)
    except SeveralAmounts:
        return True
    except NotAnAmount:
        return False
    return True


# --- name, value, kind ----------------------------------------------------------------------------


async def ask_name(context: Context, question: Question) -> Asking:
    """What it is called."""
    return Asking(AskGiftName())


async def read_name(context: Context, question: Question, given: Answer) -> str:
    """Raises `NotAGiftName`, upon which it is asked again, as with every other refusal here."""
    return gift_name(words_in(given))


async def ask_value(context: Context, question: Question) -> Asking:
    """What it costs."""
    return Asking(AskGiftValue(question.values["name"]))


async def read_value(context: Context, question: Question, given: Answer) -> int:
    """One clear amount, or it is asked which one was meant. Raises `NotAValue`."""
    return gift_value(read_amount(given))


async def ask_kind(context: Context, question: Question) -> Asking:
    """How it reaches the participant."""
    return Asking(AskGiftKind(question.values["name"]), _KINDS)


async def read_kind(context: Context, question: Question, given: Answer) -> str:
    """A kind, pressed or typed as it reads."""
    return _pressed(context, given, _KINDS)


async def ask_code_form(context: Context, question: Question) -> Asking:
    """How a shop reads its codes."""
    return Asking(AskCodeForm(question.values["name"]), _FORMS)


async def read_code_form(context: Context, question: Question, given: Answer) -> str:
    """A form of codes, pressed or typed as it reads."""
    return _pressed(context, given, _FORMS)


def _pressed(context: Context, given: Answer, choices: Choices) -> str:
    value = None if given.file_kind else chosen(context, given, choices)
    if value is None:
        raise AskAgain(PressPlease())
    return value


# --- where, how long, for whom --------------------------------------------------------------------


async def ask_where(context: Context, question: Question) -> Asking:
    """Where it can be spent."""
    return Asking(AskWhereSpent(question.values["name"]))


async def read_where(context: Context, question: Question, given: Answer) -> str:
    """Raises `NotWhere`."""
    return where_spent(words_in(given))


async def ask_months(context: Context, question: Question) -> Asking:
    """How long it is valid."""
    return Asking(AskMonths(question.values["name"]), _months(context))


async def read_months(context: Context, question: Question, given: Answer) -> int | None:
    """None: as long as one likes."""
    pressed = None if given.file_kind else chosen(context, given, _months(context))
    if pressed == _NONE:
        return None
    typed = _MONTHS_TYPED.fullmatch(pressed or words_in(given).strip())
    if typed is None:
        raise NotMonths
    return valid_months(int(typed[1]))


def _months(context: Context) -> Choices:
    offered = [(context.catalogue.on_button(MonthsStaff(each)), str(each)) for each in _MONTHS_OFFERED]
    return [*beside_each_other(offered), [(context.catalogue.on_button(NoEnd()), _NONE)]]


async def ask_team(context: Context, question: Question) -> Asking:
    """For whom it is."""
    return Asking(AskGiftTeam(question.values["name"]), await _teams(context))


async def read_team(context: Context, question: Question, given: Answer) -> int | None:
    """None: for all of them."""
    value = _pressed(context, given, await _teams(context))
    return None if value == _ALL else int(value)


async def _teams(context: Context) -> Choices:
    return [[(context.catalogue.on_button(AllTeams()), _ALL)], *await team_choices(context)]


async def ask_low_stock(context: Context, question: Question) -> Asking:
    """At how few codes coordinators hear."""
    return Asking(AskLowStock(question.values["name"]), [[(str(n), str(n)) for n in _LOW_STOCK_OFFERED]])


async def read_low_stock(context: Context, question: Question, given: Answer) -> int:
    """Raises `NotALowStock`."""
    typed = given.choice or words_in(given).strip()
    if not _CODES_TYPED.fullmatch(typed):
        raise NotALowStock
    return low_stock(int(typed))


# --- the picture ----------------------------------------------------------------------------------


async def ask_picture(context: Context, question: Question) -> Asking:
    """A drawing of ours, or a photo."""
    return Asking(AskPicture(question.values["name"]), _PICTOGRAMS)


async def read_picture(context: Context, question: Question, given: Answer) -> Values:
    """A drawing of ours, or a photo; a gift with a photo keeps a drawing for where only an emoji fits."""
    if given.file_kind == "photo":
        before = question.values.get("pictogram", GiftPictogram.PRESENT)
        return {"pictogram": before, "photo": given.file_id}
    if given.file_kind == "document":
        raise AskAgain(PhotoAsDocument())
    pictogram = None if given.file_kind else chosen(context, given, _PICTOGRAMS)
    if pictogram is None:
        raise AskAgain(PictureNotClear())
    return {"pictogram": pictogram, "photo": None}


# --- read back ------------------------------------------------------------------------------------


async def ask_right(context: Context, question: Question) -> Asking:
    """'Klopt dit?', of a whole gift."""
    values = question.values
    picture = values["picture"]
    words = OwnPhoto() if picture["photo"] else pictogram_label(GiftPictogram(picture["pictogram"]))
    return Asking(GiftRight(await _facts(context, values), words), yes_or_no())


async def ask_value_right(context: Context, question: Question) -> Asking:
    """'Klopt dit?', of the value of a gift that is there already."""
    values = question.values
    return Asking(ValueRight(values["name"], Cents(values["before"]), Cents(values["value"])), yes_or_no())


async def _facts(context: Context, values: Values) -> GiftFacts:
    form, team = form_in(values), team_in(values)
    return GiftFacts(
        sign_of(GiftPictogram(values["picture"]["pictogram"])),
        values["name"],
        Cents(values["value"]),
        kind_label(GiftKind(values["kind"])),
        None if form is None else form_label(form),
        values["where"],
        months_in_words(values["months"]),
        AllTeams() if team is None else (await context.work.people.team(team)).name,
        values.get("low_stock"),
    )


def form_in(values: Values) -> CodeForm | None:
    """How a shop reads its codes, by the answers; None when it has none."""
    return CodeForm(values["code_form"]) if values.get("code_form") else None


def team_in(values: Values) -> TeamId | None:
    """For which team it is, by the answers."""
    return None if values["team"] is None else TeamId(values["team"])
