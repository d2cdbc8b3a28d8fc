"""A photo for the practice room: drawn here, because a real one would be of somebody's home."""

from messages.pictures import canvas
from messages.pictures.pictograms import disc
from messages.pictures.plan import WIDTH, Plan, Shape, Stroke

_HEIGHT = 720

_PLANKS = ("#cba370", "#c69d6a", "#c09764", "#ba905d", "#b48957", "#ae8250", "#a87b4a")
_GRAIN, _SHADOW = "#96693b", "#8c6236"
_COVER, _SPINE, _EDGE = "#26768c", "#19566a", "#144454"
_PAPER, _INK, _STEEL, _HOLE = "#faf8f0", "#605c54", "#ced2d4", "#3a4246"


def folder_on_a_table() -> bytes:
    """A folder for post, on a wooden table, as a PNG."""
    picture = Plan(_PLANKS[0], _HEIGHT)
    for top, colour in zip(range(45, _HEIGHT, 111), _PLANKS, strict=True):
        gap = [(0, top), (540, top + 14), (WIDTH, top - 6)]
        picture.paint += [Shape([*gap, (WIDTH, _HEIGHT), (0, _HEIGHT)], colour), Stroke(gap, _GRAIN, 4)]
    picture.paint += [
        Shape([(264, 177), (906, 138), (960, 600), (309, 642)], _SHADOW),
        Shape([(225, 144), (870, 108), (924, 564), (267, 606)], _EDGE),
        Shape([(225, 132), (870, 96), (921, 549), (267, 591)], _COVER),
        Shape([(225, 132), (333, 126), (378, 584), (267, 591)], _SPINE),
        disc((321, 495), 28, _STEEL),
        disc((321, 495), 18, _HOLE),
        Shape([(483, 219), (780, 202), (801, 378), (501, 396)], _PAPER),
    ]
    for line, length in enumerate((180, 237, 144)):
        left, top = 516 + 4 * line, 262 + 39 * line
        picture.paint.append(Stroke([(left, top), (left + length, top - 11)], _INK, 12))
    return canvas.paint(picture)
