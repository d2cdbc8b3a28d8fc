"""The card of a claim in the admin chat: approve with one tap, ask, or "nog niet"; and /meldingen.

A card is kept up to date by notices (`services.claim_cards.card_key`). /meldingen shows cards anew, below; such a
copy is brought up to date when somebody presses its buttons.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, NoAnswer
from handlers.outgoing import Outgoing, Picture
from handlers.routes import Routes
from mentoring.claims import LONGEST_WORDS, Claim, NoWords, TooManyWords, words_to_participant
from mentoring.ids import ClaimId, PersonId
from mentoring.people import Participant
from mentoring.questions import Question
from mentoring.refusals import Refusal
from messages.base import Label, Notice, Screen
from messages.claims import (
    AnswerArrived,
    ApprovedToast,
    ClaimApprovedCard,
    ClaimAskedCard,
    ClaimCard,
    ClaimHead,
    ClaimRow,
    ClaimStaffLabel,
    ClaimsWait,
    ClaimsWaitMore,
    EvidencePhoto,
    EvidenceVoice,
    NoClaimsWait,
    OnlyWords,
    Praise,
    PraiseAsked,
    PraiseSentToast,
    QuestionAsked,
    ReadyQuestion,
    ReadyReason,
    ReasonAsked,
    WordsNotSent,
    WordsSent,
    WordsTooLong,
)
from messages.letters import HasStoppedTakingPartStaff
from messages.refusals import words_for
from services import claim_cards, claims

routes = Routes()

_MOST_LISTED = 20
_WORDS = "words"
_TYPED_WITHIN = timedelta(minutes=10)
"""After this, what a mentor writes in the admin chat is no longer taken for words to the participant."""


@dataclass(frozen=True, slots=True)
class ApproveClaim(Press, verb="ka"):
    """'Goedkeuren'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class AskAboutClaim(Press, verb="kv"):
    """'Vraag stellen'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class SayNotYet(Press, verb="kn"):
    """'Nog niet'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class PraiseWith(Press, verb="kp"):
    """A ready sentence of praise, by the name of its `Praise`."""

    claim_id: ClaimId
    name: str


@dataclass(frozen=True, slots=True)
class TypePraise(Press, verb="ko"):
    """'Zelf typen'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class NoMorePraise(Press, verb="kz"):
    """'Zonder extra woorden'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class ShowClaim(Press, verb="km"):
    """One claim in the list of /meldingen."""

    claim_id: ClaimId


# --- deciding -------------------------------------------------------------------------------------


@routes.press(ApproveClaim)
async def approve(context: Context, button: ApproveClaim) -> None:
    """'Goedkeuren': it counts at once; the card then offers praise."""
    approved = await claims.approve(context.work, button.claim_id, by=context.person, now=context.now)
    may_praise = approved.praise is None
    context.toast(ApprovedToast() if may_praise else HasStoppedTakingPartStaff(), alert=not may_praise)
    await _refresh_copy(context, button.claim_id)


@routes.press(PraiseWith)
async def praise_with(context: Context, button: PraiseWith) -> None:
    """A ready sentence."""
    await _praise(context, button.claim_id, _ready_words(context, tuple(Praise), button.name))


@routes.press(NoMorePraise)
async def no_more_praise(context: Context, button: NoMorePraise) -> None:
    """'Zonder extra woorden': the good news need not wait."""
    await _praise(context, button.claim_id, "")


@routes.press(TypePraise)
async def type_praise(context: Context, button: TypePraise) -> None:
    """'Zelf typen'."""
    claim = await claims.begin_praise(context.work, button.claim_id, by=context.person, now=context.now)
    _, participant = await claims.for_staff(context.work, claim.id, by=context.person)
    await _begin(context, _PRAISE_FORM, claim, participant)


@routes.press(AskAboutClaim)
async def ask(context: Context, button: AskAboutClaim) -> None:
    """'Vraag stellen'."""
    claim, participant = await claims.to_ask(context.work, button.claim_id, by=context.person)
    await _begin(context, _QUESTION_FORM, claim, participant)


@routes.press(SayNotYet)
async def say_not_yet(context: Context, button: SayNotYet) -> None:
    """'Nog niet': a kind reason first."""
    claim, participant = await claims.require_open(context.work, button.claim_id, by=context.person)
    await _begin(context, _REASON_FORM, claim, participant)


