"""Balances at the beginning and the end of a period, whatever moved: they tie."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mentoring.books import Moved, standings
from mentoring.ledger import Book
from mentoring.money import Cents

entries = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(Book), st.sampled_from(Book), st.integers(1, 10_000))
)
"""Entries of five months: in which month, from where, to where, and how much."""


def of_month(month: int, moved: list[tuple[int, Book, Book, int]]):
    return standings(
        Moved(in_month == month, source, target, Cents(cents))
        for in_month, source, target, cents in moved
        if in_month <= month
    )


@given(entries)
def test_each_closing_balance_opens_the_next_period(moved):
    months = [of_month(month, moved) for month in range(5)]

    for before, after in pairwise(months):
        assert [each.closing for each in before] == [each.opening for each in after]
    assert all(each.opening == 0 for each in months[0])


@given(entries)
def test_all_accounts_together_are_zero(moved):
    for month in range(5):
        found = of_month(month, moved)

        assert sum(each.opening for each in found) == 0
        assert sum(each.closing for each in found) == 0
        assert sum(each.came_in for each in found) == sum(each.went_out for each in found)
