"""Series of appointments through the whole bot: read back with all their days, and each standing by itself."""

from datetime import date, timedelta

import pytest

from mentoring.office_days import holiday
from messages.catalogue import day as in_words
from messages.catalogue import short_date, short_day
from practice.phone import Phone
from tests.handlers.planning import soon, today
from tests.handlers.staff_planning import PLAN, anja_and_fatima, in_pot, labels
from tests.pilot import Pilot


async def test_a_series_is_read_back_with_all_its_days_and_told_in_one_message(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    first = soon(pilot)

    await reads_back(anja, first, "Elke twee weken", "4 keer")
    check = await anja.sees("Elke twee weken, 4 keer")
    await anja.presses(PLAN)

    assert f"eerst {in_words(first)} om 14.30 uur, een uur, met Anja" in check["text"]
    for number in range(4):
        assert short_date(first + timedelta(weeks=2 * number)) in check["text"]
    await anja.sees("Gepland: 4 afspraken met Fatima (A-001), de eerste")
    await fatima.sees("Je hebt 4 afspraken")
    assert sum("afspra" in said for said in await fatima.heard()) == 1


async def test_the_end_of_a_series_can_be_typed_as_a_day(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    first = soon(pilot)
    last = first + timedelta(weeks=3)

    await reads_back(anja, first, "Elke week", f"t/m {last:%-d-%-m-%Y}")

    await anja.sees("Elke week, 4 keer")


@pytest.mark.parametrize("typed", ["1", "61", "gisteren", "eeuwig", "zo lang als nodig"])
async def test_an_end_that_is_none_is_asked_again(pilot: Pilot, typed: str):
    anja, _ = await anja_and_fatima(pilot)

    await reads_back(anja, soon(pilot), "Elke maand", typed)

    await anja.sees("Typ een aantal van 2 tot 60, of een laatste dag zoals 1 juni.")


async def test_holidays_are_pointed_out_and_skipped_with_one_tap(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    closed = next_holiday(pilot)
    first = closed - timedelta(weeks=1)

    await reads_back(anja, first, "Elke week", "4 keer")
    check = await anja.sees("is een feestdag")
    await anja.presses("Sla feestdagen over")
    without = await anja.sees("Klopt dit?", after=check)
    await anja.presses(PLAN)

    assert f"⚠️ {in_words(closed)} is een feestdag: {holiday(closed)}." in check["text"]
    assert "3 keer" in without["text"]
    assert "feestdag" not in without["text"]
    assert ["Sla feestdagen over"] not in labels(without)
    await fatima.sees("Je hebt 3 afspraken")


async def test_what_each_time_earns_is_read_back_with_all_of_it_together(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await in_pot(pilot, 20_00)

    await reads_back(anja, soon(pilot), "Elke week", "4 keer", tail=" € 2,50")
    check = await anja.sees("Elke week, 4 keer")
    await anja.presses(PLAN)

    assert "Beloning: €\u00a02,50 per keer, samen €\u00a010" in check["text"]
    await fatima.sees("Je verdient: €\u00a02,50.")


async def test_a_series_can_become_one_appointment_again(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)

    await reads_back(anja, soon(pilot), "Elke week", "6 keer")
    await anja.sees("Elke week, 6 keer")
    for button in ("Meer…", "Reeks", "Geen reeks"):
        await anja.presses(button)
    await anja.sees(f"{in_words(soon(pilot))} om 14.30 uur, een uur, met Anja\nServiceplein")
    await anja.presses(PLAN)

    await fatima.sees("Je hebt een afspraak.")


async def test_another_first_day_moves_the_series_along(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    first, other = soon(pilot), soon(pilot) + timedelta(days=7)

    await reads_back(anja, first, "Elke week", "4 keer")
    await anja.presses("Andere dag")
    await anja.says(f"{other:%-d-%-m-%Y}")

    await anja.sees(f"Elke week, 4 keer: eerst {in_words(other)}")


async def test_a_last_day_that_no_longer_fits_is_asked_again(pilot: Pilot):
    anja, _ = await anja_and_fatima(pilot)
    first = soon(pilot)
    last = first + timedelta(weeks=1)

    await reads_back(anja, first, "Elke week", f"{last:%-d-%-m-%Y}")
    asked = await anja.sees("Hoeveel keer?")
    await anja.presses("Andere dag")
    await anja.says(f"{last + timedelta(days=3):%-d-%-m-%Y}")

    await anja.sees("Hoeveel keer?", after=asked)


async def test_one_of_a_series_is_cancelled_alone(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans_series(anja, soon(pilot))

    await opens(anja, soon(pilot) + timedelta(weeks=1))
    await anja.presses("Afzeggen")
    await anja.presses("Alleen deze")
    await anja.sees("Afgezegd: Fatima (A-001)")
    await anja.says("/afspraken Fatima")

    await anja.sees("3 afspraken van Fatima (A-001).")
    await fatima.sees("Een afspraak gaat niet door.")


async def test_one_of_a_series_is_cancelled_with_all_next_ones(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans_series(anja, soon(pilot))
    second = soon(pilot) + timedelta(weeks=1)

    await opens(anja, second)
    await anja.presses("Afzeggen")
    await anja.presses("Ook alle volgende")

    await anja.sees(f"Afgezegd: 3 afspraken van Fatima (A-001), vanaf {in_words(second)}.")
    await anja.says("/afspraken Fatima")
    shown = await anja.sees("1 afspraak van Fatima (A-001).")
    assert labels(shown)[0] == [f"{short_day(soon(pilot))} 14.30 · Serviceplein"]
    await fatima.sees(f"Vanaf {in_words(second)}")


async def test_one_of_a_series_is_moved_and_the_others_stay(pilot: Pilot):
    anja, fatima = await anja_and_fatima(pilot)
    await plans_series(anja, soon(pilot))
    second = soon(pilot) + timedelta(weeks=1)

    await opens(anja, second)
    await anja.presses("Verzetten")
    await anja.says(f"{second:%-d-%-m-%Y} 10:00")
    await anja.presses("Ja, verzet")
    await fatima.sees("Je afspraak heeft een nieuw moment.")
    await anja.says("/afspraken Fatima")

    shown = await anja.sees("4 afspraken van Fatima (A-001).")
    assert [row[0].split(" · ")[0] for row in labels(shown)[:4]] == [
        f"{short_day(soon(pilot))} 14.30",
        f"{short_day(second)} 10.00",
        f"{short_day(second + timedelta(weeks=1))} 14.30",
        f"{short_day(second + timedelta(weeks=2))} 14.30",
    ]


async def reads_back(mentor: Phone, first: date, rhythm: str, until: str, *, tail: str = "") -> None:
    """From the line to the end of the series, which is pressed or typed."""
    await mentor.says(f"/afspraak Fatima {first:%-d-%-m-%Y} 14:30 Serviceplein{tail}")
    for button in ("Meer…", "Reeks", rhythm):
        await mentor.presses(button)
    await mentor.sees("Hoeveel keer?")
    await (mentor.presses(until) if until.endswith(" keer") else mentor.says(until))


async def plans_series(mentor: Phone, first: date) -> None:
    await reads_back(mentor, first, "Elke week", "4 keer")
    await mentor.sees("Elke week, 4 keer")
    await mentor.presses(PLAN)
    await mentor.sees("Gepland: 4 afspraken")


async def opens(mentor: Phone, day: date) -> None:
    """The appointment of this day, from the list."""
    await mentor.says("/afspraken Fatima")
    await mentor.presses(f"{short_day(day)} 14.30 · Serviceplein")


def next_holiday(pilot: Pilot) -> date:
    """The first holiday on a weekday that is more than a week away, with no other in the weeks around it."""
    day = today(pilot) + timedelta(weeks=2)
    while (
        day.weekday() > 4
        or not holiday(day)
        or any(holiday(day + timedelta(weeks=weeks)) for weeks in (-1, 1, 2))
    ):
        day += timedelta(days=1)
    return day
