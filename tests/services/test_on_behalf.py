"""Acting for a participant on a real database: begun, gone on with, over, and in the books with both names."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from mentoring.ids import TeamId
from mentoring.on_behalf import ENDS_AFTER, Acting, NotForOneself, Over
from mentoring.people import NotTakingPart, ParticipantState, Role, Someone
from mentoring.wall_time import day_of
from services import goals, on_behalf
from services.check import check
from storage.database import Database
from storage.tables import audit, memberships
from tests.services.small_programme import NOW, PLAN, PROGRAMME, SmallProgramme, begin
from tests.services.test_check import REGUARD, UNGUARD

A_SECOND = timedelta(seconds=1)


@pytest.fixture
async def people(database: Database) -> SmallProgramme:
    """Anja, who has begun to act for Fatima."""
    found = await begin(database)
    await begins(database, found)
    return found


async def begins(database: Database, people: SmallProgramme) -> Acting:
    async with database.work() as work:
        return await on_behalf.begin(work, people.fatima.id, by=people.anja, now=NOW)


async def current(database: Database, by: Someone, *, after: timedelta = timedelta()) -> Acting | None:
    async with database.work() as work:
        return await on_behalf.current(work, by=await work.people.someone(by.id), now=NOW + after)


async def goes_on(database: Database, people: SmallProgramme, *, after: timedelta) -> None:
    acting = await current(database, people.anja)
    assert acting is not None
    async with database.work() as work:
        await on_behalf.go_on(work, acting, by=people.anja, now=NOW + after)


async def test_who_acts_stands_in_the_place_of_the_participant_with_their_own_name_kept(database, people):
    acting = await current(database, people.anja)

    assert acting is not None
    assert acting.over is None
    assert (acting.participant.id, acting.participant.acted_by) == (people.fatima.id, people.anja.id)


async def test_it_is_for_nobody_else(database, people):
    assert await current(database, people.ingrid) is None


async def test_no_other_role_of_a_participant_comes_along(database, people):
    async with database.work() as work:
        await work.people.add_membership(people.fatima.id, Role.COORDINATOR, None, now=NOW)

    acting = await current(database, people.anja)

    assert acting is not None
    assert not acting.participant.is_staff


async def test_the_next_participant_comes_in_the_place_of_the_one_before(database, people):
    async with database.work() as work:
        bert = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(bert, TeamId(1), people.anja.id, now=NOW)
        invited = await work.people.participant(bert)
        await work.people.save_state(invited.become(ParticipantState.ACTIVE))
        await on_behalf.begin(work, bert, by=people.anja, now=NOW)

    acting = await current(database, people.anja)

    assert acting is not None
    assert acting.who.id == bert


async def test_nobody_acts_for_who_has_not_agreed_or_for_themselves(database, people):
    async with database.work() as work:
        bert = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(bert, TeamId(1), people.anja.id, now=NOW)
        await work.people.add_membership(people.fatima.id, Role.MENTOR, TeamId(1), now=NOW)
        fatima = await work.people.someone(people.fatima.id)
        with pytest.raises(NotTakingPart):
            await on_behalf.begin(work, bert, by=people.anja, now=NOW)
        with pytest.raises(NotForOneself):
            await on_behalf.begin(work, people.fatima.id, by=fatima, now=NOW)

    assert await current(database, people.fatima) is None


@pytest.mark.parametrize(
    ("after", "over"), [(ENDS_AFTER - A_SECOND, None), (ENDS_AFTER, Over.TIME)], ids=["29:59", "30:00"]
)
async def test_without_a_press_it_is_over_after_thirty_minutes(database, people, after, over):
    acting = await current(database, people.anja, after=after)

    assert timedelta(minutes=30) == ENDS_AFTER
    assert acting is not None
    assert acting.over is over


async def test_each_press_begins_the_half_hour_again(database, people):
    await goes_on(database, people, after=timedelta(minutes=20))

    before = await current(database, people.anja, after=timedelta(minutes=50) - A_SECOND)
    after = await current(database, people.anja, after=timedelta(minutes=50))

    assert before is not None
    assert after is not None
    assert (before.over, after.over) == (None, Over.TIME)


async def test_a_mentor_who_goes_to_another_team_acts_for_them_no_longer(database, people):
    async with database.work() as work:
        other = await work.people.add_team("Nieuwkoop", "B")
        await work.connection.execute(delete(memberships).where(memberships.c.person_id == people.anja.id))
        await work.people.add_membership(people.anja.id, Role.MENTOR, other, now=NOW)

    acting = await current(database, people.anja)

    assert acting is not None
    assert acting.over is Over.RIGHTS


async def test_for_who_has_stopped_nobody_acts_any_longer(database, people):
    async with database.work() as work:
        fatima = await work.people.participant(people.fatima.id)
        await work.people.save_state(fatima.become(ParticipantState.LEFT))

    acting = await current(database, people.anja)

    assert acting is not None
    assert acting.over is Over.STOPPED


@pytest.mark.parametrize(("after", "result"), [(timedelta(), "done"), (ENDS_AFTER, "time")])
async def test_when_it_ends_the_log_says_why(database, people, after, result):
    acting = await current(database, people.anja, after=after)
    assert acting is not None
    async with database.work() as work:
        await on_behalf.end(work, acting, by=people.anja, now=NOW + after)

    assert await current(database, people.anja) is None
    assert (await log(database))[-1] == ("on_behalf.end", people.anja.id, None, result)


async def test_what_is_done_has_who_did_it_and_for_whom_and_the_check_holds(database, people):
    acting = await current(database, people.anja)
    assert acting is not None
    async with database.work() as work:
        goal_id = await goals.propose(work, people.fatima.id, PLAN, by=people.anja, now=NOW)
    async with database.work() as work:
        await on_behalf.go_on(work, acting, by=people.anja, now=NOW)
        await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=acting.participant, now=NOW)

    assert [row for row in await log(database) if row[0].startswith("goals.")] == [
        ("goals.propose", people.anja.id, None, "done"),
        ("goals.agree", people.anja.id, people.fatima.id, "done"),
    ]
    async with database.work() as work:
        (version,) = await work.goal_versions.of(goal_id)
        assert [one.recorded_by_name for one in version.agreements] == [None, "Anja"]
    async with database.work() as work:
        assert await check(work) == []


async def test_whom_it_was_done_for_can_not_be_changed_unseen(database, people):
    acting = await current(database, people.anja)
    assert acting is not None
    async with database.work() as work:
        await on_behalf.go_on(work, acting, by=people.anja, now=NOW)
        await work.audit.add("goals.wish", "goal:1", by=people.fatima.id, now=NOW)

    async with database.work() as work:
        for statement in UNGUARD[work.connection.dialect.name]:
            await work.connection.exec_driver_sql(statement)
        await work.connection.execute(update(audit).where(audit.c.for_id.is_not(None)).values(for_id=None))
        for statement in REGUARD[work.connection.dialect.name]:
            await work.connection.exec_driver_sql(statement)

    async with database.work() as work:
        assert [finding for finding in await check(work) if finding.startswith("Audit")]


@pytest.mark.parametrize("on_paper", [True, False])
async def test_it_is_a_sign_of_life_of_who_is_on_paper_alone(database, people, on_paper):
    async with database.work() as work:
        await work.people.save_on_paper(people.fatima.id, on_paper)

    await goes_on(database, people, after=timedelta())

    async with database.work() as work:
        fatima = await work.people.participant(people.fatima.id)
    assert fatima.last_seen_on == (day_of(NOW) if on_paper else None)


async def log(database: Database) -> list[tuple[str, int | None, int | None, str]]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(audit.c.act, audit.c.actor_id, audit.c.for_id, audit.c.result).order_by(audit.c.id)
        )
        return [tuple(row) for row in found]
