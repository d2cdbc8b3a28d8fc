"""Goals: proposed by a mentor with the participant beside them, and agreed on by both before they count."""

from datetime import datetime

from mentoring.access import require_other_than, require_participant, require_staff_of
from mentoring.goals import DayHasPassed, Draft, Goal
from mentoring.ids import GoalId, PersonId
from mentoring.ledger import PotTooSmall
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone
from mentoring.wall_time import day_of
from messages.goals import GoalProposed, GoalWaits, agreed_goal, proposed_goal
from messages.goals_staff import GoalAgreedTeam, GoalProposedTeam, GoalRemark, PotTooSmallForGoal
from services import nudges, rewards
from storage.work import Work


async def propose(
    work: Work, participant_id: PersonId, draft: Draft, *, by: Someone, now: datetime
) -> GoalId:
    """Put a goal before a participant, as the mentor understood it from them.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person to propose it.
        NotTakingPart: when the participant has not agreed to take part yet, or has stopped.
        DayHasPassed: when it would have to be reached before tomorrow.
    """
    participant = await work.people.participant(participant_id)
    _require_may_propose(participant, draft, by=by, now=now)
    goal_id = await work.goals.add(draft, participant_id, by=by.id, now=now)
    await work.audit.add("goals.propose", f"goal:{goal_id}", by=by.id, now=now)
    await _put_before(work, await work.goals.get(goal_id), participant, by=by, now=now)
    return goal_id


async def propose_changes(
    work: Work, goal_id: GoalId, version: int, draft: Draft, *, by: Someone, now: datetime
) -> None:
    """Adjust a proposal: a new version takes the place of the one that was adjusted.

    Raises:
        NotAllowed, OwnClaim, NotTakingPart, DayHasPassed: as for `propose`.
        AlreadyAgreed: when both have agreed on it meanwhile.
        NewerVersion: when a colleague has adjusted it meanwhile.
    """
    goal = await work.goals.to_decide(goal_id)
    participant = await work.people.participant(goal.participant_id)
    _require_may_propose(participant, draft, by=by, now=now)
    goal.require_adjustable(version)
    await work.goals.revise(goal_id, draft, version=version + 1, by=by.id, now=now)
    await work.audit.add("goals.propose_changes", f"goal:{goal_id}:{version + 1}", by=by.id, now=now)
    await _put_before(work, await work.goals.get(goal_id), participant, by=by, now=now)


async def agree(work: Work, goal_id: GoalId, version: int, *, by: Someone, now: datetime) -> Goal | None:
    """The participant says yes: from now on the goal counts, and its money is set apart.

    None when the pot is too small: then nothing has changed, and the participant and the team have been told.

    Raises:
        Gone: when it is not this participant's goal.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when it was agreed already.
    """
    participant = require_participant(by)
    goal = await work.goals.to_decide(goal_id)
    _require_own(goal, participant)
    agreed = goal.agree(version=version)
    cause = f"goal:{goal_id}:{version}"
    try:
        await rewards.reserve(work, participant.id, goal.promised, cause=cause, by=by.id, now=now)
    except PotTooSmall as refusal:
        await _tell_that_pot_is_too_small(work, goal, participant, refusal, now=now)
        return None
    await work.goals.save(agreed)
    await work.goals.record_agreement(goal, goal.proposed_by, at=goal.proposed_at)
    await work.goals.record_agreement(goal, participant.id, at=now)
    await nudges.look_again(work, participant.id, now=now)
    await work.outbox.add(agreed_goal(goal), to=participant.id, now=now)
    await work.outbox.add(
        GoalAgreedTeam(participant.first_name, participant.pseudonym, goal.title, goal.promised),
        to_team=participant.team_id,
        about=participant.id,
        now=now,
    )
    return agreed


async def to_answer(work: Work, goal_id: GoalId, version: int, *, by: Someone) -> None:
    """Whether the participant can say something about this version of a proposal.

    Raises:
        Gone: when it is not this participant's goal.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when it was agreed already.
    """
    goal = await work.goals.get(goal_id)
    _require_own(goal, require_participant(by))
    goal.require_answerable(version)


async def remark(
    work: Work, goal_id: GoalId, text: str, *, voice: str | None = None, by: Someone, now: datetime
) -> None:
    """The participant says what should be different. The team hears it, with a button to adjust the proposal.

    Also when it was adjusted or agreed on while they were typing: what a participant says is never lost.
    `voice` is the file of a spoken remark.

    Raises:
        Gone: when it is not this participant's goal.
    """
    participant = require_participant(by)
    goal = await work.goals.get(goal_id)
    _require_own(goal, participant)
    await work.outbox.add(
        GoalRemark(
            participant.first_name, participant.pseudonym, goal.title, text, voice, goal_id, goal.version
        ),
        to_team=participant.team_id,
        about=participant.id,
        now=now,
    )


async def to_adjust(work: Work, goal_id: GoalId, version: int, *, by: Someone) -> Goal:
    """A proposal, for somebody of the team who is going to adjust it.

    Raises:
        NotAllowed: when it is another team's.
        AlreadyAgreed, NewerVersion: as for `propose_changes`.
    """
    goal = await work.goals.get(goal_id)
    participant = await work.people.participant(goal.participant_id)
    require_staff_of(by, participant.team_id)
    goal.require_adjustable(version)
    return goal


async def current(work: Work, *, by: Someone) -> list[Goal]:
    """The goals that a participant has now: agreed ones first, then proposals that wait for them."""
    return await work.goals.of(require_participant(by).id)


def _require_may_propose(participant: Participant, draft: Draft, *, by: Someone, now: datetime) -> None:
    require_staff_of(by, participant.team_id)
    require_other_than(by, participant.id)  # an agreement takes two
    participant.require_taking_part()
    if draft.due_on is not None and draft.due_on <= day_of(now):
        raise DayHasPassed


def _require_own(goal: Goal, participant: Participant) -> None:
    if goal.participant_id != participant.id:
        raise Gone


async def _put_before(
    work: Work, goal: Goal, participant: Participant, *, by: Someone, now: datetime
) -> None:
    await work.outbox.add(
        GoalProposed(by.first_name, proposed_goal(goal), goal.id, goal.version), to=participant.id, now=now
    )
    await work.outbox.add(
        GoalProposedTeam(
            participant.first_name, participant.pseudonym, goal.title, by.first_name, goal.promised
        ),
        to_team=participant.team_id,
        about=participant.id,
        now=now,
    )


async def _tell_that_pot_is_too_small(
    work: Work, goal: Goal, participant: Participant, refusal: PotTooSmall, *, now: datetime
) -> None:
    """Nobody's fault and nobody's task but the team's. Told once a day for each version, however often it is tried."""
    occasion = f"goal:{goal.id}:{goal.version}:pot:{day_of(now)}"
    await work.audit.add(
        "goals.agree", f"goal:{goal.id}:{goal.version}", by=participant.id, result=refusal.name, now=now
    )
    await work.outbox.add(GoalWaits(participant.mentor_name), to=participant.id, now=now)
    await work.outbox.add(
        PotTooSmallForGoal(
            participant.first_name, participant.pseudonym, goal.title, goal.promised, goal.id, goal.version
        ),
        to_team=participant.team_id,
        about=participant.id,
        once=occasion,
        now=now,
    )
