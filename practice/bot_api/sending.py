"""The methods with which the bot says something."""

import secrets
from dataclasses import asdict
from typing import Any

from practice.bot_api.calls import Call
from practice.bot_api.composing import caption_of, send, text_of
from practice.refusals import bad_request
from practice.telegram_objects import message_json, user_json
from practice.things import Message, StoredFile

Json = dict[str, Any]

_CHAT_ACTIONS = (
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note"
)
CHAT_ACTIONS = frozenset(_CHAT_ACTIONS.split())


def send_message(call: Call) -> Json:
    text, entities = text_of(call)
    message = send(
        call,
        call.writable(),
        "text",
        text=text,
        entities=entities,
        link_preview=call.get("link_preview_options"),
    )
    return message_json(call.room, message)


def send_photo(call: Call) -> Json:
    return _send_file(call, "photo", {"has_spoiler": True} if call.get("has_spoiler") else {})


def send_voice(call: Call) -> Json:
    return _send_file(call, "voice", {})


def send_audio(call: Call) -> Json:
    named = {name: call.get(name) for name in ("performer", "title") if call.get(name)}
    return _send_file(call, "audio", named)


def send_document(call: Call) -> Json:
    return _send_file(call, "document", {})


def send_location(call: Call) -> Json:
    names = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
    more = {name: call.get(name) for name in names if call.get(name) is not None}
    message = send(call, call.writable(), "location", media={**_coordinates(call), **more})
    return message_json(call.room, message)


def send_venue(call: Call) -> Json:
    named = {name: call.need(name, f"venue {name} is empty") for name in ("title", "address")}
    names = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    more = {name: call.get(name) for name in names if call.get(name)}
    message = send(call, call.writable(), "venue", media={**_coordinates(call), **named, **more})
    return message_json(call.room, message)


def send_media_group(call: Call) -> list[Json]:
    """An album of 2 to 10 files, which are separate messages that belong together."""
    items = call.need("media", "there is no media in the request")
    if not 2 <= len(items) <= 10:
        raise bad_request("group send failed: an album has 2 to 10 items")
    chat = call.writable()
    files = [(item, file_of(call, _kind(item), item.get("media"))) for item in items]
    captions = [caption_of(call, item) for item in items]
    call.room.count_sending(chat, messages=len(items))
    group_id = str(secrets.randbits(60))
    sent = []
    for (item, file), (text, entities) in zip(files, captions, strict=True):
        media = {"has_spoiler": True} if item.get("has_spoiler") else {}
        values = {"text": text, "entities": entities, "file_id": file.file_id, "media": media}
        sent.append(send(call, chat, file.kind, counted=True, media_group_id=group_id, **values))
    return [message_json(call.room, message) for message in sent]


def copy_message(call: Call) -> Json:
    """The same content as a new message of the bot, without a word about where it came from."""
    chat, source = call.writable(), _source(call, "copy")
    values = _content_of(source)
    if "caption" in call.values and source.kind != "text":
        values["text"], values["entities"] = caption_of(call, call.values)
    return {"message_id": send(call, chat, source.kind, **values).message_id}


def forward_message(call: Call) -> Json:
    chat, source = call.writable(), _source(call, "forward")
    origin = source.forward_origin or {
        "type": "user",
        "date": source.date,
        "sender_user": user_json(call.room, source.sender),
    }
    message = send(call, chat, source.kind, forward_origin=origin, **_content_of(source))
    return message_json(call.room, message)


def send_chat_action(call: Call) -> bool:
    action = call.need("action", "wrong parameter action in request")
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.room.events.publish("typing", chat_id=call.writable().id, action=action)
    return True


def file_of(call: Call, kind: str, given: Any) -> StoredFile:
    """The file a parameter speaks of: known by its id, or come along with the request."""
    name = str(given or "")
    upload = call.uploads.get(name.removeprefix("attach://") if name.startswith("attach://") else kind)
    if upload is not None and (not name or name.startswith("attach://")):
        return call.room.files.keep(kind, upload)
    if not name:
        raise bad_request(f"there is no {kind} in the request")
    if name.startswith(("http://", "https://")):
        call.notice("Telegram would fetch this file from its address; the room fetches nothing")
        raise bad_request("failed to get HTTP URL content")
    file = call.room.files.find(name)
    if file.kind != kind:
        wanted, found = kind.capitalize(), file.kind.capitalize()
        raise bad_request(f"can't use file of type {found} as {wanted}")
    return file


def _send_file(call: Call, kind: str, media: Json) -> Json:
    text, entities = caption_of(call, call.values)
    chat = call.writable()
    file = file_of(call, kind, call.get(kind))
    if kind in {"voice", "audio"}:
        media = {"duration": call.get("duration") or file.duration, **media}
    message = send(call, chat, kind, text=text, entities=entities, file_id=file.file_id, media=media)
    return message_json(call.room, message)


def _kind(item: Json) -> str:
    kind = item.get("type")
    if kind not in {"photo", "document", "audio"}:
        raise bad_request("can't parse InputMedia: type must be photo, document or audio")
    return str(kind)


def _coordinates(call: Call) -> Json:
    latitude, longitude = call.need("latitude"), call.need("longitude")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def _source(call: Call, verb: str) -> Message:
    message = call.message(call.chat("from_chat_id"), f"message to {verb}")
    if message.kind == "service":
        raise bad_request("message can't be copied" if verb == "copy" else "the message can't be forwarded")
    if message.protected:
        raise bad_request("message can't be copied" if verb == "copy" else "message has protected content")
    return message


def _content_of(message: Message) -> Json:
    """What a copy takes along: the words and the file, not the keyboard."""
    everything = asdict(message)
    return {name: everything[name] for name in ("text", "entities", "file_id", "media", "link_preview")}
