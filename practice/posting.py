"""Putting a message in a chat, and changing it there: what follows from that for phones and for the bot."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from practice import views
from practice.entities import slice_units
from practice.room import Room
from practice.telegram_objects import message_json
from practice.things import Chat, Message

Json = dict[str, Any]

_LINK = re.compile(
    r"(?:https?://)?t(?:elegram)?\.me/\w+\?\S*start\w*=[\w-]*|tg://resolve\?\S*start=[\w-]*", re.IGNORECASE
)


def new_message(room: Room, chat: Chat, sender: int, kind: str, **values: Any) -> Message:
    """A message with the next number of its chat. Nobody sees it before it is posted."""
    chat.last_message_id += 1
    return Message(chat.id, chat.last_message_id, room.clock.timestamp(), sender, kind, **values)


def post(room: Room, message: Message) -> None:
    """Show a new message on every phone in its chat."""
    chat = room.chats[message.chat_id]
    room.messages.setdefault(chat.id, {})[message.message_id] = message
    if message.sender in room.people:
        chat.read[str(message.sender)] = message.message_id
    room.remember_links(_links(room, message))
    room.keep(chat)
    tell(room, "message", message)


def service(room: Room, chat: Chat, sender: int, **what: Any) -> Message:
    """A grey line in the chat that nobody typed; the bot hears of it when it is there."""
    message = new_message(room, chat, sender, "service", media=what)
    post(room, message)
    if chat.has_bot and sender != room.bot.id:
        hand_to_bot(room, "message", message)
    return message


def changed(room: Room, message: Message) -> None:
    """An edit: the same message with something else in it."""
    message.edited_at = room.clock.timestamp()
    room.remember_links(_links(room, message))
    tell(room, "edited", message)


def delete(room: Room, message: Message) -> None:
    chat = room.chats[message.chat_id]
    message.deleted = True
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
        room.keep(chat)
    tell(room, "deleted", message)


def tell(room: Room, kind: str, message: Message) -> None:
    """Publish what happened to a message, and keep it."""
    message.changed = room.events.revision + 1
    shown = views.message_view(room, message)
    room.events.publish(kind, chat_id=message.chat_id, message_id=message.message_id, message=shown)
    room.keep(message)


def hand_to_bot(room: Room, kind: str, message: Message) -> None:
    room.updates.add(kind, message_json(room, message), room.clock.now())


def is_start_link(room: Room, url: str) -> str | None:
    """The payload of a link that opens this bot with Start, or None when it is another link."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    values = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = values.get("domain", [""])[0]
    elif parts.netloc.lower() in {"t.me", "telegram.me", "telegram.dog"}:
        name = parts.path.strip("/")
    else:
        return None
    return values.get("start", [""])[0] if name.lower() == room.bot.username.lower() else None


def _links(room: Room, message: Message) -> list[Json]:
    urls = _LINK.findall(message.text)
    urls += [entity["url"] for entity in message.entities if entity.get("url")]
    urls += [
        slice_units(message.text, entity["offset"], entity["length"])
        for entity in message.entities
        if entity["type"] == "url"
    ]
    rows = (message.markup or {}).get("inline_keyboard", [])
    urls += [button["url"] for row in rows for button in row if button.get("url")]
    found = dict.fromkeys(url for url in urls if is_start_link(room, url) is not None)
    at = room.clock.now().isoformat()
    return [
        {"url": url, "chat_id": message.chat_id, "message_id": message.message_id, "at": at} for url in found
    ]
