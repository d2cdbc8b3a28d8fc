"""'Gelukt' and what follows: showing something with it, taking it back, answering a mentor's question.

The claim is kept from the tap on. The form after it only asks whether there is something to show; whoever
walks away from it loses nothing (`services.claims.announce_due`).
"""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, NoAnswer
from handlers.outgoing import Outgoing
from handlers.participants.goals import show_next_step
from handlers.participants.presses import (
    AnswerQuestion,
    AskHelp,
    ClaimGoal,
    ClaimStep,
    ShowGoals,
    ShowRewards,
)
from handlers.routes import Routes
from mentoring.access import require_participant
from mentoring.claims import Claim, EnoughEvidence, EvidenceKind, NotEvidence
from mentoring.goals import Goal
from mentoring.ids import ClaimId, GoalId, StepId
from mentoring.questions import Question
from mentoring.refusals import Gone
from messages.claims import (
    AnswerAsked,
    AnswerLater,
    AnswerSent,
    ClaimApproved,
    ClaimLabel,
    ClaimNoted,
    ClaimNotYet,
    ClaimQuestion,
    ClaimUndone,
    ClaimWaits,
    EvidenceFull,
    EvidenceNotPossible,
    EvidenceTaken,
    GoalStays,
    NothingToReport,
    StepStays,
    StepsToReport,
)
from services import claims, goal_lists

routes = Routes()

