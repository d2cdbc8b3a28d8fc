"""Typed messages: what is said is a small frozen dataclass; how it is said stands in the catalogue.

A message class carries its English source text. The Dutch stands in `messages/nl/LC_MESSAGES/`, in the
catalogue of the reader, under the class's name as context. Values are named in the text; a line of which
every value is empty is left out.
"""

from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum, IntEnum, StrEnum
from functools import cache
from typing import Any, ClassVar, NewType, Self, get_args, get_type_hints


def N_(text: str) -> str:  # noqa: N802, gettext's own name for "to be translated, not here"
    """Mark a source text for the catalogue."""
    return text


Link = NewType("Link", str)
"""An address made by us, which must stay one that can be tapped; people's own words never are."""

ClockTime = NewType("ClockTime", datetime)
"""A moment of which only the hour is said: "14.32"."""


class Reader(Enum):
    """Whose catalogue a message is in. A2 is measured for participants (`tests/messages`)."""

    PARTICIPANT = "participant"
    STAFF = "staff"


class Urgency(IntEnum):
    """The order in which notices leave when not all can: the smaller, the sooner."""

    ANSWER = 0
    NEWS = 10
    REMINDER = 20
    NUDGE = 30
    BROADCAST = 40


class Message:
    """Something to be said.

    Fields may be `str` (always taken as people's own words, and escaped), `int`, `Cents`, `RecognitionKey`, `date`,
    `datetime`, `time`, `tuple[str, ...]` (said as "a, b en c"), a label, another message, or a tuple of messages, said
    in lines.
    """

    __slots__ = ()

    text: ClassVar[str]
    plural: ClassVar[str | None] = None
    """The source text for more than one, when the words depend on the number in the field named `count`."""

    reader: ClassVar[Reader] = Reader.PARTICIPANT
    is_read_aloud: ClassVar[bool] = True
    """Whether there may be a recording of it. Not when somebody beside the phone may not hear it."""

    @property
    def kind(self) -> str:
        return type(self).__name__

    @property
    def recording(self) -> str:
        """The name of the file in which a person reads it aloud, if there is one (`messages.recordings`)."""
        return self.kind

    def values(self) -> dict[str, Any]:
        """The fields as JSON, for the outbox."""
        return {field.name: _to_json(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        """The message that `values()` was taken from. Fields that came later keep their default."""
        hints = hints_of(cls)
        known = {name: value for name, value in values.items() if name in hints}
        return cls(**{name: _from_json(value, hints[name]) for name, value in known.items()})


class Screen(Message):
    """Something that only shows: sent at once, and free to be lost. One tap brings it back."""

    __slots__ = ()


class Notice(Message):
    """Something that must arrive: a confirmation, a reminder, news for somebody else. It goes through the outbox."""

    __slots__ = ()

    urgency: ClassVar[Urgency] = Urgency.NEWS
    repeatable: ClassVar[bool] = True
    """Whether to send it again when it is unknown if it arrived: twice is better than never. Never so for a voucher."""

    insistent: ClassVar[bool] = False
    """Whether it is tried until it surely arrived: it shows the same however often that is."""

    silent: ClassVar[bool] = False
    answers_at_once: ClassVar[bool] = False
    """Whether it answers what its reader did just now: then it may ring at any hour, also in their quiet hours."""


class ToStaff(Message):
    """Mixed in where mentors and coordinators are the readers."""

    __slots__ = ()
    reader: ClassVar[Reader] = Reader.STAFF


class Label(StrEnum):
    """What stands on a button. Enums below this one hold the English; the catalogue the Dutch."""

    @property
    def reader(self) -> Reader:
        return Reader.PARTICIPANT


class StaffLabel(Label):
    """Buttons under what staff read."""

    @property
    def reader(self) -> Reader:
        return Reader.STAFF


_hints: dict[type[Message], dict[str, Any]] = {}


def hints_of(message: type[Message]) -> dict[str, Any]:
    """The fields of a message class with their types."""
    if message not in _hints:
        hints = get_type_hints(message)
        _hints[message] = {field.name: hints[field.name] for field in fields(message)}  # type: ignore[arg-type]
    return _hints[message]


@cache
def all_messages() -> dict[str, type[Message]]:
    """Every message class that has a text, by name. The modules must have been imported (`messages.house.load_all`)."""
    found: dict[str, type[Message]] = {}
    waiting: list[type[Message]] = [Message]
    while waiting:
        for message in waiting.pop().__subclasses__():
            waiting.append(message)
            if "text" in vars(message):
                found[message.__name__] = message
    return found


def _to_json(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_to_json(item) for item in value]
    if isinstance(value, Message):
        return {"kind": value.kind, "values": value.values()}
    return value


def _from_json(value: Any, hint: Any) -> Any:
    match value:
        case {"kind": kind, "values": values}:
            return all_messages()[kind].from_values(values)
        case list():
            return tuple(_from_json(item, None) for item in value)
        case str():
            return _from_text(value, hint)
    return value


def _from_text(text: str, hint: Any) -> Any:
    for kind in get_args(hint) or (hint,):
        if kind in (datetime, date, time):
            return kind.fromisoformat(text)
        if kind is ClockTime:
            return datetime.fromisoformat(text)
        if isinstance(kind, type) and issubclass(kind, Label):
            return kind(text)
    return text
