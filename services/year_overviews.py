"""The yearly overview: for a participant themselves, also when they have stopped, and for their team, on paper."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.ids import PersonId
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone
from mentoring.year_overviews import YearOverview, overview_of, years_of
from storage.work import Work


@dataclass(frozen=True, slots=True)
class OwnOverview:
    """An overview and whose it is. `shares_limit`: others of their household earn under the same limit; who they are is
    not told.
    """

    participant: Participant
    overview: YearOverview
    shares_limit: bool


async def own_years(work: Work, *, by: Someone, now: datetime) -> tuple[int, ...]:
    """The years of which somebody can have an overview, newest first.

    Raises:
        NotAllowed: when they are no participant.
    """
    return await _years(work, require_participant(by).id, now=now)


async def own(work: Work, year: int, *, by: Someone, now: datetime) -> OwnOverview:
    """'Jaaroverzicht'.

    Raises:
        NotAllowed: when they are no participant.
        Gone: when there is nothing of that year.
    """
    return await _overview(work, require_participant(by), year, now=now)


async def years_for(work: Work, participant_id: PersonId, *, by: Someone, now: datetime) -> tuple[int, ...]:
    """The years of which somebody of the team can print the overview of a participant, newest first.

    Raises:
        Gone: when there is no such participant.
        NotOfThisTeam: when it is another team's.
    """
    participant = await _of_team(work, participant_id, by=by)
    return await _years(work, participant.id, now=now)


async def overview_for(
    work: Work, participant_id: PersonId, year: int, *, by: Someone, now: datetime
) -> OwnOverview:
    """The overview of a participant, for somebody of the team to give to them on paper.

    Raises:
        Gone: when there is no such participant, or nothing of that year.
        NotOfThisTeam: when it is another team's.
    """
    return await _overview(work, await _of_team(work, participant_id, by=by), year, now=now)


async def _of_team(work: Work, participant_id: PersonId, *, by: Someone) -> Participant:
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    return participant


async def _years(work: Work, participant_id: PersonId, *, now: datetime) -> tuple[int, ...]:
    entries = await work.year_overviews.entries(participant_id)
    return years_of(entries, await work.choices.of(participant_id), now=now)


async def _overview(work: Work, participant: Participant, year: int, *, now: datetime) -> OwnOverview:
    entries = await work.year_overviews.entries(participant.id)
    choices = await work.choices.of(participant.id)
    if year not in years_of(entries, choices, now=now):
        raise Gone
    deeds = await work.year_overviews.deeds(participant.id)
    overview = overview_of(year, entries=entries, deeds=deeds, choices=choices, now=now)
    return OwnOverview(participant, overview, await _shares_limit(work, participant.id))


async def _shares_limit(work: Work, participant_id: PersonId) -> bool:
    household = await work.households.of(participant_id)
    return household is not None and len(await work.households.members(household)) > 1
