"""The pictograms of gifts, drawn like those of the pillars (`messages.pictures.pictograms`)."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from mentoring.gifts import GiftPictogram
from mentoring.method import Pictogram
from messages.pictures.pictograms import block, disc, pictogram, placed
from messages.pictures.plan import Box, Colour, Paint, Point, Shape, Stroke

_SQUARE = Box(0, 0, 100, 100)


def gift_pictogram(which: GiftPictogram, box: Box, ink: Colour, paper: Colour) -> list[Paint]:
    """The drawing in a square, in one colour of ink; `paper` is the colour that it lies on."""
    return placed(_DRAWINGS[which](ink, paper), box)


def _groceries(ink: Colour, paper: Colour) -> list[Paint]:
    """A trolley."""
    return [
        Stroke([(5, 14), (18, 14), (33, 70), (86, 70)], ink, 8),
        Shape([(20, 24), (96, 24), (86, 58), (29, 58)], ink),
        *(Stroke([(x, 32), (x + lean, 51)], paper, 5) for x, lean in ((40, 2), (58, 0), (76, -2))),
        disc((41, 86), 9, ink),
        disc((77, 86), 9, ink),
    ]


def _cinema(ink: Colour, paper: Colour) -> list[Paint]:
    """A clapperboard."""
    return [
        block(8, 42, 92, 92, ink, 6),
        Shape([(6, 30), (88, 8), (92, 23), (10, 45)], ink),
        *(
            Shape([(x, top), (x + 13, top - 3.5), (x + 9, top + 12), (x - 4, top + 15.5)], paper)
            for x, top in ((24, 25), (50, 18), (76, 11))
        ),
        Stroke([(8, 46), (92, 46)], paper, 3),
        Shape([(41, 55), (41, 83), (66, 69)], paper),
    ]


def _swimming(ink: Colour, paper: Colour) -> list[Paint]:
    """Somebody in the water, doing the crawl."""
    return [
        disc((76, 44), 12, ink),
        Stroke([(12, 58), (34, 50), (56, 54)], ink, 14),
        Stroke([(50, 52), (38, 24), (60, 14)], ink, 11),
        *(Stroke(_wave(y), paper, 14) for y in (72, 90)),
        *(Stroke(_wave(y), ink, 8) for y in (72, 90)),
    ]


def _wave(middle: float) -> list[Point]:
    return [(6 + 88 * n / 40, middle + 4.5 * sin(2 * pi * n / 40 * 2.5)) for n in range(41)]


def _book(ink: Colour, paper: Colour) -> list[Paint]:
    return pictogram(Pictogram.BOOK, _SQUARE, ink, paper)


def _tool(ink: Colour, paper: Colour) -> list[Paint]:
    return pictogram(Pictogram.TOOLS, _SQUARE, ink, paper)


def _child(ink: Colour, paper: Colour) -> list[Paint]:
    """A teddy bear."""
    return [
        *(disc((x, 24), 19, ink) for x in (22, 78)),
        *(disc((x, 24), 8, paper) for x in (22, 78)),
        disc((50, 54), 41, ink),
        disc((50, 68), 19, paper),
        *(disc((x, 44), 5, paper) for x in (35, 65)),
        disc((50, 61), 6.5, ink),
        Stroke([(50, 62), (50, 75)], ink, 3.5),
        Stroke([(41, 71), (45, 76), (50, 77), (55, 76), (59, 71)], ink, 3.5),
    ]


def _coffee(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        disc((72, 58), 20, ink),
        disc((72, 58), 10, paper),
        block(12, 36, 72, 84, ink, 15),
        block(12, 36, 72, 52, ink),
        block(4, 88, 84, 96, ink, 4),
        *(Stroke([(x, 28), (x + 5, 21), (x - 1, 14), (x + 4, 6)], ink, 5) for x in (28, 50)),
    ]


def _clothes(ink: Colour, paper: Colour) -> list[Paint]:
    """A shirt."""
    shirt = [
        (34, 10),
        (66, 10),
        (97, 32),
        (84, 52),
        (74, 45),
        (74, 92),
        (26, 92),
        (26, 45),
        (16, 52),
        (3, 32),
    ]
    return [Shape(shirt, ink), disc((50, 8), 14, paper), *(_seam(x, paper) for x in (26, 74))]


def _seam(x: float, paper: Colour) -> Stroke:
    return Stroke([(x, 30), (x, 45)], paper, 3)


def _bicycle(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        *(disc((x, 66), 23, ink) for x in (24, 76)),
        *(disc((x, 66), 16.5, paper) for x in (24, 76)),
        Stroke([(24, 66), (48, 66), (68, 36), (36, 36), (24, 66)], ink, 6),
        Stroke([(48, 66), (33, 28)], ink, 6),
        Stroke([(76, 66), (64, 22), (76, 18)], ink, 6),
        Stroke([(24, 27), (41, 27)], ink, 8),
    ]


def _sport(ink: Colour, paper: Colour) -> list[Paint]:
    """A football."""
    turns = [2 * pi * n / 5 for n in range(5)]
    return [
        disc((50, 50), 46, ink),
        disc((50, 50), 39, paper),
        *(Stroke([_round(turn, 18), _round(turn, 42)], ink, 5) for turn in turns),
        Shape([_round(turn, 19) for turn in turns], ink),
        *(Shape([_round(turn - 0.36, 42), _round(turn, 29), _round(turn + 0.36, 42)], ink) for turn in turns),
    ]


def _round(turn: float, far: float) -> Point:
    return 50 + far * sin(turn), 50 - far * cos(turn)


def _phone(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        block(24, 3, 76, 97, ink, 11),
        block(30, 14, 70, 80, paper, 3),
        disc((50, 88.5), 4.5, paper),
        block(37, 24, 63, 40, ink, 6),
        Shape([(40, 36), (50, 36), (40, 47)], ink),
        *(Stroke([(38, y), (62, y)], ink, 4) for y in (57, 67)),
    ]


def _present(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        Stroke([(50, 30), (34, 8), (20, 12), (22, 26), (50, 30)], ink, 8),
        Stroke([(50, 30), (66, 8), (80, 12), (78, 26), (50, 30)], ink, 8),
        block(4, 30, 96, 50, ink, 4),
        block(11, 54, 89, 96, ink, 4),
        block(43, 30, 57, 96, paper),
        block(46, 30, 54, 96, ink),
    ]


_DRAWINGS: dict[GiftPictogram, Callable[[Colour, Colour], Sequence[Paint]]] = {
    GiftPictogram.GROCERIES: _groceries,
    GiftPictogram.CINEMA: _cinema,
    GiftPictogram.SWIMMING: _swimming,
    GiftPictogram.BOOK: _book,
    GiftPictogram.TOOL: _tool,
    GiftPictogram.CHILD: _child,
    GiftPictogram.COFFEE: _coffee,
    GiftPictogram.CLOTHES: _clothes,
    GiftPictogram.BICYCLE: _bicycle,
    GiftPictogram.SPORT: _sport,
    GiftPictogram.PHONE: _phone,
    GiftPictogram.PRESENT: _present,
}
