"""Nudges: what is due is looked up by the clock, and said once if it still fits (`mentoring.nudges` says when)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from mentoring.ids import NudgeId, PersonId, StepId
from mentoring.nudge_circumstances import Recipient, Said
from mentoring.nudge_moments import next_check_in, next_overview, next_turn
from mentoring.nudge_verdicts import Do, look_at_check_in, look_at_overview, look_at_return, look_at_step
from mentoring.nudges import NudgeKind, PlannedNudge
from mentoring.programme import Programme
from mentoring.wall_time import day_of
from messages.base import Notice
from messages.check_ins import HowAreYou
from messages.nudges import NudgesUnanswered, PromisedNudge, StepNudge
from messages.pauses import PauseOver
from messages.plans import PlanNudge, PromisedPlanNudge, sentence
from services import apart, overviews, pauses
from services.nudge_circumstances import recipients
from storage.work import Work

MOST_AT_ONCE = 100
"""Nudges in one piece of work, so that it stays short. The next tick takes the next ones."""


# --- the clock ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Round:
    """One tick: the piece of work, when it is, and everybody for whom something is due."""

    work: Work
    to: dict[PersonId, Recipient]
    now: datetime

    @property
    def today(self) -> date:
        return day_of(self.now)


async def nudge_due(work: Work, programme: Programme, now: datetime) -> None:
    """Say what is due and still fits. Each hour, plan for whoever should have a nudge and has none."""
    if now.minute == 0:
        await work.nudges.fill_in(now=now)
    ids = partial(work.nudges.due_ids, now=now, most=MOST_AT_ONCE)
    await apart.for_all(work, partial(_nudge, work, programme, now=now), ids, of="nudge")


async def _nudge(work: Work, programme: Programme, only: NudgeId | None, *, now: datetime) -> None:
    due = await work.nudges.due(now=now, most=MOST_AT_ONCE, only=only)
    if not due:
        return
    ids = {nudge.participant_id for nudge in due}
    one_round = _Round(work, await recipients(work, ids, programme=programme, now=now), now)
    for nudge in due:
        await _look_at(one_round, nudge)


async def _look_at(round_: _Round, nudge: PlannedNudge) -> None:
    why_not = round_.to[nudge.participant_id].why_not(nudge.kind)
    if why_not:
        await round_.work.nudges.drop(nudge.id, because=why_not, now=round_.now)
        return
    match nudge.kind:
        case NudgeKind.STEP:
            await _look_at_step(round_, nudge)
        case NudgeKind.OVERVIEW:
            await _look_at_overview(round_, nudge)
        case NudgeKind.CHECK_IN:
            await _look_at_check_in(round_, nudge)
        case NudgeKind.RETURN:
            await _look_at_return(round_, nudge)


async def _look_at_step(round_: _Round, nudge: PlannedNudge) -> None:
    to = round_.to[nudge.participant_id]
    asked_for = nudge.asked_for and nudge.step_id in to.steps.titles
    if not (asked_for or to.known.turns):
        await round_.work.nudges.drop(nudge.id, because="no step", now=round_.now)
        return
    verdict = look_at_step(to.known, due_at=nudge.due_at, asked_for=asked_for, now=round_.now)
    step_id = nudge.step_id if asked_for else verdict.step_id
    if verdict.do is Do.SAY and step_id is not None:
        await _say_step(round_, replace(nudge, step_id=step_id), step_id, asked_for=asked_for)
        return
    if verdict.do is Do.ASK_TEAM:
        await _ask_team(round_, nudge)
    await round_.work.nudges.replan(nudge.id, verdict.at, step_id=step_id, asked_for=asked_for)


async def _say_step(round_: _Round, nudge: PlannedNudge, step_id: StepId, *, asked_for: bool) -> None:
    """Say the participant's own if-then plan for the step, else the step itself; and plan the next nudge."""
    notice = _words(round_.to[nudge.participant_id], step_id, asked_for)
    await _say(round_, nudge, notice, asked_for=asked_for)
    to = round_.to[nudge.participant_id]
    if to.known.turns:
        following, step_of_it = next_turn(to.known, since=round_.now)
        await round_.work.nudges.plan(to.participant.id, NudgeKind.STEP, following, step_id=step_of_it)


