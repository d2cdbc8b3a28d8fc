"""Appointments through the whole bot: planned in one line or step by step, answered, and reminded of once."""

from datetime import date, datetime, timedelta

import pytest

from mentoring.office_days import next_working_days
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Phone
from tests.pilot import Pilot


async def test_an_appointment_in_one_line_is_read_back_and_reaches_the_participant(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    check = await anja.sees("Klopt dit?")
    await anja.presses("Ja, plan dit")

    assert f"{in_words(day)} om 14.30 uur\nServiceplein" in check["text"]
    await anja.sees("Gepland: Fatima (A-001)")
    shown = await fatima.sees("Je hebt een afspraak.")
    assert f"Wanneer: {in_words(day)} om 14.30 uur." in shown["text"]
    assert "Met: Anja.\nWaar: Serviceplein." in shown["text"]


async def test_step_by_step_with_buttons_in_the_admin_chat(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    group = pilot.admin_chat

    await anja.says("/afspraak", group)
    await anja.presses("Fatima (A-001)", group)
    await anja.presses(in_words(day), group)
    await anja.presses("14.30", group)
    await anja.sees("Waar?", group)
    await anja.says("Serviceplein", group)
    await anja.presses("Ja, plan dit", group)

    await fatima.sees(f"Wanneer: {in_words(day)} om 14.30 uur.")


async def test_an_earlier_place_is_a_button(pilot: Pilot):
    anja, _, day = await anja_and_fatima(pilot)
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Bibliotheek Centrum")
    await anja.sees("Gepland")

    await anja.says(f"/afspraak Fatima {day:%-d-%-m-%Y} 16:00")
    await anja.presses("Bibliotheek Centrum")
    check = await anja.sees("Klopt dit?")

    assert "om 16.00 uur\nBibliotheek Centrum" in check["text"]


async def test_three_o_clock_is_asked_and_not_guessed(pilot: Pilot):
    anja, _, day = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {day:%-d-%-m-%Y} 3 uur Serviceplein")
    await anja.sees("Dat kan vroeg of laat op de dag zijn.")
    await anja.presses("15.00")

    check = await anja.sees("Klopt dit?")
    assert "om 15.00 uur\nServiceplein" in check["text"]


async def test_a_weekday_that_does_not_match_is_asked(pilot: Pilot):
    anja, _, day = await anja_and_fatima(pilot)
    wrong = in_words(day + timedelta(days=1)).split()[0]

    await anja.says(f"/afspraak Fatima {wrong} {day:%-d-%-m-%Y} 14:30 Serviceplein")

    await anja.sees(f"die datum is {in_words(day)}")
    await anja.sees("Welke dag, met Fatima?")


async def test_words_that_are_no_day_are_asked_and_the_form_goes_on(pilot: Pilot):
    anja, _, day = await anja_and_fatima(pilot)

    await anja.says("/afspraak Fatima volgende week 14:30")
    await anja.sees("Die dag begrijp ik niet.")
    await anja.says(f"{day:%-d-%-m-%Y}")
    await anja.sees("Hoe laat")
    await anja.says("na de lunch")
    await anja.sees("Die tijd begrijp ik niet.")
    await anja.says("14.30")
    await anja.says("Serviceplein")

    await anja.sees(f"{in_words(day)} om 14.30 uur")


async def test_the_weekend_is_pointed_out_and_another_day_is_one_press_away(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    saturday = day + timedelta(days=(5 - day.weekday()) % 7)

    await anja.says(f"/afspraak Fatima {saturday:%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.sees(f"{in_words(saturday)} valt in het weekend.")
    await anja.presses("Andere dag")
    await anja.says(f"{day:%-d-%-m-%Y}")
    await anja.presses("Ja, plan dit")

    await fatima.sees(f"Wanneer: {in_words(day)} om 14.30 uur.")


async def test_a_moment_that_has_passed_is_refused(pilot: Pilot):
    anja, _, _ = await anja_and_fatima(pilot)
    now = pilot.now().astimezone(AMSTERDAM)

    await anja.says(f"/afspraak Fatima vandaag {now - timedelta(minutes=1):%H:%M} Serviceplein")

    await anja.sees("Dat moment is al voorbij.")


async def test_i_am_coming_is_kept_and_the_team_hears_it(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")

    await fatima.presses("Ik kom")

    await fatima.sees("Fijn, je komt.")
    await anja.sees("Fatima (A-001) komt:", pilot.admin_chat)


async def test_who_cannot_come_is_thanked_and_the_team_can_plan_a_new_moment(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    other = next_working_days(day, 1)[0]

    await fatima.presses("Ik kan niet")
    await fatima.sees("Fijn dat je het zegt. Dat helpt.")
    await fatima.presses("Ja, graag")
    await fatima.sees("Anja zoekt een nieuw moment.")
    await anja.sees("Wil graag een nieuw moment.", pilot.admin_chat)
    await anja.presses("Nieuw moment plannen", pilot.admin_chat)
    await anja.sees("Welke dag", pilot.admin_chat)
    await anja.says(f"{other:%-d-%-m-%Y}", pilot.admin_chat)
    await anja.says("10:00", pilot.admin_chat)
    await anja.presses("Ja, plan dit", pilot.admin_chat)

    moved = await fatima.sees("Je afspraak heeft een nieuw moment.")
    assert f"Wanneer: {in_words(other)} om 10.00 uur." in moved["text"]
    await fatima.presses("Afspraken")
    shown = await fatima.sees("Je afspraken")
    assert shown["text"].count("•") == 1


async def test_the_wish_stands_on_the_card_that_there_is(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await fatima.presses("Ik kan niet")
    card = await anja.sees("kan niet komen", pilot.admin_chat)

    await fatima.presses("Bel mij")
    with_wish = await anja.sees("Wil graag gebeld worden.", pilot.admin_chat)

    assert with_wish["message_id"] == card["message_id"]


async def test_what_is_planned_is_shown_soonest_first(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    later = next_working_days(day, 1)[0]
    await plans(anja, f"Fatima {later:%-d-%-m-%Y} 9:00 Bibliotheek")
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await fatima.sees("Serviceplein")

    await fatima.presses("Afspraken")

    shown = await fatima.sees("Je afspraken")
    assert shown["text"].index("Serviceplein") < shown["text"].index("Bibliotheek")


async def test_nothing_planned_is_said_kindly(pilot: Pilot):
    _, fatima, _ = await anja_and_fatima(pilot)

    await fatima.says("/afspraken")

    await fatima.sees("Je hebt nu geen afspraken.")


async def test_the_day_before_she_is_reminded_once(pilot: Pilot):
    anja, fatima, _ = await anja_and_fatima(pilot)
    day = next_working_days(today(pilot), 5)[-1]
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await fatima.sees("Je hebt een afspraak.")
    eve = datetime(day.year, day.month, day.day, 18, tzinfo=AMSTERDAM) - timedelta(days=1)

    await pilot.room.move_clock_to(eve - timedelta(minutes=5))
    before = await reminders(fatima)
    await pilot.room.move_clock_to(eve + timedelta(minutes=5))
    reminder = await fatima.sees("Morgen heb je een afspraak.")
    await pilot.moves_clock(hours=1)
    await pilot.moves_clock(hours=12)
    await fatima.says("/afspraken")
    await fatima.sees("Je afspraken")

    assert reminder["text"].startswith("📅 Morgen heb je een afspraak.\nWanneer: ")
    assert (before, await reminders(fatima)) == (0, 1)


async def test_who_said_no_is_not_reminded(pilot: Pilot):
    anja, fatima, _ = await anja_and_fatima(pilot)
    day = next_working_days(today(pilot), 5)[-1]
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await fatima.presses("Ik kan niet")
    await fatima.sees("Fijn dat je het zegt.")

    await pilot.room.move_clock_to(datetime(day.year, day.month, day.day, 9, tzinfo=AMSTERDAM))
    await fatima.says("/afspraken")
    shown = await fatima.sees("Je afspraken")

    assert "Je kunt dan niet." in shown["text"]
    assert await reminders(fatima) == 0


async def test_staff_of_another_team_plan_nothing(pilot: Pilot):
    _, _, day = await anja_and_fatima(pilot)
    kees = await pilot.mentor("Kees", team="Nieuwkoop")

    await kees.says(f"/afspraak Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")

    await kees.sees("“Fatima”")


async def test_staff_hear_when_the_participant_can_not_be_reached(pilot: Pilot):
    anja, fatima, day = await anja_and_fatima(pilot)
    await fatima.blocks()
    await anja.sees("niet bereikbaar", pilot.admin_chat)

    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.sees("Fatima is nu niet bereikbaar")
    await anja.says("/bericht Fatima Bel je me?")

    await anja.sees("Bel als het niet kan wachten.")


@pytest.mark.parametrize("verb", ["ak", "an", "awn"])
async def test_nobody_answers_to_somebody_elses_appointment(pilot: Pilot, verb: str):
    anja, _, day = await anja_and_fatima(pilot)
    bert = await pilot.participant("Bert", mentor=anja)
    await plans(anja, f"Fatima {day:%-d-%-m-%Y} 14:30 Serviceplein")
    await plans(anja, f"Bert {day:%-d-%-m-%Y} 15:30 Serviceplein")
    his = await bert.sees("Je hebt een afspraak.")

    await bert.presses_under(his, data=f"{verb}:1")

    await bert.sees_answer("Deze knop is van eerder.")
    assert not any("Fatima (A-001) k" in text for text in await anja.heard(pilot.admin_chat))


async def anja_and_fatima(pilot: Pilot) -> tuple[Phone, Phone, date]:
    """A mentor, a participant, and the next working day but one."""
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    return anja, fatima, next_working_days(today(pilot), 2)[-1]


def today(pilot: Pilot) -> date:
    return pilot.now().astimezone(AMSTERDAM).date()


async def plans(mentor: Phone, line: str) -> None:
    await mentor.says(f"/afspraak {line}")
    await mentor.sees("Klopt dit?")
    await mentor.presses("Ja, plan dit")


async def reminders(participant: Phone) -> int:
    return sum("Morgen heb je" in text or "Vandaag heb je" in text for text in await participant.heard())
