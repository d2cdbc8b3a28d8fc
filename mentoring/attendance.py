"""When the team is asked how an appointment went: once it is over, and the office is open.

The answer can be given from the beginning of the appointment on (`mentoring.appointments`), whether the team
was asked or not.
"""

from datetime import datetime

from mentoring.appointments import Appointment
from mentoring.office_days import is_office_day
from mentoring.programme import AMSTERDAM, Programme


def may_ask(now: datetime, programme: Programme) -> bool:
    """Whether the office is open. What ended after it closed is asked on the next office morning."""
    wall = now.astimezone(AMSTERDAM)
    return is_office_day(wall.date()) and programme.office_from <= wall.time() < programme.office_until


def is_over(appointment: Appointment, *, now: datetime) -> bool:
    """Whether the time that an appointment takes has passed."""
    return now >= appointment.ends_at
