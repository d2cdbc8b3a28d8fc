"""Goals: proposed by either, made clear together, and agreed on by both before they count.

Every proposal is a version, kept word for word with its hash in the audit log (`docs/decisions/0018`). Who may do it is
in `mentoring.goal_rights`, who hears what of it in `services.goal_news`.

A participant is held before their goals, always in that order: what they agree on is counted, and what they do first
on a day is kept with them (`services.people.see`).
"""

from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.caps import CapReached
from mentoring.goal_drafts import Draft, Wish
from mentoring.goal_rights import (
    require_may_answer,
    require_may_propose,
    require_may_see,
    require_may_withdraw,
    require_own,
)
from mentoring.goal_versions import named
from mentoring.goals import Goal, GoalState, TooManyActive
from mentoring.ids import GoalId, PersonId
from mentoring.ledger import PotTooSmall
from mentoring.money import Cents
from mentoring.people import Participant, Person, Someone
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible
from services import cap_news, goal_news, nudges, rewards
from storage.work import Work

# --- proposing ----------------------------------------------------------------------------------------


async def propose(
    work: Work, participant_id: PersonId, draft: Draft, *, by: Someone, now: datetime
) -> GoalId:
    """Put a goal before a participant, as the mentor understood it from them.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person to propose it.
        NotTakingPart: when the participant has not agreed to take part yet, or has stopped.
        DayHasPassed: when it would have to be reached before tomorrow.
    """
    participant = await work.people.to_decide(participant_id)
    require_may_propose(participant, draft, by=by, now=now)
    goal = await work.goals.add(draft, participant_id, by=by.id, now=now)
    await _keep_version(work, goal, "goals.propose", by=by, now=now)
    await goal_news.tell_proposed(work, goal, goal, participant, by=by.person, now=now)
    return goal.id


async def propose_own(work: Work, wish: Wish, *, programme: Programme, by: Someone, now: datetime) -> GoalId:
    """A participant says what they want. The team hears it, to make it clear together.

    Raises:
        NotAllowed: when it is no participant.
        NotTakingPart: when they have not agreed to take part yet, or have stopped.
    """
    participant = require_participant(by)
    participant.require_taking_part()
    goal = await work.goals.add_wish(wish, participant.id, now=now)
    await _keep_version(work, goal, "goals.propose_own", by=by, now=now)
    pillar = programme.method.name_of(wish.pillar)
    await goal_news.tell_wish(work, goal, participant, pillar=pillar, now=now)
    return goal.id


async def change_own(
    work: Work, goal_id: GoalId, version: int, wish: Wish, *, programme: Programme, by: Someone, now: datetime
) -> None:
    """A participant says otherwise what they want, as long as nobody has made it clear: a new version of the wish.

    Raises:
        NotAllowed, NotTakingPart: as for `propose_own`.
        Gone: when it is somebody else's goal.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when it is no wish any more, or was taken back.
    """
    participant = require_participant(by)
    goal = await work.goals.to_decide(goal_id)
    require_own(goal, participant)
    participant.require_taking_part()
    goal.require_answerable(version)
    number = await work.goal_versions.next_number(goal_id)
    told = await work.goals.save_content(goal.as_told(wish).propose(number, by=by.id, now=now))
    await _keep_version(work, told, "goals.change_own", by=by, now=now)
    pillar = programme.method.name_of(wish.pillar)
    await goal_news.tell_wish(work, told, participant, pillar=pillar, now=now)


