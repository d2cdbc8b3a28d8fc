"""What a participant has chosen about messages that come by themselves. The rest is as the programme has it."""

from dataclasses import dataclass
from datetime import time

from mentoring.programme import Programme
from mentoring.quiet import Quiet

OVERVIEW_WEEKDAY = 4
"""Friday: the week is nearly over, and there is something to look back on."""

OVERVIEW_AT = time(16)


@dataclass(frozen=True, slots=True)
class Preferences:
    """One participant's choices; None is as the programme has it. Days of the week count from Monday, 0."""

    quiet_from: time | None = None
    quiet_until: time | None = None
    quiet_sundays: bool = False
    quiet_holidays: bool = False
    remind_days: tuple[int, ...] | None = None
    nudges: bool = True
    overview: bool = True
    overview_weekday: int = OVERVIEW_WEEKDAY
    overview_at: time = OVERVIEW_AT

    def quiet(self, programme: Programme) -> Quiet:
        """When nothing may ring for this person."""
        return Quiet(
            since=self.quiet_from or programme.quiet_from,
            until=self.quiet_until or programme.quiet_until,
            sundays=self.quiet_sundays,
            holidays=self.quiet_holidays,
        )

    def days_before(self, programme: Programme) -> tuple[int, ...]:
        """How many days before an appointment this person is reminded; 0 is the same morning."""
        return programme.remind_days if self.remind_days is None else self.remind_days
