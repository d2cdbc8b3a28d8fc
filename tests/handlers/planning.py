"""Appointments planned by a mentor through the service, for tests of what the participant sees of them."""

from datetime import date, time

from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId
from mentoring.moments import at_wall_time
from mentoring.office_days import next_working_days
from mentoring.places import Place
from mentoring.wall_time import day_of
from practice.phone import Phone
from services import appointments
from tests.pilot import Pilot

PLEIN = Details(Place("Serviceplein"))
HALF_PAST_TWO = time(14, 30)


def today(pilot: Pilot) -> date:
    return day_of(pilot.now())


def soon(pilot: Pilot) -> date:
    """The second office day after today."""
    return next_working_days(today(pilot), 2)[-1]


async def plans(
    pilot: Pilot,
    mentor: Phone,
    participant: Phone,
    day: date,
    details: Details = PLEIN,
    *,
    at: time = HALF_PAST_TWO,
) -> AppointmentId:
    by, whose = await pilot.someone(mentor), await pilot.as_participant(participant)
    async with pilot.database.work() as work:
        return await appointments.plan(
            work, whose.id, at_wall_time(day, at), details, programme=pilot.programme, by=by, now=pilot.now()
        )


async def moves(
    pilot: Pilot, mentor: Phone, appointment_id: AppointmentId, day: date, *, at: time = HALF_PAST_TWO
) -> Appointment:
    by = await pilot.someone(mentor)
    async with pilot.database.work() as work:
        return await appointments.move(
            work, appointment_id, at_wall_time(day, at), programme=pilot.programme, by=by, now=pilot.now()
        )


async def cancels(pilot: Pilot, mentor: Phone, appointment_id: AppointmentId) -> None:
    by = await pilot.someone(mentor)
    async with pilot.database.work() as work:
        await appointments.cancel(work, appointment_id, programme=pilot.programme, by=by, now=pilot.now())
