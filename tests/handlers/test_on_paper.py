"""Taking part on paper through the whole bot: from the invitation to an approved step and an appointment, and a phone
after all.
"""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.people import ParticipantState, Someone
from mentoring.places import BY_PHONE
from mentoring.programme import AMSTERDAM
from mentoring.wall_time import day_of
from services import appointments, claims, goals, rewards
from storage.on_paper import ON_PAPER
from storage.tables import audit, outbox, participants
from tests.handlers.goal_stage import a_draft, buttons, fill_pot
from tests.handlers.planning import soon
from tests.pilot import Pilot

HEADER = "📝 Namens Bert (A-001)"


@pytest.fixture
async def anja(pilot):
    phone = await pilot.mentor("Anja")
    await fill_pot(pilot)
    return phone


async def takes_part_on_paper(anja) -> None:
    await anja.says("/nieuw Bert")
    await anja.presses("Ja, dit klopt")
    await anja.presses_under(await anja.sees("Uitnodiging voor Bert"), text="Doet mee op papier")
    await anja.presses_under(await anja.sees("op papier gezegd akkoord"), text="Ja, akkoord op papier")
    await anja.sees("Bert (A-001) doet mee op papier")


async def bert_in(pilot: Pilot) -> Someone:
    async with pilot.database.work() as work:
        found = await work.connection.execute(select(participants.c.person_id))
        return await work.people.someone(found.scalars().one())


async def test_what_they_agreed_to_is_kept_with_who_wrote_it_down(pilot, anja):
    await takes_part_on_paper(anja)

    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    async with pilot.database.work() as work:
        (consent,) = await work.consents.of(bert.id)
        log = await work.connection.execute(
            select(audit.c.actor_id, audit.c.for_id).where(audit.c.act == "consents.agree_on_paper")
        )
    assert consent.recorded_by == mentor.id
    assert "Wat bewaar ik?" in consent.text
    assert tuple(log.one()) == (mentor.id, bert.id)
    assert bert.participant is not None
    assert (bert.participant.state, bert.participant.on_paper) == (ParticipantState.ACTIVE, True)


async def test_pressed_twice_they_agree_once(pilot, anja):
    await anja.says("/nieuw Bert")
    await anja.presses("Ja, dit klopt")
    await anja.presses_under(await anja.sees("Uitnodiging voor Bert"), text="Doet mee op papier")
    asked = await anja.sees("op papier gezegd akkoord")
    await anja.presses_under(asked, text="Nog niet")
    await anja.sees("alleen uitgenodigd")

    bert = await bert_in(pilot)

    assert bert.participant is not None
    assert bert.participant.state is ParticipantState.INVITED


async def test_from_a_proposal_to_an_approved_step_and_the_team_tells_it(pilot, anja):
    await takes_part_on_paper(anja)
    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    async with pilot.database.work() as work:
        await goals.propose(work, bert.id, a_draft(), by=mentor, now=pilot.now())
    await pilot.moves_clock(minutes=1)
    told = await anja.sees("Op papier: vertel het Bert (A-001) zelf.", pilot.admin_chat)
    assert "Post openen" in told["text"]

    await anja.says("/namens Bert")
    await anja.presses("Mijn doelen")
    await anja.presses_under(await anja.sees("Post openen"), text="Ja, dit is mijn doel")
    assert (await anja.sees("Afgesproken"))["text"].startswith(HEADER)
    await anja.presses("Mijn doelen")
    await anja.presses("Gelukt")
    assert (await anja.sees("Goed bezig"))["text"].startswith(HEADER)
    await anja.sends_photo()
    await anja.presses("Klaar")
    await anja.sees("kijkt ernaar")
    await anja.presses("Goedkeuren", pilot.admin_chat)
    await pilot.moves_clock(minutes=5)

    await anja.sees("Het is gelukt", pilot.admin_chat)
    assert await _unsent(pilot) == []


async def test_before_an_appointment_the_team_is_told_once_the_day_before(pilot, anja):
    await takes_part_on_paper(anja)
    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    when = at_wall_time(day_of(pilot.now()) + timedelta(days=9), pilot.now().time().replace(hour=13))
    async with pilot.database.work() as work:
        await appointments.plan(
            work, bert.id, when, Details(BY_PHONE), programme=pilot.programme, by=mentor, now=pilot.now()
        )
    await pilot.moves_clock(days=9)

    heard = await anja.heard(pilot.admin_chat)
    told = [text for text in heard if "Op papier: vertel het Bert" in text]
    assert len([text for text in told if "Morgen" in text]) == 1
    assert len(told) == 2
    assert await _unsent(pilot) == []


