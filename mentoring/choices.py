"""Choices: a gift that a participant picked from their spaarpot, or the recognition that they earned.

Both have the life of `CHOICE_TRANSITIONS`, until they are received. What was picked can be undone until it is handed
over, and all of its money goes back (`docs/decisions/0024`). Recognition moves no money.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.gifts import Gift, GiftKind
from mentoring.ids import ChoiceId, GiftId, PersonId, RecognitionKey
from mentoring.money import Cents
from mentoring.praise import words_to_participant
from mentoring.refusals import NoLongerPossible, NotAllowed, Refusal

HAND_OVER_WITHIN = timedelta(days=7)
"""What takes longer to be handed over, or to be received, is in the digest: the nearer the reward to the deed, the
better it works (`product.md`, rule 6).
"""


class ChoiceState(StrEnum):
    """A choice's life (`product.md`, Lives of things, the last three of a reward). `ordered` is for what is ordered."""

    CHOSEN = "chosen"
    ORDERED = "ordered"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    UNDONE = "undone"


CHOICE_TRANSITIONS: dict[ChoiceState, frozenset[ChoiceState]] = {
    ChoiceState.CHOSEN: frozenset({ChoiceState.ORDERED, ChoiceState.HANDED_OVER, ChoiceState.UNDONE}),
    ChoiceState.ORDERED: frozenset({ChoiceState.HANDED_OVER, ChoiceState.UNDONE}),
    ChoiceState.HANDED_OVER: frozenset({ChoiceState.RECEIVED}),
    ChoiceState.RECEIVED: frozenset(),
    ChoiceState.UNDONE: frozenset(),
}

UNDER_WAY = (ChoiceState.CHOSEN, ChoiceState.ORDERED, ChoiceState.HANDED_OVER)
"""The states of what was not received yet."""

NOT_HANDED_OVER = (ChoiceState.CHOSEN, ChoiceState.ORDERED)


class NotEnoughSaved(Refusal):
    """A participant chooses a gift that costs more than is in their spaarpot. It tells how much is missing."""

    def __init__(self, gift: Gift, balance: Cents) -> None:
        self.gift = gift
        self.missing = Cents(gift.value - balance)


class ChoiceUndone(NoLongerPossible):
    """Staff hand over or order what the participant does not want any more."""


class AlreadyHandedOver(NoLongerPossible):
    """Somebody undoes, orders or hands over what was handed over. It tells who did."""

    def __init__(self, choice: "Choice") -> None:
        self.choice = choice


class NotOrderedYet(Refusal):
    """Staff hand over what a coordinator has yet to order."""


