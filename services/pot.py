"""The pot: coordinators put money in for a programme year or take it out, and see how it stands.

Whoever changes something holds the ledger first, so that two at once decide one after the other; then a high amount
can't be split over two taps, and a request has one answer.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from mentoring import causes
from mentoring.access import require_coordinator
from mentoring.caps import Level, levels_of
from mentoring.caps import year_of as calendar_year_of
from mentoring.digests import ends_at
from mentoring.ids import PersonId, PotChangeId
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.pot import (
    ChangedMeanwhile,
    ChangeState,
    PotChange,
    require_possible,
    state_from,
    wants_two,
)
from mentoring.pot_overview import PotOverview, overview_of, periods
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear, year_of, years_ahead
from mentoring.refusals import Gone
from mentoring.second_coordinator import ALONE_WITHIN
from mentoring.wall_time import day_of
from services import apart, pot_news, rewards, second_coordinator
from storage.work import Work

_LOOKED_AT = "pot:looked-at"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a change would make of the pot, before it is asked for. `number` says which change it is then.

    `free` is what is free now; `set_ready` what is agreed for that year already, when it is yet to come.
    """

    number: int
    free: Cents
    set_ready: Cents
    wants_two: bool


# --- looking --------------------------------------------------------------------------------------


async def overview(work: Work, *, programme: Programme, by: Someone, now: datetime) -> PotOverview:
    """How the money of this programme year stands.

    Raises:
        NotAllowed: unless a coordinator asks.
    """
    require_coordinator(by)
    return await _overview(work, programme=programme, now=now)


async def open_changes(work: Work, *, by: Someone) -> list[PotChange]:
    """What waits for a second coordinator, or for its year. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    return await work.pot_changes.open()


async def get(work: Work, change_id: PotChangeId, *, by: Someone) -> PotChange:
    """One change. Raises `NotAllowed` unless a coordinator asks, `Gone` when there is none of this number."""
    require_coordinator(by)
    return await _find(work, change_id)


async def has_second(work: Work, *, by: Someone) -> bool:
    """Whether another coordinator can be asked to agree. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    return bool(await second_coordinator.others(work, by.id))


async def limits_used(work: Work, *, programme: Programme, by: Someone, now: datetime) -> Counter[Level]:
    """How many participants are near their yearly limit, or at it. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    return levels_of(await work.pot_changes.used(*calendar_year_of(now)), programme)


async def look_ahead(
    work: Work, amount: Cents, *, year: int, programme: Programme, by: Someone, now: datetime
) -> Ahead:
    """What a change would make of the pot, to read back before it is asked for.

    Raises:
        NotAllowed: unless a coordinator asks.
        Gone: when the pot can't be changed for that year (any more).
        OnlyRaisedAhead, MoreThanIsFree: when it can't be lowered by so much.
    """
    require_coordinator(by)
    current = _current(year, programme, now)
    free = (await work.ledger.pot()).free
    require_possible(amount, year, free=free, current=current)
    ready = sum(
        change.amount
        for change in await work.pot_changes.open()
        if change.state is ChangeState.AGREED and change.year == year
    )
    two = await _wants_two(work, amount, programme=programme, by=by.id, now=now)
    return Ahead(await work.pot_changes.last() + 1, free, Cents(ready), two)


# --- changing -------------------------------------------------------------------------------------


async def change(
    work: Work, amount: Cents, *, year: int, number: int, programme: Programme, by: Someone, now: datetime
) -> PotChange:
    """Put money into the pot for a programme year, or take it out when the amount is below zero. A high amount waits
    for a second coordinator, and what is for a coming year until that begins.

    `number` is which change this is, as it was when the amount was read back. So a second press, or a colleague who
    does the same at the same moment, changes the pot once.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when the pot can't be changed for that year (any more).
        ChangedMeanwhile: when another change came in between.
        OnlyRaisedAhead, MoreThanIsFree: when it can't be lowered by so much.
    """
    require_coordinator(by)
    current = _current(year, programme, now)
    free = await work.ledger.in_pot_to_decide()
    first = await work.pot_changes.find(PotChangeId(number))
    if first is not None:
        first.require_same(amount, year)
        return first
    if number != await work.pot_changes.last() + 1:
        raise ChangedMeanwhile
    require_possible(amount, year, free=free, current=current)
    two = await _wants_two(work, amount, programme=programme, by=by.id, now=now)
    state = ChangeState.WAITING if two else state_from(year, current)
    asked = PotChange(PotChangeId(number), year, amount, state, by.id, by.first_name, now)
    await work.pot_changes.add(asked)
    await _book(work, asked, by=by.id, now=now)
    await _note(work, "pot.change", asked, by=by, now=now)
    if two:
        await pot_news.ask_others(work, asked, programme=programme, now=now)
    return asked


async def settle(
    work: Work, change_id: PotChangeId, yes: bool, *, programme: Programme, by: Someone, now: datetime
) -> PotChange:
    """A second coordinator agrees to a change, or does not.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when there is no such change.
        ChangeSettled: when it waits no longer; it tells who settled it.
        OwnChange: when they asked for it themselves.
        MoreThanIsFree: when the pot would be lowered by more than is free by now. It goes on waiting.
    """
    require_coordinator(by)
    free = await work.ledger.in_pot_to_decide()
    asked = await _find(work, change_id)
    current = year_of(now, programme)
    settled = asked.agree(current=current, by=by, now=now) if yes else asked.disagree(by=by, now=now)
    if yes:
        require_possible(settled.amount, settled.year, free=free, current=current)
    await work.pot_changes.save(settled)
    await _book(work, settled, by=by.id, now=now)
    await _note(work, "pot.agree" if yes else "pot.disagree", settled, by=by, now=now)
    await pot_news.tell_settled(work, settled, by=by.id, programme=programme, now=now)
    return settled


async def withdraw(
    work: Work, change_id: PotChangeId, *, programme: Programme, by: Someone, now: datetime
) -> PotChange:
    """Take back what was asked, or what is set ready for a coming year.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when there is no such change.
        ChangeSettled: when it is in the ledger, or was taken back.
        NotTheirChange: when a colleague asked, and it waits for a second coordinator.
    """
    require_coordinator(by)
    await work.ledger.in_pot_to_decide()
    asked = await _find(work, change_id)
    withdrawn = asked.withdraw(by=by, now=now)
    await work.pot_changes.save(withdrawn)
    await _note(work, "pot.withdraw", withdrawn, by=by, now=now)
    await pot_news.tell_settled(work, withdrawn, by=by.id, programme=programme, now=now)
    return withdrawn


# --- the clock ------------------------------------------------------------------------------------


async def book_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: what was set ready for a programme year is booked when that begins."""
    current = year_of(now, programme)
    if not await work.pot_changes.due(current.begins_in):
        return
    await work.ledger.in_pot_to_decide()
    for due in await work.pot_changes.due(current.begins_in):
        await apart.for_one(work, partial(_book_due, work, due, now=now), of="pot_change", number=due.id)


