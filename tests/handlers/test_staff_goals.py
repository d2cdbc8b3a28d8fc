"""What the team does with a participant's goals: adjust, set aside, pick up, take back, and make a wish clear."""

from dataclasses import replace

import pytest

from handlers.staff.goal_presses import AdjustGoal, SetGoalAside, ShowGoalCard, ShowGoalVersion
from mentoring.goal_drafts import StepDraft, Wish
from mentoring.goals import GoalState
from mentoring.ids import PillarKey
from mentoring.money import Cents
from services import goals
from tests.handlers.entering_goals import FIVE, MONEY, answer_to_open, enters, picks
from tests.handlers.goal_stage import (
    a_draft,
    agreed,
    as_it_is,
    buttons,
    changes,
    fill_pot,
    proposed,
    with_ids,
)

SENT = "Stuur naar Fatima"


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def opens(anja, title: str, number: str = "1"):
    """From /doel to one of Fatima's goals."""
    await anja.says("/doel Fatima")
    shown = await anja.sees("Doelen van Fatima (A-001)")
    await anja.presses_under(shown, text=number)
    return await anja.sees(title, after=shown)


async def adjusts_reward(anja) -> None:
    """Up to the summary of an agreed goal that earns something else."""
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")
    await picks(anja, "Klopt dit?", "Aanpassen")
    await anja.presses("De beloning voor het doel")
    await picks(anja, "Wat verdient het doel zelf", FIVE)
    await anja.sees(f"Voor het doel zelf: {FIVE}")


async def finishes_first_step(pilot, goal) -> None:
    async with pilot.database.work() as work:
        step = goal.steps[0].id
        await work.goals.save(goal.claim(step).complete(step, now=pilot.now()))


async def wishes(pilot, fatima, wish: Wish):
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        goal_id = await goals.propose_own(work, wish, programme=pilot.programme, by=by, now=pilot.now())
        return await work.goals.get(goal_id)


async def sets_aside(pilot, goal, phone) -> None:
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        await goals.set_aside(work, goal.id, by=by, now=pilot.now())


A_WISH = Wish("Weer een keer slapen", PillarKey("wellbeing"), "Ik ben zo moe", ("Op tijd naar bed",))


# --- the goals there are ----------------------------------------------------------------------------------


