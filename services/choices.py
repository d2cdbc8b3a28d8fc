"""The spaarpot: a participant picks a gift, changes their mind, says that they have it. And recognition that is earned.

How staff hand over is in `services.hand_overs`, what a coordinator orders in `services.orders`, and what the team sees
in `services.hand_over_cards`. What changes a choice holds the participant or the choice first, then a gift's code, and
the ledger last, always in that order, so that two pieces of work never wait for each other.
"""

from dataclasses import dataclass
from datetime import datetime

from mentoring import causes
from mentoring.access import require_participant, require_themselves
from mentoring.choices import (
    Choice,
    ChoiceState,
    NotEnoughSaved,
    nearly_within_reach,
    within_reach,
)
from mentoring.gifts import Gift, GiftKind
from mentoring.ids import ChoiceId, GiftId
from mentoring.method import Recognition, RecognitionForm
from mentoring.money import Cents
from mentoring.people import Participant, Person, Someone
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.vouchers import OutOfStock
from mentoring.wall_time import day_of
from services import gifts, hand_over_cards, orders, rewards, vouchers
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Spaarpot:
    """What a participant has saved, what it buys now (cheapest first), what a little more saving buys, and what they
    chose or earned and have yet to get.
    """

    balance: Cents
    buys: tuple[Gift, ...]
    nearly: Gift | None
    under_way: tuple[Choice, ...]
    has_gifts: bool
    """Whether there is something to show of what they chose."""

    @property
    def missing(self) -> Cents:
        """How much more saving buys what is nearly within reach."""
        return Cents(self.nearly.value - self.balance) if self.nearly else Cents(0)


@dataclass(frozen=True, slots=True)
class Offer:
    """One gift, before it is picked. `after` is the last choice that the participant made until now: it tells a second
    tap on this offer from wanting the same gift once more.
    """

    gift: Gift
    after: ChoiceId


# --- what a participant looks at ------------------------------------------------------------------


async def spaarpot(work: Work, *, by: Someone, now: datetime) -> Spaarpot:
    """A participant's own spaarpot, also of one who has stopped: what was earned stays theirs.

    Raises:
        NotAllowed: when they are no participant.
    """
    participant = require_participant(by)
    balance = await rewards.balance(work, participant.id)
    offered = [gift for gift in await gifts.on_offer(work, participant, now=now) if _can_have(gift, by)]
    found = await mine(work, by=by)
    return Spaarpot(
        balance,
        tuple(within_reach(offered, balance)),
        nearly_within_reach(offered, balance),
        tuple(each for each in found if each.is_under_way),
        bool(found),
    )


async def offer(work: Work, gift_id: GiftId, *, by: Someone, now: datetime) -> Offer:
    """One gift, to look at before it is picked.

    Raises:
        NotAllowed: when they are no participant.
        OnlyThemselves: when somebody acts for them and it is a code.
        Gone: when it is not offered to them, or not any more.
        OutOfStock: when its last code is gone.
        NotEnoughSaved: when it costs more than is in the spaarpot now.
    """
    participant = require_participant(by)
    gift = await _offered(work, gift_id, participant, by=by, now=now)
    await _require_saved(work, gift, participant)
    return Offer(gift, await work.choices.last_of(participant.id))


async def mine(work: Work, *, by: Someone) -> list[Choice]:
    """The gifts that a participant chose and did not undo, and recognition that they have yet to get: what is under
    way first, then the newest.

    Raises:
        NotAllowed: when they are no participant.
    """
    found = await work.choices.of(require_participant(by).id)
    shown = [choice for choice in found if choice.is_under_way or choice.recognition is None]
    return sorted(shown, key=lambda choice: not choice.is_under_way)


async def saved(work: Work, *, by: Someone) -> Cents:
    """What is in a participant's own spaarpot.

    Raises:
        NotAllowed: when they are no participant.
    """
    return await rewards.balance(work, require_participant(by).id)


