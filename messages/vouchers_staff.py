"""What coordinators read about the codes of gifts: /bonnen, loading them, and news of the stock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.vouchers import LONGEST_BARCODE, LONGEST_CODE, MOST_LINES, Problem, Wrong
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.catalogue import full_date
from messages.sheets.reading import MOST_BYTES, WrongFile

MOST_SHOWN = 10
"""Lines with something wrong that are told one by one: who repairs ten sees what the others are."""


class VoucherLabel(StaffLabel):
    """To a coordinator, under the codes in stock."""

    LOAD = N_("Load codes")
    WITHDRAW = N_("Yes, withdraw them")
    BACK = N_("Back to the stock")


@dataclass(frozen=True, slots=True)
class StockLine(Screen, ToStaff):
    """One gift in the stock."""

    gift: str
    left: int
    given: int
    soon: int | None
    first_day: str
    expired: int | None
    text = N_(
        "• <b>{gift}</b>: {left} in stock, {given} given out\n"
        "   {soon} expire within 30 days, the first on {first_day}\n"
        "   {expired} expired unused"
    )


@dataclass(frozen=True, slots=True)
class Stocks(Screen, ToStaff):
    """To a coordinator who types /bonnen."""

    lines: tuple[StockLine, ...]
    text = N_(
        "<b>Codes of gifts</b>\n{lines}\nPress a gift to load codes, or to withdraw what was loaded wrongly."
    )


@dataclass(frozen=True, slots=True)
class NoGiftsOfCodes(Screen, ToStaff):
    """To a coordinator who types /bonnen when the catalogue has no gift of codes."""

    text = N_("There is no gift with codes in the catalogue. Add one with /cadeaus, and load its codes here.")


@dataclass(frozen=True, slots=True)
class ShelfShown(Screen, ToStaff):
    """To a coordinator who pressed a gift of the stock."""

    stock: StockLine
    text = N_("{stock}\nA batch of which nobody has a code yet can be withdrawn.")


@dataclass(frozen=True, slots=True)
class BatchOnButton(Screen, ToStaff):
    """On a button under a gift: a batch that can be withdrawn."""

    on: str
    count: int
    plural = N_("Withdraw {count} codes of {on}")
    text = N_("Withdraw 1 code of {on}")


@dataclass(frozen=True, slots=True)
class WithdrawRight(Screen, ToStaff):
    """To a coordinator who is about to withdraw a batch."""

    count: int
    gift: str
    on: str
    plural = N_(
        "Withdraw {count} codes of {gift} that were loaded on {on}? They are deleted. You can load them again."
    )
    text = N_("Withdraw 1 code of {gift} that was loaded on {on}? It is deleted. You can load it again.")


@dataclass(frozen=True, slots=True)
class BatchWithdrawn(Screen, ToStaff):
    """To a coordinator who withdrew a batch."""

    count: int
    plural = N_("{count} codes were withdrawn and deleted.")
    text = N_("1 code was withdrawn and deleted.")


@dataclass(frozen=True, slots=True)
class BatchGivenOutStaff(Screen, ToStaff):
    """To a coordinator who withdraws a batch of which somebody has a code by now."""

    text = N_("Somebody has a code of this batch already, so it stays. Nothing was withdrawn.")


# --- loading --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskCodes(Screen, ToStaff):
    """To a coordinator who loads codes: the file."""

    gift: str
    text = N_(
        "Send the codes of {gift} as a file: CSV or Excel (.xlsx).\n"
        "• first column: the code\n"
        "• second column, if you like: the last day, such as 31-12-2026\n"
        "I take the file out of this chat at once. Codes that you type are not read."
    )


@dataclass(frozen=True, slots=True)
class CodesRight(Screen, ToStaff):
    """To a coordinator who loads codes: what is read back. `without`: how many have no last day."""

    gift: str
    count: int
    signs: str
    first_day: str
    last_day: str
    without: int | None
    plural = N_(
        "<b>{count} codes for {gift}</b>\n"
        "Characters in a code: {signs}\n"
        "First to expire on: {first_day}\n"
        "Last to expire on: {last_day}\n"
        "Without a last day: {without}\n"
        "Is that right?"
    )
    text = N_(
        "<b>1 code for {gift}</b>\n"
        "Characters in a code: {signs}\n"
        "First to expire on: {first_day}\n"
        "Last to expire on: {last_day}\n"
        "Without a last day: {without}\n"
        "Is that right?"
    )


@dataclass(frozen=True, slots=True)
class CodesLoaded(Screen, ToStaff):
    """To a coordinator who loaded codes."""

    gift: str
    count: int
    plural = N_("✅ {count} codes for {gift} are in stock.")
    text = N_("✅ 1 code for {gift} is in stock.")


@dataclass(frozen=True, slots=True)
class CodesNotLoaded(Screen, ToStaff):
    """To a coordinator who stopped loading codes, or said that it is not right."""

    text = N_("Nothing was loaded. The file is gone from this chat and from the bot.")


@dataclass(frozen=True, slots=True)
class CodesNotTyped(Screen, ToStaff):
    """To a coordinator who typed something where a file is asked."""

    text = N_(
        "I took your message away in case there were codes in it. Please send a file: that is how nothing is mistyped."
    )


@dataclass(frozen=True, slots=True)
class LoadAgain(Screen, ToStaff):
    """To a coordinator who says yes to codes that can't be read back any more, or that were loaded meanwhile."""

    text = N_("Nothing was loaded: something changed meanwhile. Please send the file once more.")


