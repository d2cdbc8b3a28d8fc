"""What coordinators read about changes of the pot: while one makes them, and when another one has to agree."""

from dataclasses import dataclass

from mentoring.money import Cents
from mentoring.pot import ChangeState, PotChange
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.catalogue import full_date


class BudgetLabel(StaffLabel):
    """To a coordinator, under the programme's money and under a change of it."""

    RAISE = N_("Raise the pot")
    LOWER = N_("Lower the pot")
    NEXT_YEAR = N_("Next year")
    PICTURE = N_("As a picture")
    AGREE = N_("Agreed")
    DISAGREE = N_("Not agreed")
    WITHDRAW = N_("Withdraw")


@dataclass(frozen=True, slots=True)
class RaisePhrase(Screen, ToStaff):
    """To a coordinator, in a sentence: what somebody asks for."""

    amount: Cents
    year: str
    text = N_("raise the pot of {year} by {amount}")


@dataclass(frozen=True, slots=True)
class LowerPhrase(Screen, ToStaff):
    """To a coordinator, in a sentence: what somebody asks for."""

    amount: Cents
    year: str
    text = N_("lower the pot of {year} by {amount}")


Phrase = RaisePhrase | LowerPhrase


# --- changing it ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskRaise(Screen, ToStaff):
    """To a coordinator who is going to raise the pot."""

    text = N_("By how much do you raise the pot? Type an amount, for example 5000 or 250,50.")


@dataclass(frozen=True, slots=True)
class AskLower(Screen, ToStaff):
    """To a coordinator who is going to lower the pot."""

    free: Cents
    text = N_("By how much do you lower the pot? {free} is free. Type an amount, for example 5000 or 250,50.")


@dataclass(frozen=True, slots=True)
class AskReady(Screen, ToStaff):
    """To a coordinator who sets money ready for a coming year."""

    year: str
    text = N_("How much do you set ready for {year}? Type an amount, for example 5000 or 250,50.")


@dataclass(frozen=True, slots=True)
class RaiseNothing(Screen, ToStaff):
    """To a coordinator who types zero as the amount."""

    text = N_("With zero euros nothing changes. Type an amount above zero.")


@dataclass(frozen=True, slots=True)
class SecondLooks(Screen, ToStaff):
    """To a coordinator, before a high amount is asked for."""

    limit: Cents
    text = N_("More than {limit} in 24 hours: a second coordinator has to agree.")


@dataclass(frozen=True, slots=True)
class RaiseRight(Screen, ToStaff):
    """To a coordinator, before the pot is raised: read back what was understood."""

    year: str
    amount: Cents
    free: Cents
    free_now: Cents
    second: SecondLooks | None
    text = N_(
        "You raise the pot of {year} by <b>{amount}</b>. Free becomes {free}, now {free_now}.\n"
        "{second}\nIs that right?"
    )


@dataclass(frozen=True, slots=True)
class LowerRight(Screen, ToStaff):
    """To a coordinator, before the pot is lowered: read back what was understood."""

    year: str
    amount: Cents
    free: Cents
    free_now: Cents
    second: SecondLooks | None
    text = N_(
        "You lower the pot of {year} by <b>{amount}</b>. Free becomes {free}, now {free_now}.\n"
        "{second}\nIs that right?"
    )


@dataclass(frozen=True, slots=True)
class ReadyRight(Screen, ToStaff):
    """To a coordinator, before money is set ready for a coming year: read back what was understood."""

    year: str
    amount: Cents
    together: Cents
    since: str
    second: SecondLooks | None
    text = N_(
        "You set <b>{amount}</b> ready for {year}. It comes into the pot on {since}. "
        "Together {together} is ready then.\n"
        "{second}\nIs that right?"
    )


@dataclass(frozen=True, slots=True)
class PotRaised(Screen, ToStaff):
    """To the coordinator who raised the pot, above how it stands now."""

    amount: Cents
    text = N_("✅ The pot was raised by {amount}.")


