"""Asking for another moment, a call or an appointment, through the whole bot: with buttons only, on one card."""

from datetime import datetime, time

import pytest

from mentoring.appointment_requests import days_to_offer
from mentoring.office_days import next_working_days
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Json, Phone
from services import attendance
from tests.handlers.planning import cancels, moves, plans, soon, today
from tests.pilot import Pilot

CARD = "wil graag een afspraak"

# --- who can't come -------------------------------------------------------------------------------


async def test_who_cannot_come_proposes_moments_and_the_team_has_them_on_one_card(pilot: Pilot):
    anja, fatima = await who_cannot_come(pilot)
    first, second = days_to_offer(today(pilot))[1:3]
    card = await anja.sees("kan niet komen", pilot.admin_chat)

    await fatima.presses("Ja, graag")
    await anja.sees("Wil graag een nieuw moment.", pilot.admin_chat)
    await chooses(fatima, in_words(second), "Middag")
    await fatima.sees("Dan kun je:")
    await fatima.presses("Nog een moment")
    await chooses(fatima, in_words(first), "Ochtend")
    await fatima.presses("Klaar")

    done = await fatima.sees("Anja kiest een moment. Je leest het hier.")
    lines = f"• {in_words(first)}, in de ochtend\n• {in_words(second)}, in de middag"
    assert f"👍 Dan kun je:\n{lines}\n" in done["text"]
    on_card = await anja.sees(f"• {in_words(second)}, middag", pilot.admin_chat)
    assert f"• {in_words(first)}, ochtend\n" in on_card["text"]
    assert on_card["message_id"] == card["message_id"]
    assert "Reden: liever niet gezegd." in on_card["text"]


async def test_the_third_moment_is_the_last(pilot: Pilot):
    anja, fatima = await who_cannot_come(pilot)
    days = days_to_offer(today(pilot))[:3]

    await fatima.presses("Ja, graag")
    await chooses(fatima, in_words(days[0]), "Maakt niet uit")
    await fatima.presses("Nog een moment")
    await chooses(fatima, in_words(days[1]), "Maakt niet uit")
    await fatima.presses("Nog een moment")
    await chooses(fatima, in_words(days[2]), "Ochtend")

    done = await fatima.sees("Anja kiest een moment.")
    assert done["text"].count("•") == 3
    assert done["buttons"] is None
    await anja.sees(f"• {in_words(days[2])}, ochtend", pilot.admin_chat)


async def test_only_office_days_of_the_next_two_weeks_are_offered(pilot: Pilot):
    _, fatima = await who_cannot_come(pilot)
    days = [in_words(day) for day in days_to_offer(today(pilot))]

    await fatima.presses("Ja, graag")
    first = await fatima.sees("Welke dag kun je?")
    await fatima.presses("Andere dagen")
    more = await fatima.sees("Welke dag kun je?", after=first)
    await fatima.presses("Andere dagen")
    again = await fatima.sees("Welke dag kun je?", after=more)

    assert [*labels(first)[:5], *labels(more)[: len(days) - 5]] == days
    assert labels(again) == labels(first)
    assert "Maakt niet uit wanneer" in labels(more)


async def test_who_would_rather_be_called_is_called(pilot: Pilot):
    anja, fatima = await who_cannot_come(pilot)
    card = await anja.sees("kan niet komen", pilot.admin_chat)

    await fatima.presses("Bel mij")

    await fatima.sees("Goed. Ik vraag Anja om je te bellen.")
    on_card = await anja.sees("Wil graag gebeld worden.", pilot.admin_chat)
    assert on_card["message_id"] == card["message_id"]


async def test_not_just_now_is_fine_too(pilot: Pilot):
    anja, fatima = await who_cannot_come(pilot)

    await fatima.presses("Nu even niet")

    await fatima.sees("Wil je het later wel? Tik dan op Afspraken.")
    await anja.sees("Wil nu geen nieuw moment.", pilot.admin_chat)


async def test_from_the_list_the_way_to_a_new_moment_stays_open(pilot: Pilot):
    _, fatima = await who_cannot_come(pilot)
    await fatima.presses("Nu even niet")
    await fatima.sees("Dat is goed.")

    await fatima.presses("Afspraken")
    await fatima.presses("Nieuw moment kiezen")

    await fatima.sees("Welke dag kun je?")


