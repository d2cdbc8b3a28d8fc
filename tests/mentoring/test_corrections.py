"""Corrections: their life, who may agree, when they want two, and what is a reason."""

from datetime import UTC, datetime

import pytest

from mentoring.corrections import (
    CORRECTION_TRANSITIONS,
    LONGEST_REASON,
    CorrectedMeanwhile,
    Correction,
    CorrectionDraft,
    CorrectionKind,
    CorrectionSettled,
    CorrectionState,
    MoreThanWasGiven,
    NotAReason,
    OwnMoney,
    reason_typed,
    wants_two,
)
from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import Earned
from mentoring.money import Cents, NotAnAmount
from mentoring.people import Person, Someone
from mentoring.programme import Programme
from mentoring.refusals import Refusal
from mentoring.second_coordinator import NotTheirChange, OwnChange

NOW = datetime(2026, 7, 15, 12, tzinfo=UTC)
KARIN = Someone(Person(PersonId(1), "Karin"))
JOKE = Someone(Person(PersonId(2), "Joke"))
FATIMA = Someone(Person(PersonId(3), "Fatima"))
EARNED = Earned(Cents(5_00), NOW, "Post openen en sorteren")


def draft(kind: CorrectionKind = CorrectionKind.OWED, amount: int = 2_50) -> CorrectionDraft:
    return CorrectionDraft(FATIMA.id, kind, Cents(amount), "claim:42", "Het oude bedrag stond er nog")


def correction(state: CorrectionState = CorrectionState.WAITING) -> Correction:
    return Correction(CorrectionId(4), draft(), "Fatima", "A-017", state, KARIN.id, "Karin", NOW)


MOVES = {
    "agree": (JOKE, CorrectionState.BOOKED),
    "disagree": (JOKE, CorrectionState.WITHDRAWN),
    "withdraw": (KARIN, CorrectionState.WITHDRAWN),
}


@pytest.mark.parametrize("move", MOVES)
def test_a_correction_that_waits_is_settled_by_somebody(move: str):
    by, becomes = MOVES[move]

    moved = getattr(correction(), move)(by=by, now=NOW)

    assert (moved.state, moved.settled_by, moved.settled_at) == (becomes, by.id, NOW)
    assert becomes in CORRECTION_TRANSITIONS[CorrectionState.WAITING]


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", [CorrectionState.BOOKED, CorrectionState.WITHDRAWN])
def test_a_correction_that_is_settled_stays_so(state: CorrectionState, move: str):
    by, _ = MOVES[move]

    with pytest.raises(CorrectionSettled):
        getattr(correction(state), move)(by=by, now=NOW)

    assert not CORRECTION_TRANSITIONS[state]


@pytest.mark.parametrize(
    ("move", "by", "refusal"),
    [
        ("agree", KARIN, OwnChange),
        ("disagree", KARIN, OwnChange),
        ("agree", FATIMA, OwnMoney),
        ("disagree", FATIMA, OwnMoney),
        ("withdraw", JOKE, NotTheirChange),
    ],
)
def test_a_correction_is_for_another_one_to_agree_to(move: str, by: Someone, refusal: type[Refusal]):
    with pytest.raises(refusal):
        getattr(correction(), move)(by=by, now=NOW)


def test_a_correction_of_nothing_is_none():
    with pytest.raises(NotAnAmount):
        draft(amount=0).require_sound(None)


def test_no_more_is_borne_than_was_given():
    draft(CorrectionKind.BORNE, 5_00).require_sound(EARNED)

    with pytest.raises(MoreThanWasGiven):
        draft(CorrectionKind.BORNE, 5_01).require_sound(EARNED)


def test_somebody_may_be_owed_more_than_they_got():
    draft(CorrectionKind.OWED, 20_00).require_sound(EARNED)


def test_the_same_again_is_the_same_and_anything_else_is_not():
    correction().require_same(draft())

    with pytest.raises(CorrectedMeanwhile):
        correction().require_same(draft(amount=2_51))


@pytest.mark.parametrize(
    ("amount", "alone", "two"), [(25_00, 0, False), (25_01, 0, True), (10_00, 15_01, True)]
)
def test_a_high_correction_wants_two_also_in_two_halves(amount: int, alone: int, two: bool):
    programme = Programme(two_approve_above=Cents(25_00))

    assert wants_two(Cents(amount), alone=Cents(alone), programme=programme) is two


def test_a_reason_is_words_on_one_line():
    assert reason_typed(" Het oude bedrag\nstond er nog.\t") == "Het oude bedrag stond er nog."


@pytest.mark.parametrize("typed", ["", "  ", "123", "…", "x" * (LONGEST_REASON + 1)])
def test_nothing_or_a_whole_story_is_no_reason(typed: str):
    with pytest.raises(NotAReason):
        reason_typed(typed)
