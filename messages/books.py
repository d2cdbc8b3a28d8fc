"""The books of a period as the municipality reads them: the words of the export, and how it is asked for."""

from dataclasses import dataclass

from mentoring.books import BooksLine, BooksOfPeriod, Standing
from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.periods import Period, PeriodName
from mentoring.wall_time import day_of, time_of
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.catalogue import Catalogue, full_date
from messages.sheets.tables import Cell, Euros, SheetsFile

# --- asking for it --------------------------------------------------------------------------------


class BooksLabel(StaffLabel):
    """To a coordinator, under the programme's money and while an export is asked for."""

    EXPORT = N_("Export")
    THIS_MONTH = N_("This month")
    LAST_MONTH = N_("Last month")
    THIS_QUARTER = N_("This quarter")
    PROGRAMME_YEAR = N_("This programme year")
    LAST_PROGRAMME_YEAR = N_("Last programme year")
    XLSX = N_("Excel (XLSX)")
    CSV = N_("CSV")


PERIODS = {
    PeriodName.THIS_MONTH: BooksLabel.THIS_MONTH,
    PeriodName.LAST_MONTH: BooksLabel.LAST_MONTH,
    PeriodName.THIS_QUARTER: BooksLabel.THIS_QUARTER,
    PeriodName.PROGRAMME_YEAR: BooksLabel.PROGRAMME_YEAR,
    PeriodName.LAST_PROGRAMME_YEAR: BooksLabel.LAST_PROGRAMME_YEAR,
}


@dataclass(frozen=True, slots=True)
class AskPeriod(Screen, ToStaff):
    """To a coordinator who wants the books as a file: of which period."""

    text = N_(
        "Of which period do you want the books? Press one, or type two days, for example 1-1-2026 t/m 31-3-2026."
    )


@dataclass(frozen=True, slots=True)
class AskFileKind(Screen, ToStaff):
    """To a coordinator who wants the books as a file: which kind."""

    first: str
    last: str
    text = N_("The books from {first} up to and including {last}. As which kind of file?")


@dataclass(frozen=True, slots=True)
class BooksFile(Screen, ToStaff):
    """To a coordinator, under the file with the books."""

    first: str
    last: str
    count: int
    text = N_(
        "📒 Books from {first} up to and including {last}: {count} entry. People are in it by their number."
    )
    plural = N_(
        "📒 Books from {first} up to and including {last}: {count} entries. People are in it by their number."
    )


@dataclass(frozen=True, slots=True)
class NotAPeriodStaff(Screen, ToStaff):
    """To a coordinator who types something else than two days."""

    text = N_("Type two days with their year, the first one first. For example: 1-1-2026 t/m 31-3-2026.")


@dataclass(frozen=True, slots=True)
class TooManyEntriesStaff(Screen, ToStaff):
    """To a coordinator who asks for more than the bot makes a file of."""

    most: int
    text = N_(
        "This period has more than {most} entries. Choose a shorter one, "
        "or ask whoever runs Voetstuk for voetstuk export ledger."
    )


@dataclass(frozen=True, slots=True)
class NoBooks(Screen, ToStaff):
    """To a coordinator who stops asking for the books."""

    text = N_("No file was made.")


# --- what stands in it ----------------------------------------------------------------------------


class BooksSheet(StaffLabel):
    """To the bookkeeping, above the three tables of the books."""

    STANDINGS = N_("Balances")
    ENTRIES = N_("Entries")
    ABOUT = N_("Explanation")


class AccountName(StaffLabel):
    """To the bookkeeping: the kinds of accounts."""

    FUNDING = N_("put in by the municipality")
    POT = N_("pot, free")
    RESERVED = N_("reserved")
    BALANCE = N_("savings")
    CHOSEN = N_("picked gifts")
    PAID = N_("handed over")
    TOGETHER = N_("together")


class StandingColumn(StaffLabel):
    """To the bookkeeping, above the columns of the balances."""

    ACCOUNT = N_("Account")
    OPENING = N_("Opening balance")
    CAME_IN = N_("In")
    WENT_OUT = N_("Out")
    CLOSING = N_("Closing balance")


