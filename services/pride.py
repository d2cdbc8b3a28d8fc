"""The list to be proud of, the card of a goal that was reached, and the welcome of who is back.

What somebody put on their list themselves is theirs alone: no service gives it to staff, also not while one of them
acts for a participant.
"""

from datetime import datetime

from mentoring.access import require_participant, require_themselves
from mentoring.ids import GoalId, PersonId, ProudThingId
from mentoring.people import TAKING_PART, Participant, ParticipantState, Someone
from mentoring.pride import GoodThing, Kind, grown_since, is_back, proud_thing
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.wall_time import begin_of, day_of
from messages.pride import glad_you_are_back
from services import outages
from storage.work import Work


async def everything(work: Work, *, by: Someone) -> list[GoodThing]:
    """All that stands on a participant's list, the newest first.

    Raises:
        NotAllowed: when it is no participant.
    """
    return await _all_of(work, require_participant(by).id, with_own=by.acted_by is None)


async def add(work: Work, text: str, *, by: Someone, now: datetime) -> str:
    """'Ik ben trots op …': put something on one's own list. The words as they are kept.

    Raises:
        NotAllowed: when it is no participant.
        OnlyThemselves: when it is somebody who acts for them.
        NoLongerPossible: when they have stopped.
        NothingSaid, ProudThingTooLong: when the words do not fit.
    """
    participant = require_themselves(by)
    if participant.is_over:
        raise NoLongerPossible
    words = proud_thing(text)
    await work.pride.add(participant.id, words, now=now)
    return words


async def own_thing(work: Work, thing_id: ProudThingId, *, by: Someone) -> GoodThing:
    """Something of one's own, to read once more before it is taken away.

    Raises:
        NotAllowed: when it is no participant.
        OnlyThemselves: when it is somebody who acts for them.
        Gone: when it is not theirs, or was taken away.
    """
    things = await work.pride.of(require_themselves(by).id, with_own=True)
    found = next((thing for thing in things if thing.kind is Kind.OWN and thing.id == thing_id), None)
    if found is None:
        raise Gone
    return found


async def take_away(work: Work, thing_id: ProudThingId, *, by: Someone) -> None:
    """Forget something of one's own, for good.

    Raises:
        NotAllowed: when it is no participant.
        OnlyThemselves: when it is somebody who acts for them.
        Gone: when it is not theirs, or was taken away before.
    """
    if not await work.pride.take_away(require_themselves(by).id, thing_id):
        raise Gone


async def card(work: Work, goal_id: GoalId, *, by: Someone) -> GoodThing:
    """A goal that somebody reached, for its card.

    Raises:
        NotAllowed: when it is no participant.
        Gone: when it is not theirs, or not reached.
    """
    found = await work.pride.goal(require_participant(by).id, goal_id)
    if found is None:
        raise Gone
    return found


# --- back after a while ---------------------------------------------------------------------------


async def welcome_if_back(work: Work, participant: Participant, *, now: datetime) -> None:
    """A participant wrote or pressed something; `last_seen_on` is the day of the time before. Who was silent for two
    weeks, or had a pause that is over, is welcomed. Who has a pause still is welcomed when they say that it is over.
    """
    last, today = participant.last_seen_on, day_of(now)
    if participant.state is not ParticipantState.ACTIVE or last is None or last == today:
        return
    ended_at = await work.pauses.last_ended(participant.id)
    ended_on = day_of(ended_at) if ended_at else None
    if not is_back(last, ended_on, today=today):
        return
    present = await outages.stood_still(work, since=begin_of(last), now=now)
    if is_back(last, ended_on, today=day_of(present)):
        await welcome(work, participant, now=now)


async def welcome(work: Work, participant: Participant, *, now: datetime, with_own: bool = True) -> None:
    """Say that it is good that they are back, with what went well. Once a day, whatever they came back from. Without
    their own things when somebody of the staff reads along (`with_own`).
    """
    if participant.state not in TAKING_PART:
        return
    things = await _all_of(work, participant.id, with_own=with_own)
    occasion = _occasion(participant.id, now)
    await work.outbox.add(glad_you_are_back(things), to=participant.id, once=occasion, now=now)


async def unsay(work: Work, participant_id: PersonId, *, now: datetime) -> None:
    """They come back to ask for more rest: a welcome that has not left is better unsaid."""
    await work.outbox.withdraw([_occasion(participant_id, now)], now=now)


def _occasion(participant_id: PersonId, now: datetime) -> str:
    return f"back:{participant_id}:{day_of(now)}"


async def _all_of(work: Work, participant_id: PersonId, *, with_own: bool) -> list[GoodThing]:
    seen = await work.pride.of(participant_id, with_own=with_own)
    bridges = grown_since(await work.bridges.finished_of(participant_id))
    return sorted([*seen, *bridges], key=lambda thing: thing.at, reverse=True)
