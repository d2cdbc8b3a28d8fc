"""Appointments on a real database: planned, in series, moved, cancelled and answered, with their money."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from mentoring.access import NotOfThisTeam, OwnClaim
from mentoring.appointment_limits import TitleTooLong
from mentoring.appointments import AlreadySettled, Appointment, Coming, Details, MomentHasPassed
from mentoring.ids import AppointmentId, PersonId
from mentoring.ledger import PotTooSmall
from mentoring.moments import FURTHEST, TooFarAhead, When, at_wall_time
from mentoring.money import Cents
from mentoring.people import NotTakingPart, ParticipantState, Role, Someone
from mentoring.places import BY_PHONE, NotAPlace, Place
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.series import Every, series_days, series_moments
from services import appointment_requests, appointment_series, appointments, people, places
from services.check import check
from storage.database import Database
from storage.tables import accounts, audit, ledger, outbox, reminders
from storage.tables import appointments as appointments_table
from storage.work import Work
from tests.services.small_programme import NOW, SmallProgramme, begin

PROGRAMME = Programme(bot_username="VoetstukBot")
DAY = date(2026, 3, 10)
WHEN, LATER = at_wall_time(DAY, time(14, 30)), at_wall_time(date(2026, 3, 12), time(10))
AT_THE_PLACE = Details(Place("Serviceplein"))
EARNS = replace(AT_THE_PLACE, reward=Cents(5_00))
WEEKS = series_moments(series_days(DAY, Every.WEEK, count=3), time(14, 30))
PIN = (52.13, 4.66)


# --- planning -------------------------------------------------------------------------------------


async def test_a_planned_appointment_is_kept_with_all_that_it_is(database: Database):
    programme = await begin(database)
    details = Details(Place("Serviceplein"), 90, ("je map", "een pen"), "Koffie", Cents(5_00))

    appointment_id = await plan(database, programme, details=details)

    kept = await the_appointment(database, appointment_id)
    assert (kept.when, kept.details, kept.state, kept.sequence) == (WHEN, details, "planned", 0)
    assert (kept.mentor_id, kept.mentor_name) == (programme.anja.id, "Anja")
    assert kept.when.wall_time == "2026-03-10T14:30"
    assert "appointments.plan" in [row.act for row in await rows(database, audit)]


async def test_the_participant_hears_it_at_once_and_gets_it_for_the_calendar_without_a_sound(
    database: Database,
):
    programme = await begin(database)

    appointment_id = await plan(database, programme)

    news, calendar = await told(database)
    assert (news.kind, calendar.kind) == ("AppointmentPlanned", "AppointmentCalendar")
    assert {row.person_id for row in (news, calendar)} == {programme.fatima.id}
    assert {row.expires_at for row in (news, calendar)} == {WHEN.starts_at}
    (entry,) = calendar.values["entries"]
    assert entry["values"]["uid"] == f"appointment-{appointment_id}@voetstukbot.voetstuk"
    assert entry["values"]["sequence"] == 0


async def test_a_known_place_with_a_pin_is_shown_on_the_map(database: Database):
    programme = await begin(database)
    place_id = await add_place(database, programme, "Serviceplein", "Raadhuisstraat 1", PIN)

    await plan(database, programme, details=Details(Place("oude naam", place_id)))

    news, pin, _ = await told(database)
    assert (pin.kind, pin.values["latitude"], pin.values["longitude"]) == ("AppointmentPin", *PIN)
    assert (pin.values["place"], pin.values["address"]) == ("Serviceplein", "Raadhuisstraat 1")
    assert news.values["facts"]["values"]["where"]["values"]["place"] == "Serviceplein, Raadhuisstraat 1"


async def test_a_place_that_was_taken_off_the_list_is_not_chosen_any_more(database: Database):
    programme = await begin(database)
    place_id = await add_place(database, programme, "Serviceplein", "", PIN)
    before = await plan(database, programme, details=Details(Place("", place_id)))
    async with database.work() as work:
        await places.retire_place(work, place_id, by=programme.ingrid, now=NOW)

    with pytest.raises(Gone):
        await plan(database, programme, details=Details(Place("", place_id)))

    assert (await the_appointment(database, before)).place.pin == PIN


async def test_what_it_earns_is_set_apart(database: Database):
    programme = await begin(database, pot=20_00)

    appointment_id = await plan(database, programme, details=EARNS)

    assert await money(database, programme) == {"pot": 15_00, "reserved": 5_00, "balance": 0}
    assert (await rows(database, ledger))[-1].cause == f"appointment:{appointment_id}:promised"
    assert await findings(database) == []


async def test_what_the_pot_can_not_pay_is_not_planned(database: Database):
    programme = await begin(database, pot=4_99)

    with pytest.raises(PotTooSmall):
        await plan(database, programme, details=EARNS)

    assert await rows(database, appointments_table) == []


async def test_nothing_was_written_when_the_pot_is_too_small_also_if_the_refusal_is_caught(
    database: Database,
):
    programme = await begin(database, pot=14_99)

    async with database.work() as work:
        with pytest.raises(PotTooSmall):
            await plan_series_in(work, programme, EARNS)

    assert await rows(database, appointments_table) == []
    assert await told(database) == []
    assert await money(database, programme) == {"pot": 14_99, "reserved": 0, "balance": 0}


async def test_it_can_be_with_a_colleague_of_the_team(database: Database):
    programme = await begin(database)
    tom = await mentor_in(database, "Tom", programme)

    appointment_id = await plan(database, programme, mentor_id=tom.id)

    assert (await the_appointment(database, appointment_id)).mentor_name == "Tom"


async def test_it_can_not_be_with_somebody_of_another_team(database: Database):
    programme = await begin(database)
    piet = await mentor_elsewhere(database)

    for nobody in (piet.id, programme.fatima.id, PersonId(999)):
        with pytest.raises(Gone):
            await plan(database, programme, mentor_id=nobody)


async def test_staff_of_another_team_change_nothing(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    other = await mentor_elsewhere(database)

    for act in (plan_by, move_by, cancel_by, to_move_by):
        with pytest.raises(NotOfThisTeam):
            await act(database, programme, appointment_id, other)


async def test_nobody_changes_their_own_appointment(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    fatima = replace(programme.fatima, memberships=programme.anja.memberships)

    for act in (plan_by, move_by, cancel_by, to_move_by):
        with pytest.raises(OwnClaim):
            await act(database, programme, appointment_id, fatima)


@pytest.mark.parametrize(
    ("when", "details", "refusal"),
    [
        (at_wall_time(date(2026, 3, 2), time(9)), AT_THE_PLACE, MomentHasPassed),
        (at_wall_time(NOW.date() + FURTHEST + timedelta(days=1), time(9)), AT_THE_PLACE, TooFarAhead),
        (WHEN, Details(Place(" . ")), NotAPlace),
        (WHEN, replace(AT_THE_PLACE, title="x" * 41), TitleTooLong),
    ],
)
async def test_nothing_is_planned_that_can_not_be(
    database: Database, when: When, details: Details, refusal: type[Exception]
):
    programme = await begin(database)

    with pytest.raises(refusal):
        await plan(database, programme, when, details=details)


async def test_nothing_is_planned_with_who_has_stopped(database: Database):
    programme = await begin(database)
    await stops(database, programme)

    with pytest.raises(NotTakingPart):
        await plan(database, programme)


# --- series ---------------------------------------------------------------------------------------


async def test_a_series_is_told_in_one_message_with_one_file(database: Database):
    programme = await begin(database)

    planned = await plan_series(database, programme)

    news, calendar = await told(database)
    assert (news.kind, news.values["number"], news.values["rhythm"]) == ("SeriesPlanned", 3, "every week")
    assert [entry["values"]["uid"] for entry in calendar.values["entries"]] == [
        f"appointment-{number}@voetstukbot.voetstuk" for number in planned
    ]
    assert [row.wall_time for row in await rows(database, appointments_table)] == [
        *("2026-03-10T14:30", "2026-03-17T14:30", "2026-03-24T14:30")
    ]


async def test_every_appointment_of_a_series_has_reminders_and_money_of_its_own(database: Database):
    programme = await begin(database, pot=15_00)

    planned = await plan_series(database, programme, EARNS)

    assert {row.appointment_id for row in await rows(database, reminders)} == set(planned)
    assert await money(database, programme) == {"pot": 0, "reserved": 15_00, "balance": 0}
    assert await findings(database) == []


async def test_one_of_a_series_is_moved_or_cancelled_alone(database: Database):
    programme = await begin(database)
    first, second, third = await plan_series(database, programme)

    await move(database, programme, first, LATER)
    await cancel(database, programme, second)

    states = {row.id: row.state for row in await rows(database, appointments_table)}
    assert states == {first: "moved", second: "cancelled", third: "planned"}


async def test_the_rest_of_a_series_is_cancelled_at_once_and_told_in_one_message(database: Database):
    programme = await begin(database, pot=15_00)
    planned = await plan_series(database, programme, EARNS)
    series_id = (await the_appointment(database, planned[0])).series_id
    after_the_first = WEEKS[0].starts_at + timedelta(hours=1)

    async with database.work() as work:
        assert series_id is not None
        number = await appointment_series.cancel_rest(
            work, series_id, programme=PROGRAMME, by=programme.anja, now=after_the_first
        )

    assert number == 2
    assert [row.state for row in await rows(database, appointments_table)] == [
        *("planned", "cancelled", "cancelled")
    ]
    news, calendar = (await told(database))[-2:]
    assert (news.kind, news.values["on"]) == ("SeriesCancelled", "2026-03-17")
    assert (calendar.kind, len(calendar.values["entries"])) == ("AppointmentOffCalendar", 2)
    assert await money(database, programme) == {"pot": 10_00, "reserved": 5_00, "balance": 0}


async def test_a_series_can_be_cancelled_from_a_later_appointment_on(database: Database):
    programme = await begin(database)
    planned = await plan_series(database, programme)
    series_id = (await the_appointment(database, planned[0])).series_id

    async with database.work() as work:
        assert series_id is not None
        number = await appointment_series.cancel_rest(
            work,
            series_id,
            since=WEEKS[2].starts_at,
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )

    assert number == 1
    assert [row.state for row in await rows(database, appointments_table)] == [
        *("planned", "planned", "cancelled")
    ]


async def test_of_a_series_that_is_over_nothing_is_cancelled_and_nothing_told(database: Database):
    programme = await begin(database)
    planned = await plan_series(database, programme)
    series_id = (await the_appointment(database, planned[0])).series_id
    before = await told(database)

    async with database.work() as work:
        assert series_id is not None
        number = await appointment_series.cancel_rest(
            work, series_id, programme=PROGRAMME, by=programme.anja, now=WEEKS[-1].starts_at
        )

    assert number == 0
    assert await told(database) == before


# --- moving and cancelling ------------------------------------------------------------------------


async def test_a_moved_appointment_is_told_and_changes_what_stands_in_the_calendar(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme, details=EARNS)
    async with database.work() as work:
        await appointments.answer(work, appointment_id, Coming.CANNOT, by=programme.fatima, now=NOW)

    moved = await move(database, programme, appointment_id, LATER)

    news, calendar = (await told(database))[-2:]
    assert (news.kind, news.expires_at) == ("AppointmentMoved", LATER.starts_at)
    (entry,) = calendar.values["entries"]
    assert (entry["values"]["sequence"], entry["values"]["at"]) == (1, LATER.starts_at.isoformat())
    assert moved == await the_appointment(database, appointment_id)
    assert (moved.state, moved.when, moved.answer, moved.place.name) == (
        *("moved", LATER, None),
        "Serviceplein",
    )
    assert await money(database, programme) == {"pot": 95_00, "reserved": 5_00, "balance": 0}


async def test_another_place_at_the_same_moment_is_told_so_with_its_pin(database: Database):
    programme = await begin(database)
    place_id = await add_place(database, programme, "Bibliotheek", "", PIN)
    appointment_id = await plan(database, programme)

    async with database.work() as work:
        await appointments.move(
            work,
            appointment_id,
            WHEN,
            Place("", place_id),
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )

    assert [row.kind for row in (await told(database))[-3:]] == [
        *("AppointmentElsewhere", "AppointmentPin", "AppointmentCalendar")
    ]


async def test_moving_only_in_time_does_not_show_the_map_again(database: Database):
    programme = await begin(database)
    place_id = await add_place(database, programme, "Bibliotheek", "", PIN)
    appointment_id = await plan(database, programme, details=Details(Place("", place_id)))

    await move(database, programme, appointment_id, LATER)

    assert [row.kind for row in await told(database)].count("AppointmentPin") == 1


async def test_a_cancelled_appointment_is_told_and_leaves_the_calendar_and_gives_its_money_back(
    database: Database,
):
    programme = await begin(database)
    appointment_id = await plan(database, programme, details=EARNS)

    cancelled = await cancel(database, programme, appointment_id)

    news, calendar = (await told(database))[-2:]
    assert (news.kind, calendar.kind) == ("AppointmentCancelled", "AppointmentOffCalendar")
    assert calendar.values["entries"][0]["values"]["sequence"] == 1
    assert (cancelled.state, cancelled.decided_by_name, cancelled.decided_at) == ("cancelled", "Anja", NOW)
    assert await money(database, programme) == {"pot": 100_00, "reserved": 0, "balance": 0}
    assert {row.state for row in await rows(database, reminders)} == {"dropped"}
    assert await findings(database) == []


async def test_what_was_cancelled_is_neither_moved_nor_cancelled(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await cancel(database, programme, appointment_id)

    for again in (move_by, cancel_by, to_move_by):
        with pytest.raises(AlreadySettled) as refusal:
            await again(database, programme, appointment_id, programme.ingrid)
        assert refusal.value.appointment.decided_by_name == "Anja"


async def test_what_has_begun_is_not_cancelled(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    with pytest.raises(NoLongerPossible):
        await cancel(database, programme, appointment_id, now=WHEN.starts_at)


async def test_a_change_that_a_mentor_has_not_seen_is_not_undone(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await move(database, programme, appointment_id, LATER, sequence=0)

    with pytest.raises(NoLongerPossible):
        await move(database, programme, appointment_id, WHEN, sequence=0)
    with pytest.raises(NoLongerPossible):
        await cancel(database, programme, appointment_id, sequence=0)

    assert (await the_appointment(database, appointment_id)).when == LATER


async def test_of_many_who_change_it_at_once_one_counts(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme, details=EARNS)
    acts = [
        *(move(database, programme, appointment_id, LATER, sequence=0) for _ in range(4)),
        *(cancel(database, programme, appointment_id, sequence=0) for _ in range(4)),
    ]

    results = await asyncio.gather(*acts, return_exceptions=True)

    refused = [result for result in results if isinstance(result, BaseException)]
    assert len(refused) == 7
    assert all(isinstance(refusal, NoLongerPossible) for refusal in refused)
    assert (await the_appointment(database, appointment_id)).sequence == 1
    assert await findings(database) == []


async def test_of_many_who_plan_with_the_last_of_the_pot_one_does(database: Database):
    programme = await begin(database, pot=5_00)

    results = await asyncio.gather(
        *(plan(database, programme, details=EARNS) for _ in range(6)), return_exceptions=True
    )

    assert [type(result) for result in results].count(PotTooSmall) == 5
    assert len(await rows(database, appointments_table)) == 1


# --- answering and looking ------------------------------------------------------------------------


async def test_the_same_answer_twice_is_told_once(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    for _ in range(3):
        async with database.work() as work:
            await appointments.answer(work, appointment_id, Coming.COMING, by=programme.fatima, now=NOW)

    assert [row.kind for row in await rows(database, outbox)].count("ComesTeam") == 1


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


async def test_staff_see_all_that_is_still_to_come_soonest_first(database: Database):
    programme = await begin(database)
    series = await plan_series(database, programme)
    between = await plan(database, programme, LATER)
    off = await plan(database, programme, LATER)
    await cancel(database, programme, off)

    async with database.work() as work:
        found = await appointments.planned_for(
            work, programme.fatima.id, by=programme.anja, now=WHEN.starts_at
        )

    assert [each.id for each in found] == [between, series[1], series[2]]


async def test_by_phone_there_is_neither_place_nor_map(database: Database):
    programme = await begin(database)

    appointment_id = await plan(database, programme, details=Details(BY_PHONE))

    assert (await the_appointment(database, appointment_id)).place.by_phone
    assert [row.kind for row in await told(database)] == ["AppointmentPlanned", "AppointmentCalendar"]


# --- who stops ------------------------------------------------------------------------------------


async def test_who_stops_has_no_appointments_any_more_and_hears_nothing_of_it(database: Database):
    programme = await begin(database)
    been = await plan(database, programme, at_wall_time(date(2026, 3, 4), time(9)), details=EARNS)
    ahead = await plan(database, programme, details=EARNS)
    before = await told(database)

    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=WHEN.starts_at - timedelta(days=1))

    states = {row.id: row.state for row in await rows(database, appointments_table)}
    assert states == {been: "planned", ahead: "cancelled"}
    assert await money(database, programme) == {"pot": 95_00, "reserved": 5_00, "balance": 0}
    assert [row.id for row in await told(database)] == [row.id for row in before]
    assert await findings(database) == []


async def test_what_who_stops_has_asked_for_is_settled(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        await appointments.answer(work, appointment_id, Coming.CANNOT, by=programme.fatima, now=NOW)
        await appointment_requests.want_call(work, None, by=programme.fatima, now=NOW)

    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=NOW)

    async with database.work() as work:
        for asked_about in (appointment_id, None):
            assert await work.appointment_requests.open_of(programme.fatima.id, asked_about) is None


async def test_who_stops_while_somebody_plans_has_no_appointment_left(database: Database):
    programme = await begin(database)

    async def leave() -> None:
        async with database.work() as work:
            await people.leave(work, by=programme.fatima, now=NOW)

    results = await asyncio.gather(
        *(plan(database, programme, details=EARNS) for _ in range(4)), leave(), return_exceptions=True
    )

    refused = {type(result) for result in results if isinstance(result, BaseException)}
    assert refused <= {NotTakingPart}
    assert {row.state for row in await rows(database, appointments_table)} <= {"cancelled"}
    assert await money(database, programme) == {"pot": 100_00, "reserved": 0, "balance": 0}


# --- what the tests do ----------------------------------------------------------------------------


async def plan(
    database: Database,
    programme: SmallProgramme,
    when: When = WHEN,
    *,
    details: Details = AT_THE_PLACE,
    mentor_id: PersonId | None = None,
    by: Someone | None = None,
) -> AppointmentId:
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            when,
            details,
            mentor_id=mentor_id,
            programme=PROGRAMME,
            by=by or programme.anja,
            now=NOW,
        )


async def plan_series(
    database: Database, programme: SmallProgramme, details: Details = AT_THE_PLACE
) -> tuple[AppointmentId, ...]:
    async with database.work() as work:
        return await plan_series_in(work, programme, details)


async def plan_series_in(
    work: Work, programme: SmallProgramme, details: Details
) -> tuple[AppointmentId, ...]:
    return await appointment_series.plan(
        work,
        programme.fatima.id,
        WEEKS,
        Every.WEEK,
        details,
        programme=PROGRAMME,
        by=programme.anja,
        now=NOW,
    )


async def move(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    when: When,
    *,
    sequence: int | None = None,
    by: Someone | None = None,
) -> Appointment:
    async with database.work() as work:
        return await appointments.move(
            work,
            appointment_id,
            when,
            sequence=sequence,
            programme=PROGRAMME,
            by=by or programme.anja,
            now=NOW,
        )


async def cancel(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    *,
    sequence: int | None = None,
    by: Someone | None = None,
    now: datetime = NOW,
) -> Appointment:
    async with database.work() as work:
        return await appointments.cancel(
            work, appointment_id, sequence=sequence, programme=PROGRAMME, by=by or programme.anja, now=now
        )


async def plan_by(database: Database, programme: SmallProgramme, _: AppointmentId, by: Someone) -> None:
    await plan(database, programme, by=by)


async def move_by(
    database: Database, programme: SmallProgramme, appointment_id: AppointmentId, by: Someone
) -> None:
    await move(database, programme, appointment_id, LATER, by=by)


async def to_move_by(
    database: Database, programme: SmallProgramme, appointment_id: AppointmentId, by: Someone
) -> None:
    async with database.work() as work:
        await appointments.to_move(work, appointment_id, by=by)


async def cancel_by(
    database: Database, programme: SmallProgramme, appointment_id: AppointmentId, by: Someone
) -> None:
    await cancel(database, programme, appointment_id, by=by)


async def add_place(
    database: Database, programme: SmallProgramme, name: str, address: str, pin: tuple[float, float]
) -> Any:
    async with database.work() as work:
        return await places.add_place(work, name, address, pin, by=programme.ingrid, now=NOW)


async def the_appointment(database: Database, appointment_id: AppointmentId) -> Appointment:
    async with database.work() as work:
        return await work.appointments.get(appointment_id)


async def stops(database: Database, programme: SmallProgramme) -> None:
    async with database.work() as work:
        participant = await work.people.participant(programme.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))


async def mentor_in(database: Database, name: str, programme: SmallProgramme) -> Someone:
    async with database.work() as work:
        person = await work.people.add(name, now=NOW)
        (team_id,) = programme.anja.teams
        await work.people.add_membership(person, Role.MENTOR, team_id, now=NOW)
        return await work.people.someone(person)


async def mentor_elsewhere(database: Database) -> Someone:
    async with database.work() as work:
        person = await work.people.add("Piet", now=NOW)
        team = await work.people.add_team("Nieuwkoop", "N")
        await work.people.add_membership(person, Role.MENTOR, team, now=NOW)
        return await work.people.someone(person)


async def rows(database: Database, table: Any) -> list[Any]:
    async with database.work() as work:
        return list(await work.connection.execute(select(table).order_by(table.c.id)))


async def told(database: Database) -> list[Any]:
    """All that was put out to people, in its order."""
    return [row for row in await rows(database, outbox) if row.person_id]


async def money(database: Database, programme: SmallProgramme) -> dict[str, int]:
    async with database.work() as work:
        found = await work.connection.execute(select(accounts.c.name, accounts.c.balance))
        kept = {row.name: row.balance for row in found}
    who = programme.fatima.id
    names = {"pot": "pot", "reserved": f"reserved:{who}", "balance": f"balance:{who}"}
    return {name: kept.get(account, 0) for name, account in names.items()}


async def findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)