class EntryColumn(StaffLabel):
    """To the bookkeeping, above the columns of the entries."""

    NUMBER = N_("Number")
    DAY = N_("Day")
    TIME = N_("Time")
    WHAT = N_("What happened")
    CAUSE = N_("Reference")
    PARTICIPANT = N_("Participant")
    SOURCE = N_("From")
    TARGET = N_("To")
    AMOUNT = N_("Amount")
    DECIDED_BY = N_("Decided by")
    HASH = N_("Checksum")


class AboutColumn(StaffLabel):
    """To the bookkeeping, above the columns of the explanation."""

    WHAT = N_("About")
    VALUE = N_("Value")


class AboutLine(StaffLabel):
    """To the bookkeeping: what the explanation tells of the export itself."""

    PROGRAMME = N_("Programme")
    FIRST_DAY = N_("From")
    LAST_DAY = N_("Up to and including")
    MADE_ON = N_("Made on")
    MADE_AT = N_("Made at")
    ENTRIES = N_("Entries in the period")
    LAST_NUMBER = N_("Last entry of the ledger")
    LAST_HASH = N_("Checksum of that entry")


@dataclass(frozen=True, slots=True)
class BooksNotes(Screen, ToStaff):
    """To the bookkeeping: what one has to know to read the export, each line in a row of its own."""

    text = N_(
        "Days run from midnight to midnight in Amsterdam. The closing balance opens the next period.\n"
        "What the municipality put in counts below zero. So all accounts together are zero.\n"
        "Participants and staff stand here by their number. Their names are not in it.\n"
        "The reason of a correction is free text, may hold a name, and is left out.\n"
        "Each entry has a checksum (SHA-256) over itself and the one before. voetstuk check proves them."
    )


class NoteWord(StaffLabel):
    """To the bookkeeping, before each note, and where nobody decided."""

    NOTE = N_("Note")
    BY_ITSELF = N_("by itself")


class BooksDeed(StaffLabel):
    """To the bookkeeping: what happened, of which the reference tells the number."""

    POT_CHANGED = N_("pot changed")
    GOAL_AGREED = N_("goal agreed or changed")
    GOAL_SET_ASIDE = N_("goal set aside")
    APPOINTMENT_PROMISED = N_("appointment planned")
    APPOINTMENT_RELEASED = N_("appointment off")
    APPOINTMENT_KEPT = N_("appointment kept")
    APPOINTMENT_UNDONE = N_("appointment taken back")
    CLAIM_APPROVED = N_("claim approved")
    CLAIM_UNDONE = N_("approval taken back")
    CLAIM_RELEASED = N_("claim not approved")
    CHOICE_MADE = N_("gift picked")
    CHOICE_UNDONE = N_("gift put back")
    CHOICE_HANDED_OVER = N_("gift handed over")
    OWED = N_("correction: participant gets more")
    BORNE = N_("correction: programme bears it")
    OTHER = N_("entry")


@dataclass(frozen=True, slots=True)
class StaffNumber(Screen, ToStaff):
    """To the bookkeeping: somebody of the staff, by number."""

    number: int
    text = N_("staff {number}")


_DEEDS = {
    ("budget", ""): BooksDeed.POT_CHANGED,
    ("pot", ""): BooksDeed.POT_CHANGED,
    ("goal", ""): BooksDeed.GOAL_AGREED,
    ("goal", "set_aside"): BooksDeed.GOAL_SET_ASIDE,
    ("appointment", "promised"): BooksDeed.APPOINTMENT_PROMISED,
    ("appointment", "released"): BooksDeed.APPOINTMENT_RELEASED,
    ("appointment", ""): BooksDeed.APPOINTMENT_KEPT,
    ("appointment", "undone"): BooksDeed.APPOINTMENT_UNDONE,
    ("claim", ""): BooksDeed.CLAIM_APPROVED,
    ("claim", "undone"): BooksDeed.CLAIM_UNDONE,
    ("claim", "released"): BooksDeed.CLAIM_RELEASED,
    ("choice", ""): BooksDeed.CHOICE_MADE,
    ("choice", "undone"): BooksDeed.CHOICE_UNDONE,
    ("choice", "handed_over"): BooksDeed.CHOICE_HANDED_OVER,
    ("correction", ""): BooksDeed.OWED,
    ("correction", "borne"): BooksDeed.BORNE,
}
"""By the first word of a cause (`mentoring.causes`), and the last that is no number."""