@dataclass(frozen=True, slots=True)
class PotLowered(Screen, ToStaff):
    """To the coordinator who lowered the pot, above how it stands now."""

    amount: Cents
    text = N_("✅ The pot was lowered by {amount}.")


@dataclass(frozen=True, slots=True)
class PotReady(Screen, ToStaff):
    """To the coordinator who set money ready for a coming year."""

    amount: Cents
    year: str
    since: str
    text = N_("✅ {amount} is ready for {year}. It comes into the pot on {since}.")


@dataclass(frozen=True, slots=True)
class PotAsked(Screen, ToStaff):
    """To the coordinator who asked for a high amount: the others have been asked."""

    number: int
    text = N_(
        "🟡 Change {number} waits for a second coordinator. Your colleagues have been asked. You hear it from me."
    )


@dataclass(frozen=True, slots=True)
class NobodyToAsk(Screen, ToStaff):
    """To the only coordinator, who asked for a high amount."""

    number: int
    text = N_(
        "🟡 Change {number} waits for a second coordinator, and there is none with a linked account yet. "
        "Whoever runs Voetstuk makes a link with voetstuk invite-coordinator. "
        "Then your colleague finds the change with /budget."
    )


@dataclass(frozen=True, slots=True)
class PotNotRaised(Screen, ToStaff):
    """To a coordinator who stopped, or did not say yes."""

    text = N_("The pot stays as it was.")


@dataclass(frozen=True, slots=True)
class ChangeNumber(Screen, ToStaff):
    """On a coordinator's button under the programme's money: the way to one change that is open."""

    number: int
    text = N_("Change {number}")


# --- a second coordinator -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AwaitsSecond(Screen, ToStaff):
    """To the other coordinators, on the card of a change: what is asked of them."""

    limit: Cents
    text = N_("More than {limit} in 24 hours wants a second coordinator. Do you agree?")


@dataclass(frozen=True, slots=True)
class PotAgreedBy(Screen, ToStaff):
    """To coordinators, on the card of a change: a colleague agreed, and it counts."""

    name: str
    text = N_("✅ {name} agreed. The pot has been changed.")


@dataclass(frozen=True, slots=True)
class PotAgreedFor(Screen, ToStaff):
    """To coordinators, on the card of a change: a colleague agreed, and it counts when its year begins."""

    name: str
    since: str
    text = N_("✅ {name} agreed. It comes into the pot on {since}.")


@dataclass(frozen=True, slots=True)
class PotRefusedBy(Screen, ToStaff):
    """To coordinators, on the card of a change: a colleague did not agree."""

    name: str
    text = N_("{name} does not agree. The pot stays as it was.")


@dataclass(frozen=True, slots=True)
class PotTakenBackBy(Screen, ToStaff):
    """To coordinators, on the card of a change: it was taken back."""

    name: str
    text = N_("Withdrawn by {name}. The pot stays as it was.")


@dataclass(frozen=True, slots=True)
class CountsAlready(Screen, ToStaff):
    """To a coordinator who presses an old button of a change that one could make alone, or that the clock booked."""

    text = N_("It is in the pot.")


@dataclass(frozen=True, slots=True)
class ReadySince(Screen, ToStaff):
    """To a coordinator who looks at money that is set ready for a coming year, and needed no second one."""

    since: str
    text = N_("It comes into the pot on {since}.")


PotOutcome = (
    AwaitsSecond | PotAgreedBy | PotAgreedFor | PotRefusedBy | PotTakenBackBy | CountsAlready | ReadySince
)


@dataclass(frozen=True, slots=True)
class PotChangeCard(Notice, ToStaff):
    """To coordinators in private: a colleague asks for a high amount, and what became of that."""

    change_id: int
    by: str
    change: Phrase
    outcome: PotOutcome
    text = N_("<b>Pot, change {change_id}</b> · {by} wants to {change}.\n{outcome}")


