"""From the plan of a picture to a sheet of paper: the same drawing, with lines and letters that stay sharp in print."""

from messages.papers.printing import Printer, is_painted, new_file, tagged
from messages.pictures.plan import WIDTH, Plan

_WIDE, _HIGH = 297.0, 210.0
"""Millimetres of a sheet of A4 on its side (ISO 216)."""


def printed(plan: Plan, title: str) -> bytes:
    """The plan in the middle of a sheet, as large as it fits, as a PDF."""
    scale = min(_WIDE / WIDTH, _HIGH / plan.height)
    pdf = new_file("landscape")
    pdf.set_title(title)
    pdf.add_page()
    pdf.set_fill_color(plan.background)
    pdf.rect(0, 0, _WIDE, _HIGH, style="F")
    printer = Printer(pdf, scale, ((_WIDE - WIDTH * scale) / 2, (_HIGH - plan.height * scale) / 2))
    for each in plan.paint:
        printer.paint(each)
    for line in plan.texts:
        with tagged(pdf, "/P", line.text if is_painted(line) else None):
            printer.write(line)
    return bytes(pdf.output())
