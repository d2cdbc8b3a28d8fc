"""Goals through the whole bot: /doel beside each other, agreeing on the phone, and Mijn doelen."""

import pytest

from handlers.forms import Choice, mark_of
from mentoring.goals import Draft, Goal, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from services import goals, rewards

FIVE = "€\xa05"
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
        await rewards.raise_pot(work, Cents(500_00), number=1, by=coordinator, now=pilot.now())
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def enters(phone, chat, *answers: tuple[str, str]) -> None:
    """Answer one question after the other: what is asked, and what is typed."""
    for asked, typed in answers:
        await phone.sees(asked, chat)
        await phone.says(typed, chat)


async def answer_to_open(pilot, phone, value: str) -> str:
    """What a button carries that gives this answer to the open question."""
    async with pilot.database.work() as work:
        question = await work.questions.open(phone.id, phone.id)
    return Choice(question.form, question.asks, mark_of(question), value).data()


async def picks(phone, asked: str, button: str, chat=None) -> None:
    """Press a button under the newest question of this kind, once it is asked."""

    async def with_button():
        newest = [message for message in await phone.messages(chat) if asked in message["text"]][-1:]
        shown = [here["text"] for message in newest for row in message["buttons"] or [] for here in row]
        return newest[0] if button in shown else None

    question = await phone.room.until(with_button, f"“{asked}” with [{button}]")
    await phone.presses_under(question, text=button)


