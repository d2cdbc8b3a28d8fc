"""What every message of the bot has in common: words, a keyboard, what it replies to, and being sent."""

from typing import Any

from practice import keyboards
from practice.bot_api.calls import Call
from practice.entities import MAX_ENTITIES, checked, slice_units, trimmed, units, with_detected
from practice.formatting import parse_html
from practice.posting import new_message, post
from practice.refusals import bad_request
from practice.things import Chat, Message

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024


def text_of(call: Call) -> tuple[str, list[Json]]:
    """The text of a message: 1 to 4096 units after the mark-up is read."""
    text, entities = formatted(call, call.values, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_of(call: Call, values: Json) -> tuple[str, list[Json]]:
    """The caption of a file: at most 1024 units after the mark-up is read."""
    text, entities = formatted(call, values, "caption", "caption_entities")
    if units(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def formatted(call: Call, values: Json, name: str, entities_name: str) -> tuple[str, list[Json]]:
    """Words with their entities: from mark-up, given as such, or found by Telegram itself."""
    source, mode = str(values.get(name) or ""), str(values.get("parse_mode") or "")
    if mode.lower() == "html":
        text, entities = parse_html(source)
        _notice_odd_sign(call, text)
    elif mode:
        if mode.lower() in {"markdown", "markdownv2"}:
            call.notice(f"parse_mode {mode} is Telegram's, but this room reads HTML only")
        raise bad_request("unsupported parse_mode")
    else:
        text = source.replace("\r", "")
        entities = checked(text, values.get(entities_name) or [])
    text, entities = trimmed(text, entities)
    if len(entities) > MAX_ENTITIES:
        call.notice(f"more than {MAX_ENTITIES} entities: Telegram shows the rest as plain text")
        entities = entities[:MAX_ENTITIES]
    return text, with_detected(text, entities)


def _notice_odd_sign(call: Call, text: str) -> None:
    for name in ("&nbsp;", "&euro;", "&apos;", "&hellip;", "&mdash;", "&ndash;"):
        if name in text:
            call.notice(f"Telegram does not know {name} and shows it as it stands")


def markup_of(call: Call) -> Json | None:
    """The keyboard that was given, checked; None when there is none."""
    if "reply_markup" not in call.values:
        return None
    markup = keyboards.checked(call.values["reply_markup"], call.notice)
    has_rows = "inline_keyboard" in markup or "keyboard" in markup
    return keyboards.normal(markup) if has_rows else markup


def inline_of(call: Call) -> Json | None:
    """The inline keyboard that was given: the only kind that fits under an existing message."""
    markup = markup_of(call)
    if markup is not None and not keyboards.is_inline(markup):
        raise bad_request("inline keyboard expected")
    return shown_inline(markup)


def shown_inline(markup: Json | None) -> Json | None:
    """An inline keyboard without buttons is no keyboard."""
    return markup if markup and markup.get("inline_keyboard") else None


def send(call: Call, chat: Chat, kind: str, *, counted: bool = False, **values: Any) -> Message:
    """Put the bot's message in the chat, with all that any message may carry. `counted`: by the limits."""
    room, markup = call.room, markup_of(call)
    reply_to = _reply_to(call, chat)
    thread_id = _thread(call, chat)
    if not counted:
        room.count_sending(chat)
    message = new_message(
        room,
        chat,
        room.bot.id,
        kind,
        reply_to=reply_to,
        thread_id=thread_id,
        markup=shown_inline(markup),
        other_markup=markup is not None and not keyboards.is_inline(markup),
        silent=call.get("disable_notification", False),
        protected=call.get("protect_content", False),
        **values,
    )
    post(room, message)
    if message.other_markup and markup is not None:
        _show_keyboard(call, chat, message, markup)
    return message


def _reply_to(call: Call, chat: Chat) -> int | None:
    """What is replied to. A message that is gone is a 400, unless the bot said that it does not mind."""
    given = call.get("reply_parameters") or {}
    message_id = given.get("message_id", call.get("reply_to_message_id"))
    if not message_id:
        return None
    elsewhere = str(given.get("chat_id", chat.id)) != str(chat.id)
    if not elsewhere and call.room.message(chat.id, message_id) is not None:
        return int(message_id)
    if given.get("allow_sending_without_reply", call.get("allow_sending_without_reply", False)):
        return None
    raise bad_request("message to be replied not found")


def _thread(call: Call, chat: Chat) -> int | None:
    thread_id = call.get("message_thread_id")
    if thread_id and not chat.forum:
        raise bad_request("message thread not found")
    return thread_id or None


def _show_keyboard(call: Call, chat: Chat, message: Message, markup: Json) -> None:
    """A reply keyboard appears on, or goes from, the phones it is meant for."""
    for person in _meant(call, chat, message, markup):
        key = str(person)
        if "keyboard" in markup:
            chat.keyboards[key] = markup
            chat.force_replies.pop(key, None)
        elif "remove_keyboard" in markup:
            chat.keyboards.pop(key, None)
        else:
            chat.force_replies[key] = message.message_id
        call.room.events.publish("keyboard", chat_id=chat.id, person_id=person)
    call.room.keep(chat)


def _meant(call: Call, chat: Chat, message: Message, markup: Json) -> list[int]:
    """Everybody in the chat, or with `selective` who is mentioned and who is replied to."""
    if chat.is_private or not markup.get("selective"):
        return list(chat.members)
    replied = call.room.message(chat.id, message.reply_to) if message.reply_to else None
    meant: set[Any] = {replied.sender} if replied else set()
    for entity in message.entities:
        meant.add(entity.get("user_id"))
        if entity["type"] == "mention":
            name = slice_units(message.text, entity["offset"], entity["length"])[1:].lower()
            meant |= {p.id for p in call.room.people.values() if (p.username or "").lower() == name}
    return [person for person in chat.members if person in meant]
