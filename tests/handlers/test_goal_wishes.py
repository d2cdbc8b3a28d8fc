"""A goal of one's own through the whole bot: in words, by voice, from an example, and what happens while it waits."""

import pytest

from handlers.forms import Choice, mark_of
from mentoring.goals import Goal
from tests.handlers.goal_stage import a_draft, all_of, as_it_is, buttons, changes, fill_pot

WORD_JOINER = "\u2060"
"""What keeps a phone from making a link or a mention of people's own words."""


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def begins(fatima, pillar: str = "Geld beheren"):
    """From the menu to what she wants to reach."""
    await fatima.presses("Mijn doelen")
    await fatima.presses("Zelf een doel kiezen")
    asked = await fatima.sees("Waar gaat het over?")
    await fatima.presses_under(asked, text=pillar)
    return await fatima.sees("Wat wil je bereiken?")


async def wishes(pilot, fatima, title: str = "De post van mei openen") -> Goal:
    """All of it, in the shortest way."""
    await begins(fatima)
    await fatima.says(title)
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    await fatima.presses("Stuur naar Anja")
    await fatima.sees("Samen maken jullie het duidelijk")
    return (await all_of(pilot, fatima))[0]


async def skips_why(fatima) -> None:
    await fatima.presses_under(await fatima.sees("Waarom is dit belangrijk"), text="Overslaan")


# --- choosing ---------------------------------------------------------------------------------------------


