"""Calls for help: somebody wrote that it is too much, or wants the mentor to know. One of the team gets in touch.

What was written is nowhere in it. All that a participant raises before somebody takes it is one call; what comes
shortly after it was taken belongs to it too, for whoever took it is with them then.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.ids import CallId, PersonId
from mentoring.office_days import is_office_open, next_opening
from mentoring.programme import Programme
from mentoring.refusals import Refusal
from mentoring.wall_time import day_of, wall_moment

ALARM_AFTER = timedelta(hours=1)
"""How long a call may wait for somebody while the office is open."""

LAST_CHANCE = timedelta(minutes=15)
"""So long before closing whoever is still there can do something, and so long a call waits at least."""

SAME_AFTER_TAKING = timedelta(minutes=10)
"""What is raised this soon after a call was taken belongs to it. Later somebody has to take it anew."""


class CallKind(StrEnum):
    """What was raised, as it is kept."""

    WORDS = "words"
    """They wrote it, in whatever they were writing."""

    CHECK_IN = "check_in"
    """They were asked whether the mentor may know, and said yes."""


class CallTaken(Refusal):
    """Somebody takes a call that a colleague has taken already. It tells who, and when."""

    def __init__(self, call: "CallForHelp") -> None:
        self.call = call


@dataclass(frozen=True, slots=True)
class CallForHelp:
    """What one participant has raised, together. `id` is that of the first; `times`: how often since then."""

    id: CallId
    participant_id: PersonId
    kind: CallKind
    raised_at: datetime
    last_at: datetime
    times: int = 1
    taken_by: PersonId | None = None
    taken_by_name: str = ""
    taken_at: datetime | None = None

    def goes_on(self, *, now: datetime) -> bool:
        """Whether what is raised now belongs to this call."""
        return self.taken_at is None or now - self.taken_at < SAME_AFTER_TAKING

    def require_open(self) -> None:
        """Raises `CallTaken` when a colleague has taken it."""
        if self.taken_at is not None:
            raise CallTaken(self)


def alarms_from(raised_at: datetime, programme: Programme) -> datetime:
    """From when on a call that nobody takes alarms everybody: after an hour, or when the office opens next.

    An hour that would end after closing is cut short, so that a call of Friday afternoon does not wait for Monday.
    """
    if is_office_open(raised_at, programme):
        closes_at = wall_moment(day_of(raised_at), programme.office_until)
        at = min(raised_at + ALARM_AFTER, closes_at - LAST_CHANCE)
        if at - raised_at >= LAST_CHANCE:
            return at
    return next_opening(raised_at, programme)
