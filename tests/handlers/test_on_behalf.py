"""Acting for a participant through the whole bot: whose screens, whose buttons, whose words, and when it ends."""

from typing import Any

import pytest
from sqlalchemy import delete, select

from handlers.buttons import for_person
from handlers.participants.presses import ShowGoals
from handlers.participants.welcome import ReallyStop
from mentoring.ids import PersonId
from mentoring.people import ParticipantState
from services import goals, plans
from storage.tables import agreements, audit, memberships, on_behalf
from tests.handlers.goal_stage import a_draft, agreed, all_of, fill_pot
from tests.pilot import Pilot

HEADER = "📝 Namens Fatima (A-001)"
IF_THEN = "Als de koffie klaar is, dan open ik één brief."


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def fatima(pilot, anja):
    return await pilot.participant("Fatima", mentor=anja)


async def acts_for(anja, name: str = "Fatima") -> Any:
    await anja.says(f"/namens {name}")
    return await anja.sees(f"Het menu hieronder is nu dat van {name}")


async def proposes(pilot: Pilot, anja, fatima) -> None:
    by, participant = await pilot.someone(anja), await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await goals.propose(work, participant.id, a_draft(), by=by, now=pilot.now())


async def acts_in_log(pilot: Pilot) -> list[tuple[str, int | None, int | None, str]]:
    async with pilot.database.work() as work:
        found = await work.connection.execute(
            select(audit.c.act, audit.c.actor_id, audit.c.for_id, audit.c.result).order_by(audit.c.id)
        )
        return [tuple(row) for row in found]


# --- beginning ------------------------------------------------------------------------------------


async def test_every_screen_says_for_whom_and_the_menu_has_the_way_out(pilot, anja, fatima):
    begun = await acts_for(anja)

    assert begun["text"].startswith(HEADER)
    assert (await anja.keyboard())[-1] == ["Klaar, stop namens"]
    for button in ("Mijn doelen", "Afspraken", "Beloningen", "Hulp"):
        await anja.presses(button)
        assert (await anja.sees(HEADER))["text"].startswith(HEADER)


async def test_bare_it_asks_for_whom(pilot, anja, fatima):
    await anja.says("/namens")
    await anja.presses_under(await anja.sees("Namens wie?"), text="Fatima (A-001)")

    assert (await anja.sees("Het menu hieronder"))["text"].startswith(HEADER)


async def test_in_the_admin_chat_it_says_where_to_do_it(pilot, anja, fatima):
    await anja.says("/namens Fatima", chat=pilot.admin_chat)

    await anja.sees("in je privégesprek", pilot.admin_chat)


async def test_an_anonymous_admin_begins_nothing(pilot, anja, fatima):
    await pilot.admin_chat.make_admin(anja)

    await anja.says("/namens Fatima", pilot.admin_chat, anonymous=True)

    await anja.sees("Ik kan niet zien wie je bent", pilot.admin_chat)
    async with pilot.database.work() as work:
        assert list(await work.connection.execute(select(on_behalf))) == []


async def test_a_mentor_of_another_team_may_not(pilot, anja, fatima):
    kees = await pilot.mentor("Kees", team="Nieuwkoop")

    await kees.says("/namens A-001")

    await kees.sees("Ik vind hier geen deelnemer")


async def test_a_coordinator_may(pilot, anja, fatima):
    karin = await pilot.room.phone("Karin")

    await acts_for(karin)

    await karin.presses("Beloningen")
    assert (await karin.sees("spaarpot"))["text"].startswith(HEADER)


async def test_who_has_not_agreed_yet_has_nothing_to_act_on(pilot, anja):
    await pilot.invitation("Bert", by=anja)

    await anja.says("/namens Bert")

    await anja.sees("doet nu niet mee")


# --- whose it is ----------------------------------------------------------------------------------


async def test_a_goal_agreed_for_somebody_names_both_in_the_agreement_and_in_the_log(pilot, anja, fatima):
    await proposes(pilot, anja, fatima)
    await fatima.sees("Post openen")
    await acts_for(anja)
    await anja.presses("Mijn doelen")
    await anja.presses_under(await anja.sees("Post openen"), text="Ja, dit is mijn doel")

    said = await anja.sees("Afgesproken")
    assert said["text"].startswith(HEADER)
    await fatima.sees("Afgesproken")
    mentor, participant = (await pilot.someone(anja)).id, (await pilot.someone(fatima)).id
    async with pilot.database.work() as work:
        recorded = (await work.connection.execute(select(agreements.c.recorded_by))).scalars().all()
    assert mentor in recorded
    assert ("goals.agree", mentor, participant, "done") in await acts_in_log(pilot)


