"""The catalogue: every message has Dutch with the same placeholders; values are said as people say them."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from mentoring.money import Cents
from messages import upkeep
from messages.base import Label, Message, Notice, Reader
from messages.catalogue import MissingWords, day, moment, money, plain, read_catalogue
from messages.house import every_label, every_message
from messages.page import example
from messages.vouchers import CodePictureShown, CodeShown

CATALOGUE = read_catalogue()
PLACEHOLDERS = re.compile(r"\{(\w+)\}")
TELEGRAMS_TAGS = re.compile(r"</?(?:b|i|u|s|code|pre|blockquote(?: expandable)?|tg-spoiler)>")


@pytest.mark.parametrize("message", every_message(), ids=lambda message: message.__name__)
def test_every_message_has_dutch_that_can_be_rendered(message: type[Message]) -> None:
    words = CATALOGUE.render(example(message))

    assert words.strip()
    assert not PLACEHOLDERS.search(words)
    assert "<" not in TELEGRAMS_TAGS.sub("", words)


@pytest.mark.parametrize("labels", every_label(), ids=lambda labels: labels.__name__)
def test_every_button_has_dutch_that_fits_on_a_phone(labels: type[Label]) -> None:
    words = [CATALOGUE.label(label) for label in labels]

    assert all(0 < len(text) <= 48 for text in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("reader", list(Reader))
def test_the_dutch_has_the_placeholders_of_its_source(reader: Reader) -> None:
    with (upkeep.FOLDER / f"{reader.value}.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]

    differing = [entry.context for entry in entries if _placeholders(entry.id) != _placeholders(entry.string)]

    assert differing == []


@pytest.mark.parametrize("reader", list(Reader))
def test_the_catalogue_is_in_step_with_the_code(reader: Reader) -> None:
    stands = (upkeep.FOLDER / f"{reader.value}.po").read_bytes()

    assert upkeep.in_step(reader) == stands, "run `make messages`"


@pytest.mark.parametrize("message", every_message(), ids=lambda message: message.__name__)
def test_a_message_comes_back_from_the_outbox_as_it_went_in(message: type[Message]) -> None:
    said = example(message)
    kept = replace(said, code="") if isinstance(said, CodeShown | CodePictureShown) else said

    assert message.from_values(said.values()) == kept


def test_a_message_without_dutch_is_an_error_and_not_silence() -> None:
    @dataclass(frozen=True, slots=True)
    class Unheard(Notice):
        text = "Nobody translated this."

    with pytest.raises(MissingWords):
        CATALOGUE.render(Unheard())


@pytest.mark.parametrize(
    ("cents", "said"),
    [(0, "€\xa00"), (5_00, "€\xa05"), (12_50, "€\xa012,50"), (5, "€\xa00,05"), (90_000_00, "€\xa090.000")],
)
def test_money_is_said_as_people_say_it(cents: int, said: str) -> None:
    assert money(Cents(cents)) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 3, 13, 30, tzinfo=UTC), "dinsdag 3 maart om 14.30 uur"),
        (datetime(2026, 7, 3, 7, 5, tzinfo=UTC), "vrijdag 3 juli om 9.05 uur"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "zondag 25 oktober om 2.30 uur"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "zondag 25 oktober om 2.30 uur"),
    ],
)
def test_a_moment_is_said_in_amsterdams_wall_time(at: datetime, said: str) -> None:
    assert moment(at) == said


def test_a_day_is_said_with_its_weekday() -> None:
    assert day(date(2026, 3, 3)) == "dinsdag 3 maart"


@pytest.mark.parametrize(
    ("typed", "harmless"),
    [
        ("<b>Anja", "&lt;b&gt;Anja"),
        ("Jan & Piet", "Jan &amp; Piet"),
        ("\u202ednuoseg", "dnuoseg"),
        ("a\u200bb\ufeff", "ab"),
        ("👩‍👧 ok", "👩‍👧 ok"),
    ],
)
def test_peoples_own_words_are_made_harmless(typed: str, harmless: str) -> None:
    assert plain(typed) == harmless


@given(st.text(max_size=200))
def test_no_words_of_people_become_a_tag_a_link_or_a_mention(typed: str) -> None:
    shown = plain(typed)

    assert "<" not in shown
    assert not re.search(r"(^|\s)[@#/]\w", shown)
    assert "://" not in shown


def test_no_handler_holds_words_for_people() -> None:
    written = [found for path in Path("handlers").rglob("*.py") for found in _sentences_in(path)]

    assert written == []


def _placeholders(texts: str | Sequence[str] | None) -> set[str]:
    return set(PLACEHOLDERS.findall(texts if isinstance(texts, str) else "\n".join(texts or ())))


def _sentences_in(path: Path) -> list[str]:
    """String constants with two words or more that are no docstring and no message of an error of ours."""
    tree = ast.parse(path.read_text())
    passed_over = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for raised in (node for node in ast.walk(tree) if isinstance(node, ast.Raise)):
        passed_over |= {id(inner) for inner in ast.walk(raised)}
    return [
        f"{path}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in passed_over
        and re.search(r"[^\W\d]{2,} [^\W\d]{2,}", node.value)
    ]
