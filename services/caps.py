"""The yearly limit of rewards: how much room there is, and whether something still fits (`mentoring.caps`)."""

from datetime import datetime

from mentoring.access import require_staff_of
from mentoring.caps import Room, Rooms, rooms_of, year_of
from mentoring.ids import GoalId, PersonId
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import Programme
from storage.work import Work


async def room(work: Work, participant_id: PersonId, *, programme: Programme, now: datetime) -> Room:
    """What may still be promised to a participant this year, by their own limit or that of their household."""
    return (await rooms(work, participant_id, programme=programme, now=now)).tightest


async def rooms(work: Work, participant_id: PersonId, *, programme: Programme, now: datetime) -> Rooms:
    """Both limits, to see which of them is nearly used up."""
    used = await work.ledger.used(participant_id, *year_of(now))
    return rooms_of(participant_id, used, programme)


async def room_for_staff(
    work: Work, participant_id: PersonId, *, programme: Programme, by: Someone, now: datetime
) -> Room:
    """The room, for somebody of the team who is going to agree on something.

    Raises:
        NotOfThisTeam: when it is another team's participant.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return await room(work, participant_id, programme=programme, now=now)


async def room_for_goal(
    work: Work,
    participant_id: PersonId,
    goal_id: GoalId | None,
    *,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Cents:
    """What there is room for in a goal that somebody of the team proposes or changes. What it has set apart already
    counts as room for it, except of what was claimed: that stands.

    Raises:
        NotOfThisTeam: when it is another team's participant.
    """
    found = await room_for_staff(work, participant_id, programme=programme, by=by, now=now)
    goal = None if goal_id is None else await work.goals.get(goal_id)
    if goal is None or not goal.counts or goal.participant_id != participant_id:
        return found.left
    return Cents(found.left + goal.outstanding - goal.waiting)


async def require_room(
    work: Work, participant_id: PersonId, amount: Cents, *, programme: Programme, now: datetime
) -> Rooms:
    """Before something is promised: nobody books until this piece of work is done, so the room stays as it is. How it
    stands before.

    Raises:
        CapReached: when it does not fit any more.
    """
    await work.ledger.hold()
    found = await rooms(work, participant_id, programme=programme, now=now)
    found.tightest.require(amount)
    return found


async def require_all_fit(
    work: Work, participant_id: PersonId, amount: Cents, *, programme: Programme, now: datetime
) -> None:
    """Before several things are promised at once, or other things are done first. Raises `CapReached`."""
    if amount:
        await require_room(work, participant_id, amount, programme=programme, now=now)
