"""What staff see of participants: the list and the card."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.caps import RoomThisYear, SharedRoomThisYear
from messages.on_paper import OnPaperState


class StateLabel(StaffLabel):
    """To staff: where a participant is in the programme. The member is the state, in capitals."""

    INVITED = N_("invited, has not agreed yet")
    ACTIVE = N_("takes part")
    PAUSED = N_("has paused")
    FINISHED = N_("has finished")
    LEFT = N_("has stopped")


class ParticipantLabel(StaffLabel):
    """To staff, under the list and the card."""

    EARLIER = N_("« Earlier")
    LATER = N_("Later »")
    LIST = N_("All participants")


@dataclass(frozen=True, slots=True)
class ParticipantLine(Screen, ToStaff):
    """One participant in the list."""

    first_name: str
    pseudonym: str
    state: StateLabel
    text = N_("• {first_name} ({pseudonym}): {state}")


@dataclass(frozen=True, slots=True)
class ParticipantList(Screen, ToStaff):
    """To staff who type /deelnemers."""

    count: int
    lines: tuple[ParticipantLine, ...]
    text = N_("<b>{count} participant</b>\n{lines}")
    plural = N_("<b>{count} participants</b>\n{lines}")


@dataclass(frozen=True, slots=True)
class NoParticipants(Screen, ToStaff):
    """To staff who ask for participants when there are none."""

    text = N_("There are no participants yet. Invite one with /nieuw.")


@dataclass(frozen=True, slots=True)
class NotReached(Screen, ToStaff):
    """On the card of a participant who has blocked the bot or left Telegram."""

    since: datetime
    text = N_("📵 Can't be reached by the bot since {since}")


@dataclass(frozen=True, slots=True)
class ParticipantCard(Screen, ToStaff):
    """To staff who look at one participant."""

    first_name: str
    pseudonym: str
    team: str
    mentor: str
    state: StateLabel
    goal: str
    last_contact: datetime | None
    room: RoomThisYear | SharedRoomThisYear | None
    unreachable: NotReached | OnPaperState | None
    text = N_(
        "<b>{first_name}</b> ({pseudonym}) · {state}\n"
        "Team {team}, mentor {mentor}\n"
        "Goal: {goal}\n"
        "Last contact: {last_contact}\n"
        "{room}\n"
        "{unreachable}"
    )


@dataclass(frozen=True, slots=True)
class WhichParticipant(Screen, ToStaff):
    """To staff whose command needs a participant: above a button for each."""

    text = N_("Which participant? Press, or type the first name or the number, such as A-017.")


@dataclass(frozen=True, slots=True)
class WhichParticipantFor(Screen, ToStaff):
    """To staff who type a command without a name, when nothing is being asked: above a button for each."""

    command: str
    text = N_("Which participant? Press a name, or type it behind the command, such as /{command} A-017.")


@dataclass(frozen=True, slots=True)
class NobodyCalled(Screen, ToStaff):
    """To staff who name a participant that is not there, or not theirs. `perhaps`: who are called nearly so."""

    name: str
    perhaps: tuple[str, ...]
    text = N_(
        "I find no participant “{name}” here.\n"
        "Nearly so called: {perhaps}.\n"
        "Use the first name or the number, such as A-017. All: /deelnemers."
    )


@dataclass(frozen=True, slots=True)
class SeveralCalled(Screen, ToStaff):
    """To staff who name a participant when several have that name."""

    names: tuple[str, ...]
    text = N_("Several participants have that name: {names}. Use the number.")
