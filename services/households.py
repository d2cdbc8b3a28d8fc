"""Households: staff say which participants share one yearly limit. The participants are not told with whom.

Nothing is taken back when the sum is above the limit already: then there is no room for more this year.
"""

from collections.abc import Collection
from datetime import datetime

from mentoring.access import OwnHousehold, require_other_than, require_staff_of
from mentoring.caps import rooms_of, year_of
from mentoring.households import AlreadyTogether, Household, joined
from mentoring.ids import HouseholdId, PersonId
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from services import cap_news, caps
from storage.work import Work


async def of_participant(
    work: Work, participant_id: PersonId, *, programme: Programme, by: Someone, now: datetime
) -> Household:
    """With whom a participant shares their yearly limit, and what is left of it. Those of other teams are counted only.

    Raises:
        NotOfThisTeam: when it is another team's participant.
    """
    participant = await work.people.participant(participant_id)
    require_staff_of(by, participant.team_id)
    rooms = await caps.rooms(work, participant_id, programme=programme, now=now)
    members = await work.people.several([each for each in rooms.members if each != participant_id])
    known = tuple(each for _, each in sorted(members.items()) if _may_know(each, by))
    return Household(participant, known, len(members) - len(known), rooms.tightest)


async def together(
    work: Work, one: PersonId, other: PersonId, *, programme: Programme, by: Someone, now: datetime
) -> Household:
    """The household as it would be with both, to be read back before it counts.

    Raises:
        NotOfThisTeam, OwnClaim, AlreadyTogether, InTwoHouseholds: as for `link`.
    """
    members, _ = await _to_link(work, one, other, by=by)
    used = {
        each.participant_id: each
        for member in (one, other)
        for each in await work.ledger.used(member, *year_of(now))
    }
    # As if they lived together already: any number will do for a household that is not there yet.
    room = rooms_of(one, tuple(used.values()), programme, household_id=HouseholdId(0)).tightest
    others = tuple(each for each in members if each.id != one)
    return Household(next(each for each in members if each.id == one), others, 0, room)


async def require_no_share(work: Work, participant_id: PersonId, *, by: Someone) -> None:
    """Before somebody decides on what a participant earns: nobody does so for themselves or their own household.

    Raises:
        OwnClaim: when it is their own.
        OwnHousehold, an OwnClaim: when it is of somebody with whom they share a yearly limit.
    """
    require_other_than(by, participant_id)
    if by.participant is not None and by.id in await share_with(work, participant_id):
        raise OwnHousehold


async def share_with(work: Work, participant_id: PersonId) -> frozenset[PersonId]:
    """A participant, and who share one yearly limit with them."""
    household_id = await work.households.of(participant_id)
    members = [] if household_id is None else await work.households.members(household_id)
    return frozenset({participant_id, *members})


async def link(
    work: Work, one: PersonId, other: PersonId, *, programme: Programme, by: Someone, now: datetime
) -> None:
    """From now on two participants share one yearly limit, with whom either shared one already.

    Raises:
        NotOfThisTeam: when one of them, or of those they live with, is another team's.
        OwnClaim: when it is this person's own limit.
        Gone: when one of them is no participant.
        AlreadyTogether: when they share one already.
        InTwoHouseholds: when each shares one with others.
    """
    _, household_id = await _to_link(work, one, other, by=by)
    await work.ledger.hold()  # who is promised something at this moment is promised it before or after
    if household_id is None:
        household_id = await work.households.add(by=by.id, now=now)
    await work.households.save([one, other], household_id)
    await work.audit.add("households.link", f"household:{household_id}:{one}:{other}", by=by.id, now=now)
    rooms = await caps.rooms(work, one, programme=programme, now=now)
    await cap_news.tell(work, one, rooms, now=now)


async def unlink(work: Work, participant_id: PersonId, *, by: Someone, now: datetime) -> None:
    """From now on a participant has a limit of their own again; and so has who would be left alone.

    Raises:
        NotOfThisTeam: when they, or one of those they live with, are another team's.
        OwnClaim: when it is this person's own limit.
        Gone: when there is no such participant.
        NoLongerPossible: when they share with nobody.
    """
    household_id, members = await _to_unlink(work, participant_id, by=by)
    await work.ledger.hold()
    stay = [each.id for each in members if each.id != participant_id]
    await work.households.save([participant_id, *(stay if len(stay) == 1 else ())], None)
    await work.audit.add("households.unlink", f"household:{household_id}:{participant_id}", by=by.id, now=now)


async def _to_unlink(
    work: Work, participant_id: PersonId, *, by: Someone
) -> tuple[HouseholdId, list[Participant]]:
    """The household and who lives in it, held all at once: two who are unlinked at the same moment would wait for each
    other for ever.
    """
    household_id = await work.households.of(participant_id)
    if household_id is None:
        raise NoLongerPossible
    members = await _require_all(work, await work.households.members(household_id), by=by)
    held = await work.households.to_decide([each.id for each in members])
    if held.get(participant_id) != household_id:
        raise NoLongerPossible
    return household_id, members


async def _to_link(
    work: Work, one: PersonId, other: PersonId, *, by: Someone
) -> tuple[list[Participant], HouseholdId | None]:
    """All who would live together, and the household that they would live in."""
    if one == other:
        raise AlreadyTogether
    await _require_all(work, [one, other], by=by)
    known = await work.households.to_decide([one, other])
    household_id = joined(known[one], known[other])
    live_there = [] if household_id is None else await work.households.members(household_id)
    return await _require_all(work, {one, other, *live_there}, by=by), household_id


async def _require_all(work: Work, people: Collection[PersonId], *, by: Someone) -> list[Participant]:
    found = await work.people.several(people)
    if len(found) < len(people):
        raise Gone
    for each in found.values():
        require_staff_of(by, each.team_id)
        require_other_than(by, each.id)
    return sorted(found.values(), key=lambda each: each.id)


def _may_know(participant: Participant, by: Someone) -> bool:
    return by.is_coordinator or participant.team_id in by.teams
