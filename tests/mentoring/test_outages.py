"""An outage is told by heartbeats, by the clock that can be trusted."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.outages import Outage, OwnBeat, apart, lost_days, outage_before

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
AWAKE = time(8, 30), time(21)


def between(began: str, ended: str) -> Outage:
    return Outage(datetime.fromisoformat(began), datetime.fromisoformat(ended))


@pytest.mark.parametrize("silence", [timedelta(), 15 * timedelta(seconds=1), 5 * MINUTE])
def test_five_minutes_without_a_heartbeat_are_no_outage(silence):
    assert outage_before(NOW, last=NOW - silence, own=None) is None


def test_more_than_five_minutes_are():
    assert outage_before(NOW, last=NOW - 6 * MINUTE, own=None) == Outage(NOW - 6 * MINUTE, NOW)


@pytest.mark.parametrize("jump", [-7 * 24 * HOUR, -2 * HOUR, 2 * HOUR, 7 * 24 * HOUR])
def test_a_clock_that_jumps_is_no_outage_of_a_process_that_was_there(jump):
    own = OwnBeat(NOW, silence=timedelta(seconds=15))

    assert outage_before(NOW + jump, last=NOW, own=own) is None


@pytest.mark.parametrize("jump", [-2 * HOUR, timedelta(), 2 * HOUR])
def test_of_a_machine_that_slept_the_steady_clock_tells_how_long(jump):
    own = OwnBeat(NOW, silence=3 * HOUR)
    beat = NOW + 3 * HOUR + jump

    assert outage_before(beat, last=NOW, own=own) == Outage(beat - 3 * HOUR, beat)


def test_when_another_process_was_there_nobody_was_away():
    own = OwnBeat(NOW - HOUR, silence=HOUR)

    assert outage_before(NOW, last=NOW - MINUTE, own=own) is None


def test_a_process_that_was_there_does_not_believe_the_clock_of_another():
    own = OwnBeat(NOW - timedelta(seconds=15), silence=timedelta(seconds=15))

    assert outage_before(NOW, last=NOW - 2 * HOUR, own=own) is None


def test_after_a_restart_a_clock_that_was_set_back_tells_of_no_outage():
    assert outage_before(NOW - HOUR, last=NOW, own=None) is None


def test_outages_that_overlap_are_counted_once_and_only_within_the_time_asked_for():
    outages = [
        Outage(NOW + 2 * HOUR, NOW + 4 * HOUR),
        Outage(NOW, NOW + 3 * HOUR),
        Outage(NOW + 6 * HOUR, NOW + 9 * HOUR),
    ]

    found = apart(outages, since=NOW + HOUR, until=NOW + 7 * HOUR)

    assert sum((outage.lasted for outage in found), timedelta()) == 4 * HOUR


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(1, 200)).map(
            lambda pair: Outage(NOW + pair[0] * MINUTE, NOW + sum(pair) * MINUTE)
        ),
        max_size=8,
    ),
    st.integers(0, 300),
    st.integers(301, 700),
)
def test_of_every_minute_it_is_told_once_whether_the_bot_was_away(outages, since, until):
    found = apart(outages, since=NOW + since * MINUTE, until=NOW + until * MINUTE)

    minutes = [NOW + number * MINUTE for number in range(since, until)]
    away = [minute for minute in minutes if any(out.began_at <= minute < out.ended_at for out in outages)]
    assert sum((outage.lasted for outage in found), timedelta()) == len(away) * MINUTE


@pytest.mark.parametrize(
    ("outage", "days"),
    [
        (between("2026-03-03T14:00+01:00", "2026-03-03T15:00+01:00"), []),
        (between("2026-03-03T14:00+01:00", "2026-03-03T15:01+01:00"), [3]),
        (between("2026-03-03T23:00+01:00", "2026-03-04T08:00+01:00"), []),  # by night
        (between("2026-03-03T19:30+01:00", "2026-03-04T10:00+01:00"), [3, 4]),
        (between("2026-03-03T12:00+01:00", "2026-03-06T12:00+01:00"), [3, 4, 5, 6]),
    ],
)
def test_a_day_of_which_more_than_an_hour_by_day_was_missed_is_lost(outage, days):
    assert lost_days(outage, awake=AWAKE) == [date(2026, 3, day) for day in days]


def test_the_hours_of_a_day_are_those_on_the_wall_also_when_the_clocks_change():
    # On 29 March 2026 at 01:00 UTC the clocks go from 02:00 to 03:00: 08:30 is an hour sooner than the day before.
    outage = between("2026-03-28T22:00+01:00", "2026-03-29T09:35+02:00")

    assert lost_days(outage, awake=AWAKE) == [date(2026, 3, 29)]


def test_who_goes_to_bed_after_midnight_is_awake_before_it_too():
    outage = between("2026-03-03T23:30+01:00", "2026-03-04T02:00+01:00")

    assert lost_days(outage, awake=(time(9), time(1, 30))) == [date(2026, 3, 4)]


def test_without_quiet_hours_the_whole_day_counts():
    outage = between("2026-03-03T02:00+01:00", "2026-03-03T03:30+01:00")

    assert lost_days(outage, awake=(time(8), time(8))) == [date(2026, 3, 3)]
