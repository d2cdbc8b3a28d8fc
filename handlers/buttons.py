"""Buttons: what a press carries. Ids only, never a decision; every press is checked against rights and state.

Telegram gives 64 bytes (Bot API, InlineKeyboardButton), so a press is a short verb and its values: `gk:42`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import time
from typing import Any, ClassVar, Self, TypeVar, get_type_hints

from mentoring.ids import PersonId
from mentoring.refusals import Gone
from messages.base import Label, Message

_SEPARATOR = ":"
MOST_BYTES = 64
"""Bytes, not characters, in `callback_data` (Bot API, InlineKeyboardButton)."""

ON_BUTTON = 40
"""Characters of somebody's own words that a button of the whole width shows on a small phone."""

MOST_BUTTONS = 90
"""Telegram takes 100 under a message (Bot API, InlineKeyboardMarkup); this leaves room for others, such as Stop."""

_MOST_DIGITS = 18
"""What fits in the 64 bits of an id; no id of ours is longer, and a database refuses a larger number."""

_WHOSE = "~"
"""Behind the participant for whom staff act with a button: "2x~gk:42"."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_OF_A_PERSON = 12
"""Digits to the base of 36: as many as 64 bits need, all but a few."""

_verbs: dict[str, type["Press"]] = {}


class UnknownPress(Gone):
    """A button's data is of no verb that we know, or its values do not fit. It is from before, or forged."""


@dataclass(frozen=True, slots=True)
class Press:
    """One kind of button. A class below names its verb; its fields are ids (`int`) or short keys (`str`)."""

    verb: ClassVar[str] = ""

    def __init_subclass__(cls, verb: str = "") -> None:
        # A dataclass with slots is made twice; the second time it brings no verb of its own.
        cls.verb = verb or cls.verb
        known = _verbs.get(cls.verb)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise TypeError(f"{cls.__qualname__} and {known.__qualname__} share the verb {cls.verb}")
        _verbs[cls.verb] = cls

    def data(self) -> str:
        """What the button carries."""
        return _SEPARATOR.join([self.verb, *(str(getattr(self, field.name)) for field in fields(self))])

    def ids(self) -> str:
        """The same without keys: a forged one may hold anybody's words, and this is for the audit log."""
        values = (getattr(self, field.name) for field in fields(self))
        return _SEPARATOR.join([self.verb, *(str(value) for value in values if isinstance(value, int))])

    @classmethod
    def _read(cls, values: list[str]) -> Self:
        hints = get_type_hints(cls)
        names = [field.name for field in fields(cls)]
        if len(values) != len(names):
            raise UnknownPress
        return cls(**{name: _value(text, hints[name]) for name, text in zip(names, values, strict=True)})


def _value(text: str, hint: Any) -> Any:
    if getattr(hint, "__supertype__", hint) is not int:
        return text
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        raise UnknownPress
    return int(text)


def press_of(data: str) -> Press:
    """The press that a button's data stands for, whoever it is for.

    Raises:
        UnknownPress: when it stands for none.
    """
    verb, *values = data.rpartition(_WHOSE)[2].split(_SEPARATOR)
    if verb not in _verbs or not verb:
        raise UnknownPress
    return _verbs[verb]._read(values)


def for_person(data: str, person_id: PersonId) -> str:
    """The data of a button with which staff act for a participant. It says for whom in few bytes: five digits for the
    first 60 million people.
    """
    number, digits = int(person_id), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return f"{digits}{_WHOSE}{data}"


def whose(data: str) -> PersonId | None:
    """The participant for whom staff act with a button; None: whoever presses it acts for themselves.

    Raises:
        UnknownPress: when it is nobody that we could have written.
    """
    digits, sign, _ = data.rpartition(_WHOSE)
    if not sign:
        return None
    if not 0 < len(digits) <= _MOST_OF_A_PERSON or not set(digits) <= set(_DIGITS):
        raise UnknownPress
    return PersonId(int(digits, len(_DIGITS)))


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: a label or a message with values from the catalogue, or somebody's own words,
    and what a press carries.

    `copies` is what a press puts on the clipboard of who pressed, of which we hear nothing.
    `style` is Telegram's colour ("success", "danger", "primary"); the words carry the meaning alone.
    """

    label: Label | Message | str
    press: Press | None = None
    style: str | None = None
    url: str | None = None
    copies: str | None = field(default=None, repr=False)


Rows = list[list[Button]]
"""Buttons as they lie under a message: a list of rows."""

_Thing = TypeVar("_Thing")


def in_rows(things: Iterable[_Thing], wide: int = 2) -> list[list[_Thing]]:
    """Buttons, or answers to press, a few beside each other: two names, or two days, fit on a small phone."""
    every = list(things)
    return [every[start : start + wide] for start in range(0, len(every), wide)]


def time_key(at: time) -> str:
    """A time as a button carries it, without the separator in it: "0830"."""
    return f"{at:%H%M}"


def time_of_key(key: str) -> time:
    """Raises `UnknownPress` for what no button of ours carries."""
    try:
        return time(int(key[:2]), int(key[2:]))
    except ValueError:
        raise UnknownPress from None