@dataclass(frozen=True, slots=True)
class LineEmpty(Screen, ToStaff):
    """One line of a file: there is no code in it."""

    line: int
    text = N_("• line {line}: there is no code")


@dataclass(frozen=True, slots=True)
class LineTooLong(Screen, ToStaff):
    """One line of a file: too long for a code."""

    line: int
    most: int
    text = N_("• line {line}: longer than {most} characters")


@dataclass(frozen=True, slots=True)
class LineOdd(Screen, ToStaff):
    """One line of a file: signs that are in no code."""

    line: int
    text = N_("• line {line}: characters that can't be in a code")


@dataclass(frozen=True, slots=True)
class LineTwice(Screen, ToStaff):
    """One line of a file: the same code as an earlier line."""

    line: int
    text = N_("• line {line}: this code stands above it already")


@dataclass(frozen=True, slots=True)
class LineInStock(Screen, ToStaff):
    """One line of a file: a code that was loaded before."""

    line: int
    text = N_("• line {line}: this code was loaded before")


@dataclass(frozen=True, slots=True)
class LineExpired(Screen, ToStaff):
    """One line of a file: the last day has passed."""

    line: int
    text = N_("• line {line}: expired already")


@dataclass(frozen=True, slots=True)
class LineNoDay(Screen, ToStaff):
    """One line of a file: no date can be made of the second column."""

    line: int
    text = N_("• line {line}: the date can't be read; write it as 31-12-2026")


@dataclass(frozen=True, slots=True)
class LineLostDigits(Screen, ToStaff):
    """One line of a file: Excel made a number of the code and lost part of it."""

    line: int
    text = N_(
        "• line {line}: Excel made a number of this code and lost digits; make the column Text and fill it anew"
    )


@dataclass(frozen=True, slots=True)
class LineLostZeros(Screen, ToStaff):
    """One line of a file: Excel made a number of the code, and zeros may be gone."""

    line: int
    text = N_(
        "• line {line}: Excel made a number of this code, and zeros at its front may be lost; make the column Text"
    )


@dataclass(frozen=True, slots=True)
class LineNotForBarcode(Screen, ToStaff):
    """One line of a file for a gift with a barcode: it does not fit in one."""

    line: int
    most: int
    text = N_("• line {line}: does not fit in a barcode (at most {most} characters, no accents)")


@dataclass(frozen=True, slots=True)
class LineManyCells(Screen, ToStaff):
    """One line of a file: more than two columns."""

    line: int
    text = N_("• line {line}: there is more than a code and a date")


WrongLine = (
    LineEmpty
    | LineTooLong
    | LineOdd
    | LineTwice
    | LineInStock
    | LineExpired
    | LineNoDay
    | LineLostDigits
    | LineLostZeros
    | LineNotForBarcode
    | LineManyCells
)


@dataclass(frozen=True, slots=True)
class LinesWrong(Screen, ToStaff):
    """To a coordinator whose file has lines that can't be used."""

    count: int
    lines: tuple[WrongLine, ...]
    more: int | None
    plural = N_(
        "{count} lines can't be used, so nothing was loaded.\n{lines}\nAnd {more} more.\n"
        "Repair the file and send it again."
    )
    text = N_("1 line can't be used, so nothing was loaded.\n{lines}\nRepair the file and send it again.")


