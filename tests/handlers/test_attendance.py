"""The card "Was Fatima er?" through the whole bot: said with one tap, praise after it, and a slip taken back."""

from datetime import datetime, time

from mentoring.appointments import Details
from mentoring.ids import AppointmentId
from mentoring.money import Cents
from mentoring.office_days import next_working_days
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Phone
from tests.handlers.planning import plans, soon
from tests.handlers.staff_planning import anja_and_fatima, in_pot, labels
from tests.pilot import Pilot

CARD = "Was Fatima er?"


async def test_after_its_time_the_team_is_asked_and_yes_earns_and_offers_praise(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)
    card = await anja.sees(CARD, pilot.admin_chat)

    await anja.presses("Ja", pilot.admin_chat)
    said = await anja.sees("Was er · gemeld door Anja", pilot.admin_chat)
    await anja.presses("Je was goed voorbereid.", pilot.admin_chat)

    assert labels(card) == [["Ja", "Nee", "Verzet"]]
    assert f"{in_words(pilot.now().astimezone(AMSTERDAM).date())} om 14.30 uur" in card["text"]
    assert "Beloning: €\u00a05" in card["text"]
    assert said["message_id"] == card["message_id"]
    shown = await fatima.sees("Je was goed voorbereid.")
    assert "Je hebt €\u00a05 verdiend." in shown["text"]
    praised = await anja.sees("Compliment: Je was goed voorbereid.", pilot.admin_chat)
    assert labels(praised) == [["Terugdraaien"]]


async def test_praise_can_be_typed(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)

    await anja.presses("Ja", pilot.admin_chat)
    await anja.presses("Zelf typen", pilot.admin_chat)
    await anja.sees("Anja, wat wil je tegen Fatima zeggen?", pilot.admin_chat)
    await anja.says("Fijn dat je er weer was.", pilot.admin_chat)

    await anja.sees("Verstuurd aan Fatima", pilot.admin_chat)
    await fatima.sees("Fijn dat je er weer was.")


async def test_without_more_words_the_good_news_need_not_wait(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)

    await anja.presses("Ja", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)

    await fatima.sees("Je hebt €\u00a05 verdiend.")


async def test_no_is_a_kind_message_with_a_new_try(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)

    await anja.presses("Nee", pilot.admin_chat)
    said = await anja.sees("Niet gelukt · gemeld door Anja", pilot.admin_chat)
    await pilot.moves_clock(minutes=11)

    assert labels(said) == [["Terugdraaien"]]
    shown = await fatima.sees("is niet gelukt. Dat kan gebeuren.")
    assert "gemist" not in shown["text"]


async def test_a_slip_is_taken_back_and_the_participant_hears_the_good_news_alone(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)

    await anja.presses("Nee", pilot.admin_chat)
    await anja.presses("Terugdraaien", pilot.admin_chat)
    await anja.sees("Anja draaide het antwoord terug", pilot.admin_chat)
    await anja.presses("Ja", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)

    await fatima.sees("Je hebt €\u00a05 verdiend.")
    await pilot.moves_clock(minutes=30)
    assert not any("niet gelukt" in said for said in await fatima.heard())


async def test_after_a_while_a_slip_can_no_longer_be_taken_back(pilot: Pilot):
    anja, _, _ = await has_been(pilot)
    await anja.presses("Nee", pilot.admin_chat)
    await anja.sees("Niet gelukt", pilot.admin_chat)
    await pilot.moves_clock(minutes=11)

    await anja.presses("Terugdraaien", pilot.admin_chat)

    await anja.sees_answer("Een coördinator kan het rechtzetten met /correctie.")


async def test_yes_was_a_slip_and_a_colleague_takes_it_back_before_anybody_heard_it(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)
    kees = await pilot.mentor("Kees")

    await anja.presses("Ja", pilot.admin_chat)
    await kees.presses("Terugdraaien", pilot.admin_chat)
    await kees.sees_answer("Teruggedraaid.")
    asked = await anja.sees("Kees draaide het antwoord terug", pilot.admin_chat)
    await pilot.moves_clock(minutes=5)

    assert labels(asked) == [["Ja", "Nee", "Verzet"]]
    assert not any("verdiend" in said for said in await fatima.heard())


async def test_who_has_read_that_they_were_there_reads_that_it_is_looked_at_once_more(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)
    await anja.presses("Ja", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    await fatima.sees("Je hebt €\u00a05 verdiend.")

    await anja.presses("Terugdraaien", pilot.admin_chat)

    await fatima.sees("Je mentor kijkt nog een keer naar je afspraak van")


async def test_moved_asks_the_new_moment_and_the_card_says_where_it_went(pilot: Pilot):
    anja, fatima, _ = await has_been(pilot)
    other = next_working_days(pilot.now().astimezone(AMSTERDAM).date(), 1)[0]

    await anja.presses("Verzet", pilot.admin_chat)
    await anja.says(f"{other:%-d-%-m-%Y} 10:00", pilot.admin_chat)
    await anja.presses("Ja, verzet", pilot.admin_chat)

    await anja.sees(f"naar {in_words(other)} om 10.00 uur", pilot.admin_chat)
    await fatima.sees("Je afspraak heeft een nieuw moment.")


async def test_a_colleague_who_is_later_hears_who_was_first(pilot: Pilot):
    anja, _, planned = await has_been(pilot)
    kees = await pilot.mentor("Kees")
    card = await anja.sees(CARD, pilot.admin_chat)
    await anja.presses("Ja", pilot.admin_chat)
    await anja.sees("Was er · gemeld door Anja", pilot.admin_chat)

    await kees.presses_under(card, data=f"hm:{planned}")
    await kees.presses_under(card, data=f"hk:{planned}")

    await kees.sees_answer("Anja heeft dit al afgehandeld")
    await anja.sees("Was er · gemeld door Anja", pilot.admin_chat)


async def test_staff_of_another_team_say_nothing_about_it(pilot: Pilot):
    anja, _, planned = await has_been(pilot)
    kees = await pilot.mentor("Kees", team="Nieuwkoop")
    home = await kees.sees("Kees")

    await kees.presses_under(home, data=f"hk:{planned}")
    await kees.presses_under(home, data=f"hm:{planned}")
    await kees.presses_under(home, data=f"hv:{planned}")
    await kees.presses_under(home, data=f"hp:{planned}:glad")

    card = await anja.sees(CARD, pilot.admin_chat)
    assert labels(card) == [["Ja", "Nee", "Verzet"]]


async def has_been(pilot: Pilot) -> tuple[Phone, Phone, AppointmentId]:
    """An appointment of which the time has just passed, worth five euros."""
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)
    day = soon(pilot)
    planned = await plans(pilot, anja, fatima, day, Details(Place("Serviceplein"), reward=Cents(5_00)))
    await pilot.room.move_clock_to(datetime.combine(day, time(15, 45), AMSTERDAM))
    return anja, fatima, planned
