"""What a person does on a phone: write, send a picture, press a button, open a link, block the bot."""

import re
import secrets
from typing import Any

from practice import calendars
from practice.entities import units, with_detected
from practice.files import Upload
from practice.posting import changed, hand_to_bot, is_start_link, new_message, post
from practice.refusals import Refusal, RoomError
from practice.room import Room
from practice.telegram_objects import chat_json, inaccessible_json, member_json, message_json, user_json
from practice.things import Chat, Message

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
_COMMAND = re.compile(r"^/\w+(?:@(\w+))?(?:\s|$)")


def says(
    room: Room,
    person_id: int,
    chat_id: int,
    text: str,
    *,
    reply_to: int | None = None,
    anonymous: bool = False,
) -> Message:
    """Write in a chat. `anonymous`: as the group itself, which only its admins can."""
    if not text.strip() or units(text) > MAX_TEXT:
        raise RoomError(f"a text has 1 to {MAX_TEXT} signs")
    words: Json = {"text": text.strip(), "entities": with_detected(text.strip(), [])}
    return _send(room, person_id, chat_id, "text", reply_to=reply_to, anonymous=anonymous, **words)


def sends_file(
    room: Room,
    person_id: int,
    chat_id: int,
    kind: str,
    upload: Upload,
    *,
    caption: str = "",
    duration: int = 0,
    reply_to: int | None = None,
) -> Message:
    """Send a photo, a voice message or a document. `duration` is in seconds."""
    if kind not in {"photo", "voice", "document"}:
        raise RoomError("kind must be photo, voice or document")
    if units(caption) > MAX_CAPTION:
        raise RoomError(f"a caption has at most {MAX_CAPTION} signs")
    _check_writable(room, person_id, chat_id)
    try:
        file = room.files.keep(kind, upload, duration=duration)
    except Refusal as refusal:
        raise RoomError(refusal.description) from refusal
    media = {"duration": duration} if kind == "voice" else {}
    words: Json = {"text": caption.strip(), "entities": with_detected(caption.strip(), [])}
    return _send(
        room, person_id, chat_id, kind, reply_to=reply_to, file_id=file.file_id, media=media, **words
    )


def sends_place(
    room: Room,
    person_id: int,
    chat_id: int,
    latitude: float,
    longitude: float,
    *,
    title: str = "",
    address: str = "",
    reply_to: int | None = None,
) -> Message:
    """Send where somebody is or something is. With a title it is a venue, as when a place is chosen by its name."""
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise RoomError("a latitude is -90 to 90 and a longitude -180 to 180")
    named = {"title": title, "address": address} if title else {}
    media: Json = {"latitude": latitude, "longitude": longitude, **named}
    return _send(room, person_id, chat_id, "venue" if title else "location", reply_to=reply_to, media=media)


def opens_calendar_file(room: Room, person_id: int, chat_id: int, message_id: int) -> list[Json]:
    """Tap on a calendar file: the phone's calendar takes in what it says."""
    _check_in(room, person_id, chat_id)
    return calendars.opens_file(room, room.person(person_id), room.message(chat_id, message_id))


def edits(room: Room, person_id: int, chat_id: int, message_id: int, text: str) -> Message:
    """Change a message of one's own."""
    chat = _check_writable(room, person_id, chat_id)
    message = room.message(chat_id, message_id)
    if message is None or message.sender != person_id or message.kind == "service":
        raise RoomError("only a message of your own can be edited", 404)
    if not text.strip():
        raise RoomError("a text has 1 to 4096 signs")
    message.text, message.entities = text.strip(), with_detected(text.strip(), [])
    changed(room, message)
    if chat.has_bot and _bot_sees(room, chat, message):
        hand_to_bot(room, "edited_message", message)
    return message


def opens(room: Room, person_id: int, url: str) -> Message:
    """Open a link to the bot and press Start, which sends the link's payload. Start also unblocks."""
    payload = is_start_link(room, url)
    if payload is None:
        raise RoomError(f"not a link to this bot: https://t.me/{room.bot.username}?start=…")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
        raise RoomError("the payload of a link has at most 64 signs of A-Z, a-z, 0-9, _ and -")
    if room.chat(person_id).bot == "kicked":
        unblocks(room, person_id)
    return says(room, person_id, person_id, f"/start {payload}".strip())


def presses(room: Room, person_id: int, chat_id: int, message_id: int, button: Json) -> Json:
    """Press a button under a message: a callback goes to the bot, a link opens, a text is copied."""
    chat = _check_in(room, person_id, chat_id)
    message = room.message(chat_id, message_id)
    if message is None:
        raise RoomError("there is no such message", 404)
    if "callback_data" in button:
        return {"callback_query_id": press_data(room, person_id, chat, message_id, button["callback_data"])}
    if button.get("url"):
        if is_start_link(room, button["url"]) is not None:
            opens(room, person_id, button["url"])
        return {"url": button["url"]}
    if button.get("copy_text"):
        return {"copied": button["copy_text"]["text"]}
    raise RoomError("phones in this room do not know this kind of button")