def line_wrong(problem: Problem) -> WrongLine:
    """What is the matter with one line."""
    plain: dict[Wrong, Callable[[int], WrongLine]] = {
        Wrong.EMPTY: LineEmpty,
        Wrong.TOO_LONG: lambda line: LineTooLong(line, LONGEST_CODE),
        Wrong.ODD_SIGNS: LineOdd,
        Wrong.TWICE: LineTwice,
        Wrong.IN_STOCK: LineInStock,
        Wrong.EXPIRED: LineExpired,
        Wrong.NO_SUCH_DAY: LineNoDay,
        Wrong.LOST_DIGITS: LineLostDigits,
        Wrong.LOST_ZEROS: LineLostZeros,
        Wrong.NOT_FOR_BARCODE: lambda line: LineNotForBarcode(line, LONGEST_BARCODE),
        Wrong.TOO_MANY_CELLS: LineManyCells,
    }
    return plain[problem.wrong](problem.line)


def lines_wrong(problems: Sequence[Problem]) -> LinesWrong:
    """The first lines with something wrong, and how many more there are."""
    told = tuple(map(line_wrong, problems[:MOST_SHOWN]))
    return LinesWrong(len(problems), told, len(problems) - len(told) or None)


@dataclass(frozen=True, slots=True)
class FileOfAnotherKind(Screen, ToStaff):
    """To a coordinator whose file is no CSV and no XLSX."""

    text = N_("This is not a file that I can read. Send a CSV or an Excel file (.xlsx).")


@dataclass(frozen=True, slots=True)
class FileTooBig(Screen, ToStaff):
    """To a coordinator whose file is too big."""

    kilobytes: int
    text = N_(
        "This file is too big: at most {kilobytes} kB. Send the codes alone, without pictures or other sheets."
    )


@dataclass(frozen=True, slots=True)
class FileTooMany(Screen, ToStaff):
    """To a coordinator whose file has too many lines."""

    most: int
    text = N_("There are more than {most} lines in this file. Send them in several files.")


@dataclass(frozen=True, slots=True)
class FileLocked(Screen, ToStaff):
    """To a coordinator whose file has a password on it, or is of an old Excel."""

    text = N_(
        "This file has a password on it, or is of an old Excel (.xls). Save it as .xlsx without a password, "
        "and send it again."
    )


@dataclass(frozen=True, slots=True)
class FileDamaged(Screen, ToStaff):
    """To a coordinator whose file can't be read."""

    text = N_("This file is damaged. Save it again and send it once more.")


@dataclass(frozen=True, slots=True)
class FileEmpty(Screen, ToStaff):
    """To a coordinator whose file has no codes in it."""

    text = N_("There are no codes in this file. They stand in the first column of the first sheet.")


@dataclass(frozen=True, slots=True)
class FileNotThere(Screen, ToStaff):
    """To a coordinator whose file Telegram did not give."""

    text = N_("I could not get this file from Telegram. Please send it again.")


_FILES: dict[WrongFile, Screen] = {
    WrongFile.TYPE: FileOfAnotherKind(),
    WrongFile.TOO_BIG: FileTooBig(MOST_BYTES // 1000),
    WrongFile.TOO_MANY: FileTooMany(MOST_LINES),
    WrongFile.PASSWORD: FileLocked(),
    WrongFile.DAMAGED: FileDamaged(),
    WrongFile.NOTHING: FileEmpty(),
}


def file_wrong(why: WrongFile) -> Screen:
    """Why a file can't be read as a whole."""
    return _FILES[why]


@dataclass(frozen=True, slots=True)
class NotAGiftOfCodesStaff(Screen, ToStaff):
    """To a coordinator who loads codes for a gift that has none, or that is offered no more."""

    text = N_("This gift has no codes, or is no longer in the catalogue: /cadeaus.")


# --- news -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FewCodesLeft(Notice, ToStaff):
    """To coordinators, when few codes of a gift are left."""

    gift: str
    left: int
    soon: int | None
    first_day: str
    text = N_(
        "🎟 Few codes left of <b>{gift}</b>: {left}.\n"
        "{soon} of them expire within 30 days, the first on {first_day}.\n"
        "Load new ones with /bonnen."
    )


@dataclass(frozen=True, slots=True)
class CodesExpire(Notice, ToStaff):
    """To coordinators, thirty days before codes in stock expire."""

    count: int
    gift: str
    first_day: str
    plural = N_(
        "🎟 {count} codes of <b>{gift}</b> expire within 30 days, the first on {first_day}. They are given out first."
    )
    text = N_("🎟 1 code of <b>{gift}</b> expires within 30 days, on {first_day}. It is given out first.")


def day_or_nothing(day: date | None) -> str:
    """With its year, because codes are valid for years."""
    return full_date(day) if day else ""
