"""What alarms staff by itself: a claim that waits too long, said once to the team and once to the coordinators."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mentoring.alarms import AFTER, MOST_APART, MOST_NAMED, Stage, stages
from mentoring.claims import Claim
from mentoring.ids import ClaimId, PersonId
from mentoring.office_days import is_office_open
from mentoring.people import Participant
from mentoring.programme import Programme
from messages.alarms import (
    AlarmLine,
    ClaimOfTeam,
    ClaimsWaitLong,
    ClaimsWaitTooLong,
    ClaimWaitsLong,
    ClaimWaitsTooLong,
    FirstDecides,
)
from messages.digests import ClaimInDigest, MoreInDigest
from services import apart, claim_cards, outages
from storage.work import Work


@dataclass(frozen=True, slots=True)
class _News:
    """A claim that waits too long, for its team, or for one coordinator (`to`)."""

    known: Claim
    participant: Participant
    to: PersonId | None

    @property
    def once(self) -> str:
        """What it is said once for: a claim whose approval was taken back waits anew."""
        again = f":{self.known.undone + 1}" if self.known.undone else ""
        return f"alarm:{self.known.id}:{self.to or 'team'}{again}"

    @property
    def addressee(self) -> str:
        return f"person:{self.to}" if self.to else f"team:{self.participant.team_id}"


async def alarm_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: say what waits too long, while the office is open; what became so in the evening, the next morning.

    What many claims have come to at one moment is said in one message: nobody is flooded on a Monday morning.
    """
    if not is_office_open(now, programme):
        return
    await apart.for_all(work, partial(_alarm, work, now=now), work.claims.waiting_ids, of="claim")


async def _alarm(work: Work, only: ClaimId | None, *, now: datetime) -> None:
    due = await _due(work, only, now)
    unsaid = set(await work.outbox.not_yet([news.once for news in due]))
    for several in _by_addressee([news for news in due if news.once in unsaid]):
        for news in several:
            await _say(work, news, now)
        if len(several) > MOST_APART:
            await _say_together(work, several, now)


async def _due(work: Work, only: ClaimId | None, now: datetime) -> list[_News]:
    claims = await work.claims.waiting(None) if only is None else [await work.claims.get(only)]
    waiting = [known for known in claims if now - known.waits_since > AFTER[Stage.TEAM]]
    if not waiting:
        return []
    away = await outages.away(work, since=min(known.waits_since for known in waiting), now=now)
    leaders = [leader.id for leader in await work.people.coordinators() if leader.telegram_id is not None]
    people = await work.people.several({known.participant_id for known in waiting})
    return [
        _News(known, people[known.participant_id], to)
        for known in waiting
        for stage in stages(known, away, now=now)
        for to in ([None] if stage is Stage.TEAM else leaders)
    ]


def _by_addressee(due: Sequence[_News]) -> list[list[_News]]:
    found: dict[str, list[_News]] = defaultdict(list)
    for news in due:
        found[news.addressee].append(news)
    return list(found.values())


async def _say(work: Work, news: _News, now: datetime) -> None:
    """To the team below everything else in its chat, and to decide on there; to a coordinator in private."""
    known, participant = news.known, news.participant
    head, waits = claim_cards.head_of(known, participant), claim_cards.wait_of(known, now=now)
    first_yes = await claim_cards.first_yes_of(work, known, participant)
    if news.to is None:
        reminder = ClaimWaitsLong(head, waits, claim_cards.what_of(known), first_yes or FirstDecides())
        await work.outbox.add(
            reminder, to_team=participant.team_id, about=participant.id, once=news.once, now=now
        )
    else:
        team = await work.people.team(participant.team_id)
        alarm = ClaimWaitsTooLong(head, team.name, waits, first_yes)
        await work.outbox.add(alarm, to=news.to, once=news.once, now=now)


async def _say_together(work: Work, several: Sequence[_News], now: datetime) -> None:
    """One message in the place of one for each, which stay behind as said."""
    await work.outbox.withdraw([news.once for news in several], now=now)
    first, rest = several[0], len(several) - MOST_NAMED
    once = f"alarms:{first.addressee}:{first.known.id}-{several[-1].known.id}"
    more = MoreInDigest(rest) if rest > 0 else None
    lines = tuple([await _line(work, news, now) for news in several[:MOST_NAMED]])
    if first.to is None:
        reminder = ClaimsWaitLong(len(several), lines, more)
        await work.outbox.add(reminder, to_team=first.participant.team_id, once=once, now=now)
    else:
        await work.outbox.add(ClaimsWaitTooLong(len(several), lines, more), to=first.to, once=once, now=now)


async def _line(work: Work, news: _News, now: datetime) -> AlarmLine:
    head = claim_cards.head_of(news.known, news.participant)
    waits = claim_cards.wait_of(news.known, now=now)
    if news.to is None:
        return ClaimInDigest(head, waits)
    return ClaimOfTeam(head, (await work.people.team(news.participant.team_id)).name, waits)
