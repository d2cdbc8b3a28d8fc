"""What the team reads when a participant can't come or would like an appointment: one card for each request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.appointment_requests import AppointmentRequest, Daypart, Reason, Suits
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff


class RequestStaffLabel(StaffLabel):
    """To staff, under the card of a request."""

    PLAN = N_("Plan an appointment")
    OTHER_MOMENT = N_("Another moment")


class ReasonLine(StaffLabel):
    """On the team's card: why a participant can't come, as they said it."""

    OTHER_PLANS = N_("has something else then")
    CAME_UP = N_("something came up")
    NO_TRANSPORT = N_("can't get there")
    UNSAID = N_("rather not said")


class WishLine(StaffLabel):
    """On the team's card: what the participant would like."""

    NEW_MOMENT = N_("Would like a new moment.")
    ANY_MOMENT = N_("Any moment is fine.")
    CALL = N_("Would like to be called.")
    NOT_NOW = N_("Would like no new moment just now.")


class PartLine(StaffLabel):
    """On the team's card: the part of a day that suits."""

    MORNING = N_("morning")
    AFTERNOON = N_("afternoon")
    ANY = N_("morning or afternoon")


@dataclass(frozen=True, slots=True)
class SuitsTeam(Screen, ToStaff):
    """On the team's card: one moment that suits the participant."""

    day: date
    part: PartLine
    text = N_("• {day}, {part}")


@dataclass(frozen=True, slots=True)
class CannotComeCard(Notice, ToStaff):
    """To the team, when a participant can't come. What they say next appears on the same card."""

    first_name: str
    pseudonym: str
    at: datetime
    mentor: str
    place: str
    reason: ReasonLine | None
    wish: WishLine | None
    suits: tuple[SuitsTeam, ...]
    appointment_id: int
    text = N_(
        "📅 <b>{first_name}</b> ({pseudonym}) can't come.\n"
        "{at}, with {mentor}\n"
        "{place}\n"
        "Reason: {reason}.\n"
        "{wish}\n"
        "{suits}"
    )


@dataclass(frozen=True, slots=True)
class WantsAppointmentCard(Notice, ToStaff):
    """To the team, when a participant asks for an appointment. What they say next appears on the same card."""

    first_name: str
    pseudonym: str
    wish: WishLine | None
    suits: tuple[SuitsTeam, ...]
    participant_id: int
    text = N_("📅 <b>{first_name}</b> ({pseudonym}) would like an appointment.\n{wish}\n{suits}")


@dataclass(frozen=True, slots=True)
class NowPlanned(Screen, ToStaff):
    """On the team's card, at its end: an appointment stands."""

    at: datetime
    text = N_("Planned: {at}.")


@dataclass(frozen=True, slots=True)
class NowCancelled(Screen, ToStaff):
    """On the team's card, at its end: the appointment was cancelled."""

    text = N_("The appointment was cancelled.")


@dataclass(frozen=True, slots=True)
class ComesAfterAll(Screen, ToStaff):
    """On the team's card, at its end: the participant changed their mind."""

    text = N_("Is coming after all.")


@dataclass(frozen=True, slots=True)
class TookBack(Screen, ToStaff):
    """On the team's card, at its end: the participant no longer needs it."""

    text = N_("No longer needs it.")


@dataclass(frozen=True, slots=True)
class HasBeen(Screen, ToStaff):
    """On the team's card, at its end: the appointment is over, and somebody said how it went."""

    text = N_("The appointment is over.")


Outcome = NowPlanned | NowCancelled | ComesAfterAll | TookBack | HasBeen


@dataclass(frozen=True, slots=True)
class CannotComeDone(Notice, ToStaff):
    """To the team, in the place of the card of a participant who could not come, when that is settled."""

    first_name: str
    pseudonym: str
    outcome: Outcome
    text = N_("✅ <b>{first_name}</b> ({pseudonym}) could not come.\n{outcome}")


@dataclass(frozen=True, slots=True)
class WantsAppointmentDone(Notice, ToStaff):
    """To the team, in the place of the card of a participant who asked for an appointment, when that is settled."""

    first_name: str
    pseudonym: str
    outcome: Outcome
    text = N_("✅ <b>{first_name}</b> ({pseudonym}) asked for an appointment.\n{outcome}")


# --- from a request to its words ------------------------------------------------------------------

REASON_LINES = {
    Reason.OTHER_PLANS: ReasonLine.OTHER_PLANS,
    Reason.CAME_UP: ReasonLine.CAME_UP,
    Reason.NO_TRANSPORT: ReasonLine.NO_TRANSPORT,
    Reason.UNSAID: ReasonLine.UNSAID,
}
_PARTS = {
    Daypart.MORNING: PartLine.MORNING,
    Daypart.AFTERNOON: PartLine.AFTERNOON,
    Daypart.ANY: PartLine.ANY,
}


def suits_team(moments: Iterable[Suits] | None) -> tuple[SuitsTeam, ...]:
    """The moments that a participant proposed, as the team reads them."""
    return tuple(SuitsTeam(one.day, _PARTS[one.part]) for one in moments or ())


def wish_line(request: AppointmentRequest) -> WishLine | None:
    """What a request says besides its moments; None as long as it says nothing."""
    if request.call:
        return WishLine.CALL
    if request.moments == ():
        return WishLine.ANY_MOMENT
    return WishLine.NEW_MOMENT if request.moments else None
