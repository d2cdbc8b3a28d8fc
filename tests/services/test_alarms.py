"""What waits too long is said once, to the right people, while the office is open."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.ids import TelegramId
from mentoring.outages import Outage
from mentoring.programme import Programme
from services import alarms, claims
from storage.database import Database
from storage.tables import outbox
from tests.services.small_programme import NOW, SmallProgramme, agree, approve, begin, claim

PROGRAMME = Programme()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEAM, LEADER = "ClaimWaitsLong", "ClaimWaitsTooLong"


async def tick(database: Database, *moments: datetime) -> list[str]:
    """The alarms that have been put out when the clock has ticked at these moments."""
    for at in moments:
        async with database.work() as work:
            await alarms.alarm_due(work, PROGRAMME, at)
    async with database.work() as work:
        found = await work.connection.execute(select(outbox.c.kind).order_by(outbox.c.id))
        return [kind for kind in found.scalars() if kind in (TEAM, LEADER)]


@pytest.fixture
async def programme(database: Database) -> SmallProgramme:
    """Ingrid leads; Fatima has a claim that her team has heard of on a Tuesday at 15:30 in Amsterdam."""
    found = await begin(database)
    async with database.work() as work:
        await work.people.link_account(found.ingrid.id, TelegramId(1))
    return found


@pytest.fixture
async def claim_id(database: Database, programme: SmallProgramme):
    found = await claim(database, programme, await agree(database, programme))
    async with database.work() as work:
        await claims.announce(work, found, by=programme.fatima, now=NOW)
    return found


async def test_the_team_is_reminded_once_after_24_hours_and_the_coordinator_once_after_48(database, claim_id):
    after = [
        await tick(database, NOW + n * DAY, NOW + n * DAY + HOUR, NOW + n * DAY + HOUR) for n in (0, 1, 2)
    ]

    assert after == [[], [TEAM], [TEAM, LEADER]]


async def test_two_processes_say_it_once(database, claim_id):
    late = NOW + 2 * DAY + HOUR

    assert await tick(database, late, late) == [TEAM, LEADER]


async def test_outside_office_hours_nobody_is_alarmed_until_the_next_office_morning(database, claim_id):
    thursday_evening = datetime(2026, 3, 5, 16, 0, tzinfo=UTC)  # 17:00 in Amsterdam: closed
    friday_early = datetime(2026, 3, 6, 7, 59, tzinfo=UTC)
    friday = datetime(2026, 3, 6, 8, 0, tzinfo=UTC)

    assert await tick(database, thursday_evening, friday_early) == []
    assert await tick(database, friday) == [TEAM, LEADER]


async def test_a_claim_that_was_decided_meanwhile_alarms_nobody(database, programme, claim_id):
    await approve(database, programme, claim_id)

    assert await tick(database, NOW + 3 * DAY) == []


async def test_a_claim_of_which_a_question_is_open_alarms_nobody(database, programme, claim_id):
    async with database.work() as work:
        await claims.ask(work, claim_id, "Ligt de stapel er ook bij?", by=programme.anja, now=NOW + HOUR)

    assert await tick(database, NOW + 3 * DAY) == []


async def test_after_the_answer_it_counts_anew(database, programme, claim_id):
    async with database.work() as work:
        await claims.ask(work, claim_id, "Ligt de stapel er ook bij?", by=programme.anja, now=NOW + HOUR)
        await claims.answer(work, claim_id, "Ja", by=programme.fatima, now=NOW + DAY)

    assert await tick(database, NOW + 2 * DAY) == []
    assert await tick(database, NOW + 2 * DAY + HOUR) == [TEAM]


async def test_an_outage_does_not_count(database, claim_id):
    async with database.work() as work:
        await work.outages.add(Outage(NOW + HOUR, NOW + 4 * HOUR))

    assert await tick(database, NOW + DAY + HOUR) == []
    assert await tick(database, NOW + DAY + timedelta(hours=16), NOW + DAY + timedelta(hours=18)) == [TEAM]


async def test_an_outage_that_nobody_has_noticed_yet_does_not_count_either(database, claim_id):
    async with database.work() as work:
        await work.marks.to_decide("heartbeat", first=NOW + HOUR)

    assert await tick(database, NOW + 3 * DAY) == []


async def test_a_coordinator_who_has_not_opened_the_invitation_is_passed_over(database, programme, claim_id):
    async with database.work() as work:
        await work.people.link_account(programme.ingrid.id, None)

    assert await tick(database, NOW + 2 * DAY + HOUR) == [TEAM]
