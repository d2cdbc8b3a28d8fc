"""Who may propose, see, answer and take back a goal. Whoever may not know that it is there hears that it is gone."""

from datetime import datetime

from mentoring.access import require_other_than, require_staff_of
from mentoring.goal_drafts import DayHasPassed, Draft
from mentoring.goals import Goal
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.wall_time import day_of


def require_may_propose(participant: Participant, draft: Draft, *, by: Someone, now: datetime) -> None:
    """Staff propose, to somebody who takes part, a goal that can still be reached in time.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person to propose it. An agreement takes two.
        NotTakingPart: when the participant has not agreed to take part yet, or has stopped.
        DayHasPassed: when it would have to be reached before tomorrow.
    """
    require_staff_of(by, participant.team_id)
    require_other_than(by, participant.id)
    participant.require_taking_part()
    if draft.due_on is not None and draft.due_on <= day_of(now):
        raise DayHasPassed


def require_own(goal: Goal, participant: Participant) -> None:
    """Raises `Gone` when it is somebody else's."""
    if goal.participant_id != participant.id:
        raise Gone


def require_may_see(goal: Goal, participant: Participant, *, by: Someone) -> None:
    """Raises `Gone` to another participant, and `NotAllowed` to another team."""
    if by.participant is not None and not by.is_staff:
        require_own(goal, by.participant)
    if by.id != participant.id:
        require_staff_of(by, participant.team_id)


def require_may_answer(goal: Goal, participant: Participant, *, by: Someone) -> None:
    """Raises `NotAllowed`, `Gone` or, to the participant, `NoLongerPossible`, unless this is the one who did not
    propose the newest version.
    """
    if by.id == goal.participant_id:
        if goal.awaits_staff:
            raise NoLongerPossible
        return
    if by.participant is not None and not by.is_staff:
        raise Gone
    require_staff_of(by, participant.team_id)
    if goal.awaits_participant:
        raise NotAllowed  # a colleague who was first is told otherwise: then nothing waits any more


def require_may_withdraw(goal: Goal, *, by: Someone) -> None:
    """Staff take back what staff proposed; a participant what they proposed, or a change of what was agreed. Raises
    `NotAllowed` for the others.
    """
    is_own = goal.is_their_own and not goal.counts
    if by.id != goal.participant_id and is_own:
        raise NotAllowed
    if by.id == goal.participant_id and not (is_own or goal.counts):
        raise NotAllowed
