"""If-then plans: made by the participant for a step of their own, said back once, played back by the clock."""

from collections.abc import Mapping
from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.ids import GoalId, StepId
from mentoring.people import Someone
from mentoring.plans import IfThenPlan
from mentoring.refusals import Gone
from services import step_moments
from storage.work import Work


async def of_step(work: Work, step_id: StepId, *, by: Someone) -> IfThenPlan | None:
    """The plan that a participant has for a step, if they made one.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is somebody else's step.
        NoLongerPossible: when the step is done or dropped, or its goal does not count.
    """
    await step_moments.to_choose(work, step_id, by=by)
    return await work.plans.of_step(step_id)


async def of_goal(work: Work, goal_id: GoalId, *, by: Someone) -> Mapping[StepId, IfThenPlan]:
    """The plans of a goal, by step, in the order of the steps: for the participant, and for who helps them.

    Raises:
        NotAllowed: when it is neither, or of another team.
    """
    goal = await work.goals.get(goal_id)
    if by.id != goal.participant_id:
        require_staff_of(by, (await work.people.participant(goal.participant_id)).team_id)
    return await work.plans.of_goal(goal_id)


async def save(
    work: Work, step_id: StepId, cue: str, response: str, *, by: Someone, now: datetime
) -> IfThenPlan:
    """Keep a plan for a step, in the place of an earlier one. It has not been said back yet.

    Raises:
        NotAllowed, Gone, NoLongerPossible: as for `of_step`.
        PlanNotClear, PlanTooLong: when the words of a part can't be used.
    """
    await step_moments.to_choose(work, step_id, by=by)
    plan = IfThenPlan.make(step_id, cue, response, now=now)
    await work.plans.save(plan)
    await work.nudges.look_again(require_participant(by).id, now=now)
    return plan


async def say_back(work: Work, step_id: StepId, *, by: Someone, now: datetime) -> IfThenPlan:
    """The participant said their plan aloud, or typed it once more. Said twice is said once.

    Raises:
        NotAllowed, NoLongerPossible: as for `of_step`.
        Gone: when it is somebody else's step, or there is no plan any more.
    """
    plan = await _the_plan(work, step_id, by=by)
    if plan.said_at is None:
        await work.plans.save_said_back(step_id, at=now)
    return plan


async def take_away(work: Work, step_id: StepId, *, by: Someone, now: datetime) -> None:
    """Take a plan away; the step stays. Twice is once.

    Raises:
        NotAllowed, Gone, NoLongerPossible: as for `of_step`.
    """
    await step_moments.to_choose(work, step_id, by=by)
    await work.plans.take_away(step_id)
    await work.nudges.look_again(require_participant(by).id, now=now)


async def _the_plan(work: Work, step_id: StepId, *, by: Someone) -> IfThenPlan:
    found = await of_step(work, step_id, by=by)
    if found is None:
        raise Gone
    return found
