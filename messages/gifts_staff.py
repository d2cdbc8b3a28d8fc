"""What staff read about the catalogue of gifts: /cadeaus."""

from dataclasses import dataclass

from mentoring.gifts import Catalogued, CodeForm, GiftKind, GiftPictogram
from mentoring.money import Cents
from messages.base import N_, Screen, StaffLabel, ToStaff

# --- labels ---------------------------------------------------------------------------------------


class GiftsLabel(StaffLabel):
    """To a coordinator, under the list of gifts and under one of them; mentors have the way through the list."""

    ADD = N_("Add a gift")
    MORE = N_("More gifts")
    BACK = N_("Back to the gifts")
    CHANGE = N_("Change something")
    RETIRE = N_("Take it out of the catalogue")
    BRING_BACK = N_("Put it in the catalogue again")


class GiftPart(StaffLabel):
    """To a coordinator, under "Change something": what can be changed of a gift."""

    NAME = N_("Name")
    VALUE = N_("Value")
    KIND = N_("Kind")
    CODE_FORM = N_("How a shop reads it")
    WHERE = N_("Where to spend it")
    MONTHS = N_("How long it is valid")
    PICTURE = N_("Picture")
    TEAM = N_("For which team")
    LOW_STOCK = N_("When to warn")


class GiftKindLabel(StaffLabel):
    """To staff: how a gift reaches the participant, in a list and to choose from."""

    CODE = N_("code from stock")
    BY_HAND = N_("card or thing, by hand")
    ORDERED = N_("to be ordered")


class CodeFormLabel(StaffLabel):
    """To staff: how a shop reads a code."""

    TEXT = N_("as text")
    QR = N_("QR code")
    BARCODE = N_("barcode")


class PictogramLabel(StaffLabel):
    """To a coordinator: the drawings of gifts to choose from."""

    GROCERIES = N_("🛒 Groceries")
    CINEMA = N_("🎬 Cinema")
    SWIMMING = N_("🏊 Swimming")
    BOOK = N_("📖 Book")
    TOOL = N_("🔨 Tools")
    CHILD = N_("🧸 Children")
    COFFEE = N_("☕ Coffee")
    CLOTHES = N_("👕 Clothes")
    BICYCLE = N_("🚲 Bicycle")
    SPORT = N_("⚽ Sport")
    PHONE = N_("📱 Phone")
    PRESENT = N_("🎁 Something else")


def kind_label(kind: GiftKind) -> GiftKindLabel:
    """A kind in words."""
    return GiftKindLabel[kind.name]


def form_label(form: CodeForm) -> CodeFormLabel:
    """How a shop reads a code, in words."""
    return CodeFormLabel[form.name]


def pictogram_label(pictogram: GiftPictogram) -> PictogramLabel:
    """A drawing in words."""
    return PictogramLabel[pictogram.name]


# --- looking --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MonthsStaff(ToStaff):
    """To staff: how long a gift is valid, in a list, on a button and read back."""

    count: int
    text = N_("{count} month")
    plural = N_("{count} months")


@dataclass(frozen=True, slots=True)
class NoEnd(ToStaff):
    """To staff: how long a gift is valid that stays so, in a list, on a button and read back."""

    text = N_("as long as you like")


@dataclass(frozen=True, slots=True)
class AllTeams(ToStaff):
    """To staff: for whom a gift is that is for everybody, in a list, on a button and read back."""

    text = N_("all teams")


@dataclass(frozen=True, slots=True)
class OwnPhoto(ToStaff):
    """To a coordinator: the picture of a gift, read back before it is added."""

    text = N_("📷 own photo")


@dataclass(frozen=True, slots=True)
class GiftRetired(ToStaff):
    """To a coordinator, with a gift that participants can't choose any more."""

    text = N_("Not in the catalogue any more. Who chose it before, still gets it.")


@dataclass(frozen=True, slots=True)
class StockLeft(ToStaff):
    """To staff, with a gift of codes."""

    count: int
    text = N_("{count} code left")
    plural = N_("{count} codes left")


@dataclass(frozen=True, slots=True)
class StockLow(ToStaff):
    """To staff, with a gift of codes of which few are left."""

    count: int
    text = N_("⚠️ {count} code left")
    plural = N_("⚠️ {count} codes left")


@dataclass(frozen=True, slots=True)
class StockOut(ToStaff):
    """To staff, with a gift of codes of which none are left."""

    text = N_("⚠️ no codes left: participants don't see it now")


Stock = StockLeft | StockLow | StockOut
Months = MonthsStaff | NoEnd
Team = str | AllTeams


@dataclass(frozen=True, slots=True)
class GiftLine(Screen, ToStaff):
    """One gift in the list of staff."""

    sign: str
    name: str
    value: Cents
    gift_kind: GiftKindLabel
    team: Team
    chosen: int
    stock: Stock | None
    retired: GiftRetired | None
    text = N_("{sign} <b>{name}</b> · {value}\n{gift_kind} · {team} · chosen: {chosen}\n{stock}\n{retired}")


