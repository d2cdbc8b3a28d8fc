"""The end of a line about an appointment, a place as it is typed, and the end of a series."""

from datetime import UTC, date, datetime

import pytest

from mentoring.appointment_limits import NotADuration
from mentoring.days import NotADay
from mentoring.ids import PlaceId
from mentoring.money import Cents
from mentoring.places import BY_PHONE, Place
from mentoring.typed.minutes import minutes_typed
from mentoring.typed.places import place_meant
from mentoring.typed.series import series_end
from mentoring.typed.tail import Tail, split_tail

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
PLEIN = Place("Serviceplein", PlaceId(1), "Raadhuisstraat 1")


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("di 3 maart 14:30 Serviceplein", Tail("di 3 maart 14:30 Serviceplein")),
        ("di 14:30 Serviceplein 45 min", Tail("di 14:30 Serviceplein", 45)),
        ("di 14:30 Serviceplein 90 minuten", Tail("di 14:30 Serviceplein", 90)),
        ("di 14:30 Serviceplein € 5", Tail("di 14:30 Serviceplein", None, Cents(5_00))),
        ("di 14:30 Serviceplein €2,50", Tail("di 14:30 Serviceplein", None, Cents(2_50))),
        ("di 14:30 Serviceplein 45 min € 5", Tail("di 14:30 Serviceplein", 45, Cents(5_00))),
        ("di 14:30 Serviceplein € 5 45 min", Tail("di 14:30 Serviceplein", 45, Cents(5_00))),
        ("€ 5", Tail("", None, Cents(5_00))),
        ("45 min", Tail("", 45)),
        ("di 14:30 Serviceplein € 5.5", Tail("di 14:30 Serviceplein", None, None, "€ 5.5")),
        ("di 14:30 Serviceplein € 1.250 45 min", Tail("di 14:30 Serviceplein", 45, None, "€ 1.250")),
    ],
)
def test_minutes_and_an_amount_are_taken_from_the_end(line: str, tail: Tail):
    assert split_tail(line) == tail


@pytest.mark.parametrize(
    "line",
    [
        "over 30 min",
        "vandaag over 30 min",
        "di 2 uur 30 min",
        "di tussen 2 en 30 min",
        "di 14:30 Serviceplein 5 min",
        "di 14:30 Serviceplein 5 euro",
        "di 14:30 kamer 45",
        "di 14:30 45 min lopen",
        "",
    ],
)
def test_what_is_not_clear_stays_in_the_line(line: str):
    assert split_tail(line) == Tail(line)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Serviceplein", PLEIN),
        (" serviceplein ", PLEIN),
        ("op het Serviceplein", PLEIN),
        ("bij Serviceplein", PLEIN),
        ("Serviceplein kamer 3", Place("Serviceplein kamer 3")),
        ("in de bibliotheek", Place("in de bibliotheek")),
        ("per telefoon", BY_PHONE),
        ("Telefonisch", BY_PHONE),
    ],
)
def test_a_place_of_the_list_is_known_by_its_name(typed: str, place: Place):
    assert place_meant(typed, [PLEIN]) == place


def test_a_place_that_is_called_so_comes_before_the_telephone():
    bellen = Place("Bellen", PlaceId(2))

    assert place_meant("bellen", [PLEIN, bellen]) == bellen


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("6", 6),
        ("6 keer", 6),
        ("12x", 12),
        ("1 juni", date(2026, 6, 1)),
        ("t/m 1 juni", date(2026, 6, 1)),
        ("tot en met 1 juni", date(2026, 6, 1)),
        ("tot 1-6-2026", date(2026, 6, 1)),
        ("1 januari", date(2027, 1, 1)),
        ("t/m 1-1", date(2027, 1, 1)),
        ("1/2", date(2027, 2, 1)),
    ],
)
def test_a_series_ends_after_so_many_times_or_on_a_day(typed: str, end: int | date):
    assert series_end(typed, now=NOW) == end


@pytest.mark.parametrize(
    "typed",
    ["", "0", "-3", "altijd", "1 maart 2020", "1-3-20", "wo 1 juni 2026", "gisteren", "6 weken", "1000"],
)
def test_an_end_that_is_not_clear_is_none(typed: str):
    with pytest.raises(NotADay):
        series_end(typed, now=NOW)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("20 min", 20),
        ("90 minuten.", 90),
        ("een half uur", 30),
        ("halfuur", 30),
        ("een kwartier", 15),
        ("drie kwartier", 45),
        ("een uur", 60),
        ("Een uurtje", 60),
        ("1u", 60),
        ("2 uur", 120),
        ("twee uur", 120),
        ("anderhalf uur", 90),
        ("1,5 uur", 90),
        ("2.5 uur", 150),
        ("1 uur 30", 90),
        ("1u15", 75),
        ("1 uur en 30 minuten", 90),
    ],
)
def test_how_long_is_read_as_people_say_it(typed: str, minutes: int):
    assert minutes_typed(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "5", "481", "9 uur", "even", "14:30", "1,5", "1,5 uur 30", "0 uur", "uur uur"]
)
def test_how_long_that_is_not_clear_is_none(typed: str):
    with pytest.raises(NotADuration):
        minutes_typed(typed)
