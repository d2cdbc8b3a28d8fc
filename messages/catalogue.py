"""The catalogue: from a typed message to the words that people read, as the HTML that Telegram takes."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from gettext import c2py
from html import escape, unescape
from importlib.resources import files
from typing import Any, get_args

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

from mentoring.ids import RecognitionKey
from mentoring.method import Method
from mentoring.money import Cents
from mentoring.programme import AMSTERDAM
from mentoring.wall_time import day_of
from messages.base import ClockTime, Label, Link, Message, Reader, hints_of
from messages.method import read_method
from messages.signs import tidy, without_signs

_LOCALE = "nl_NL"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINKED_BY_ITSELF = re.compile(
    r"(?<=[@#$])(?=\w)"  # @somebody, #subject, $EUR
    r"|(?<=/)(?=[\w/])|(?<=:)(?=//)"  # /command, https://
    r"|(?<=\w\.)(?=[^\W\d])"  # gemeente.nl; 14.30 and 3.3.2026 stay whole
    r"|(?<=\d\.)(?=\d+\.\d+\.\d)"  # 10.0.0.1
)
_WORD_JOINER = "\u2060"


class MissingWords(Exception):
    """The catalogue of the reader has no Dutch for a message."""


def plain(text: str) -> str:
    """People's own words made harmless: nothing invisible or turning round, nothing that a phone would make a
    link, a mention or a command of; escaped for HTML. Zero-width joiners stay: emoji of families are built
    with them.
    """
    return escape(_LINKED_BY_ITSELF.sub(_WORD_JOINER, _INVISIBLE.sub("", text)), quote=False)


def money(amount: Cents) -> str:
    """As in "€ 5", or "€ 12,50" when there are cents. The space does not break."""
    whole = amount % 100 == 0
    pattern = "¤\xa0#,##0" if whole else "¤\xa0#,##0.00"
    return format_currency(Decimal(amount) / 100, "EUR", pattern, locale=_LOCALE, currency_digits=False)


def day(value: date) -> str:
    """As in "dinsdag 3 maart", with the weekday, because that is what people remember."""
    return format_date(value, "EEEE d MMMM", locale=_LOCALE)


def short_day(value: date) -> str:
    """As in "di 3 mrt", on a button."""
    return format_date(value, "EEE d MMM", locale=_LOCALE)


def short_date(value: date) -> str:
    """As in "3 mrt", where many days stand in one list."""
    return format_date(value, "d MMM", locale=_LOCALE)


def shortest_date(value: date) -> str:
    """As in "3-3-26", in a narrow column."""
    return format_date(value, "d-M-yy", locale=_LOCALE)


def full_date(value: date) -> str:
    """As in "3 maart 2026", where one looks back over years."""
    return format_date(value, "d MMMM y", locale=_LOCALE)


def moment(value: datetime) -> str:
    """As in "dinsdag 3 maart om 14.30 uur", in Amsterdam's wall time."""
    return f"{day(day_of(value))} om {clock_time(value)} uur"


def wall_time(value: time) -> str:
    """As in "8.30", of a time on no day in particular."""
    return format_time(value, "H.mm", locale=_LOCALE)


def clock_time(value: datetime) -> str:
    """As in "14.32", in Amsterdam's wall time."""
    return format_time(value.astimezone(AMSTERDAM), "H.mm", tzinfo=AMSTERDAM, locale=_LOCALE)


