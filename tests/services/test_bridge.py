"""The bridge of a participant: kept at every answer, told once, and seen by who may see it."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from mentoring.access import NotOfThisTeam
from mentoring.bridge import Assessment, NotAllRated
from mentoring.ids import AssessmentId, PillarKey
from mentoring.letters import NoAccountYet
from mentoring.method import Method
from mentoring.people import NotTakingPart, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from messages.bridge import BridgeDrawn
from messages.bridge_staff import BridgeFilledIn
from messages.method import read_method
from services import bridge
from storage.database import Database
from storage.tables import audit, outbox, people
from tests.services.roster import NOW, Roster, fill

METHOD = read_method()
PROGRAMME = Programme(method=METHOD)
KEYS = [pillar.key for pillar in METHOD.pillars]
A_MONTH = timedelta(days=30)


@pytest.fixture
async def roster(database: Database) -> Roster:
    return await fill(database)


async def test_a_bridge_is_filled_in_and_told_once(database, roster):
    filled = await fills_in(database, roster.fatima, 2, 3, None, 1, 5, 4)

    again = await finish(database, filled.id, roster.fatima)

    (drawn,), (news,) = await said(database, "BridgeDrawn"), await said(database, "BridgeFilledIn")
    told = BridgeDrawn.from_values(drawn.values).bridge
    assert again == filled
    assert [(line.name, line.words) for line in told.lines[:2]] == [
        ("Gezin en wonen", METHOD.pillars[0].levels[1]),
        ("Lichaam en geest", METHOD.pillars[1].levels[2]),
    ]
    assert told.lines[2].level is None
    assert told.strongest.values() == {"name": "Werk en loopbaan"}
    assert drawn.person_id == roster.fatima.id
    assert news.team_id == roster.west
    assert BridgeFilledIn.from_values(news.values) == BridgeFilledIn("Fatima", "A-001", roster.fatima.id)


async def test_one_that_is_open_goes_on_whoever_begins_and_whenever(database, roster):
    begun = await begin(database, roster.fatima)
    await rate(database, begun, KEYS[0], 2, roster.fatima)

    by_mentor = await begin(database, roster.fatima, by=roster.anja)
    later = await begin(database, roster.fatima, now=NOW + A_MONTH)

    assert later == by_mentor
    assert later.id == begun.id
    assert later.lies_long(NOW + A_MONTH)
    assert later.next_pillar(METHOD) == METHOD.pillars[1]


async def test_begun_twice_at_once_there_is_one(database, roster):
    first, second = await asyncio.gather(begin(database, roster.fatima), begin(database, roster.fatima))

    assert first.id == second.id
    assert await acts(database) == ["bridge.begin"]


async def test_begun_anew_what_was_answered_long_ago_is_gone_and_a_second_tap_takes_nothing(database, roster):
    begun = await begin(database, roster.fatima)
    await rate(database, begun, KEYS[0], 2, roster.fatima)

    anew = await begin_anew(database, begun.id, roster.fatima, now=NOW + A_MONTH)
    await rate(database, anew, KEYS[0], 4, roster.fatima, now=NOW + A_MONTH)
    again = await begin_anew(database, anew.id, roster.fatima, now=NOW + A_MONTH)

    assert anew.ratings == ()
    assert [rating.level for rating in again.ratings] == [4]


async def test_what_was_broken_off_today_is_not_let_go(database, roster):
    begun = await begin(database, roster.fatima)
    await rate(database, begun, KEYS[0], 2, roster.fatima)

    kept = await begin_anew(database, begun.id, roster.fatima)

    assert len(kept.ratings) == 1


async def test_an_answer_of_a_screen_of_before_does_not_count(database, roster):
    begun = await begin(database, roster.fatima)
    mark = begun.mark(METHOD.pillars[0])
    await rate(database, begun, KEYS[0], 2, roster.fatima, mark=mark)

    same = await rate(database, begun, KEYS[0], 2, roster.fatima, mark=mark)
    with pytest.raises(NoLongerPossible):
        await rate(database, begun, KEYS[0], 5, roster.fatima, mark=mark)

    assert [rating.level for rating in same.ratings] == [2]


async def test_gone_back_an_answer_is_replaced(database, roster):
    begun = await begin(database, roster.fatima)
    one = await rate(database, begun, KEYS[0], 2, roster.fatima)

    await rate(database, begun, KEYS[0], None, roster.fatima, mark=one.mark(METHOD.pillars[0]))

    kept = await begin(database, roster.fatima)
    assert [(rating.level, rating.words) for rating in kept.ratings] == [(None, "")]


async def test_a_finished_one_never_changes(database, roster):
    filled = await fills_in(database, roster.fatima, 1, 1, 1, 1, 1, 1)

    with pytest.raises(NoLongerPossible):
        await rate(database, filled, KEYS[0], 5, roster.fatima)
    with pytest.raises(NoLongerPossible):
        await begin_anew(database, filled.id, roster.fatima, now=NOW + A_MONTH)

    assert await own(database, roster.fatima) == [filled]


async def test_it_is_not_finished_before_every_pillar_has_an_answer(database, roster):
    begun = await begin(database, roster.fatima)
    await rate(database, begun, KEYS[0], 2, roster.fatima)

    with pytest.raises(NotAllRated):
        await finish(database, begun.id, roster.fatima)

    assert await said(database, "BridgeDrawn") == []


async def test_files_that_change_halfway_do_no_harm(database, roster):
    begun = await begin(database, roster.fatima)
    await rate(database, begun, KEYS[0], 2, roster.fatima)
    await rate(database, begun, KEYS[1], 3, roster.fatima)
    changed = Programme(method=without_first_and_with_another())

    for pillar in changed.method.asked[1:]:
        await rate(database, begun, pillar.key, 1, roster.fatima, programme=changed)
    filled = await finish(database, begun.id, roster.fatima, programme=changed)

    assert {rating.name for rating in filled.ratings} == {
        *(pillar.name for pillar in METHOD.pillars),
        "Leren",
    }
    assert await own(database, roster.fatima) == [filled]


async def test_growth_is_told_and_what_went_down_is_only_where_somebody_is_now(database, roster):
    await fills_in(database, roster.fatima, 2, 4, 1, 1, 1, 1)

    await fills_in(database, roster.fatima, 4, 2, 1, 1, 1, 1, now=NOW + A_MONTH)

    *_, drawn = await said(database, "BridgeDrawn")
    told = BridgeDrawn.from_values(drawn.values).bridge
    assert told.grown == "Gezin en wonen"
    assert [(line.first, line.first_level) for line in told.lines[:2]] == [
        (METHOD.pillars[0].levels[1], 2),
        ("", None),
    ]
    assert told.first_day == "3 maart 2026"
    assert [
        len(found) for found in (await own(database, roster.fatima), await own(database, roster.bert))
    ] == [
        2,
        0,
    ]


async def test_one_cannot_touch_or_see_the_bridge_of_somebody_else(database, roster):
    begun = await begin(database, roster.fatima)

    for doing in (
        rate(database, begun, KEYS[0], 2, roster.bert),
        finish(database, begun.id, roster.bert),
        begin_anew(database, begun.id, roster.bert),
    ):
        with pytest.raises(Gone):
            await doing
    with pytest.raises(NotAllowed):
        await rate(database, begun, KEYS[0], 2, roster.anja)
    with pytest.raises(NotAllowed):
        await own(database, roster.anja)


async def test_another_teams_mentor_neither_asks_nor_sees(database, roster):
    await fills_in(database, roster.fatima, 1, 1, 1, 1, 1, 1)

    async with database.work() as work:
        with pytest.raises(NotOfThisTeam):
            await bridge.of_participant(work, roster.fatima.id, by=roster.kees)
        with pytest.raises(NotOfThisTeam):
            await bridge.is_under_way(work, roster.fatima.id, by=roster.kees)
        with pytest.raises(NotOfThisTeam):
            await bridge.invite(work, roster.fatima.id, by=roster.kees, now=NOW)
        with pytest.raises(NotOfThisTeam):
            await bridge.begin(work, roster.fatima.id, by=roster.kees, now=NOW)
        seen = await bridge.of_participant(work, roster.fatima.id, by=roster.anja)

    assert len(seen) == 1


async def test_asked_twice_on_a_day_it_is_sent_once(database, roster):
    for _ in range(2):
        await invite(database, roster, roster.fatima)
    await invite(database, roster, roster.fatima, now=NOW + A_MONTH)

    assert [row.values for row in await said(database, "BridgeInvited")] == [{"by": "Anja"}] * 2


async def test_who_does_not_take_part_is_not_asked_and_begins_nothing(database, roster):
    with pytest.raises(NotTakingPart):
        await invite(database, roster, roster.bert)
    with pytest.raises(NotTakingPart):
        await begin(database, roster.bert)


async def test_who_has_no_phone_in_it_is_not_asked(database, roster):
    async with database.work() as work:
        await work.connection.execute(
            update(people).where(people.c.id == roster.fatima.id).values(telegram_id=None)
        )

    with pytest.raises(NoAccountYet):
        await invite(database, roster, roster.fatima)


async def test_an_id_that_is_nothing_is_gone(database, roster):
    with pytest.raises(Gone):
        await finish(database, AssessmentId(99), roster.fatima)


# --- doing ----------------------------------------------------------------------------------------


def without_first_and_with_another() -> Method:
    home, *others = METHOD.pillars
    learning = replace(home, key=PillarKey("learning"), name="Leren", levels=("Nog niet", "Ja"))
    return replace(METHOD, pillars=(replace(home, retired=True), *others, learning))


async def begin(
    database: Database, who: Someone, *, by: Someone | None = None, now: datetime = NOW
) -> Assessment:
    async with database.work() as work:
        return await bridge.begin(work, who.id, by=by or who, now=now)


async def begin_anew(
    database: Database, assessment_id: AssessmentId, who: Someone, *, now: datetime = NOW
) -> Assessment:
    async with database.work() as work:
        return await bridge.begin_anew(work, assessment_id, by=who, now=now)


async def rate(
    database: Database,
    of: Assessment,
    pillar: PillarKey,
    level: int | None,
    who: Someone,
    *,
    mark: str | None = None,
    programme: Programme = PROGRAMME,
    now: datetime = NOW,
) -> Assessment:
    async with database.work() as work:
        return await bridge.rate(work, of.id, pillar, level, programme=programme, mark=mark, by=who, now=now)


async def finish(
    database: Database,
    assessment_id: AssessmentId,
    who: Someone,
    *,
    programme: Programme = PROGRAMME,
    now: datetime = NOW,
) -> Assessment:
    async with database.work() as work:
        return await bridge.finish(work, assessment_id, programme=programme, by=who, now=now)


async def fills_in(database: Database, who: Someone, *levels: int | None, now: datetime = NOW) -> Assessment:
    begun = await begin(database, who, now=now)
    for key, level in zip(KEYS, levels, strict=True):
        await rate(database, begun, key, level, who, now=now)
    return await finish(database, begun.id, who, now=now)


async def own(database: Database, who: Someone) -> list[Assessment]:
    async with database.work() as work:
        return await bridge.own(work, by=who)


async def invite(database: Database, roster: Roster, who: Someone, *, now: datetime = NOW) -> None:
    async with database.work() as work:
        await bridge.invite(work, who.id, by=roster.anja, now=now)


async def said(database: Database, kind: str) -> list[Any]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox).where(outbox.c.kind == kind).order_by(outbox.c.id)
        )
        return list(found)


async def acts(database: Database) -> list[str]:
    async with database.work() as work:
        found = await work.connection.execute(
            select(audit.c.act).where(audit.c.act.startswith("bridge.")).order_by(audit.c.id)
        )
        return list(found.scalars())
