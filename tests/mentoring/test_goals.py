"""Goals and steps: what is clear enough to agree on, and the lives they lead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentoring.goals import (
    GOAL_TRANSITIONS,
    HIGHEST_REWARD,
    LONGEST_TEXT,
    MOST_STEPS,
    STEP_TRANSITIONS,
    AlreadyAgreed,
    Draft,
    Goal,
    GoalState,
    NewerVersion,
    NotClear,
    RewardTooHigh,
    Step,
    StepDraft,
    StepState,
    TooManySteps,
    a_line,
)
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FATIMA, ANJA = PersonId(1), PersonId(2)


def a_step_draft(title: str = "Post openen en sorteren") -> StepDraft:
    return StepDraft(title, "De post ligt op drie stapels", Cents(5_00))


DRAFT = Draft(
    title="Mijn post op orde",
    pillar=PillarKey("money"),
    why="Dan slaap ik weer",
    seen_by="Er ligt geen dichte post meer",
    reward=Cents(15_00),
    due_on=date(2026, 12, 31),
    steps=(a_step_draft(), a_step_draft("De stapel betalen bekijken")),
)


def a_goal(state: GoalState = GoalState.AGREED, steps: int = 2) -> Goal:
    return Goal(
        id=GoalId(12),
        participant_id=FATIMA,
        pillar=PillarKey("money"),
        title="Mijn post op orde",
        why="Dan slaap ik weer",
        seen_by="Er ligt geen dichte post meer",
        reward=Cents(15_00),
        due_on=None,
        steps=tuple(
            Step(StepId(number), number, f"Stap {number}", "Dat zien we", Cents(5_00))
            for number in range(1, steps + 1)
        ),
        proposed_by=ANJA,
        proposed_at=NOW,
        state=state,
    )


def test_a_goal_lives_as_the_product_says() -> None:
    lives = {
        "proposed": {"agreed", "proposed", "set_aside"},  # proposed again: adjusted before both agreed
        "agreed": {"achieved", "changed", "set_aside"},
        "changed": {"agreed", "changed", "set_aside"},
        "set_aside": {"proposed"},  # kept, can come back
        "achieved": set(),
    }

    assert {state.value: {later.value for later in then} for state, then in GOAL_TRANSITIONS.items()} == lives


def test_a_step_lives_as_the_product_says() -> None:
    lives = {"open": {"claimed", "dropped"}, "claimed": {"done", "open"}, "done": set(), "dropped": set()}

    assert {state.value: {later.value for later in then} for state, then in STEP_TRANSITIONS.items()} == lives


@pytest.mark.parametrize("text", ["", "   ", "12345", "🏠🏠", "\u200b\u200b", "a" * (LONGEST_TEXT + 1)])
def test_what_is_not_said_clearly_is_not_put_before_anyone(text: str) -> None:
    with pytest.raises(NotClear):
        a_line(text)


@pytest.mark.parametrize(
    "unclear",
    [
        lambda: replace(DRAFT, title=""),
        lambda: replace(DRAFT, seen_by="?"),
        lambda: replace(DRAFT, why="!!"),
        lambda: replace(DRAFT, steps=(replace(a_step_draft(), title=" "),)),
        lambda: replace(DRAFT, steps=(a_step_draft(), replace(a_step_draft(), seen_by=""))),
    ],
)
def test_no_part_of_a_goal_is_unclear(unclear: Callable[[], Draft]) -> None:
    with pytest.raises(NotClear):
        unclear()


def test_why_it_matters_may_be_left_open() -> None:
    assert replace(DRAFT, why="").why == ""


def test_words_are_tidied_onto_one_line() -> None:
    assert a_line("  Mijn post\n\n op   orde ") == "Mijn post op orde"


def test_words_are_as_long_as_telegram_finds_them() -> None:
    emoji = "👍" * (LONGEST_TEXT // 2)

    with pytest.raises(NotClear):
        a_line(f"ok {emoji}")


@pytest.mark.parametrize("count", [0, MOST_STEPS + 1])
def test_a_goal_has_one_to_seven_steps(count: int) -> None:
    with pytest.raises(TooManySteps):
        replace(DRAFT, steps=(a_step_draft(),) * count)


@pytest.mark.parametrize("reward", [Cents(-1), Cents(HIGHEST_REWARD + 1)])
def test_no_reward_is_below_nothing_or_above_the_highest(reward: Cents) -> None:
    with pytest.raises(RewardTooHigh):
        replace(DRAFT, reward=reward)


def test_what_is_promised_is_the_goal_and_all_its_steps() -> None:
    assert DRAFT.promised == 25_00
    assert a_goal().promised == 25_00


def test_what_was_dropped_is_no_longer_promised() -> None:
    goal = a_goal()
    without = replace(goal, steps=(goal.steps[0].become(StepState.DROPPED), goal.steps[1]))

    assert without.promised == 20_00
    assert [step["title"] for step in without.content()["steps"]] == ["Stap 2"]


def test_the_participant_agrees_to_the_version_they_saw() -> None:
    proposed = replace(a_goal(GoalState.PROPOSED), version=2)

    with pytest.raises(NewerVersion):
        proposed.agree(version=1)
    assert proposed.agree(version=2).state is GoalState.AGREED


def test_nobody_agrees_twice() -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(GoalState.AGREED).agree(version=1)


def test_a_proposal_is_adjusted_until_both_have_agreed() -> None:
    a_goal(GoalState.PROPOSED).require_adjustable(1)

    with pytest.raises(AlreadyAgreed):
        a_goal(GoalState.AGREED).require_adjustable(1)


@pytest.mark.parametrize("state", [GoalState.PROPOSED, GoalState.CHANGED, GoalState.SET_ASIDE])
def test_without_agreement_there_is_no_reward_to_claim(state: GoalState) -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(state).claim(StepId(1))


def test_the_next_step_is_the_first_that_is_open() -> None:
    goal = a_goal(steps=3).claim(StepId(1))

    assert goal.next_step is not None
    assert (goal.next_step.id, goal.claimed_step and goal.claimed_step.id) == (2, 1)


def test_a_step_of_another_goal_is_not_claimed() -> None:
    with pytest.raises(NoLongerPossible):
        a_goal().claim(StepId(99))


def test_a_step_that_waits_is_not_claimed_again() -> None:
    with pytest.raises(NoLongerPossible):
        a_goal().claim(StepId(1)).claim(StepId(1))


def test_the_goal_itself_comes_after_all_its_steps() -> None:
    with pytest.raises(NoLongerPossible):
        a_goal().claim(None)


def test_the_goal_itself_is_claimed_once_until_it_is_decided() -> None:
    claimed = _all_steps_done(a_goal()).claim(None)

    with pytest.raises(NoLongerPossible):
        claimed.claim(None)
    assert claimed.reopen(None).claim(None).claimed


def test_a_goal_is_achieved_when_its_own_claim_is_approved() -> None:
    achieved = _all_steps_done(a_goal()).claim(None).complete(None, now=NOW)

    assert achieved.state is GoalState.ACHIEVED
    assert not achieved.claimed


def _all_steps_done(goal: Goal) -> Goal:
    return replace(goal, steps=tuple(replace(step, state=StepState.DONE, done_at=NOW) for step in goal.steps))


_steps = st.one_of(st.none(), st.sampled_from([StepId(1), StepId(2), StepId(3), StepId(99)]))


class GoalLife(RuleBasedStateMachine):
    """Whatever people press, in whatever order: a goal only moves along its table, and a step stays done."""

    def __init__(self) -> None:
        super().__init__()
        self.goal = a_goal(GoalState.PROPOSED, steps=3)
        self.done: set[StepId] = set()
        self.promised = self.goal.promised

    @rule(version=st.integers(1, 2))
    def agree(self, version: int) -> None:
        self._try(lambda: self.goal.agree(version=version))

    @rule(step=_steps)
    def claim(self, step: StepId | None) -> None:
        self._try(lambda: self.goal.claim(step))

    @rule(step=_steps)
    def not_yet(self, step: StepId | None) -> None:
        self._try(lambda: self.goal.reopen(step))

    @rule(step=_steps)
    def approve(self, step: StepId | None) -> None:
        if step is None and not self.goal.claimed:
            return
        if self._try(lambda: self.goal.complete(step, now=NOW)) and step is not None:
            self.done.add(step)

    @invariant()
    def what_is_done_stays_done_with_its_moment(self) -> None:
        done = {step.id for step in self.goal.steps if step.state is StepState.DONE and step.done_at == NOW}
        assert done == self.done

    @invariant()
    def only_what_was_agreed_moves(self) -> None:
        if self.goal.state is GoalState.PROPOSED:
            assert all(step.state is StepState.OPEN for step in self.goal.steps)

    @invariant()
    def a_goal_is_achieved_after_its_steps_and_never_again_open(self) -> None:
        if self.goal.state is GoalState.ACHIEVED:
            assert self.goal.only_goal_left
            assert not self.goal.claimed

    @invariant()
    def what_was_promised_stays_promised(self) -> None:
        assert self.goal.promised == self.promised

    def _try(self, move: Callable[[], Goal]) -> bool:
        before = self.goal
        try:
            self.goal = move()
        except (NoLongerPossible, NewerVersion):
            return False
        allowed = GOAL_TRANSITIONS[before.state] | {before.state}
        assert self.goal.state in allowed
        return True


TestGoalLife = GoalLife.TestCase
