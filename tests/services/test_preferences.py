"""What a participant chooses is kept, and what is planned follows in the same piece of work."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.moments import at_wall_time
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM, Programme
from mentoring.refusals import NotAllowed
from services import appointments, preferences
from storage.database import Database
from storage.tables import reminders
from tests.services.small_programme import NOW, SmallProgramme, begin

PROGRAMME = Programme()
WHEN = at_wall_time(date(2026, 3, 31), time(14, 30))
EVERYTHING = Preferences(
    quiet_from=time(22),
    quiet_until=time(7, 15),
    quiet_sundays=True,
    quiet_holidays=True,
    remind_days=(3, 0),
    nudges=False,
    overview=False,
    overview_weekday=6,
    overview_at=time(10),
    calm=True,
)


async def test_what_is_chosen_comes_back_as_it_was(database: Database):
    people = await begin(database)

    await choose(database, people, EVERYTHING)

    assert await kept(database, people) == EVERYTHING


async def test_a_later_choice_takes_the_place_of_an_earlier_one(database: Database):
    people = await begin(database)
    await choose(database, people, EVERYTHING)

    await choose(database, people, Preferences())

    assert await kept(database, people) == Preferences()


async def test_reminders_that_are_planned_follow(database: Database):
    people = await begin(database)
    async with database.work() as work:
        await appointments.plan(
            work,
            people.fatima.id,
            WHEN,
            Details(Place("Serviceplein")),
            programme=PROGRAMME,
            by=people.anja,
            now=NOW,
        )

    await choose(database, people, Preferences(quiet_from=time(17), quiet_until=time(9), remind_days=(7, 0)))

    assert await planned(database) == [
        ("before:7", datetime(2026, 3, 25, 9, tzinfo=AMSTERDAM)),
        ("morning", datetime(2026, 3, 31, 9, tzinfo=AMSTERDAM)),
    ]


async def test_staff_choose_nothing(database: Database):
    people = await begin(database)

    with pytest.raises(NotAllowed):
        async with database.work() as work:
            await preferences.choose(work, EVERYTHING, programme=PROGRAMME, by=people.anja, now=NOW)


@pytest.mark.parametrize(("hours", "is_quiet"), [(0, False), (8, True)])
async def test_the_programmes_quiet_hours_are_those_of_who_chose_none(
    database: Database, hours: int, is_quiet: bool
):
    people = await begin(database)
    fatima = people.fatima.id

    async with database.work() as work:
        found = await preferences.in_quiet_hours(
            work, [fatima], programme=PROGRAMME, now=NOW + timedelta(hours=hours)
        )

    assert found == ({fatima} if is_quiet else set())


async def choose(database: Database, people: SmallProgramme, wanted: Preferences) -> None:
    async with database.work() as work:
        await preferences.choose(work, wanted, programme=PROGRAMME, by=people.fatima, now=NOW)


async def kept(database: Database, people: SmallProgramme) -> Preferences:
    async with database.work() as work:
        return await preferences.chosen(work, by=people.fatima)


async def planned(database: Database) -> list[tuple[str, datetime]]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(reminders.c.kind, reminders.c.due_at)
            .where(reminders.c.state == "planned")
            .order_by(reminders.c.due_at)
        )
        return [(row.kind, row.due_at) for row in found]