async def test_words_that_answer_no_question_are_sent_to_nobody(pilot, anja, fatima):
    await acts_for(anja)

    await anja.says("Ze heeft de post open")

    await anja.sees("naar niemand gestuurd")
    assert not any("Ze heeft de post open" in text for text in await anja.heard(pilot.admin_chat))


async def test_a_form_of_somebody_goes_on_after_a_restart(pilot, anja, fatima):
    await acts_for(anja)
    await anja.presses("Mijn doelen")
    await anja.presses("Zelf een doel kiezen")
    await anja.presses_under(await anja.sees("Waar gaat het over?"), text="Geld beheren")
    await anja.sees("Wat wil je bereiken?")

    await pilot.stops()
    await pilot.starts()
    await anja.says("De post van mei openen")

    assert (await anja.sees("Waarom is dit belangrijk"))["text"].startswith(HEADER)


async def test_staff_commands_stay_their_own_and_say_that_it_is_open(pilot, anja, fatima):
    await acts_for(anja)

    await anja.says("/deelnemer Fatima")

    card = await anja.sees("Laatste contact")
    assert HEADER not in card["text"]
    await anja.sees("Het menu hieronder is nog dat van Fatima")


async def test_a_mentor_who_takes_part_too_keeps_buttons_of_their_own(pilot, anja, fatima):
    await _takes_part_too(pilot, anja)
    await anja.says("/doelen")
    own = await anja.sees("Hier staat nu geen doel")
    await acts_for(anja)

    await anja.presses_under(own, text="Zelf een doel kiezen")

    asked = await anja.sees("Waar gaat het over?")
    assert HEADER not in asked["text"]


async def test_a_mentor_does_not_act_for_themselves(pilot, anja, fatima):
    await _takes_part_too(pilot, anja)

    await anja.says("/namens Anja")

    await anja.sees("Dat ben je zelf")


async def test_two_may_act_for_the_same_participant(pilot, anja, fatima):
    karin = await pilot.room.phone("Karin")
    await acts_for(anja)
    await acts_for(karin)

    await anja.presses("Beloningen")

    assert (await anja.sees("spaarpot"))["text"].startswith(HEADER)


async def test_what_mentors_began_themselves_waits_until_they_are_back(pilot, anja, fatima):
    await anja.says("/doel Fatima")
    await anja.sees("Wat wil Fatima bereiken?")
    await acts_for(anja)
    await anja.presses("Beloningen")
    await anja.sees("spaarpot")
    await anja.presses("Klaar, stop namens")
    await anja.sees("Je doet niets meer namens Fatima")

    await anja.presses("Ga verder")
    await anja.says("Mijn post op orde")

    assert HEADER not in (await anja.sees("Bij welke pijler"))["text"]


# --- what a participant can do --------------------------------------------------------------------


async def test_focus_and_plan_are_chosen_for_somebody_as_they_would(pilot, anja, fatima):
    await agreed(pilot, anja, fatima, a_draft("De post"))
    other = await agreed(pilot, anja, fatima, a_draft("De administratie", "Map kopen"))
    await acts_for(anja)
    await anja.presses("Mijn doelen")
    await anja.presses("Mijn andere doel")
    await anja.sees("Map kopen")
    await anja.presses("Mijn hele plan")
    await anja.presses("Dit doel eerst")
    await anja.sees_answer("Dit doel komt nu eerst: De administratie")
    await anja.presses("Als-danplan maken")
    await anja.sees("Een als-danplan is één zin.")
    await anja.says(IF_THEN)
    await anja.presses("Ochtend")
    await anja.presses("woensdag")
    await anja.presses("Klaar")
    made = await anja.sees("Dit is je plan")
    await anja.presses("Ik heb het gezegd")
    await anja.sees("Mooi gezegd")

    assert made["text"].startswith(HEADER)
    hers = await pilot.someone(fatima)
    assert hers.participant is not None
    assert hers.participant.focus_goal_id == other.id
    async with pilot.database.work() as work:
        (plan,) = (await plans.of_goal(work, other.id, by=hers)).values()
    assert plan.said_at is not None


async def test_the_check_in_and_settings_are_chosen_for_somebody_and_not_for_the_mentor(pilot, anja, fatima):
    await acts_for(anja)
    await anja.presses("Hulp")
    await anja.presses("Vraag elke week hoe het gaat")
    await anja.presses("Ja, graag")
    await anja.sees("Ik vraag het op woensdag om 11.00 uur.")
    await anja.presses("Hulp")
    await anja.presses("Instellingen")
    await anja.presses("Rustige stand")
    await anja.presses("Aan")
    shown = await anja.sees("Ik stuur nu alleen woorden")

    assert HEADER.removeprefix("📝 ") in shown["text"]
    ids = [(await pilot.someone(who)).id for who in (fatima, anja)]
    async with pilot.database.work() as work:
        hers, own = [await work.preferences.of(person_id) for person_id in ids]
    assert (hers.calm, hers.check_in) == (True, True)
    assert (own.calm, own.check_in) == (False, False)


