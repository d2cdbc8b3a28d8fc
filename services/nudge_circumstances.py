"""All that says what may be said to participants by itself, read for many at once."""

from collections.abc import Collection
from datetime import date, datetime

from mentoring.ids import PersonId
from mentoring.nudge_circumstances import LOOK_BACK, Circumstances, OpenSteps, Recipient, Turn, Weekly
from mentoring.preferences import Preferences
from mentoring.programme import Programme
from mentoring.wall_time import day_of
from storage.work import Work


async def recipients(
    work: Work, ids: Collection[PersonId], *, programme: Programme, now: datetime
) -> dict[PersonId, Recipient]:
    """Participants with what they chose, what they can do next, and what was said to them lately.

    A fixed number of statements, however many they are.
    """
    people = await work.people.several(ids)
    chosen = await work.preferences.several(ids)
    steps = await work.nudge_facts.open_steps(ids)
    rhythms = await work.step_moments.of(ids)
    plans = await work.plans.of_open_steps(ids)
    said = await work.nudge_facts.said(ids, since=day_of(now - LOOK_BACK))
    busy = await work.nudge_facts.busy_at(ids)
    stopped = await work.nudge_facts.stopped_at(ids)
    found = {}
    for who, participant in people.items():
        preferences, theirs = chosen.get(who, Preferences()), steps.get(who, OpenSteps())
        moments = rhythms.get(who, {})
        turns = theirs.turns(moments, plans)
        first = turns[0] if turns else Turn(None, theirs.rhythm(moments))
        known = Circumstances(
            quiet=preferences.quiet(programme),
            rhythm=first.rhythm,
            step_id=first.step_id,
            turns=turns,
            overview=_overview(preferences),
            check_in=_check_in(preferences),
            said=said.get(who, ()),
            last_seen_on=participant.last_seen_on,
            busy_on=_day_of(busy.get(who)),
            stopped_on=_day_of(stopped.get(who)),
        )
        found[who] = Recipient(participant, preferences, theirs, known, plans)
    return found


async def recipient(work: Work, who: PersonId, *, programme: Programme, now: datetime) -> Recipient:
    """The same for one participant."""
    return (await recipients(work, [who], programme=programme, now=now))[who]


def _overview(preferences: Preferences) -> Weekly | None:
    return Weekly(preferences.overview_weekday, preferences.overview_at) if preferences.overview else None


def _check_in(preferences: Preferences) -> Weekly | None:
    return Weekly(preferences.check_in_day, preferences.check_in_at) if preferences.check_in else None


def _day_of(moment: datetime | None) -> date | None:
    return None if moment is None else day_of(moment)
