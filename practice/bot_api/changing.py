"""The methods with which the bot changes or removes what is already in a chat."""

from typing import Any

from practice.bot_api.calls import Call
from practice.bot_api.composing import caption_of, inline_of, text_of
from practice.bot_api.sending import file_of
from practice.posting import changed, delete, service, tell
from practice.refusals import bad_request
from practice.telegram_objects import message_json
from practice.things import Chat, Message

Json = dict[str, Any]

DELETABLE_SECONDS = 48 * 3600
"""From the Bot API, deleteMessage: a message can only be deleted if it was sent less than 48 hours ago."""

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_REACTIONS = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 "
    "🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 "
    "💔 🤨 😐 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
REACTIONS = frozenset(_REACTIONS.split())
"""What a bot may react with (Bot API, ReactionTypeEmoji), written without variation selectors."""


def edit_message_text(call: Call) -> Json:
    text, entities = text_of(call)
    message = _own(call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    new = {"text": text, "entities": entities, "markup": inline_of(call)}
    if "link_preview_options" in call.values:
        new["link_preview"] = call.get("link_preview_options")
    return _change(call, message, new)


def edit_message_caption(call: Call) -> Json:
    text, entities = caption_of(call, call.values)
    message = _own(call)
    if message.file_id is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(call, message, {"text": text, "entities": entities, "markup": inline_of(call)})


def edit_message_reply_markup(call: Call) -> Json:
    return _change(call, _own(call), {"markup": inline_of(call)})


def edit_message_media(call: Call) -> Json:
    given = call.need("media")
    kind = str(given.get("type"))
    if kind not in {"photo", "document", "audio"}:
        raise bad_request("can't parse InputMedia: type must be photo, document or audio")
    text, entities = caption_of(call, given)
    message = _own(call)
    if message.kind not in {"text", "photo", "audio", "document"}:
        # Bot API, editMessageMedia: media can be changed, or added to a text; a place or a voice is neither.
        raise bad_request("message can't be edited")
    file = file_of(call, kind, given.get("media"))
    new = {"kind": kind, "file_id": file.file_id, "media": {}, "text": text, "entities": entities}
    return _change(call, message, {**new, "markup": inline_of(call)})


def delete_message(call: Call) -> bool:
    chat = call.chat()
    message = call.message(chat, "message to delete")
    sentence = _why_not_deleted(call, chat, message)
    if sentence:
        raise bad_request(sentence)
    delete(call.room, message)
    return True


def delete_messages(call: Call) -> bool:
    """Several at once; what is not there or cannot be deleted is passed over, as Telegram does."""
    chat, ids = call.chat(), call.need("message_ids", "message identifiers are not specified")
    if not 1 <= len(ids) <= 100:
        raise bad_request("too many message identifiers specified")
    for message_id in ids:
        message = call.room.message(chat.id, message_id)
        if message is not None and not _why_not_deleted(call, chat, message):
            delete(call.room, message)
    return True


def pin_chat_message(call: Call) -> bool:
    chat = _where_pins(call)
    message = call.message(chat, "message to pin")
    chat.pinned = [*(pinned for pinned in chat.pinned if pinned != message.message_id), message.message_id]
    service(call.room, chat, call.room.bot.id, pinned_message=message.message_id)
    call.room.events.publish("chat", chat_id=chat.id)
    return True


def unpin_chat_message(call: Call) -> bool:
    """Take one message down: the named one, or the newest that was pinned."""
    chat = _where_pins(call)
    wanted = call.get("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = [pinned for pinned in chat.pinned if pinned != wanted]
    return _pins_changed(call, chat)


def unpin_all_chat_messages(call: Call) -> bool:
    chat = _where_pins(call)
    chat.pinned = []
    return _pins_changed(call, chat)


def set_message_reaction(call: Call) -> bool:
    """A bot gives at most one reaction, of a fixed set."""
    chat = call.writable()
    message = call.message(chat, "message to react")
    given = call.get("reaction") or []
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    signs = [str(reaction.get("emoji", "")).replace("\ufe0f", "") for reaction in given]
    if any(sign not in REACTIONS for sign in signs):
        raise bad_request("REACTION_INVALID")
    message.reactions = signs
    tell(call.room, "edited", message)
    return True


def _own(call: Call) -> Message:
    """The bot's message that is to be changed. Telegram edits none that came with a reply keyboard."""
    if "inline_message_id" in call.values:
        call.notice("there are no inline messages in this room")
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.writable()
    message = call.message(chat, "message to edit")
    if message.sender != call.room.bot.id or message.other_markup or message.kind == "service":
        raise bad_request("message can't be edited")
    if message.forward_origin is not None:
        raise bad_request("message can't be edited")
    return message


def _change(call: Call, message: Message, new: Json) -> Json:
    if all(getattr(message, name) == value for name, value in new.items()):
        raise bad_request(NOT_MODIFIED)
    for name, value in new.items():
        setattr(message, name, value)
    changed(call.room, message)
    return message_json(call.room, message)


def _why_not_deleted(call: Call, chat: Chat, message: Message) -> str | None:
    """Telegram's sentence for a message that must stay, or None."""
    if call.room.clock.timestamp() - message.date > DELETABLE_SECONDS:
        return "message can't be deleted for everyone"
    own = message.sender == call.room.bot.id
    if own or chat.is_private or chat.bot == "administrator":
        return None
    return "message can't be deleted"


def _where_pins(call: Call) -> Chat:
    chat = call.writable()
    if not chat.is_private and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _pins_changed(call: Call, chat: Chat) -> bool:
    call.room.keep(chat)
    call.room.events.publish("chat", chat_id=chat.id)
    return True
