"""Households: participants who live together share one yearly limit, because a benefit knows one for both."""

from dataclasses import dataclass

from mentoring.caps import Room
from mentoring.ids import HouseholdId
from mentoring.people import Participant
from mentoring.refusals import Refusal


class AlreadyTogether(Refusal):
    """Two who are to share a limit share it already, or are the same person."""


class InTwoHouseholds(Refusal):
    """Two who are to share a limit each share one with others. Which of those live together nobody has said, so one of
    the two is unlinked first.
    """


@dataclass(frozen=True, slots=True)
class Household:
    """Who shares a yearly limit with a participant, as far as the reader may know them: `elsewhere` counts those of
    teams that are not theirs. `room` is what is left of it; of who shares with nobody, their own.
    """

    participant: Participant
    others: tuple[Participant, ...]
    elsewhere: int
    room: Room

    @property
    def is_shared(self) -> bool:
        """Whether anybody shares it."""
        return bool(self.others or self.elsewhere)


def joined(one: HouseholdId | None, other: HouseholdId | None) -> HouseholdId | None:
    """The household that two would live in together from now on; None when a new one has to be made.

    Raises:
        AlreadyTogether: when that is so already.
        InTwoHouseholds: when each lives with others.
    """
    if one is not None and other is not None:
        raise AlreadyTogether if one == other else InTwoHouseholds
    return one if one is not None else other
