"""Rewards: promised when a goal is agreed, earned when a claim is approved, never more than the pot holds.

Who may promise or earn is decided by the service that calls these (`services.goals`, `services.claims`);
whatever is tried twice is booked once, by its cause.
"""

from datetime import datetime

from mentoring import causes, ledger
from mentoring.access import require_participant
from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import FUNDING, POT, Account, Earned, Entry, PotTooSmall
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import Programme
from services import cap_news, caps
from storage.work import Work

LAST_EARNED = 4
"""How many earned things a participant sees: with the balance they are five lines (`product.md`, rule 3)."""


async def require_in_pot(work: Work, amount: Cents) -> None:
    """Before several things are promised at once. The pot is held, so that it stays so until they are.

    Raises:
        PotTooSmall: when the pot can't pay it.
    """
    if amount and amount > await work.ledger.in_pot_to_decide():
        raise PotTooSmall


async def reserve(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    programme: Programme,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Set money apart for what is promised to a participant ("goal:12:1"). Here their yearly limit is kept, and that of
    their household: while the ledger is held, so that two who agree at the same moment don't both get the last of it.

    Raises:
        CapReached: when it does not fit in this year any more. Nothing has changed then.
        PotTooSmall: when the pot can't pay it. Nothing has changed then.
        CauseUsed: when this cause was booked with another amount.
    """
    if not amount:
        return
    await work.ledger.hold()
    if await work.ledger.is_booked(cause):
        await _book(work, POT, ledger.reserved(participant_id), amount, cause=cause, by=by, now=now)
        return
    rooms = await caps.require_room(work, participant_id, amount, programme=programme, now=now)
    await _book(work, POT, ledger.reserved(participant_id), amount, cause=cause, by=by, now=now)
    await cap_news.tell(work, participant_id, rooms.after(amount), now=now)


async def reserve_again(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Set money apart once more that was given back by mistake ("appointment:8:promised:1"). The participant was
    promised it and has not heard otherwise, so no limit is asked: a promise is kept.

    Raises:
        PotTooSmall: when the pot can't pay it any more. Nothing has changed then.
        CauseUsed: when this cause was booked with another amount.
    """
    await _book(work, POT, ledger.reserved(participant_id), amount, cause=cause, by=by, now=now)


async def release(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Give money back to the pot that was promised and is no longer wanted ("goal:12:1:released").

    Raises:
        NotEnough: when so much is not promised.
        CauseUsed: when this cause was booked with another amount.
    """
    await _book(work, ledger.reserved(participant_id), POT, amount, cause=cause, by=by, now=now)


async def earn(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Turn what was promised into what is earned ("claim:42"). A cause earns once.

    Raises:
        NotEnough: when so much is not promised.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = ledger.reserved(participant_id), ledger.balance(participant_id)
    await _book(work, source, target, amount, cause=cause, by=by, now=now)


async def take_back(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """What was earned a moment ago is only promised again ("claim:42:undone"): it was a slip.

    Raises:
        NotEnough: when the participant has picked a gift of it already.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = ledger.balance(participant_id), ledger.reserved(participant_id)
    await _book(work, source, target, amount, cause=cause, by=by, now=now)


async def choose(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Set the price of a gift apart that a participant picks ("choice:5").

    Raises:
        NotEnough: when so much is not in the spaarpot.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = ledger.balance(participant_id), ledger.chosen(participant_id)
    await _book(work, source, target, amount, cause=cause, by=by, now=now)


async def unchoose(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Put the price of a gift back that they don't want after all ("choice:5:undone").

    Raises:
        NotEnough: when so much is not set apart for gifts: it was handed over, or put back.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = ledger.chosen(participant_id), ledger.balance(participant_id)
    await _book(work, source, target, amount, cause=cause, by=by, now=now)


async def hand_over(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """A gift that was picked is the participant's own ("choice:5:handed_over").

    Raises:
        NotEnough: when so much is not set apart for gifts: it was handed over, or put back.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = ledger.chosen(participant_id), ledger.paid(participant_id)
    await _book(work, source, target, amount, cause=cause, by=by, now=now)


async def owe(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """A correction ("correction:5"): the participant should have had more, and gets it now.

    Raises:
        PotTooSmall: when the pot can't pay it.
        CauseUsed: when this cause was booked with another amount.
    """
    await _book(work, POT, ledger.balance(participant_id), amount, cause=cause, by=by, now=now)


async def bear(
    work: Work,
    participant_id: PersonId,
    amount: Cents,
    *,
    correction_id: CorrectionId,
    by: PersonId | None,
    now: datetime,
) -> None:
    """A correction: too much was given, the participant keeps it, and the programme bears it.

    Two entries that cancel each other out, so that the books show the mistake and who bears it: the pot pays what
    was given, and gets back what was given too much.

    Raises:
        PotTooSmall: when the pot can't bear it.
        CauseUsed: when this correction was booked with another amount.
    """
    own = ledger.balance(participant_id)
    await _book(work, POT, own, amount, cause=causes.correction_borne(correction_id), by=by, now=now)
    await _book(work, own, POT, amount, cause=causes.correction(correction_id), by=by, now=now)


async def change_pot(work: Work, amount: Cents, *, cause: str, by: PersonId | None, now: datetime) -> None:
    """Put money of the municipality into the pot ("budget:3"), or take it out when the amount is below zero.

    Raises:
        PotTooSmall: when so much is not free: it is promised, earned or handed over.
        CauseUsed: when this cause was booked with another amount.
    """
    source, target = (FUNDING, POT) if amount > 0 else (POT, FUNDING)
    await _book(work, source, target, Cents(abs(amount)), cause=cause, by=by, now=now)


async def balance(work: Work, participant_id: PersonId) -> Cents:
    """What is in a participant's spaarpot."""
    return await work.ledger.balance(participant_id)


async def own(work: Work, *, by: Someone) -> tuple[Cents, list[Earned]]:
    """A participant's own spaarpot and the last things that went into it, newest first.

    Raises:
        NotAllowed: when they are no participant.
    """
    participant = require_participant(by)
    return await balance(work, participant.id), await work.ledger.earned(participant.id, most=LAST_EARNED)


async def _book(
    work: Work,
    source: Account,
    target: Account,
    amount: Cents,
    *,
    cause: str,
    by: PersonId | None,
    now: datetime,
) -> None:
    """Recognition is a full reward and moves no money, so an amount of zero books nothing."""
    if amount:
        await work.ledger.book(Entry(cause, source, target, amount, by, now))
