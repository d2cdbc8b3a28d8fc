"""What goes out to a participant with an appointment: the news, which rings, and then without a sound its pin
on the map and the file for the calendar of their phone.

All in the piece of work that makes the change, and none of it when the appointment has begun: after that it
would only confuse.
"""

from collections.abc import Sequence
from datetime import datetime

from mentoring.appointments import Appointment
from mentoring.places import Place
from mentoring.programme import Programme
from mentoring.series import Every
from mentoring.wall_time import day_of
from messages.appointment_facts import facts_of, what_of
from messages.appointments import (
    AppointmentCalendar,
    AppointmentCancelled,
    AppointmentElsewhere,
    AppointmentMoved,
    AppointmentOffCalendar,
    AppointmentPin,
    AppointmentPlanned,
    RhythmLabel,
    SeriesCancelled,
    SeriesPlanned,
)
from messages.base import Notice
from messages.calendar_file import entry_of
from storage.work import Work

_RHYTHMS = {
    Every.WEEK: RhythmLabel.WEEK,
    Every.TWO_WEEKS: RhythmLabel.TWO_WEEKS,
    Every.MONTH: RhythmLabel.MONTH,
}


async def tell_planned(work: Work, appointment: Appointment, *, programme: Programme, now: datetime) -> None:
    """An appointment was made."""
    news = AppointmentPlanned(what_of(appointment), facts_of(appointment), appointment.id)
    await _tell(work, appointment, news, now=now)
    await _show_pin(work, appointment, now=now)
    await _send_file(work, AppointmentCalendar, [appointment], programme=programme, now=now)


async def tell_series(
    work: Work, series: Sequence[Appointment], every: Every, *, programme: Programme, now: datetime
) -> None:
    """A series was made: one message about the first of them, with all of them in one file."""
    first = series[0]
    news = SeriesPlanned(len(series), _RHYTHMS[every], facts_of(first), first.id)
    await _tell(work, first, news, now=now)
    await _show_pin(work, first, now=now)
    await _send_file(work, AppointmentCalendar, series, programme=programme, now=now)


async def tell_moved(
    work: Work, appointment: Appointment, before: Appointment, *, programme: Programme, now: datetime
) -> None:
    """An appointment has another moment, or only another place. The pin comes when the place is another one."""
    only_elsewhere = appointment.when == before.when and not _is_same(appointment.place, before.place)
    kind = AppointmentElsewhere if only_elsewhere else AppointmentMoved
    await _tell(work, appointment, kind(facts_of(appointment), appointment.id), now=now)
    if not _is_same(appointment.place, before.place):
        await _show_pin(work, appointment, now=now)
    await _send_file(work, AppointmentCalendar, [appointment], programme=programme, now=now)


async def tell_cancelled(
    work: Work, appointment: Appointment, *, programme: Programme, now: datetime
) -> None:
    """An appointment is off."""
    news = AppointmentCancelled(appointment.when.starts_at, appointment.mentor_name)
    await _tell(work, appointment, news, now=now)
    await _send_file(work, AppointmentOffCalendar, [appointment], programme=programme, now=now)


async def tell_series_cancelled(
    work: Work, series: Sequence[Appointment], *, programme: Programme, now: datetime
) -> None:
    """The rest of a series is off: one message, and one file that takes all of them out of the calendar."""
    first = series[0]
    on = day_of(first.when.starts_at)
    await _tell(work, first, SeriesCancelled(on, first.mentor_name), now=now)
    await _send_file(work, AppointmentOffCalendar, series, programme=programme, now=now)


def _is_same(place: Place, other: Place) -> bool:
    return (place.name, place.id) == (other.name, other.id)


async def _show_pin(work: Work, appointment: Appointment, *, now: datetime) -> None:
    place = appointment.place
    if place.pin is not None:
        latitude, longitude = place.pin
        pin = AppointmentPin(place.name, place.address, latitude, longitude)
        await _tell(work, appointment, pin, now=now)


async def _send_file(
    work: Work,
    kind: type[AppointmentCalendar | AppointmentOffCalendar],
    series: Sequence[Appointment],
    *,
    programme: Programme,
    now: datetime,
) -> None:
    """One file for all of them, which puts them into the calendar or takes them out."""
    entries = tuple(entry_of(appointment, programme=programme) for appointment in series)
    await _tell(work, series[0], kind(entries, now), now=now)


async def _tell(work: Work, appointment: Appointment, news: Notice, *, now: datetime) -> None:
    await work.outbox.add(news, to=appointment.participant_id, now=now, expires_at=appointment.when.starts_at)
