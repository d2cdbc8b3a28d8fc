"""The one way out to Telegram: from what a handler or a notice shows to calls of the Bot API, at Telegram's pace."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import structlog
from telegram import InputFile, InputMediaPhoto
from telegram.error import BadRequest, TelegramError

from bot.pace import NoTurn, Pace
from bot.reading_aloud import ReadingAloud
from bot.telegram_http import Call, NothingLeft, ServerTrouble, SlowDown
from handlers.buttons import Rows
from handlers.outgoing import (
    NO_MENU,
    Answered,
    Deletion,
    Document,
    Leaving,
    Outgoing,
    Picture,
    Spoken,
    Toast,
    inline_keyboard,
    menu_keyboard,
)
from messages.catalogue import Catalogue

SCREEN = -10
"""Screens are answers to a press: they leave before every notice (`messages.base.Urgency`)."""

_SCREEN_ATTEMPTS = 3
_NO_PREVIEW = {"is_disabled": True}
_UNCHANGED = "message is not modified"

_UNDOING = {Deletion: "deleteMessage", Answered: "editMessageReplyMarkup", Leaving: "leaveChat"}
"""Without a keyboard, `editMessageReplyMarkup` takes the buttons away."""

Shown = Outgoing | Toast | Deletion | Answered | Leaving
"""What a handler may leave behind to be shown."""

_log = structlog.get_logger(__name__)


class Gateway:
    """Sends. Whatever goes to a chat goes through here, one request at a time in each chat."""

    def __init__(
        self, call: Call, pace: Pace, catalogue: Catalogue, reading_aloud: ReadingAloud | None = None
    ) -> None:
        self._call = call
        self._pace = pace
        self._catalogue = catalogue
        self._reading_aloud = reading_aloud
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def under_way(self) -> int:
        """How many updates have screens that have not left yet."""
        return len(self._under_way)

    def show(self, chat_id: int, outgoing: Sequence[Shown], query_id: str | None) -> "asyncio.Task[None]":
        """Send the screens of one update, in order; a press (`query_id`) is always answered.

        A screen is free to be lost: after some attempts it is given up and only logged.
        """
        task = asyncio.create_task(self._show(chat_id, outgoing, query_id))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def finish(self, seconds: float) -> None:
        """Wait until what is under way has left, but not longer than some seconds."""
        if self._under_way:
            await asyncio.wait(list(self._under_way), timeout=seconds)
        for task in list(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def send(
        self, chat_id: int, what: Outgoing | Deletion | Answered | Leaving, *, urgency: int
    ) -> int:
        """Send one thing, and give back the number of the message that shows it (0 for a leaving).

        Raises:
            TelegramError: as Telegram or the connection gave it (`bot.telegram_http` tells them apart).
        """
        if isinstance(what, Deletion | Answered | Leaving):
            async with self._pace.turn(chat_id, urgency, counts=chat_id < 0):
                return await self._undo(chat_id, what)
        if what.only_in_place:
            return await self._cover(chat_id, what, urgency=urgency)
        if what.replaces is not None and not what.menu:
            async with self._pace.turn(chat_id, urgency, counts=chat_id < 0):
                if await self._edit(chat_id, what, what.replaces):
                    return what.replaces
        if isinstance(what.voice, Spoken):
            return await self._read_aloud(chat_id, what, what.voice.name, urgency=urgency)
        method, content = await self._content(what)  # before its turn: nobody waits in line for a drawing
        async with self._pace.turn(chat_id, urgency):
            sent = await self._send_new(chat_id, what, method, content)
        return int(sent["message_id"])

    async def fetch(self, file_id: str, *, most_bytes: int) -> bytes | None:
        """What is in a file that somebody sent; None when Telegram does not give it, or it is larger than that."""
        try:
            told = await self._call("getFile", {"file_id": file_id})
            return await self._call.fetch(str(told["file_path"]), most_bytes=most_bytes)
        except (TelegramError, KeyError) as error:
            _log.warning("file not fetched", kind=type(error).__name__)
            return None

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram told us to wait before the next request for this chat."""
        self._pace.hold(chat_id, seconds)

    async def _show(self, chat_id: int, outgoing: Sequence[Shown], query_id: str | None) -> None:
        if query_id is None:
            await self._show_in_order(chat_id, outgoing)
        else:
            toast = next((what for what in outgoing if isinstance(what, Toast)), Toast())
            await asyncio.gather(self._answer(query_id, toast), self._show_in_order(chat_id, outgoing))

    async def _show_in_order(self, chat_id: int, outgoing: Sequence[Shown]) -> None:
        for what in outgoing:
            match what:
                case Toast():
                    continue
                case Outgoing(chat_id=int(elsewhere)):
                    await self._show_one(elsewhere, what)
                case _:
                    await self._show_one(chat_id, what)

    async def _show_one(self, chat_id: int, what: Outgoing | Deletion | Answered | Leaving) -> None:
        for attempt in range(1, _SCREEN_ATTEMPTS + 1):
            try:
                await self.send(chat_id, what, urgency=SCREEN)
            except SlowDown as wait:
                self.hold(chat_id, wait.seconds)
            except (NothingLeft, ServerTrouble):
                await asyncio.sleep(attempt)
            except (TelegramError, NoTurn) as error:
                _log.warning("screen not shown", chat=chat_id, kind=type(error).__name__)
                return
            else:
                return
        _log.warning("screen not shown", chat=chat_id, kind="gave up")

    async def _answer(self, query_id: str, toast: Toast) -> None:
        asked = {"callback_query_id": query_id, "text": toast.text or None, "show_alert": toast.alert or None}
        try:
            await self._call("answerCallbackQuery", asked)
        except BadRequest:
            return  # the press is older than Telegram keeps it; nobody waits for the answer any more
        except TelegramError as error:
            _log.info("press not answered", kind=type(error).__name__)

    async def _read_aloud(self, chat_id: int, what: Outgoing, name: str, *, urgency: int) -> int:
        """A recording as a voice message. What Telegram refuses (an id that it forgot, or somebody who takes no voice
        messages) is tried in the next way; when none is left, the words go.
        """
        if self._reading_aloud is not None:
            async for voice in self._reading_aloud.voices(name):
                try:
                    async with self._pace.turn(chat_id, urgency):
                        sent = await self._send_new(chat_id, what, "sendVoice", {"voice": voice.sent_as})
                except BadRequest:
                    _log.info("recording refused", chat=chat_id, recording=name)
                    continue
                await self._reading_aloud.sent(name, voice, sent)
                return int(sent["message_id"])
        return await self.send(chat_id, replace(what, voice=None), urgency=urgency)

    def _rows(self, what: Outgoing) -> Rows:
        return what.rows if self._reading_aloud is None else self._reading_aloud.rows(what)

    async def _send_new(
        self, chat_id: int, what: Outgoing, method: str, content: dict[str, Any]
    ) -> dict[str, Any]:
        """The message that Telegram made of it, as its Bot API gives it."""
        catalogue = self._catalogue.in_calm(what.calm)
        markup = inline_keyboard(self._rows(what), catalogue, what.acting_for)
        if what.menu and markup is None:
            markup = menu_keyboard(catalogue, is_acting=what.acting_for is not None)
        elif what.takes_menu and markup is None:
            markup = NO_MENU
        sent: dict[str, Any] = await self._call(
            method,
            {
                "chat_id": chat_id,
                **content,
                "parse_mode": None if what.venue else "HTML",  # a venue has no words to read as HTML
                "reply_markup": markup,
                "disable_notification": what.silent or None,
                "protect_content": what.protected or None,
            },
        )
        return sent

    async def _edit(self, chat_id: int, what: Outgoing, message_id: int) -> bool:
        """Show it in the place of a message. False when that can't be, and it must be sent anew.

        A picture, voice or document can't change in place; its words and buttons can. Of a venue nothing can. What
        we draw comes anew: the picture that stands there may be of another day.
        """
        if what.venue is not None or (what.picture and what.picture.make):
            return False
        asked: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": message_id,
            "parse_mode": "HTML",
            "reply_markup": inline_keyboard(
                self._rows(what), self._catalogue.in_calm(what.calm), what.acting_for
            ),
        }
        try:
            if what.picture or what.voice or what.document:
                await self._call("editMessageCaption", {**asked, "caption": what.text})
            else:
                await self._call(
                    "editMessageText", {**asked, "text": what.text, "link_preview_options": _NO_PREVIEW}
                )
        except BadRequest as refusal:
            return _UNCHANGED in refusal.message.lower()
        return True

    async def _cover(self, chat_id: int, what: Outgoing, *, urgency: int) -> int:
        """Take the place of a message, with the picture in it. When that can't be it is deleted: what stood there may
        not stay. One that is not there any more needs nothing.
        """
        if what.replaces is None:
            return 0
        drawn = await self._photo(what.picture, attached=True) if what.picture else None
        async with self._pace.turn(chat_id, urgency, counts=chat_id < 0):
            is_covered = drawn is not None and await self._edit_media(chat_id, what, drawn)
            if not (is_covered or await self._edit(chat_id, replace(what, picture=None), what.replaces)):
                await self._undo(chat_id, Deletion(what.replaces))
        return what.replaces

    async def _edit_media(self, chat_id: int, what: Outgoing, photo: str | InputFile) -> bool:
        """False when the message never had a picture, or is gone."""
        media = InputMediaPhoto(photo, caption=what.text, parse_mode="HTML")
        catalogue = self._catalogue.in_calm(what.calm)
        asked = {
            "chat_id": chat_id,
            "message_id": what.replaces,
            "media": media,
            "reply_markup": inline_keyboard(self._rows(what), catalogue, what.acting_for),
        }
        try:
            await self._call("editMessageMedia", asked)
        except BadRequest as refusal:
            return _UNCHANGED in refusal.message.lower()
        return True

    async def _undo(self, chat_id: int, what: Deletion | Answered | Leaving) -> int:
        method, number = _UNDOING[type(what)], getattr(what, "message_id", None)
        try:
            await self._call(method, {"chat_id": chat_id, "message_id": number})
        except BadRequest:
            _log.info("nothing to undo", chat=chat_id)  # gone already, or older than 48 hours
        return number or 0

    async def _content(self, what: Outgoing) -> tuple[str, dict[str, Any]]:
        """The method of the Bot API that sends this, and what is sent."""
        caption = what.text or None
        if what.venue is not None:
            return "sendVenue", asdict(what.venue)
        if what.picture is not None and (photo := await self._photo(what.picture)) is not None:
            veiled = what.picture.is_veiled or None
            return "sendPhoto", {"photo": photo, "caption": caption, "has_spoiler": veiled}
        if isinstance(what.voice, str):
            return "sendVoice", {"voice": what.voice, "caption": caption}
        if what.document is not None:
            return "sendDocument", {
                "document": await self._file(what.document, what.calm),
                "caption": caption,
            }
        return "sendMessage", {"text": what.text, "link_preview_options": _NO_PREVIEW}

    async def _photo(self, picture: Picture, *, attached: bool = False) -> str | InputFile | None:
        """A picture that Telegram has, or one that is drawn now, beside the loop in which all else goes on.

        None when it can't be drawn: then the words go alone, because they say all that is on it. `attached`: it goes
        beside a structure that names it, as `editMessageMedia` wants (Bot API, Sending files).
        """
        if picture.make is None:
            return picture.file_id
        try:
            drawn = await asyncio.to_thread(picture.make, self._catalogue)
        except Exception as error:
            _log.exception("picture not drawn", kind=type(error).__name__)
            return None
        return InputFile(drawn, "beeld.png", attach=attached)

    async def _file(self, document: str | Document, calm: bool) -> str | InputFile:
        """A file that Telegram has, or one that is made now, beside the loop in which all else goes on."""
        if isinstance(document, str):
            return document
        made = InputFile(await asyncio.to_thread(document.make, self._catalogue.in_calm(calm)), document.name)
        made.mimetype = document.media_type  # not left to what this machine knows of file names
        return made
