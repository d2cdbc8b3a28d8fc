"""The bridge: a pillar for each life area, of as many blocks as it has levels, under one deck.

The blocks up to the latest level are built; those above it are drawn open, so that the bridge stands whatever
somebody answered. A band round a pillar marks where it began. Below, each pillar's pictogram stands with its name:
under the pillars themselves there is no room for words that can be read on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin

from messages.pictures import BridgeBar, BridgeWords
from messages.pictures.lettering import Weight, height_of, width_of, wrap, writable
from messages.pictures.pictograms import disc, pictogram
from messages.pictures.plan import (
    SMALLEST,
    WIDTH,
    Block,
    Box,
    Colour,
    Paint,
    Plan,
    Shape,
    Sign,
    Stroke,
    Written,
)

_SKY, _CARD, _INK, _SOFT_INK = "#e3f1f5", "#ffffff", "#12303b", "#45626d"
_STONE, _FOOT = "#0f5c6e", "#0b4452"
_OPEN, _OPEN_EDGE = "#fbfdfd", "#4a6c78"
_WOOD, _WOOD_LIGHT = "#5a4632", "#8a6d4b"
_WATER, _WAVE = "#c3e2ea", "#a3cfdb"
_BANK, _GRASS, _LEAVES = "#cfe0b8", "#7fa25b", "#5f8a4f"
_FAR_HILL, _NEAR_HILL, _SUN = "#dcecdf", "#cbe2d3", "#ffdf8c"

_MARGIN = 48
_TITLE, _TEXT = 60, 38
_BESIDE_SIGN = 76
"""From the left of a sign in the legend to its words."""

_SCENE_HEIGHT = 700
_DECK_AT, _DECK_THICK, _RAIL_HIGH = 160, 38, 52
_WATER_AT, _FOOT_AT = 540, 562
"""Measures in the scene, from its top: the deck, the water, and the foot of the pillars."""

_BANK_WIDTH = 70
_WIDEST_PILLAR = 132
_CAP = 18
"""How high the beam is by which the deck lies on a pillar."""

_ACROSS, _GUTTER, _ROW_GAP = 92, 36, 26
"""Beside a name: its round pictogram. Between the columns of names, and between their rows."""

_NAMES_IN_TWO = 3
"""With more pillars than this, their names stand in two columns."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pillar stands: its middle, its width, and the room between it and the next."""

    middle: float
    width: float
    room: float


def plan(bars: Sequence[BridgeBar], words: BridgeWords) -> Plan:
    """All that is on the picture, from top to bottom."""
    drawn = Plan(_SKY)
    top = _title(drawn, words, _MARGIN - 8)
    top = _legend(drawn, words, top + 10)
    _scene(drawn, bars, top)
    drawn.height = _names(drawn, bars, words, top + _SCENE_HEIGHT) + _MARGIN
    drawn.paint.insert(0, Block(Box(0, top + _SCENE_HEIGHT, WIDTH, drawn.height), _CARD))
    return drawn


def _title(drawn: Plan, words: BridgeWords, top: float) -> float:
    for line in wrap(writable(words.title), Weight.BOLD, _TITLE, WIDTH - 2 * _MARGIN):
        drawn.texts.append(Written(line, _MARGIN, top, _TITLE, _INK, _SKY, Weight.BOLD))
        top += height_of(Weight.BOLD, _TITLE)
    return top


def _legend(drawn: Plan, words: BridgeWords, top: float) -> float:
    """What a built block and a band stand for, beside each other when both fit."""
    left: float = _MARGIN
    tall = height_of(Weight.REGULAR, _TEXT) + 12
    wide = WIDTH - 2 * _MARGIN - _BESIDE_SIGN
    for text, sign in ((words.now, _block_sign), (words.first, _band_sign)):
        for number, line in enumerate(wrap(writable(text), Weight.REGULAR, _TEXT, wide)):
            right = left + _BESIDE_SIGN + width_of(line, Weight.REGULAR, _TEXT)
            if number or (left > _MARGIN and right > WIDTH - _MARGIN):
                right -= left - _MARGIN
                left, top = _MARGIN, top + tall
            if number == 0:
                drawn.paint.append(sign(left, top + height_of(Weight.REGULAR, _TEXT) / 2))
            drawn.texts.append(Written(line, left + _BESIDE_SIGN, top, _TEXT, _INK, _SKY))
            left = right + 44
    return top + tall


def _block_sign(left: float, at: float) -> Block:
    return Block(Box(left + 6, at - 19, left + 58, at + 19), _STONE, 7)