EVIDENCE_FORM = "claim"
_EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class ClaimReady(Press, verb="kk"):
    """'Klaar': there is nothing (more) to show."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class WithdrawClaim(Press, verb="kt"):
    """'Toch niet'."""

    claim_id: ClaimId


@routes.press(ClaimStep)
async def claim_step(context: Context, button: ClaimStep) -> None:
    """'Gelukt', under a step."""
    claim = await claims.claim_step(context.work, button.step_id, by=context.person, now=context.now)
    await _after_tap(context, claim)


@routes.press(ClaimGoal)
async def claim_goal(context: Context, button: ClaimGoal) -> None:
    """'Gelukt', when only the goal itself is left."""
    claim = await claims.claim(context.work, button.goal_id, None, by=context.person, now=context.now)
    await _after_tap(context, claim)


@routes.command("klaar")
async def report(context: Context) -> None:
    """'/klaar': a button for what can be done now of each goal."""
    rows = [
        [button]
        for goal in await goal_lists.current(context.work, by=context.person)
        for button in _to_report(goal)
    ]
    if rows:
        context.show(StepsToReport(), rows)
    else:
        context.show(NothingToReport(), [[Button(ClaimLabel.ASK, AskHelp())]])


@routes.press(ClaimReady)
async def ready(context: Context, button: ClaimReady) -> None:
    """'Klaar': the team hears of it now."""
    claim = await claims.announce(context.work, button.claim_id, by=context.person, now=context.now)
    await _close_evidence(context, claim.id)
    if claim.is_open:
        _show_waiting(context, claim, in_place=True)
    else:
        await show_next_step(context)


@routes.press(WithdrawClaim)
async def withdraw(context: Context, button: WithdrawClaim) -> None:
    """'Toch niet': the step is open again."""
    claim = await claims.withdraw(context.work, button.claim_id, by=context.person, now=context.now)
    await _close_evidence(context, claim.id)
    stays = GoalStays() if claim.step_id is None else StepStays()
    context.show(ClaimUndone(stays), [[Button(ClaimLabel.NEXT_STEP, ShowGoals())]], in_place=True)


@routes.press(AnswerQuestion)
async def begin_answer(context: Context, button: AnswerQuestion) -> None:
    """'Antwoord geven': for who went elsewhere after the question came."""
    await claims.question_of(context.work, button.claim_id, by=context.person)
    await forms.start(context, _answer_form, {"claim": button.claim_id})


# --- evidence -------------------------------------------------------------------------------------


async def _ask_evidence(context: Context, question: Question) -> Asking:
    claim_id = ClaimId(question.values["claim"])
    mentor = require_participant(context.person).mentor_name
    screen = EvidenceTaken(mentor) if question.values.get(_EVIDENCE) else ClaimNoted(mentor)
    return Asking(screen, rows=_ready_or_not(claim_id))


async def _read_evidence(context: Context, question: Question, given: Answer) -> int:
    """Keep what was sent. The value is only a count: the evidence itself is kept with the claim."""
    claim_id = ClaimId(question.values["claim"])
    try:
        await claims.add_evidence(
            context.work,
            claim_id,
            _kind_of(given),
            text=given.text,
            file_id=given.file_id,
            by=context.person,
            now=context.now,
        )
    except EnoughEvidence as enough:
        raise NoAnswer(EvidenceFull()) from enough
    except (Gone, NotEvidence) as late:
        raise NoAnswer from late
    return int(question.values.get(_EVIDENCE) or 0) + 1


def _kind_of(given: Answer) -> EvidenceKind:
    if given.file_kind is None and given.text:
        return EvidenceKind.TEXT
    if given.file_kind not in (EvidenceKind.PHOTO, EvidenceKind.VOICE):
        raise AskAgain(EvidenceNotPossible())
    return EvidenceKind(given.file_kind)


async def _evidence_is_never_complete(context: Context, values: dict[str, Any]) -> None:
    raise LookupError("the question for evidence is left by a button, not by an answer")


async def _evidence_is_over(context: Context, question: Question) -> bool:
    return await claims.is_with_team(context.work, ClaimId(question.values["claim"]), by=context.person)


async def _stop_evidence(context: Context) -> None:
    context.show(ClaimWaits(require_participant(context.person).mentor_name), menu=True)


_evidence_form = routes.form(
    Form(
        EVIDENCE_FORM,
        (Field(_EVIDENCE, _ask_evidence, _read_evidence, then=lambda question, value: _EVIDENCE),),
        finish=_evidence_is_never_complete,
        stopped=_stop_evidence,
        is_over=_evidence_is_over,
        has_stop=False,
    )
)


async def _after_tap(context: Context, claim: Claim) -> None:
    """Ask for evidence after the first tap; a tap on what waits already only says that it does."""
    if claim.announced_at is None:
        await forms.start(context, _evidence_form, {"claim": claim.id})
    else:
        _show_waiting(context, claim)


async def _close_evidence(context: Context, claim_id: ClaimId) -> None:
    question = context.question
    if question and question.form == EVIDENCE_FORM and question.values.get("claim") == claim_id:
        await context.close_question()


def _show_waiting(context: Context, claim: Claim, *, in_place: bool = False) -> None:
    mentor = require_participant(context.person).mentor_name
    rows = (
        [[Button(ClaimLabel.UNDO, WithdrawClaim(claim.id))]] if claim.can_be_undone(now=context.now) else []
    )
    context.show(ClaimWaits(mentor), rows, in_place=in_place)


def _ready_or_not(claim_id: ClaimId) -> Rows:
    return [
        [
            Button(ClaimLabel.READY, ClaimReady(claim_id), style="primary"),
            Button(ClaimLabel.UNDO, WithdrawClaim(claim_id)),
        ]
    ]


def _to_report(goal: Goal) -> list[Button]:
    """What can be done now: the next step, where the order is free each that is open, at the end the goal itself."""
    if not goal.counts:
        return []
    steps = goal.open_steps[:1] if goal.in_order else goal.open_steps
    if goal.only_goal_left and not goal.claimed:
        return [Button(goal.title, ClaimGoal(goal.id))]
    return [Button(step.title, ClaimStep(step.id)) for step in steps]


# --- an answer to a mentor's question -------------------------------------------------------------


async def _ask_answer(context: Context, question: Question) -> Asking:
    claim_id = ClaimId(question.values["claim"])
    claim = await claims.question_of(context.work, claim_id, by=context.person)
    return Asking(AnswerAsked(claim.question or ""))


async def _read_answer(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    try:
        await claims.question_of(context.work, ClaimId(question.values["claim"]), by=context.person)
    except Gone as decided:
        raise NoAnswer from decided
    return {"kind": _kind_of(given), "text": given.text, "file_id": given.file_id}


async def _finish_answer(context: Context, values: dict[str, Any]) -> None:
    given = values["answer"]
    await claims.answer(
        context.work,
        ClaimId(values["claim"]),
        given["text"],
        kind=EvidenceKind(given["kind"]),
        file_id=given["file_id"],
        by=context.person,
        now=context.now,
    )
    context.show(AnswerSent(require_participant(context.person).mentor_name), menu=True)


async def _answer_is_over(context: Context, question: Question) -> bool:
    try:
        await claims.question_of(context.work, ClaimId(question.values["claim"]), by=context.person)
    except Gone:
        return True
    return False


async def _stop_answer(context: Context) -> None:
    context.show(AnswerLater(), menu=True)


_answer_form = routes.form(
    Form(
        claims.ANSWER_FORM,
        (Field("answer", _ask_answer, _read_answer),),
        finish=_finish_answer,
        stopped=_stop_answer,
        is_over=_answer_is_over,
    )
)


# --- what the team said ---------------------------------------------------------------------------


@routes.notice(ClaimApproved)
def dress_approved(notice: ClaimApproved, plain: Outgoing) -> Outgoing:
    """To the spaarpot, and to the next small step."""
    return plain.with_rows([[_balance_button()], [Button(ClaimLabel.NEXT_STEP, ShowGoals())]])


@routes.notice(ClaimNotYet)
def dress_not_yet(notice: ClaimNotYet, plain: Outgoing) -> Outgoing:
    """Another try, or a question."""
    again = ClaimStep(StepId(int(notice.step))) if notice.step else ClaimGoal(GoalId(int(notice.goal)))
    return plain.with_rows([[Button(ClaimLabel.DONE, again)], [Button(ClaimLabel.ASK, AskHelp())]])


@routes.notice(ClaimQuestion)
def dress_question(notice: ClaimQuestion, plain: Outgoing) -> Outgoing:
    """The way to answer, also for who went elsewhere meanwhile."""
    return plain.with_rows([[Button(ClaimLabel.ANSWER, AnswerQuestion(ClaimId(int(notice.claim))))]])


def _balance_button() -> Button:
    return Button(ClaimLabel.MY_BALANCE, ShowRewards())
