"""Appointments and reminders on a real database: rights, answers, and a reminder that comes exactly once."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from mentoring.access import NotOfThisTeam
from mentoring.appointments import Coming, MomentHasPassed, NotAPlace, Wish
from mentoring.ids import AppointmentId
from mentoring.moments import When, at_wall_time
from mentoring.people import NotTakingPart, ParticipantState, Role, Someone
from mentoring.programme import AMSTERDAM, Programme
from mentoring.refusals import Gone, NoLongerPossible
from services import appointments
from services.reminders import remind_due
from storage.database import Database
from storage.tables import appointments as appointments_table
from storage.tables import audit, outbox, reminders
from tests.services.small_programme import NOW, SmallProgramme, begin

DAY = date(2026, 3, 10)
WHEN = at_wall_time(DAY, time(14, 30))
EVE = datetime(2026, 3, 9, 18, tzinfo=AMSTERDAM)
SOON = timedelta(seconds=12)


async def test_a_planned_appointment_keeps_instant_wall_time_and_zone_and_is_told_at_once(database: Database):
    programme = await begin(database)

    await plan(database, programme)

    row = (await rows(database, appointments_table))[0]
    assert (row.starts_at, row.wall_time, row.zone) == (
        WHEN.starts_at,
        "2026-03-10T14:30",
        "Europe/Amsterdam",
    )
    assert (row.state, row.answer, row.place) == ("planned", None, "Serviceplein")
    (notice,) = await rows(database, outbox)
    assert (notice.kind, notice.person_id, notice.expires_at) == (
        "AppointmentPlanned",
        programme.fatima.id,
        WHEN.starts_at,
    )
    (reminder,) = await rows(database, reminders)
    assert (reminder.kind, reminder.due_at, reminder.state) == ("day_before", EVE, "planned")
    assert "appointments.plan" in [row.act for row in await rows(database, audit)]


async def test_an_appointment_made_the_same_day_has_no_reminder(database: Database):
    programme = await begin(database)

    await plan(database, programme, at_wall_time(NOW.date(), time(17)))

    assert await rows(database, reminders) == []


async def test_staff_of_another_team_plan_nothing(database: Database):
    programme = await begin(database)
    other = await mentor_elsewhere(database)

    with pytest.raises(NotOfThisTeam):
        await plan(database, programme, by=other)


async def test_nothing_is_planned_in_the_past_or_nowhere(database: Database):
    programme = await begin(database)

    with pytest.raises(MomentHasPassed):
        await plan(database, programme, at_wall_time(date(2026, 3, 2), time(9)))
    with pytest.raises(NotAPlace):
        await plan(database, programme, place=" . ")


async def test_nothing_is_planned_with_who_has_stopped(database: Database):
    programme = await begin(database)
    await stops(database, programme)

    with pytest.raises(NotTakingPart):
        await plan(database, programme)


async def test_the_reminder_comes_once_however_often_the_clock_ticks(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await tick(database, EVE - timedelta(seconds=1))
    early = await reminded(database)
    for seconds in (0, 15, 30):
        await tick(database, EVE + timedelta(seconds=seconds))

    assert early == []
    assert await reminded(database) == ["AppointmentTomorrow"]


async def test_the_reminder_comes_once_when_two_clocks_tick_at_once(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await asyncio.gather(*(tick(database, EVE + SOON) for _ in range(4)))

    assert await reminded(database) == ["AppointmentTomorrow"]


async def test_a_reminder_is_let_go_when_its_day_begins_undelivered(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await tick(database, EVE + SOON)

    notice = (await rows(database, outbox))[-1]
    assert (notice.expires_at, notice.urgency) == (datetime(2026, 3, 10, tzinfo=AMSTERDAM), 20)


async def test_after_an_outage_she_is_reminded_in_the_morning_of_the_day(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await tick(database, datetime(2026, 3, 10, 3, tzinfo=AMSTERDAM))

    notice = (await rows(database, outbox))[-1]
    assert notice.kind == "AppointmentToday"
    assert notice.due_at == datetime(2026, 3, 10, 8, 30, tzinfo=AMSTERDAM)
    assert notice.expires_at == WHEN.starts_at


async def test_after_the_appointment_nobody_is_reminded(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await tick(database, WHEN.starts_at + SOON)

    assert await reminded(database) == []
    assert [row.state for row in await rows(database, reminders)] == ["dropped"]


async def test_who_cannot_come_or_has_stopped_is_not_reminded(database: Database):
    programme = await begin(database)
    first = await plan(database, programme)
    await plan(database, programme, at_wall_time(DAY, time(9)))
    async with database.work() as work:
        await appointments.answer(work, first, Coming.CANNOT, by=programme.fatima, now=NOW)
    await stops(database, programme)

    await tick(database, EVE + SOON)

    assert await reminded(database) == []


async def test_moving_moves_the_reminder_along(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        await appointments.answer(work, appointment_id, Coming.CANNOT, by=programme.fatima, now=NOW)

    await move(database, programme, appointment_id, at_wall_time(date(2026, 3, 12), time(10)))
    await tick(database, EVE + SOON)
    at_the_old_moment = await reminded(database)
    await tick(database, EVE + timedelta(days=2) + SOON)

    assert at_the_old_moment == []
    assert await reminded(database) == ["AppointmentTomorrow"]
    row = (await rows(database, appointments_table))[0]
    assert (row.state, row.answer, row.wall_time) == ("moved", None, "2026-03-12T10:00")


async def test_moving_there_and_back_reminds_once(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await move(database, programme, appointment_id, at_wall_time(date(2026, 3, 12), time(10)))
    await move(database, programme, appointment_id, WHEN)
    await tick(database, EVE + SOON)
    await tick(database, EVE + timedelta(days=2) + SOON)

    assert await reminded(database) == ["AppointmentTomorrow"]


async def test_staff_of_another_team_move_nothing(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    other = await mentor_elsewhere(database)

    with pytest.raises(NotOfThisTeam):
        await move(database, programme, appointment_id, WHEN, by=other)
    with pytest.raises(NotOfThisTeam):
        async with database.work() as work:
            await appointments.to_move(work, appointment_id, by=other)


async def test_the_same_answer_twice_is_told_once(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    for _ in range(3):
        async with database.work() as work:
            await appointments.answer(work, appointment_id, Coming.COMING, by=programme.fatima, now=NOW)

    assert [row.kind for row in await rows(database, outbox)].count("ComesTeam") == 1


async def test_a_wish_goes_on_the_card_of_who_cannot_come(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        await appointments.answer(work, appointment_id, Coming.CANNOT, by=programme.fatima, now=NOW)

    async with database.work() as work:
        await appointments.wish(work, appointment_id, Wish.CALL, by=programme.fatima, now=NOW)

    cards = [row for row in await rows(database, outbox) if row.kind == "CannotComeTeam"]
    assert [card.values["wish"] for card in cards] == [None, "Would like to be called."]
    assert len({card.card for card in cards}) == 1


async def test_nobody_answers_for_somebody_else_or_after_it_began(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        team = (await work.people.teams())[0]
        person = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(person, team.id, programme.anja.id, now=NOW)
        bert = await work.people.someone(person)

    with pytest.raises(Gone):
        async with database.work() as work:
            await appointments.answer(work, appointment_id, Coming.COMING, by=bert, now=NOW)
    with pytest.raises(NoLongerPossible):
        async with database.work() as work:
            await appointments.answer(
                work, appointment_id, Coming.COMING, by=programme.fatima, now=WHEN.starts_at
            )


async def test_what_is_planned_takes_one_statement(database: Database):
    programme = await begin(database)
    await plan(database, programme)
    await plan(database, programme, at_wall_time(date(2026, 3, 5), time(9)))
    statements: list[str] = []

    async with database.work() as work:
        await work.connection.run_sync(
            lambda connection: event.listen(
                connection, "before_cursor_execute", lambda *given: statements.append(given[2])
            )
        )
        found = await appointments.upcoming(work, by=programme.fatima, now=NOW)

    assert [each.when.wall_time for each in found] == ["2026-03-05T09:00", "2026-03-10T14:30"]
    assert [each.mentor_name for each in found] == ["Anja", "Anja"]
    assert len([statement for statement in statements if "SELECT" in statement]) == 1


async def plan(
    database: Database,
    programme: SmallProgramme,
    when: When = WHEN,
    place: str = "Serviceplein",
    *,
    by: Someone | None = None,
) -> AppointmentId:
    async with database.work() as work:
        return await appointments.plan(
            work, programme.fatima.id, when, place, by=by or programme.anja, now=NOW
        )


async def move(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    when: When,
    *,
    by: Someone | None = None,
) -> None:
    async with database.work() as work:
        await appointments.move(work, appointment_id, when, "Serviceplein", by=by or programme.anja, now=NOW)


async def tick(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await remind_due(work, Programme(), now)


async def stops(database: Database, programme: SmallProgramme) -> None:
    async with database.work() as work:
        participant = await work.people.participant(programme.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))


async def mentor_elsewhere(database: Database) -> Someone:
    async with database.work() as work:
        person = await work.people.add("Piet", now=NOW)
        team = await work.people.add_team("Nieuwkoop", "N")
        await work.people.add_membership(person, Role.MENTOR, team, now=NOW)
        return await work.people.someone(person)


async def rows(database: Database, table: Any) -> list[Any]:
    async with database.work() as work:
        return list(await work.connection.execute(select(table).order_by(table.c.id)))


async def reminded(database: Database) -> list[str]:
    return [
        row.kind
        for row in await rows(database, outbox)
        if row.kind in {"AppointmentTomorrow", "AppointmentToday"}
    ]
