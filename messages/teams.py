"""Teams and staff: adding a team, linking its admin chat, inviting mentors, groups that are not ours."""

from dataclasses import dataclass

from messages.base import N_, Notice, Screen, StaffLabel, ToStaff


class TeamLabel(StaffLabel):
    """To coordinators, under the screens of teams and staff."""

    ADD = N_("Add a team")
    UNLINK = N_("Unlink this group")
    INVITE = N_("Invite a mentor")


class ChatState(StaffLabel):
    """Whether a team has its admin chat, in the list of teams."""

    LINKED = N_("admin chat linked")
    UNLINKED = N_("no admin chat yet")


@dataclass(frozen=True, slots=True)
class TeamLine(Screen, ToStaff):
    """One team in the list."""

    name: str
    chat: ChatState
    text = N_("• {name}: {chat}")


@dataclass(frozen=True, slots=True)
class Teams(Screen, ToStaff):
    """To a coordinator who types /team in private."""

    teams: tuple[TeamLine, ...]
    text = N_(
        "<b>Teams</b>\n"
        "{teams}\n"
        "Link an admin chat: add me to the team's group, make me admin there, and type /team in that group."
    )


@dataclass(frozen=True, slots=True)
class AskTeamName(Screen, ToStaff):
    """To a coordinator who adds a team."""

    text = N_("What is the team called?")


@dataclass(frozen=True, slots=True)
class TeamNameTaken(Screen, ToStaff):
    """To a coordinator who gives a team the name of another."""

    text = N_("There is a team with that name already.")


@dataclass(frozen=True, slots=True)
class NewTeamRight(Screen, ToStaff):
    """To a coordinator who typed `/team Alphen-West`: read back before it is done."""

    name: str
    text = N_("Add a new team <b>{name}</b>. Is that right?")


@dataclass(frozen=True, slots=True)
class TeamAdded(Screen, ToStaff):
    """To a coordinator who added a team."""

    name: str
    text = N_(
        "Team <b>{name}</b> exists now. Type /team in the group of this team to link it, then "
        "/personeel for mentors."
    )


@dataclass(frozen=True, slots=True)
class NothingChanged(Screen, ToStaff):
    """To a coordinator who stopped half-way."""

    text = N_("Nothing was changed.")


@dataclass(frozen=True, slots=True)
class GroupHowTo(Screen, ToStaff):
    """To a group to which a coordinator has added the bot, above a button for each team."""

    text = N_(
        "Which team's admin chat is this group? Press the team. A new team: type /team with its name "
        "behind it. "
        "Make me admin of this group, so that I see replies."
    )


@dataclass(frozen=True, slots=True)
class GroupWithoutTeams(Screen, ToStaff):
    """To a group to which a coordinator has added the bot, when there is no team yet."""

    text = N_("There is no team yet. Type /team with the team's name behind it, for example: /team West.")


@dataclass(frozen=True, slots=True)
class GroupIsOf(Screen, ToStaff):
    """To a coordinator who types /team in an admin chat."""

    team: str
    text = N_("This group is the admin chat of team <b>{team}</b>.")


@dataclass(frozen=True, slots=True)
class GroupLinked(Screen, ToStaff):
    """To the group that just became an admin chat."""

    team: str
    text = N_(
        "✅ This group is now the admin chat of team <b>{team}</b>. Claims and questions of "
        "participants come here. "
        "Rights come from my own list: whoever is in this group but no mentor can't decide anything."
    )


@dataclass(frozen=True, slots=True)
class GroupUnlinked(Screen, ToStaff):
    """To the group that was an admin chat."""

    team: str
    text = N_(
        "This group is no admin chat any more. News for team {team} waits until another group is linked."
    )


@dataclass(frozen=True, slots=True)
class GroupTaken(Screen, ToStaff):
    """To a coordinator who links a group that belongs to another team."""

    text = N_("This group belongs to another team. Unlink it first with /team.")


