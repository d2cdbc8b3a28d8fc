"""What alarms staff by itself: a claim that waits too long, said once to the team and once to the coordinators."""

from datetime import datetime

from mentoring.alarms import AFTER, Stage, stages
from mentoring.attendance import may_ask
from mentoring.claims import Claim
from mentoring.ids import PersonId
from mentoring.programme import Programme
from messages.alarms import ClaimWaitsLong, ClaimWaitsTooLong
from services import claim_cards, outages
from storage.work import Work


async def alarm_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: say what waits too long, while the office is open; what became so in the evening, the next morning."""
    if not may_ask(now, programme):
        return
    waiting = [
        known for known in await work.claims.waiting(None) if now - known.waits_since > AFTER[Stage.TEAM]
    ]
    if not waiting:
        return
    since = min(known.waits_since for known in waiting)
    away = await outages.away(work, since=since, now=now)
    leaders = [leader.id for leader in await work.people.coordinators() if leader.telegram_id is not None]
    due = {
        f"alarm:{known.id}:{to or 'team'}": (known, to)
        for known in waiting
        for stage in stages(known, away, now=now)
        for to in ([None] if stage is Stage.TEAM else leaders)
    }
    for occasion in await work.outbox.not_yet(due):
        await _say(work, *due[occasion], once=occasion, now=now)


async def _say(work: Work, known: Claim, to: PersonId | None, *, once: str, now: datetime) -> None:
    """To the team below everything else in its chat, and to decide on there; to a coordinator in private."""
    participant = await work.people.participant(known.participant_id)
    head, waits = claim_cards.head_of(known, participant), claim_cards.wait_of(known, now=now)
    if to is None:
        reminder = ClaimWaitsLong(head, waits, claim_cards.what_of(known))
        await work.outbox.add(reminder, to_team=participant.team_id, about=participant.id, once=once, now=now)
    else:
        team = await work.people.team(participant.team_id)
        await work.outbox.add(ClaimWaitsTooLong(head, team.name, waits), to=to, once=once, now=now)
