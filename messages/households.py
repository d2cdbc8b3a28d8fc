"""What staff read about households: who shares one yearly limit. Participants never read with whom."""

from dataclasses import dataclass

from mentoring.households import Household
from mentoring.money import Cents
from mentoring.people import Participant
from messages.base import N_, Screen, StaffLabel, ToStaff


class HouseholdLabel(StaffLabel):
    """Under a household."""

    LINK = N_("Link with somebody")
    UNLINK = N_("Yes, unlink")
    BACK = N_("« Back")


@dataclass(frozen=True, slots=True)
class UnlinkSomebody(Screen, ToStaff):
    """On a button under a household: this participant."""

    name: str
    text = N_("Unlink {name}")


@dataclass(frozen=True, slots=True)
class AskWhoseHousehold(Screen, ToStaff):
    """To staff who type /huishouden."""

    text = N_("Whose household is it about?")


@dataclass(frozen=True, slots=True)
class AskLivesWith(Screen, ToStaff):
    """To staff who link a participant with somebody."""

    name: str
    text = N_("With whom does {name} share one yearly limit?")


@dataclass(frozen=True, slots=True)
class Elsewhere(Screen, ToStaff):
    """In a household: how many share it whose names this reader may not know."""

    count: int
    text = N_("And {count} participant of another team.")
    plural = N_("And {count} participants of other teams.")


@dataclass(frozen=True, slots=True)
class SharedLimit(Screen, ToStaff):
    """To staff: who shares one yearly limit, and what is left of it."""

    participants: tuple[str, ...]
    elsewhere: Elsewhere | None
    left: Cents
    cap: Cents
    text = N_(
        "🏠 <b>One yearly limit</b> · {participants}\n"
        "{elsewhere}\n"
        "This year there is still room for {left}, of {cap}. What was promised is paid."
    )


@dataclass(frozen=True, slots=True)
class OwnLimit(Screen, ToStaff):
    """To staff: a participant shares the yearly limit with nobody, and what is left of it."""

    participant: str
    left: Cents
    cap: Cents
    text = N_(
        "🏠 <b>A yearly limit of their own</b> · {participant}\n"
        "This year there is still room for {left}, of {cap}. What was promised is paid."
    )


@dataclass(frozen=True, slots=True)
class HouseholdReadBack(Screen, ToStaff):
    """To staff, before participants share one yearly limit. They are not told with whom."""

    participants: tuple[str, ...]
    left: Cents
    cap: Cents
    text = N_(
        "{participants} then share one limit of {cap} a year. This year there is still room for {left}. "
        "What was earned or promised stays.\n"
        "I do not tell them with whom they share it.\n"
        "Is this right?"
    )


@dataclass(frozen=True, slots=True)
class UnlinkReadBack(Screen, ToStaff):
    """To staff, before a participant is unlinked."""

    participant: str
    text = N_("{participant} then has a yearly limit of their own again. Is this right?")


@dataclass(frozen=True, slots=True)
class HouseholdUnchanged(Screen, ToStaff):
    """To staff who stop, or say that it is not right."""

    text = N_("Nothing has changed.")


@dataclass(frozen=True, slots=True)
class AlreadyTogetherStaff(Screen, ToStaff):
    """To staff who link two that share one yearly limit already, or somebody with themselves."""

    text = N_("They share one yearly limit already. Choose somebody else.")


@dataclass(frozen=True, slots=True)
class InTwoHouseholdsStaff(Screen, ToStaff):
    """To staff who link two that each share a yearly limit with others."""

    text = N_(
        "Each of them shares a yearly limit with somebody else. Unlink one of them first with /huishouden."
    )


def household_shown(household: Household) -> SharedLimit | OwnLimit:
    """A household as it stands."""
    room = household.room
    if not household.is_shared:
        return OwnLimit(_named(household.participant), room.left, room.cap)
    elsewhere = Elsewhere(household.elsewhere) if household.elsewhere else None
    return SharedLimit(_all_named(household), elsewhere, room.left, room.cap)


def household_read_back(household: Household) -> HouseholdReadBack:
    """A household as it would be."""
    return HouseholdReadBack(_all_named(household), household.room.left, household.room.cap)


def _all_named(household: Household) -> tuple[str, ...]:
    return tuple(_named(one) for one in (household.participant, *household.others))


def _named(participant: Participant) -> str:
    return f"{participant.first_name} ({participant.pseudonym})"
