"""If-then plans through the whole bot: made with a few taps or in own words, said once, and played back."""

import pytest

from handlers.forms import Choice, mark_of
from practice.phone import Phone
from services import claims
from tests.handlers.test_nudges import Stage, begin
from tests.pilot import Pilot
from tests.services.nudged import in_march

PLAN = "Als de koffie klaar is, dan open ik één brief."
PLAYED = f"Dit zei je zelf:\n{PLAN}\nLukt het vandaag?"


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    return await begin(pilot)


@pytest.fixture
def fatima(stage: Stage) -> Phone:
    return stage.fatima


async def test_a_plan_of_examples_is_said_and_played_back_at_its_moment(stage, fatima):
    await begins_plan(fatima)
    await fatima.presses("Een moment")
    await fatima.presses("de koffie klaar is")
    await fatima.sees("Als de koffie klaar is, dan …")
    await fatima.presses("open ik één brief")
    await chooses_wednesday_morning(fatima)
    await fatima.sees(
        f"Dit is je plan:\n{PLAN}\nIk zeg het op woensdag, om 9.30 uur.\nZeg het één keer hardop"
    )
    await fatima.presses("Ik heb het gezegd")
    await fatima.sees("Mooi gezegd.")

    await stage.goes_to(in_march(4, 9, 31))
    played = await fatima.sees(PLAYED)
    await fatima.presses_under(played, text="Gelukt")

    assert played["silent"]
    await fatima.sees("Goed bezig.")
    await fatima.presses("Klaar")
    await stage.goes_to(in_march(11, 9, 31))
    assert await times_heard(fatima, PLAYED) == 1


async def test_own_words_come_right_and_are_said_back_by_typing(stage, fatima):
    await begins_plan(fatima)
    await fatima.presses("Iets wat lastig is")
    await fatima.sees("Wat maakt het soms lastig?")
    await fatima.says("Als ik <b>moe</b> ben,")
    await fatima.sees("Als ik <b>moe")
    await fatima.says("dan ik drink eerst thee.")
    await chooses_wednesday_morning(fatima)
    await fatima.sees("ben, dan drink ik eerst thee.")

    await fatima.says("als ik moe ben dan drnk ik eerst tee")

    await fatima.sees("Mooi gezegd.")
    await stage.goes_to(in_march(4, 9, 31))
    await fatima.sees("Dit zei je zelf:\nAls ik <b>moe")


async def test_the_words_of_the_step_are_the_first_proposal_and_there_are_more_examples(fatima):
    await begins_plan(fatima)
    await fatima.presses("Een moment")
    await fatima.presses("Meer voorbeelden")
    await fatima.presses("de kinderen slapen")
    await fatima.presses("doe ik: post openen en sorteren")
    await chooses_wednesday_morning(fatima)

    await fatima.presses("Overslaan")

    await fatima.sees("Goed. Dit is je plan:\nAls de kinderen slapen, dan doe ik: post openen en sorteren.")


async def test_the_whole_sentence_can_be_typed_at_once_and_a_chosen_moment_can_stay(stage, fatima):
    await makes_plan(fatima)
    await opens_plan(fatima)
    await fatima.presses("Veranderen")

    await fatima.says("Als de bus weg is, bel ik Anja")
    await fatima.sees("Nu: op woensdag, om 9.30 uur.")
    await fatima.presses("Zo laten")
    await fatima.sees("Als de bus weg is, dan bel ik Anja.")
    await fatima.sends_voice()

    await fatima.sees("Mooi gezegd.")
    await stage.goes_to(in_march(4, 9, 31))
    await fatima.sees("Dit zei je zelf:\nAls de bus weg is, dan bel ik Anja.")
    assert await times_heard(fatima, PLAYED) == 0


async def test_later_says_the_plan_once_more(stage, fatima):
    await makes_plan(fatima)
    await stage.goes_to(in_march(4, 9, 31))
    await fatima.sees(PLAYED)

    await fatima.presses("Herinner me later")
    await fatima.presses("Morgen")
    await stage.goes_to(in_march(5, 9, 31))

    await fatima.sees(f"Je vroeg mij om dit nu te zeggen:\n{PLAN}")


async def test_a_plan_that_was_taken_away_is_not_played_back_and_the_step_stays(stage, fatima):
    await makes_plan(fatima)
    await opens_plan(fatima)

    await fatima.presses("Weghalen")
    await fatima.sees("Je plan is weg.")
    await stage.goes_to(in_march(4, 9, 31))

    await fatima.sees("Deze stap koos je:\nPost openen en sorteren")
    assert await times_heard(fatima, PLAYED) == 0


