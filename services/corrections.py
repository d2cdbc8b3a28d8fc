"""Corrections: a coordinator puts right what was too little or too much, with a reason, as new entries.

Whoever corrects holds the ledger first, so that two at once decide one after the other; then a high amount can't be
split over two taps, and a correction has one answer.
"""

from dataclasses import dataclass
from datetime import datetime

from mentoring import causes
from mentoring.access import require_coordinator
from mentoring.corrections import (
    CorrectedMeanwhile,
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionState,
    asked,
    require_of_another,
    wants_two,
)
from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import Earned, PotTooSmall
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone
from mentoring.second_coordinator import ALONE_WITHIN
from services import cap_news, caps, correction_news, households, rewards, second_coordinator
from storage.work import Work

MOST_TO_CHOOSE = 8
"""Things that were earned, to choose from: what is older is corrected without naming it."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is known before a correction is asked for. `number` says which one it is then."""

    number: int
    wants_two: bool


# --- looking --------------------------------------------------------------------------------------


async def open_corrections(work: Work, *, by: Someone) -> list[Correction]:
    """What waits for a second coordinator. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    return await work.corrections.open()


async def get(work: Work, correction_id: CorrectionId, *, by: Someone) -> Correction:
    """One correction. Raises `NotAllowed` unless a coordinator asks, `Gone` when there is none of this number."""
    require_coordinator(by)
    return await _find(work, correction_id)


async def has_second(work: Work, participant_id: PersonId, *, by: Someone) -> bool:
    """Whether another coordinator can be asked to agree. Raises `NotAllowed` unless a coordinator asks."""
    require_coordinator(by)
    not_them = await households.share_with(work, participant_id)
    return bool(await second_coordinator.others(work, by.id, *not_them))


async def earned_by(work: Work, participant_id: PersonId, *, by: Someone) -> list[Earned]:
    """The last things that a participant has earned, one of which was wrong.

    Raises:
        NotAllowed: unless a coordinator asks.
        OwnMoney: when it is about themselves.
    """
    require_coordinator(by)
    require_of_another(participant_id, by=by)
    return await work.ledger.earned(participant_id, most=MOST_TO_CHOOSE)


async def look_ahead(
    work: Work, draft: CorrectionDraft, *, programme: Programme, by: Someone, now: datetime
) -> Ahead:
    """Whether a correction is possible, and whether it wants a second coordinator; to read back before it is made.

    Raises:
        NotAllowed: unless a coordinator asks.
        OwnMoney: when it is about themselves.
        Gone: when there is no such participant, or they did not earn what it is about.
        NotAnAmount, MoreThanWasGiven: when it can't be so much.
        CapReached: when what is owed does not fit in this year any more.
        PotTooSmall: when the pot can't pay or bear it.
    """
    require_coordinator(by)
    await _require_possible(work, draft, programme=programme, by=by, now=now)
    two = await _wants_two(work, draft, programme=programme, by=by.id, now=now)
    return Ahead(await work.corrections.last() + 1, two)


# --- correcting -----------------------------------------------------------------------------------


async def correct(
    work: Work, draft: CorrectionDraft, *, number: int, programme: Programme, by: Someone, now: datetime
) -> Correction:
    """Put something right. A high amount waits for a second coordinator.

    `number` is which correction this is, as it was when it was read back. So a second press, or a colleague who does
    the same at the same moment, corrects once.

    Raises:
        CorrectedMeanwhile: when another correction came in between.
        NotAllowed, OwnMoney, OwnHousehold, Gone, NotAnAmount, MoreThanWasGiven, CapReached, PotTooSmall: as in
            `look_ahead`.
    """
    require_coordinator(by)
    await work.ledger.in_pot_to_decide()
    first = await work.corrections.find(CorrectionId(number))
    if first is not None:
        first.require_same(draft)
        return first
    if number != await work.corrections.last() + 1:
        raise CorrectedMeanwhile
    whose = await _require_possible(work, draft, programme=programme, by=by, now=now)
    two = await _wants_two(work, draft, programme=programme, by=by.id, now=now)
    made = asked(CorrectionId(number), draft, whose, two=two, by=by, now=now)
    await work.corrections.add(made)
    await _book(work, made, whose, programme=programme, by=by.id, now=now)
    await _note(work, "corrections.correct", made, by=by, now=now)
    if two:
        await correction_news.ask_others(work, made, programme=programme, now=now)
    return made


async def settle(
    work: Work, correction_id: CorrectionId, yes: bool, *, programme: Programme, by: Someone, now: datetime
) -> Correction:
    """A second coordinator agrees to a correction, or does not.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when there is no such correction.
        CorrectionSettled: when it waits no longer; it tells who settled it.
        OwnChange, OwnMoney: when they asked for it themselves, or it is about themselves.
        OwnHousehold: when it is about somebody with whom they share a yearly limit.
        CapReached, PotTooSmall: when it is not possible any more. It goes on waiting.
    """
    require_coordinator(by)
    await work.ledger.in_pot_to_decide()
    waiting = await _find(work, correction_id)
    settled = waiting.agree(by=by, now=now) if yes else waiting.disagree(by=by, now=now)
    await households.require_no_share(work, waiting.draft.participant_id, by=by)
    whose = await work.people.participant(waiting.draft.participant_id)
    if yes:
        await _require_money(work, settled.draft, programme=programme, now=now)
    await work.corrections.save(settled)
    await _book(work, settled, whose, programme=programme, by=by.id, now=now)
    await _note(work, "corrections.agree" if yes else "corrections.disagree", settled, by=by, now=now)
    await correction_news.tell_settled(work, settled, by=by.id, programme=programme, now=now)
    return settled


async def withdraw(
    work: Work, correction_id: CorrectionId, *, programme: Programme, by: Someone, now: datetime
) -> Correction:
    """Take back what was asked and waits.

    Raises:
        NotAllowed: when this is no coordinator.
        Gone: when there is no such correction.
        CorrectionSettled: when it is in the ledger, or was taken back.
        NotTheirChange: when a colleague asked.
    """
    require_coordinator(by)
    await work.ledger.in_pot_to_decide()
    withdrawn = (await _find(work, correction_id)).withdraw(by=by, now=now)
    await work.corrections.save(withdrawn)
    await _note(work, "corrections.withdraw", withdrawn, by=by, now=now)
    await correction_news.tell_settled(work, withdrawn, by=by.id, programme=programme, now=now)
    return withdrawn


# --- shared ---------------------------------------------------------------------------------------


async def _require_possible(
    work: Work, draft: CorrectionDraft, *, programme: Programme, by: Someone, now: datetime
) -> Participant:
    """For whom it is."""
    require_of_another(draft.participant_id, by=by)
    await households.require_no_share(work, draft.participant_id, by=by)
    whose = await work.people.participant(draft.participant_id)
    wrong = None
    if draft.about is not None:
        wrong = await work.ledger.earned_with(draft.participant_id, draft.about)
        if wrong is None:
            raise Gone
    draft.require_sound(wrong)
    await _require_money(work, draft, programme=programme, now=now)
    return whose


async def _require_money(work: Work, draft: CorrectionDraft, *, programme: Programme, now: datetime) -> None:
    """The pot has it; and what is owed fits in the year, as everything that is promised does."""
    if draft.kind is CorrectionKind.OWED:
        await caps.require_room(work, draft.participant_id, draft.amount, programme=programme, now=now)
    if draft.amount > (await work.ledger.in_pot_to_decide()):
        raise PotTooSmall


async def _book(
    work: Work, made: Correction, whose: Participant, *, programme: Programme, by: PersonId, now: datetime
) -> None:
    if made.state is not CorrectionState.BOOKED:
        return
    draft = made.draft
    if draft.kind is CorrectionKind.BORNE:
        await rewards.bear(work, whose.id, draft.amount, correction_id=made.id, by=by, now=now)
        return
    rooms = await caps.rooms(work, whose.id, programme=programme, now=now)
    await rewards.owe(work, whose.id, draft.amount, cause=causes.correction(made.id), by=by, now=now)
    await cap_news.tell(work, whose.id, rooms.after(draft.amount), now=now)
    await correction_news.tell_participant(work, made, whose, now=now)


async def _wants_two(
    work: Work, draft: CorrectionDraft, *, programme: Programme, by: PersonId, now: datetime
) -> bool:
    alone = await work.corrections.alone(by, draft.participant_id, since=now - ALONE_WITHIN)
    return wants_two(draft.amount, alone=alone, programme=programme)


async def _find(work: Work, correction_id: CorrectionId) -> Correction:
    found = await work.corrections.find(correction_id)
    if found is None:
        raise Gone
    return found


async def _note(work: Work, act: str, correction: Correction, *, by: Someone, now: datetime) -> None:
    """That it was done, by number alone: the reason is in its row."""
    await work.audit.add(act, f"correction:{correction.id}", by=by.id, now=now)
