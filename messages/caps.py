"""What people read about the yearly limit: how much room there is, what becomes recognition, and when it is used up."""

from dataclasses import dataclass

from mentoring.caps import Room
from mentoring.money import Cents
from messages.base import N_, Notice, Screen, ToStaff

# --- in the admin chat --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CapNear(Notice, ToStaff):
    """To the team, once a year, when most of what a participant may earn in it is earned or promised."""

    participant: str
    pseudonym: str
    share: int
    left: Cents
    cap: Cents
    text = N_(
        "📈 <b>{share} % of the yearly limit</b> · {participant} ({pseudonym})\n"
        "This year there is still room for {left}, of {cap}. "
        "What no longer fits you agree on as recognition."
    )


@dataclass(frozen=True, slots=True)
class CapReachedTeam(Notice, ToStaff):
    """To the team, once a year, when all that a participant may earn in it is earned or promised."""

    participant: str
    pseudonym: str
    cap: Cents
    text = N_(
        "📈 <b>Yearly limit reached</b> · {participant} ({pseudonym})\n"
        "All {cap} of this year is earned or promised. What was promised is paid. "
        "What is new you agree on as recognition."
    )


@dataclass(frozen=True, slots=True)
class SharedCapNear(Notice, ToStaff):
    """To the team, once a year, when most of the limit of a household is used. Who else is in it, it does not say."""

    participants: tuple[str, ...]
    share: int
    left: Cents
    cap: Cents
    text = N_(
        "📈 <b>{share} % of a shared yearly limit</b> · {participants}\n"
        "This year there is still room for {left}, of {cap}. "
        "What no longer fits you agree on as recognition."
    )


@dataclass(frozen=True, slots=True)
class SharedCapReached(Notice, ToStaff):
    """To the team, once a year, when all of the limit of a household is used. Who else is in it, it does not say."""

    participants: tuple[str, ...]
    cap: Cents
    text = N_(
        "📈 <b>Shared yearly limit reached</b> · {participants}\n"
        "All {cap} of this year is earned or promised. What was promised is paid. "
        "What is new you agree on as recognition."
    )


@dataclass(frozen=True, slots=True)
class NoRoomForGoal(Notice, ToStaff):
    """To the team, when a participant agreed to more than fits in this year. The participant heard that it is adjusted
    first. `total` is what would have to be set apart; of a change what it takes more.
    """

    participant: str
    pseudonym: str
    title: str
    total: Cents
    left: Cents
    goal_id: int
    version: int
    text = N_(
        "📈 <b>More than fits in this year</b> · {participant} ({pseudonym}) said yes · {total} needed, "
        "{left} left\n"
        "{title}\n"
        "Nothing has changed and nothing has been reserved. Adjust the goal: what does not fit becomes recognition."
    )


def cap_near(participant: str, pseudonym: str, room: Room) -> CapNear | CapReachedTeam:
    """What the team reads of a limit that is nearly used up, or is."""
    if not room.left:
        return CapReachedTeam(participant, pseudonym, room.cap)
    return CapNear(participant, pseudonym, room.share, room.left, room.cap)


def shared_cap_near(participants: tuple[str, ...], room: Room) -> SharedCapNear | SharedCapReached:
    """The same, of a household."""
    if not room.left:
        return SharedCapReached(participants, room.cap)
    return SharedCapNear(participants, room.share, room.left, room.cap)


@dataclass(frozen=True, slots=True)
class RoomThisYear(ToStaff):
    """To staff, on the card of a participant and above their goals: what may still be promised this year."""

    left: Cents
    cap: Cents
    text = N_("This year: still room for {left} of {cap}")


@dataclass(frozen=True, slots=True)
class SharedRoomThisYear(ToStaff):
    """The same, when others share the limit."""

    left: Cents
    cap: Cents
    text = N_("This year: still room for {left} of {cap}, shared with others")


def room_this_year(room: Room) -> RoomThisYear | SharedRoomThisYear:
    """What may still be promised, in words."""
    return (SharedRoomThisYear if room.is_household else RoomThisYear)(room.left, room.cap)


@dataclass(frozen=True, slots=True)
class BecomesRecognition(Screen, ToStaff):
    """To the mentor, in a goal that is read back: what of it no longer fits in this year and earns recognition."""

    left: Cents
    titles: tuple[str, ...]
    text = N_("📈 This year there is still room for {left}. So these earn recognition: {titles}.")


@dataclass(frozen=True, slots=True)
class BecomesNothing(Screen, ToStaff):
    """The same in a programme that has no recognition."""

    left: Cents
    titles: tuple[str, ...]
    text = N_("📈 This year there is still room for {left}. So these earn no money: {titles}.")


@dataclass(frozen=True, slots=True)
class RoomChanged(Screen, ToStaff):
    """To the mentor who sends a goal of which more or less fits than when it was read back."""

    text = N_(
        "The room for this year has changed meanwhile. Nothing has been sent yet. This is how it fits now."
    )


@dataclass(frozen=True, slots=True)
class CapReachedStaff(Screen, ToStaff):
    """To staff whose reward does not fit in this year any more."""

    left: Cents
    text = N_(
        "That does not fit in this year any more: there is still room for {left}. Recognition always fits."
    )


# --- to the participant -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoalAdjustedFirst(Notice):
    """To the participant who says yes to a goal of which not all fits in this year any more."""

    mentor: str
    text = N_(
        "Good that you say yes.\n"
        "{mentor} adjusts it a little first. You will read it here.\n"
        "Nothing of your goal is lost."
    )