class OwnGift(NotAllowed):
    """Somebody who is both participant and staff would hand over their own gift, or note that they received it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody picked or earned. `name` is how the gift or the recognition was called then.

    `kind` is how the gift is handed over; None for recognition, which has a `cause` ("claim:42") and may have `words`:
    a compliment, or what a certificate is for.
    """

    id: ChoiceId
    participant_id: PersonId
    gift_id: GiftId | None
    recognition: RecognitionKey | None
    name: str
    amount: Cents
    cause: str | None
    state: ChoiceState
    chosen_at: datetime
    words: str = ""
    ordered_by: PersonId | None = None
    ordered_at: datetime | None = None
    handed_over_by: PersonId | None = None
    handed_over_by_name: str = ""
    handed_over_at: datetime | None = None
    received_noted_by: PersonId | None = None
    received_note: str = ""
    received_at: datetime | None = None
    undone_at: datetime | None = None
    kind: GiftKind | None = None

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_code(self) -> bool:
        """Whether it is handed over by showing its code, and by nobody of the staff."""
        return self.kind is GiftKind.CODE

    @property
    def can_be_undone(self) -> bool:
        """Whether the participant can still change their mind. Recognition was agreed, and is not picked."""
        return self.recognition is None and self.state in NOT_HANDED_OVER

    @property
    def is_to_order(self) -> bool:
        return self.kind is GiftKind.ORDERED and self.state is ChoiceState.CHOSEN

    @property
    def waits_since(self) -> datetime:
        """From when on it waits for what comes next."""
        return self.handed_over_at or self.ordered_at or self.chosen_at

    @property
    def is_to_confirm(self) -> bool:
        """Whether somebody gave it, and nobody has said that it arrived."""
        return self.state is ChoiceState.HANDED_OVER

    @property
    def is_to_hand_over(self) -> bool:
        """Whether it waits for somebody of the team to give it."""
        return self.state in NOT_HANDED_OVER and self.is_for_the_team

    @property
    def is_for_the_team(self) -> bool:
        """Whether somebody of the team gives it, or gave it: not what a coordinator has yet to order."""
        is_ordered = self.kind is not GiftKind.ORDERED or self.ordered_at is not None
        return is_ordered and not (self.is_code or self.was_given_at_once)

    @property
    def awaits_words(self) -> bool:
        """Whether it is a compliment that nobody has put into words yet. All other recognition says what it is for."""
        return self.recognition is not None and self.state is ChoiceState.CHOSEN and not self.words

    @property
    def was_given_at_once(self) -> bool:
        """Whether it is recognition that came with the decision itself, such as a compliment."""
        return self.recognition is not None and self.received_at == self.chosen_at

    def numbered(self, choice_id: ChoiceId) -> "Choice":
        """The same, now that it is kept."""
        return replace(self, id=choice_id)

    def put_into_words(self, words: str, *, by: PersonId, name: str, now: datetime) -> "Choice":
        """Praise that comes after the decision is the compliment that it gave.

        Raises:
            NoLongerPossible: when it is no compliment, or there are words already.
        """
        if not self.awaits_words:
            raise NoLongerPossible
        return replace(self, words=words).give_at_once(by=by, name=name, now=now)

    def undo(self, *, now: datetime) -> "Choice":
        """'Toch niet'. Twice is the same as once.

        Raises:
            AlreadyHandedOver: when it was handed over.
            NoLongerPossible: when it is recognition.
        """
        if self.state is ChoiceState.UNDONE:
            return self
        self._require_not_handed_over()
        if not self.can_be_undone:
            raise NoLongerPossible
        return self._undone(now=now)

    def take_back(self, *, now: datetime) -> "Choice":
        """The decision that gave this recognition was undone. What somebody got from a person stays theirs."""
        if self.state in NOT_HANDED_OVER or self.was_given_at_once:
            return self._undone(now=now)
        return self

    def order(self, *, by: PersonId, now: datetime) -> "Choice":
        """A coordinator has ordered it. Twice is the same as once.

        Raises:
            ChoiceUndone, AlreadyHandedOver: when it is not wanted any more, or was handed over.
            NoLongerPossible: when it is nothing to order.
        """
        if self.state is ChoiceState.ORDERED:
            return self
        self._require_wanted()
        if not self.is_to_order:
            raise NoLongerPossible
        return replace(self._become(ChoiceState.ORDERED), ordered_by=by, ordered_at=now)

    def hand_over(self, *, by: PersonId, name: str, now: datetime) -> "Choice":
        """Somebody of the team gave it. Who is first counts.

        Raises:
            ChoiceUndone, AlreadyHandedOver: when it is not wanted any more, or was handed over.
            NotOrderedYet: when it has yet to be ordered.
            NoLongerPossible: when it is a code, which its owner shows themselves.
        """
        self._require_wanted()
        if self.is_code:
            raise NoLongerPossible
        if self.is_to_order:
            raise NotOrderedYet
        return self._handed_over(by=by, name=name, now=now)

    def give_at_once(self, *, by: PersonId | None, name: str, now: datetime) -> "Choice":
        """A code was shown to its owner, or praise came with a decision: handed over and received in one.

        Raises:
            ChoiceUndone, AlreadyHandedOver: when it is not wanted any more, or was handed over.
        """
        self._require_wanted()
        return self._handed_over(by=by, name=name, now=now)._received(now=now)

    def receive(self, *, now: datetime) -> "Choice":
        """'Ontvangen'. Twice is the same as once.

        Raises:
            NoLongerPossible: when it was not handed over.
        """
        return self if self.state is ChoiceState.RECEIVED else self._received(now=now)

    def note_received(self, reason: str, *, by: PersonId, now: datetime) -> "Choice":
        """Somebody of the team writes down that the participant has it, and why they did not say so themselves.

        Raises:
            NoLongerPossible: when it was not handed over, or was received.
            NoWords, TooManyWords: when the reason does not fit.
        """
        noted = words_to_participant(reason)
        return replace(self._received(now=now), received_noted_by=by, received_note=noted)

    def _require_wanted(self) -> None:
        if self.state is ChoiceState.UNDONE:
            raise ChoiceUndone
        self._require_not_handed_over()

    def _require_not_handed_over(self) -> None:
        if self.state not in NOT_HANDED_OVER:
            raise AlreadyHandedOver(self)

    def _undone(self, *, now: datetime) -> "Choice":
        return replace(self, state=ChoiceState.UNDONE, undone_at=now)

    def _handed_over(self, *, by: PersonId | None, name: str, now: datetime) -> "Choice":
        return replace(
            self._become(ChoiceState.HANDED_OVER),
            handed_over_by=by,
            handed_over_by_name=name,
            handed_over_at=now,
        )

    def _received(self, *, now: datetime) -> "Choice":
        return replace(self._become(ChoiceState.RECEIVED), received_at=now)

    def _become(self, state: ChoiceState) -> "Choice":
        if state not in CHOICE_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=state)


def require_other_than(by: PersonId, participant_id: PersonId) -> None:
    """Nobody hands over to themselves. Raises `OwnGift`."""
    if by == participant_id:
        raise OwnGift


def within_reach(gifts: Sequence[Gift], balance: Cents) -> list[Gift]:
    """What a spaarpot buys now, in the order of the offer."""
    return [gift for gift in gifts if gift.value <= balance]


def nearly_within_reach(gifts: Sequence[Gift], balance: Cents) -> Gift | None:
    """The first gift that a little more saving buys; None when everything is within reach."""
    return min((gift for gift in gifts if gift.value > balance), key=lambda gift: gift.value, default=None)
