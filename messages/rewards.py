"""What is said about rewards: to the participant about the spaarpot."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.choices import Choice
from mentoring.ledger import Earned
from mentoring.money import Cents
from mentoring.wall_time import day_of
from messages.base import N_, Label, Message, Screen

_MOST_LINES = 4
"""With what stands above them they are five (`product.md`, rule 3)."""

# --- to the participant ---------------------------------------------------------------------------


class RewardsLabel(Label):
    """To the participant, under the spaarpot and under good news."""

    NEXT_STEP = N_("What is the next step?")
    EARNED = N_("What did I earn?")


@dataclass(frozen=True, slots=True)
class GiftRow(Screen):
    """To the participant, on a button of the spaarpot: a gift that it buys now."""

    sign: str
    gift: str
    value: Cents
    text = N_("{sign} {gift} · {value}")


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


@dataclass(frozen=True, slots=True)
class RecognitionGot(Screen):
    """To the participant, one line of what they earned: recognition."""

    on: date
    recognition: str
    text = N_("• {on}: {recognition}")


EarnedLine = EarnedToday | EarnedYesterday | EarnedBefore | RecognitionGot


@dataclass(frozen=True, slots=True)
class NearlyThere(Screen):
    """To the participant, one line of the spaarpot: what a little more saving buys."""

    missing: Cents
    gift: str
    text = N_("Save {missing} more for: {gift}.")


@dataclass(frozen=True, slots=True)
class OneUnderWay(Screen):
    """To the participant, one line of the spaarpot: what they chose and have yet to get."""

    gift: str
    text = N_("On its way to you: {gift}.")


@dataclass(frozen=True, slots=True)
class SeveralUnderWay(Screen):
    """The same, when it is more than one."""

    count: int
    text = N_("On its way to you: {count} gift.")
    plural = N_("On their way to you: {count} gifts.")


UnderWay = OneUnderWay | SeveralUnderWay


@dataclass(frozen=True, slots=True)
class YouCanChoose(Screen):
    """To the participant, the last line of a spaarpot that buys something."""

    text = N_("You can keep saving too. What do you want?")


@dataclass(frozen=True, slots=True)
class Savings(Screen):
    """To the participant, behind "Rewards": what is in the spaarpot, and what it buys is on the buttons."""

    balance: Cents
    nearly: NearlyThere | None
    under_way: UnderWay | None
    choose: YouCanChoose | None
    text = N_("💶 Your savings are {balance}.\n{nearly}\n{under_way}\n{choose}")


@dataclass(frozen=True, slots=True)
class SavingsEmpty(Screen):
    """To the participant, behind "Rewards", when there is nothing in it: how it is filled."""

    nearly: NearlyThere | None
    under_way: UnderWay | None
    text = N_(
        "💶 Your savings are empty now. That is fine.\n"
        "You earn something with every step.\n"
        "{nearly}\n{under_way}\n"
        "Did you do a step? Then press Done."
    )


@dataclass(frozen=True, slots=True)
class WhatYouEarned(Screen):
    """To the participant, behind "What did I earn?": the last things, newest first."""

    earned: tuple[EarnedLine, ...]
    text = N_("⭐ You earned this:\n{earned}")


@dataclass(frozen=True, slots=True)
class NothingEarnedYet(Screen):
    """To the participant, behind "What did I earn?", when that is nothing: how it is done."""

    text = N_("⭐ Your first reward is yet to come. You earn something with every step.")


def savings(balance: Cents, *, buys: bool, nearly: tuple[str, Cents] | None, under_way: list[str]) -> Screen:
    """The screen of a spaarpot as it is now. `nearly`: a gift and what is missing for it."""
    near = NearlyThere(nearly[1], nearly[0]) if nearly else None
    coming = _under_way(under_way)
    if not balance:
        return SavingsEmpty(near, coming)
    return Savings(balance, near, coming, YouCanChoose() if buys else None)


def _under_way(gifts: list[str]) -> UnderWay | None:
    if len(gifts) > 1:
        return SeveralUnderWay(len(gifts))
    return OneUnderWay(gifts[0]) if gifts else None


def what_you_earned(earned: list[Earned], recognition: list[Choice], *, now: datetime) -> Screen:
    """The last things that were earned, of both kinds, newest first."""
    today = day_of(now)
    lines = [(each.earned_at, _line(each, today)) for each in earned]
    lines += [(each.chosen_at, RecognitionGot(day_of(each.chosen_at), each.name)) for each in recognition]
    if not lines:
        return NothingEarnedYet()
    newest = sorted(lines, key=lambda line: line[0], reverse=True)[:_MOST_LINES]
    return WhatYouEarned(tuple(line for _, line in newest))


def _line(earned: Earned, today: date) -> EarnedLine:
    on = day_of(earned.earned_at)
    what = earned.title or KeptAppointment(earned.mentor)
    if on == today:
        return EarnedToday(earned.amount, what)
    if on == today - timedelta(days=1):
        return EarnedYesterday(earned.amount, what)
    return EarnedBefore(earned.amount, on, what)
