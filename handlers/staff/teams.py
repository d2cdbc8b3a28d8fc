"""Teams and staff: /team adds teams and links admin chats, /personeel invites mentors."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import Asking, Field, Form
from handlers.routes import Routes
from handlers.staff.answers import read_name, read_right, read_team, team_choices, yes_or_no
from handlers.staff.links import link_to, show_link
from mentoring.ids import TeamId
from mentoring.people import Team, first_name
from mentoring.questions import Question
from mentoring.refusals import NoLongerPossible
from mentoring.teams import NameTaken, team_name
from messages.invitations import AskTeam, NoTeamYet, NotInvited, StaffLink
from messages.teams import (
    AskMentorName,
    AskTeamName,
    ChatState,
    GroupHowTo,
    GroupIsOf,
    GroupLinked,
    GroupUnlinked,
    GroupWithoutTeams,
    NewMentorRight,
    NewTeamRight,
    NothingChanged,
    StaffLine,
    StaffList,
    TeamAdded,
    TeamLabel,
    TeamLine,
    TeamNameTaken,
    Teams,
)
from services import invitations, teams

routes = Routes()


@dataclass(frozen=True, slots=True)
class AddTeam(Press, verb="ta"):
    """'Add a team', under the list of teams."""


@dataclass(frozen=True, slots=True)
class LinkChat(Press, verb="tl"):
    """A team's name, in the group that becomes its admin chat."""

    team_id: TeamId


@dataclass(frozen=True, slots=True)
class UnlinkChat(Press, verb="tu"):
    """'Unlink this group', in an admin chat."""


@dataclass(frozen=True, slots=True)
class InviteMentor(Press, verb="ti"):
    """'Invite a mentor', under the list of staff."""


# --- /team ----------------------------------------------------------------------------------------


@routes.command("team", for_staff=True, in_group=True)
async def team(context: Context) -> None:
    """/team: in private the list of teams; in a group whose admin chat it is. With a name: adds it."""
    known = await teams.all_teams(context.work, by=context.person)
    named = [team for team in known if team.name.casefold() == context.arguments.casefold()]
    if named and not context.is_private and context.team is None:
        show_group_how_to(context, named)
    elif context.arguments:
        await forms.start(context, ADD_TEAM, {"name": team_name(context.arguments)}, at="right")
    elif context.is_private:
        _show_teams(context, known)
    elif context.team is not None:
        context.show(GroupIsOf(context.team.name), [[Button(TeamLabel.UNLINK, UnlinkChat())]])
    else:
        show_group_how_to(context, known)


def show_group_how_to(context: Context, known: list[Team]) -> None:
    """In a group that is nobody's yet: a button for each team."""
    rows: Rows = [[Button(team.name, LinkChat(team.id))] for team in known]
    context.show(GroupHowTo() if known else GroupWithoutTeams(), rows)


def _show_teams(context: Context, known: list[Team]) -> None:
    lines = tuple(
        TeamLine(team.name, ChatState.LINKED if team.chat_id else ChatState.UNLINKED) for team in known
    )
    context.show(Teams(lines), [[Button(TeamLabel.ADD, AddTeam())]])


@routes.press(AddTeam)
async def add_team(context: Context, press: AddTeam) -> None:
    """'Add a team'."""
    await teams.all_teams(context.work, by=context.person)
    await forms.start(context, ADD_TEAM)


@routes.press(LinkChat)
async def link_chat(context: Context, press: LinkChat) -> None:
    """A team's name, pressed in the group that becomes its admin chat."""
    linked = await teams.link_chat(
        context.work, press.team_id, context.chat_id, by=context.person, now=context.now
    )
    context.show(GroupLinked(linked.name), in_place=True)


@routes.press(UnlinkChat)
async def unlink_chat(context: Context, press: UnlinkChat) -> None:
    """'Unlink this group'."""
    let_go = await teams.unlink_chat(context.work, context.chat_id, by=context.person, now=context.now)
    context.show(GroupUnlinked(let_go.name), in_place=True)


async def _ask_team_name(context: Context, question: Question) -> Asking:
    return Asking(AskTeamName())


