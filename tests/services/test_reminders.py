"""Reminders on a real database: planned in the piece of work, said once, and never when they make no sense."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from mentoring.appointments import Coming, Details
from mentoring.ids import AppointmentId
from mentoring.moments import When, at_wall_time
from mentoring.people import ParticipantState
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM, Programme
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.snoozes import Later, NotLater
from services import appointments, reminder_rules, reminders
from services.forgetting import forget
from storage.database import Database, open_database
from storage.tables import audit, outbox, pauses
from storage.tables import reminders as reminders_table
from tests.services.small_programme import NOW, SmallProgramme, begin

PROGRAMME = Programme()
DAY = date(2026, 3, 31)
"""A Tuesday, two days after the clock went forward."""

WHEN = at_wall_time(DAY, time(14, 30))
AT_THE_PLACE = Details(Place("Serviceplein"))
MINUTE = timedelta(minutes=1)


def in_march(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026 by a clock in Amsterdam."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


A_WEEK, THREE_DAYS = in_march(24, 18), in_march(28, 18)
EVE, MORNING = in_march(30, 18), in_march(31, 8, 30)


@pytest.fixture
async def fatimas(database: Database) -> "Fatimas":
    """Fatima with an appointment on Tuesday 31 March at 14:30, planned on the 3rd."""
    people = await begin(database)
    found = Fatimas(database, people)
    found.appointment_id = await found.plans(WHEN)
    return found


class Fatimas:
    """What the tests do with Fatima's appointment."""

    def __init__(self, database: Database, people: SmallProgramme) -> None:
        self.database = database
        self.people = people
        self.appointment_id = AppointmentId(0)
        self.telegram_is_away = False

    async def plans(self, when: When, *, now: datetime = NOW) -> AppointmentId:
        async with self.database.work() as work:
            return await appointments.plan(
                work,
                self.people.fatima.id,
                when,
                AT_THE_PLACE,
                programme=PROGRAMME,
                by=self.people.anja,
                now=now,
            )

    async def moves(self, when: When, *, now: datetime) -> None:
        async with self.database.work() as work:
            await appointments.move(
                work, self.appointment_id, when, programme=PROGRAMME, by=self.people.anja, now=now
            )

    async def cancels(self, *, now: datetime) -> None:
        async with self.database.work() as work:
            await appointments.cancel(
                work, self.appointment_id, programme=PROGRAMME, by=self.people.anja, now=now
            )

    async def says(self, said: Coming, *, now: datetime) -> None:
        async with self.database.work() as work:
            await appointments.answer(work, self.appointment_id, said, by=self.people.fatima, now=now)

    async def chooses(self, chosen: Preferences, *, now: datetime = NOW) -> None:
        async with self.database.work() as work:
            await work.preferences.save(self.people.fatima.id, chosen)
            await reminders.plan_anew_for(work, self.people.fatima.id, programme=PROGRAMME, now=now)

    async def snoozes(self, later: Later, *, now: datetime) -> datetime:
        async with self.database.work() as work:
            snooze = await reminders.snooze(
                work, self.appointment_id, later, programme=PROGRAMME, by=self.people.fatima, now=now
            )
        return snooze.at

    async def round_at(self, now: datetime, programme: Programme = PROGRAMME) -> None:
        """A round of the clock, as the ticker does it; what it puts out leaves at once, unless Telegram is away."""
        for tick in (forget, reminder_rules.follow, reminders.remind_due):
            async with self.database.work() as work:
                await tick(work, programme, now)
        if not self.telegram_is_away:
            async with self.database.work() as work:
                await work.connection.execute(update(outbox).values(state="sent", settled_at=now))

    async def rounds_at(self, *moments: datetime) -> None:
        for moment in moments:
            await self.round_at(moment)

    async def planned(self) -> list[tuple[str, datetime]]:
        return [(row.kind, row.due_at) for row in await self.reminders() if row.state == "planned"]

    async def dropped(self) -> list[tuple[str, str]]:
        return [(row.kind, row.dropped_because) for row in await self.reminders() if row.state == "dropped"]

    async def reminders(self) -> list[Any]:
        return sorted(await rows(self.database, reminders_table), key=lambda row: (row.due_at, row.id))

    async def said(self) -> list[tuple[str, datetime]]:
        """What was put out: the kind of the first line, and when."""
        found = [row for row in await rows(self.database, outbox) if row.kind == "AppointmentReminder"]
        return [(row.values["opening"]["kind"], row.created_at) for row in found]

    async def waiting(self) -> list[str]:
        found = [row for row in await rows(self.database, outbox) if row.kind == "AppointmentReminder"]
        return [row.values["opening"]["kind"] for row in found if row.state == "waiting"]

    async def too_late(self) -> list[str]:
        found = await rows(self.database, audit)
        return [row.object for row in found if (row.act, row.result) == ("reminders.remind", "too_late")]


