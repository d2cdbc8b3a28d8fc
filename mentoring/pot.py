"""The pot: what coordinators put in or take out for a programme year. How the money stands is in `pot_overview`.

A change is asked for by one coordinator. When it is high, another one agrees first. What is for a coming programme
year waits until that begins. The life of a change is a table (`POT_CHANGE_TRANSITIONS`).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.ids import PersonId, PotChangeId
from mentoring.ledger import PotTooSmall
from mentoring.money import Cents, NotAnAmount
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.second_coordinator import require_another, require_asker


class ChangeState(StrEnum):
    """Waiting for a second coordinator, agreed for a coming year, in the ledger, or taken back."""

    WAITING = "waiting"
    AGREED = "agreed"
    BOOKED = "booked"
    WITHDRAWN = "withdrawn"


POT_CHANGE_TRANSITIONS: dict[ChangeState, frozenset[ChangeState]] = {
    ChangeState.WAITING: frozenset({ChangeState.AGREED, ChangeState.BOOKED, ChangeState.WITHDRAWN}),
    ChangeState.AGREED: frozenset({ChangeState.BOOKED, ChangeState.WITHDRAWN}),
    ChangeState.BOOKED: frozenset(),
    ChangeState.WITHDRAWN: frozenset(),
}


class ChangedMeanwhile(Refusal):
    """A colleague has changed the pot, or asked to, since the amount was read back."""


class MoreThanIsFree(PotTooSmall):
    """More would be taken out of the pot than is `free`: the rest is promised, earned or handed over."""

    def __init__(self, free: Cents) -> None:
        self.free = free


class OnlyRaisedAhead(Refusal):
    """The pot of a coming year would be lowered. What was set ready for it can be taken back instead."""


class ChangeSettled(NoLongerPossible):
    """A change has been agreed to, booked or taken back already. It tells how it stands."""

    def __init__(self, change: "PotChange") -> None:
        self.change = change


@dataclass(frozen=True, slots=True)
class PotChange:
    """So much in or out of the pot (below zero: out), for the programme year that begins in `year`.

    `settled_by` is the second coordinator who agreed or not, or whoever took it back; nobody for what one may do alone.
    """

    id: PotChangeId
    year: int
    amount: Cents
    state: ChangeState
    asked_by: PersonId
    asked_by_name: str
    asked_at: datetime
    settled_by: PersonId | None = None
    settled_by_name: str = ""
    settled_at: datetime | None = None

    @property
    def was_refused(self) -> bool:
        """Whether a colleague did not agree; else who asked took it back."""
        return self.state is ChangeState.WITHDRAWN and self.settled_by != self.asked_by

    def require_same(self, amount: Cents, year: int) -> None:
        """Somebody asks again what was asked before under this number. Raises `ChangedMeanwhile` for anything else."""
        if (self.amount, self.year) != (amount, year):
            raise ChangedMeanwhile

    def agree(self, *, current: ProgrammeYear, by: Someone, now: datetime) -> "PotChange":
        """A second coordinator agrees. It counts now, or when its year begins; a year that is over is the current one.

        Raises:
            ChangeSettled: when it waits no longer.
            OwnChange: when they are the one who asked.
        """
        self._require(ChangeState.WAITING)
        require_another(self.asked_by, by=by)
        year = max(self.year, current.begins_in)
        return replace(self, year=year)._settled(state_from(year, current), by=by, now=now)

    def disagree(self, *, by: Someone, now: datetime) -> "PotChange":
        """A second coordinator does not agree.

        Raises:
            ChangeSettled: when it waits no longer.
            OwnChange: when they are the one who asked, and can take it back.
        """
        self._require(ChangeState.WAITING)
        require_another(self.asked_by, by=by)
        return self._settled(ChangeState.WITHDRAWN, by=by, now=now)

    def withdraw(self, *, by: Someone, now: datetime) -> "PotChange":
        """Take back what waits, by who asked; or what is agreed for a coming year, by any coordinator.

        Raises:
            ChangeSettled: when it is in the ledger, or was taken back.
            NotTheirChange: when it waits, and somebody else asked.
        """
        self._require(ChangeState.WAITING, ChangeState.AGREED)
        if self.state is ChangeState.WAITING:
            require_asker(self.asked_by, by=by)
        return self._settled(ChangeState.WITHDRAWN, by=by, now=now)

    def book(self) -> "PotChange":
        """Its year has begun. Raises `ChangeSettled` unless it was agreed for it."""
        self._require(ChangeState.AGREED)
        return replace(self, state=ChangeState.BOOKED)

    def _settled(self, state: ChangeState, *, by: Someone, now: datetime) -> "PotChange":
        return replace(self, state=state, settled_by=by.id, settled_by_name=by.first_name, settled_at=now)

    def _require(self, *states: ChangeState) -> None:
        if self.state not in states:
            raise ChangeSettled(self)


def state_from(year: int, current: ProgrammeYear) -> ChangeState:
    """What becomes of a change that nobody else has to look at: what is for a coming year waits for that."""
    return ChangeState.AGREED if year > current.begins_in else ChangeState.BOOKED


def wants_two(amount: Cents, *, alone: Cents, programme: Programme) -> bool:
    """Whether a change wants a second coordinator. `alone` is what this one changed alone within `ALONE_WITHIN`."""
    return abs(amount) + alone > programme.two_raise_above


def require_possible(amount: Cents, year: int, *, free: Cents, current: ProgrammeYear) -> None:
    """A change for a year can be asked for.

    Raises:
        NotAnAmount: when nothing would change.
        OnlyRaisedAhead: when a coming year's pot would be lowered.
        MoreThanIsFree: when the pot would be lowered by more than that.
    """
    if not amount:
        raise NotAnAmount
    if amount < 0 and year > current.begins_in:
        raise OnlyRaisedAhead
    if free + amount < 0:
        raise MoreThanIsFree(free)
