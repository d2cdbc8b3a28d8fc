"""What a participant chooses, and what stays as the programme has it."""

from datetime import time

import pytest

from mentoring.preferences import Preferences, TooQuiet
from mentoring.programme import Programme
from mentoring.quiet import Quiet

PROGRAMME = Programme(quiet_from=time(20), quiet_until=time(9), remind_days=(5, 1))
NOTHING_CHOSEN = Preferences()


def test_who_has_chosen_nothing_has_everything_as_the_programme_has_it():
    assert NOTHING_CHOSEN.quiet(PROGRAMME) == Quiet(time(20), time(9))
    assert NOTHING_CHOSEN.days_before(PROGRAMME) == (5, 1)


def test_own_quiet_hours_go_before_the_programmes():
    chosen = NOTHING_CHOSEN.with_quiet_hours(time(22), time(7))

    assert chosen.quiet(PROGRAMME) == Quiet(time(22), time(7))


def test_no_quiet_hours_at_all_is_a_choice_too():
    chosen = NOTHING_CHOSEN.with_quiet_hours(time(), time())

    assert chosen.quiet(PROGRAMME) == Quiet(time(), time())


@pytest.mark.parametrize(("since", "until"), [(time(9), time(5, 1)), (time(0), time(23, 59))])
def test_quiet_hours_leave_some_of_the_day(since: time, until: time):
    with pytest.raises(TooQuiet):
        NOTHING_CHOSEN.with_quiet_hours(since, until)


def test_four_hours_of_a_day_is_enough():
    assert NOTHING_CHOSEN.with_quiet_hours(time(9), time(5)).quiet_from == time(9)


def test_a_reminder_less_leaves_the_programmes_others():
    assert NOTHING_CHOSEN.with_reminder(5, PROGRAMME, wanted=False).remind_days == (1,)


def test_a_reminder_more_comes_beside_them():
    assert NOTHING_CHOSEN.with_reminder(0, PROGRAMME, wanted=True).remind_days == (5, 1, 0)


def test_the_same_choice_twice_is_one():
    once = NOTHING_CHOSEN.with_reminder(1, PROGRAMME, wanted=False)

    assert once.with_reminder(1, PROGRAMME, wanted=False) == once


def test_none_is_not_the_same_as_nothing_chosen():
    none = Preferences(remind_days=(1,)).with_reminder(1, PROGRAMME, wanted=False)

    assert none.days_before(PROGRAMME) == ()
