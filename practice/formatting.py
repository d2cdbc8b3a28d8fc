"""Telegram's HTML: a marked-up text becomes a plain text with entities, or is refused as Telegram refuses it.

The rules and sentences follow the parser of Telegram's own library (td/telegram/MessageEntity.cpp): a small
set of tags, every tag closed in order, and offsets of faults in bytes.
"""

from dataclasses import dataclass
from typing import Any

from practice.entities import in_order, units
from practice.refusals import Refusal, bad_request

Json = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_SIGNS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SCHEMES = ("http://", "https://", "tg://", "ton://", "mailto:", "tel:")


@dataclass
class _Open:
    """A tag that waits for its end. `argument` is the one attribute that matters for its kind."""

    tag: str
    attributes: dict[str, str]
    offset: int
    start: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text and its entities. Raises Telegram's 400 for what it cannot read."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source.replace("\r", "")
        self._at = 0
        self._text: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            sign = self._source[self._at]
            if sign == "<":
                self._tag()
            elif sign == "&":
                self._put(self._sign())
            else:
                self._put_until_special()
        if self._open:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._text), in_order(self._entities)

    def _put(self, piece: str) -> None:
        self._text.append(piece)
        self._units += units(piece)

    def _put_until_special(self) -> None:
        start = self._at
        while self._at < len(self._source) and self._source[self._at] not in "<&":
            self._at += 1
        self._put(self._source[start : self._at])

    def _sign(self) -> str:
        """`&lt;` and its family, and numbers; anything else stays as it stands."""
        end = self._source.find(";", self._at, self._at + 12)
        name = self._source[self._at + 1 : end] if end > 0 else ""
        sign = _SIGNS.get(name) or _numbered(name)
        self._at = end + 1 if sign else self._at + 1
        return sign or "&"

    def _tag(self) -> None:
        begin = self._at
        if self._source.startswith("</", begin):
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        self._at += 1
        tag = self._until("> \t\n").lower()
        if self._ended():
            raise _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in _TYPES:
            raise _cannot_parse(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _cannot_parse(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}'
            )
        self._open.append(_Open(tag, attributes, self._units, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        where = f'the tag "{tag}" at byte offset {self._bytes(begin)}'
        while True:
            self._skip_space()
            if self._ended():
                raise _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            if self._source[self._at] == ">":
                self._at += 1
                return found
            name = self._until("=> \t\n").lower()
            if not name:
                raise _cannot_parse(f"Empty attribute name in {where}")
            self._skip_space()
            if self._source[self._at : self._at + 1] == "=":
                self._at += 1
                found[name] = self._value(begin)
            elif name == "expandable":
                found[name] = ""
            else:
                raise _cannot_parse(f"Expected equal sign in declaration of an attribute of {where}")

    def _value(self, begin: int) -> str:
        self._skip_space()
        quote = self._source[self._at : self._at + 1]
        if quote not in {'"', "'"}:
            start = self._at
            name = self._until("> \t\n")
            if not name.replace(".", "").replace("-", "").isalnum():
                raise _cannot_parse(f"Unexpected end of name token at byte offset {self._bytes(start)}")
            return name.lower()
        self._at += 1
        pieces = []
        while not self._ended() and self._source[self._at] != quote:
            if self._source[self._at] == "&":
                pieces.append(self._sign())
            else:
                pieces.append(self._source[self._at])
                self._at += 1
        if self._ended():
            raise _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        self._at += 1
        return "".join(pieces)

    def _end_tag(self, begin: int) -> None:
        self._at += 2
        tag = self._until("> \t\n").lower()
        self._skip_space()
        if self._ended() or self._source[self._at] != ">":
            raise _cannot_parse(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self._at += 1
        if not self._open:
            raise _cannot_parse(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise _cannot_parse(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self._units - opened.offset
        if not length:
            return
        entity: Json = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag in {"a", "tg-emoji", "tg-time", "blockquote"}:
            self._entities += _with_argument(entity, opened, "".join(self._text[opened.start :]))
        elif opened.tag == "code" and self._open and self._open[-1].tag == "pre":
            self._open[-1].attributes["language"] = opened.attributes.get("class", "").removeprefix(
                "language-"
            )
        else:
            language = opened.attributes.get("language")
            self._entities.append(entity | ({"language": language} if language else {}))

    def _until(self, ends: str) -> str:
        start = self._at
        while self._at < len(self._source) and self._source[self._at] not in ends:
            self._at += 1
        return self._source[start : self._at]

    def _skip_space(self) -> None:
        while self._at < len(self._source) and self._source[self._at].isspace():
            self._at += 1

    def _ended(self) -> bool:
        return self._at >= len(self._source)

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode())


def _with_argument(entity: Json, opened: _Open, text: str) -> list[Json]:
    """The entity of a tag whose meaning lies in an attribute; none when Telegram would drop the link."""
    if opened.tag == "a":
        return _link(entity, opened.attributes.get("href") or text)
    if opened.tag == "tg-emoji":
        return [entity | {"custom_emoji_id": opened.attributes.get("emoji-id", "")}]
    if opened.tag == "tg-time":
        moment = opened.attributes.get("unix", "")
        if not moment.isdigit():
            raise _cannot_parse('Invalid "unix" attribute in the tag "tg-time"')
        shape = opened.attributes.get("format")
        return [entity | {"unix_time": int(moment)} | ({"date_time_format": shape} if shape else {})]
    expandable = "expandable" in opened.attributes
    return [entity | {"type": "expandable_blockquote" if expandable else "blockquote"}]


def _link(entity: Json, url: str) -> list[Json]:
    if url.startswith("tg://user?id=") and url.removeprefix("tg://user?id=").isdigit():
        return [entity | {"type": "text_mention", "user_id": int(url.removeprefix("tg://user?id="))}]
    if url.lower().startswith(_SCHEMES):
        return [entity | {"url": url}]
    host = url.split("/", 1)[0]
    return [entity | {"url": f"http://{url}"}] if "." in host and " " not in host else []


def _numbered(name: str) -> str:
    digits, base = (name[2:], 16) if name[:2].lower() == "#x" else (name[1:], 10)
    if not name.startswith("#") or not digits.isalnum():
        return ""
    try:
        return chr(int(digits, base))
    except (ValueError, OverflowError):
        return ""


def _cannot_parse(sentence: str) -> Refusal:
    return bad_request(f"can't parse entities: {sentence}")
