"""Goals that are set aside and picked up again, the one in focus, how many count at a time, and who leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.access import NotOfThisTeam
from mentoring.goal_versions import VersionState
from mentoring.goals import ClaimWaits, Goal, GoalState, NotThisStepYet, TooManyActive
from mentoring.ids import ClaimId, GoalId
from mentoring.money import Cents
from mentoring.people import NotTakingPart, ParticipantState, Role, Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.steps import StepState
from services import claims, goal_lists, goals, people
from storage.database import Database
from tests.services.small_programme import (
    NOW,
    PLAN,
    PROGRAMME,
    SmallProgramme,
    agree,
    approve,
    balance,
    begin,
    claim,
)
from tests.services.test_check import findings
from tests.services.test_goal_versions import as_it_is, change, say_yes, wish
from tests.services.test_goals import accounts, notices, propose, someone_else, the_goal

LATER = NOW + timedelta(minutes=5)
WHOLE_POT = (100_00, 0)


async def set_aside(database: Database, goal_id: GoalId, *, by: Someone) -> Goal:
    async with database.work() as work:
        return await goals.set_aside(work, goal_id, by=by, now=LATER)


async def pick_up(database: Database, goal_id: GoalId, *, by: Someone) -> Goal:
    async with database.work() as work:
        return await goals.pick_up(work, goal_id, by=by, now=LATER)


async def focus(database: Database, programme: SmallProgramme, goal_id: GoalId) -> None:
    async with database.work() as work:
        await goals.choose_focus(work, goal_id, by=programme.fatima, now=LATER)


async def current(database: Database, programme: SmallProgramme) -> list[GoalId]:
    async with database.work() as work:
        return [goal.id for goal in await goal_lists.current(work, by=programme.fatima)]


async def earlier(database: Database, programme: SmallProgramme) -> list[GoalId]:
    async with database.work() as work:
        return [goal.id for goal in await goal_lists.earlier(work, by=programme.fatima)]


async def leave(database: Database, programme: SmallProgramme) -> None:
    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=LATER)


# --- set aside ----------------------------------------------------------------------------------------


async def test_what_is_set_aside_gives_back_the_money_of_what_is_not_done(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await approve(database, programme, await claim(database, programme, goal_id))

    aside = await set_aside(database, goal_id, by=programme.fatima)

    assert aside == await the_goal(database, goal_id)
    assert [step.state for step in aside.steps] == [StepState.DONE, StepState.OPEN]
    assert await accounts(database, programme) == (95_00, 0)
    assert await balance(database, programme.fatima.id) == 5_00
    assert (await current(database, programme), await earlier(database, programme)) == ([], [goal_id])
    assert (await notices(database))[-1] == "GoalSetAsideTeam"
    assert await findings(database) == []


async def test_the_participant_hears_that_the_mentor_set_a_goal_aside(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)

    await set_aside(database, goal_id, by=programme.anja)

    assert (await notices(database))[-2:] == ["GoalSetAside", "GoalSetAsideTeam"]


async def test_nothing_is_set_aside_while_a_claim_waits(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await claim(database, programme, goal_id)

    with pytest.raises(ClaimWaits):
        await set_aside(database, goal_id, by=programme.fatima)
    assert await accounts(database, programme) == (82_50, 17_50)


async def test_a_change_that_waits_is_off_when_the_goal_is_set_aside(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    await change(database, programme, goal_id, replace(draft, title="Rust", reward=Cents(20_00)))

    await set_aside(database, goal_id, by=programme.fatima)

    assert await accounts(database, programme) == WHOLE_POT
    assert await findings(database) == []
    async with database.work() as work:
        found = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert [each.state for each in found] == [VersionState.WITHDRAWN, VersionState.AGREED]
    with pytest.raises(NoLongerPossible):
        await say_yes(database, programme, goal_id, 2)
    assert (await pick_up(database, goal_id, by=programme.anja)).title == PLAN.title
    assert await findings(database) == []


async def test_a_proposal_that_was_set_aside_moves_no_money_and_can_come_back(database):
    programme = await begin(database)
    goal_id = await propose(database, programme)

    await set_aside(database, goal_id, by=programme.fatima)

    assert await accounts(database, programme) == WHOLE_POT
    assert await earlier(database, programme) == [goal_id]


async def test_a_wish_that_was_set_aside_is_told_anew_when_it_is_wanted_again(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    await set_aside(database, goal_id, by=programme.anja)

    assert await earlier(database, programme) == []
    with pytest.raises(NoLongerPossible):
        await pick_up(database, goal_id, by=programme.fatima)


async def test_a_goal_is_set_aside_once(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await set_aside(database, goal_id, by=programme.fatima)

    with pytest.raises(NoLongerPossible):
        await set_aside(database, goal_id, by=programme.anja)


async def test_nobody_else_sets_aside_or_picks_up(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    bert, piet = await someone_else(database, "Bert"), await someone_else(database, "Piet", Role.MENTOR)

    for by, refusal in ((bert, Gone), (piet, NotOfThisTeam)):
        with pytest.raises(refusal):
            await set_aside(database, goal_id, by=by)
    await set_aside(database, goal_id, by=programme.anja)
    for by, refusal in ((bert, Gone), (piet, NotOfThisTeam)):
        with pytest.raises(refusal):
            await pick_up(database, goal_id, by=by)


# --- picked up again ----------------------------------------------------------------------------------


async def test_what_the_participant_picks_up_counts_when_the_mentor_agrees(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await approve(database, programme, await claim(database, programme, goal_id))
    await set_aside(database, goal_id, by=programme.fatima)

    again = await pick_up(database, goal_id, by=programme.fatima)
    with pytest.raises(NoLongerPossible):
        await say_yes(database, programme, goal_id, 2)
    agreed = await say_yes(database, programme, goal_id, 2, by=programme.anja)

    assert (again.version, again.awaits_staff, again.outstanding) == (2, True, 12_50)
    assert agreed is not None
    assert (agreed.agreed_version, agreed.next_step and agreed.next_step.title) == (2, "Een lijst maken")
    assert await accounts(database, programme) == (82_50, 12_50)
    assert [kind for kind in await notices(database) if "PickUp" in kind or "PickedUp" in kind] == [
        "GoalPickedUpTeam",
        "PickUpAgreed",
    ]
    assert await findings(database) == []


async def test_what_the_mentor_picks_up_counts_when_the_participant_agrees(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await set_aside(database, goal_id, by=programme.fatima)

    await pick_up(database, goal_id, by=programme.anja)
    with pytest.raises(NotAllowed):
        await say_yes(database, programme, goal_id, 2, by=programme.ingrid)
    agreed = await say_yes(database, programme, goal_id, 2)

    assert agreed is not None
    assert await accounts(database, programme) == (82_50, 17_50)
    assert "GoalPickedUp" in await notices(database)


async def test_what_was_done_before_is_never_paid_twice(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await approve(database, programme, await claim(database, programme, goal_id))
    done_at = (await the_goal(database, goal_id)).steps[0].done_at
    await set_aside(database, goal_id, by=programme.fatima)
    await pick_up(database, goal_id, by=programme.anja)
    await say_yes(database, programme, goal_id, 2)

    for _ in range(2):
        await approve(database, programme, await claim(database, programme, goal_id))

    goal = await the_goal(database, goal_id)
    assert (goal.state, goal.steps[0].done_at) == (GoalState.ACHIEVED, done_at)
    assert await balance(database, programme.fatima.id) == 17_50
    assert await accounts(database, programme) == (82_50, 0)
    assert await findings(database) == []


async def test_what_was_picked_up_can_be_adjusted_before_it_is_agreed(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await approve(database, programme, await claim(database, programme, goal_id))
    await set_aside(database, goal_id, by=programme.fatima)
    again = await pick_up(database, goal_id, by=programme.fatima)
    smaller = replace(as_it_is(again), reward=Cents(0), steps=as_it_is(again).steps[:1])
    await change(database, programme, goal_id, smaller, version=2)

    agreed = await say_yes(database, programme, goal_id, 3)

    assert agreed is not None
    assert [step.state for step in agreed.steps] == [StepState.DONE]
    assert await accounts(database, programme) == (95_00, 0)
    assert await findings(database) == []


async def test_what_was_picked_up_and_taken_back_is_among_the_earlier_goals_again(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    await set_aside(database, goal_id, by=programme.fatima)
    await pick_up(database, goal_id, by=programme.fatima)

    async with database.work() as work:
        await goals.withdraw(work, goal_id, 2, by=programme.fatima, now=LATER)

    assert await earlier(database, programme) == [goal_id]
    assert await findings(database) == []


# --- how many, and which first ------------------------------------------------------------------------


async def test_one_goal_more_than_is_good_at_a_time_waits(database):
    programme = await begin(database)
    first, *_ = [await agree(database, programme) for _ in range(PROGRAMME.most_active_goals)]
    draft = as_it_is(await the_goal(database, first))
    await change(database, programme, first, replace(draft, title="Rust"))
    one_more = await propose(database, programme)

    with pytest.raises(TooManyActive):
        await say_yes(database, programme, one_more, 1)
    await say_yes(database, programme, first, 2)  # A change is no goal more.
    await set_aside(database, first, by=programme.fatima)

    assert await say_yes(database, programme, one_more, 1) is not None


async def test_the_goal_in_focus_comes_first_until_it_is_set_aside(database):
    programme = await begin(database)
    first, second = await agree(database, programme), await agree(database, programme)

    await focus(database, programme, second)
    with_focus = await current(database, programme)
    await set_aside(database, second, by=programme.fatima)
    await pick_up(database, second, by=programme.anja)
    await say_yes(database, programme, second, 2)

    assert with_focus == [second, first]
    assert await current(database, programme) == [first, second]


async def test_a_goal_that_was_reached_is_in_focus_no_longer(database):
    programme = await begin(database)
    first, second = await agree(database, programme), await agree(database, programme)
    await focus(database, programme, second)
    for _ in range(3):
        await approve(database, programme, await claim(database, programme, second))

    async with database.work() as work:
        steps = (await work.nudge_facts.open_steps([programme.fatima.id]))[programme.fatima.id]

    assert await current(database, programme) == [first]
    assert steps.next == (await the_goal(database, first)).steps[0].id


async def test_a_nudge_is_about_the_goal_in_focus(database):
    programme = await begin(database)
    first, second = await agree(database, programme), await agree(database, programme)

    await focus(database, programme, second)

    async with database.work() as work:
        steps = (await work.nudge_facts.open_steps([programme.fatima.id]))[programme.fatima.id]
    assert steps.next == (await the_goal(database, second)).steps[0].id
    assert set(steps.titles) > {step.id for step in (await the_goal(database, first)).steps}


async def test_only_what_counts_comes_into_focus_and_only_one_s_own(database):
    programme = await begin(database)
    waiting = await propose(database, programme)
    bert = await someone_else(database, "Bert")

    with pytest.raises(NoLongerPossible):
        await focus(database, programme, waiting)
    with pytest.raises(Gone):
        async with database.work() as work:
            await goals.choose_focus(work, waiting, by=bert, now=LATER)


async def test_steps_go_in_order_unless_both_agreed_otherwise(database):
    programme = await begin(database)
    in_order = await agree(database, programme)
    free = await agree(database, programme, replace(PLAN, in_order=False))
    last = (await the_goal(database, in_order)).steps[1].id

    with pytest.raises(NotThisStepYet):
        async with database.work() as work:
            await claims.claim_step(work, last, by=programme.fatima, now=NOW)
    async with database.work() as work:
        free_last = (await work.goals.get(free)).steps[1].id
        await claims.claim_step(work, free_last, by=programme.fatima, now=NOW)


# --- who leaves ---------------------------------------------------------------------------------------


async def test_who_leaves_gives_back_what_was_promised_for_goals(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    waiting = await propose(database, programme)
    await approve(database, programme, await claim(database, programme, goal_id))

    await leave(database, programme)

    for each in (goal_id, waiting):
        assert (await the_goal(database, each)).state is GoalState.SET_ASIDE
    assert await accounts(database, programme) == (95_00, 0)
    assert await findings(database) == []


async def test_what_waits_for_a_decision_when_somebody_leaves_is_decided_and_paid(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim_id = await claim(database, programme, goal_id)

    await leave(database, programme)
    reserved = await accounts(database, programme)
    assert await findings(database) == []
    await approve(database, programme, claim_id)

    assert reserved == (95_00, 5_00)
    assert await balance(database, programme.fatima.id) == 5_00
    assert await accounts(database, programme) == (95_00, 0)
    assert await findings(database) == []


async def test_what_waits_when_somebody_leaves_and_is_not_yet_done_goes_back_to_the_pot(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    claim_id = await claim(database, programme, goal_id)
    await leave(database, programme)

    async with database.work() as work:
        await claims.not_yet(work, claim_id, "Bijna", by=programme.anja, now=LATER)

    assert await accounts(database, programme) == WHOLE_POT
    assert await findings(database) == []


async def claimed_itself(database: Database, programme: SmallProgramme) -> tuple[GoalId, ClaimId]:
    """Both steps are done and paid, and the goal itself waits."""
    goal_id = await agree(database, programme)
    for _ in range(2):
        await approve(database, programme, await claim(database, programme, goal_id))
    return goal_id, await claim(database, programme, goal_id)


async def test_a_goal_that_was_claimed_itself_when_somebody_leaves_can_be_achieved(database):
    programme = await begin(database)
    goal_id, itself = await claimed_itself(database, programme)

    await leave(database, programme)
    assert await findings(database) == []
    await approve(database, programme, itself)

    assert await balance(database, programme.fatima.id) == 17_50
    assert (await the_goal(database, goal_id)).state is GoalState.ACHIEVED
    assert await findings(database) == []


async def test_a_goal_that_was_claimed_itself_and_is_not_reached_is_set_aside_after_all(database):
    programme = await begin(database)
    goal_id, itself = await claimed_itself(database, programme)
    await leave(database, programme)

    async with database.work() as work:
        await claims.not_yet(work, itself, "Bijna", by=programme.anja, now=LATER)

    assert await accounts(database, programme) == (92_50, 0)
    assert (await the_goal(database, goal_id)).state is GoalState.SET_ASIDE
    assert await findings(database) == []


async def test_who_has_left_agrees_to_nothing_more(database):
    """A proposal that was there by chance, and a button that stayed on the screen."""
    programme = await begin(database)
    goal_id = await propose(database, programme)
    async with database.work() as work:
        left = (await work.people.participant(programme.fatima.id)).become(ParticipantState.LEFT)
        await work.people.save_state(left)

    with pytest.raises(NotTakingPart):
        await say_yes(database, programme, goal_id, 1)

    assert await accounts(database, programme) == WHOLE_POT


async def test_who_has_left_hears_nothing_of_a_goal_that_is_put_away_after_all(database):
    """Before goals were set aside by who leaves, theirs went on counting; the team can put them away."""
    programme = await begin(database)
    agreed, proposed = await agree(database, programme), await propose(database, programme)
    async with database.work() as work:
        left = (await work.people.participant(programme.fatima.id)).become(ParticipantState.LEFT)
        await work.people.save_state(left)

    await set_aside(database, agreed, by=programme.anja)
    async with database.work() as work:
        await goals.withdraw(work, proposed, 1, by=programme.anja, now=LATER)

    assert (await notices(database))[-2:] == ["GoalSetAsideTeam", "GoalWithdrawnTeam"]
    assert await accounts(database, programme) == WHOLE_POT
