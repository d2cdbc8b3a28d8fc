"""The kinds of parameters. Telegram takes every value as text too, so each kind reads text and JSON alike."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from practice.refusals import bad_request

Json = dict[str, Any]
Read = Callable[[Any], Any]
Declared = Mapping[str, Read]


def text(raw: Any) -> str:
    if isinstance(raw, bool | dict | list):
        raise ValueError("String")
    return str(raw)


def integer(raw: Any) -> int:
    if isinstance(raw, bool) or (isinstance(raw, float) and not raw.is_integer()):
        raise ValueError("Integer")
    return int(raw)


def number(raw: Any) -> float:
    if isinstance(raw, bool):
        raise ValueError("Float")
    return float(raw)


def boolean(raw: Any) -> bool:
    """Telegram's own server takes "true", "yes" and "1" for true and everything else for false."""
    return str(raw).strip().lower() in {"true", "yes", "1"}


def chat(raw: Any) -> int | str:
    """A chat: a number, or the @username of a public one."""
    if isinstance(raw, str) and raw.startswith("@"):
        return raw
    return integer(raw)


def array(raw: Any) -> list[Any]:
    found = json.loads(raw) if isinstance(raw, str) else raw
    if not isinstance(found, list):
        raise ValueError("Array")
    return found


def integers(raw: Any) -> list[int]:
    return [integer(item) for item in array(raw)]


def texts(raw: Any) -> list[str]:
    return [text(item) for item in array(raw)]


def structures(raw: Any) -> list[Json]:
    return [structure(item) for item in array(raw)]


def structure(raw: Any) -> Json:
    found = json.loads(raw) if isinstance(raw, str) else raw
    if not isinstance(found, dict):
        raise ValueError("Object")
    return found


def reply(raw: Any) -> Json:
    """ReplyParameters, of which the message must be named."""
    found = structure(raw)
    return {**found, "message_id": integer(found["message_id"])}


def scope(raw: Any) -> Json:
    """A BotCommandScope; chats and users in it are numbers here."""
    found = structure(raw)
    return found | {name: integer(found[name]) for name in ("chat_id", "user_id") if name in found}


def file(raw: Any) -> str:
    """A file id or `attach://name`. An upload under the parameter's own name does not come by here."""
    return text(raw)


def read(declared: Declared, raw: Json) -> Json:
    """The declared parameters among the raw ones, each as its own kind. Empty text counts as not given."""
    found: Json = {}
    for name, value in raw.items():
        if name not in declared or value is None or value == "":
            continue
        try:
            found[name] = declared[name](value)
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise bad_request(f'can\'t parse "{name}": {declared[name].__name__} expected') from error
    return found
