"""The calendar file (.ics) that goes with an appointment, so that it stands in the calendar of a phone too.

The same UID with a higher SEQUENCE changes what stands there, and METHOD:CANCEL takes it out (RFC 5545, RFC
5546). Times are UTC, so that no table of time zones goes along. It tells who, when and where and no more: a
calendar is often shared, and shows up on locked screens. RFC 5546 would like an ORGANIZER with a mail
address; a mentor has none here, and with one a phone would treat it as an invitation to accept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from mentoring.appointments import Appointment
from mentoring.programme import Programme
from messages.appointment_facts import ByPhone, place_of
from messages.base import N_, Message
from messages.catalogue import Catalogue

FILE_NAME = "afspraak.ics"
MEDIA_TYPE = "text/calendar"

_MAKER = "-//Voetstuk//Afspraken//NL"


@dataclass(frozen=True, slots=True)
class CalendarEntry(Message):
    """To a participant, in the calendar of their phone, for an appointment without a title of its own."""

    uid: str
    sequence: int
    at: datetime
    minutes: int
    mentor: str
    title: str
    place: str
    text = N_("Appointment with {mentor}")


@dataclass(frozen=True, slots=True)
class CalendarNote(Message):
    """To a participant, in the calendar of their phone, behind an appointment that stands."""

    text = N_("Can't you come? Say so in Telegram.")


def entry_of(appointment: Appointment, *, programme: Programme) -> CalendarEntry:
    """What a calendar needs to know of an appointment. Its UID is its own in all municipalities."""
    return CalendarEntry(
        uid=f"appointment-{appointment.id}@{programme.bot_username.lower()}.voetstuk",
        sequence=appointment.sequence,
        at=appointment.when.starts_at,
        minutes=appointment.details.minutes,
        mentor=appointment.mentor_name,
        title=appointment.details.title,
        place=place_of(appointment.details),
    )


def calendar_file(
    entries: Sequence[CalendarEntry], *, cancelled: bool = False, catalogue: Catalogue, made_at: datetime
) -> bytes:
    """The file for one appointment or for a whole series. `made_at` is its DTSTAMP."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, cancelled, catalogue, made_at))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, cancelled: bool, catalogue: Catalogue, made_at: datetime) -> Event:
    starts_at = entry.at.astimezone(UTC)
    properties: dict[str, Any] = {
        "uid": entry.uid,
        "sequence": entry.sequence,
        "dtstamp": made_at.astimezone(UTC),
        "dtstart": starts_at,
        "dtend": starts_at + timedelta(minutes=entry.minutes),
        "summary": entry.title or catalogue.on_button(entry),
        "location": entry.place or catalogue.on_button(ByPhone(entry.mentor)),
        "status": "CANCELLED" if cancelled else "CONFIRMED",
    }
    if not cancelled:
        properties["description"] = catalogue.on_button(CalendarNote())
    event = Event()
    for name, value in properties.items():
        event.add(name, value)
    return event
