"""Looking up whether a participant or a mentor has another appointment at the same time, before one is planned."""

from collections.abc import Sequence
from datetime import timedelta

from mentoring.access import require_staff_of
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When
from mentoring.overlaps import Taken, overlapping
from mentoring.people import Someone
from storage.work import Work


async def overlaps(
    work: Work,
    participant_id: PersonId,
    mentor_id: PersonId,
    moments: Sequence[When],
    minutes: int,
    *,
    but: AppointmentId | None = None,
    by: Someone,
) -> list[Taken]:
    """What either of them has at the same time as one of these moments; `but` is the one that would be moved.

    Raises:
        NotOfThisTeam: when the participant is of another team.
        Gone: when there is no such participant.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    starts = [when.starts_at for when in moments]
    until = max(starts) + timedelta(minutes=minutes)
    taken = await work.overlaps.taken(participant_id, mentor_id, since=min(starts), until=until)
    return [one for one in overlapping(moments, minutes, taken) if one.appointment_id != but]
