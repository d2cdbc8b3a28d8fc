"""What the team and the coordinators read about gifts that were chosen: what to give to whom, and what to order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.money import Cents
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.calls_for_help import NoMoreInProgramme
from messages.catalogue import Catalogue
from messages.sheets.tables import Euros, Table

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


class OrdersLabel(StaffLabel):
    """To a coordinator, under what has to be ordered, and under /cadeaus."""

    SHOW = N_("To order")
    ALL = N_("All ordered")
    XLSX = N_("List as XLSX")
    CSV = N_("List as CSV")
    MORE = N_("Next")


class OrderColumn(StaffLabel):
    """To a coordinator, above the columns of the exported list."""

    GIFT = N_("Gift")
    VALUE = N_("Value in euros")
    PARTICIPANT = N_("Participant")
    TEAM = N_("Team")
    SINCE = N_("Chosen on")


@dataclass(frozen=True, slots=True)
class OrderLine(ToStaff):
    """To a coordinator, one line of what has to be ordered."""

    gift: str
    amount: Cents
    pseudonym: str
    team: str
    day: date
    text = N_("• {gift} ({amount}) · {pseudonym} · {team}, {day}")


def orders_table(lines: Sequence[OrderLine], catalogue: Catalogue) -> Table:
    """The list as a table for a file: numbers that stand for people, and no names."""
    return Table(
        catalogue.label(OrdersLabel.SHOW),
        tuple(catalogue.label(column) for column in OrderColumn),
        tuple((line.gift, Euros(line.amount), line.pseudonym, line.team, line.day) for line in lines),
    )


@dataclass(frozen=True, slots=True)
class OrderedRow(Screen, ToStaff):
    """To a coordinator, on the button that says that one gift was ordered."""

    gift: str
    pseudonym: str
    text = N_("Ordered: {gift} · {pseudonym}")


@dataclass(frozen=True, slots=True)
class OrdersList(Screen, ToStaff):
    """To a coordinator who presses "To order", the longest waiting first."""

    count: int
    lines: tuple[OrderLine, ...]
    text = N_("🛒 <b>{count} gift to order</b>\n{lines}")
    plural = N_("🛒 <b>{count} gifts to order</b>\n{lines}")


@dataclass(frozen=True, slots=True)
class NothingToOrder(Screen, ToStaff):
    """To a coordinator who presses "To order", when nothing waits."""

    text = N_("✅ Nothing has to be ordered.")


@dataclass(frozen=True, slots=True)
class MarkedOrdered(Screen, ToStaff):
    """To a coordinator, at the top of the screen, after gifts were ordered."""

    count: int
    text = N_("{count} gift ordered. The team reads what to give to whom.")
    plural = N_("{count} gifts ordered. The teams read what to give to whom.")


@dataclass(frozen=True, slots=True)
class OrdersFile(Screen, ToStaff):
    """To a coordinator, with the list as a file."""

    text = N_("What has to be ordered now. It has numbers, no names.")


# --- handing over ---------------------------------------------------------------------------------


class HandOverLabel(StaffLabel):
    """To staff, under the card of a gift, and under the list of them."""

    GIVEN = N_("Given")
    NOTE = N_("Write down receipt")
    MORE = N_("Next page")


class ReadyReceipt(StaffLabel):
    """To staff, why they write down themselves that a participant has a gift."""

    SAW_IT = N_("I saw that it arrived")
    NO_PHONE = N_("Has no phone at hand")


@dataclass(frozen=True, slots=True)
class GiftsUnderWay(Screen, ToStaff):
    """To staff who type /uitgeven: how many there are to give, and how many to confirm; each is a button."""

    to_give: int
    to_confirm: int
    text = N_("🎁 To give: {to_give}. Given and not confirmed: {to_confirm}.")


@dataclass(frozen=True, slots=True)
class NothingToGive(Screen, ToStaff):
    """To staff who type /uitgeven when there is nothing to give."""

    text = N_("✅ There is nothing to give, and everything that was given is confirmed.")


@dataclass(frozen=True, slots=True)
class ToGiveRow(Screen, ToStaff):
    """To staff, on a button of /uitgeven: what is to be given."""

    gift: str
    first_name: str
    pseudonym: str
    text = N_("🎁 {gift} · {first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class ToConfirmRow(Screen, ToStaff):
    """To staff, on a button of /uitgeven: what was given and nobody has confirmed."""

    gift: str
    first_name: str
    pseudonym: str
    text = N_("✅ {gift} · {first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class GivenToast(Screen, ToStaff):
    """To the mentor who gave something, at the top of the screen."""

    name: str
    text = N_("Written down. {name} gets the question whether it is there.")


@dataclass(frozen=True, slots=True)
class GivenNobodyAsked(Screen, ToStaff):
    """The same, when nothing is sent to this participant."""

    name: str
    text = N_("Written down. {name} gets no messages here, so write down the receipt yourself.")


@dataclass(frozen=True, slots=True)
class ReceiptAsked(Screen, ToStaff):
    """To the mentor who writes down that a participant has a gift, in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, why do you write down yourself that {name} has it?\n"
        "Pick one, or reply to this message. Only the team reads it."
    )


@dataclass(frozen=True, slots=True)
class ReceiptKept(Screen, ToStaff):
    """To the mentor, after that."""

    name: str
    text = N_("✅ Written down: {name} has it.")


@dataclass(frozen=True, slots=True)
class ReceiptNotKept(Screen, ToStaff):
    """To a mentor who stopped."""

    text = N_("Nothing was written down.")


@dataclass(frozen=True, slots=True)
class GivenBefore(Screen, ToStaff):
    """To staff who give, order or undo what somebody has given already."""

    by: str
    at: datetime
    text = N_("{by} has given this already ({at}).")


@dataclass(frozen=True, slots=True)
class NotWantedToast(Screen, ToStaff):
    """To staff who give or order what the participant does not want any more."""

    text = N_("The participant does not want this after all. You need not do anything.")


@dataclass(frozen=True, slots=True)
class NotOrderedToast(Screen, ToStaff):
    """To staff who give what has yet to be ordered."""

    text = N_("This has yet to be ordered. A coordinator sees it at /cadeaus, To order.")


@dataclass(frozen=True, slots=True)
class OwnGiftToast(Screen, ToStaff):
    """To somebody who is both staff and participant, and presses the card of their own gift."""

    text = N_("This is your own gift. A colleague gives it to you.")