def press_data(room: Room, person_id: int, chat: Chat, message_id: int, data: str) -> str:
    """Send a callback query with exactly this data, as a changed client could, whatever the buttons say."""
    _check_in(room, person_id, chat.id)
    message = room.message(chat.id, message_id)
    query_id = str(secrets.randbits(62))
    query = {
        "person_id": person_id,
        "chat_id": chat.id,
        "message_id": message_id,
        "at": room.clock.timestamp(),
    }
    room.keep_query(query_id, query)
    shown = message_json(room, message) if message else inaccessible_json(room, chat, message_id)
    payload = {
        "id": query_id,
        "from": user_json(room, person_id),
        "message": shown,
        "chat_instance": str(chat.id * 7919),
        "data": data,
    }
    room.updates.add("callback_query", payload, room.clock.now())
    return query_id


def find_button(message: Message | None, wanted: Json) -> Json:
    """The button with this text, or in this row and column (from 0)."""
    rows = ((message.markup if message else None) or {}).get("inline_keyboard", [])
    if "text" in wanted:
        found = [button for row in rows for button in row if button["text"] == wanted["text"]]
    else:
        row, column = wanted.get("row", -1), wanted.get("column", -1)
        found = rows[row][column : column + 1] if 0 <= row < len(rows) and column >= 0 else []
    if not found:
        visible = ", ".join(button["text"] for row in rows for button in row) or "none"
        raise RoomError(f"there is no such button; there are: {visible}", 404)
    button: Json = found[0]
    return button


def reads(room: Room, person_id: int, chat_id: int) -> None:
    """Look at a chat: nothing in it is unread any more."""
    chat = _check_in(room, person_id, chat_id)
    if chat.read.get(str(person_id), 0) == chat.last_message_id:
        return
    chat.read[str(person_id)] = chat.last_message_id
    room.keep(chat)
    room.events.publish("chat", chat_id=chat_id, person_id=person_id)


def blocks(room: Room, person_id: int) -> None:
    _set_blocked(room, person_id, "kicked")


def unblocks(room: Room, person_id: int) -> None:
    _set_blocked(room, person_id, "member")


def _set_blocked(room: Room, person_id: int, standing: str) -> None:
    """Block or unblock the bot. In a private chat this is all that my_chat_member tells."""
    chat = room.chat(room.person(person_id).id)
    if chat.bot == standing or (chat.bot == "new" and standing == "member"):
        return
    known = chat.bot != "new"
    old = member_json(room, chat, room.bot.id)
    chat.bot = standing
    if known:
        tell_bot_standing(room, chat, person_id, old)
    room.keep(chat)
    room.events.publish("chat", chat_id=chat.id, person_id=person_id)


def tell_bot_standing(room: Room, chat: Chat, by: int, old: Json) -> None:
    """my_chat_member: the bot's own standing in a chat changed."""
    payload = {
        "chat": chat_json(room, chat),
        "from": user_json(room, by),
        "date": room.clock.timestamp(),
        "old_chat_member": old,
        "new_chat_member": member_json(room, chat, room.bot.id),
    }
    room.updates.add("my_chat_member", payload, room.clock.now())


def _send(
    room: Room,
    person_id: int,
    chat_id: int,
    kind: str,
    *,
    reply_to: int | None,
    anonymous: bool = False,
    **values: Any,
) -> Message:
    chat = _check_writable(room, person_id, chat_id)
    if anonymous and person_id not in {chat.owner, *chat.admins}:
        raise RoomError("only an admin of a group can write anonymously", 403)
    forced = chat.force_replies.pop(str(person_id), None)
    replied = reply_to if reply_to is not None else forced
    if replied and room.message(chat_id, replied) is None:
        replied = None
    if chat.is_private and chat.bot == "new":
        chat.bot = "member"
    message = new_message(
        room, chat, person_id, kind, reply_to=replied or None, anonymous=anonymous, **values
    )
    _put_away_keyboard(chat, person_id)
    post(room, message)
    if chat.has_bot and _bot_sees(room, chat, message):
        hand_to_bot(room, "message", message)
    return message


def _put_away_keyboard(chat: Chat, person_id: int) -> None:
    """A one-time keyboard goes out of sight when it was used."""
    if chat.keyboards.get(str(person_id), {}).get("one_time_keyboard"):
        del chat.keyboards[str(person_id)]


def _bot_sees(room: Room, chat: Chat, message: Message) -> bool:
    """Telegram's privacy mode: in a group a bot sees commands, and replies to what it said itself."""
    if chat.is_private or not room.bot.privacy or chat.bot == "administrator":
        return True
    command = _COMMAND.match(message.text)
    if command is not None:
        return command.group(1) is None or command.group(1).lower() == room.bot.username.lower()
    replied = room.message(chat.id, message.reply_to) if message.reply_to else None
    return replied is not None and replied.sender == room.bot.id


def _check_in(room: Room, person_id: int, chat_id: int) -> Chat:
    chat = room.chat(chat_id)
    if room.person(person_id).id not in chat.members:
        raise RoomError("this person is not in this chat", 403)
    return chat


def _check_writable(room: Room, person_id: int, chat_id: int) -> Chat:
    chat = _check_in(room, person_id, chat_id)
    if chat.is_private and chat.bot == "kicked":
        raise RoomError("the bot is blocked on this phone: unblock it first", 409)
    if chat.migrated_to is not None:
        raise RoomError(f"this group has become supergroup {chat.migrated_to}", 409)
    return chat
