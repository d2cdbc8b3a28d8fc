"""/correctie: a coordinator puts right what was too little or too much, with a reason. What waits for a second
coordinator is agreed to, or not, under its card; who asked can take it back.
"""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.answers import read_amount, read_right, yes_or_no
from handlers.staff.choosing import answered_participant, participants_to_choose, the_participant
from handlers.staff.second_coordinator import answers
from handlers.staff.words import chosen, words_in
from mentoring.caps import CapReached
from mentoring.corrections import (
    LONGEST_REASON,
    CorrectedMeanwhile,
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionSettled,
    CorrectionState,
    NotAReason,
    reason_typed,
)
from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import Earned
from mentoring.lengths import shortened
from mentoring.money import Cents, NotAnAmount
from mentoring.people import Participant
from mentoring.questions import Question
from mentoring.wall_time import day_of
from messages.catalogue import short_date
from messages.corrections import (
    AppointmentEarned,
    AskBorne,
    AskCorrectionAbout,
    AskCorrectionKind,
    AskCorrectionReason,
    AskOwed,
    AskWhoseCorrection,
    BorneRight,
    CorrectedMeanwhileStaff,
    CorrectionAsked,
    CorrectionAwaits,
    CorrectionCard,
    CorrectionLabel,
    CorrectNothing,
    EarnedButton,
    NobodyToAskCorrection,
    NoRoomForOwed,
    NotAReasonStaff,
    NotCorrected,
    OwedRight,
    SecondCorrects,
    about_this,
    correction_booked,
    correction_shown,
)
from messages.goals_staff import PressPlease
from messages.pot_changes import BudgetLabel
from services import corrections

routes = Routes()

_NOTHING = "none"
"""The choice of something that is not on the list."""

_ON_A_BUTTON = 40
"""Characters of what something was earned with: with the amount and the day they fit on a phone."""


@dataclass(frozen=True, slots=True)
class Correct(Press, verb="kor"):
    """'Correctie', under the programme's money."""


@dataclass(frozen=True, slots=True)
class LookAtCorrection(Press, verb="korw"):
    """'Correctie 3', under the programme's money."""

    correction_id: CorrectionId


@dataclass(frozen=True, slots=True)
class AgreeToCorrection(Press, verb="kora"):
    """'Akkoord'."""

    correction_id: CorrectionId


@dataclass(frozen=True, slots=True)
class RefuseCorrection(Press, verb="korn"):
    """'Niet akkoord'."""

    correction_id: CorrectionId


@dataclass(frozen=True, slots=True)
class WithdrawCorrection(Press, verb="kori"):
    """'Intrekken'."""

    correction_id: CorrectionId


# --- a second coordinator -------------------------------------------------------------------------


@routes.press(LookAtCorrection)
async def look_at_correction(context: Context, press: LookAtCorrection) -> None:
    """How a correction stands, with what this coordinator can do with it."""
    found = await corrections.get(context.work, press.correction_id, by=context.person)
    context.show(correction_shown(found, context.programme), _ways(found, context))


@routes.notice(CorrectionCard)
def under_correction(notice: CorrectionCard, plain: Outgoing) -> Outgoing:
    """The two answers, as long as nobody gave one."""
    if not isinstance(notice.outcome, CorrectionAwaits):
        return plain
    return plain.with_rows(_answers(CorrectionId(notice.correction_id)))


@routes.press(AgreeToCorrection)
async def agree_to_correction(context: Context, press: AgreeToCorrection) -> None:
    """'Akkoord'."""
    await _settle(context, press.correction_id, yes=True)


@routes.press(RefuseCorrection)
async def refuse_correction(context: Context, press: RefuseCorrection) -> None:
    """'Niet akkoord'."""
    await _settle(context, press.correction_id, yes=False)