@dataclass(frozen=True, slots=True)
class OnlyThisTeam(Screen, ToStaff):
    """To whoever presses or types in an admin chat what only the mentors of the team may do."""

    text = N_("Only mentors of this team can do this. Is that you? Ask your coordinator for an invitation.")


@dataclass(frozen=True, slots=True)
class GroupUnknown(Screen, ToStaff):
    """To a group that is not ours: the one neutral line before leaving, or before falling silent."""

    text = N_("This group is not known to me. Only a coordinator can add me, under their own name.")


@dataclass(frozen=True, slots=True)
class StrangeGroup(Notice, ToStaff):
    """To every coordinator, in private, when somebody who is no coordinator added the bot to a group."""

    title: str
    by: str
    text = N_(
        "⚠️ I was added to a group that is not ours: {title}.\n"
        "By: {by}.\n"
        "I said nothing about the programme there."
    )


@dataclass(frozen=True, slots=True)
class ChatLost(Notice, ToStaff):
    """To every coordinator, in private, when the bot was put out of an admin chat."""

    team: str
    text = N_(
        "⚠️ I was removed from the admin chat of team {team}. News for this team waits. "
        "Add me to the group again and link it with /team."
    )


@dataclass(frozen=True, slots=True)
class StaffLine(Screen, ToStaff):
    """One team with its mentors."""

    team: str
    mentors: tuple[str, ...]
    text = N_("• {team}: {mentors}")


@dataclass(frozen=True, slots=True)
class StaffList(Screen, ToStaff):
    """To a coordinator who types /personeel."""

    teams: tuple[StaffLine, ...]
    coordinators: tuple[str, ...]
    text = N_("<b>Mentors</b>\n{teams}\n<b>Coordinators</b>\n{coordinators}")


@dataclass(frozen=True, slots=True)
class AskMentorName(Screen, ToStaff):
    """To a coordinator who invites a mentor."""

    text = N_("What is the mentor's first name? Participants read it.")


@dataclass(frozen=True, slots=True)
class NewMentorRight(Screen, ToStaff):
    """To a coordinator who typed `/personeel Anja Alphen-West`: read back before it is done."""

    first_name: str
    team: str
    text = N_("Invite <b>{first_name}</b> as mentor of team {team}. Is that right?")


@dataclass(frozen=True, slots=True)
class StaffHome(Screen, ToStaff):
    """To staff who type /start in private."""

    first_name: str
    text = N_(
        "Hello {first_name}. /help lists all commands. Most of them also work in your team's admin chat."
    )


@dataclass(frozen=True, slots=True)
class MentorWelcome(Screen, ToStaff):
    """To a mentor who just opened the invitation."""

    first_name: str
    teams: tuple[str, ...]
    text = N_(
        "Hello {first_name}. You are now mentor of team {teams}. "
        "Invite a participant with /nieuw; all commands: /help."
    )


@dataclass(frozen=True, slots=True)
class CoordinatorWelcome(Screen, ToStaff):
    """To a coordinator who just opened the invitation."""

    first_name: str
    text = N_(
        "Hello {first_name}. You are now coordinator. "
        "Begin with /team to add a team, then /personeel to invite its mentors; all commands: /help."
    )


@dataclass(frozen=True, slots=True)
class HelpLine(Screen, ToStaff):
    """One command in /help."""

    command: str
    purpose: str
    text = N_("/{command} – {purpose}")


@dataclass(frozen=True, slots=True)
class StaffHelp(Screen, ToStaff):
    """To staff who type /help."""

    lines: tuple[HelpLine, ...]
    text = N_(
        "<b>Commands</b>\n{lines}\nReply to a participant's message in the admin chat: your reply "
        "reaches them.\n"
        "<b>In one line, with the name of your participant</b>\n"
        "/afspraak Fatima di 3 maart 14:30 Serviceplein\n"
        "/afspraak Fatima morgen half drie bellen 30 min\n"
        "/afspraken Fatima\n"
        "/doel Fatima\n"
        "/brug Fatima\n"
        "/bericht Fatima Tot morgen!"
    )