async def _praise(context: Context, claim_id: ClaimId, words: str) -> None:
    await claims.praise(context.work, claim_id, words, by=context.person, now=context.now)
    context.toast(PraiseSentToast())
    await _refresh_copy(context, claim_id)


# --- looking --------------------------------------------------------------------------------------


@routes.command("meldingen", for_staff=True, in_group=True)
async def list_claims(context: Context) -> None:
    """'/meldingen': what waits, oldest first; in an admin chat that of its team alone."""
    team_id = context.team.id if context.team else None
    waiting = await claims.waiting(context.work, team_id, by=context.person)
    if not waiting:
        context.show(NoClaimsWait())
        return
    rows = [[_row(context, claim, participant)] for claim, participant in waiting[:_MOST_LISTED]]
    count = len(waiting)
    context.show(ClaimsWait(count) if count <= _MOST_LISTED else ClaimsWaitMore(count, _MOST_LISTED), rows)


@routes.press(ShowClaim)
async def show_claim(context: Context, button: ShowClaim) -> None:
    """The card anew, with what came with the claim."""
    before, card, after = await claims.shown(
        context.work, button.claim_id, by=context.person, now=context.now
    )
    for notice in (*before, card, *after):
        context.outgoing.append(_dressed(context, notice))


async def _refresh_copy(context: Context, claim_id: ClaimId) -> None:
    """Bring the pressed message up to date when it is a copy of the card; the card itself gets a notice."""
    pressed = context.message
    if pressed is None or await context.work.outbox.is_shown_in(
        claim_cards.card_key(claim_id), context.chat_id, pressed.message_id
    ):
        return
    _, card, _ = await claims.shown(context.work, claim_id, by=context.person, now=context.now)
    context.outgoing.append(replace(_dressed(context, card), replaces=pressed.message_id))


def _dressed(context: Context, notice: Notice) -> Outgoing:
    plain = Outgoing(context.catalogue.render(notice))
    dress = routes.notices.get(type(notice))
    return dress(notice, plain) if dress else plain


def _row(context: Context, claim: Claim, participant: Participant) -> Button:
    words = ClaimRow(
        str(claim.id),
        participant.first_name,
        participant.pseudonym,
        claim_cards.wait_of(claim, now=context.now),
    )
    return Button(context.catalogue.on_button(words), ShowClaim(claim.id))


# --- words of the mentor's own --------------------------------------------------------------------


async def _begin(context: Context, form: Form, claim: Claim, participant: Participant) -> None:
    """Ask this mentor for words. Only theirs are taken, and only for a while."""
    values = {
        "claim": claim.id,
        "name": participant.first_name,
        "participant": participant.id,
        "until": (context.now + _TYPED_WITHIN).isoformat(),
    }
    await forms.start(context, form, values)


def _words_form(
    name: str,
    asks: Callable[[str, str], Screen],
    ready: tuple[Label, ...],
    send: Callable[[Context, ClaimId, str], Awaitable[object]],
) -> Form:
    """A form of one question: words to a participant, typed or picked from what lies ready."""

    async def ask_words(context: Context, question: Question) -> Asking:
        choices: list[list[tuple[Label | str, str]]] = [[(label, label.name.lower())] for label in ready]
        return Asking(asks(context.person.first_name, str(question.values["name"])), choices)

    async def read(context: Context, question: Question, given: Answer) -> str:
        await _require_for_this_form(context, question)
        if given.choice is not None:
            return _ready_words(context, ready, given.choice)
        return _typed(given)

    async def finish(context: Context, values: dict[str, Any]) -> None:
        claim_id = ClaimId(values["claim"])
        try:
            await send(context, claim_id, values[_WORDS])
        except Refusal as refusal:
            # Somebody was quicker. Asking again would be of no use, so the form is over with this.
            await context.work.audit.add(
                f"answer.{name}",
                claim_cards.card_key(claim_id),
                by=context.person.id,
                result=refusal.name,
                now=context.now,
            )
            context.show(words_for(refusal, to_staff=True))
            return
        _, participant = await claims.for_staff(context.work, claim_id, by=context.person)
        told = HasStoppedTakingPartStaff() if participant.is_over else WordsSent(values["name"])
        context.show(told, in_place=True)

    return Form(name, (Field(_WORDS, ask_words, read),), finish=finish, stopped=_stopped, for_staff=True)