@routes.press(WithdrawCorrection)
async def withdraw_correction(context: Context, press: WithdrawCorrection) -> None:
    """'Intrekken'."""
    try:
        found = await corrections.withdraw(
            context.work, press.correction_id, programme=context.programme, by=context.person, now=context.now
        )
    except CorrectionSettled as refusal:
        found = refusal.correction
    context.show(correction_shown(found, context.programme), in_place=True)


async def _settle(context: Context, correction_id: CorrectionId, *, yes: bool) -> None:
    """The card says who settled it, also when that was a colleague a moment before."""
    try:
        found = await corrections.settle(
            context.work,
            correction_id,
            yes,
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except CorrectionSettled as refusal:
        found = refusal.correction
    except CapReached as refusal:
        context.show(NoRoomForOwed(refusal.room.left))
        return
    context.show(correction_shown(found, context.programme), in_place=True)


def _ways(correction: Correction, context: Context) -> Rows:
    if correction.state is not CorrectionState.WAITING:
        return []
    if correction.asked_by != context.person.id:
        return _answers(correction.id)
    return [[Button(BudgetLabel.WITHDRAW, WithdrawCorrection(correction.id))]]


def _answers(correction_id: CorrectionId) -> Rows:
    return answers(AgreeToCorrection(correction_id), RefuseCorrection(correction_id))


# --- making one -----------------------------------------------------------------------------------


@routes.command("correctie", for_staff=True)
async def correct(context: Context) -> None:
    """`/correctie`, or `/correctie Fatima`."""
    await corrections.open_corrections(context.work, by=context.person)
    if not context.arguments:
        await forms.start(context, CORRECT_FORM)
        return
    whose = await the_participant(context, context.arguments)
    await forms.start(context, CORRECT_FORM, {"who": await _who(context, whose)}, at="kind")


@routes.press(Correct)
async def begin_correction(context: Context, press: Correct) -> None:
    """'Correctie'."""
    await corrections.open_corrections(context.work, by=context.person)
    await forms.start(context, CORRECT_FORM)


async def _who(context: Context, whose: Participant) -> dict[str, Any]:
    """Raises `OwnMoney` for themselves."""
    await corrections.earned_by(context.work, whose.id, by=context.person)
    return {"id": whose.id, "name": whose.first_name, "pseudonym": whose.pseudonym}


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskWhoseCorrection(), await participants_to_choose(context))


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    words_in(given)
    return await _who(context, await answered_participant(context, given))


async def _ask_kind(context: Context, question: Question) -> Asking:
    return Asking(AskCorrectionKind(question.values["who"]["name"]), _KINDS)


async def _read_kind(context: Context, question: Question, given: Answer) -> str:
    kind = chosen(context, given, _KINDS)
    if kind is None:
        raise AskAgain(PressPlease())
    return kind


async def _ask_about(context: Context, question: Question) -> Asking:
    return Asking(AskCorrectionAbout(question.values["who"]["name"]), await _things(context, question))


async def _read_about(context: Context, question: Question, given: Answer) -> str | None:
    """The cause of the entry that was wrong; None for something else."""
    pressed = chosen(context, given, await _things(context, question))
    if pressed == _NOTHING:
        return None
    for earned in await _earned(context, question):
        if str(earned.number) == pressed:
            return earned.cause
    raise AskAgain(PressPlease())


async def _ask_amount(context: Context, question: Question) -> Asking:
    ask = AskOwed if question.values["kind"] == CorrectionKind.OWED else AskBorne
    return Asking(ask(question.values["who"]["name"]))


async def _read_amount(context: Context, question: Question, given: Answer) -> Cents:
    """Raises what `services.corrections.look_ahead` does, upon which it is asked again."""
    amount = read_amount(given)
    await _ahead(context, question.values | {"amount": amount})
    return amount


async def _ask_reason(context: Context, question: Question) -> Asking:
    return Asking(AskCorrectionReason())


