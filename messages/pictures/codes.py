"""The picture of a code, that a till can read; and the one that stands in its place when it is hidden.

A QR code is drawn by segno (ISO/IEC 18004), a barcode by python-barcode as Code 128 (ISO/IEC 15417), which takes every
sign of ASCII. Black on white, with the quiet zone that the standards want around it.
"""

from io import BytesIO

import barcode
import segno
from PIL import Image, ImageDraw

from mentoring.gifts import CodeForm

_SIDE = 1080
"""Pixels: what a phone shows sharply."""

_QUIET_MODULES = 4
"""White around a QR code (ISO/IEC 18004, 9.1)."""

_BARS_HIGH, _BARS_QUIET = 420, 10
"""Pixels; and modules of white beside a barcode (ISO/IEC 15417, 4.3.3)."""

_MARGIN = 90
_WHITE, _BLACK, _VEIL, _LOCK = 255, 0, "#e8e2d4", "#8a7f66"


def draw(code: str, form: CodeForm) -> bytes:
    """The code as a PNG that a till can read."""
    return _png(_qr(code) if form is CodeForm.QR else _bars(code))


def hidden() -> bytes:
    """A closed lock, where a code stood."""
    picture = Image.new("RGB", (_SIDE, _SIDE // 2), _VEIL)
    pen = ImageDraw.Draw(picture)
    x, y = _SIDE / 2, _SIDE / 4
    pen.arc((x - 60, y - 130, x + 60, y - 10), 180, 360, fill=_LOCK, width=24)
    pen.rectangle((x - 60, y - 72, x - 37, y - 30), fill=_LOCK)
    pen.rectangle((x + 37, y - 72, x + 60, y - 30), fill=_LOCK)
    pen.rounded_rectangle((x - 100, y - 40, x + 100, y + 110), 20, fill=_LOCK)
    return _png(picture)


def _qr(code: str) -> Image.Image:
    made = segno.make_qr(code, error="m")
    modules = made.symbol_size(border=_QUIET_MODULES)[0]
    drawn = BytesIO()
    made.save(drawn, kind="png", scale=max(1, _SIDE // modules), border=_QUIET_MODULES)
    return Image.open(drawn).convert("L")


def _bars(code: str) -> Image.Image:
    modules = barcode.get_barcode_class("code128")(code).build()[0]
    wide = len(modules) + 2 * _BARS_QUIET
    scale = max(1, _SIDE // wide)
    picture = Image.new("L", (wide * scale, _BARS_HIGH + 2 * _MARGIN), _WHITE)
    pen = ImageDraw.Draw(picture)
    for place, module in enumerate(modules):
        if module == "1":
            left = (place + _BARS_QUIET) * scale
            pen.rectangle((left, _MARGIN, left + scale - 1, _MARGIN + _BARS_HIGH), fill=_BLACK)
    return picture


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
