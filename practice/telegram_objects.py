"""Records of the room as the objects of the Bot API."""

from typing import Any

from practice.room import Room
from practice.things import ANONYMOUS_ADMIN, Chat, Message, StoredFile

Json = dict[str, Any]

_RIGHTS = (
    "can_be_edited can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories "
    "can_delete_stories can_pin_messages can_manage_topics"
)
_ADMIN_RIGHTS = _RIGHTS.split()


def user_json(room: Room, user_id: int) -> Json:
    """A User: a person, the bot, or the account that stands for anonymous admins."""
    if user_id == room.bot.id:
        bot = room.bot
        return {"id": bot.id, "is_bot": True, "first_name": bot.first_name, "username": bot.username}
    if user_id == ANONYMOUS_ADMIN:
        return {"id": user_id, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    person = room.people[user_id]
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    more = {"last_name": person.last_name, "username": person.username, "language_code": person.language_code}
    return user | {name: value for name, value in more.items() if value}


def chat_json(room: Room, chat: Chat) -> Json:
    if not chat.is_private:
        forum = {"is_forum": True} if chat.forum else {}
        return {"id": chat.id, "type": chat.type, "title": chat.title, **forum}
    user = user_json(room, chat.id)
    names = ("first_name", "last_name", "username")
    return {"id": chat.id, "type": "private"} | {name: user[name] for name in names if name in user}


def message_json(room: Room, message: Message, *, nested: bool = False) -> Json:
    """A Message. What it replies to is included once, not further back, as Telegram does."""
    chat = room.chats[message.chat_id]
    found: Json = {"message_id": message.message_id, "date": message.date, "chat": chat_json(room, chat)}
    found["from"] = user_json(room, ANONYMOUS_ADMIN if message.anonymous else message.sender)
    if message.anonymous:
        found["sender_chat"] = found["chat"]
    if message.reply_to and not nested:
        replied = room.message(message.chat_id, message.reply_to)
        if replied is not None:
            found["reply_to_message"] = message_json(room, replied, nested=True)
    found |= _content(room, message)
    optional = {
        "edit_date": message.edited_at,
        "reply_markup": message.markup,
        "forward_origin": message.forward_origin,
        "media_group_id": message.media_group_id,
        "message_thread_id": message.thread_id,
        "is_topic_message": True if message.thread_id else None,
        "has_protected_content": True if message.protected else None,
        "link_preview_options": message.link_preview,
    }
    return found | {name: value for name, value in optional.items() if value is not None}


def inaccessible_json(room: Room, chat: Chat, message_id: int) -> Json:
    """What a press carries when its message is gone (InaccessibleMessage: the date is always 0)."""
    return {"chat": chat_json(room, chat), "message_id": message_id, "date": 0}


def member_json(room: Room, chat: Chat, user_id: int, *, bot_status: str | None = None) -> Json:
    """A ChatMember. A group's admins may do everything here; finer rights are no part of the room."""
    user = user_json(room, user_id)
    status = bot_status or chat.bot if user_id == room.bot.id else _standing(chat, user_id)
    if status == "administrator":
        rights = dict.fromkeys(_ADMIN_RIGHTS, True) | {"can_be_edited": False}
        return {"user": user, "status": status, "is_anonymous": False, **rights}
    if status == "creator":
        return {"user": user, "status": status, "is_anonymous": False}
    if status == "kicked":
        return {"user": user, "status": status, "until_date": 0}
    return {"user": user, "status": "member" if status == "member" else "left"}


def file_json(file: StoredFile) -> Json:
    """The fields that Telegram gives with every kind of file."""
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def _standing(chat: Chat, user_id: int) -> str:
    if user_id == chat.owner:
        return "creator"
    if user_id in chat.admins:
        return "administrator"
    return "member" if user_id in chat.members else "left"


def _content(room: Room, message: Message) -> Json:
    if message.kind == "service":
        return _service(room, message)
    if message.kind in {"location", "venue"}:
        return _place(message)
    entities = [_entity(room, entity) for entity in message.entities]
    if message.kind == "text":
        return {"text": message.text, **({"entities": entities} if entities else {})}
    words: Json = {"caption": message.text} if message.text else {}
    words |= {"caption_entities": entities} if entities else {}
    return words | _media(room, message)


def _entity(room: Room, entity: Json) -> Json:
    """An Entity as Telegram gives it: a mention of somebody without a username carries the user."""
    given = dict(entity)
    user_id = given.pop("user_id", None)
    if user_id is not None and user_id in room.people:
        given["user"] = user_json(room, user_id)
    return given


def _media(room: Room, message: Message) -> Json:
    file = room.files.find(message.file_id or "")
    common = file_json(file)
    if message.kind == "photo":
        spoiler = {"has_media_spoiler": True} if message.media.get("has_spoiler") else {}
        return {"photo": [{**common, "width": file.width, "height": file.height}], **spoiler}
    common["mime_type"] = file.mime
    if message.kind == "voice":
        return {"voice": {**common, "duration": message.media.get("duration", 0)}}
    common["file_name"] = file.name
    return {message.kind: {**common, **message.media}}


def _place(message: Message) -> Json:
    location = {name: message.media[name] for name in ("latitude", "longitude")}
    if message.kind == "location":
        more = {name: value for name, value in message.media.items() if name not in location}
        return {"location": location | more}
    rest = {name: value for name, value in message.media.items() if name not in location}
    return {"venue": {"location": location, **rest}, "location": location}


def _service(room: Room, message: Message) -> Json:
    """A service message. Users and pinned messages are kept by id and filled in here."""
    found = dict(message.media)
    for name in ("new_chat_members", "left_chat_member"):
        if name in found:
            users = found[name]
            found[name] = (
                user_json(room, users) if isinstance(users, int) else [user_json(room, u) for u in users]
            )
    if "pinned_message" in found:
        chat, pinned = room.chats[message.chat_id], room.message(message.chat_id, found["pinned_message"])
        found["pinned_message"] = (
            message_json(room, pinned, nested=True)
            if pinned
            else inaccessible_json(room, chat, message.media["pinned_message"])
        )
    return found