def _band_sign(left: float, at: float) -> Block:
    return _band(left + 32, 44, at)


def _scene(drawn: Plan, bars: Sequence[BridgeBar], top: float) -> None:
    _landscape(drawn, top)
    _deck(drawn, top)
    room = (WIDTH - 2 * _BANK_WIDTH) / len(bars)
    width = min(_WIDEST_PILLAR, room * 0.62)
    for number, bar in enumerate(bars):
        _pillar(drawn, bar, _Place(_BANK_WIDTH + room * (number + 0.5), width, room), top)


def _landscape(drawn: Plan, top: float) -> None:
    water, bottom, deck = top + _WATER_AT, top + _SCENE_HEIGHT, top + _DECK_AT
    drawn.paint += [
        disc((WIDTH - 236, top + 52), 50, _SUN),
        _hill(-60, 640, water, 190, _FAR_HILL),
        _hill(430, 1180, water, 160, _FAR_HILL),
        _hill(180, 900, water, 96, _NEAR_HILL),
        Block(Box(0, water, WIDTH, bottom), _WATER),
    ]
    waves = ((170, 44), (400, 84), (540, 34), (700, 92), (930, 50), (260, 132), (610, 138), (850, 128))
    drawn.paint += [Stroke([(x - 40, water + y), (x + 40, water + y)], _WAVE, 5) for x, y in waves]
    for shore, slope in ((0, 1), (WIDTH, -1)):
        near, far = shore + slope * (_BANK_WIDTH - 26), shore + slope * (_BANK_WIDTH + 20)
        drawn.paint += [
            Shape([(shore, deck), (near, deck), (far, bottom), (shore, bottom)], _BANK),
            *_tree(shore + slope * 34, deck, 1),
            *_tree(shore + slope * 92, deck, 0.7),
        ]


def _hill(left: float, right: float, foot: float, high: float, colour: Colour) -> Shape:
    turns = [n / 40 for n in range(41)]
    return Shape(
        [(left + (right - left) * turn, foot - high * sin(pi * turn) ** 2) for turn in turns], colour
    )


def _tree(x: float, foot: float, size: float) -> list[Paint]:
    return [
        Stroke([(x, foot), (x, foot - 70 * size)], _WOOD, 10 * size),
        disc((x, foot - 104 * size), 46 * size, _LEAVES),
    ]


def _deck(drawn: Plan, top: float) -> None:
    """With its rails, and somebody on the way."""
    deck = top + _DECK_AT
    rail = deck - _RAIL_HIGH
    drawn.paint += _walker(300, deck)
    drawn.paint += [Stroke([(0, y), (WIDTH, y)], _WOOD, 7) for y in (rail, rail + 24)]
    drawn.paint += [Stroke([(x, rail), (x, deck)], _WOOD, 7) for x in range(30, WIDTH, 85)]
    drawn.paint += [
        Block(Box(0, deck, WIDTH, deck + _DECK_THICK), _WOOD),
        Block(Box(0, deck, WIDTH, deck + 10), _WOOD_LIGHT),
    ]


def _walker(x: float, foot: float) -> list[Paint]:
    return [
        disc((x + 3, foot - 118), 17, _INK),
        Stroke([(x, foot - 90), (x - 3, foot - 46)], _STONE, 26),
        Stroke([(x, foot - 88), (x + 24, foot - 62)], _STONE, 9),
        Stroke([(x - 2, foot - 44), (x + 18, foot - 4)], _INK, 11),
        Stroke([(x - 4, foot - 44), (x - 20, foot - 4)], _INK, 11),
    ]


def _pillar(drawn: Plan, bar: BridgeBar, place: _Place, top: float) -> None:
    left, right = place.middle - place.width / 2, place.middle + place.width / 2
    foot, cap = top + _FOOT_AT, top + _DECK_AT + _DECK_THICK
    ceiling = cap + _CAP + 4
    each = (foot - ceiling) / bar.levels
    drawn.paint += [
        Shape([(left - 12, cap), (right + 12, cap), (right - 4, cap + _CAP), (left + 4, cap + _CAP)], _WOOD),
        Block(Box(left - 12, foot, right + 12, foot + 22), _FOOT, 6),
    ]
    for level in range(1, bar.levels + 1):
        box = Box(left, foot - each * level + 3, right, foot - each * (level - 1) - 3)
        _block(drawn, box, is_built=bar.level is not None and level <= bar.level)
    if bar.first is not None:
        _first(drawn, place, foot - each * bar.first)
    if bar.level is None:
        _question_mark(drawn, place, foot - (foot - ceiling) * _height_of_mark(bar))
    _pictogram_at(drawn, bar, place.middle, foot + 78, min(104, place.room - 8))


