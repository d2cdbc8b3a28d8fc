"""The list to be proud of: its pages, what may stand on it, what grew, and who is back after a while."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentoring.lengths import units
from mentoring.pride import (
    LONGEST_PROUD_THING,
    ON_A_PAGE,
    GoodThing,
    Kind,
    NothingSaid,
    ProudThingTooLong,
    grown_since,
    is_back,
    page_of,
    proud_thing,
)
from tests.mentoring.test_bridge import METHOD, NOW, day, rated

TODAY = date(2026, 3, 20)


def things(count: int) -> list[GoodThing]:
    """So many steps, the newest first."""
    return [
        GoodThing(NOW - timedelta(days=number), Kind.STEP, number, f"Stap {number}")
        for number in range(count)
    ]


# --- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "number", "shown", "has_newer", "has_older"),
    [
        (0, 0, [], False, False),
        (5, 0, [0, 1, 2, 3, 4], False, False),
        (6, 0, [0, 1, 2, 3, 4], False, True),
        (6, 1, [5], True, False),
        (11, 1, [5, 6, 7, 8, 9], True, True),
        (6, 99, [5], True, False),
        (5, 1, [0, 1, 2, 3, 4], False, False),
    ],
)
def test_a_page_has_five_things_and_knows_what_is_before_and_after(
    count, number, shown, has_newer, has_older
):
    page = page_of(things(count), number)

    assert [thing.id for thing in page.things] == shown
    assert (page.has_newer, page.has_older, page.count) == (has_newer, has_older, count)


def test_only_ones_own_things_can_be_taken_away():
    own = GoodThing(NOW, Kind.OWN, 7, "Ik belde zelf")

    page = page_of([own, *things(ON_A_PAGE)], 0)

    assert page.own == [own]


# --- one's own words ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ik belde\nzelf  de gemeente ", "Ik belde zelf de gemeente"),
        ("🎉", "🎉"),
        ("<b>Ik</b>", "<b>Ik</b>"),
        ("é" * LONGEST_PROUD_THING, "é" * LONGEST_PROUD_THING),
        ("🎉" * (LONGEST_PROUD_THING // 2), "🎉" * (LONGEST_PROUD_THING // 2)),
    ],
)
def test_words_are_kept_as_they_are_on_one_line(typed, kept):
    assert proud_thing(typed) == kept


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b", "\u2060\u200f"])
def test_what_nobody_can_see_is_asked_again(typed):
    with pytest.raises(NothingSaid):
        proud_thing(typed)


@pytest.mark.parametrize("typed", ["a" * (LONGEST_PROUD_THING + 1), "🎉" * 4000])
def test_what_does_not_fit_in_telegrams_measure_is_asked_again(typed):
    assert units(typed) > LONGEST_PROUD_THING

    with pytest.raises(ProudThingTooLong):
        proud_thing(typed)


# --- the bridge -----------------------------------------------------------------------------------


def test_each_time_that_the_bridge_grew_is_told_with_what_grew_since_the_time_before():
    first, second, third = rated(1, 1, 3), rated(2, 3, 2, on=day(30)), rated(2, 4, 2, on=day(60))

    found = grown_since([third, first, second])

    assert [(thing.at, thing.pillars) for thing in found] == [
        (day(30), ("Home", "Money")),
        (day(60), ("Money",)),
    ]
    assert {thing.kind for thing in found} == {Kind.BRIDGE}


def test_one_bridge_one_that_did_not_grow_and_one_that_is_open_tell_nothing():
    first, less = rated(2, 2, 3), rated(1, None, 3, on=day(30))
    is_open = replace(rated(3, 5, 5, on=day(60)), finished_at=None)

    assert [grown_since(found) for found in ([], [first], [first, less], [first, is_open])] == [
        [],
        [],
        [],
        [],
    ]
    assert METHOD.asked


# --- back after a while ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_seen", "pause_ended", "back"),
    [
        (date(2026, 3, 6), None, True),
        (date(2026, 3, 7), None, False),
        (date(2026, 3, 19), None, False),
        (None, None, False),
        (date(2026, 3, 12), date(2026, 3, 19), True),
        (date(2026, 3, 12), date(2026, 3, 20), True),
        (date(2026, 3, 19), date(2026, 3, 19), False),
        (date(2026, 3, 19), date(2026, 3, 12), False),
    ],
)
def test_who_was_silent_for_two_weeks_or_had_a_pause_is_back(last_seen, pause_ended, back):
    assert is_back(last_seen, pause_ended, today=TODAY) is back
