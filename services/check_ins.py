"""Check-ins: how a participant says that it goes, for themselves. The team hears of it with consent only."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_participant
from mentoring.check_ins import CheckIn, Face
from mentoring.ids import CheckInId, NudgeId
from mentoring.letters import Content
from mentoring.nudges import NudgeKind
from mentoring.people import Someone
from mentoring.preferences import Preferences
from mentoring.programme import Programme
from mentoring.refusals import Gone
from services import calls_for_help, letters
from storage.work import Work


async def answer(
    work: Work, nudge_id: NudgeId, face: Face, *, by: Someone, now: datetime
) -> CheckInId | None:
    """Keep what a participant pressed. None when they have answered since they were asked: nothing changes then.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when they were not asked this.
    """
    participant = require_participant(by)
    asked_at = await work.check_ins.asked_at(nudge_id, participant.id)
    if asked_at is None:
        raise Gone
    last = await work.check_ins.last(participant.id)
    if last is not None and last.answered_at >= asked_at:
        return None
    return await work.check_ins.add(participant.id, face, now=now)


async def write(work: Work, check_in_id: CheckInId, words: str, *, by: Someone) -> None:
    """Keep the sentence that goes with an answer. Nobody else reads it.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is not their answer.
    """
    await _own(work, check_in_id, by=by)
    await work.check_ins.write(check_in_id, words)


async def tell(
    work: Work, check_in_id: CheckInId, *, with_words: bool, programme: Programme, by: Someone, now: datetime
) -> None:
    """'Ja': the team hears that they have it hard; with `with_words` they read the sentence too, as a letter.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is not their answer.
    """
    check_in = await _own(work, check_in_id, by=by)
    if check_in.shared_at is not None:
        return
    await work.check_ins.share(check_in_id, now=now)
    await calls_for_help.tell(work, programme=programme, by=by, now=now)
    if with_words and check_in.words:
        await letters.write(work, Content(check_in.words), by=by, now=now)


async def switch(work: Work, *, on: bool, by: Someone, now: datetime) -> Preferences:
    """'Ja, graag', 'Nee, dank je', 'Dit niet meer vragen': from now on it is known what they want.

    Raises:
        NotAllowed: when it is no participant.
    """
    who = require_participant(by).id
    before = await work.preferences.of(who)
    chosen = replace(before, check_in=on, check_in_weekday=before.check_in_day)
    await work.preferences.save(who, chosen)
    if on:
        await work.nudges.plan(who, NudgeKind.CHECK_IN, now)  # when exactly is for the next tick to find out
    return chosen


async def _own(work: Work, check_in_id: CheckInId, *, by: Someone) -> CheckIn:
    participant = require_participant(by)
    check_in = await work.check_ins.to_decide(check_in_id)
    if check_in is None or check_in.participant_id != participant.id:
        raise Gone
    return check_in