class Catalogue:
    """The Dutch of one programme. Read once, at the start. There are two of it: in the calm one nothing has emoji.

    `method` says how recognition is called. Messages hold its key, so what waits to be sent reads as the file does.
    """

    def __init__(
        self, catalogues: dict[Reader, Catalog], method: Method, *, other: "Catalogue | None" = None
    ) -> None:
        self._catalogues = catalogues
        self._method = method
        self.is_calm = other is not None
        self._other: Catalogue = other or Catalogue(catalogues, method, other=self)

    def in_calm(self, calm: bool) -> "Catalogue":
        """The same words for who reads with emoji, or for who wants calm."""
        return self if calm == self.is_calm else self._other

    def render(self, message: Message) -> str:
        """The message as Telegram's HTML.

        Raises:
            MissingWords: when the catalogue has no Dutch for it.
        """
        hints = hints_of(type(message))
        values = {name: _speaker(hint)(self, getattr(message, name)) for name, hint in hints.items()}
        if not self.is_calm:
            return _fill(self._template(message), values)
        # A field of this name holds an emoji and nothing else, such as that of a pillar.
        return tidy(_fill(self._template(message), {**values, "sign": ""}))

    def label(self, label: Label) -> str:
        """The words on a button, as plain text: a button takes no HTML."""
        return self._words(label.reader, type(label).__name__, str(label), None)

    def on_button(self, message: Message) -> str:
        """A message with values, such as a name, as the words on a button: a button takes no HTML."""
        return unescape(self.render(message))

    def recognition(self, key: RecognitionKey) -> str:
        """How recognition is called, in the middle of a sentence."""
        return self.own(self._method.recognition_of(key).name)

    def own(self, words: str) -> str:
        """People's own words, which are no message, as this reader reads them. Of nothing but emoji, all stay: they
        are then what somebody wanted to say.
        """
        return (without_signs(words) or words) if self.is_calm else words

    def _template(self, message: Message) -> str:
        count = getattr(message, "count", None) if message.plural else None
        return self._words(message.reader, message.kind, message.text, count)

    def _words(self, reader: Reader, context: str, source: str, count: int | None) -> str:
        catalogue = self._catalogues[reader]
        found = catalogue.get(source, context)
        if found is None or not found.string:
            raise MissingWords(f"{reader.value}: {context}")
        if isinstance(found.string, str):
            return self.own(found.string)
        return self.own(str(found.string[c2py(catalogue.plural_expr)(count or 0)]))


@cache
def read_catalogue(folder: str = "nl", method: Method | None = None) -> Catalogue:
    """The catalogues as they stand in `messages/<folder>/LC_MESSAGES/`, read once for all who ask. `method`: a
    municipality's own words of the method, or else ours.
    """
    place = files("messages") / folder / "LC_MESSAGES"
    catalogues = {}
    for reader in Reader:
        with (place / f"{reader.value}.po").open("rb") as po:
            catalogues[reader] = read_po(po, locale=_LOCALE)
    return Catalogue(catalogues, read_method() if method is None else method)


def _fill(template: str, values: dict[str, str]) -> str:
    lines = []
    for line in template.split("\n"):
        names = _PLACEHOLDER.findall(line)
        if names and not any(values[name] for name in names):
            continue
        lines.append(line.format_map(values).rstrip(" "))
    return "\n".join(lines).strip()


@cache
def _speaker(hint: Any) -> Callable[[Catalogue, Any], str]:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
    say = _SPEAKERS.get(kinds[0], _say_anything)
    return lambda catalogue, value: "" if value is None else say(catalogue, value)


def _say_anything(catalogue: Catalogue, value: Any) -> str:
    if isinstance(value, Message):
        return catalogue.render(value)
    if isinstance(value, Label):
        return escape(catalogue.label(value), quote=False)
    if isinstance(value, tuple) and any(isinstance(item, Message) for item in value):
        return "\n".join(_say_anything(catalogue, item) for item in value)
    if isinstance(value, tuple):
        return format_list([plain(catalogue.own(str(item))) for item in value], locale=_LOCALE)
    return plain(catalogue.own(str(value)))


_SPEAKERS: dict[Any, Callable[[Catalogue, Any], str]] = {
    Link: lambda _, value: escape(value),
    Cents: lambda _, value: money(value),
    RecognitionKey: lambda catalogue, value: plain(catalogue.recognition(value)),
    int: lambda _, value: format_decimal(value, locale=_LOCALE),
    ClockTime: lambda _, value: clock_time(value),
    datetime: lambda _, value: moment(value),
    date: lambda _, value: day(value),
    time: lambda _, value: wall_time(value),
}
