"""What waits too long is said once, to the right people, while the office is open."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.ids import TelegramId
from mentoring.money import Cents
from mentoring.outages import Outage
from mentoring.programme import Programme
from messages.alarms import ClaimsWaitLong, ClaimsWaitTooLong, ClaimWaitsLong, ClaimWaitsTooLong
from messages.base import Notice
from messages.catalogue import read_catalogue
from services import alarms, claims
from storage.database import Database
from storage.tables import outbox
from tests.pot import fill_pot
from tests.services.small_programme import NOW, SmallProgramme, agree, approve, begin, claim

PROGRAMME = Programme()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEAM, LEADER = "ClaimWaitsLong", "ClaimWaitsTooLong"
ALARMS: dict[str, type[Notice]] = {
    kind.__name__: kind for kind in (ClaimWaitsLong, ClaimWaitsTooLong, ClaimsWaitLong, ClaimsWaitTooLong)
}


async def tick(database: Database, *moments: datetime) -> list[str]:
    """The alarms that have been put out when the clock has ticked at these moments."""
    return [notice.kind for notice in await alarmed(database, *moments)]


async def alarmed(database: Database, *moments: datetime) -> list[Notice]:
    """The same, with all that they say; without those that were let go for one that says several."""
    for at in moments:
        async with database.work() as work:
            await alarms.alarm_due(work, PROGRAMME, at)
    query = (
        select(outbox.c.kind, outbox.c["values"].label("told"))
        .where(outbox.c.state == "waiting")
        .order_by(outbox.c.id)
    )
    async with database.work() as work:
        found = await work.connection.execute(query)
        return [ALARMS[row.kind].from_values(row.told) for row in found if row.kind in ALARMS]


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


async def several_claims(database: Database, programme: SmallProgramme, count: int) -> None:
    """So many claims that the team hears of at one moment, with money for all of them."""
    async with database.work() as work:
        await fill_pot(work, Cents(1000_00), by=programme.ingrid, now=NOW)
    for _ in range(count):
        found = await claim(database, programme, await agree(database, programme))
        async with database.work() as work:
            await claims.announce(work, found, by=programme.fatima, now=NOW)


async def test_up_to_three_claims_are_said_one_by_one_to_be_decided_there(database, programme):
    await several_claims(database, programme, 3)

    assert await tick(database, NOW + DAY + HOUR) == [TEAM] * 3


async def test_many_claims_at_once_are_one_message_to_the_team_and_one_to_each_coordinator(
    database, programme
):
    await several_claims(database, programme, 9)

    team = await alarmed(database, NOW + DAY + HOUR, NOW + DAY + HOUR)
    both = await alarmed(database, NOW + 2 * DAY + HOUR, NOW + 2 * DAY + HOUR)

    words = [read_catalogue().render(notice).splitlines() for notice in both]
    assert len(team) == 1
    assert [lines[0] for lines in words] == [
        "⏰ <b>9 meldingen wachten langer dan 24 uur</b>",
        "⏰ <b>9 meldingen wachten langer dan 48 uur</b>",
    ]
    assert words[0][1] == "• <b>Melding 1</b> · Fatima (A-001) · wacht 25 uur"
    assert words[1][1] == "• <b>Melding 1</b> · Fatima (A-001) · wacht 2 dagen · team Alphen-Noord"
    assert [lines[9] for lines in words] == ["• en nog 1"] * 2


async def test_a_claim_that_comes_to_wait_too_long_later_is_said_by_itself(database, programme):
    await several_claims(database, programme, 4)
    await alarmed(database, NOW + DAY + HOUR)
    late = await claim(database, programme, await agree(database, programme))
    async with database.work() as work:
        await claims.announce(work, late, by=programme.fatima, now=NOW + HOUR / 4)

    assert (await tick(database, NOW + DAY + HOUR * 5 / 4))[1:] == [TEAM]
