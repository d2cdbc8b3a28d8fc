"""What a participant sees of appointments: the news with its pin and file, the list, and the two answers."""

from datetime import datetime, time

import pytest

from mentoring.appointments import Details
from mentoring.money import Cents
from mentoring.office_days import next_working_days
from mentoring.places import BY_PHONE, Place
from mentoring.programme import AMSTERDAM
from messages.catalogue import day as in_words
from practice.phone import Json, Phone
from services import attendance, places
from tests.handlers.planning import PLEIN, cancels, moves, plans, soon, today
from tests.pilot import Pilot
from tests.pot import fill_pot

# --- what the team sends --------------------------------------------------------------------------


async def test_an_appointment_tells_when_with_whom_where_what_to_bring_and_what_it_earns(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)
    details = Details(
        Place("Serviceplein"),
        minutes=90,
        bring=("je map met post", "je pas"),
        title="Koffie",
        reward=Cents(5_00),
    )

    await plans(pilot, anja, fatima, soon(pilot), details)

    shown = await fatima.sees("Je hebt een afspraak: Koffie.")
    assert shown["text"] == (
        "📅 Je hebt een afspraak: Koffie.\n"
        f"Wanneer: {in_words(soon(pilot))} om 14.30 uur. Het duurt 90 minuten.\n"
        "Met: Anja. Waar: Serviceplein.\n"
        "Neem mee: je map met post en je pas.\n"
        "Je verdient: €\u00a05."
    )
    assert labels(shown) == [["Ik kom", "Ik kan niet"]]


async def test_by_phone_it_says_who_calls(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await plans(pilot, anja, fatima, soon(pilot), Details(BY_PHONE))

    shown = await fatima.sees("Je hebt een afspraak.")
    assert shown["text"].endswith(f"Wanneer: {in_words(soon(pilot))} om 14.30 uur.\nAnja belt je.")
    assert labels(shown) == [["Dat is goed", "Ik kan niet"]]


async def test_to_a_call_nobody_has_to_come(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot), Details(BY_PHONE))

    await fatima.presses("Dat is goed")
    await fatima.sees("Fijn, je bent er dan.")
    await fatima.presses("Ik kan niet")

    reasons = labels(await fatima.sees("Wil je zeggen waarom?"))
    assert ["Ik kan er niet komen"] not in reasons