async def enters_a_goal(phone, chat=None) -> None:
    """/doel for Fatima, up to the summary."""
    await phone.says("/doel Fatima", chat)
    await enters(phone, chat, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await picks(phone, "Bij welke pijler", "Geld", chat)
    await enters(
        phone,
        chat,
        ("Waarom is dit belangrijk", "Dan slaap ik weer"),
        ("dat het doel gehaald is", "Er ligt geen dichte post meer"),
        ("Stap 1. Wat is de stap?", "Post openen en sorteren"),
        ("Stap 1. Hoe zien jullie", "De post ligt op drie stapels"),
    )
    await picks(phone, "Stap 1. Wat verdient", FIVE, chat)
    await picks(phone, "Stap 1 staat erin", "Nog een stap", chat)
    await enters(
        phone,
        chat,
        ("Stap 2. Wat is de stap?", "De stapel betalen bekijken"),
        ("Stap 2. Hoe zien jullie", "Er ligt een lijst"),
        ("Stap 2. Wat verdient", "2,50"),
    )
    await picks(phone, "Stap 2 staat erin", "Klaar", chat)
    await enters(phone, chat, ("Wat verdient het doel zelf", "15"), ("Is er een datum?", "31-12-2099"))
    await phone.sees("Klopt dit?", chat)


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


# --- /doel ------------------------------------------------------------------------------------------------


async def test_a_goal_goes_from_the_mentor_to_the_participant_who_agrees(pilot, anja, fatima):
    await enters_a_goal(anja)
    summary = await anja.sees("Klopt dit?")
    assert "1. Post openen en sorteren · €\xa05" in summary["text"]
    assert "2. De stapel betalen bekijken · €\xa02,50" in summary["text"]
    assert "donderdag 31 december 2099" in summary["text"]
    assert "Samen €\xa022,50" in summary["text"]

    await anja.presses("Stuur naar Fatima")

    proposal = await fatima.sees("Anja heeft iets voor je klaargezet")
    assert "1. Post openen en sorteren · €\xa05" in proposal["text"]
    assert "In totaal verdien je €\xa022,50" in proposal["text"]
    assert "1. De post ligt op drie stapels" in proposal["text"]
    await anja.sees("Doel gestuurd", pilot.admin_chat)

    await fatima.presses("Ja, dit is mijn doel")

    confirmed = await fatima.sees("Je eerste stap: Post openen en sorteren")
    assert "Dit zien we samen: De post ligt op drie stapels" in confirmed["text"]
    assert "Je verdient: €\xa05" in confirmed["text"]
    await fatima.sees("Je zei ja tegen dit doel")
    await anja.sees("€\xa022,50 gereserveerd", pilot.admin_chat)


async def test_the_form_also_works_in_the_admin_chat(pilot, anja, fatima):
    await enters_a_goal(anja, pilot.admin_chat)

    await anja.presses("Stuur naar Fatima", pilot.admin_chat)

    await fatima.sees("Mijn post op orde")
    await anja.sees("Doel gestuurd", pilot.admin_chat)


async def test_without_a_name_the_mentor_presses_one(pilot, anja, fatima):
    await anja.says("/doel")

    await anja.presses("Fatima (A-001)")

    await anja.sees("Wat wil Fatima bereiken?")


async def test_an_unknown_name_is_told(pilot, anja, fatima):
    await anja.says("/doel Bert")

    await anja.sees("“Bert”")


async def test_everything_can_be_adjusted_before_it_is_sent(pilot, anja, fatima):
    await enters_a_goal(anja)

    await anja.presses("Aanpassen")
    await anja.presses("Het doel")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Rust in mijn hoofd"))
    await anja.sees("Rust in mijn hoofd")
    await anja.presses("Aanpassen")
    await anja.presses("1. Post openen en sorteren")
    await picks(anja, "Stap 1. Wat is de stap?", "Zo laten")
    await enters(anja, None, ("Stap 1. Hoe zien jullie", "Alles is open"))
    await picks(anja, "Stap 1. Wat verdient", "€\xa010")
    changed = await anja.sees("Alles is open")

    assert "Rust in mijn hoofd" in changed["text"]
    assert "1. Post openen en sorteren · €\xa010" in changed["text"]
    assert "Alles is open" in changed["text"]
    assert "Samen €\xa027,50" in changed["text"]


async def test_a_step_is_taken_away_and_another_added(pilot, anja, fatima):
    await enters_a_goal(anja)

    await anja.presses("Aanpassen")
    picking = await anja.sees("Wat wil je aanpassen?")
    await anja.presses_under(picking, data=await answer_to_open(pilot, anja, "drop-1"))
    await picks(anja, "Deze stap weghalen?", "Weghalen")
    await anja.sees("1. De stapel betalen bekijken")
    await anja.presses("Aanpassen")
    earlier = await anja.sees("Stap 2. Wat verdient")
    await anja.presses("Stap toevoegen")
    await enters(anja, None, ("Stap 2. Wat is de stap?", "Bellen"), ("Stap 2. Hoe zien jullie", "Gebeld"))
    asked = await anja.sees("Stap 2. Wat verdient", after=earlier)
    await anja.presses_under(asked, text="€\xa00")

    summary = await anja.sees("2. Bellen · €\xa00")
    assert "Post openen en sorteren" not in summary["text"]


async def test_the_last_step_stays(pilot, anja, fatima):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    picking = await anja.sees("Wat wil je aanpassen?")
    await anja.presses_under(picking, data=await answer_to_open(pilot, anja, "drop-1"))
    await picks(anja, "Deze stap weghalen?", "Weghalen")
    await anja.sees("1. De stapel betalen")

    await anja.presses("Aanpassen")

    picking = await anja.sees("Wat wil je aanpassen?")
    assert "Weghalen" not in await buttons(anja, picking)


async def test_the_seventh_step_is_the_last(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima", "Mijn post op orde"))
    await picks(anja, "Bij welke pijler", "Geld")
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(anja, None, ("dat het doel gehaald is", "Geen dichte post"))
    for number in range(1, 8):
        await enters(
            anja,
            None,
            (f"Stap {number}. Wat is de stap?", "Openen"),
            (f"Stap {number}. Hoe zien", "Open"),
        )
        await picks(anja, f"Stap {number}. Wat verdient", FIVE)
        if number < 7:
            await picks(anja, f"Stap {number} staat erin", "Nog een stap")

    await anja.sees("Wat verdient het doel zelf")


async def test_a_restart_in_the_middle_loses_no_answer(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await pilot.stops()
    await pilot.starts()

    await picks(anja, "Bij welke pijler", "Geld")
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(anja, None, ("dat het doel gehaald is", "Geen dichte post"), ("Stap 1. Wat is", "Openen"))
    await pilot.stops()
    await anja.says("Alles is open")
    await pilot.starts()
    await picks(anja, "Stap 1. Wat verdient", FIVE)
    await picks(anja, "Stap 1 staat erin", "Klaar")
    await picks(anja, "Wat verdient het doel zelf", "€\xa00")
    await picks(anja, "Is er een datum?", "Geen datum")

    summary = await anja.sees("Klopt dit?")
    assert "Mijn post op orde" in summary["text"]
    assert "Alles is open" in summary["text"]
    assert "Datum" not in summary["text"]


async def test_stop_lets_everything_go(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await anja.presses("Stop")

    await anja.sees("Gestopt. Er is niets verstuurd.")
    async with pilot.database.work() as work:
        assert await work.questions.open(anja.id, anja.id) is None


async def test_stop_can_be_typed_too(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")

    await anja.says("stop")

    await anja.sees("Gestopt. Er is niets verstuurd.")
    async with pilot.database.work() as work:
        assert await work.questions.open(anja.id, anja.id) is None


async def test_another_command_in_the_middle_parks_the_form(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.says("/help")
    await anja.presses("Ga verder")

    await enters(anja, None, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await anja.sees("Bij welke pijler")


@pytest.mark.parametrize("typed", ["👍" * 2000, "12345", "x" * 121])
async def test_words_that_are_no_goal_are_asked_again(pilot, anja, fatima, typed):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.says(typed)

    why = await anja.sees("hooguit 120 tekens")
    await anja.sees("Wat wil Fatima bereiken?", after=why)


async def test_a_photo_is_no_goal(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")

    await anja.sends_photo(caption="Mijn post")

    why = await anja.sees("Typ dit als tekst")
    await anja.sees("Wat wil Fatima bereiken?", after=why)


@pytest.mark.parametrize("typed", ["12,5", "-5", "1.250", "vijf", "1e2", "٣", ""])
async def test_an_amount_is_never_guessed(pilot, anja, fatima, typed):
    await anja.says("/doel Fatima")
    await enters(anja, None, ("Wat wil Fatima", "Mijn post"))
    await picks(anja, "Bij welke pijler", "Geld")
    await picks(anja, "Waarom is dit", "Overslaan")
    await enters(
        anja, None, ("dat het doel", "Geen post"), ("Stap 1. Wat is", "Openen"), ("Stap 1. Hoe", "Open")
    )
    asked = await anja.sees("Wat verdient deze stap?")

    await (anja.says(typed) if typed else anja.sends_photo())

    await anja.sees("Wat verdient deze stap?", after=asked)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("31 februari", "Deze dag ken ik niet"), ("1-1-2020", "Die dag ligt niet in de toekomst")],
)
async def test_a_day_that_has_passed_or_never_comes_is_asked_again(pilot, anja, fatima, typed, told):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    await anja.presses("De datum")
    await anja.sees("Is er een datum?")

    await anja.says(typed)

    why = await anja.sees(told)
    await anja.sees("Is er een datum?", after=why)


async def test_typed_tags_are_words_and_nothing_else(pilot, anja, fatima):
    await enters_a_goal(anja)
    await anja.presses("Aanpassen")
    await anja.presses("Het doel")
    await enters(anja, None, ("Wat wil Fatima bereiken?", "<b>Rust</b> & <a href='x'>geld</a> @anja"))
    await anja.sees("<b>Rust<")

    await anja.presses("Stuur naar Fatima")

    proposal = await fatima.sees("<b>Rust<")
    assert "<b>Rust</b> & <a href='x'>geld</a> @anja" in proposal["text"].replace(WORD_JOINER, "")
    assert {entity["type"] for entity in proposal["entities"]} <= {"bold", "expandable_blockquote"}


async def test_a_mentor_of_another_team_finds_nobody(pilot, anja, fatima):
    piet = await pilot.mentor("Piet", team="Nieuwkoop")

    await piet.says("/doel Fatima")

    await piet.sees("“Fatima”")


async def test_the_longest_goal_fits_in_one_message(pilot, anja, fatima):
    longest = "@a" * 60
    draft = Draft(
        title=longest,
        pillar=PillarKey("debts"),
        why=longest,
        seen_by=longest,
        reward=Cents(250_00),
        due_on=None,
        steps=tuple(StepDraft(longest, longest, Cents(249_99)) for _ in range(7)),
    )

    await propose(pilot, anja, fatima, draft)

    await fatima.sees("Is dit jouw doel?")
    await fatima.presses("Ik wil iets anders")
    await fatima.presses("Kleinere stappen")
    await anja.presses("Doel aanpassen", pilot.admin_chat)
    await anja.sees("Klopt dit?", pilot.admin_chat)


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
    await fatima.sees("Het voorstel blijft zoals het is")


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

    await kees.sees("Een collega heeft dit doel intussen aangepast", pilot.admin_chat)


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
    assert await buttons(fatima, shown) == ["Vraag Anja om hulp"]


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
    assert await buttons(fatima, hard) == ["Vraag Anja om hulp", "Terug"]
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
