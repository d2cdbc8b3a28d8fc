"""From a plan to a PNG."""

from io import BytesIO

from PIL import Image, ImageDraw

from messages.pictures.lettering import font
from messages.pictures.plan import WIDTH, Block, Box, Paint, Plan, Shape, Stroke

_FINER = 2
"""Shapes are painted so many times larger and made smaller then: Pillow's own edges are staircases."""


def paint(plan: Plan) -> bytes:
    """The picture as a file. The same plan gives the same bytes."""
    large = Image.new("RGB", (WIDTH * _FINER, round(plan.height) * _FINER), plan.background)
    brush = ImageDraw.Draw(large)
    for each in plan.paint:
        _paint(brush, each)
    picture = large.reduce(_FINER)
    pen = ImageDraw.Draw(picture)
    for line in plan.texts:
        pen.text((line.left, line.top), line.text, fill=line.colour, font=font(line.weight, line.size))
    file = BytesIO()
    # With 256 colours the file is half as large and made sooner; no pixel differs by more than 15 of 255.
    picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _paint(brush: ImageDraw.ImageDraw, paint: Paint) -> None:
    match paint:
        case Block(box, fill, radius, edge, edge_width):
            brush.rounded_rectangle(
                _larger(box), radius * _FINER, fill=fill, outline=edge, width=round(edge_width * _FINER)
            )
        case Shape(points, fill):
            brush.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=fill)
        case Stroke(points, colour, width):
            corners = [(x * _FINER, y * _FINER) for x, y in points]
            brush.line(corners, fill=colour, width=round(width * _FINER), joint="curve")
            for x, y in (corners[0], corners[-1]):
                brush.circle((x, y), width * _FINER / 2, fill=colour)


def _larger(box: Box) -> tuple[float, float, float, float]:
    """Pillow counts the last row and column in."""
    return (box.left * _FINER, box.top * _FINER, box.right * _FINER - 1, box.bottom * _FINER - 1)
