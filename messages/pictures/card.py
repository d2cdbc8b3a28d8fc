"""The card for a goal that was reached: the goal stands on a pedestal, under a star, with the words of the mentor.

It says nothing of money: the participant may show it to whom they want.
"""

from math import cos, pi, sin

from messages.pictures import CardWords
from messages.pictures.lettering import Weight, fit, height_of, width_of, writable
from messages.pictures.pictograms import star
from messages.pictures.plan import WIDTH, Block, Box, Colour, Plan, Point, Shape, Sign, Written

_EVENING, _RAY, _CREAM, _GOLD = "#0f4c5c", "#175a6b", "#fff6e0", "#ffc845"
_MARBLE, _MARBLE_SHADE, _MARBLE_LINE = "#fffdf7", "#f1e4c8", "#d9c49a"
_FLOOR, _SHADOW, _INK, _BROWN = "#f7e6c4", "#e2cb9c", "#22333b", "#5c4318"

_HEADING_SIZES = (68, 60, 52, 44)
_GOAL_SIZES = (88, 78, 68, 60, 52, 46)
_PRAISE_SIZES = (48, 44, 40)
_MOST_PRAISE = 9
"""Lines: more would make the card a letter. All of the praise is in the message that it comes with."""

_QUOTES = '"”’»'

_SMALL = 40
_MIDDLE = WIDTH / 2
_ASIDE = 96
"""Beside what is written above and below the pedestal."""

_STAR_RADIUS, _RAYS = 150, 16
_TOP_SLAB, _BODY, _BASE_SLAB = 840, 760, 920
"""How wide the parts of the pedestal are."""

_SKY_BLUE = "#8fd0d8"
_SMALL_STARS: tuple[tuple[float, float, Colour], ...] = (
    (-446, -96, _GOLD),
    (-352, 66, _CREAM),
    (-282, -74, _SKY_BLUE),
    (-230, 84, _GOLD),
    (436, -84, _CREAM),
    (364, 72, _GOLD),
    (286, -76, _SKY_BLUE),
    (236, 90, _CREAM),
)
"""Beside the large one, from its middle, and nowhere near the words or the pedestal."""


def plan(words: CardWords) -> Plan:
    """All that is on the picture, from top to bottom."""
    drawn = Plan(_EVENING)
    top = _centred(
        drawn, words.heading, Weight.BOLD, _HEADING_SIZES, 72, WIDTH - 2 * _ASIDE, _CREAM, _EVENING
    )
    middle = top + 60 + _STAR_RADIUS
    _sky(drawn, (_MIDDLE, middle))
    foot = _pedestal(drawn, words.goal, middle + _STAR_RADIUS * 0.82)
    drawn.height = _below(drawn, words, foot + 56) + 72
    drawn.paint.insert(_RAYS, Block(Box(0, foot - 40, WIDTH, drawn.height), _FLOOR))
    return drawn


def _sky(drawn: Plan, middle: Point) -> None:
    x, y = middle
    drawn.paint += [_ray(middle, n) for n in range(_RAYS)]
    drawn.paint += [star((x + right, y + down), 20, colour) for right, down, colour in _SMALL_STARS]
    drawn.paint.append(star(middle, _STAR_RADIUS, _GOLD))
    box = Box(x - _STAR_RADIUS, y - _STAR_RADIUS, x + _STAR_RADIUS, y + _STAR_RADIUS)
    drawn.signs += [Sign("star", box, _GOLD, behind) for behind in (_EVENING, _RAY)]


def _ray(middle: Point, number: int) -> Shape:
    x, y = middle
    far = 2 * WIDTH
    edges = (2 * pi * (number + side) / _RAYS for side in (-0.25, 0.25))
    return Shape([middle, *((x + far * sin(edge), y - far * cos(edge)) for edge in edges)], _RAY)


def _pedestal(drawn: Plan, goal: str, top: float) -> float:
    size, lines = fit(writable(goal), Weight.BOLD, _GOAL_SIZES, _BODY - 96, 4)
    tall = max(2, len(lines)) * height_of(Weight.BOLD, size)
    body = top + 52
    foot = body + tall + 96
    drawn.paint += [
        _slab(_BODY, body, foot, _MARBLE),
        _slab(_BODY, body, body + 14, _MARBLE_SHADE),
        _slab(_TOP_SLAB, top, body, _MARBLE, 10),
        _slab(_TOP_SLAB, body - 12, body, _MARBLE_LINE),
        _slab(_BASE_SLAB, foot, foot + 56, _MARBLE, 10),
        _slab(_BASE_SLAB, foot, foot + 10, _MARBLE_LINE),
        _slab(_BASE_SLAB - 20, foot + 56, foot + 64, _SHADOW),
    ]
    first = body + (foot - body - len(lines) * height_of(Weight.BOLD, size)) / 2
    _lines(drawn, lines, Weight.BOLD, size, first, _INK, _MARBLE)
    return foot + 56


def _slab(wide: float, top: float, bottom: float, colour: Colour, radius: float = 0) -> Block:
    return Block(Box(_MIDDLE - wide / 2, top, _MIDDLE + wide / 2, bottom), colour, radius)


def _below(drawn: Plan, words: CardWords, top: float) -> float:
    wide = WIDTH - 2 * _ASIDE
    top = _centred(drawn, words.day, Weight.REGULAR, (_SMALL,), top, wide, _BROWN, _FLOOR)
    if any(map(str.isalnum, writable(words.praise))):  # not of quotation marks alone
        top = _centred(drawn, words.praise, Weight.REGULAR, _PRAISE_SIZES, top + 28, wide, _INK, _FLOOR)
    if words.giver:
        top = _centred(drawn, words.giver, Weight.BOLD, (_SMALL,), top + 20, wide, _BROWN, _FLOOR)
    return top


def _centred(
    drawn: Plan,
    text: str,
    weight: Weight,
    sizes: tuple[int, ...],
    top: float,
    wide: float,
    colour: Colour,
    on: Colour,
) -> float:
    size, lines = fit(writable(text), weight, sizes, wide, 3)
    return _lines(drawn, _cut(lines), weight, size, top, colour, on)


def _cut(lines: list[str]) -> list[str]:
    if len(lines) <= _MOST_PRAISE:
        return lines
    last = lines[_MOST_PRAISE - 1].rstrip(" .,;:!?")
    end = lines[-1][-1] if lines[-1][-1] in _QUOTES else ""
    return [*lines[: _MOST_PRAISE - 1], f"{last}…{end}"]


def _lines(
    drawn: Plan, lines: list[str], weight: Weight, size: int, top: float, colour: Colour, on: Colour
) -> float:
    for line in lines:
        left = _MIDDLE - width_of(line, weight, size) / 2
        drawn.texts.append(Written(line, left, top, size, colour, on, weight))
        top += height_of(weight, size)
    return top
