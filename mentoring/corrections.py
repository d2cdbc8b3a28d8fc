"""Corrections: what a coordinator puts right when a decision can't be taken back any more.

Too little was given: the participant gets the rest. Too much: they keep it, and the programme bears it. A high one
wants a second coordinator. The life of a correction is a table (`CORRECTION_TRANSITIONS`).
"""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.access import OwnClaim
from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import Earned
from mentoring.money import Cents, NotAnAmount
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.second_coordinator import require_another, require_asker

LONGEST_REASON = 300
"""Characters: two or three sentences, for whoever looks into the books years later."""


class CorrectionKind(StrEnum):
    """The participant is owed more; or too much was given, and the programme bears it."""

    OWED = "owed"
    BORNE = "borne"


class CorrectionState(StrEnum):
    """Waiting for a second coordinator, in the ledger, or taken back."""

    WAITING = "waiting"
    BOOKED = "booked"
    WITHDRAWN = "withdrawn"


CORRECTION_TRANSITIONS: dict[CorrectionState, frozenset[CorrectionState]] = {
    CorrectionState.WAITING: frozenset({CorrectionState.BOOKED, CorrectionState.WITHDRAWN}),
    CorrectionState.BOOKED: frozenset(),
    CorrectionState.WITHDRAWN: frozenset(),
}


class NotAReason(Refusal):
    """A reason says nothing, or is longer than `LONGEST_REASON`."""


class OwnMoney(OwnClaim):
    """A coordinator who takes part themselves corrects what they have earned, or agrees to it."""


class MoreThanWasGiven(Refusal):
    """More would be borne than was `given` for the thing that it is about."""

    def __init__(self, given: Cents) -> None:
        self.given = given


class CorrectedMeanwhile(Refusal):
    """A colleague has made a correction since this one was read back; perhaps the same."""


class CorrectionSettled(NoLongerPossible):
    """A correction is in the ledger or was taken back already. It tells how it stands."""

    def __init__(self, correction: "Correction") -> None:
        self.correction = correction


def reason_typed(text: str) -> str:
    """Why, in the words of the coordinator, on one line. Raises `NotAReason` when that is nothing, or a whole story."""
    shown = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    reason = " ".join(shown.split())
    if not any(letter.isalpha() for letter in reason) or len(reason) > LONGEST_REASON:
        raise NotAReason
    return reason


@dataclass(frozen=True, slots=True)
class CorrectionDraft:
    """What is put right: for whom, how, how much and why. `about` is the cause of the entry that was wrong, if it is
    about one: "claim:42".
    """

    participant_id: PersonId
    kind: CorrectionKind
    amount: Cents
    about: str | None = None
    reason: str = ""

    def require_sound(self, wrong: Earned | None) -> None:
        """It changes something, and bears no more than was given.

        Raises:
            NotAnAmount: when nothing would change.
            MoreThanWasGiven: when it bears more than the entry that it is about.
        """
        if self.amount <= 0:
            raise NotAnAmount
        if self.kind is CorrectionKind.BORNE and wrong is not None and self.amount > wrong.amount:
            raise MoreThanWasGiven(wrong.amount)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of one participant's money. `settled_by` is the second coordinator who agreed or not, or who took it
    back; nobody for what one may do alone.
    """

    id: CorrectionId
    draft: CorrectionDraft
    participant_name: str
    pseudonym: str
    state: CorrectionState
    asked_by: PersonId
    asked_by_name: str
    asked_at: datetime
    settled_by: PersonId | None = None
    settled_by_name: str = ""
    settled_at: datetime | None = None

    @property
    def was_refused(self) -> bool:
        """Whether a colleague did not agree; else who asked took it back."""
        return self.state is CorrectionState.WITHDRAWN and self.settled_by != self.asked_by

    def require_same(self, draft: CorrectionDraft) -> None:
        """Somebody does again what was done under this number. Raises `CorrectedMeanwhile` for anything else."""
        if self.draft != draft:
            raise CorrectedMeanwhile

    def agree(self, *, by: Someone, now: datetime) -> "Correction":
        """A second coordinator agrees, and it counts.

        Raises:
            CorrectionSettled: when it waits no longer.
            OwnChange: when they are the one who asked.
            OwnMoney: when it is about themselves.
        """
        return self._by_another(CorrectionState.BOOKED, by=by, now=now)

    def disagree(self, *, by: Someone, now: datetime) -> "Correction":
        """A second coordinator does not agree. Raises what `agree` does."""
        return self._by_another(CorrectionState.WITHDRAWN, by=by, now=now)

    def withdraw(self, *, by: Someone, now: datetime) -> "Correction":
        """Who asked takes it back.

        Raises:
            CorrectionSettled: when it waits no longer.
            NotTheirChange: when somebody else asked.
        """
        self._require_waiting()
        require_asker(self.asked_by, by=by)
        return self._settled(CorrectionState.WITHDRAWN, by=by, now=now)

    def _by_another(self, state: CorrectionState, *, by: Someone, now: datetime) -> "Correction":
        self._require_waiting()
        require_another(self.asked_by, by=by)
        require_of_another(self.draft.participant_id, by=by)
        return self._settled(state, by=by, now=now)

    def _settled(self, state: CorrectionState, *, by: Someone, now: datetime) -> "Correction":
        return replace(self, state=state, settled_by=by.id, settled_by_name=by.first_name, settled_at=now)

    def _require_waiting(self) -> None:
        if self.state is not CorrectionState.WAITING:
            raise CorrectionSettled(self)


def asked(
    number: CorrectionId,
    draft: CorrectionDraft,
    participant: Participant,
    *,
    two: bool,
    by: Someone,
    now: datetime,
) -> Correction:
    """A new correction; with `two` it waits for a second coordinator."""
    state = CorrectionState.WAITING if two else CorrectionState.BOOKED
    names = (participant.first_name, participant.pseudonym)
    return Correction(number, draft, *names, state, by.id, by.first_name, now)


def require_of_another(participant_id: PersonId, *, by: Someone) -> None:
    """Nobody corrects what they have earned themselves. Raises `OwnMoney`."""
    if by.id == participant_id:
        raise OwnMoney


def wants_two(amount: Cents, *, alone: Cents, programme: Programme) -> bool:
    """Whether a correction wants a second coordinator. `alone` is what this one corrected alone for the same
    participant within `ALONE_WITHIN`.
    """
    return amount + alone > programme.two_approve_above
