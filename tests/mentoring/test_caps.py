"""The yearly limit: what counts, how much room there is, and what becomes recognition."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.caps import CapReached, Level, Room, Used, moved, rooms_of, within, year_of
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import HouseholdId, PersonId, PillarKey, RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.programme import Programme

FATIMA, BERT = PersonId(7), PersonId(8)
TOGETHER = HouseholdId(3)
PRAISE, COFFEE = RecognitionKey("compliment"), RecognitionKey("coffee")
PROGRAMME = Programme(yearly_cap=Cents(250_00), household_cap=Cents(300_00))


def room(cap: int, earned: int, promised: int) -> Room:
    return Room(Cents(cap), Cents(earned), Cents(promised))


@pytest.mark.parametrize(
    ("earned", "promised", "left", "share", "level"),
    [
        (0, 0, 250_00, 0, Level.FREE),
        (100_00, 99_99, 50_01, 79, Level.FREE),
        (100_00, 100_00, 50_00, 80, Level.NEAR),
        (249_99, 0, 1, 99, Level.NEAR),
        (0, 250_00, 0, 100, Level.REACHED),
        (250_00, 50_00, 0, 120, Level.REACHED),  # the limit was lowered: nothing is taken back
    ],
)
def test_what_is_earned_and_what_is_promised_both_use_the_room(earned, promised, left, share, level):
    found = room(250_00, earned, promised)

    assert (found.left, found.share, found.level) == (left, share, level)


def test_a_limit_of_nothing_leaves_no_room():
    assert (room(0, 0, 0).left, room(0, 0, 0).level) == (0, Level.REACHED)


@pytest.mark.parametrize("amount", [0, 49_99, 50_00])
def test_what_fits_may_be_promised(amount: int):
    room(250_00, 100_00, 100_00).require(Cents(amount))


@pytest.mark.parametrize("amount", [50_01, 250_00])
def test_a_cent_more_than_fits_is_refused_and_the_refusal_knows_how_it_stands(amount: int):
    full = room(250_00, 100_00, 100_00)

    with pytest.raises(CapReached) as refusal:
        full.require(Cents(amount))

    assert refusal.value.room == full


def test_nothing_more_can_always_be_promised_also_above_the_limit():
    room(250_00, 300_00, 0).require(Cents(0))


# --- alone and together -------------------------------------------------------------------------------


def used(participant_id: PersonId, household_id: HouseholdId | None, earned: int, promised: int) -> Used:
    return Used(participant_id, household_id, Cents(earned), Cents(promised))


def test_who_shares_no_household_has_one_limit():
    rooms = rooms_of(FATIMA, [used(FATIMA, None, 20_00, 5_00)], PROGRAMME)

    assert rooms.tightest == rooms.own == room(250_00, 20_00, 5_00)


def test_a_household_counts_what_all_of_it_earned_and_was_promised():
    rooms = rooms_of(
        FATIMA, [used(FATIMA, TOGETHER, 20_00, 5_00), used(BERT, TOGETHER, 200_00, 10_00)], PROGRAMME
    )

    assert rooms.shared == replace(room(300_00, 220_00, 15_00), is_household=True)
    assert rooms.members == (FATIMA, BERT)
    assert rooms.tightest is rooms.shared


def test_the_own_limit_holds_when_it_leaves_less_than_the_shared_one():
    rooms = rooms_of(FATIMA, [used(FATIMA, TOGETHER, 240_00, 0), used(BERT, TOGETHER, 0, 0)], PROGRAMME)

    assert rooms.tightest is rooms.own


def test_of_two_that_leave_as_much_the_shared_one_is_told():
    same = replace(PROGRAMME, household_cap=Cents(250_00))
    rooms = rooms_of(FATIMA, [used(FATIMA, TOGETHER, 240_00, 0), used(BERT, TOGETHER, 0, 0)], same)

    assert rooms.tightest.is_household


# --- the year -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), 2026),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), 2027),  # midnight in Amsterdam
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 2027),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), 2026),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), 2028),
    ],
)
def test_the_year_turns_at_midnight_in_amsterdam(moment: datetime, year: int):
    since, until = year_of(moment)

    assert since <= moment < until
    assert since == datetime(year - 1, 12, 31, 23, 0, tzinfo=UTC)
    assert until == datetime(year, 12, 31, 23, 0, tzinfo=UTC)


# --- what no longer fits ------------------------------------------------------------------------------


def goal(reward: int, *steps: StepDraft) -> Draft:
    return Draft("Mijn post", PillarKey("money"), "", "Geen dichte brief", Cents(reward), None, steps)


def step(reward: int, step_id: int | None = None, recognition: RecognitionKey | None = None) -> StepDraft:
    return StepDraft(
        "Bellen", "We zien het", Cents(reward), StepId(step_id) if step_id else None, recognition
    )


@pytest.mark.parametrize(
    ("left", "rewards"),
    [
        (17_50, [5_00, 2_50, 10_00]),
        (17_49, [5_00, 2_50, 0]),  # the goal itself is the first to become recognition
        (7_50, [5_00, 2_50, 0]),
        (7_49, [5_00, 0, 0]),
        (4_99, [0, 2_50, 0]),  # a smaller step may fit where a larger one does not
        (2_49, [0, 0, 0]),
        (0, [0, 0, 0]),
    ],
)
def test_what_no_longer_fits_becomes_recognition_the_goal_itself_last(left: int, rewards: list[int]):
    fitted = within(goal(10_00, step(5_00), step(2_50)), Cents(left), recognition=PRAISE)

    assert [*(each.reward for each in fitted.steps), fitted.reward] == rewards
    earned: list[StepDraft | Draft] = [*fitted.steps, fitted]
    assert [each.recognition for each in earned] == [None if each.reward else PRAISE for each in earned]


def test_what_was_claimed_or_done_stays_as_it_is_and_uses_no_room():
    draft = goal(0, step(50_00, 1), step(5_00, 2))

    fitted = within(draft, Cents(5_00), recognition=PRAISE, settled=[StepId(1)])

    assert fitted == draft


def test_recognition_that_was_chosen_stays_when_the_money_beside_it_no_longer_fits():
    fitted = within(goal(0, step(5_00, recognition=COFFEE)), Cents(0), recognition=PRAISE)

    assert fitted.steps[0].recognition == COFFEE


def test_what_earned_nothing_goes_on_earning_nothing():
    assert within(goal(0, step(0)), Cents(0), recognition=PRAISE) == goal(0, step(0))


def test_where_there_is_no_recognition_what_does_not_fit_earns_nothing():
    assert within(goal(5_00, step(0)), Cents(0), recognition=None) == goal(0, step(0))


def test_it_can_be_said_what_became_recognition():
    draft = goal(10_00, step(5_00), step(2_50), step(0))

    assert moved(draft, within(draft, Cents(2_50), recognition=PRAISE)) == ((1,), True)
    assert moved(draft, draft) == ((), False)


amounts = st.integers(0, 250_00)


@given(st.lists(amounts, min_size=1, max_size=7), amounts, st.integers(0, 500_00))
def test_whatever_is_proposed_what_is_left_of_it_fits(steps: list[int], reward: int, left: int):
    fitted = within(goal(reward, *map(step, steps)), Cents(left), recognition=PRAISE)

    assert fitted.promised <= left
    assert all(
        each.reward or each.recognition or not before
        for each, before in zip(fitted.steps, steps, strict=True)
    )
