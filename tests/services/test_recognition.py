"""Recognition from an agreement to what somebody has: once for what earned it, whatever is undone in between."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.choices import Choice, ChoiceState
from mentoring.goal_drafts import StepDraft
from mentoring.ids import AppointmentId, ClaimId, RecognitionKey
from mentoring.moments import When
from mentoring.money import Cents
from mentoring.people import ParticipantState
from mentoring.places import Place
from mentoring.praise import ComplimentOwed
from mentoring.refusals import Gone
from messages.attendance import AttendanceKept
from messages.base import Message, all_messages
from messages.certificates import CertificateGiven
from messages.claim_cards import ClaimApprovedCard
from messages.claims import ClaimApproved, Praised
from messages.method import read_method
from messages.recognition import RewardBoth, RewardRecognition
from services import appointments, attendance, choices, claims, hand_overs, people, recognition, rewards
from services.check import check
from storage.database import Database
from storage.outbox import NoticeState
from storage.tables import outbox
from tests.services.small_programme import NOW, PLAN, SmallProgramme, agree, begin, claim
from tests.services.small_programme import PROGRAMME as BARE

PROGRAMME = replace(BARE, method=read_method())
COMPLIMENT, CERTIFICATE, COFFEE = map(RecognitionKey, ("compliment", "certificate", "coffee"))
SOON = NOW + timedelta(minutes=1)
IN_TIME = NOW + timedelta(seconds=5)
"""Before the good news has left."""


@dataclass(frozen=True)
class Stage:
    """Fatima has claimed a step that earns recognition."""

    database: Database
    programme: SmallProgramme
    claim_id: ClaimId

    async def approve(self, *, now: datetime = NOW) -> None:
        async with self.database.work() as work:
            await claims.approve(work, self.claim_id, programme=PROGRAMME, by=self.programme.anja, now=now)

    async def undo(self, *, now: datetime = SOON) -> None:
        async with self.database.work() as work:
            await claims.undo_approval(work, self.claim_id, by=self.programme.anja, now=now)

    async def praise(self, words: str, *, now: datetime = SOON) -> None:
        async with self.database.work() as work:
            await claims.praise(work, self.claim_id, words, by=self.programme.anja, now=now)

    async def got(self) -> list[Choice]:
        """What Fatima has of it, the newest first; not what was undone."""
        async with self.database.work() as work:
            return await choices.recognised(work, by=self.programme.fatima)

    async def newest(self, kind: type[Message]) -> Any:
        """The newest notice of a kind that waits or has left."""
        async with self.database.work() as work:
            found = await work.connection.execute(
                select(outbox.c["values"])
                .where(outbox.c.kind == kind.__name__, outbox.c.state != NoticeState.EXPIRED)
                .order_by(outbox.c.id.desc())
            )
            values = found.scalars().first()
        return all_messages()[kind.__name__].from_values(values) if values else None


async def claimed(database: Database, key: RecognitionKey, *, reward: int = 0) -> Stage:
    """A goal whose step earns this, and Fatima says that it is done."""
    programme = await begin(database)
    step = StepDraft("Post openen en sorteren", "Drie stapels", Cents(reward), recognition=key)
    goal_id = await agree(database, programme, replace(PLAN, steps=(step,)))
    return Stage(database, programme, await claim(database, programme, goal_id))


# --- a compliment ---------------------------------------------------------------------------------


async def test_a_compliment_is_given_with_the_words_of_the_mentor(database):
    stage = await claimed(database, COMPLIMENT)

    await stage.approve()
    await stage.praise("Knap dat je het deed.", now=IN_TIME)

    [got] = await stage.got()
    news = await stage.newest(ClaimApproved)
    assert (got.state, got.words, got.handed_over_by_name) == (
        ChoiceState.RECEIVED,
        "Knap dat je het deed.",
        "Anja",
    )
    assert news.opening == Praised("Anja", "Knap dat je het deed.")
    assert news.earned.recognition == COMPLIMENT


async def test_a_compliment_is_asked_for_until_there_are_words(database):
    stage = await claimed(database, COMPLIMENT)
    await stage.approve()

    with pytest.raises(ComplimentOwed):
        await stage.praise("")

    [got] = await stage.got()
    card = await stage.newest(ClaimApprovedCard)
    assert got.awaits_words
    assert card.owed is not None
    assert card.may_praise
    await stage.praise("Knap.")
    assert (await stage.newest(ClaimApprovedCard)).owed is None


async def test_a_compliment_that_nobody_writes_is_in_the_list_of_what_is_to_be_given(database):
    stage = await claimed(database, COMPLIMENT)
    await stage.approve()

    async with database.work() as work:
        listed = await hand_overs.under_way(work, None, by=stage.programme.anja)
        [choice] = [choice for choice, _ in listed]
        given = await hand_overs.hand_over(work, choice.id, by=stage.programme.anja, now=SOON)

    assert given.state is ChoiceState.HANDED_OVER


async def test_who_has_stopped_is_asked_for_no_compliment(database):
    stage = await claimed(database, COMPLIMENT)
    async with database.work() as work:
        await people.leave(work, by=stage.programme.fatima, now=NOW)

    await stage.approve()

    async with database.work() as work:
        [got] = await work.choices.of(stage.programme.fatima.id)
    assert got.state is ChoiceState.RECEIVED
    assert await stage.newest(ClaimApproved) is None


# --- a certificate --------------------------------------------------------------------------------


async def test_a_certificate_comes_with_the_good_news_and_says_what_it_is_for(database):
    stage = await claimed(database, CERTIFICATE)

    await stage.approve()

    [got] = await stage.got()
    given = await stage.newest(CertificateGiven)
    assert got.state is ChoiceState.RECEIVED
    assert given == CertificateGiven("Post openen en sorteren", "3 maart 2026", "Fatima", "Anja", got.id)


async def test_a_certificate_is_for_whom_it_is_alone(database):
    stage = await claimed(database, CERTIFICATE)
    await stage.approve()
    [got] = await stage.got()

    async with database.work() as work:
        mine = await recognition.certificate(work, got.id, programme=PROGRAMME, by=stage.programme.fatima)
    other = await claimed_by_another(database, stage)

    assert mine.title == "Post openen en sorteren"
    async with database.work() as work:
        with pytest.raises(Gone):
            await recognition.certificate(work, got.id, programme=PROGRAMME, by=other)


async def test_other_recognition_is_no_certificate(database):
    stage = await claimed(database, COFFEE)
    await stage.approve()
    [got] = await stage.got()

    async with database.work() as work:
        with pytest.raises(Gone):
            await recognition.certificate(work, got.id, programme=PROGRAMME, by=stage.programme.fatima)


# --- between people -------------------------------------------------------------------------------


async def test_what_people_give_each_other_waits_for_the_team_and_is_received(database):
    stage = await claimed(database, COFFEE)
    await stage.approve()
    [waiting] = await stage.got()

    async with database.work() as work:
        await hand_overs.hand_over(work, waiting.id, by=stage.programme.anja, now=SOON)
        received = await choices.receive(work, waiting.id, by=stage.programme.fatima, now=SOON)

    assert (waiting.state, waiting.words) == (ChoiceState.CHOSEN, "Post openen en sorteren")
    assert received.state is ChoiceState.RECEIVED


async def test_praise_with_it_does_not_take_the_place_of_what_it_is_for(database):
    stage = await claimed(database, COFFEE)
    await stage.approve()

    await stage.praise("")

    [got] = await stage.got()
    assert got.words == "Post openen en sorteren"


# --- money and recognition ------------------------------------------------------------------------


async def test_a_step_may_earn_both_and_the_books_tie(database):
    stage = await claimed(database, COFFEE, reward=5_00)

    await stage.approve()

    news, card = await stage.newest(ClaimApproved), await stage.newest(ClaimApprovedCard)
    async with database.work() as work:
        balance = await rewards.balance(work, stage.programme.fatima.id)
    async with database.work() as work:
        problems = await check(work)
    assert balance == Cents(5_00)
    assert (news.earned.reward, news.besides.recognition) == (Cents(5_00), COFFEE)
    assert card.worth == RewardBoth(Cents(5_00), COFFEE)
    assert not problems


async def test_the_card_says_what_a_claim_earns(database):
    stage = await claimed(database, CERTIFICATE)

    await stage.approve()

    assert (await stage.newest(ClaimApprovedCard)).worth == RewardRecognition(CERTIFICATE)


# --- undone ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [COMPLIMENT, CERTIFICATE, COFFEE])
async def test_undone_and_approved_once_more_it_is_there_once(database, key: RecognitionKey):
    stage = await claimed(database, key)
    await stage.approve()

    await stage.undo()
    between = await stage.got()
    await stage.approve(now=SOON)

    assert between == []
    assert len(await stage.got()) == 1


async def test_a_certificate_of_an_approval_that_was_undone_is_never_sent(database):
    stage = await claimed(database, CERTIFICATE)
    await stage.approve()

    await stage.undo(now=IN_TIME)

    assert await stage.newest(CertificateGiven) is None


async def test_what_was_given_stays_theirs_and_is_not_given_again(database):
    stage = await claimed(database, COFFEE)
    await stage.approve()
    [waiting] = await stage.got()
    async with database.work() as work:
        await hand_overs.hand_over(work, waiting.id, by=stage.programme.anja, now=SOON)

    await stage.undo()
    await stage.approve(now=SOON)

    [got] = await stage.got()
    assert (got.id, got.state) == (waiting.id, ChoiceState.HANDED_OVER)


async def test_recognition_that_was_taken_out_of_the_list_is_given_in_person(database):
    stage = await claimed(database, RecognitionKey("picnic"))

    await stage.approve()

    [got] = await stage.got()
    assert (got.name, got.state) == ("een waardering van je team", ChoiceState.CHOSEN)


# --- an appointment -------------------------------------------------------------------------------


async def test_an_appointment_earns_a_compliment_that_comes_along(database):
    programme = await begin(database)
    appointment_id = await planned(database, programme, COMPLIMENT)
    stage = Stage(database, programme, ClaimId(0))

    async with database.work() as work:
        await attendance.keep(
            work,
            appointment_id,
            praise="Fijn dat je er was.",
            programme=PROGRAMME,
            by=programme.anja,
            now=LATER,
        )

    [got] = await stage.got()
    assert (got.cause, got.words) == (f"appointment:{appointment_id}", "Fijn dat je er was.")
    assert (await stage.newest(AttendanceKept)).owed is None


async def test_an_appointment_waits_for_its_compliment_too(database):
    programme = await begin(database)
    appointment_id = await planned(database, programme, COMPLIMENT)
    stage = Stage(database, programme, ClaimId(0))
    async with database.work() as work:
        await attendance.keep(work, appointment_id, programme=PROGRAMME, by=programme.anja, now=LATER)
    asked = await stage.newest(AttendanceKept)

    async with database.work() as work:
        with pytest.raises(ComplimentOwed):
            await attendance.praise(work, appointment_id, "", by=programme.anja, now=LATER)
    async with database.work() as work:
        await attendance.praise(work, appointment_id, "Fijn.", by=programme.anja, now=LATER)

    [got] = await stage.got()
    assert (asked.recognition, asked.owed is not None) == (COMPLIMENT, True)
    assert (got.state, got.words) == (ChoiceState.RECEIVED, "Fijn.")


async def test_an_appointment_that_was_not_kept_after_all_earns_nothing(database):
    programme = await begin(database)
    appointment_id = await planned(database, programme, COFFEE)
    stage = Stage(database, programme, ClaimId(0))
    async with database.work() as work:
        await attendance.keep(work, appointment_id, programme=PROGRAMME, by=programme.anja, now=LATER)

    async with database.work() as work:
        await attendance.undo_kept(work, appointment_id, by=programme.anja, now=LATER)

    assert await stage.got() == []


# --- counted --------------------------------------------------------------------------------------


async def test_each_kind_is_counted_for_everybody_and_for_one(database):
    stage = await claimed(database, COFFEE)
    await stage.approve()
    year = {"since": NOW - timedelta(days=1), "until": NOW + timedelta(days=1)}

    async with database.work() as work:
        of_all = await work.choices.count_recognition(**year)
        of_anja = await work.choices.count_recognition(**year, participant_id=stage.programme.anja.id)
        before = await work.choices.count_recognition(since=NOW - timedelta(days=9), until=NOW)

    assert (of_all, of_anja, before) == ({COFFEE: 1}, {}, {})


# --- what the above share -------------------------------------------------------------------------

LATER = NOW + timedelta(days=1, hours=3)


async def planned(database: Database, programme: SmallProgramme, key: RecognitionKey) -> AppointmentId:
    """An appointment of tomorrow that earns this."""
    at = NOW + timedelta(days=1)
    when = When(at, at.replace(tzinfo=None).isoformat(), "Europe/Amsterdam")
    details = Details(Place("Serviceplein"), recognition=key)
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            when,
            details,
            mentor_id=programme.anja.id,
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )


async def claimed_by_another(database: Database, stage: Stage):
    """Bert, who takes part too."""
    async with database.work() as work:
        fatima = await work.people.participant(stage.programme.fatima.id)
        bert = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(bert, fatima.team_id, stage.programme.anja.id, now=NOW)
        await work.people.save_state((await work.people.participant(bert)).become(ParticipantState.ACTIVE))
        return await work.people.someone(bert)
