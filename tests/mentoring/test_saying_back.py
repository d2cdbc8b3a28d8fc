"""Saying a plan back: capitals, marks, typing mistakes and other words for the same are all fine."""

import pytest

from mentoring.saying_back import Meant, meant_by


@pytest.mark.parametrize(
    "typed",
    [
        "Als de koffie klaar is, dan open ik één brief.",
        "als de kofie klaar is dan open ik een brif",
        "ALS DE KOFFIE KLAAR IS",
        "open een brief",
        "Na de koffie doe ik een brief open",
        "dan maak ik één brief open",
        "koffie brief",
        "Ik heb het gezegd",
        "ok",
        "ja hardop gezegd",
        "👍",
    ],
)
def test_it_is_said_in_many_ways(typed):
    assert meant(typed) is Meant.SAID


@pytest.mark.parametrize("typed", ["nee", "Overslaan", "nu even niet"])
def test_not_now_is_an_answer_too(typed):
    assert meant(typed) is Meant.NOT_NOW


@pytest.mark.parametrize(
    "typed",
    [
        "Kan Anja mij morgen bellen?",
        "Ik kan donderdag niet komen",
        "ik wil niet meer",
        "Mijn dochter is ziek",
        "Hoe laat is de afspraak?",
    ],
)
def test_what_is_about_something_else_is_seen(typed):
    assert meant(typed) is Meant.SOMETHING_ELSE


def meant(typed: str) -> Meant:
    return meant_by(typed, cue="de koffie klaar is", response="open ik één brief")
