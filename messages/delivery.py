"""What staff hear when a message of ours did not arrive."""

from dataclasses import dataclass

from messages.base import N_, Notice, ToStaff


@dataclass(frozen=True, slots=True)
class ParticipantUnreachable(Notice, ToStaff):
    """To the team, when a participant has blocked the bot or left Telegram."""

    first_name: str
    pseudonym: str
    text = N_(
        "{first_name} ({pseudonym}) can't be reached through Telegram now.\n"
        "Messages wait until they are back. Call or write if it is urgent."
    )


@dataclass(frozen=True, slots=True)
class ParticipantNotReached(Notice, ToStaff):
    """To the team, when Telegram did not take a message for a participant, or never said whether it did."""

    first_name: str
    pseudonym: str
    text = N_(
        "Something for {first_name} ({pseudonym}) did not arrive, or it is not certain that it did.\n"
        "Please ask whether they know."
    )


@dataclass(frozen=True, slots=True)
class StaffUnreachable(Notice, ToStaff):
    """To the coordinators, when somebody of the staff has blocked the bot or left Telegram."""

    first_name: str
    text = N_("{first_name} (staff) can't be reached through Telegram now.")


@dataclass(frozen=True, slots=True)
class TeamUnreachable(Notice, ToStaff):
    """To the coordinators, when the bot can't write in a team's admin chat any more."""

    team: str
    text = N_(
        "The admin chat of team {team} can't be reached. Add the bot again, and link the chat with /team."
    )


DELIVERY_NOTICES = frozenset(
    notice.__name__
    for notice in (ParticipantUnreachable, ParticipantNotReached, StaffUnreachable, TeamUnreachable)
)
"""Of these nobody hears when they don't arrive either: that would go round in circles. The log says so."""
