"""What changes in the reminders of an appointment when it moves, when the rules change, or when one is put off."""

from datetime import UTC, datetime, timedelta

from mentoring.reminders import MORNING, SNOOZED, Planned, ReminderKind, before
from mentoring.replanning import Changes, Reminder, for_new_moment, for_new_rules, for_snooze

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
EVE, DAY_ITSELF = NOW + 2 * DAY, NOW + 2 * DAY + 14 * HOUR


def planned(row: int, kind: ReminderKind, due_at: datetime) -> Reminder:
    return Reminder(row, kind, due_at, is_planned=True)


def said(row: int, kind: ReminderKind, due_at: datetime) -> Reminder:
    return Reminder(row, kind, due_at, said_at=due_at)


def test_at_a_new_moment_all_that_was_planned_gives_way():
    kept = [planned(1, before(1), EVE), planned(2, SNOOZED, EVE + HOUR), said(3, before(3), NOW)]

    changes = for_new_moment([Planned(before(1), EVE + DAY)], kept)

    assert changes == Changes(plan=(Planned(before(1), EVE + DAY),), drop=(1, 2))


def test_what_stays_the_same_is_left_alone():
    kept = [planned(1, before(1), EVE)]

    assert for_new_moment([Planned(before(1), EVE)], kept) == Changes((), ())
    assert for_new_rules([Planned(before(1), EVE)], kept, now=NOW) == Changes((), ())


def test_by_new_rules_one_moves_and_one_goes():
    kept = [planned(1, before(1), EVE), planned(2, MORNING, DAY_ITSELF)]

    changes = for_new_rules([Planned(before(1), EVE - HOUR)], kept, now=NOW)

    assert changes == Changes(plan=(Planned(before(1), EVE - HOUR),), drop=(1, 2))


def test_what_was_said_is_not_said_again_at_another_hour():
    wanted = [Planned(before(1), NOW + 5 * HOUR), Planned(MORNING, DAY_ITSELF)]

    changes = for_new_rules(wanted, [said(1, before(1), NOW)], now=NOW)

    assert changes.plan == (Planned(MORNING, DAY_ITSELF),)


def test_what_was_said_before_the_appointment_was_moved_keeps_nothing_from_coming():
    changes = for_new_rules([Planned(before(1), EVE)], [said(1, before(1), NOW - 20 * DAY)], now=NOW)

    assert changes.plan == (Planned(before(1), EVE),)


def test_nothing_new_comes_right_after_what_was_said():
    changes = for_new_rules([Planned(before(2), NOW + HOUR)], [said(1, before(1), NOW)], now=NOW)

    assert changes.plan == ()


def test_nor_on_the_day_on_which_it_was_said_late():
    late = Reminder(1, before(3), NOW - 2 * DAY, said_at=NOW)

    changes = for_new_rules([Planned(before(1), NOW + 9 * HOUR)], [late], now=NOW)

    assert changes.plan == ()


def test_what_was_said_before_a_move_is_no_reason_against_the_one_that_is_planned():
    kept = [said(1, before(1), NOW - 5 * DAY), planned(2, before(1), EVE)]

    changes = for_new_rules([Planned(before(1), EVE + HOUR)], kept, now=NOW)

    assert changes == Changes(plan=(Planned(before(1), EVE + HOUR),), drop=(2,))


def test_by_new_rules_nothing_is_planned_that_is_over():
    assert for_new_rules([Planned(before(1), NOW)], [], now=NOW).plan == ()


def test_what_was_asked_for_stays_and_nothing_comes_beside_it():
    wanted = [Planned(before(1), EVE), Planned(MORNING, DAY_ITSELF)]

    changes = for_new_rules(wanted, [planned(1, SNOOZED, EVE + HOUR)], now=NOW)

    assert changes == Changes(plan=(Planned(MORNING, DAY_ITSELF),), drop=())


def test_what_is_due_at_this_very_moment_is_left_to_the_clock():
    assert for_new_rules([Planned(before(1), NOW + HOUR)], [planned(1, before(1), NOW)], now=NOW) == Changes(
        (), ()
    )


def test_unless_it_is_not_wanted_any_more():
    assert for_new_rules([], [planned(1, before(1), NOW)], now=NOW).drop == (1,)


def test_another_moment_takes_the_place_of_what_is_near_and_of_what_was_asked_before():
    kept = [
        planned(1, before(1), EVE),
        planned(2, MORNING, DAY_ITSELF),
        planned(3, SNOOZED, NOW + DAY),
        said(4, before(3), NOW),
    ]

    changes = for_snooze(Planned(SNOOZED, EVE + HOUR), kept)

    assert changes == Changes(plan=(Planned(SNOOZED, EVE + HOUR),), drop=(1, 3))


def test_the_same_moment_again_changes_nothing():
    assert for_snooze(Planned(SNOOZED, EVE), [planned(1, SNOOZED, EVE)]) == Changes((), ())
