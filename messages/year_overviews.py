"""The yearly overview: what comes with it, and all that is written on it (`messages.papers`)."""

from dataclasses import dataclass
from functools import partial

from babel.dates import format_date

from mentoring.money import Cents
from mentoring.programme import Programme
from mentoring.year_overviews import Deed, EarnedBy, EarnedInYear, HandedOver, Recognised, YearOverview
from messages.base import N_, Label, Message, Screen, StaffLabel, ToStaff
from messages.catalogue import Catalogue, full_date, money
from messages.papers import OverviewPart, OverviewRow, OverviewSum, OverviewWords, print_year_overview
from messages.rewards import KeptAppointment

MEDIA_TYPE = "application/pdf"


class YearOverviewLabel(Label):
    """To the participant, under what they earned."""

    YEAR_OVERVIEW = N_("Year overview (PDF)")


class YearOverviewStaffLabel(StaffLabel):
    """To staff, under the card of a participant."""

    YEAR_OVERVIEW = N_("Year overview")


@dataclass(frozen=True, slots=True)
class WhichYear(Screen):
    """To the participant, when there is more than one year to choose from."""

    text = N_("📄 Of which year do you want the overview?")


@dataclass(frozen=True, slots=True)
class YearOverviewMade(Screen):
    """To the participant, under their overview as a file to print."""

    year: str
    text = N_("📄 Here is your overview of {year}.\nDo you have a benefit? Then keep it well.")


@dataclass(frozen=True, slots=True)
class WhichYearStaff(Screen, ToStaff):
    """To staff, when there is more than one year to choose from."""

    first_name: str
    pseudonym: str
    text = N_("Of which year do you want the overview of {first_name} ({pseudonym})?")


@dataclass(frozen=True, slots=True)
class YearOverviewForStaff(Screen, ToStaff):
    """To staff, in their private chat, under the overview of a participant."""

    first_name: str
    pseudonym: str
    year: str
    text = N_("📄 Overview of {year} for {first_name} ({pseudonym}).\nTo print and hand over.")


@dataclass(frozen=True, slots=True)
class OverviewSentPrivately(Screen, ToStaff):
    """To staff, at the top of the screen, when they press it in the admin chat."""

    text = N_("The overview is in your private chat.")


# --- on the overview itself ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OverviewTitle(Message):
    """On the yearly overview, on top."""

    year: str
    text = N_("Year overview {year}")