async def recognised(work: Work, *, by: Someone) -> list[Choice]:
    """The recognition that a participant earned, newest first.

    Raises:
        NotAllowed: when they are no participant.
    """
    found = await work.choices.of(require_participant(by).id)
    return [choice for choice in found if choice.recognition is not None]


async def one(work: Work, choice_id: ChoiceId, *, by: Someone) -> Choice:
    """One of one's own choices. Raises `Gone` when it is somebody else's."""
    choice = await work.choices.get(choice_id)
    if choice.participant_id != require_participant(by).id:
        raise Gone
    return choice


# --- what a participant does ----------------------------------------------------------------------


async def choose(
    work: Work, gift_id: GiftId, *, after: ChoiceId | None = None, by: Someone, now: datetime
) -> Choice:
    """'Ja, dit wil ik': the price is set apart, and whoever hands it over hears of it.

    With `after`, the last choice that there was when the gift was offered, a second tap on that offer gives what the
    first one did.

    Raises:
        NotAllowed: when they are no participant.
        OnlyThemselves: when somebody acts for them and it is a code.
        Gone: when it is not offered to them, or not any more.
        OutOfStock: when its last code is gone.
        NotEnoughSaved: when it costs more than is in the spaarpot.
        NoLongerPossible: when what came of this offer was undone.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    known = await work.choices.picked_since(participant.id, gift_id, after) if after is not None else None
    if known is not None:
        return _not_undone(known)
    await work.gifts.to_decide(gift_id)
    gift = await _offered(work, gift_id, participant, by=by, now=now)
    await _require_saved(work, gift, participant)
    return await _pick(work, gift, participant, by=by, now=now)


async def undo(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> Choice:
    """'Toch niet': all of the money is in the spaarpot again. Twice is the same as once.

    Raises:
        Gone: when it is somebody else's.
        AlreadyHandedOver: when they have it.
        NoLongerPossible: when it is recognition.
    """
    known = await _own_to_decide(work, choice_id, by=by)
    undone = known.undo(now=now)
    if known.state is ChoiceState.UNDONE:
        return known
    await work.choices.save(undone)
    if undone.is_code:
        await vouchers.give_back(work, choice_id)
    cause = causes.choice_undone(choice_id)
    await rewards.unchoose(work, undone.participant_id, undone.amount, cause=cause, by=by.id, now=now)
    await hand_over_cards.bring_up_to_date(work, undone, require_participant(by), now=now)
    if known.state is ChoiceState.ORDERED:
        await orders.tell_not_wanted(work, undone, require_participant(by), now=now)
    return undone


async def receive(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> Choice:
    """'Ontvangen'. Twice is the same as once.

    Raises:
        Gone: when it is somebody else's.
        NoLongerPossible: when nobody has handed it over.
    """
    known = await _own_to_decide(work, choice_id, by=by)
    received = known.receive(now=now)
    if received is not known:
        await work.choices.save(received)
        await hand_over_cards.bring_up_to_date(work, received, require_participant(by), now=now)
    return received


async def revealed(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> None:
    """A code was shown to its owner for the first time: now they have it. Shown again it is the same.

    Raises:
        OnlyThemselves: when somebody acts for them.
        Gone: when it is somebody else's.
        NoLongerPossible: when it is no code, or was undone.
    """
    require_themselves(by)
    known = await _own_to_decide(work, choice_id, by=by)
    if not known.is_code:
        raise NoLongerPossible
    if known.state is ChoiceState.RECEIVED:
        return
    given = known.give_at_once(by=None, name="", now=now)
    await work.choices.save(given)
    cause = causes.choice_handed_over(choice_id)
    await rewards.hand_over(work, given.participant_id, given.amount, cause=cause, by=by.id, now=now)


# --- recognition ----------------------------------------------------------------------------------


async def record_recognition(
    work: Work,
    participant: Participant,
    recognition: Recognition,
    *,
    cause: str,
    words: str = "",
    by: Person,
    now: datetime,
) -> Choice:
    """Somebody earned recognition. What people give each other waits for the team; a compliment and a certificate come
    with the decision. A cause gives once.

    `words`: the compliment, or what it is for. A compliment without words waits for them: whoever decided is asked, and
    no card goes to the team, unless the participant has stopped and would not get it.
    """
    known = await work.choices.of_cause(cause)
    if known is not None:
        return known
    chosen = Choice(
        ChoiceId(0),
        participant.id,
        None,
        recognition.key,
        recognition.name,
        Cents(0),
        cause,
        ChoiceState.CHOSEN,
        now,
        words,
    )
    if chosen.awaits_words and not participant.is_over:
        return chosen.numbered(await work.choices.add(chosen))
    if recognition.form is not RecognitionForm.IN_PERSON:
        chosen = chosen.give_at_once(by=by.id, name=by.first_name, now=now)
    return await _keep(work, chosen, participant, now=now)


async def add_words(work: Work, cause: str, words: str, *, by: Person, now: datetime) -> None:
    """Praise that was typed after the decision is the compliment that it gave; of other recognition nothing changes."""
    known = await work.choices.of_cause(cause)
    if known is not None and known.awaits_words:
        await work.choices.save(known.put_into_words(words, by=by.id, name=by.first_name, now=now))


async def take_back_recognition(work: Work, cause: str, *, now: datetime) -> None:
    """The decision with this cause was undone. What somebody got from a person meanwhile stays theirs."""
    known = await work.choices.of_cause(cause)
    if known is None:
        return
    taken = known.take_back(now=now)
    await work.choices.save(taken)
    if taken is not known and not known.awaits_words:
        participant = await work.people.participant(taken.participant_id)
        await hand_over_cards.bring_up_to_date(work, taken, participant, now=now)


# --- together -------------------------------------------------------------------------------------


def _can_have(gift: Gift, by: Someone) -> bool:
    """A code is shown to its owner alone, so who acts for them can't choose it."""
    return gift.kind is not GiftKind.CODE or by.acted_by is None


