"""/plaatsen through the whole bot: a coordinator keeps the list, mentors look at it and choose from it."""

import pytest

from practice.phone import Phone
from tests.handlers.planning import soon
from tests.handlers.staff_planning import anja_and_fatima, known_place, labels
from tests.pilot import Pilot


async def test_a_coordinator_adds_a_place_with_a_location_and_an_appointment_there_brings_its_pin(
    pilot: Pilot,
):
    karin = await pilot.coordinator("Karin")
    anja, fatima = await anja_and_fatima(pilot)

    await karin.says("/plaatsen")
    await karin.sees("Er zijn nog geen bekende plaatsen.")
    await karin.presses("Plaats toevoegen")
    await karin.says("Serviceplein")
    await karin.says("Raadhuisstraat 1, Alphen aan den Rijn")
    await karin.sees("Waar ligt Serviceplein op de kaart?")
    await karin.sends_location(52.128, 4.657)
    added = await karin.sees("Toegevoegd:")
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30")
    await anja.presses("Serviceplein")
    await anja.presses("Ja, plan dit")

    assert added["text"] == "Toegevoegd:\n• Serviceplein 📍\nRaadhuisstraat 1, Alphen aan den Rijn"
    await fatima.sees("Waar: Serviceplein, Raadhuisstraat 1, Alphen aan den Rijn.")
    await fatima.sees("Voor de agenda van je telefoon")
    pins = [message["place"] for message in await fatima.messages() if message["place"]]
    assert [(pin["latitude"], pin["longitude"]) for pin in pins] == [(52.128, 4.657)]


@pytest.mark.parametrize("typed", ["52.128, 4.657", "52,128; 4,657", "52.128 4.657"])
async def test_the_pin_can_be_typed(pilot: Pilot, typed: str):
    karin = await asks_pin(pilot)

    await karin.says(typed)

    await karin.sees("• Serviceplein 📍")


@pytest.mark.parametrize(
    "typed", ["52", "91.5, 4.657", "52.128, 181.5", "N 52.128", "bij de kerk", "😀" * 2000]
)
async def test_what_is_no_point_on_the_map_is_asked_again(pilot: Pilot, typed: str):
    karin = await asks_pin(pilot)
    asked = await karin.sees("Waar ligt Serviceplein")

    await karin.says(typed)

    await karin.sees("Dat is geen punt op de kaart.")
    await karin.sees("Waar ligt Serviceplein", after=asked)


async def test_address_and_pin_can_be_skipped(pilot: Pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/plaatsen")
    await karin.presses("Plaats toevoegen")
    await karin.says("<b>Hal</b> & tuin")
    await karin.presses("Overslaan")
    await karin.sees("op de kaart? Stuur")
    await karin.presses("Overslaan")

    added = await karin.sees("Toegevoegd:")
    assert added["text"] == "Toegevoegd:\n• <b>Hal</\u2060b> & tuin geen punt op de kaart"


async def test_a_photo_is_no_place_and_a_name_is_given_once(pilot: Pilot):
    karin = await pilot.coordinator("Karin")
    await known_place(pilot)
    await karin.says("/plaatsen")
    await karin.presses("Plaats toevoegen")
    await karin.sees("Hoe heet de plaats?")

    await karin.sends_photo()
    await karin.sees("Typ het in woorden")
    await karin.says("serviceplein")
    await karin.sees("Er is al een plaats met die naam.")
    await karin.sends_location(52.128, 4.657)
    await karin.presses("Stop")

    await karin.sees("Er is geen plaats toegevoegd.")


async def test_a_place_is_taken_off_the_list_and_no_longer_offered(pilot: Pilot):
    karin = await pilot.coordinator("Karin")
    anja, _ = await anja_and_fatima(pilot)
    await known_place(pilot)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30")
    offered = await anja.sees("Waar?")

    await karin.says("/plaatsen")
    await karin.presses("Serviceplein")
    await karin.presses("Van de lijst halen")
    await karin.sees("Er zijn nog geen bekende plaatsen.")
    await anja.presses_under(offered, text="Serviceplein")
    await anja.sees_answer("Deze knop is van eerder")

    asked = await anja.sees("Waar?", after=offered)
    assert labels(asked) == [["Per telefoon"], ["Stop"]]


async def test_a_mentor_sees_the_list_and_changes_nothing(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    place = await known_place(pilot)

    await anja.says("/plaatsen")
    shown = await anja.sees("Plaatsen voor afspraken")
    await anja.presses_under(shown, data="sa")
    await anja.presses_under(shown, data=f"sr:{place.id}")
    await anja.presses_under(shown, data=f"ss:{place.id}")
    await anja.says("/plaatsen")

    assert labels(shown) == []
    await anja.sees("Serviceplein", after=shown)


async def asks_pin(pilot: Pilot) -> Phone:
    """A coordinator who has named a place and is asked for its pin."""
    karin = await pilot.coordinator("Karin")
    await karin.says("/plaatsen")
    await karin.presses("Plaats toevoegen")
    await karin.says("Serviceplein")
    await karin.presses("Overslaan")
    await karin.sees("Waar ligt Serviceplein op de kaart?")
    return karin
