"""Teams, their admin chats, and groups that are not ours."""

from datetime import datetime

from mentoring.access import require_coordinator
from mentoring.ids import TeamId, TelegramId
from mentoring.people import Person, Someone, Team
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.teams import ChatTaken, NameTaken, next_letter, team_name
from messages.base import Notice
from messages.teams import ChatLost, StrangeGroup
from services import claim_cards
from storage.work import Work


async def add_team(work: Work, name: str, *, by: Someone, now: datetime) -> TeamId:
    """Add a team.

    Raises:
        NotAllowed: unless a coordinator asks.
        NotAName: when the name can't be one.
        NameTaken: when another team has it.
    """
    require_coordinator(by)
    tidy = team_name(name)
    others = await work.people.teams()
    if tidy.casefold() in {team.name.casefold() for team in others}:
        raise NameTaken
    team_id = await work.people.add_team(tidy, next_letter({team.letter for team in others}))
    await work.audit.add("teams.add_team", f"team:{team_id}", by=by.id, now=now)
    return team_id


async def all_teams(work: Work, *, by: Someone) -> list[Team]:
    """Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    return await work.people.teams()


async def teams_of(work: Work, *, by: Someone) -> list[Team]:
    """The teams for which this person may invite participants: their own; all of them for a coordinator."""
    teams = await work.people.teams()
    return teams if by.is_coordinator else [team for team in teams if team.id in by.teams]


async def link_chat(work: Work, team_id: TeamId, chat_id: TelegramId, *, by: Someone, now: datetime) -> Team:
    """Make a group the team's admin chat; the team's earlier one is let go.

    Raises:
        NotAllowed: unless a coordinator asks.
        NoLongerPossible: when the chat is no group.
        ChatTaken: when the group is another team's admin chat.
    """
    require_coordinator(by)
    if chat_id >= 0:
        raise NoLongerPossible  # a private chat's number is the account's, above zero (Bot API, object Chat)
    team = await work.people.team(team_id)
    already = await work.people.team_in(chat_id)
    if already is not None and already.id != team_id:
        raise ChatTaken
    await work.people.link_chat(team_id, chat_id)
    work.outbox.look_again()
    await work.audit.add("teams.link_chat", f"team:{team_id}", by=by.id, now=now)
    return team


async def unlink_chat(work: Work, chat_id: TelegramId, *, by: Someone, now: datetime) -> Team:
    """The group is no admin chat any more. What is meant for the team waits until another is linked.

    Raises:
        NotAllowed: unless a coordinator asks.
        Gone: when the group is no admin chat.
    """
    require_coordinator(by)
    team = await work.people.team_in(chat_id)
    if team is None:
        raise Gone
    await work.people.link_chat(team.id, None)
    await work.audit.add("teams.unlink_chat", f"team:{team.id}", by=by.id, now=now)
    return team


async def move_chat(work: Work, old: TelegramId, new: TelegramId, *, now: datetime) -> None:
    """A group became a supergroup: its team follows to the new number, and so do forms and cards that are open there.

    What stands above a message of the old group can't be pressed any more.
    """
    team = await work.people.team_in(old)
    if team is not None:
        await work.people.link_chat(team.id, new)
        await work.questions.move(old, new)
        for known in await work.claims.waiting([team.id]):
            participant = await work.people.participant(known.participant_id)
            await claim_cards.put_out(work, known, participant, now=now)
        work.outbox.look_again()
        await work.audit.add("teams.move_chat", f"team:{team.id}", by=None, now=now)


async def lose_chat(work: Work, team: Team, *, now: datetime) -> None:
    """The bot was put out of an admin chat. News for the team waits; the coordinators hear it in private."""
    await work.people.link_chat(team.id, None)
    await work.audit.add("teams.lose_chat", f"team:{team.id}", by=None, now=now)
    await _tell_coordinators(work, ChatLost(team.name), once=None, now=now)


async def report_strange_group(
    work: Work, title: str, *, by: Someone | None, by_name: str, telegram_id: TelegramId, now: datetime
) -> None:
    """Somebody who is no coordinator added the bot to a group that is not ours. The coordinators hear it,
    once a day for each account, so that nobody can flood them with groups.
    """
    await work.audit.add("teams.report_strange_group", "group", by=by.id if by else None, now=now)
    news = StrangeGroup(title, by.first_name if by else by_name)
    await _tell_coordinators(work, news, once=f"strange:{telegram_id}:{now.date()}", now=now)


async def staff(work: Work, *, by: Someone) -> tuple[list[tuple[Team, list[Person]]], list[Person]]:
    """All teams with their mentors, and the coordinators. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    mentors = await work.people.mentors()
    teams = [
        (team, [person for team_id, person in mentors if team_id == team.id])
        for team in await work.people.teams()
    ]
    return teams, await work.people.coordinators()


async def _tell_coordinators(work: Work, news: Notice, *, once: str | None, now: datetime) -> None:
    for coordinator in await work.people.coordinators():
        if coordinator.telegram_id is None:
            continue  # invited, and not here yet: old news is no welcome
        await work.outbox.add(news, to=coordinator.id, once=once and f"{once}:{coordinator.id}", now=now)
