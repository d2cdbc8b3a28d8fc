"""Mijn trotslijst through the whole bot: a goal is celebrated, the list grows, and the way back is warm."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.participants.pride import TakeAway
from mentoring.ids import ProudThingId
from mentoring.lengths import units
from messages.pictures import CardWords, draw_goal_card
from practice.phone import Phone
from services import claims
from storage.tables import participants, proud_things
from tests.handlers.goal_stage import a_draft, agreed, buttons, fill_pot
from tests.handlers.test_calm import wants_calm
from tests.pilot import Pilot
from tests.services.nudged import in_march

TITLE = "Mijn post op orde"
KEEP = "Je kunt de kaart bewaren of doorsturen. Dat kies je zelf."
BACK = "Fijn dat je er weer bent."


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    await pilot.room.move_clock_to(in_march(3, 9))
    anja = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return anja


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


# --- a goal reached -------------------------------------------------------------------------------


async def test_a_goal_that_is_reached_comes_as_a_card_and_its_money_after_it(pilot, anja, fatima):
    await says_goal_is_reached(pilot, anja, fatima)

    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    card = await fatima.sees("Je hebt je doel gehaald")
    money = await fatima.sees("Je hebt €\xa015 verdiend.")

    assert card["text"] == (
        "🌟 Goed gedaan. Anja heeft het gezien.\n"
        f"Je hebt je doel gehaald: {TITLE}\n"
        "Dat was op 3 maart 2026.\n"
        f"{KEEP}"
    )
    assert await picture(fatima, card) == drawn(praise="")
    assert await buttons(fatima, card) == ["Mijn trotslijst", "Nieuw doel kiezen"]
    assert (card["protected"], card["message_id"] < money["message_id"], money["silent"]) == (
        False,
        True,
        True,
    )
    assert sum("doel gehaald" in text for text in await fatima.heard()) == 1


async def test_words_that_the_mentor_types_are_on_the_card(pilot, anja, fatima):
    await says_goal_is_reached(pilot, anja, fatima)

    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zelf typen", pilot.admin_chat)
    await anja.says("Wat een werk. Knap <b>hoor 🎉", pilot.admin_chat)
    card = await fatima.sees("Je hebt je doel gehaald")

    assert card["text"].startswith('🌟 Anja zegt: "Wat een werk. Knap <b>hoor 🎉"')
    assert await picture(fatima, card) == drawn(praise="“Wat een werk. Knap <b>hoor 🎉”")


async def test_the_card_can_be_had_again_from_the_goals_of_before(pilot, anja, fatima):
    await reaches(pilot, anja, fatima, praise="Knap gedaan")
    await fatima.sees("Je hebt je doel gehaald")
    await fatima.presses("Mijn doelen")
    await fatima.presses("Al mijn doelen")
    await fatima.presses("Doelen van eerder")
    before = await fatima.sees("Dit zijn je doelen van eerder")

    await fatima.presses(f"Kaart: {TITLE}")

    again = await fatima.sees(KEEP, after=before)
    assert again["text"] == (
        f'🌟 Anja zegt: "Knap gedaan"\nJe hebt je doel gehaald: {TITLE}\nDat was op 3 maart 2026.\n{KEEP}'
    )
    assert await picture(fatima, again) == drawn(praise="“Knap gedaan”")


async def test_in_rustige_stand_the_card_is_its_words(pilot, anja, fatima):
    await wants_calm(fatima)

    await reaches(pilot, anja, fatima, praise="Knap gedaan")

    card = await fatima.sees("Je hebt je doel gehaald")
    assert (card["kind"], card["text"].splitlines()[0]) == ("text", 'Anja zegt: "Knap gedaan"')
    assert await buttons(fatima, card) == ["Mijn trotslijst", "Nieuw doel kiezen"]


async def test_the_longest_words_fit_under_the_card(pilot, anja, fatima):
    title, praise = "Post " * 23 + "klaar", "a" + "🎉" * 299
    await reaches(pilot, anja, fatima, praise=praise, title=title)

    card = await fatima.sees("Je hebt je doel gehaald")

    assert units(card["text"]) <= 1024
    assert praise in card["text"]


# --- the list -------------------------------------------------------------------------------------


async def test_after_a_goal_the_list_and_a_new_goal_are_one_tap_away(pilot, anja, fatima):
    await reaches(pilot, anja, fatima, praise="Knap gedaan")
    card = await fatima.sees("Je hebt je doel gehaald")

    await fatima.presses_under(card, text="Mijn trotslijst")
    shown = await fatima.sees("Al 2 dingen om trots op te zijn.")
    await fatima.presses_under(card, text="Nieuw doel kiezen")

    assert shown["text"].splitlines()[1:] == [
        f'• Doel gehaald: {TITLE} · Anja zei: "Knap gedaan"',
        "• Post openen",
    ]
    await fatima.sees("Waar gaat het over?")


async def test_an_empty_list_is_warm_and_leads_on(fatima):
    await fatima.presses("Beloningen")
    await fatima.presses("Wat heb ik verdiend?")
    await fatima.presses("Mijn trotslijst")

    shown = await fatima.sees("Hier komt alles wat goed gaat.")
    assert await buttons(fatima, shown) == ["Ik ben trots op …", "Wat is de volgende stap?"]


async def test_one_reads_back_five_at_a_time_and_forth_again(pilot, fatima):
    await has_put_on_it(pilot, fatima, *(f"Ding {number}" for number in range(7)))

    await fatima.says("/trots")
    first = await fatima.sees("Al 7 dingen om trots op te zijn.")
    await fatima.presses("Verder terug")
    second = await fatima.sees("• Ding 1", after=first)
    await fatima.presses("Nieuwere dingen")
    again = await fatima.sees("• Ding 6", after=second)

    assert first["text"].splitlines()[1:] == [f"• Ding {number}" for number in (6, 5, 4, 3, 2)]
    assert second["text"].splitlines()[1:] == ["• Ding 1", "• Ding 0"]
    assert again["text"] == first["text"]


async def test_one_puts_something_on_it_and_takes_it_away_and_nobody_of_the_team_reads_it(
    pilot, anja, fatima
):
    await fatima.says("/trots")
    await fatima.presses("Ik ben trots op …")
    await fatima.says("Ik belde <b>zelf & het lukte")
    await fatima.sees("Het staat op je trotslijst:\nIk belde <b>zelf & het lukte")
    await fatima.presses("Mijn trotslijst")
    await fatima.sees("Dit is het begin van je trotslijst.\u0020Dit blijft van jou.")

    await fatima.presses("Iets weghalen")
    await fatima.presses("Ik belde <b>zelf & het lukte")
    await fatima.sees("Haal ik dit weg?")
    await fatima.presses("Ja, haal het weg")
    await fatima.sees("Goed. Het is weg.")
    await fatima.presses("Mijn trotslijst")

    await fatima.sees("Hier komt alles wat goed gaat.")
    assert not any("belde" in text for text in await anja.heard(pilot.admin_chat))
    assert await kept(pilot) == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("🎉" * 2000, "Het past niet allemaal."),
        ("BSN 111222333", "Het lijkt op een BSN"),
        ("\u2060", "Een paar woorden kan wel."),
    ],
)
async def test_what_does_not_fit_is_asked_again_kindly_and_nothing_is_kept(pilot, fatima, typed, answer):
    await fatima.says("/trots")
    await fatima.presses("Ik ben trots op …")
    await fatima.sees("Waar ben je trots op?")

    await fatima.says(typed)

    await fatima.sees(answer)
    assert await kept(pilot) == []
    await fatima.says("Het lukte")
    await fatima.sees("Het staat op je trotslijst")


async def test_a_photo_or_voice_message_is_asked_in_words(pilot, anja, fatima):
    await fatima.says("/trots")
    await fatima.presses("Ik ben trots op …")
    await fatima.sees("Waar ben je trots op?")

    await fatima.sends_photo(caption="Kijk")
    first = await fatima.sees("Een paar woorden kan wel.")
    await fatima.sends_voice()

    await fatima.sees("Een paar woorden kan wel.", after=first)
    assert await kept(pilot) == []
    assert not any("Kijk" in text for text in await anja.heard(pilot.admin_chat))


async def test_who_writes_long_after_the_question_writes_to_the_mentor(pilot, anja, fatima):
    await fatima.says("/trots")
    await fatima.presses("Ik ben trots op …")
    await fatima.sees("Waar ben je trots op?")
    await pilot.moves_clock(hours=2)

    await fatima.says("Ik kan morgen niet komen")

    await anja.sees("Ik kan morgen niet komen", pilot.admin_chat)
    assert await kept(pilot) == []


async def test_stop_leaves_the_list_as_it_is(pilot, fatima):
    await fatima.says("/trots")
    await fatima.presses("Ik ben trots op …")

    await fatima.presses("Stop")

    await fatima.sees("Dat is goed. Het kan later ook.")
    assert await kept(pilot) == []


async def test_a_forged_press_takes_nothing_from_somebody_else(pilot, anja, fatima):
    omar = await pilot.participant("Omar", mentor=anja)
    await has_put_on_it(pilot, fatima, "Ik belde zelf")
    await omar.says("/trots")
    shown = await omar.sees("Hier komt alles wat goed gaat.")

    await omar.presses_under(shown, data=TakeAway(ProudThingId(1)).data())

    await omar.sees_answer("Deze knop is van eerder")
    assert await kept(pilot) == ["Ik belde zelf"]


async def test_staff_who_type_trots_see_no_list(pilot, anja, fatima):
    await has_put_on_it(pilot, fatima, "Ik belde zelf")

    await anja.says("/trots")

    await anja.says("/help")
    await anja.sees("/nieuw")
    assert not any("belde" in text for text in await anja.heard())


# --- back after a while ---------------------------------------------------------------------------


async def test_who_presses_after_two_weeks_is_welcomed_once_beside_the_answer(pilot, anja, fatima):
    await reaches(pilot, anja, fatima, praise="Knap gedaan")
    await has_put_on_it(pilot, fatima, "Ik belde zelf")
    await was_last_seen(pilot, days=14)

    await fatima.presses("Mijn doelen")
    await fatima.sees("Hier staat nu geen doel.")
    shown = await fatima.sees(BACK)
    await fatima.presses("Mijn doelen")
    await fatima.presses_under(shown, text="Hele lijst")

    assert shown["text"] == (
        "👋 Fijn dat je er weer bent. Dit ging al goed:\n"
        "• Ik belde zelf\n"
        f'• Doel gehaald: {TITLE} · Anja zei: "Knap gedaan"\n'
        "• Post openen\n"
        "Wil je iets kleins doen?"
    )
    assert await buttons(fatima, shown) == ["Hele lijst", "Laat maar zien", "Nu nog niet"]
    await fatima.sees("Al 3 dingen om trots op te zijn.")
    assert await times_welcomed(fatima) == 1


async def test_who_writes_after_two_weeks_reaches_the_mentor_and_is_welcomed(pilot, anja, fatima):
    await was_last_seen(pilot, days=15)

    await fatima.says("Hoi, ik ben er weer")

    await anja.sees("Hoi, ik ben er weer", pilot.admin_chat)
    shown = await fatima.sees(f"{BACK} Je doelen staan er nog.")
    assert await buttons(fatima, shown) == ["Laat maar zien", "Nu nog niet"]
    await fatima.presses("Nu nog niet")
    await fatima.sees("Goed. Je doelen blijven staan.")


async def test_who_was_here_last_week_is_not_welcomed(pilot, fatima):
    await was_last_seen(pilot, days=13)

    await fatima.presses("Mijn doelen")
    await fatima.sees("Hier staat nu geen doel.")
    await pilot.moves_clock(minutes=1)

    assert await times_welcomed(fatima) == 0


async def test_after_a_pause_that_was_long_the_welcome_comes_once(pilot, fatima):
    await fatima.says("/pauze")
    await fatima.presses("Tot ik het zeg")
    paused = await fatima.sees("Goed. Ik stuur je even niets.")
    await was_last_seen(pilot, days=30)

    await fatima.presses_under(paused, text="Verder")
    await fatima.sees(BACK)
    await fatima.presses_under(paused, text="Verder")
    await pilot.moves_clock(minutes=1)

    assert await times_welcomed(fatima) == 1


async def test_who_says_that_it_is_too_much_gets_help_and_no_cheer(pilot, anja, fatima):
    await was_last_seen(pilot, days=20)

    await fatima.says("ik wil niet meer")

    await fatima.sees("113")
    await anja.sees("Schreef dat het te veel is.", pilot.admin_chat)
    assert await times_welcomed(fatima) == 0


# --- acts -----------------------------------------------------------------------------------------


async def says_goal_is_reached(pilot: Pilot, anja: Phone, fatima: Phone) -> None:
    """One step is done and told, and the goal itself waits for Anja."""
    goal = await agreed(pilot, anja, fatima, a_draft(TITLE, "Post openen"))
    by, mentor = await pilot.someone(fatima), await pilot.someone(anja)
    async with pilot.database.work() as work:
        step = await claims.claim_step(work, goal.steps[0].id, by=by, now=pilot.now())
        await claims.approve(work, step.id, programme=pilot.programme, by=mentor, now=pilot.now())
        await claims.praise(work, step.id, "", by=mentor, now=pilot.now())
    async with pilot.database.work() as work:
        claimed = await claims.claim(work, goal.id, None, by=by, now=pilot.now())
        await claims.announce(work, claimed.id, by=by, now=pilot.now())
    await pilot.moves_clock(minutes=1)
    await anja.sees(TITLE, pilot.admin_chat)


async def reaches(pilot: Pilot, anja: Phone, fatima: Phone, *, praise: str, title: str = TITLE) -> None:
    """Fatima has reached a goal of one step, and Anja said something about it."""
    goal = await agreed(pilot, anja, fatima, a_draft(title, "Post openen"))
    by, mentor = await pilot.someone(fatima), await pilot.someone(anja)
    async with pilot.database.work() as work:
        now = pilot.now() - timedelta(minutes=1)
        step = await claims.claim_step(work, goal.steps[0].id, by=by, now=now)
        await claims.approve(work, step.id, programme=pilot.programme, by=mentor, now=now)
        reached = await claims.claim(work, goal.id, None, by=by, now=now)
        await claims.approve(work, reached.id, programme=pilot.programme, by=mentor, now=now)
        await claims.praise(work, reached.id, praise, by=mentor, now=now)
    await pilot.moves_clock(minutes=1)


async def has_put_on_it(pilot: Pilot, fatima: Phone, *things: str) -> None:
    """On her list, one minute after the other."""
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        for number, thing in enumerate(things):
            await work.pride.add(by.id, thing, now=pilot.now() + timedelta(minutes=number))


async def was_last_seen(pilot: Pilot, *, days: int) -> None:
    """As if everybody had been silent since."""
    then = (pilot.now() - timedelta(days=days)).date()
    async with pilot.database.work() as work:
        await work.connection.execute(update(participants).values(last_seen_on=then))


async def kept(pilot: Pilot) -> list[str]:
    async with pilot.database.work() as work:
        return list((await work.connection.execute(select(proud_things.c.text))).scalars())


async def times_welcomed(phone: Phone) -> int:
    return sum(BACK in text for text in await phone.heard())


async def picture(phone: Phone, message: dict[str, Any]) -> bytes:
    return (await phone.file(message)).content


def drawn(*, praise: str) -> bytes:
    """The card that there should be."""
    return draw_goal_card(CardWords("Fatima, het is gelukt", TITLE, "3 maart 2026", praise, "van Anja"))
