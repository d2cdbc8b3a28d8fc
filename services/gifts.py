"""The catalogue of gifts: coordinators keep it, mentors look at it, participants choose from it."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_coordinator
from mentoring.gifts import Catalogued, Gift, GiftChanges, GiftDraft, GiftThere, KindFixed
from mentoring.ids import GiftId
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.wall_time import day_of
from storage.work import Work


async def on_offer(work: Work, participant: Participant, *, now: datetime) -> list[Gift]:
    """What a participant can choose from now, cheapest first, whatever is in their spaarpot."""
    offered = await work.gifts.of_team(participant.team_id, day_of(now))
    return [gift for gift in offered if gift.is_for(participant)]


async def one_on_offer(work: Work, gift_id: GiftId, participant: Participant, *, now: datetime) -> Gift:
    """A gift that this participant can choose now. Raises `Gone` when they can't, or can't any more."""
    gift = await work.gifts.get(gift_id, today=day_of(now))
    if not gift.is_for(participant):
        raise Gone
    return gift


async def catalogue(work: Work, *, by: Someone, now: datetime) -> list[Catalogued]:
    """All gifts for a coordinator; for a mentor those that their participants see.

    Raises:
        NotAllowed: for everybody else.
    """
    _require_may_look(by)
    return [each for each in await work.gifts.catalogue(day_of(now)) if _shows(each.gift, by)]


async def catalogued(work: Work, gift_id: GiftId, *, by: Someone, now: datetime) -> Catalogued:
    """One gift of the catalogue, as it is now.

    Raises:
        NotAllowed: unless a mentor or a coordinator asks.
        Gone: when there is none, or it is not for this mentor's participants.
    """
    _require_may_look(by)
    found = await work.gifts.catalogued(gift_id, day_of(now))
    if not _shows(found.gift, by):
        raise Gone
    return found


async def add_gift(work: Work, draft: GiftDraft, *, by: Someone, now: datetime) -> GiftId:
    """Put a gift in the catalogue.

    Raises:
        NotAllowed: unless a coordinator does so.
        GiftThere: when the same gift is offered already.
    """
    require_coordinator(by)
    await _require_one(work, draft, None)
    gift_id = await work.gifts.add(draft, by=by.id, now=now)
    await work.audit.add("gifts.add_gift", f"gift:{gift_id}", by=by.id, now=now)
    return gift_id


async def change_gift(
    work: Work, gift_id: GiftId, changes: GiftChanges, *, by: Someone, now: datetime
) -> None:
    """Change some of a gift. What a colleague changed of it meanwhile stays, and so does what was chosen before.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone: when there is no such gift.
        GiftThere: when it would become the same as another.
        KindFixed: when its kind would change and it has codes, or somebody has chosen it.
        NotAGiftName, NotAValue, FormOfNoCode, NotWhere, NotMonths, NotALowStock: when it can't be so.
    """
    require_coordinator(by)
    await work.gifts.hold()
    gift = await work.gifts.to_decide(gift_id)
    draft = replace(gift.draft, **changes)
    if draft.kind is not gift.kind and (await work.gifts.catalogued(gift_id, day_of(now))).kind_fixed:
        raise KindFixed
    if gift.retired_at is None:
        await _require_one(work, draft, gift_id)
    await work.gifts.change(gift_id, draft)
    await work.audit.add("gifts.change_gift", f"gift:{gift_id}", by=by.id, now=now)


async def retire_gift(work: Work, gift_id: GiftId, *, by: Someone, now: datetime) -> None:
    """Take a gift out of the catalogue. Who chose it before still gets it.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone: when there is no such gift.
        NoLongerPossible: when it is out of it already.
    """
    require_coordinator(by)
    gift = await work.gifts.to_decide(gift_id)
    if gift.retired_at is not None:
        raise NoLongerPossible
    await work.gifts.retire(gift_id, now)
    await work.audit.add("gifts.retire_gift", f"gift:{gift_id}", by=by.id, now=now)


async def bring_back(work: Work, gift_id: GiftId, *, by: Someone, now: datetime) -> None:
    """Put a gift in the catalogue again, as it was.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone: when there is no such gift.
        NoLongerPossible: when it is in it already.
        GiftThere: when the same gift is offered meanwhile.
    """
    require_coordinator(by)
    await work.gifts.hold()
    gift = await work.gifts.to_decide(gift_id)
    if gift.retired_at is None:
        raise NoLongerPossible
    await _require_one(work, gift.draft, gift_id)
    await work.gifts.retire(gift_id, None)
    await work.audit.add("gifts.bring_back", f"gift:{gift_id}", by=by.id, now=now)


def _require_may_look(by: Someone) -> None:
    if not (by.is_coordinator or by.teams):
        raise NotAllowed


def _shows(gift: Gift, by: Someone) -> bool:
    if by.is_coordinator:
        return True
    return gift.retired_at is None and (gift.team_id is None or gift.team_id in by.teams)


async def _require_one(work: Work, draft: GiftDraft, but: GiftId | None) -> None:
    """Raises `GiftThere` when another gift that is offered is the same. The catalogue is held meanwhile."""
    await work.gifts.hold()
    same = _looks_like(draft)
    if any(gift.id != but and _looks_like(gift.draft) == same for gift in await work.gifts.offered()):
        raise GiftThere


def _looks_like(draft: GiftDraft) -> tuple[object, ...]:
    """By what people tell gifts apart. A code and a card of one shop are two: who is on paper gets the card."""
    return draft.name.casefold(), draft.value, draft.kind, draft.team_id
