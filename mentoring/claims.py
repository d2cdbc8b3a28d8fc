"""Claims: a participant says "I did it", and somebody of the team looks at it. Exactly one decision counts.

The life of a claim is a table (`CLAIM_TRANSITIONS`). A mentor who has asked something and then decides
without an answer in the bot has heard it some other way; so everything that is done while a question is open
goes by way of `waiting`.

A high reward wants two different people. The first yes changes nothing for the participant: the claim waits on, and
whatever else is decided clears it. An approval can be taken back for a while (`mentoring.undoing`); that is no step
in the life of a claim, but a decision that never was.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.ids import ClaimId, GoalId, PersonId, RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.people import Person
from mentoring.praise import words_to_participant
from mentoring.programme import UNDO_WITHIN
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.undoing import AlreadyUndone, require_in_time

MOST_EVIDENCE = 10
"""Pieces with one claim: as many as Telegram puts in an album (Bot API, sendMediaGroup)."""

EVIDENCE_WITHIN = timedelta(hours=1)
"""How long what a participant sends after "Gelukt" is evidence. Later it is a message to the mentor."""


class ClaimState(StrEnum):
    """A claim's life (`product.md`, Lives of things)."""

    WAITING = "waiting"
    QUESTION = "question"
    APPROVED = "approved"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


CLAIM_TRANSITIONS: dict[ClaimState, frozenset[ClaimState]] = {
    ClaimState.WAITING: frozenset(
        {ClaimState.APPROVED, ClaimState.QUESTION, ClaimState.NOT_YET, ClaimState.WITHDRAWN}
    ),
    ClaimState.QUESTION: frozenset({ClaimState.WAITING}),
    ClaimState.APPROVED: frozenset(),
    ClaimState.NOT_YET: frozenset(),
    ClaimState.WITHDRAWN: frozenset(),
}

OPEN = tuple(state for state, following in CLAIM_TRANSITIONS.items() if following)
"""The states in which a claim has been neither decided on nor taken back."""


class AlreadyDecided(Refusal):
    """Somebody decides on, or takes back, a claim that has been decided. It tells who decided what."""

    def __init__(self, claim: "Claim") -> None:
        self.claim = claim


class AlreadyWithdrawn(NoLongerPossible):
    """Somebody decides on a claim that the participant has taken back."""


class AnotherApproves(Refusal):
    """Somebody who said yes to a high reward says so again: the second yes is a colleague's."""


class TooLateToUndo(Refusal):
    """A participant takes back a claim more than `UNDO_WITHIN` after the tap."""


class EnoughEvidence(Refusal):
    """A claim has `MOST_EVIDENCE` pieces of evidence already."""


class NotEvidence(Refusal):
    """Something comes too late for evidence: the claim was decided, or is older than `EVIDENCE_WITHIN`."""


