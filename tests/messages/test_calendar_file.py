"""The calendar file of an appointment, read back as a phone would, and held against the rules of RFC 5545."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.places import BY_PHONE, Place
from mentoring.programme import AMSTERDAM, Programme
from messages.calendar_file import CalendarEntry, calendar_file, entry_of
from messages.catalogue import read_catalogue

CATALOGUE = read_catalogue()
MADE_AT = datetime(2026, 2, 24, 9, 12, 30, tzinfo=UTC)
PLEIN = Place("Serviceplein", address="Raadhuisstraat 1, Alphen")
ENTRY = CalendarEntry(
    uid="appointment-7@alphenbot.voetstuk",
    sequence=0,
    at=datetime(2026, 3, 3, 13, 30, tzinfo=UTC),
    minutes=45,
    mentor="Anja",
    title="",
    place="Serviceplein, Raadhuisstraat 1, Alphen",
)


def test_it_tells_who_when_and_where_and_no_more():
    event = only_event(made(ENTRY))

    assert str(event["SUMMARY"]) == "Afspraak met Anja"
    assert str(event["LOCATION"]) == "Serviceplein, Raadhuisstraat 1, Alphen"
    assert str(event["DESCRIPTION"]) == "Kun je niet? Zeg het in Telegram."
    assert event["DTSTART"].dt == datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=45)
    assert event["STATUS"] == "CONFIRMED"


def test_times_are_utc_without_a_table_of_time_zones():
    summer = replace(ENTRY, at=datetime(2026, 7, 3, 14, 30, tzinfo=AMSTERDAM))

    lines = made(summer).decode().split("\r\n")

    assert "DTSTART:20260703T123000Z" in lines
    assert "DTSTAMP:20260224T091230Z" in lines
    assert not [line for line in lines if "TZID" in line or "VTIMEZONE" in line]


def test_the_title_that_the_mentor_gave_is_what_the_calendar_shows():
    assert str(only_event(made(replace(ENTRY, title="Koffie")))["SUMMARY"]) == "Koffie"


def test_by_phone_the_place_says_who_calls():
    assert str(only_event(made(replace(ENTRY, place="")))["LOCATION"]) == "Anja belt je."


def test_a_move_has_the_same_uid_with_a_higher_sequence():
    first, moved = only_event(made(ENTRY)), only_event(made(replace(ENTRY, sequence=1)))

    assert (first["UID"], first["SEQUENCE"]) == ("appointment-7@alphenbot.voetstuk", 0)
    assert (moved["UID"], moved["SEQUENCE"]) == (first["UID"], 1)


def test_a_cancelled_one_is_taken_out():
    content = calendar_file([ENTRY], cancelled=True, catalogue=CATALOGUE, made_at=MADE_AT)

    assert Calendar.from_ical(content)["METHOD"] == "CANCEL"
    assert only_event(content)["STATUS"] == "CANCELLED"
    assert only_event(content)["UID"] == ENTRY.uid


def test_what_stands_is_published():
    calendar = Calendar.from_ical(made(ENTRY))

    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"]


def test_a_series_is_one_file_with_an_event_for_each():
    series = [
        replace(ENTRY, uid=f"appointment-{number}@bot.voetstuk", at=ENTRY.at + timedelta(weeks=number))
        for number in range(60)
    ]

    events = Calendar.from_ical(calendar_file(series, catalogue=CATALOGUE, made_at=MADE_AT)).walk("VEVENT")

    assert len({str(event["UID"]) for event in events}) == 60


ODD = {
    "a name with a newline": replace(ENTRY, mentor="An\nja\r\nATTENDEE:x"),
    "commas and semicolons": replace(ENTRY, place="Zaal 3, links; naast \\ de bar"),
    "emoji and a long place": replace(ENTRY, place="🏠 Bibliotheek 👩‍👧 " + "Ë" * 70),
    "a title that looks like a property": replace(ENTRY, title="END:VEVENT\r\nBEGIN:VALARM"),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_odd_words_stay_words_and_lines_stay_as_the_rfc_wants_them(odd: CalendarEntry):
    content = made(odd)

    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.endswith(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [len(line.decode()) for line in lines]  # no character is cut in two by a fold
    assert [line for line in lines if line.startswith((b"BEGIN:", b"END:", b"ATTENDEE"))] == [
        *(b"BEGIN:VCALENDAR", b"BEGIN:VEVENT"),
        *(b"END:VEVENT", b"END:VCALENDAR"),
    ]


@pytest.mark.parametrize("place", ["Zaal 3, links; naast \\ de bar", "🏠 Bibliotheek 👩‍👧 " + "Ë" * 70])
def test_a_place_comes_back_as_it_went_in(place: str):
    assert str(only_event(made(replace(ENTRY, place=place)))["LOCATION"]) == place


def test_made_twice_it_is_the_same_file():
    assert made(ENTRY) == made(ENTRY)


@pytest.mark.parametrize(
    ("place", "shown"), [(PLEIN, "Serviceplein, Raadhuisstraat 1, Alphen"), (BY_PHONE, "")]
)
def test_an_entry_holds_what_a_calendar_needs_and_nothing_about_goals_or_money(place: Place, shown: str):
    when = at_wall_time(MADE_AT.date(), MADE_AT.time().replace(second=0))
    details = Details(place, minutes=30, bring=("je map met post",), title="Koffie")
    appointment = Appointment(AppointmentId(7), PersonId(1), PersonId(2), "Anja", when, details, sequence=2)

    entry = entry_of(appointment, programme=Programme(bot_username="AlphenBot"))

    assert entry == CalendarEntry(
        "appointment-7@alphenbot.voetstuk", 2, when.starts_at, 30, "Anja", "Koffie", shown
    )


def made(entry: CalendarEntry) -> bytes:
    return calendar_file([entry], catalogue=CATALOGUE, made_at=MADE_AT)


def only_event(content: bytes) -> Any:
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return event