# --- planned with the appointment -----------------------------------------------------------------


async def test_an_appointment_is_planned_with_its_reminders(fatimas: Fatimas):
    planned = await fatimas.planned()

    assert planned == [
        ("before:7", A_WEEK),
        ("before:3", THREE_DAYS),
        ("before:1", EVE),
        ("morning", MORNING),
    ]


async def test_moving_an_appointment_moves_its_reminders(fatimas: Fatimas):
    await fatimas.moves(at_wall_time(date(2026, 4, 1), time(10)), now=in_march(28, 12))

    planned = await fatimas.planned()

    assert planned == [
        ("before:3", in_march(29, 18)),
        ("before:1", in_march(31, 18)),
        ("morning", datetime(2026, 4, 1, 8, 30, tzinfo=AMSTERDAM)),
    ]
    assert await fatimas.dropped() == [
        (kind, "moved") for kind in ("before:7", "before:3", "before:1", "morning")
    ]


async def test_moving_it_there_and_back_leaves_one_of_each(fatimas: Fatimas):
    before = await fatimas.planned()
    await fatimas.moves(at_wall_time(date(2026, 4, 10), time(10)), now=NOW)

    await fatimas.moves(WHEN, now=NOW)

    assert await fatimas.planned() == before


async def test_cancelling_an_appointment_drops_its_reminders(fatimas: Fatimas):
    await fatimas.cancels(now=NOW)

    await fatimas.rounds_at(A_WEEK, THREE_DAYS, EVE, MORNING)

    assert await fatimas.said() == []
    assert {because for _, because in await fatimas.dropped()} == {"cancelled"}


# --- said by the clock ----------------------------------------------------------------------------


async def test_each_is_said_once_at_its_moment_in_the_words_of_that_day(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK - MINUTE, A_WEEK, A_WEEK + MINUTE, THREE_DAYS, EVE, EVE + MINUTE, MORNING)
    await fatimas.rounds_at(MORNING + MINUTE, WHEN.starts_at, WHEN.starts_at + MINUTE)

    assert await fatimas.said() == [
        ("ReminderInAWeek", A_WEEK),
        ("ReminderInDays", THREE_DAYS),
        ("ReminderTomorrow", EVE),
        ("ReminderToday", MORNING),
    ]


async def test_who_said_that_they_come_still_hears_of_it_in_a_friendlier_way(
    fatimas: Fatimas, database: Database
):
    await fatimas.says(Coming.COMING, now=NOW)

    await fatimas.round_at(A_WEEK)

    (notice,) = [row for row in await rows(database, outbox) if row.kind == "AppointmentReminder"]
    assert notice.values["glad"] == {"kind": "GoodThatYouCome", "values": {}}


async def test_who_said_no_hears_nothing(fatimas: Fatimas):
    await fatimas.says(Coming.CANNOT, now=NOW)

    await fatimas.rounds_at(A_WEEK, THREE_DAYS, EVE, MORNING)

    assert await fatimas.said() == []
    assert {because for _, because in await fatimas.dropped()} == {"cannot_come"}


async def test_who_stopped_hears_nothing(fatimas: Fatimas, database: Database):
    async with database.work() as work:
        participant = await work.people.participant(fatimas.people.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))

    await fatimas.round_at(A_WEEK)

    assert await fatimas.said() == []
    assert ("before:7", "not_taking_part") in await fatimas.dropped()


