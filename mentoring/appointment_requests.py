"""Requests: a participant who can't come, or who would like an appointment, and when it would suit them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.ids import AppointmentId, PersonId, RequestId
from mentoring.office_days import is_office_day
from mentoring.refusals import NoLongerPossible, Refusal

MOST_MOMENTS = 3
"""Moments that a participant proposes: enough to choose from, and soon done."""

OFFERED_WITHIN = timedelta(days=14)
"""How far ahead days are offered to choose from."""


class Daypart(StrEnum):
    """When on a day it would suit."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    ANY = "any"


class Reason(StrEnum):
    """Why somebody can't come, as far as they like to say. None of them is about health: that is not asked.

    It stands on the team's card and is kept nowhere else.
    """

    OTHER_PLANS = "plans"
    CAME_UP = "came"
    NO_TRANSPORT = "travel"
    UNSAID = "unsaid"


class TooManyMoments(Refusal):
    """More than `MOST_MOMENTS` moments would be proposed."""


class NotOffered(NoLongerPossible):
    """A day that was offered once is not any more: it has come, or it was never an office day."""


@dataclass(frozen=True, slots=True, order=True)
class Suits:
    """A day, and the part of it, on which it would suit a participant."""

    day: date
    part: Daypart = Daypart.ANY


@dataclass(frozen=True, slots=True)
class AppointmentRequest:
    """What the team is asked for. Without an appointment it is about a new one.

    `moments` is None as long as nothing was said about when; empty when any moment is fine.
    """

    id: RequestId
    participant_id: PersonId
    appointment_id: AppointmentId | None
    asked_at: datetime
    call: bool = False
    moments: tuple[Suits, ...] | None = None
    settled_at: datetime | None = None

    @property
    def may_have_more(self) -> bool:
        """Whether there is room for another moment."""
        return len(self.moments or ()) < MOST_MOMENTS

    def with_moment(self, moment: Suits, *, today: date) -> "AppointmentRequest":
        """It suits then, too. The newest word about a day counts.

        Raises:
            NotOffered: when the day is not one that is offered.
            TooManyMoments: when there are so many already.
        """
        if moment.day not in days_to_offer(today):
            raise NotOffered
        others = [known for known in self.moments or () if known.day != moment.day]
        if len(others) >= MOST_MOMENTS:
            raise TooManyMoments
        return replace(self, moments=tuple(sorted([*others, moment])), call=False)

    def at_any_moment(self) -> "AppointmentRequest":
        """Any moment is fine."""
        return replace(self, moments=(), call=False)

    def anew(self) -> "AppointmentRequest":
        """As if nothing was said about when."""
        return replace(self, moments=None, call=False)

    def by_call(self) -> "AppointmentRequest":
        """They would rather be called about it."""
        return replace(self, moments=None, call=True)

    def settled(self, *, now: datetime) -> "AppointmentRequest":
        """Nothing is asked any more."""
        return replace(self, settled_at=now)


def days_to_offer(today: date) -> list[date]:
    """The office days within the next two weeks, from tomorrow on."""
    days = (today + timedelta(days=ahead) for ahead in range(1, OFFERED_WITHIN.days + 1))
    return [day for day in days if is_office_day(day)]