async def _stopped(context: Context) -> None:
    context.show(WordsNotSent(), in_place=True)


async def _require_for_this_form(context: Context, question: Question) -> None:
    """Whether what was written is meant for this form, and not for the colleagues or for somebody else.

    Raises:
        NoAnswer: when it replies to a message about another participant, or comes long after the question.
    """
    if context.now > datetime.fromisoformat(question.values["until"]):
        raise NoAnswer
    replied_to = context.message.reply_to_message if context.message else None
    if replied_to is None or context.update.callback_query:
        return
    about = await context.work.outbox.about(context.chat_id, replied_to.message_id)
    if about not in (None, PersonId(question.values["participant"])):
        raise NoAnswer(keep=True)


def _typed(given: Answer) -> str:
    if given.file_kind is not None:
        raise AskAgain(OnlyWords())
    try:
        return words_to_participant(given.text)
    except NoWords as empty:
        raise AskAgain(OnlyWords()) from empty
    except TooManyWords as long:
        raise AskAgain(WordsTooLong(LONGEST_WORDS)) from long


def _ready_words(context: Context, ready: tuple[Label, ...], name: str) -> str:
    found = next((label for label in ready if label.name.lower() == name), None)
    if found is None:
        raise UnknownPress
    return context.catalogue.label(found)


_PRAISE_FORM = routes.form(
    _words_form(
        "claim_praise",
        PraiseAsked,
        (),
        lambda context, claim_id, words: claims.praise(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)
_QUESTION_FORM = routes.form(
    _words_form(
        "claim_question",
        QuestionAsked,
        tuple(ReadyQuestion),
        lambda context, claim_id, words: claims.ask(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)
_REASON_FORM = routes.form(
    _words_form(
        "claim_reason",
        ReasonAsked,
        tuple(ReadyReason),
        lambda context, claim_id, words: claims.not_yet(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)


# --- how cards and evidence look ------------------------------------------------------------------


@routes.notice(ClaimCard)
def dress_card(notice: ClaimCard, plain: Outgoing) -> Outgoing:
    """Decide with one tap."""
    return plain.with_rows(_decisions(notice.head))


@routes.notice(ClaimAskedCard)
def dress_asked_card(notice: ClaimAskedCard, plain: Outgoing) -> Outgoing:
    """The same: an answer may also come some other way."""
    return plain.with_rows(_decisions(notice.head))


@routes.notice(AnswerArrived)
def dress_answer(notice: AnswerArrived, plain: Outgoing) -> Outgoing:
    """The same, here at the bottom of the chat."""
    return plain.with_rows(_decisions(notice.head))


@routes.notice(ClaimApprovedCard)
def dress_approved_card(notice: ClaimApprovedCard, plain: Outgoing) -> Outgoing:
    """Praise to pick from, as long as there is none."""
    if not notice.may_praise:
        return plain
    claim_id = _claim_of(notice.head)
    rows = [[Button(praise, PraiseWith(claim_id, praise.name.lower()))] for praise in Praise]
    own = Button(ClaimStaffLabel.OWN_WORDS, TypePraise(claim_id))
    none = Button(ClaimStaffLabel.NO_WORDS, NoMorePraise(claim_id))
    return plain.with_rows([*rows, [own, none]])


@routes.notice(EvidencePhoto)
def dress_photo(notice: EvidencePhoto, plain: Outgoing) -> Outgoing:
    """The photo, with the words as its caption."""
    return replace(plain, picture=Picture(file_id=notice.file_id))


@routes.notice(EvidenceVoice)
def dress_voice(notice: EvidenceVoice, plain: Outgoing) -> Outgoing:
    """The voice message, with the words as its caption."""
    return replace(plain, voice=notice.file_id)


def _decisions(head: ClaimHead) -> Rows:
    claim_id = _claim_of(head)
    return [
        [
            Button(ClaimStaffLabel.APPROVE, ApproveClaim(claim_id), style="success"),
            Button(ClaimStaffLabel.ASK, AskAboutClaim(claim_id)),
            Button(ClaimStaffLabel.NOT_YET, SayNotYet(claim_id)),
        ]
    ]


def _claim_of(head: ClaimHead) -> ClaimId:
    return ClaimId(int(head.number))
