"""The yearly overview of one participant: in short, then what was earned, what was handed over, and what to know."""

from messages.papers import OverviewPart, OverviewWords
from messages.papers.pages import TEAL, TITLE, Page, Pages, Tag
from messages.pictures.lettering import Weight

_DAY = 330
"""How wide the column of days is: room for "30 september"."""


def plan(words: OverviewWords) -> list[Page]:
    """All that is on it, over as many pages as it takes."""
    pages = Pages()
    pages.words(words.title, size=TITLE, weight=Weight.BOLD, colour=TEAL, tag=Tag.TITLE)
    pages.top += 10
    for line in words.about:
        pages.words(line)
    pages.heading(words.in_short)
    for sum_ in words.sums:
        pages.row("", sum_.words, sum_.amount, column=0, strong=sum_.is_total, tint=True)
    for part in words.parts:
        _part(pages, part)
    pages.heading(words.to_know)
    for note in words.notes:
        pages.words(note, above=12)
    pages.foot(words.foot)
    return pages.pages


def _part(pages: Pages, part: OverviewPart) -> None:
    pages.heading(part.heading)
    if part.nothing:
        pages.words(part.nothing)
    for row in part.rows:
        pages.row(row.day, row.words, row.amount, column=_DAY)
    if part.total is not None:
        pages.row("", part.total.words, part.total.amount, column=0, strong=True)
