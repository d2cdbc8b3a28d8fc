"""The methods of the Bot API that the room speaks, each with the parameters that Telegram declares (10.0)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from practice.bot_api import asking, changing, profile, receiving, sending
from practice.bot_api.calls import Call
from practice.bot_api.parameters import (
    Declared,
    boolean,
    chat,
    file,
    integer,
    integers,
    number,
    reply,
    scope,
    structure,
    structures,
    text,
    texts,
)

Answer = Any
Run = Callable[[Call], Answer | Awaitable[Answer]]


@dataclass(frozen=True)
class Method:
    """One method: its name, what does it, and the parameters it has."""

    name: str
    run: Run
    parameters: Declared


_CHAT: Declared = {"chat_id": chat}
_IN_CHAT: Declared = {**_CHAT, "message_id": integer}
_EDIT: Declared = {
    **_IN_CHAT,
    "business_connection_id": text,
    "inline_message_id": text,
    "reply_markup": structure,
}
_LANGUAGE: Declared = {"language_code": text}
_WORDS: Declared = {"caption": text, "parse_mode": text, "caption_entities": structures}
_REPLY: Declared = {
    "reply_parameters": reply,
    # The two that reply_parameters replaced in Bot API 7.0; Telegram still takes them.
    "reply_to_message_id": integer,
    "allow_sending_without_reply": boolean,
}
_POST: Declared = {
    **_CHAT,
    "message_thread_id": integer,
    "direct_messages_topic_id": integer,
    "disable_notification": boolean,
    "protect_content": boolean,
    "message_effect_id": text,
}
_SEND_MANY: Declared = {**_POST, **_REPLY, "business_connection_id": text, "allow_paid_broadcast": boolean}
_SEND: Declared = {**_SEND_MANY, "reply_markup": structure, "suggested_post_parameters": structure}
_PREVIEW: Declared = {"link_preview_options": structure, "disable_web_page_preview": boolean}
_PLACE: Declared = {"latitude": number, "longitude": number}
_COMMANDS: Declared = {**_LANGUAGE, "scope": scope}
_DROP: Declared = {"drop_pending_updates": boolean}
_SHOWN: Declared = {"show_caption_above_media": boolean}

_ALL = (
    Method("getMe", asking.get_me, {}),
    Method("logOut", asking.log_out, {}),
    Method("close", asking.close, {}),
    Method(
        "getUpdates",
        receiving.get_updates,
        {"offset": integer, "limit": integer, "timeout": integer, "allowed_updates": texts},
    ),
    Method(
        "setWebhook",
        receiving.set_webhook,
        {
            "url": text,
            "certificate": file,
            "ip_address": text,
            "max_connections": integer,
            "allowed_updates": texts,
            "secret_token": text,
            **_DROP,
        },
    ),
    Method("deleteWebhook", receiving.delete_webhook, _DROP),
    Method("getWebhookInfo", receiving.get_webhook_info, {}),
    Method(
        "sendMessage",
        sending.send_message,
        {**_SEND, **_PREVIEW, "text": text, "parse_mode": text, "entities": structures},
    ),
    Method(
        "sendPhoto", sending.send_photo, {**_SEND, **_WORDS, **_SHOWN, "photo": file, "has_spoiler": boolean}
    ),
    Method("sendVoice", sending.send_voice, {**_SEND, **_WORDS, "voice": file, "duration": integer}),
    Method(
        "sendAudio",
        sending.send_audio,
        {
            **_SEND,
            **_WORDS,
            "audio": file,
            "duration": integer,
            "performer": text,
            "title": text,
            "thumbnail": file,
        },
    ),
    Method(
        "sendDocument",
        sending.send_document,
        {**_SEND, **_WORDS, "document": file, "thumbnail": file, "disable_content_type_detection": boolean},
    ),
    Method(
        "sendVenue",
        sending.send_venue,
        {
            **_SEND,
            **_PLACE,
            "title": text,
            "address": text,
            "foursquare_id": text,
            "foursquare_type": text,
            "google_place_id": text,
            "google_place_type": text,
        },
    ),
    Method(
        "sendLocation",
        sending.send_location,
        {
            **_SEND,
            **_PLACE,
            "horizontal_accuracy": number,
            "live_period": integer,
            "heading": integer,
            "proximity_alert_radius": integer,
        },
    ),
    Method("sendMediaGroup", sending.send_media_group, {**_SEND_MANY, "media": structures}),
    Method(
        "sendChatAction",
        sending.send_chat_action,
        {**_CHAT, "action": text, "message_thread_id": integer, "business_connection_id": text},
    ),
    Method(
        "copyMessage",
        sending.copy_message,
        {
            **_POST,
            **_REPLY,
            **_WORDS,
            **_SHOWN,
            "from_chat_id": chat,
            "message_id": integer,
            "reply_markup": structure,
            "video_start_timestamp": integer,
            "allow_paid_broadcast": boolean,
            "suggested_post_parameters": structure,
        },
    ),
    Method(
        "forwardMessage",
        sending.forward_message,
        {
            **_POST,
            "from_chat_id": chat,
            "message_id": integer,
            "video_start_timestamp": integer,
            "suggested_post_parameters": structure,
        },
    ),
    Method(
        "editMessageText",
        changing.edit_message_text,
        {**_EDIT, **_PREVIEW, "text": text, "parse_mode": text, "entities": structures},
    ),
    Method("editMessageCaption", changing.edit_message_caption, {**_EDIT, **_WORDS, **_SHOWN}),
    Method("editMessageReplyMarkup", changing.edit_message_reply_markup, _EDIT),
    Method("editMessageMedia", changing.edit_message_media, {**_EDIT, "media": structure}),
    Method("deleteMessage", changing.delete_message, _IN_CHAT),
    Method("deleteMessages", changing.delete_messages, {**_CHAT, "message_ids": integers}),
    Method(
        "pinChatMessage",
        changing.pin_chat_message,
        {**_IN_CHAT, "disable_notification": boolean, "business_connection_id": text},
    ),
    Method("unpinChatMessage", changing.unpin_chat_message, {**_IN_CHAT, "business_connection_id": text}),
    Method("unpinAllChatMessages", changing.unpin_all_chat_messages, _CHAT),
    Method(
        "setMessageReaction",
        changing.set_message_reaction,
        {**_IN_CHAT, "reaction": structures, "is_big": boolean},
    ),
    Method(
        "answerCallbackQuery",
        asking.answer_callback_query,
        {"callback_query_id": text, "text": text, "show_alert": boolean, "url": text, "cache_time": integer},
    ),
    Method("getChat", asking.get_chat, _CHAT),
    Method("getChatMember", asking.get_chat_member, {**_CHAT, "user_id": integer}),
    Method("getChatMemberCount", asking.get_chat_member_count, _CHAT),
    Method("getChatAdministrators", asking.get_chat_administrators, {**_CHAT, "return_bots": boolean}),
    Method("leaveChat", asking.leave_chat, _CHAT),
    Method("getFile", asking.get_file, {"file_id": text}),
    Method("setMyCommands", profile.set_my_commands, {**_COMMANDS, "commands": structures}),
    Method("getMyCommands", profile.get_my_commands, _COMMANDS),
    Method("deleteMyCommands", profile.delete_my_commands, _COMMANDS),
    Method("setMyName", profile.set_my_name, {**_LANGUAGE, "name": text}),
    Method("getMyName", profile.get_my_name, _LANGUAGE),
    Method("setMyDescription", profile.set_my_description, {**_LANGUAGE, "description": text}),
    Method("getMyDescription", profile.get_my_description, _LANGUAGE),
    Method(
        "setMyShortDescription", profile.set_my_short_description, {**_LANGUAGE, "short_description": text}
    ),
    Method("getMyShortDescription", profile.get_my_short_description, _LANGUAGE),
    Method("setChatMenuButton", profile.set_chat_menu_button, {"chat_id": integer, "menu_button": structure}),
    Method("getChatMenuButton", profile.get_chat_menu_button, {"chat_id": integer}),
)

METHODS = {method.name.lower(): method for method in _ALL}
"""By their name in small letters: Telegram does not mind how a method is written."""