@dataclass(frozen=True, slots=True)
class Gifts(Screen, ToStaff):
    """To staff who type /cadeaus."""

    lines: tuple[GiftLine, ...]
    text = N_("<b>Gifts</b>\n{lines}")


@dataclass(frozen=True, slots=True)
class NoGifts(Screen, ToStaff):
    """To staff who type /cadeaus when there are none for them to see."""

    text = N_("There are no gifts yet. A coordinator adds them here. Until then participants keep saving.")


@dataclass(frozen=True, slots=True)
class GiftButton(ToStaff):
    """On a button, under the list of gifts."""

    sign: str
    name: str
    value: Cents
    text = N_("{sign} {name} · {value}")


@dataclass(frozen=True, slots=True)
class GiftFacts(ToStaff):
    """All of a gift, for staff: on its page, and read back before it is added."""

    sign: str
    name: str
    value: Cents
    gift_kind: GiftKindLabel
    code_form: CodeFormLabel | None
    where: str
    months: Months
    team: Team
    low_stock: int | None
    text = N_(
        "{sign} <b>{name}</b> · {value}\n"
        "Kind: {gift_kind}\n"
        "The shop reads it: {code_form}\n"
        "Where to spend it: {where}\n"
        "Valid: {months}\n"
        "For: {team}\n"
        "Warning at so few codes: {low_stock}"
    )


@dataclass(frozen=True, slots=True)
class GiftShown(Screen, ToStaff):
    """To staff who pressed a gift in the list. It goes with its picture."""

    facts: GiftFacts
    chosen: int
    stock: Stock | None
    retired: GiftRetired | None
    text = N_("{facts}\nChosen: {chosen}\n{stock}\n{retired}")


def gift_line(catalogued: Catalogued) -> GiftLine:
    """A gift in the list."""
    gift = catalogued.gift
    return GiftLine(
        gift.sign,
        gift.name,
        gift.value,
        kind_label(gift.kind),
        catalogued.team or AllTeams(),
        catalogued.chosen,
        _stock(catalogued),
        _retired(catalogued),
    )


def gift_shown(catalogued: Catalogued) -> GiftShown:
    """The page of a gift."""
    gift = catalogued.gift
    facts = GiftFacts(
        gift.sign,
        gift.name,
        gift.value,
        kind_label(gift.kind),
        form_label(gift.code_form) if gift.code_form else None,
        gift.where_spent,
        months_in_words(gift.valid_months),
        catalogued.team or AllTeams(),
        gift.low_stock if gift.kind is GiftKind.CODE else None,
    )
    return GiftShown(facts, catalogued.chosen, _stock(catalogued), _retired(catalogued))


def months_in_words(months: int | None) -> Months:
    """How long a gift is valid."""
    return NoEnd() if months is None else MonthsStaff(months)


def _retired(catalogued: Catalogued) -> GiftRetired | None:
    return None if catalogued.gift.retired_at is None else GiftRetired()


def _stock(catalogued: Catalogued) -> Stock | None:
    gift = catalogued.gift
    if gift.stock is None:
        return None
    if not gift.stock:
        return StockOut()
    return StockLow(gift.stock) if gift.runs_low else StockLeft(gift.stock)


# --- asking ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskGiftName(Screen, ToStaff):
    """To a coordinator who adds a gift, or changes its name."""

    text = N_("What is the gift called? Such as: Cinema ticket.")


@dataclass(frozen=True, slots=True)
class AskGiftValue(Screen, ToStaff):
    """To a coordinator: what a gift costs."""

    name: str
    text = N_("What does {name} cost from the savings? Type an amount, for example 10 or 12,50.")


@dataclass(frozen=True, slots=True)
class AskGiftKind(Screen, ToStaff):
    """To a coordinator: how a gift reaches the participant."""

    name: str
    text = N_(
        "How does a participant get {name}?\n"
        "• A code from stock, shown in their own chat.\n"
        "• A card or a thing that the mentor gives.\n"
        "• Something that you order first."
    )


@dataclass(frozen=True, slots=True)
class AskCodeForm(Screen, ToStaff):
    """To a coordinator: how a shop reads the code of a gift."""

    name: str
    text = N_("How does the shop read the code of {name}?")


@dataclass(frozen=True, slots=True)
class AskWhereSpent(Screen, ToStaff):
    """To a coordinator: where a gift can be spent."""

    name: str
    text = N_(
        "Where can {name} be spent, or fetched? Participants read this, so keep it short. "
        "Such as: in every shop of De Groene Mand."
    )


@dataclass(frozen=True, slots=True)
class AskMonths(Screen, ToStaff):
    """To a coordinator: how long a gift is valid."""

    name: str
    text = N_("How long is {name} valid? Choose, or type a number of months.")


@dataclass(frozen=True, slots=True)
class AskPicture(Screen, ToStaff):
    """To a coordinator: the picture of a gift."""

    name: str
    text = N_("Which picture goes with {name}? Choose a drawing, or send a photo.")


@dataclass(frozen=True, slots=True)
class AskGiftTeam(Screen, ToStaff):
    """To a coordinator: for which team a gift is."""

    name: str
    text = N_("For which team is {name}?")