@dataclass(frozen=True, slots=True)
class OverviewWho(Message):
    """On the yearly overview: whose it is."""

    first_name: str
    pseudonym: str
    text = N_("{first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class OverviewDays(Message):
    """On the yearly overview: of when it is."""

    year: str
    last_day: str
    text = N_("From 1 January {year} up to and including {last_day}")


@dataclass(frozen=True, slots=True)
class OverviewInShort(Message):
    """On the yearly overview, above the sums."""

    text = N_("In short")


@dataclass(frozen=True, slots=True)
class OverviewCarriedOver(Message):
    """On the yearly overview, before an amount: what they had when the year began."""

    year: str
    text = N_("You had this on 1 January {year}")


@dataclass(frozen=True, slots=True)
class OverviewEarned(Message):
    """On the yearly overview, before an amount: all that was earned."""

    year: str
    text = N_("Earned in {year}")


@dataclass(frozen=True, slots=True)
class OverviewHandedOver(Message):
    """On the yearly overview, before an amount: the gifts that they got."""

    year: str
    text = N_("Gifts you got in {year}")


@dataclass(frozen=True, slots=True)
class OverviewInSavings(Message):
    """On the yearly overview, before an amount."""

    last_day: str
    text = N_("In your savings on {last_day}")


@dataclass(frozen=True, slots=True)
class OverviewChosen(Message):
    """On the yearly overview, before an amount: gifts that are picked and not handed over."""

    last_day: str
    text = N_("Chosen and not yet received on {last_day}")


@dataclass(frozen=True, slots=True)
class OverviewWhatEarned(Message):
    """On the yearly overview, above what was earned."""

    text = N_("What did you earn?")


@dataclass(frozen=True, slots=True)
class OverviewNothing(Message):
    """On the yearly overview, where there is nothing to tell."""

    text = N_("There is nothing here yet.")


@dataclass(frozen=True, slots=True)
class OverviewTogether(Message):
    """On the yearly overview, under what was earned, before the sum."""

    text = N_("Together")


@dataclass(frozen=True, slots=True)
class OverviewOwed(Message):
    """On the yearly overview: a correction by which they got more."""

    text = N_("Put right: this was added")


@dataclass(frozen=True, slots=True)
class OverviewBorne(Message):
    """On the yearly overview: a correction of what was too much. They keep it."""

    amount: Cents
    text = N_("Put right: {amount} was too much. It stays yours.")


@dataclass(frozen=True, slots=True)
class OverviewTakenBack(Message):
    """On the yearly overview: what was approved by a slip just before the year began, and taken back within minutes."""

    what: str | KeptAppointment
    text = N_("Was for last year by mistake: {what}")


@dataclass(frozen=True, slots=True)
class OverviewGifts(Message):
    """On the yearly overview, above the gifts that they got."""

    text = N_("What did you get?")


@dataclass(frozen=True, slots=True)
class OverviewRecognition(Message):
    """On the yearly overview, above the recognition that they earned."""

    text = N_("Which recognition did you get?")


@dataclass(frozen=True, slots=True)
class OverviewRecognitionFor(Message):
    """On the yearly overview: recognition, and with what it was earned."""

    recognition: str
    what: str | KeptAppointment
    text = N_("{recognition}, for: {what}")


@dataclass(frozen=True, slots=True)
class OverviewToKnow(Message):
    """On the yearly overview, above the notes."""

    text = N_("Good to know")


@dataclass(frozen=True, slots=True)
class OverviewWorth(Message):
    """On the yearly overview, a note: what the amounts are."""

    text = N_("You earn gifts, no money. The amounts say what they are worth.")


@dataclass(frozen=True, slots=True)
class OverviewBenefit(Message):
    """On the yearly overview, a note."""

    text = N_(
        "Do you have a benefit? Then you may need this overview for the municipality. Keep it in a safe place."
    )


@dataclass(frozen=True, slots=True)
class OverviewShared(Message):
    """On the yearly overview, a note: there is a household. Nobody else in it is named."""

    text = N_(
        "There is a limit to what you can earn in a year. You share it with who lives with you. "
        "This overview is only about you."
    )


@dataclass(frozen=True, slots=True)
class OverviewAskPhone(Message):
    """On the yearly overview, a note: who to ask. `hours` may be empty."""

    phone: str
    hours: str
    text = N_("Do you have a question? Call {phone}.\nThat is possible {hours}.")


@dataclass(frozen=True, slots=True)
class OverviewAskMentor(Message):
    """On the yearly overview, a note: who to ask, when the programme has no phone number."""

    text = N_("Do you have a question? Ask your mentor.")


@dataclass(frozen=True, slots=True)
class OverviewFoot(Message):
    """On the yearly overview, at the bottom of each page."""

    year: str
    pseudonym: str
    page: int
    pages: int
    text = N_("Year overview {year} · {pseudonym} · page {page} of {pages}")


# --- made of what is known ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OverviewOf:
    """What an overview is made of. Of the participant it has the first name and the number, and no more."""

    overview: YearOverview
    first_name: str
    pseudonym: str
    shares_limit: bool

    @property
    def file_name(self) -> str:
        return f"jaaroverzicht-{self.overview.year}-{self.pseudonym}.pdf"


def overview_paper(of: OverviewOf, programme: Programme, catalogue: Catalogue) -> bytes:
    """The overview as a PDF."""
    return print_year_overview(overview_words(of, programme, catalogue))


def overview_words(of: OverviewOf, programme: Programme, catalogue: Catalogue) -> OverviewWords:
    """All that is written on it."""
    say, overview = catalogue.on_button, of.overview
    year, last_day = str(overview.year), full_date(overview.last_day)
    return OverviewWords(
        title=say(OverviewTitle(year)),
        about=(
            say(OverviewWho(of.first_name, of.pseudonym)),
            programme.name,
            say(OverviewDays(year, last_day)),
        ),
        in_short=say(OverviewInShort()),
        sums=_sums(overview, year, last_day, catalogue),
        parts=_parts(overview, catalogue),
        to_know=say(OverviewToKnow()),
        notes=tuple(line for note in _notes(of, programme) for line in say(note).split("\n")),
        foot=partial(_foot, year, of.pseudonym, catalogue),
        made_on=overview.last_day,
    )


def _foot(year: str, pseudonym: str, catalogue: Catalogue, number: int, pages: int) -> str:
    return catalogue.on_button(OverviewFoot(year, pseudonym, number, pages))


def _sums(overview: YearOverview, year: str, last_day: str, catalogue: Catalogue) -> tuple[OverviewSum, ...]:
    """What was there and what was earned is, together, what was handed over and what there is now."""

    def line(message: Message, amount: Cents, *, is_total: bool = False) -> OverviewSum:
        return OverviewSum(catalogue.on_button(message), money(amount), is_total)

    before = [line(OverviewCarriedOver(year), overview.carried_over)] if overview.carried_over else []
    chosen = [line(OverviewChosen(last_day), overview.chosen)] if overview.chosen else []
    return (
        *before,
        line(OverviewEarned(year), overview.earned_together, is_total=True),
        line(OverviewHandedOver(year), overview.handed_over_together),
        *chosen,
        line(OverviewInSavings(last_day), overview.balance),
    )


def _parts(overview: YearOverview, catalogue: Catalogue) -> tuple[OverviewPart, ...]:
    say = catalogue.on_button
    together = OverviewSum(say(OverviewTogether()), money(overview.earned_together), is_total=True)
    gifts = tuple(
        OverviewRow(_day(each), catalogue.own(each.name), money(each.amount)) for each in overview.handed_over
    )
    recognition = tuple(_recognition(each, catalogue) for each in overview.recognition)
    return (
        OverviewPart(
            say(OverviewWhatEarned()),
            tuple(_earned(each, catalogue) for each in overview.earned),
            nothing="" if overview.earned else say(OverviewNothing()),
            total=together if overview.earned else None,
        ),
        OverviewPart(say(OverviewGifts()), gifts, nothing="" if gifts else say(OverviewNothing())),
        *([OverviewPart(say(OverviewRecognition()), recognition)] if recognition else []),
    )


def _earned(each: EarnedInYear, catalogue: Catalogue) -> OverviewRow:
    say, amount = catalogue.on_button, money(each.amount)
    match each.by:
        case EarnedBy.DEED:
            return OverviewRow(_day(each), _what(each.deed, catalogue), amount)
        case EarnedBy.TAKEN_BACK:
            return OverviewRow(_day(each), say(OverviewTakenBack(_said(each.deed))), amount)
        case EarnedBy.OWED:
            return OverviewRow(_day(each), say(OverviewOwed()), amount)
        case EarnedBy.BORNE:
            return OverviewRow(_day(each), say(OverviewBorne(each.amount)))


def _recognition(each: Recognised, catalogue: Catalogue) -> OverviewRow:
    words = catalogue.on_button(OverviewRecognitionFor(each.name, _said(each.deed)))
    return OverviewRow(_day(each), words[:1].upper() + words[1:])


def _said(deed: Deed) -> str | KeptAppointment:
    return deed.title or KeptAppointment(deed.mentor)


def _what(deed: Deed, catalogue: Catalogue) -> str:
    said = _said(deed)
    return said if isinstance(said, str) else catalogue.on_button(said)


def _notes(of: OverviewOf, programme: Programme) -> tuple[Message, ...]:
    shared = [OverviewShared()] if of.shares_limit else []
    phone = programme.help_phone
    ask = OverviewAskPhone(phone, programme.help_hours) if phone else OverviewAskMentor()
    return OverviewBenefit(), OverviewWorth(), *shared, ask


def _day(each: EarnedInYear | HandedOver | Recognised) -> str:
    """As in "3 maart": of which year stands on top."""
    return format_date(each.on, "d MMMM", locale="nl_NL")
