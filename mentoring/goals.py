"""Goals: in the participant's words, cut into small steps, agreed by both before they count.

What will be earned, and how both will see that it is done, is fixed when both agree; no such agreement, no
reward (`product.md`, rule 2). What is proposed is a draft (`mentoring.goal_drafts`); its parts are steps
(`mentoring.steps`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.ids import GoalId, PersonId, PillarKey, RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.steps import NEW_STEP, Step, StepState
from mentoring.undoing import GoalCameAfter


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


class NewerVersion(Refusal):
    """Someone answers to a version of a goal that has been changed since."""


class TooManyActive(Refusal):
    """One more goal would count than the programme finds good for anybody at a time (`Programme.most_active_goals`)."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class ClaimWaits(Refusal):
    """A goal would be set aside or changed while a claim waits that the team decides on by what was agreed."""


class StepTaken(Refusal):
    """A version leaves out or alters a step that was claimed or done: that one stays as it was agreed on."""


class NotThisStepYet(Refusal):
    """A step is claimed while one before it is still open, in a goal whose steps go in order."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a participant wants to reach. `reward` and `recognition`: what the goal itself earns, on top of its steps.

    While a change waits (`CHANGED`) this is what counts: the version `agreed_version`. What is proposed is `version`,
    kept beside it (`mentoring.goal_versions`). In all other states this is `version`, and `agreed_version` is the same
    or None. `proposed_by` and `proposed_at` are of what this says.

    `voice`: the file in which the participant says what they want. `claimed`: a claim on the goal itself waits for a
    decision; it is kept as that claim, not with the goal.
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
    agreed_version: int | None = None
    in_order: bool = True
    voice: str | None = None
    achieved_at: datetime | None = None
    recognition: RecognitionKey | None = None

    # --- what it is ---

    @property
    def promised(self) -> Cents:
        """What all of it together earns, also what is done already."""
        kept = (step.reward for step in self.steps if step.state is not StepState.DROPPED)
        return Cents(self.reward + sum(kept))

    @property
    def outstanding(self) -> Cents:
        """What is still to be earned with it: so much is reserved as long as it counts."""
        ahead = (step.reward for step in self.steps if step.state in (StepState.OPEN, StepState.CLAIMED))
        return Cents(self.reward + sum(ahead))

    @property
    def waiting(self) -> Cents:
        """What the claims that wait for a decision would earn."""
        claimed = (step.reward for step in self.steps if step.state is StepState.CLAIMED)
        return Cents((self.reward if self.claimed else 0) + sum(claimed))

    @property
    def counts(self) -> bool:
        """Whether it was agreed on by both and is under way. What was agreed goes on counting while a change waits."""
        return self.state in (GoalState.AGREED, GoalState.CHANGED)

    @property
    def is_clear(self) -> bool:
        """Whether it says what to do and how both will see it, so that it can be agreed on."""
        return bool(self.title and self.seen_by and self.steps and all(step.seen_by for step in self.steps))

    @property
    def is_wish(self) -> bool:
        """Whether it is what the participant said, and nobody has made it clear with them yet."""
        return self.state is GoalState.PROPOSED and not self.is_clear

    @property
    def is_proposal(self) -> bool:
        """Whether somebody has its newest version before them to say yes to, or a wish to make clear."""
        return self.state in (GoalState.PROPOSED, GoalState.CHANGED)

    @property
    def awaits_participant(self) -> bool:
        """Whether the participant has a version before them to say yes to. What was agreed is changed by staff only:
        a participant says what should be different.
        """
        if self.state is GoalState.CHANGED:
            return True
        return self.state is GoalState.PROPOSED and self.is_clear and not self.is_their_own

    @property
    def is_their_own(self) -> bool:
        """Whether the participant put it forward themselves."""
        return self.proposed_by == self.participant_id

    @property
    def awaits_staff(self) -> bool:
        """Whether the team has a version before it to say yes to, or a wish to make clear."""
        return self.is_proposal and not self.awaits_participant

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """What is left to do."""
        return tuple(step for step in self.steps if step.state is StepState.OPEN)

    @property
    def next_step(self) -> Step | None:
        """The one thing on the screen: the first step that is open, if there is one."""
        return next(iter(self.open_steps), None)

    @property
    def claimed_step(self) -> Step | None:
        """The first step of which a claim waits for a decision."""
        return next((step for step in self.steps if step.state is StepState.CLAIMED), None)

    @property
    def only_goal_left(self) -> bool:
        """Whether every step is done, so that the goal itself can be claimed."""
        return all(step.state in (StepState.DONE, StepState.DROPPED) for step in self.steps)

    def step(self, step_id: StepId) -> Step:
        """Raises `NoLongerPossible` when the step is not, or no longer, part of this goal."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise NoLongerPossible

    def content(self) -> dict[str, Any]:
        """All that is proposed or agreed on, as JSON: kept word for word, so that nobody has to remember it."""
        return {
            "title": self.title,
            "pillar": self.pillar,
            "why": self.why,
            "seen_by": self.seen_by,
            "reward": self.reward,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "in_order": self.in_order,
            "steps": [
                {
                    "id": None if step.id == NEW_STEP else step.id,
                    "title": step.title,
                    "seen_by": step.seen_by,
                    "reward": step.reward,
                    **_recognition(step.recognition),
                }
                for step in self.steps
                if step.state is not StepState.DROPPED
            ],
            **_recognition(self.recognition),
        }

    # --- proposed and agreed on ---

    def require_answerable(self, version: int) -> None:
        """Whether this version is the one that waits for an answer.

        Raises:
            NewerVersion: when it has been changed since.
            NoLongerPossible: when nothing waits: it was agreed already, or set aside.
        """
        if not self.is_proposal:
            raise NoLongerPossible
        if version != self.version:
            raise NewerVersion

    def require_newest(self, version: int) -> None:
        """Whether this version is the newest of a goal that is proposed or counts.

        Raises:
            NewerVersion: when somebody has made another one meanwhile.
            NoLongerPossible: when it was achieved or set aside.
        """
        if not (self.is_proposal or self.counts):
            raise NoLongerPossible
        if version != self.version:
            raise NewerVersion

    def require_changeable(self, version: int) -> None:
        """Whether a new version may be made out of this one: of a proposal, a wish, or what was agreed.

        Raises:
            NewerVersion, NoLongerPossible: as for `require_newest`.
            ClaimWaits: when the goal itself was claimed. Reaching it is what every version of it is for.
        """
        self.require_newest(version)
        if self.claimed:
            raise ClaimWaits

    def as_in(self, draft: Draft) -> "Goal":
        """The goal as it reads with this content. What was claimed or done keeps its state and must be in it unaltered:
        so what both agree on is what happened. Open steps that it leaves out are gone.

        Raises:
            StepTaken: when a step that was claimed or done is left out or altered.
            NoLongerPossible: when it names a step twice, or one that this goal does not have.
        """
        known = {step.id: step for step in self.steps}
        named = [step.step_id for step in draft.steps if step.step_id is not None]
        if len(named) != len(set(named)) or not known.keys() >= set(named):
            raise NoLongerPossible
        steps = tuple(_as_in(drafted, place, known) for place, drafted in enumerate(draft.steps, start=1))
        if any(step.state is not StepState.OPEN and step.id not in named for step in self.steps):
            raise StepTaken
        return replace(
            self,
            title=draft.title,
            pillar=draft.pillar,
            why=draft.why,
            seen_by=draft.seen_by,
            reward=draft.reward,
            due_on=draft.due_on,
            in_order=draft.in_order,
            recognition=draft.recognition,
            steps=steps,
        )

    def as_told(self, wish: Wish) -> "Goal":
        """A wish as the participant tells it now, in the place of what they said before.

        Raises:
            NoLongerPossible: when it has been made clear meanwhile.
        """
        if not self.is_wish:
            raise NoLongerPossible
        steps = tuple(
            Step(NEW_STEP, place, title, "", Cents(0)) for place, title in enumerate(wish.steps, start=1)
        )
        return replace(
            self, title=wish.title, pillar=wish.pillar, why=wish.why, voice=wish.voice, steps=steps
        )

    def propose(self, version: int, *, by: PersonId, now: datetime) -> "Goal":
        """A new version lies before the other one: of a proposal, or of what was agreed (`require_changeable`)."""
        state = GoalState.CHANGED if self.counts else GoalState.PROPOSED
        return replace(self, state=state, version=version, proposed_by=by, proposed_at=now)

    def pick_up(self, version: int, *, by: PersonId, now: datetime) -> "Goal":
        """Take out again what was set aside. What is left of it lies before the other one as a new version.

        Raises:
            NoLongerPossible: when it was not set aside, or is a wish that was taken back.
            ClaimWaits: when a claim on it waits again, because its approval was taken back.
        """
        if self.state is not GoalState.SET_ASIDE or not self.is_clear:
            raise NoLongerPossible
        if self.claimed_step:
            raise ClaimWaits
        return self.propose(version, by=by, now=now)

    def agree(self, *, version: int) -> "Goal":
        """The other one says yes to the version they saw; the proposer said yes by proposing it.

        Raises:
            NewerVersion, NoLongerPossible: as for `require_answerable`; also when it is a wish.
            ClaimWaits: when the goal itself was claimed meanwhile.
        """
        self.require_answerable(version)
        if self.is_wish:
            raise NoLongerPossible
        if self.claimed:
            raise ClaimWaits
        return replace(self, state=GoalState.AGREED, agreed_version=version)

    def withdraw(self, *, version: int) -> "Goal":
        """The newest version is off the table. What was agreed stays as it was; a first proposal is set aside.

        Raises:
            NewerVersion, NoLongerPossible: as for `require_answerable`.
        """
        self.require_answerable(version)
        if self.agreed_version is None:
            return replace(self, state=GoalState.SET_ASIDE)
        return replace(self, state=GoalState.AGREED, version=self.agreed_version)

    def set_aside(self) -> "Goal":
        """Keep it for another time.

        Raises:
            ClaimWaits: when a claim on it waits for a decision.
            NoLongerPossible: when it was achieved, or set aside before.
        """
        if self.claimed or self.claimed_step:
            raise ClaimWaits
        return self.stop()

    def stop(self) -> "Goal":
        """The same for who leaves: then what was claimed is decided on all the same.

        Raises:
            NoLongerPossible: when it was achieved, or set aside before.
        """
        if GoalState.SET_ASIDE not in GOAL_TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(
            self,
            state=GoalState.SET_ASIDE,
            version=self.agreed_version or self.version,
            agreed_version=None,
        )

    # --- done ---

    def claim(self, step_id: StepId | None) -> "Goal":
        """The participant says that a step is done; None: the goal itself.

        Raises:
            NoLongerPossible: when the goal does not count (yet), the step is not open, steps are left before
            the goal, or a claim on the goal waits already.
            NotThisStepYet: when the steps go in order and one before it is open. One that waits for a decision is not.
        """
        if not self.counts:
            raise NoLongerPossible
        if step_id is not None:
            claimed = self._with(self.step(step_id).become(StepState.CLAIMED))
            if self.in_order and self.next_step != self.step(step_id):
                raise NotThisStepYet
            return claimed
        if not self.only_goal_left or self.claimed:
            raise NoLongerPossible
        return replace(self, claimed=True)

    def reopen(self, step_id: StepId | None) -> "Goal":
        """A claim was taken back, or "nog niet": the step is open to try again; None: the goal itself."""
        if step_id is None:
            return replace(self, claimed=False)
        return self._with(self.step(step_id).become(StepState.OPEN))

    def complete(self, step_id: StepId | None, *, now: datetime) -> "Goal":
        """A claim was approved: the step is done; None: the goal is achieved. A change that waits has no use then."""
        if step_id is not None:
            return self._with(self.step(step_id).become(StepState.DONE, done_at=now))
        agreed = self.withdraw(version=self.version) if self.state is GoalState.CHANGED else self
        if GoalState.ACHIEVED not in GOAL_TRANSITIONS[agreed.state]:
            raise NoLongerPossible
        return replace(agreed, state=GoalState.ACHIEVED, claimed=False, achieved_at=now)

    def uncomplete(self, step_id: StepId | None) -> "Goal":
        """An approval is taken back: the step waits for a decision again; None: the goal itself does, and counts.

        Raises:
            GoalCameAfter: when the goal itself was claimed or reached after this step.
            NoLongerPossible: when it was not done or achieved, or the goal was picked up again since.
        """
        if self.state is GoalState.PROPOSED:
            raise NoLongerPossible
        if step_id is not None:
            if self.claimed or self.state is GoalState.ACHIEVED:
                raise GoalCameAfter
            return self._with(self.step(step_id).undone())
        if self.state is not GoalState.ACHIEVED:
            raise NoLongerPossible
        return replace(self, state=GoalState.AGREED, claimed=True, achieved_at=None)

    def _with(self, changed: Step) -> "Goal":
        return replace(self, steps=tuple(changed if step.id == changed.id else step for step in self.steps))


def new_step(place: int, drafted: StepDraft) -> Step:
    """A step that is proposed and has no number of its own yet."""
    return Step(
        NEW_STEP, place, drafted.title, drafted.seen_by, drafted.reward, recognition=drafted.recognition
    )


def _recognition(key: RecognitionKey | None) -> dict[str, str]:
    """As it stands in the content of a version: only when there is one, so that the hashes of versions from before
    there was recognition stay true.
    """
    return {} if key is None else {"recognition": key}


def _as_in(drafted: StepDraft, place: int, known: dict[StepId, Step]) -> Step:
    """Raises `StepTaken` when this step was claimed or done as something else."""
    if drafted.step_id is None:
        return new_step(place, drafted)
    was = known[drafted.step_id]
    step = replace(
        was,
        position=place,
        title=drafted.title,
        seen_by=drafted.seen_by,
        reward=drafted.reward,
        recognition=drafted.recognition,
    )
    if was.state is not StepState.OPEN and step != replace(was, position=place):
        raise StepTaken
    return step
