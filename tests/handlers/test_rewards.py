"""Beloningen, through the whole bot."""

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import ClaimId, PillarKey
from mentoring.money import Cents
from services import claims, goals
from tests.pot import fill_pot

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

    await fatima.sees("Je spaarpot is nu leeg. Dat geeft niet.")


async def test_the_spaarpot_shows_the_balance_and_behind_a_button_what_it_was_earned_with(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=2)

    await fatima.says("/beloningen")

    shown = await fatima.sees("💶 In je spaarpot zit €\xa07,50.")
    await fatima.presses_under(shown, text="Wat heb ik verdiend?")

    earned = (await fatima.sees("Dit heb je verdiend"))["text"]
    assert earned.replace("\xa0", " ").split("\n") == [
        "⭐ Dit heb je verdiend:",
        "• € 2,50, vandaag: Brieven opbergen",
        "• € 5, vandaag: Post openen en sorteren",
    ]


async def test_what_was_earned_yesterday_and_before_is_said_in_words(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=1)
    await pilot.moves_clock(days=1)

    await fatima.presses("Beloningen")
    await fatima.presses("Wat heb ik verdiend?")
    await fatima.sees("• €\xa05, gisteren: Post openen en sorteren")

    await pilot.moves_clock(days=3)
    await fatima.presses("Beloningen")
    await fatima.presses("Wat heb ik verdiend?")
    await fatima.sees("dag ")


async def test_from_the_spaarpot_back_to_the_next_step(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await earn(pilot, anja, fatima, times=1)
    await fatima.presses("Beloningen")
    await fatima.sees("💶 In je spaarpot zit")

    await fatima.presses("Wat is de volgende stap?")

    await fatima.sees("Brieven opbergen")


async def earn(pilot, mentor, participant, *, times: int) -> None:
    """A goal is agreed on, and its first steps are done and approved."""
    karin = await pilot.someone(await pilot.coordinator("Karin"))
    anja, fatima = await pilot.someone(mentor), await pilot.someone(participant)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=karin, now=pilot.now())
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
