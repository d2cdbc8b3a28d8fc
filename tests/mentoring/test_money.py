"""Money as people type it: what is read is exactly what was meant, and the rest is asked again (T13)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.money import NotAnAmount, SeveralAmounts, euros


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("0", 0),
        ("5", 5_00),
        ("999999", 999_999_00),
        ("12.50", 12_50),
        ("12,50", 12_50),
        ("0,05", 5),
        ("5,-", 5_00),
        ("5.-", 5_00),
        ("€ 12,50", 12_50),
        ("€12,50", 12_50),
        ("€\xa020", 20_00),
        ("12,50 €", 12_50),
        ("12,50€", 12_50),
        ("eur 5", 5_00),
        ("EUR 12.50", 12_50),
        ("5 euro", 5_00),
        ("Euro 5", 5_00),
        ("  5  ", 5_00),
        ("5\n", 5_00),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, cents: int):
    assert euros(typed) == cents


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "€",
        "1.250",  # twelve hundred and fifty, or one and a quarter?
        "1,250",
        "1.250,00",
        "1,250.00",
        "1 250",
        "12,5",
        "12.5",
        "12,505",
        ",50",
        "5,",
        "-5",
        "+5",
        "5-",
        "--5",
        "05",
        "007",
        "1000000",
        "NaN",
        "inf",
        "1e3",
        "0x10",
        "1_000",
        "٣",
        "５",
        "²",
        "vijf",
        "5 of 10",
        "€ € 5",
        "€ 5 €",
        "€5 euro",
        "$ 5",
        "5 euros",
        "5 eu",
        "5\n6",
        "5 ,00",
        "€  5",
    ],
)
def test_what_is_not_one_clear_amount_is_asked_again(typed: str):
    with pytest.raises(NotAnAmount):
        euros(typed)


@pytest.mark.parametrize(
    ("typed", "either"),
    [
        ("1.250", (1_250_00, 1_25)),
        ("1,250", (1_250_00, 1_25)),
        ("€ 1.250", (1_250_00, 1_25)),
        ("€\xa01.250", (1_250_00, 1_25)),
        ("1.250 euro", (1_250_00, 1_25)),
        ("90.000", (90_000_00, 90_00)),
        ("999.990", (999_990_00, 999_99)),
        ("1.255", (1_255_00,)),  # no amount of whole cents, so it is one of thousands or a slip
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_is_asked_with_both(typed: str, either: tuple[int, ...]):
    with pytest.raises(SeveralAmounts) as refusal:
        euros(typed)

    assert refusal.value.either == either


@pytest.mark.parametrize(
    "typed", ["0.250", "01.250", "1.250.000", "1.2500", "12.5", "1 250", "1.250,00", "1.25O"]
)
def test_what_can_be_read_in_no_way_is_not_asked_with_two(typed: str):
    with pytest.raises(NotAnAmount) as refusal:
        euros(typed)

    assert not isinstance(refusal.value, SeveralAmounts)


@given(st.integers(min_value=0, max_value=999_999_99))
def test_every_amount_of_cents_is_read_back_as_it_was_written(cents: int):
    assert euros(f"{cents // 100},{cents % 100:02d}") == cents


@given(st.text(max_size=12))
def test_whatever_is_typed_is_an_amount_of_whole_cents_or_asked_again(typed: str):
    try:
        amount = euros(typed)
    except NotAnAmount:
        return

    assert isinstance(amount, int)
    assert 0 <= amount <= 999_999_99
    assert any(letter in "0123456789" for letter in typed)