async def _ask_team_right(context: Context, question: Question) -> Asking:
    return Asking(NewTeamRight(question.values["name"]), yes_or_no())


async def _add_team(context: Context, values: dict[str, Any]) -> None:
    if not values.get("right", True):
        context.show(NothingChanged())
        return
    try:
        await teams.add_team(context.work, values["name"], by=context.person, now=context.now)
    except NameTaken:
        context.show(TeamNameTaken())
        return
    context.show(TeamAdded(values["name"]))
    if not context.is_private and context.team is None:
        show_group_how_to(context, await teams.all_teams(context.work, by=context.person))


async def _nothing_changed(context: Context) -> None:
    context.show(NothingChanged())


ADD_TEAM = routes.form(
    Form(
        "team",
        (
            Field("name", _ask_team_name, read_name, then=lambda question, _: ""),
            Field("right", _ask_team_right, read_right),
        ),
        finish=_add_team,
        stopped=_nothing_changed,
        for_staff=True,
    )
)


# --- /personeel -----------------------------------------------------------------------------------


@routes.command("personeel", for_staff=True)
async def staff(context: Context) -> None:
    """/personeel: who works in which team; `/personeel Anja Alphen-West` invites in one line."""
    of_teams, coordinators = await teams.staff(context.work, by=context.person)
    if not of_teams:
        context.show(NoTeamYet())
    elif context.arguments:
        await _invite_in_one_line(context, [team for team, _ in of_teams])
    else:
        lines = tuple(
            StaffLine(team.name, tuple(mentor.first_name for mentor in mentors)) for team, mentors in of_teams
        )
        names = tuple(coordinator.first_name for coordinator in coordinators)
        context.show(StaffList(lines, names), [[Button(TeamLabel.INVITE, InviteMentor())]])


async def _invite_in_one_line(context: Context, known: list[Team]) -> None:
    said = context.arguments
    meant = [team for team in known if said.casefold().endswith(f" {team.name.casefold()}")]
    if not meant:
        await forms.start(context, INVITE_MENTOR, {"name": first_name(said)}, at="team")
        return
    closest = max(meant, key=lambda team: len(team.name))
    name = first_name(said[: -len(closest.name)])
    await forms.start(context, INVITE_MENTOR, {"name": name, "team": closest.id}, at="right")


@routes.press(InviteMentor)
async def invite_mentor(context: Context, press: InviteMentor) -> None:
    """'Invite a mentor'. The link is for a private chat, so the questions are asked there alone."""
    await teams.all_teams(context.work, by=context.person)
    if not context.is_private:
        raise NoLongerPossible
    await forms.start(context, INVITE_MENTOR)


async def _ask_mentor_name(context: Context, question: Question) -> Asking:
    return Asking(AskMentorName())


async def _ask_mentor_team(context: Context, question: Question) -> Asking:
    return Asking(AskTeam(question.values["name"]), await team_choices(context))


async def _ask_mentor_right(context: Context, question: Question) -> Asking:
    chosen = await context.work.people.team(question.values["team"])
    return Asking(NewMentorRight(question.values["name"], chosen.name), yes_or_no())


async def _invite_mentor(context: Context, values: dict[str, Any]) -> None:
    if not values.get("right", True):
        context.show(NotInvited())
        return
    chosen = await context.work.people.team(TeamId(values["team"]))
    token = await invitations.invite_mentor(
        context.work,
        values["name"],
        chosen.id,
        by=context.person,
        programme=context.programme,
        now=context.now,
    )
    link = link_to(context, token)
    expires_at = context.now + context.programme.invitation_valid
    screen = StaffLink(values["name"], chosen.name, link, expires_at)
    show_link(context, screen, link, first_name=values["name"])


async def _not_invited(context: Context) -> None:
    context.show(NotInvited())


INVITE_MENTOR = routes.form(
    Form(
        "personeel",
        (
            Field("name", _ask_mentor_name, read_name),
            Field("team", _ask_mentor_team, read_team, then=lambda question, _: ""),
            Field("right", _ask_mentor_right, read_right),
        ),
        finish=_invite_mentor,
        stopped=_not_invited,
        for_staff=True,
    )
)
