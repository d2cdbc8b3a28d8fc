"""Goals: in the participant's words, cut into small steps, agreed by both before they count.

What will be earned, and how both will see that it is done, is fixed when both agree; no such agreement, no
reward (`product.md`, rule 2).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.lengths import units
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible, Refusal

MOST_STEPS = 7
"""Steps in a goal (`product.md`, Lives of things)."""

LONGEST_TEXT = 120
"""Length of a goal, a step, or how both will see it, as Telegram counts: two lines on a phone.
A goal with seven such steps still fits in one message of 4096 (Bot API, sendMessage).
"""

LONGEST_REMARK = 500
"""Length of what a participant wants different, as Telegram counts: a good paragraph."""

HIGHEST_REWARD = Cents(250_00)
"""What one step or goal can earn: the cap of a whole calendar year (`product.md`, Money). More is a typing mistake."""


class GoalState(StrEnum):
    """A goal's life (`product.md`, Lives of things)."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    CHANGED = "changed"
    ACHIEVED = "achieved"
    SET_ASIDE = "set_aside"


GOAL_TRANSITIONS: dict[GoalState, frozenset[GoalState]] = {
    GoalState.PROPOSED: frozenset({GoalState.AGREED, GoalState.PROPOSED, GoalState.SET_ASIDE}),
    GoalState.AGREED: frozenset({GoalState.ACHIEVED, GoalState.CHANGED, GoalState.SET_ASIDE}),
    GoalState.CHANGED: frozenset({GoalState.AGREED, GoalState.CHANGED, GoalState.SET_ASIDE}),
    GoalState.SET_ASIDE: frozenset({GoalState.PROPOSED}),
    GoalState.ACHIEVED: frozenset(),
}


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


class NotClear(Refusal):
    """A goal or step has no words, too many of them, or does not say how both will see that it is done."""


class TooManySteps(Refusal):
    """A goal has no step, or more than `MOST_STEPS`."""


class RewardTooHigh(Refusal):
    """One step or goal would earn more than `HIGHEST_REWARD`."""


class DayHasPassed(Refusal):
    """A goal would have to be reached on a day that is over, or that is today."""


class NewerVersion(Refusal):
    """Someone answers to a version of a goal that has been changed since."""


class AlreadyAgreed(Refusal):
    """Someone wants to adjust a proposal that has been agreed on meanwhile, or is none any more."""


