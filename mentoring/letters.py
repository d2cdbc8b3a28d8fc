"""Letters: what a participant and the mentors write, say or show to each other."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from mentoring.ids import PersonId
from mentoring.lengths import units
from mentoring.people import Participant
from mentoring.refusals import Refusal

BURST = timedelta(minutes=2)
"""Letters of one participant within this time of each other are one: "I gave it to Anja" is said once."""

TYPING_WITHIN = timedelta(minutes=5)
"""After [Antwoord] in an admin chat, what a mentor types this soon is for the participant. Later it is for
the colleagues, unless it replies to the question.
"""

LONGEST_PART = 3800
"""What is shown of a letter in one message. Telegram takes 4096 (Bot API, sendMessage); the rest is for who
wrote it.
"""

LONGEST_CAPTION = 900
"""The same under a picture, voice or document, where Telegram takes 1024 (Bot API, sendPhoto)."""

_JOINED_BEFORE = re.compile("[\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
"""What stays with the character before it: joiners, selectors, accents, skin tones, flags' letters."""

_MAY_BE_PARTED = frozenset("@#/.:")
"""Behind these `messages.catalogue.plain` may put something invisible, so that no link comes of it."""


class LetterKind(StrEnum):
    """What a letter is, apart from its words."""

    TEXT = "text"
    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"


class NoAccountYet(Refusal):
    """Staff write to a participant who has not opened the invitation: there is no chat to write in."""


class HasNoPhone(Refusal):
    """Staff send something to a participant on paper, to whom people tell it (`docs/decisions/0022`)."""


def require_phone(participant: Participant) -> None:
    """Whether there is a chat to send something to.

    Raises:
        HasNoPhone: when they take part on paper.
        NoAccountYet: when they have not opened their invitation.
    """
    if participant.person.telegram_id is None:
        raise HasNoPhone if participant.on_paper else NoAccountYet


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a letter: words, or a file that Telegram has, with or without words."""

    text: str = ""
    kind: LetterKind = LetterKind.TEXT
    file_id: str | None = None

    def as_values(self) -> dict[str, Any]:
        """As JSON, for a form."""
        return {"text": self.text, "kind": self.kind.value, "file_id": self.file_id}

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Self:
        return cls(values["text"], LetterKind(values["kind"]), values["file_id"])


@dataclass(frozen=True, slots=True)
class Written:
    """That somebody wrote a letter, and when."""

    author_id: PersonId
    at: datetime


def goes_on(last: Written | None, author_id: PersonId, *, now: datetime) -> bool:
    """Whether a letter goes on from the one before: by the same person, shortly after it."""
    return last is not None and last.author_id == author_id and now - last.at < BURST


def length(text: str) -> int:
    """How long Telegram may find these words when shown: UTF-16 units, and what may be put between."""
    return units(text) + sum(letter in _MAY_BE_PARTED for letter in text)


def parts(text: str, most: int = LONGEST_PART) -> list[str]:
    """Words in parts that each fit in a message, split where people would. Together they are the words."""
    found = []
    while length(text) > most:
        end = _end_of_part(text, most)
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def _end_of_part(text: str, most: int) -> int:
    """After the last white space that is not too early; else between two characters that stand alone."""
    fitting = _fitting(text, most)
    gap = max(text.rfind(space, fitting // 2, fitting) for space in " \n")
    if gap >= 0:
        return gap + 1
    for end in range(fitting, fitting // 2, -1):
        if not _JOINED_BEFORE.match(text[end]) and text[end - 1] != "\u200d":
            return end
    return fitting


def _fitting(text: str, most: int) -> int:
    """How many characters fit."""
    taken = 0
    for place, letter in enumerate(text):
        taken += length(letter)
        if taken > most:
            return place
    return len(text)
