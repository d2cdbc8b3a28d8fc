"""Rustige stand: whatever a participant reads has a calm twin without emoji, and without the gaps they would leave."""

import re

import pytest

from messages.base import Label, Message, Reader
from messages.catalogue import read_catalogue
from messages.house import every_label, every_message
from messages.page import example
from messages.signs import without_signs

CATALOGUE = read_catalogue()
CALM = CATALOGUE.in_calm(True)
COLOURED = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u260f\u2614-\u2712\u2714-\u27bf\u231a\u23f0\u2b50\ufe0f]"
)
FOR_PARTICIPANTS = [message for message in every_message() if message.reader is Reader.PARTICIPANT]


@pytest.mark.parametrize("message", FOR_PARTICIPANTS, ids=lambda message: message.__name__)
def test_no_message_to_a_participant_has_an_emoji_or_a_gap(message: type[Message]) -> None:
    said = CALM.render(example(message))

    assert not COLOURED.search(said)
    assert "  " not in said
    assert all(line == line.strip() != "" for line in said.split("\n"))


@pytest.mark.parametrize("labels", every_label(), ids=lambda labels: labels.__name__)
def test_no_button_has_an_emoji_or_loses_all_that_it_says(labels: type[Label]) -> None:
    said = [CALM.label(label) for label in labels if label.reader is Reader.PARTICIPANT]

    assert not COLOURED.search("".join(said))
    assert all(words == words.strip() != "" for words in said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("message", FOR_PARTICIPANTS, ids=lambda message: message.__name__)
def test_but_for_emoji_the_words_are_the_same(message: type[Message]) -> None:
    with_emoji = CATALOGUE.render(example(message))

    assert _letters(CALM.render(example(message))) == _letters(with_emoji)


@pytest.mark.parametrize(
    ("written", "left"),
    {
        "a sign before the words": ("👍 Goed bezig", "Goed bezig"),
        "one in a colour of skin": ("Top 👍🏽!", "Top !"),
        "a family": ("👩‍👩‍👧‍👦 thuis", "thuis"),
        "a flag of letters": ("🇳🇱 en 🏴󠁧󠁢󠁥󠁮󠁧󠁿 en 🏳️‍🌈 op", "en en op"),
        "a digit in a box": ("1️⃣ eerst", "eerst"),
        "an old symbol that is asked for in colour": ("✉️ post ❤️ ☎️ ↔️", "post"),
        "a line of its own": ("Ja\n🎉\nNee", "Ja\nNee"),
        "between bold letters": ("<b>🎯</b> <b>Doel</b>", "<b>Doel</b>"),
        "between words": ("van 🏠 naar 🏢 toe", "van naar toe"),
    }.values(),
)
def test_an_emoji_leaves_nothing_behind(written: str, left: str) -> None:
    assert without_signs(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "✓ Aan",
        "☐ stap\n☑ stap",
        "• 1e keer: 3 × 5 → 15, 100%",
        "€\xa05 – ’t is gelukt…",
        "a  b\n\nc",
        "#1 *2* © ™ 12.30",
    ],
)
def test_what_is_no_emoji_stays_as_it_is(written: str) -> None:
    assert without_signs(written) == written


def test_of_peoples_own_words_the_emoji_go_unless_there_is_nothing_else() -> None:
    assert CALM.own("Hoi 👋 Fatima") == "Hoi Fatima"
    assert CALM.own("👍") == "👍"
    assert CATALOGUE.own("Hoi 👋 Fatima") == "Hoi 👋 Fatima"


def test_the_two_catalogues_know_each_other() -> None:
    assert CALM.is_calm
    assert CALM.in_calm(True) is CALM
    assert CALM.in_calm(False) is CATALOGUE
    assert CATALOGUE.in_calm(True) is CALM


def _letters(text: str) -> str:
    """What is left of a text without all that calm mode may touch."""
    return "".join(letter for letter in text if letter.isalnum() or letter in "€?!.,:;<>/")
