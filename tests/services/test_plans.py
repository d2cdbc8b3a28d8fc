"""If-then plans as they are kept: one for a step, played back at its moment, and gone with what it was for."""

from dataclasses import replace
from datetime import datetime, time

import pytest
from sqlalchemy import select

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import GoalId, StepId
from mentoring.money import Cents
from mentoring.nudges import SayAgain
from mentoring.plans import IfThenPlan, PlanNotClear, PlanTooLong
from mentoring.refusals import Gone, NoLongerPossible
from services import claims, goals, plans, promises, step_moments
from storage.tables import if_then_plans
from tests.services import nudged
from tests.services.nudged import PROGRAMME, Nudged, in_march
from tests.services.small_programme import PLAN

CUE, RESPONSE = "de koffie klaar is", "open ik één brief"
MADE = in_march(3, 15)


@pytest.fixture
async def house(database) -> Nudged:
    return await nudged.begin(database)


async def test_a_plan_is_kept_for_its_step_and_the_next_one_takes_its_place(house):
    await makes(house)
    async with house.database.work() as work:
        await plans.say_back(work, house.first_step, by=house.fatima, now=MADE)
    first = await plan_of(house)
    await makes(house, cue="ik thuiskom")

    second = await plan_of(house)

    assert first == IfThenPlan(house.first_step, CUE, RESPONSE, MADE, said_at=MADE)
    assert second == IfThenPlan(house.first_step, "ik thuiskom", RESPONSE, MADE)


async def test_it_is_played_back_at_the_moment_that_was_chosen_for_its_step(house):
    await makes(house, on=(4,), at=time(19))

    await house.lives(in_march(3, 16), in_march(6, 22))

    assert ("PlanNudge", in_march(6, 19)) in await house.said()


async def test_said_once_more_on_request_it_is_still_the_plan(house):
    await makes(house, on=(4,), at=time(19))
    async with house.database.work() as work:
        await promises.remind_later(
            work,
            house.first_step,
            SayAgain.TOMORROW,
            programme=PROGRAMME,
            by=house.fatima,
            now=in_march(3, 16),
        )

    await house.lives(in_march(3, 16), in_march(4, 22))

    assert await house.said() == [("PromisedPlanNudge", in_march(4, 19))]


async def test_a_plan_of_another_goal_is_promised_for_the_time_of_day_that_helps_for_it(house):
    other = await another_goal(house)
    await makes(house, step_id=other, on=(4,), at=time(19))

    async with house.database.work() as work:
        at = await promises.remind_later(
            work, other, SayAgain.TOMORROW, programme=PROGRAMME, by=house.fatima, now=in_march(3, 16)
        )

    assert at == in_march(4, 19)


async def test_the_plan_of_another_goal_is_played_back_too_and_both_share_the_week(house):
    other = await another_goal(house)
    await makes(house, step_id=other, on=(2,), at=time(19))

    await house.lives(in_march(3, 16), in_march(10, 12))

    steps = [one for one in await house.said() if one[0] != "Overview"]
    assert steps == [
        ("PlanNudge", in_march(4, 19)),
        ("StepNudge", in_march(5, 10)),
        ("StepNudge", in_march(10, 10)),
    ]


async def test_who_wants_no_nudges_is_not_told_that_a_plan_will_be_said(house):
    await makes(house, on=(4,), at=time(19))
    async with house.database.work() as work:
        before = await step_moments.chosen(work, house.first_step, by=house.fatima)
        await step_moments.switch(work, on=False, by=house.fatima, now=MADE)
        after = await step_moments.chosen(work, house.first_step, by=house.fatima)

    assert before is not None
    assert (before.weekdays, before.at) == ((4,), time(19))
    assert after is None


async def test_when_the_next_step_waits_for_the_mentor_a_plan_of_another_goal_goes_on(house):
    other = await another_goal(house)
    await makes(house, step_id=other, on=(4,), at=time(19))
    await claim(house, house.goal_id, in_march(4, 12))
    await claim(house, house.goal_id, in_march(4, 13))

    await house.lives(in_march(4, 14), in_march(6, 22))

    assert ("PlanNudge", in_march(6, 19)) in await house.said()


async def test_a_later_step_of_a_goal_with_an_order_waits_for_its_turn(house):
    second = (await house.goal()).steps[1].id
    await makes(house, step_id=second, on=(2,), at=time(19))

    await house.lives(in_march(3, 16), in_march(6, 12))

    assert [kind for kind, _ in await house.said()] == ["StepNudge"]


async def test_a_step_that_is_done_is_played_back_no_more(house):
    await makes(house, on=(4,), at=time(19))
    await claim(house, house.goal_id, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(13, 22))

    assert "PlanNudge" not in [kind for kind, _ in await house.said()]


