"""What a participant has chosen about what they get to read. The rest is as the programme has it."""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from mentoring.programme import Programme
from mentoring.quiet import Quiet
from mentoring.refusals import Refusal

OVERVIEW_WEEKDAY = 4
"""Friday: the week is nearly over, and there is something to look back on."""

OVERVIEW_AT = time(16)

CHECK_IN_WEEKDAY = 2
"""Wednesday: between the two days of nudges, two days before the overview, and with office days after it."""

CHECK_IN_AT = time(11)

LEAST_HOURS = timedelta(hours=4)
"""What quiet hours leave of a day, so that there is a moment for what was asked for."""


class TooQuiet(Refusal):
    """Quiet hours would leave less than `LEAST_HOURS` of a day."""


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
    calm: bool = False
    """To read without emoji, and without the pictures that we draw."""

    check_in: bool = False
    """To be asked once a week how it goes. Off until it is chosen."""

    check_in_weekday: int | None = None
    """None until something was chosen about it, yes or no."""

    check_in_at: time = CHECK_IN_AT

    @property
    def check_in_day(self) -> int:
        """The day of the week of the check-in, whether it is on or not."""
        return CHECK_IN_WEEKDAY if self.check_in_weekday is None else self.check_in_weekday

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

    def with_quiet_hours(self, since: time, until: time) -> "Preferences":
        """Other quiet hours; the same time twice is none.

        Raises:
            TooQuiet: when they leave too little of the day.
        """
        if Quiet(since, until).loud < LEAST_HOURS:
            raise TooQuiet
        return replace(self, quiet_from=since, quiet_until=until)

    def with_reminder(self, days: int, programme: Programme, *, wanted: bool) -> "Preferences":
        """With or without the reminder so many days before; the others stay as they are for this person."""
        others = {each for each in self.days_before(programme) if each != days}
        return replace(self, remind_days=tuple(sorted(others | ({days} if wanted else set()), reverse=True)))
