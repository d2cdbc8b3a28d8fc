"""What was agreed, through the whole bot: changed, set aside and picked up, which goal comes first, and how many."""

from dataclasses import replace
from datetime import date

import pytest

from mentoring.goal_drafts import StepDraft
from mentoring.goals import GoalState
from mentoring.ids import PillarKey
from mentoring.money import Cents
from mentoring.wall_time import day_of
from messages.catalogue import day
from services import goals
from tests.handlers.goal_stage import (
    a_draft,
    agreed,
    all_of,
    as_it_is,
    buttons,
    changes,
    fill_pot,
    proposed,
    with_ids,
)


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def opens_plan(fatima):
    """Mijn doelen, and the whole plan of what stands there."""
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Je volgende stap")
    await fatima.presses_under(shown, text="Mijn hele plan")
    return await fatima.sees("☐", after=shown)


async def sets_aside(pilot, fatima, goal) -> None:
    by = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await goals.set_aside(work, goal.id, by=by, now=pilot.now())


# --- a change of what was agreed --------------------------------------------------------------------------


async def test_a_change_shows_only_what_changes_and_counts_after_yes(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    draft = a_draft(due_on=date(2099, 12, 31), why="")
    steps = with_ids(goal, "Post openen met Anja")[:2]
    await changes(pilot, anja, goal, replace(draft, steps=steps))

    shown = await fatima.sees("Anja stelt een verandering voor.")

    assert shown["text"].split("\n")[1:] == [
        "Mijn post op orde",
        "Nu: Post openen. Nieuw: Post openen met Anja · €\xa05",
        "Weg: Map kopen",
        "Datum: donderdag 31 december 2099",
        "Er staat geen reden meer bij.",
        "In totaal verdien je €\xa025. Nu is dat €\xa030.",
        "Doen we het zo?",
    ]
    assert await buttons(fatima, shown) == [
        "Ja, zo doen we het",
        "Laat het zoals het was",
        "Ik wil iets anders",
    ]
    await fatima.presses("Mijn doelen")
    assert "\nPost openen\n" in (await fatima.sees("Je volgende stap"))["text"]

    await fatima.presses_under(shown, text="Ja, zo doen we het")

    await fatima.sees("Afgesproken. Zo doen we het.\nJe volgende stap: Post openen met Anja")
    assert [step.title for step in (await as_it_is(pilot, goal.id)).steps if step.state == "open"] == [
        "Post openen met Anja",
        "Stapels maken",
    ]


async def test_a_change_can_be_left_and_what_was_agreed_stays(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, a_draft("Mijn kast op orde"))
    shown = await fatima.sees("Nu heet het: Mijn post op orde")

    await fatima.presses_under(shown, text="Laat het zoals het was")

    await fatima.sees("Het blijft zoals het was:\nMijn post op orde")
    await anja.sees("Mijn post op orde", pilot.admin_chat)
    kept = await as_it_is(pilot, goal.id)
    assert (kept.state, kept.title) == (GoalState.AGREED, "Mijn post op orde")
    assert [step.title for step in kept.open_steps] == ["Post openen", "Stapels maken", "Map kopen"]


async def test_something_else_can_be_said_about_a_change(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, a_draft("Mijn kast op orde"))

    await fatima.presses("Ik wil iets anders")
    await fatima.presses("Kleinere stappen")

    await fatima.sees("Ik vertel het aan Anja")
    await anja.sees("Kleinere stappen", pilot.admin_chat)


async def test_a_change_that_waits_is_one_tap_from_the_next_step(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, a_draft("Mijn kast op orde"))
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Je volgende stap")

    await fatima.presses_under(shown, text="Bekijk het voorstel")

    change = await fatima.sees("Nu heet het: Mijn post op orde", after=shown)
    assert change["message_id"] == shown["message_id"]
    assert (await buttons(fatima, change))[-1] == "Terug"


async def test_a_yes_to_a_change_that_changed_again_shows_the_newest(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, a_draft("Mijn kast op orde"))
    first = await fatima.sees("Mijn kast op orde")
    await changes(pilot, anja, goal, a_draft("Mijn huis op orde"))
    await fatima.sees("Mijn huis op orde")

    await fatima.presses_under(first, text="Ja, zo doen we het")

    await fatima.sees_answer("Je doel is aangepast")
    assert (await as_it_is(pilot, goal.id)).title == "Mijn post op orde"


async def test_a_change_of_a_step_that_was_done_meanwhile_no_longer_fits(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await changes(pilot, anja, goal, replace(a_draft(), steps=with_ids(goal, "Eén brief openen")))
    shown = await fatima.sees("Nu: Post openen. Nieuw: Eén brief openen")
    await does_first_step(pilot, goal)

    await fatima.presses_under(shown, text="Ja, zo doen we het")

    overtaken = await fatima.sees("Dit voorstel past niet meer.", after=shown)
    await fatima.presses_under(overtaken, text="Laat het zoals het was")
    await fatima.sees("Het blijft zoals het was")
    assert (await as_it_is(pilot, goal.id)).state is GoalState.AGREED


async def test_the_longest_change_fits_in_one_message(pilot, anja, fatima):
    old, new = "@a" * 60, "@b" * 60
    goal = await agreed(
        pilot, anja, fatima, replace(a_draft(old, why=old), steps=(StepDraft(old, old, Cents(1_00)),) * 7)
    )
    steps = tuple(StepDraft(new, new, Cents(249_99), step.id) for step in goal.steps)
    draft = a_draft(new, why=new, due_on=date(2099, 12, 31), in_order=False)

    await changes(
        pilot,
        anja,
        goal,
        replace(draft, seen_by=new, reward=Cents(250_00), steps=steps, pillar=PillarKey("work")),
    )

    await fatima.sees("Doen we het zo?")


async def test_something_about_what_counts_can_be_changed_on_request(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    plan = await opens_plan(fatima)

    await fatima.presses_under(plan, text="Iets veranderen")
    await fatima.sees("Wat wil je anders?")
    await fatima.says("Liever eerst de map")

    await anja.sees("Liever eerst de map", pilot.admin_chat)


async def test_what_was_agreed_can_be_read_with_who_and_when(pilot, anja, fatima):
    today = day_of(pilot.now())
    goal = await proposed(pilot, anja, fatima)
    await fatima.presses("Ja, dit is mijn doel")
    await fatima.sees("Je eerste stap")
    await changes(pilot, anja, goal, a_draft("Mijn kast op orde"))
    plan = await opens_plan(fatima)

    await fatima.presses_under(plan, text="Dit spraken we af")

    shown = await fatima.sees("Dit spraken we af:\nMijn post op orde\n", after=plan)
    assert f"Anja zei ja op {day(today)}.\nJij zei ja op {day(today)}.\n" in shown["text"]
    assert "1. Post openen · €\xa05" in shown["text"]
    assert "Mijn kast op orde" not in shown["text"]
    assert await buttons(fatima, shown) == ["Mijn hele plan"]


# --- set aside, and picked up -----------------------------------------------------------------------------


async def test_a_goal_is_set_aside_after_one_kind_question(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await fatima.presses_under(await opens_plan(fatima), text="Opzij zetten")
    asked = await fatima.sees("Zal ik dit doel opzij zetten?")
    assert "Wat je verdiend hebt, blijft van jou." in asked["text"]

    await fatima.presses_under(asked, text="Ja, zet maar opzij")

    shown = await fatima.sees("Dit doel staat nu opzij:\nMijn post op orde")
    assert await buttons(fatima, shown) == ["Weer oppakken", "Naar mijn doelen"]
    await anja.sees("Mijn post op orde", pilot.admin_chat)
    assert (await as_it_is(pilot, goal.id)).state is GoalState.SET_ASIDE


async def test_who_goes_on_after_all_sets_nothing_aside(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await fatima.presses_under(await opens_plan(fatima), text="Opzij zetten")
    asked = await fatima.sees("Zal ik dit doel opzij zetten?")

    await fatima.presses_under(asked, text="Nee, ik ga door")

    await fatima.sees("Je volgende stap", after=asked)
    assert (await as_it_is(pilot, goal.id)).counts


async def test_a_goal_is_not_set_aside_while_the_mentor_looks_at_a_step(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await fatima.presses_under(await opens_plan(fatima), text="Opzij zetten")
    asked = await fatima.sees("Zal ik dit doel opzij zetten?")
    async with pilot.database.work() as work:
        kept = await work.goals.get(goal.id)
        await work.goals.save(kept.claim(kept.steps[0].id))

    await fatima.presses_under(asked, text="Ja, zet maar opzij")

    await fatima.sees_answer("Je mentor kijkt nog naar een stap")
    assert (await as_it_is(pilot, goal.id)).counts


async def test_an_earlier_goal_is_picked_up_and_waits_for_the_mentor(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await sets_aside(pilot, fatima, goal)
    await fatima.presses("Mijn doelen")
    await fatima.presses("Al mijn doelen")
    await fatima.presses("Doelen van eerder")
    await fatima.sees("☐ Mijn post op orde · staat opzij")

    await fatima.presses("Weer oppakken: Mijn post op orde")

    await fatima.sees("Je wilt weer verder met dit doel:\nMijn post op orde")
    await anja.sees("Mijn post op orde", pilot.admin_chat)
    picked = await fatima.sees("Anja kijkt ernaar.")
    assert (await as_it_is(pilot, goal.id)).awaits_staff
    await fatima.presses("Naar mijn doelen")
    waits = await fatima.sees("Anja kijkt ernaar.", after=picked)
    await fatima.presses_under(waits, text="Toch niet")
    await fatima.presses("Ja, haal maar weg")
    await fatima.sees("Goed, dat heb ik gedaan")
    assert (await as_it_is(pilot, goal.id)).state is GoalState.SET_ASIDE


async def test_a_goal_that_the_mentor_picks_up_counts_after_yes(pilot, anja, fatima):
    goal = await set_aside_with_one_step_done(pilot, anja, fatima)
    await picks_up(pilot, anja, goal)

    shown = await fatima.sees("Anja wil hiermee verder:\nMijn post op orde")

    assert "Post openen" not in shown["text"]
    assert "Met wat er nog is, verdien je €\xa025." in shown["text"]
    await fatima.presses_under(shown, text="Ja, zo doen we het")
    await fatima.sees("Je eerste stap: Stapels maken")
    assert (await as_it_is(pilot, goal.id)).counts


async def test_a_goal_that_the_mentor_picks_up_can_stay_aside(pilot, anja, fatima):
    goal = await set_aside_with_one_step_done(pilot, anja, fatima)
    await picks_up(pilot, anja, goal)
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Gaan we hiermee verder?")

    await fatima.presses_under(shown, text="Laat het zoals het was")

    await fatima.sees("Het blijft zoals het was")
    assert (await as_it_is(pilot, goal.id)).state is GoalState.SET_ASIDE


async def test_what_was_reached_stands_among_the_earlier_goals_with_its_date(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima, a_draft("Rust", "Post openen"))
    await does_first_step(pilot, goal)
    async with pilot.database.work() as work:
        done = await work.goals.get(goal.id)
        await work.goals.save(done.claim(None).complete(None, now=pilot.now()))
    await fatima.presses("Mijn doelen")

    await fatima.presses("Al mijn doelen")
    await fatima.presses("Doelen van eerder")

    today = day_of(pilot.now())
    await fatima.sees(f"☑ Rust · {day(today)} {today.year}")


# --- several goals ------------------------------------------------------------------------------------------


async def test_the_goal_that_comes_first_is_chosen(pilot, anja, fatima):
    await agreed(pilot, anja, fatima)
    await agreed(pilot, anja, fatima, a_draft("Rekening openen", "Bellen"))
    await fatima.sees("Je eerste stap: Bellen")
    await fatima.presses("Mijn doelen")
    await fatima.presses("Mijn andere doel")
    other = await fatima.sees("Je volgende stap\nBellen")
    await fatima.presses_under(other, text="Mijn hele plan")

    await fatima.presses("Dit doel eerst")

    await fatima.sees_answer("Dit doel komt nu eerst: Rekening openen")
    await fatima.presses("Mijn doelen")
    await fatima.sees("Je volgende stap\nBellen", after=other)
    assert "Dit doel eerst" not in await buttons(fatima, await opens_plan(fatima))


async def test_steps_in_any_order_are_chosen(pilot, anja, fatima):
    await agreed(pilot, anja, fatima, a_draft(in_order=False))
    plan = await opens_plan(fatima)
    await fatima.presses_under(plan, text="Een andere stap kiezen")
    asked = await fatima.sees("Welke stap doe je nu?")
    assert await buttons(fatima, asked) == ["Post openen", "Stapels maken", "Map kopen", "Mijn hele plan"]

    await fatima.presses_under(asked, text="Map kopen")
    chosen = await fatima.sees("Je volgende stap\nMap kopen")
    await fatima.presses_under(chosen, text="Gelukt")

    await fatima.sees("Goed bezig. Ik laat het Anja weten.")
    (goal,) = await all_of(pilot, fatima)
    assert [step.title for step in goal.open_steps] == ["Post openen", "Stapels maken"]


async def test_klaar_offers_every_open_step_where_the_order_is_free(pilot, anja, fatima):
    await agreed(pilot, anja, fatima, a_draft(in_order=False))

    await fatima.says("/klaar")

    shown = await fatima.sees("Wat is er gelukt?")
    assert await buttons(fatima, shown) == ["Post openen", "Stapels maken", "Map kopen"]


async def test_where_steps_go_in_order_a_later_one_waits_its_turn(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    plan = await opens_plan(fatima)
    assert "Een andere stap kiezen" not in await buttons(fatima, plan)

    await fatima.presses_under(plan, data=f"gk:{goal.steps[2].id}")

    await fatima.sees_answer("Hier komt eerst een andere stap")
    await fatima.sees("Je volgende stap\nPost openen", after=plan)


async def test_a_fourth_goal_waits_until_one_is_set_aside(pilot, anja, fatima):
    for title in ("Eerste doel", "Tweede doel", "Derde doel"):
        await agreed(pilot, anja, fatima, a_draft(title))
    fourth = await proposed(pilot, anja, fatima, a_draft("Vierde doel"))
    shown = await fatima.sees("Vierde doel")

    await fatima.presses_under(shown, text="Ja, dit is mijn doel")

    enough = await fatima.sees("Dat is genoeg voor één keer.")
    assert await buttons(fatima, enough) == ["Eerste doel", "Tweede doel", "Derde doel", "Terug"]
    await fatima.presses_under(enough, text="Tweede doel")
    await fatima.presses("Ja, zet maar opzij")
    await fatima.presses("Bekijk het voorstel")
    await fatima.presses_under(await fatima.sees("Vierde doel", after=enough), text="Ja, dit is mijn doel")
    await fatima.sees("Je zei ja tegen dit doel:\nVierde doel")
    assert (await as_it_is(pilot, fourth.id)).counts


async def test_without_a_goal_there_is_a_way_to_the_bridge_and_to_ones_own(pilot, fatima):
    await fatima.presses("Mijn doelen")

    shown = await fatima.sees("Samen met Anja kies je er één")
    assert await buttons(fatima, shown) == [
        "Zelf een doel kiezen",
        "De brug",
        "Vraag Anja om hulp",
    ]


async def test_an_old_button_about_a_goal_that_is_aside_shows_what_there_is(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    plan = await opens_plan(fatima)
    await sets_aside(pilot, fatima, goal)

    await fatima.presses_under(plan, text="Opzij zetten")

    await fatima.sees_answer("Deze knop is van eerder")
    await fatima.sees("Samen met Anja kies je er één")


async def does_first_step(pilot, goal) -> None:
    async with pilot.database.work() as work:
        kept = await work.goals.get(goal.id)
        step = kept.steps[0].id
        await work.goals.save(kept.claim(step).complete(step, now=pilot.now()))


async def set_aside_with_one_step_done(pilot, anja, fatima):
    goal = await agreed(pilot, anja, fatima)
    await does_first_step(pilot, goal)
    await sets_aside(pilot, fatima, goal)
    return goal


async def picks_up(pilot, anja, goal) -> None:
    by = await pilot.someone(anja)
    async with pilot.database.work() as work:
        await goals.pick_up(work, goal.id, by=by, now=pilot.now())
