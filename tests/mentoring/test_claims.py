"""The life of a claim: random presses never give two decisions, and what was decided stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mentoring.claims import (
    CLAIM_TRANSITIONS,
    EVIDENCE_WITHIN,
    MOST_EVIDENCE,
    AlreadyDecided,
    AlreadyWithdrawn,
    AnotherApproves,
    Claim,
    ClaimState,
    EnoughEvidence,
    NotEvidence,
    TooLateToUndo,
)
from mentoring.ids import ClaimId, GoalId, PersonId, StepId
from mentoring.money import Cents
from mentoring.people import Person
from mentoring.praise import LONGEST_WORDS, NoWords, TooManyWords, words_to_participant
from mentoring.programme import UNDO_WITHIN
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.undoing import AlreadyUndone, TooLateForStaff

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
ANJA, KEES = Person(PersonId(1), "Anja"), Person(PersonId(2), "Kees")
MENTORS = [ANJA, KEES, Person(PersonId(3), "Mo")]
CLAIM = Claim(
    id=ClaimId(42),
    participant_id=PersonId(17),
    goal_id=GoalId(1),
    step_id=StepId(2),
    title="Post openen en sorteren",
    seen_by="De post ligt op drie stapels",
    reward=Cents(5_00),
    claimed_at=NOW,
)
LIMIT = Cents(25_00)
HIGH = replace(CLAIM, reward=Cents(25_01))
LATER = NOW + timedelta(minutes=3)


def test_the_table_of_transitions_is_that_of_the_product() -> None:
    assert {
        "waiting": {"approved", "question", "not_yet", "withdrawn"},
        "question": {"waiting"},
        "approved": set(),
        "not_yet": set(),
        "withdrawn": set(),
    } == CLAIM_TRANSITIONS


def test_an_approval_says_who_and_when() -> None:
    approved = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW)

    assert (approved.state, approved.decided_by, approved.decided_by_name, approved.decided_at) == (
        ClaimState.APPROVED,
        ANJA.id,
        "Anja",
        NOW,
    )


def test_who_comes_second_hears_who_was_first() -> None:
    approved = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW)

    with pytest.raises(AlreadyDecided) as refusal:
        approved.not_yet("Er mist nog iets.", by=KEES, now=NOW)

    assert refusal.value.claim.decided_by_name == "Anja"


def test_a_question_and_its_answer_bring_the_claim_back_to_waiting() -> None:
    asked = CLAIM.ask("Hoe ging het?", by=ANJA.id)

    answered = asked.take_answer("Goed", now=NOW)

    assert (asked.state, answered.state) == (ClaimState.QUESTION, ClaimState.WAITING)
    assert (answered.question, answered.answer) == ("Hoe ging het?", "Goed")


def test_a_mentor_who_heard_the_answer_some_other_way_can_decide() -> None:
    asked = CLAIM.ask("Hoe ging het?", by=ANJA.id)

    assert asked.approve(two_above=LIMIT, by=KEES, now=NOW).state is ClaimState.APPROVED


def test_an_answer_without_a_question_is_refused() -> None:
    with pytest.raises(NoLongerPossible):
        CLAIM.take_answer("Goed", now=NOW)


@pytest.mark.parametrize("claim", [CLAIM, CLAIM.ask("Hoe ging het?", by=ANJA.id)])
def test_a_tap_can_be_undone_for_ten_minutes(claim: Claim) -> None:
    withdrawn = claim.withdraw(now=NOW + timedelta(minutes=10))

    assert withdrawn.state is ClaimState.WITHDRAWN
    assert withdrawn.withdraw(now=NOW + timedelta(hours=1)) == withdrawn


def test_after_ten_minutes_a_tap_stays() -> None:
    with pytest.raises(TooLateToUndo):
        CLAIM.withdraw(now=NOW + UNDO_WITHIN + timedelta(seconds=1))


def test_what_was_decided_is_not_undone_by_the_participant() -> None:
    with pytest.raises(AlreadyDecided):
        CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW).withdraw(now=NOW)


def test_nobody_decides_on_what_was_taken_back() -> None:
    with pytest.raises(AlreadyWithdrawn):
        CLAIM.withdraw(now=NOW).approve(two_above=LIMIT, by=ANJA, now=NOW)


# --- a high reward ----------------------------------------------------------------------------------


def test_a_reward_up_to_the_limit_wants_one_yes() -> None:
    assert (
        replace(CLAIM, reward=LIMIT).approve(two_above=LIMIT, by=ANJA, now=NOW).state is ClaimState.APPROVED
    )


def test_above_it_the_first_yes_decides_nothing() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    assert (first.state, first.decided_by, first.has_first_yes) == (ClaimState.WAITING, None, True)
    assert (first.first_approved_by, first.first_approved_by_name) == (ANJA.id, "Anja")


def test_above_it_two_different_people_say_yes() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    with pytest.raises(AnotherApproves):
        first.approve(two_above=LIMIT, by=ANJA, now=LATER)
    approved = first.approve(two_above=LIMIT, by=KEES, now=LATER)

    assert (approved.state, approved.decided_by) == (ClaimState.APPROVED, KEES.id)
    assert (approved.first_approved_by, approved.has_first_yes) == (ANJA.id, False)


def test_a_question_or_not_yet_clears_the_first_yes() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    asked = first.ask("Hoe ging het?", by=KEES.id)
    refused = first.not_yet("Bijna.", by=ANJA, now=LATER)

    assert (asked.first_approved_by, refused.first_approved_by) == (None, None)
    with pytest.raises(AnotherApproves):
        asked.approve(two_above=LIMIT, by=ANJA, now=LATER).approve(two_above=LIMIT, by=ANJA, now=LATER)


def test_when_the_limit_was_raised_meanwhile_one_yes_is_enough_again() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    assert first.approve(two_above=Cents(100_00), by=ANJA, now=LATER).state is ClaimState.APPROVED


def test_a_first_yes_can_be_taken_back_as_long_as_it_waits() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    first.require_undoable(number=0, now=NOW + timedelta(days=3))
    waits = first.undo_approval(by=KEES, now=LATER)

    assert waits == HIGH
    with pytest.raises(AlreadyUndone):
        waits.require_undoable(number=0, now=LATER)


# --- taken back by the team -------------------------------------------------------------------------


def test_an_approval_can_be_taken_back_for_ten_minutes() -> None:
    approved = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW)

    approved.require_undoable(number=0, now=NOW + UNDO_WITHIN)
    with pytest.raises(TooLateForStaff):
        approved.require_undoable(number=0, now=NOW + UNDO_WITHIN + timedelta(seconds=1))


def test_what_was_taken_back_waits_as_if_nobody_had_decided_and_says_who_did() -> None:
    praised = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW).add_praise("Knap.", by=ANJA.id)

    waits = praised.undo_approval(by=KEES, now=LATER)

    undone = {"undone": 1, "undone_by": KEES.id, "undone_by_name": "Kees", "undone_at": LATER}
    assert waits == replace(CLAIM, **undone)  # type: ignore[arg-type]
    assert waits.waits_since == LATER


def test_both_yeses_are_taken_back() -> None:
    first = HIGH.approve(two_above=LIMIT, by=ANJA, now=NOW)

    waits = first.approve(two_above=LIMIT, by=KEES, now=NOW).undo_approval(by=ANJA, now=LATER)

    assert (waits.is_open, waits.has_first_yes, waits.undone) == (True, False, 1)


def test_a_button_of_before_takes_back_no_later_approval() -> None:
    waits = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW).undo_approval(by=KEES, now=NOW)
    again = waits.approve(two_above=LIMIT, by=ANJA, now=LATER)

    for claim in (waits, again):
        with pytest.raises(AlreadyUndone):
            claim.require_undoable(number=0, now=LATER)
    again.require_undoable(number=1, now=LATER)


def test_only_an_approval_is_taken_back_so() -> None:
    with pytest.raises(AlreadyDecided):
        CLAIM.not_yet("Bijna.", by=ANJA, now=NOW).require_undoable(number=0, now=NOW)
    with pytest.raises(AlreadyWithdrawn):
        CLAIM.withdraw(now=NOW).require_undoable(number=0, now=NOW)


# --- praise -----------------------------------------------------------------------------------------


def test_only_who_approved_adds_praise_and_only_once() -> None:
    approved = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW)
    praised = approved.add_praise("Knap gedaan.", by=ANJA.id)

    assert praised.praise == "Knap gedaan."
    with pytest.raises(NoLongerPossible):
        praised.add_praise("En nog iets.", by=ANJA.id)
    with pytest.raises(AlreadyDecided):
        approved.add_praise("Mooi.", by=KEES.id)


def test_no_more_words_is_also_a_choice() -> None:
    closed = CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW).add_praise("", by=ANJA.id)

    with pytest.raises(NoLongerPossible):
        closed.add_praise("Toch nog.", by=ANJA.id)


@pytest.mark.parametrize("claim", [CLAIM, CLAIM.withdraw(now=NOW), CLAIM.not_yet("Bijna.", by=ANJA, now=NOW)])
def test_there_is_no_praise_for_what_was_not_approved(claim: Claim) -> None:
    with pytest.raises(NoLongerPossible):
        claim.add_praise("Knap.", by=ANJA.id)


def test_evidence_fits_for_an_hour_and_up_to_ten_pieces() -> None:
    CLAIM.require_evidence_fits(MOST_EVIDENCE - 1, now=NOW + EVIDENCE_WITHIN)

    with pytest.raises(EnoughEvidence):
        CLAIM.require_evidence_fits(MOST_EVIDENCE, now=NOW)
    with pytest.raises(NotEvidence):
        CLAIM.require_evidence_fits(0, now=NOW + EVIDENCE_WITHIN + timedelta(seconds=1))
    with pytest.raises(NotEvidence):
        CLAIM.approve(two_above=LIMIT, by=ANJA, now=NOW).require_evidence_fits(0, now=NOW)


def test_the_team_hears_of_a_claim_once() -> None:
    announced = CLAIM.announce(now=NOW)

    assert announced.announce(now=NOW + timedelta(minutes=1)).announced_at == NOW


@pytest.mark.parametrize("text", ["", " ", "\n\t", "…", "123", "🌟"])
def test_words_to_a_participant_have_letters(text: str) -> None:
    with pytest.raises(NoWords):
        words_to_participant(text)


def test_words_to_a_participant_are_short_and_tidy() -> None:
    assert words_to_participant("  Knap\n gedaan. ") == "Knap gedaan."
    with pytest.raises(TooManyWords):
        words_to_participant("x" * (LONGEST_WORDS + 1))


@given(st.text(min_size=1, max_size=LONGEST_WORDS))
def test_whatever_is_typed_is_tidied_or_refused(text: str) -> None:
    try:
        words = words_to_participant(text)
    except NoWords:
        return

    assert words
    assert "\n" not in words


class LifeOfAClaim(RuleBasedStateMachine):
    """A participant and three mentors press whatever they like, whenever they like."""

    def __init__(self) -> None:
        super().__init__()
        self.claim = CLAIM
        self.now = NOW
        self.decisions: list[tuple[str, int]] = []
        self.yeses: set[int] = set()
        self.paid = 0

    @initialize(high=st.booleans())
    def it_is_worth_much_or_little(self, high: bool) -> None:
        self.claim = HIGH if high else CLAIM

    @rule(minutes=st.integers(0, 8))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(mentor=st.sampled_from(MENTORS))
    def a_mentor_approves(self, mentor: Person) -> None:
        if not self._try(lambda: self.claim.approve(two_above=LIMIT, by=mentor, now=self.now)):
            return
        self.yeses.add(mentor.id)
        if self.claim.state is ClaimState.APPROVED:
            self.decisions.append(("approved", mentor.id))
            self.paid += self.claim.reward

    @rule(mentor=st.sampled_from(MENTORS))
    def a_mentor_takes_the_approval_back(self, mentor: Person) -> None:
        before = self.claim
        if self._try(lambda: self._undone(mentor)):
            self.yeses.clear()
            self.decisions.clear()
            self.paid -= before.reward if before.state is ClaimState.APPROVED else 0

    @rule(mentor=st.sampled_from(MENTORS))
    def a_mentor_says_not_yet(self, mentor: Person) -> None:
        if self._try(lambda: self.claim.not_yet("Er mist nog iets.", by=mentor, now=self.now)):
            self.decisions.append(("not_yet", mentor.id))
            self.yeses.clear()

    @rule(mentor=st.sampled_from(MENTORS))
    def a_mentor_asks(self, mentor: Person) -> None:
        if self._try(lambda: self.claim.ask("Hoe ging het?", by=mentor.id)):
            self.yeses.clear()

    @rule(mentor=st.sampled_from(MENTORS), words=st.sampled_from(["", "Knap gedaan."]))
    def a_mentor_praises(self, mentor: Person, words: str) -> None:
        self._try(lambda: self.claim.add_praise(words, by=mentor.id))

    @rule()
    def the_participant_answers(self) -> None:
        self._try(lambda: self.claim.take_answer("Goed", now=self.now))

    @rule()
    def the_participant_takes_it_back(self) -> None:
        self._try(lambda: self.claim.withdraw(now=self.now))

    @invariant()
    def there_is_at_most_one_decision_and_it_stays(self) -> None:
        decided = [(self.claim.state.value, self.claim.decided_by)] if self.claim.decided_by else []
        assert self.decisions == decided

    @invariant()
    def it_pays_exactly_when_it_is_approved(self) -> None:
        approved = self.claim.state is ClaimState.APPROVED
        assert self.paid == (self.claim.reward if approved else 0)

    @invariant()
    def of_a_high_reward_two_different_people_have_said_yes(self) -> None:
        if self.claim.state is ClaimState.APPROVED:
            assert len(self.yeses) == (2 if self.claim.reward > LIMIT else 1)

    @invariant()
    def only_who_approved_has_praised(self) -> None:
        assert self.claim.praise is None or self.claim.state is ClaimState.APPROVED

    def _undone(self, by: Person) -> Claim:
        self.claim.require_undoable(number=self.claim.undone, now=self.now)
        return self.claim.undo_approval(by=by, now=self.now)

    def _try(self, act: Callable[[], Claim]) -> bool:
        try:
            self.claim = act()
        except Refusal:
            return False
        return True


TestLifeOfAClaim = LifeOfAClaim.TestCase
