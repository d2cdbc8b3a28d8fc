"""Story points 5 and 6, through the whole bot: "Gelukt", evidence, a decision, and the good news."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import GoalId, PillarKey
from mentoring.money import Cents
from practice.phone import Phone
from services import goals
from storage.tables import audit, claims, ledger
from tests.pilot import Pilot
from tests.pot import fill_pot

SORTING, LISTING = "Post openen en sorteren", "Een lijst maken"
PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="",
    seen_by="De lijst is klaar",
    reward=Cents(0),
    due_on=None,
    steps=(
        StepDraft(SORTING, "De post ligt op drie stapels", Cents(5_00)),
        StepDraft(LISTING, "De lijst ligt op tafel", Cents(2_50)),
    ),
)


async def agreed_goal(pilot: Pilot, mentor: Phone, participant: Phone) -> GoalId:
    """A goal that both agreed on, and money for it."""
    by, fatima = await pilot.someone(mentor), await pilot.someone(participant)
    ingrid = await pilot.someone(await pilot.coordinator("Ingrid"))
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=ingrid, now=pilot.now())
        goal_id = await goals.propose(work, fatima.id, PLAN, by=by, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=fatima, now=pilot.now())
    return goal_id


async def at_work(pilot: Pilot) -> tuple[Phone, Phone]:
    """Anja, and Fatima who sees her next step."""
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await agreed_goal(pilot, anja, fatima)
    await fatima.presses("Mijn doelen")
    await fatima.sees(SORTING)
    return anja, fatima


async def test_a_claim_and_a_form_that_are_open_move_along_to_a_supergroup(pilot):
    anja, fatima = await at_work(pilot)
    card = await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.sees("wat mist er nog?", pilot.admin_chat)

    await pilot.admin_chat.migrates()
    await anja.sees("Melding 1", pilot.admin_chat, after=card)
    async with pilot.database.work() as work:
        question = await work.questions.open(pilot.admin_chat.id, anja.id)
    await anja.presses("Goedkeuren", pilot.admin_chat)

    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)
    assert question is not None


async def claim_and_see_card(pilot: Pilot, anja: Phone, fatima: Phone) -> dict[str, Any]:
    await fatima.presses("Gelukt")
    await fatima.presses("Klaar")
    await fatima.sees("Anja kijkt ernaar")
    return await anja.sees("Melding", pilot.admin_chat)


async def number_of(pilot: Pilot, table: Any, *conditions: Any) -> int:
    async with pilot.database.work() as work:
        found = await work.connection.execute(select(func.count()).select_from(table).where(*conditions))
        return int(found.scalar_one())


async def refusals(pilot: Pilot) -> list[str]:
    async with pilot.database.work() as work:
        found = await work.connection.execute(
            select(audit.c.result).where(audit.c.result != "done").order_by(audit.c.id)
        )
        return list(found.scalars())


# --- with something to show, or nothing -----------------------------------------------------------


async def test_done_with_a_photo(pilot):
    anja, fatima = await at_work(pilot)

    await fatima.presses("Gelukt")
    await fatima.sees("Goed bezig. Ik laat het Anja weten.")
    await fatima.sends_photo(caption="Drie stapels")
    await fatima.sees("Anja kijkt ernaar. Meestal duurt dat één dag.")

    card = await anja.sees("Bewijs: foto hierboven", pilot.admin_chat)
    photo = await anja.sees("Drie stapels", pilot.admin_chat)
    assert photo["kind"] == "photo"
    assert photo["message_id"] < card["message_id"]
    assert [button["text"] for row in card["buttons"] for button in row] == [
        "Goedkeuren",
        "Vraag stellen",
        "Nog niet",
    ]


async def test_done_with_a_voice_message_and_words(pilot):
    anja, fatima = await at_work(pilot)

    await fatima.presses("Gelukt")
    await fatima.sends_voice()
    await fatima.sees("Ik stuur het mee")
    await fatima.says("Het was 5 < 6 & <b>zwaar")

    await anja.sees("Bewijs: spraakbericht hierboven", pilot.admin_chat)
    await anja.sees("Het was 5 < 6 & <b>zwaar", pilot.admin_chat)
    await anja.sees("Later: nog 1 erbij, hieronder", pilot.admin_chat)


async def test_done_with_nothing_to_show(pilot):
    anja, fatima = await at_work(pilot)

    await fatima.presses("Gelukt")
    await fatima.presses("Klaar")

    card = await anja.sees("Bewijs: geen", pilot.admin_chat)
    assert card["text"].startswith("🟡 Melding 1 · Fatima (A-001) · net binnen")
    assert await fatima.sees("Anja kijkt ernaar. Meestal duurt dat één dag.")


async def test_who_says_nothing_more_is_heard_after_ten_minutes(pilot):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await pilot.moves_clock(minutes=11)

    await anja.sees("Melding 1", pilot.admin_chat)


async def test_a_file_gets_a_kind_answer_and_the_question_stays(pilot):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await fatima.sends_document(b"%PDF")
    await fatima.sees("Een foto, een spraakbericht of een paar woorden kan wel.")
    await fatima.says("Gedaan")

    await anja.sees("Gedaan", pilot.admin_chat)


async def test_the_menu_works_in_the_middle_and_the_claim_is_not_lost(pilot):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await fatima.presses("Mijn doelen")
    await fatima.sees("Dat staat nog open")
    await fatima.presses("Ga verder")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.presses("Klaar")

    await anja.sees("Melding 1", pilot.admin_chat)


async def test_nobody_is_called_back_to_a_claim_that_the_team_has(pilot):
    _, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.says("Op drie stapels gelegd")
    await fatima.sees("Ik stuur het mee")

    await fatima.presses("Beloningen")
    await fatima.sees("spaarpot")
    await fatima.presses("Mijn doelen")
    await fatima.sees("Anja kijkt")

    assert not [text for text in await fatima.heard() if "Dat staat nog open" in text]


async def test_the_question_is_still_there_after_a_restart(pilot):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await pilot.stops()
    await fatima.says("Op drie stapels gelegd")
    await pilot.starts()

    await anja.sees("Op drie stapels gelegd", pilot.admin_chat)


async def test_a_second_tap_is_the_same_claim(pilot):
    _, fatima = await at_work(pilot)
    step = await fatima.sees(f"Je eerste stap: {SORTING}")

    await fatima.presses_under(step, text="Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.presses_under(step, text="Gelukt")
    await fatima.presses("Klaar")
    waiting = await fatima.sees("Anja kijkt ernaar")
    await fatima.presses_under(step, text="Gelukt")
    await fatima.sees("Anja kijkt ernaar", after=waiting)

    assert await number_of(pilot, claims) == 1


async def test_report_by_typing(pilot):
    anja, fatima = await at_work(pilot)

    await fatima.says("/klaar")
    await fatima.sees("Wat is er gelukt?")
    await fatima.presses(SORTING)
    await fatima.presses("Klaar")
    await anja.sees("Melding 1", pilot.admin_chat)


async def test_report_by_typing_when_there_is_nothing_to_report(pilot):
    bert = await pilot.participant("Bert")

    await bert.says("/klaar")

    await bert.sees("Je hebt nu geen open stap.")


# --- taking it back -------------------------------------------------------------------------------


async def test_a_tap_is_taken_back_before_anyone_heard_of_it(pilot):
    _, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")

    await fatima.presses("Toch niet")
    await fatima.sees("De stap blijft staan.")
    await fatima.presses("Wat is de volgende stap?")
    await pilot.moves_clock(minutes=30)

    await fatima.sees(SORTING)
    assert [text for text in await fatima.heard(pilot.admin_chat) if "Melding" in text] == []


async def test_the_team_sees_that_a_claim_was_taken_back(pilot):
    anja, fatima = await at_work(pilot)
    card = await claim_and_see_card(pilot, anja, fatima)

    await fatima.presses("Toch niet")

    taken_back = await anja.sees("teruggenomen door de deelnemer", pilot.admin_chat)
    assert taken_back["message_id"] == card["message_id"]
    assert not taken_back["buttons"]


async def test_after_ten_minutes_taking_back_is_refused_kindly(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)

    await pilot.moves_clock(minutes=11)
    await fatima.presses("Toch niet")

    await fatima.sees_answer("Vertel het gerust aan je mentor.")
    assert await refusals(pilot) == ["TooLateToUndo"]


# --- approving ------------------------------------------------------------------------------------


async def test_approved_with_ready_praise(pilot):
    anja, fatima = await at_work(pilot)
    card = await claim_and_see_card(pilot, anja, fatima)

    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Knap dat je dit hebt gedaan.", pilot.admin_chat)

    news = await fatima.sees('🌟 Anja zegt: "Knap dat je dit hebt gedaan."')
    decided = await anja.sees("goedgekeurd door Anja", pilot.admin_chat)
    assert news["text"].replace("\N{NO-BREAK SPACE}", " ").split("\n")[1:] == [
        f"Het is gelukt: {SORTING}",
        "Je hebt € 5 verdiend. In je spaarpot zit nu € 5.",
        f"Je volgende stap: {LISTING}",
    ]
    assert decided["message_id"] == card["message_id"]
    praised = await anja.sees("Compliment: Knap", pilot.admin_chat)
    assert [[button["text"] for button in row] for row in praised["buttons"]] == [["Terugdraaien"]]


async def test_approved_with_praise_of_ones_own_words(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zelf typen", pilot.admin_chat)
    prompt = await anja.sees("Anja, wat wil je tegen Fatima zeggen?", pilot.admin_chat)

    await anja.says("Wat een <b>stapel & zo was dat!", pilot.admin_chat, reply_to=prompt)

    await fatima.sees('Anja zegt: "Wat een <b>stapel & zo was dat!"')
    await anja.sees("Verstuurd aan Fatima.", pilot.admin_chat)


async def test_approved_by_a_mentor_who_walks_away(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)

    await pilot.moves_clock(minutes=1)
    await fatima.sees("🌟 Goed gedaan. Anja heeft het gezien.")
    await anja.presses("Je hebt goed doorgezet.", pilot.admin_chat)

    await pilot.room.until(lambda: decided_and_praised(pilot), "the praise kept")
    await pilot.moves_clock(minutes=1)
    await fatima.sees(f'Anja zegt: "Je hebt goed doorgezet."\nDat gaat over: {SORTING}')
    assert await number_of(pilot, ledger, ledger.c.cause == "claim:1") == 1


async def decided_and_praised(pilot: Pilot) -> bool:
    return await number_of(pilot, claims, claims.c.praise == "Je hebt goed doorgezet.") == 1


async def test_the_last_step_leads_to_the_goal_itself(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    news = await fatima.sees(f"Je volgende stap: {LISTING}")

    await fatima.presses("Wat is de volgende stap?")
    await fatima.presses_under(await fatima.sees(LISTING, after=news), text="Gelukt")
    await fatima.presses("Klaar")
    await anja.sees("Melding 2", pilot.admin_chat)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    await fatima.sees("Alle stappen zijn klaar. Je doel: Overzicht in mijn geld")
    await fatima.says("/klaar")
    await fatima.presses("Overzicht in mijn geld")
    await fatima.presses("Klaar")
    await anja.sees("Het doel zelf: Overzicht in mijn geld · waardering", pilot.admin_chat)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Dit is een mooie stap.", pilot.admin_chat)

    reached = await fatima.sees("Je hebt je doel gehaald: Overzicht in mijn geld")
    assert "Dat telt. Daar mag je trots op zijn." in reached["text"]


async def test_the_second_mentor_sees_who_was_first(pilot):
    anja, fatima = await at_work(pilot)
    kees = await pilot.mentor("Kees")
    card = await claim_and_see_card(pilot, anja, fatima)

    await asyncio.gather(
        anja.presses_under(card, text="Goedkeuren"), kees.presses_under(card, text="Goedkeuren")
    )

    decided = await anja.sees("goedgekeurd door", pilot.admin_chat)
    first, second = (anja, kees) if "door Anja" in decided["text"] else (kees, anja)
    await first.sees_answer("Goedgekeurd.")
    await second.sees_answer(f"{first.first_name} heeft dit al goedgekeurd, om")
    assert await refusals(pilot) == ["AlreadyDecided"]
    assert await number_of(pilot, ledger, ledger.c.cause == "claim:1") == 1


async def test_only_who_approved_picks_the_praise(pilot):
    anja, fatima = await at_work(pilot)
    kees = await pilot.mentor("Kees")
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Goedkeuren", pilot.admin_chat)

    await kees.presses("Dit is een mooie stap.", pilot.admin_chat)

    await kees.sees_answer("Anja heeft dit al goedgekeurd")


# --- asking, and "nog niet" -----------------------------------------------------------------------


async def test_a_question_goes_there_and_back(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Vraag stellen", pilot.admin_chat)
    await anja.sees("wat wil je Fatima vragen?", pilot.admin_chat)

    await anja.says("Welke stapel was de grootste?", pilot.admin_chat)
    await fatima.sees("Welke stapel was de grootste?")
    await anja.sees("Gevraagd, nog geen antwoord", pilot.admin_chat)
    await fatima.says("De stapel 'later'")

    await fatima.sees("Ik stuur je antwoord naar Anja.")
    answer = await anja.sees("geeft antwoord", pilot.admin_chat)
    assert "De stapel 'later'" in answer["text"]
    await anja.presses_under(answer, text="Goedkeuren")
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    await fatima.sees("Het is gelukt")
    assert {
        button["text"]
        for message in await anja.messages(pilot.admin_chat)
        if "Melding 1" in message["text"]
        for row in message["buttons"] or []
        for button in row
    } == {"Terugdraaien"}


async def test_a_question_is_answered_with_a_photo_after_something_else(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Vraag stellen", pilot.admin_chat)
    await anja.presses("Kun je een foto sturen?", pilot.admin_chat)
    await fatima.sees("Kun je een foto sturen?")

    await fatima.presses("Mijn doelen")
    await fatima.presses("Antwoord geven")
    await fatima.sees("Wat is je antwoord?")
    await fatima.sends_photo()

    await anja.sees("geeft antwoord", pilot.admin_chat)
    photos = [message for message in await anja.messages(pilot.admin_chat) if message["kind"] == "photo"]
    assert len(photos) == 1


async def test_not_yet_and_another_try(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.presses("Er mist nog één ding. We kijken samen.", pilot.admin_chat)

    kind = await fatima.sees("Anja ziet dat je ermee bezig bent. Dat is goed.")
    await anja.sees("nog niet, door Anja", pilot.admin_chat)
    await fatima.presses_under(kind, text="Gelukt")
    await fatima.presses("Klaar")
    await anja.sees("Melding 2", pilot.admin_chat)
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)

    await fatima.sees("Het is gelukt")
    assert await number_of(pilot, ledger, ledger.c.cause.startswith("claim:")) == 1


async def test_words_that_do_not_fit_are_asked_again(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.sees("wat mist er nog?", pilot.admin_chat)

    await anja.says("x" * 301, pilot.admin_chat)
    await anja.sees("Gebruik hooguit 300 tekens.", pilot.admin_chat)
    await anja.says("👍", pilot.admin_chat)
    await anja.sees("Hier kan alleen tekst mee.", pilot.admin_chat)
    await anja.sends_photo(chat=pilot.admin_chat)
    await anja.presses("Stop", pilot.admin_chat)

    await anja.sees("Er is niets verstuurd.", pilot.admin_chat)
    assert [text for text in await fatima.heard() if "Anja ziet" in text] == []


async def test_what_colleagues_write_meanwhile_is_not_taken_for_the_answer(pilot):
    anja, fatima = await at_work(pilot)
    kees = await pilot.mentor("Kees")
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.sees("wat mist er nog?", pilot.admin_chat)

    await kees.says("Wie heeft er koffie?", pilot.admin_chat)
    await anja.says("De stapel 'betalen' mist nog.", pilot.admin_chat)

    await fatima.sees("De stapel 'betalen' mist nog.")
    assert [text for text in await fatima.heard() if "koffie" in text] == []


async def test_what_a_mentor_writes_much_later_is_for_the_colleagues(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)
    await anja.presses("Nog niet", pilot.admin_chat)
    await anja.sees("wat mist er nog?", pilot.admin_chat)

    await pilot.moves_clock(minutes=11)
    await anja.says("Wie heeft er koffie?", pilot.admin_chat)
    await anja.says("/meldingen", pilot.admin_chat)

    await anja.sees("1 melding wacht", pilot.admin_chat)
    assert [text for text in await fatima.heard() if "koffie" in text] == []


async def test_a_reply_about_somebody_else_is_not_taken_for_the_answer(pilot):
    anja, fatima = await at_work(pilot)
    bert = await pilot.participant("Bert", mentor=anja)
    await claim_and_see_card(pilot, anja, fatima)
    await bert.says("Hoe laat is mijn afspraak?")
    letter = await anja.sees("Hoe laat is mijn afspraak?", pilot.admin_chat)
    await anja.presses("Vraag stellen", pilot.admin_chat)
    await anja.sees("wat wil je Fatima vragen?", pilot.admin_chat)

    await anja.says("Om tien uur", pilot.admin_chat, reply_to=letter)

    await bert.sees("Om tien uur")
    await anja.says("Hoe ging het met sorteren?", pilot.admin_chat)
    await fatima.sees("Hoe ging het met sorteren?")
    assert [text for text in await fatima.heard() if "tien uur" in text] == []


# --- the list of what waits -----------------------------------------------------------------------


async def test_the_list_shows_what_waits_and_brings_the_card_anew(pilot):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sends_photo(caption="Drie stapels")
    card = await anja.sees("Melding 1", pilot.admin_chat)
    await pilot.moves_clock(hours=2)

    await anja.says("/meldingen", pilot.admin_chat)
    listed = await anja.sees("1 melding wacht. De oudste staat bovenaan.", pilot.admin_chat)
    await anja.presses("1 · Fatima (A-001) · wacht 2 uur", pilot.admin_chat)
    copy = await anja.sees("wacht 2 uur\nStap", pilot.admin_chat, after=listed)
    await anja.presses_under(copy, text="Goedkeuren")

    decided = await anja.sees("goedgekeurd door Anja", pilot.admin_chat, after=copy)
    assert copy["message_id"] > card["message_id"]
    await pilot.room.until(lambda: buttons_are_gone(pilot, "Goedkeuren"), "no card that can be approved")
    assert decided["buttons"]


async def buttons_are_gone(pilot: Pilot, text: str) -> bool:
    messages = await pilot.admin_chat.messages()
    return not [m for m in messages if text in json.dumps(m["buttons"] or [], ensure_ascii=False)]


async def test_the_list_works_in_the_private_chat_of_a_mentor(pilot):
    anja, fatima = await at_work(pilot)
    await claim_and_see_card(pilot, anja, fatima)

    await anja.says("/meldingen")
    await anja.presses("1 · Fatima (A-001) · net binnen")
    await anja.presses("Goedkeuren")
    await anja.presses("Zelf typen")
    await anja.sees("wat wil je tegen Fatima zeggen?")
    await anja.says("Heel goed gedaan.")

    await fatima.sees('Anja zegt: "Heel goed gedaan."')
    await anja.sees("goedgekeurd door Anja", pilot.admin_chat)


async def test_nothing_waits(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/meldingen", pilot.admin_chat)

    await anja.sees("Er wachten geen meldingen.", pilot.admin_chat)


async def test_a_team_sees_its_own_claims_alone(pilot):
    anja, fatima = await at_work(pilot)
    piet = await pilot.mentor("Piet", team="Nieuwkoop")
    await claim_and_see_card(pilot, anja, fatima)

    await piet.says("/meldingen")

    await piet.sees("Er wachten geen meldingen.")


# --- T04: forged and stale presses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ("ka:1", "NotOfThisTeam"),
        ("kn:1", "NotOfThisTeam"),
        ("kv:1", "NotOfThisTeam"),
        ("kp:1:clever", "NotOfThisTeam"),
        ("km:1", "NotOfThisTeam"),
        ("ka:999999", "Gone"),
        ("kt:1", "NotAllowed"),
    ],
)
async def test_staff_of_another_team_can_not_press_a_forged_button(pilot, data, refusal):
    anja, fatima = await at_work(pilot)
    piet = await pilot.mentor("Piet", team="Nieuwkoop")
    await claim_and_see_card(pilot, anja, fatima)
    await piet.says("/meldingen")
    under = await piet.sees("Er wachten geen meldingen.")

    await piet.presses_under(under, data=data)

    await piet.sees_answer("")
    await pilot.room.until(lambda: refused(pilot, refusal), refusal)
    assert await number_of(pilot, claims, claims.c.state == "waiting") == 1


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        ("kt:1", "Gone"),
        ("kk:1", "Gone"),
        ("kw:1", "Gone"),
        ("gk:1", "Gone"),
        ("gg:1", "Gone"),
        ("ka:1", "NotOfThisTeam"),
        ("kp:1:x", "UnknownPress"),
        ("ka:-1", "UnknownPress"),
        ("ka:1:2", "UnknownPress"),
        ("ka:99999999999999999999", "UnknownPress"),
        ("zz:1", "UnknownPress"),
        ("", "UnknownPress"),
    ],
)
async def test_another_participant_can_not_press_a_forged_button(pilot, data, refusal):
    anja, fatima = await at_work(pilot)
    bert = await pilot.participant("Bert", mentor=anja)
    await claim_and_see_card(pilot, anja, fatima)
    await bert.says("/klaar")
    under = await bert.sees("Je hebt nu geen open stap.")

    await bert.presses_under(under, data=data)

    await pilot.room.until(lambda: refused(pilot, refusal), refusal)
    await bert.sees_answer("")
    assert await number_of(pilot, claims, claims.c.state == "waiting") == 1


async def refused(pilot: Pilot, name: str) -> bool:
    return name in await refusals(pilot)


async def test_every_old_button_of_a_decided_claim_answers_and_changes_nothing(pilot):
    anja, fatima = await at_work(pilot)
    step = await fatima.sees(f"Je eerste stap: {SORTING}")
    card = await claim_and_see_card(pilot, anja, fatima)
    waiting = await fatima.sees("Anja kijkt ernaar")
    await anja.presses_under(card, text="Goedkeuren")
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    news = await fatima.sees("Het is gelukt")

    for data in ("ka:1", "kn:1", "kv:1", "kz:1", "ko:1", "kp:1:clever"):
        await anja.presses_under(card, data=data)
    await fatima.presses_under(waiting, data="kt:1")
    await fatima.sees_answer("Je mentor heeft al gekeken.")
    await fatima.presses_under(step, text="Gelukt")
    await fatima.sees_answer("Deze knop is van eerder.")
    await fatima.sees(LISTING, after=news)

    await anja.sees_answer("De situatie is intussen veranderd.")
    assert await number_of(pilot, ledger, ledger.c.cause.startswith("claim:")) == 1
    assert await number_of(pilot, claims, claims.c.state == "approved") == 1


# --- T14 and T23 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        '<a href="https://x.example">klik</a>',
        "@iemand #iets /start https://x.example",
        "\u202eomgekeerd\u202c en \u200bleeg",
        "👍" * 2000,
    ],
)
async def test_words_of_people_never_become_links_tags_or_commands(pilot, words):
    anja, fatima = await at_work(pilot)
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")

    await fatima.says(words)

    card = await anja.sees("Melding 1", pilot.admin_chat)
    shown = [message for message in await pilot.admin_chat.messages() if "Melding 1" in message["text"]]
    kinds = {entity["type"] for message in shown for entity in message["entities"]}
    assert card["buttons"]
    assert kinds <= {"bold", "italic", "blockquote"}


async def test_sixty_claims_at_once_all_reach_the_team(pilot):
    anja = await pilot.mentor("Anja")
    phones = [await pilot.participant(f"Deelnemer{number}", mentor=anja) for number in range(60)]
    for phone in phones:
        await agreed_goal(pilot, anja, phone)

    async def claim(phone: Phone) -> None:
        await phone.says("/klaar")
        await phone.presses(SORTING, seconds=60)
        await phone.presses("Klaar", seconds=60)

    await asyncio.gather(*(claim(phone) for phone in phones))

    await pilot.room.until(lambda: so_many_cards(pilot, 60), "sixty cards", seconds=60)


async def so_many_cards(pilot: Pilot, number: int) -> bool:
    texts = [message["text"] for message in await pilot.admin_chat.messages()]
    return len([text for text in texts if text.startswith("🟡 Melding")]) == number
