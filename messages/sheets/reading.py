"""Reading a file of codes as people send it: CSV from anywhere, XLSX from Excel. Nothing is guessed.

A file comes from outside, so it is measured before it is opened, and whatever can't be read is a sentence to whoever
sent it.
"""

import csv
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from mentoring.days import NotADay, real_day
from mentoring.refusals import Refusal
from mentoring.vouchers import MOST_LINES, Line, Wrong

MOST_BYTES = 1_000_000
"""Of a file: thirty times as many codes as may be in it."""

_MOST_UNPACKED = 20_000_000
"""Bytes of what is packed in an XLSX. A file of `MOST_LINES` codes unpacks to a tenth; a bomb to gigabytes."""

_MOST_PARTS = 200
_PIECE = 65_536

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an XLSX begins; and an old .xls, or an XLSX with a password on it (MS-OFFCRYPTO, 2.3.4.4)."""

_ENCRYPTED = 0x1
_SEPARATORS = ";\t,"

_HEADS = frozenset(
    [
        "code",
        "codes",
        "bon",
        "bonnen",
        "bonnummer",
        "boncode",
        "voucher",
        "vouchers",
        "vouchercode",
        "cadeaucode",
        "cadeaukaart",
        "kortingscode",
        "activatiecode",
        "kaartnummer",
        "barcode",
        "streepjescode",
        "nummer",
    ]
)
_HEADS_OF_DAYS = frozenset(
    {
        "geldig tot",
        "geldig t/m",
        "geldig tot en met",
        "geldigtot",
        "einddatum",
        "vervaldatum",
        "datum",
        "verloopt op",
    }
)
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_IN_WORDS = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100

_EXCEL_WROTE = re.compile(r"[0-9][.,]?[0-9]*E\+[0-9]+", re.ASCII | re.IGNORECASE)
"""A long number as Excel writes it in a CSV: "1,23457E+15". The other digits are gone."""

_SURE_DIGITS = 15
"""Digits of a number that Excel keeps (Microsoft, "Excel specifications and limits": number precision)."""

Cell = str | float | int | bool | date | datetime | None


class WrongFile(StrEnum):
    """Why a file can't be read as a whole."""

    TYPE = "type"
    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    PASSWORD = "password"  # noqa: S105 - the reason, and no password
    DAMAGED = "damaged"
    NOTHING = "nothing"


class NotAFileOfCodes(Refusal):
    """A file of codes can't be read at all. Nothing of it was loaded."""

    def __init__(self, why: WrongFile) -> None:
        self.why = why


def read_codes(content: bytes) -> list[Line]:
    """The lines of a file: a code, and if there is one the last day on which it is valid.

    What the file is shows in what is in it, whatever it is called.

    Raises:
        NotAFileOfCodes: when it can't be read as a whole. A line that can't be used says so itself (`Line.wrong`).
    """
    if len(content) > MOST_BYTES:
        raise NotAFileOfCodes(WrongFile.TOO_BIG)
    if content.startswith(_OLE):
        raise NotAFileOfCodes(WrongFile.PASSWORD)
    rows = _sheet(content) if content.startswith(_ZIP) else _csv(_text(content))
    lines = list(_lines(rows))
    if not lines:
        raise NotAFileOfCodes(WrongFile.NOTHING)
    if len(lines) > MOST_LINES:
        raise NotAFileOfCodes(WrongFile.TOO_MANY)
    return lines


# --- the two kinds of file ------------------------------------------------------------------------


def _text(content: bytes) -> str:
    """As Excel, a bank or a shop writes it: with a mark of its encoding, in UTF-8, or as Windows did."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise NotAFileOfCodes(WrongFile.TYPE)
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotAFileOfCodes(WrongFile.TYPE)


def _csv(text: str) -> list[list[Cell]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise NotAFileOfCodes(WrongFile.DAMAGED) from None
    return [[*row] for row in rows]


def _sheet(content: bytes) -> list[list[Cell]]:
    # Only here: reading a spreadsheet takes megabytes that a bot at rest does without.
    from messages.sheets import excel  # noqa: PLC0415

    try:
        return excel.first_sheet(_unpacked_and_packed(content))
    except excel.NotASheet:
        raise NotAFileOfCodes(WrongFile.DAMAGED) from None


def _unpacked_and_packed(content: bytes) -> bytes:
    """The same file, packed by us: what says that it is small can't turn out large any more."""
    packed = BytesIO()
    try:
        with ZipFile(BytesIO(content)) as given, ZipFile(packed, "w") as ours:
            parts = given.infolist()
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise NotAFileOfCodes(WrongFile.PASSWORD)
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise NotAFileOfCodes(WrongFile.TOO_BIG)
            for part in parts:
                ours.writestr(part.filename, given.read(part))
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        raise NotAFileOfCodes(WrongFile.DAMAGED) from None
    return packed.getvalue()


