"""The list, the card and the welcome, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.access import OnlyThemselves
from mentoring.appointments import Details
from mentoring.goal_drafts import StepDraft
from mentoring.ids import GoalId, ProudThingId
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.outages import Outage
from mentoring.pauses import PauseLength
from mentoring.people import Participant
from mentoring.places import BY_PHONE
from mentoring.praise import PRAISE_WITHIN, TYPING_WITHIN
from mentoring.pride import Kind
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.wall_time import time_of
from messages.claims import EarnedMoney, EarnedRecognition, GoalEarned, GoalReached, Praised, WellDone
from services import appointments, attendance, bridge, claims, pauses, people, pride
from storage.database import Database
from storage.tables import outbox
from tests.services import small_programme
from tests.services.everything import MONEY, ONE_PILLAR
from tests.services.nudged import in_march
from tests.services.small_programme import NOW, PLAN, PROGRAMME, SmallProgramme

ONE_STEP = replace(PLAN, steps=(StepDraft("Post openen", "De post is open", Cents(5_00)),))
LATER = timedelta(minutes=1)


@pytest.fixture
async def house(database: Database) -> SmallProgramme:
    return await small_programme.begin(database)


# --- the list -------------------------------------------------------------------------------------


async def test_everything_that_went_well_is_on_it_newest_first_with_who_said_what(database, house):
    goal_id = await reaches(database, house, praise="Knap gedaan")
    async with database.work() as work:
        await pride.add(work, "Ik belde zelf", by=house.fatima, now=NOW + 3 * LATER)
        been = at_wall_time(NOW.date(), time_of(NOW - 2 * LATER))
        meeting = await appointments.plan(
            work,
            house.fatima.id,
            been,
            Details(BY_PHONE),
            programme=PROGRAMME,
            by=house.anja,
            now=NOW - 9 * LATER,
        )
        await attendance.keep(work, meeting, programme=PROGRAMME, by=house.anja, now=NOW + 4 * LATER)
        await attendance.praise(work, meeting, "Fijn gesprek", by=house.anja, now=NOW + 4 * LATER)
    await rates(database, house, 1, NOW - LATER)
    await rates(database, house, 2, NOW + 5 * LATER)

    async with database.work() as work:
        found = await pride.everything(work, by=house.fatima)

    assert [(one.kind, one.what or one.pillars or one.mentor, one.by, one.praise) for one in found] == [
        (Kind.BRIDGE, ("Geld",), "", ""),
        (Kind.APPOINTMENT, "Anja", "Anja", "Fijn gesprek"),
        (Kind.OWN, "Ik belde zelf", "", ""),
        (Kind.GOAL, PLAN.title, "Anja", "Knap gedaan"),
        (Kind.STEP, "Post openen", "Anja", ""),
    ]
    assert found[3].id == goal_id


async def test_what_waits_or_is_not_yet_is_not_on_it(database, house):
    goal_id = await small_programme.agree(database, house)
    claim_id = await small_programme.claim(database, house, goal_id)

    async with database.work() as work:
        waits = await pride.everything(work, by=house.fatima)
        await claims.not_yet(work, claim_id, "Bijna", by=house.anja, now=NOW)
        not_yet = await pride.everything(work, by=house.fatima)

    assert (waits, not_yet) == ([], [])


async def test_ones_own_thing_can_be_taken_away_once(database, house):
    async with database.work() as work:
        await pride.add(work, "Ik belde zelf", by=house.fatima, now=NOW)
        await pride.add(work, "Ik sliep goed", by=house.fatima, now=NOW + LATER)
        _, first = await pride.everything(work, by=house.fatima)
        await pride.take_away(work, ProudThingId(first.id), by=house.fatima)
        with pytest.raises(Gone):
            await pride.take_away(work, ProudThingId(first.id), by=house.fatima)
        with pytest.raises(Gone):
            await pride.own_thing(work, ProudThingId(first.id), by=house.fatima)

        assert [one.what for one in await pride.everything(work, by=house.fatima)] == ["Ik sliep goed"]


async def test_who_acts_for_her_sees_the_list_without_what_is_hers_alone(database, house):
    await reaches(database, house)
    acted_for = replace(house.fatima, acted_by=house.anja.id)
    async with database.work() as work:
        await pride.add(work, "Ik belde zelf", by=house.fatima, now=NOW)
        own = ProudThingId((await pride.everything(work, by=house.fatima))[0].id)

        assert {one.kind for one in await pride.everything(work, by=acted_for)} == {Kind.STEP, Kind.GOAL}
        with pytest.raises(OnlyThemselves):
            await pride.add(work, "Namens", by=acted_for, now=NOW)
        with pytest.raises(OnlyThemselves):
            await pride.own_thing(work, own, by=acted_for)
        with pytest.raises(OnlyThemselves):
            await pride.take_away(work, own, by=acted_for)


async def test_who_has_stopped_adds_nothing(database, house):
    async with database.work() as work:
        await people.leave(work, by=house.fatima, now=NOW)
        gone = await work.people.someone(house.fatima.id)

        with pytest.raises(NoLongerPossible):
            await pride.add(work, "Ik belde zelf", by=gone, now=NOW)


async def test_a_goal_that_is_not_reached_has_no_card(database, house):
    goal_id = await small_programme.agree(database, house)

    async with database.work() as work:
        with pytest.raises(Gone):
            await pride.card(work, goal_id, by=house.fatima)


# --- a goal reached -------------------------------------------------------------------------------


async def test_the_card_comes_first_and_what_it_earned_right_after_both_after_twenty_seconds(database, house):
    await reaches(database, house)

    assert await held(database) == [
        (
            GoalReached(WellDone("Anja"), PLAN.title, None, "3 maart 2026", "Fatima"),
            NOW + PRAISE_WITHIN,
        ),
        (GoalEarned(EarnedMoney(Cents(10_00), Cents(15_00))), NOW + PRAISE_WITHIN),
    ]


async def test_words_that_are_typed_in_time_are_on_the_card_and_both_leave_at_once(database, house):
    claim_id = await claims_goal(database, house)
    typed_at = NOW + timedelta(minutes=1)
    async with database.work() as work:
        await claims.approve(work, claim_id, programme=PROGRAMME, by=house.anja, now=NOW)
        await claims.begin_praise(work, claim_id, by=house.anja, now=NOW + timedelta(seconds=5))
    waits = await held(database)

    async with database.work() as work:
        await claims.praise(work, claim_id, "Knap gedaan", by=house.anja, now=typed_at)

    assert {due for _, due in waits} == {NOW + timedelta(seconds=5) + TYPING_WITHIN}
    card, earned = await held(database)
    assert card == (
        GoalReached(Praised("Anja", "Knap gedaan"), PLAN.title, None, "3 maart 2026", "Fatima"),
        typed_at,
    )
    assert earned[1] == typed_at


async def test_a_goal_without_money_is_told_in_one_message(database, house):
    await reaches(database, house, plan=replace(ONE_STEP, reward=Cents(0)))

    reached = GoalReached(WellDone("Anja"), PLAN.title, EarnedRecognition(), "3 maart 2026", "Fatima")
    assert await held(database) == [(reached, NOW + PRAISE_WITHIN)]


# --- back after a while ---------------------------------------------------------------------------


async def test_the_welcome_tells_three_things_at_most(database, house):
    async with database.work() as work:
        for number in range(4):
            await pride.add(work, f"Ding {number}", by=house.fatima, now=NOW + number * LATER)
        await pride.welcome(work, await fatima(work, house, last_seen=3), now=in_march(20, 12))

    (welcomed,) = await welcomes(database)
    assert [line["values"]["what"] for line in welcomed["lines"]] == ["Ding 3", "Ding 2", "Ding 1"]


async def test_after_two_weeks_of_silence_and_not_after_less(database, house):
    async with database.work() as work:
        for last_seen in (20, 19, 7):
            seen = await fatima(work, house, last_seen=last_seen)
            await pride.welcome_if_back(work, seen, now=in_march(20, 12))
        assert await number_of_welcomes(work) == 0

        await pride.welcome_if_back(work, await fatima(work, house, last_seen=6), now=in_march(20, 12))

        assert await number_of_welcomes(work) == 1


async def test_once_a_day_whatever_she_came_back_from(database, house):
    async with database.work() as work:
        seen = await fatima(work, house, last_seen=3)
        await pride.welcome_if_back(work, seen, now=in_march(20, 12))
        await pride.welcome_if_back(work, seen, now=in_march(20, 13))
        await pauses.pause(work, PauseLength.OPEN, by=house.fatima, now=in_march(20, 14))
        await pauses.resume(work, by=house.fatima, now=in_march(20, 15))

    assert len(await welcomes(database)) == 1


async def test_a_silence_in_which_the_bot_was_away_itself_is_not_hers(database, house):
    async with database.work() as work:
        await work.outages.add(Outage(in_march(5, 0), in_march(15, 0)))

        await pride.welcome_if_back(work, await fatima(work, house, last_seen=3), now=in_march(20, 12))

        assert await number_of_welcomes(work) == 0


async def test_in_a_pause_she_is_welcomed_when_she_says_that_it_is_over(database, house):
    async with database.work() as work:
        await pauses.pause(work, PauseLength.OPEN, by=house.fatima, now=in_march(3, 12))
        await pride.welcome_if_back(work, await fatima(work, house, last_seen=3), now=in_march(20, 12))
        assert await number_of_welcomes(work) == 0

        await pauses.resume(work, by=house.fatima, now=in_march(20, 12))
        await pauses.resume(work, by=house.fatima, now=in_march(20, 12))

        assert await number_of_welcomes(work) == 1


async def test_after_a_pause_that_ended_by_itself_the_first_sign_of_life_is_welcomed_and_a_new_rest_is_not(
    database, house
):
    async with database.work() as work:
        chosen = await pauses.pause(work, PauseLength.WEEK, by=house.fatima, now=in_march(3, 12))
        paused = await work.people.participant(house.fatima.id)
        await pauses.end(work, paused, chosen, now=in_march(10, 10))
        await pride.welcome_if_back(work, await fatima(work, house, last_seen=3), now=in_march(10, 12))
        assert await number_of_welcomes(work) == 1

        await pauses.pause(work, PauseLength.WEEK, by=house.fatima, now=in_march(10, 12))

        assert await number_of_welcomes(work) == 0


async def test_who_says_it_for_her_reads_nothing_that_is_hers_alone(database, house):
    acted_for = replace(house.fatima, acted_by=house.anja.id)
    async with database.work() as work:
        await pride.add(work, "Ik belde zelf", by=house.fatima, now=NOW)
        await pauses.pause(work, PauseLength.OPEN, by=house.fatima, now=in_march(4, 12))
        await pauses.resume(work, by=acted_for, now=in_march(5, 12))

    (welcomed,) = await welcomes(database)
    assert welcomed["lines"] == []


# --- acts -----------------------------------------------------------------------------------------


async def claims_goal(database: Database, house: SmallProgramme, plan: Any = ONE_STEP) -> Any:
    """Fatima has done every step, and says that the goal itself is reached."""
    goal_id = await small_programme.agree(database, house, plan)
    step = await small_programme.claim(database, house, goal_id)
    await small_programme.approve(database, house, step)
    async with database.work() as work:
        await work.outbox.withhold(house.fatima.id, now=NOW)  # what came before is no matter here
    return await small_programme.claim(database, house, goal_id)


async def reaches(
    database: Database, house: SmallProgramme, *, praise: str = "", plan: Any = ONE_STEP
) -> GoalId:
    """And Anja approves it."""
    claim_id = await claims_goal(database, house, plan)
    async with database.work() as work:
        approved = await claims.approve(work, claim_id, programme=PROGRAMME, by=house.anja, now=NOW)
        if praise:
            await claims.praise(work, claim_id, praise, by=house.anja, now=NOW)
    return approved.goal_id


async def rates(database: Database, house: SmallProgramme, level: int, now: datetime) -> None:
    async with database.work() as work:
        begun = await bridge.begin(work, house.fatima.id, by=house.fatima, now=now)
        await bridge.rate(work, begun.id, MONEY.key, level, programme=ONE_PILLAR, by=house.fatima, now=now)
        await bridge.finish(work, begun.id, programme=ONE_PILLAR, by=house.fatima, now=now)


async def fatima(work: Any, house: SmallProgramme, *, last_seen: int) -> Participant:
    """Fatima, who was last seen on a day in March."""
    known: Participant = await work.people.participant(house.fatima.id)
    return replace(known, last_seen_on=in_march(last_seen, 12).date())


async def held(database: Database) -> list[tuple[Any, datetime]]:
    """What waits to be told about a goal that was reached, in its order, and from when."""
    kinds = {kind.__name__: kind for kind in (GoalReached, GoalEarned)}
    async with database.work() as work:
        rows = await work.connection.execute(
            select(outbox.c.kind, outbox.c["values"], outbox.c.due_at)
            .where(outbox.c.kind.in_(kinds), outbox.c.state == "waiting")
            .order_by(outbox.c.id)
        )
        return [(kinds[row[0]].from_values(row[1]), row[2]) for row in rows]


async def welcomes(database: Database) -> list[dict[str, Any]]:
    async with database.work() as work:
        rows = await work.connection.execute(
            select(outbox.c["values"]).where(outbox.c.kind == "GladYouAreBack")
        )
        return list(rows.scalars())


async def number_of_welcomes(work: Any) -> int:
    """That wait to be sent."""
    rows = await work.connection.execute(
        select(outbox.c.id).where(outbox.c.kind == "GladYouAreBack", outbox.c.state == "waiting")
    )
    return len(rows.all())
