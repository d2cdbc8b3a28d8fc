"""/afspraken for staff, and cards of participants: one appointment moved or cancelled, read back before it counts."""

from datetime import time

from mentoring.office_days import next_working_days
from mentoring.people import Role
from messages.catalogue import day as in_words
from messages.catalogue import short_day
from practice.phone import Phone
from tests.handlers.planning import cancels, moves, plans, soon
from tests.handlers.staff_planning import anja_and_fatima, labels, plans_by_line
from tests.pilot import Pilot


async def test_what_is_ahead_stands_under_the_participant_soonest_first(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    later = next_working_days(soon(pilot), 1)[0]
    await plans(pilot, anja, fatima, later, at=time(9))
    await plans(pilot, anja, fatima, soon(pilot))

    await anja.says("/afspraken")
    await anja.presses("Fatima (A-001)")

    shown = await anja.sees("2 afspraken van Fatima (A-001).")
    assert labels(shown) == [
        [f"{short_day(soon(pilot))} 14.30 · Serviceplein"],
        [f"{short_day(later)} 9.00 · Serviceplein"],
        ["Afspraak plannen"],
    ]


async def test_one_appointment_is_moved_with_all_of_it_but_its_moment(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein 45 min")
    other = next_working_days(soon(pilot), 1)[0]

    await opens(anja, pilot)
    await anja.presses("Verzetten")
    await anja.says(f"{other:%-d-%-m-%Y}")
    await anja.presses("10.00")
    check = await anja.sees("Klopt dit?")
    await anja.presses("Ja, verzet")

    assert f"{in_words(other)} om 10.00 uur, 45 minuten, met Anja\nServiceplein" in check["text"]
    await anja.sees(f"Verzet: Fatima (A-001), nu {in_words(other)} om 10.00 uur")
    moved = await fatima.sees("Je afspraak heeft een nieuw moment.")
    assert f"Wanneer: {in_words(other)} om 10.00 uur. Het duurt 45 minuten." in moved["text"]


async def test_it_can_get_another_place_alone(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await opens(anja, pilot)
    await anja.presses("Verzetten")
    await anja.says(f"{soon(pilot):%-d-%-m-%Y} 14:30 Bibliotheek")
    await anja.presses("Ja, verzet")

    moved = await fatima.sees("Je afspraak is op een andere plek.")
    assert "Waar: Bibliotheek." in moved["text"]


async def test_an_appointment_that_is_moved_does_not_overlap_with_itself(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    await plans_by_line(anja, f"Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein")

    await opens(anja, pilot)
    await anja.presses("Verzetten")
    await anja.says(f"{soon(pilot):%-d-%-m-%Y} 15:00")

    check = await anja.sees("om 15.00 uur, een uur")
    assert "⚠️" not in check["text"]


async def test_cancelling_is_read_back_and_told_kindly(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await anja.says("/afspraken Fatima", pilot.admin_chat)
    await anja.presses(row(pilot), pilot.admin_chat)

    await anja.presses("Afzeggen", pilot.admin_chat)
    check = await anja.sees("Klopt dit?", pilot.admin_chat)
    await anja.presses("Ja, zeg af", pilot.admin_chat)

    at = f"{in_words(soon(pilot))} om 14.30 uur"
    assert f"Je zegt af: Fatima (A-001), {at}, Serviceplein." in check["text"]
    await anja.sees(f"Afgezegd: Fatima (A-001), {at}.", pilot.admin_chat)
    await fatima.sees("gaat niet door")


async def test_an_appointment_that_is_left_stands(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))

    await opens(anja, pilot)
    await anja.presses("Afzeggen")
    await anja.presses("Nee, laat staan")
    await anja.sees("Nog geen antwoord.")
    await anja.presses("Terug naar de lijst")

    await anja.sees("1 afspraak van Fatima (A-001).")


async def test_what_a_colleague_has_changed_meanwhile_is_not_cancelled_unseen(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    await opens(anja, pilot)
    await anja.presses("Afzeggen")
    await anja.sees("Klopt dit?")
    await moves(pilot, anja, planned, soon(pilot), at=time(11))

    await anja.presses("Ja, zeg af")
    await anja.sees_answer("Deze knop is van eerder")
    await anja.says("/afspraken Fatima")

    shown = await anja.sees("1 afspraak van Fatima (A-001).")
    assert labels(shown)[0] == [f"{short_day(soon(pilot))} 11.00 · Serviceplein"]


async def test_what_a_colleague_has_cancelled_meanwhile_is_said_with_their_name(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    kees = await pilot.mentor("Kees")
    await opens(anja, pilot)
    await anja.sees("Nog geen antwoord.")
    await cancels(pilot, kees, planned)

    await anja.presses("Verzetten")

    await anja.sees_answer("Kees heeft dit al afgehandeld")


# --- from the card of a participant ---------------------------------------------------------------


async def test_who_cannot_come_has_an_appointment_at_a_moment_that_suits_in_three_taps(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    other = next_working_days(soon(pilot), 1)[0]
    await cannot_come_but(fatima, in_words(other), "Middag")

    await anja.presses(f"{short_day(other)}, middag", pilot.admin_chat)
    asked = await anja.sees("Hoe laat", pilot.admin_chat)
    await anja.presses("15.00", pilot.admin_chat)
    await anja.presses("Ja, verzet", pilot.admin_chat)

    assert labels(asked)[0][0] == "12.00"
    moved = await fatima.sees("Je afspraak heeft een nieuw moment.")
    assert f"Wanneer: {in_words(other)} om 15.00 uur." in moved["text"]


async def test_another_moment_and_cancelling_are_on_the_card_too(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await cannot_come_but(fatima, in_words(next_working_days(soon(pilot), 1)[0]), "Middag")

    await anja.presses("Ander moment", pilot.admin_chat)
    await anja.sees("Welke dag, met Fatima?", pilot.admin_chat)
    card = await anja.sees("kan niet komen", pilot.admin_chat)
    await anja.presses("Afzeggen", pilot.admin_chat)
    check = await anja.sees("Je zegt af: Fatima (A-001)", pilot.admin_chat)
    await anja.presses("Ja, zeg af", pilot.admin_chat)

    assert check["message_id"] != card["message_id"]
    await fatima.sees("gaat niet door")
    done = await anja.sees("De afspraak is afgezegd.", pilot.admin_chat)
    assert done["message_id"] == card["message_id"]


async def test_who_would_like_an_appointment_has_one_on_a_day_that_suits(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await fatima.presses(in_words(soon(pilot)))
    await fatima.presses("Ochtend")

    await anja.presses(f"{short_day(soon(pilot))}, ochtend", pilot.admin_chat)
    await anja.says("half tien", pilot.admin_chat)
    await anja.says("Serviceplein", pilot.admin_chat)
    await anja.presses("Ja, plan dit", pilot.admin_chat)

    await fatima.sees(f"Wanneer: {in_words(soon(pilot))} om 9.30 uur.")


async def test_a_moment_that_suited_and_has_passed_is_said_and_another_is_asked(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await fatima.presses("Afspraken")
    await fatima.presses("Ik wil een afspraak")
    await fatima.presses(in_words(soon(pilot)))
    await fatima.presses("Ochtend")
    suited = f"{short_day(soon(pilot))}, ochtend"
    await pilot.moves_clock(days=8)

    await anja.presses(suited, pilot.admin_chat)

    await anja.sees("is al voorbij", pilot.admin_chat)
    await anja.sees("Welke dag, met Fatima?", pilot.admin_chat)


# --- who ------------------------------------------------------------------------------------------


async def test_staff_of_another_team_see_move_and_cancel_nothing(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    kees = await pilot.mentor("Kees", team="Nieuwkoop")
    await kees.says("/afspraken")
    shown = await kees.sees("Van wie wil je de afspraken zien?")
    whose = await pilot.as_participant(fatima)

    await kees.presses_under(shown, data=f"vl:{whose.id}")
    await kees.presses_under(shown, data=f"va:{planned}")
    await kees.presses_under(shown, data=f"vc:{planned}")
    await kees.presses_under(shown, data=f"vx:{planned}:0")
    await kees.presses_under(shown, data=f"am:{planned}")

    await kees.sees_answer("Alleen mentoren van dit team")
    await anja.says("/afspraken Fatima")
    await anja.sees("1 afspraak van Fatima (A-001).")


async def test_who_is_mentor_and_participant_sees_her_own_in_private_and_the_teams_in_the_admin_chat(
    pilot: Pilot,
):
    anja, fatima = await anja_and_fatima(pilot)
    whose = await pilot.as_participant(fatima)
    async with pilot.database.work() as work:
        await work.people.add_membership(whose.id, Role.MENTOR, whose.team_id, now=pilot.now())
    await pilot.admin_chat.add(fatima, by=anja)
    await plans(pilot, anja, fatima, soon(pilot))
    await fatima.sees("Je hebt een afspraak.")

    await fatima.says("/afspraken")
    await fatima.sees("Je afspraken")
    await fatima.says("/afspraken", pilot.admin_chat)

    await fatima.sees("Van wie wil je de afspraken zien?", pilot.admin_chat)


async def test_there_are_never_more_buttons_than_telegram_takes_and_the_others_are_typed(pilot: Pilot):
    karin = await pilot.coordinator("Karin")
    anja, _ = await anja_and_fatima(pilot)
    team_id = (await pilot.as_participant(await pilot.participant("Bert", mentor=anja))).team_id
    mentor = await pilot.someone(anja)
    async with pilot.database.work() as work:
        for number in range(120):
            person_id = await work.people.add(f"Deelnemer {number}", now=pilot.now())
            await work.people.add_participant(person_id, team_id, mentor.id, now=pilot.now())

    await karin.says("/afspraken")
    shown = await karin.sees("Van wie wil je de afspraken zien?")
    await karin.says("/afspraken Deelnemer 119")

    assert 80 <= sum(len(buttons) for buttons in labels(shown)) <= 100
    await karin.sees("Deelnemer 119 (A-122) heeft geen afspraken staan.")


async def opens(mentor: Phone, pilot: Pilot) -> None:
    """The one appointment of Fatima at 14.30, from the list."""
    await mentor.says("/afspraken Fatima")
    await mentor.presses(row(pilot))


def row(pilot: Pilot) -> str:
    return f"{short_day(soon(pilot))} 14.30 · Serviceplein"


async def cannot_come_but(participant: Phone, *suits: str) -> None:
    """Can't come, and says when it would suit."""
    for button in ("Ik kan niet", "Dat zeg ik liever niet", "Ja, graag", *suits):
        await participant.presses(button)
