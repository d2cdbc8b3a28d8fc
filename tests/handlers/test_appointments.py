"""/afspraak through the whole bot: planned in one line or step by step, and read back before it counts."""

from datetime import date, timedelta

import pytest

from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Phone
from tests.handlers.planning import soon, today
from tests.handlers.staff_planning import PLAN, anja_and_fatima, in_pot, known_place, labels, plans_by_line
from tests.pilot import Pilot

# --- in one line ----------------------------------------------------------------------------------


async def test_an_appointment_in_one_line_is_read_back_and_reaches_the_participant(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")
    check = await anja.sees("Klopt dit?")
    await anja.presses(PLAN)

    assert check["text"] == (
        f"Klopt dit?\nFatima (A-001)\n{in_words(soon(pilot))} om 14.30 uur, een uur, met Anja\nServiceplein"
    )
    made = await anja.sees("Gepland: Fatima (A-001)")
    assert made["message_id"] == check["message_id"]
    shown = await fatima.sees("Je hebt een afspraak.")
    assert f"Wanneer: {in_words(soon(pilot))} om 14.30 uur." in shown["text"]
    assert "Met: Anja. Waar: Serviceplein." in shown["text"]


async def test_a_line_ends_with_how_long_and_what_it_earns(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)

    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein 45 min € 5")

    shown = await fatima.sees("Je hebt een afspraak.")
    assert "Het duurt 45 minuten." in shown["text"]
    assert "Waar: Serviceplein.\nJe verdient: €\u00a05." in shown["text"]


async def test_a_known_place_in_a_line_brings_its_address(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await known_place(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 op het serviceplein")
    check = await anja.sees("Klopt dit?")
    await anja.presses(PLAN)

    assert check["text"].endswith("\nServiceplein, Raadhuisstraat 1")
    await fatima.sees("Waar: Serviceplein, Raadhuisstraat 1.")


async def test_by_phone_can_be_typed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 per telefoon")
    check = await anja.sees("Klopt dit?")
    await anja.presses(PLAN)

    assert check["text"].endswith("\nper telefoon")
    await fatima.sees("Anja belt je.")


async def test_three_o_clock_is_asked_and_not_guessed(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 3 uur Serviceplein")
    await anja.sees("Dat kan vroeg of laat op de dag zijn.")
    await anja.presses("15.00")

    check = await anja.sees("Klopt dit?")
    assert "om 15.00 uur, een uur, met Anja\nServiceplein" in check["text"]


async def test_a_day_that_may_be_this_week_or_the_next_is_asked(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    first = today(pilot) + timedelta(days=1)

    await anja.says(f"/afspraak Fatima volgende {weekday(first)} 14:30 Serviceplein")
    asked = await anja.sees("Dat kan meer dan één dag zijn.")
    await anja.presses(in_words(first + timedelta(days=7)))

    assert labels(asked)[0] == [in_words(first), in_words(first + timedelta(days=7))]
    await anja.sees(f"{in_words(first + timedelta(days=7))} om 14.30 uur")


async def test_a_weekday_that_does_not_match_is_asked_with_both_days_and_nothing_is_typed_again(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    day = soon(pilot)
    meant = day + timedelta(days=1 if day.weekday() < 6 else -1)

    await anja.says(f"/afspraak Fatima {weekday(meant)} {day:%-d-%-m-%Y} 14:30 Serviceplein")
    asked = await anja.sees("Dat kan meer dan één dag zijn. Welke?")
    await anja.presses(in_words(meant))

    await anja.sees(f"die datum is {in_words(day)}")
    assert labels(asked)[0] == [in_words(each) for each in sorted([day, meant])]
    check = await anja.sees("Klopt dit?")
    assert f"{in_words(meant)} om 14.30 uur, een uur, met Anja\nServiceplein" in check["text"]


async def test_a_moment_that_has_passed_is_refused(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    now = pilot.now().astimezone(AMSTERDAM)

    await anja.says(f"/afspraak Fatima vandaag {now - timedelta(minutes=1):%H:%M} Serviceplein")

    await anja.sees("Dat moment is al voorbij.")


# --- step by step ---------------------------------------------------------------------------------


async def test_with_buttons_in_the_admin_chat_it_takes_six_taps(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await known_place(pilot)
    group = pilot.admin_chat

    await anja.says("/afspraak", group)
    await anja.presses("Fatima (A-001)", group)
    await anja.presses(in_words(soon(pilot)), group)
    await anja.presses("14.30", group)
    await anja.presses("Serviceplein", group)
    await anja.presses(PLAN, group)

    await fatima.sees(f"Wanneer: {in_words(soon(pilot))} om 14.30 uur.")


async def test_an_earlier_place_is_a_button(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Bibliotheek Centrum")

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 16:00")
    await anja.presses("Bibliotheek Centrum")

    check = await anja.sees("Klopt dit?")
    assert "om 16.00 uur, een uur, met Anja\nBibliotheek Centrum" in check["text"]


async def test_words_that_are_no_day_are_asked_and_the_form_goes_on(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says("/afspraak Fatima zo snel mogelijk")
    await anja.sees("Die dag begrijp ik niet.")
    await anja.says(f"{soon(pilot):%-d-%-m-%Y}")
    await anja.sees("Hoe laat")
    await anja.says("straks")
    await anja.sees("Die tijd begrijp ik niet.")
    await anja.says("14.30")
    await anja.says("Serviceplein")

    await anja.sees(f"{in_words(soon(pilot))} om 14.30 uur")


async def test_where_a_day_is_asked_a_whole_line_can_be_typed(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says("/afspraak Fatima")
    await anja.sees("Welke dag, met Fatima?")
    await anja.says(f"{soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    check = await anja.sees("Klopt dit?")
    assert f"{in_words(soon(pilot))} om 14.30 uur, een uur, met Anja\nServiceplein" in check["text"]


async def test_a_name_that_is_a_whole_story_is_answered_too(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says("/afspraak " + "😀" * 2000)

    said = await anja.sees("Ik vind hier geen deelnemer")
    assert len(said["text"]) < 200


async def test_a_place_that_is_a_whole_story_is_asked_again_and_the_moment_is_kept(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 " + "bibliotheek " * 20)
    await anja.sees("hooguit 80 tekens")
    await anja.sees("Waar? Tik op een plaats")
    await anja.says("Bibliotheek")

    await anja.sees(f"{in_words(soon(pilot))} om 14.30 uur")


async def test_a_command_that_is_not_understood_is_no_answer_to_an_open_question(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says("/bericht")
    asked = await anja.sees("Welke deelnemer?")

    await anja.says("/afspraken Gerrit")
    await anja.sees("Ik vind hier geen deelnemer “Gerrit”.", after=asked)
    await anja.says("Fatima")

    await anja.sees("Met /help zie je alle opdrachten.")


async def test_where_a_day_is_asked_a_time_alone_is_kept(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await known_place(pilot)

    await anja.says("/afspraak Fatima")
    first = await anja.sees("Welke dag, met Fatima?")
    await anja.says("14:30")
    again = await anja.sees("Welke dag, met Fatima?", after=first)
    await anja.presses_under(again, text=in_words(soon(pilot)))
    await anja.presses("Serviceplein")

    await anja.sees(f"{in_words(soon(pilot))} om 14.30 uur")


async def test_a_part_of_the_day_leaves_its_times_to_choose_from(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {weekday(soon(pilot))}middag")
    asked = await anja.sees("Hoe laat")
    await anja.says("3 uur")
    await anja.says("Serviceplein")

    assert labels(asked)[0] == ["12.00", "12.30", "13.00", "13.30"]
    await anja.sees(f"{in_words(soon(pilot))} om 15.00 uur")


# --- what is pointed out --------------------------------------------------------------------------


async def test_the_weekend_is_pointed_out_and_another_day_is_one_press_away(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    saturday = soon(pilot) + timedelta(days=(5 - soon(pilot).weekday()) % 7)

    await anja.says(f"/afspraak Fatima {saturday:%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.sees(f"{in_words(saturday)} valt in het weekend.")
    await anja.presses("Andere dag")
    await anja.says(f"{soon(pilot):%-d-%-m-%Y}")
    await anja.sees(f"{in_words(soon(pilot))} om 14.30 uur, een uur")
    await anja.presses(PLAN)

    await fatima.sees(f"Wanneer: {in_words(soon(pilot))} om 14.30 uur.")


async def test_a_holiday_another_year_and_the_evening_are_pointed_out(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    kings_day = date(today(pilot).year + 1, 4, 27)

    await anja.says(f"/afspraak Fatima {kings_day:%-d-%-m-%Y} 20:00 Serviceplein")

    check = await anja.sees("Klopt dit?")
    assert f"⚠️ {in_words(kings_day)} is een feestdag: Koningsdag." in check["text"]
    assert f"⚠️ Dit is in {kings_day.year}." in check["text"]
    assert "⚠️ Dit is buiten kantooruren." in check["text"]


async def test_what_ends_after_the_office_closes_is_pointed_out(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 16:30 Serviceplein")

    check = await anja.sees("Klopt dit?")
    assert "⚠️ Dit is buiten kantooruren." in check["text"]


async def test_another_appointment_of_either_at_that_time_is_pointed_out(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    kees = await pilot.mentor("Kees")
    await pilot.participant("Bert", mentor=anja)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await anja.says(f"/afspraak Bert {soon(pilot):%-d-%-m-%Y} 15:00 Serviceplein")
    of_mentor = await anja.sees("Bert (A-002)")
    await kees.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:00 Bibliotheek")
    of_participant = await kees.sees("Klopt dit?")

    at = f"{in_words(soon(pilot))} om 14.30 uur"
    assert f"⚠️ Anja heeft dan al een afspraak: {at}." in of_mentor["text"]
    assert "Fatima" not in of_mentor["text"]
    assert f"⚠️ Fatima heeft dan al een afspraak: {at}." in of_participant["text"]


async def test_one_that_begins_when_the_other_ends_is_not_pointed_out(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 15:30 Serviceplein")

    check = await anja.sees("om 15.30 uur")
    assert "⚠️" not in check["text"]


# --- behind "Meer…" -------------------------------------------------------------------------------


async def test_everything_else_is_a_few_taps_behind_more(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await pilot.mentor("Kees")
    await in_pot(pilot, 10_00)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await adds(anja, "Hoe lang", "90 minuten")
    await adds(anja, "Met wie", "Kees")
    await adds(anja, "Meenemen", "Map met post", "Legitimatie", "Klaar")
    await adds(anja, "Beloning", "€\u00a02")
    check = await anja.sees("Beloning: €\u00a02")
    await anja.presses(PLAN)

    assert check["text"].endswith(
        "om 14.30 uur, 90 minuten, met Kees\n"
        "Serviceplein\n"
        "Meenemen: Map met post en Legitimatie\n"
        "Beloning: €\u00a02"
    )
    shown = await fatima.sees("Je hebt een afspraak.")
    assert "Met: Kees." in shown["text"]
    assert "Neem mee: Map met post en Legitimatie." in shown["text"]
    assert "Je verdient: €\u00a02." in shown["text"]


async def test_what_is_typed_to_bring_is_added_to_what_was_pressed(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.presses("Meer…")
    await anja.presses("Meenemen")
    await anja.presses("Map met post")
    await anja.sees("Tot nu toe: Map met post")

    await anja.says("een pen")

    await anja.sees("Meenemen: Map met post en een pen")


async def test_everything_behind_more_can_be_typed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await types(anja, "hoe lang", "anderhalf uur")
    await types(anja, "met wie", "anja")
    await types(anja, "meenemen", "je map met post, een pen")
    await types(anja, "beloning", "2,50")
    await types(anja, "titel", "Koffie")
    await anja.sees("Titel: Koffie")
    await anja.says("ja")

    shown = await fatima.sees("Je hebt een afspraak: Koffie.")
    assert "Het duurt 90 minuten." in shown["text"]
    assert "Neem mee: je map met post en een pen." in shown["text"]
    assert "Je verdient: €\u00a02,50." in shown["text"]


ASKED = {
    "Hoe lang": "Hoe lang? Tik erop",
    "Met wie": "Met wie heeft Fatima",
    "Meenemen": "Wat meenemen?",
    "Beloning": "Wat verdient de deelnemer",
    "Titel": "Welke titel",
}


@pytest.mark.parametrize(
    ("part", "typed", "said"),
    [
        ("Hoe lang", "even", "Typ hoe lang, van 10 tot 480 minuten"),
        ("Hoe lang", "481", "Typ hoe lang, van 10 tot 480 minuten"),
        ("Met wie", "Gerrit", "Kies een van de knoppen."),
        ("Meenemen", "a, b, c, d, e, f", "Hooguit 5 dingen"),
        ("Meenemen", "je schulden", "“schulden” kan te veel vertellen"),
        ("Beloning", "5,5", "Ik kan dit niet als bedrag lezen."),
        ("Titel", "Gesprek met de deurwaarder", "“deurwaarder” kan te veel vertellen"),
        ("Titel", "x" * 41, "hooguit 40 tekens"),
    ],
)
async def test_what_can_not_be_is_said_and_asked_again(pilot: Pilot, part: str, typed: str, said: str):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.presses("Meer…")
    await anja.presses(part)
    asked = await anja.sees(ASKED[part])

    await anja.says(typed)

    await anja.sees(said)
    await anja.sees(ASKED[part], after=asked)


async def test_what_the_pot_can_not_pay_is_said_and_can_be_changed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 1_00)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein € 5")
    check = await anja.sees("Klopt dit?")

    await anja.presses(PLAN)
    await anja.sees_answer("pot")
    again = await anja.sees("Klopt dit?", after=check)
    await adds(anja, "Beloning", "Geen")
    without = await anja.sees("Klopt dit?", after=again)
    await anja.presses_under(without, text=PLAN)

    shown = await fatima.sees("Je hebt een afspraak.")
    assert "Je verdient" not in shown["text"]


# --- whatever comes in ----------------------------------------------------------------------------


async def test_a_photo_is_no_answer_and_the_question_stays(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30")
    asked = await anja.sees("Waar?")

    await anja.sends_photo(caption="Serviceplein")
    await anja.sees("Typ het in woorden")
    await anja.sees("Waar?", after=asked)
    await anja.says("Serviceplein")

    await anja.sees("Klopt dit?")


@pytest.mark.parametrize("asked", ["Met wie?", "Welke dag", "Hoe laat", "Waar?"])
async def test_two_thousand_emoji_are_no_answer(pilot: Pilot, asked: str):
    anja, _ = await anja_and_fatima(pilot)
    answers = {"Met wie?": "Fatima", "Welke dag": f"{soon(pilot):%-d-%-m-%Y}", "Hoe laat": "14:30"}
    await anja.says("/afspraak")
    before = list(answers)[: [*answers, "Waar?"].index(asked)]
    for question in before:
        await anja.says(answers[question])
    first = await anja.sees(asked)

    await anja.says("😀" * 2000)

    await anja.sees(asked, after=first)
    assert await pilot.room.notices() == []


async def test_a_place_with_signs_of_html_is_shown_as_it_was_typed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 <b>Hal</b> & tuin")

    shown = await fatima.sees("Je hebt een afspraak.")
    assert "Waar: <b>Hal</\u2060b> & tuin." in shown["text"]


async def test_stop_leaves_and_nothing_is_planned(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await anja.presses("Stop")
    await anja.sees("Er is niets gepland.")

    await anja.says("/afspraken Fatima")
    await anja.sees("heeft geen afspraken staan")


async def test_the_buttons_of_an_earlier_question_do_not_answer_a_later_one(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y}")
    first = await anja.sees("Hoe laat")
    await anja.says("10:00")
    await anja.says("Serviceplein")
    await anja.presses("Andere tijd")
    asked = await anja.sees("Hoe laat", after=first)

    await anja.presses_under(first, text="9.00")
    await anja.sees("Deze knop is van eerder")
    again = await anja.sees("Hoe laat", after=asked)
    await anja.presses_under(again, text="11.00")

    await anja.sees("om 11.00 uur, een uur")


# --- who --------------------------------------------------------------------------------------------


async def test_staff_of_another_team_plan_nothing(pilot: Pilot):
    await anja_and_fatima(pilot)
    kees = await pilot.mentor("Kees", team="Nieuwkoop")

    await kees.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await kees.sees("“Fatima”")


async def test_who_does_not_take_part_yet_is_said_before_anything_else_is_asked(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await pilot.invitation("Omar", by=anja)

    await anja.says(f"/afspraak Omar {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await anja.sees("Deze deelnemer doet nu niet mee.")
    assert not any("Klopt dit?" in said for said in await anja.heard())


async def test_staff_hear_when_the_participant_can_not_be_reached(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await fatima.blocks()
    await anja.sees("niet bereikbaar", pilot.admin_chat)

    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")
    await anja.sees("Fatima is nu niet bereikbaar")
    await anja.says("/bericht Fatima Bel je me?")

    await anja.sees("Bel als het niet kan wachten.")


def weekday(day: date) -> str:
    return in_words(day).split()[0]


async def adds(mentor: Phone, part: str, *buttons: str) -> None:
    """Behind 'Meer…': one part, with its buttons."""
    for button in ("Meer…", part, *buttons):
        await mentor.presses(button)
    await mentor.sees("Klopt dit?")


async def types(mentor: Phone, part: str, answer: str) -> None:
    """The same, typed."""
    for words in ("meer…", part, answer):
        await mentor.says(words)
