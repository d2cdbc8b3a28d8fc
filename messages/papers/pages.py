"""Pages of words: paragraphs and rows below each other, and a new page where one is full.

Measures are tenths of a millimetre, from the top left corner of a page. Words of people never break the page: what
the font has no letter for is left out, and a word that is too wide is broken.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fpdf.prefs import ViewerPreferences

from messages.papers.printing import Printer, is_painted, new_file, tagged
from messages.pictures.lettering import Weight, height_of, width_of, wrap, writable
from messages.pictures.plan import Block, Box, Colour, Paint, Stroke, Written

WIDE, HIGH = 2100, 2970
"""A sheet of A4 (ISO 216), upright."""

MARGIN = 200
BOTTOM = HIGH - 240
"""So far down words come; below it stands the foot."""

WORDS, HEADING, TITLE, FOOT = 42, 53, 82, 39
"""Sizes of letters. The smallest, of the foot, comes out at 11 points."""

PAPER: Colour = "#ffffff"
INK, TEAL, TINT, LINE = "#22333b", "#0f4c5c", "#eaf3f4", "#9fb8bd"

_TENTH = 0.1
_AIR = 12
"""Above and below the words of a row."""

_AMOUNT = 330
"""How wide the column of amounts is: room for "€ 12.345,50" in bold."""

_GAP = 30
"""Between columns."""


class Tag(StrEnum):
    """What words are, to who reads with their ears (ISO 32000-1, 14.8.4)."""

    TITLE = "/H1"
    HEADING = "/H2"
    WORDS = "/P"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in the order in which they are read."""

    tag: Tag
    lines: tuple[Written, ...]

    @property
    def instead(self) -> str | None:
        """What it says, when letters of it can only be painted."""
        is_seen_only = any(is_painted(line) for line in self.lines)
        return " ".join(line.text for line in self.lines) if is_seen_only else None


@dataclass(slots=True)
class Page:
    """One page: what is painted, and what is written over it."""

    paint: list[Paint] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


class Pages:
    """Pages on their way to a file."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self.top: float = MARGIN

    def words(
        self,
        text: str,
        *,
        size: int = WORDS,
        weight: Weight = Weight.REGULAR,
        colour: Colour = INK,
        tag: Tag = Tag.WORDS,
        above: float = 0,
        keep: float = 0,
    ) -> None:
        """A paragraph over the whole width. `keep`: so much of what follows stays on the same page."""
        lines = wrap(writable(text), weight, size, WIDE - 2 * MARGIN)
        high = len(lines) * height_of(weight, size)
        self._begin(high + keep, above)
        written = _lines(lines, MARGIN, self.top, size, weight, colour)
        self._add(Paragraph(tag, written), high)

    def heading(self, text: str) -> None:
        """Above a part, on the same page as its first row."""
        style = {"size": HEADING, "weight": Weight.BOLD, "colour": TEAL, "tag": Tag.HEADING}
        self.words(text, above=70, keep=4 * WORDS, **style)  # type: ignore[arg-type]
        self.top += 10

    def row(
        self, first: str, words: str, amount: str, *, column: float, strong: bool = False, tint: bool = False
    ) -> None:
        """A row of a table: a day in a column of its own, words that take more lines when needed, and an amount at the
        end. Without an amount the words take its room.
        """
        weight = Weight.BOLD if strong else Weight.REGULAR
        room = WIDE - 2 * MARGIN - column - (_AMOUNT + _GAP if amount else 0) - (2 * _GAP if tint else 0)
        spread = wrap(writable(words), weight, WORDS, room) or [""]
        high = len(spread) * height_of(weight, WORDS) + 2 * _AIR
        self._begin(high, 0)
        top, inward = self.top + _AIR, _GAP if tint else 0
        left, right = MARGIN + inward, WIDE - MARGIN - inward
        written = _lines([first] if first else [], left, top, WORDS, weight, INK)
        written += _lines(spread, left + column, top, WORDS, weight, INK)
        if amount:
            at = right - width_of(amount, weight, WORDS)
            written += _lines([amount], at, top, WORDS, weight, INK)
        self._under(high, is_tinted=tint)
        self._add(Paragraph(Tag.WORDS, tuple(line for line in written if line.text)), high)

    def foot(self, text: Callable[[int, int], str]) -> None:
        """The same line at the bottom of every page, of which `text` gets the number and how many there are."""
        for number, page in enumerate(self.pages, start=1):
            said = writable(text(number, len(self.pages)))
            page.paragraphs.append(
                Paragraph(Tag.WORDS, _lines([said], MARGIN, BOTTOM + 50, FOOT, Weight.REGULAR, INK))
            )

    def _under(self, high: float, *, is_tinted: bool) -> None:
        box = Box(MARGIN, self.top, WIDE - MARGIN, self.top + high)
        line = Stroke([(MARGIN, box.bottom), (WIDE - MARGIN, box.bottom)], LINE, 2)
        self.pages[-1].paint.append(Block(box, TINT) if is_tinted else line)

    def _begin(self, high: float, above: float) -> None:
        if self.top + above + high > BOTTOM and self.pages[-1].paragraphs:
            self.pages.append(Page())
            self.top = MARGIN
            return
        self.top += above

    def _add(self, paragraph: Paragraph, high: float) -> None:
        self.pages[-1].paragraphs.append(paragraph)
        self.top += high


def printed(pages: Sequence[Page], *, title: str, made_on: date) -> bytes:
    """The pages as a PDF. The same pages of the same day give the same bytes."""
    pdf = new_file("portrait", made_on)
    pdf.set_title(title)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    printer = Printer(pdf, _TENTH)
    for page in pages:
        pdf.add_page()
        for each in page.paint:
            printer.paint(each)
        for paragraph in page.paragraphs:
            with tagged(pdf, paragraph.tag, paragraph.instead):
                for line in paragraph.lines:
                    printer.write(line)
    return bytes(pdf.output())


def _lines(
    lines: Sequence[str], left: float, top: float, size: int, weight: Weight, colour: Colour
) -> tuple[Written, ...]:
    step = height_of(weight, size)
    return tuple(
        Written(text, left, top + number * step, size, colour, PAPER, weight)
        for number, text in enumerate(lines)
    )