@pytest.mark.parametrize(
    ("until", "with_reminders", "said"),
    [(None, False, 0), (None, True, 1), (A_WEEK + MINUTE, False, 0), (A_WEEK - MINUTE, False, 1)],
)
async def test_a_pause_keeps_reminders_unless_they_are_switched_off_too(
    fatimas: Fatimas, database: Database, until: datetime | None, with_reminders: bool, said: int
):
    fatima = fatimas.people.fatima.id
    async with database.work() as work:
        await work.connection.execute(
            pauses.insert().values(participant_id=fatima, began_at=NOW, until=until, reminders=with_reminders)
        )

    await fatimas.round_at(A_WEEK)

    assert len(await fatimas.said()) == said


# --- T19: after an outage -------------------------------------------------------------------------


async def test_after_an_outage_the_last_one_that_still_helps_is_said(fatimas: Fatimas):
    await fatimas.round_at(in_march(30, 19))

    assert await fatimas.said() == [("ReminderTomorrow", in_march(30, 19))]
    assert await fatimas.dropped() == [("before:7", "another"), ("before:3", "another")]
    assert await fatimas.planned() == [("morning", MORNING)]


async def test_back_in_quiet_hours_the_next_one_says_it(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, THREE_DAYS, in_march(30, 23), MORNING)

    assert [when for _, when in await fatimas.said()] == [A_WEEK, THREE_DAYS, MORNING]
    assert await fatimas.dropped() == [("before:1", "another")]


async def test_back_in_quiet_hours_it_is_put_off_to_their_end(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, in_march(28, 22), in_march(29, 8, 29))
    before = await fatimas.said()
    await fatimas.rounds_at(in_march(29, 8, 30), in_march(29, 8, 31))

    assert len(before) == 1
    assert (await fatimas.said())[1:] == [("ReminderInDays", in_march(29, 8, 30))]
    assert await fatimas.dropped() == [("before:3", "put_off")]


async def test_what_was_put_off_is_looked_at_again(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, in_march(28, 22))
    await fatimas.cancels(now=in_march(28, 23))

    await fatimas.round_at(in_march(29, 8, 30))

    assert len(await fatimas.said()) == 1


async def test_what_can_not_help_any_more_is_dropped_with_a_record(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, THREE_DAYS, EVE, WHEN.starts_at)

    assert len(await fatimas.said()) == 3
    assert await fatimas.dropped() == [("morning", "too_late")]
    morning = next(row for row in await fatimas.reminders() if row.kind == "morning")
    assert await fatimas.too_late() == [f"reminder:{morning.id}"]


async def test_an_outage_over_all_of_them_says_nothing_afterwards(fatimas: Fatimas):
    await fatimas.round_at(WHEN.starts_at + timedelta(days=3))

    assert await fatimas.said() == []
    assert [because for _, because in await fatimas.dropped()] == [
        "another",
        "another",
        "another",
        "too_late",
    ]
    assert len(await fatimas.too_late()) == 1


async def test_quiet_until_it_begins_is_too_late(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, THREE_DAYS, EVE)
    await fatimas.moves(at_wall_time(DAY, time(10)), now=in_march(30, 20))
    async with fatimas.database.work() as work:
        await work.preferences.save(
            fatimas.people.fatima.id, Preferences(quiet_from=time(7), quiet_until=time(12))
        )

    await fatimas.round_at(MORNING)

    assert ("morning", "too_late") in await fatimas.dropped()


async def test_telegram_away_until_the_quiet_hours_it_is_said_in_the_morning_in_other_words(fatimas: Fatimas):
    fatimas.telegram_is_away = True
    await fatimas.chooses(Preferences(remind_days=(1,)))
    await fatimas.round_at(EVE)

    await fatimas.rounds_at(in_march(30, 21), in_march(31, 8, 29))
    held = await fatimas.waiting()
    await fatimas.round_at(in_march(31, 8, 30))

    assert held == []
    assert await fatimas.waiting() == ["ReminderToday"]
    assert [because for _, because in await fatimas.dropped() if because != "settings"] == [
        "not_delivered",
        "put_off",
    ]