async def test_what_is_no_words_or_too_many_is_answered_kindly(fatima):
    await begins_plan(fatima)
    await fatima.presses("Een moment")

    await fatima.sends_photo()
    await fatima.sees("Ik kan hier alleen woorden lezen.")
    await fatima.sends_voice()
    await fatima.sees("Fijn dat je het vertelt.")
    await fatima.says("😀" * 2000)
    await fatima.sees("Dat is veel voor één zin.")
    await fatima.says("🙂")
    await fatima.sees("Ik kan hier alleen woorden lezen.")
    await fatima.says("het regent")

    await fatima.sees("Als het regent, dan …")


async def test_something_else_instead_of_the_plan_goes_to_the_mentor(stage, fatima):
    await makes_plan(fatima, said=False)

    await fatima.says("Kan Anja mij morgen bellen?")

    await stage.anja.sees("Kan Anja mij morgen bellen?", stage.pilot.admin_chat)


async def test_pressed_twice_it_is_said_once_and_an_old_button_answers_kindly(stage, fatima):
    await makes_plan(fatima, said=False)
    asked = await fatima.sees("Zeg het één keer hardop")
    async with stage.pilot.database.work() as work:
        question = await work.questions.open(fatima.id, fatima.id)
    said = Choice("plan_said", "said", mark_of(question), "said").data()

    await fatima.presses_under(asked, data=said)
    await fatima.presses_under(asked, data=said)

    await fatima.sees_answer("Deze knop is van eerder")
    assert await times_heard(fatima, "Mooi gezegd.") == 1


async def test_a_step_of_somebody_else_has_no_plan_for_you(stage, fatima):
    bert = await stage.pilot.participant("Bert", mentor=stage.anja)
    await opens_whole_plan(fatima)
    step_id = await step_of(stage)
    welcome = (await bert.messages())[-1]

    for verb in ("dp", "dpv", "dpx"):
        await bert.presses_under(welcome, data=f"{verb}:{step_id}")
        await bert.sees_answer("Deze knop is van eerder")

    assert await times_heard(bert, "als-danplan") == 0


async def test_the_mentor_sees_the_plan_with_the_goal(stage, fatima):
    await makes_plan(fatima)
    await stage.anja.says("/doel Fatima")
    shown = await stage.anja.sees("Doelen van Fatima")

    await stage.anja.presses_under(shown, text="1")

    await stage.anja.sees(f"Als-danplan bij stap 1: {PLAN}")


async def test_of_a_step_that_is_done_meanwhile_no_plan_is_made(stage, fatima):
    await opens_whole_plan(fatima)
    plan = await fatima.sees("Post openen en sorteren")
    await fatima.presses("Als-danplan maken")
    await fatima.presses("Een moment")
    await is_done(stage)

    await fatima.says("de koffie klaar is")

    await fatima.sees("Voor deze stap is geen plan meer nodig.")
    await fatima.presses_under(plan, data=f"dpx:{await step_of(stage)}")
    await fatima.sees_answer("Deze knop is van eerder")


# --- acts -----------------------------------------------------------------------------------------


async def opens_whole_plan(phone: Phone) -> None:
    await phone.presses("Mijn doelen")
    await phone.presses("Mijn hele plan")


async def begins_plan(phone: Phone) -> None:
    await opens_plan(phone)
    await phone.sees("Een als-danplan is één zin.")


async def opens_plan(phone: Phone) -> None:
    await opens_whole_plan(phone)
    await phone.presses("Als-danplan maken")


async def chooses_wednesday_morning(phone: Phone) -> None:
    await phone.presses("Ochtend")
    await phone.presses("woensdag")
    await phone.presses("Klaar")


async def makes_plan(phone: Phone, *, said: bool = True) -> None:
    await begins_plan(phone)
    await phone.says(PLAN)
    await chooses_wednesday_morning(phone)
    if said:
        await phone.presses("Ik heb het gezegd")


async def step_of(stage: Stage) -> int:
    """The first step of her goal."""
    hers = await stage.pilot.someone(stage.fatima)
    async with stage.pilot.database.work() as work:
        return (await work.goals.of(hers.id))[0].steps[0].id


async def is_done(stage: Stage) -> None:
    """She says so on paper, and Anja agrees."""
    hers, by = await stage.pilot.someone(stage.fatima), await stage.pilot.someone(stage.anja)
    async with stage.pilot.database.work() as work:
        goal = (await work.goals.of(hers.id))[0]
        claim = await claims.claim(work, goal.id, goal.steps[0].id, by=hers, now=stage.pilot.now())
        await claims.approve(work, claim.id, programme=stage.pilot.programme, by=by, now=stage.pilot.now())


async def times_heard(phone: Phone, words: str) -> int:
    return sum(words in heard for heard in await phone.heard())
