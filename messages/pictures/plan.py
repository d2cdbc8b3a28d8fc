"""What stands where in a picture, before it is painted: so that a test can ask whether all of it can be read.

Measures are pixels of the finished picture, from its top left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from messages.pictures.lettering import Weight, height_of, width_of

Colour = str
"""As in "#0f5c6e"."""

Point = tuple[float, float]

WIDTH = 1080
"""A phone shows a picture about 360 points wide, with three pixels or fewer to a point."""

SMALLEST = 36
"""The size of the smallest letters: on a phone they come out at 12 points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle in a colour, with round corners and an edge if wanted. With corners of half its size it is round."""

    box: Box
    fill: Colour
    radius: float = 0
    edge: Colour | None = None
    edge_width: float = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with straight sides, in a colour."""

    points: Sequence[Point]
    fill: Colour


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round ends, from point to point."""

    points: Sequence[Point]
    colour: Colour
    width: float


Paint = Block | Shape | Stroke


@dataclass(frozen=True, slots=True)
class Written:
    """One line of letters, in a colour on a colour. `left` and `top` are those of its box."""

    text: str
    left: float
    top: float
    size: int
    colour: Colour
    on: Colour
    weight: Weight = Weight.REGULAR

    @property
    def box(self) -> Box:
        """The room that the line takes, from its tallest letters to its lowest."""
        right = self.left + width_of(self.text, self.weight, self.size)
        return Box(self.left, self.top, right, self.top + height_of(self.weight, self.size))


@dataclass(frozen=True, slots=True)
class Sign:
    """Shapes that mean something, in a colour on a colour: who can't tell these apart misses it."""

    name: str
    box: Box
    colour: Colour
    on: Colour


@dataclass(slots=True)
class Plan:
    """A whole picture. Paint comes in this order, letters over it."""

    background: Colour
    height: float = 0
    paint: list[Paint] = field(default_factory=list)
    texts: list[Written] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
