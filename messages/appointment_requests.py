"""What is said when a participant can't come or would like an appointment: to them, and on the team's card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.appointment_requests import AppointmentRequest, Daypart, Reason, Suits
from messages.base import N_, Label, Message, Notice, Screen, StaffLabel, ToStaff

# --- to participants ------------------------------------------------------------------------------


class RequestLabel(Label):
    """To a participant, while they ask for an appointment or another moment."""

    ASK = N_("I would like an appointment")
    OTHER_DAYS = N_("Other days")
    MORNING = N_("Morning")
    AFTERNOON = N_("Afternoon")
    ANY_PART = N_("Either")
    ANY_MOMENT = N_("Any day is fine")
    ONE_MORE = N_("One more moment")
    READY = N_("That is it")
    CHANGE = N_("Choose other moments")
    TAKE_BACK = N_("No longer needed")


class ReasonLabel(Label):
    """To a participant who can't come: why, if they like to say. Never about health."""

    OTHER_PLANS = N_("I have something else then")
    CAME_UP = N_("Something came up")
    NO_TRANSPORT = N_("I can't get there")
    UNSAID = N_("I would rather not say")


@dataclass(frozen=True, slots=True)
class AskReason(Screen):
    """To a participant who said "I can't come": warm first, and a reason only if they like."""

    text = N_("Good that you say so. That helps.\nWould you like to say why? You need not.")


@dataclass(frozen=True, slots=True)
class AskNewMoment(Screen):
    """To a participant who can't come, after the reason or none."""

    text = N_("Thank you. Shall we look for a new moment?")


@dataclass(frozen=True, slots=True)
class WhichDaySuits(Screen):
    """To a participant who asks for an appointment or another moment: the first day that suits."""

    text = N_("📅 Which day suits you? Press a day.")


@dataclass(frozen=True, slots=True)
class WhichPartSuits(Screen):
    """To a participant who chose a day."""

    day: date
    text = N_("📅 On {day}: what suits you?")


@dataclass(frozen=True, slots=True)
class InTheMorning(Message):
    """To a participant, in a list: a moment that they proposed."""

    day: date
    text = N_("• {day}, in the morning")


@dataclass(frozen=True, slots=True)
class InTheAfternoon(Message):
    """To a participant, in a list: a moment that they proposed."""

    day: date
    text = N_("• {day}, in the afternoon")


@dataclass(frozen=True, slots=True)
class AllDay(Message):
    """To a participant, in a list: a day that they proposed, morning or afternoon."""

    day: date
    text = N_("• {day}, the whole day")


@dataclass(frozen=True, slots=True)
class AnyMoment(Message):
    """To a participant: they said that any moment is fine."""

    text = N_("Any day is fine.")


@dataclass(frozen=True, slots=True)
class WantsCall(Message):
    """To a participant: they asked to be called."""

    mentor: str
    text = N_("{mentor} is going to call you.")


SuitsLine = InTheMorning | InTheAfternoon | AllDay


@dataclass(frozen=True, slots=True)
class MomentsSoFar(Screen):
    """To a participant, after a moment was proposed: they can add one, or be done."""

    suits: tuple[SuitsLine, ...]
    text = N_("This suits you:\n{suits}\nWould you like to add a moment?")


@dataclass(frozen=True, slots=True)
class MomentsAsked(Screen):
    """To a participant who is done with proposing moments."""

    suits: tuple[SuitsLine, ...]
    mentor: str
    text = N_("👍 This suits you:\n{suits}\n{mentor} chooses a moment. You read it here.")


@dataclass(frozen=True, slots=True)
class AnyMomentAsked(Screen):
    """To a participant to whom any moment is fine."""

    mentor: str
    text = N_("👍 All right. {mentor} chooses a moment. You read it here.")


@dataclass(frozen=True, slots=True)
class CallAsked(Screen):
    """To a participant who would like to be called."""

    mentor: str
    text = N_("👍 All right. I ask {mentor} to call you.")


@dataclass(frozen=True, slots=True)
class NothingNow(Screen):
    """To a participant who would like no other moment just now."""

    text = N_("That is fine. Would you like to later? Then press Appointments.")


@dataclass(frozen=True, slots=True)
class RequestStands(Screen):
    """To a participant who asks for an appointment once more: what they asked, and that it was heard."""

    suits: tuple[SuitsLine, ...]
    otherwise: AnyMoment | WantsCall | None
    mentor: str
    text = N_("📅 You are looking for a moment. {mentor} knows.\n{suits}\n{otherwise}")


@dataclass(frozen=True, slots=True)
class RequestTakenBack(Screen):
    """To a participant who took their request back."""

    mentor: str
    text = N_("All right. {mentor} knows that you no longer need it.")


# --- to the team ----------------------------------------------------------------------------------


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

REASON_LABELS = {
    Reason.OTHER_PLANS: ReasonLabel.OTHER_PLANS,
    Reason.CAME_UP: ReasonLabel.CAME_UP,
    Reason.NO_TRANSPORT: ReasonLabel.NO_TRANSPORT,
    Reason.UNSAID: ReasonLabel.UNSAID,
}
REASON_LINES = {
    Reason.OTHER_PLANS: ReasonLine.OTHER_PLANS,
    Reason.CAME_UP: ReasonLine.CAME_UP,
    Reason.NO_TRANSPORT: ReasonLine.NO_TRANSPORT,
    Reason.UNSAID: ReasonLine.UNSAID,
}
_LINES: dict[Daypart, type[SuitsLine]] = {
    Daypart.MORNING: InTheMorning,
    Daypart.AFTERNOON: InTheAfternoon,
    Daypart.ANY: AllDay,
}
_PARTS = {
    Daypart.MORNING: PartLine.MORNING,
    Daypart.AFTERNOON: PartLine.AFTERNOON,
    Daypart.ANY: PartLine.ANY,
}


def suits_lines(moments: Iterable[Suits] | None) -> tuple[SuitsLine, ...]:
    """The moments that a participant proposed, as they read them."""
    return tuple(_LINES[one.part](one.day) for one in moments or ())


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


def request_stands(request: AppointmentRequest, mentor: str) -> RequestStands:
    """What a participant asked before, as they read it."""
    otherwise = WantsCall(mentor) if request.call else AnyMoment() if not request.moments else None
    return RequestStands(suits_lines(request.moments), otherwise, mentor)


def asked(request: AppointmentRequest, mentor: str) -> Screen:
    """The answer to a participant who is done."""
    if request.call:
        return CallAsked(mentor)
    return MomentsAsked(suits_lines(request.moments), mentor) if request.moments else AnyMomentAsked(mentor)
