"""Steps: the small things to do for a goal, each with what it earns and how both will see that it is done."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mentoring.ids import RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible

NEW_STEP = StepId(0)
"""The number of a step that is proposed for an agreed goal and has none of its own before both agree."""


class StepState(StrEnum):
    """A step's life (`product.md`, Lives of things)."""

    OPEN = "open"
    CLAIMED = "claimed"
    DONE = "done"
    DROPPED = "dropped"


STEP_TRANSITIONS: dict[StepState, frozenset[StepState]] = {
    StepState.OPEN: frozenset({StepState.CLAIMED, StepState.DROPPED}),
    StepState.CLAIMED: frozenset({StepState.DONE, StepState.OPEN}),
    StepState.DONE: frozenset(),
    StepState.DROPPED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One small thing to do for a goal, and what it earns: money (`reward`), `recognition`, or both."""

    id: StepId
    position: int
    title: str
    seen_by: str
    reward: Cents
    state: StepState = StepState.OPEN
    done_at: datetime | None = None
    recognition: RecognitionKey | None = None

    def become(self, state: StepState, *, done_at: datetime | None = None) -> "Step":
        """Raises `NoLongerPossible` when the table of transitions has no such step."""
        if state not in STEP_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=state, done_at=done_at)

    def undone(self) -> "Step":
        """That it was done is taken back: it waits for a decision again. Raises `NoLongerPossible` when it was not."""
        if self.state is not StepState.DONE:
            raise NoLongerPossible
        return replace(self, state=StepState.CLAIMED, done_at=None)