def _block(drawn: Plan, box: Box, *, is_built: bool) -> None:
    radius = min(10, (box.right - box.left) / 5)
    if is_built:
        drawn.paint.append(Block(box, _STONE, radius))
        drawn.signs += [
            Sign("built", box, _STONE, behind) for behind in (_SKY, _FAR_HILL, _NEAR_HILL, _WATER, _OPEN)
        ]
    else:
        drawn.paint.append(Block(box, _OPEN, radius, _OPEN_EDGE, 4))
        drawn.signs.append(Sign("open", box, _OPEN_EDGE, _OPEN))


def _first(drawn: Plan, place: _Place, at: float) -> None:
    band = _band(place.middle, place.width, at)
    drawn.paint.append(band)
    drawn.signs += [Sign("first", band.box, _CARD, _STONE), Sign("first", band.box, _INK, _OPEN)]


def _band(middle: float, width: float, at: float) -> Block:
    reach = width / 2 + 10
    return Block(Box(middle - reach, at - 11, middle + reach, at + 11), _CARD, 11, _INK, 5)


def _height_of_mark(bar: BridgeBar) -> float:
    """As a part of the pillar, away from where a band may be."""
    if bar.first is None:
        return 1 / 2
    return 3 / 4 if bar.first <= bar.levels / 2 else 1 / 4


def _question_mark(drawn: Plan, place: _Place, at: float) -> None:
    size = 56 if place.width > 70 else SMALLEST
    drawn.paint.append(disc((place.middle, at), size * 0.62, _CARD, _INK, 4))
    left = place.middle - width_of("?", Weight.BOLD, size) / 2
    top = at - height_of(Weight.BOLD, size) / 2
    drawn.texts.append(Written("?", left, top, size, _INK, _CARD, Weight.BOLD))


def _pictogram_at(drawn: Plan, bar: BridgeBar, x: float, y: float, across: float) -> None:
    inner = across * 0.31
    box = Box(x - inner, y - inner, x + inner, y + inner)
    drawn.paint.append(disc((x, y), across / 2, _CARD, _INK, 3))
    drawn.paint += pictogram(bar.pictogram, box, _INK, _CARD)
    drawn.signs.append(Sign(bar.pictogram, box, _INK, _CARD))


def _names(drawn: Plan, bars: Sequence[BridgeBar], words: BridgeWords, top: float) -> float:
    """Each pictogram with its name, in the order of the pillars."""
    columns = 2 if len(bars) > _NAMES_IN_TWO else 1
    wide = (WIDTH - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
    bottom = top + _GUTTER
    for start in range(0, len(bars), columns):
        names = [
            _name(bar, words, _MARGIN + place * (wide + _GUTTER), wide)
            for place, bar in enumerate(bars[start : start + columns])
        ]
        tall = max(name.tall for name in names)
        for name in names:
            name.draw(drawn, bottom + (tall - name.tall) / 2)
        bottom += tall + _ROW_GAP
    return bottom - _ROW_GAP


@dataclass(frozen=True, slots=True)
class _Name:
    """A pictogram with its name beside it, over as many lines as it takes."""

    bar: BridgeBar
    left: float
    lines: Sequence[tuple[str, int, Colour]]

    @property
    def tall(self) -> float:
        return max(_ACROSS, self._tall_of_words)

    @property
    def _tall_of_words(self) -> float:
        return sum(height_of(Weight.REGULAR, size) for _, size, _ in self.lines)

    def draw(self, drawn: Plan, top: float) -> None:
        middle = top + self.tall / 2
        _pictogram_at(drawn, self.bar, self.left + _ACROSS / 2, middle, _ACROSS)
        line_top = middle - self._tall_of_words / 2
        for line, size, colour in self.lines:
            drawn.texts.append(Written(line, self.left + _ACROSS + 20, line_top, size, colour, _CARD))
            line_top += height_of(Weight.REGULAR, size)


def _name(bar: BridgeBar, words: BridgeWords, left: float, wide: float) -> _Name:
    room = wide - _ACROSS - 20
    lines = [(line, _TEXT, _INK) for line in wrap(writable(bar.name), Weight.REGULAR, _TEXT, room)]
    if bar.level is None:
        unknown = wrap(writable(words.unknown), Weight.REGULAR, SMALLEST, room)
        lines += [(line, SMALLEST, _SOFT_INK) for line in unknown]
    return _Name(bar, left, lines)
