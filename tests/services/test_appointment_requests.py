"""Requests of participants on a real database: one for each appointment, on one card, settled with it."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.appointment_requests import Daypart, NotOffered, Reason, Suits, TooManyMoments
from mentoring.appointments import Coming, Details
from mentoring.ids import AppointmentId
from mentoring.moments import at_wall_time
from mentoring.people import NotTakingPart, ParticipantState
from mentoring.places import Place
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible
from services import appointment_requests as requests
from services import appointments
from storage.database import Database
from storage.tables import appointment_requests, outbox
from tests.services.small_programme import NOW, SmallProgramme, begin

PROGRAMME = Programme(bot_username="VoetstukBot")
WHEN = at_wall_time(date(2026, 3, 10), time(14, 30))
WEDNESDAY, THURSDAY, FRIDAY, MONDAY = (NOW.date() + timedelta(days=ahead) for ahead in (1, 2, 3, 6))


async def test_moments_come_back_as_they_were_proposed(database: Database):
    programme, planned = await fatima_cannot_come(database)

    for moment in (Suits(FRIDAY, Daypart.AFTERNOON), Suits(WEDNESDAY, Daypart.MORNING)):
        await propose(database, programme, planned, moment)

    async with database.work() as work:
        kept = await requests.own(work, planned, by=programme.fatima, now=NOW)
    assert kept is not None
    assert kept.moments == (Suits(WEDNESDAY, Daypart.MORNING), Suits(FRIDAY, Daypart.AFTERNOON))


async def test_that_any_moment_is_fine_is_something_else_than_that_nothing_was_said(database: Database):
    programme, planned = await fatima_cannot_come(database)

    async with database.work() as work:
        before = await requests.own(work, planned, by=programme.fatima, now=NOW)
        await requests.want_any_moment(work, planned, by=programme.fatima, now=NOW)
        after = await requests.own(work, planned, by=programme.fatima, now=NOW)

    assert before is not None
    assert after is not None
    assert (before.moments, after.moments) == (None, ())


async def test_whatever_is_said_there_is_one_request_and_one_card(database: Database):
    programme, planned = await fatima_cannot_come(database)

    async with database.work() as work:
        fatima = programme.fatima
        await requests.give_reason(work, planned, Reason.CAME_UP, by=fatima, now=NOW)
        await requests.want_moment(work, planned, by=fatima, now=NOW)
        await requests.want_call(work, planned, by=fatima, now=NOW)
        await requests.want_nothing(work, planned, by=fatima, now=NOW)

    assert len(await rows(database)) == 1
    assert {card for card, _ in await cards(database)} == {"request:1"}


async def test_the_reason_stays_on_the_card_and_stands_nowhere_else(database: Database):
    programme, planned = await fatima_cannot_come(database)

    async with database.work() as work:
        await requests.give_reason(work, planned, Reason.NO_TRANSPORT, by=programme.fatima, now=NOW)
    await propose(database, programme, planned, Suits(FRIDAY))

    *_, (_, values) = await cards(database)
    assert values["reason"] == "can't get there"
    assert not any("travel" in str(row) or "get there" in str(row) for row in await rows(database))


async def test_a_refused_moment_opens_no_request_and_no_card(database: Database):
    programme = await begin(database)

    for day in (NOW.date(), NOW.date() + timedelta(days=15)):
        with pytest.raises(NotOffered):
            await propose(database, programme, None, Suits(day))

    assert (await rows(database), await cards(database)) == ([], [])


async def test_a_fourth_moment_is_refused_and_anew_begins_again(database: Database):
    programme = await begin(database)
    for day in (WEDNESDAY, THURSDAY, FRIDAY):
        await propose(database, programme, None, Suits(day))

    with pytest.raises(TooManyMoments):
        await propose(database, programme, None, Suits(MONDAY))
    async with database.work() as work:
        request = await requests.propose(work, None, Suits(MONDAY), anew=True, by=programme.fatima, now=NOW)

    assert request.moments == (Suits(MONDAY),)


async def test_who_is_coming_after_all_has_no_request_any_more(database: Database):
    programme, planned = await fatima_cannot_come(database)

    async with database.work() as work:
        await appointments.answer(work, planned, Coming.COMING, by=programme.fatima, now=NOW)

    [row] = await rows(database)
    assert row.settled_at == NOW
    with pytest.raises(NoLongerPossible):
        await propose(database, programme, planned, Suits(FRIDAY))


async def test_after_changing_their_mind_twice_there_is_a_new_card(database: Database):
    programme, planned = await fatima_cannot_come(database)

    async with database.work() as work:
        for said in (Coming.COMING, Coming.CANNOT):
            await appointments.answer(work, planned, said, by=programme.fatima, now=NOW)

    assert [row.settled_at is None for row in await rows(database)] == [False, True]


@pytest.mark.parametrize("change", ["moved", "cancelled"])
async def test_a_request_is_settled_with_its_appointment(database: Database, change: str):
    programme, planned = await fatima_cannot_come(database)
    later = at_wall_time(date(2026, 3, 12), time(10))

    async with database.work() as work:
        if change == "moved":
            await appointments.move(work, planned, later, programme=PROGRAMME, by=programme.anja, now=NOW)
        else:
            await appointments.cancel(work, planned, programme=PROGRAMME, by=programme.anja, now=NOW)

    [row] = await rows(database)
    outcome = (await cards(database))[-1][1]["outcome"]["kind"]
    assert (row.settled_at, outcome) == (NOW, "NowPlanned" if change == "moved" else "NowCancelled")


async def test_a_planned_appointment_settles_the_request_for_one_and_no_other(database: Database):
    programme, _ = await fatima_cannot_come(database)
    async with database.work() as work:
        await requests.want_call(work, None, by=programme.fatima, now=NOW)

    await plan(database, programme)

    settled = {row.appointment_id: row.settled_at for row in await rows(database)}
    assert settled == {1: None, None: NOW}


async def test_taking_back_what_was_not_asked_changes_nothing(database: Database):
    programme = await begin(database)

    async with database.work() as work:
        await requests.take_back(work, by=programme.fatima, now=NOW)

    assert await cards(database) == []


async def test_who_takes_no_part_asks_for_nothing(database: Database):
    programme = await begin(database)
    async with database.work() as work:
        participant = await work.people.participant(programme.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))
        left = await work.people.someone(programme.fatima.id)

    with pytest.raises(NotTakingPart):
        async with database.work() as work:
            await requests.want_call(work, None, by=left, now=NOW)


async def fatima_cannot_come(database: Database) -> tuple[SmallProgramme, AppointmentId]:
    programme = await begin(database)
    planned = await plan(database, programme)
    async with database.work() as work:
        await appointments.answer(work, planned, Coming.CANNOT, by=programme.fatima, now=NOW)
    return programme, planned


async def plan(database: Database, programme: SmallProgramme) -> AppointmentId:
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            WHEN,
            Details(Place("Serviceplein")),
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )


async def propose(
    database: Database, programme: SmallProgramme, appointment_id: AppointmentId | None, moment: Suits
) -> None:
    async with database.work() as work:
        await requests.propose(work, appointment_id, moment, anew=False, by=programme.fatima, now=NOW)


async def rows(database: Database) -> list[Any]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(appointment_requests).order_by(appointment_requests.c.id)
        )
        return list(found)


async def cards(database: Database) -> list[tuple[str, dict[str, Any]]]:
    """The cards of requests with their values, oldest first."""
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c.card, outbox.c["values"])
            .where(outbox.c.card.startswith("request:"))
            .order_by(outbox.c.id)
        )
        return [(row[0], row[1]) for row in found]
