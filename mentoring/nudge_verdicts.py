"""Whether a nudge whose moment seems to be there is said now, waits, or has become a call by the team."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from typing import Protocol

from mentoring.ids import StepId
from mentoring.nudge_circumstances import Circumstances
from mentoring.nudge_moments import next_check_in, next_overview, next_promise, next_return, next_turn
from mentoring.nudges import MOST_WITHOUT_ANSWER, NudgeKind
from mentoring.wall_time import begin_of, day_of, time_of, wall_moment


class _FindWeekly(Protocol):
    def __call__(self, known: Circumstances, *, since: datetime) -> datetime | None: ...


class Do(Enum):
    """What to do with a nudge whose moment seems to be there."""

    SAY = auto()
    WAIT = auto()
    ASK_TEAM = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now; with `WAIT` and `ASK_TEAM`, when to look again. `step_id`: the step whose turn it is."""

    do: Do
    at: datetime
    step_id: StepId | None = None


def look_at_step(known: Circumstances, *, due_at: datetime, asked_for: bool, now: datetime) -> Verdict:
    """A nudge for a step falls due: is this its moment? One that was left over from an earlier day is not said for
    that day any more; a promise is said at the same time of a day after it.
    """
    find = _next_promised if asked_for else next_turn
    today = wall_moment(day_of(now), time_of(due_at) if asked_for else time())
    moment, step_id = find(known, since=max(due_at, today))
    if not _is_now(known, moment, now=now):
        return Verdict(Do.WAIT, *((moment, step_id) if moment > now else find(known, since=now)))
    if asked_for or not (known.has_stopped or known.unanswered(NudgeKind.STEP) >= MOST_WITHOUT_ANSWER):
        return Verdict(Do.SAY, now, step_id)
    following = find(known, since=begin_of(day_of(now) + timedelta(days=1)))
    return Verdict(Do.WAIT if known.has_stopped else Do.ASK_TEAM, *following)


def look_at_overview(known: Circumstances, *, due_at: datetime, now: datetime) -> Verdict | None:
    """The weekly overview falls due. None when it is off. Who does not answer gets none."""
    return _look_at_weekly(known, next_overview, rests=known.overview_rests, due_at=due_at, now=now)


def look_at_check_in(known: Circumstances, *, due_at: datetime, now: datetime) -> Verdict | None:
    """The same for the weekly check-in."""
    return _look_at_weekly(known, next_check_in, rests=known.check_in_rests, due_at=due_at, now=now)


def look_at_return(known: Circumstances, *, due_at: datetime, now: datetime) -> Verdict:
    """A pause is over. This is never left out, only said at the next moment that fits."""
    moment = next_return(known, since=due_at)
    if moment <= now:
        moment = next_return(known, since=now)
    return Verdict(Do.SAY if moment <= now else Do.WAIT, moment)


def _look_at_weekly(
    known: Circumstances, find: _FindWeekly, *, rests: bool, due_at: datetime, now: datetime
) -> Verdict | None:
    moment = find(known, since=max(due_at, begin_of(day_of(now))))
    following = find(known, since=begin_of(day_of(now) + timedelta(days=1)))
    if moment is None or following is None:
        return None
    if moment > now:
        return Verdict(Do.WAIT, moment)
    if rests or not _is_now(known, moment, now=now):
        return Verdict(Do.WAIT, following)
    return Verdict(Do.SAY, now)


def _next_promised(known: Circumstances, *, since: datetime) -> tuple[datetime, StepId | None]:
    return next_promise(known, since=since), known.step_id


def _is_now(known: Circumstances, moment: datetime, *, now: datetime) -> bool:
    return moment <= now and not known.quiet.is_quiet(now)
