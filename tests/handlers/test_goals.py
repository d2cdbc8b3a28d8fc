"""Goals through the whole bot: agreeing on the phone, saying what should be different, and Mijn doelen."""

import pytest

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import Goal
from mentoring.ids import PillarKey
from mentoring.money import Cents
from services import goals
from tests.handlers.entering_goals import enters, picks
from tests.pot import fill_pot

WORD_JOINER = "\u2060"
"""What keeps a phone from making a link or a mention of people's own words."""


def a_draft(*titles: str, reward: int = 5_00) -> Draft:
    return Draft(
        title="Mijn post op orde",
        pillar=PillarKey("money"),
        why="Dan slaap ik weer",
        seen_by="Er ligt geen dichte post meer",
        reward=Cents(15_00),
        due_on=None,
        steps=tuple(StepDraft(title, f"{title}: klaar", Cents(reward)) for title in titles),
    )


PLAN = a_draft("Post openen", "Stapel betalen bekijken")


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    async with pilot.database.work() as work:
        coordinator = await work.people.someone((await work.people.coordinators())[0].id)
        await fill_pot(work, Cents(500_00), by=coordinator, now=pilot.now())
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def propose(pilot, anja, fatima, draft: Draft = PLAN):
    by, to = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, to.id, draft, by=by, now=pilot.now())
        return await work.goals.get(goal_id)


async def agrees(fatima) -> None:
    await fatima.presses("Ja, dit is mijn doel")
    await fatima.sees("Je eerste stap")


async def buttons(phone, message) -> list[str]:
    found = [m for m in await phone.messages() if m["message_id"] == message["message_id"]]
    return [button["text"] for row in found[0]["buttons"] or [] for button in row]


# --- something else ---------------------------------------------------------------------------------------


