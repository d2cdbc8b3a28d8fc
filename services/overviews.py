"""The weekly overview: what went well, the one next step, the next appointment; and switching it off with one tap."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_participant
from mentoring.appointments import Appointment, Coming
from mentoring.ids import PersonId
from mentoring.nudge_circumstances import Recipient
from mentoring.overviews import looks_back_to, told
from mentoring.people import Someone
from mentoring.pride import GoodThing
from mentoring.wall_time import day_of
from messages.overviews import EveryWeekDiffers, MoreWentWell, Overview, WentWell
from messages.pride import ProudLine, proud_line
from storage.work import Work

_LOOKED_THROUGH = 10
"""So many appointments ahead to find the next one: nobody says no to more at once."""


async def overview_of(work: Work, to: Recipient, *, now: datetime) -> Overview | None:
    """The overview of a participant as it is now. None when there is nothing at all to tell."""
    who = to.participant.id
    since = looks_back_to(await work.nudge_facts.last_overview(who), now=now)
    good = await work.pride.went_well(who, since=since)
    ahead = await _comes_to(work, who, now=now)
    step = "" if to.steps.next is None else to.steps.titles[to.steps.next]
    if not (good or ahead or step):
        return None
    if not good and to.known.busy_on == day_of(now):
        return None  # They chose this today: there is no week behind it yet.
    return Overview(
        WentWell() if good else EveryWeekDiffers(),
        _lines(good),
        step,
        ahead.when.starts_at if ahead else None,
    )


async def switch(work: Work, *, on: bool, by: Someone, now: datetime) -> None:
    """'Dit niet meer sturen', and 'Toch wel sturen'.

    Raises:
        NotAllowed: when it is no participant.
    """
    who = require_participant(by).id
    chosen = await work.preferences.of(who)
    await work.preferences.save(who, replace(chosen, overview=on))
    await work.nudges.look_again(who, now=now)


async def _comes_to(work: Work, who: PersonId, *, now: datetime) -> Appointment | None:
    """The soonest appointment, but for those to which they said that they can't come: they know."""
    soonest = await work.appointments.upcoming(who, now=now, most=_LOOKED_THROUGH)
    return next((each for each in soonest if each.answer is not Coming.CANNOT), None)


def _lines(good: list[GoodThing]) -> tuple[ProudLine | MoreWentWell, ...]:
    shown, more = told(good)
    lines = tuple(proud_line(one) for one in shown)
    return (*lines, MoreWentWell(more)) if more else lines