async def test_telegram_away_over_midnight_tomorrow_is_not_said_any_more(fatimas: Fatimas):
    fatimas.telegram_is_away = True
    await fatimas.chooses(Preferences(remind_days=(1,), quiet_from=time(3), quiet_until=time(3)))
    await fatimas.round_at(EVE)

    await fatimas.rounds_at(in_march(30, 23, 59), in_march(31, 0))

    assert await fatimas.waiting() == ["ReminderToday"]


async def test_telegram_away_until_it_began_it_is_not_said_at_all(fatimas: Fatimas):
    fatimas.telegram_is_away = True
    await fatimas.rounds_at(A_WEEK, THREE_DAYS, EVE, MORNING, WHEN.starts_at, WHEN.starts_at + MINUTE)

    assert await fatimas.waiting() == []
    assert [because for kind, because in await fatimas.dropped() if kind == "morning"] == [
        "not_delivered",
        "too_late",
    ]
    assert len(await fatimas.too_late()) == 1


@pytest.mark.parametrize("change", ["moves", "cancels"])
async def test_what_has_not_left_when_the_appointment_changes_is_withdrawn(fatimas: Fatimas, change: str):
    fatimas.telegram_is_away = True
    await fatimas.round_at(EVE)
    doing = {
        "moves": lambda: fatimas.moves(at_wall_time(DAY, time(16)), now=EVE + MINUTE),
        "cancels": lambda: fatimas.cancels(now=EVE + MINUTE),
    }

    await doing[change]()

    assert await fatimas.waiting() == []


# --- T20: the clock jumps -------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [-2, -1, 1, 2])
@pytest.mark.parametrize("minutes", range(-150, 151, 30))
async def test_whatever_the_clock_does_it_is_said_once(fatimas: Fatimas, hours: int, minutes: int):
    """It jumps at a moment around the one at which a reminder is due, and back again half an hour later."""
    await fatimas.chooses(Preferences(remind_days=(1,), quiet_from=time(3), quiet_until=time(3)))
    jumps_at, by = EVE + timedelta(minutes=minutes), timedelta(hours=hours)
    ours = [EVE + timedelta(minutes=ten) for ten in range(-200, 400, 10)]
    seen = [at + by if jumps_at <= at < jumps_at + timedelta(minutes=30) else at for at in ours]

    await fatimas.rounds_at(*seen)

    (said,) = await fatimas.said()
    assert said[1] >= EVE
    assert said[0] == "ReminderTomorrow"


# --- other rules ----------------------------------------------------------------------------------


async def test_choosing_other_days_plans_anew(fatimas: Fatimas):
    await fatimas.chooses(Preferences(remind_days=(1,)))
    fewer = await fatimas.planned()
    await fatimas.chooses(Preferences(remind_days=(7, 0)))

    assert fewer == [("before:1", EVE)]
    assert await fatimas.planned() == [("before:7", A_WEEK), ("morning", MORNING)]


async def test_what_was_said_is_not_said_again_at_another_hour(fatimas: Fatimas):
    await fatimas.round_at(A_WEEK)

    await fatimas.round_at(A_WEEK + MINUTE, replace(PROGRAMME, remind_at=time(20)))
    await fatimas.round_at(in_march(24, 20), replace(PROGRAMME, remind_at=time(20)))

    assert len(await fatimas.said()) == 1
    assert ("before:1", in_march(30, 20)) in await fatimas.planned()


async def test_choosing_at_the_moment_that_one_is_due_loses_none(fatimas: Fatimas):
    await fatimas.chooses(Preferences(overview=False), now=A_WEEK + timedelta(seconds=5))

    await fatimas.round_at(A_WEEK + timedelta(seconds=10))

    assert len(await fatimas.said()) == 1


async def test_another_setting_of_the_programme_plans_what_is_ahead_anew(fatimas: Fatimas):
    await fatimas.round_at(NOW)
    other = replace(PROGRAMME, remind_days=(2,), remind_at=time(17))

    await fatimas.round_at(NOW + MINUTE, other)

    assert await fatimas.planned() == [("before:2", in_march(29, 17))]


