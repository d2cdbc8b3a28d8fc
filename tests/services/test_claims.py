"""Claims on a real database: kept once, decided once, paid once, and told to who should hear of it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.access import NotOfThisTeam, OwnClaim
from mentoring.claims import (
    MOST_EVIDENCE,
    AlreadyDecided,
    AlreadyWithdrawn,
    Claim,
    ClaimState,
    EnoughEvidence,
    EvidenceKind,
    NotEvidence,
    TooLateToUndo,
)
from mentoring.goals import Goal, GoalState
from mentoring.ids import ClaimId, GoalId, PersonId, TelegramId
from mentoring.money import Cents
from mentoring.people import HasStoppedTakingPart, ParticipantState, Person, Role, Someone
from mentoring.praise import PRAISE_WITHIN, TYPING_WITHIN
from mentoring.programme import UNDO_WITHIN, Programme
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.steps import StepState
from messages.base import Notice, all_messages
from messages.catalogue import read_catalogue
from services import claim_cards, claims, people
from storage.database import Database, open_database
from storage.tables import audit, ledger, outbox
from storage.tables import claims as claims_table
from tests.services.small_programme import NOW, PLAN, PROGRAMME, SmallProgramme, agree, balance, begin

LATER = NOW + timedelta(minutes=2)
CATALOGUE = read_catalogue()
FREE = replace(PLAN, steps=(replace(PLAN.steps[0], reward=Cents(0)),))


async def the_goal(database: Database, goal_id: GoalId) -> Goal:
    async with database.work() as work:
        return await work.goals.get(goal_id)


async def the_claim(database: Database, claim_id: ClaimId) -> Claim:
    async with database.work() as work:
        return await work.claims.get(claim_id)


async def press_done(
    database: Database, programme: SmallProgramme, goal_id: GoalId, *, now: datetime = NOW
) -> Claim:
    """Fatima presses "Gelukt" under her next step, or under the goal when that is all that is left."""
    async with database.work() as work:
        step = (await work.goals.get(goal_id)).next_step
        return await claims.claim(work, goal_id, step.id if step else None, by=programme.fatima, now=now)


async def press_ready(
    database: Database, programme: SmallProgramme, claim: Claim, *, now: datetime = NOW
) -> None:
    async with database.work() as work:
        await claims.announce(work, claim.id, by=programme.fatima, now=now)


async def show(
    database: Database,
    programme: SmallProgramme,
    claim: Claim,
    kind: EvidenceKind,
    text: str = "",
    *,
    now: datetime = NOW,
) -> None:
    file_id = None if kind is EvidenceKind.TEXT else f"file-{kind}"
    async with database.work() as work:
        await claims.add_evidence(
            work, claim.id, kind, text=text, file_id=file_id, by=programme.fatima, now=now
        )


async def claimed(database: Database, programme: SmallProgramme, goal_id: GoalId) -> Claim:
    """A claim that the team has heard of."""
    claim = await press_done(database, programme, goal_id)
    await press_ready(database, programme, claim)
    return claim


async def told(database: Database, kind: str) -> list[dict[str, Any]]:
    """The values of all notices of a kind."""
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c["values"]).where(outbox.c.kind == kind).order_by(outbox.c.id)
        )
        return list(found.scalars())


async def told_cards(database: Database) -> list[dict[str, Any]]:
    return await told(database, "ClaimCard")


async def time_goes_by(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await claim_cards.refresh(work, Programme(), now)


async def waiting_for(database: Database, person_id: PersonId) -> list[str]:
    """The kinds of notices that are still to be sent to somebody."""
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c.kind).where(outbox.c.person_id == person_id, outbox.c.state == "waiting")
        )
        return list(found.scalars())


async def kinds_told(database: Database) -> list[str]:
    """The kinds of all notices about claims, in their order."""
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.kind).order_by(outbox.c.id))
        return [kind for kind in found.scalars() if "Goal" not in kind or kind == "GoalReached"]


async def due(database: Database, kind: str) -> datetime | None:
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.due_at).where(outbox.c.kind == kind))
        return found.scalar()


async def count(database: Database, table: Any, *conditions: Any) -> int:
    async with database.work() as work:
        found = await work.connection.execute(select(func.count()).select_from(table).where(*conditions))
        return int(found.scalar_one())


async def acts(database: Database) -> list[str]:
    async with database.work() as work:
        found = await work.connection.execute(select(audit.c.act).order_by(audit.c.id))
        return [act for act in found.scalars() if act.startswith("claims.")]


async def colleagues(database: Database, number: int) -> list[Someone]:
    """So many more mentors in the first team."""
    async with database.work() as work:
        team = (await work.people.teams())[0]
        found = []
        for place in range(number):
            person = await work.people.add(f"Mentor {place}", now=NOW)
            await work.people.add_membership(person, Role.MENTOR, team.id, now=NOW)
            found.append(await work.people.someone(person))
        return found


async def stranger_to_this_team(database: Database) -> Someone:
    async with database.work() as work:
        team = await work.people.add_team("Nieuwkoop", "N")
        person = await work.people.add("Piet", now=NOW)
        await work.people.add_membership(person, Role.MENTOR, team, now=NOW)
        return await work.people.someone(person)


async def neighbour(database: Database) -> Someone:
    """Another participant of the same team."""
    async with database.work() as work:
        team = (await work.people.teams())[0]
        mentor = (await work.people.mentors())[0][1]
        person = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(person, team.id, mentor.id, now=NOW)
        bert = await work.people.participant(person)
        await work.people.save_state(bert.become(ParticipantState.ACTIVE))
        return await work.people.someone(person)


# --- "Gelukt" -------------------------------------------------------------------------------------


async def test_a_tap_on_done_keeps_a_claim_and_takes_the_step(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)

    claim = await press_done(database, programme, goal_id)

    goal = await the_goal(database, goal_id)
    assert await the_claim(database, claim.id) == claim
    assert (claim.title, claim.reward, claim.state) == ("Post openen en sorteren", 5_00, "waiting")
    assert [step.state for step in goal.steps] == [StepState.CLAIMED, StepState.OPEN]
    assert await kinds_told(database) == []


async def test_a_second_tap_gives_the_same_claim(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    step_id = (await the_goal(database, goal_id)).steps[0].id
    first = await press_done(database, programme, goal_id)

    async with database.work() as work:
        again = await claims.claim_step(work, step_id, by=programme.fatima, now=LATER)

    assert again == first
    assert await count(database, claims_table) == 1


async def test_fifty_taps_at_once_make_one_claim(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    step_id = (await the_goal(database, goal_id)).steps[0].id

    async def tap() -> ClaimId:
        async with database.work() as work:
            return (await claims.claim_step(work, step_id, by=programme.fatima, now=NOW)).id

    made = await asyncio.gather(*(tap() for _ in range(50)))

    assert len(set(made)) == 1
    assert await count(database, claims_table) == 1


async def test_the_goal_itself_is_claimed_when_all_steps_are_done(database):
    programme = await begin(database)
    goal_id = await agree(database, programme, replace(PLAN, steps=PLAN.steps[:1]))
    await approve(database, programme.anja, await claimed(database, programme, goal_id))

    first = await press_done(database, programme, goal_id)
    again = await press_done(database, programme, goal_id)
    await press_ready(database, programme, first)
    await approve(database, programme.anja, first)

    assert first.id == again.id
    assert (first.step_id, first.reward) == (None, 10_00)
    assert (await the_goal(database, goal_id)).state is GoalState.ACHIEVED
    assert (await told(database, "GoalReached"))[0]["title"] == PLAN.title
    assert await balance(database, programme.fatima.id) == 15_00


async def test_the_goal_itself_waits_for_its_steps(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)

    with pytest.raises(NoLongerPossible):
        async with database.work() as work:
            await claims.claim(work, goal_id, None, by=programme.fatima, now=NOW)


async def test_somebody_elses_step_can_not_be_claimed(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    bert = await neighbour(database)

    with pytest.raises(Gone):
        async with database.work() as work:
            await claims.claim(work, goal_id, None, by=bert, now=NOW)
    with pytest.raises(NotAllowed):
        async with database.work() as work:
            await claims.claim(work, goal_id, None, by=programme.anja, now=NOW)

    assert await count(database, claims_table) == 0


# --- evidence, and the team hears of it -----------------------------------------------------------


async def test_the_card_tells_what_is_claimed_and_what_it_earns(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    [card] = await cards(database, "ClaimCard")

    assert card == (
        f"🟡 <b>Melding {claim.id}</b> · Fatima (A-001) · net binnen\n"
        "Stap: Post openen en sorteren · €\N{NO-BREAK SPACE}5\n"
        "Zo zien jullie het: De post ligt op drie stapels\n"
        "Bewijs: geen, dat hoeft ook niet"
    )


async def test_the_card_tells_how_long_a_claim_has_waited_as_time_goes_by(database):
    programme = await begin(database)
    await claimed(database, programme, await agree(database, programme))

    for minutes in (9, 10, 29, 31, 60, 75, 239, 241, 24 * 60, 30 * 60, 48 * 60):
        await time_goes_by(database, NOW + timedelta(minutes=minutes))

    waits = [card["waits"] for card in await told_cards(database)]
    assert [(wait["kind"], wait["values"].get("count")) for wait in waits] == [
        ("JustNow", None),
        ("WaitsMinutes", 10),
        ("WaitsMinutes", 31),
        ("WaitsHours", 1),
        ("WaitsHours", 4),
        ("WaitsHours", 24),
        ("WaitsDays", 2),
    ]


async def test_the_card_of_a_decided_claim_is_left_as_it_is(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    await time_goes_by(database, NOW + timedelta(days=3))

    assert len(await told_cards(database)) == 1


async def test_a_photo_comes_just_before_the_card_and_words_are_in_it(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await press_done(database, programme, goal_id)

    await show(database, programme, claim, EvidenceKind.PHOTO, "Mijn tafel")

    assert await kinds_told(database) == ["EvidencePhoto", "ClaimCard"]
    assert (await told(database, "EvidencePhoto"))[0]["file_id"] == "file-photo"
    assert "Bewijs: foto hierboven" in (await cards(database, "ClaimCard"))[0]


async def test_what_comes_later_stands_below_the_card_and_the_card_says_so(database):
    programme = await begin(database)
    claim = await press_done(database, programme, await agree(database, programme))
    await show(database, programme, claim, EvidenceKind.TEXT, "Het is klaar")

    await show(database, programme, claim, EvidenceKind.VOICE, now=LATER)
    await show(database, programme, claim, EvidenceKind.TEXT, "En nog iets", now=LATER)

    card = (await cards(database, "ClaimCard"))[-1]
    assert await kinds_told(database) == [
        "ClaimCard",
        "EvidenceVoice",
        "ClaimCard",
        "EvidenceText",
        "ClaimCard",
    ]
    assert "<blockquote>Het is klaar</blockquote>" in card
    assert "Later: nog 2 erbij, hieronder" in card


@pytest.mark.parametrize("text", ["a" * 4096, "👩‍👧" * 800, "@a/b " * 800, "<b>&</b>" * 500])
async def test_a_long_text_fits_in_messages_and_nothing_of_it_is_lost(database, text):
    programme = await begin(database)
    claim = await press_done(database, programme, await agree(database, programme))

    await show(database, programme, claim, EvidenceKind.TEXT, text)

    shown = [*await cards(database, "ClaimCard"), *await cards(database, "EvidenceText")]
    parts = [values["words"] for values in await told(database, "EvidenceText")]
    card = (await told(database, "ClaimCard"))[0]
    assert card["evidence"][0]["values"]["words"] + "".join(parts) == text
    assert max(len(unescape(words).encode("utf-16-le")) // 2 for words in shown) <= 4096


async def test_a_claim_holds_ten_pieces_of_evidence(database):
    programme = await begin(database)
    claim = await press_done(database, programme, await agree(database, programme))
    for piece in range(MOST_EVIDENCE):
        await show(database, programme, claim, EvidenceKind.PHOTO, f"{piece}")

    with pytest.raises(EnoughEvidence):
        await show(database, programme, claim, EvidenceKind.PHOTO)


async def test_what_comes_after_the_decision_is_no_evidence(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    with pytest.raises(NotEvidence):
        await show(database, programme, claim, EvidenceKind.PHOTO)


async def test_who_never_answers_about_evidence_is_heard_after_ten_minutes(database):
    programme = await begin(database)
    await press_done(database, programme, await agree(database, programme))

    await tick(database, NOW + UNDO_WITHIN - timedelta(seconds=1))
    early = await kinds_told(database)
    await tick(database, NOW + UNDO_WITHIN)
    await tick(database, NOW + UNDO_WITHIN)

    assert early == []
    assert await kinds_told(database) == ["ClaimCard"]


async def test_ready_twice_is_the_same_as_once(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    await press_ready(database, programme, claim, now=LATER)

    assert await kinds_told(database) == ["ClaimCard"]


# --- taking it back -------------------------------------------------------------------------------


async def test_what_is_taken_back_before_the_team_heard_of_it_stays_between_us(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await press_done(database, programme, goal_id)

    await withdraw(database, programme.fatima, claim)

    await tick(database, NOW + timedelta(hours=1))
    assert (await the_goal(database, goal_id)).steps[0].state is StepState.OPEN
    assert await kinds_told(database) == []


async def test_the_card_says_that_a_claim_was_taken_back(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await claimed(database, programme, goal_id)

    await withdraw(database, programme.fatima, claim, now=LATER)
    await withdraw(database, programme.fatima, claim, now=LATER)

    assert await kinds_told(database) == ["ClaimCard", "ClaimWithdrawnCard"]
    with pytest.raises(AlreadyWithdrawn):
        await approve(database, programme.anja, claim)


async def test_a_step_that_was_taken_back_can_be_claimed_again(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    first = await press_done(database, programme, goal_id)
    await withdraw(database, programme.fatima, first)

    second = await press_done(database, programme, goal_id)

    assert second.id != first.id
    assert (await the_goal(database, goal_id)).steps[0].state is StepState.CLAIMED


async def test_after_ten_minutes_nothing_is_taken_back(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    with pytest.raises(TooLateToUndo):
        await withdraw(database, programme.fatima, claim, now=NOW + timedelta(minutes=11))

    assert (await the_claim(database, claim.id)).state is ClaimState.WAITING


# --- approving ------------------------------------------------------------------------------------


async def test_an_approval_counts_at_once_and_the_good_news_waits_a_moment_for_praise(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await claimed(database, programme, goal_id)

    await approve(database, programme.anja, claim, now=LATER)

    [news] = await cards(database, "ClaimApproved")
    assert (await the_goal(database, goal_id)).steps[0].state is StepState.DONE
    assert await balance(database, programme.fatima.id) == 5_00
    assert await due(database, "ClaimApproved") == LATER + PRAISE_WITHIN
    assert news.replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "🌟 Goed gedaan. Anja heeft het gezien.",
        "Het is gelukt: Post openen en sorteren",
        "Je hebt € 5 verdiend. In je spaarpot zit nu € 5.",
        "Je volgende stap: Een lijst maken",
    ]
    assert await acts(database) == ["claims.approve"]


async def test_praise_in_time_makes_it_one_message_with_praise_first(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim, now=LATER)

    await praise(database, programme.anja, claim, "Knap gedaan.", now=LATER + timedelta(seconds=5))

    [news] = await cards(database, "ClaimApproved")
    assert news.startswith('🌟 Anja zegt: "Knap gedaan."\nHet is gelukt:')
    assert await due(database, "ClaimApproved") == LATER + timedelta(seconds=5)
    assert await told(database, "PraiseFollows") == []
    assert await acts(database) == ["claims.approve", "claims.praise"]


async def test_praise_that_comes_after_the_good_news_follows_it(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    await praise(database, programme.anja, claim, "Knap gedaan.", now=NOW + timedelta(hours=3))

    [follows] = await cards(database, "PraiseFollows")
    assert follows == '🌟 Anja zegt: "Knap gedaan."\nDat gaat over: Post openen en sorteren'
    assert (await cards(database, "ClaimApproved"))[0].startswith("🌟 Goed gedaan.")


async def test_praise_does_not_overtake_good_news_that_is_about_to_leave(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    just_before = NOW + PRAISE_WITHIN - timedelta(seconds=1)
    await praise(database, programme.anja, claim, "Knap gedaan.", now=just_before)

    good_news, follows = await due(database, "ClaimApproved"), await due(database, "PraiseFollows")
    assert good_news is not None
    assert follows is not None
    assert good_news <= follows


async def test_without_more_words_the_good_news_leaves_at_once(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    await praise(database, programme.anja, claim, "", now=NOW + timedelta(seconds=3))

    assert await due(database, "ClaimApproved") == NOW + timedelta(seconds=3)
    assert (await cards(database, "ClaimApprovedCard"))[-1].count("Compliment") == 0
    assert (await told(database, "ClaimApprovedCard"))[-1]["may_praise"] is False


async def test_the_good_news_waits_longer_for_who_types(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    async with database.work() as work:
        await claims.begin_praise(work, claim.id, by=programme.anja, now=NOW + timedelta(seconds=4))

    assert await due(database, "ClaimApproved") == NOW + timedelta(seconds=4) + TYPING_WITHIN


async def test_good_news_is_told_in_the_order_in_which_it_happened(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await approve(database, programme.anja, await claimed(database, programme, goal_id))

    soon = NOW + PRAISE_WITHIN / 4
    await approve(database, programme.anja, await claimed(database, programme, goal_id), now=soon)

    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c.due_at).where(outbox.c.kind == "ClaimApproved").order_by(outbox.c.id)
        )
        moments = list(found.scalars())
    assert moments[0] <= soon < moments[1]


async def test_recognition_without_money_is_a_full_reward(database):
    programme = await begin(database)
    goal_id = await agree(database, programme, FREE)
    claim = await claimed(database, programme, goal_id)

    await approve(database, programme.anja, claim)

    assert "Dat telt. Daar mag je trots op zijn." in (await cards(database, "ClaimApproved"))[0]
    assert "· waardering" in (await cards(database, "ClaimCard"))[0]
    assert "€" not in (await cards(database, "ClaimApprovedCard"))[0]
    assert await count(database, ledger, ledger.c.cause == f"claim:{claim.id}") == 0


async def test_fifty_decisions_at_once_make_one_and_pay_once(database):
    """T05: on PostgreSQL these are fifty pieces of work on connections of their own."""
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    team = await colleagues(database, 50)

    outcomes = await asyncio.gather(
        *(approve(database, mentor, claim) for mentor in team), return_exceptions=True
    )

    refusals = [outcome for outcome in outcomes if isinstance(outcome, AlreadyDecided)]
    decided = await the_claim(database, claim.id)
    assert len(refusals) == 49
    assert {refusal.claim.decided_by_name for refusal in refusals} == {decided.decided_by_name}
    assert await balance(database, programme.fatima.id) == 5_00
    assert await count(database, ledger, ledger.c.cause == f"claim:{claim.id}") == 1
    assert len(await told(database, "ClaimApproved")) == 1


async def test_opposite_decisions_at_once_make_one(database, database_url):
    """T05: over two databases that are opened apart where that can be, so nothing is shared but the rows."""
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await claimed(database, programme, goal_id)
    other = database if database.is_sqlite else open_database(database_url)
    team = await colleagues(database, 20)

    outcomes = await asyncio.gather(
        *(approve(database, mentor, claim) for mentor in team[:10]),
        *(not_yet(other, mentor, claim) for mentor in team[10:]),
        return_exceptions=True,
    )

    if other is not database:
        await other.close()
    decided = await the_claim(database, claim.id)
    paid = 5_00 if decided.state is ClaimState.APPROVED else 0
    assert sum(isinstance(outcome, AlreadyDecided) for outcome in outcomes) == 19
    assert await balance(database, programme.fatima.id) == paid
    assert await count(database, outbox, outbox.c.kind.in_(["ClaimApproved", "ClaimNotYet"])) == 1


async def test_taking_back_and_approving_at_once_is_one_or_the_other(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await claimed(database, programme, goal_id)

    outcomes = await asyncio.gather(
        withdraw(database, programme.fatima, claim),
        approve(database, programme.anja, claim),
        press_done(database, programme, goal_id),
        return_exceptions=True,
    )

    decided = await the_claim(database, claim.id)
    assert not [outcome for outcome in outcomes[:2] if isinstance(outcome, Gone)]
    assert (decided.state is ClaimState.APPROVED) == (await balance(database, programme.fatima.id) == 5_00)


async def test_nobody_decides_on_their_own_claim(database):
    """T06: a participant who is also a mentor of the team."""
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    async with database.work() as work:
        team = (await work.people.teams())[0]
        await work.people.add_membership(programme.fatima.id, Role.MENTOR, team.id, now=NOW)
        both = await work.people.someone(programme.fatima.id)

    for act in (approve, not_yet, ask):
        with pytest.raises(OwnClaim):
            await act(database, both, claim)

    assert (await the_claim(database, claim.id)).state is ClaimState.WAITING
    assert await balance(database, programme.fatima.id) == 0


async def test_who_is_not_of_the_team_changes_nothing(database):
    """T04: staff of another team, a participant, and somebody without a role."""
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    piet, bert = await stranger_to_this_team(database), await neighbour(database)
    nobody = Someone(Person(PersonId(999), "Niemand"))

    for other in (piet, bert, nobody):
        for act in (approve, not_yet, ask):
            with pytest.raises(NotOfThisTeam):
                await act(database, other, claim)
    for other in (bert, programme.anja):
        with pytest.raises((Gone, NotAllowed)):
            await withdraw(database, other, claim)

    assert await the_claim(database, claim.id) == replace(claim, announced_at=NOW)
    assert await acts(database) == []


async def test_a_coordinator_decides_in_every_team(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    await approve(database, programme.ingrid, claim)

    assert (await the_claim(database, claim.id)).decided_by_name == "Ingrid"


async def test_approving_twice_pays_once(database):
    """T12: the same act with the same values has the same result and no second effect."""
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await approve(database, programme.anja, claim)

    with pytest.raises(AlreadyDecided):
        await approve(database, programme.anja, claim)

    assert await balance(database, programme.fatima.id) == 5_00


# --- asking, and "nog niet" -----------------------------------------------------------------------


async def test_a_question_reaches_the_participant_and_the_answer_comes_back(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    await ask(database, programme.anja, claim)
    async with database.work() as work:
        await claims.answer(work, claim.id, "Goed, met hulp", by=programme.fatima, now=LATER)

    [question] = await told(database, "ClaimQuestion")
    [arrived] = await cards(database, "AnswerArrived")
    assert (question["mentor"], question["question"]) == ("Anja", "Hoe ging het?")
    assert "Goed, met hulp" in arrived
    assert (await the_claim(database, claim.id)).state is ClaimState.WAITING
    card = (await cards(database, "ClaimCard"))[-1]
    assert card.endswith("Jullie vraag: Hoe ging het?\nAntwoord: Goed, met hulp")


async def test_an_answer_can_be_a_photo(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    await ask(database, programme.anja, claim)

    async with database.work() as work:
        await claims.answer(
            work,
            claim.id,
            "",
            kind=EvidenceKind.PHOTO,
            file_id="file-2",
            by=programme.fatima,
            now=LATER,
        )

    assert (await told(database, "EvidencePhoto"))[0]["file_id"] == "file-2"
    assert (await kinds_told(database))[-3:] == ["EvidencePhoto", "AnswerArrived", "ClaimCard"]


async def test_what_the_participant_writes_next_is_the_answer_unless_a_form_is_open(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    async with database.work() as work:
        await work.people.link_account(programme.fatima.id, TelegramId(8001))
    claim = await claimed(database, programme, goal_id)

    await ask(database, programme.anja, claim)

    async with database.work() as work:
        question = await work.questions.open(8001, 8001)
    assert question is not None
    assert (question.form, question.values) == (claims.ANSWER_FORM, {"claim": claim.id})


async def test_not_yet_is_kind_and_leaves_the_step_to_try_again(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim = await claimed(database, programme, goal_id)

    await not_yet(database, programme.anja, claim)
    second = await claimed(database, programme, goal_id)
    await approve(database, programme.anja, second)

    [words] = await cards(database, "ClaimNotYet")
    assert words.split("\n") == [
        "Anja ziet dat je ermee bezig bent. Dat is goed.",
        "Het gaat over: Post openen en sorteren",
        "Er mist nog één ding.",
        "Probeer het nog een keer. De stap blijft staan.",
    ]
    assert await balance(database, programme.fatima.id) == 5_00
    assert await acts(database) == ["claims.not_yet", "claims.approve"]


# --- what waits -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decide", "state", "earned"), [("approve", "approved", 5_00), ("not_yet", "not_yet", 0)]
)
async def test_the_claim_of_who_has_stopped_is_decided_on_and_they_hear_nothing(
    database, decide, state, earned
):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=NOW)

    await {"approve": approve, "not_yet": not_yet}[decide](database, programme.anja, claim)

    assert (await the_claim(database, claim.id)).state == state
    assert await balance(database, programme.fatima.id) == earned
    assert await waiting_for(database, programme.fatima.id) == []


async def test_who_has_stopped_is_asked_nothing_and_gets_no_praise(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    first = await claimed(database, programme, goal_id)
    await approve(database, programme.anja, first)
    second = await claimed(database, programme, goal_id)
    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=NOW)

    with pytest.raises(HasStoppedTakingPart):
        await ask(database, programme.anja, second)
    with pytest.raises(HasStoppedTakingPart):
        await praise(database, programme.anja, first, "Goed gedaan!", now=NOW)
    await praise(database, programme.anja, first, "", now=NOW)

    assert (await the_claim(database, second.id)).state is ClaimState.WAITING
    assert await waiting_for(database, programme.fatima.id) == []


async def test_nobody_is_asked_to_praise_who_has_stopped(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))
    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=NOW)

    await approve(database, programme.anja, claim)

    [card] = await told(database, "ClaimApprovedCard")
    assert card["may_praise"] is False


async def test_what_waits_is_listed_for_the_team_oldest_first(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    first = await claimed(database, programme, goal_id)
    second = await press_done(database, programme, goal_id, now=LATER)
    await press_ready(database, programme, second)
    piet = await stranger_to_this_team(database)

    async with database.work() as work:
        here = await claims.waiting(work, None, by=programme.anja)
        everywhere = await claims.waiting(work, None, by=programme.ingrid)
        elsewhere = await claims.waiting(work, None, by=piet)

    assert [claim.id for claim, _ in here] == [first.id, second.id]
    assert everywhere == here
    assert elsewhere == []


async def test_the_wait_is_said_in_words(database):
    programme = await begin(database)
    claim = await claimed(database, programme, await agree(database, programme))

    said = [
        CATALOGUE.render(claim_cards.wait_of(claim, now=NOW + timedelta(minutes=minutes)))
        for minutes in (0, 1, 59, 60, 125, 47 * 60, 48 * 60, 24 * 60 * 3)
    ]

    assert said == [
        "net binnen",
        "wacht 1 minuut",
        "wacht 59 minuten",
        "wacht 1 uur",
        "wacht 2 uur",
        "wacht 47 uur",
        "wacht 2 dagen",
        "wacht 3 dagen",
    ]


# --- short ways to do things ----------------------------------------------------------------------


async def approve(database: Database, by: Someone, claim: Claim, *, now: datetime = NOW) -> None:
    async with database.work() as work:
        await claims.approve(work, claim.id, programme=PROGRAMME, by=by, now=now)


async def praise(database: Database, by: Someone, claim: Claim, words: str, *, now: datetime) -> None:
    async with database.work() as work:
        await claims.praise(work, claim.id, words, by=by, now=now)


async def not_yet(database: Database, by: Someone, claim: Claim) -> None:
    async with database.work() as work:
        await claims.not_yet(work, claim.id, "Er mist nog één ding.", by=by, now=NOW)


async def ask(database: Database, by: Someone, claim: Claim) -> None:
    async with database.work() as work:
        await claims.ask(work, claim.id, "Hoe ging het?", by=by, now=NOW)


async def withdraw(database: Database, by: Someone, claim: Claim, *, now: datetime = NOW) -> None:
    async with database.work() as work:
        await claims.withdraw(work, claim.id, by=by, now=now)


async def tick(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await claims.announce_due(work, Programme(), now)


async def cards(database: Database, kind: str) -> list[str]:
    """The notices of a kind as they read."""
    notice = all_messages()[kind]
    assert issubclass(notice, Notice)
    return [CATALOGUE.render(notice.from_values(values)) for values in await told(database, kind)]
