"""Claims: what a participant says is done, what the team says to it, and the reward that comes of it.

What the team sees is in `services.claim_cards`, what the participant hears in `services.claim_news`.
What changes a claim and its goal holds the goal before the claim, always in that order (`storage.claims`).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from mentoring import causes
from mentoring.access import require_participant, require_staff_of
from mentoring.claims import Claim, ClaimState, Evidence, EvidenceKind
from mentoring.goals import Goal, GoalState
from mentoring.ids import ClaimId, GoalId, StepId, TeamId
from mentoring.ledger import NotEnough
from mentoring.people import Participant, Someone
from mentoring.programme import UNDO_WITHIN, Programme
from mentoring.questions import Question
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.steps import StepState
from mentoring.undoing import AlreadySpent
from messages.base import Notice
from messages.certificates import CertificateGiven
from messages.claim_cards import Card
from services import (
    apart,
    claim_cards,
    claim_news,
    goals,
    households,
    nudges,
    outages,
    recognition,
    rewards,
    second_yes,
)
from storage.work import Work

ANSWER_FORM = "claim_answer"
"""The form in which a participant answers a mentor's question (`handlers.participants.claims`)."""


# --- what participants do -------------------------------------------------------------------------


async def claim(work: Work, goal_id: GoalId, step_id: StepId | None, *, by: Someone, now: datetime) -> Claim:
    """'Gelukt': a step is done; None: the goal itself. A second tap gives the same claim.

    Raises:
        Gone: when it is somebody else's goal.
        NoLongerPossible: when the goal does not count, the step is not open, or the participant has stopped.
    """
    return await _claim(work, await work.goals.to_decide(goal_id), step_id, by=by, now=now)


async def claim_step(work: Work, step_id: StepId, *, by: Someone, now: datetime) -> Claim:
    """The same, when only the step is known: that is all a button carries."""
    return await _claim(work, await work.goals.with_step_to_decide(step_id), step_id, by=by, now=now)


async def _claim(work: Work, goal: Goal, step_id: StepId | None, *, by: Someone, now: datetime) -> Claim:
    participant = require_participant(by)
    if goal.participant_id != participant.id:
        raise Gone
    if participant.is_over:
        raise NoLongerPossible
    if _is_claimed(goal, step_id):
        known = await work.claims.open_for(goal.id, step_id)
        if known is not None:
            return known
    claimed = goal.claim(step_id)
    what = goal if step_id is None else goal.step(step_id)
    claim_id = await work.claims.add(participant.id, goal.id, step_id, what.reward, what.recognition, now=now)
    if step_id is not None:
        await work.goals.save_claimed(claimed, step_id)
    await nudges.look_again(work, participant.id, now=now)
    return Claim(
        id=claim_id,
        participant_id=participant.id,
        goal_id=goal.id,
        step_id=step_id,
        title=what.title,
        seen_by=what.seen_by,
        reward=what.reward,
        recognition=what.recognition,
        claimed_at=now,
    )


def _is_claimed(goal: Goal, step_id: StepId | None) -> bool:
    return goal.claimed if step_id is None else goal.step(step_id).state is StepState.CLAIMED


async def add_evidence(
    work: Work,
    claim_id: ClaimId,
    kind: EvidenceKind,
    *,
    text: str = "",
    file_id: str | None = None,
    by: Someone,
    now: datetime,
) -> Claim:
    """Show something with a claim: a photo, voice or words. The team hears of the claim at once.

    Raises:
        Gone: when it is somebody else's claim.
        NotEvidence: when it comes too late for evidence.
        EnoughEvidence: when there is a lot already.
    """
    known = await _own(work, claim_id, by=by)
    present = await outages.stood_still(work, since=known.claimed_at, now=now)
    known.require_evidence_fits(len(await work.claims.evidence(claim_id)), now=present)
    piece = Evidence(kind, now, text, file_id)
    await work.claims.add_evidence(claim_id, piece)
    participant = require_participant(by)
    if known.announced_at is None:
        return await _announce(work, known, participant, now=now)
    await claim_cards.put_out_piece(work, known, participant, piece, now=now)
    return known