async def test_so_many_that_it_takes_several_rounds_are_all_planned_anew(
    fatimas: Fatimas,
):
    for hour in (9, 10, 11, 12):
        await fatimas.plans(at_wall_time(DAY, time(hour, 45)))
    await fatimas.round_at(NOW)
    other = replace(PROGRAMME, remind_days=(2,))

    async with fatimas.database.work() as work:
        await reminder_rules.follow(work, other, NOW, most=2)
    after_one = await fatimas.planned()
    for _ in range(3):
        async with fatimas.database.work() as work:
            await reminder_rules.follow(work, other, NOW, most=2)

    assert [kind for kind, _ in after_one].count("before:2") == 2
    assert await fatimas.planned() == [("before:2", in_march(29, 18))] * 5


# --- being reminded another time ------------------------------------------------------------------


async def test_tonight_is_one_reminder_however_often_it_is_pressed(fatimas: Fatimas):
    await fatimas.rounds_at(A_WEEK, THREE_DAYS)
    now = in_march(29, 9)

    await fatimas.snoozes(Later.EVENING, now=now)
    at = await fatimas.snoozes(Later.EVENING, now=now)
    await fatimas.rounds_at(at, at + MINUTE)

    assert at == in_march(29, 19)
    assert (await fatimas.said())[2:] == [("ReminderInDays", at)]


async def test_another_choice_takes_the_place_of_the_first(fatimas: Fatimas):
    await fatimas.snoozes(Later.EVENING, now=NOW)

    at = await fatimas.snoozes(Later.MORNING, now=NOW)

    assert [due for kind, due in await fatimas.planned() if kind == "snoozed"] == [at]


async def test_it_takes_the_place_of_what_would_come_then_by_itself(fatimas: Fatimas):
    await fatimas.snoozes(Later.EVENING, now=in_march(30, 10))

    planned = await fatimas.planned()

    assert [kind for kind, _ in planned] == ["before:7", "before:3", "snoozed", "morning"]
    await fatimas.chooses(Preferences(), now=in_march(30, 11))
    assert [kind for kind, _ in await fatimas.planned()] == ["before:7", "before:3", "snoozed", "morning"]


@pytest.mark.parametrize("change", ["moves", "cancels"])
async def test_moving_or_cancelling_drops_it(fatimas: Fatimas, change: str):
    await fatimas.snoozes(Later.EVENING, now=NOW)
    doing = {
        "moves": lambda: fatimas.moves(at_wall_time(DAY, time(16)), now=NOW),
        "cancels": lambda: fatimas.cancels(now=NOW),
    }

    await doing[change]()

    assert "snoozed" not in [kind for kind, _ in await fatimas.planned()]


async def test_nothing_is_put_off_to_after_the_appointment(fatimas: Fatimas):
    with pytest.raises(NotLater):
        await fatimas.snoozes(Later.EVENING, now=in_march(31, 9))


async def test_who_can_not_come_is_not_reminded_later(fatimas: Fatimas):
    await fatimas.says(Coming.CANNOT, now=NOW)

    with pytest.raises(NoLongerPossible):
        await fatimas.snoozes(Later.EVENING, now=NOW)


async def test_an_appointment_that_is_not_there_is_not_put_off(fatimas: Fatimas):
    fatimas.appointment_id = AppointmentId(999)

    with pytest.raises(Gone):
        await fatimas.snoozes(Later.EVENING, now=NOW)


# --- several workers ------------------------------------------------------------------------------


async def test_two_processes_that_look_at_once_say_each_once(
    fatimas: Fatimas, database: Database, database_url: str
):
    """A SQLite file is open in one process only; there it is two rounds of one."""
    for minute in range(40):
        await fatimas.plans(at_wall_time(DAY, time(15, minute)))
    other = database if database.is_sqlite else open_database(database_url)

    await asyncio.gather(*(_says(each, A_WEEK) for each in (database, other) for _ in range(4)))

    assert len(await fatimas.said()) == 41
    await other.close()


async def _says(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await reminders.remind_due(work, PROGRAMME, now)


async def rows(database: Database, table: Any) -> list[Any]:
    async with database.work() as work:
        return list(await work.connection.execute(select(table).order_by(table.c.id)))
