"""What is said about rewards: to the participant about the spaarpot, to coordinators about the pot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.ledger import Earned, Pot
from mentoring.money import Cents
from mentoring.wall_time import day_of
from messages.base import N_, Label, Message, Screen, StaffLabel, ToStaff

# --- to the participant ---------------------------------------------------------------------------


class RewardsLabel(Label):
    """To the participant, under the spaarpot: the way back to the goals."""

    NEXT_STEP = N_("What is the next step?")


@dataclass(frozen=True, slots=True)
class KeptAppointment(Message):
    """To the participant, under the spaarpot: what an appointment without a title earned something for."""

    mentor: str
    text = N_("Appointment with {mentor}")


@dataclass(frozen=True, slots=True)
class EarnedToday(Screen):
    """To the participant, one line under the spaarpot: earned today."""

    amount: Cents
    what: str | KeptAppointment
    text = N_("• {amount}, today: {what}")


@dataclass(frozen=True, slots=True)
class EarnedYesterday(Screen):
    """To the participant, one line under the spaarpot: earned yesterday."""

    amount: Cents
    what: str | KeptAppointment
    text = N_("• {amount}, yesterday: {what}")


@dataclass(frozen=True, slots=True)
class EarnedBefore(Screen):
    """To the participant, one line under the spaarpot: earned on an earlier day."""

    amount: Cents
    on: date
    what: str | KeptAppointment
    text = N_("• {amount}, {on}: {what}")


EarnedLine = EarnedToday | EarnedYesterday | EarnedBefore


@dataclass(frozen=True, slots=True)
class Savings(Screen):
    """To the participant, behind "Rewards": what is in the spaarpot and what came in last."""

    balance: Cents
    earned: tuple[EarnedLine, ...]
    text = N_("💶 Your savings are {balance}.\n{earned}")


@dataclass(frozen=True, slots=True)
class SavingsEmpty(Screen):
    """To the participant, behind "Rewards", when nothing was earned yet: how it is done."""

    text = N_(
        "💶 Your savings are still empty. That is fine.\n"
        "You earn something with every step. Did you do a step? Then press Done."
    )


def savings(balance: Cents, earned: list[Earned], *, now: datetime) -> Screen:
    """The screen of a spaarpot as it is now."""
    if not earned:
        return SavingsEmpty()
    today = day_of(now)
    return Savings(balance, tuple(_line(each, today) for each in earned))


def _line(earned: Earned, today: date) -> EarnedLine:
    on = day_of(earned.earned_at)
    what = earned.title or KeptAppointment(earned.mentor)
    if on == today:
        return EarnedToday(earned.amount, what)
    if on == today - timedelta(days=1):
        return EarnedYesterday(earned.amount, what)
    return EarnedBefore(earned.amount, on, what)


# --- to coordinators ------------------------------------------------------------------------------


class BudgetLabel(StaffLabel):
    """To a coordinator, under the programme's money."""

    RAISE = N_("Raise the pot")


@dataclass(frozen=True, slots=True)
class Budget(Screen, ToStaff):
    """To a coordinator who types /budget. `free`, `promised`, `earned` and `paid` add up to `total`."""

    total: Cents
    free: Cents
    promised: Cents
    earned: Cents
    paid: Cents
    text = N_(
        "<b>Pot: {total}</b>\n"
        "• Free: {free}\n"
        "• Reserved for goals and appointments: {promised}\n"
        "• Earned, in savings: {earned}\n"
        "• Handed over: {paid}"
    )


@dataclass(frozen=True, slots=True)
class BudgetEmpty(Screen, ToStaff):
    """To a coordinator who types /budget before there is any money."""

    text = N_(
        "There is no money in the pot yet. "
        "Goals with a reward can be agreed only when the pot can pay for them."
    )


@dataclass(frozen=True, slots=True)
class AskRaise(Screen, ToStaff):
    """To a coordinator who is going to raise the pot."""

    text = N_("By how much do you raise the pot? Type an amount, for example 5000 or 250,50.")


@dataclass(frozen=True, slots=True)
class RaiseNothing(Screen, ToStaff):
    """To a coordinator who types zero as the amount."""

    text = N_("With zero euros nothing changes. Type an amount above zero.")


@dataclass(frozen=True, slots=True)
class RaiseRight(Screen, ToStaff):
    """To a coordinator, before the pot is raised: read back what was understood."""

    amount: Cents
    total: Cents
    text = N_("You raise the pot by <b>{amount}</b>. It becomes {total} in total. Is that right?")


@dataclass(frozen=True, slots=True)
class PotRaised(Screen, ToStaff):
    """To the coordinator who raised the pot, above how it stands now."""

    amount: Cents
    text = N_("✅ The pot was raised by {amount}.")


@dataclass(frozen=True, slots=True)
class PotNotRaised(Screen, ToStaff):
    """To a coordinator who stopped, or did not say yes."""

    text = N_("The pot stays as it was.")


@dataclass(frozen=True, slots=True)
class PotChanged(Screen, ToStaff):
    """To a coordinator who confirms an amount while a colleague has raised the pot meanwhile."""

    text = N_("A colleague has raised the pot meanwhile. Nothing was added. Look at the pot and try again.")


@dataclass(frozen=True, slots=True)
class PotTooSmallStaff(Screen, ToStaff):
    """To staff who promise something that the pot can't pay."""

    text = N_("The pot is too small for this reward. A coordinator can raise it with /budget.")


def budget(pot: Pot) -> Screen:
    """How the programme's money stands."""
    if not pot.total:
        return BudgetEmpty()
    return Budget(pot.total, pot.free, pot.promised, pot.earned, pot.paid)
