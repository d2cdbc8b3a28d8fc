"""Check-ins: "Hoe gaat het?", once a week, for who wants to be asked. Faces with a word, and one sentence at most.

A row of answers is no score: nobody is shown how often they pressed what, and the mentor sees nothing without a yes.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from mentoring.ids import CheckInId, PersonId


class Face(IntEnum):
    """How it goes, as it is kept."""

    HEAVY = 1
    NOT_SO_GOOD = 2
    SO_SO = 3
    GOOD = 4
    VERY_GOOD = 5

    @property
    def is_heavy(self) -> bool:
        """Whether help is offered at once."""
        return self <= Face.NOT_SO_GOOD

    @property
    def is_good(self) -> bool:
        """Whether there is something to be glad about."""
        return self >= Face.GOOD


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One answer. `shared_at`: when the mentor was told that it is heavy, because they might be."""

    id: CheckInId
    participant_id: PersonId
    face: Face
    words: str
    answered_at: datetime
    shared_at: datetime | None = None
