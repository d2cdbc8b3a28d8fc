"""Giving gifts: the card in the admin chat, /uitgeven, and writing down that somebody has it who does not say so.

A card is kept up to date by notices (`services.hand_over_cards.card_key`). /uitgeven shows cards anew, below; such a
copy is brought up to date when somebody presses its buttons.
"""

from dataclasses import dataclass, replace
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import Answer, Asking, Choices, Field, Form
from handlers.outgoing import Outgoing
from handlers.pages import page_at
from handlers.routes import Routes
from handlers.staff.claim_words import ready_words
from handlers.staff.words import meant_for, require_meant, words_to_say
from mentoring.choices import Choice
from mentoring.ids import ChoiceId
from mentoring.people import Participant
from mentoring.questions import Question
from mentoring.refusals import Refusal
from messages.choices_staff import (
    GiftsUnderWay,
    GivenNobodyAsked,
    GivenToast,
    HandOverCard,
    HandOverLabel,
    NothingToGive,
    ReadyReceipt,
    ReceiptAsked,
    ReceiptKept,
    ReceiptNotKept,
    SaysNotReceived,
    ToConfirmRow,
    ToGiveRow,
)
from messages.refusals import words_for
from services import hand_over_cards, hand_overs

routes = Routes()

_ON_A_PAGE = 20
_NOTE = "receipt"


@dataclass(frozen=True, slots=True)
class GiveChoice(Press, verb="ug"):
    """'Gegeven'."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class NoteReceipt(Press, verb="un"):
    """'Ontvangst noteren'."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ShowHandOver(Press, verb="ut"):
    """One gift in the list of /uitgeven."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ListHandOvers(Press, verb="ul"):
    """'Cadeaus uitgeven', under the digest, and the next page of the list."""

    page: int


# --- the card -------------------------------------------------------------------------------------


@routes.notice(HandOverCard)
def dress_card(notice: HandOverCard, plain: Outgoing) -> Outgoing:
    """What can be done with it now; nothing when it is done."""
    choice_id = ChoiceId(notice.choice_id)
    if notice.may_give:
        return plain.with_rows([[Button(HandOverLabel.GIVEN, GiveChoice(choice_id), style="success")]])
    return plain.with_rows([[_note_button(choice_id)]]) if notice.may_note else plain


@routes.notice(SaysNotReceived)
def dress_not_received(notice: SaysNotReceived, plain: Outgoing) -> Outgoing:
    """The same as on its card: it may have been given meanwhile."""
    return plain.with_rows([[_note_button(ChoiceId(notice.choice_id))]])


@routes.press(GiveChoice)
async def give(context: Context, press: GiveChoice) -> None:
    """'Gegeven': the first who presses counts; the participant is asked whether they have it."""
    await hand_overs.hand_over(context.work, press.choice_id, by=context.person, now=context.now)
    _, participant = await hand_overs.for_staff(context.work, press.choice_id, by=context.person)
    is_asked = not (participant.is_over or participant.on_paper)
    toast = (GivenToast if is_asked else GivenNobodyAsked)(participant.first_name)
    context.toast(toast, alert=not is_asked)
    await _refresh_copy(context, press.choice_id)


async def _refresh_copy(context: Context, choice_id: ChoiceId) -> None:
    """Bring the pressed message up to date when it is a copy of the card; the card itself gets a notice."""
    pressed = context.message
    card = hand_over_cards.card_key(choice_id)
    if pressed is None or await context.work.outbox.is_shown_in(card, context.chat_id, pressed.message_id):
        return
    await _show_card(context, choice_id, replaces=pressed.message_id)


async def _show_card(context: Context, choice_id: ChoiceId, *, replaces: int | None = None) -> None:
    choice, participant = await hand_overs.for_staff(context.work, choice_id, by=context.person)
    card = hand_over_cards.card(choice, participant)
    shown = dress_card(card, Outgoing(context.catalogue.render(card)))
    context.outgoing.append(replace(shown, replaces=replaces))


def _note_button(choice_id: ChoiceId) -> Button:
    return Button(HandOverLabel.NOTE, NoteReceipt(choice_id))


# --- the list -------------------------------------------------------------------------------------


@routes.command("uitgeven", for_staff=True, in_group=True)
async def list_hand_overs(context: Context) -> None:
    """'/uitgeven': what is to be given and to be confirmed, oldest first; in an admin chat that of its team alone."""
    await _show_list(context, 0)


@routes.press(ListHandOvers)
async def turn_list(context: Context, press: ListHandOvers) -> None:
    """The same, as it is now; another page comes in the place of this one."""
    await _show_list(context, press.page, in_place=press.page > 0)


@routes.press(ShowHandOver)
async def show_hand_over(context: Context, press: ShowHandOver) -> None:
    """The card anew."""
    await _show_card(context, press.choice_id)


async def _show_list(context: Context, number: int, *, in_place: bool = False) -> None:
    team_id = context.team.id if context.team else None
    found = await hand_overs.under_way(context.work, team_id, by=context.person)
    if not found:
        context.show(NothingToGive(), in_place=in_place)
        return
    to_give = sum(choice.is_to_hand_over for choice, _ in found)
    page = page_at(found, number, size=_ON_A_PAGE)
    rows: Rows = [[_row(context, *each)] for _, each in page.shown]
    more = [] if page.is_all else [[Button(HandOverLabel.MORE, ListHandOvers(page.following))]]
    context.show(GiftsUnderWay(to_give, len(found) - to_give), [*rows, *more], in_place=in_place)


def _row(context: Context, choice: Choice, participant: Participant) -> Button:
    kind = ToGiveRow if choice.is_to_hand_over else ToConfirmRow
    words = kind(choice.name, participant.first_name, participant.pseudonym)
    return Button(context.catalogue.on_button(words), ShowHandOver(choice.id))


# --- writing down a receipt -----------------------------------------------------------------------


@routes.press(NoteReceipt)
async def note_receipt(context: Context, press: NoteReceipt) -> None:
    """'Ontvangst noteren': why first. Only the words of who pressed are taken, and only for a while."""
    _, participant = await hand_overs.require_to_note(context.work, press.choice_id, by=context.person)
    await forms.start(context, _form, {"choice": press.choice_id, **meant_for(context, participant)})


async def _ask(context: Context, question: Question) -> Asking:
    ready: Choices = [[(label, label.name.lower())] for label in ReadyReceipt]
    return Asking(ReceiptAsked(context.person.first_name, str(question.values["name"])), ready)


async def _read(context: Context, question: Question, given: Answer) -> str:
    await require_meant(context, question)
    if given.choice is not None:
        return ready_words(context, tuple(ReadyReceipt), given.choice)
    return words_to_say(given)


async def _keep(context: Context, values: dict[str, Any]) -> None:
    choice_id = ChoiceId(values["choice"])
    try:
        await hand_overs.note_received(
            context.work, choice_id, values["reason"], by=context.person, now=context.now
        )
    except Refusal as refusal:
        # The participant or a colleague was quicker. Asking again would be of no use, so the form is over with this.
        await context.work.audit.add(
            f"answer.{_NOTE}",
            hand_over_cards.card_key(choice_id),
            by=context.person.id,
            result=refusal.name,
            now=context.now,
        )
        context.show(words_for(refusal, to_staff=True))
        return
    context.show(ReceiptKept(values["name"]), in_place=True)


async def _stopped(context: Context) -> None:
    context.show(ReceiptNotKept(), in_place=True)


_form = routes.form(
    Form(_NOTE, (Field("reason", _ask, _read),), finish=_keep, stopped=_stopped, for_staff=True)
)
