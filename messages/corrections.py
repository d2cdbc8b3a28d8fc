"""What is said about corrections: to coordinators who make one or agree to it, and to the participant who gets more."""

from dataclasses import dataclass
from datetime import date

from mentoring.corrections import Correction, CorrectionKind, CorrectionState
from mentoring.ledger import Earned
from mentoring.money import Cents
from mentoring.programme import Programme
from mentoring.wall_time import day_of
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.rewards import KeptAppointment


class CorrectionLabel(StaffLabel):
    """To a coordinator, under the programme's money and while something is corrected."""

    CORRECT = N_("Correction")
    OWED = N_("There should be more")
    BORNE = N_("Too much was given")
    SOMETHING_ELSE = N_("Something else")


# --- to the participant ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OwedForThis(Notice):
    """To the participant, when something turns out to have earned more than they got for it."""

    what: str | KeptAppointment
    amount: Cents
    balance: Cents
    text = N_("🌟 Well done: {what}.\nYou get {amount} more for it.\nYour savings are {balance} now.")


@dataclass(frozen=True, slots=True)
class OwedToYou(Notice):
    """To the participant, when they turn out to have earned more than they got."""

    amount: Cents
    balance: Cents
    text = N_("🌟 You are doing well. You get {amount} more.\nYour savings are {balance} now.")


# --- making one -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskWhoseCorrection(Screen, ToStaff):
    """To a coordinator who types /correctie."""

    text = N_("For whom do you put something right?")


@dataclass(frozen=True, slots=True)
class AskCorrectionKind(Screen, ToStaff):
    """To a coordinator who corrects something: what was wrong."""

    name: str
    text = N_(
        "What was wrong for {name}? What was given too much, {name} keeps: then the programme bears it and that is in "
        "the books."
    )


@dataclass(frozen=True, slots=True)
class AskCorrectionAbout(Screen, ToStaff):
    """To a coordinator who corrects something: which of the last things that were earned it is about."""

    name: str
    text = N_("What is it about? {name} earned this last.")


@dataclass(frozen=True, slots=True)
class EarnedButton(Screen, ToStaff):
    """On a coordinator's button: something that was earned, of which something was wrong."""

    amount: Cents
    on: str
    what: str
    text = N_("{amount} · {on} · {what}")


@dataclass(frozen=True, slots=True)
class AppointmentEarned(Screen, ToStaff):
    """To a coordinator, in the place of a title: an appointment that has none."""

    mentor: str
    text = N_("appointment with {mentor}")


@dataclass(frozen=True, slots=True)
class AskOwed(Screen, ToStaff):
    """To a coordinator: how much a participant should have had more."""

    name: str
    text = N_("How much more does {name} get? Type an amount, for example 5 or 2,50.")


@dataclass(frozen=True, slots=True)
class AskBorne(Screen, ToStaff):
    """To a coordinator: how much was given too much."""

    name: str
    text = N_("How much too much did {name} get? Type an amount, for example 5 or 2,50.")


@dataclass(frozen=True, slots=True)
class AskCorrectionReason(Screen, ToStaff):
    """To a coordinator: why."""

    text = N_("Why? Type it in a sentence or two. Only coordinators read it.")


@dataclass(frozen=True, slots=True)
class SecondCorrects(Screen, ToStaff):
    """To a coordinator, before a high amount is corrected."""

    limit: Cents
    text = N_("More than {limit} for one participant in 24 hours: a second coordinator has to agree.")


@dataclass(frozen=True, slots=True)
class AboutThis(Screen, ToStaff):
    """To a coordinator, in what is read back: what was earned that was wrong."""

    what: str
    on: date
    given: Cents
    text = N_("About: {what}, {given} on {on}.")


@dataclass(frozen=True, slots=True)
class OwedRight(Screen, ToStaff):
    """To a coordinator, before a participant gets more: read back what was understood."""

    name: str
    pseudonym: str
    amount: Cents
    about: AboutThis | None
    reason: str
    second: SecondCorrects | None
    text = N_(
        "{name} ({pseudonym}) gets <b>{amount}</b> more in the savings, and a message about it.\n"
        "{about}\nReason: {reason}\n{second}\nIs that right?"
    )


@dataclass(frozen=True, slots=True)
class BorneRight(Screen, ToStaff):
    """To a coordinator, before the programme bears something: read back what was understood."""

    name: str
    pseudonym: str
    amount: Cents
    about: AboutThis | None
    reason: str
    second: SecondCorrects | None
    text = N_(
        "{name} ({pseudonym}) got <b>{amount}</b> too much and keeps it. The programme bears it. "
        "{name} gets no message.\n{about}\nReason: {reason}\n{second}\nIs that right?"
    )


@dataclass(frozen=True, slots=True)
class OwedBooked(Screen, ToStaff):
    """To the coordinator who gave a participant more."""

    number: int
    name: str
    amount: Cents
    text = N_("✅ Correction {number} is in the books. {name} has {amount} more.")


