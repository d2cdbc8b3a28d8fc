"""/budget, through the whole bot: how the pot stands, and changing it, alone or with two."""

from datetime import timedelta

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from mentoring.programme_years import year_of
from services import goals
from services.check import check
from tests.pot import fill_pot

YES = "Ja, dit klopt"
ROWS = [
    "Van eerder",
    "Erbij dit jaar",
    "Samen",
    "Vrij",
    "Gereserveerd",
    "In spaarpotten",
    "Gekozen",
    "Uitgereikt",
]


async def test_a_coordinator_raises_the_pot_question_by_question(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/budget")
    await karin.sees("Er zit nog geen geld in de pot")

    await karin.presses("Pot verhogen")
    await karin.sees("Met hoeveel verhoog je de pot?")
    await karin.says("5000")
    await karin.sees("Vrij wordt dan €\xa05.000, nu €\xa00.")
    await karin.presses(YES)

    await karin.sees("De pot is verhoogd met €\xa05.000")
    assert await free(pilot) == 5_000_00
    assert await findings(pilot) == []


async def test_how_the_pot_stands_reads_in_columns(pilot):
    karin = await pilot.coordinator("Karin")
    await fill(pilot, karin, 1_250_50)

    await karin.says("/budget")

    shown = (await karin.sees("Erbij dit jaar"))["text"].replace("\xa0", " ").split("\n")
    rows = shown[1:9]
    assert [row.split("  ")[0] for row in rows] == ROWS
    assert rows[3] == "Vrij            € 1.250,50"
    assert len({len(row) for row in rows}) == 1
    assert "te weinig verdiend om te voorspellen" in shown[-1]


async def test_a_coordinator_raises_the_pot_in_one_line(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/budget € 250,50")
    await karin.sees("Je verhoogt de pot van")
    await karin.presses(YES)

    await karin.sees("De pot is verhoogd met €\xa0250,50")


async def test_a_coordinator_lowers_the_pot_by_no_more_than_is_free(pilot):
    karin = await pilot.coordinator("Karin")
    await fill(pilot, karin, 1_000_00)
    await karin.says("/budget")
    await karin.sees("Vrij")

    await karin.presses("Pot verlagen")
    await karin.sees("Er is €\xa01.000 vrij")
    await karin.says("1000,01")
    await karin.sees("Meer kan er niet uit de pot")
    await karin.says("400")
    await karin.sees("Vrij wordt dan €\xa0600, nu €\xa01.000")
    await karin.presses(YES)

    await karin.sees("De pot is verlaagd met €\xa0400")
    assert await free(pilot) == 600_00
    assert await findings(pilot) == []


async def test_an_amount_that_could_mean_two_things_is_asked_again(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/budget")
    await karin.sees("Er zit nog geen geld in de pot")
    await karin.presses("Pot verhogen")
    await karin.sees("Met hoeveel verhoog je de pot?")

    await karin.says("1.250")
    await karin.sees("Bedoel je €\xa01.250")
    await karin.presses("€\xa01.250")
    await karin.sees("Je verhoogt de pot van")

    assert await free(pilot) == 0


async def test_zero_euros_change_nothing(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/budget 0")

    await karin.sees("Met nul euro verandert er niets")


async def test_without_a_yes_the_pot_stays_as_it_was(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/budget 5000")
    await karin.sees("Klopt dit?")

    await karin.presses("Nee")

    await karin.sees("De pot blijft zoals hij was")
    assert await free(pilot) == 0


async def test_a_yes_after_a_colleague_changed_the_pot_does_nothing_unseen(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await karin.says("/budget 5000")
    await karin.sees("Klopt dit?")
    await joke.says("/budget 2500")
    await joke.sees("Klopt dit?")
    await joke.presses(YES)
    await joke.sees("De pot is verhoogd")

    await karin.presses(YES)

    await karin.sees("Een collega heeft intussen ook iets met de pot gedaan")
    assert await free(pilot) == 2_500_00


async def test_money_for_next_year_waits_for_it_and_comes_by_itself(pilot):
    karin = await pilot.coordinator("Karin")
    year = year_of(pilot.now(), pilot.programme).following
    await karin.says("/budget")
    await karin.sees("Er zit nog geen geld in de pot")
    await karin.presses("Volgend jaar")
    await karin.sees(f"Hoeveel zet je klaar voor {year.name}?")
    await karin.says("4500")
    await karin.sees(f"Op 1 januari {year.begins_in} komt het in de pot")
    await karin.presses(YES)
    await karin.sees(f"€\xa04.500 staat klaar voor {year.name}")
    assert await free(pilot) == 0

    await pilot.moves_clock(days=(year.begins_at - pilot.now()) / timedelta(days=1) + 0.01)

    await karin.says("/budget")
    await karin.sees(f"Pot {year.name}")
    assert await free(pilot) == 4_500_00


async def test_money_for_a_year_in_one_line_and_withdrawn_again(pilot):
    karin = await pilot.coordinator("Karin")
    year = year_of(pilot.now(), pilot.programme).following
    await karin.says(f"/budget {year.name} 4500")
    await karin.sees("Samen staat er dan €\xa04.500 klaar")
    await karin.presses(YES)
    await karin.sees("Wijziging 1: €\xa04.500 staat klaar")

    await karin.presses("Wijziging 1")
    await karin.sees("Op 1 januari")
    await karin.presses("Intrekken")

    await karin.sees("Ingetrokken door Karin")


async def test_a_year_that_is_over_or_far_off_is_asked_again(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/budget 2019 5000")

    await karin.sees("De pot kan worden aangepast voor")


async def test_a_high_amount_counts_when_a_second_coordinator_agrees(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await karin.says("/budget 90000")
    await karin.sees("meer dan €\xa05.000 in 24 uur: een tweede coördinator kijkt mee")
    await karin.presses(YES)
    await karin.sees("Wijziging 1 wacht op een tweede coördinator")
    await joke.sees("Karin wil de pot van")
    assert await free(pilot) == 0

    await joke.presses("Akkoord")

    await joke.sees("✅ Joke is akkoord. De pot is aangepast.")
    await karin.sees("✅ Joke is akkoord. De pot is aangepast.")
    assert await free(pilot) == 90_000_00
    assert await findings(pilot) == []


async def test_a_second_coordinator_does_not_agree(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await asks_for_much(karin)
    await joke.sees("Ga je akkoord?")

    await joke.presses("Niet akkoord")

    await joke.sees("Joke gaat niet akkoord")
    await karin.sees("Joke gaat niet akkoord")
    assert await free(pilot) == 0


async def test_who_asked_takes_it_back_and_the_old_button_says_so(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await asks_for_much(karin)
    card = await joke.sees("Ga je akkoord?")
    await karin.says("/budget")
    await karin.sees("Wijziging 1: Karin wil")
    await karin.presses("Wijziging 1")
    await karin.sees("Pot, wijziging 1")

    await karin.presses("Intrekken")

    await karin.sees("Ingetrokken door Karin. De pot blijft zoals hij was.")
    await joke.sees("Ingetrokken door Karin. De pot blijft zoals hij was.")
    assert await free(pilot) == 0
    assert card["text"]


async def test_without_a_second_coordinator_the_only_one_hears_what_to_do(pilot):
    karin = await pilot.coordinator("Karin")

    await asks_for_much(karin)

    await karin.sees("Die is er nog niet, of heeft nog geen account gekoppeld.")
    joke = await pilot.coordinator("Joke")
    await joke.says("/budget")
    await joke.sees("Wijziging 1: Karin wil")
    await joke.presses("Wijziging 1")
    await joke.sees("Ga je akkoord?")
    await joke.presses("Akkoord")
    await joke.sees("Joke is akkoord")
    assert await free(pilot) == 90_000_00


async def test_the_picture_comes_with_all_that_is_on_it_in_words(pilot):
    karin = await pilot.coordinator("Karin")
    await fill(pilot, karin, 1_000_00)
    await karin.says("/budget")
    await karin.sees("Vrij")

    await karin.presses("Als plaatje")

    shown = await karin.sees("per maand")
    assert "€\xa01.000" in shown["text"]
    assert shown["kind"] == "photo"


async def test_a_pot_that_is_almost_empty_is_told_once(pilot):
    karin = await pilot.coordinator("Karin")
    await fill(pilot, karin, 100_00)
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await promise(pilot, anja, fatima, 95_00)
    await pilot.moves_clock(days=4)

    await karin.sees("bijna leeg")
    assert await told(karin, "bijna leeg") == 1


async def test_a_mentor_sees_nothing_of_the_budget(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/budget")

    await anja.sees("Dit mag niet met jouw rol")
    assert not any("Pot" in text for text in await anja.heard())


async def test_the_budget_is_not_shown_in_an_admin_chat(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/budget", pilot.admin_chat)

    await anja.sees("Deze opdracht werkt in je privégesprek", pilot.admin_chat)


async def test_a_participant_who_types_budget_gets_the_menu(pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.says("/budget 5000")

    await fatima.sees("Dat woord ken ik niet")


async def asks_for_much(karin) -> None:
    await karin.says("/budget 90000")
    await karin.sees("Klopt dit?")
    await karin.presses(YES)
    await karin.sees("Wijziging 1 wacht op een tweede coördinator")


async def promise(pilot, mentor, participant, cents: int) -> None:
    """A goal with this reward is agreed on."""
    step = StepDraft("Post openen", "De post is open", Cents(0))
    plan = Draft(
        "Mijn post op orde", PillarKey("money"), "", "Er ligt geen brief", Cents(cents), None, (step,)
    )
    by, to = await pilot.someone(mentor), await pilot.someone(participant)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, to.id, plan, by=by, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=to, now=pilot.now())


async def told(phone, words: str) -> int:
    return sum(words in text for text in await phone.heard())


async def fill(pilot, phone, cents: int) -> None:
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(cents), by=by, now=pilot.now())


async def free(pilot):
    async with pilot.database.work() as work:
        return (await work.ledger.pot()).free


async def findings(pilot) -> list[str]:
    async with pilot.database.work() as work:
        return await check(work)
