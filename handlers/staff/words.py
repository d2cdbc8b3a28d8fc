"""What staff typed: words where words are asked, words instead of pressing, and words to a participant."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choices, NoAnswer
from mentoring.ids import PersonId
from mentoring.people import Participant
from mentoring.praise import LONGEST_WORDS, NoWords, TooManyWords, words_to_participant
from mentoring.questions import Question
from messages.appointment_more import OnlyText
from messages.base import Label
from messages.claim_words import OnlyWords, WordsTooLong

TYPED_WITHIN = timedelta(minutes=10)
"""After this, what a mentor writes in the admin chat is no longer taken for words to the participant."""


def words_in(given: Answer) -> str:
    """Raises `AskAgain` for a photo, a voice message, a sticker or a place on the map."""
    if given.file_kind is not None:
        raise AskAgain(OnlyText())
    return given.text


def chosen(context: Context, given: Answer, choices: Choices) -> str | None:
    """The value of the button that was pressed, or whose words were typed; None when it is none of them."""
    typed = " ".join(given.text.casefold().split())
    for words, value in _all(choices):
        spoken = context.catalogue.label(words) if isinstance(words, Label) else words
        if value == given.choice or (given.choice is None and typed == spoken.casefold()):
            return value
    return None


def _all(choices: Choices) -> Iterable[tuple[Label | str, str]]:
    return (choice for row in choices for choice in row)


# --- words to a participant -----------------------------------------------------------------------


def meant_for(context: Context, participant: Participant) -> dict[str, Any]:
    """For whom the words of a form are, and until when they are taken (`require_meant`)."""
    return {
        "name": participant.first_name,
        "participant": participant.id,
        "until": (context.now + TYPED_WITHIN).isoformat(),
    }


async def require_meant(context: Context, question: Question) -> None:
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


def words_to_say(given: Answer) -> str:
    """Raises `AskAgain` when it is no words, or too many."""
    if given.file_kind is not None:
        raise AskAgain(OnlyWords())
    try:
        return words_to_participant(given.text)
    except NoWords as empty:
        raise AskAgain(OnlyWords()) from empty
    except TooManyWords as long:
        raise AskAgain(WordsTooLong(LONGEST_WORDS)) from long
