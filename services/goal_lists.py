"""What people see of goals: those of now, those of before, what is proposed of one, and all its versions."""

from mentoring.access import require_participant, require_staff_of
from mentoring.goal_rights import require_may_see
from mentoring.goal_versions import Version
from mentoring.goals import Goal
from mentoring.ids import GoalId, PersonId
from mentoring.people import Someone
from storage.work import Work


async def current(work: Work, *, by: Someone) -> list[Goal]:
    """The goals that a participant has now: the one in focus first, then what counts, then proposals."""
    return await work.goals.of(require_participant(by).id)


async def earlier(work: Work, *, by: Someone) -> list[Goal]:
    """What a participant achieved or set aside, the newest first."""
    return await work.goals.earlier_of(require_participant(by).id)


async def of_participant(work: Work, participant_id: PersonId, *, by: Someone) -> list[Goal]:
    """All goals of a participant, for staff: those of now, then those of before.

    Raises:
        NotAllowed: when they are of another team.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return await work.goals.of(participant_id) + await work.goals.earlier_of(participant_id)


async def proposal(work: Work, goal_id: GoalId, *, by: Someone) -> Goal:
    """A goal as its newest version reads. While a change of an agreed goal waits, the goal itself is what counts.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed: when it is another team's.
    """
    goal = await work.goals.get(goal_id)
    await _require_may_see(work, goal, by=by)
    return await work.goal_versions.newest(goal)


async def versions(work: Work, goal_id: GoalId, *, by: Someone) -> list[Version]:
    """All that was proposed for a goal, newest first, with who agreed to it and when.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed: when it is another team's.
    """
    await _require_may_see(work, await work.goals.get(goal_id), by=by)
    return await work.goal_versions.of(goal_id)


async def _require_may_see(work: Work, goal: Goal, *, by: Someone) -> None:
    require_may_see(goal, await work.people.participant(goal.participant_id), by=by)