def a_line(text: str) -> str:
    """Words for a goal or a step, on one line, with their white space tidied.

    Raises:
        NotClear: when there is no letter in them, or they are longer than `LONGEST_TEXT`.
    """
    line = " ".join(text.split())
    if units(line) > LONGEST_TEXT or not any(character.isalpha() for character in line):
        raise NotClear
    return line


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One small thing to do, as it is proposed."""

    title: str
    seen_by: str
    reward: Cents


@dataclass(frozen=True, slots=True)
class Draft:
    """A goal as it is proposed: checked when it is made, so that nothing unclear can be agreed on.

    `reward` is what the goal itself earns, on top of its steps; `why` may be empty.

    Raises:
        NotClear, TooManySteps, RewardTooHigh: when it breaks one of these rules.
    """

    title: str
    pillar: PillarKey
    why: str
    seen_by: str
    reward: Cents
    due_on: date | None
    steps: tuple[StepDraft, ...]

    def __post_init__(self) -> None:
        for text in (self.title, self.seen_by, *(part for s in self.steps for part in (s.title, s.seen_by))):
            a_line(text)
        if self.why:
            a_line(self.why)
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise TooManySteps
        if not all(
            0 <= reward <= HIGHEST_REWARD for reward in (self.reward, *(s.reward for s in self.steps))
        ):
            raise RewardTooHigh

    @property
    def promised(self) -> Cents:
        """What all of it together earns."""
        return Cents(self.reward + sum(step.reward for step in self.steps))


@dataclass(frozen=True, slots=True)
class Step:
    """One small thing to do for a goal, and what it earns."""

    id: StepId
    position: int
    title: str
    seen_by: str
    reward: Cents
    state: StepState = StepState.OPEN
    done_at: datetime | None = None

    def become(self, state: StepState, *, done_at: datetime | None = None) -> "Step":
        """Raises `NoLongerPossible` when the table of transitions has no such step."""
        if state not in STEP_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=state, done_at=done_at)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a participant wants to reach. `reward` is what the goal itself earns, on top of its steps.

    `claimed`: a claim on the goal itself waits for a decision. It is kept as that claim, not with the goal.
    """

    id: GoalId
    participant_id: PersonId
    pillar: PillarKey
    title: str
    why: str
    seen_by: str
    reward: Cents
    due_on: date | None
    steps: tuple[Step, ...]
    proposed_by: PersonId
    proposed_at: datetime
    state: GoalState = GoalState.PROPOSED
    version: int = 1
    claimed: bool = False

    @property
    def promised(self) -> Cents:
        """What is reserved when both agree: the goal's own reward and that of all its steps."""
        kept = (step.reward for step in self.steps if step.state is not StepState.DROPPED)
        return Cents(self.reward + sum(kept))

    @property
    def is_active(self) -> bool:
        return self.state is GoalState.AGREED

    @property
    def awaits_agreement(self) -> bool:
        """Whether the participant has a version before them to say yes to."""
        return self.state in (GoalState.PROPOSED, GoalState.CHANGED)

    @property
    def next_step(self) -> Step | None:
        """The one thing on the screen: the first step that is open, if there is one."""
        return next((step for step in self.steps if step.state is StepState.OPEN), None)

    @property
    def claimed_step(self) -> Step | None:
        """The first step of which a claim waits for a decision."""
        return next((step for step in self.steps if step.state is StepState.CLAIMED), None)

    @property
    def only_goal_left(self) -> bool:
        """Whether every step is done, so that the goal itself can be claimed."""
        return all(step.state in (StepState.DONE, StepState.DROPPED) for step in self.steps)

    def content(self) -> dict[str, Any]:
        """All that is agreed on, as JSON: kept with the agreement, so that nobody has to remember it."""
        return {
            "title": self.title,
            "pillar": self.pillar,
            "why": self.why,
            "seen_by": self.seen_by,
            "reward": self.reward,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "steps": [
                {"title": step.title, "seen_by": step.seen_by, "reward": step.reward}
                for step in self.steps
                if step.state is not StepState.DROPPED
            ],
        }

    def require_answerable(self, version: int) -> None:
        """Whether the participant can say yes, or something else, to this version.

        Raises:
            NewerVersion: when it has been changed since.
            NoLongerPossible: when it was agreed already, or set aside.
        """
        if not self.awaits_agreement:
            raise NoLongerPossible
        if version != self.version:
            raise NewerVersion

    def agree(self, *, version: int) -> "Goal":
        """The participant says yes to the version they saw; the proposer said yes by proposing it.

        Raises:
            NewerVersion, NoLongerPossible: as for `require_answerable`.
        """
        self.require_answerable(version)
        return replace(self, state=GoalState.AGREED)

    def require_adjustable(self, version: int) -> None:
        """Whether a new version may be made out of this one.

        Raises:
            AlreadyAgreed: when it is no proposal any more. (Changing what was agreed is a conversation of its
            own: the state `CHANGED`.) NewerVersion: when somebody else has adjusted it meanwhile.
        """
        if self.state is not GoalState.PROPOSED:
            raise AlreadyAgreed
        self.require_answerable(version)

    def step(self, step_id: StepId) -> Step:
        """Raises `NoLongerPossible` when the step is not, or no longer, part of this goal."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise NoLongerPossible

    def claim(self, step_id: StepId | None) -> "Goal":
        """The participant says that a step is done; None: the goal itself.

        Raises:
            NoLongerPossible: when the goal does not count (yet), the step is not open, steps are left before
            the goal, or a claim on the goal waits already.
        """
        if not self.is_active:
            raise NoLongerPossible
        if step_id is not None:
            return self._with(self.step(step_id).become(StepState.CLAIMED))
        if not self.only_goal_left or self.claimed:
            raise NoLongerPossible
        return replace(self, claimed=True)

    def reopen(self, step_id: StepId | None) -> "Goal":
        """A claim was taken back, or "nog niet": the step is open to try again; None: the goal itself."""
        if step_id is None:
            return replace(self, claimed=False)
        return self._with(self.step(step_id).become(StepState.OPEN))

    def complete(self, step_id: StepId | None, *, now: datetime) -> "Goal":
        """A claim was approved: the step is done; None: the goal is achieved."""
        if step_id is not None:
            return self._with(self.step(step_id).become(StepState.DONE, done_at=now))
        if GoalState.ACHIEVED not in GOAL_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=GoalState.ACHIEVED, claimed=False)

    def _with(self, changed: Step) -> "Goal":
        return replace(self, steps=tuple(changed if step.id == changed.id else step for step in self.steps))
