"""What a participant or a mentor has at the same time is found; what was cancelled or has been is not in the way."""

from datetime import date, time, timedelta

from mentoring.appointments import Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When, at_wall_time
from mentoring.people import Someone
from mentoring.places import BY_PHONE
from mentoring.programme import Programme
from services import appointments, people
from services.overlaps import overlaps
from storage.database import Database
from tests.services.small_programme import NOW, SmallProgramme, begin

DAY = date(2026, 3, 10)
PROGRAMME = Programme()


async def test_what_is_partly_at_the_same_time_is_found(database: Database):
    programme = await begin(database)
    planned = await plans(database, programme, time(14, 30), minutes=90)

    assert await found(database, programme, [at(time(13, 45))]) == [planned]
    assert await found(database, programme, [at(time(15, 45))]) == [planned]
    assert await found(database, programme, [at(time(14, 40))], minutes=10) == [planned]


async def test_what_begins_when_the_other_ends_is_not(database: Database):
    programme = await begin(database)
    await plans(database, programme, time(14, 30))

    assert await found(database, programme, [at(time(13, 30)), at(time(15, 30))]) == []


async def test_on_any_day_of_a_series(database: Database):
    programme = await begin(database)
    planned = await plans(database, programme, time(14, 30), day=DAY + timedelta(weeks=2))

    weekly = [at(time(14), day=DAY + timedelta(weeks=weeks)) for weeks in range(4)]

    assert await found(database, programme, weekly) == [planned]


async def test_the_one_that_is_moved_is_not_in_its_own_way(database: Database):
    programme = await begin(database)
    planned = await plans(database, programme, time(14, 30))

    assert await found(database, programme, [at(time(15))], but=planned) == []


async def test_what_was_cancelled_is_not_in_the_way(database: Database):
    programme = await begin(database)
    planned = await plans(database, programme, time(14, 30))
    async with database.work() as work:
        await appointments.cancel(work, planned, programme=PROGRAMME, by=programme.anja, now=NOW)

    assert await found(database, programme, [at(time(14, 30))]) == []


async def test_the_mentors_of_the_team_are_those_to_have_an_appointment_with(database: Database):
    programme = await begin(database)

    async with database.work() as work:
        mentors = await people.mentors_for(work, programme.fatima.id, by=programme.ingrid)

    assert [mentor.id for mentor in mentors] == [programme.anja.id]


def at(clock: time, *, day: date = DAY) -> When:
    return at_wall_time(day, clock)


async def plans(
    database: Database, programme: SmallProgramme, clock: time, *, minutes: int = 60, day: date = DAY
) -> AppointmentId:
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            at(clock, day=day),
            Details(BY_PHONE, minutes=minutes),
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )


async def found(
    database: Database,
    programme: SmallProgramme,
    moments: list[When],
    *,
    minutes: int = 60,
    but: AppointmentId | None = None,
) -> list[AppointmentId]:
    whose: tuple[PersonId, Someone] = programme.fatima.id, programme.anja
    async with database.work() as work:
        taken = await overlaps(work, whose[0], programme.anja.id, moments, minutes, but=but, by=whose[1])
    return [one.appointment_id for one in taken]
