"""The bridge: a pillar for each life area, of as many blocks as it has levels, under one deck.

The blocks up to the latest level are built; those above it are drawn open, so that the bridge stands whatever
somebody answered. A band round a pillar marks where it began. Below, each pillar's pictogram stands with its name:
under the pillars themselves there is no room for words that can be read on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from messages.pictures import BridgeBar, BridgeWords
from messages.pictures.lettering import Weight, height_of, width_of, wrap, writable
from messages.pictures.pictograms import disc, pictogram
from messages.pictures.plan import SMALLEST, WIDTH, Block, Box, Paint, Plan, Shape, Sign, Stroke, Written

_SKY, _CARD, _INK = "#e6f2f5", "#ffffff", "#12303b"
_STONE, _STONE_LIGHT = "#0f5c6e", "#1c6f82"
_OPEN, _OPEN_EDGE = "#f7fbfc", "#4f7480"
_BAND = "#ffffff"
_DECK, _DECK_TOP, _RAIL = "#5a4632", "#7a6147", "#5a4632"
_WATER, _WAVE, _BANK, _BANK_TOP = "#bfdfe8", "#a5d0dc", "#cfe0b8", "#8fb06a"
_HILL = "#d9ebe4"
_CHIP = "#dcedf2"

_MARGIN = 48
_TITLE, _TEXT = 60, 38

_SCENE_HEIGHT = 640
_DECK_AT, _DECK_THICK = 96, 40
_WATER_AT, _FOOT_AT = 470, 500
"""Measures in the scene, from its top: the deck, the water, and the foot of the pillars."""

_BANK_WIDTH = 70
_WIDEST_PILLAR = 132
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
    for text, sign in ((words.now, _block_sign), (words.first, _band_sign)):
        for number, line in enumerate(wrap(writable(text), Weight.REGULAR, _TEXT, WIDTH - 2 * _MARGIN - 76)):
            wide = 76 + width_of(line, Weight.REGULAR, _TEXT)
            if number or (left > _MARGIN and left + wide > WIDTH - _MARGIN):
                left, top = _MARGIN, top + 58
            if number == 0:
                drawn.paint += sign(left, top)
            drawn.texts.append(Written(line, left + 76, top, _TEXT, _INK, _SKY))
            left += wide + 48
    return top + 58


def _block_sign(left: float, top: float) -> list[Paint]:
    return [Block(Box(left + 6, top + 4, left + 58, top + 40), _STONE, 6)]


def _band_sign(left: float, top: float) -> list[Paint]:
    return [_band(left + 32, 46, top + 23)]


def _scene(drawn: Plan, bars: Sequence[BridgeBar], top: float) -> None:
    _landscape(drawn, top)
    room = (WIDTH - 2 * _BANK_WIDTH) / len(bars)
    width = min(_WIDEST_PILLAR, room * 0.62)
    for number, bar in enumerate(bars):
        _pillar(drawn, bar, _Place(_BANK_WIDTH + room * (number + 0.5), width, room), top)
    _deck(drawn, top)


def _landscape(drawn: Plan, top: float) -> None:
    water, bottom = top + _WATER_AT, top + _SCENE_HEIGHT
    deck = top + _DECK_AT
    drawn.paint += [
        disc((WIDTH - 190, top + 40), 46, "#ffe9a8"),
        Shape([(0, water), (0, water - 130), (260, water - 190), (560, water)], _HILL),
        Shape([(WIDTH, water), (WIDTH, water - 170), (760, water - 110), (480, water)], _HILL),
        Block(Box(0, water, WIDTH, bottom), _WATER),
    ]
    for x, y in ((150, 60), (420, 30), (690, 66), (930, 36), (270, 128), (560, 112), (830, 132)):
        drawn.paint.append(Stroke([(x - 38, water + y), (x + 38, water + y)], _WAVE, 5))
    for edge, shore in ((0, _BANK_WIDTH), (WIDTH, WIDTH - _BANK_WIDTH)):
        slope = 26 if edge == 0 else -26
        drawn.paint += [
            Shape([(edge, deck), (shore - slope, deck), (shore + slope, bottom), (edge, bottom)], _BANK),
            Shape(
                [(edge, deck), (shore - slope, deck), (shore - slope, deck + 22), (edge, deck + 22)],
                _BANK_TOP,
            ),
        ]


def _pillar(drawn: Plan, bar: BridgeBar, place: _Place, top: float) -> None:
    left, right = place.middle - place.width / 2, place.middle + place.width / 2
    foot, under_deck = top + _FOOT_AT, top + _DECK_AT + _DECK_THICK
    each = (foot - under_deck) / bar.levels
    for level in range(1, bar.levels + 1):
        box = Box(left, foot - each * level + 3, right, foot - each * (level - 1) - 3)
        built = bar.level is not None and level <= bar.level
        drawn.paint.append(Block(box, _STONE, 8) if built else Block(box, _OPEN, 8, _OPEN_EDGE, 4))
        drawn.signs.append(
            Sign(
                "built" if built else "open",
                box,
                _STONE if built else _OPEN_EDGE,
                _OPEN if not built else _SKY,
            )
        )
    if bar.first is not None:
        drawn.paint.append(_band(place.middle, place.width, foot - each * bar.first))
    if bar.level is None:
        _question_mark(drawn, place, (foot + under_deck) / 2)
    _pictogram_at(drawn, bar, place.middle, foot + 66, min(104, place.room - 8))


def _band(middle: float, width: float, at: float) -> Block:
    reach = width / 2 + 10
    return Block(Box(middle - reach, at - 11, middle + reach, at + 11), _BAND, 11, _INK, 5)


def _question_mark(drawn: Plan, place: _Place, at: float) -> None:
    size = 56 if place.width > 70 else SMALLEST
    radius = size * 0.62
    drawn.paint.append(disc((place.middle, at), radius, _CARD, _INK, 4))
    left = place.middle - width_of("?", Weight.BOLD, size) / 2
    top = at - height_of(Weight.BOLD, size) / 2
    drawn.texts.append(Written("?", left, top, size, _INK, _CARD, Weight.BOLD))


def _pictogram_at(drawn: Plan, bar: BridgeBar, x: float, y: float, across: float) -> None:
    inner = across * 0.31
    drawn.paint.append(disc((x, y), across / 2, _CARD, _INK, 3))
    drawn.paint += pictogram(bar.pictogram, Box(x - inner, y - inner, x + inner, y + inner), _INK, _CARD)


def _deck(drawn: Plan, top: float) -> None:
    deck = top + _DECK_AT
    drawn.paint += [Stroke([(0, deck - 52), (WIDTH, deck - 52)], _RAIL, 8)]
    drawn.paint += [Stroke([(x, deck - 52), (x, deck)], _RAIL, 6) for x in range(30, WIDTH, 60)]
    drawn.paint += [
        Block(Box(0, deck, WIDTH, deck + _DECK_THICK), _DECK),
        Block(Box(0, deck, WIDTH, deck + 12), _DECK_TOP),
    ]


def _names(drawn: Plan, bars: Sequence[BridgeBar], words: BridgeWords, top: float) -> float:
    columns = 2 if len(bars) > _NAMES_IN_TWO else 1
    wide = (WIDTH - 2 * _MARGIN - 32 * (columns - 1)) / columns
    top += 36
    for start in range(0, len(bars), columns):
        lowest = top
        for number, bar in enumerate(bars[start : start + columns]):
            lowest = max(
                lowest, _name(drawn, bar, words, Box(_MARGIN + number * (wide + 32), top, 0, 0), wide)
            )
        top = lowest + 26
    return top - 26


def _name(drawn: Plan, bar: BridgeBar, words: BridgeWords, at: Box, wide: float) -> float:
    across = 92
    lines = wrap(writable(bar.name), Weight.REGULAR, _TEXT, wide - across - 20)
    tall = height_of(Weight.REGULAR, _TEXT)
    unknown = (
        wrap(writable(words.unknown), Weight.REGULAR, SMALLEST, wide - across - 20)
        if bar.level is None
        else []
    )
    height = max(across, tall * (len(lines)) + len(unknown) * height_of(Weight.REGULAR, SMALLEST))
    _pictogram_at(drawn, bar, at.left + across / 2, at.top + height / 2, across)
    y = at.top + (height - tall * len(lines) - len(unknown) * height_of(Weight.REGULAR, SMALLEST)) / 2
    for line in lines:
        drawn.texts.append(Written(line, at.left + across + 20, y, _TEXT, _INK, _CARD))
        y += tall
    for line in unknown:
        drawn.texts.append(Written(line, at.left + across + 20, y, SMALLEST, "#45626d", _CARD))
        y += height_of(Weight.REGULAR, SMALLEST)
    return at.top + height