async def test_a_known_place_comes_with_its_address_and_a_pin_on_the_map(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    plein = await known_place(pilot)

    await plans(pilot, anja, fatima, soon(pilot), Details(plein))

    await fatima.sees("Waar: Serviceplein, Raadhuisstraat 1.")
    pin = await place_shown(pilot, fatima)
    assert (pin["place"]["title"], pin["place"]["address"]) == ("Serviceplein", "Raadhuisstraat 1")
    assert pin["place"]["latitude"] == pytest.approx(52.129)
    assert pin["silent"]


async def test_the_file_puts_it_in_the_calendar_a_move_changes_it_and_a_cancellation_takes_it_out(
    pilot: Pilot,
):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    file = await fatima.sees("Voor de agenda van je telefoon.")
    other = next_working_days(soon(pilot), 1)[0]

    added = await fatima.opens_calendar_file(file)
    await moves(pilot, anja, planned, other)
    newer = await fatima.sees("Voor de agenda van je telefoon.", after=file)
    changed = await fatima.opens_calendar_file(newer)
    await cancels(pilot, anja, planned)
    cancelled = await fatima.opens_calendar_file(await fatima.sees("Met dit bestand gaat het eruit."))

    assert [each[0]["what"] for each in (added, changed, cancelled)] == ["added", "changed", "cancelled"]
    assert (await fatima.file(file)).name == "afspraak.ics"
    assert file["silent"]


async def test_a_move_tells_the_new_moment_and_asks_again_who_comes(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    other = next_working_days(soon(pilot), 1)[0]

    await moves(pilot, anja, planned, other, at=time(10))

    moved = await fatima.sees("Je afspraak heeft een nieuw moment.")
    assert f"Wanneer: {in_words(other)} om 10.00 uur." in moved["text"]
    assert labels(moved) == [["Ik kom", "Ik kan niet"]]


async def test_what_is_off_is_said_with_the_way_to_a_new_one(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))

    await cancels(pilot, anja, planned)

    shown = await fatima.sees("Een afspraak gaat niet door.")
    assert f"{in_words(soon(pilot))} om 14.30 uur, met Anja" in shown["text"]
    assert labels(shown) == [["Ik wil een afspraak"]]


async def test_who_was_there_reads_praise_first_and_money_second(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)
    planned = await plans(
        pilot, anja, fatima, soon(pilot), Details(Place("Serviceplein"), reward=Cents(5_00))
    )
    await pilot.room.move_clock_to(on(pilot, time(16)))

    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await attendance.keep(
            work, planned, praise="Knap dat je kwam.", programme=pilot.programme, by=by, now=pilot.now()
        )

    shown = await fatima.sees("Knap dat je kwam.")
    first, second, third = shown["text"].split("\n")
    assert first == '🌟 Anja zegt: "Knap dat je kwam."'
    assert second.startswith("Het is gelukt: je afspraak van ")
    assert third == "Je hebt €\u00a05 verdiend. In je spaarpot zit nu €\u00a05."


async def test_who_was_not_there_reads_no_blame_and_has_an_easy_new_try(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    day = soon(pilot)
    await pilot.room.move_clock_to(on(pilot, time(16)))
    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await attendance.miss(work, planned, by=by, now=pilot.now())
    await pilot.moves_clock(minutes=30)

    shown = await fatima.sees(f"Je afspraak van {in_words(day)} is niet gelukt.")

    assert "gemist" not in " ".join(await fatima.heard())
    assert labels(shown) == [["Ja, graag", "Bel mij"], ["Nu even niet"]]


# --- answers --------------------------------------------------------------------------------------


async def test_i_am_coming_is_confirmed_with_the_facts_and_the_team_hears_it(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))

    await fatima.presses("Ik kom")

    shown = await fatima.sees("Fijn, je komt.")
    assert "Met: Anja. Waar: Serviceplein." in shown["text"]
    assert labels(shown) == [["Ik kan niet"]]
    await anja.sees("Fatima (A-001) komt:", pilot.admin_chat)


async def test_who_cannot_come_is_thanked_and_may_say_why_or_not(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))

    await fatima.presses("Ik kan niet")
    thanked = await fatima.sees("Fijn dat je het zegt. Dat helpt.")
    card = await anja.sees("kan niet komen", pilot.admin_chat)
    await fatima.presses("Ik heb dan iets anders")

    asked = await fatima.sees("Zullen we een nieuw moment zoeken?")
    with_reason = await anja.sees("Reden: heeft dan iets anders.", pilot.admin_chat)
    assert labels(thanked)[-2:] == [["Dat zeg ik liever niet"], ["Ik kan toch wel"]]
    assert labels(asked) == [["Ja, graag", "Bel mij"], ["Nu even niet"]]
    assert with_reason["message_id"] == card["message_id"]


