"""What participants read is Dutch at level A2 (`product.md`; Gemeente Dijk en Waard, "Taalniveau A2")."""

import re
from html import unescape

import pyphen
import pytest

from messages.base import Message, Reader
from messages.catalogue import read_catalogue
from messages.house import every_label, every_message
from messages.page import example

CATALOGUE = read_catalogue()
HYPHENS = pyphen.Pyphen(lang="nl_NL")
FOR_PARTICIPANTS = [message for message in every_message() if message.reader is Reader.PARTICIPANT]

FORBIDDEN = re.compile(
    r"\b(gemist|te laat|mislukt|verzuimd|niet nagekomen|verplicht|moet|moeten|helaas|echter|middels|indien|"
    r"betreffende|conform|ingediend|claim|verificatie|status|deadline|account|token|budget|cliënt|traject|sanctie|controle|u|uw)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"\b(wordt|worden|werd|werden)\b", re.IGNORECASE)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")

MOST_WORDS_IN_A_SENTENCE = 15
MOST_WORDS_ON_AVERAGE = 10
MOST_CHARACTERS = 600
LOWEST_EASE = 70
"""Flesch-Douma: 70 and above is easy to read; the index runs to about 120."""


def words_of(message: type[Message]) -> str:
    return unescape(re.sub(r"<[^>]+>", "", CATALOGUE.render(example(message))))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+|\n", text) if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['.,-][^\W_]+)*", text)


def ease(text: str) -> float:
    """Flesch-Douma: 206.84 - 0.93 · words per sentence - 77 · syllables per word (Douma, 1960)."""
    said, parts = words(text), sentences(text)
    syllables = sum(len(HYPHENS.positions(word)) + 1 for word in said)
    return 206.84 - 0.93 * len(said) / len(parts) - 77 * syllables / len(said)


all_for_participants = pytest.mark.parametrize(
    "message", FOR_PARTICIPANTS, ids=lambda message: message.__name__
)


@all_for_participants
def test_sentences_are_short(message: type[Message]) -> None:
    lengths = [len(words(sentence)) for sentence in sentences(words_of(message))] or [0]  # "✓ {choice}"

    assert max(lengths) <= MOST_WORDS_IN_A_SENTENCE
    assert sum(lengths) / len(lengths) <= MOST_WORDS_ON_AVERAGE


@all_for_participants
def test_no_word_scolds_or_puzzles(message: type[Message]) -> None:
    text = words_of(message)

    assert FORBIDDEN.findall(text) == []
    assert PASSIVE.findall(text) == []


@all_for_participants
def test_one_thing_at_a_time(message: type[Message]) -> None:
    text = words_of(message)

    assert len(text) <= MOST_CHARACTERS
    assert text.count("?") <= 1 or "{question}" in message.text
    assert text.count("!") <= 1


@all_for_participants
def test_an_emoji_is_a_sign_at_the_start_of_a_line(message: type[Message]) -> None:
    text = words_of(message)

    assert len(EMOJI.findall(text)) <= 1
    assert all(EMOJI.match(line) for line in text.split("\n") if EMOJI.search(line))


@all_for_participants
def test_no_word_is_shouted(message: type[Message]) -> None:
    shouted = [
        word for word in words(words_of(message)) if len(word) > 1 and word.isupper() and word.isalpha()
    ]

    assert set(shouted) <= {"BSN", "ID"}


def test_all_together_read_easily() -> None:
    texts = [words_of(message) for message in FOR_PARTICIPANTS if len(words(words_of(message))) >= 8]

    hard = {text: round(ease(text)) for text in texts if ease(text) < LOWEST_EASE}

    assert hard == {}


def test_buttons_for_participants_do_not_scold_either() -> None:
    texts = [
        CATALOGUE.label(label)
        for labels in every_label()
        for label in labels
        if label.reader is Reader.PARTICIPANT
    ]

    assert [text for text in texts if FORBIDDEN.search(text) or PASSIVE.search(text)] == []


def test_the_measure_tells_easy_from_legal_dutch() -> None:
    easy = "Fijn dat je er bent. Ik help je met je post."
    legal = (
        "Onverminderd het bepaalde in voorgaande artikelen wordt de belanghebbende geacht "
        "inlichtingenverplichtingen overeenkomstig de uitvoeringsvoorschriften nagekomen te zijn."
    )

    assert ease(easy) > 100 > LOWEST_EASE > ease(legal)