@dataclass(frozen=True, slots=True)
class PotChangeShown(Screen, ToStaff):
    """To a coordinator who presses a button of a change, in the place of its card: how it stands now."""

    change_id: int
    by: str
    change: Phrase
    outcome: PotOutcome
    text = N_("<b>Pot, change {change_id}</b> · {by} wants to {change}.\n{outcome}")


# --- refusals -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PotChanged(Screen, ToStaff):
    """To a coordinator who confirms an amount while a colleague has changed the pot meanwhile."""

    text = N_("A colleague has changed the pot meanwhile. Nothing was done. Look at the pot and try again.")


@dataclass(frozen=True, slots=True)
class MoreThanIsFreeStaff(Screen, ToStaff):
    """To a coordinator who lowers the pot by more than is free."""

    free: Cents
    text = N_("{free} is free. No more can be taken out of the pot: the rest has been promised or earned.")


@dataclass(frozen=True, slots=True)
class OnlyRaisedAheadStaff(Screen, ToStaff):
    """To a coordinator who lowers the pot of a coming year."""

    text = N_(
        "The pot of a coming year can't be lowered. What is ready for it can be withdrawn with /budget."
    )


@dataclass(frozen=True, slots=True)
class OwnChangeStaff(Screen, ToStaff):
    """To a coordinator who agrees to their own change."""

    text = N_("You asked for this yourself. Another coordinator has to agree.")


@dataclass(frozen=True, slots=True)
class NotTheirChangeStaff(Screen, ToStaff):
    """To a coordinator who takes back what a colleague asked."""

    text = N_("Your colleague asked for this. Only they can withdraw it; you can disagree.")


@dataclass(frozen=True, slots=True)
class NotAYearStaff(Screen, ToStaff):
    """To a coordinator who types a year for which the pot can't be changed."""

    years: tuple[str, ...]
    text = N_("The pot can be changed for {years}. Type /budget with such a year and an amount.")


@dataclass(frozen=True, slots=True)
class PotTooSmallStaff(Screen, ToStaff):
    """To staff who promise something that the pot can't pay."""

    text = N_("The pot is too small for this reward. A coordinator can raise it with /budget.")


# --- made of what is known ------------------------------------------------------------------------


def phrase_of(change: PotChange, begins_on: tuple[int, int]) -> Phrase:
    """What somebody asks for, in a sentence."""
    year = ProgrammeYear(change.year, begins_on).name
    if change.amount < 0:
        return LowerPhrase(Cents(-change.amount), year)
    return RaisePhrase(change.amount, year)


def card_of(change: PotChange, programme: Programme) -> PotChangeCard:
    """What the other coordinators see of it."""
    phrase = phrase_of(change, programme.year_begins)
    return PotChangeCard(change.id, change.asked_by_name, phrase, outcome_of(change, programme))


def change_shown(change: PotChange, programme: Programme) -> PotChangeShown:
    """The same, for who looks it up or has just answered."""
    phrase = phrase_of(change, programme.year_begins)
    return PotChangeShown(change.id, change.asked_by_name, phrase, outcome_of(change, programme))


def outcome_of(change: PotChange, programme: Programme) -> PotOutcome:
    """How it stands."""
    match change.state:
        case ChangeState.WAITING:
            return AwaitsSecond(programme.two_raise_above)
        case ChangeState.WITHDRAWN:
            return (PotRefusedBy if change.was_refused else PotTakenBackBy)(change.settled_by_name)
        case ChangeState.AGREED:
            day = first_day_of(change.year, programme)
            return PotAgreedFor(change.settled_by_name, day) if change.settled_by_name else ReadySince(day)
        case ChangeState.BOOKED if change.settled_by_name:
            return PotAgreedBy(change.settled_by_name)
    return CountsAlready()


def first_day_of(year: int, programme: Programme) -> str:
    """The day on which a programme year begins: "1 januari 2027"."""
    return full_date(ProgrammeYear(year, programme.year_begins).first_day)