class EvidenceKind(StrEnum):
    """What can come with a claim."""

    PHOTO = "photo"
    VOICE = "voice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of what a participant wants to show. `text` may go with a photo; `file_id` is Telegram's."""

    kind: EvidenceKind
    added_at: datetime
    text: str = ""
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says "I did it": of a step, or of the goal itself when `step_id` is None.

    `title`, `seen_by`, `reward` and `recognition` are what was agreed on. `praise` is None as long as the mentor may
    still add a sentence to an approval, and empty when they chose to add none. `undone` counts how often an approval
    was taken back, the last time by `undone_by`.
    """

    id: ClaimId
    participant_id: PersonId
    goal_id: GoalId
    step_id: StepId | None
    title: str
    seen_by: str
    reward: Cents
    claimed_at: datetime
    state: ClaimState = ClaimState.WAITING
    announced_at: datetime | None = None
    question: str | None = None
    asked_by: PersonId | None = None
    answer: str | None = None
    decided_by: PersonId | None = None
    decided_by_name: str | None = None
    decided_at: datetime | None = None
    praise: str | None = None
    reason: str | None = None
    answered_at: datetime | None = None
    recognition: RecognitionKey | None = None
    first_approved_by: PersonId | None = None
    first_approved_by_name: str | None = None
    first_approved_at: datetime | None = None
    undone: int = 0
    undone_by: PersonId | None = None
    undone_by_name: str | None = None
    undone_at: datetime | None = None

    @property
    def waits_since(self) -> datetime:
        """From when on it waits for the team: the claim, the answer to the question that came after it, or the moment
        at which its approval was taken back.
        """
        return max(
            moment for moment in (self.claimed_at, self.answered_at, self.undone_at) if moment is not None
        )

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision, or for an answer to a question."""
        return self.state in OPEN

    def require_open(self) -> None:
        """Raises `AlreadyDecided` or `AlreadyWithdrawn` when it no longer waits."""
        if self.state is ClaimState.WITHDRAWN:
            raise AlreadyWithdrawn
        if not self.is_open:
            raise AlreadyDecided(self)

    def can_be_undone(self, *, now: datetime) -> bool:
        """Whether the participant can still take it back."""
        return self.is_open and now - self.claimed_at <= UNDO_WITHIN

    def require_evidence_fits(self, pieces: int, *, now: datetime) -> None:
        """Whether one more piece of evidence can be added to the `pieces` that there are.

        Raises:
            NotEvidence: when it is too late for it.
            EnoughEvidence: when there are too many.
        """
        if not self.is_open or now - self.claimed_at > EVIDENCE_WITHIN:
            raise NotEvidence
        if pieces >= MOST_EVIDENCE:
            raise EnoughEvidence

    def announce(self, *, now: datetime) -> "Claim":
        """The team hears of it. The first time counts."""
        return self if self.announced_at else replace(self, announced_at=now)

    def withdraw(self, *, now: datetime) -> "Claim":
        """The participant takes the tap back. Doing it twice is the same as doing it once.

        Raises:
            AlreadyDecided: when somebody decided already.
            TooLateToUndo: after `UNDO_WITHIN`.
        """
        if self.state is ClaimState.WITHDRAWN:
            return self
        waiting = self._waiting()
        if not self.can_be_undone(now=now):
            raise TooLateToUndo
        return waiting._become(ClaimState.WITHDRAWN)

    def approve(self, *, two_above: Cents, by: Person, now: datetime) -> "Claim":
        """Somebody says yes. A reward above `two_above` wants a second one: until then the claim waits on.

        Raises:
            AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
            AnotherApproves: when a second yes is wanted, and this is who gave the first.
        """
        waiting = self._waiting()
        if self.reward > two_above and self.first_approved_by is None:
            return replace(
                waiting, first_approved_by=by.id, first_approved_by_name=by.first_name, first_approved_at=now
            )
        if self.reward > two_above and self.first_approved_by == by.id:
            raise AnotherApproves
        return replace(
            waiting._become(ClaimState.APPROVED),
            decided_by=by.id,
            decided_by_name=by.first_name,
            decided_at=now,
        )

    @property
    def has_first_yes(self) -> bool:
        """Whether it waits for the second of two who approve it."""
        return self.is_open and self.first_approved_by is not None

    def require_undoable(self, *, number: int | None, now: datetime) -> None:
        """Whether what was approved can still be taken back. `number` is how often it had been when somebody saw it;
        None: they just did. A first yes is no decision yet, so it can be taken back as long as it waits.

        Raises:
            AlreadyUndone: when it was taken back since.
            TooLateForStaff: when it was approved too long ago.
            AlreadyDecided, AlreadyWithdrawn: when something else was decided.
        """
        if number not in (None, self.undone) or (self.is_open and not self.has_first_yes):
            raise AlreadyUndone
        if self.has_first_yes:
            return
        if self.state is not ClaimState.APPROVED:
            self.require_open()
        if self.decided_at is not None:
            require_in_time(self.decided_at, now=now)

    def undo_approval(self, *, by: Person, now: datetime) -> "Claim":
        """As if nobody had approved: it waits again. Who may and when: `require_undoable`."""
        waits = replace(self._without_first_yes(), state=ClaimState.WAITING)
        if self.is_open:
            return waits
        return replace(
            waits,
            decided_by=None,
            decided_by_name=None,
            decided_at=None,
            praise=None,
            undone=self.undone + 1,
            undone_by=by.id,
            undone_by_name=by.first_name,
            undone_at=now,
        )

    def _without_first_yes(self) -> "Claim":
        return replace(self, first_approved_by=None, first_approved_by_name=None, first_approved_at=None)

    def require_praise_fits(self, *, by: PersonId) -> None:
        """Only who approved says something about it, and once.

        Raises:
            AlreadyDecided: when somebody else decided.
            NoLongerPossible: when it was not approved, or there is praise already.
        """
        if self.decided_by not in (by, None):
            raise AlreadyDecided(self)
        if self.state is not ClaimState.APPROVED or self.praise is not None:
            raise NoLongerPossible

    def add_praise(self, words: str, *, by: PersonId) -> "Claim":
        """Say something about an approval; empty words: nothing more to say.

        Raises:
            AlreadyDecided, NoLongerPossible: as `require_praise_fits`.
            NoWords, TooManyWords: when the words do not fit.
        """
        self.require_praise_fits(by=by)
        return replace(self, praise=words_to_participant(words) if words else "")

    def ask(self, question: str, *, by: PersonId) -> "Claim":
        """A mentor wants to know something first. The question before, and its answer, give way to this one.

        Raises:
            AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
        """
        asked = self._waiting()._without_first_yes()._become(ClaimState.QUESTION)
        return replace(
            asked, question=words_to_participant(question), asked_by=by, answer=None, answered_at=None
        )

    def take_answer(self, answer: str, *, now: datetime) -> "Claim":
        """The participant answers; empty when the answer is a photo or voice, which is kept as evidence.

        Raises:
            NoLongerPossible: when no question is open.
        """
        if self.state is not ClaimState.QUESTION:
            raise NoLongerPossible
        return replace(self._become(ClaimState.WAITING), answer=answer, answered_at=now)

    def not_yet(self, reason: str, *, by: Person, now: datetime) -> "Claim":
        """Appreciation, one thing that is missing, and another try.

        Raises:
            AlreadyDecided, AlreadyWithdrawn: when it no longer waits.
        """
        return replace(
            self._waiting()._without_first_yes()._become(ClaimState.NOT_YET),
            reason=words_to_participant(reason),
            decided_by=by.id,
            decided_by_name=by.first_name,
            decided_at=now,
        )

    def _waiting(self) -> "Claim":
        self.require_open()
        return self._become(ClaimState.WAITING) if self.state is ClaimState.QUESTION else self

    def _become(self, state: ClaimState) -> "Claim":
        if state not in CLAIM_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=state)
