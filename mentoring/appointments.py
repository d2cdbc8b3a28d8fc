"""Appointments: at a time and place, with an easy way to say "I'm coming" or "I can't"."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When
from mentoring.refusals import NoLongerPossible, Refusal

LONGEST_PLACE = 80
"""Characters: a room, a street with a number, a town."""


class AppointmentState(StrEnum):
    """An appointment's life (`product.md`, Lives of things). A moved one is the same one at a new time."""

    PLANNED = "planned"
    MOVED = "moved"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


_POSSIBLE = frozenset(
    {
        AppointmentState.KEPT,
        AppointmentState.MISSED,
        AppointmentState.MOVED,
        AppointmentState.CANCELLED,
    }
)
APPOINTMENT_TRANSITIONS: dict[AppointmentState, frozenset[AppointmentState]] = {
    AppointmentState.PLANNED: _POSSIBLE,
    AppointmentState.MOVED: _POSSIBLE,
    AppointmentState.KEPT: frozenset(),
    AppointmentState.MISSED: frozenset(),
    AppointmentState.CANCELLED: frozenset(),
}
AHEAD = tuple(state for state, following in APPOINTMENT_TRANSITIONS.items() if following)
"""The states in which an appointment stands."""


class Coming(StrEnum):
    """What the participant said about it."""

    COMING = "coming"
    CANNOT = "cannot"


class Wish(StrEnum):
    """What the participant would like when they can't come."""

    NEW_MOMENT = "new"
    CALL = "call"
    NOT_NOW = "later"


class MomentHasPassed(Refusal):
    """An appointment would be at a moment that has passed."""


class NotAPlace(Refusal):
    """A place is empty or longer than `LONGEST_PLACE`."""


def a_place(text: str) -> str:
    """A place as people write it, on one line.

    Raises:
        NotAPlace: when there is nothing in it, or it is too long.
    """
    place = " ".join(text.split())
    if not any(letter.isalnum() for letter in place) or len(place) > LONGEST_PLACE:
        raise NotAPlace
    return place


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment of one participant with their mentor."""

    id: AppointmentId
    participant_id: PersonId
    mentor_id: PersonId
    mentor_name: str
    when: When
    place: str
    state: AppointmentState = AppointmentState.PLANNED
    answer: Coming | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether it stands, as far as its life goes."""
        return self.state in AHEAD

    def answered(self, answer: Coming, *, now: datetime) -> "Appointment":
        """The participant says whether they come.

        Raises:
            NoLongerPossible: when it has begun, or does not stand any more.
        """
        if not self.is_ahead or now >= self.when.starts_at:
            raise NoLongerPossible
        return replace(self, answer=answer)

    def moved(self, when: When, place: str) -> "Appointment":
        """The same appointment at another moment, to which nobody has said yes or no.

        Raises:
            NoLongerPossible: when it does not stand any more.
        """
        if AppointmentState.MOVED not in APPOINTMENT_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, when=when, place=place, state=AppointmentState.MOVED, answer=None)


def require_ahead(when: When, *, now: datetime) -> None:
    """Raises `MomentHasPassed` unless the moment is still to come."""
    if when.starts_at <= now:
        raise MomentHasPassed