async def warn_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: once on an office day, when the digests leave, coordinators hear that the pot runs short. They hear it
    once, and again only after the pot was changed.
    """
    if ends_at(now, programme) is None:
        return
    last = await work.marks.get(_LOOKED_AT)
    if last is not None and day_of(last) == day_of(now):
        return
    if day_of(await work.marks.to_decide(_LOOKED_AT, first=_NEVER)) == day_of(now):
        return  # another process was first
    await work.marks.save(_LOOKED_AT, now)
    found = await _overview(work, programme=programme, now=now)
    if found.runs_short:
        await pot_news.warn(work, found, changes=await work.pot_changes.last(), now=now)


async def _book_due(work: Work, due: PotChange, *, now: datetime) -> None:
    booked = due.book()
    await work.pot_changes.save(booked)
    await _book(work, booked, by=booked.settled_by or booked.asked_by, now=now)
    await work.audit.add("pot.book_due", f"pot_change:{booked.id}", by=None, now=now)


# --- shared ---------------------------------------------------------------------------------------


async def _overview(work: Work, *, programme: Programme, now: datetime) -> PotOverview:
    year = year_of(now, programme)
    return overview_of(await work.pot_changes.flows(periods(year, now)), year=year, now=now)


async def _wants_two(work: Work, amount: Cents, *, programme: Programme, by: PersonId, now: datetime) -> bool:
    alone = await work.pot_changes.alone(by, since=now - ALONE_WITHIN)
    return wants_two(amount, alone=alone, programme=programme)


def _current(year: int, programme: Programme, now: datetime) -> ProgrammeYear:
    """The programme year that it is. Raises `Gone` when the pot can't be changed for the one that is asked for."""
    if year not in {possible.begins_in for possible in years_ahead(now, programme)}:
        raise Gone
    return year_of(now, programme)


async def _find(work: Work, change_id: PotChangeId) -> PotChange:
    found = await work.pot_changes.find(change_id)
    if found is None:
        raise Gone
    return found


async def _book(work: Work, change: PotChange, *, by: PersonId, now: datetime) -> None:
    if change.state is ChangeState.BOOKED:
        await rewards.change_pot(work, change.amount, cause=causes.budget(change.id), by=by, now=now)


async def _note(work: Work, act: str, change: PotChange, *, by: Someone, now: datetime) -> None:
    await work.audit.add(act, f"pot_change:{change.id}", by=by.id, now=now)
