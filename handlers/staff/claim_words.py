"""A mentor's own words to a participant about a claim: praise, a question, or why it is "not yet"."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers import forms
from handlers.buttons import UnknownPress
from handlers.context import Context
from handlers.forms import Answer, Asking, Choices, Field, Form
from handlers.routes import Routes
from handlers.staff.words import meant_for, require_meant, words_to_say
from mentoring.claims import Claim
from mentoring.ids import ClaimId
from mentoring.people import Participant
from mentoring.questions import Question
from mentoring.refusals import Refusal
from messages.base import Label, Screen
from messages.claim_words import PraiseAsked, QuestionAsked, ReasonAsked, WordsNotSent, WordsSent
from messages.claims import ReadyQuestion, ReadyReason
from messages.letters import HasStoppedTakingPartStaff
from messages.refusals import words_for
from services import claim_cards, claims

routes = Routes()

_WORDS = "words"


async def begin(context: Context, form: Form, claim: Claim, participant: Participant) -> None:
    """Ask this mentor for words. Only theirs are taken, and only for a while."""
    await forms.start(context, form, {"claim": claim.id, **meant_for(context, participant)})


def _words_form(
    name: str,
    asks: Callable[[str, str], Screen],
    ready: tuple[Label, ...],
    send: Callable[[Context, ClaimId, str], Awaitable[object]],
) -> Form:
    """A form of one question: words to a participant, typed or picked from what lies ready."""

    async def ask_words(context: Context, question: Question) -> Asking:
        choices: Choices = [[(label, label.name.lower())] for label in ready]
        return Asking(asks(context.person.first_name, str(question.values["name"])), choices)

    async def read(context: Context, question: Question, given: Answer) -> str:
        await require_meant(context, question)
        if given.choice is not None:
            return ready_words(context, ready, given.choice)
        return words_to_say(given)

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


def ready_words(context: Context, ready: tuple[Label, ...], name: str) -> str:
    """The sentence that a button stood for. Raises `UnknownPress` when it is none of these."""
    found = next((label for label in ready if label.name.lower() == name), None)
    if found is None:
        raise UnknownPress
    return context.catalogue.label(found)


PRAISE_FORM = routes.form(
    _words_form(
        "claim_praise",
        PraiseAsked,
        (),
        lambda context, claim_id, words: claims.praise(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)
QUESTION_FORM = routes.form(
    _words_form(
        "claim_question",
        QuestionAsked,
        tuple(ReadyQuestion),
        lambda context, claim_id, words: claims.ask(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)
REASON_FORM = routes.form(
    _words_form(
        "claim_reason",
        ReasonAsked,
        tuple(ReadyReason),
        lambda context, claim_id, words: claims.not_yet(
            context.work, claim_id, words, by=context.person, now=context.now
        ),
    )
)
