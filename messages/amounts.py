"""What staff read when an amount that they typed can be read in more than one way: nothing is guessed."""

from dataclasses import dataclass

from mentoring.money import Cents
from messages.base import N_, Screen, ToStaff


@dataclass(frozen=True, slots=True)
class AmountMeant(Screen, ToStaff):
    """To staff who type an amount that can be read in two ways, as "1.250". Under it a button for each."""

    thousands: Cents
    with_cents: Cents
    text = N_("Do you mean {thousands} or {with_cents}? Choose, or type it once more like 1250 or 12,50.")


@dataclass(frozen=True, slots=True)
class AmountMeantOneWay(Screen, ToStaff):
    """To staff who type an amount that can only be meant in one way, but not surely, as "1.255"."""

    thousands: Cents
    text = N_("Do you mean {thousands}? Choose, or type it once more like 1250 or 12,50.")


@dataclass(frozen=True, slots=True)
class RewardNotRead(Screen, ToStaff):
    """To staff who type an appointment in one line, with an amount at its end that is not clear."""

    typed: str
    text = N_("I left out {typed}: I can't read it as one clear amount. Choose the reward behind More…")
