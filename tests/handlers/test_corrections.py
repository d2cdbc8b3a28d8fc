"""/correctie, through the whole bot: more for a participant, too much that the programme bears, alone and with two."""

from services.check import check
from tests.handlers.test_budget import YES, fill, promise

OWED, BORNE = "Er hoort meer bij", "Er is te veel gegeven"


async def corrects(karin, *, kind: str = OWED, amount: str = "2,50") -> None:
    await karin.says("/correctie Fatima")
    await karin.presses(kind)
    await karin.presses("Iets anders")
    await karin.says(amount)
    await karin.sees("Waarom?")
    await karin.says("Het oude bedrag stond er nog")
    await karin.sees("Reden: Het oude bedrag stond er nog")


async def test_a_participant_gets_more_and_hears_it_kindly(pilot):
    karin, fatima = await pilot.coordinator("Karin"), await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    await karin.says("/budget")
    await karin.sees("Vrij")

    await karin.presses("Correctie")
    await karin.sees("Voor wie zet je iets recht?")
    await karin.presses("Fatima (A-001)")
    await karin.sees("mag Fatima houden")
    await karin.presses(OWED)
    await karin.sees("Waar gaat het over?")
    await karin.presses("Iets anders")
    await karin.says("2,50")
    await karin.says("Het oude bedrag stond er nog")
    await karin.sees("krijgt er €\xa02,50 bij in de spaarpot")
    await karin.presses(YES)

    await karin.sees("Correctie 1 staat in de boeken. Fatima heeft er €\xa02,50 bij.")
    await fatima.sees("Je bent goed bezig. Je krijgt er €\xa02,50 bij.")
    await fatima.presses("Bekijk mijn spaarpot")
    await fatima.sees("€\xa02,50")
    assert await findings(pilot) == []


async def test_too_much_is_borne_and_the_participant_hears_nothing(pilot):
    karin, fatima = await pilot.coordinator("Karin"), await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    before = await fatima.heard()

    await corrects(karin, kind=BORNE)
    await karin.presses(YES)

    await karin.sees("Het programma draagt €\xa02,50, Fatima houdt het.")
    assert await fatima.heard() == before
    assert await findings(pilot) == []


async def test_a_high_correction_counts_when_a_second_coordinator_agrees(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    fatima = await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    await corrects(karin, amount="30")
    await karin.sees("een tweede coördinator kijkt mee")
    await karin.presses(YES)
    await karin.sees("Correctie 1 wacht op een tweede coördinator")
    await joke.sees("Karin wil Fatima (A-001) er €\xa030 bij geven")

    await joke.presses("Akkoord")

    await joke.sees("✅ Joke is akkoord. Het staat in de boeken.")
    await karin.sees("✅ Joke is akkoord. Het staat in de boeken.")
    await fatima.sees("Je krijgt er €\xa030 bij.")


async def test_a_second_coordinator_finds_it_under_budget_and_does_not_agree(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    await corrects(karin, amount="30")
    await karin.presses(YES)
    await karin.sees("Die is er nog niet, of heeft nog geen account gekoppeld.")
    joke = await pilot.coordinator("Joke")
    await joke.says("/budget")
    await joke.sees("Correctie 1: Karin wil Fatima")
    await joke.presses("Correctie 1")
    await joke.sees("Ga je akkoord?")

    await joke.presses("Niet akkoord")

    await joke.sees("Joke gaat niet akkoord. Er is niets gecorrigeerd.")
    await karin.sees("Joke gaat niet akkoord. Er is niets gecorrigeerd.")


async def test_who_asked_takes_it_back(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    await corrects(karin, amount="30")
    await karin.presses(YES)
    await karin.sees("Correctie 1 wacht")
    await karin.says("/budget")
    await karin.presses("Correctie 1")
    await karin.sees("Reden: Het oude bedrag")

    await karin.presses("Intrekken")

    await karin.sees("Ingetrokken door Karin")
    await joke.sees("Ingetrokken door Karin")


async def test_a_correction_that_does_not_fit_the_year_says_what_does(pilot):
    karin, anja = await pilot.coordinator("Karin"), await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await fill(pilot, karin, 1_000_00)
    await promise(pilot, anja, fatima, 95_00)
    await promise(pilot, anja, fatima, 95_00)
    await karin.says("/correctie Fatima")
    await karin.presses(OWED)
    await karin.presses("Iets anders")

    await karin.says("60,01")

    await karin.sees("er is nog €\xa060 ruimte. Geef wat past en spreek voor de rest waardering af.")


async def test_without_a_yes_nothing_is_corrected(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.participant("Fatima")
    await fill(pilot, karin, 1_000_00)
    await corrects(karin)

    await karin.presses("Nee")

    await karin.sees("Er is niets gecorrigeerd.")


async def test_a_mentor_corrects_nothing(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/correctie")

    await anja.sees("Dit mag niet met jouw rol")


async def findings(pilot) -> list[str]:
    async with pilot.database.work() as work:
        return await check(work)
