"""The bridge: one answer for each pillar, kept as it read then, and growth that is only ever good news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from mentoring.bridge import (
    LIES_LONG_AFTER,
    Assessment,
    NotAllRated,
    Rating,
    Standing,
    compare,
    grown,
    pillar_before,
    standings,
    strongest,
)
from mentoring.ids import AssessmentId, PersonId, PillarKey
from mentoring.method import Method, Pictogram, Pillar
from mentoring.refusals import NoLongerPossible

NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)
HOME, MONEY, WORK = PillarKey("home"), PillarKey("money"), PillarKey("work")


def pillar(key: PillarKey, *levels: str) -> Pillar:
    return Pillar(key, str(key).title(), "•", Pictogram.HOUSE, f"Hoe gaat het met {key}?", levels)


THREE, FIVE = ("laag", "midden", "hoog"), ("een", "twee", "drie", "vier", "vijf")
METHOD = Method((pillar(HOME, *THREE), pillar(MONEY, *FIVE), pillar(WORK, *FIVE)))
OPEN = Assessment(AssessmentId(1), PersonId(4), NOW)


def rated(*levels: int | None, on: datetime = NOW, method: Method = METHOD) -> Assessment:
    """A finished one, with these levels for the first pillars."""
    found = replace(OPEN, id=AssessmentId(on.toordinal()), began_at=on)
    for each, level in zip(method.asked, levels, strict=False):
        found = found.rate(each.key, level, method=method, at=on)
    return replace(found, finished_at=on)


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


# --- answering ------------------------------------------------------------------------------------


def test_pillars_are_asked_in_the_order_of_the_files_until_all_have_an_answer():
    one = OPEN.rate(HOME, 2, method=METHOD, at=NOW)
    two = one.rate(MONEY, None, method=METHOD, at=NOW)
    three = two.rate(WORK, 5, method=METHOD, at=NOW)

    asked = [found.next_pillar(METHOD) for found in (OPEN, one, two, three)]

    assert [each.key if each else None for each in asked] == [HOME, MONEY, WORK, None]


def test_an_answer_keeps_the_pillar_as_it_read_then():
    found = OPEN.rate(MONEY, 4, method=METHOD, at=NOW)

    assert found.ratings == (Rating(MONEY, 2, "Money", 4, 5, "vier", NOW),)


def test_dont_know_is_an_answer_without_words():
    found = OPEN.rate(MONEY, None, method=METHOD, at=NOW)

    assert found.ratings == (Rating(MONEY, 2, "Money", None, 5, "", NOW),)


def test_while_it_is_open_an_answer_can_be_another():
    found = OPEN.rate(HOME, 1, method=METHOD, at=NOW).rate(HOME, 3, method=METHOD, at=NOW)

    assert [rating.words for rating in found.ratings] == ["hoog"]


def test_the_same_answer_once_more_changes_nothing_also_when_it_is_finished():
    found = rated(1, 1, 1)

    assert found.rate(HOME, 1, method=METHOD, at=day(9)) is found


@pytest.mark.parametrize("level", [0, 4, -1])
def test_a_level_that_is_not_there_is_no_answer(level):
    with pytest.raises(NoLongerPossible):
        OPEN.rate(HOME, level, method=METHOD, at=NOW)


def test_a_pillar_that_is_not_asked_gets_no_answer():
    retired = replace(METHOD, pillars=(replace(METHOD.pillars[0], retired=True), *METHOD.pillars[1:]))

    with pytest.raises(NoLongerPossible):
        OPEN.rate(HOME, 1, method=retired, at=NOW)


def test_a_finished_one_never_changes():
    with pytest.raises(NoLongerPossible):
        rated(1, 1, 1).rate(HOME, 3, method=METHOD, at=day(1))


def test_it_is_finished_when_every_pillar_has_an_answer_and_once():
    open_ = replace(rated(1, None, 3), finished_at=None)

    found = open_.finish(method=METHOD, at=day(1))

    assert found.finished_at == day(1)
    with pytest.raises(NoLongerPossible):
        found.finish(method=METHOD, at=day(2))


@pytest.mark.parametrize("open_", [OPEN, replace(rated(1, 1), finished_at=None)])
def test_without_an_answer_for_every_pillar_it_is_not_finished(open_):
    with pytest.raises(NotAllRated):
        open_.finish(method=METHOD, at=NOW)


def test_a_pillar_that_comes_in_between_is_asked_too_and_one_that_goes_is_not_any_more():
    began = OPEN.rate(HOME, 2, method=METHOD, at=NOW)
    other = Method(
        (replace(METHOD.pillars[1], retired=True), METHOD.pillars[2], pillar(PillarKey("new"), *THREE))
    )

    found = began.rate(WORK, 1, method=other, at=NOW)

    assert found.next_pillar(other) == other.pillars[2]
    assert found.rating(HOME) is not None


@pytest.mark.parametrize(
    ("of", "before"), [(HOME, None), (MONEY, HOME), (WORK, MONEY), (PillarKey("x"), None)]
)
def test_one_can_go_back_one_pillar(of, before):
    found = pillar_before(of, METHOD)

    assert (found.key if found else None) == before


# --- marks and time -------------------------------------------------------------------------------


def test_a_mark_is_of_one_screen():
    money, work = METHOD.pillars[1:]
    answered = OPEN.rate(MONEY, 2, method=METHOD, at=NOW)
    otherwise = replace(money, levels=("een", "twee", "drie", "vier", "5"))

    marks = [OPEN.mark(money), OPEN.mark(work), OPEN.mark(otherwise), answered.mark(money)]

    assert len(set(marks)) == 4
    assert OPEN.mark(money) == OPEN.mark(money)
    unknown = OPEN.rate(MONEY, None, method=METHOD, at=NOW)
    assert unknown.mark(money) not in marks


@pytest.mark.parametrize(
    ("after", "long"), [(LIES_LONG_AFTER, False), (LIES_LONG_AFTER + timedelta(hours=1), True)]
)
def test_what_was_broken_off_lies_long_from_the_last_answer_on(after, long):
    answered = OPEN.rate(HOME, 2, method=METHOD, at=day(3))

    assert answered.lies_long(day(3) + after) is long


def test_what_has_no_answer_yet_never_lies_long():
    assert not OPEN.lies_long(day(100))


# --- strongest, and growth ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "best"),
    [
        ((2, 4, 1), MONEY),  # 4 of 5 is more than 2 of 3
        ((2, 3, 1), HOME),  # as far along: the first
        ((3, 4, 1), HOME),
        ((None, 2, None), MONEY),
    ],
)
def test_the_strongest_is_furthest_along_its_own_levels(levels, best):
    found = strongest(standings(rated(*levels), ()))

    assert found is not None
    assert found.pillar == best


def test_of_equals_the_strongest_is_the_one_that_grew_most():
    first = rated(2, 2, 1, on=day(0))

    found = strongest(standings(rated(1, 3, 3, on=day(30)), [first]))

    assert found is not None
    assert found.pillar == WORK


@pytest.mark.parametrize("levels", [(1, 1, 1), (None, None, None), (1, None, 1)])
def test_nothing_is_called_strong_when_nothing_is_above_its_lowest(levels):
    assert strongest(standings(rated(*levels), ())) is None


def test_growth_is_since_the_first_time_that_they_knew():
    history = [rated(None, 2, 1, on=day(0)), rated(2, 5, 1, on=day(10))]

    found = standings(rated(3, 4, None, on=day(20)), history)

    assert [each.growth for each in found] == [Fraction(1, 2), Fraction(1, 2), 0]


def test_an_earlier_bridge_knows_nothing_of_a_later_one():
    early, late = rated(1, 1, 1, on=day(0)), rated(3, 5, 5, on=day(10))

    found = standings(early, [late, early])

    assert [each.first for each in found] == [None, None, None]


def test_what_grew_is_named_the_most_first_and_what_went_down_is_not():
    found = standings(rated(3, 2, 3, on=day(9)), [rated(1, 4, 2, on=day(0))])

    assert [each.pillar for each in grown(found)] == [HOME, WORK]
    assert [each.shown_first is not None for each in found] == [True, False, True]


def test_first_is_shown_on_the_levels_of_now():
    now = Rating(HOME, 1, "Home", 4, 5, "vier", NOW)

    found = Standing(HOME, "Home", Rating(HOME, 1, "Home", 2, 3, "midden", NOW), now)

    assert found.first_on_scale == 3


def test_two_days_beside_each_other_hold_every_pillar_of_either():
    other = Method(METHOD.pillars[1:])

    found = compare(rated(3, 2, 1, on=day(0)), rated(4, 1, on=day(9), method=other))

    assert [(each.pillar, each.first is None, each.now is None) for each in found] == [
        (MONEY, False, False),
        (WORK, False, False),
        (HOME, False, True),
    ]
