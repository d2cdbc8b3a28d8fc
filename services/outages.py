"""When the bot was away: it is noticed by the heartbeats, and what runs against people stands still or moves along.

What has a moment of its own, an invitation's end and a goal's date, moves when the outage is over. What is counted
from a moment, the minutes in which a tap can be taken back and the hours that a claim waits, is counted on a clock that
stood still (`stood_still`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentoring.outages import MATTERS, SHORTEST, Outage, OwnBeat, apart, lost_days, outage_before
from mentoring.programme import Programme
from messages.outages import BotWasAway
from services import reminder_rules
from storage.work import Work

HEARTBEAT = "heartbeat"

SET_BACK = timedelta(hours=3)
"""A clock that goes back by less was an hour or two wrong: what it said too early is said, and nothing is lost."""

FARTHEST = timedelta(days=8)
"""No nudge of our own idea is planned farther ahead: the overview comes once a week."""


async def beat(work: Work, programme: Programme, *, at: datetime, own: OwnBeat | None, now: datetime) -> None:
    """Keep that a process of ours was in touch with Telegram and with the database at a moment, and notice the outage
    that ends with it. Of several processes, one that was there is enough.
    """
    last = await work.marks.to_decide(HEARTBEAT, first=at)
    await work.marks.save(HEARTBEAT, at)
    if last - at > SET_BACK:
        await _clock_was_wrong(work, now=now)
    outage = outage_before(at, last=last, own=own)
    if outage is not None:
        await notice(work, outage, programme=programme, now=now)


async def notice(work: Work, outage: Outage, *, programme: Programme, now: datetime) -> None:
    """Keep an outage, and move along what ends at a moment of its own. After a long one the coordinators hear of it.

    A goal's date moves by the days that were lost, also when it is weeks away: on both sides they were counted on.
    """
    outage_id = await work.outages.add(outage)
    await work.invitations.move_along(outage)
    days = lost_days(outage, awake=(programme.quiet_until, programme.quiet_from))
    if days:
        await work.goal_dates.move_all(since=days[0], days=len(days))
    await work.audit.add("outages.notice", f"outage:{outage_id}", by=None, now=now)
    if outage.lasted > MATTERS:
        await _tell_coordinators(work, outage_id, outage, now=now)


async def _clock_was_wrong(work: Work, *, now: datetime) -> None:
    """The last heartbeat is from a time that has not come yet: our clock was far ahead. Reminders that it made too late
    come after all, and nudges that it put off for as long are looked at again.
    """
    await reminder_rules.forget_rules(work, now=now)
    await work.nudges.look_again_at_far(now=now, beyond=now + FARTHEST)
    await work.audit.add("outages.set_back", "clock", by=None, now=now)


async def stood_still(work: Work, *, since: datetime, now: datetime) -> datetime:
    """The present on a clock that ran with ours from a moment on, and stood still while the bot was away."""
    outages = await away(work, since=since, now=now)
    return now - sum((outage.lasted for outage in outages), timedelta())


async def away(work: Work, *, since: datetime, now: datetime) -> Sequence[Outage]:
    """When the bot was away between a moment and now, in order. An outage that nobody has noticed yet counts too:
    after a start, people's presses may be handled before the first heartbeat.
    """
    found = await work.outages.between(since, now)
    last = await work.marks.get(HEARTBEAT)
    if last is not None and now - last > SHORTEST:
        found.append(Outage(last, now))
    return apart(found, since=since, until=now)


async def _tell_coordinators(work: Work, outage_id: int, outage: Outage, *, now: datetime) -> None:
    for coordinator in await work.people.coordinators():
        if coordinator.telegram_id is not None:
            await work.outbox.add(
                BotWasAway(outage.began_at, outage.ended_at),
                to=coordinator.id,
                once=f"outage:{outage_id}:{coordinator.id}",
                now=now,
            )
