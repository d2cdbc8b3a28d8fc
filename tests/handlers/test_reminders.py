"""Reminders through the whole bot: what they say and when, the answers under them, and being reminded later."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from mentoring.appointments import Details
from mentoring.ids import AppointmentId
from mentoring.office_days import next_working_days
from mentoring.places import Place
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Phone
from services import appointments, preferences
from tests.handlers.planning import PLEIN, moves, plans, today
from tests.pilot import Pilot

EVE = time(18)
BY_PHONE_WITH_TITLE = Details(Place(""), title="Koffie", bring=("je map met post",))


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def test_the_evening_before_and_the_same_morning_she_is_reminded_once(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day)

    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=-2)
    before = await reminders(fatima)
    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=2)
    eve = await fatima.sees("Morgen heb je een afspraak.")
    await goes_to(pilot, day, time(8, 32))
    await fatima.sees("Vandaag heb je een afspraak.")
    await goes_to(pilot, day, time(14))

    assert before == []
    assert eve["text"] == (
        f"📅 Morgen heb je een afspraak.\nWanneer: {in_words(day)} om 14.30 uur.\n"
        "Met: Anja. Waar: Serviceplein."
    )
    assert len(await reminders(fatima)) == 2
    assert not eve["silent"]


async def test_three_days_and_a_week_before_it_counts_in_days(pilot: Pilot, anja: Phone, fatima: Phone):
    day = today(pilot) + timedelta(days=9)
    await plans(pilot, anja, fatima, day)

    await goes_to(pilot, day - timedelta(days=7), EVE, minutes=2)
    await fatima.sees("📅 Over een week heb je een afspraak.")
    await goes_to(pilot, day - timedelta(days=3), EVE, minutes=2)

    await fatima.sees("📅 Over 3 dagen heb je een afspraak.")


async def test_who_said_yes_to_a_call_is_not_said_to_come(pilot: Pilot, anja: Phone, fatima: Phone):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day, Details(Place("")))
    await fatima.presses("Dat is goed")
    await fatima.sees("Fijn, je bent er dan.")

    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=2)

    shown = await fatima.sees("📅 Morgen heb je een afspraak. Fijn dat je er dan bent.")
    assert shown["text"].endswith("Anja belt je.")


async def test_it_says_the_neutral_title_and_what_to_bring(pilot: Pilot, anja: Phone, fatima: Phone):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day, BY_PHONE_WITH_TITLE)

    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=2)

    shown = await fatima.sees("📅 Morgen heb je een afspraak: Koffie.")
    assert shown["text"].endswith("Anja belt je.\nNeem mee: je map met post.")


async def test_who_said_that_she_comes_is_reminded_in_a_friendlier_way(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day)
    await fatima.presses("Ik kom")
    await fatima.sees("Fijn, je komt.")

    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=2)

    shown = await fatima.sees("📅 Morgen heb je een afspraak. Fijn dat je komt.")
    assert buttons(shown) == [["Ik kan niet", "Later herinneren"]]


async def test_the_answers_stand_under_it(pilot: Pilot, anja: Phone, fatima: Phone):
    await reminded_on_the_eve(pilot, anja, fatima)
    shown = await fatima.sees("Morgen heb je een afspraak.")

    await fatima.presses_under(shown, text="Ik kan niet")

    assert buttons(shown) == [["Ik kom", "Ik kan niet"], ["Later herinneren"]]
    await fatima.sees("Fijn dat je het zegt.")


async def test_tonight_is_promised_in_words_and_comes_once(pilot: Pilot, anja: Phone, fatima: Phone):
    day = await reminded_on_the_eve(pilot, anja, fatima)

    await fatima.presses("Later herinneren")
    asked = await fatima.sees("Wanneer zal ik je herinneren?")
    await fatima.presses_under(asked, text="Vanavond")
    await fatima.sees("Goed. Ik herinner je vanavond om 19.00 uur.")
    await fatima.presses_under(asked, data="rm:1:evening")
    await goes_to(pilot, day - timedelta(days=1), time(19), minutes=2)
    await goes_to(pilot, day - timedelta(days=1), time(20))

    assert buttons(asked) == [["Vanavond", "Morgen vroeg"]]
    assert len(await reminders(fatima)) == 2


async def test_early_tomorrow_is_the_same_as_the_morning_one(pilot: Pilot, anja: Phone, fatima: Phone):
    day = await reminded_on_the_eve(pilot, anja, fatima)

    await fatima.presses("Later herinneren")
    await fatima.presses("Morgen vroeg")
    await fatima.sees("Goed. Ik herinner je morgen om 8.30 uur.")
    await goes_to(pilot, day, time(8, 32))
    await goes_to(pilot, day, time(12))

    assert len(await reminders(fatima)) == 2


async def test_on_the_day_itself_there_is_no_later(pilot: Pilot, anja: Phone, fatima: Phone):
    day = await reminded_on_the_eve(pilot, anja, fatima)
    await fatima.presses("Later herinneren")
    asked = await fatima.sees("Wanneer zal ik je herinneren?")

    await goes_to(pilot, day, time(8, 32))
    morning = await fatima.sees("Vandaag heb je een afspraak.")
    await fatima.presses_under(asked, text="Vanavond")

    assert buttons(morning) == [["Ik kom", "Ik kan niet"]]
    await fatima.sees("Je afspraak is al snel. Later herinneren kan niet meer.")


async def test_an_old_button_of_a_cancelled_appointment_answers_kindly(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await reminded_on_the_eve(pilot, anja, fatima)
    shown = await fatima.sees("Morgen heb je een afspraak.")
    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await appointments.cancel(work, AppointmentId(1), programme=pilot.programme, by=by, now=pilot.now())

    await fatima.presses_under(shown, text="Later herinneren")

    await fatima.sees_answer("Deze knop is van eerder.")


@pytest.mark.parametrize("data", ["rl:1", "rm:1:evening", "rm:1:never", "rm:1"])
async def test_nobody_puts_off_somebody_elses_reminder(pilot: Pilot, anja: Phone, fatima: Phone, data: str):
    bert = await pilot.participant("Bert", mentor=anja)
    await plans(pilot, anja, fatima, on(pilot))
    await plans(pilot, anja, bert, on(pilot))
    his = await bert.sees("Je hebt een afspraak.")

    await bert.presses_under(his, data=data)

    await bert.sees_answer("Deze knop is van eerder.")


async def test_a_moved_appointment_reminds_at_its_new_moment_only(pilot: Pilot, anja: Phone, fatima: Phone):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    number = await plans(pilot, anja, fatima, day)
    await moves(pilot, anja, number, day + timedelta(days=1), at=time(10))

    await goes_to(pilot, day - timedelta(days=1), time(20))
    before = await reminders(fatima)
    await goes_to(pilot, day, EVE, minutes=2)

    shown = await fatima.sees("Morgen heb je een afspraak.")
    assert before == []
    assert "om 10.00 uur" in shown["text"]


async def test_a_bot_that_was_away_says_it_when_it_is_back(pilot: Pilot, anja: Phone, fatima: Phone):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day)
    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=-10)

    await pilot.stops()
    await pilot.moves_clock(hours=1)
    await pilot.starts()

    await fatima.sees("Morgen heb je een afspraak.")
    assert len(await reminders(fatima)) == 1


async def test_a_bot_that_was_away_the_whole_night_says_it_once_and_in_the_words_of_the_day(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day)
    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=-10)

    await pilot.stops()
    await pilot.moves_clock(hours=15)
    await pilot.starts()

    await fatima.sees("Vandaag heb je een afspraak.")
    assert len(await reminders(fatima)) == 1


def on(pilot: Pilot) -> date:
    """A working day that is four days away or more."""
    return next(day for day in next_working_days(today(pilot), 6) if day >= today(pilot) + timedelta(days=4))


async def goes_to(pilot: Pilot, day: date, at: time, *, minutes: int = 0) -> None:
    """To a time on a day, in Amsterdam."""
    moment = datetime.combine(day, at, tzinfo=AMSTERDAM) + timedelta(minutes=minutes)
    await pilot.room.move_clock_to(moment)


async def only_from_the_day_before(pilot: Pilot, phone: Phone) -> None:
    """She would like to hear of it the day before and the same morning."""
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        wanted = replace(Preferences(), remind_days=(1, 0), nudges=False, overview=False)
        await preferences.choose(work, wanted, programme=pilot.programme, by=by, now=pilot.now())


async def reminded_on_the_eve(pilot: Pilot, anja: Phone, fatima: Phone) -> date:
    """It is the evening before, and she has just been reminded."""
    day = on(pilot)
    await only_from_the_day_before(pilot, fatima)
    await plans(pilot, anja, fatima, day, PLEIN)
    await goes_to(pilot, day - timedelta(days=1), EVE, minutes=2)
    await fatima.sees("Morgen heb je een afspraak.")
    return day


async def reminders(phone: Phone) -> list[str]:
    return [text for text in await phone.heard() if text.startswith("📅 ") and " heb je een afspraak" in text]


def buttons(message: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["buttons"]]