@dataclass(frozen=True, slots=True)
class AskLowStock(Screen, ToStaff):
    """To a coordinator: at how few codes of a gift to warn."""

    name: str
    text = N_("At how few codes of {name} do you want a warning? Choose, or type a number.")


@dataclass(frozen=True, slots=True)
class GiftRight(Screen, ToStaff):
    """To a coordinator, before a gift is added: read back what was understood."""

    facts: GiftFacts
    picture: PictogramLabel | OwnPhoto
    text = N_("{facts}\nPicture: {picture}\n\nIs that right?")


@dataclass(frozen=True, slots=True)
class ValueRight(Screen, ToStaff):
    """To a coordinator, before the value of a gift changes: read back what was understood."""

    name: str
    before: Cents
    value: Cents
    text = N_(
        "{name} costs {before} now. It will cost <b>{value}</b>. "
        "Who chose it before, keeps the old amount. Is that right?"
    )


# --- what came of it ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiftAdded(Screen, ToStaff):
    """To a coordinator who added a gift, above its page."""

    text = N_("✅ The gift is in the catalogue.")


@dataclass(frozen=True, slots=True)
class CodesToLoad(Screen, ToStaff):
    """To a coordinator who added a gift of codes, above its page."""

    text = N_(
        "✅ The gift is in the catalogue. Participants see it as soon as there are codes: load them with /bonnen."
    )


@dataclass(frozen=True, slots=True)
class GiftNotAdded(Screen, ToStaff):
    """To a coordinator who stopped while adding a gift, or did not say yes."""

    text = N_("Stopped. No gift was added.")


@dataclass(frozen=True, slots=True)
class WhatToChange(Screen, ToStaff):
    """To a coordinator who pressed "Change something" under a gift."""

    name: str
    text = N_("What do you change of {name}?")


@dataclass(frozen=True, slots=True)
class GiftChanged(Screen, ToStaff):
    """To a coordinator who changed something of a gift, above its page."""

    text = N_("✅ Changed. Who chose it before, gets what they chose.")


@dataclass(frozen=True, slots=True)
class GiftUnchanged(Screen, ToStaff):
    """To a coordinator who stopped while changing a gift, or did not say yes."""

    text = N_("Stopped. The gift is as it was.")


# --- what can't be --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiftNameNotClear(Screen, ToStaff):
    """To a coordinator who typed a name of a gift that can't be one."""

    most: int
    text = N_("Type the name in words, at most {most} characters.")


@dataclass(frozen=True, slots=True)
class WhereNotClear(Screen, ToStaff):
    """To a coordinator who typed a place to spend a gift that can't be one."""

    most: int
    text = N_("Type in words where it can be spent, at most {most} characters.")


@dataclass(frozen=True, slots=True)
class ValueNotRight(Screen, ToStaff):
    """To a coordinator who typed zero as the value of a gift, or far too much."""

    highest: Cents
    text = N_("A gift costs more than zero and at most {highest}.")


@dataclass(frozen=True, slots=True)
class MonthsNotClear(Screen, ToStaff):
    """To a coordinator who typed how long a gift is valid, and it is not clear."""

    most: int
    text = N_("Type a number of months, from 1 to {most}, or press a button.")


@dataclass(frozen=True, slots=True)
class LowStockNotClear(Screen, ToStaff):
    """To a coordinator who typed at how few codes to warn, and it is not clear."""

    most: int
    text = N_("Type a whole number, from 0 to {most}.")


@dataclass(frozen=True, slots=True)
class PictureNotClear(Screen, ToStaff):
    """To a coordinator who sent something else than a photo as the picture of a gift."""

    text = N_("Choose a drawing with a button, or send a photo.")


@dataclass(frozen=True, slots=True)
class PhotoAsDocument(Screen, ToStaff):
    """To a coordinator who sent the picture of a gift as a document."""

    text = N_("That came as a file. Send it as a photo, then participants see it at once.")


@dataclass(frozen=True, slots=True)
class NameAndValue(Screen, ToStaff):
    """To a coordinator who typed /cadeaus with something behind it that is no name and value."""

    text = N_("Type the name and then the value, for example: /cadeaus Cinema ticket 10.")


@dataclass(frozen=True, slots=True)
class GiftThereStaff(Screen, ToStaff):
    """To a coordinator who would offer the same gift twice."""

    text = N_("There is such a gift already: the same name, value and kind, for the same team.")


@dataclass(frozen=True, slots=True)
class KindFixedStaff(Screen, ToStaff):
    """To a coordinator who wants another kind for a gift that has codes or was chosen."""

    text = N_(
        "The kind stays: there are codes of this gift, or somebody chose it. "
        "Take this gift out of the catalogue and add a new one."
    )


@dataclass(frozen=True, slots=True)
class FormOfNoCodeStaff(Screen, ToStaff):
    """To a coordinator who wants a shop to read a gift that has no code, or not any more."""

    text = N_("This gift has no codes now. Look at the gift and try again.")
