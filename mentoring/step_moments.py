"""When a nudge for a step helps: on which days and at what time, chosen by the participant or as we think."""

from dataclasses import dataclass
from datetime import time

from mentoring.programme import EVENING_AT
from mentoring.quiet import Quiet
from mentoring.refusals import Refusal
from mentoring.typed.times import PartOfDay

MOST_WEEKDAYS = 3
"""How many days of the week can be chosen: more would break the limit of a week."""

TIMES = {
    PartOfDay.MORNING: time(9, 30),
    PartOfDay.AFTERNOON: time(13, 30),
    PartOfDay.EVENING: EVENING_AT,
}
"""For who does not want to type a time."""


class NoRhythm(Refusal):
    """Somebody chooses no weekday for their nudges, more than `MOST_WEEKDAYS`, or one that does not exist."""


class InQuietHours(Refusal):
    """Somebody chooses a time for their nudges at which nothing may be sent to them."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which days and at what time a nudge helps, in Amsterdam wall time. `chosen`: by the participant."""

    weekdays: tuple[int, ...] = (1, 3)
    at: time = time(10)
    chosen: bool = False

    @classmethod
    def choose(cls, weekdays: tuple[int, ...], at: time, *, quiet: Quiet) -> "Rhythm":
        """What a participant chooses.

        Raises:
            NoRhythm: when these are no one to three weekdays.
            InQuietHours: when that time is in their quiet hours.
        """
        days = tuple(sorted(set(weekdays)))
        if not 1 <= len(days) <= MOST_WEEKDAYS or not set(days) <= set(range(7)):
            raise NoRhythm
        if quiet.is_quiet_time(at):
            raise InQuietHours
        return cls(days, at, chosen=True)


DEFAULT = Rhythm()
"""Without a choice: Tuesday and Thursday at ten (`mentoring.nudges` says why)."""
