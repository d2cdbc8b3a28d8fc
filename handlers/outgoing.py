"""What leaves for Telegram: a rendered message with its buttons, or a small deed such as deleting one."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from handlers.buttons import Button, Rows, for_person
from mentoring.ids import PersonId, TelegramId
from messages.base import Label, Message
from messages.catalogue import Catalogue
from messages.menu import Menu
from messages.on_behalf import OnBehalfLabel
from messages.signs import without_signs

Markup = dict[str, Any]
"""A keyboard as JSON: making python-telegram-bot's objects of it first takes longer than sending it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that we draw when it is sent, in a thread and outside any piece of work, or one that Telegram has
    already (`file_id`).

    `is_veiled`: it is seen after a tap. `is_needed`: the words do not say all that is on it, so it also goes to who
    wants calm.
    """

    make: Callable[[Catalogue], bytes] | None = None
    file_id: str | None = None
    is_veiled: bool = False
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file made by us, when it is sent: its words are the catalogue's, and nothing of it has to be kept."""

    name: str
    media_type: str
    make: Callable[[Catalogue], bytes]


@dataclass(frozen=True, slots=True)
class Venue:
    """A place with its pin on the map (Bot API, sendVenue). It has words of its own, so no text goes with it."""

    title: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message read aloud, by the name of its recording."""

    name: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to a chat. With `replaces` it is shown in the place of that message when that can be.

    `voice` and `document` are file ids, or a document is made by us. With a picture, voice or document the text
    is its caption (at most 1024 characters); with a `venue` it is not shown. With `Spoken` it is what goes instead
    when there is nothing to hear. `recording` is the name under which these words may be read aloud.
    `chat_id` is where it goes when that is not the chat that the update came from.
    """

    text: str
    rows: Rows = field(default_factory=list)
    menu: bool = False
    replaces: int | None = None
    picture: Picture | None = None
    voice: str | Spoken | None = None
    document: str | Document | None = None
    venue: Venue | None = None
    silent: bool = False
    chat_id: TelegramId | None = None
    recording: str | None = None
    calm: bool = False
    """Whether the words on its buttons lose their emoji too: its reader wants calm."""

    acting_for: PersonId | None = None
    """The participant whose screen this is, when it goes to staff who act for them: its buttons say so."""

    takes_menu: bool = False
    """Whether the menu under the chat goes away with it."""

    protected: bool = False
    """Whether it can't be forwarded or saved (Bot API, protect_content)."""

    only_in_place: bool = False
    """Whether it takes the place of a message, with its picture, or else goes nowhere."""

    def with_rows(self, rows: Rows) -> "Outgoing":
        """The same, with buttons under it."""
        return replace(self, rows=rows)

    def calmed(self) -> "Outgoing":
        """The same for who wants calm: of a picture that we draw, only the words go, which say all that is on it."""
        picture = self.picture
        can_go = picture is not None and picture.make is not None and not picture.is_needed
        return replace(self, calm=True, picture=None if can_go else picture)


@dataclass(frozen=True, slots=True)
class Toast:
    """The small answer at the top of the screen after a press; at most 200 characters (Bot API)."""

    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Deletion:
    """Take a message out of the chat, such as one with a token or a citizen number in it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Take the buttons from under a message: its question has been answered, and the words may stay."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """Leave the group that the update came from, after what was said there: it is not one of ours."""


def inline_keyboard(rows: Rows, catalogue: Catalogue, acting_for: PersonId | None = None) -> Markup | None:
    """The buttons as Telegram takes them (Bot API, InlineKeyboardMarkup)."""
    if not rows:
        return None
    return {"inline_keyboard": [[_inline(button, catalogue, acting_for) for button in row] for row in rows]}


def _inline(button: Button, catalogue: Catalogue, acting_for: PersonId | None) -> Markup:
    words = _words_on(button, catalogue)
    if button.url is not None:
        return {"text": words, "url": button.url}
    if button.copies is not None:
        return {"text": words, "copy_text": {"text": button.copies}}
    if button.press is None:
        raise TypeError("a button needs a press, a url or something to copy")
    data = button.press.data()
    shown: Markup = {"text": words, "callback_data": for_person(data, acting_for) if acting_for else data}
    return {**shown, "style": button.style} if button.style else shown


def _words_on(button: Button, catalogue: Catalogue) -> str:
    if isinstance(button.label, Message):
        return catalogue.on_button(button.label)
    return catalogue.label(button.label) if isinstance(button.label, Label) else catalogue.own(button.label)


def menu_keyboard(catalogue: Catalogue, *, is_acting: bool = False) -> Markup:
    """The four buttons of the participant, always there (Bot API, ReplyKeyboardMarkup). Staff who act for them have
    the way out below.
    """
    words = [{"text": catalogue.label(label)} for label in Menu]
    done = [[{"text": catalogue.label(OnBehalfLabel.DONE)}]] if is_acting else []
    return {"keyboard": [words[:2], words[2:], *done], "resize_keyboard": True, "is_persistent": True}


NO_MENU: Markup = {"remove_keyboard": True}
"""Bot API, ReplyKeyboardRemove."""


@cache
def menu_words(catalogue: Catalogue) -> dict[str, Menu]:
    """Without their emoji: under the chat may still stand the menu of before somebody wanted calm, or no longer."""
    return {without_signs(catalogue.label(button)): button for button in Menu}