# --- ending ---------------------------------------------------------------------------------------


async def test_done_takes_the_menu_away_and_its_buttons_do_nothing_any_more(pilot, anja, fatima):
    await acts_for(anja)
    await anja.says("/stop")
    sure = await anja.sees("Wil je nu stoppen?")
    await anja.presses("Klaar, stop namens")
    await anja.sees("Je doet niets meer namens Fatima")

    await anja.presses_under(sure, text="Ja, ik stop")

    await anja.sees_answer("Er is niets gedaan")
    assert (await pilot.as_participant(fatima)).state is ParticipantState.ACTIVE
    assert await anja.keyboard() == []
    tried = [row for row in await acts_in_log(pilot) if row[3] == "NotOnBehalf"]
    assert [row[0] for row in tried] == [f"press.{ReallyStop.__name__}"]


async def test_a_button_of_one_participant_does_nothing_for_the_next(pilot, anja, fatima):
    bert = await pilot.participant("Bert", mentor=anja)
    await acts_for(anja)
    await anja.says("/stop")
    sure = await anja.sees("Wil je nu stoppen?")
    await acts_for(anja, "Bert")

    await anja.presses_under(sure, text="Ja, ik stop")

    await anja.sees_answer("Er is niets gedaan")
    assert (await pilot.as_participant(bert)).state is ParticipantState.ACTIVE


async def test_a_question_about_one_participant_is_not_answered_for_the_next(pilot, anja, fatima):
    bert = await pilot.participant("Bert", mentor=anja)
    await acts_for(anja)
    await anja.presses("Mijn doelen")
    await anja.presses("Zelf een doel kiezen")
    await anja.presses_under(await anja.sees("Waar gaat het over?"), text="Geld beheren")
    await anja.sees("Wat wil je bereiken?")
    await acts_for(anja, "Bert")

    await anja.says("De post van mei openen")

    await anja.sees("naar niemand gestuurd")
    assert await all_of(pilot, bert) == []


async def test_after_half_an_hour_without_a_press_it_is_over(pilot, anja, fatima):
    await acts_for(anja)
    await anja.presses("Mijn doelen")
    await anja.sees("Hier staat nu geen doel")
    await pilot.moves_clock(minutes=31)

    await anja.presses("Mijn doelen")

    await anja.sees("Je doet niets meer namens Fatima (A-001). Er waren 30 minuten zonder tik.")
    assert ("on_behalf.end", (await pilot.someone(anja)).id, None, "time") in await acts_in_log(pilot)


async def test_each_press_begins_the_half_hour_again(pilot, anja, fatima):
    await acts_for(anja)
    await pilot.moves_clock(minutes=20)
    await anja.presses("Beloningen")
    await anja.sees("spaarpot")
    await pilot.moves_clock(minutes=20)

    await anja.presses("Hulp")

    assert (await anja.sees("is je mentor"))["text"].startswith(HEADER)


async def test_it_ends_with_the_role_and_nothing_is_done(pilot, anja, fatima):
    await acts_for(anja)
    await anja.says("/stop")
    sure = await anja.sees("Wil je nu stoppen?")
    mentor = (await pilot.someone(anja)).id
    async with pilot.database.work() as work:
        await work.connection.execute(delete(memberships).where(memberships.c.person_id == mentor))

    await anja.presses_under(sure, text="Ja, ik stop")

    await anja.sees_answer("Er is niets gedaan")
    assert (await pilot.as_participant(fatima)).state is ParticipantState.ACTIVE


async def test_a_forged_button_for_somebody_of_another_team_does_nothing(pilot, anja, fatima):
    kees = await pilot.mentor("Kees", team="Nieuwkoop")
    someone = (await pilot.someone(fatima)).id
    await kees.says("/deelnemers")
    shown = await kees.sees("Er zijn nog geen deelnemers")

    await kees.presses_under(shown, data=for_person(ShowGoals().data(), PersonId(someone)))

    await kees.sees_answer("Er is niets gedaan")


# --- the bridge -----------------------------------------------------------------------------------


async def test_the_bridge_is_filled_in_together_on_one_device(pilot, anja, fatima):
    await anja.says("/brug Fatima")
    await anja.presses("Samen op dit toestel")

    begun = await anja.sees("1 van 6")
    assert begun["text"].startswith(HEADER)


async def _takes_part_too(pilot: Pilot, anja) -> None:
    someone = await pilot.someone(anja)
    async with pilot.database.work() as work:
        team = (await work.people.teams())[0]
        await work.people.add_participant(someone.id, team.id, someone.id, now=pilot.now())
        participant = await work.people.participant(someone.id)
        await work.people.save_state(participant.become(ParticipantState.ACTIVE))
