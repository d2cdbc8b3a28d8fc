"""Goals and steps: the lives they lead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentoring.goal_drafts import (
    MOST_STEPS,
    Draft,
    StepDraft,
    Wish,
)
from mentoring.goals import (
    GOAL_TRANSITIONS,
    ClaimWaits,
    Goal,
    GoalState,
    NewerVersion,
    NotThisStepYet,
    StepTaken,
)
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible
from mentoring.steps import NEW_STEP, STEP_TRANSITIONS, Step, StepState
from mentoring.undoing import GoalCameAfter
from tests.mentoring.test_goal_drafts import DRAFT, a_step_draft

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FATIMA, ANJA = PersonId(1), PersonId(2)


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
        version=2 if state is GoalState.CHANGED else 1,
        agreed_version=1 if state in (GoalState.AGREED, GoalState.CHANGED, GoalState.ACHIEVED) else None,
    )


def as_it_is(goal: Goal) -> Draft:
    """What a mentor begins with who wants to change a goal."""
    return Draft(
        title=goal.title,
        pillar=goal.pillar,
        why=goal.why,
        seen_by=goal.seen_by,
        reward=goal.reward,
        due_on=goal.due_on,
        in_order=goal.in_order,
        steps=tuple(
            StepDraft(step.title, step.seen_by, step.reward, None if step.id == NEW_STEP else step.id)
            for step in goal.steps
        ),
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


def test_what_is_promised_is_the_goal_and_all_its_steps() -> None:
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


@pytest.mark.parametrize("state", [GoalState.PROPOSED, GoalState.AGREED, GoalState.CHANGED])
def test_what_is_proposed_or_counts_can_be_changed_in_its_newest_version(state: GoalState) -> None:
    goal = a_goal(state)

    goal.require_changeable(goal.version)

    with pytest.raises(NewerVersion):
        goal.require_changeable(goal.version + 1)


@pytest.mark.parametrize("state", [GoalState.ACHIEVED, GoalState.SET_ASIDE])
def test_what_is_over_is_not_changed(state: GoalState) -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(state).require_changeable(1)


def test_a_goal_that_was_claimed_itself_is_not_changed_any_more() -> None:
    goal = replace(a_goal(), claimed=True)

    with pytest.raises(ClaimWaits):
        goal.require_changeable(1)


@pytest.mark.parametrize("state", [GoalState.PROPOSED, GoalState.SET_ASIDE, GoalState.ACHIEVED])
def test_without_agreement_there_is_no_reward_to_claim(state: GoalState) -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(state).claim(StepId(1))


def test_what_was_agreed_can_be_claimed_while_a_change_waits() -> None:
    assert a_goal(GoalState.CHANGED).claim(StepId(1)).claimed_step


# --- wishes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unclear",
    [{"seen_by": ""}, {"steps": ()}, {"title": ""}, {"steps": (Step(StepId(1), 1, "Stap", "", Cents(0)),)}],
)
def test_nobody_agrees_to_a_wish_before_it_is_clear(unclear: dict[str, Any]) -> None:
    wish = replace(a_goal(GoalState.PROPOSED), proposed_by=FATIMA, **unclear)

    assert (wish.is_wish, wish.awaits_staff, wish.awaits_participant) == (True, True, False)
    with pytest.raises(NoLongerPossible):
        wish.agree(version=1)


def test_a_wish_that_is_told_anew_holds_nothing_of_what_was_said_before() -> None:
    wish = replace(a_goal(GoalState.PROPOSED), proposed_by=FATIMA, seen_by="", voice="file")

    told = wish.as_told(Wish("Rust", PillarKey("work"), steps=("Bellen",)))

    assert (told.title, told.pillar, told.why, told.voice) == ("Rust", "work", "", None)
    assert told.steps == (Step(NEW_STEP, 1, "Bellen", "", Cents(0)),)
    assert told.is_wish


@pytest.mark.parametrize("state", list(GoalState))
def test_what_is_no_wish_is_not_told_anew(state: GoalState) -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(state).as_told(Wish("Rust", PillarKey("money")))


@pytest.mark.parametrize(("by", "for_staff"), [(ANJA, False), (FATIMA, True)])
def test_a_clear_proposal_waits_for_the_one_who_did_not_make_it(by: PersonId, for_staff: bool) -> None:
    proposed = replace(a_goal(GoalState.PROPOSED), proposed_by=by)

    assert (proposed.awaits_staff, proposed.awaits_participant) == (for_staff, not for_staff)


def test_a_change_waits_for_the_participant_also_when_the_goal_was_their_own() -> None:
    assert replace(a_goal(GoalState.CHANGED), proposed_by=FATIMA).awaits_participant


# --- changing what was agreed -------------------------------------------------------------------------


def test_a_change_drops_edits_adds_and_moves_steps() -> None:
    goal = a_goal(steps=3)
    first, _, third = as_it_is(goal).steps
    draft = replace(
        as_it_is(goal),
        title="Post",
        steps=(third, replace(first, reward=Cents(7_00)), a_step_draft("Bellen")),
    )

    changed = goal.as_in(draft)

    assert [(step.id, step.position, step.title, step.reward) for step in changed.steps] == [
        (3, 1, "Stap 3", 5_00),
        (1, 2, "Stap 1", 7_00),
        (NEW_STEP, 3, "Bellen", 5_00),
    ]
    assert (changed.title, goal.outstanding, changed.outstanding) == ("Post", 30_00, 32_00)
    assert [step["id"] for step in changed.content()["steps"]] == [3, 1, None]


@pytest.mark.parametrize("state", [StepState.CLAIMED, StepState.DONE])
def test_what_was_claimed_or_done_stays_in_a_change_as_it_is(state: StepState) -> None:
    goal = a_goal(steps=2)
    goal = replace(goal, steps=(replace(goal.steps[0], state=state), goal.steps[1]))
    first, second = as_it_is(goal).steps

    for steps in [
        (second,),
        (replace(first, title="Iets anders"), second),
        (replace(first, reward=Cents(1)),),
    ]:
        with pytest.raises(StepTaken):
            goal.as_in(replace(as_it_is(goal), steps=steps))
    assert goal.as_in(replace(as_it_is(goal), steps=(second, first))).steps[1].state is state


@pytest.mark.parametrize("steps", [(StepId(99),), (StepId(1), StepId(1))])
def test_a_change_names_each_step_once_and_none_of_another_goal(steps: tuple[StepId, ...]) -> None:
    drafts = tuple(replace(a_step_draft(), step_id=step_id) for step_id in steps)

    with pytest.raises(NoLongerPossible):
        a_goal().as_in(replace(DRAFT, steps=drafts))


def test_what_was_agreed_stays_when_a_change_is_taken_back() -> None:
    kept = a_goal(GoalState.CHANGED).withdraw(version=2)

    assert (kept.state, kept.version, kept.agreed_version) == (GoalState.AGREED, 1, 1)


def test_a_first_proposal_that_is_taken_back_is_set_aside() -> None:
    assert a_goal(GoalState.PROPOSED).withdraw(version=1).state is GoalState.SET_ASIDE


def test_a_goal_that_is_reached_needs_no_change_any_more() -> None:
    achieved = _all_steps_done(a_goal(GoalState.CHANGED)).claim(None).complete(None, now=NOW)

    assert (achieved.state, achieved.version, achieved.achieved_at) == (GoalState.ACHIEVED, 1, NOW)


def test_a_goal_that_was_claimed_itself_meanwhile_is_decided_first() -> None:
    changed = replace(a_goal(GoalState.CHANGED), claimed=True)

    with pytest.raises(ClaimWaits):
        changed.agree(version=2)


# --- set aside and picked up --------------------------------------------------------------------------


def test_what_waits_for_a_decision_is_not_set_aside() -> None:
    with pytest.raises(ClaimWaits):
        a_goal().claim(StepId(1)).set_aside()
    with pytest.raises(ClaimWaits):
        _all_steps_done(a_goal()).claim(None).set_aside()


def test_who_leaves_sets_aside_what_waits_as_well() -> None:
    assert a_goal().claim(StepId(1)).stop().state is GoalState.SET_ASIDE


def test_what_is_set_aside_counts_in_no_version_and_comes_back_as_a_new_one() -> None:
    aside = a_goal(GoalState.CHANGED).set_aside()
    again = aside.pick_up(3, by=FATIMA, now=NOW)

    assert (aside.version, aside.agreed_version, aside.counts) == (1, None, False)
    assert (again.state, again.version, again.awaits_staff) == (GoalState.PROPOSED, 3, True)
    assert again.agree(version=3).agreed_version == 3


@pytest.mark.parametrize("state", [state for state in GoalState if state is not GoalState.SET_ASIDE])
def test_only_what_was_set_aside_is_picked_up(state: GoalState) -> None:
    with pytest.raises(NoLongerPossible):
        a_goal(state).pick_up(2, by=ANJA, now=NOW)


def test_what_was_done_before_is_not_promised_again() -> None:
    goal = a_goal(steps=3)
    goal = replace(goal, steps=(replace(goal.steps[0], state=StepState.DONE, done_at=NOW), *goal.steps[1:]))

    again = goal.set_aside().pick_up(2, by=FATIMA, now=NOW)

    assert (again.promised, again.outstanding) == (30_00, 25_00)


# --- one step after the other -------------------------------------------------------------------------


def test_steps_in_order_are_claimed_one_after_the_other_and_one_that_waits_blocks_none() -> None:
    goal = a_goal(steps=3)

    with pytest.raises(NotThisStepYet):
        goal.claim(StepId(2))
    assert goal.claim(StepId(1)).claim(StepId(2)).next_step == goal.steps[2]


def test_steps_in_any_order_are_claimed_in_any_order() -> None:
    assert replace(a_goal(steps=3), in_order=False).claim(StepId(3)).claimed_step


def test_what_the_claims_that_wait_would_earn() -> None:
    assert a_goal().claim(StepId(1)).waiting == 5_00
    assert _all_steps_done(a_goal()).claim(None).waiting == 15_00


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


def test_an_approval_that_is_taken_back_lets_the_step_wait_again() -> None:
    done = _all_steps_done(a_goal())

    waits = done.uncomplete(StepId(1))

    assert (waits.step(StepId(1)).state, waits.step(StepId(1)).done_at) == (StepState.CLAIMED, None)
    assert waits.waiting == waits.step(StepId(1)).reward


def test_a_goal_that_was_achieved_by_a_slip_counts_again_and_waits() -> None:
    claimed = _all_steps_done(a_goal()).claim(None)

    assert claimed.complete(None, now=NOW).uncomplete(None) == claimed


@pytest.mark.parametrize("claimed", [True, False])
def test_after_the_goal_itself_its_steps_are_not_taken_back(claimed: bool) -> None:
    goal = _all_steps_done(a_goal()).claim(None)

    with pytest.raises(GoalCameAfter):
        (goal if claimed else goal.complete(None, now=NOW)).uncomplete(StepId(1))


def test_what_was_picked_up_again_or_is_not_done_is_not_taken_back() -> None:
    with pytest.raises(NoLongerPossible):
        replace(_all_steps_done(a_goal()), state=GoalState.PROPOSED).uncomplete(StepId(1))
    with pytest.raises(NoLongerPossible):
        a_goal().uncomplete(StepId(1))
    with pytest.raises(NoLongerPossible):
        a_goal().uncomplete(None)


def test_what_was_set_aside_is_not_picked_up_while_its_claim_waits_again() -> None:
    waits = _all_steps_done(a_goal()).set_aside().uncomplete(StepId(1))

    with pytest.raises(ClaimWaits):
        waits.pick_up(2, by=FATIMA, now=NOW)


def _all_steps_done(goal: Goal) -> Goal:
    return replace(goal, steps=tuple(replace(step, state=StepState.DONE, done_at=NOW) for step in goal.steps))


_steps = st.one_of(st.none(), st.sampled_from([StepId(1), StepId(2), StepId(3), StepId(99)]))
_REFUSED = (NoLongerPossible, NewerVersion, NotThisStepYet, ClaimWaits, StepTaken, GoalCameAfter)


class GoalLife(RuleBasedStateMachine):
    """Whatever people press, in whatever order: a goal only moves along its table, and a step stays done."""

    def __init__(self) -> None:
        super().__init__()
        self.goal = a_goal(GoalState.PROPOSED, steps=3)
        self.newest = self.goal
        self.number = 1
        self.done: set[StepId] = set()

    @rule(back=st.integers(0, 1))
    def agree(self, back: int) -> None:
        self._try(lambda: _kept(self.goal.as_in(as_it_is(self.newest)).agree(version=self.number - back)))

    @rule(extra=st.integers(0, 2), left_out=_steps)
    def change(self, extra: int, left_out: StepId | None) -> None:
        kept = tuple(step for step in as_it_is(self.goal).steps if step.step_id != left_out)
        new = (a_step_draft(),) * extra
        if not 1 <= len(kept + new) <= MOST_STEPS:
            return
        draft = replace(as_it_is(self.goal), steps=kept + new)

        def proposed() -> Goal:
            self.goal.require_changeable(self.goal.version)
            self.newest = self.goal.as_in(draft).propose(self.number + 1, by=ANJA, now=NOW)
            if self.goal.counts:
                return self.goal.propose(self.number + 1, by=ANJA, now=NOW)
            self.newest = _kept(self.newest)
            return self.newest

        if self._try(proposed):
            self.number += 1

    @rule()
    def withdraw(self) -> None:
        self._try(lambda: self.goal.withdraw(version=self.goal.version))

    @rule()
    def set_aside(self) -> None:
        self._try(self.goal.set_aside)

    @rule()
    def pick_up(self) -> None:
        if self._try(lambda: self.goal.pick_up(self.number + 1, by=FATIMA, now=NOW)):
            self.number += 1
            self.newest = self.goal

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

    @rule(step=_steps)
    def take_back(self, step: StepId | None) -> None:
        if self.goal.state is not GoalState.SET_ASIDE and self._try(lambda: self.goal.uncomplete(step)):
            self.done.discard(step or StepId(0))

    @invariant()
    def what_is_done_stays_done_with_its_moment(self) -> None:
        done = {step.id for step in self.goal.steps if step.state is StepState.DONE and step.done_at == NOW}
        assert done == self.done

    @invariant()
    def nothing_waits_in_what_does_not_count(self) -> None:
        if not self.goal.counts:
            assert not self.goal.claimed
            assert self.goal.claimed_step is None

    @invariant()
    def a_goal_is_achieved_after_its_steps_and_never_again_open(self) -> None:
        if self.goal.state is GoalState.ACHIEVED:
            assert self.goal.only_goal_left

    @invariant()
    def a_version_counts_exactly_as_long_as_the_goal_does(self) -> None:
        is_agreed = self.goal.counts or self.goal.state is GoalState.ACHIEVED
        assert (self.goal.agreed_version is not None) == is_agreed
        assert (self.goal.agreed_version == self.goal.version) == (
            is_agreed and self.goal.state is not GoalState.CHANGED
        )

    def _try(self, move: Callable[[], Goal]) -> bool:
        before = self.goal
        try:
            self.goal = move()
        except _REFUSED:
            return False
        allowed = GOAL_TRANSITIONS[before.state] | {before.state}
        if before.state is GoalState.CHANGED and self.goal.claimed is not before.claimed:
            allowed |= GOAL_TRANSITIONS[
                GoalState.AGREED
            ]  # Reached: the change lapses, and then it is achieved.
        if before.state is GoalState.ACHIEVED and self.goal.claimed:
            allowed |= {GoalState.AGREED}  # Taken back.
        assert self.goal.state in allowed
        return True


def _kept(goal: Goal) -> Goal:
    """As the database does: a step that is new gets a number."""
    last = max(step.id for step in goal.steps)
    return replace(
        goal,
        steps=tuple(
            replace(step, id=StepId(last + step.position)) if step.id == NEW_STEP else step
            for step in goal.steps
        ),
    )


TestGoalLife = GoalLife.TestCase
