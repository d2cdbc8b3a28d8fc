"""Alarms: a claim that waits too long reminds its team, and after that the coordinators (`product.md`, rule 6)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.claims import Claim, ClaimState
from mentoring.office_days import office_time
from mentoring.outages import Outage, apart


class Stage(StrEnum):
    """Who is reminded of a claim that waits."""

    TEAM = "team"
    COORDINATORS = "coordinators"


AFTER = {Stage.TEAM: timedelta(hours=24), Stage.COORDINATORS: timedelta(hours=48)}
"""How long a claim waits before, counted on office days."""

MOST_APART = 3
"""More claims than this that come to wait so long at one moment are said in one message: a group gets at most
20 messages a minute (Telegram, Bots FAQ), and a mentor reads none of twenty.
"""

MOST_NAMED = 8
"""So many of them are named, and the others are counted."""


def waited(claim: Claim, outages: Iterable[Outage], *, now: datetime) -> timedelta:
    """How long a claim has waited for the team on office days, not counting what the bot was away of them."""
    away = apart(outages, since=claim.waits_since, until=now)
    missed = sum((office_time(outage.began_at, outage.ended_at) for outage in away), timedelta())
    return office_time(claim.waits_since, now) - missed


def stages(claim: Claim, outages: Iterable[Outage], *, now: datetime) -> list[Stage]:
    """Who should know by now. While a question is open, the claim waits for the participant and alarms nobody."""
    if claim.state is not ClaimState.WAITING:
        return []
    so_far = waited(claim, outages, now=now)
    return [stage for stage, after in AFTER.items() if so_far > after]
