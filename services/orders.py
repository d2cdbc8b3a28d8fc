"""Gifts that have to be ordered: a coordinator sees what, exports the list, and says that it is done."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.access import require_coordinator
from mentoring.choices import Choice
from mentoring.ids import ChoiceId, PersonId
from mentoring.people import Participant, Someone
from mentoring.refusals import Refusal
from mentoring.wall_time import day_of
from messages.choices_staff import GiftsToOrder, OrderNotWanted
from services import hand_over_cards
from storage.work import Work


@dataclass(frozen=True, slots=True)
class ToOrder:
    """One gift to order, for whom, and for which team."""

    choice: Choice
    pseudonym: str
    team: str


async def to_order(work: Work, *, by: Someone) -> list[ToOrder]:
    """What waits for a coordinator, the longest first.

    Raises:
        NotAllowed: for everybody else.
    """
    require_coordinator(by)
    waiting = await work.choices.to_order()
    teams = {team.id: team.name for team in await work.people.teams()}
    people = await work.people.several({choice.participant_id for choice in waiting})
    return [
        ToOrder(choice, whose.pseudonym, teams[whose.team_id])
        for choice in waiting
        for whose in [people[choice.participant_id]]
    ]


async def order(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> Choice:
    """'Besteld': from here on the team can give it. Twice is the same as once.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when there is no such choice.
        ChoiceUndone, AlreadyHandedOver: when it is not wanted any more, or was handed over.
        NoLongerPossible: when it is nothing to order.
    """
    require_coordinator(by)
    known = await work.choices.to_decide(choice_id)
    ordered = known.order(by=by.id, now=now)
    if ordered is known:
        return known
    await work.choices.save(ordered)
    await work.audit.add("orders.order", f"choice:{choice_id}", by=by.id, now=now)
    participant = await work.people.participant(ordered.participant_id)
    await hand_over_cards.put_out(work, ordered, participant, now=now)
    return ordered


async def order_all(work: Work, last: ChoiceId, *, by: Someone, now: datetime) -> int:
    """'Alles besteld', of a list that went up to one choice: what came after it was not on it. How many it were.

    Raises:
        NotAllowed: when this is no coordinator.
    """
    require_coordinator(by)
    listed = [choice.id for choice in await work.choices.to_order() if choice.id <= last]
    return sum([await _still_wanted(work, choice_id, by=by, now=now) for choice_id in sorted(listed)])


async def _still_wanted(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> bool:
    """Order it, unless its participant took it back at this moment."""
    try:
        await order(work, choice_id, by=by, now=now)
    except Refusal:
        return False
    return True


async def tell_to_order(work: Work, *, now: datetime) -> None:
    """Something new has to be ordered: each coordinator has one message a day about it, which counts on."""
    notice = GiftsToOrder(len(await work.choices.to_order()))
    for leader in await _leaders(work):
        await work.outbox.add(notice, to=leader, card=f"to-order:{leader}:{day_of(now)}", now=now)


async def tell_not_wanted(work: Work, choice: Choice, participant: Participant, *, now: datetime) -> None:
    """What was ordered is not wanted any more: perhaps it can go back, or to somebody else."""
    day = day_of(choice.ordered_at or now)
    for leader in await _leaders(work):
        await work.outbox.add(OrderNotWanted(choice.name, participant.pseudonym, day), to=leader, now=now)


async def _leaders(work: Work) -> list[PersonId]:
    return [leader.id for leader in await work.people.coordinators() if leader.telegram_id is not None]