async def _offered(
    work: Work, gift_id: GiftId, participant: Participant, *, by: Someone, now: datetime
) -> Gift:
    gift = await work.gifts.get(gift_id, today=day_of(now))
    if not _can_have(gift, by):
        require_themselves(by)
    if gift.is_for(participant):
        return gift
    is_offered = gift.retired_at is None and gift.team_id in (None, participant.team_id)
    raise OutOfStock if is_offered and gift.stock == 0 else Gone


def _not_undone(choice: Choice) -> Choice:
    if choice.state is ChoiceState.UNDONE:
        raise NoLongerPossible
    return choice


async def _require_saved(work: Work, gift: Gift, participant: Participant) -> None:
    balance = await rewards.balance(work, participant.id)
    if gift.value > balance:
        raise NotEnoughSaved(gift, balance)


async def _pick(work: Work, gift: Gift, participant: Participant, *, by: Someone, now: datetime) -> Choice:
    chosen = Choice(
        ChoiceId(0),
        participant.id,
        gift.id,
        None,
        gift.name,
        gift.value,
        None,
        ChoiceState.CHOSEN,
        now,
        kind=gift.kind,
    )
    kept = await _keep(work, chosen, participant, now=now)
    if kept.is_code:
        await vouchers.take(work, gift.id, kept.id, now=now)
    cause = causes.choice(kept.id)
    await rewards.choose(work, participant.id, kept.amount, cause=cause, by=by.id, now=now)
    if kept.is_to_order:
        await orders.tell_to_order(work, now=now)
    return kept


async def _keep(work: Work, choice: Choice, participant: Participant, *, now: datetime) -> Choice:
    kept = choice.numbered(await work.choices.add(choice))
    if kept.is_to_hand_over:
        await hand_over_cards.put_out(work, kept, participant, now=now)
    return kept


async def _own_to_decide(work: Work, choice_id: ChoiceId, *, by: Someone) -> Choice:
    choice = await work.choices.to_decide(choice_id)
    if choice.participant_id != require_participant(by).id:
        raise Gone
    return choice
