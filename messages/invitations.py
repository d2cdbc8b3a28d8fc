"""Invitations: the links, what is said about one that does not work, and what their makers hear."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, Link, Notice, Screen, StaffLabel, ToStaff, Urgency


class InvitationLabel(StaffLabel):
    """To staff, where invitations are made."""

    YES = N_("Yes, that is right")
    NO = N_("No")
    RENEW = N_("New invitation")


@dataclass(frozen=True, slots=True)
class AskFirstName(Screen, ToStaff):
    """To a mentor who typed /nieuw."""

    text = N_("What is the first name, or a pseudonym? Nothing more is needed.")


@dataclass(frozen=True, slots=True)
class AskTeam(Screen, ToStaff):
    """To a mentor of several teams, or a coordinator: where the new person belongs."""

    first_name: str
    text = N_("For which team is {first_name}?")


@dataclass(frozen=True, slots=True)
class NameNotUsable(Screen, ToStaff):
    """To staff who typed a name that can't be one."""

    text = N_("A name has at most 40 characters on one line, with at least one letter.")


@dataclass(frozen=True, slots=True)
class ChooseATeam(Screen, ToStaff):
    """To staff who typed instead of choosing a team."""

    text = N_("Choose a team with one of the buttons.")


@dataclass(frozen=True, slots=True)
class NewParticipantRight(Screen, ToStaff):
    """To a mentor who typed `/nieuw Bert`: read back before it is done."""

    first_name: str
    team: str
    text = N_("Invite <b>{first_name}</b> for team {team}. Is that right?")


@dataclass(frozen=True, slots=True)
class NotInvited(Screen, ToStaff):
    """To staff who stopped before the invitation was made."""

    text = N_("No invitation was made.")


@dataclass(frozen=True, slots=True)
class NoTeamYet(Screen, ToStaff):
    """To a coordinator who invites somebody before there is a team."""

    text = N_("There is no team yet. Add one with /team.")


@dataclass(frozen=True, slots=True)
class ParticipantLink(Screen, ToStaff):
    """To the mentor, in private, under the QR picture that the participant scans."""

    first_name: str
    link: Link
    expires_at: datetime
    text = N_(
        "Invitation for <b>{first_name}</b>. Let them scan this, or send the link:\n"
        "{link}\n"
        "Works once, for the first account that opens it, until {expires_at}."
    )


@dataclass(frozen=True, slots=True)
class StaffLink(Screen, ToStaff):
    """To the coordinator, in private: the link for a new mentor."""

    first_name: str
    team: str
    link: Link
    expires_at: datetime
    text = N_(
        "Invitation for mentor <b>{first_name}</b>, team {team}. Send this link to them alone:\n"
        "{link}\n"
        "Works once, for the first account that opens it, until {expires_at}."
    )


@dataclass(frozen=True, slots=True)
class LinkSentPrivately(Screen, ToStaff):
    """To the admin chat, where no link is ever shown."""

    first_name: str
    mentor: str
    text = N_("The invitation for {first_name} is in the private chat of {mentor}.")


@dataclass(frozen=True, slots=True)
class PrivateChatClosed(Screen, ToStaff):
    """To the admin chat, when the mentor who asks for an invitation has blocked the bot."""

    mentor: str
    text = N_(
        "{mentor}, I can't send you the link: you have stopped our private chat. "
        "Open it, press Start, and type /nieuw again. The link never comes in this group."
    )


@dataclass(frozen=True, slots=True)
class LinkExpired(Screen):
    """To someone who opens an invitation too late."""

    text = N_(
        "👋 Good that you are here. This link is too old.\nI ask your mentor for a new one. You need "
        "not do anything."
    )


@dataclass(frozen=True, slots=True)
class LinkOfAnother(Screen):
    """To an account that opens a link which another account opened before, or that was made for somebody else."""

    text = N_(
        "This link is of someone else. It does not work here.\nWould you like your own link? Ask your mentor."
    )


@dataclass(frozen=True, slots=True)
class LinkOfParticipant(Screen, ToStaff):
    """To staff who open the link of a participant on their own phone. It stays usable."""

    text = N_(
        "This link is for a participant. Your own account stays as it is, and the link still works. "
        "Let the participant open it on their own phone."
    )


@dataclass(frozen=True, slots=True)
class LinkUnknown(Screen):
    """To someone whose link is no invitation."""

    text = N_("I don't know this link. Maybe a piece is missing.\nAsk your mentor for a new link.")


@dataclass(frozen=True, slots=True)
class InvitationTried(Notice, ToStaff):
    """To the team (or coordinators), when a second account opens an invitation, or somebody it was not made for."""

    first_name: str
    person_id: int
    text = N_(
        "⚠️ Another account tried to open the invitation of {first_name}. It was refused. "
        "Does {first_name} have a new phone? Then make a new invitation."
    )


@dataclass(frozen=True, slots=True)
class InvitationLapsed(Notice, ToStaff):
    """To the team (or coordinators), when an invitation is opened too late: someone waits for a new one."""

    first_name: str
    person_id: int
    urgency = Urgency.ANSWER
    text = N_("{first_name} opened an invitation that has expired, and waits for a new one.")


@dataclass(frozen=True, slots=True)
class AccountMoved(Notice, ToStaff):
    """To the team (or coordinators), when someone opens a new invitation with another account than before."""

    first_name: str
    text = N_("{first_name} now uses another account. The old account has no access any more.")


@dataclass(frozen=True, slots=True)
class StaffJoined(Notice, ToStaff):
    """To the one who invited them, when a mentor has opened the link."""

    first_name: str
    text = N_("{first_name} has opened the invitation and can begin.")