async def test_who_changes_their_mind_comes_and_the_card_says_so(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await fatima.presses("Ik kan niet")
    card = await anja.sees("kan niet komen", pilot.admin_chat)

    await fatima.presses("Afspraken")
    await fatima.sees("Je kunt dan niet.")
    await fatima.presses("Ik kom")

    settled = await anja.sees("Komt toch.", pilot.admin_chat)
    assert settled["message_id"] == card["message_id"]
    assert settled["buttons"] is None
    await fatima.sees("Fijn, je komt.")


# --- the list -------------------------------------------------------------------------------------


async def test_the_soonest_is_shown_in_full_and_at_most_two_lines_after_it(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    days = next_working_days(today(pilot), 5)
    for day in reversed(days[1:]):
        await plans(pilot, anja, fatima, day)

    await fatima.presses("Afspraken")

    shown = await fatima.sees("Je afspraken")
    assert shown["text"].split("\n") == [
        "📅 Je afspraken",
        f"Wanneer: {in_words(days[1])} om 14.30 uur.",
        "Met: Anja. Waar: Serviceplein.",
        f"Daarna: {in_words(days[2])} om 14.30 uur, Serviceplein",
        f"Daarna: {in_words(days[3])} om 14.30 uur, Serviceplein",
    ]
    assert labels(shown) == [["Ik kom", "Ik kan niet"], ["Meer afspraken"], ["Ik wil een afspraak"]]


async def test_each_of_more_appointments_can_be_answered_long_before_with_the_way_back(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    days = next_working_days(today(pilot), 8)
    for day in days[1:]:
        await plans(pilot, anja, fatima, day)
    await fatima.sees(f"Wanneer: {in_words(days[7])} om 14.30 uur.")
    await fatima.presses("Afspraken")

    await fatima.presses("Meer afspraken")
    first = await fatima.sees("Al je afspraken")
    await fatima.presses("Latere afspraken")
    later = await fatima.sees("Al je afspraken", after=first)
    await fatima.presses(f"{in_words(days[7])} om 14.30 uur")
    one = await fatima.sees(f"Wanneer: {in_words(days[7])} om 14.30 uur.", after=later)
    await fatima.presses("Ik kan niet")
    await anja.sees("kan niet komen", pilot.admin_chat)
    await fatima.presses_under(one, text="Terug")
    back = await fatima.sees("Al je afspraken", after=one)
    await fatima.presses("Terug")

    assert labels(first)[-2:] == [["Latere afspraken"], ["Terug"]]
    assert len(labels(first)) == 7
    assert labels(later)[-1] == ["Terug"]
    assert len(labels(later)) == 3
    assert labels(one) == [["Ik kom", "Ik kan niet"], ["Terug"]]
    await fatima.sees("Je afspraken", after=back)


async def test_however_much_there_is_to_say_it_is_at_most_five_lines(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 10_00)
    first, second, third = next_working_days(today(pilot), 3)
    much = Details(Place("Serviceplein"), bring=("je map", "je agenda"), reward=Cents(5_00))
    await plans(pilot, anja, fatima, first, much)
    await plans(pilot, anja, fatima, second)
    await plans(pilot, anja, fatima, third)

    await fatima.presses("Afspraken")
    full = await fatima.sees("Je afspraken")
    await fatima.presses_under(full, text="Ik kan niet")
    await fatima.sees("Wil je zeggen waarom?")
    await fatima.presses("Afspraken")
    cannot = await fatima.sees("Je kunt dan niet.")

    assert len(full["text"].split("\n")) == len(cannot["text"].split("\n")) == 5
    assert ["Meer afspraken"] in labels(full)
    assert "Neem mee" not in cannot["text"]
    assert "Je verdient" not in cannot["text"]


async def test_who_pressed_i_cannot_come_by_mistake_can_after_all(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await fatima.presses("Ik kan niet")
    await anja.sees("kan niet komen", pilot.admin_chat)

    await fatima.presses("Ik kan toch wel")

    await fatima.sees("Fijn, je komt.")
    await anja.sees("Komt toch.", pilot.admin_chat)


async def test_who_looks_at_one_that_was_cancelled_meanwhile_sees_what_there_is(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    days = next_working_days(today(pilot), 5)
    planned = [await plans(pilot, anja, fatima, day) for day in days[1:]]
    await fatima.presses("Afspraken")
    await fatima.presses("Meer afspraken")
    shown = await fatima.sees("Al je afspraken")
    await cancels(pilot, anja, planned[-1])

    await fatima.presses_under(shown, text=f"{in_words(days[4])} om 14.30 uur")

    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees("Je afspraken")


async def test_without_appointments_it_says_so_kindly_and_offers_one(pilot: Pilot):
    _, fatima = await anja_and_fatima(pilot)

    await fatima.says("/afspraken")

    assert labels(await fatima.sees("Je hebt nu geen afspraken.")) == [["Ik wil een afspraak"]]


async def test_who_stops_reads_that_their_appointments_are_off(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await fatima.sees("Je hebt een afspraak.")

    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")

    shown = await fatima.sees("Je bent gestopt.")
    assert "Je afspraken gaan niet door." in shown["text"]
    assert len(shown["text"].split("\n")) == 5


async def test_after_its_time_an_appointment_is_no_longer_listed(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    await pilot.room.move_clock_to(on(pilot, time(14, 31)))

    await fatima.presses("Afspraken")

    await fatima.sees("Je hebt nu geen afspraken.")


# --- old buttons ----------------------------------------------------------------------------------


async def test_after_a_cancellation_the_old_buttons_show_what_there_is(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    old = await fatima.sees("Je hebt een afspraak.")
    await cancels(pilot, anja, planned)
    await fatima.sees("gaat niet door")

    await fatima.presses_under(old, text="Ik kom")

    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees("Je hebt nu geen afspraken.")


async def test_after_it_has_begun_the_old_buttons_show_what_there_is(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans(pilot, anja, fatima, soon(pilot))
    old = await fatima.sees("Je hebt een afspraak.")
    await pilot.room.move_clock_to(on(pilot, time(14, 31)))

    await fatima.presses_under(old, text="Ik kan niet")

    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees("Je hebt nu geen afspraken.")


async def test_after_a_move_the_old_button_answers_for_the_new_moment(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    planned = await plans(pilot, anja, fatima, soon(pilot))
    old = await fatima.sees("Je hebt een afspraak.")
    other = next_working_days(soon(pilot), 1)[0]
    await moves(pilot, anja, planned, other, at=time(10))
    await fatima.sees("nieuw moment")

    await fatima.presses_under(old, text="Ik kom")

    shown = await fatima.sees("Fijn, je komt.")
    assert f"{in_words(other)} om 10.00 uur" in shown["text"]


@pytest.mark.parametrize(
    "verb",
    ["ak:{0}", "an:{0}", "ar:{0}:plans", "awn:{0}", "awb:{0}", "awx:{0}", "awo:{0}", "awd:{0}:0:1", "ae:{0}"],
)
async def test_nobody_answers_to_somebody_elses_appointment(pilot: Pilot, verb: str):
    anja, fatima = await anja_and_fatima(pilot)
    bert = await pilot.participant("Bert", mentor=anja)
    hers = await plans(pilot, anja, fatima, soon(pilot), PLEIN)
    await fatima.presses("Ik kan niet")
    await anja.sees("kan niet komen", pilot.admin_chat)
    await plans(pilot, anja, bert, soon(pilot), Details(Place("Bibliotheek")))
    his = await bert.sees("Je hebt een afspraak.")
    before = await anja.heard(pilot.admin_chat)

    await bert.presses_under(his, data=verb.format(hers))

    await bert.sees_answer("Deze knop is van eerder.")
    shown = await bert.sees("Je afspraken")
    assert "Serviceplein" not in shown["text"]
    assert await anja.heard(pilot.admin_chat) == before


# --- people and places ----------------------------------------------------------------------------


async def anja_and_fatima(pilot: Pilot) -> tuple[Phone, Phone]:
    anja = await pilot.mentor("Anja")
    return anja, await pilot.participant("Fatima", mentor=anja)


async def in_pot(pilot: Pilot, cents: int) -> None:
    karin = await pilot.someone(await pilot.coordinator("Karin"))
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(cents), by=karin, now=pilot.now())


async def known_place(pilot: Pilot) -> Place:
    karin = await pilot.someone(await pilot.coordinator("Karin"))
    async with pilot.database.work() as work:
        await places.add_place(
            work, "Serviceplein", "Raadhuisstraat 1", (52.129, 4.655), by=karin, now=pilot.now()
        )
        return (await places.all_places(work, by=karin))[0]


async def place_shown(pilot: Pilot, participant: Phone) -> Json:
    async def found() -> Json | None:
        pins = [message for message in await participant.messages() if message["kind"] == "venue"]
        return pins[-1] if pins else None

    pin: Json = await pilot.room.until(found, "a pin on the map")
    return pin


def on(pilot: Pilot, at: time) -> datetime:
    """A time on the day that `soon` gives now."""
    return datetime.combine(soon(pilot), at, AMSTERDAM)


def labels(message: Json) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message["buttons"]]
