"""What is done when a notice could not be delivered: it is visible to staff, never silent."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import PersonId, TeamId, TelegramId
from mentoring.refusals import Gone
from messages.delivery import (
    DELIVERY_NOTICES,
    ParticipantNotReached,
    ParticipantUnreachable,
    StaffUnreachable,
    TeamUnreachable,
)
from services import teams
from storage.outbox import Notice
from storage.work import Work


class Undelivered(Protocol):
    """What this needs to know of a posting (`storage.deliveries.Posting`)."""

    @property
    def kind(self) -> str: ...

    @property
    def person_id(self) -> PersonId | None: ...

    @property
    def team_id(self) -> TeamId | None: ...


async def person_unreachable(work: Work, person_id: PersonId, *, now: datetime) -> None:
    """Somebody blocked the bot or left Telegram: nothing is sent to them until they are back, and their team
    knows. Doing it again changes nothing.
    """
    person = await work.people.person(person_id)
    if person.unreachable_since is not None:
        return
    await work.people.mark_unreachable(person_id, since=now)
    try:
        participant = await work.people.participant(person_id)
    except Gone:
        await _tell_coordinators(work, StaffUnreachable(person.first_name), but=person_id, now=now)
        return
    if not participant.is_over:
        await work.outbox.add(
            ParticipantUnreachable(participant.first_name, participant.pseudonym),
            to_team=participant.team_id,
            now=now,
        )


async def person_back(work: Work, person_id: PersonId) -> None:
    """They let the bot in again: what waited for them is delivered, unless it is better unsaid by now."""
    await work.people.mark_unreachable(person_id, since=None)
    work.outbox.look_again()


async def not_delivered(work: Work, posting: Undelivered, *, now: datetime) -> None:
    """A notice failed for good, or it is not known whether it arrived. At most one word about it a day,
    for each addressee.
    """
    if posting.kind in DELIVERY_NOTICES:
        return
    if posting.team_id is not None:
        team = await work.people.team(posting.team_id)
        await _tell_coordinators(
            work, TeamUnreachable(team.name), once=f"team:{team.id}:{now.date()}", now=now
        )
    elif posting.person_id is not None:
        await _tell_about_person(work, posting.person_id, now=now)


async def team_unreachable(work: Work, team_id: TeamId, chat_id: TelegramId, *, now: datetime) -> None:
    """The bot may no longer write in a team's admin chat. News for the team waits for another chat."""
    team = await work.people.team(team_id)
    if team.chat_id == chat_id:
        await teams.lose_chat(work, team, now=now)


async def _tell_about_person(work: Work, person_id: PersonId, *, now: datetime) -> None:
    try:
        participant = await work.people.participant(person_id)
    except Gone:
        person = await work.people.person(person_id)
        notice = StaffUnreachable(person.first_name)
        await _tell_coordinators(
            work, notice, but=person_id, once=f"person:{person_id}:{now.date()}", now=now
        )
        return
    await work.outbox.add(
        ParticipantNotReached(participant.first_name, participant.pseudonym),
        to_team=participant.team_id,
        once=f"undelivered:person:{person_id}:{now.date()}",
        now=now,
    )


async def _tell_coordinators(
    work: Work, notice: Notice, *, but: PersonId | None = None, once: str | None = None, now: datetime
) -> None:
    for coordinator in await work.people.coordinators():
        if coordinator.id != but:
            occasion = f"undelivered:{once}:{coordinator.id}" if once else None
            await work.outbox.add(notice, to=coordinator.id, once=occasion, now=now)
