"""The calendar on a phone, and what a calendar file does to it when somebody opens it.

As RFC 5545 and RFC 5546 have it: an event is known by its UID, a higher SEQUENCE changes it, and METHOD:CANCEL or
STATUS:CANCELLED takes it out. What was taken out is remembered, so that an older file does not bring it back.
Events that repeat by a rule are shown on their first day only.
"""

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar, Event

from practice.clock import ZONE
from practice.refusals import RoomError
from practice.room import Room
from practice.things import Message, Person, StoredFile

Json = dict[str, Any]

MIME = "text/calendar"


def is_calendar(file: StoredFile) -> bool:
    return file.mime.partition(";")[0] == MIME or file.name.lower().endswith(".ics")


def opens_file(room: Room, person: Person, message: Message | None) -> list[Json]:
    """Open a calendar file on a phone. Tells for each event in it what became of the calendar."""
    file = room.files.find(message.file_id) if message is not None and message.file_id else None
    if file is None or not is_calendar(file):
        raise RoomError("there is no calendar file in this message", 404)
    changes = [_change(person, event) for event in _events(room.files.content(file))]
    room.keep(person)
    return changes


def entries(person: Person) -> list[Json]:
    """What stands in somebody's calendar, the first first."""
    standing = [entry for entry in person.calendar.values() if not entry["cancelled"]]
    return sorted(standing, key=lambda entry: (entry["starts_at"], entry["uid"]))


def _change(person: Person, entry: Json) -> Json:
    """Let one event change the calendar, and say how: `what`, the entry as it is now, and as it was before."""
    known = person.calendar.get(entry["uid"])
    before = None if known is None or known["cancelled"] else known
    what = _what_becomes(entry, known)
    if what in {"added", "changed", "cancelled"}:
        person.calendar[entry["uid"]] = entry
    return {"what": what, "entry": entry, "before": before}


def _what_becomes(entry: Json, known: Json | None) -> str:
    if known is not None and entry["sequence"] < known["sequence"]:
        return "older"
    if entry["cancelled"]:
        return "unknown" if known is None else "same" if known["cancelled"] else "cancelled"
    if known is None:
        return "added"
    if known["cancelled"]:
        return "added" if entry["sequence"] > known["sequence"] else "older"
    return "same" if entry == known else "changed"


def _events(content: bytes) -> list[Json]:
    try:
        calendar = Calendar.from_ical(content)
        cancelling = str(calendar.get("method", "")).upper() == "CANCEL"
        found = [_entry(event, cancelling=cancelling) for event in calendar.events]
    except (
        ValueError,
        KeyError,
        AttributeError,
    ) as error:  # AttributeError: it is no calendar but a part of one
        raise RoomError("a phone can't read this calendar file") from error
    if not found:
        raise RoomError("there is nothing in this calendar file")
    return found


def _entry(event: Event, *, cancelling: bool) -> Json:
    return {
        "uid": str(event["uid"]),
        "sequence": event.sequence,
        "title": str(event.get("summary", "")),
        "place": str(event.get("location", "")),
        "note": str(event.get("description", "")),
        "starts_at": _instant(event.start).isoformat(),
        "ends_at": _instant(event.end).isoformat(),
        "all_day": not isinstance(event.start, datetime),
        "cancelled": cancelling or str(event.get("status", "")).upper() == "CANCELLED",
    }


def _instant(moment: date) -> datetime:
    """A moment as it is, a time without a zone as one in the Netherlands, and a day as its midnight there."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - the zone follows
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZONE)).astimezone(UTC)
