"""Instellingen through the whole bot: one subject on a screen, a tick at what is chosen, and it is kept."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM
from practice.phone import Phone
from services import preferences
from tests.bot.small_house import eventually
from tests.handlers.planning import plans, today
from tests.pilot import Pilot


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def test_settings_stand_under_help_with_one_subject_on_a_button(fatima: Phone):
    await fatima.presses("Hulp")
    await fatima.presses("Instellingen")

    shown = await fatima.sees("Hier kies je wanneer en hoe je iets van mij hoort.")
    assert [button["text"] for row in shown["buttons"] for button in row] == [
        "Stille uren",
        "Zondag en feestdagen",
        "Herinneringen",
        "Duwtjes",
        "Weekoverzicht",
        "Hoe gaat het?",
        "Rustige stand",
        "Even niet",
        "De brug",
    ]


async def test_quiet_hours_are_one_press(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Stille uren")
    await fatima.sees("Nu: van 21.00 tot 8.30 uur.")

    await fatima.presses("Van 22.00 tot 7.00 uur")

    shown = await fatima.sees("Nu: van 22.00 tot 7.00 uur.")
    assert ticked(shown) == ["✓ Van 22.00 tot 7.00 uur"]
    chosen = await kept(pilot, fatima)
    assert (chosen.quiet_from, chosen.quiet_until) == (time(22), time(7))


async def test_no_quiet_hours_is_a_choice(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Stille uren")

    await fatima.presses("Geen stille uren")

    assert ticked(await fatima.sees("Nu: geen stille uren.")) == ["✓ Geen stille uren"]


async def test_own_times_are_read_as_evening_and_morning(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Stille uren")
    await fatima.presses("Eigen tijden")
    await fatima.sees("Vanaf hoe laat wil je rust?")
    await fatima.says("half 10")
    await fatima.sees("Tot hoe laat?")
    await fatima.says("7 uur")

    shown = await fatima.sees("Nu: van 21.30 tot 7.00 uur.")

    assert ticked(shown) == ["✓ Van 21.30 tot 7.00 uur"]
    chosen = await kept(pilot, fatima)
    assert (chosen.quiet_from, chosen.quiet_until) == (time(21, 30), time(7))


async def test_a_time_that_is_not_clear_is_asked_again(fatima: Phone):
    await opens(fatima, "Stille uren")
    await fatima.presses("Eigen tijden")

    await fatima.says("als het donker is")

    await fatima.sees("Die tijd begrijp ik niet.")
    await fatima.presses("20.00")
    await fatima.sees("Tot hoe laat?")


async def test_nearly_the_whole_day_is_too_long(fatima: Phone):
    await opens(fatima, "Stille uren")
    await fatima.presses("Eigen tijden")
    await fatima.says("09:00")
    await fatima.sees("Tot hoe laat?")

    await fatima.says("08:00")

    await fatima.sees("Kies een kortere tijd.")
    await fatima.presses("Stop")
    await fatima.sees("Nu: van 21.00 tot 8.30 uur.")


async def test_sundays_and_holidays_each_have_a_switch(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Zondag en feestdagen")

    await fatima.presses("Rust op zondag")
    await fatima.presses("Rust op feestdagen")
    await fatima.presses("✓ Rust op feestdagen")

    await becomes(pilot, fatima, Preferences(quiet_sundays=True))


async def test_pressing_twice_does_it_once(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Zondag en feestdagen")
    shown = await fatima.sees("Wil je rust op deze dagen?")

    await fatima.presses_under(shown, data="iw:quiet_sundays:1")
    await fatima.presses_under(shown, data="iw:quiet_sundays:1")
    await fatima.presses("Rust op feestdagen")

    await becomes(pilot, fatima, Preferences(quiet_sundays=True, quiet_holidays=True))


async def test_a_reminder_that_is_switched_off_does_not_come(pilot: Pilot, anja: Phone, fatima: Phone):
    day = today(pilot) + timedelta(days=2)
    await plans(pilot, anja, fatima, day)
    await opens(fatima, "Herinneringen")
    shown = await fatima.sees("Wanneer stuur ik je een bericht over je afspraak?")

    await fatima.presses("✓ De dag ervoor")
    eve = datetime.combine(day - timedelta(days=1), time(19), tzinfo=AMSTERDAM)
    await pilot.room.move_clock_to(eve)

    assert ticked(shown) == ["✓ Een week ervoor", "✓ 3 dagen ervoor", "✓ De dag ervoor", "✓ Dezelfde ochtend"]
    assert (await kept(pilot, fatima)).remind_days == (7, 3, 0)
    assert not any("Morgen heb je" in text for text in await fatima.heard())


async def test_all_reminders_off_is_explained(fatima: Phone):
    await opens(fatima, "Herinneringen")
    for each in ("Een week ervoor", "3 dagen ervoor", "De dag ervoor", "Dezelfde ochtend"):
        await fatima.presses(f"✓ {each}")

    await fatima.sees("Ik stuur je nu niets voor een afspraak.")


async def test_nudges_go_off_and_on(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Duwtjes")

    await fatima.presses("Uit")
    await becomes(pilot, fatima, Preferences(nudges=False))
    await fatima.presses("Aan")
    await becomes(pilot, fatima, Preferences())


async def test_the_weekly_overview_has_a_day_and_a_time(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Weekoverzicht")
    await fatima.sees("Nu: vrijdag om 16.00 uur.")

    await fatima.presses("zondag")
    await fatima.presses("10.00")

    shown = await fatima.sees("Nu: zondag om 10.00 uur.")
    assert ticked(shown) == ["✓ Aan", "✓ zondag", "✓ 10.00"]


async def test_a_weekly_overview_that_is_off_has_no_moment(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Weekoverzicht")

    await fatima.presses("Uit")

    await becomes(pilot, fatima, Preferences(overview=False))
    await fatima.presses("✓ Uit")
    assert not any("Nu: vrijdag" in text for text in await fatima.heard())


async def test_from_each_subject_the_way_leads_back(fatima: Phone):
    await fatima.says("/instellingen")
    subjects = (
        "Stille uren",
        "Zondag en feestdagen",
        "Herinneringen",
        "Duwtjes",
        "Weekoverzicht",
        "Hoe gaat het?",
        "Rustige stand",
    )
    for subject in subjects:
        await fatima.presses(subject)
        await fatima.presses("Terug naar instellingen")
    await fatima.sees("Hier kies je wanneer en hoe je iets van mij hoort.")


@pytest.mark.parametrize(
    "data", ["is:money", "iw:state:0", "ir:5:1", "iod:7", "iot:9999", "iq:zzzz:0830", "iq:0900:0800"]
)
async def test_a_forged_choice_changes_nothing(pilot: Pilot, fatima: Phone, data: str):
    await opens(fatima, "Duwtjes")
    shown = await fatima.sees("Een duwtje is een kort bericht")

    await fatima.presses_under(shown, data=data)

    await fatima.sees_answer("Deze knop is van eerder.")
    assert await kept(pilot, fatima) == Preferences()


async def test_staff_have_no_such_settings(anja: Phone):
    await anja.says("/instellingen")

    await anja.says("/personeel")
    await anja.sees("Dit mag niet met jouw rol of team.")
    assert not any("Hier kies je" in text for text in await anja.heard())


async def opens(phone: Phone, subject: str) -> None:
    await phone.says("/instellingen")
    await phone.presses(subject)


async def kept(pilot: Pilot, phone: Phone) -> Preferences:
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        return await preferences.chosen(work, by=by)


async def becomes(pilot: Pilot, phone: Phone, wanted: Preferences) -> None:
    """Wait until this is what is kept."""

    async def is_so() -> bool:
        return await kept(pilot, phone) == wanted

    await eventually(is_so)


def ticked(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row if button["text"].startswith("✓")]
