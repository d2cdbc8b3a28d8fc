"""What a weekly overview tells: what went well first."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentoring.pride import GoodThing

MOST_LINES = 2
"""With the opening, the next step and the next appointment: five lines (`product.md`, rule 3)."""

A_WEEK = timedelta(days=7)
_LONGEST = timedelta(days=10)
"""An overview that came some days late looks back to the one before; after a longer time, over a week."""


def looks_back_to(last: datetime | None, *, now: datetime) -> datetime:
    """Since when an overview tells what went well."""
    return last if last is not None and now - last <= _LONGEST else now - A_WEEK


def told(good: Sequence[GoodThing]) -> tuple[list[GoodThing], int]:
    """What there is room for, what was praised first, and how many things more there are."""
    in_order = sorted(good, key=lambda one: (not one.praise, one.at))
    room = MOST_LINES if len(good) <= MOST_LINES else MOST_LINES - 1
    return in_order[:room], len(good) - len(in_order[:room])
