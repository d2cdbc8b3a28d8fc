"""The yearly limit where people meet it, through the whole bot: making a goal, saying yes to it, and planning."""

from dataclasses import replace

import pytest

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import AppointmentId, PersonId, PillarKey
from mentoring.money import Cents
from practice.phone import Phone
from services import goals, rewards
from tests.handlers.entering_goals import enters_a_goal
from tests.handlers.planning import soon
from tests.handlers.staff_planning import in_pot, labels
from tests.pilot import Pilot

GOAL = Draft(
    title="Mijn post op orde",
    pillar=PillarKey("money"),
    why="",
    seen_by="Geen dichte post",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Post openen", "De post is open", Cents(10_00)),),
)


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    phone = await pilot.mentor("Anja")
    await in_pot(pilot, 2_000_00)
    return phone


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def leaves_room_for(pilot: Pilot, phone: Phone, cents: int, *, cause: str = "goal:99:1") -> None:
    """So much of the 250 euros is promised that this is left."""
    whose: PersonId = (await pilot.as_participant(phone)).id
    async with pilot.database.work() as work:
        room = pilot.programme.yearly_cap - cents
        await rewards.reserve(
            work, whose, Cents(room), cause=cause, programme=pilot.programme, by=None, now=pilot.now()
        )


async def proposes(pilot: Pilot, anja: Phone, fatima: Phone, draft: Draft) -> None:
    by, whose = await pilot.someone(anja), await pilot.as_participant(fatima)
    async with pilot.database.work() as work:
        await goals.propose(work, whose.id, draft, by=by, now=pilot.now())


def plain(message) -> str:
    return str(message["text"]).replace("\xa0", " ")


async def test_what_no_longer_fits_is_read_back_as_recognition_and_so_the_participant_reads_it(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await leaves_room_for(pilot, fatima, 7_50)

    await enters_a_goal(anja)  # 5 and 2.50 for its steps, 15 for the goal itself
    summary = plain(await anja.sees("Klopt dit?"))
    await anja.presses("Stuur naar Fatima")

    assert "1. Post openen en sorteren · € 5" in summary
    assert "2. De stapel betalen bekijken · € 2,50" in summary
    assert "Voor het doel zelf: een compliment van je mentor" in summary
    assert (
        "📈 Dit jaar is er nog € 7,50 ruimte. Daarom levert dit waardering op: Mijn post op orde." in summary
    )
    assert "een compliment van je mentor" in plain(await fatima.sees("Is dit jouw doel?"))
    await fatima.presses("Ja, dit is mijn doel")
    await anja.sees("Doel afgesproken", pilot.admin_chat)


async def test_when_the_room_changes_before_it_is_sent_it_is_read_back_once_more(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await enters_a_goal(anja)
    summary = await anja.sees("Klopt dit?")
    await leaves_room_for(pilot, fatima, 5_00)

    await anja.presses_under(summary, text="Stuur naar Fatima")

    await anja.sees("De ruimte voor dit jaar is intussen veranderd. Er is nog niets verstuurd.")
    again = await anja.sees("Klopt dit?", after=summary)
    assert "Dit jaar is er nog € 5 ruimte." in plain(again)
    await anja.presses_under(again, text="Stuur naar Fatima")
    await fatima.sees("Is dit jouw doel?")


async def test_a_yes_to_what_no_longer_fits_is_kept_kindly_and_the_mentor_adjusts_it(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await proposes(pilot, anja, fatima, GOAL)
    await leaves_room_for(pilot, fatima, 5_00)

    await fatima.presses("Ja, dit is mijn doel")

    told = await fatima.sees("Fijn dat je ja zegt.")
    assert told["text"].split("\n") == [
        "Fijn dat je ja zegt.",
        "Anja past het eerst een beetje aan. Je leest het hier.",
        "Van je doel gaat niets verloren.",
    ]
    news = await anja.sees("Meer dan er dit jaar past", pilot.admin_chat)
    assert "Fatima (A-001) zei ja · € 10 nodig, nog € 5 ruimte" in plain(news)
    await anja.presses_under(news, text="Doel aanpassen")
    assert "Daarom levert dit waardering op: Post openen." in plain(
        await anja.sees("Klopt dit?", pilot.admin_chat)
    )
    await anja.presses("Stuur naar Fatima", pilot.admin_chat)
    proposal = await fatima.sees("Is dit jouw doel?", after=told)
    await fatima.presses_under(proposal, text="Ja, dit is mijn doel")
    await anja.sees("Doel afgesproken", pilot.admin_chat)


@pytest.mark.parametrize(
    ("button", "recognition"), [("Liever waardering", "compliment"), ("Zonder beloning", None)]
)
async def test_an_appointment_whose_reward_no_longer_fits_is_offered_with_something_else(
    pilot: Pilot, anja: Phone, fatima: Phone, button: str, recognition: str | None
):
    await leaves_room_for(pilot, fatima, 3_00)

    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein € 5")
    check = await anja.sees("Klopt dit?")
    assert "📈 Deze beloning past niet meer: dit jaar is er nog € 3 ruimte." in plain(check)
    assert "Ja, plan dit" not in [words for row in labels(check) for words in row]
    await anja.presses_under(check, text=button)
    await anja.presses("Ja, plan dit")

    await anja.sees("Gepland")
    async with pilot.database.work() as work:
        planned = await work.appointments.get(AppointmentId(1))
    assert (planned.details.reward, planned.details.recognition) == (0, recognition)


async def test_of_a_series_all_rewards_together_have_to_fit(pilot: Pilot, anja: Phone, fatima: Phone):
    await leaves_room_for(pilot, fatima, 15_00)
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein € 5")
    assert "past niet meer" not in (await anja.sees("Klopt dit?"))["text"]

    await anja.presses("Meer…")
    await anja.presses("Reeks")
    await anja.presses("Elke week")
    await anja.presses("4 keer")

    await anja.sees("Deze beloning past niet meer")


async def test_who_takes_the_last_room_meanwhile_is_told_before_anything_is_planned(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await anja.says(f"/afspraak Fatima {soon(pilot):%-d-%-m-%Y} 14:30 Serviceplein € 5")
    check = await anja.sees("Klopt dit?")
    await leaves_room_for(pilot, fatima, 3_00)

    await anja.presses_under(check, text="Ja, plan dit")

    await anja.sees("Deze beloning past niet meer", after=check)


async def test_the_card_of_a_participant_says_what_room_there_is_this_year(
    pilot: Pilot, anja: Phone, fatima: Phone
):
    await leaves_room_for(pilot, fatima, 35_00)

    await anja.says("/deelnemer Fatima")

    assert "Dit jaar: nog € 35 ruimte van € 250" in plain(await anja.sees("mentor Anja"))


async def test_the_team_reads_once_that_most_of_the_year_is_used(pilot: Pilot, anja: Phone, fatima: Phone):
    await leaves_room_for(pilot, fatima, 40_00)
    await proposes(pilot, anja, fatima, replace(GOAL, title="Mijn geld op orde"))

    await fatima.presses("Ja, dit is mijn doel")

    told = await anja.sees("van de jaargrens", pilot.admin_chat)
    assert plain(told).split("\n")[0] == "📈 84 % van de jaargrens · Fatima (A-001)"
