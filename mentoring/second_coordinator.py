"""What one coordinator asks and another one agrees to: a high change of the pot, a high correction.

Who asked can take it back, and never agrees to it. What each of the two is has its own module (`mentoring.pot`,
`mentoring.corrections`).
"""

from datetime import timedelta

from mentoring.ids import PersonId
from mentoring.people import Someone
from mentoring.refusals import Refusal

ALONE_WITHIN = timedelta(hours=24)
"""What one coordinator does alone within this time is added up: a high amount in two halves is still high."""


class OwnChange(Refusal):
    """A coordinator agrees to what they asked themselves: it wants another one."""


class NotTheirChange(Refusal):
    """A coordinator takes back what a colleague has asked. They can disagree instead."""


def require_another(asked_by: PersonId, *, by: Someone) -> None:
    """Raises `OwnChange` when they are the one who asked."""
    if by.id == asked_by:
        raise OwnChange


def require_asker(asked_by: PersonId, *, by: Someone) -> None:
    """Raises `NotTheirChange` when somebody else asked."""
    if by.id != asked_by:
        raise NotTheirChange
