"""What somebody sent, as the content of a letter; and a letter's file, as it is sent on."""

from dataclasses import replace

from telegram import Message

from handlers.context import Context
from handlers.outgoing import Outgoing, Picture
from mentoring.letters import Content, LetterKind


def content_sent(context: Context) -> Content | None:
    """Words, voice, photo or document. None for what can't be passed on, such as a sticker or a place."""
    return None if context.message is None else _content(context.message, context.text)


def is_something(context: Context) -> bool:
    """Whether somebody sent something themselves, and not Telegram notes something, such as a pin."""
    message = context.message
    return message is not None and bool(message.text or message.effective_attachment)


def _content(message: Message, words: str) -> Content | None:
    if message.photo:
        return Content(words, LetterKind.PHOTO, message.photo[-1].file_id)
    if message.voice:
        return Content(words, LetterKind.VOICE, message.voice.file_id)
    if message.document and not message.animation:  # a moving picture comes as both (Bot API, Message)
        return Content(words, LetterKind.DOCUMENT, message.document.file_id)
    return Content(words) if message.text else None


def with_file(plain: Outgoing, kind: str, file_id: str) -> Outgoing:
    """The same message as the words under a file that Telegram has."""
    match LetterKind(kind):
        case LetterKind.PHOTO:
            return replace(plain, picture=Picture(file_id=file_id))
        case LetterKind.VOICE:
            return replace(plain, voice=file_id)
        case LetterKind.DOCUMENT:
            return replace(plain, document=file_id)
        case LetterKind.TEXT:
            return plain
