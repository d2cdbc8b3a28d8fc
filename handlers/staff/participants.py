"""Participants as staff see them: inviting (/nieuw), the list (/deelnemers) and the card (/deelnemer)."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.forms import Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.answers import read_name, read_right, read_team, team_choices, yes_or_no
from handlers.staff.choosing import named, participants_here, participants_to_choose, the_participant
from handlers.staff.goal_presses import ListGoals
from handlers.staff.links import can_write_privately, link_to, show_link
from handlers.staff.on_behalf import ActFor
from handlers.staff.on_paper import on_paper_button
from handlers.staff.year_overviews import year_overview_button
from mentoring.access import NotOfThisTeam
from mentoring.caps import Room
from mentoring.ids import PersonId, TeamId
from mentoring.people import TAKING_PART, Participant, ParticipantState, Someone, first_name
from mentoring.questions import Question
from messages.caps import room_this_year
from messages.goal_plans_staff import GoalPlanLabel
from messages.invitations import (
    AskFirstName,
    AskTeam,
    InvitationLabel,
    InvitationLapsed,
    InvitationTried,
    NewParticipantRight,
    NoTeamYet,
    NotInvited,
    ParticipantLink,
)
from messages.on_behalf import OnBehalfLabel
from messages.on_paper import OnPaperState
from messages.participants import (
    NoParticipants,
    NotReached,
    ParticipantCard,
    ParticipantLabel,
    ParticipantLine,
    ParticipantList,
    StateLabel,
    WhichParticipantFor,
)
from services import caps, invitations, people, teams

routes = Routes()

_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ListParticipants(Press, verb="dl"):
    """'Later »' and '« Earlier' under the list; 'All participants' under a card."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowParticipant(Press, verb="dk"):
    """A participant's name, under the list."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RenewInvitation(Press, verb="in"):
    """'New invitation', on the card of someone invited and under news of a link that did not work."""

    person_id: PersonId


# --- /nieuw ---------------------------------------------------------------------------------------


@routes.command("nieuw", for_staff=True, in_group=True)
async def invite(context: Context) -> None:
    """/nieuw: asks a first name or pseudonym and nothing more; with a name, asks if that is right."""
    if not can_write_privately(context):
        return
    teams_here = await _teams_here(context)
    if not teams_here:
        if not context.person.is_coordinator:
            raise NotOfThisTeam
        context.show(NoTeamYet())
        return
    values: dict[str, Any] = {"team": teams_here[0]} if len(teams_here) == 1 else {}
    if not context.arguments:
        await forms.start(context, INVITE, values)
        return
    values["name"] = first_name(context.arguments)
    await forms.start(context, INVITE, values, at="right" if "team" in values else "team")


async def _teams_here(context: Context) -> list[TeamId]:
    """The teams that an invitation made in this chat may be for."""
    theirs = [team.id for team in await teams.teams_of(context.work, by=context.person)]
    if context.team is None:
        return theirs
    return [team_id for team_id in theirs if team_id == context.team.id]


async def _ask_name(context: Context, question: Question) -> Asking:
    return Asking(AskFirstName())


async def _ask_team(context: Context, question: Question) -> Asking:
    return Asking(AskTeam(question.values["name"]), await team_choices(context))


async def _ask_right(context: Context, question: Question) -> Asking:
    team = await context.work.people.team(question.values["team"])
    return Asking(NewParticipantRight(question.values["name"], team.name), yes_or_no())


async def _invite(context: Context, values: dict[str, Any]) -> None:
    if not values.get("right", True):
        context.show(NotInvited())
        return
    token = await invitations.invite_participant(
        context.work,
        values["name"],
        TeamId(values["team"]),
        by=context.person,
        programme=context.programme,
        now=context.now,
    )
    invited = await invitations.invited_with(context.work, token)
    _show_participant_link(context, invited, token)


def _show_participant_link(context: Context, invited: Someone, token: str) -> None:
    link = link_to(context, token)
    expires_at = context.now + context.programme.invitation_valid
    name, participant = invited.first_name, invited.participant
    is_new = participant is not None and participant.state is ParticipantState.INVITED
    rows = [[on_paper_button(invited.id)]] if is_new else []
    show_link(context, ParticipantLink(name, link, expires_at), link, first_name=name, rows=rows)


async def _not_invited(context: Context) -> None:
    context.show(NotInvited())


INVITE = routes.form(
    Form(
        "nieuw",
        (
            Field(
                "name",
                _ask_name,
                read_name,
                then=lambda question, _: "" if "team" in question.values else None,
            ),
            Field("team", _ask_team, read_team, then=lambda question, _: ""),
            Field("right", _ask_right, read_right),
        ),
        finish=_invite,
        stopped=_not_invited,
        for_staff=True,
    )
)


@routes.press(RenewInvitation)
async def renew(context: Context, press: RenewInvitation) -> None:
    """'New invitation': a new link for somebody who is in the roster already."""
    if not can_write_privately(context):
        return
    token = await invitations.renew(
        context.work, press.person_id, by=context.person, programme=context.programme, now=context.now
    )
    _show_participant_link(context, await context.work.people.someone(press.person_id), token)


@routes.notice(InvitationTried)
def dress_tried(notice: InvitationTried, plain: Outgoing) -> Outgoing:
    """With the way to a new link, if it was the same person with a new phone."""
    return plain.with_rows(_renewal(notice.person_id))


@routes.notice(InvitationLapsed)
def dress_lapsed(notice: InvitationLapsed, plain: Outgoing) -> Outgoing:
    """With the way to a new link."""
    return plain.with_rows(_renewal(notice.person_id))


def _renewal(person_id: int) -> Rows:
    return [[Button(InvitationLabel.RENEW, RenewInvitation(PersonId(person_id)))]]


# --- /deelnemers and /deelnemer -------------------------------------------------------------------


@routes.command("deelnemers", for_staff=True, in_group=True)
async def show_list(context: Context) -> None:
    """/deelnemers: who takes part, a page at a time."""
    await _show_page(context, 0)


@routes.press(ListParticipants)
async def show_page(context: Context, press: ListParticipants) -> None:
    """Another page of the list, in its place."""
    await _show_page(context, press.page)


async def _show_page(context: Context, page: int) -> None:
    everyone = await participants_here(context)
    shown = everyone[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
    if not shown:
        context.show(NoParticipants())
        return
    lines = tuple(ParticipantLine(one.first_name, one.pseudonym, _state(one)) for one in shown)
    buttons = [Button(named(one), ShowParticipant(one.id)) for one in shown]
    rows = in_rows(buttons)
    turning = []
    if page:
        turning.append(Button(ParticipantLabel.EARLIER, ListParticipants(page - 1)))
    if len(everyone) > (page + 1) * _ON_A_PAGE:
        turning.append(Button(ParticipantLabel.LATER, ListParticipants(page + 1)))
    context.show(ParticipantList(len(everyone), lines), [*rows, turning] if turning else rows, in_place=True)


@routes.command("deelnemer", for_staff=True, in_group=True)
async def show_one(context: Context) -> None:
    """/deelnemer: one participant, by name or number, or chosen from the list."""
    if context.arguments:
        await _show_card(context, (await the_participant(context, context.arguments)).id)
        return
    choices = await participants_to_choose(context)
    if not choices:
        context.show(NoParticipants())
        return
    context.show(
        WhichParticipantFor("deelnemer"),
        [[Button(words, ShowParticipant(PersonId(int(value)))) for words, value in row] for row in choices],
    )


@routes.press(ShowParticipant)
async def show_pressed(context: Context, press: ShowParticipant) -> None:
    """A name in the list."""
    await _show_card(context, press.person_id)


async def _show_card(context: Context, person_id: PersonId) -> None:
    participant = await people.participant_for(context.work, person_id, by=context.person)
    team = await context.work.people.team(participant.team_id)
    goals = await context.work.goals.of(participant.id)
    since = participant.person.unreachable_since
    card = ParticipantCard(
        first_name=participant.first_name,
        pseudonym=participant.pseudonym,
        team=team.name,
        mentor=participant.mentor_name,
        state=_state(participant),
        goal=next((goal.title for goal in goals if goal.counts), ""),
        last_contact=await context.work.people.last_contact(participant.id),
        room=None if participant.is_over else room_this_year(await _room(context, participant.id)),
        unreachable=OnPaperState() if participant.on_paper else NotReached(since) if since else None,
    )
    rows: Rows = [[Button(ParticipantLabel.LIST, ListParticipants(0))]]
    context.show(card, [*_what_can_be_done(participant), *rows], in_place=True)


async def _room(context: Context, person_id: PersonId) -> Room:
    return await caps.room_for_staff(
        context.work, person_id, programme=context.programme, by=context.person, now=context.now
    )


def _what_can_be_done(participant: Participant) -> Rows:
    if participant.state is ParticipantState.INVITED:
        return [*_renewal(participant.id), [on_paper_button(participant.id)]]
    goals = [Button(GoalPlanLabel.GOALS, ListGoals(participant.id))]
    year = [year_overview_button(participant.id)]
    if participant.state not in TAKING_PART:
        return [goals, year]
    act = [Button(OnBehalfLabel.BEGIN, ActFor(participant.id))]
    return [goals, act, year, *(_renewal(participant.id) if participant.on_paper else [])]


def _state(participant: Participant) -> StateLabel:
    return StateLabel[participant.state.name]
