"""Check-ins: asked once a week of who wants it, one thing a day, never in a pause, and it stops by itself."""

from datetime import datetime

import pytest
from sqlalchemy import select

from mentoring.check_ins import Face
from mentoring.ids import NudgeId
from mentoring.pauses import PauseLength
from services import check_ins, pauses
from storage.tables import check_ins as table
from storage.tables import nudges, outbox
from tests.services import nudged
from tests.services.nudged import TUESDAY, Nudged, in_march


@pytest.fixture
async def house(database) -> Nudged:
    """Fatima wants to be asked, and has a step with nudges on Tuesday and Thursday, and the overview on Friday."""
    house = await nudged.begin(database)
    async with house.database.work() as work:
        await check_ins.switch(work, on=True, by=house.fatima, now=in_march(3, 16))
    return house


async def asked(house: Nudged) -> list[datetime]:
    async with house.database.work() as work:
        query = select(outbox.c.created_at).where(outbox.c.kind == "HowAreYou").order_by(outbox.c.id)
        return list((await work.connection.execute(query)).scalars())


async def test_it_comes_each_wednesday_at_eleven_beside_what_comes_on_other_days(house):
    await house.is_seen(in_march(31, 12).date())

    await house.lives(in_march(3, 16), in_march(20, 12))

    assert await asked(house) == [in_march(4, 11), in_march(11, 11), in_march(18, 11)]
    days = [at.date() for kind, at in await house.said()]
    assert not {at.date() for at in await asked(house)} & set(days)


async def test_it_stops_by_itself_when_three_went_without_a_sign_of_life(house):
    await house.is_seen(TUESDAY)

    await house.lives(in_march(3, 16), in_march(31, 23))

    assert len(await asked(house)) <= 3


async def test_in_a_pause_it_does_not_come(house):
    async with house.database.work() as work:
        await pauses.pause(work, PauseLength.WEEK, by=house.fatima, now=in_march(3, 17))

    await house.lives(in_march(3, 17), in_march(6, 12))

    assert await asked(house) == []


async def test_after_dont_ask_it_does_not_come(house):
    async with house.database.work() as work:
        await check_ins.switch(work, on=False, by=house.fatima, now=in_march(3, 17))

    await house.lives(in_march(3, 17), in_march(6, 12))

    assert await asked(house) == []


async def test_one_question_has_one_answer(house):
    await house.lives(in_march(3, 16), in_march(4, 12))
    async with house.database.work() as work:
        question = select(nudges.c.id).where(nudges.c.kind == "check_in", nudges.c.state == "sent")
        number = NudgeId((await work.connection.execute(question)).scalar_one())
        first = await check_ins.answer(work, number, Face.GOOD, by=house.fatima, now=in_march(4, 12))
        second = await check_ins.answer(work, number, Face.HEAVY, by=house.fatima, now=in_march(4, 13))

    assert (first is not None, second) == (True, None)
    async with house.database.work() as work:
        kept = (await work.connection.execute(select(table.c.face, table.c.shared_at))).all()
    assert [tuple(row) for row in kept] == [(Face.GOOD.value, None)]
