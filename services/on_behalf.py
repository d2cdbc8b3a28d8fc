"""Acting for a participant (`docs/decisions/0022`): beginning, going on while the rights are there, and ending.

What is done in between are the participant's own services. They get the participant, with `acted_by`.
"""

from dataclasses import replace
from datetime import datetime

from mentoring.ids import PersonId
from mentoring.on_behalf import Acting, in_the_place_of, require_may_act, why_over
from mentoring.people import Someone
from mentoring.refusals import Gone
from services import people
from storage.work import Work


async def begin(work: Work, participant_id: PersonId, *, by: Someone, now: datetime) -> Acting:
    """From now on act for this participant, in the place of whoever it was before.

    Raises:
        Gone: when there is no such participant.
        NotOfThisTeam, NotForOneself: when it is not for this person.
        NotTakingPart: when the participant has not agreed yet, or has stopped.
    """
    participant = await work.people.participant(participant_id)
    require_may_act(by, participant)
    participant.require_taking_part()
    await work.on_behalf.begin(by.id, participant_id, now=now)
    await work.audit.add("on_behalf.begin", f"person:{participant_id}", by=by.id, now=now)
    return Acting(in_the_place_of(await work.people.someone(participant_id), by.id), now)


async def current(work: Work, *, by: Someone, now: datetime) -> Acting | None:
    """For whom this person acts, as they and the participant are at this moment; with `over` when no longer."""
    begun = await work.on_behalf.of(by.id)
    if begun is None:
        return None
    try:
        participant = await work.people.someone(begun.participant_id)
    except Gone:
        return None
    acting = Acting(in_the_place_of(participant, by.id), begun.last_at)
    return replace(acting, over=why_over(by, acting.who, last_at=begun.last_at, now=now))


async def go_on(work: Work, acting: Acting, *, by: Someone, now: datetime) -> None:
    """Something is done for the participant now: all that is recorded of it names both.

    Raises:
        NotOfThisTeam, NotForOneself: when it is not for this person.
    """
    require_may_act(by, acting.who)
    await work.on_behalf.touch(by.id, now=now)
    work.audit.act_for(acting.who.id, by=by.id)
    work.outbox.listen_for(acting.who.id)
    if acting.who.on_paper:  # of whom has a phone it tells nothing about whether they look at it
        await people.see(work, acting.who, now=now)


async def end(work: Work, acting: Acting, *, by: Someone, now: datetime) -> None:
    """Act for nobody any more. Why, when that was not their own choice, stands in the audit log."""
    await work.on_behalf.end(by.id)
    why = {} if acting.over is None else {"result": acting.over.value}
    await work.audit.add("on_behalf.end", f"person:{acting.who.id}", by=by.id, now=now, **why)