async def test_when_it_is_moved_the_card_says_so_and_old_moments_are_answered_kindly(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    await cannot(fatima)
    await fatima.presses("Ja, graag")
    old = await fatima.sees("Welke dag kun je?")
    card = await anja.sees("Wil graag een nieuw moment.", pilot.admin_chat)
    other = next_working_days(soon(pilot), 1)[0]

    await moves(pilot, anja, planned, other, at=time(10))
    settled = await anja.sees(f"Gepland: {in_words(other)} om 10.00 uur.", pilot.admin_chat)
    await fatima.sees("nieuw moment.\nWanneer")
    await fatima.presses_under(old, text=in_words(other))

    assert settled["message_id"] == card["message_id"]
    assert settled["buttons"] is None
    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees("Je afspraken")


async def test_when_it_is_cancelled_the_card_says_so(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    await cannot(fatima)

    await cancels(pilot, anja, planned)

    settled = await anja.sees("De afspraak is afgezegd.", pilot.admin_chat)
    assert "Fatima (A-001) kon niet komen." in settled["text"]


# --- who would like an appointment ----------------------------------------------------------------


async def test_i_would_like_an_appointment_reaches_the_team_with_the_moments(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    day = days_to_offer(today(pilot))[0]

    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await chooses(fatima, in_words(day), "Ochtend")

    card = await anja.sees(CARD, pilot.admin_chat)
    assert f"• {in_words(day)}, ochtend" in card["text"]


async def test_only_looking_asks_nothing_of_the_team(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await fatima.presses(in_words(days_to_offer(today(pilot))[0]))
    await fatima.sees("Wanneer kun je op")

    assert not any(CARD in text for text in await anja.heard(pilot.admin_chat))


async def test_a_second_tap_shows_what_was_asked_and_lets_it_be_changed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    first, second = days_to_offer(today(pilot))[:2]
    await asks(fatima, in_words(first), "Ochtend")
    card = await anja.sees(CARD, pilot.admin_chat)

    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    shown = await fatima.sees("Je zoekt een moment. Anja weet het.")
    await fatima.presses("Kies andere momenten")
    await chooses(fatima, in_words(second), "Middag")

    assert f"• {in_words(first)}, in de ochtend" in shown["text"]
    changed = await anja.sees(f"• {in_words(second)}, middag", pilot.admin_chat)
    assert changed["message_id"] == card["message_id"]
    assert in_words(first) not in changed["text"]
    assert sum(CARD in text for text in await anja.heard(pilot.admin_chat)) == 1


async def test_it_can_be_taken_back_and_the_card_says_so(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await asks(fatima, "Maakt niet uit wanneer")
    await anja.sees("Het maakt niet uit wanneer.", pilot.admin_chat)

    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await fatima.presses("Niet meer nodig")

    await fatima.sees("Anja weet dat het niet meer nodig is.")
    settled = await anja.sees("Het is niet meer nodig.", pilot.admin_chat)
    assert settled["buttons"] is None


async def test_when_an_appointment_is_planned_the_card_says_so_and_one_can_be_asked_anew(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await asks(fatima, "Bel mij")
    await fatima.sees("Ik vraag Anja om je te bellen.")
    card = await anja.sees("Wil graag gebeld worden.", pilot.admin_chat)

    await plans(pilot, anja, fatima, soon(pilot))
    settled = await anja.sees(f"Gepland: {in_words(soon(pilot))} om 14.30 uur.", pilot.admin_chat)
    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")

    assert settled["message_id"] == card["message_id"]
    await fatima.sees("Welke dag kun je?")


async def test_after_one_that_did_not_work_out_the_same_flow_asks_for_a_new_one(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    await pilot.room.move_clock_to(datetime.combine(soon(pilot), time(16), AMSTERDAM))
    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await attendance.miss(work, planned, by=by, now=pilot.now())
    await pilot.moves_clock(minutes=30)

    await fatima.presses("Ja, graag")
    await chooses(fatima, in_words(days_to_offer(today(pilot))[0]), "Middag")

    await anja.sees(CARD, pilot.admin_chat)


async def test_not_just_now_after_one_that_did_not_work_out_asks_nothing_of_the_team(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    await pilot.room.move_clock_to(datetime.combine(soon(pilot), time(16), AMSTERDAM))
    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await attendance.miss(work, planned, by=by, now=pilot.now())
    await pilot.moves_clock(minutes=30)

    await fatima.presses("Nu even niet")

    await fatima.sees("Wil je het later wel?")
    assert not any(CARD in text for text in await anja.heard(pilot.admin_chat))


async def test_what_is_typed_meanwhile_goes_to_the_mentor_as_ever(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await fatima.sees("Welke dag kun je?")

    await fatima.says("Ik kan alleen als mijn zus oppast.")

    await anja.sees("Ik kan alleen als mijn zus oppast.", pilot.admin_chat)


@pytest.mark.parametrize(
    "data",
    ["awp:0:1999-01-01:morning:1", "awp:0:morgen:morning:1", "awp:0:2026-03-04:night:1", "awk:0:x:1"],
)
async def test_a_day_or_part_that_was_never_offered_is_answered_kindly(pilot: Pilot, data: str):
    anja, fatima = await anja_and_fatima(pilot)
    await fatima.presses("Afspraken")
    shown = await fatima.sees("Je hebt nu geen afspraken.")

    await fatima.presses_under(shown, data=data)

    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees("Je hebt nu geen afspraken.", after=shown)
    assert not any(CARD in text for text in await anja.heard(pilot.admin_chat))


# --- people ---------------------------------------------------------------------------------------


async def anja_and_fatima(pilot: Pilot) -> tuple[Phone, Phone]:
    anja = await pilot.mentor("Anja")
    return anja, await pilot.participant("Fatima", mentor=anja)


async def who_cannot_come(pilot: Pilot) -> tuple[Phone, Phone]:
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await cannot(fatima)
    return anja, fatima


async def cannot(participant: Phone) -> None:
    await participant.presses("Ik kan niet")
    await participant.presses("Dat zeg ik liever niet")
    await participant.sees("Zullen we een nieuw moment zoeken?")


async def asks(participant: Phone, *buttons: str) -> None:
    await participant.presses("Afspraken")
    await participant.presses("Ik wil een afspraak")
    await chooses(participant, *buttons)


async def chooses(participant: Phone, *buttons: str) -> None:
    for button in buttons:
        await participant.presses(button)


def labels(message: Json) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row]
