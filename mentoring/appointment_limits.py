"""What an appointment may take and tell: its length, the title that a phone shows, and what to bring."""

from collections.abc import Iterable

from mentoring.neutral_words import require_neutral
from mentoring.refusals import Refusal

SHORTEST, LONGEST = 10, 480
"""Minutes that an appointment can take: a short call, up to a working day."""

MOST_TO_BRING = 5
"""Things to bring. More is a list that one forgets again (`product.md`, rule 3)."""

LONGEST_THING = 60
"""Characters in one thing to bring."""

LONGEST_TITLE = 40
"""Characters in the title of an appointment: what a phone shows of a line in its calendar."""


class NotADuration(Refusal):
    """An appointment would take less than `SHORTEST` or more than `LONGEST` minutes."""


class TooManyThings(Refusal):
    """More than `MOST_TO_BRING` things would have to be brought."""


class ThingTooLong(Refusal):
    """A thing to bring has more than `LONGEST_THING` characters."""


class TitleTooLong(Refusal):
    """A title has more than `LONGEST_TITLE` characters."""


def a_duration(minutes: int) -> int:
    """Raises `NotADuration` unless an appointment can take so many minutes."""
    if not SHORTEST <= minutes <= LONGEST:
        raise NotADuration
    return minutes


def a_title(text: str) -> str:
    """A title for notifications and calendars, on one line; empty for none.

    Raises:
        TitleTooLong: when it is longer than `LONGEST_TITLE`.
        NotNeutral: when it tells too much to who looks along.
    """
    title = " ".join(text.split())
    if len(title) > LONGEST_TITLE:
        raise TitleTooLong
    require_neutral(title)
    return title


def things_to_bring(things: Iterable[str]) -> tuple[str, ...]:
    """What to bring, each thing on one line, without those that are empty.

    Raises:
        TooManyThings, ThingTooLong: when it is too much.
        NotNeutral: when it tells too much to who looks along: it is in a notification too.
    """
    tidied = tuple(thing for thing in (" ".join(text.split()) for text in things) if thing)
    if len(tidied) > MOST_TO_BRING:
        raise TooManyThings
    for thing in tidied:
        if len(thing) > LONGEST_THING:
            raise ThingTooLong
        require_neutral(thing)
    return tidied
