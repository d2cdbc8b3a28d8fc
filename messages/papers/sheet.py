"""From the plan of a picture to a sheet of paper: the same drawing, with lines and letters that stay sharp in print."""

import unicodedata
from datetime import UTC, datetime
from io import BytesIO

from fpdf import FPDF
from PIL import Image, ImageDraw

from messages.pictures.lettering import Weight, font, font_file
from messages.pictures.plan import WIDTH, Block, Paint, Plan, Point, Shape, Stroke, Written

_WIDE, _HIGH = 297.0, 210.0
"""Millimetres of a sheet of A4 on its side (ISO 216)."""

_POINTS = 72 / 25.4
"""Points to a millimetre."""

_FINER = 4
"""Letters that are painted and not written are so many times finer than on a phone: some 370 dots to an inch."""

_HAIR = 0.01
"""Millimetres that nobody sees."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of Unicode (UAX 9)."""

_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""In the place of when the file was made: only `bot/` knows the time, and the same plan gives the same bytes."""


def printed(plan: Plan) -> bytes:
    """The plan in the middle of a sheet, as large as it fits, as a PDF."""
    sheet = _Sheet(plan)
    for each in plan.paint:
        sheet.paint(each)
    for line in plan.texts:
        sheet.write(line)
    return sheet.file()


class _Sheet:
    """One page on its way to a file. `_scale`: millimetres to a pixel of the plan."""

    def __init__(self, plan: Plan) -> None:
        self._scale = min(_WIDE / WIDTH, _HIGH / plan.height)
        self._corner = (_WIDE - WIDTH * self._scale) / 2, (_HIGH - plan.height * self._scale) / 2
        self._pdf = FPDF(orientation="landscape", unit="mm", format="A4")
        self._pdf.set_creation_date(_NO_DAY)
        self._pdf.set_lang("nl")
        for weight in Weight:
            self._pdf.add_font(weight, fname=font_file(weight))
        self._pdf.add_page()
        self._pdf.set_fill_color(plan.background)
        self._pdf.rect(0, 0, _WIDE, _HIGH, style="F")

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
        if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in line.text):
            self._paint_letters(line)
            return
        ascent, _ = font(line.weight, line.size).getmetrics()
        self._pdf.set_font(line.weight, size=line.size * self._scale * _POINTS)
        self._pdf.set_text_color(line.colour)
        self._pdf.text(*self._at((line.left, line.top + ascent)), line.text)

    def file(self) -> bytes:
        return bytes(self._pdf.output())

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
        box = line.box
        wide, high = round((box.right - box.left) * _FINER), round((box.bottom - box.top) * _FINER)
        picture = Image.new("RGB", (max(1, wide), max(1, high)), line.on)
        letters = font(line.weight, line.size * _FINER)
        ImageDraw.Draw(picture).text((0, 0), line.text, fill=line.colour, font=letters)
        file = BytesIO()
        picture.save(file, "PNG")
        left, top = self._at((box.left, box.top))
        self._pdf.image(file, left, top, (box.right - box.left) * self._scale)