_WIDTHS_OF_STANDINGS = (28, 16, 16, 16, 16)
_WIDTHS_OF_ENTRIES = (9, 12, 8, 34, 26, 12, 26, 26, 14, 18, 66)
_WIDTHS_OF_ABOUT = (28, 90)


class BooksWriting:
    """Writes the books into a file: the balances, then each entry as it comes, and at the end what it all is."""

    def __init__(
        self, file: SheetsFile, books: BooksOfPeriod, *, programme: str, catalogue: Catalogue
    ) -> None:
        self._file, self._books, self._programme, self._catalogue = file, books, programme, catalogue

    def begin(self) -> None:
        """The balances, and the heading of the entries."""
        label = self._catalogue.label
        self._file.begin(
            label(BooksSheet.STANDINGS), [label(each) for each in StandingColumn], _WIDTHS_OF_STANDINGS
        )
        for standing in self._books.standings:
            self._file.add((self._name(standing.book), *_sums([standing])))
        self._file.add((label(AccountName.TOGETHER), *_sums(self._books.standings)))
        self._file.begin(label(BooksSheet.ENTRIES), [label(each) for each in EntryColumn], _WIDTHS_OF_ENTRIES)

    def add(self, line: BooksLine) -> None:
        """The next entry."""
        self._file.add(
            (
                line.number,
                day_of(line.booked_at),
                f"{time_of(line.booked_at):%H:%M}",
                self._catalogue.label(deed_of(line)),
                line.cause,
                line.whose or None,
                self._name(line.source),
                self._name(line.target),
                Euros(line.amount),
                self._decider(line),
                line.hash,
            )
        )

    def end(self) -> None:
        """What it is, and what one has to know to read it."""
        label = self._catalogue.label
        self._file.begin(label(BooksSheet.ABOUT), [label(each) for each in AboutColumn], _WIDTHS_OF_ABOUT)
        for line, value in self._about().items():
            self._file.add((label(line), value))
        for note in self._catalogue.on_button(BooksNotes()).splitlines():
            self._file.add((label(NoteWord.NOTE), note))
        self._file.close()

    def _about(self) -> dict[AboutLine, Cell]:
        books = self._books
        return {
            AboutLine.PROGRAMME: self._programme,
            AboutLine.FIRST_DAY: books.period.first_day,
            AboutLine.LAST_DAY: books.period.last_day,
            AboutLine.MADE_ON: day_of(books.made_at),
            AboutLine.MADE_AT: f"{time_of(books.made_at):%H:%M}",
            AboutLine.ENTRIES: books.entries,
            AboutLine.LAST_NUMBER: books.until.number,
            AboutLine.LAST_HASH: books.until.hash,
        }

    def _name(self, book: Book) -> str:
        return self._catalogue.label(AccountName[book.name])

    def _decider(self, line: BooksLine) -> str:
        if line.decided_by is None:
            return self._catalogue.label(NoteWord.BY_ITSELF)
        if line.decided_by_whose:
            return line.whose
        return self._catalogue.on_button(StaffNumber(line.decided_by))


def deed_of(line: BooksLine) -> BooksDeed:
    """What caused an entry. What a correction gives back to the pot belongs to what the programme bears."""
    kind, *rest = line.cause.split(":")
    if kind == "correction" and line.target is Book.POT:
        return BooksDeed.BORNE
    words = [part for part in rest if not part.isdigit()]
    return _DEEDS.get((kind, words[-1] if words else ""), BooksDeed.OTHER)


def asked_kind(period: Period) -> AskFileKind:
    """The period in words, and which file it becomes."""
    return AskFileKind(*_days(period))


def books_file(books: BooksOfPeriod) -> BooksFile:
    """What stands under the file."""
    return BooksFile(*_days(books.period), books.entries)


def _days(period: Period) -> tuple[str, str]:
    return full_date(period.first_day), full_date(period.last_day)


def _sums(standings: list[Standing] | tuple[Standing, ...]) -> tuple[Euros, ...]:
    columns = ("opening", "came_in", "went_out", "closing")
    return tuple(Euros(Cents(sum(getattr(each, name) for each in standings))) for name in columns)
