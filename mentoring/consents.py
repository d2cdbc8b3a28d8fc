"""Consent: what exactly a participant said yes to, and when."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from mentoring.ids import PersonId

VERSION_LENGTH = 12
"""Characters of the hash: short enough for a button and a report, and no two wordings will ever share it."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One yes. `text` is what was on the screen; `version` names its wording, the same for everyone who read it.

    `recorded_by`: they said it on paper, and who of the staff wrote that down.
    """

    person_id: PersonId
    version: str
    text: str
    agreed_at: datetime
    recorded_by: PersonId | None = None


def version_of(wording: str) -> str:
    """The short name of a wording, made of the words: it can't be forgotten when they change."""
    return sha256(wording.encode()).hexdigest()[:VERSION_LENGTH]