async def announce(work: Work, claim_id: ClaimId, *, by: Someone, now: datetime) -> Claim:
    """'Klaar': there is nothing (more) to show, and the team hears of the claim. Again: nothing happens.

    Raises:
        Gone: when it is somebody else's claim.
    """
    known = await _own(work, claim_id, by=by)
    if known.announced_at is not None or not known.is_open:
        return known
    return await _announce(work, known, require_participant(by), now=now)


async def announce_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: who did not say whether they want to show something is not kept waiting for it."""
    silent = partial(work.claims.to_announce, before=now - UNDO_WITHIN)
    await apart.for_all(work, partial(_announce_silent, work, silent, now=now), silent, of="claim")


async def _announce_silent(
    work: Work, silent: Callable[[], Awaitable[list[ClaimId]]], only: ClaimId | None, *, now: datetime
) -> None:
    for claim_id in await silent() if only is None else [only]:
        known = await work.claims.to_decide(claim_id)
        present = await outages.stood_still(work, since=known.claimed_at, now=now)
        has_waited = present - known.claimed_at >= UNDO_WITHIN
        if has_waited and known.is_open and known.announced_at is None:
            participant = await work.people.participant(known.participant_id)
            await _announce(work, known, participant, now=now)


async def withdraw(work: Work, claim_id: ClaimId, *, by: Someone, now: datetime) -> Claim:
    """'Toch niet': the step is open again. Twice is the same as once.

    Raises:
        Gone: when it is somebody else's claim.
        AlreadyDecided: when somebody of the team decided already.
        TooLateToUndo: when the tap was too long ago, not counting the time that the bot was away.
    """
    participant = require_participant(by)
    goal = await work.goals.to_decide((await work.claims.get(claim_id)).goal_id)
    known = await _own(work, claim_id, by=by)
    if known.state is ClaimState.WITHDRAWN:
        return known
    withdrawn = known.withdraw(now=await outages.stood_still(work, since=known.claimed_at, now=now))
    await work.claims.save(withdrawn)
    await _reopen(work, goal, withdrawn, participant, by=by, now=now)
    if withdrawn.announced_at is not None:
        await claim_cards.put_out(work, withdrawn, participant, now=now)
    return withdrawn


async def answer(
    work: Work,
    claim_id: ClaimId,
    text: str,
    *,
    kind: EvidenceKind = EvidenceKind.TEXT,
    file_id: str | None = None,
    by: Someone,
    now: datetime,
) -> Claim:
    """Answer a mentor's question with words, a photo or voice. The team gets it, and the claim waits again.

    Raises:
        Gone: when it is somebody else's claim.
        NoLongerPossible: when no question is open.
    """
    participant = require_participant(by)
    known = await _own(work, claim_id, by=by)
    answered = known.take_answer(text, now=now)
    await work.claims.save(answered)
    piece = Evidence(kind, now, text, file_id)
    if file_id is not None:
        await work.claims.add_evidence(claim_id, piece)
    await claim_cards.put_out_answer(work, answered, participant, piece, now=now)
    return answered


async def is_with_team(work: Work, claim_id: ClaimId, *, by: Someone) -> bool:
    """Whether the team has heard of a claim, or it is over: then nothing is needed from the participant.

    Raises:
        Gone: when it is somebody else's claim.
    """
    known = await _own(work, claim_id, by=by)
    return known.announced_at is not None or not known.is_open


async def question_of(work: Work, claim_id: ClaimId, *, by: Someone) -> Claim:
    """The claim of which a participant wants to answer the question.

    Raises:
        Gone: when it is somebody else's claim, or no question is open.
    """
    known = await _own(work, claim_id, by=by)
    if known.state is not ClaimState.QUESTION:
        raise Gone
    return known


async def asked(work: Work, *, by: Someone) -> list[Claim]:
    """A participant's claims with a question that waits for their answer, oldest first.

    Raises:
        NotAllowed: when it is no participant.
    """
    return await work.claims.asked(require_participant(by).id)


# --- what the team does ---------------------------------------------------------------------------


async def approve(
    work: Work, claim_id: ClaimId, *, programme: Programme, by: Someone, now: datetime
) -> Claim:
    """Say yes to a claim. Whoever is first in the team decides, and the claim is paid; a high reward wants two people
    (`Programme.two_approve_above`): after the first yes the claim waits on, and the participant hears nothing.

    Once it is approved it counts: the step is done and the reward is in the ledger. The participant's good news
    waits a moment for a sentence of praise. Of who has stopped nobody is asked for one: they would not get it.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person to decide.
        AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
        AnotherApproves: when this person gave the first yes.
    """
    known, participant, goal = await _to_decide(work, claim_id, by=by)
    approved = known.approve(two_above=programme.two_approve_above, by=by.person, now=now)
    if approved.is_open:
        return await _say_first_yes(work, approved, participant, by=by, now=now)
    if participant.is_over:
        approved = approved.add_praise("", by=by.id)
    done = goal.complete(known.step_id, now=now)
    await work.claims.save(approved)
    await work.goals.save_claimed(done, known.step_id)
    if done.version != goal.version:
        await work.goal_versions.withdraw(goal.id, goal.version, now=now)
    await nudges.look_again(work, participant.id, now=now)
    cause = causes.claim(claim_id, known.undone)
    await rewards.earn(work, participant.id, approved.reward, cause=cause, by=by.id, now=now)
    certificate = await _recognise(work, approved, participant, programme=programme, by=by, now=now)
    await work.audit.add("claims.approve", f"claim:{claim_id}", by=by.id, now=now)
    await claim_news.tell_approved(work, approved, participant, done, certificate=certificate, now=now)
    await claim_cards.put_out(work, approved, participant, now=now)
    return approved


async def undo_approval(
    work: Work, claim_id: ClaimId, *, number: int | None = None, by: Someone, now: datetime
) -> Claim:
    """'Terugdraaien': the approval was a slip. The claim waits again, and what it earned is only promised again;
    approved once more it pays once more. What the participant has not heard yet they never hear; who has heard it reads
    kindly that it is looked at once more. A first yes of two is taken back in the same way, and nobody was told of it.

    `number` is how often it had been taken back when this person saw it approved.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person.
        AlreadyUndone: when it was taken back since.
        TooLateForStaff: after ten minutes, not counting the time that the bot was away.
        AlreadyDecided, AlreadyWithdrawn: when something else was decided.
        GoalCameAfter: when it is about a step, and the goal itself was claimed or reached since.
        AlreadySpent: when the participant has picked a gift of it.
        NoLongerPossible: when the goal was picked up again since it was set aside.
    """
    known, participant, goal = await _to_decide(work, claim_id, by=by)
    decided_at = known.decided_at or now
    present = await outages.stood_still(work, since=decided_at, now=now)
    known.require_undoable(number=number, now=present)
    waits = known.undo_approval(by=by.person, now=now)
    await work.claims.save(waits)
    if not known.is_open:
        await _take_back_earned(work, known, participant, goal, by=by, now=now)
    await work.audit.add("claims.undo_approval", f"claim:{claim_id}", by=by.id, now=now)
    await claim_cards.put_out(work, waits, participant, now=now)
    return waits


async def begin_praise(work: Work, claim_id: ClaimId, *, by: Someone, now: datetime) -> Claim:
    """A mentor is going to type praise: the good news waits for it a little longer.

    Raises:
        NotAllowed, OwnClaim, AlreadyDecided, NoLongerPossible, HasStoppedTakingPart: as `praise`.
    """
    known, participant, _ = await _to_decide(work, claim_id, by=by)
    known.require_praise_fits(by=by.id)
    participant.require_not_over()
    await claim_news.wait_for_praise(work, known, now=now)
    return known


async def praise(work: Work, claim_id: ClaimId, words: str, *, by: Someone, now: datetime) -> Claim:
    """Say something about what one approved; empty words: nothing more to say. The good news leaves at once;
    when it has left already, the praise goes after it.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person.
        AlreadyDecided: when somebody else decided.
        NoLongerPossible: when it was not approved, or has been praised.
        NoWords, TooManyWords: when the words do not fit.
        HasStoppedTakingPart: when there are words, and nothing is sent to this participant any more.
        ComplimentOwed: when there are none, and a compliment is what was earned.
    """
    known, participant, goal = await _to_decide(work, claim_id, by=by)
    praised = known.add_praise(words, by=by.id)
    if words:
        participant.require_not_over()
    if known.recognition is not None:
        cause = causes.claim(claim_id, known.undone)
        await recognition.praise(work, cause, praised.praise or "", by=by.person, now=now)
    await work.claims.save(praised)
    await work.audit.add("claims.praise", f"claim:{claim_id}", by=by.id, now=now)
    await claim_news.tell_praise(work, praised, participant, goal, now=now)
    await claim_cards.put_out(work, praised, participant, now=now)
    return praised


async def ask(work: Work, claim_id: ClaimId, question: str, *, by: Someone, now: datetime) -> Claim:
    """Ask the participant something before deciding.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person.
        AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
        NoWords, TooManyWords: when the words do not fit.
        HasStoppedTakingPart: when nothing is sent to this participant any more.
    """
    known, participant, _ = await _to_decide(work, claim_id, by=by)
    asked = known.ask(question, by=by.id)
    participant.require_not_over()
    await work.claims.save(asked)
    await work.audit.add("claims.ask", f"claim:{claim_id}", by=by.id, now=now)
    await claim_news.tell_question(work, asked, participant, by.first_name, now=now)
    await _expect_answer(work, claim_id, participant, now=now)
    await claim_cards.put_out(work, asked, participant, now=now)
    return asked


async def not_yet(work: Work, claim_id: ClaimId, reason: str, *, by: Someone, now: datetime) -> Claim:
    """Say kindly what is missing. The step is open to try again. Of who has stopped it is only written down.

    Raises:
        NotAllowed, OwnClaim: when it is not for this person.
        AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
        NoWords, TooManyWords: when the words do not fit.
    """
    known, participant, goal = await _to_decide(work, claim_id, by=by)
    decided = known.not_yet(reason, by=by.person, now=now)
    await work.claims.save(decided)
    await _reopen(work, goal, decided, participant, by=by, now=now)
    await work.audit.add("claims.not_yet", f"claim:{claim_id}", by=by.id, now=now)
    await claim_news.tell_not_yet(work, decided, participant, now=now)
    await claim_cards.put_out(work, decided, participant, now=now)
    return decided


async def waiting(work: Work, team_id: TeamId | None, *, by: Someone) -> list[tuple[Claim, Participant]]:
    """What waits for a decision, oldest first: in one team, or in all teams of this person when None.

    Raises:
        NotAllowed: when it is not this person's team.
    """
    if team_id is not None:
        require_staff_of(by, team_id)
        teams: frozenset[TeamId] | None = frozenset({team_id})
    else:
        teams = None if by.is_coordinator else by.teams
    known = {participant.id: participant for participant in await work.people.participants_of(teams)}
    return [(waits, known[waits.participant_id]) for waits in await work.claims.waiting(teams)]


async def for_staff(work: Work, claim_id: ClaimId, *, by: Someone) -> tuple[Claim, Participant]:
    """A claim and whose it is.

    Raises:
        NotAllowed: when it is not of a team of this person.
    """
    known = await work.claims.get(claim_id)
    participant = await work.people.participant(known.participant_id)
    require_staff_of(by, participant.team_id)
    return known, participant


async def require_open(work: Work, claim_id: ClaimId, *, by: Someone) -> tuple[Claim, Participant]:
    """A claim that this person may decide on now, so that nobody types words for nothing.

    Raises:
        NotAllowed, OwnClaim, AlreadyDecided, AlreadyWithdrawn: as the decision itself would.
    """
    known, participant = await for_staff(work, claim_id, by=by)
    await households.require_no_share(work, participant.id, by=by)
    known.require_open()
    return known, participant


async def to_ask(work: Work, claim_id: ClaimId, *, by: Someone) -> tuple[Claim, Participant]:
    """A claim about which this person may ask something now.

    Raises:
        NotAllowed, OwnClaim, AlreadyDecided, AlreadyWithdrawn, HasStoppedTakingPart: as `ask` would.
    """
    known, participant = await require_open(work, claim_id, by=by)
    participant.require_not_over()
    return known, participant


async def shown(
    work: Work, claim_id: ClaimId, *, by: Someone, now: datetime
) -> tuple[list[Notice], Card, list[Notice]]:
    """A claim as it is now: what came with it, its card, and words for which the card has no room.

    Raises:
        NotAllowed: when it is not of a team of this person.
    """
    known, participant = await for_staff(work, claim_id, by=by)
    return await claim_cards.anew(work, known, participant, now=now)


# --- the same for several of these ----------------------------------------------------------------


async def _own(work: Work, claim_id: ClaimId, *, by: Someone) -> Claim:
    known = await work.claims.to_decide(claim_id)
    if known.participant_id != require_participant(by).id:
        raise Gone
    return known


async def _to_decide(work: Work, claim_id: ClaimId, *, by: Someone) -> tuple[Claim, Participant, Goal]:
    """The claim with its goal, both held, after a look at who wants to decide."""
    known, participant = await for_staff(work, claim_id, by=by)
    await households.require_no_share(work, participant.id, by=by)
    goal = await work.goals.to_decide(known.goal_id)
    return await work.claims.to_decide(claim_id), participant, goal


async def _say_first_yes(
    work: Work, known: Claim, participant: Participant, *, by: Someone, now: datetime
) -> Claim:
    """The first of two. The card says so; where nobody else of the team can give the second, coordinators hear it."""
    await work.claims.save(known)
    await work.audit.add("claims.approve_first", f"claim:{known.id}", by=by.id, now=now)
    await claim_cards.put_out(work, known, participant, now=now)
    await second_yes.tell_coordinators(work, known, participant, now=now)
    return known


async def _take_back_earned(
    work: Work, known: Claim, participant: Participant, goal: Goal, *, by: Someone, now: datetime
) -> None:
    """What an approval did: the step or the goal, the reward, and the news of it."""
    await work.goals.save_claimed(goal.uncomplete(known.step_id), known.step_id)
    cause = causes.claim_undone(known.id, known.undone)
    try:
        await rewards.take_back(work, participant.id, known.reward, cause=cause, by=by.id, now=now)
    except NotEnough:
        raise AlreadySpent from None
    if known.recognition is not None:
        await recognition.undo(work, causes.claim(known.id, known.undone), now=now)
    await nudges.look_again(work, participant.id, now=now)
    await claim_news.take_back_approved(work, known, participant, now=now)


async def _recognise(
    work: Work, approved: Claim, participant: Participant, *, programme: Programme, by: Someone, now: datetime
) -> CertificateGiven | None:
    """The recognition that was earned, if it was agreed on; a certificate goes with the good news."""
    if approved.recognition is None:
        return None
    earned = await recognition.earn(
        work,
        participant,
        approved.recognition,
        cause=causes.claim(approved.id, approved.undone),
        title=approved.title,
        programme=programme,
        by=by.person,
        now=now,
    )
    return recognition.certificate_of(earned, participant, programme)


async def _reopen(
    work: Work, goal: Goal, known: Claim, participant: Participant, *, by: Someone, now: datetime
) -> None:
    """The step can be claimed again. Of the goal itself nothing was kept that would have to be taken back. Who has
    stopped claims nothing again, so there the money is back in the pot.
    """
    if known.step_id is not None:
        await work.goals.save_claimed(goal.reopen(known.step_id), known.step_id)
    if goal.state is GoalState.SET_ASIDE:
        cause = f"claim:{known.id}:released"
        await rewards.release(work, participant.id, known.reward, cause=cause, by=by.id, now=now)
    if participant.is_over:
        await goals.stop(work, goal.id, by=by.id, now=now)
    await nudges.look_again(work, participant.id, now=now)


async def _expect_answer(work: Work, claim_id: ClaimId, participant: Participant, *, now: datetime) -> None:
    """What the participant writes next is the answer. When a form of theirs is open, there is a button."""
    account = participant.person.telegram_id
    if account is None or await work.questions.open(account, account) is not None:
        return
    question = Question(ANSWER_FORM, "answer", {"claim": claim_id})
    await work.questions.save(question, chat_id=account, telegram_id=account, now=now)


async def _announce(work: Work, known: Claim, participant: Participant, *, now: datetime) -> Claim:
    announced = known.announce(now=now)
    await work.claims.save(announced)
    await claim_cards.put_out_with_evidence(work, announced, participant, now=now)
    return announced
