"""No citizen number and no bank account is ever kept; people are not bothered about other numbers (T16)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.private_numbers import holds_private_number

# Invented numbers that pass the tests; 111222333 and the IBAN are the ones that everybody's examples use.


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "mijn bsn is 111222333.",
        "111 222 333",
        "1112.22.333",
        "111-222-333",
        "BSN:111222333",
        "(111222333)",
        "bsn 10000008",
        "mijn burgerservicenummer: 1000 0008",
        "NL91ABNA0417164300",
        "nl91 abna 0417 1643 00",
        "Stort op NL91 ABNA 0417 1643 00 graag",
        "BE68 5390 0754 7034",
        "111222333 42",
        "bsn 111222333, tel 06-12345678",
        "111 222 333 06 12345678",
        "Ik ben 42 1112.22.333",
        "11 12 22 333",
        "111 - 222 - 333",
        "111\n222\n333",
        "1 1 1 2 2 2 3 3 3",
        "٢٢٢٣٣٣٤٤٠ ١١١٢٢٢٣٣٣",
        "111\u200b222\u200b333",
        "bsn111222333",
        "rekeningNL91ABNA0417164300graag",
    ],
)
def test_a_private_number_is_seen_however_it_is_spaced(text: str) -> None:
    assert holds_private_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0612345678",
        "06-12345678",
        "+31612345678",
        "+31 6 12 34 56 78",
        "0172 123 456 7",
        "111222334",
        "10000008",
        "melding 42 van 3-3-2026 om 14.30",
        "€ 1.250,00 en € 12,50",
        "12345678901234",
        "2408 AB Alphen aan den Rijn",
        "NL91ABNA0417164301",
        "Ik heb 12 brieven en 3 rekeningen",
        "/afspraak Fatima 3-3-2027 9.10",
        "11-1-2026 9.30 en 6-4-2027 9.00",
        "🏠 " * 2000,
    ],
)
def test_other_numbers_bother_nobody(text: str) -> None:
    assert not holds_private_number(text)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Nd"]), max_size=50), st.sampled_from(["", " ", "."])
)
def test_no_words_around_it_hide_a_number(words: str, gap: str) -> None:
    hidden = f"{words} 111{gap}222{gap}333 {words}"

    assert holds_private_number(hidden)
