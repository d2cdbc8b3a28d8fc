"""Keyboards under messages, checked as strictly as Telegram checks them."""

import re
from collections.abc import Callable
from typing import Any

from practice.entities import units
from practice.refusals import Refusal, bad_request

Json = dict[str, Any]
Noticed = Callable[[str], None]

MAX_BUTTONS = 100
MAX_IN_ROW = 8
MAX_DATA_BYTES = 64
MAX_COPY_TEXT = 256
MAX_PLACEHOLDER = 64
STYLES = {"danger", "success", "primary"}

INLINE_KINDS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
REPLY_KINDS = {
    "request_users",
    "request_chat",
    "request_contact",
    "request_location",
    "request_poll",
    "request_managed_bot",
    "web_app",
}
_LOOKS = {"text", "style", "icon_custom_emoji_id"}
_WITH_ARRAY = {
    "inline_keyboard": set[str](),
    "keyboard": {
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    },
}
_OTHERS = {"remove_keyboard": {"selective"}, "force_reply": {"input_field_placeholder", "selective"}}
_URL = re.compile(r"^(https?)://([^/?#\s]+)", re.IGNORECASE)


def checked(markup: Any, noticed: Noticed) -> Json:
    """A reply markup that Telegram would take: exactly one of its four kinds, every button in order."""
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    kinds = [kind for kind in (*_WITH_ARRAY, *_OTHERS) if kind in markup]
    if len(kinds) != 1:
        raise bad_request(
            "can't parse reply keyboard markup JSON object: exactly one kind of markup expected"
        )
    kind = kinds[0]
    extra = {**_WITH_ARRAY, **_OTHERS}[kind]
    _notice_unknown(markup, {kind} | extra, kind, noticed)
    if units(str(markup.get("input_field_placeholder") or "")) > MAX_PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    if kind in _WITH_ARRAY:
        _check_rows(markup[kind], _check_inline if kind == "inline_keyboard" else _check_reply, noticed)
    return markup


def is_inline(markup: Json | None) -> bool:
    return markup is not None and "inline_keyboard" in markup


def normal(markup: Json) -> Json:
    """A keyboard as it comes back in a message: text buttons as objects, empty rows left out."""
    kind = "inline_keyboard" if "inline_keyboard" in markup else "keyboard"
    rows = [[{"text": key} if isinstance(key, str) else key for key in row] for row in markup[kind]]
    return {**markup, kind: [row for row in rows if row]}


def _check_rows(rows: Any, check: Callable[[Any, Noticed], None], noticed: Noticed) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse keyboard: Array of Array of buttons expected")
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        noticed(f"a keyboard has more than {MAX_BUTTONS} buttons")
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    if any(len(row) > MAX_IN_ROW for row in rows):
        noticed(f"a row of a keyboard has more than {MAX_IN_ROW} buttons")
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            check(button, noticed)


def _check_inline(button: Any, noticed: Noticed) -> None:
    name = "inline keyboard button"
    _check_looks(button, name)
    _notice_unknown(button, _LOOKS | INLINE_KINDS, name, noticed)
    kinds = [kind for kind in INLINE_KINDS if button.get(kind) is not None]
    if not kinds or button.get("callback_data") == "":
        raise _cannot_parse(name, "Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise _cannot_parse(name, "exactly one of the optional fields must be used")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    if "url" in button:
        _check_url(button["url"])
    if "copy_text" in button:
        _check_copy_text(button["copy_text"])


def _check_reply(button: Any, noticed: Noticed) -> None:
    if isinstance(button, str):
        button = {"text": button}
    _check_looks(button, "keyboard button")
    _notice_unknown(button, _LOOKS | REPLY_KINDS, "keyboard button", noticed)
    if len([kind for kind in REPLY_KINDS if button.get(kind)]) > 1:
        raise _cannot_parse("keyboard button", "at most one of the optional fields may be used")


def _check_looks(button: Any, name: str) -> None:
    if not isinstance(button, dict):
        raise _cannot_parse(name, f"{name} must be an Object")
    if "text" not in button:
        raise _cannot_parse(name, 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _cannot_parse(name, 'Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request(f"{name} text must be non-empty")
    if button.get("style") is not None and str(button["style"]) not in STYLES:
        raise _cannot_parse(name, "invalid button style specified")


def _check_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:
    text = str(url)
    if text.lower().startswith(("tg://", "ton://")):
        return
    match = _URL.match(text)
    if match is None:
        wrong = "Unsupported URL protocol" if "://" in text else "Wrong HTTP URL"
        raise bad_request(f"inline keyboard button URL '{text}' is invalid: {wrong}")
    if "." not in match.group(2):
        raise bad_request(f"inline keyboard button URL '{text}' is invalid: Wrong HTTP URL")


def _check_copy_text(copied: Any) -> None:
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= units(text) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _notice_unknown(given: Json, known: set[str], name: str, noticed: Noticed) -> None:
    for field in sorted(set(given) - known):
        noticed(f'unknown field "{field}" in {name}')


def _cannot_parse(name: str, sentence: str) -> Refusal:
    return bad_request(f"can't parse {name}: {sentence}")
