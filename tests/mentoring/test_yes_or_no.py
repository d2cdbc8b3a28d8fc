"""'Ja' and 'nee' that were typed: a no that is taken for a letter would go to somebody who was not to read it."""

import pytest

from mentoring.typed.yes_or_no import says_no, says_yes


@pytest.mark.parametrize(
    "typed",
    [
        "nee",
        "Nee.",
        "liever niet",
        "Nee, nu niet",
        "nu even niet",
        "nog niet",
        "nee dank je",
        "niet",
        "later",
        "Doe maar niet",
    ],
)
def test_a_no_is_heard(typed: str):
    assert says_no(typed)
    assert not says_yes(typed)


@pytest.mark.parametrize("typed", ["ja", "Ja graag", "Ja, doe maar", "prima", "oké", "dat mag", "Is goed"])
def test_a_yes_is_heard(typed: str):
    assert says_yes(typed)
    assert not says_no(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "👍🏽",
        "Nee, ik wil iemand spreken",
        "ja maar mijn fiets is stuk",
        "je",
        "nu",
        "Ik heb slecht geslapen",
    ],
)
def test_anything_else_is_neither(typed: str):
    assert not says_yes(typed)
    assert not says_no(typed)
