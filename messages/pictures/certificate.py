"""A certificate: who it is for and what they did, in their own words, in a frame under a star.

It has the shape of a sheet of A4 on its side. The same plan is painted as a picture and printed on paper
(`messages.papers.sheet`).
"""

from math import cos, pi, sin

from messages.pictures import CertificateWords
from messages.pictures.lettering import Weight, fit, height_of, width_of, writable
from messages.pictures.pictograms import disc, star
from messages.pictures.plan import WIDTH, Block, Box, Colour, Plan, Point, Shape, Sign, Stroke, Written

HEIGHT = round(WIDTH * 210 / 297)
"""A sheet of A4 (ISO 216): 297 by 210 millimetres. With very wide letters the words may need more."""

_PAPER, _TEAL, _GOLD = "#fffaf0", "#0f4c5c", "#ffc845"
_INK, _BROWN, _LINE = "#22333b", "#5c4318", "#d9c49a"

_HEADING_SIZE, _SMALL = 72, 36
_NAME_SIZES = (60, 52, 44)
_DEED_SIZES = (56, 50, 44, 40, 36)
_MOST_LINES = 3

_MIDDLE = WIDTH / 2
_FRAME, _INNER, _ASIDE = 26, 44, 110
"""From the edge of the sheet: to the frame, to the line within it, and to the words."""

_STAR, _RAYS = 50, 16
_SIGNED = 330
"""How wide the lines are above the day and the name of who gives it."""


def plan(words: CertificateWords) -> Plan:
    """All that is on it, from top to bottom."""
    drawn = Plan(_PAPER)
    middle = (_MIDDLE, _INNER + 34 + _STAR)
    top = _centred(drawn, words.heading, Weight.BOLD, (_HEADING_SIZE,), middle[1] + _STAR + 14, _TEAL)
    top = _centred(drawn, words.name, Weight.BOLD, _NAME_SIZES, top + 2, _BROWN)
    top = _centred(drawn, words.before, Weight.REGULAR, (_SMALL,), top + 20, _INK)
    deed_from = len(drawn.texts)
    top = _centred(drawn, words.deed, Weight.BOLD, _DEED_SIZES, top + 8, _INK)
    foot = max(top + 40, HEIGHT - _INNER - 78)
    _move_down(drawn, deed_from, (foot - 40 - top) / 2)
    drawn.height = foot + 78 + _INNER
    drawn.paint += [*_frame(drawn.height), *_shine(middle)]
    drawn.signs.append(Sign("star", _around(middle, _STAR), _GOLD, _TEAL))
    _signed(drawn, words.day, _INNER + 60, foot)
    _signed(drawn, words.giver, WIDTH - _INNER - 60 - _SIGNED, foot)
    return drawn


def _frame(height: float) -> list[Block]:
    def framed(aside: float, colour: Colour, wide: float) -> Block:
        return Block(Box(aside, aside, WIDTH - aside, height - aside), _PAPER, 18, colour, wide)

    return [framed(_FRAME, _TEAL, 10), framed(_INNER, _GOLD, 4)]


def _shine(middle: Point) -> list[Shape | Block]:
    """A star on a seal, with rays around it."""
    x, y = middle
    rays = [
        Shape(
            [
                (x + near * sin(edge), y - near * cos(edge))
                for near, edge in ((_STAR, turn - 0.1), (_STAR + 26, turn), (_STAR, turn + 0.1))
            ],
            _GOLD,
        )
        for turn in (2 * pi * number / _RAYS for number in range(_RAYS))
    ]
    return [*rays, disc(middle, _STAR + 4, _TEAL), star(middle, _STAR * 0.8, _GOLD)]


def _around(middle: Point, radius: float) -> Box:
    x, y = middle
    return Box(x - radius, y - radius, x + radius, y + radius)


def _signed(drawn: Plan, text: str, left: float, top: float) -> None:
    """Words under a line, as where one signs."""
    size, lines = fit(writable(text), Weight.REGULAR, (_SMALL,), _SIGNED, 1)
    drawn.paint.append(Stroke([(left, top), (left + _SIGNED, top)], _LINE, 3))
    for line in lines[:1]:
        at = left + (_SIGNED - width_of(line, Weight.REGULAR, size)) / 2
        drawn.texts.append(Written(line, at, top + 12, size, _INK, _PAPER))


def _centred(
    drawn: Plan, text: str, weight: Weight, sizes: tuple[int, ...], top: float, colour: Colour
) -> float:
    size, lines = fit(writable(text), weight, sizes, WIDTH - 2 * _ASIDE, _MOST_LINES)
    for line in lines:
        left = _MIDDLE - width_of(line, weight, size) / 2
        drawn.texts.append(Written(line, left, top, size, colour, _PAPER, weight))
        top += height_of(weight, size)
    return top


def _move_down(drawn: Plan, since: int, by: float) -> None:
    """What was done stands in the middle of the room that there is for it."""
    moved = [
        Written(line.text, line.left, line.top + by, line.size, line.colour, line.on, line.weight)
        for line in drawn.texts[since:]
    ]
    drawn.texts[since:] = moved
