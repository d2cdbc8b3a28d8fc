"""Even niet: a participant lets the bot be silent for a while, with one tap and no reason asked (`product.md`, rule 7).

A pause is theirs to end. Doing something in it, such as "Gelukt", counts as ever and does not end it: only "Verder",
or the time that they chose, does.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mentoring.ids import PersonId
from mentoring.wall_time import day_of, wall_moment

RETURN_AT = time(10)
"""When a pause is over on its last day. Somebody is in the office then, and few people sleep any more."""


class PauseLength(StrEnum):
    """How long somebody wants to hear nothing."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    OPEN = "open"
    """Until they say so."""


_DAYS = {PauseLength.WEEK: 7, PauseLength.TWO_WEEKS: 14}


@dataclass(frozen=True, slots=True)
class Pause:
    """A participant hears nothing for a while. `until` is None when they will say so themselves.

    `reminders`: whether appointments still remind.
    """

    participant_id: PersonId
    began_at: datetime
    until: datetime | None
    reminders: bool = True

    @property
    def until_day(self) -> date | None:
        """The day on which it is over, as people read it."""
        return None if self.until is None else day_of(self.until)

    def days(self, *, now: datetime) -> int:
        """How many days it has taken: so far the dates of goals move along."""
        return max(0, (day_of(now) - day_of(self.began_at)).days)


def over_at(length: PauseLength, *, now: datetime) -> datetime | None:
    """When a pause that begins or is chosen now is over; None when they will say so themselves."""
    if length not in _DAYS:
        return None
    last = day_of(now) + timedelta(days=_DAYS[length])
    return wall_moment(last, RETURN_AT)
