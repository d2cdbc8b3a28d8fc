"""The page with every message as it reads: `python -m messages.page` prints `docs/messages.md`.

It is what the municipality is asked to look at when words change. The values in it are invented.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from re import sub
from typing import Any, get_args

from mentoring.money import Cents
from messages.base import ClockTime, Label, Message, Reader, hints_of
from messages.catalogue import Catalogue, read_catalogue
from messages.house import every_label, every_message

_TITLES = {
    Reader.PARTICIPANT: "Aan deelnemers (taalniveau A2)",
    Reader.STAFF: "Aan mentoren en coördinatoren",
}

_EXAMPLES: dict[str, str] = {
    "amount_typed": "vijf euro",
    "answer": "De stapel ligt nu op tafel.",
    "evidence": "De post ligt op drie stapels.",
    "first_name": "Fatima",
    "goal": "Mijn post op orde",
    "hours": "ma-vr 9-17 uur",
    "link": "https://t.me/voetstuk_bot?start=…",
    "mentor": "Anja",
    "mentor_name": "Anja",
    "message": "Kun je me morgen bellen?",
    "name": "Fatima",
    "participant": "Fatima",
    "phone": "14 0172",
    "place": "Serviceplein",
    "praise": "Knap dat je het zo snel hebt gedaan.",
    "pseudonym": "A-017",
    "question": "Ligt de stapel 'betalen' er ook bij?",
    "reason": "Er mist nog één ding: de stapel 'betalen'.",
    "seen_by": "De post ligt op drie stapels.",
    "step": "Post openen en sorteren",
    "team": "Alphen-West",
    "text": "Kun je me morgen bellen?",
    "title": "Mijn post op orde",
    "remark": "De stappen mogen kleiner.",
    "what": "Post openen en sorteren",
    "why": "Dan slaap ik weer.",
    "year": "2026",
}


def page(catalogue: Catalogue) -> str:
    """The whole page, as Markdown."""
    lines = [
        "# Alle berichten",
        "",
        "Zo lezen de berichten en knoppen van Voetstuk, met verzonnen voorbeelden. "
        "Deze pagina wordt gemaakt met `make messages`. Een tekst verander je in `messages/nl/LC_MESSAGES/`.",
    ]
    for reader in Reader:
        lines += ["", f"## {_TITLES[reader]}", *_messages(reader, catalogue), *_labels(reader, catalogue)]
    return "\n".join(lines) + "\n"


def example(message: type[Message]) -> Message:
    """A message of this class with plausible values for its fields."""
    return message(**{name: _example(name, hint) for name, hint in hints_of(message).items()})


def _messages(reader: Reader, catalogue: Catalogue) -> Iterator[str]:
    for message in every_message():
        if message.reader is reader:
            words = sub(r"<[^>]+>", "", catalogue.render(example(message)))
            yield from ("", f"**{message.__name__}** · {' '.join((message.__doc__ or '').split())}", "")
            yield from (f"> {line}  " if line else ">" for line in unescape(words).split("\n"))


def _labels(reader: Reader, catalogue: Catalogue) -> Iterator[str]:
    yield from ("", "### Knoppen", "")
    for labels in every_label():
        words = [f"[{catalogue.label(label)}]" for label in labels if label.reader is reader]
        if words:
            yield f"- **{labels.__name__}** · {' '.join((labels.__doc__ or '').split())}<br>{' '.join(words)}"


def _example(name: str, hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    kind = kinds[0] if kinds and hint is not tuple else hint
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(_examples_of(get_args(hint)[0], name))
    if isinstance(kind, type) and issubclass(kind, Label):
        return next(iter(kind))
    if isinstance(kind, type) and issubclass(kind, Message):
        return example(kind)
    return _EXAMPLES_BY_TYPE.get(kind, _EXAMPLES.get(name, "…"))


def _examples_of(kind: Any, name: str) -> list[Any]:
    return [_example(name, kind)]


_EXAMPLES_BY_TYPE: dict[Any, Any] = {
    Cents: Cents(5_00),
    int: 2,
    date: date(2026, 3, 3),
    datetime: datetime(2026, 3, 3, 13, 30, tzinfo=UTC),
    ClockTime: ClockTime(datetime(2026, 3, 3, 13, 32, tzinfo=UTC)),
    bool: True,
}


if __name__ == "__main__":
    sys.stdout.write(page(read_catalogue()))