async def propose_changes(
    work: Work, goal_id: GoalId, version: int, draft: Draft, *, by: Someone, now: datetime
) -> None:
    """Make a new version of a proposal, of a wish, or of what was agreed. What was agreed goes on counting until the
    participant has agreed on the new version too.

    Raises:
        NotAllowed, OwnClaim, NotTakingPart, DayHasPassed: as for `propose`.
        NewerVersion: when somebody has made another version meanwhile.
        NoLongerPossible: when it was achieved or set aside meanwhile.
        StepTaken: when a step that was claimed or done is left out or altered.
        ClaimWaits: when the goal itself was claimed.
    """
    goal = await work.goals.to_decide(goal_id)
    participant = await work.people.participant(goal.participant_id)
    require_may_propose(participant, draft, by=by, now=now)
    goal.require_changeable(version)
    number = await work.goal_versions.next_number(goal_id)
    proposed = goal.as_in(draft).propose(number, by=by.id, now=now)
    if goal.counts:
        await work.goals.save(goal.propose(number, by=by.id, now=now))
    else:
        proposed = await work.goals.save_content(proposed)
    await _keep_version(work, proposed, "goals.propose_changes", by=by, now=now)
    await goal_news.tell_proposed(work, goal, proposed, participant, by=by.person, now=now)


async def pick_up(work: Work, goal_id: GoalId, *, by: Someone, now: datetime) -> Goal:
    """Take out again what was set aside: a new version with the steps that are left. The other one has to agree.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed, OwnClaim: when it is not for this person.
        NotTakingPart: when the participant does not take part.
        NoLongerPossible: when it was not set aside, or is a wish that was taken back.
    """
    participant = await work.people.to_decide((await work.goals.get(goal_id)).participant_id)
    goal = await work.goals.to_decide(goal_id)
    require_may_see(goal, participant, by=by)
    participant.require_taking_part()
    number = await work.goal_versions.next_number(goal_id)
    proposed = await work.goals.save_content(goal.pick_up(number, by=by.id, now=now))
    await _keep_version(work, proposed, "goals.pick_up", by=by, now=now)
    await goal_news.tell_picked_up(work, proposed, participant, by=by.person, now=now)
    return proposed


# --- answering ----------------------------------------------------------------------------------------


async def agree(
    work: Work, goal_id: GoalId, version: int, *, programme: Programme, by: Someone, now: datetime
) -> Goal | None:
    """The other one says yes: from now on this version counts, and its money is set apart. What the version before it
    had set apart and this one does not need is back in the pot.

    None when the pot is too small, or it does not fit in this year any more: then nothing has changed, and the
    participant and the team have been told.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed: when it is not for this person: who proposed it said yes already.
        NotTakingPart: when the participant has stopped.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when it was agreed already.
        StepTaken: when the version leaves out or alters a step that was claimed or done meanwhile.
        TooManyActive: when so many goals count already as is good at a time.
        ClaimWaits: when the goal itself was claimed meanwhile.
    """
    participant = await work.people.to_decide((await work.goals.get(goal_id)).participant_id)
    goal = await work.goals.to_decide(goal_id)
    require_may_answer(goal, participant, by=by)
    participant.require_taking_part()
    goal.require_answerable(version)
    agreed = (await work.goal_versions.newest(goal)).agree(version=version)
    await _require_room(work, goal, participant, programme=programme)
    try:
        await _settle_money(work, goal, agreed, programme=programme, by=by, now=now)
    except (PotTooSmall, CapReached) as refusal:
        await _tell_refused(work, agreed, _more(goal, agreed), participant, refusal, by=by.person, now=now)
        return None
    agreed = await work.goals.save_content(agreed)
    await _keep_agreements(work, agreed, by=by, now=now)
    await nudges.look_again(work, participant.id, now=now)
    await goal_news.tell_agreed(work, goal, agreed, participant, by=by.person, now=now)
    return agreed


async def to_answer(work: Work, goal_id: GoalId, version: int, *, by: Someone) -> None:
    """Whether the participant can say something about this version of a proposal, or of what was agreed.

    Raises:
        Gone: when it is not this participant's goal.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when it was achieved or set aside.
    """
    goal = await work.goals.get(goal_id)
    require_own(goal, require_participant(by))
    goal.require_newest(version)


