"""What is painted and written on paper: shapes and lines of letters that stay sharp in print.

Letters are the font's own, so that they can be searched for, copied and read aloud.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from math import ceil
from typing import Literal

from fpdf import FPDF
from PIL import Image, ImageDraw

from messages.pictures.lettering import Weight, font, font_file
from messages.pictures.plan import Block, Paint, Point, Shape, Stroke, Written

POINTS = 72 / 25.4
"""Points to a millimetre."""

_DOTS = 14.5
"""Letters that are painted and not written have so many dots to a millimetre, or more: some 370 to an inch."""

_HAIR = 0.01
"""Millimetres that nobody sees."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of Unicode (UAX 9)."""

_NO_DAY = date(1970, 1, 1)
"""In the place of when a file was made that tells no day: the same content gives the same bytes."""


def new_file(orientation: Literal["portrait", "landscape"], made_on: date = _NO_DAY) -> FPDF:
    """An empty file of sheets of A4, in Dutch, with our fonts. Whoever calls says on which day it was made."""
    pdf = FPDF(orientation=orientation, unit="mm", format="A4")
    pdf.set_creation_date(datetime.combine(made_on, time(), tzinfo=UTC))
    pdf.set_lang("nl")
    pdf.set_auto_page_break(auto=False)
    for weight in Weight:
        pdf.add_font(weight, fname=font_file(weight))
    return pdf


class Printer:
    """Paints and writes on the last page of a file. `scale`: millimetres to a pixel of the plan, whose top left corner
    lies at `corner`.
    """

    def __init__(self, pdf: FPDF, scale: float, corner: Point = (0, 0)) -> None:
        self._pdf = pdf
        self._scale = scale
        self._corner = corner
        self._finer = ceil(_DOTS * scale)

    def paint(self, paint: Paint) -> None:
        match paint:
            case Block():
                self._block(paint)
            case Shape(points, fill):
                self._pdf.set_fill_color(fill)
                self._pdf.polygon([self._at(point) for point in points], style="F")
            case Stroke(points, colour, width):
                self._pdf.set_draw_color(colour)
                self._pdf.set_line_width(width * self._scale)
                self._pdf.polyline([self._at(point) for point in points])

    def write(self, line: Written) -> None:
        """Letters that go from right to left join each other, which only Pillow can do: those are painted."""
        if is_painted(line):
            self._paint_letters(line)
            return
        ascent, _ = font(line.weight, line.size).getmetrics()
        self._pdf.set_font(line.weight, size=line.size * self._scale * POINTS)
        self._pdf.set_text_color(line.colour)
        self._pdf.text(*self._at((line.left, line.top + ascent)), line.text)

    def _at(self, point: Point) -> Point:
        return self._corner[0] + point[0] * self._scale, self._corner[1] + point[1] * self._scale

    def _block(self, block: Block) -> None:
        """Pillow paints an edge within the box; here half of it would lie outside."""
        half = block.edge_width / 2
        left, top = self._at((block.box.left + half, block.box.top + half))
        right, bottom = self._at((block.box.right - half, block.box.bottom - half))
        self._pdf.set_fill_color(block.fill)
        if block.edge:
            self._pdf.set_draw_color(block.edge)
            self._pdf.set_line_width(block.edge_width * self._scale)
        wide, high, style = right - left, bottom - top, "DF" if block.edge else "F"
        radius = (block.radius - half) * self._scale
        if radius > min(wide, high) / 2 - _HAIR:  # fpdf2 would leave its corners square
            self._pdf.ellipse(left, top, wide, high, style=style)
            return
        self._pdf.rect(left, top, wide, high, style=style, round_corners=radius > 0, corner_radius=radius)

    def _paint_letters(self, line: Written) -> None:
        box, finer = line.box, self._finer
        wide, high = round((box.right - box.left) * finer), round((box.bottom - box.top) * finer)
        picture = Image.new("RGB", (max(1, wide), max(1, high)), line.on)
        letters = font(line.weight, line.size * finer)
        ImageDraw.Draw(picture).text((0, 0), line.text, fill=line.colour, font=letters)
        file = BytesIO()
        picture.save(file, "PNG")
        left, top = self._at((box.left, box.top))
        self._pdf.image(file, left, top, (box.right - box.left) * self._scale)


def is_painted(line: Written) -> bool:
    """Whether letters of it go from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in line.text)


@contextmanager
def tagged(pdf: FPDF, tag: str, instead: str | None = None) -> Iterator[None]:
    """What is written meanwhile is one thing to who reads with their ears: a heading ("/H1") or a paragraph ("/P").
    `instead` is what it says when its letters are painted (ISO 32000-1, 14.7 and 14.9.3).

    fpdf2 2.8.9 has a public way to do so for pictures alone; a file in which only those are tagged would be silent.
    """
    number = pdf.struct_builder.next_mcid_for_page(pdf.page)
    pdf._add_marked_content(struct_type=tag, mcid=number, alt_text=instead)
    pdf._out(f"{tag} <</MCID {number}>> BDC")
    yield
    pdf._out("EMC")