async def _read_reason(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    """Why, and which correction it is then: that is what is read back and said yes to."""
    try:
        reason = reason_typed(words_in(given))
    except NotAReason as refusal:
        raise AskAgain(NotAReasonStaff(LONGEST_REASON)) from refusal
    ahead = await _ahead(context, question.values)
    return {"words": reason, "number": ahead.number, "two": ahead.wants_two}


async def _ask_right(context: Context, question: Question) -> Asking:
    values = question.values
    whose, reason = values["who"], values["reason"]
    screen = OwedRight if values["kind"] == CorrectionKind.OWED else BorneRight
    second = SecondCorrects(context.programme.two_approve_above) if reason["two"] else None
    wrong = [each for each in await _earned(context, question) if each.cause == values["about"]]
    about = next((about_this(each, _what(context, each)) for each in wrong), None)
    names, amount = (whose["name"], whose["pseudonym"]), Cents(values["amount"])
    return Asking(screen(*names, amount, about, reason["words"], second), yes_or_no())


async def _finish(context: Context, values: dict[str, Any]) -> None:
    if not values["right"]:
        await _stopped(context)
        return
    reason = values["reason"]
    try:
        made = await corrections.correct(
            context.work,
            _draft(values, reason["words"]),
            number=reason["number"],
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except CorrectedMeanwhile:
        context.show(CorrectedMeanwhileStaff())
    except CapReached as refusal:
        context.show(NoRoomForOwed(refusal.room.left))
    else:
        await _show_made(context, made)


async def _show_made(context: Context, made: Correction) -> None:
    if made.state is not CorrectionState.WAITING:
        context.show(correction_booked(made))
        return
    whose = made.draft.participant_id
    has_second = await corrections.has_second(context.work, whose, by=context.person)
    context.show(CorrectionAsked(made.id) if has_second else NobodyToAskCorrection(made.id))


async def _stopped(context: Context) -> None:
    context.show(NotCorrected())


# --- shared ---------------------------------------------------------------------------------------

_KINDS: Choices = [
    [(CorrectionLabel.OWED, CorrectionKind.OWED.value)],
    [(CorrectionLabel.BORNE, CorrectionKind.BORNE.value)],
]


async def _ahead(context: Context, values: dict[str, Any]) -> corrections.Ahead:
    """Whether it is possible as the money stands. Raises `AskAgain` with what would be."""
    try:
        return await corrections.look_ahead(
            context.work,
            _draft(values),
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except CapReached as refusal:
        raise AskAgain(NoRoomForOwed(refusal.room.left)) from refusal
    except NotAnAmount as refusal:
        raise AskAgain(CorrectNothing()) from refusal


def _draft(values: dict[str, Any], reason: str = "") -> CorrectionDraft:
    whose, kind = PersonId(values["who"]["id"]), CorrectionKind(values["kind"])
    return CorrectionDraft(whose, kind, Cents(values["amount"]), values["about"], reason)


async def _earned(context: Context, question: Question) -> list[Earned]:
    whose = PersonId(question.values["who"]["id"])
    return await corrections.earned_by(context.work, whose, by=context.person)


async def _things(context: Context, question: Question) -> Choices:
    """Each by the number of its entry."""
    found = [
        (context.catalogue.on_button(_thing(context, each)), str(each.number))
        for each in await _earned(context, question)
    ]
    return [*([choice] for choice in found), [(CorrectionLabel.SOMETHING_ELSE, _NOTHING)]]


def _thing(context: Context, earned: Earned) -> EarnedButton:
    what = shortened(_what(context, earned), _ON_A_BUTTON)
    return EarnedButton(earned.amount, short_date(day_of(earned.earned_at)), what)


def _what(context: Context, earned: Earned) -> str:
    return earned.title or context.catalogue.on_button(AppointmentEarned(earned.mentor))


CORRECT_FORM = routes.form(
    Form(
        "correctie",
        (
            Field("who", _ask_who, _read_who),
            Field("kind", _ask_kind, _read_kind),
            Field("about", _ask_about, _read_about),
            Field("amount", _ask_amount, _read_amount),
            Field("reason", _ask_reason, _read_reason),
            Field("right", _ask_right, read_right),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