async def remark(
    work: Work, goal_id: GoalId, text: str, *, voice: str | None = None, by: Someone, now: datetime
) -> None:
    """The participant says what should be different, of a proposal or of what was agreed. The team hears it, with a
    button to adjust it.

    Also when it was adjusted or agreed on while they were typing: what a participant says is never lost.
    `voice` is the file of a spoken remark.

    Raises:
        Gone: when it is not this participant's goal.
    """
    participant = require_participant(by)
    goal = await work.goals.get(goal_id)
    require_own(goal, participant)
    await goal_news.tell_remark(work, goal, participant, text, voice, now=now)


async def to_adjust(work: Work, goal_id: GoalId, version: int, *, by: Someone) -> Goal:
    """A goal as its newest version reads, for somebody of the team who is going to adjust it.

    Raises:
        NotAllowed: when it is another team's.
        NewerVersion, NoLongerPossible, ClaimWaits: as for `propose_changes`.
    """
    goal = await work.goals.get(goal_id)
    participant = await work.people.participant(goal.participant_id)
    require_staff_of(by, participant.team_id)
    goal.require_changeable(version)
    return await work.goal_versions.newest(goal)


async def withdraw(work: Work, goal_id: GoalId, version: int, *, by: Someone, now: datetime) -> Goal:
    """Who proposed the newest version takes it back; of an agreed goal the participant can also leave it as it was.
    What was agreed stays; a wish or a first proposal is no longer on any list.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed: when it is not for this person.
        NewerVersion: when it has been changed since this version.
        NoLongerPossible: when nothing waits for an answer.
    """
    goal = await work.goals.to_decide(goal_id)
    participant = await work.people.participant(goal.participant_id)
    require_may_see(goal, participant, by=by)
    left = goal.withdraw(version=version)
    require_may_withdraw(goal, by=by)
    await work.goals.save(left)
    await work.goal_versions.withdraw(goal_id, version, now=now)
    await work.audit.add("goals.withdraw", f"goal:{goal_id}:{version}", by=by.id, now=now)
    await goal_news.tell_withdrawn(work, goal, participant, by=by.person, now=now)
    return left


# --- set aside, and in focus --------------------------------------------------------------------------


async def set_aside(work: Work, goal_id: GoalId, *, by: Someone, now: datetime) -> Goal:
    """Keep a goal for another time. What is not done earns nothing now, so its money is back in the pot.

    Raises:
        Gone: when it is somebody else's goal.
        NotAllowed: when it is not for this person.
        ClaimWaits: when a claim on it waits for a decision.
        NoLongerPossible: when it was achieved, or set aside before.
    """
    known = await work.goals.get(goal_id)
    participant = await work.people.to_decide(known.participant_id)
    goal = await work.goals.to_decide(goal_id)
    require_may_see(goal, participant, by=by)
    aside = goal.set_aside()
    await _put_aside(work, goal, aside, by=by.id, now=now)
    if participant.focus_goal_id == goal_id:
        await work.people.save_focus(participant.id, None)
    await nudges.look_again(work, participant.id, now=now)
    await goal_news.tell_set_aside(work, aside, participant, by=by.person, now=now)
    return aside


async def stop_all(work: Work, participant: Participant, *, by: PersonId, now: datetime) -> None:
    """A participant leaves: all their goals are set aside. What waits for a decision keeps its money until then, also
    a goal that has been claimed itself.
    """
    for goal in await work.goals.of(participant.id):
        await stop(work, goal.id, by=by, now=now)


async def stop(work: Work, goal_id: GoalId, *, by: PersonId, now: datetime) -> None:
    """The same for one of their goals."""
    goal = await work.goals.to_decide(goal_id)
    if (goal.counts or goal.is_proposal) and not goal.claimed:
        await _put_aside(work, goal, goal.stop(), by=by, now=now)


