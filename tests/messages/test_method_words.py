"""What a participant reads out of `messages/nl/method/` is Dutch at level A2, and there is enough of it."""

from collections import Counter
from collections.abc import Iterator

import pytest

from mentoring.clarity import unclear_goal, unclear_seen_by, unclear_step
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.lengths import units
from mentoring.method import ExampleGoal
from mentoring.money import Cents
from mentoring.neutral_words import require_neutral
from messages.method import read_method
from tests.messages.test_plain_dutch import (
    EMOJI,
    FORBIDDEN,
    LOWEST_EASE,
    MOST_CHARACTERS,
    MOST_WORDS_IN_A_SENTENCE,
    MOST_WORDS_ON_AVERAGE,
    PASSIVE,
    ease,
    sentences,
    words,
)

METHOD = read_method()
FEWEST_EXAMPLES = 40
FEWEST_OF_A_PILLAR = 6
MOST_LINES = 5


def read_by_participants() -> Iterator[str]:
    """Every text, one by one, as it stands on a screen or a button."""
    for pillar in METHOD.pillars:
        yield from (pillar.name, pillar.question, *pillar.levels)
    for example in METHOD.examples:
        yield from texts_of(example)
    for moment in (*METHOD.plans.moments, *METHOD.plans.obstacles):
        yield f"Als {moment}."
    for response in METHOD.plans.responses:
        yield f"Dan {response}."
    for line in METHOD.help_lines:
        yield from (line.for_what, line.when)
    for explanation in METHOD.explanations:
        yield from (explanation.title, explanation.text)


def texts_of(example: ExampleGoal) -> Iterator[str]:
    yield from (example.title, example.seen_by)
    for step in example.steps:
        yield from (step.title, step.seen_by)


TEXTS = [text for text in read_by_participants() if text]
in_every_text = pytest.mark.parametrize("text", TEXTS)
of_every_example = pytest.mark.parametrize("example", METHOD.examples, ids=lambda example: example.title)


@in_every_text
def test_sentences_are_short(text: str) -> None:
    lengths = [len(words(sentence)) for sentence in sentences(text)]

    assert max(lengths) <= MOST_WORDS_IN_A_SENTENCE
    assert sum(lengths) / len(lengths) <= MOST_WORDS_ON_AVERAGE


@in_every_text
def test_no_word_scolds_or_puzzles(text: str) -> None:
    assert FORBIDDEN.findall(text) == []
    assert PASSIVE.findall(text) == []


@in_every_text
def test_a_text_is_one_short_thing(text: str) -> None:
    assert len(text) <= MOST_CHARACTERS
    assert len(text.strip().split("\n")) <= MOST_LINES
    assert text.count("?") <= 1
    assert text.count("!") <= 1


@in_every_text
def test_a_sign_stands_apart_and_not_in_the_words(text: str) -> None:
    assert EMOJI.findall(text) == []


@pytest.mark.parametrize("text", [text for text in TEXTS if len(words(text)) >= 8])
def test_longer_texts_read_easily(text: str) -> None:
    assert ease(text) >= LOWEST_EASE


# --- the example goals --------------------------------------------------------------------------------


def test_there_are_enough_examples_for_every_pillar() -> None:
    of_pillar = Counter(example.pillar for example in METHOD.examples)

    assert of_pillar.total() >= FEWEST_EXAMPLES
    assert set(of_pillar) == {pillar.key for pillar in METHOD.pillars}
    assert min(of_pillar.values()) >= FEWEST_OF_A_PILLAR


def test_no_example_stands_there_twice() -> None:
    titles = Counter(example.title.casefold() for example in METHOD.examples)

    assert [title for title, times in titles.items() if times > 1] == []


@of_every_example
def test_an_example_can_be_proposed_as_it_is(example: ExampleGoal) -> None:
    steps = tuple(StepDraft(step.title, step.seen_by, Cents(0)) for step in example.steps)

    assert 2 <= len(steps) <= 4
    assert Draft(example.title, example.pillar, "", example.seen_by, Cents(0), None, steps).steps == steps


@of_every_example
def test_there_is_nothing_to_ask_about_an_example(example: ExampleGoal) -> None:
    signs = [(example.seen_by, example.title), *((step.seen_by, step.title) for step in example.steps)]

    assert unclear_goal(example.title) is None
    assert [step.title for step in example.steps if unclear_step(step.title)] == []
    assert [seen_by for seen_by, title in signs if unclear_seen_by(seen_by, title)] == []


@of_every_example
def test_an_example_tells_nothing_to_who_looks_along(example: ExampleGoal) -> None:
    """Goals and steps come back in a nudge, on a phone that somebody else may hold (`product.md`, rule 8)."""
    for text in texts_of(example):
        require_neutral(text)


# --- keys and lengths ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "keys", [[pillar.key for pillar in METHOD.pillars], [one.key for one in METHOD.explanations]]
)
def test_keys_are_unique_and_fit_in_a_button(keys: list[str]) -> None:
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if ":" in key or not key.isascii() or units(key) > 12] == []