async def test_a_wish_in_own_words_goes_to_the_team(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("De post van mei openen")
    await fatima.sees("Waarom is dit belangrijk")
    await fatima.says("Dan slaap ik weer")
    await fatima.sees("Wat is een kleine eerste stap?")
    await fatima.says("Eén brief openen")
    shown = await fatima.sees("Dit vertel ik aan Anja:")
    assert shown["text"].split("\n") == [
        "Dit vertel ik aan Anja:",
        "De post van mei openen",
        "Het gaat over: Geld beheren",
        "Waarom: Dan slaap ik weer",
        "• Eén brief openen",
        "Klopt dit zo?",
    ]

    await fatima.presses_under(shown, text="Stuur naar Anja")

    await fatima.sees("Anja kijkt ernaar.\nSamen maken jullie het duidelijk.")
    card = await anja.sees("De post van mei openen", pilot.admin_chat)
    assert "Dan slaap ik weer" in card["text"]
    assert "Eén brief openen" in card["text"]
    (wish,) = await all_of(pilot, fatima)
    assert wish.is_wish
    assert (wish.pillar, [step.title for step in wish.steps]) == ("money", ["Eén brief openen"])


async def test_a_wish_may_be_spoken_and_everything_else_skipped(pilot, anja, fatima):
    await fatima.says("/doel")
    await fatima.presses_under(await fatima.sees("Waar gaat het over?"), text="Weet ik niet")
    await fatima.sees("Wat wil je bereiken?")
    await fatima.sends_voice()
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    shown = await fatima.sees("Dit vertel ik aan Anja:")
    assert shown["text"].split("\n")[1:] == ["Wat je hebt ingesproken", "Klopt dit zo?"]

    await fatima.presses_under(shown, text="Stuur naar Anja")

    card = await anja.sees("heeft een wens", pilot.admin_chat)
    assert card["kind"] == "voice"
    await fatima.presses("Mijn doelen")
    await fatima.sees("Dit wil je bereiken:\nWat je hebt ingesproken")


async def test_an_example_fills_the_goal_and_its_steps(pilot, anja, fatima):
    example = pilot.programme.method.examples_of("money")[5]
    await begins(fatima)
    await fatima.presses("Laat voorbeelden zien")
    shown = await fatima.sees("Welk voorbeeld past bij jou?")
    assert len(await buttons(fatima, shown)) == 5 + len(
        ("Andere voorbeelden", "In mijn eigen woorden", "Stop")
    )
    await fatima.presses_under(shown, text="Andere voorbeelden")

    await fatima.presses(example.title)

    await skips_why(fatima)
    asked = await fatima.sees("Deze stappen horen erbij:")
    assert all(f"• {step.title}" in asked["text"] for step in example.steps)
    await fatima.presses_under(asked, text="Ja, deze stappen")
    await fatima.presses("Stuur naar Anja")
    await fatima.sees("Samen maken jullie het duidelijk")
    (wish,) = await all_of(pilot, fatima)
    assert wish.title == example.title
    assert [step.title for step in wish.steps] == [step.title for step in example.steps]


async def test_who_has_seen_the_examples_can_still_use_own_words(pilot, anja, fatima):
    asked = await begins(fatima)
    await fatima.presses("Laat voorbeelden zien")

    await fatima.presses("In mijn eigen woorden")

    await fatima.sees("Wat wil je bereiken?", after=asked)


async def test_the_pillar_is_given_where_it_comes_from_the_bridge(pilot, anja, fatima):
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Samen met Anja kies je er één")

    await fatima.presses_under(shown, data="dw:work")

    await fatima.sees("Wat wil je bereiken?")
    await fatima.says("Twee brieven schrijven")
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    await fatima.sees(f"Het gaat over: {pilot.programme.method.name_of('work')}")


async def test_a_wish_can_be_typed_behind_the_command(pilot, anja, fatima):
    await fatima.says("/doel Twee brieven schrijven")

    await fatima.presses_under(await fatima.sees("Waar gaat het over?"), text="Geld beheren")

    await fatima.sees("Waarom is dit belangrijk")


async def test_a_wish_that_can_mean_much_is_asked_about_once_and_may_stay(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("Geld")
    asked = await fatima.sees("Zeg het heel precies")

    await fatima.presses_under(asked, text="Zo laten")

    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    shown = await fatima.sees("Dit vertel ik aan Anja:\nGeld\n")
    await fatima.presses_under(shown, text="Iets veranderen")
    await fatima.presses("Wat ik wil bereiken")
    await fatima.sees("Wat wil je bereiken?", after=shown)
    await fatima.says("Rust")
    await fatima.sees("Dit vertel ik aan Anja:\nRust\n")


async def test_a_wish_that_can_mean_much_can_be_said_otherwise(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("Geld")
    await fatima.sees("Zeg het heel precies")

    await fatima.says("Rust")

    await skips_why(fatima)
    await fatima.sees("Wat is een kleine eerste stap?")


async def test_a_large_first_step_is_asked_about_once(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("De post van mei openen")
    await skips_why(fatima)
    await fatima.sees("Wat is een kleine eerste stap?")
    await fatima.says("Alle schulden betalen")
    await fatima.sees("Klein is goed")

    await fatima.says("Eén brief openen")

    assert "• Eén brief openen" in (await fatima.sees("Dit vertel ik aan Anja:"))["text"]


async def test_everything_can_be_changed_before_it_is_sent(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("De post van mei openen")
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    first = await fatima.sees("Dit vertel ik aan Anja:")

    await fatima.presses_under(first, text="Iets veranderen")
    await fatima.presses("Waar het over gaat")
    await fatima.presses("Werk en loopbaan")
    await fatima.presses("Iets veranderen")
    await fatima.presses("Wat ik wil bereiken")
    await fatima.says("Twee brieven schrijven")
    await fatima.sees("Twee brieven schrijven")
    await fatima.presses("Iets veranderen")
    await fatima.presses("Waarom")
    await fatima.says("Ik wil werk")

    await fatima.sees(
        "Dit vertel ik aan Anja:\nTwee brieven schrijven\nHet gaat over: Werk en loopbaan\nWaarom: Ik wil werk\n"
    )


@pytest.mark.parametrize("typed", ["👍" * 2000, "12345", "x" * 121])
async def test_words_that_are_no_wish_are_asked_again(pilot, anja, fatima, typed):
    asked = await begins(fatima)

    await fatima.says(typed)

    why = await fatima.sees("Ik kan hier een paar woorden lezen.", after=asked)
    await fatima.sees("Wat wil je bereiken?", after=why)


async def test_a_photo_or_sticker_is_no_wish(pilot, anja, fatima):
    asked = await begins(fatima)

    await fatima.sends_photo(caption="Mijn post")
    again = await fatima.sees("Wat wil je bereiken?", after=asked)
    await fatima.sends_location(52.1, 4.6)

    await fatima.sees("Wat wil je bereiken?", after=again)


async def test_typed_tags_are_words_and_nothing_else(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("<b>Rust</b> & <a href='x'>twee</a> @anja")
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    shown = await fatima.sees("Dit vertel ik aan Anja:")

    await fatima.presses("Stuur naar Anja")

    card = await anja.sees("<b>Rust<", pilot.admin_chat)
    for message in (shown, card):
        assert "<b>Rust</b> & <a href='x'>twee</a> @anja" in message["text"].replace(WORD_JOINER, "")
        assert {entity["type"] for entity in message["entities"]} <= {"bold"}


async def test_sending_twice_sends_once(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("De post van mei openen")
    await skips_why(fatima)
    await fatima.presses("Dat doe ik samen met Anja")
    shown = await fatima.sees("Dit vertel ik aan Anja:")
    send = await answer_to_open(pilot, fatima, "send")

    await fatima.presses_under(shown, data=send)
    await fatima.presses_under(shown, data=send)

    await fatima.sees_answer("Deze knop is van eerder")
    assert len(await all_of(pilot, fatima)) == 1


async def test_stop_sends_nothing(pilot, anja, fatima):
    await begins(fatima)
    await fatima.says("De post van mei openen")
    await fatima.sees("Waarom is dit belangrijk")

    await fatima.presses("Stop")

    await fatima.sees("Ik heb niets verstuurd")
    assert await all_of(pilot, fatima) == []


# --- while it waits ---------------------------------------------------------------------------------------


async def test_a_wish_that_waits_is_shown_and_can_be_changed(pilot, anja, fatima):
    first = await wishes(pilot, fatima)
    await fatima.presses("Mijn doelen")
    shown = await fatima.sees("Dit wil je bereiken:\nDe post van mei openen")
    assert await buttons(fatima, shown) == ["Iets veranderen", "Toch niet", "Al mijn doelen"]

    await fatima.presses_under(shown, text="Iets veranderen")
    await fatima.presses_under(await fatima.sees("Klopt dit zo?", after=shown), text="Iets veranderen")
    await fatima.presses("Wat ik wil bereiken")
    await fatima.says("De post van juni openen")
    await fatima.presses_under(await fatima.sees("juni"), text="Stuur naar Anja")

    await anja.sees("heeft de wens veranderd\n“De post van juni openen”", pilot.admin_chat)
    (wish,) = await all_of(pilot, fatima)
    assert (wish.id, wish.version, wish.title) == (first.id, 2, "De post van juni openen")


async def test_a_wish_can_be_taken_back(pilot, anja, fatima):
    await wishes(pilot, fatima)
    await fatima.presses("Mijn doelen")
    await fatima.presses("Toch niet")
    asked = await fatima.sees("Zal ik dit weghalen?")

    await fatima.presses_under(asked, text="Ja, haal maar weg")

    await fatima.sees("Goed, dat heb ik gedaan")
    await anja.sees("Voorstel teruggenomen", pilot.admin_chat)
    assert await all_of(pilot, fatima) == []


async def test_what_was_made_clear_meanwhile_is_shown_in_the_place_of_taking_it_back(pilot, anja, fatima):
    wish = await wishes(pilot, fatima)
    await fatima.presses("Mijn doelen")
    await fatima.presses("Toch niet")
    asked = await fatima.sees("Zal ik dit weghalen?")
    await changes(pilot, anja, wish, a_draft("De post van mei openen"))
    proposal = await fatima.sees("Anja heeft iets voor je klaargezet")

    await fatima.presses_under(asked, text="Ja, haal maar weg")

    await fatima.sees_answer("Je doel is aangepast")
    await fatima.sees("Is dit jouw doel?", after=proposal)
    assert (await as_it_is(pilot, wish.id)).awaits_participant


async def test_a_change_of_what_was_made_clear_meanwhile_reaches_the_team(pilot, anja, fatima):
    wish = await wishes(pilot, fatima)
    await fatima.presses("Mijn doelen")
    waits = await fatima.sees("Dit wil je bereiken")
    await fatima.presses_under(waits, text="Iets veranderen")
    shown = await fatima.sees("Klopt dit zo?", after=waits)
    await changes(pilot, anja, wish, a_draft("De post van mei openen"))
    await fatima.sees("Anja heeft iets voor je klaargezet")

    await fatima.presses_under(shown, text="Stuur naar Anja")

    await fatima.sees("Ik vertel het aan Anja")
    await anja.sees("wil iets anders bij: De post van mei openen", pilot.admin_chat)
    assert len(await all_of(pilot, fatima)) == 1


async def test_a_wish_made_clear_together_counts_when_she_says_yes(pilot, anja, fatima):
    wish = await wishes(pilot, fatima)
    await changes(pilot, anja, wish, a_draft("De post van mei openen"))

    await fatima.presses("Ja, dit is mijn doel")

    await fatima.sees("Je eerste stap: Post openen")
    assert (await as_it_is(pilot, wish.id)).counts


async def answer_to_open(pilot, phone, value: str) -> str:
    """What a button carries that gives this answer to the open question."""
    async with pilot.database.work() as work:
        question = await work.questions.open(phone.id, phone.id)
    return Choice(question.form, question.asks, mark_of(question), value).data()


async def test_who_works_here_no_more_is_not_asked_for_a_goal(pilot):
    bert = await pilot.mentor("Bert")
    person = (await pilot.someone(bert)).id
    async with pilot.database.work() as work:
        await work.connection.exec_driver_sql(f"DELETE FROM memberships WHERE person_id = {person}")

    await bert.says("/doel Fatima")

    await bert.sees("Dit mag niet met jouw rol of team")
