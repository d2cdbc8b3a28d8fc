"""The bridge: a participant rates every pillar, at their own pace, and sees where they stand and what has grown."""

from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.bridge import Assessment
from mentoring.ids import AssessmentId, PersonId, PillarKey
from mentoring.letters import require_phone
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.wall_time import day_of
from messages.bridge import BridgeDrawn, BridgeInvited, bridge_of_day
from messages.bridge_staff import BridgeFilledIn
from storage.work import Work


async def invite(work: Work, participant_id: PersonId, *, by: Someone, now: datetime) -> Participant:
    """Somebody of the team would like to look at the bridge together. Asked once a day, however often it is pressed.

    Raises:
        NotOfThisTeam: when it is another team's participant.
        NotTakingPart, HasNoPhone, NoAccountYet: when they can't fill it in.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    participant.require_taking_part()
    require_phone(participant)
    occasion = f"bridge:invite:{participant_id}:{day_of(now)}"
    await work.outbox.add(BridgeInvited(by.first_name), to=participant_id, once=occasion, now=now)
    await work.audit.add("bridge.invite", f"person:{participant_id}", by=by.id, now=now)
    return participant


async def begin(work: Work, participant_id: PersonId, *, by: Someone, now: datetime) -> Assessment:
    """Begin a bridge, or go on with the one that is open.

    Raises:
        NotOfThisTeam: when it is neither their own nor their team's.
        NotTakingPart: when they have not agreed yet, or have stopped.
    """
    participant = await work.people.participant(participant_id)
    if by.id != participant_id:
        require_staff_of(by, participant.team_id)
    participant.require_taking_part()
    if await work.bridges.begin(participant_id, by=by.acted_by or by.id, now=now):
        await work.audit.add("bridge.begin", f"person:{participant_id}", by=by.id, now=now)
    return await _open_of(work, participant_id)


async def begin_anew(work: Work, assessment_id: AssessmentId, *, by: Someone, now: datetime) -> Assessment:
    """Let go of what was broken off long ago, and begin with the first pillar. One that is fresh goes on as it is.

    Raises:
        NotAllowed, Gone, NotTakingPart: as for `rate`.
        NoLongerPossible: when it is finished.
    """
    known = await _held(work, assessment_id, by=by)
    if not known.is_open:
        raise NoLongerPossible
    if known.lies_long(now):
        await work.bridges.let_go(assessment_id)
        await work.audit.add("bridge.begin_anew", f"person:{by.id}", by=by.id, now=now)
        await work.bridges.begin(by.id, by=by.acted_by or by.id, now=now)
    return await _open_of(work, by.id)


async def rate(
    work: Work,
    assessment_id: AssessmentId,
    pillar: PillarKey,
    level: int | None,
    *,
    programme: Programme,
    mark: str | None = None,
    by: Someone,
    now: datetime,
) -> Assessment:
    """Answer for one pillar; None is "weet ik niet". The same answer once more changes nothing.

    `mark` is that of the screen on which the answer stood (`Assessment.mark`), so that an old one answers nothing.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is not this participant's bridge.
        NotTakingPart: when they have stopped.
        NoLongerPossible: when it is finished, or the screen, the pillar or the level is of before.
    """
    known = await _held(work, assessment_id, by=by)
    rated = known.rate(pillar, level, method=programme.method, at=now)
    if rated is known:
        return known
    asked = next(each for each in programme.method.asked if each.key == pillar)
    if mark is not None and mark != known.mark(asked):
        raise NoLongerPossible
    answer = rated.rating(pillar)
    if answer is not None:
        await work.bridges.save(assessment_id, answer)
    return rated


async def finish(
    work: Work, assessment_id: AssessmentId, *, programme: Programme, by: Someone, now: datetime
) -> Assessment:
    """Every pillar has an answer: the participant gets the picture, and the team hears that it was filled in.

    Once: for one that is finished nothing is said again.

    Raises:
        NotAllowed, Gone, NotTakingPart: as for `rate`.
        NotAllRated: when a pillar has no answer yet.
    """
    known = await _held(work, assessment_id, by=by)
    if not known.is_open:
        return known
    finished = known.finish(method=programme.method, at=now)
    await work.bridges.finish(assessment_id, now=now)
    await work.audit.add("bridge.finish", f"bridge:{assessment_id}", by=by.id, now=now)
    participant = require_participant(by)
    earlier = await work.bridges.finished_of(participant.id)
    shown = BridgeDrawn(bridge_of_day(finished, earlier, programme.method))
    await work.outbox.add(shown, to=participant.id, now=now)
    news = BridgeFilledIn(participant.first_name, participant.pseudonym, participant.id)
    await work.outbox.add(news, to_team=participant.team_id, about=participant.id, now=now)
    return finished


async def get(work: Work, assessment_id: AssessmentId, *, by: Someone) -> Assessment:
    """One of a participant's own, open or finished.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is not theirs.
    """
    return _theirs(await work.bridges.get(assessment_id), require_participant(by))


async def own_open(work: Work, *, by: Someone) -> Assessment | None:
    """The one that a participant has begun and not finished. Raises `NotAllowed` when it is no participant."""
    return await work.bridges.open_of(require_participant(by).id)


async def own(work: Work, *, by: Someone) -> list[Assessment]:
    """Those that a participant has finished, newest first. Raises `NotAllowed` when it is no participant."""
    return await work.bridges.finished_of(require_participant(by).id)


async def of_participant(work: Work, participant_id: PersonId, *, by: Someone) -> list[Assessment]:
    """Those that a participant has finished, newest first, for their team.

    Raises:
        Gone: when there is no such participant.
        NotOfThisTeam: when they are of another team.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return await work.bridges.finished_of(participant_id)


async def is_under_way(work: Work, participant_id: PersonId, *, by: Someone) -> bool:
    """Whether a participant has begun one and not finished it, for their team.

    Raises:
        Gone, NotOfThisTeam: as for `of_participant`.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return await work.bridges.open_of(participant_id) is not None


async def _held(work: Work, assessment_id: AssessmentId, *, by: Someone) -> Assessment:
    participant = require_participant(by)
    known = _theirs(await work.bridges.to_decide(assessment_id), participant)
    participant.require_taking_part()
    return known


def _theirs(assessment: Assessment, participant: Participant) -> Assessment:
    if assessment.participant_id != participant.id:
        raise Gone
    return assessment


async def _open_of(work: Work, participant_id: PersonId) -> Assessment:
    found = await work.bridges.open_of(participant_id)
    if found is None:
        raise NoLongerPossible
    return found