async def test_a_kept_appointment_is_paid_and_the_good_news_is_told(pilot, anja):
    await takes_part_on_paper(anja)
    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    day = soon(pilot)
    async with pilot.database.work() as work:
        await appointments.plan(
            work,
            bert.id,
            at_wall_time(day, time(14, 30)),
            Details(BY_PHONE, reward=Cents(5_00)),
            programme=pilot.programme,
            by=mentor,
            now=pilot.now(),
        )
    await pilot.room.move_clock_to(datetime.combine(day, time(15, 45), AMSTERDAM))
    await anja.sees("Was Bert er?", pilot.admin_chat)

    await anja.presses("Ja", pilot.admin_chat)
    await anja.presses("Zonder extra woorden", pilot.admin_chat)
    await pilot.moves_clock(minutes=1)

    told = [said for said in await anja.heard(pilot.admin_chat) if "Op papier: vertel het Bert" in said]
    assert len([said for said in told if "Je hebt €\u00a05 verdiend" in said]) == 1
    async with pilot.database.work() as work:
        assert await rewards.balance(work, bert.id) == Cents(5_00)
    assert await _unsent(pilot) == []


async def test_a_mentors_question_about_a_claim_is_answered_from_my_goals(pilot, anja):
    await takes_part_on_paper(anja)
    await _claims_the_first_step(pilot, anja)
    await anja.presses("Vraag stellen", pilot.admin_chat)
    await anja.says("Welke stapel was de grootste?", pilot.admin_chat)
    await pilot.moves_clock(minutes=1)
    told = await anja.sees("Op papier: vertel het Bert", pilot.admin_chat)
    assert "Welke stapel was de grootste?" in told["text"]

    await anja.says("/namens Bert")
    await anja.presses("Mijn doelen")
    await anja.presses("Antwoord geven")
    asked = await anja.sees("Wat is je antwoord?")
    await anja.says("De stapel betalen")

    assert asked["text"].startswith(HEADER)
    assert "Welke stapel was de grootste?" in asked["text"]
    answer = await anja.sees("geeft antwoord", pilot.admin_chat)
    assert "De stapel betalen" in answer["text"]
    await anja.presses("Mijn doelen")
    waits = await anja.sees("kijkt", after=asked)
    assert "Antwoord geven" not in await buttons(anja, waits)


async def test_a_letter_is_not_sent_and_staff_read_that_there_is_no_phone(pilot, anja):
    await takes_part_on_paper(anja)

    await anja.says("/bericht Bert")

    await anja.sees("Deze deelnemer doet mee op papier. Er is niets verstuurd.")


async def test_with_a_phone_after_all_everything_stays_and_is_sent(pilot, anja):
    await takes_part_on_paper(anja)
    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    await anja.says("/deelnemer Bert")
    await anja.presses("Nieuwe uitnodiging")
    await pilot.moves_clock(minutes=1)
    phone = await pilot.stranger("Bert")

    await phone.opens(await pilot.room.newest_link())

    await phone.sees("Hallo Bert")
    again = await pilot.someone(phone)
    assert again.id == bert.id
    assert again.participant is not None
    assert not again.participant.on_paper
    async with pilot.database.work() as work:
        await goals.propose(work, bert.id, a_draft(), by=mentor, now=pilot.now())
    await phone.sees("Post openen")


async def _claims_the_first_step(pilot: Pilot, anja) -> None:
    """Bert says on paper that the post is open, and the team hears of it."""
    bert, mentor = await bert_in(pilot), await pilot.someone(anja)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, bert.id, a_draft(), by=mentor, now=pilot.now())
        goal = await goals.agree(work, goal_id, 1, programme=pilot.programme, by=bert, now=pilot.now())
        assert goal is not None
        claim = await claims.claim(work, goal_id, goal.steps[0].id, by=bert, now=pilot.now())
        await claims.announce(work, claim.id, by=bert, now=pilot.now())


async def _unsent(pilot: Pilot) -> list[str]:
    """Kinds of notices to people without a phone that wait, or count as anything but told on paper."""
    bert = await bert_in(pilot)
    async with pilot.database.work() as work:
        found = await work.connection.execute(
            select(outbox.c.kind).where(
                outbox.c.person_id == bert.id, outbox.c.failure.is_distinct_from(ON_PAPER)
            )
        )
        return list(found.scalars())
