"""The weekly overview: what went well, the one next step, the next appointment; and switching it off with one tap."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_participant
from mentoring.nudges import Recipient
from mentoring.overviews import GoodThing, looks_back_to, told
from mentoring.people import Someone
from mentoring.wall_time import day_of
from messages.overviews import (
    DoneLine,
    EveryWeekDiffers,
    KeptLine,
    MoreWentWell,
    Overview,
    PraisedFor,
    WentWell,
)
from storage.work import Work


async def overview_of(work: Work, to: Recipient, *, now: datetime) -> Overview | None:
    """The overview of a participant as it is now. None when there is nothing at all to tell."""
    who = to.participant.id
    since = looks_back_to(await work.nudge_facts.last_overview(who), now=now)
    good = await work.overviews.went_well(who, since=since)
    ahead = await work.appointments.upcoming(who, now=now, most=1)
    step = "" if to.steps.next is None else to.steps.titles[to.steps.next]
    if not (good or ahead or step):
        return None
    if not good and to.known.busy_on == day_of(now):
        return None  # They chose this today: there is no week behind it yet.
    return Overview(
        WentWell() if good else EveryWeekDiffers(),
        _lines(good),
        step,
        ahead[0].when.starts_at if ahead else None,
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


def _lines(good: list[GoodThing]) -> tuple[DoneLine | KeptLine | MoreWentWell, ...]:
    shown, more = told(good)
    lines = tuple(_line(one) for one in shown)
    return (*lines, MoreWentWell(more)) if more else lines


def _line(one: GoodThing) -> DoneLine | KeptLine:
    praised = PraisedFor(one.praised_by, one.praise) if one.praise else None
    if one.on is not None:
        return KeptLine(one.mentor, day_of(one.on), praised)
    return DoneLine(one.what, praised)
