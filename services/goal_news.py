"""Who hears what about a goal: the participant what is theirs to say yes to, the team what happened."""

from datetime import datetime

from mentoring.goals import Goal, GoalState
from mentoring.ledger import PotTooSmall
from mentoring.money import Cents
from mentoring.people import Participant, Person
from mentoring.wall_time import day_of
from messages.base import Notice
from messages.goal_changes import (
    GoalChanged,
    GoalPickedUp,
    change_agreed,
    changed_goal,
    pick_up_agreed,
    picked_up_goal,
)
from messages.goal_list import ChangeTakenBack, GoalSetAside, ProposalTakenBack
from messages.goal_proposals import GoalProposed, GoalWaits, agreed_goal, proposed_goal
from messages.goals_staff import (
    GoalAgreedTeam,
    GoalChangeAgreedTeam,
    GoalChangeDeclinedTeam,
    GoalChangeProposedTeam,
    GoalPickedUpTeam,
    GoalProposedTeam,
    GoalRemark,
    GoalSetAsideTeam,
    GoalWithdrawnTeam,
    PotTooSmallForGoal,
    goal_wish,
)
from storage.work import Work


async def tell_proposed(
    work: Work, goal: Goal, proposed: Goal, participant: Participant, *, by: Person, now: datetime
) -> None:
    """Staff put a version before the participant. Of what counts already only the change is told."""
    if goal.counts:
        notice: Notice = GoalChanged(
            by.first_name, changed_goal(goal, proposed), proposed.id, proposed.version
        )
    else:
        notice = GoalProposed(by.first_name, proposed_goal(proposed), proposed.id, proposed.version)
    await work.outbox.add(notice, to=participant.id, now=now)
    await _tell_team_proposed(work, proposed, participant, is_change=goal.counts, by=by, now=now)


async def tell_wish(work: Work, goal: Goal, participant: Participant, *, pillar: str, now: datetime) -> None:
    """A participant said what they want. `pillar` is what its life area is called."""
    wish = goal_wish(goal, participant.first_name, participant.pseudonym, pillar)
    await _tell_team(work, wish, participant, now=now)


async def tell_picked_up(
    work: Work, goal: Goal, participant: Participant, *, by: Person, now: datetime
) -> None:
    """One of the two wants to go on with what was set aside: the other one is asked."""
    if by.id == participant.id:
        names = (participant.first_name, participant.pseudonym)
        news = GoalPickedUpTeam(
            *names, goal.title, goal.outstanding, goal.id, goal.version, _recognised(goal)
        )
        await _tell_team(work, news, participant, now=now)
        return
    notice = GoalPickedUp(by.first_name, picked_up_goal(goal), goal.id, goal.version)
    await work.outbox.add(notice, to=participant.id, now=now)
    await _tell_team_proposed(work, goal, participant, is_change=False, by=by, now=now)


async def tell_agreed(
    work: Work, before: Goal, agreed: Goal, participant: Participant, *, by: Person, now: datetime
) -> None:
    """Both have said yes: the participant reads what they can do now."""
    names = (participant.first_name, participant.pseudonym)
    if before.counts:
        notice: Notice = change_agreed(agreed)
        news: Notice = GoalChangeAgreedTeam(*names, agreed.title, agreed.promised, _recognised(agreed))
    else:
        notice = agreed_goal(agreed) if by.id == participant.id else pick_up_agreed(agreed, by.first_name)
        news = GoalAgreedTeam(*names, agreed.title, agreed.outstanding, _recognised(agreed))
    await work.outbox.add(notice, to=participant.id, now=now)
    await _tell_team(work, news, participant, now=now)


async def tell_pot_too_small(
    work: Work,
    goal: Goal,
    needed: Cents,
    participant: Participant,
    refusal: PotTooSmall,
    *,
    by: Person,
    now: datetime,
) -> None:
    """Nobody's fault and nobody's task but the team's. Told once a day for each version, however often it is tried.
    `needed` is what would have to be set apart for it.
    """
    version = f"goal:{goal.id}:{goal.version}"
    await work.audit.add("goals.agree", version, by=by.id, result=refusal.name, now=now)
    if by.id == participant.id:
        await work.outbox.add(GoalWaits(participant.mentor_name), to=participant.id, now=now)
    names = (participant.first_name, participant.pseudonym)
    await work.outbox.add(
        PotTooSmallForGoal(*names, goal.title, needed, goal.id, goal.version),
        to_team=participant.team_id,
        about=participant.id,
        once=f"{version}:pot:{day_of(now)}",
        now=now,
    )


async def tell_remark(
    work: Work, goal: Goal, participant: Participant, text: str, voice: str | None, *, now: datetime
) -> None:
    """What the participant wants different."""
    names = (participant.first_name, participant.pseudonym)
    remark = GoalRemark(*names, goal.title, text, voice, goal.id, goal.version)
    await _tell_team(work, remark, participant, now=now)


async def tell_withdrawn(
    work: Work, goal: Goal, participant: Participant, *, by: Person, now: datetime
) -> None:
    """The newest version of this goal is off the table, and what was agreed stays. Who has stopped hears nothing."""
    names = (participant.first_name, participant.pseudonym)
    is_change = goal.state is GoalState.CHANGED
    if by.id != participant.id and not participant.is_over:
        notice = (
            ChangeTakenBack(by.first_name, goal.title, goal.id)
            if is_change
            else ProposalTakenBack(by.first_name, goal.title)
        )
        await work.outbox.add(notice, to=participant.id, now=now)
    news = (
        GoalChangeDeclinedTeam(*names, goal.title)
        if is_change and by.id == participant.id
        else GoalWithdrawnTeam(*names, goal.title, by.first_name)
    )
    await _tell_team(work, news, participant, now=now)


async def tell_set_aside(
    work: Work, goal: Goal, participant: Participant, *, by: Person, now: datetime
) -> None:
    """The other one hears it, unless they have stopped."""
    if by.id != participant.id and not participant.is_over:
        await work.outbox.add(GoalSetAside(by.first_name, goal.title, goal.id), to=participant.id, now=now)
    names = (participant.first_name, participant.pseudonym)
    await _tell_team(work, GoalSetAsideTeam(*names, goal.title, by.first_name), participant, now=now)


async def _tell_team_proposed(
    work: Work, goal: Goal, participant: Participant, *, is_change: bool, by: Person, now: datetime
) -> None:
    """The amount is the one that the participant reads."""
    about = (participant.first_name, participant.pseudonym, goal.title, by.first_name)
    news: Notice = (
        GoalChangeProposedTeam(*about, goal.promised, _recognised(goal))
        if is_change
        else GoalProposedTeam(*about, goal.outstanding, _recognised(goal))
    )
    await _tell_team(work, news, participant, now=now)


def _recognised(goal: Goal) -> int | None:
    """How many things in a goal earn recognition; None when nothing does."""
    kinds = [goal.recognition, *(step.recognition for step in goal.steps)]
    return len(kinds) - kinds.count(None) or None


async def _tell_team(work: Work, news: Notice, participant: Participant, *, now: datetime) -> None:
    await work.outbox.add(news, to_team=participant.team_id, about=participant.id, now=now)
