"""What a participant chooses about messages that come by themselves. What is planned follows at once."""

from collections.abc import Collection
from datetime import datetime

from mentoring.access import require_participant
from mentoring.ids import PersonId
from mentoring.people import Someone
from mentoring.preferences import Preferences
from mentoring.programme import Programme
from services import nudges, reminders
from storage.work import Work


async def chosen(work: Work, *, by: Someone) -> Preferences:
    """What a participant has chosen so far.

    Raises:
        NotAllowed: when it is no participant.
    """
    return await work.preferences.of(require_participant(by).id)


async def choose(
    work: Work, wanted: Preferences, *, programme: Programme, by: Someone, now: datetime
) -> None:
    """Keep what a participant chooses now. Reminders that are planned follow; nudges are looked at anew.

    Raises:
        NotAllowed: when it is no participant.
    """
    participant = require_participant(by)
    before = await work.preferences.of(participant.id)
    if wanted == before:
        return
    await work.preferences.save(participant.id, wanted)
    await reminders.plan_anew_for(work, participant.id, programme=programme, now=now)
    await nudges.look_again(work, participant.id, now=now)


async def in_quiet_hours(
    work: Work, participants: Collection[PersonId], *, programme: Programme, now: datetime
) -> frozenset[PersonId]:
    """Those of some participants whose phone had better not ring now."""
    if not participants:
        return frozenset()
    known = await work.preferences.several(participants)
    return frozenset(
        each for each in participants if known.get(each, Preferences()).quiet(programme).is_quiet(now)
    )
