"""A gift of which there is no photo: its pictogram in the light, and under it what it is and what it costs."""

from math import cos, pi, sin

from mentoring.gifts import GiftPictogram
from messages.pictures import GiftWords
from messages.pictures.gift_pictograms import gift_pictogram
from messages.pictures.lettering import Weight, fit, height_of, width_of, writable
from messages.pictures.pictograms import disc
from messages.pictures.plan import WIDTH, Block, Box, Colour, Plan, Point, Shape, Sign, Written

_EVENING, _RAY, _CREAM, _GOLD = "#0f4c5c", "#175a6b", "#fff6e0", "#ffc845"
_PAPER, _INK, _SHADOW = "#fffdf7", "#22333b", "#0b3a47"

_NAME_SIZES = (84, 74, 64, 56, 48)
_MOST_LINES = 3
_VALUE_SIZE = 76

_MIDDLE = WIDTH / 2
_LIGHT, _RING, _RAYS = 190, 14, 16
"""The disc of light behind the pictogram: its radius, its edge, and how many rays come from it."""

_MARGIN, _ASIDE = 64, 48
"""Beside the label with the words, and within it."""


def plan(pictogram: GiftPictogram, words: GiftWords) -> Plan:
    """All that is on the picture, from top to bottom."""
    drawn = Plan(_EVENING)
    middle = (_MIDDLE, 56 + _LIGHT)
    drawn.paint += [_ray(middle, number) for number in range(_RAYS)]
    _in_the_light(drawn, pictogram, middle)
    drawn.height = _label(drawn, words, middle[1] + _LIGHT + 44) + _MARGIN
    return drawn


def _ray(middle: Point, number: int) -> Shape:
    x, y = middle
    edges = (2 * pi * (number + side) / _RAYS for side in (-0.25, 0.25))
    return Shape([middle, *((x + 2 * WIDTH * sin(edge), y - 2 * WIDTH * cos(edge)) for edge in edges)], _RAY)


def _in_the_light(drawn: Plan, pictogram: GiftPictogram, middle: Point) -> None:
    x, y = middle
    half = _LIGHT * 0.62
    box = Box(x - half, y - half, x + half, y + half)
    drawn.paint.append(disc(middle, _LIGHT, _CREAM, _GOLD, _RING))
    drawn.paint += gift_pictogram(pictogram, box, _INK, _CREAM)
    drawn.signs.append(Sign(pictogram, box, _INK, _CREAM))


def _label(drawn: Plan, words: GiftWords, top: float) -> float:
    """The name on paper, and hanging half over its edge what it costs. Gives back where it ends."""
    wide = WIDTH - 2 * (_MARGIN + _ASIDE)
    size, lines = fit(writable(words.name), Weight.BOLD, _NAME_SIZES, wide, _MOST_LINES)
    tall = height_of(Weight.BOLD, size)
    value_tall = height_of(Weight.BOLD, _VALUE_SIZE) + 24
    bottom = top + 44 + max(1, len(lines)) * tall + 32 + value_tall / 2
    paper = Box(_MARGIN, top, WIDTH - _MARGIN, bottom)
    drawn.paint += [
        Block(Box(paper.left, top + 12, paper.right, bottom + 12), _SHADOW, 28),
        Block(paper, _PAPER, 28),
    ]
    for number, line in enumerate(lines):
        _centred(drawn, line, size, top + 44 + number * tall, _PAPER)
    _value(drawn, words.value, bottom - value_tall / 2, value_tall)
    return bottom + value_tall / 2


def _value(drawn: Plan, value: str, top: float, tall: float) -> None:
    reach = width_of(value, Weight.BOLD, _VALUE_SIZE) / 2 + 56
    drawn.paint.append(Block(Box(_MIDDLE - reach, top, _MIDDLE + reach, top + tall), _GOLD, tall / 2))
    _centred(drawn, value, _VALUE_SIZE, top + 12, _GOLD)


def _centred(drawn: Plan, line: str, size: int, top: float, on: Colour) -> None:
    left = _MIDDLE - width_of(line, Weight.BOLD, size) / 2
    drawn.texts.append(Written(line, left, top, size, _INK, on, Weight.BOLD))
