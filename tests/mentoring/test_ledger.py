"""The rules of the ledger, and a model of many participants that hypothesis tries to break."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentoring.ids import PersonId
from mentoring.ledger import (
    FUNDING,
    OF_A_PARTICIPANT,
    POT,
    ROUTES,
    Account,
    Balances,
    Book,
    CauseUsed,
    Entry,
    NotEnough,
    PotTooSmall,
    balance,
    chosen,
    paid,
    reserved,
)
from mentoring.money import Cents

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
FATIMA, BERT, ANJA = PersonId(7), PersonId(8), PersonId(2)


def entry(source: Account, target: Account, amount: int = 500, cause: str = "claim:42") -> Entry:
    return Entry(cause, source, target, Cents(amount), ANJA, NOW)


def test_a_movement_takes_from_one_account_what_it_gives_to_the_other():
    balances = Balances({POT: Cents(10_00)})

    balances.book(entry(POT, reserved(FATIMA), 4_00))

    assert balances.all() == {POT: 6_00, reserved(FATIMA): 4_00}


def test_the_pot_never_promises_more_than_it_holds():
    balances = Balances({POT: Cents(10_00)})

    with pytest.raises(PotTooSmall):
        balances.book(entry(POT, reserved(FATIMA), 10_01))

    assert balances.all() == {POT: 10_00}


def test_the_last_cent_of_the_pot_may_be_promised():
    balances = Balances({POT: Cents(10_00)})

    balances.book(entry(POT, reserved(FATIMA), 10_00))

    assert balances.of(POT) == 0


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (reserved(FATIMA), balance(FATIMA)),
        (reserved(FATIMA), POT),
        (balance(FATIMA), reserved(FATIMA)),
        (balance(FATIMA), chosen(FATIMA)),
        (balance(FATIMA), POT),
        (chosen(FATIMA), balance(FATIMA)),
        (chosen(FATIMA), paid(FATIMA)),
    ],
)
def test_nobody_earns_gives_back_or_is_paid_more_than_there_is(source: Account, target: Account):
    balances = Balances({source: Cents(4_99)})

    with pytest.raises(NotEnough):
        balances.book(entry(source, target, 5_00))

    assert balances.all() == {source: 4_99}


def test_what_the_municipality_puts_in_is_counted_below_zero():
    balances = Balances()

    balances.book(entry(FUNDING, POT, 90_000_00, cause="pot:1"))

    assert (balances.of(FUNDING), balances.of(POT)) == (-90_000_00, 90_000_00)


@pytest.mark.parametrize("amount", [0, -1])
def test_an_entry_moves_at_least_a_cent(amount: int):
    with pytest.raises(ValueError, match="not a movement"):
        entry(POT, reserved(FATIMA), amount)


def test_money_never_goes_from_one_participant_to_another():
    with pytest.raises(ValueError, match="not a movement"):
        entry(reserved(FATIMA), balance(BERT))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (balance(FATIMA), paid(FATIMA)),
        (paid(FATIMA), balance(FATIMA)),
        (paid(FATIMA), chosen(FATIMA)),
        (chosen(FATIMA), POT),
        (reserved(FATIMA), paid(FATIMA)),
        (POT, chosen(FATIMA)),
        (FUNDING, reserved(FATIMA)),
        (POT, POT),
    ],
)
def test_what_was_earned_or_paid_goes_no_way_that_the_rules_do_not_know(source: Account, target: Account):
    with pytest.raises(ValueError, match="no way"):
        entry(source, target)


def test_a_cause_that_is_repeated_later_by_a_colleague_is_the_same_entry():
    first = entry(reserved(FATIMA), balance(FATIMA))

    again = replace(first, decided_by=PersonId(3), booked_at=NOW + timedelta(days=1))

    again.require_same(first)


@pytest.mark.parametrize(
    "other",
    [
        entry(reserved(FATIMA), balance(FATIMA), 501),
        entry(reserved(BERT), balance(BERT)),
        entry(reserved(FATIMA), POT),
    ],
)
def test_a_cause_with_other_values_is_refused(other: Entry):
    with pytest.raises(CauseUsed):
        other.require_same(entry(reserved(FATIMA), balance(FATIMA)))


@pytest.mark.parametrize("name", ["funding", "pot", "reserved:7", "balance:7", "chosen:7", "paid:7"])
def test_an_account_is_known_by_its_name(name: str):
    assert str(Account.named(name)) == name


@pytest.mark.parametrize(
    "name", ["", "Pot", "pot:7", "balance", "balance:", "balance:07", "balance:x", "jar:7"]
)
def test_no_other_name_is_an_account(name: str):
    with pytest.raises(ValueError, match=r".+"):
        Account.named(name)


def test_an_entry_says_the_same_in_every_time_zone():
    in_utc = entry(POT, reserved(FATIMA))

    in_amsterdam = replace(in_utc, booked_at=NOW.astimezone(timezone(timedelta(hours=1))))

    assert in_amsterdam.content() == in_utc.content()


people = st.sampled_from([PersonId(number) for number in range(1, 5)])
amounts = st.integers(min_value=1, max_value=60_00).map(Cents)
causes = st.integers(min_value=1, max_value=40).map("cause:{}".format)


class TheBooks(RuleBasedStateMachine):
    """Every way that money may go, tried in any order, with causes that are used again."""

    def __init__(self):
        super().__init__()
        self.balances = Balances()
        self.booked: dict[str, Entry] = {}

    @rule(cause=causes, route=st.sampled_from(sorted(ROUTES)), person=people, amount=amounts)
    def move(self, cause: str, route: tuple[Book, Book], person: PersonId, amount: Cents):
        source, target = (Account(book, person if book in OF_A_PARTICIPANT else None) for book in route)
        self.book(Entry(cause, source, target, amount, None, NOW))

    def book(self, new: Entry):
        before = self.balances.all()
        try:
            if new.cause in self.booked:
                new.require_same(self.booked[new.cause])
                return
            self.balances.book(new)
        except (PotTooSmall, NotEnough, CauseUsed):
            assert self.balances.all() == before
        else:
            self.booked[new.cause] = new

    @invariant()
    def all_sums_to_zero(self):
        assert sum(self.balances.all().values()) == 0

    @invariant()
    def what_was_promised_earned_chosen_and_paid_is_never_more_than_was_put_in(self):
        out = sum(on_it for account, on_it in self.balances.all().items() if account.book in OF_A_PARTICIPANT)
        assert out <= -self.balances.of(FUNDING)

    @invariant()
    def only_funding_is_below_zero(self):
        assert all(on_it >= 0 for account, on_it in self.balances.all().items() if account != FUNDING)

    @invariant()
    def every_balance_is_the_sum_of_its_entries(self):
        sums: dict[Account, int] = {}
        for each in self.booked.values():
            sums[each.source] = sums.get(each.source, 0) - each.amount
            sums[each.target] = sums.get(each.target, 0) + each.amount
        assert sums == self.balances.all()


TestTheBooks = TheBooks.TestCase
