"""The pot: the life of a change, when it wants two, how the money of a year stands, and how long it lasts."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.caps import Level, Used, levels_of
from mentoring.ids import HouseholdId, PersonId, PotChangeId
from mentoring.ledger import ROUTES, Book
from mentoring.money import Cents, NotAnAmount
from mentoring.people import Person, Someone
from mentoring.pot import (
    POT_CHANGE_TRANSITIONS,
    ChangedMeanwhile,
    ChangeSettled,
    ChangeState,
    MoreThanIsFree,
    OnlyRaisedAhead,
    PotChange,
    require_possible,
    wants_two,
)
from mentoring.pot_forecast import Forecast, forecast
from mentoring.pot_overview import Flow, overview_of, periods
from mentoring.programme import Programme
from mentoring.programme_years import ProgrammeYear
from mentoring.refusals import Refusal
from mentoring.second_coordinator import NotTheirChange, OwnChange

NOW = datetime(2026, 7, 15, 12, tzinfo=UTC)
YEAR = ProgrammeYear(2026)
KARIN = Someone(Person(PersonId(1), "Karin"))
JOKE = Someone(Person(PersonId(2), "Joke"))
PROGRAMME = Programme(two_raise_above=Cents(5_000_00))


def change(
    state: ChangeState = ChangeState.WAITING, *, year: int = 2026, amount: int = 9_000_00
) -> PotChange:
    return PotChange(PotChangeId(3), year, Cents(amount), state, KARIN.id, KARIN.first_name, NOW)


# --- its life -------------------------------------------------------------------------------------

ACTS = {
    "agree": lambda each, by: each.agree(current=YEAR, by=by, now=NOW),
    "disagree": lambda each, by: each.disagree(by=by, now=NOW),
    "withdraw": lambda each, by: each.withdraw(by=by, now=NOW),
    "book": lambda each, by: each.book(),
}


@pytest.mark.parametrize(("state", "act"), [*product(ChangeState, ACTS)])
def test_a_change_goes_no_other_ways_than_the_table_says(state: ChangeState, act: str):
    reached = {_after(state, act, by, year) for by in (KARIN, JOKE) for year in (2026, 2027)} - {None}

    assert reached <= POT_CHANGE_TRANSITIONS[state]


def test_every_way_of_the_table_is_gone():
    gone = {
        (state, reached)
        for state, act, by, year in product(ChangeState, ACTS, (KARIN, JOKE), (2026, 2027))
        if (reached := _after(state, act, by, year))
    }

    assert gone == {
        (state, after) for state, following in POT_CHANGE_TRANSITIONS.items() for after in following
    }


def _after(state: ChangeState, act: str, by: Someone, year: int) -> ChangeState | None:
    try:
        after: ChangeState = ACTS[act](change(state, year=year), by).state
    except Refusal:
        return None
    return after


@pytest.mark.parametrize("act", ["agree", "disagree"])
def test_nobody_answers_their_own_request(act: str):
    with pytest.raises(OwnChange):
        ACTS[act](change(), KARIN)


def test_what_waits_is_taken_back_by_who_asked_alone():
    with pytest.raises(NotTheirChange):
        change().withdraw(by=JOKE, now=NOW)

    assert not change().withdraw(by=KARIN, now=NOW).was_refused


def test_what_is_settled_tells_how():
    settled = change().agree(current=YEAR, by=JOKE, now=NOW)

    with pytest.raises(ChangeSettled) as refused:
        settled.disagree(by=JOKE, now=NOW)

    assert refused.value.change.settled_by_name == "Joke"


def test_a_request_of_last_year_that_is_agreed_to_now_is_for_this_year():
    agreed = change(year=2025).agree(current=YEAR, by=JOKE, now=NOW)

    assert (agreed.year, agreed.state) == (2026, ChangeState.BOOKED)


def test_the_same_number_with_another_amount_or_year_is_another_change():
    change().require_same(Cents(9_000_00), 2026)

    for amount, year in ((9_000_01, 2026), (9_000_00, 2027)):
        with pytest.raises(ChangedMeanwhile):
            change().require_same(Cents(amount), year)


@pytest.mark.parametrize(
    ("amount", "alone", "two"),
    [
        (5_000_00, 0, False),
        (5_000_01, 0, True),
        (-5_000_00, 0, False),
        (-5_000_01, 0, True),
        (2_500_00, 2_500_00, False),
        (2_500_01, 2_500_00, True),  # in two halves
        (-1, 5_000_00, True),  # in and out again
    ],
)
def test_a_high_amount_wants_two_also_in_halves(amount: int, alone: int, two: bool):
    assert wants_two(Cents(amount), alone=Cents(alone), programme=PROGRAMME) is two


@pytest.mark.parametrize(
    ("amount", "year", "refusal"),
    [(0, 2026, NotAnAmount), (-1_01, 2026, MoreThanIsFree), (-1, 2027, OnlyRaisedAhead)],
)
def test_a_change_that_cannot_be(amount: int, year: int, refusal: type[Refusal]):
    with pytest.raises(refusal):
        require_possible(Cents(amount), year, free=Cents(1_00), current=YEAR)


def test_all_that_is_free_can_be_taken_out():
    require_possible(Cents(-1_00), 2026, free=Cents(1_00), current=YEAR)


# --- how the money stands -------------------------------------------------------------------------


def flow(month: int | None, source: Book, target: Book, amount: int, *, is_borne: bool = False) -> Flow:
    begins_at = YEAR.months[month - 1] if month else None
    return Flow(begins_at, source, target, Cents(amount), is_borne)


def test_what_is_left_of_last_year_is_carried_over_and_all_of_it_ties():
    flows = [
        flow(None, Book.FUNDING, Book.POT, 1_000),
        flow(None, Book.POT, Book.RESERVED, 500),
        flow(None, Book.RESERVED, Book.BALANCE, 300),
        flow(None, Book.BALANCE, Book.CHOSEN, 200),
        flow(None, Book.CHOSEN, Book.PAID, 100),
        flow(1, Book.FUNDING, Book.POT, 2_000),
        flow(2, Book.POT, Book.FUNDING, 50),
        flow(3, Book.RESERVED, Book.BALANCE, 120),
        flow(3, Book.BALANCE, Book.RESERVED, 20),
        flow(4, Book.POT, Book.BALANCE, 30, is_borne=True),
        flow(4, Book.BALANCE, Book.POT, 30),
        flow(5, Book.CHOSEN, Book.PAID, 60),
    ]

    found = overview_of(flows, year=YEAR, now=NOW)

    assert (found.carried_over, found.put_in, found.handed_over) == (900, 1_950, 60)
    assert (found.free, found.promised, found.earned, found.chosen) == (2_450, 100, 200, 40)
    assert (found.earned_in_year, found.borne) == (100, 30)
    assert found.months[2].earned == 100
    assert [month.free for month in found.months][:3] == [2_500, 2_450, 2_450]
    assert [month.free is None for month in found.months] == [False] * 7 + [True] * 5


ways = st.sampled_from(sorted(ROUTES))


@given(st.lists(st.tuples(st.none() | st.integers(1, 12), ways, st.integers(1, 10_000))))
def test_what_there_is_for_a_year_is_always_somewhere(flows):
    found = overview_of(
        [flow(month, source, target, amount) for month, (source, target), amount in flows], year=YEAR, now=NOW
    )

    assert found.total == found.free + found.promised + found.earned + found.chosen + found.handed_over


def test_the_periods_hold_the_months_of_the_year_and_those_of_the_forecast():
    january = datetime(2026, 1, 15, tzinfo=UTC)

    found = periods(YEAR, january)

    assert set(YEAR.months) < set(found)
    assert [moment.month for moment in found[:3]] == [9, 10, 11]  # 30 September, 22.00 in UTC, is 1 October
    assert found[-1] == YEAR.ends_at


@pytest.mark.parametrize(("free", "low"), [(1_000, False), (999, True), (0, True)])
def test_the_pot_is_low_with_less_than_a_tenth_free(free: int, low: bool):
    flows = [flow(1, Book.FUNDING, Book.POT, 10_000), flow(1, Book.POT, Book.RESERVED, 10_000 - free)]

    found = overview_of(flows, year=YEAR, now=NOW)

    assert (found.is_low, found.runs_short) == (low, low)


def test_a_pot_that_was_never_filled_is_not_low():
    assert not overview_of([], year=YEAR, now=NOW).runs_short


def test_who_shares_a_household_is_as_near_to_the_limit_as_all_of_it():
    home = HouseholdId(1)
    used = [
        Used(PersonId(1), home, Cents(100_00), Cents(0)),
        Used(PersonId(2), home, Cents(0), Cents(100_00)),
        Used(PersonId(3), None, Cents(200_00), Cents(50_00)),
        Used(PersonId(4), None, Cents(0), Cents(0)),
    ]

    assert levels_of(used, Programme()) == {Level.NEAR: 2, Level.REACHED: 1, Level.FREE: 1}


# --- how long it lasts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free", "earned", "month"),
    [
        (600_00, [100_00] * 3, None),  # five and a half months to go
        (540_00, [100_00] * 3, date(2026, 12, 1)),
        (200_00, [100_00, 100_00, 100_00], date(2026, 9, 1)),
        (200_00, [0, 300_00, 300_00], date(2026, 8, 1)),  # 200 a month on average: one month
        (0, [100_00, 100_00], date(2026, 7, 1)),
        (100_00, [10_00, 10_00], None),
    ],
)
def test_nothing_is_free_any_more_after_so_many_months_at_this_pace(free, earned, month):
    found = forecast(Cents(free), [Cents(each) for each in earned], year=YEAR, now=NOW)

    assert found.runs_out_in == month
    assert found.pace == round(sum(earned) / len(earned))


@pytest.mark.parametrize("earned", [[], [100_00], [0, 0, 0], [100_00, -100_00]])
def test_too_little_is_known_with_less_than_two_full_months_in_which_something_was_earned(earned):
    assert forecast(Cents(1_00), [Cents(each) for each in earned], year=YEAR, now=NOW) == Forecast()


@pytest.mark.parametrize(
    ("months", "pace"),
    [
        ({}, None),
        ({7: 500}, None),  # the month that is not over
        ({6: 500}, None),
        ({5: 500, 6: 300}, None),  # the first may have begun at its end: one full month is left
        ({4: 500, 5: 300, 6: 100}, 200),
        ({None: 500, 4: 300, 5: 300, 6: 300}, 300),
        ({1: 900, 6: 300}, 100),  # a quiet spring counts
    ],
)
def test_the_pace_is_of_the_last_three_full_months_after_the_first_with_something_earned(months, pace):
    flows = [flow(month, Book.RESERVED, Book.BALANCE, amount) for month, amount in months.items()]

    assert overview_of(flows, year=YEAR, now=NOW).forecast.pace == pace


def test_in_january_the_pace_is_that_of_last_autumn():
    year, now = ProgrammeYear(2027), datetime(2027, 1, 10, tzinfo=UTC)
    begins = periods(year, now)
    flows = [Flow(None, Book.RESERVED, Book.BALANCE, Cents(100))]
    flows += [Flow(begins[number], Book.RESERVED, Book.BALANCE, Cents(300)) for number in range(3)]

    assert overview_of(flows, year=year, now=now).forecast.pace == 300
