"""A photo for the practice room: drawn here, because a real one would be of somebody's home."""

import struct
import zlib
from collections.abc import Sequence

_WIDTH, _HEIGHT = 720, 480

Colour = tuple[int, int, int]
Point = tuple[float, float]

_LIGHT_WOOD, _DARK_WOOD, _GRAIN = (203, 163, 112), (166, 120, 70), (150, 106, 60)
_COVER, _SPINE, _EDGE = (38, 118, 140), (25, 86, 106), (20, 68, 84)
_PAPER, _INK, _STEEL, _HOLE = (250, 248, 240), (96, 92, 84), (206, 210, 212), (58, 66, 70)


def folder_on_a_table() -> bytes:
    """A folder for post, on a wooden table, as a PNG."""
    picture = _Picture()
    picture.wood()
    picture.fill([(176, 118), (604, 92), (640, 400), (206, 428)], _DARK_WOOD)
    picture.fill([(150, 96), (580, 72), (616, 376), (178, 404)], _EDGE)
    picture.fill([(150, 88), (580, 64), (614, 366), (178, 394)], _COVER)
    picture.fill([(150, 88), (222, 84), (252, 389), (178, 394)], _SPINE)
    picture.disc((214, 330), 19, _STEEL)
    picture.disc((214, 330), 12, _HOLE)
    picture.fill([(322, 146), (520, 135), (534, 252), (334, 264)], _PAPER)
    for line, length in enumerate((120, 158, 96)):
        top = 172 + 26 * line
        left = 342 + 3 * line
        picture.fill([(left, top), (left + length, top - 8), (left + length, top), (left, top + 8)], _INK)
    return picture.png()


class _Picture:
    """Rows of pixels, and the few shapes that the picture needs."""

    def __init__(self) -> None:
        self._rows = [bytearray(3 * _WIDTH) for _ in range(_HEIGHT)]

    def wood(self) -> None:
        """A table top, darker to the front, with a grain that runs along it."""
        for y, row in enumerate(self._rows):
            share = y / _HEIGHT
            shade = [
                round(light + (dark - light) * share)
                for light, dark in zip(_LIGHT_WOOD, _DARK_WOOD, strict=True)
            ]
            row[:] = bytes(shade) * _WIDTH
        for top in range(30, _HEIGHT, 74):
            self.fill([(0, top), (360, top + 9), (720, top - 4), (720, top - 1), (360, top + 12)], _GRAIN)

    def fill(self, corners: Sequence[Point], colour: Colour) -> None:
        """A shape with straight sides that does not bend inwards."""
        for y in range(_HEIGHT):
            crossings = [
                x0 + (y - y0) * (x1 - x0) / (y1 - y0)
                for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True)
                if min(y0, y1) <= y < max(y0, y1)
            ]
            if crossings:
                self._span(y, min(crossings), max(crossings), colour)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """A round shape."""
        for y in range(_HEIGHT):
            if (half := radius**2 - (y - centre[1]) ** 2) > 0:
                self._span(y, centre[0] - half**0.5, centre[0] + half**0.5, colour)

    def _span(self, y: int, left: float, right: float, colour: Colour) -> None:
        start, end = max(0, round(left)), min(_WIDTH, round(right))
        self._rows[y][3 * start : 3 * end] = bytes(colour) * max(0, end - start)

    def png(self) -> bytes:
        """As a file (PNG, W3C recommendation: 8 bits a colour, no filter)."""
        header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
        lines = b"".join(b"\0" + row for row in self._rows)
        chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")]
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
