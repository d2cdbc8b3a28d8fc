"""'Later herinneren': tonight or early tomorrow, as far as that is before the appointment and not quiet."""

from datetime import UTC, date, datetime, time

import pytest

from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.programme import AMSTERDAM, Programme
from mentoring.quiet import Quiet
from mentoring.snoozes import Later, NotLater, chosen_of, snoozes

PROGRAMME = Programme()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026 by a clock in Amsterdam. The 3rd is a Tuesday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


def on(day: int, hour: int, minute: int = 0) -> Appointment:
    when = at_wall_time(date(2026, 3, day), time(hour, minute))
    return Appointment(
        AppointmentId(1), PersonId(2), PersonId(3), "Anja", when, Details(Place("Serviceplein"))
    )


@pytest.mark.parametrize(
    ("appointment", "quiet", "now", "offered"),
    [
        (on(5, 14), Quiet(), at(3, 12), [at(3, 19), at(4, 8, 30)]),
        (on(5, 14), Quiet(), at(3, 19), [at(4, 8, 30)]),
        (on(4, 14), Quiet(), at(3, 18), [at(3, 19), at(4, 8, 30)]),
        (on(4, 9), Quiet(), at(3, 18), [at(3, 19), at(4, 8, 30)]),
        (on(4, 8, 59), Quiet(), at(3, 18), [at(3, 19)]),
        (on(3, 19, 30), Quiet(), at(3, 12), [at(3, 19)]),
        (on(3, 19, 29), Quiet(), at(3, 12), []),
        (on(3, 14, 30), Quiet(), at(3, 8, 30), []),
        (on(5, 14), Quiet(time(18), time(10)), at(3, 12), [at(4, 10)]),
        (on(5, 14), Quiet(time(18), time(13)), at(3, 12), []),
        (on(9, 14), Quiet(sundays=True), at(7, 12), [at(7, 19)]),
    ],
)
def test_when_one_can_be_reminded_instead(
    appointment: Appointment, quiet: Quiet, now: datetime, offered: list[datetime]
):
    assert [each.at for each in snoozes(appointment, quiet, PROGRAMME, now=now)] == offered


def test_a_choice_is_one_of_what_there_is_now():
    offered = snoozes(on(5, 14), Quiet(), PROGRAMME, now=at(3, 20))

    assert chosen_of(offered, Later.MORNING).at == at(4, 8, 30)
    with pytest.raises(NotLater):
        chosen_of(offered, Later.EVENING)