async def test_taken_away_the_step_itself_is_said_again(house):
    await makes(house, on=(4,), at=time(19))
    async with house.database.work() as work:
        await plans.take_away(work, house.first_step, by=house.fatima, now=in_march(3, 16))
        await plans.take_away(work, house.first_step, by=house.fatima, now=in_march(3, 16))

    await house.lives(in_march(3, 16), in_march(6, 22))

    assert ("StepNudge", in_march(6, 19)) in await house.said()
    assert await kept(house) == []


async def test_in_a_new_version_of_the_goal_the_plan_stays_with_its_step_and_goes_with_a_dropped_one(house):
    await makes(house, on=(4,), at=time(19))
    await changes(
        house, steps=(StepDraft("Alleen de blauwe post", "Hij is open", Cents(5_00), house.first_step),)
    )
    kept_plan = (await plans_of_goal(house))[house.first_step]
    await changes(house, steps=(StepDraft("Iets heel anders", "We zien het", Cents(5_00)),))

    await house.lives(in_march(4, 12), in_march(6, 22))

    assert kept_plan.cue == CUE
    assert await plans_of_goal(house) == {}
    assert "PlanNudge" not in [kind for kind, _ in await house.said()]


@pytest.mark.parametrize(
    ("cue", "refusal"), [("😀", PlanNotClear), ("😀" * 2000, PlanTooLong), ("a" * 81, PlanTooLong)]
)
async def test_what_is_no_plan_is_not_kept(house, cue, refusal):
    with pytest.raises(refusal):
        await makes(house, cue=cue)

    assert await kept(house) == []


async def test_without_a_plan_there_is_nothing_to_say_back(house):
    async with house.database.work() as work:
        with pytest.raises(Gone):
            await plans.say_back(work, house.first_step, by=house.fatima, now=MADE)


async def test_a_step_that_is_done_gets_no_plan(house):
    await claim(house, house.goal_id, in_march(4, 12), approved=True)

    with pytest.raises(NoLongerPossible):
        await makes(house)


# --- acts -----------------------------------------------------------------------------------------


async def makes(
    house: Nudged,
    *,
    step_id: StepId | None = None,
    cue: str = CUE,
    on: tuple[int, ...] = (),
    at: time = time(19),
) -> None:
    step = step_id or house.first_step
    async with house.database.work() as work:
        await plans.save(work, step, cue, RESPONSE, by=house.fatima, now=MADE)
        if on:
            await step_moments.choose(work, step, on, at, programme=PROGRAMME, by=house.fatima, now=MADE)


async def plan_of(house: Nudged) -> IfThenPlan | None:
    async with house.database.work() as work:
        return await plans.of_step(work, house.first_step, by=house.fatima)


async def plans_of_goal(house: Nudged) -> dict[StepId, IfThenPlan]:
    async with house.database.work() as work:
        return dict(await plans.of_goal(work, house.goal_id, by=house.programme.anja))


async def kept(house: Nudged) -> list[StepId]:
    async with house.database.work() as work:
        return list((await work.connection.execute(select(if_then_plans.c.step_id))).scalars())


async def another_goal(house: Nudged) -> StepId:
    """The first step of a second goal, which is not in focus."""
    plan = replace(PLAN, title="Mijn fiets maken", reward=Cents(0))
    async with house.database.work() as work:
        goal_id = await agreed(work, house, plan)
        return (await work.goals.get(goal_id)).steps[0].id


async def agreed(work, house: Nudged, plan: Draft) -> GoalId:
    fatima, anja = house.fatima, house.programme.anja
    goal_id = await goals.propose(work, fatima.id, plan, by=anja, now=MADE)
    await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=fatima, now=MADE)
    return goal_id


async def changes(house: Nudged, *, steps: tuple[StepDraft, ...]) -> None:
    """Anja proposes other steps, and Fatima agrees."""
    async with house.database.work() as work:
        version = (await work.goals.get(house.goal_id)).version
        draft = replace(PLAN, steps=steps)
        by, fatima = house.programme.anja, house.fatima
        await goals.propose_changes(work, house.goal_id, version, draft, by=by, now=MADE)
        await goals.agree(work, house.goal_id, version + 1, programme=PROGRAMME, by=fatima, now=MADE)


async def claim(house: Nudged, goal_id: GoalId, now: datetime, *, approved: bool = False) -> None:
    async with house.database.work() as work:
        step = (await work.goals.get(goal_id)).next_step
        claimed = await claims.claim(work, goal_id, step.id if step else None, by=house.fatima, now=now)
        if approved:
            await claims.approve(work, claimed.id, programme=PROGRAMME, by=house.programme.anja, now=now)