@dataclass(frozen=True, slots=True)
class BorneBooked(Screen, ToStaff):
    """To the coordinator who noted that too much was given."""

    number: int
    name: str
    amount: Cents
    text = N_("✅ Correction {number} is in the books. The programme bears {amount}, {name} keeps it.")


@dataclass(frozen=True, slots=True)
class CorrectionAsked(Screen, ToStaff):
    """To the coordinator who asked for a high correction: the others have been asked."""

    number: int
    text = N_(
        "🟡 Correction {number} waits for a second coordinator. Your colleagues have been asked. "
        "You hear it from me."
    )


@dataclass(frozen=True, slots=True)
class NobodyToAskCorrection(Screen, ToStaff):
    """To the only coordinator, who asked for a high correction."""

    number: int
    text = N_(
        "🟡 Correction {number} waits for a second coordinator, and there is none with a linked account yet. "
        "Whoever runs Voetstuk makes a link with voetstuk invite-coordinator. "
        "Then your colleague finds the correction with /budget."
    )


@dataclass(frozen=True, slots=True)
class NotCorrected(Screen, ToStaff):
    """To a coordinator who stopped, or did not say yes."""

    text = N_("Nothing was corrected.")


# --- a second coordinator -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OwedPhrase(Screen, ToStaff):
    """To a coordinator, in a sentence: what somebody asks for."""

    name: str
    pseudonym: str
    amount: Cents
    text = N_("give {name} ({pseudonym}) {amount} more")


@dataclass(frozen=True, slots=True)
class BornePhrase(Screen, ToStaff):
    """To a coordinator, in a sentence: what somebody asks for."""

    name: str
    pseudonym: str
    amount: Cents
    text = N_("let the programme bear {amount} that {name} ({pseudonym}) got too much")


CorrectionPhrase = OwedPhrase | BornePhrase


@dataclass(frozen=True, slots=True)
class AboutClaim(Screen, ToStaff):
    """To coordinators, on the card of a correction: what it is about."""

    number: int
    text = N_("About claim {number}.")


@dataclass(frozen=True, slots=True)
class AboutAppointment(Screen, ToStaff):
    """To coordinators, on the card of a correction: what it is about."""

    number: int
    text = N_("About appointment {number}.")


@dataclass(frozen=True, slots=True)
class CorrectionAwaits(Screen, ToStaff):
    """To the other coordinators, on the card of a correction: what is asked of them."""

    limit: Cents
    text = N_("More than {limit} in 24 hours wants a second coordinator. Do you agree?")


@dataclass(frozen=True, slots=True)
class CorrectionAgreedBy(Screen, ToStaff):
    """To coordinators, on the card of a correction: a colleague agreed, and it counts."""

    name: str
    text = N_("✅ {name} agreed. It is in the books.")


@dataclass(frozen=True, slots=True)
class CorrectionRefusedBy(Screen, ToStaff):
    """To coordinators, on the card of a correction: a colleague did not agree."""

    name: str
    text = N_("{name} does not agree. Nothing was corrected.")


@dataclass(frozen=True, slots=True)
class CorrectionTakenBackBy(Screen, ToStaff):
    """To coordinators, on the card of a correction: it was taken back."""

    name: str
    text = N_("Withdrawn by {name}. Nothing was corrected.")


@dataclass(frozen=True, slots=True)
class CorrectionCounts(Screen, ToStaff):
    """To a coordinator who presses an old button of a correction that one could make alone."""

    text = N_("It is in the books.")


CorrectionOutcome = (
    CorrectionAwaits | CorrectionAgreedBy | CorrectionRefusedBy | CorrectionTakenBackBy | CorrectionCounts
)


@dataclass(frozen=True, slots=True)
class CorrectionCard(Notice, ToStaff):
    """To coordinators in private: a colleague asks for a high correction, and what became of that."""

    correction_id: int
    by: str
    change: CorrectionPhrase
    about: AboutClaim | AboutAppointment | None
    reason: str
    outcome: CorrectionOutcome
    text = N_(
        "<b>Correction {correction_id}</b> · {by} wants to {change}.\n{about}\nReason: {reason}\n{outcome}"
    )


@dataclass(frozen=True, slots=True)
class CorrectionShown(Screen, ToStaff):
    """To a coordinator who presses a button of a correction, in the place of its card: how it stands now."""

    correction_id: int
    by: str
    change: CorrectionPhrase
    about: AboutClaim | AboutAppointment | None
    reason: str
    outcome: CorrectionOutcome
    text = N_(
        "<b>Correction {correction_id}</b> · {by} wants to {change}.\n{about}\nReason: {reason}\n{outcome}"
    )


@dataclass(frozen=True, slots=True)
class WaitingCorrection(Screen, ToStaff):
    """To a coordinator, under the programme's money: a correction that waits for a second coordinator."""

    number: int
    by: str
    change: CorrectionPhrase
    text = N_("🟡 Correction {number}: {by} wants to {change}. A second coordinator has to agree.")


