"""Letters from staff: a reply in the admin chat, [Antwoord] under a card, and /bericht."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, NoAnswer
from handlers.outgoing import Outgoing
from handlers.routes import Occasion, Routes
from handlers.sent import content_sent, is_something, with_file
from handlers.staff.choosing import answered_participant, participant_and_rest, participants_to_choose
from mentoring.ids import PersonId
from mentoring.letters import TYPING_WITHIN, Content
from mentoring.people import Participant
from mentoring.questions import Question
from messages.letters import (
    AskLetter,
    LetterLabel,
    LetterSent,
    LetterStopped,
    LetterWaits,
    OnlyTheseKindsStaff,
    ParticipantSends,
    ParticipantWrites,
    ParticipantWritesOn,
    ReplyToNobody,
)
from messages.participants import WhichParticipant
from services import letters
from services.people import participant_for

routes = Routes()


@dataclass(frozen=True, slots=True)
class AnswerLetter(Press, verb="la"):
    """'Antwoord', under what a participant writes."""

    participant_id: PersonId


@routes.on(Occasion.REPLY)
async def reply(context: Context) -> None:
    """A reply in the admin chat to a message about a participant goes to that participant."""
    replied_to = context.message.reply_to_message if context.message else None
    if replied_to is None or not is_something(context):
        return
    participant_id = await context.work.outbox.about(context.chat_id, replied_to.message_id)
    if participant_id is not None:
        await _send(context, participant_id, content_sent(context))
    elif replied_to.from_user is not None and replied_to.from_user.is_bot:
        context.show(ReplyToNobody())


@routes.press(AnswerLetter)
async def answer_letter(context: Context, press: AnswerLetter) -> None:
    """Asks this one mentor for the words."""
    await _start(context, await participant_for(context.work, press.participant_id, by=context.person))


@routes.command("bericht", for_staff=True, in_group=True)
async def write_letter(context: Context) -> None:
    """`/bericht`, `/bericht Fatima`, or `/bericht Fatima Tot morgen!` in one line."""
    if not context.arguments:
        await forms.start(context, LETTER_FORM)
        return
    participant, words = await participant_and_rest(context, context.arguments)
    content = content_sent(context)
    if content is not None and (words or content.file_id):
        await _send(context, participant.id, replace(content, text=words))
    else:
        await _start(context, participant)


@routes.notice(ParticipantWrites)
@routes.notice(ParticipantWritesOn)
def dress_words(notice: ParticipantWrites | ParticipantWritesOn, plain: Outgoing) -> Outgoing:
    """What a participant writes, with the way to answer."""
    return replace(plain, rows=[[_answer_button(notice.participant_id)]])


@routes.notice(ParticipantSends)
def dress_file(notice: ParticipantSends, plain: Outgoing) -> Outgoing:
    """The file that a participant sends, with the way to answer."""
    shown = with_file(plain, notice.file_kind, notice.file_id)
    return replace(shown, rows=[[_answer_button(notice.participant_id)]])


def _answer_button(participant_id: int) -> Button:
    return Button(LetterLabel.ANSWER, AnswerLetter(PersonId(participant_id)))


async def _send(context: Context, participant_id: PersonId, content: Content | None) -> None:
    if content is None:
        context.show(OnlyTheseKindsStaff())
        return
    to = await letters.send(context.work, participant_id, content, by=context.person, now=context.now)
    said = LetterSent if to.person.unreachable_since is None else LetterWaits
    context.show(said(to.first_name, to.pseudonym))


async def _start(context: Context, participant: Participant) -> None:
    letters.require_may_send(participant, by=context.person)
    await forms.start(context, LETTER_FORM, {"who": _who(context, participant)}, at="letter")


# --- the form -------------------------------------------------------------------------------------


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(WhichParticipant(), await participants_to_choose(context))


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    participant = await answered_participant(context, given)
    letters.require_may_send(participant, by=context.person)
    return _who(context, participant)


async def _ask_letter(context: Context, question: Question) -> Asking:
    return Asking(AskLetter(question.values["who"]["name"]))


async def _read_letter(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    await _require_for_this_form(context, question)
    content = content_sent(context)
    if given.choice is not None or content is None:
        raise AskAgain(OnlyTheseKindsStaff())
    return content.as_values()


async def _require_for_this_form(context: Context, question: Question) -> None:
    """Whether what was written in an admin chat is meant for this participant.

    Raises:
        NoAnswer: when it replies to a message about another participant, or comes long after the question and
            replies to nothing: then it is for the colleagues.
    """
    replied_to = context.message.reply_to_message if context.message else None
    if context.is_private:
        return
    if replied_to is None and context.now > datetime.fromisoformat(question.values["who"]["until"]):
        raise NoAnswer
    if replied_to is not None:
        about = await context.work.outbox.about(context.chat_id, replied_to.message_id)
        if about not in (None, PersonId(question.values["who"]["id"])):
            raise NoAnswer(keep=True)


async def _finish(context: Context, values: dict[str, Any]) -> None:
    await _send(context, PersonId(values["who"]["id"]), Content.from_values(values["letter"]))


async def _stopped(context: Context) -> None:
    context.show(LetterStopped())


def _who(context: Context, participant: Participant) -> dict[str, Any]:
    until = context.now + TYPING_WITHIN
    return {"id": participant.id, "name": participant.first_name, "until": until.isoformat()}


LETTER_FORM = routes.form(
    Form(
        "letter",
        (Field("who", _ask_who, _read_who), Field("letter", _ask_letter, _read_letter)),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
