"""The list to be proud of: everything that went well, and what somebody put on it themselves.

It only grows, and nothing on it is counted per week: a week in which nothing came is no less. Who comes back after a
while is told of it first of all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from mentoring.bridge import Assessment, compare, grown
from mentoring.lengths import units
from mentoring.refusals import Refusal

ON_A_PAGE = 5
"""As many lines as one reads on a phone at once (`product.md`, rule 3)."""

TOLD_TO_WHO_IS_BACK = 3
"""With the greeting and the question these are five lines."""

SILENT = timedelta(days=14)
"""Who wrote and pressed nothing for so long had been away: two weeks without an appointment or a nudge that fitted."""

LONGEST_PROUD_THING = 300
"""Telegram's units. Five of the longest on a page, each with praise, stay within a message of 4096
(Bot API, sendMessage).
"""


class NothingSaid(Refusal):
    """Somebody would put something on their list that can't be seen."""


class ProudThingTooLong(Refusal):
    """What somebody would put on their list is longer than `LONGEST_PROUD_THING`."""


class Kind(StrEnum):
    """What went well."""

    STEP = "step"
    GOAL = "goal"
    APPOINTMENT = "appointment"
    BRIDGE = "bridge"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class GoodThing:
    """A step or a goal that was done (`what`), an appointment that was kept (`mentor` and `on`), pillars of the bridge
    that have grown (`pillars`), or what somebody put on their list themselves (`what`).

    `id` is that of the goal of a goal, of one's own thing, else of what it came from. `by` is who of the team saw it,
    and `praise` what they said about it, if they did.
    """

    at: datetime
    kind: Kind
    id: int
    what: str = ""
    mentor: str = ""
    on: datetime | None = None
    pillars: tuple[str, ...] = ()
    praise: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list. `number` begins at 0, and `count` is how many things there are in all."""

    things: tuple[GoodThing, ...]
    number: int
    count: int

    @property
    def has_newer(self) -> bool:
        return self.number > 0

    @property
    def has_older(self) -> bool:
        return (self.number + 1) * ON_A_PAGE < self.count

    @property
    def own(self) -> list[GoodThing]:
        """What on this page its owner can take away: the rest did happen."""
        return [thing for thing in self.things if thing.kind is Kind.OWN]


def proud_thing(text: str) -> str:
    """What somebody puts on their own list, on one line. Their words are theirs: one emoji is enough.

    Raises:
        NothingSaid: when nothing of it can be seen.
        ProudThingTooLong: when it is longer than `LONGEST_PROUD_THING`.
    """
    words = " ".join(text.split())
    if not any(character.isprintable() and not character.isspace() for character in words):
        raise NothingSaid
    if units(words) > LONGEST_PROUD_THING:
        raise ProudThingTooLong
    return words


def page_of(things: Sequence[GoodThing], number: int) -> Page:
    """One page of the list, the newest things first; the last one when there are not so many."""
    last = max(0, (len(things) - 1) // ON_A_PAGE)
    shown = min(number, last)
    return Page(tuple(things[shown * ON_A_PAGE : (shown + 1) * ON_A_PAGE]), shown, len(things))


def grown_since(finished: Sequence[Assessment]) -> list[GoodThing]:
    """What on the bridge went better than the time before, for each time that it did. What went less well is not
    told. `finished` may be in any order.
    """
    in_order = sorted((each for each in finished if each.finished_at), key=lambda each: each.began_at)
    return [
        GoodThing(later.finished_at, Kind.BRIDGE, later.id, pillars=names)
        for earlier, later in pairwise(in_order)
        if later.finished_at and (names := tuple(each.name for each in grown(compare(earlier, later))))
    ]


def is_back(last_seen_on: date | None, pause_ended_on: date | None, *, today: date) -> bool:
    """Whether a sign of life today is one of somebody who had been away: silent for two weeks, or in a pause that
    ended since. `today` is the day on a clock that stood still while the bot was away itself.
    """
    if last_seen_on is None:
        return False
    if pause_ended_on is not None and pause_ended_on > last_seen_on:
        return True
    return today - last_seen_on >= SILENT