async def choose_focus(work: Work, goal_id: GoalId, *, by: Someone, now: datetime) -> None:
    """'Dit doel eerst': the participant chooses which goal they see first. Nudges follow it.

    Raises:
        Gone: when it is somebody else's goal.
        NoLongerPossible: when it does not count.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    goal = await work.goals.to_decide(goal_id)
    require_own(goal, participant)
    if not goal.counts:
        raise NoLongerPossible
    await work.people.save_focus(participant.id, goal_id)
    await work.audit.add("goals.choose_focus", f"goal:{goal_id}", by=by.id, now=now)
    await nudges.look_again(work, participant.id, now=now)


# --- what the above share -----------------------------------------------------------------------------


async def _require_room(work: Work, goal: Goal, participant: Participant, *, programme: Programme) -> None:
    """Raises `TooManyActive` when so many goals count already as is good at a time."""
    if not goal.counts and await work.goals.count_active(participant.id) >= programme.most_active_goals:
        raise TooManyActive(programme.most_active_goals)


async def _keep_version(work: Work, goal: Goal, act: str, *, by: Someone, now: datetime) -> None:
    """The words of a version, and their hash in the audit log."""
    hash_ = await work.goal_versions.add(goal, now=now)
    await work.audit.add(act, named(goal.id, goal.version, hash_), by=by.id, now=now)


async def _settle_money(
    work: Work, goal: Goal, agreed: Goal, *, programme: Programme, by: Someone, now: datetime
) -> None:
    """Set apart what this version promises beyond the one that counted, or give back what it does not.

    Raises:
        PotTooSmall: when the pot can't pay it. Nothing has changed then.
        CapReached: when it does not fit in this year any more. Nothing has changed then.
    """
    more = _more(goal, agreed)
    cause, amount = f"goal:{goal.id}:{agreed.version}", Cents(abs(more))
    if more >= 0:
        await rewards.reserve(
            work, goal.participant_id, amount, cause=cause, programme=programme, by=by.id, now=now
        )
    else:
        await rewards.release(work, goal.participant_id, amount, cause=cause, by=by.id, now=now)


async def _tell_refused(
    work: Work,
    goal: Goal,
    needed: Cents,
    participant: Participant,
    refusal: PotTooSmall | CapReached,
    *,
    by: Person,
    now: datetime,
) -> None:
    if isinstance(refusal, CapReached):
        await cap_news.tell_no_room(work, goal, needed, participant, refusal, by=by, now=now)
    else:
        await goal_news.tell_pot_too_small(work, goal, needed, participant, refusal, by=by, now=now)


def _more(goal: Goal, agreed: Goal) -> Cents:
    """What this version promises beyond the one that counted; below zero when it promises less."""
    return Cents(agreed.outstanding - (goal.outstanding if goal.counts else 0))


async def _keep_agreements(work: Work, agreed: Goal, *, by: Someone, now: datetime) -> None:
    """Both have said yes: who proposed this version when they did, the other one now."""
    hash_ = await work.goal_versions.agree(agreed, by=by.id, recorded_by=by.acted_by, now=now)
    await work.audit.add("goals.agree", named(agreed.id, agreed.version, hash_), by=by.id, now=now)


async def _put_aside(work: Work, goal: Goal, aside: Goal, *, by: PersonId, now: datetime) -> None:
    """What is not done and does not wait for a decision is no longer promised. A change that waited is off the table,
    and so is a wish: it is told anew when it is wanted again.
    """
    await work.goals.save(aside)
    await work.audit.add("goals.set_aside", f"goal:{goal.id}", by=by, now=now)
    if goal.state is GoalState.CHANGED or goal.is_wish:
        await work.goal_versions.withdraw(goal.id, goal.version, now=now)
    if goal.counts:
        released = Cents(goal.outstanding - goal.waiting)
        cause = f"goal:{goal.id}:{goal.agreed_version}:set_aside"
        await rewards.release(work, goal.participant_id, released, cause=cause, by=by, now=now)
