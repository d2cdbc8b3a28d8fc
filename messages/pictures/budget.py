"""The pot month by month: above, what was free at the end of each month and how that goes on at this pace; below, what
was earned in each.

Both have the months in the same places, so that their names stand once, at the foot. What was is a line with dots, what
is foretold is dashed and has none: who can't tell the colours apart still sees which is which.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist

from messages.pictures import BudgetMonth, BudgetWords
from messages.pictures.lettering import Weight, height_of, width_of, wrap, writable
from messages.pictures.pictograms import disc
from messages.pictures.plan import SMALLEST, WIDTH, Block, Box, Colour, Plan, Point, Sign, Stroke, Written

_SKY, _CARD, _INK, _SOFT_INK = "#e3f1f5", "#ffffff", "#12303b", "#45626d"
_BAR, _LINE, _AHEAD, _GRID = "#0f5c6e", "#5a4632", "#8a5a1f", "#c3e2ea"

_MARGIN, _INSIDE = 40, 24
"""Around the whole, and from the edge of a card to what is on it."""

_TITLE, _TEXT = 60, 38
_LEFT, _RIGHT = _MARGIN + _INSIDE, WIDTH - _MARGIN - _INSIDE
_CHART = 300
"""How high the highest value comes."""

_BESIDE_SIGN = 76
_GAP, _BETWEEN = 16, 32
"""Between what belongs together, and between the two cards."""

_DOT, _STROKE, _DASH = 10, 7, 18


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where the months stand, and a value: from `foot` upwards, `most` at the top."""

    count: int
    foot: float
    most: int

    @property
    def room(self) -> float:
        return (_RIGHT - _LEFT) / self.count

    def middle(self, number: float) -> float:
        return _LEFT + self.room * (number + 0.5)

    def at(self, value: float) -> float:
        return self.foot - _CHART * max(0, value) / max(1, self.most)


def plan(months: Sequence[BudgetMonth], pace: int | None, words: BudgetWords) -> Plan:
    """All that is on the picture, from top to bottom."""
    drawn = Plan(_SKY)
    top = _words(drawn, words.title, _MARGIN, _MARGIN - 8, on=_SKY, size=_TITLE, weight=Weight.BOLD) + _GAP
    top = _free(drawn, months, pace, words, top) + _BETWEEN
    drawn.height = _earned(drawn, months, words, top) + _MARGIN
    return drawn


def _free(
    drawn: Plan, months: Sequence[BudgetMonth], pace: int | None, words: BudgetWords, top: float
) -> float:
    card = len(drawn.paint)
    bottom = _legend(drawn, words.free, top + _INSIDE, _line_sign)
    if words.ahead:
        bottom = _legend(drawn, words.ahead, bottom, _dashes_sign)
    known = [month.free for month in months if month.free is not None]
    chart = _scale(drawn, words.most_free, bottom, len(months), max(known, default=0))
    points = [(chart.middle(number), chart.at(free)) for number, free in enumerate(known)]
    if points and pace:
        _dashes(drawn, points[-1], _end(chart, len(known), known[-1], pace))
    _line(drawn, points)
    return _card(drawn, card, top, chart.foot + _INSIDE + _DOT)


def _earned(drawn: Plan, months: Sequence[BudgetMonth], words: BudgetWords, top: float) -> float:
    card = len(drawn.paint)
    bottom = _legend(drawn, words.earned, top + _INSIDE, _bar_sign)
    most = max(month.earned for month in months)
    chart = _scale(drawn, words.most_earned, bottom, len(months), most)
    for number, month in enumerate(months):
        _bar(drawn, chart, number, month.earned)
    for number, month in enumerate(months):
        left = chart.middle(number) - width_of(month.name, Weight.REGULAR, SMALLEST) / 2
        drawn.texts.append(Written(month.name, left, chart.foot + _GAP, SMALLEST, _INK, _CARD))
    return _card(drawn, card, top, chart.foot + _GAP + height_of(Weight.REGULAR, SMALLEST) + _GAP)


