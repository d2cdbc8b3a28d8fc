"""What a participant hears about a claim of theirs: the good news first of all, with praise if that comes in time.

Who has stopped was told that nothing more is sent. What they did still counts; they get no message about it.
"""

from datetime import datetime

from mentoring.claims import Claim
from mentoring.goals import Goal
from mentoring.people import Participant
from mentoring.wall_time import day_of
from messages.catalogue import full_date
from messages.certificates import CertificateGiven
from messages.claims import (
    ClaimApproved,
    ClaimNotYet,
    ClaimQuestion,
    EarnedMoney,
    EarnedRecognition,
    GoalEarned,
    GoalLeft,
    GoalReached,
    GoalStays,
    LookedAtAgain,
    Praised,
    PraiseFollows,
    RecognitionEarned,
    RewardWaits,
    StepAhead,
    StepStays,
    WellDone,
)
from services import good_news, rewards
from storage.work import Work


async def tell_approved(
    work: Work,
    known: Claim,
    participant: Participant,
    goal: Goal,
    *,
    certificate: CertificateGiven | None,
    now: datetime,
) -> None:
    """The good news. It waits a moment for a sentence of praise."""
    if participant.is_over:
        return
    news, after = await _good_news(work, known, participant, goal=goal)
    occasion = _occasion(known)
    await good_news.put_out(
        work, news, occasion=occasion, to=participant.id, now=now, after=after, certificate=certificate
    )


async def wait_for_praise(work: Work, known: Claim, *, now: datetime) -> None:
    """Somebody is typing that sentence: the good news waits for it a little longer."""
    await good_news.wait_for_praise(work, _occasion(known), now=now)


async def tell_praise(
    work: Work, known: Claim, participant: Participant, goal: Goal, *, now: datetime
) -> None:
    """The good news leaves at once, with the praise in it; when it has left already, the praise goes after it."""
    news, after = await _good_news(work, known, participant, goal=goal)
    follows = None
    if known.praise:
        follows = PraiseFollows(Praised(known.decided_by_name or "", known.praise), known.title)
    occasion = _occasion(known)
    await good_news.praise(work, news, follows, occasion=occasion, to=participant.id, now=now, after=after)


async def take_back_approved(work: Work, known: Claim, participant: Participant, *, now: datetime) -> None:
    """The approval was a slip. Good news that nobody has heard yet is never told; who has heard it reads kindly that it
    is looked at once more.
    """
    unheard = await good_news.recall(work, _occasion(known), now=now)
    if unheard or participant.is_over:
        return
    waits = RewardWaits(known.reward) if known.reward else None
    await work.outbox.add(LookedAtAgain(known.title, waits), to=participant.id, now=now)


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


def _occasion(known: Claim) -> str:
    """One for each time that it is approved: it may have been taken back in between."""
    return f"good-news:{known.id}:{known.undone + 1}" if known.undone else f"good-news:{known.id}"


async def _good_news(
    work: Work, known: Claim, participant: Participant, *, goal: Goal
) -> tuple[ClaimApproved | GoalReached, GoalEarned | None]:
    """What is told, and for a goal that earned money what that was: its card may be shown to others."""
    mentor = known.decided_by_name or ""
    opening = Praised(mentor, known.praise) if known.praise else WellDone(mentor)
    money = None
    if known.reward:
        money = EarnedMoney(known.reward, await rewards.balance(work, known.participant_id))
    given = RecognitionEarned(known.recognition) if known.recognition else None
    if known.step_id is not None:
        earned = money or given or EarnedRecognition()
        besides = given if money else None
        return ClaimApproved(opening, known.title, earned, _following(goal), besides), None
    day = full_date(day_of(known.decided_at)) if known.decided_at else ""
    praised = given or (None if money else EarnedRecognition())
    reached = GoalReached(opening, known.title, praised, day, participant.first_name)
    return reached, GoalEarned(money) if money else None


def _following(goal: Goal) -> StepAhead | GoalLeft | None:
    if goal.next_step is not None:
        return StepAhead(goal.next_step.title)
    return GoalLeft(goal.title) if goal.counts and goal.only_goal_left else None