# --- what stands in it ----------------------------------------------------------------------------


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    filled = [(number, row) for number, row in enumerate(rows, start=1) if not _is_blank(row)]
    if filled and _is_head(filled[0][1]):
        filled = filled[1:]
    if not filled:
        return
    longest = max(len(_digits(row[0])) for _, row in filled)
    has_zeros = any(isinstance(row[0], str) and row[0].strip().startswith("0") for _, row in filled)
    known = dict(filled)
    for number in range(filled[0][0], filled[-1][0] + 1):
        row = known.get(number)
        yield Line(number, "", None, Wrong.EMPTY) if row is None else _line(number, row, longest, has_zeros)


def _line(number: int, row: Sequence[Cell], longest: int, has_zeros: bool) -> Line:
    first, second, *more = [*row, None]
    if not _is_blank(more):
        return Line(number, "", None, Wrong.TOO_MANY_CELLS)
    if (wrong := _lost(first, longest, has_zeros)) is not None:
        return Line(number, "", None, wrong)
    try:
        return Line(number, _written(first), _day(second))
    except NotADay:
        return Line(number, "", None, Wrong.NO_SUCH_DAY)


def _lost(cell: Cell, longest: int, has_zeros: bool) -> Wrong | None:
    """Whether Excel took a code for a number, and so changed it or may have."""
    if isinstance(cell, str):
        return Wrong.LOST_DIGITS if _EXCEL_WROTE.fullmatch(cell.strip()) else None
    if isinstance(cell, bool | date) or (isinstance(cell, float) and not cell.is_integer()):
        return Wrong.LOST_DIGITS
    if isinstance(cell, int | float):
        digits = _digits(cell)
        if len(digits) > _SURE_DIGITS:
            return Wrong.LOST_DIGITS
        return Wrong.LOST_ZEROS if has_zeros or len(digits) < longest else None
    return None


def _digits(cell: Cell) -> str:
    """Those of a whole number; nothing for what is none."""
    is_whole = isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer()
    return str(int(cell)) if is_whole and isinstance(cell, int | float) else ""


def _written(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else _digits(cell)


def _day(cell: Cell) -> date | None:
    """The last day of a code. Raises `NotADay` for what is no day, or may be two."""
    if isinstance(cell, datetime):
        return _likely(cell.date())
    if isinstance(cell, date):
        return _likely(cell)
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if not isinstance(cell, str):
        raise NotADay
    return _likely(_typed_day(" ".join(cell.casefold().split())))


def _typed_day(text: str) -> date:
    if found := _DAY_FIRST.fullmatch(text):
        return real_day(int(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return real_day(int(found[1]), int(found[2]), int(found[3]))
    found = _IN_WORDS.fullmatch(text.replace(" mrt", " maart"))
    months = [
        place
        for place, name in enumerate(_MONTHS, 1)
        if found and name.startswith(found[2].removesuffix("."))
    ]
    if found is None or len(months) != 1:
        raise NotADay
    return real_day(int(found[3]), months[0], int(found[1]))


def _likely(day: date) -> date:
    """Excel makes 1900 of a cell with a zero in it."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NotADay
    return day


def _is_blank(row: Sequence[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _is_head(row: Sequence[Cell]) -> bool:
    words = [
        " ".join(str(cell).casefold().replace("_", " ").split()) for cell in row if isinstance(cell, str)
    ]
    return bool(words) and (words[0] in _HEADS or bool(_HEADS_OF_DAYS & set(words[1:2])))
