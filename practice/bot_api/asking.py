"""The methods with which the bot asks about chats and files, answers a press, and leaves."""

from typing import Any

from practice.bot_api.calls import Call
from practice.entities import units
from practice.files import MAX_DOWNLOAD_BYTES
from practice.groups import bot_leaves
from practice.refusals import bad_request
from practice.telegram_objects import chat_json, file_json, member_json, message_json, user_json

Json = dict[str, Any]

MAX_ANSWER = 200
QUERY_SECONDS = 15 * 60
"""How long a press waits for its answer. Telegram names no number; this is past its patience."""

QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    query_id = call.need("callback_query_id", QUERY_TOO_OLD)
    query = call.room.queries.get(query_id)
    now = call.room.clock.timestamp()
    if query is None or now - int(query.get("answered_at") or query["at"]) > QUERY_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    text = str(call.get("text", ""))
    if units(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    call.room.keep_query(query_id, query | {"answered_at": query.get("answered_at", now)})
    where = {name: query[name] for name in ("person_id", "chat_id", "message_id")}
    answer = {"text": text, "alert": call.get("show_alert", False), "url": call.get("url")}
    call.room.events.publish("answer", callback_query_id=query_id, **where, **answer)
    return True


def get_chat(call: Call) -> Json:
    chat = call.chat()
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    found = chat_json(call.room, chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if not chat.is_private:
        found["permissions"] = {"can_send_messages": True}
    pinned = call.room.message(chat.id, chat.pinned[-1]) if chat.pinned else None
    return found | ({"pinned_message": message_json(call.room, pinned, nested=True)} if pinned else {})


def get_chat_member(call: Call) -> Json:
    chat, user_id = call.chat(), call.need("user_id", "invalid user_id specified")
    if user_id != call.room.bot.id and user_id not in call.room.people:
        raise bad_request("invalid user_id specified")
    return member_json(call.room, chat, user_id)


def get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    return len(chat.members) + (1 if chat.has_bot else 0)


def get_chat_administrators(call: Call) -> list[Json]:
    """The owner and the admins, without bots: the bot itself is shown only when it is an admin."""
    chat = call.chat()
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    staff = dict.fromkeys([*([chat.owner] if chat.owner else []), *chat.admins])
    found = [member_json(call.room, chat, user_id) for user_id in staff]
    return found + ([member_json(call.room, chat, call.room.bot.id)] if chat.bot == "administrator" else [])


def leave_chat(call: Call) -> bool:
    chat = call.writable()
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    bot_leaves(call.room, chat)
    return True


def get_file(call: Call) -> Json:
    file_id = call.need("file_id", "invalid file_id")
    file = call.room.files.find(file_id)
    if file.size > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file_json(file), "file_path": file.path}


def get_me(call: Call) -> Json:
    bot = call.room.bot
    return user_json(call.room, bot.id) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(call: Call) -> bool:
    call.notice("after logOut Telegram takes no calls for ten minutes; the room goes on")
    return True


def close(call: Call) -> bool:
    call.notice("Telegram refuses close in a bot's first ten minutes; the room does not")
    return True
