"""What staff read when an appointment can't be as they would like it."""

from dataclasses import dataclass

from mentoring.appointments import Appointment
from messages.base import N_, ClockTime, Screen, ToStaff


@dataclass(frozen=True, slots=True)
class NotNeutralStaff(Screen, ToStaff):
    """To staff whose title or thing to bring tells too much to who looks along."""

    word: str
    text = N_("“{word}” may tell too much to who looks along. Say it in other words.")


@dataclass(frozen=True, slots=True)
class TooManyThingsStaff(Screen, ToStaff):
    """To staff who let too many things be brought."""

    most: int
    text = N_("That is too much to remember. At most {most} things.")


@dataclass(frozen=True, slots=True)
class ThingTooLongStaff(Screen, ToStaff):
    """To staff who described a thing to bring in too many words."""

    most: int
    text = N_("Describe each thing in at most {most} characters.")


@dataclass(frozen=True, slots=True)
class TitleTooLongStaff(Screen, ToStaff):
    """To staff who typed a long title."""

    most: int
    text = N_("A title has at most {most} characters.")


@dataclass(frozen=True, slots=True)
class SettledStaff(Screen, ToStaff):
    """To staff who want to change an appointment of which a colleague said how it went, or that is cancelled."""

    by: str
    said_at: ClockTime
    text = N_("{by} settled this already, at {said_at}.")


def settled(appointment: Appointment) -> SettledStaff:
    """Who was first."""
    at = appointment.decided_at or appointment.when.starts_at
    return SettledStaff(appointment.decided_by_name or "", ClockTime(at))


@dataclass(frozen=True, slots=True)
class PlaceTakenStaff(Screen, ToStaff):
    """To a coordinator who adds a place of a name that is on the list."""

    text = N_("There is a place of that name already. Type another name.")


@dataclass(frozen=True, slots=True)
class NotAPinStaff(Screen, ToStaff):
    """To a coordinator who gave no point on the map."""

    text = N_("That is no point on the map. Send a location, or type it like 52.128, 4.657.")
