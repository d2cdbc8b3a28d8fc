"""Papers that we make: PDF files to print, to keep, or to take along.

Whoever calls gives the words, from the catalogue; a paper has none of its own. fpdf2 is imported at the first paper and
not before: it takes memory that a bot at rest does not need. So the modules here may import it at their top, and only
the functions below import those modules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from messages.pictures import CertificateWords


@dataclass(frozen=True, slots=True)
class OverviewSum:
    """An amount of the whole year. A total is in bold."""

    words: str
    amount: str
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One thing with its day ("3 maart"). What is worth no money has no amount."""

    day: str
    words: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """Rows under a heading. `nothing` is said when there are none."""

    heading: str
    rows: tuple[OverviewRow, ...]
    nothing: str = ""
    total: OverviewSum | None = None


@dataclass(frozen=True, slots=True)
class OverviewWords:
    """What is written on a yearly overview, as it reads: plain text, no HTML.

    `about` says whose it is and of when; `in_short` stands above the sums, `to_know` above the notes. `foot` is the
    line at the bottom of a page, by its number and how many there are. `made_on` is kept in the file: the last day
    that it tells of, so that the overview of a year that is over stays the same file.
    """

    title: str
    about: tuple[str, ...]
    in_short: str
    sums: tuple[OverviewSum, ...]
    parts: tuple[OverviewPart, ...]
    to_know: str
    notes: tuple[str, ...]
    foot: Callable[[int, int], str]
    made_on: date


def print_certificate(words: CertificateWords) -> bytes:
    """A certificate as a PDF, on a sheet of A4 on its side."""
    from messages.papers import sheet  # noqa: PLC0415
    from messages.pictures import certificate  # noqa: PLC0415

    return sheet.printed(certificate.plan(words), words.heading)


def print_year_overview(words: OverviewWords) -> bytes:
    """A yearly overview as a PDF, on upright sheets of A4."""
    from messages.papers import pages, year_overview  # noqa: PLC0415

    return pages.printed(year_overview.plan(words), title=words.title, made_on=words.made_on)
