"""Who hears that a yearly limit is nearly used up, or is: the team, once in a calendar year for each of the two. And
what is said when somebody agrees to more than fits.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from mentoring.caps import CapReached, Level, Room, Rooms
from mentoring.goals import Goal
from mentoring.ids import PersonId, TeamId
from mentoring.money import Cents
from mentoring.people import Participant, Person
from mentoring.wall_time import day_of
from messages.base import Notice
from messages.caps import GoalAdjustedFirst, NoRoomForGoal, cap_near, shared_cap_near
from storage.work import Work


async def tell(work: Work, participant_id: PersonId, rooms: Rooms, *, now: datetime) -> None:
    """The limits of a participant stand so now. Of what is shared each team reads of its own participants alone, and
    nobody is told twice: a limit of their own is told when it is used up more than the shared one.
    """
    shared = rooms.shared
    if shared is not None and shared.level is not Level.FREE:
        await _tell_shared(work, rooms, shared, now=now)
    if rooms.own.level > (shared.level if shared is not None else Level.FREE):
        await _tell_own(work, participant_id, rooms.own, now=now)


async def _tell_own(work: Work, participant_id: PersonId, room: Room, *, now: datetime) -> None:
    participant = await work.people.participant(participant_id)
    notice = cap_near(participant.first_name, participant.pseudonym, room)
    occasion = f"cap:{room.level.name.lower()}:participant:{participant_id}:{day_of(now).year}"
    await _put_out(work, notice, participant.team_id, participant_id, occasion, now=now)


async def _tell_shared(work: Work, rooms: Rooms, room: Room, *, now: datetime) -> None:
    occasion = f"cap:{room.level.name.lower()}:household:{rooms.household_id}:{day_of(now).year}"
    for team_id, own in _by_team(list((await work.people.several(rooms.members)).values())):
        names = tuple(f"{one.first_name} ({one.pseudonym})" for one in own)
        notice = shared_cap_near(names, room)
        await _put_out(work, notice, team_id, own[0].id, f"{occasion}:team:{team_id}", now=now)


async def tell_no_room(
    work: Work,
    goal: Goal,
    needed: Cents,
    participant: Participant,
    refusal: CapReached,
    *,
    by: Person,
    now: datetime,
) -> None:
    """A yes to a goal that no longer fits: it is adjusted first. Told once a day for each version, however often it is
    tried. `needed` is what would have to be set apart for it.
    """
    version = f"goal:{goal.id}:{goal.version}"
    await work.audit.add("goals.agree", version, by=by.id, result=refusal.name, now=now)
    if by.id == participant.id:
        await work.outbox.add(GoalAdjustedFirst(participant.mentor_name), to=participant.id, now=now)
    names = (participant.first_name, participant.pseudonym)
    notice = NoRoomForGoal(*names, goal.title, needed, refusal.room.left, goal.id, goal.version)
    await _put_out(work, notice, participant.team_id, participant.id, f"{version}:cap:{day_of(now)}", now=now)


def _by_team(members: Sequence[Participant]) -> list[tuple[TeamId, list[Participant]]]:
    ordered = sorted(members, key=lambda one: (one.team_id, one.id))
    return [(team_id, list(own)) for team_id, own in groupby(ordered, key=lambda one: one.team_id)]


async def _put_out(
    work: Work, notice: Notice, team_id: TeamId, about: PersonId, occasion: str, *, now: datetime
) -> None:
    await work.outbox.add(notice, to_team=team_id, about=about, once=occasion, now=now)