async def test_a_remark_makes_a_second_version_that_counts(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    first = await fatima.sees("Is dit jouw doel?")
    await fatima.presses("Ik wil iets anders")
    await fatima.sees("Wat wil je anders?")

    await fatima.says("Ik wil <b>later</b> beginnen")

    await fatima.sees("Ik vertel het aan Anja")
    card = await anja.sees("Fatima (A-001) wil iets anders bij: Mijn post op orde", pilot.admin_chat)
    assert "Ik wil <b>later</b> beginnen" in card["text"].replace(WORD_JOINER, "")
    await anja.presses("Doel aanpassen", pilot.admin_chat)
    await picks(anja, "Klopt dit?", "Aanpassen", pilot.admin_chat)
    await anja.presses("2. Stapel betalen bekijken", pilot.admin_chat)
    await enters(
        anja,
        pilot.admin_chat,
        ("Stap 2. Wat is de stap?", "Eén brief openen"),
        ("Stap 2. Hoe zien jullie", "De brief is open"),
    )
    await picks(anja, "Stap 2. Wat verdient", "€\xa02", pilot.admin_chat)
    await anja.presses("Stuur naar Fatima", pilot.admin_chat)
    await fatima.sees("2. Eén brief openen · €\xa02")

    await fatima.presses_under(first, text="Ja, dit is mijn doel")

    await fatima.sees_answer("Je doel is aangepast")
    fresh = await fatima.sees("2. Eén brief openen", after=first)
    await fatima.presses_under(fresh, text="Ja, dit is mijn doel")
    await fatima.sees("Je eerste stap: Post openen")
    await anja.sees("€\xa022 gereserveerd", pilot.admin_chat)


async def test_a_remark_may_be_pressed(pilot, anja, fatima):
    await propose(pilot, anja, fatima)

    await fatima.presses("Ik wil iets anders")
    await fatima.presses("Een andere datum")

    await anja.sees("Een andere datum", pilot.admin_chat)


async def test_a_remark_may_be_spoken(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await fatima.presses("Ik wil iets anders")
    await fatima.sees("Wat wil je anders?")

    await fatima.sends_voice()

    card = await anja.sees("wil iets anders bij", pilot.admin_chat)
    assert card["kind"] == "voice"


async def test_a_remark_that_is_a_photo_or_a_story_is_asked_again(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await fatima.presses("Ik wil iets anders")
    asked = await fatima.sees("Wat wil je anders?")

    await fatima.sends_photo()
    again = await fatima.sees("Wat wil je anders?", after=asked)
    await fatima.says("la " * 300)

    await fatima.sees("Wat wil je anders?", after=again)


async def test_the_menu_in_the_middle_of_a_remark_shows_the_goal(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await fatima.presses("Ik wil iets anders")
    asked = await fatima.sees("Wat wil je anders?")

    await fatima.says("Mijn doelen")

    await fatima.sees("Is dit jouw doel?", after=asked)
    await fatima.presses("Stop")
    await fatima.sees("Alles blijft zoals het is")


async def test_a_colleague_can_not_adjust_what_was_adjusted_already(pilot, anja, fatima):
    kees = await pilot.mentor("Kees")
    await propose(pilot, anja, fatima)
    await fatima.presses("Ik wil iets anders")
    await fatima.presses("Kleinere stappen")
    card = await anja.sees("wil iets anders bij", pilot.admin_chat)
    await anja.presses_under(card, text="Doel aanpassen")
    await kees.presses_under(card, text="Doel aanpassen")
    summaries = await kees.room.until(lambda: two_summaries(kees, pilot.admin_chat), "two summaries")
    await anja.presses_under(summaries[0], text="Stuur naar Fatima")
    await anja.sees("Doel gestuurd", pilot.admin_chat)

    await kees.presses_under(summaries[1], text="Stuur naar Fatima")

    await kees.sees("Dit doel is intussen aangepast. Er is niets verstuurd", pilot.admin_chat)


async def test_a_pot_that_is_too_small_is_the_teams_business(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await propose(pilot, anja, fatima)

    await fatima.presses("Ja, dit is mijn doel")

    await fatima.sees("Anja kijkt er nog één keer naar")
    await anja.sees("Pot te klein", pilot.admin_chat)
    assert "pot" not in " ".join(await fatima.heard()).lower()


async def test_nobody_agrees_for_somebody_else(pilot, anja, fatima):
    bert = await pilot.participant("Bert", mentor=anja)
    goal = await propose(pilot, anja, fatima)
    await propose(pilot, anja, bert)
    his = await bert.sees("Is dit jouw doel?")

    await bert.presses_under(his, data=f"gj:{goal.id}:1")

    await bert.sees_answer("Deze knop is van eerder")
    async with pilot.database.work() as work:
        assert not (await work.goals.get(goal.id)).counts


# --- Mijn doelen ------------------------------------------------------------------------------------------


async def test_without_a_goal_the_participant_reads_what_will_happen(pilot, fatima):
    await fatima.presses("Mijn doelen")

    shown = await fatima.sees("Samen met Anja kies je er één")
    assert (await buttons(fatima, shown))[-1] == "Vraag Anja om hulp"


async def test_a_proposal_that_waits_is_what_there_is(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    first = await fatima.sees("Is dit jouw doel?")

    await fatima.says("/doelen")

    await fatima.sees("Is dit jouw doel?", after=first)


async def test_my_goals_shows_the_one_next_step(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await agrees(fatima)

    await fatima.presses("Mijn doelen")

    shown = await fatima.sees("Je volgende stap")
    assert shown["text"].split("\n") == [
        "🎯 Je volgende stap",
        "Post openen",
        "Dit zien we samen: Post openen: klaar",
        "Je verdient: €\xa05",
    ]
    assert await buttons(fatima, shown) == ["Gelukt", "Mijn hele plan", "Het lukt niet"]


async def test_the_whole_plan_comes_and_goes_in_place(pilot, anja, fatima):
    goal = await propose(pilot, anja, fatima)
    await agrees(fatima)
    async with pilot.database.work() as work:
        agreed = await work.goals.get(goal.id)
        done = agreed.claim(agreed.steps[0].id).complete(agreed.steps[0].id, now=pilot.now())
        await work.goals.save(done)
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Je volgende stap")

    await fatima.presses_under(shown, text="Mijn hele plan")

    plan = await fatima.sees("☑ Post openen")
    assert plan["message_id"] == shown["message_id"]
    assert "☐ Stapel betalen bekijken · €\xa05" in plan["text"]
    assert "Waarom: Dan slaap ik weer" in plan["text"]
    await fatima.presses_under(plan, text="Terug")
    back = await fatima.sees("Je volgende stap", after=plan)
    assert back["message_id"] == shown["message_id"]
    assert "Stapel betalen bekijken" in back["text"]


async def test_what_the_mentor_looks_at_stands_under_the_next_step(pilot, anja, fatima):
    goal = await propose(pilot, anja, fatima)
    await agrees(fatima)
    await claims_first_step(pilot, goal)

    await fatima.presses("Mijn doelen")

    shown = await fatima.sees("Je volgende stap")
    assert shown["text"].split("\n")[1] == "Stapel betalen bekijken"
    assert shown["text"].split("\n")[-1] == "Anja kijkt naar: Post openen"


async def test_when_all_waits_there_is_nothing_to_do(pilot, anja, fatima):
    goal = await propose(pilot, anja, fatima, a_draft("Post openen"))
    await agrees(fatima)
    await claims_first_step(pilot, goal)

    await fatima.presses("Mijn doelen")

    await fatima.sees("Post openen\nAnja kijkt ernaar")


async def test_after_the_last_step_comes_the_goal_itself(pilot, anja, fatima):
    goal = await propose(pilot, anja, fatima, a_draft("Post openen"))
    await agrees(fatima)
    async with pilot.database.work() as work:
        agreed = await work.goals.get(goal.id)
        step = agreed.steps[0].id
        await work.goals.save(agreed.claim(step).complete(step, now=pilot.now()))

    await fatima.presses("Mijn doelen")

    shown = await fatima.sees("Is je doel gehaald?")
    assert "Je verdient: €\xa015" in shown["text"]
    assert await buttons(fatima, shown) == ["Gelukt", "Mijn hele plan", "Vraag Anja om hulp"]


async def test_other_goals_are_one_tap_away(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await agrees(fatima)
    await propose(pilot, anja, fatima, a_draft("Rekening openen"))
    await fatima.sees("Rekening openen")
    await agrees_to_newest(fatima)
    await propose(pilot, anja, fatima, a_draft("Fiets maken"))
    await fatima.sees("Fiets maken")
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Je volgende stap\nPost openen")
    assert (await buttons(fatima, shown))[-2:] == ["Mijn andere doel", "Bekijk het voorstel"]

    await fatima.presses_under(shown, text="Mijn andere doel")
    other = await fatima.sees("Je volgende stap\nRekening openen")
    await fatima.presses_under(other, text="Mijn andere doel")
    first = await fatima.sees("Je volgende stap\nPost openen", after=other)
    await fatima.presses_under(first, text="Bekijk het voorstel")

    proposal = await fatima.sees("1. Fiets maken", after=first)
    assert proposal["message_id"] == shown["message_id"]
    assert (await buttons(fatima, proposal))[-1] == "Terug"


async def test_a_hard_step_is_no_shame_and_stays_between_us(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    await agrees(fatima)
    await anja.sees("gereserveerd", pilot.admin_chat)
    before = await pilot.admin_chat.messages()

    await fatima.presses("Het lukt niet")

    hard = await fatima.sees("Sommige stappen zijn lastig")
    assert await buttons(fatima, hard) == ["Als-danplan maken", "Vraag Anja om hulp", "Terug"]
    await fatima.presses_under(hard, text="Terug")
    await fatima.sees("Je volgende stap")
    assert await pilot.admin_chat.messages() == before


async def test_an_old_button_shows_the_goal_that_it_was_about(pilot, anja, fatima):
    await propose(pilot, anja, fatima)
    proposal = await fatima.sees("Is dit jouw doel?")
    await agrees(fatima)

    await fatima.presses_under(proposal, data="gj:1:1")

    await fatima.sees_answer("Deze knop is van eerder")
    await fatima.sees("Je volgende stap")


async def test_the_plan_of_somebody_else_stays_theirs(pilot, anja, fatima):
    goal = await propose(pilot, anja, fatima)
    bert = await pilot.participant("Bert", mentor=anja)
    await propose(pilot, anja, bert, a_draft("Fiets maken"))
    await bert.presses("Mijn doelen")
    shown = await bert.sees("Is dit jouw doel?")

    await bert.presses_under(shown, data=f"gp:{goal.id}")
    await bert.presses_under(shown, data=f"gh:{goal.steps[0].id}")

    await bert.sees_answer("Deze knop is van eerder")
    assert "Post openen" not in " ".join(await bert.heard())


async def two_summaries(phone, chat):
    shown = [message for message in await phone.messages(chat) if "Klopt dit?" in message["text"]]
    return shown if len(shown) == 2 else []


async def claims_first_step(pilot, goal: Goal) -> None:
    async with pilot.database.work() as work:
        agreed = await work.goals.get(goal.id)
        await work.goals.save(agreed.claim(agreed.steps[0].id))


async def agrees_to_newest(fatima) -> None:
    newest = [message for message in await fatima.messages() if "Is dit jouw doel?" in message["text"]][-1]
    await fatima.presses_under(newest, text="Ja, dit is mijn doel")
    await fatima.sees("Je eerste stap: Rekening openen")
