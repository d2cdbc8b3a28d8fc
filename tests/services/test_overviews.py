"""The weekly overview: what went well first, five lines, off with one tap, and nothing when there is nothing."""

from dataclasses import replace
from datetime import datetime

import pytest

from mentoring.goal_drafts import StepDraft
from mentoring.money import Cents
from mentoring.overviews import looks_back_to
from messages.catalogue import read_catalogue
from messages.overviews import Overview
from services import claims, overviews
from services.nudge_circumstances import recipient
from tests.services import nudged
from tests.services.nudged import PROGRAMME, Nudged, in_march
from tests.services.small_programme import NOW, PLAN

CATALOGUE = read_catalogue()
FIVE_STEPS = tuple(StepDraft(f"Stap {number}", "We zien het samen", Cents(1_00)) for number in range(1, 6))


@pytest.fixture
async def house(database) -> Nudged:
    return await nudged.begin(database)


async def test_what_went_well_comes_first_with_the_praise(house):
    await does_a_step(house, in_march(4, 12), praise="Knap gedaan")

    assert await told(house, in_march(6, 16)) == (
        "🌟 Dit ging goed deze week:\n"
        '• Post openen en sorteren · Anja zei: "Knap gedaan"\n'
        "Je volgende stap: Een lijst maken"
    )


async def test_in_a_week_without_a_step_it_is_kind_and_true(house):
    assert await told(house, in_march(6, 16)) == (
        "👋 Elke week is anders. Dat is goed.\nJe volgende stap: Post openen en sorteren"
    )


async def test_on_the_very_day_on_which_a_goal_is_agreed_there_is_no_week_to_tell_of(house):
    async with house.database.work() as work:
        to = await recipient(work, house.fatima.id, programme=PROGRAMME, now=NOW)
        overview = await overviews.overview_of(work, to, now=NOW)

    assert overview is None


async def test_of_many_good_things_the_praised_one_is_told_and_it_stays_within_five_lines(database):
    house = await nudged.begin(database, replace(PLAN, steps=FIVE_STEPS))
    for number in range(3):
        await does_a_step(house, in_march(4, 12), praise="Wat goed" if number == 1 else "")

    lines = (await told(house, in_march(6, 16))).splitlines()

    assert lines[1:3] == ['• Stap 2 · Anja zei: "Wat goed"', "• En nog 2 dingen"]
    assert len(lines) <= 5


async def test_what_was_told_last_week_is_not_told_again(house):
    await does_a_step(house, in_march(4, 12))
    await house.is_seen(in_march(12, 12).date())
    await house.lives(in_march(4, 12), in_march(12, 12))

    text = await told(house, in_march(13, 16))

    assert "Post openen" not in text


async def test_with_nothing_at_all_to_tell_nothing_comes(house):
    await does_a_step(house, in_march(4, 12))
    await does_a_step(house, in_march(4, 12))
    await house.is_seen(in_march(31, 12).date())

    await house.lives(in_march(4, 12), in_march(31, 12))

    assert [at for kind, at in await house.said() if kind == "Overview"] == [in_march(6, 16)]


async def test_it_comes_each_friday_at_four_until_it_is_switched_off(house):
    await house.is_seen(in_march(31, 12).date())
    await house.lives(in_march(3, 16), in_march(14, 12))
    async with house.database.work() as work:
        await overviews.switch(work, on=False, by=house.fatima, now=in_march(14, 12))
    await house.lives(in_march(14, 12), in_march(31, 12))

    assert [at for kind, at in await house.said() if kind == "Overview"] == [
        in_march(6, 16),
        in_march(13, 16),
    ]


async def test_switched_on_again_it_comes_again(house):
    async with house.database.work() as work:
        await overviews.switch(work, on=False, by=house.fatima, now=in_march(4, 12))
    await house.lives(in_march(4, 12), in_march(7, 12))
    async with house.database.work() as work:
        await overviews.switch(work, on=True, by=house.fatima, now=in_march(7, 12))
    await house.is_seen(in_march(7, 12).date())
    await house.lives(in_march(7, 12), in_march(14, 12))

    assert [at for kind, at in await house.said() if kind == "Overview"] == [in_march(13, 16)]


@pytest.mark.parametrize(
    ("last", "since"),
    [
        (None, in_march(6, 16)),
        (in_march(6, 16), in_march(6, 16)),
        (in_march(4, 16), in_march(4, 16)),
        (in_march(1, 16), in_march(6, 16)),
    ],
)
def test_it_looks_back_to_the_one_before_or_a_week(last, since):
    assert looks_back_to(last, now=in_march(13, 16)) == since


# --- acts -----------------------------------------------------------------------------------------


async def does_a_step(house: Nudged, now: datetime, *, praise: str = "") -> None:
    step = await house.step()
    anja = house.programme.anja
    async with house.database.work() as work:
        claimed = await claims.claim_step(work, step, by=house.fatima, now=now)
        await claims.approve(work, claimed.id, programme=PROGRAMME, by=anja, now=now)
        if praise:
            await claims.praise(work, claimed.id, praise, by=anja, now=now)


async def told(house: Nudged, now: datetime) -> str:
    async with house.database.work() as work:
        to = await recipient(work, house.fatima.id, programme=PROGRAMME, now=now)
        found = await overviews.overview_of(work, to, now=now)
    assert isinstance(found, Overview)
    return CATALOGUE.render(found)
