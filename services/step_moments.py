"""When a nudge helps: chosen by the participant for a step, or no nudges at all."""

from dataclasses import replace
from datetime import datetime, time

from mentoring.access import require_participant
from mentoring.ids import StepId
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.step_moments import Rhythm
from mentoring.steps import Step, StepState
from storage.work import Work


async def to_choose(work: Work, step_id: StepId, *, by: Someone) -> Step:
    """A step for which a participant wants to choose when a nudge helps.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is somebody else's step.
        NoLongerPossible: when the step is done or dropped, or its goal does not count.
    """
    participant = require_participant(by)
    goal = await work.goals.with_step(step_id)
    if goal.participant_id != participant.id:
        raise Gone
    step = goal.step(step_id)
    if not goal.counts or step.state not in (StepState.OPEN, StepState.CLAIMED):
        raise NoLongerPossible
    return step


async def chosen(work: Work, step_id: StepId, *, by: Someone) -> Rhythm | None:
    """When a nudge for this step comes, if the participant chose that: for it, or last for another one. None, too, when
    they want no nudges.

    Raises:
        NotAllowed: when it is no participant.
    """
    who = require_participant(by).id
    if not (await work.preferences.of(who)).nudges:
        return None
    rhythms = (await work.step_moments.of([who])).get(who, {})
    return rhythms.get(step_id) or next(reversed(list(rhythms.values())), None)


async def require_fits(work: Work, at: time, *, programme: Programme, by: Someone) -> None:
    """Whether a nudge may come at this time of the day.

    Raises:
        NotAllowed: when it is no participant.
        InQuietHours: when nothing may be sent to them then.
    """
    chosen = await work.preferences.of(require_participant(by).id)
    Rhythm.choose((0,), at, quiet=chosen.quiet(programme))


async def choose(
    work: Work,
    step_id: StepId,
    weekdays: tuple[int, ...],
    at: time,
    *,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> Rhythm:
    """Keep when a nudge helps for a step. Who had switched nudges off wants them again.

    Raises:
        NotAllowed, Gone, NoLongerPossible: as for `to_choose`.
        NoRhythm, InQuietHours: when it can't be that.
    """
    await to_choose(work, step_id, by=by)
    chosen = await work.preferences.of(by.id)
    rhythm = Rhythm.choose(weekdays, at, quiet=chosen.quiet(programme))
    await work.step_moments.save(step_id, rhythm, now=now)
    await switch(work, on=True, by=by, now=now)
    return rhythm


async def switch(work: Work, *, on: bool, by: Someone, now: datetime) -> None:
    """'Geen duwtjes', and 'Toch wel duwtjes': for all steps, because who says no means no.

    Raises:
        NotAllowed: when it is no participant.
    """
    who = require_participant(by).id
    chosen = await work.preferences.of(who)
    if chosen.nudges is not on:
        await work.preferences.save(who, replace(chosen, nudges=on))
    await work.nudges.look_again(who, now=now)