def _card(drawn: Plan, before: int, top: float, bottom: float) -> float:
    """Lay the card under what was drawn from some paint on."""
    drawn.paint.insert(before, Block(Box(_MARGIN, top, WIDTH - _MARGIN, bottom), _CARD, 24))
    return bottom


def _words(
    drawn: Plan,
    words: str,
    left: float,
    top: float,
    *,
    on: Colour = _CARD,
    size: int = _TEXT,
    weight: Weight = Weight.REGULAR,
) -> float:
    for line in wrap(writable(words), weight, size, _RIGHT - left):
        drawn.texts.append(Written(line, left, top, size, _INK, on, weight))
        top += height_of(weight, size)
    return top


def _scale(drawn: Plan, highest: str, top: float, count: int, most: int) -> _Chart:
    """The amount at the top, and a line there and at the foot."""
    drawn.texts.append(Written(highest, _LEFT, top, SMALLEST, _SOFT_INK, _CARD))
    head = top + height_of(Weight.REGULAR, SMALLEST) + _DOT
    chart = _Chart(count, head + _CHART, most)
    drawn.paint += [Stroke([(_LEFT, y), (_RIGHT, y)], _GRID, 4) for y in (head, chart.foot)]
    return chart


def _line(drawn: Plan, points: Sequence[Point]) -> None:
    drawn.paint += [Stroke(pair, _LINE, _STROKE) for pair in pairwise(points)]
    for x, y in points:
        drawn.paint.append(disc((x, y), _DOT, _LINE))
        drawn.signs.append(Sign("free", Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT), _LINE, _CARD))


def _end(chart: _Chart, known: int, free: int, pace: int) -> Point:
    """Where the dashed line ends: where nothing is free any more, or in the last month."""
    ahead = min(chart.count - known, free / pace)
    return chart.middle(known - 1 + ahead), chart.at(free - pace * ahead)


def _dashes(drawn: Plan, start: Point, end: Point) -> None:
    """Strokes on the way from one point to the other, with as much between them."""
    length = dist(start, end)
    steps = [(at / length, min(at + _DASH, length) / length) for at in range(0, int(length), 2 * _DASH)]
    drawn.paint += [
        Stroke([_between(start, end, a), _between(start, end, b)], _AHEAD, _STROKE) for a, b in steps
    ]
    if steps:
        corners = (start, end)
        left, right = sorted(x for x, _ in corners)
        high, low = sorted(y for _, y in corners)
        drawn.signs.append(Sign("ahead", Box(left, high, right, low), _AHEAD, _CARD))


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _bar(drawn: Plan, chart: _Chart, number: int, earned: int) -> None:
    if earned <= 0:
        return
    half = min(40, chart.room * 0.36)
    x, top = chart.middle(number), min(chart.at(earned), chart.foot - 4)
    box = Box(x - half, top, x + half, chart.foot)
    drawn.paint.append(Block(box, _BAR, min(8, (chart.foot - top) / 2)))
    drawn.signs.append(Sign("earned", box, _BAR, _CARD))


# --- the legend -----------------------------------------------------------------------------------


def _legend(drawn: Plan, words: str, top: float, sign: Callable[[Plan, float, float], None]) -> float:
    sign(drawn, _LEFT, top + height_of(Weight.REGULAR, _TEXT) / 2)
    return _words(drawn, words, _LEFT + _BESIDE_SIGN, top) + _GAP / 2


def _line_sign(drawn: Plan, left: float, at: float) -> None:
    drawn.paint += [
        Stroke([(left + 4, at), (left + 56, at)], _LINE, _STROKE),
        disc((left + 30, at), _DOT, _LINE),
    ]


def _dashes_sign(drawn: Plan, left: float, at: float) -> None:
    drawn.paint += [Stroke([(left + x, at), (left + x + 14, at)], _AHEAD, _STROKE) for x in (2, 24, 46)]


def _bar_sign(drawn: Plan, left: float, at: float) -> None:
    drawn.paint.append(Block(Box(left + 14, at - 19, left + 46, at + 19), _BAR, 7))
