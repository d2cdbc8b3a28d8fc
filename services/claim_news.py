"""What a participant hears about a claim of theirs: the good news first of all, with praise if that comes in time.

Who has stopped was told that nothing more is sent. What they did still counts; they get no message about it.
"""

from datetime import datetime

from mentoring.claims import Claim
from mentoring.goals import Goal
from mentoring.ids import ClaimId
from mentoring.people import Participant
from mentoring.praise import PRAISE_WITHIN, TYPING_WITHIN
from messages.claims import (
    ClaimApproved,
    ClaimNotYet,
    ClaimQuestion,
    EarnedMoney,
    EarnedRecognition,
    GoalLeft,
    GoalReached,
    GoalStays,
    Praised,
    PraiseFollows,
    StepAhead,
    StepStays,
    WellDone,
)
from services import rewards
from storage.outbox import LEAVES_SOON
from storage.work import Work

_GOOD_NEWS = (ClaimApproved.__name__, GoalReached.__name__)


async def tell_approved(
    work: Work, known: Claim, participant: Participant, goal: Goal, *, now: datetime
) -> None:
    """The good news. It waits a moment for a sentence of praise."""
    if participant.is_over:
        return
    # What is held for an earlier claim goes first, so that the balances are told in their order.
    await work.outbox.let_go(_GOOD_NEWS, to=participant.id, now=now)
    await work.outbox.add(
        await _good_news(work, known, goal=goal),
        to=participant.id,
        now=now,
        once=_occasion(known.id),
        due_at=now + PRAISE_WITHIN,
    )


async def wait_for_praise(work: Work, known: Claim, *, now: datetime) -> None:
    """Somebody is typing that sentence: the good news waits for it a little longer."""
    await work.outbox.hold(_occasion(known.id), until=now + TYPING_WITHIN, now=now)


async def tell_praise(
    work: Work, known: Claim, participant: Participant, goal: Goal, *, now: datetime
) -> None:
    """The good news leaves at once, with the praise in it; when it has left already, the praise goes after it."""
    news = await _good_news(work, known, goal=goal)
    in_time = await work.outbox.revise(_occasion(known.id), news, due_at=now, now=now)
    if known.praise and not in_time:
        opening = Praised(known.decided_by_name or "", known.praise)
        # After the good news, also when that is just about to leave.
        await work.outbox.add(
            PraiseFollows(opening, known.title), to=participant.id, now=now, due_at=now + LEAVES_SOON
        )


async def tell_question(
    work: Work, known: Claim, participant: Participant, mentor: str, *, now: datetime
) -> None:
    """Somebody of the team wants to know something first."""
    question = ClaimQuestion(str(known.id), mentor, known.title, known.question or "")
    await work.outbox.add(question, to=participant.id, now=now)


async def tell_not_yet(work: Work, known: Claim, participant: Participant, *, now: datetime) -> None:
    """What is missing, kindly, and that the step is there to try again."""
    if participant.is_over:
        return
    await work.outbox.add(
        ClaimNotYet(
            step="" if known.step_id is None else str(known.step_id),
            goal=str(known.goal_id),
            mentor=known.decided_by_name or "",
            title=known.title,
            reason=known.reason or "",
            stays=GoalStays() if known.step_id is None else StepStays(),
        ),
        to=participant.id,
        now=now,
    )


def _occasion(claim_id: ClaimId) -> str:
    return f"good-news:{claim_id}"


async def _good_news(work: Work, known: Claim, *, goal: Goal) -> ClaimApproved | GoalReached:
    mentor = known.decided_by_name or ""
    opening = Praised(mentor, known.praise) if known.praise else WellDone(mentor)
    earned: EarnedMoney | EarnedRecognition = EarnedRecognition()
    if known.reward:
        earned = EarnedMoney(known.reward, await rewards.balance(work, known.participant_id))
    if known.step_id is None:
        return GoalReached(opening, known.title, earned)
    return ClaimApproved(opening, known.title, earned, _following(goal))


def _following(goal: Goal) -> StepAhead | GoalLeft | None:
    if goal.next_step is not None:
        return StepAhead(goal.next_step.title)
    return GoalLeft(goal.title) if goal.is_active and goal.only_goal_left else None
