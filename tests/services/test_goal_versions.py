"""A wish, a change of what was agreed, and how versions and agreements are proved from the audit log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.goal_versions import VersionState
from mentoring.goals import ClaimWaits, Goal, GoalState, NewerVersion, StepTaken
from mentoring.ids import GoalId, PillarKey
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.steps import StepState
from messages.goals_staff import WishNews
from services import claims, goal_lists, goals
from storage.database import Database
from storage.tables import outbox
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
from tests.services.test_check import execute, findings, tamper
from tests.services.test_goals import accounts, notices, someone_else, the_goal

LATER = NOW + timedelta(minutes=5)
LATER_STILL = NOW + timedelta(minutes=9)
WISH = Wish("Minder zorgen over geld", PillarKey("money"), why="Ik lig wakker", steps=("Post openen",))


async def wish(database: Database, programme: SmallProgramme, wanted: Wish = WISH) -> GoalId:
    async with database.work() as work:
        return await goals.propose_own(work, wanted, programme=PROGRAMME, by=programme.fatima, now=NOW)


async def tell_otherwise(
    database: Database, programme: SmallProgramme, goal_id: GoalId, wanted: Wish, *, version: int = 1
) -> None:
    async with database.work() as work:
        await goals.change_own(
            work, goal_id, version, wanted, programme=PROGRAMME, by=programme.fatima, now=LATER
        )


async def told_of_wishes(database: Database) -> list[tuple[str, str]]:
    """What the team read about wishes: the words, and whether they were new."""
    async with database.work() as work:
        told = await work.connection.execute(
            select(outbox.c["values"]).where(outbox.c.kind == "GoalWish").order_by(outbox.c.id)
        )
        return [(values["title"], WishNews(values["news"]).name) for values in told.scalars()]


def as_it_is(goal: Goal) -> Draft:
    """What a mentor begins with who changes a goal."""
    return Draft(
        title=goal.title,
        pillar=goal.pillar,
        why=goal.why,
        seen_by=goal.seen_by,
        reward=goal.reward,
        due_on=goal.due_on,
        in_order=goal.in_order,
        steps=tuple(StepDraft(step.title, step.seen_by, step.reward, step.id) for step in goal.steps),
    )


async def change(
    database: Database, programme: SmallProgramme, goal_id: GoalId, draft: Draft, *, version: int = 1
) -> None:
    async with database.work() as work:
        await goals.propose_changes(work, goal_id, version, draft, by=programme.anja, now=LATER)


async def say_yes(
    database: Database, programme: SmallProgramme, goal_id: GoalId, version: int, *, by: Someone | None = None
) -> Goal | None:
    async with database.work() as work:
        return await goals.agree(
            work, goal_id, version, programme=PROGRAMME, by=by or programme.fatima, now=LATER_STILL
        )


async def withdraw(database: Database, goal_id: GoalId, version: int, *, by: Someone) -> Goal:
    async with database.work() as work:
        return await goals.withdraw(work, goal_id, version, by=by, now=LATER)


# --- what a participant wants -------------------------------------------------------------------------


async def test_what_a_participant_wants_reaches_the_team_and_counts_for_nothing_yet(database):
    programme = await begin(database)

    goal_id = await wish(database, programme)

    goal = await the_goal(database, goal_id)
    assert (goal.state, goal.is_wish, goal.proposed_by) == (GoalState.PROPOSED, True, programme.fatima.id)
    assert [(step.title, step.seen_by, step.reward) for step in goal.steps] == [("Post openen", "", 0)]
    assert await notices(database) == ["GoalWish"]
    assert await accounts(database, programme) == (100_00, 0)
    assert await findings(database) == []


async def test_what_was_only_spoken_has_no_words_and_no_steps_yet(database):
    programme = await begin(database)

    goal_id = await wish(database, programme, Wish("", PillarKey("money"), voice="file-of-fatima"))

    goal = await the_goal(database, goal_id)
    assert (goal.title, goal.steps, goal.voice) == ("", (), "file-of-fatima")
    async with database.work() as work:
        assert [each.id for each in await goal_lists.current(work, by=programme.fatima)] == [goal_id]


async def test_nobody_says_yes_to_a_wish(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    with pytest.raises(NoLongerPossible):
        await say_yes(database, programme, goal_id, 1)
    with pytest.raises(NoLongerPossible):
        await say_yes(database, programme, goal_id, 1, by=programme.anja)


async def test_a_wish_that_was_made_clear_together_can_be_agreed_on(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)
    await change(database, programme, goal_id, PLAN)

    agreed = await say_yes(database, programme, goal_id, 2)

    assert agreed is not None
    assert (agreed.title, agreed.version, agreed.agreed_version) == (PLAN.title, 2, 2)
    assert await accounts(database, programme) == (82_50, 17_50)
    async with database.work() as work:
        found = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert [(each.number, each.state, each.proposed_by_name) for each in found] == [
        (2, VersionState.AGREED, "Anja"),
        (1, VersionState.REPLACED, "Fatima"),
    ]
    assert found[1].draft is None
    assert await findings(database) == []


async def test_a_wish_that_is_taken_back_is_on_no_list_and_the_team_hears_it(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    await withdraw(database, goal_id, 1, by=programme.fatima)

    async with database.work() as work:
        assert await goal_lists.current(work, by=programme.fatima) == []
        assert await goal_lists.earlier(work, by=programme.fatima) == []
        assert await goal_lists.of_participant(work, programme.fatima.id, by=programme.anja) == []
    assert await notices(database) == ["GoalWish", "GoalWithdrawnTeam"]
    with pytest.raises(NoLongerPossible):
        async with database.work() as work:
            await goals.pick_up(work, goal_id, by=programme.fatima, now=LATER)


async def test_a_wish_that_is_told_otherwise_is_the_same_wish_and_the_team_reads_that_it_was_changed(
    database,
):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    await tell_otherwise(
        database, programme, goal_id, Wish("Rust", PillarKey("work"), steps=("Bellen", "Slapen"))
    )

    goal = await the_goal(database, goal_id)
    assert (goal.title, goal.pillar, goal.why, goal.version, goal.is_wish) == ("Rust", "work", "", 2, True)
    assert [step.title for step in goal.steps] == ["Bellen", "Slapen"]
    assert await told_of_wishes(database) == [("Minder zorgen over geld", "NEW"), ("Rust", "CHANGED")]
    async with database.work() as work:
        found = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert [(each.number, each.state) for each in found] == [
        (2, VersionState.OPEN),
        (1, VersionState.REPLACED),
    ]
    assert await findings(database) == []


async def test_a_wish_may_be_spoken_instead_and_typed_again(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    await tell_otherwise(database, programme, goal_id, Wish("", PillarKey("money"), voice="file-of-fatima"))
    spoken = await the_goal(database, goal_id)
    await tell_otherwise(database, programme, goal_id, WISH, version=2)

    assert (spoken.title, spoken.voice, spoken.steps) == ("", "file-of-fatima", ())
    typed = await the_goal(database, goal_id)
    assert (typed.title, typed.voice, typed.version) == (WISH.title, None, 3)
    assert await findings(database) == []


async def test_a_wish_that_was_made_clear_or_taken_back_is_not_told_otherwise(database):
    programme = await begin(database)
    clear, back = await wish(database, programme), await wish(database, programme)
    await change(database, programme, clear, PLAN)
    await withdraw(database, back, 1, by=programme.fatima)

    with pytest.raises(NewerVersion):
        await tell_otherwise(database, programme, clear, WISH)
    with pytest.raises(NoLongerPossible):
        await tell_otherwise(database, programme, clear, WISH, version=2)
    with pytest.raises(NoLongerPossible):
        await tell_otherwise(database, programme, back, WISH)


async def test_who_takes_back_a_wish_that_was_made_clear_meanwhile_hears_that_there_is_a_newer_version(
    database,
):
    programme = await begin(database)
    goal_id = await wish(database, programme)
    await change(database, programme, goal_id, PLAN)

    with pytest.raises(NewerVersion):
        await withdraw(database, goal_id, 1, by=programme.fatima)


async def test_staff_take_back_what_staff_proposed_and_no_wish(database):
    programme = await begin(database)
    goal_id = await wish(database, programme)

    with pytest.raises(NotAllowed):
        await withdraw(database, goal_id, 1, by=programme.anja)
    await change(database, programme, goal_id, PLAN)
    with pytest.raises(NotAllowed):
        await withdraw(database, goal_id, 2, by=programme.fatima)
    await withdraw(database, goal_id, 2, by=programme.anja)

    assert (await notices(database))[-2:] == ["ProposalTakenBack", "GoalWithdrawnTeam"]


# --- what was agreed is changed -----------------------------------------------------------------------


async def test_what_was_agreed_counts_on_until_both_agree_on_the_change(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    before = await the_goal(database, goal_id)
    first, second = as_it_is(before).steps

    await change(database, programme, goal_id, replace(as_it_is(before), title="Rust", steps=(second,)))

    meanwhile = await the_goal(database, goal_id)
    assert meanwhile == replace(before, state=GoalState.CHANGED, version=2)
    assert await accounts(database, programme) == (82_50, 17_50)
    async with database.work() as work:
        proposed = await goal_lists.proposal(work, goal_id, by=programme.fatima)
    assert (proposed.title, [step.title for step in proposed.steps]) == ("Rust", [second.title])
    assert first.step_id in {step.id for step in meanwhile.steps}
    assert (await notices(database))[-2:] == ["GoalChanged", "GoalChangeProposedTeam"]
    assert await findings(database) == []


async def test_a_change_drops_edits_and_adds_steps_and_keeps_what_was_done(database):
    programme = await begin(database)
    three = replace(PLAN, steps=(*PLAN.steps, StepDraft("Bellen", "Je vertelt het", Cents(1_00))))
    goal_id = await agree(database, programme, three)
    await approve(database, programme, await claim(database, programme, goal_id))
    before = await the_goal(database, goal_id)
    done, edited, _ = as_it_is(before).steps
    draft = replace(
        as_it_is(before),
        due_on=date(2026, 12, 31),
        in_order=False,
        steps=(
            StepDraft("Een map kopen", "De map ligt er", Cents(3_00)),
            done,
            replace(edited, title="Een kleine lijst maken", reward=Cents(2_00)),
        ),
    )
    await change(database, programme, goal_id, draft)

    agreed = await say_yes(database, programme, goal_id, 2)

    assert agreed is not None
    assert agreed == await the_goal(database, goal_id)
    assert [(step.title, step.position, step.state) for step in agreed.steps] == [
        ("Een map kopen", 1, StepState.OPEN),
        ("Post openen en sorteren", 2, StepState.DONE),
        ("Een kleine lijst maken", 3, StepState.OPEN),
    ]
    assert (agreed.steps[1].id, agreed.steps[2].id) == (done.step_id, edited.step_id)
    assert (agreed.in_order, agreed.due_on, agreed.agreed_version) == (False, date(2026, 12, 31), 2)
    assert (await notices(database))[-2:] == ["ChangeAgreed", "GoalChangeAgreedTeam"]
    assert await findings(database) == []


@pytest.mark.parametrize(
    ("reward", "left", "reserved"), [(20_00, 72_50, 27_50), (0, 92_50, 7_50), (10_00, 82_50, 17_50)]
)
async def test_only_the_difference_of_money_moves(database, reward: int, left: int, reserved: int):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = replace(as_it_is(await the_goal(database, goal_id)), why="Rust", reward=Cents(reward))
    await change(database, programme, goal_id, draft)

    await say_yes(database, programme, goal_id, 2)

    assert await accounts(database, programme) == (left, reserved)
    assert await findings(database) == []


async def test_a_change_that_the_pot_cannot_bear_leaves_everything_as_it_was(database):
    programme = await begin(database, pot=20_00)
    goal_id = await agree(database, programme)
    await change(
        database,
        programme,
        goal_id,
        replace(as_it_is(await the_goal(database, goal_id)), reward=Cents(50_00)),
    )
    before = await the_goal(database, goal_id)

    agreed = await say_yes(database, programme, goal_id, 2)

    assert (agreed, await the_goal(database, goal_id)) == (None, before)
    assert await accounts(database, programme) == (2_50, 17_50)
    assert (await notices(database))[-2:] == ["GoalWaits", "PotTooSmallForGoal"]
    assert await findings(database) == []


async def test_a_change_applies_when_a_step_of_it_was_done_unaltered_meanwhile(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = replace(as_it_is(await the_goal(database, goal_id)), title="Rust")
    await change(database, programme, goal_id, draft)
    await approve(database, programme, await claim(database, programme, goal_id))
    waits = await claim(database, programme, goal_id)

    agreed = await say_yes(database, programme, goal_id, 2)

    assert agreed is not None
    assert [step.state for step in agreed.steps] == [StepState.DONE, StepState.CLAIMED]
    await approve(database, programme, waits)
    assert await balance(database, programme.fatima.id) == 7_50
    assert await findings(database) == []


async def test_a_change_of_a_step_that_was_claimed_meanwhile_waits_for_the_decision(database):
    """The claim is decided by what was agreed when it was made. "Nog niet": the step is open, and the change fits."""
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    await change(
        database, programme, goal_id, replace(draft, steps=(replace(draft.steps[0], title="Kleiner"),))
    )
    claim_id = await claim(database, programme, goal_id)

    with pytest.raises(StepTaken):
        await say_yes(database, programme, goal_id, 2)
    async with database.work() as work:
        await claims.not_yet(work, claim_id, "Bijna", by=programme.anja, now=LATER)
    agreed = await say_yes(database, programme, goal_id, 2)

    assert agreed is not None
    assert [step.title for step in agreed.steps] == ["Kleiner"]
    assert await findings(database) == []


async def test_a_change_of_a_step_that_is_done_is_made_anew(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    without_first = replace(draft, steps=draft.steps[1:])
    await change(database, programme, goal_id, without_first)
    await approve(database, programme, await claim(database, programme, goal_id))

    with pytest.raises(StepTaken):
        await say_yes(database, programme, goal_id, 2)
    with pytest.raises(StepTaken):
        await change(database, programme, goal_id, without_first, version=2)
    await change(database, programme, goal_id, replace(draft, title="Rust"), version=2)

    assert (await say_yes(database, programme, goal_id, 3)) is not None
    assert await findings(database) == []


async def test_a_newer_change_takes_the_place_of_one_that_waits(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    await change(database, programme, goal_id, replace(draft, title="Rust"))
    await change(database, programme, goal_id, replace(draft, title="Meer rust"), version=2)

    with pytest.raises(NewerVersion):
        await say_yes(database, programme, goal_id, 2)
    agreed = await say_yes(database, programme, goal_id, 3)

    assert agreed is not None
    assert agreed.title == "Meer rust"
    async with database.work() as work:
        found = await goal_lists.versions(work, goal_id, by=programme.anja)
    assert [each.state for each in found] == [
        VersionState.AGREED,
        VersionState.REPLACED,
        VersionState.AGREED,
    ]


async def test_the_participant_leaves_it_as_it_was(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    before = await the_goal(database, goal_id)
    await change(database, programme, goal_id, replace(as_it_is(before), title="Rust"))

    await withdraw(database, goal_id, 2, by=programme.fatima)

    assert await the_goal(database, goal_id) == before
    assert (await notices(database))[-1] == "GoalChangeDeclinedTeam"
    await change(database, programme, goal_id, replace(as_it_is(before), title="Meer rust"))
    assert (await the_goal(database, goal_id)).version == 3
    assert await findings(database) == []


async def test_the_mentor_takes_a_change_back(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    before = await the_goal(database, goal_id)
    await change(database, programme, goal_id, replace(as_it_is(before), title="Rust"))

    await withdraw(database, goal_id, 2, by=programme.ingrid)

    assert await the_goal(database, goal_id) == before
    assert (await notices(database))[-2:] == ["ChangeTakenBack", "GoalWithdrawnTeam"]


async def test_a_goal_is_reached_while_a_change_waits_and_the_change_is_off(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    await change(database, programme, goal_id, replace(draft, reward=Cents(20_00)))
    for _ in range(2):
        await approve(database, programme, await claim(database, programme, goal_id))
    itself = await claim(database, programme, goal_id)

    with pytest.raises(ClaimWaits):
        await say_yes(database, programme, goal_id, 2)
    with pytest.raises(ClaimWaits):
        await change(database, programme, goal_id, draft, version=2)
    await approve(database, programme, itself)

    goal = await the_goal(database, goal_id)
    assert (goal.state, goal.version, goal.achieved_at) == (GoalState.ACHIEVED, 1, NOW)
    assert await accounts(database, programme) == (82_50, 0)
    async with database.work() as work:
        found = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert found[0].state is VersionState.WITHDRAWN
    assert await findings(database) == []


async def test_a_date_that_moved_along_with_a_pause_changes_nothing_of_what_was_agreed(database):
    programme = await begin(database)
    goal_id = await agree(database, programme, replace(PLAN, due_on=date(2026, 12, 1)))

    async with database.work() as work:
        await work.goal_dates.move_all(since=date(2026, 1, 1), days=10)

    async with database.work() as work:
        [version] = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert (await the_goal(database, goal_id)).due_on == date(2026, 12, 11)
    assert version.draft is not None
    assert version.draft.due_on == date(2026, 12, 1)
    assert await findings(database) == []


# --- who may --------------------------------------------------------------------------------------------


async def test_nobody_else_sees_or_touches_the_versions(database):
    programme = await begin(database)
    goal_id = await agree(database, programme)
    bert = await someone_else(database, "Bert")
    await change(database, programme, goal_id, PLAN)

    with pytest.raises(Gone):
        async with database.work() as work:
            await goal_lists.versions(work, goal_id, by=bert)
    with pytest.raises(Gone):
        await withdraw(database, goal_id, 2, by=bert)
    with pytest.raises(NotAllowed):
        await say_yes(database, programme, goal_id, 2, by=programme.anja)


async def test_a_yes_that_was_written_down_for_somebody_names_who_wrote_it(database):
    programme = await begin(database)
    async with database.work() as work:
        goal_id = await goals.propose(work, programme.fatima.id, PLAN, by=programme.anja, now=NOW)
    on_paper = replace(programme.fatima, acted_by=programme.ingrid.id)

    async with database.work() as work:
        work.audit.act_for(programme.fatima.id, by=programme.ingrid.id)
        await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=on_paper, now=LATER)

    async with database.work() as work:
        [version] = await goal_lists.versions(work, goal_id, by=programme.fatima)
    assert [(yes.name, yes.recorded_by_name) for yes in version.agreements] == [
        ("Anja", None),
        ("Fatima", "Ingrid"),
    ]
    assert await findings(database) == []


# --- proved from the audit log ------------------------------------------------------------------------


@pytest.fixture
async def agreed_twice(database: Database) -> Database:
    """Goal 1 was agreed on, and then on a change of it: people 2 (Anja) and 3 (Fatima) said yes twice."""
    programme = await begin(database)
    goal_id = await agree(database, programme)
    draft = as_it_is(await the_goal(database, goal_id))
    await change(database, programme, goal_id, replace(draft, title="Rust"))
    await say_yes(database, programme, goal_id, 2)
    assert await findings(database) == []
    return database


def content(title: str) -> str:
    """The words of the first version, with another title, as somebody would put them in."""
    return f"replace(CAST(content AS TEXT), 'Overzicht in mijn geld', '{title}')"


@pytest.mark.parametrize(
    ("forged", "found"),
    [
        (
            "UPDATE goal_versions SET content = CONTENT WHERE version = 1",
            ["Goal 1, version 1 was changed: its words do not fit their hash."],
        ),
        (
            "UPDATE goal_versions SET hash = 'f' || substr(hash, 2) WHERE version = 1",
            [
                "Goal 1, version 1 was changed: its words do not fit their hash.",
                "Goal 1, version 1 was not proposed like this: the audit log has another hash, person or moment.",
            ],
        ),
        (
            "UPDATE goal_versions SET proposed_by = 1 WHERE version = 2",
            [
                "Goal 1, version 2 was not proposed like this: the audit log has another hash, person or moment.",
                "Version goal:1:2 was agreed on, and the agreement of person 1 is missing.",
            ],
        ),
        (
            "UPDATE goal_versions SET proposed_at = 'MOMENT' WHERE version = 2",
            [
                "Goal 1, version 2 was not proposed like this: the audit log has another hash, person or moment."
            ],
        ),
        (
            "UPDATE agreements SET content = CONTENT WHERE version = 1 AND person_id = 3",
            [
                "Goal 1, version 1: the audit log does not say that person 3 agreed to these words at this moment."
            ],
        ),
        (
            "UPDATE agreements SET agreed_at = 'MOMENT' WHERE version = 2 AND person_id = 3",
            [
                "Goal 1, version 2: the audit log does not say that person 3 agreed to these words at this moment."
            ],
        ),
        (
            "UPDATE agreements SET recorded_by = 1 WHERE version = 2 AND person_id = 3",
            [
                "Goal 1, version 2: the audit log does not say that person 3 agreed to these words at this moment."
            ],
        ),
        (
            "UPDATE agreements SET person_id = 1 WHERE version = 2 AND person_id = 3",
            [
                "Goal 1, version 2: the audit log does not say that person 1 agreed to these words at this moment.",
                "Version goal:1:2 was agreed on, and the agreement of person 3 is missing.",
            ],
        ),
        (
            "DELETE FROM agreements WHERE version = 2 AND person_id = 2",
            [
                "Version goal:1:2 was agreed on, and the agreement of person 2 is missing.",
                "Goal 1 counts, and not both have agreed to its version 2.",
            ],
        ),
        (
            "DELETE FROM goal_versions WHERE version = 1",
            ["Version goal:1:1 was proposed, and is missing."],
        ),
        (
            "UPDATE goal_versions SET state = 'withdrawn' WHERE version = 1",
            ["Goal 1, version 1 was changed: its agreements do not fit that it is withdrawn."],
        ),
        ("UPDATE goals SET title = 'Meer'", ["Goal 1 was changed: it does not read as its version 2."]),
        ("UPDATE goals SET in_order = false", ["Goal 1 was changed: it does not read as its version 2."]),
        (
            "UPDATE steps SET seen_by = 'Niets' WHERE position = 1",
            ["Goal 1 was changed: it does not read as its version 2."],
        ),
        ("UPDATE goals SET agreed_version = 1", ["Goal 1 was changed: it does not read as its version 1."]),
        (
            "UPDATE goals SET agreed_version = NULL",
            ["Goal 1 counts, and not both have agreed to its version 2."],
        ),
    ],
)
async def test_what_was_agreed_is_not_changed_unnoticed(
    agreed_twice: Database, forged: str, found: list[str]
):
    moment = "2026-03-03 12:00:00.000001" + ("" if agreed_twice.is_sqlite else "+00:00")
    words = content("Alles anders") if agreed_twice.is_sqlite else f"CAST({content('Alles anders')} AS JSON)"

    await execute(agreed_twice, forged.replace("MOMENT", moment).replace("CONTENT", words))

    assert await findings(agreed_twice) == found


async def test_words_and_hash_changed_together_do_not_fit_the_audit_log(agreed_twice: Database):
    """Whoever changes the log as well breaks its chain."""
    await tamper(agreed_twice, "UPDATE audit SET object = object || 'f' WHERE act = 'goals.propose'")

    assert await findings(agreed_twice) == [
        "Audit row 2 was changed: its content does not fit its hash.",
        "Goal 1, version 1 was not proposed like this: the audit log has another hash, person or moment.",
        "Goal 1, version 1: the audit log does not say that person 2 agreed to these words at this moment.",
    ]


async def test_for_whom_somebody_acted_is_part_of_the_chain(database):
    programme = await begin(database)
    async with database.work() as work:
        work.audit.act_for(programme.fatima.id, by=programme.anja.id)
        await goals.propose_own(work, WISH, programme=PROGRAMME, by=programme.fatima, now=NOW)
    assert await findings(database) == []

    await tamper(database, "UPDATE audit SET for_id = NULL WHERE act = 'goals.propose_own'")

    assert (await findings(database))[0] == "Audit row 2 was changed: its content does not fit its hash."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_that_can_not_be_read_any_more_are_told(agreed_twice: Database):
    await execute(agreed_twice, "UPDATE goal_versions SET content = '{' WHERE version = 1")

    assert await findings(agreed_twice) == [
        "The versions of goals, or the agreements on them, can't be read: the database is damaged."
    ]