async def test_who_has_goals_is_shown_those_before_a_new_one(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    await proposed(pilot, anja, fatima, a_draft("Fiets maken"))

    await anja.says("/doel Fatima")

    shown = await anja.sees("Doelen van Fatima (A-001)")
    assert "1. Mijn post op orde · 🤝 afgesproken" in shown["text"]
    assert "2. Fiets maken · 📨 wacht op de deelnemer" in shown["text"]
    assert await buttons(anja, shown) == ["Nieuw doel", "1", "2"]
    await anja.presses_under(shown, text="Nieuw doel")
    await anja.sees("Wat wil Fatima bereiken?")


async def test_without_a_name_the_goals_come_after_it(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    await anja.says("/doel", pilot.admin_chat)

    await anja.presses("Fatima (A-001)", pilot.admin_chat)

    await anja.sees("Doelen van Fatima (A-001)", pilot.admin_chat)


async def test_the_goals_are_one_tap_from_the_card_of_a_participant(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    await anja.says("/deelnemer Fatima")

    await anja.presses("Doelen")

    await anja.sees("1. Mijn post op orde")


async def test_a_goal_shows_all_of_it_and_what_can_be_done(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await finishes_first_step(pilot, goal)

    shown = await opens(anja, "Dan slaap ik weer")

    assert shown["text"].split("\n")[:6] == [
        "Mijn post op orde",
        "Fatima (A-001) · Geld beheren",
        "🤝 afgesproken",
        "Waarom: Dan slaap ik weer",
        f"1. Post openen · {FIVE} · ☑ klaar",
        "    Post openen: klaar",
    ]
    assert shown["text"].endswith("Stappen: op volgorde")
    assert await buttons(anja, shown) == ["Aanpassen", "Opzij zetten", "Geschiedenis", "Alle doelen"]


async def test_a_mentor_of_another_team_opens_and_changes_nothing(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    piet = await pilot.mentor("Piet", team="Nieuwkoop")
    await piet.says("/doel")
    own = await piet.sees("Nieuw doel")

    for press in (
        ShowGoalCard(goal.id),
        AdjustGoal(goal.id, 1),
        ShowGoalVersion(goal.id, 0),
        SetGoalAside(goal.id),
    ):
        await piet.presses_under(own, data=press.data())

    await piet.sees_answer("Alleen mentoren van dit team kunnen dit doen")
    assert "Mijn post op orde" not in " ".join(await piet.heard())
    assert (await as_it_is(pilot, goal.id)).state is GoalState.AGREED


# --- adjusting what was agreed ----------------------------------------------------------------------------


async def test_an_agreed_goal_is_adjusted_and_what_is_done_stays(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await finishes_first_step(pilot, goal)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")
    await picks(anja, "Klopt dit?", "Aanpassen")
    parts = await anja.sees("Wat wil je aanpassen?")
    assert "1. Post openen" not in await buttons(anja, parts)
    await anja.presses_under(parts, text="2. Stapels maken")
    await enters(anja, None, ("Stap 2. Wat is de stap?", "Drie stapels maken"))
    await picks(anja, "Stap 2. Hoe zien jullie", "Zo laten")
    await picks(anja, "Stap 2. Wat verdient", "€\xa010")
    summary = await anja.sees("2. Drie stapels maken · €\xa010")
    assert f"1. Post openen · {FIVE} · ☑ klaar" in summary["text"]

    await anja.presses_under(summary, text=SENT)

    change = await fatima.sees("Anja stelt een verandering voor")
    assert (await as_it_is(pilot, goal.id)).steps[1].title == "Stapels maken"
    await fatima.presses_under(change, text="Ja, zo doen we het")
    await anja.sees("Aanpassing afgesproken", pilot.admin_chat)
    now = await as_it_is(pilot, goal.id)
    assert [step.title for step in now.steps] == ["Post openen", "Drie stapels maken", "Map kopen"]
    assert [step.id for step in now.steps] == [step.id for step in goal.steps]


async def test_steps_may_be_free_and_in_order_again(pilot, anja, fatima):
    goal = await proposed(pilot, anja, fatima)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")
    await picks(anja, "Klopt dit?", "Aanpassen")
    await anja.presses("Stappen vrij kiezen")
    free = await anja.sees("Stappen: vrij te kiezen")
    await anja.presses_under(free, text="Aanpassen")
    await anja.presses("Stappen op volgorde")
    ordered = await anja.sees("Stappen: op volgorde", after=free)
    await anja.presses_under(ordered, text="Aanpassen")
    await anja.presses("Stappen vrij kiezen")

    await anja.presses_under(await anja.sees("Stappen: vrij te kiezen", after=ordered), text=SENT)

    await anja.sees("Gestuurd naar Fatima")
    assert not (await as_it_is(pilot, goal.id)).in_order


async def test_what_the_participant_knows_already_is_not_sent_again(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")

    await picks(anja, "Klopt dit?", SENT)

    await anja.sees("Er is niets veranderd, dus er is niets verstuurd")
    assert (await as_it_is(pilot, goal.id)).version == 1


async def test_two_mentors_adjust_and_the_second_hears_of_the_first(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    kees = await pilot.mentor("Kees")
    await adjusts_reward(anja)
    await adjusts_reward(kees)
    await picks(anja, "Klopt dit?", SENT)
    await anja.sees("Gestuurd naar Fatima")

    await picks(kees, "Klopt dit?", SENT)

    await kees.sees("Dit doel is intussen aangepast. Er is niets verstuurd")
    assert (await as_it_is(pilot, goal.id)).version == 2


async def test_a_change_that_waits_and_has_a_new_step_can_be_adjusted_once_more(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    more = StepDraft("Map in de kast zetten", "De map staat in de kast", Cents(5_00))
    await changes(pilot, anja, goal, replace(a_draft(), steps=(*with_ids(goal), more)))
    await adjusts_reward(anja)
    await anja.sees("4. Map in de kast zetten")

    await picks(anja, "Klopt dit?", SENT)

    await anja.sees("Aanpassing gestuurd · Fatima (A-001) · €\xa025", pilot.admin_chat)
    await fatima.sees("Voor het doel zelf: nu €\xa015, nieuw €\xa05")
    assert (await as_it_is(pilot, goal.id)).version == 3


async def test_nobody_is_asked_about_a_step_that_stays_as_it_was_agreed(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await finishes_first_step(pilot, goal)

    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")

    summary = await anja.sees("Klopt dit?")
    assert "als stap 1 klaar is" not in summary["text"]
    assert "als stap 2 klaar is" in summary["text"]


async def test_under_news_of_before_comes_the_goal_as_it_is_now(pilot, anja, fatima):
    goal = await wishes(pilot, fatima, Wish("Rust in huis", PillarKey("money")))
    wish = await anja.sees("heeft een wens", pilot.admin_chat)
    await changes(pilot, anja, goal, a_draft())

    await anja.presses_under(wish, text="Samen duidelijk maken")

    await anja.sees_answer("Dit doel is intussen aangepast. Zo staat het nu.")
    now = await anja.sees("📨 wacht op de deelnemer", pilot.admin_chat)
    assert now["message_id"] == wish["message_id"]
    assert "Aanpassen" in await buttons(anja, now, pilot.admin_chat)


async def test_a_step_that_was_claimed_meanwhile_stays_as_it_was(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")
    await picks(anja, "Klopt dit?", "Aanpassen")
    await anja.presses("1. Post openen")
    await enters(anja, None, ("Stap 1. Wat is de stap?", "Eén brief openen"))
    await picks(anja, "Stap 1. Hoe zien jullie", "Zo laten")
    await picks(anja, "Stap 1. Wat verdient", "Zo laten")
    summary = await anja.sees("1. Eén brief openen")
    async with pilot.database.work() as work:
        await work.goals.save(goal.claim(goal.steps[0].id))

    await anja.presses_under(summary, text=SENT)

    await anja.sees("Die stap blijft zoals afgesproken")


async def test_a_proposed_change_can_be_taken_back(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await adjusts_reward(anja)
    await picks(anja, "Klopt dit?", SENT)
    await anja.sees("Gestuurd naar Fatima")
    shown = await opens(anja, "🤝 afgesproken, aanpassing voorgesteld\nWaarom")

    await anja.presses_under(shown, text="Voorstel terugnemen")

    back = await anja.sees("🤝 afgesproken\nWaarom", after=shown)
    assert "Voorstel terugnemen" not in await buttons(anja, back)
    await anja.sees("Voorstel teruggenomen door Anja", pilot.admin_chat)
    assert (await as_it_is(pilot, goal.id)).state is GoalState.AGREED


async def test_the_team_hears_that_a_change_was_declined(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    await adjusts_reward(anja)
    await picks(anja, "Klopt dit?", SENT)

    await fatima.presses_under(
        await fatima.sees("Anja stelt een verandering voor"), text="Laat het zoals het was"
    )

    await anja.sees("Blijft zoals het was · Fatima (A-001)", pilot.admin_chat)


# --- set aside and picked up ------------------------------------------------------------------------------


async def test_a_goal_is_set_aside_after_one_more_question_and_picked_up_again(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Opzij zetten")
    sure = await anja.sees("Dit doel van Fatima opzij zetten?")

    await anja.presses_under(sure, text="Ja, opzij zetten")

    aside = await anja.sees("📥 opzij gezet\nWaarom")
    await anja.sees("Opzij gezet door Anja", pilot.admin_chat)
    assert (await as_it_is(pilot, goal.id)).state is GoalState.SET_ASIDE
    await anja.presses_under(aside, text="Weer oppakken")
    await anja.sees("📨 wacht op de deelnemer\nWaarom", after=aside)
    asked = await fatima.sees("Anja wil hiermee verder")
    await fatima.presses_under(asked, text=(await buttons(fatima, asked))[0])
    await anja.sees("Doel afgesproken", pilot.admin_chat)


async def test_on_second_thoughts_the_goal_stays(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Opzij zetten")
    sure = await anja.sees("Dit doel van Fatima opzij zetten?")

    await anja.presses_under(sure, text="Terug")

    await anja.sees("🤝 afgesproken\nWaarom", after=sure)
    assert (await as_it_is(pilot, goal.id)).state is GoalState.AGREED


@pytest.mark.parametrize("answer", ["Akkoord", "Doel aanpassen"])
async def test_what_a_participant_picks_up_the_team_agrees_on_or_adjusts(pilot, anja, fatima, answer):
    goal = await agreed(pilot, anja, fatima)
    await sets_aside(pilot, goal, fatima)
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await goals.pick_up(work, goal.id, by=by, now=pilot.now())
    news = await anja.sees("Weer opgepakt · Fatima (A-001)", pilot.admin_chat)

    await anja.presses_under(news, text=answer)

    follows = {"Akkoord": "🤝 afgesproken\nWaarom", "Doel aanpassen": "Klopt dit?"}[answer]
    await anja.sees(follows, pilot.admin_chat)


async def test_what_was_picked_up_can_be_agreed_on_from_its_card_and_once_only(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await sets_aside(pilot, goal, fatima)
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await goals.pick_up(work, goal.id, by=by, now=pilot.now())
    shown = await opens(anja, "▶️ wacht op het team\nWaarom")
    assert (await buttons(anja, shown))[:2] == ["Akkoord", "Aanpassen"]
    news = await anja.sees("Weer opgepakt", pilot.admin_chat)

    await anja.presses_under(shown, text="Akkoord")
    await anja.sees("🤝 afgesproken\nWaarom", after=shown)
    await anja.presses_under(news, text="Akkoord")

    await anja.sees_answer("Deze knop is van eerder")
    await fatima.sees("Anja zegt ja")

    await anja.sees_answer("Deze knop is van eerder")
    await fatima.sees("Anja zegt ja")


# --- a wish -----------------------------------------------------------------------------------------------


async def test_a_wish_is_made_clear_together_and_agreed_on(pilot, anja, fatima):
    goal = await wishes(pilot, fatima, A_WISH)
    card = await anja.sees("Fatima (A-001) heeft een wens", pilot.admin_chat)
    assert card["text"].split("\n")[1:5] == [
        "“Weer een keer slapen”",
        "Pijler: Lichaam en geest",
        "Waarom: Ik ben zo moe",
        "Stap: Op tijd naar bed",
    ]
    await anja.presses_under(card, text="Samen duidelijk maken")
    await enters(
        anja,
        pilot.admin_chat,
        ("Fatima schreef: “Weer een keer slapen”", "Zeven uur slapen"),
        ("dat het doel gehaald is", "Drie kruisjes op de kalender"),
    )
    await picks(anja, "Fatima schreef: “Op tijd naar bed”", "Zo laten", pilot.admin_chat)
    await enters(anja, pilot.admin_chat, ("Stap 1. Hoe zien jullie", "De telefoon ligt beneden"))
    await picks(anja, "Stap 1. Wat verdient", FIVE, pilot.admin_chat)
    await picks(anja, "Stap 1 staat erin", "Klaar", pilot.admin_chat)
    await picks(anja, "Wat verdient het doel zelf", "€\xa00", pilot.admin_chat)
    await picks(anja, "Is er een datum?", "Geen datum", pilot.admin_chat)

    await picks(anja, "Klopt dit?", SENT, pilot.admin_chat)

    await fatima.presses_under(await fatima.sees("Is dit jouw doel?"), text="Ja, dit is mijn doel")
    await anja.sees("Doel afgesproken", pilot.admin_chat)
    now = await as_it_is(pilot, goal.id)
    assert (now.title, now.why, now.steps[0].title) == (
        "Zeven uur slapen",
        "Ik ben zo moe",
        "Op tijd naar bed",
    )


async def test_of_a_spoken_wish_the_words_are_asked(pilot, anja, fatima):
    await wishes(pilot, fatima, Wish("", PillarKey("money"), voice="AwACAgQ"))
    shown = await opens(anja, "gesproken wens\nFatima (A-001) · Geld beheren")

    await anja.presses_under(shown, text="Samen duidelijk maken")

    await enters(anja, None, ("Fatima sprak het in. Typ het samen uit", "Elke week vijf euro sparen"))
    await picks(anja, "Waarom is dit belangrijk", "Overslaan")
    await anja.sees("dat het doel gehaald is")


async def test_a_wish_that_was_withdrawn_meanwhile_can_not_be_sent(pilot, anja, fatima):
    goal = await wishes(pilot, fatima, A_WISH)
    card = await anja.sees("heeft een wens", pilot.admin_chat)
    await anja.presses_under(
        await opens(anja, "💡 wens, nog duidelijk te maken\nWaarom"), text="Samen duidelijk maken"
    )
    await picks(anja, "Fatima schreef: “Weer een keer slapen”", "Zo laten")
    await enters(anja, None, ("dat het doel gehaald is", "Drie kruisjes op de kalender"))
    await picks(anja, "Fatima schreef: “Op tijd naar bed”", "Zo laten")
    await enters(anja, None, ("Stap 1. Hoe zien jullie", "De telefoon ligt beneden"))
    await picks(anja, "Stap 1. Wat verdient", FIVE)
    await picks(anja, "Stap 1 staat erin", "Klaar")
    await picks(anja, "Wat verdient het doel zelf", "€\xa00")
    await picks(anja, "Is er een datum?", "Geen datum")
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await goals.withdraw(work, goal.id, 1, by=by, now=pilot.now())

    await picks(anja, "Klopt dit?", SENT)
    await anja.presses_under(card, text="Samen duidelijk maken")

    await anja.sees("Dit doel is intussen teruggenomen, opzij gezet of gehaald")
    await anja.sees_answer("Deze knop is van eerder")


# --- examples, and what is not clear ----------------------------------------------------------------------


async def test_an_example_fills_the_goal_and_every_word_can_differ(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await picks(anja, "Wat wil Fatima bereiken?", "Voorbeelden")
    await picks(anja, "Bij welke pijler", MONEY)
    first = await anja.sees("1. Mijn post op orde")
    await anja.presses_under(first, text="Meer voorbeelden")
    second = await anja.sees("5. Een week mijn uitgaven opschrijven", after=first)
    await anja.presses_under(second, text="5")
    await picks(anja, "Waarom is dit belangrijk", "Overslaan")
    await picks(anja, "Wat verdient elke stap?", "€\xa02")
    await picks(anja, "Wat verdient het doel zelf", FIVE)
    await picks(anja, "Is er een datum?", "Over 1 maand")
    summary = await anja.sees("Klopt dit?")
    assert "1. Een schrift en een pen klaarleggen · €\xa02" in summary["text"]
    assert "Samen €\xa011" in summary["text"]
    assert "Vraag samen" not in summary["text"]

    await anja.presses_under(summary, text="Aanpassen")
    await anja.presses("Het doel")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Weten waar mijn geld blijft"))

    await anja.sees("Weten waar mijn geld blijft\nFatima · Geld beheren")


async def test_examples_may_be_looked_at_for_words_of_ones_own(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await picks(anja, "Wat wil Fatima bereiken?", "Voorbeelden")
    await picks(anja, "Bij welke pijler", MONEY)
    shown = await anja.sees("1. Mijn post op orde")

    await anja.presses_under(shown, text="Eigen woorden")

    asked = await anja.sees("Wat wil Fatima bereiken?", after=shown)
    await anja.says("De post van mei openen")
    await anja.sees("Waarom is dit belangrijk", after=asked)


async def test_what_is_not_clear_is_asked_in_the_summary_and_nothing_is_blocked(pilot, anja, fatima):
    vague = a_draft("Beter leven", "Alle post openen en daarna sorteren")
    goal = await proposed(pilot, anja, fatima, vague)

    await anja.presses_under(await opens(anja, "Dan slaap ik weer"), text="Aanpassen")

    summary = await anja.sees("Klopt dit?")
    asked = [line for line in summary["text"].split("\n") if "Vraag samen" in line]
    assert asked == [
        "💬 Vraag samen: wat is het doel precies?",
        "💬 Vraag samen: past stap 1 in deze week, of kan die kleiner?",
    ]
    await anja.presses_under(summary, text="Aanpassen")
    await anja.presses("Waarom het telt")
    await picks(anja, "Waarom is dit belangrijk", "Overslaan")
    await picks(anja, "Klopt dit?", SENT)
    await anja.sees("Gestuurd naar Fatima")
    assert (await as_it_is(pilot, goal.id)).version == 2


async def test_an_example_that_is_not_on_the_page_is_asked_again(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await picks(anja, "Wat wil Fatima bereiken?", "Voorbeelden")
    await picks(anja, "Bij welke pijler", MONEY)
    shown = await anja.sees("1. Mijn post op orde")

    await anja.presses_under(shown, data=await answer_to_open(pilot, anja, "9"))

    await anja.sees("Kies een van de knoppen")
    await anja.sees("1. Mijn post op orde", after=shown)


# --- history ----------------------------------------------------------------------------------------------


async def test_a_version_is_told_beside_what_was_not_taken_back(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, replace(a_draft("Rust in huis"), steps=with_ids(goal)))
    await fatima.presses("Laat het zoals het was")
    await fatima.sees("Het blijft zoals het was")
    await changes(pilot, anja, goal, replace(a_draft("Rust in huis"), steps=with_ids(goal)))

    shown = await opens(anja, "🤝 afgesproken, aanpassing voorgesteld\nWaarom")
    await anja.presses_under(shown, text="Geschiedenis")

    third = await anja.sees("versie 3 · wacht op een ja")
    assert "· Het doel: Mijn post op orde → Rust in huis" in third["text"]


async def test_the_history_shows_each_version_with_who_agreed_to_it(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await adjusts_reward(anja)
    await picks(anja, "Klopt dit?", SENT)
    await anja.sees("Gestuurd naar Fatima")

    shown = await opens(anja, "🤝 afgesproken, aanpassing voorgesteld\nWaarom")
    await anja.presses_under(shown, text="Geschiedenis")

    second = await anja.sees(f"Doel {goal.id}, versie 2 · wacht op een ja")
    assert "Voorgesteld door Anja" in second["text"]
    assert f"· De beloning voor het doel: €\xa015 → {FIVE}" in second["text"]
    assert "✓" not in second["text"]
    await anja.presses_under(second, text="« Eerder")
    first = await anja.sees("versie 1 · afgesproken")
    assert "✓ Anja" in first["text"]
    assert "✓ Fatima" in first["text"]
    assert "· Het doel: Mijn post op orde" in first["text"]
    assert await buttons(anja, first) == ["Later »", "Terug"]
    await anja.presses_under(first, text="Terug")
    await anja.sees("Stappen: op volgorde", after=first)
