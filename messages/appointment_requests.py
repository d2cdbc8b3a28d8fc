"""What is said when a participant can't come or would like an appointment: to them, and on the team's card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentoring.appointment_requests import AppointmentRequest, Daypart, Reason, Suits
from messages.base import N_, Label, Message, Screen

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


# --- from a request to its words ------------------------------------------------------------------

REASON_LABELS = {
    Reason.OTHER_PLANS: ReasonLabel.OTHER_PLANS,
    Reason.CAME_UP: ReasonLabel.CAME_UP,
    Reason.NO_TRANSPORT: ReasonLabel.NO_TRANSPORT,
    Reason.UNSAID: ReasonLabel.UNSAID,
}
_LINES: dict[Daypart, type[SuitsLine]] = {
    Daypart.MORNING: InTheMorning,
    Daypart.AFTERNOON: InTheAfternoon,
    Daypart.ANY: AllDay,
}


def suits_lines(moments: Iterable[Suits] | None) -> tuple[SuitsLine, ...]:
    """The moments that a participant proposed, as they read them."""
    return tuple(_LINES[one.part](one.day) for one in moments or ())


def request_stands(request: AppointmentRequest, mentor: str) -> RequestStands:
    """What a participant asked before, as they read it."""
    otherwise = WantsCall(mentor) if request.call else AnyMoment() if not request.moments else None
    return RequestStands(suits_lines(request.moments), otherwise, mentor)


def asked(request: AppointmentRequest, mentor: str) -> Screen:
    """The answer to a participant who is done."""
    if request.call:
        return CallAsked(mentor)
    return MomentsAsked(suits_lines(request.moments), mentor) if request.moments else AnyMomentAsked(mentor)
