"""What the team and the coordinators read about gifts that were chosen: what to give to whom, and what to order."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.money import Cents
from messages.base import N_, Notice, ToStaff
from messages.calls_for_help import NoMoreInProgramme

# --- the card -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiveGift(ToStaff):
    """On the card of a gift that somebody of the team gives."""

    gift: str
    first_name: str
    pseudonym: str
    text = N_("🎁 <b>Give {gift} to {first_name}</b> ({pseudonym})")


@dataclass(frozen=True, slots=True)
class GiftOf(ToStaff):
    """On the card of a gift, when there is nothing to give any more."""

    gift: str
    first_name: str
    pseudonym: str
    text = N_("🎁 <b>{gift}</b> · {first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class AgreedRecognition(ToStaff):
    """On the card of recognition that people give each other, such as a coffee together."""

    first_name: str
    pseudonym: str
    recognition: str
    text = N_("🌟 <b>Agreed with {first_name}</b> ({pseudonym}): {recognition}")


Opening = GiveGift | GiftOf | AgreedRecognition


@dataclass(frozen=True, slots=True)
class PaidFromSavings(ToStaff):
    """On the card of a gift: what it costs the participant."""

    amount: Cents
    text = N_("{amount} from their savings")


@dataclass(frozen=True, slots=True)
class RecognitionFor(ToStaff):
    """On the card of recognition: what it was earned with."""

    words: str
    text = N_("For: {words}")


@dataclass(frozen=True, slots=True)
class IsOrdered(ToStaff):
    """On the card of a gift that a coordinator has ordered."""

    day: date
    text = N_("Ordered on {day}.")


@dataclass(frozen=True, slots=True)
class GivenBy(ToStaff):
    """On the card, after somebody gave it."""

    by: str
    at: datetime
    text = N_("✅ Given by {by} · {at}. Not confirmed yet.")


@dataclass(frozen=True, slots=True)
class ReceivedOn(ToStaff):
    """On the card, after the participant said that they have it."""

    by: str
    day: date
    text = N_("✅ Given by {by}. Received on {day}.")


@dataclass(frozen=True, slots=True)
class NotedReceived(ToStaff):
    """On the card, after somebody of the team wrote down that the participant has it."""

    by: str
    reason: str
    text = N_("✅ Given by {by}. Receipt written down: {reason}")


@dataclass(frozen=True, slots=True)
class ChangedMind(ToStaff):
    """On the card, when the participant does not want the gift after all."""

    text = N_("The participant does not want this after all. You need not do anything.")


@dataclass(frozen=True, slots=True)
class ApprovalUndone(ToStaff):
    """On the card of recognition, when the decision that gave it was taken back."""

    text = N_("The decision was taken back. You need not do anything.")


Stage = IsOrdered | GivenBy | ReceivedOn | NotedReceived | ChangedMind | ApprovalUndone


@dataclass(frozen=True, slots=True)
class HandOverCard(Notice, ToStaff):
    """To the team's admin chat, when a participant chose something that somebody of the team gives; kept up to date."""

    opening: Opening
    detail: PaidFromSavings | RecognitionFor | None
    stage: Stage | None
    note: NoMoreInProgramme | None
    choice_id: int
    may_give: bool
    may_note: bool
    text = N_("{opening}\n{detail}\n{stage}\n{note}")


@dataclass(frozen=True, slots=True)
class SaysNotReceived(Notice, ToStaff):
    """To the team, when a participant says that they have not got what somebody says to have given."""

    first_name: str
    pseudonym: str
    gift: str
    choice_id: int
    text = N_("🎁 <b>{first_name}</b> ({pseudonym}) does not have this yet: {gift}. Is it still with you?")


# --- to coordinators ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiftsToOrder(Notice, ToStaff):
    """To the coordinators in private, when a participant chose something that has to be ordered; one a day, which
    counts on.
    """

    count: int
    text = N_("🛒 {count} gift has to be ordered.")
    plural = N_("🛒 {count} gifts have to be ordered.")


@dataclass(frozen=True, slots=True)
class OrderNotWanted(Notice, ToStaff):
    """To the coordinators in private, when a participant does not want what was ordered for them."""

    gift: str
    pseudonym: str
    day: date
    text = N_("🛒 {pseudonym} does not want this after all: {gift}, ordered on {day}. Can it go back?")
