"""What is not clear yet about a goal: what exactly, how both will see it, by when, and small enough for this week.

It only asks. Nothing here refuses: what a participant wants is theirs, in their words, and a rule of thumb about
words is often wrong. So when in doubt it says nothing.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from mentoring.goal_drafts import Draft
from mentoring.vague_words import (
    AND_THEN,
    COUNTED,
    DEED,
    INSIDE,
    MORE_OR_LESS,
    NO_DEED,
    NO_MORE,
    NO_SIGN,
    SHOWN,
    TOO_BIG,
    VAGUE,
    is_done_form,
    root,
)

MOST_WORDS = 12
"""Words in a step. More is mostly two steps."""

FEWEST_WORDS = 2
"""Words in a goal or a step: "Geld" is a subject, "Post openen" is something to do."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Unclear(StrEnum):
    """What there is to ask about."""

    WHAT = "what"
    SEEN = "seen"
    WHEN = "when"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to ask. `step` is the number of the step that it is about; 0: the goal itself."""

    about: Unclear
    step: int = 0


def unclear_goal(title: str) -> Unclear | None:
    """Whether to ask what exactly somebody wants to reach."""
    return Unclear.WHAT if _is_vague(_plain(title)) else None


def unclear_seen_by(seen_by: str, title: str) -> Unclear | None:
    """Whether to ask how both will see it: it says no more than the title, or speaks of what goes on in somebody."""
    text, said = _plain(seen_by), set(_words(title))
    if all(word in said | NO_SIGN or _repeats(word, said) for word in _words(text)):
        return Unclear.SEEN
    return Unclear.SEEN if INSIDE.search(text) and not (SHOWN.search(text) or COUNTED.search(text)) else None


def unclear_step(title: str) -> Unclear | None:
    """Whether to ask if a step is small enough for this week, or what exactly it is."""
    text = _plain(title)
    if _is_big(text):
        return Unclear.SMALL
    return Unclear.WHAT if _is_vague(text) else None


def unclear(draft: Draft) -> tuple[Doubt, ...]:
    """All there is to ask about a whole goal, what matters most first."""
    asked = [(0, unclear_goal(draft.title)), (0, unclear_seen_by(draft.seen_by, draft.title))]
    for number, step in enumerate(draft.steps, start=1):
        asked += [(number, unclear_step(step.title)), (number, unclear_seen_by(step.seen_by, step.title))]
    asked.append((0, Unclear.WHEN if draft.due_on is None else None))
    return tuple(Doubt(about, number) for number, about in asked if about is not None)


def _repeats(word: str, said: set[str]) -> bool:
    """Whether it is one of these words with "done" to it: "gebeld" after "bellen"."""
    return is_done_form(word) and root(word) in map(root, said)


def _is_vague(text: str) -> bool:
    if len(_words(text)) < FEWEST_WORDS:
        return True
    if COUNTED.search(text):
        return False
    return bool(VAGUE.search(text) or (MORE_OR_LESS.search(text) and not NO_MORE.search(text)))


def _is_big(text: str) -> bool:
    return bool(
        len(_words(text)) > MOST_WORDS
        or TOO_BIG.search(text)
        or AND_THEN.search(text)
        or _holds_two_deeds(text)
    )


def _holds_two_deeds(text: str) -> bool:
    """Two deeds, each with a thing of its own: "de buren bellen en een afspraak maken". "Post openen en sorteren"
    is one.
    """
    before, _, after = text.partition(" en ")
    first, second = _words(before), _words(after)
    return len(first) >= FEWEST_WORDS <= len(second) and _is_deed(first[-1]) and any(map(_is_deed, second))


def _is_deed(word: str) -> bool:
    return bool(DEED.search(word)) and word not in NO_DEED


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))
