"""Beloningen and /budget, through the whole bot."""

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import ClaimId, PillarKey
from mentoring.money import Cents
from services import claims, goals, rewards
from services.check import check

PLAN = Draft(
    title="Mijn post op orde",
    pillar=PillarKey("money"),
    why="",
    seen_by="Er ligt geen dichte brief meer",
    reward=Cents(0),
    due_on=None,
    steps=(
        StepDraft("Post openen en sorteren", "De post ligt op drie stapels", Cents(5_00)),
        StepDraft("Brieven opbergen", "De map staat op de plank", Cents(2_50)),
    ),
)


async def test_an_empty_spaarpot_says_kindly_how_to_earn(pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.presses("Beloningen")

    await fatima.sees("Je spaarpot is nog leeg. Dat geeft niets.")


async def test_the_spaarpot_shows_the_balance_and_what_it_was_earned_with(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=2)

    await fatima.says("/beloningen")

    shown = (await fatima.sees("💶 In je spaarpot zit"))["text"]
    assert shown.replace("\xa0", " ").split("\n") == [
        "💶 In je spaarpot zit € 7,50.",
        "• € 2,50, vandaag: Brieven opbergen",
        "• € 5, vandaag: Post openen en sorteren",
    ]


async def test_what_was_earned_yesterday_and_before_is_said_in_words(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=1)
    await pilot.moves_clock(days=1)

    await fatima.presses("Beloningen")
    await fatima.sees("• €\xa05, gisteren: Post openen en sorteren")

    await pilot.moves_clock(days=3)
    await fatima.presses("Beloningen")
    await fatima.sees("dag ")


async def test_from_the_spaarpot_back_to_the_next_step(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=1)
    await fatima.presses("Beloningen")
    await fatima.sees("💶 In je spaarpot zit")

    await fatima.presses("Wat is de volgende stap?")

    await fatima.sees("Brieven opbergen")


async def test_a_coordinator_raises_the_pot_question_by_question(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/budget")
    await karin.sees("Er zit nog geen geld in de pot")

    await karin.presses("Pot verhogen")
    await karin.sees("Met hoeveel verhoog je de pot?")
    await karin.says("90000")
    await karin.sees("Je verhoogt de pot met €\xa090.000. In totaal wordt dat €\xa090.000. Klopt dit?")
    await karin.presses("Ja, dit klopt")

    await karin.sees("De pot is verhoogd met €\xa090.000")
    await karin.sees("Vrij: €\xa090.000")
    assert await findings(pilot) == []


async def test_a_coordinator_raises_the_pot_in_one_line(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/budget € 250,50")
    await karin.sees("Je verhoogt de pot met €\xa0250,50")
    await karin.presses("Ja, dit klopt")

    await karin.sees("De pot is verhoogd met €\xa0250,50")


async def test_an_amount_that_could_mean_two_things_is_asked_again(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/budget 1.250")
    await karin.sees("Bedoel je €\xa01.250 of €\xa01,25?")
    await karin.says("/budget 12,5")
    await karin.sees("niet als bedrag lezen")
    await karin.says("/budget 0")
    await karin.sees("Met nul euro verandert er niets")

    assert (await pot(pilot, karin)).total == 0


async def test_without_a_yes_the_pot_stays_as_it_was(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/budget 5000")
    await karin.sees("Klopt dit?")

    await karin.presses("Nee")

    await karin.sees("De pot blijft zoals hij was")
    assert (await pot(pilot, karin)).total == 0


async def test_a_yes_after_a_colleague_raised_the_pot_adds_nothing_unseen(pilot):
    karin, joke = await pilot.coordinator("Karin"), await pilot.coordinator("Joke")
    await karin.says("/budget 5000")
    await karin.sees("Klopt dit?")
    await joke.says("/budget 2500")
    await joke.sees("Klopt dit?")
    await joke.presses("Ja, dit klopt")
    await joke.sees("De pot is verhoogd")

    await karin.presses("Ja, dit klopt")

    await karin.sees("Een collega heeft de pot intussen verhoogd")
    assert (await pot(pilot, karin)).total == 2500_00


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


async def earn(pilot, mentor, participant, *, times: int) -> None:
    """A goal is agreed on, and its first steps are done and approved."""
    karin = await pilot.someone(await pilot.coordinator("Karin"))
    anja, fatima = await pilot.someone(mentor), await pilot.someone(participant)
    async with pilot.database.work() as work:
        await rewards.raise_pot(work, Cents(100_00), number=1, by=karin, now=pilot.now())
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, fatima.id, PLAN, by=anja, now=pilot.now())
    async with pilot.database.work() as work:
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=fatima, now=pilot.now())
    for place in range(times):
        async with pilot.database.work() as work:
            step = (await work.goals.get(goal_id)).steps[place]
            claimed = await claims.claim(work, goal_id, step.id, by=fatima, now=pilot.now())
        await approve(pilot, anja, claimed.id)


async def approve(pilot, anja, claim_id: ClaimId) -> None:
    async with pilot.database.work() as work:
        await claims.approve(work, claim_id, programme=pilot.programme, by=anja, now=pilot.now())


async def pot(pilot, phone):
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        return await rewards.pot(work, by=by)


async def findings(pilot) -> list[str]:
    async with pilot.database.work() as work:
        return await check(work)
