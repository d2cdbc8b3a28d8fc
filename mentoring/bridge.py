"""The bridge: somebody's own rating of all pillars on one day, and what has grown since an earlier one.

A rating keeps the pillar as it read then. Files may change between two talks, or in the middle of one, and what
somebody said of themselves then does not change with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from zlib import crc32

from mentoring.ids import AssessmentId, PersonId, PillarKey
from mentoring.method import Method, Pillar
from mentoring.refusals import NoLongerPossible

DONT_KNOW = None
"""The level of who answered "weet ik niet": an answer like any other."""

LIES_LONG_AFTER = timedelta(days=7)
"""After a week somebody may stand elsewhere: who comes back then is asked whether to go on or to begin anew."""

_MARK = 5
"""Hexadecimal digits: one in a million that two screens look alike."""


class NotAllRated(NoLongerPossible):
    """Somebody would finish while a pillar has no answer yet."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody said of one pillar: the words of the level they chose, or none for "weet ik niet".

    `level` 1 is the lowest of `levels`; `position` is where the pillar stood among the others.
    """

    pillar: PillarKey
    position: int
    name: str
    level: int | None
    levels: int
    words: str
    rated_at: datetime

    @property
    def strength(self) -> Fraction | None:
        """How far along its own levels: 0 at the lowest, 1 at the highest; None for "weet ik niet"."""
        return None if self.level is None else Fraction(self.level - 1, self.levels - 1)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The bridge on one day. It is open until `finished_at`, and never changes after that."""

    id: AssessmentId
    participant_id: PersonId
    began_at: datetime
    finished_at: datetime | None = None
    ratings: tuple[Rating, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.finished_at is None

    def rating(self, pillar: PillarKey) -> Rating | None:
        """What was said of a pillar, if anything was."""
        return next((rating for rating in self.ratings if rating.pillar == pillar), None)

    def next_pillar(self, method: Method) -> Pillar | None:
        """The first pillar that has no answer yet; None when all have. One that is no longer in use is not asked."""
        return next((pillar for pillar in method.asked if self.rating(pillar.key) is None), None)

    def lies_long(self, now: datetime) -> bool:
        """Whether it was broken off so long ago that its answers may be of another time."""
        touched = max([self.began_at, *(rating.rated_at for rating in self.ratings)])
        return self.is_open and bool(self.ratings) and now - touched > LIES_LONG_AFTER

    def mark(self, pillar: Pillar) -> str:
        """A short mark of a pillar's screen: its words, and the answer there was.

        A button carries it. One of before another answer was given, or of a screen with other words, does not
        count as an answer to this one.
        """
        said = self.rating(pillar.key)
        shown = "\n".join([pillar.question, *pillar.levels, repr(said.level) if said else ""])
        return f"{crc32(shown.encode()):08x}"[:_MARK]

    def rate(self, pillar: PillarKey, level: int | None, *, method: Method, at: datetime) -> "Assessment":
        """Answer for one pillar, or answer otherwise while it is open. The same answer once more changes nothing.

        Raises:
            NoLongerPossible: when it is finished, or the pillar or the level is not, or no longer, in use.
        """
        said = self.rating(pillar)
        if said is not None and said.level == level:
            return self
        rating = _rating(pillar, level, method, at)
        if not self.is_open:
            raise NoLongerPossible
        others = (other for other in self.ratings if other.pillar != pillar)
        return replace(self, ratings=tuple(sorted([*others, rating], key=lambda each: each.position)))

    def finish(self, *, method: Method, at: datetime) -> "Assessment":
        """Every pillar has an answer: this is the bridge of this day.

        Raises:
            NotAllRated: when one has none.
            NoLongerPossible: when it was finished before.
        """
        if not self.is_open:
            raise NoLongerPossible
        if not self.ratings or self.next_pillar(method) is not None:
            raise NotAllRated
        return replace(self, finished_at=at)


@dataclass(frozen=True, slots=True)
class Standing:
    """One pillar on two days: `first` on the earlier, `now` on the later. One of both may not be there."""

    pillar: PillarKey
    name: str
    first: Rating | None
    now: Rating | None

    @property
    def strength(self) -> Fraction | None:
        return self.now.strength if self.now else None

    @property
    def growth(self) -> Fraction:
        """How much further along than first; 0 when that can't be said. Below 0 is nobody's loss to be told."""
        before = self.first.strength if self.first else None
        return Fraction(0) if before is None or self.strength is None else self.strength - before

    @property
    def has_grown(self) -> bool:
        return self.growth > 0

    @property
    def shown_first(self) -> Rating | None:
        """Where somebody came from, as they see it themselves: only when it went well since."""
        return self.first if self.has_grown else None

    @property
    def first_on_scale(self) -> int | None:
        """The level of first, on the levels of now: a pillar may have got more levels since."""
        before = self.first.strength if self.first else None
        return None if before is None or self.now is None else 1 + round(before * (self.now.levels - 1))


def pillar_before(pillar: PillarKey, method: Method) -> Pillar | None:
    """The pillar that is asked just before this one; None for the first, and for one that is not asked."""
    asked = method.asked
    number = next((place for place, each in enumerate(asked) if each.key == pillar), 0)
    return asked[number - 1] if number else None


def standings(latest: Assessment, earlier: Iterable[Assessment]) -> tuple[Standing, ...]:
    """Where somebody stands in each pillar, and where they first said that they stood in it."""
    before = sorted(
        (other for other in earlier if other.began_at < latest.began_at), key=lambda other: other.began_at
    )
    return tuple(
        Standing(rating.pillar, rating.name, _first_level(rating.pillar, before), rating)
        for rating in latest.ratings
    )


def compare(earlier: Assessment, later: Assessment) -> tuple[Standing, ...]:
    """Two days beside each other, for a mentor: every pillar that was rated on either."""
    gone = (rating for rating in earlier.ratings if later.rating(rating.pillar) is None)
    return tuple(
        Standing(rating.pillar, rating.name, earlier.rating(rating.pillar), later.rating(rating.pillar))
        for rating in (*later.ratings, *gone)
    )


def strongest(found: Sequence[Standing]) -> Standing | None:
    """The pillar that goes best, for its own number of levels; of equals the one that grew most, else the first.

    None when nothing is above its lowest level: to call that strong would be irony.
    """
    above = [each for each in found if each.strength]
    return max(above, key=lambda each: (each.strength, each.growth), default=None)


def grown(found: Sequence[Standing]) -> list[Standing]:
    """What went better than first, the most first."""
    return sorted((each for each in found if each.has_grown), key=lambda each: -each.growth)


def _rating(key: PillarKey, level: int | None, method: Method, at: datetime) -> Rating:
    asked = {pillar.key: (number, pillar) for number, pillar in enumerate(method.asked, start=1)}
    if key not in asked:
        raise NoLongerPossible
    position, pillar = asked[key]
    if level is not DONT_KNOW and not 1 <= level <= len(pillar.levels):
        raise NoLongerPossible
    words = "" if level is DONT_KNOW else pillar.levels[level - 1]
    return Rating(key, position, pillar.name, level, len(pillar.levels), words, at)


def _first_level(pillar: PillarKey, before: Iterable[Assessment]) -> Rating | None:
    ratings = (assessment.rating(pillar) for assessment in before)
    return next((rating for rating in ratings if rating is not None and rating.level is not None), None)