def _words(to: Recipient, step_id: StepId, asked_for: bool) -> Notice:
    plan = to.plans.get(step_id)
    if plan is not None:
        return (PromisedPlanNudge if asked_for else PlanNudge)(sentence(plan), step_id)
    return (PromisedNudge if asked_for else StepNudge)(to.steps.titles[step_id], step_id)


async def _look_at_overview(round_: _Round, nudge: PlannedNudge) -> None:
    to = round_.to[nudge.participant_id]
    verdict = look_at_overview(to.known, due_at=nudge.due_at, now=round_.now)
    if verdict is None:
        await round_.work.nudges.drop(nudge.id, because="off", now=round_.now)
    elif verdict.do is Do.WAIT:
        await round_.work.nudges.replan(nudge.id, verdict.at, step_id=None, asked_for=False)
    else:
        await _say_overview(round_, nudge, to)


async def _say_overview(round_: _Round, nudge: PlannedNudge, to: Recipient) -> None:
    overview = await overviews.overview_of(round_.work, to, now=round_.now)
    if overview is None:
        await round_.work.nudges.drop(nudge.id, because="nothing to tell", now=round_.now)
        to = to.after_saying(Said(round_.today, NudgeKind.OVERVIEW))
    else:
        await _say(round_, nudge, overview)
        to = round_.to[nudge.participant_id]
    following = next_overview(to.known, since=round_.now)
    if following is not None:
        await round_.work.nudges.plan(to.participant.id, NudgeKind.OVERVIEW, following)


async def _look_at_check_in(round_: _Round, nudge: PlannedNudge) -> None:
    to = round_.to[nudge.participant_id]
    verdict = look_at_check_in(to.known, due_at=nudge.due_at, now=round_.now)
    if verdict is None:
        await round_.work.nudges.drop(nudge.id, because="off", now=round_.now)
    elif verdict.do is Do.WAIT:
        await round_.work.nudges.replan(nudge.id, verdict.at, step_id=None, asked_for=False)
    else:
        await _say(round_, nudge, HowAreYou(to.participant.mentor_name, nudge.id))
        following = next_check_in(round_.to[nudge.participant_id].known, since=round_.now)
        if following is not None:
            await round_.work.nudges.plan(to.participant.id, NudgeKind.CHECK_IN, following)


async def _look_at_return(round_: _Round, nudge: PlannedNudge) -> None:
    to = round_.to[nudge.participant_id]
    known = await round_.work.pauses.open_of(nudge.participant_id)
    if known is None or known.until is None:
        await round_.work.nudges.drop(nudge.id, because="no end", now=round_.now)
        return
    verdict = look_at_return(to.known, due_at=max(known.until, nudge.due_at), now=round_.now)
    if verdict.do is Do.WAIT:
        await round_.work.nudges.replan(nudge.id, verdict.at, step_id=None, asked_for=False)
        return
    await _say(round_, nudge, PauseOver())
    await pauses.end(round_.work, to.participant, known, now=round_.now)


async def _say(round_: _Round, nudge: PlannedNudge, notice: Notice, *, asked_for: bool = False) -> None:
    """Say it, and let nothing more be said to this person today."""
    to, now = round_.to[nudge.participant_id], round_.now
    await round_.work.outbox.add(
        notice,
        to=nudge.participant_id,
        once=f"nudge:{nudge.id}",
        expires_at=to.known.quiet.day_ends_at(now),
        now=now,
    )
    await round_.work.nudges.settle_said(
        nudge.id, nudge.step_id, on=round_.today, asked_for=asked_for, now=now
    )
    said = Said(round_.today, nudge.kind, asked_for, nudge.step_id)
    round_.to[nudge.participant_id] = to.after_saying(said)


async def _ask_team(round_: _Round, nudge: PlannedNudge) -> None:
    """Three went without an answer. A person goes on where the bot stops, once."""
    participant = round_.to[nudge.participant_id].participant
    await round_.work.nudges.record_stop(nudge, now=round_.now)
    await round_.work.outbox.add(
        NudgesUnanswered(participant.first_name, participant.pseudonym),
        to_team=participant.team_id,
        about=participant.id,
        once=f"nudges-unanswered:{participant.id}:{round_.today}",
        now=round_.now,
    )


# --- what others ask for --------------------------------------------------------------------------


async def look_again(work: Work, participant_id: PersonId, *, now: datetime) -> None:
    """Something changed that says which step is next, or when a nudge fits: the next tick plans anew."""
    await work.nudges.look_again(participant_id, now=now)
