"""Requests of participants: which days are offered, and what they may say about when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.appointment_requests import (
    AppointmentRequest,
    Daypart,
    NotOffered,
    Suits,
    TooManyMoments,
    days_to_offer,
)
from mentoring.ids import PersonId, RequestId
from mentoring.office_days import is_office_day

TODAY = date(2026, 3, 3)
NEW = AppointmentRequest(RequestId(1), PersonId(2), None, asked_at=datetime(2026, 3, 3, 9, tzinfo=UTC))
WEDNESDAY, THURSDAY, FRIDAY, MONDAY = (TODAY + timedelta(days=ahead) for ahead in (1, 2, 3, 6))


@given(st.dates(date(2025, 1, 1), date(2035, 12, 31)))
def test_days_to_offer_are_office_days_after_today_within_two_weeks(today: date):
    days = days_to_offer(today)

    assert all(is_office_day(day) for day in days)
    assert all(timedelta() < day - today <= timedelta(days=14) for day in days)
    assert days == sorted(set(days))


def test_holidays_are_not_offered():
    around_easter = days_to_offer(date(2026, 3, 30))

    assert date(2026, 4, 3) not in around_easter  # Good Friday
    assert date(2026, 4, 6) not in around_easter  # Easter Monday
    assert date(2026, 4, 7) in around_easter


def test_moments_stand_in_the_order_of_the_days():
    request = with_moments(Suits(FRIDAY, Daypart.MORNING), Suits(WEDNESDAY, Daypart.AFTERNOON))

    assert [moment.day for moment in request.moments or ()] == [WEDNESDAY, FRIDAY]


def test_the_newest_word_about_a_day_counts():
    request = with_moments(Suits(FRIDAY, Daypart.MORNING), Suits(FRIDAY, Daypart.AFTERNOON))

    assert request.moments == (Suits(FRIDAY, Daypart.AFTERNOON),)


def test_three_moments_are_enough():
    request = with_moments(Suits(WEDNESDAY), Suits(THURSDAY), Suits(FRIDAY))

    assert not request.may_have_more
    with pytest.raises(TooManyMoments):
        request.with_moment(Suits(MONDAY), today=TODAY)


@pytest.mark.parametrize("ahead", [-1, 0, 4, 5, 15])
def test_a_day_that_is_not_offered_is_refused(ahead: int):
    with pytest.raises(NotOffered):
        NEW.with_moment(Suits(TODAY + timedelta(days=ahead)), today=TODAY)


def test_who_would_rather_be_called_proposes_no_moments_and_the_other_way_round():
    called = with_moments(Suits(FRIDAY)).by_call()
    proposed = called.with_moment(Suits(FRIDAY), today=TODAY)

    assert (called.call, called.moments) == (True, None)
    assert (proposed.call, proposed.moments) == (False, (Suits(FRIDAY),))
    assert called.at_any_moment().moments == ()


def with_moments(*moments: Suits) -> AppointmentRequest:
    request = NEW
    for moment in moments:
        request = request.with_moment(moment, today=TODAY)
    return request
