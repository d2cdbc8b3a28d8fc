"""The life of an appointment: what it can be, and how it ends. Random acts never settle it twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.appointment_limits import (
    LONGEST,
    LONGEST_THING,
    LONGEST_TITLE,
    MOST_TO_BRING,
    SHORTEST,
    NotADuration,
    ThingTooLong,
    TitleTooLong,
    TooManyThings,
)
from mentoring.appointments import (
    APPOINTMENT_TRANSITIONS,
    AlreadySettled,
    Appointment,
    AppointmentState,
    Coming,
    Details,
)
from mentoring.goal_drafts import HIGHEST_REWARD, RewardTooHigh
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.neutral_words import NotNeutral
from mentoring.people import Person
from mentoring.places import BY_PHONE, NotAPlace, Place
from mentoring.praise import NoWords
from mentoring.programme import UNDO_WITHIN
from mentoring.refusals import NoLongerPossible
from mentoring.undoing import AlreadyUndone, TooLateForStaff

ANJA, TOM = Person(PersonId(3), "Anja"), Person(PersonId(4), "Tom")
WHEN = at_wall_time(date(2026, 3, 3), time(14, 30))
LATER = at_wall_time(date(2026, 3, 10), time(10))
BEFORE, AFTER = WHEN.starts_at - timedelta(hours=1), WHEN.starts_at + timedelta(hours=2)
DETAILS = Details(Place("Serviceplein"), bring=("je map",), title="Koffie", reward=Cents(5_00))
APPOINTMENT = Appointment(AppointmentId(1), PersonId(2), ANJA.id, "Anja", WHEN, DETAILS)
MISSED = APPOINTMENT.missed(by=ANJA, now=AFTER)


@pytest.mark.parametrize(
    ("state", "following"),
    [
        ("planned", {"kept", "missed", "moved", "cancelled"}),
        ("moved", {"kept", "missed", "moved", "cancelled"}),
        ("kept", set()),
        ("missed", set()),
        ("cancelled", set()),
    ],
)
def test_the_life_of_an_appointment_is_as_the_product_says(state: str, following: set[str]):
    assert APPOINTMENT_TRANSITIONS[AppointmentState(state)] == following


# --- what it can be -------------------------------------------------------------------------------


def test_details_are_tidied():
    untidy = Details(Place("  Plein  1 "), bring=(" je map\n met post ", "  "), title=" Even  bellen ")

    assert untidy.tidied() == Details(Place("Plein 1"), bring=("je map met post",), title="Even bellen")


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        (replace(DETAILS, place=Place(" . ")), NotAPlace),
        (replace(DETAILS, minutes=SHORTEST - 1), NotADuration),
        (replace(DETAILS, minutes=LONGEST + 1), NotADuration),
        (replace(DETAILS, bring=("pen",) * (MOST_TO_BRING + 1)), TooManyThings),
        (replace(DETAILS, bring=("x" * (LONGEST_THING + 1),)), ThingTooLong),
        (replace(DETAILS, title="x" * (LONGEST_TITLE + 1)), TitleTooLong),
        (replace(DETAILS, title="Je schulden"), NotNeutral),
        (replace(DETAILS, bring=("brief van het incassobureau",)), NotNeutral),
        (replace(DETAILS, reward=Cents(HIGHEST_REWARD + 1)), RewardTooHigh),
        (replace(DETAILS, reward=Cents(-1)), RewardTooHigh),
    ],
)
def test_what_an_appointment_can_not_be_is_refused(details: Details, refusal: type[Exception]):
    with pytest.raises(refusal):
        details.tidied()


@pytest.mark.parametrize(
    "details",
    [
        replace(DETAILS, place=BY_PHONE),
        replace(DETAILS, minutes=SHORTEST),
        replace(DETAILS, minutes=LONGEST),
        replace(DETAILS, bring=("x" * LONGEST_THING,) * MOST_TO_BRING),
        replace(DETAILS, title="x" * LONGEST_TITLE),
        replace(DETAILS, title=""),
        replace(DETAILS, reward=HIGHEST_REWARD),
    ],
)
def test_up_to_its_limits_an_appointment_can_be_so(details: Details):
    assert details.tidied() == details


@pytest.mark.parametrize(
    "title",
    [
        *("Gesprek over je schulden", "DEURWAARDER", "Bijstandsuitkering", "boete van 90 euro"),
        *("Naar het incassobureau", "psycholoog", "Verslavingszorg", "bij de rechter", "politiebureau"),
    ],
)
def test_a_title_that_tells_too_much_is_refused_with_the_word(title: str):
    with pytest.raises(NotNeutral) as refusal:
        replace(DETAILS, title=title).tidied()

    assert refusal.value.word in title


@pytest.mark.parametrize(
    "title", ["Koffie", "Samen post openen", "Onschuldig praatje", "Politiek café", "Boeken"]
)
def test_a_neutral_title_is_taken(title: str):
    assert replace(DETAILS, title=title).tidied().title == title


# --- what happens to it ---------------------------------------------------------------------------


def test_it_ends_when_its_minutes_have_passed():
    appointment = replace(APPOINTMENT, details=replace(DETAILS, minutes=90))

    assert appointment.ends_at == WHEN.starts_at + timedelta(minutes=90)
    assert not appointment.is_over(now=appointment.ends_at - timedelta(seconds=1))
    assert appointment.is_over(now=appointment.ends_at)


def test_moving_it_forgets_what_was_said_about_the_old_moment():
    said = replace(APPOINTMENT, answer=Coming.CANNOT, asked_at=AFTER)

    moved = said.moved(LATER, Place("Bibliotheek"))

    assert (moved.state, moved.when, moved.place.name) == ("moved", LATER, "Bibliotheek")
    assert (moved.answer, moved.asked_at, moved.sequence) == (None, None, 1)
    assert moved.details.bring == said.details.bring


def test_cancelling_it_is_a_change_for_the_calendar_too():
    cancelled = APPOINTMENT.cancelled(by=ANJA, now=BEFORE)

    assert (cancelled.state, cancelled.sequence) == ("cancelled", 1)
    assert (cancelled.decided_by, cancelled.decided_by_name, cancelled.decided_at) == (3, "Anja", BEFORE)


def test_what_has_begun_is_not_cancelled_any_more():
    with pytest.raises(NoLongerPossible):
        APPOINTMENT.cancelled(by=ANJA, now=WHEN.starts_at)


@pytest.mark.parametrize("said", [Appointment.kept, Appointment.missed])
def test_how_it_went_is_said_from_its_beginning_on(said: Callable[..., Appointment]):
    with pytest.raises(NoLongerPossible):
        said(APPOINTMENT, by=ANJA, now=WHEN.starts_at - timedelta(seconds=1))

    assert said(APPOINTMENT, by=ANJA, now=WHEN.starts_at).decided_by_name == "Anja"


def test_who_comes_second_hears_who_said_it():
    kept = APPOINTMENT.kept(by=ANJA, now=AFTER)

    with pytest.raises(AlreadySettled) as refusal:
        kept.missed(by=TOM, now=AFTER)

    assert refusal.value.appointment.decided_by_name == "Anja"


def test_a_change_that_somebody_has_not_seen_stops_them():
    moved = APPOINTMENT.moved(LATER, DETAILS.place)

    moved.require_seen(None)
    moved.require_seen(1)
    with pytest.raises(NoLongerPossible):
        moved.require_seen(0)


@pytest.mark.parametrize(
    ("after", "possible"),
    [(timedelta(0), True), (UNDO_WITHIN - timedelta(seconds=1), True), (UNDO_WITHIN, False)],
)
def test_for_ten_minutes_it_did_not_work_out_can_be_taken_back(after: timedelta, possible: bool):
    assert MISSED.can_stand_again(now=AFTER + after) is possible


def test_what_was_kept_is_not_moved_as_what_did_not_work_out_can_be():
    assert not APPOINTMENT.kept(by=ANJA, now=AFTER).can_stand_again(now=AFTER)


@pytest.mark.parametrize("said", [APPOINTMENT.kept(by=ANJA, now=AFTER), MISSED])
def test_for_ten_minutes_an_answer_can_be_taken_back(said: Appointment):
    said.require_undoable(said.state, sequence=0, now=AFTER + UNDO_WITHIN)

    with pytest.raises(TooLateForStaff):
        said.require_undoable(said.state, sequence=0, now=AFTER + UNDO_WITHIN + timedelta(seconds=1))
    with pytest.raises(AlreadyUndone):
        said.standing_again().require_undoable(said.state, sequence=0, now=AFTER)
    with pytest.raises(NoLongerPossible):
        said.standing_again().require_undoable(said.state, sequence=None, now=AFTER)


def test_what_was_taken_back_counts_when_it_had_earned():
    kept = APPOINTMENT.kept(by=ANJA, now=AFTER).add_praise("Fijn.", by=ANJA.id)

    again = kept.standing_again()

    assert (again.state, again.praise, again.undone, again.sequence) == ("planned", None, 1, 1)
    assert MISSED.standing_again().undone == 0


def test_what_stands_again_is_as_if_nobody_had_said_anything():
    again = MISSED.standing_again()

    assert (again.state, again.decided_by, again.decided_at) == ("planned", None, None)
    assert again.sequence == MISSED.sequence + 1
    moved = replace(MISSED, sequence=1).standing_again()
    assert moved.state == "moved"


def test_praise_is_given_once_by_who_said_that_it_was_kept():
    kept = APPOINTMENT.kept(by=ANJA, now=AFTER)

    praised = kept.add_praise("  Fijn gesprek. ", by=ANJA.id)

    assert praised.praise == "Fijn gesprek."
    with pytest.raises(NoLongerPossible):
        praised.add_praise("Nog iets", by=ANJA.id)
    with pytest.raises(AlreadySettled):
        kept.add_praise("Fijn", by=TOM.id)
    with pytest.raises(NoWords):
        kept.add_praise("!", by=ANJA.id)


def test_there_is_no_praise_for_what_was_not_kept():
    with pytest.raises(NoLongerPossible):
        MISSED.add_praise("Fijn", by=ANJA.id)


_ACTS: list[Callable[[Appointment, datetime], Appointment]] = [
    lambda appointment, now: appointment.kept(by=ANJA, now=now),
    lambda appointment, now: appointment.missed(by=TOM, now=now),
    lambda appointment, now: appointment.cancelled(by=ANJA, now=now),
    lambda appointment, now: appointment.moved(LATER, DETAILS.place),
    lambda appointment, now: appointment.answered(Coming.COMING, now=now),
    lambda appointment, now: appointment.asked(now=now),
]


@given(st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(-3, 24 * 10))))
def test_whatever_people_do_it_ends_once_and_its_changes_only_count_up(
    acts: list[tuple[Callable[[Appointment, datetime], Appointment], int]],
):
    lived = [APPOINTMENT]
    for act, hours in acts:
        try:
            lived.append(act(lived[-1], WHEN.starts_at + timedelta(hours=hours)))
        except NoLongerPossible:
            continue

    ended = [each for each in lived if not each.is_ahead]
    assert len({(each.state, each.decided_by, each.decided_at) for each in ended}) <= 1
    assert [each.sequence for each in lived] == sorted(each.sequence for each in lived)
    assert all((each.decided_by is None) == each.is_ahead for each in lived)
