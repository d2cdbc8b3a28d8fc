"""What the files of the method must keep to, beyond being filled in: said in one clear sentence for who wrote them."""

import re
from collections.abc import Iterator

from mentoring.goal_drafts import LONGEST_TEXT, MOST_STEPS, NotClear, a_line
from mentoring.heavy_words import without_words
from mentoring.lengths import units
from mentoring.method import FEWEST_LEVELS, MOST_LEVELS, ExampleGoal, Method, Pillar, Recognition
from mentoring.plans import LONGEST_PART

LONGEST_LEVEL = 40
"""Characters of a level: a button does not wrap on a phone."""

MOST_PILLARS = 10
LONGEST_PILLAR = 30
"""Characters of a pillar's name. All of them have to fit under a picture with their levels, and on a button."""

LONGEST_TITLE, LONGEST_EXPLANATION = 40, 400
"""Characters of a short text about stress. More would not be read by who has it."""

MOST_RECOGNITION = 8
LONGEST_RECOGNITION = 50
"""Kinds of recognition under one question, and the characters of one: it is read on a button and in a sentence."""

KEY = re.compile(r"[a-z0-9_]{1,15}")
"""What a button can carry beside an id (`handlers.buttons`)."""


FEWEST_SPELLINGS = 2
"""The usual one, and one more."""


class WrongMethod(Exception):
    """A file can't be used. The text has one clear sentence for who wrote it."""


def require_sound(method: Method) -> None:
    """Raises `WrongMethod` for what the types alone can't tell."""
    _require_pillars(method)
    _require_examples(method)
    _require_plans(method)
    _require_help(method)
    _require_stress(method)
    _require_recognition(method)


def _require_pillars(method: Method) -> None:
    if not method.asked:
        raise WrongMethod("pillars: there must be at least one in use.")
    if len(method.asked) > MOST_PILLARS:
        raise WrongMethod(f"pillars: at most {MOST_PILLARS} in use.")
    _require_keys("pillars", [pillar.key for pillar in method.pillars])
    for pillar in method.pillars:
        _require_pillar(pillar)


def _require_pillar(pillar: Pillar) -> None:
    if not 0 < len(pillar.name) <= LONGEST_PILLAR:
        raise WrongMethod(f"pillars {pillar.key}: a name of 1 to {LONGEST_PILLAR} characters.")
    if not FEWEST_LEVELS <= len(pillar.levels) <= MOST_LEVELS:
        raise WrongMethod(f"pillars {pillar.key}: {FEWEST_LEVELS} to {MOST_LEVELS} levels.")
    for level in pillar.levels:
        if not 0 < len(level) <= LONGEST_LEVEL:
            raise WrongMethod(f'pillars {pillar.key}: "{level}" is not 1 to {LONGEST_LEVEL} characters long.')


def _require_examples(method: Method) -> None:
    keys = {pillar.key for pillar in method.pillars}
    for example in method.examples:
        if example.pillar not in keys:
            raise WrongMethod(
                f'goals: "{example.title}" is of a pillar that is not there: {example.pillar}. '
                "Keep that pillar, or make a goals.toml of your own."
            )
        if not 1 <= len(example.steps) <= MOST_STEPS:
            raise WrongMethod(f'goals: "{example.title}" has no steps, or more than {MOST_STEPS}.')
        for line in _lines(example):
            _require_line(line)


def _lines(example: ExampleGoal) -> Iterator[str]:
    yield from (example.title, example.seen_by)
    for step in example.steps:
        yield from (step.title, step.seen_by)


def _require_line(line: str) -> None:
    """It has to do as the words of a goal."""
    try:
        a_line(line)
    except NotClear:
        raise WrongMethod(
            f'goals: "{line}" has no words, or is longer than {LONGEST_TEXT} characters.'
        ) from None


def _require_plans(method: Method) -> None:
    for words in (*method.plans.moments, *method.plans.obstacles, *method.plans.responses):
        if units(words) > LONGEST_PART:
            raise WrongMethod(f'plans: "{words}" is longer than {LONGEST_PART} characters.')


def _require_help(method: Method) -> None:
    """Who writes that it is too much always gets a number to call."""
    if not any(line.urgent and line.number for line in method.help_lines):
        raise WrongMethod("help: there must be at least one line with `urgent = true` and a number.")
    if not method.heavy_words.phrases:
        raise WrongMethod("heavy_words: there must be at least one phrase.")
    if any(len(spellings) < FEWEST_SPELLINGS for spellings in method.heavy_words.spellings):
        raise WrongMethod("heavy_words: each list of spellings has the usual word and at least one other.")
    for phrase in without_words(method.heavy_words):
        raise WrongMethod(f'heavy_words: "{phrase}" holds no word to look for.')


def _require_stress(method: Method) -> None:
    """There is always something to read under its button, and each fits on a screen with its title."""
    if not method.explanations:
        raise WrongMethod("stress: there must be at least one text.")
    _require_keys("stress", [explanation.key for explanation in method.explanations])
    for one in method.explanations:
        if not 0 < len(one.title) <= LONGEST_TITLE:
            raise WrongMethod(f"stress {one.key}: a title of 1 to {LONGEST_TITLE} characters.")
        if not 0 < len(one.text) <= LONGEST_EXPLANATION:
            raise WrongMethod(f"stress {one.key}: a text of 1 to {LONGEST_EXPLANATION} characters.")


def _require_recognition(method: Method) -> None:
    """There is always something to agree on where money no longer fits, and a name for what was taken out."""
    if not 1 <= len(method.recognition_offered) <= MOST_RECOGNITION:
        raise WrongMethod(f"recognition: 1 to {MOST_RECOGNITION} in use.")
    _require_keys("recognition", [one.key for one in method.recognition])
    names = [one.name.casefold() for one in method.recognition]
    for one in method.recognition:
        _require_one(one)
        if names.count(one.name.casefold()) > 1:
            raise WrongMethod(f'recognition: the name "{one.name}" is there twice.')
    if not 0 < len(method.unnamed_recognition) <= LONGEST_RECOGNITION:
        raise WrongMethod(f"unnamed_recognition: 1 to {LONGEST_RECOGNITION} characters.")


def _require_one(one: Recognition) -> None:
    if not 0 < len(one.name) <= LONGEST_RECOGNITION:
        raise WrongMethod(f"recognition {one.key}: a name of 1 to {LONGEST_RECOGNITION} characters.")
    if not one.sign:
        raise WrongMethod(f"recognition {one.key}: a sign.")


def _require_keys(file: str, keys: list[str]) -> None:
    for key in keys:
        if KEY.fullmatch(key) is None:
            raise WrongMethod(f'{file}: "{key}" is no key: small letters, digits and _, at most 15.')
        if keys.count(key) > 1:
            raise WrongMethod(f'{file}: the key "{key}" is there twice.')
