"""'Herinner me later': a step that is said once more, at the moment that was promised."""

from datetime import datetime

from mentoring.access import require_participant
from mentoring.ids import StepId
from mentoring.nudge_circumstances import Recipient
from mentoring.nudge_moments import evening_is_free, promised_at
from mentoring.nudges import NudgeKind, SayAgain
from mentoring.people import ParticipantState, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from services.nudge_circumstances import recipient
from storage.work import Work


async def may_be_tonight(
    work: Work, step_id: StepId, *, programme: Programme, by: Someone, now: datetime
) -> tuple[str, bool]:
    """The words of a step of which somebody wants to hear again later, and whether that can be tonight.

    Raises:
        NotAllowed, Gone, NoLongerPossible: as for `remind_later`.
    """
    to = await _who_may_be_nudged(work, step_id, programme=programme, by=by, now=now)
    return to.steps.titles[step_id], evening_is_free(to.known, now=now)


async def remind_later(
    work: Work, step_id: StepId, later: SayAgain, *, programme: Programme, by: Someone, now: datetime
) -> datetime:
    """'Herinner me later': promise to say a step again. The moment of the promise.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is somebody else's step.
        NoLongerPossible: when the step is no longer open, or they want no nudges now.
        EveningTaken: when this evening can't be promised.
    """
    to = await _who_may_be_nudged(work, step_id, programme=programme, by=by, now=now)
    at = promised_at(to.known.about(step_id), later, now=now)
    await work.nudges.plan(to.participant.id, NudgeKind.STEP, at, step_id=step_id, asked_for=True)
    return at


async def _who_may_be_nudged(
    work: Work, step_id: StepId, *, programme: Programme, by: Someone, now: datetime
) -> Recipient:
    participant = require_participant(by)
    if (await work.goals.with_step(step_id)).participant_id != participant.id:
        raise Gone
    to = await recipient(work, participant.id, programme=programme, now=now)
    is_active = to.participant.state is ParticipantState.ACTIVE
    if step_id not in to.steps.titles or not is_active or not to.preferences.nudges:
        raise NoLongerPossible
    return to
