"""Letters in the font that we ship: which there are, how wide words are, and how they are spread over lines.

DejaVu Sans has all of Latin, Greek, Cyrillic, Arabic and Hebrew. The font that Pillow brings along draws € and ë as
boxes, and what a machine has by itself differs.
"""

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from PIL import ImageFont

from messages.signs import without_signs

_NO_LETTER = "\U0010ffff"
"""A code point that is no character and never will be, so that the font draws its box for it."""

_HYPHEN = "-"


class Weight(StrEnum):
    """The two fonts, by the name of their file."""

    REGULAR = "DejaVuSans"
    BOLD = "DejaVuSans-Bold"


@cache
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """The font in a size in pixels."""
    return ImageFont.truetype(font_file(weight), size)


def font_file(weight: Weight) -> str:
    """Where it is. From a path the file is mapped into memory once; from its bytes each size would have a copy."""
    return str(files("messages.pictures") / "fonts" / f"{weight}.ttf")


def width_of(text: str, weight: Weight, size: int) -> float:
    """How many pixels wide a line is."""
    return font(weight, size).getlength(text)


def height_of(weight: Weight, size: int) -> int:
    """How many pixels a line takes, from the tallest letters to the lowest."""
    return sum(font(weight, size).getmetrics())


def writable(text: str) -> str:
    """The words that can be written: without emoji, and without what the font has no letter for.

    Nothing comes in the place of those: a box would look like a mistake of who wrote it.
    """
    plain = without_signs(unicodedata.normalize("NFC", text))
    return " ".join("".join(filter(has, plain)).split())


@cache
def has(letter: str) -> bool:
    """Whether both fonts have a letter for it. Of what is invisible, only a space is a letter here."""
    if letter.isspace():
        return True
    if unicodedata.category(letter).startswith("C"):
        return False
    return all(_drawn(letter, weight) != _drawn(_NO_LETTER, weight) for weight in Weight)


@cache
def _drawn(letter: str, weight: Weight) -> tuple[tuple[int, int], bytes]:
    """A letter by itself, as the font has it: by the rules of its script it might be drawn on something."""
    mask = _plain_font(weight).getmask(letter)
    return mask.size, bytes(mask)


@cache
def _plain_font(weight: Weight) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(weight), 36, layout_engine=ImageFont.Layout.BASIC)


def fit(text: str, weight: Weight, sizes: Sequence[int], width: float, lines: int) -> tuple[int, list[str]]:
    """The largest of some sizes at which words fit in so many lines without breaking a word, and the lines.

    At the smallest size words are broken, and there may be more lines.
    """
    for size in sizes[:-1]:
        spread = _by_words(text, weight, size, width)
        if len(spread) <= lines and all(width_of(line, weight, size) <= width for line in spread):
            return size, _even(text, weight, size, width, spread)
    return sizes[-1], wrap(text, weight, sizes[-1], width)


def wrap(text: str, weight: Weight, size: int, width: float) -> list[str]:
    """Words over lines of a width; a word that is wider than that is broken, with a hyphen."""
    pieces = " ".join(piece for word in text.split() for piece in _broken(word, weight, size, width))
    return _even(pieces, weight, size, width, _by_words(pieces, weight, size, width))


def _by_words(text: str, weight: Weight, size: int, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, weight, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _even(text: str, weight: Weight, size: int, width: float, spread: list[str]) -> list[str]:
    """The same number of lines, as even as can be: one word alone on the last line looks forgotten."""
    narrow, wide = width / 2, width
    while wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        tried = _by_words(text, weight, size, middle)
        if len(tried) > len(spread) or any(width_of(line, weight, size) > width for line in tried):
            narrow = middle
        else:
            wide, spread = middle, tried
    return spread


def _broken(word: str, weight: Weight, size: int, width: float) -> list[str]:
    pieces: list[str] = []
    while width_of(word, weight, size) > width:
        most = next(
            (n for n in range(len(word) - 1, 1, -1) if width_of(word[:n] + _HYPHEN, weight, size) <= width), 1
        )
        pieces.append(word[:most] + _HYPHEN)
        word = word[most:]
    return [*pieces, word]
