"""The pictograms of the pillars, drawn with simple shapes on a square of 100 by 100."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from mentoring.method import Pictogram
from messages.pictures.plan import Block, Box, Colour, Paint, Point, Shape, Stroke

_SIDE = 100


def pictogram(which: Pictogram, box: Box, ink: Colour, paper: Colour) -> list[Paint]:
    """The drawing in a square, in one colour of ink; `paper` is the colour that it lies on."""
    return placed(_DRAWINGS[which](ink, paper), box)


def placed(drawn: Sequence[Paint], box: Box) -> list[Paint]:
    """What was drawn on a square of 100 by 100, in the square where it comes."""
    return [_placed(each, box) for each in drawn]


def star(middle: Point, radius: float, fill: Colour) -> Shape:
    """A star with five points, one of them up."""
    x, y = middle
    turns = [(pi * n / 5, radius if n % 2 == 0 else radius * 0.44) for n in range(10)]
    return Shape([(x + far * sin(turn), y - far * cos(turn)) for turn, far in turns], fill)


def disc(middle: Point, radius: float, fill: Colour, edge: Colour | None = None, width: float = 0) -> Block:
    """A round shape."""
    x, y = middle
    return Block(Box(x - radius, y - radius, x + radius, y + radius), fill, radius, edge, width)


def _placed(paint: Paint, box: Box) -> Paint:
    scale = (box.right - box.left) / _SIDE

    def point(x: float, y: float) -> Point:
        return box.left + x * scale, box.top + y * scale

    match paint:
        case Block(own, fill, radius, edge, edge_width):
            moved = Box(*point(own.left, own.top), *point(own.right, own.bottom))
            return Block(moved, fill, radius * scale, edge, edge_width * scale)
        case Shape(points, fill):
            return Shape([point(*each) for each in points], fill)
        case Stroke(points, colour, width):
            return Stroke([point(*each) for each in points], colour, width * scale)


def block(left: float, top: float, right: float, bottom: float, fill: Colour, radius: float = 0) -> Block:
    """A rectangle, with round corners if wanted."""
    return Block(Box(left, top, right, bottom), fill, radius)


def _half_round(middle: Point, width: float, height: float, fill: Colour) -> Shape:
    """The upper half of an ellipse."""
    x, y = middle
    turns = [pi * n / 24 for n in range(25)]
    return Shape([(x - width / 2 * cos(turn), y - height * sin(turn)) for turn in turns], fill)


def _house(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        block(68, 14, 80, 44, ink),
        Shape([(50, 8), (98, 52), (2, 52)], ink),
        block(16, 48, 84, 92, ink, 3),
        block(41, 60, 59, 92, paper),
    ]


def _heart(ink: Colour, paper: Colour) -> list[Paint]:
    turns = [2 * pi * n / 64 for n in range(64)]
    outline = [
        (
            50 + 2.85 * 16 * sin(turn) ** 3,
            45 - 2.85 * (13 * cos(turn) - 5 * cos(2 * turn) - 2 * cos(3 * turn) - cos(4 * turn)),
        )
        for turn in turns
    ]
    return [Shape(outline, ink)]


def _wallet(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        Shape([(14, 32), (72, 10), (80, 32)], ink),
        block(6, 26, 92, 90, ink, 10),
        Stroke([(18, 38), (80, 38)], paper, 5),
        block(60, 50, 98, 74, paper, 9),
        block(65, 55, 98, 69, ink, 7),
        disc((76, 62), 4.5, paper),
    ]


def _coins(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        *(block(12, top, 88, top + 13, ink, 6) for top in (83, 67)),
        disc((50, 33), 31, ink),
        Stroke([(50 + 16 * cos(turn), 33 + 16 * sin(turn)) for turn in _open_round()], paper, 5),
        Stroke([(28, 29), (52, 29)], paper, 4.5),
        Stroke([(28, 38), (50, 38)], paper, 4.5),
    ]


def _open_round() -> list[float]:
    """Round, but open on the right, as in €."""
    return [pi * (0.28 + 1.44 * n / 24) for n in range(25)]


def _briefcase(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        Stroke([(34, 32), (34, 16), (66, 16), (66, 32)], ink, 9),
        block(4, 28, 96, 88, ink, 9),
        Stroke([(4, 58), (96, 58)], paper, 5),
        block(40, 49, 60, 68, paper, 4),
        block(45, 53, 55, 64, ink, 2),
    ]


def _stairs(ink: Colour, paper: Colour) -> list[Paint]:
    steps = [(6, 92), (6, 74), (28, 74), (28, 54), (50, 54), (50, 34), (72, 34), (72, 14), (94, 14), (94, 92)]
    return [Shape(steps, ink)]


def _people(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        disc((24, 36), 12, ink),
        _half_round((24, 80), 40, 28, ink),
        disc((76, 36), 12, ink),
        _half_round((76, 80), 40, 28, ink),
        disc((50, 30), 20, paper),
        _half_round((50, 90), 64, 44, paper),
        disc((50, 30), 16, ink),
        _half_round((50, 90), 54, 38, ink),
    ]


def _book(ink: Colour, paper: Colour) -> list[Paint]:
    lines = (36, 50, 64)
    return [
        Shape([(50, 26), (28, 16), (4, 18), (4, 80), (28, 78), (50, 90)], ink),
        Shape([(50, 26), (72, 16), (96, 18), (96, 80), (72, 78), (50, 90)], ink),
        Stroke([(50, 28), (50, 88)], paper, 4),
        *(Stroke([(15, y - 2), (38, y + 4)], paper, 4) for y in lines),
        *(Stroke([(62, y + 4), (85, y - 2)], paper, 4) for y in lines),
    ]


def _star(ink: Colour, paper: Colour) -> list[Paint]:
    return [star((50, 53), 50, ink)]


def _tools(ink: Colour, paper: Colour) -> list[Paint]:
    return [
        Stroke([(80, 84), (34, 36)], ink, 15),
        disc((26, 28), 21, ink),
        Shape([(22, 34), (34, 22), (18, 2), (2, 18)], paper),
        Stroke([(70, 34), (64, 40)], paper, 26),
        Stroke([(20, 84), (68, 34)], ink, 12),
        Shape([(52, 18), (66, 8), (94, 36), (82, 50), (72, 38), (66, 36)], ink),
    ]


_DRAWINGS: dict[Pictogram, Callable[[Colour, Colour], Sequence[Paint]]] = {
    Pictogram.HOUSE: _house,
    Pictogram.HEART: _heart,
    Pictogram.WALLET: _wallet,
    Pictogram.COINS: _coins,
    Pictogram.BRIEFCASE: _briefcase,
    Pictogram.STAIRS: _stairs,
    Pictogram.PEOPLE: _people,
    Pictogram.BOOK: _book,
    Pictogram.STAR: _star,
    Pictogram.TOOLS: _tools,
}
