"""Records of the room as phones and scripts see them (the interface under /room)."""

from datetime import UTC, datetime
from typing import Any

from practice.calendars import is_calendar
from practice.commands import commands_for
from practice.room import Room
from practice.things import ANONYMOUS_ADMIN, Chat, Message, Person

Json = dict[str, Any]


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "role": person.role,
        "note": person.note,
    }


def chat_view(room: Room, chat: Chat) -> Json:
    title = chat.title if not chat.is_private else room.bot.first_name
    return {
        "id": chat.id,
        "type": chat.type,
        "title": title,
        "members": chat.members,
        "owner": chat.owner,
        "admins": chat.admins,
        "bot": chat.bot,
        "bot_is_member": chat.has_bot,
        "blocked": chat.is_private and chat.bot == "kicked",
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "migrated_to": chat.migrated_to,
        "migrated_from": chat.migrated_from,
        "keyboard": {person: _keys(markup) for person, markup in chat.keyboards.items()},
        "unread": {str(person): unread(room, chat, person) for person in chat.members},
        "last": _last(room, chat),
    }


def message_view(room: Room, message: Message) -> Json:
    """A message as phones show it. What was deleted is empty: it is gone for everybody who looks."""
    shown = _shown(room, message)
    gone: Json = {"text": "", "entities": [], "file": None, "place": None, "buttons": None, "deleted": True}
    return shown | gone if message.deleted else shown


def _shown(room: Room, message: Message) -> Json:
    return {
        "chat_id": message.chat_id,
        "message_id": message.message_id,
        "date": datetime.fromtimestamp(message.date, UTC).isoformat(),
        "from": _sender(room, message),
        "kind": message.kind,
        "text": _service_text(room, message) if message.kind == "service" else message.text,
        "entities": message.entities,
        "file": _file_view(room, message),
        "place": message.media if message.kind in {"location", "venue"} else None,
        "buttons": _buttons(message.markup),
        "reply_to": message.reply_to,
        "forwarded": message.forward_origin is not None,
        "edited": message.edited_at is not None,
        "deleted": False,
        "silent": message.silent,
        "protected": message.protected,
        "reactions": message.reactions,
        "revision": message.changed,
    }


def messages_view(room: Room, chat: Chat, person_id: int | None) -> Json:
    """A chat as one person sees it. A supergroup shows what was said before it was a supergroup, too."""
    older = room.messages.get(chat.migrated_from, {}) if chat.migrated_from else {}
    found = [*older.values(), *room.messages.get(chat.id, {}).values()]
    key = str(person_id)
    markup = chat.keyboards.get(key)
    return {
        "messages": [message_view(room, message) for message in found],
        "keyboard": _keys(markup) if markup else None,
        "placeholder": markup.get("input_field_placeholder") if markup else None,
        "unread": unread(room, chat, person_id) if person_id else 0,
        "force_reply": chat.force_replies.get(key),
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "commands": commands_for(room, chat, person_id) if person_id else [],
        "revision": room.events.revision,
    }


def room_view(room: Room, api_url: str) -> Json:
    bot = room.bot
    return {
        "now": room.clock.now().isoformat(),
        "moving_to": room.clock.moving_to.isoformat() if room.clock.moving_to else None,
        "bot": {
            "id": bot.id,
            "first_name": bot.first_name,
            "username": bot.username,
            "token": bot.token,
            "api_url": api_url,
            "description": bot.profile.get("description:", ""),
            "short_description": bot.profile.get("short_description:", ""),
        },
        "people": [person_view(person) for person in room.people.values()],
        "chats": [chat_view(room, chat) for chat in room.chats.values()],
        "links": room.links,
        "tour": room.tour,
        "revision": room.events.revision,
    }


def unread(room: Room, chat: Chat, person_id: int) -> int:
    """Messages of others since this person last looked."""
    read = chat.read.get(str(person_id), 0)
    found = room.messages.get(chat.id, {}).values()
    return sum(1 for m in found if m.message_id > read and m.sender != person_id and not m.deleted)


def _last(room: Room, chat: Chat) -> Json | None:
    found = [message for message in room.messages.get(chat.id, {}).values() if not message.deleted]
    return message_view(room, found[-1]) if found else None


def _sender(room: Room, message: Message) -> Json:
    if message.anonymous:
        title = room.chats[message.chat_id].title
        return {"id": ANONYMOUS_ADMIN, "first_name": title, "is_bot": True, "anonymous": True}
    if message.sender == room.bot.id:
        return {"id": room.bot.id, "first_name": room.bot.first_name, "is_bot": True}
    return {"id": message.sender, "first_name": room.people[message.sender].first_name, "is_bot": False}


def _file_view(room: Room, message: Message) -> Json | None:
    if message.file_id is None:
        return None
    file = room.files.find(message.file_id)
    shown: Json = {
        "file_id": file.file_id,
        "url": f"/room/files/{file.key}",
        "name": file.name,
        "mime": file.mime,
        "size": file.size,
    }
    if message.kind == "document":
        shown["calendar"] = is_calendar(file)
    if message.kind in {"voice", "audio"}:
        shown["duration"] = message.media.get("duration", 0)
    if message.kind == "photo":
        shown |= {
            "width": file.width,
            "height": file.height,
            "spoiler": bool(message.media.get("has_spoiler")),
        }
    return shown


def _buttons(markup: Json | None) -> list[list[Json]] | None:
    rows = (markup or {}).get("inline_keyboard", [])
    return [[_button(button) for button in row] for row in rows] if rows else None


def _button(button: Json) -> Json:
    shown: Json = {"text": button["text"], "kind": "callback"}
    if button.get("style"):
        shown["style"] = button["style"]
    if button.get("url"):
        return shown | {"kind": "url", "url": button["url"]}
    if button.get("copy_text"):
        return shown | {"kind": "copy_text", "copy_text": button["copy_text"]["text"]}
    return shown if "callback_data" in button else shown | {"kind": "other"}


def _keys(markup: Json) -> list[list[str]]:
    return [[key["text"] for key in row] for row in markup["keyboard"]]


def _service_text(room: Room, message: Message) -> str:
    """The grey line as a Dutch phone shows it."""
    what, actor = message.media, _name(room, message.sender)
    if "new_chat_members" in what:
        names = ", ".join(_name(room, user) for user in what["new_chat_members"])
        return f"{actor} heeft {names} toegevoegd"
    if "left_chat_member" in what:
        name = _name(room, what["left_chat_member"])
        return f"{name} heeft de groep verlaten" if name == actor else f"{actor} heeft {name} verwijderd"
    if "migrate_to_chat_id" in what or "migrate_from_chat_id" in what:
        return "De groep is nu een supergroep"
    if "pinned_message" in what:
        return f"{actor} heeft een bericht vastgezet"
    return f"{actor} heeft de groep gemaakt"


def _name(room: Room, user_id: int) -> str:
    return room.bot.first_name if user_id == room.bot.id else room.people[user_id].first_name
