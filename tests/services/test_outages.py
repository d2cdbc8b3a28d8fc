"""An outage of the bot costs nobody anything: what runs against people stands still or moves along."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.claims import ClaimState, EvidenceKind, NotEvidence, TooLateToUndo
from mentoring.goals import GoalState
from mentoring.ids import GoalId, TelegramId
from mentoring.outages import Outage, OwnBeat
from mentoring.programme import Programme
from services import claims, invitations, outages
from storage.database import Database
from storage.tables import audit, outbox
from storage.tables import invitations as invitations_table
from storage.tables import outages as outages_table
from tests.services import roster, small_programme
from tests.services.small_programme import NOW, PLAN

PROGRAMME = Programme()
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def beats(database: Database, at: datetime, *, own: OwnBeat | None = None) -> None:
    """A heartbeat; of a process that has just begun, unless it has one before."""
    async with database.work() as work:
        await outages.beat(work, PROGRAMME, at=at, own=own, now=at)


async def stays_until(database: Database, at: datetime) -> None:
    """The process that is there goes on living."""
    await beats(database, at, own=OwnBeat(at, silence=MINUTE))


async def known(database: Database) -> list[Outage]:
    async with database.work() as work:
        found = await work.connection.execute(select(outages_table).order_by(outages_table.c.id))
        return [Outage(row.began_at, row.ended_at) for row in found]


async def told(database: Database) -> list[str]:
    async with database.work() as work:
        return list((await work.connection.execute(select(outbox.c.kind).order_by(outbox.c.id))).scalars())


# --- noticing -------------------------------------------------------------------------------------


async def test_the_first_heartbeat_of_all_tells_of_no_outage(database):
    await beats(database, NOW)

    assert await known(database) == []


async def test_an_outage_is_from_the_last_heartbeat_before_to_the_first_one_after(database):
    await beats(database, NOW)
    await beats(database, NOW + HOUR)
    await beats(database, NOW + HOUR + MINUTE)

    assert await known(database) == [Outage(NOW, NOW + HOUR)]


async def test_processes_that_crash_before_a_heartbeat_are_one_outage_and_after_one_none(database):
    """Nothing of a process that ended before it was in touch is kept."""
    await beats(database, NOW)
    for minutes in (4, 8, 12):  # each lives for a moment
        await beats(database, NOW + minutes * MINUTE)
    await beats(database, NOW + 20 * MINUTE)

    assert await known(database) == [Outage(NOW + 12 * MINUTE, NOW + 20 * MINUTE)]


async def test_of_two_processes_one_that_is_there_is_enough(database):
    await beats(database, NOW)  # the first, which is then away
    for minutes in range(4, 60, 4):
        await beats(database, NOW + minutes * MINUTE)
    await beats(database, NOW + HOUR, own=OwnBeat(NOW, HOUR))

    assert await known(database) == []


async def test_two_processes_that_come_back_together_notice_one_outage(database):
    await beats(database, NOW)

    await asyncio.gather(*[beats(database, NOW + HOUR, own=OwnBeat(NOW, HOUR)) for _ in range(2)])

    assert await known(database) == [Outage(NOW, NOW + HOUR)]


async def test_an_outage_is_in_the_audit_log(database):
    await beats(database, NOW)
    await beats(database, NOW + HOUR)

    async with database.work() as work:
        acts = (await work.connection.execute(select(audit.c.act, audit.c.object, audit.c.actor_id))).all()
    assert [tuple(row) for row in acts] == [("outages.notice", "outage:1", None)]


async def test_after_more_than_an_hour_each_coordinator_hears_of_it_once(database):
    await roster.fill(database)
    before = await told(database)
    await beats(database, NOW)
    await beats(database, NOW + HOUR)
    after_an_hour = await told(database)
    await beats(database, NOW + 3 * HOUR)

    assert after_an_hour == before
    assert await told(database) == [*before, "BotWasAway"]


# --- claims ---------------------------------------------------------------------------------------


async def claimed(database: Database):
    """Fatima says at NOW that her first step is done."""
    programme = await small_programme.begin(database)
    goal_id = await small_programme.agree(database, programme)
    return programme, await small_programme.claim(database, programme, goal_id)


@pytest.mark.parametrize("is_noticed", [True, False])
async def test_the_minutes_in_which_a_tap_can_be_taken_back_stand_still(database, is_noticed):
    programme, claim_id = await claimed(database)
    await beats(database, NOW + MINUTE)
    if is_noticed:
        await beats(database, NOW + HOUR)
        await stays_until(database, NOW + HOUR + 8 * MINUTE)
    back = NOW + HOUR + 8 * MINUTE

    async with database.work() as work:
        withdrawn = await claims.withdraw(work, claim_id, by=programme.fatima, now=back)

    assert withdrawn.state is ClaimState.WITHDRAWN


async def test_ten_minutes_with_the_bot_there_are_the_end_of_it(database):
    programme, claim_id = await claimed(database)
    await beats(database, NOW + MINUTE)
    await beats(database, NOW + HOUR)
    await stays_until(database, NOW + HOUR + 10 * MINUTE)

    with pytest.raises(TooLateToUndo):
        async with database.work() as work:
            await claims.withdraw(work, claim_id, by=programme.fatima, now=NOW + HOUR + 10 * MINUTE)


async def test_the_team_hears_of_a_claim_when_its_ten_minutes_are_over_without_the_outage(database):
    await claimed(database)
    await beats(database, NOW + MINUTE)
    await beats(database, NOW + HOUR)

    heard = {}
    for minutes in (8, 9):
        await stays_until(database, NOW + HOUR + minutes * MINUTE)
        async with database.work() as work:
            await claims.announce_due(work, PROGRAMME, NOW + HOUR + minutes * MINUTE)
        heard[minutes] = (await told(database)).count("ClaimCard")

    assert heard == {8: 0, 9: 1}


async def test_the_hour_for_evidence_stands_still(database):
    programme, claim_id = await claimed(database)
    await beats(database, NOW + MINUTE)
    await beats(database, NOW + 5 * HOUR)
    await stays_until(database, NOW + 6 * HOUR)

    async with database.work() as work:
        await claims.add_evidence(
            work,
            claim_id,
            EvidenceKind.TEXT,
            text="Zo",
            by=programme.fatima,
            now=NOW + 5 * HOUR + 50 * MINUTE,
        )
    with pytest.raises(NotEvidence):
        async with database.work() as work:
            await claims.add_evidence(
                work, claim_id, EvidenceKind.TEXT, text="Zo", by=programme.fatima, now=NOW + 6 * HOUR
            )


# --- invitations ----------------------------------------------------------------------------------


async def ends(database: Database) -> list[datetime]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(invitations_table.c.expires_at).order_by(invitations_table.c.id)
        )
        return list(found.scalars())


async def test_an_invitation_that_would_have_ended_during_an_outage_can_still_be_opened(database):
    async with database.work() as work:
        token = await invitations.invite_coordinator(work, "Karin", programme=PROGRAMME, now=NOW)
    end = NOW + PROGRAMME.invitation_valid
    await beats(database, end - HOUR)
    await beats(database, end + 2 * HOUR)

    async with database.work() as work:
        opened = await invitations.open(
            work, token, telegram_id=TelegramId(1), now=end + 2 * HOUR + 59 * MINUTE
        )

    assert opened.refused is None


async def test_one_that_was_made_during_an_outage_moves_by_what_was_left_of_it(database):
    await beats(database, NOW)
    async with database.work() as work:
        await invitations.invite_coordinator(work, "Karin", programme=PROGRAMME, now=NOW + HOUR)
    await beats(database, NOW + 3 * HOUR)

    assert await ends(database) == [NOW + HOUR + PROGRAMME.invitation_valid + 2 * HOUR]


async def test_links_that_were_opened_that_had_ended_or_that_were_let_go_stay_as_they_are(database):
    people = await roster.fill(database)
    async with database.work() as work:
        await invitations.invite_coordinator(work, "Laat", programme=PROGRAMME, now=NOW - timedelta(days=30))
        await beats_in(work, NOW)
        await invitations.renew(work, people.bert.id, by=people.anja, programme=PROGRAMME, now=NOW + HOUR)
    before = await ends(database)

    await beats(database, NOW + 3 * HOUR)

    after = await ends(database)
    assert after[:-1] == before[:-1]
    assert after[-1] == before[-1] + 2 * HOUR


async def beats_in(work, at: datetime) -> None:
    await outages.beat(work, PROGRAMME, at=at, own=None, now=at)


# --- dates of goals -------------------------------------------------------------------------------


async def goal_due(database: Database, programme, due_on: date | None) -> GoalId:
    return await small_programme.agree(database, programme, replace(PLAN, due_on=due_on))


async def due(database: Database, *goal_ids: GoalId) -> list[date | None]:
    async with database.work() as work:
        return [(await work.goals.get(goal_id)).due_on for goal_id in goal_ids]


async def test_dates_from_the_first_lost_day_on_move_by_the_days_that_were_lost(database):
    programme = await small_programme.begin(database)
    goal_ids = [
        await goal_due(database, programme, due_on)
        for due_on in (date(2026, 3, 4), date(2026, 3, 5), date(2026, 4, 20), None)
    ]
    await beats(database, datetime(2026, 3, 5, 8, 0, tzinfo=UTC))

    await beats(database, datetime(2026, 3, 7, 8, 0, tzinfo=UTC))  # 9 o'clock: half an hour of the Saturday

    assert await due(database, *goal_ids) == [date(2026, 3, 4), date(2026, 3, 7), date(2026, 4, 22), None]


async def test_half_an_hour_moves_no_date(database):
    programme = await small_programme.begin(database)
    goal_id = await goal_due(database, programme, date(2026, 3, 5))
    await beats(database, datetime(2026, 3, 5, 12, 0, tzinfo=UTC))

    await beats(database, datetime(2026, 3, 5, 12, 30, tzinfo=UTC))

    assert await due(database, goal_id) == [date(2026, 3, 5)]


async def test_the_date_of_a_goal_that_is_over_stays(database):
    programme = await small_programme.begin(database)
    goal_id = await goal_due(database, programme, date(2026, 3, 5))
    async with database.work() as work:
        goal = await work.goals.get(goal_id)
        await work.goals.save(replace(goal, state=GoalState.SET_ASIDE))
    await beats(database, datetime(2026, 3, 5, 8, 0, tzinfo=UTC))

    await beats(database, datetime(2026, 3, 7, 8, 0, tzinfo=UTC))

    assert await due(database, goal_id) == [date(2026, 3, 5)]


async def test_an_outage_over_the_change_of_the_clocks_is_as_long_as_it_was(database):
    """On 29 March 2026 the night has an hour less: from 22:00 to 8:00 on the wall are nine hours."""
    programme = await small_programme.begin(database)
    began, ended = datetime(2026, 3, 28, 21, 0, tzinfo=UTC), datetime(2026, 3, 29, 6, 0, tzinfo=UTC)
    goal_id = await goal_due(database, programme, date(2026, 3, 29))

    await beats(database, began)
    await beats(database, ended)
    await stays_until(database, ended + HOUR)

    async with database.work() as work:
        present = await outages.stood_still(work, since=began - HOUR, now=ended + HOUR)
    assert present == began + HOUR
    assert await due(database, goal_id) == [date(2026, 3, 29)]  # by night nobody would have done it
