"""Weekdays as people type them when asked on which days."""

import pytest

from mentoring.days import NotADay
from mentoring.typed.weekdays import weekdays_named


@pytest.mark.parametrize(
    ("typed", "weekdays"),
    [
        ("woensdag", {2}),
        ("Woensdag.", {2}),
        ("op maandag", {0}),
        ("ma wo vr", {0, 2, 4}),
        ("ma, wo en vr", {0, 2, 4}),
        ("maandag/dinsdag", {0, 1}),
        ("zaterdag & zondag", {5, 6}),
    ],
)
def test_weekdays_are_read_however_many_they_are(typed: str, weekdays: set[int]):
    assert weekdays_named(typed) == weekdays


@pytest.mark.parametrize("typed", ["", "en", "3 uur", "niet op maandag", "zo laat mogelijk", "elke dag"])
def test_anything_else_is_no_weekday(typed: str):
    with pytest.raises(NotADay):
        weekdays_named(typed)
