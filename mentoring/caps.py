"""The yearly limit of rewards: for a participant, and for all who share a household with them.

What counts is what was earned in a calendar year as a clock in Amsterdam has it, and all that is promised: a promise
is paid, also when the year turned or the limit was lowered meanwhile. So the limit is kept where something is promised,
and never where it is paid. Why there is one, and where the amount comes from, stands in `docs/limits.md`.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum
from typing import TypeVar

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import HouseholdId, PersonId, RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.programme import Programme
from mentoring.refusals import Refusal
from mentoring.wall_time import begin_of, day_of

NEAR = 80
"""From this share of the limit on, in hundredths, the team is told (`product.md`, Money)."""

_ALL = 100

_Part = TypeVar("_Part", StepDraft, Draft)


class Level(IntEnum):
    """How much of a limit is used."""

    FREE = 0
    NEAR = 1
    REACHED = 2


@dataclass(frozen=True, slots=True)
class Room:
    """What may still be promised in a year. `cap` is the limit; of a household when `is_household`, and then `earned`
    and `promised` are of all who live in it together.
    """

    cap: Cents
    earned: Cents
    promised: Cents
    is_household: bool = False

    @property
    def left(self) -> Cents:
        """Never below nothing: a limit that was lowered, or a household that was joined, takes nothing back."""
        return Cents(max(0, self.cap - self._used))

    @property
    def share(self) -> int:
        """How much of the limit is used, in whole hundredths; 100 of a limit of nothing."""
        return self._used * _ALL // self.cap if self.cap else _ALL

    @property
    def level(self) -> Level:
        """Whether it is time to tell the team."""
        if self.share >= _ALL:
            return Level.REACHED
        return Level.NEAR if self.share >= NEAR else Level.FREE

    @property
    def _used(self) -> int:
        return self.earned + self.promised

    def after(self, amount: Cents) -> "Room":
        """The same, when so much more is promised."""
        return replace(self, promised=Cents(self.promised + amount))

    def require(self, amount: Cents) -> None:
        """Raises `CapReached` when so much does not fit any more."""
        if amount > self.left:
            raise CapReached(self)


class CapReached(Refusal):
    """More would be promised than the yearly limit leaves room for. `room` is how it stands."""

    def __init__(self, room: Room) -> None:
        self.room = room


@dataclass(frozen=True, slots=True)
class Used:
    """What one participant has earned this year, and what is promised to them."""

    participant_id: PersonId
    household_id: HouseholdId | None
    earned: Cents
    promised: Cents


@dataclass(frozen=True, slots=True)
class Rooms:
    """The limits that hold for one participant: their own, and that of their household if they share one, with whom."""

    own: Room
    shared: Room | None = None
    household_id: HouseholdId | None = None
    members: tuple[PersonId, ...] = ()

    @property
    def tightest(self) -> Room:
        """The one that leaves the least room; what is shared goes first."""
        if self.shared is None or self.own.left < self.shared.left:
            return self.own
        return self.shared

    def after(self, amount: Cents) -> "Rooms":
        """The same, when so much more is promised."""
        return replace(self, own=self.own.after(amount), shared=self.shared and self.shared.after(amount))


def rooms_of(
    participant_id: PersonId,
    used: Collection[Used],
    programme: Programme,
    *,
    household_id: HouseholdId | None = None,
) -> Rooms:
    """The limits of a participant, from what they and all of their household have used. `household_id` when they would
    share one from now on.
    """
    mine = [one for one in used if one.participant_id == participant_id]
    own = _room(programme.yearly_cap, mine)
    if household_id is None:
        household_id = next((one.household_id for one in mine), None)
    if household_id is None:
        return Rooms(own)
    shared = _room(programme.household_cap, used, is_household=True)
    return Rooms(own, shared, household_id, tuple(sorted(one.participant_id for one in used)))


def levels_of(used: Collection[Used], programme: Programme) -> Counter[Level]:
    """How many participants have used how much of their own limit or of that of their household, whichever is more."""
    together: dict[HouseholdId, list[Used]] = {}
    alone = [one for one in used if one.household_id is None]
    for one in used:
        if one.household_id is not None:
            together.setdefault(one.household_id, []).append(one)
    groups = [*([one] for one in alone), *together.values()]
    return Counter(
        _level(rooms_of(one.participant_id, group, programme)) for group in groups for one in group
    )


def _level(rooms: Rooms) -> Level:
    return max(room.level for room in (rooms.own, rooms.shared) if room is not None)


def _room(cap: Cents, used: Collection[Used], *, is_household: bool = False) -> Room:
    earned = Cents(sum(one.earned for one in used))
    return Room(cap, earned, Cents(sum(one.promised for one in used)), is_household)


def year_of(moment: datetime) -> tuple[datetime, datetime]:
    """The calendar year of a moment in Amsterdam: when it begins, and when the next one does."""
    year = day_of(moment).year
    return begin_of(date(year, 1, 1)), begin_of(date(year + 1, 1, 1))


# --- what no longer fits ------------------------------------------------------------------------------


def within(
    draft: Draft, left: Cents, *, recognition: RecognitionKey | None, settled: Iterable[StepId] = ()
) -> Draft:
    """The same goal, in which what no longer fits earns recognition instead of money: step by step, and the goal itself
    last. `left` is the room for all of it together; what it has set apart already counts as room.

    `settled` are the steps that were claimed or done: they have their money, and stay as they are. What has
    recognition already keeps that.
    """
    untouched = frozenset(settled)
    steps: list[StepDraft] = []
    for step in draft.steps:
        room = step.reward if step.step_id in untouched else left
        fitted, after = _fitted(step, room, recognition)
        steps.append(fitted)
        left = left if step.step_id in untouched else after
    return replace(_fitted(draft, left, recognition)[0], steps=tuple(steps))


def _fitted(part: _Part, left: Cents, recognition: RecognitionKey | None) -> tuple[_Part, Cents]:
    if part.reward <= left:
        return part, Cents(left - part.reward)
    return replace(part, reward=Cents(0), recognition=part.recognition or recognition), left


def moved(draft: Draft, fitted: Draft) -> tuple[tuple[int, ...], bool]:
    """What became recognition: the numbers of the steps, and whether the goal itself did."""
    pairs = enumerate(zip(draft.steps, fitted.steps, strict=True), start=1)
    return tuple(number for number, (was, now) in pairs if was.reward != now.reward), (
        draft.reward != fitted.reward
    )
