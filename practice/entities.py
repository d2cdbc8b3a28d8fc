"""What Telegram itself recognises in a text (commands, links, names), and how it counts: in UTF-16 units."""

import re
from typing import Any

from practice.refusals import bad_request

Json = dict[str, Any]

MAX_ENTITIES = 100
_TYPES = (
    "mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler "
    "blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time"
)
KNOWN_TYPES = frozenset(_TYPES.split())
_FIELDS = ("type", "offset", "length", "url", "language", "custom_emoji_id", "unix_time", "date_time_format")
_NOT_FOUND_INSIDE = {"code", "pre", "text_link", "text_mention"}
_DETECTED = re.compile(
    r"(?P<url>\b(?:https?|tg)://[^\s<>\"]+|(?<![\w@.])(?:[\w-]+\.)+(?:nl|com|me|org|net|eu|be|de|io|info|app)\b(?:/[^\s<>\"]*)?)"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.]+\b)"
    r"|(?P<bot_command>(?<![\w/.])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w))"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{2,31})"
    r"|(?P<hashtag>(?<!\w)#[^\W\d]\w*)"
)


def units(text: str) -> int:
    """The length of a text as Telegram counts it: an emoji outside the basic plane counts for two."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)


def slice_units(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def with_detected(text: str, given: list[Json]) -> list[Json]:
    """The given entities and what Telegram finds in the rest of the text, in order."""
    closed = [entity for entity in given if entity["type"] in _NOT_FOUND_INSIDE]
    found = [entity for entity in _detected(text) if not any(_overlap(entity, other) for other in closed)]
    return in_order(given + found)


def in_order(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without white space around it, as Telegram stores it, with the entities moved along."""
    start = len(text) - len(text.lstrip())
    kept = text.strip()
    cut, end = units(text[:start]), units(kept)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - cut, 0)
        last = min(entity["offset"] + entity["length"] - cut, end)
        if last > first:
            moved.append({**entity, "offset": first, "length": last - first})
    return kept, in_order(moved)


def checked(text: str, given: list[Any]) -> list[Json]:
    """Entities that a client gave itself. Telegram refuses what does not lie within the text."""
    entities = []
    for entity in given:
        if not isinstance(entity, dict) or str(entity.get("type")) not in KNOWN_TYPES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length < 1:
            raise bad_request('can\'t parse MessageEntity: Field "offset" or "length" is wrong')
        if offset + length > units(text):
            raise bad_request("ENTITY_BOUNDS_INVALID")
        entities.append(_known_fields(entity))
    return entities


def _known_fields(entity: Json) -> Json:
    """What an entity may carry. Somebody who is mentioned is kept by id."""
    found = {name: entity[name] for name in _FIELDS if name in entity}
    user = entity.get("user")
    if isinstance(user, dict) and isinstance(user.get("id"), int):
        found["user_id"] = user["id"]
    return found


def _detected(text: str) -> list[Json]:
    found = []
    for match in _DETECTED.finditer(text):
        piece = match.group()
        if match.lastgroup == "url":
            piece = piece.rstrip(".,;:!?)'")
        found.append(
            {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(piece)}
        )
    return found


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"]
    )