@dataclass(frozen=True, slots=True)
class CorrectionNumber(Screen, ToStaff):
    """On a coordinator's button under the programme's money: the way to one correction that waits."""

    number: int
    text = N_("Correction {number}")


# --- refusals -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoRoomForOwed(Screen, ToStaff):
    """To a coordinator who gives a participant more than fits in the year, with what can be done."""

    left: Cents
    text = N_(
        "That does not fit in this year any more: there is still room for {left}. "
        "Correct as much as fits, and agree on recognition for the rest. In the new year there is room again."
    )


@dataclass(frozen=True, slots=True)
class CorrectNothing(Screen, ToStaff):
    """To a coordinator who types zero as the amount."""

    text = N_("With zero euros nothing is corrected. Type an amount above zero.")


@dataclass(frozen=True, slots=True)
class MoreThanWasGivenStaff(Screen, ToStaff):
    """To a coordinator who lets the programme bear more than was given."""

    given: Cents
    text = N_("{given} was given for this. No more than that can be too much.")


@dataclass(frozen=True, slots=True)
class NotAReasonStaff(Screen, ToStaff):
    """To a coordinator who types no reason, or a long one."""

    most: int
    text = N_("Type why, in words of at most {most} characters.")


@dataclass(frozen=True, slots=True)
class OwnMoneyStaff(Screen, ToStaff):
    """To a coordinator who takes part too, and corrects what they have earned themselves."""

    text = N_("This is about your own rewards. Another coordinator can put it right with /correctie.")


@dataclass(frozen=True, slots=True)
class CorrectedMeanwhileStaff(Screen, ToStaff):
    """To a coordinator who confirms a correction while a colleague has made one meanwhile."""

    text = N_(
        "A colleague has corrected something meanwhile. Nothing was done. "
        "Look if it was the same, and begin again with /correctie."
    )


# --- made of what is known ------------------------------------------------------------------------


def owed_news(amount: Cents, what_for: Earned | None, balance: Cents) -> OwedForThis | OwedToYou:
    """To the participant: what they get more, praise first."""
    if what_for is None:
        return OwedToYou(amount, balance)
    return OwedForThis(what_for.title or KeptAppointment(what_for.mentor), amount, balance)


def correction_booked(correction: Correction) -> OwedBooked | BorneBooked:
    """To who made it alone: it counts."""
    is_owed = correction.draft.kind is CorrectionKind.OWED
    told = OwedBooked if is_owed else BorneBooked
    return told(correction.id, correction.participant_name, correction.draft.amount)


def phrase_of_correction(correction: Correction) -> CorrectionPhrase:
    """What somebody asks for, in a sentence."""
    is_owed = correction.draft.kind is CorrectionKind.OWED
    phrase = OwedPhrase if is_owed else BornePhrase
    return phrase(correction.participant_name, correction.pseudonym, correction.draft.amount)


def waiting_correction(correction: Correction) -> WaitingCorrection:
    """A line under the programme's money."""
    return WaitingCorrection(correction.id, correction.asked_by_name, phrase_of_correction(correction))


def card_of_correction(correction: Correction, programme: Programme) -> CorrectionCard:
    """What the other coordinators see of it."""
    return CorrectionCard(*_said(correction), correction_outcome(correction, programme))


def correction_shown(correction: Correction, programme: Programme) -> CorrectionShown:
    """The same, for who looks it up or has just answered."""
    return CorrectionShown(*_said(correction), correction_outcome(correction, programme))


def correction_outcome(correction: Correction, programme: Programme) -> CorrectionOutcome:
    """How it stands."""
    if correction.state is CorrectionState.WAITING:
        return CorrectionAwaits(programme.two_approve_above)
    if correction.was_refused:
        return CorrectionRefusedBy(correction.settled_by_name)
    if correction.state is CorrectionState.WITHDRAWN:
        return CorrectionTakenBackBy(correction.settled_by_name)
    return (
        CorrectionAgreedBy(correction.settled_by_name) if correction.settled_by_name else CorrectionCounts()
    )


def about_this(wrong: Earned, what: str) -> AboutThis:
    """What was earned that was wrong, in what is read back; `what` it was for, in the words of staff."""
    return AboutThis(what, day_of(wrong.earned_at), wrong.amount)


def _said(
    correction: Correction,
) -> tuple[int, str, CorrectionPhrase, AboutClaim | AboutAppointment | None, str]:
    return (
        correction.id,
        correction.asked_by_name,
        phrase_of_correction(correction),
        _about(correction.draft.about),
        correction.draft.reason,
    )


def _about(cause: str | None) -> AboutClaim | AboutAppointment | None:
    """The thing that a cause in the ledger names: "claim:42"."""
    if cause is None:
        return None
    kind, number, *_ = cause.split(":")
    return AboutClaim(int(number)) if kind == "claim" else AboutAppointment(int(number))
