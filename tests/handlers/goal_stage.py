"""Goals for tests of the whole bot: proposed and agreed on by the services, as if it was done before the test."""

from typing import Any

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import Goal
from mentoring.ids import GoalId, PillarKey
from mentoring.money import Cents
from practice.phone import Group, Phone
from services import goal_lists, goals
from tests import pot
from tests.pilot import Pilot


def a_draft(title: str = "Mijn post op orde", *steps: str, **rest: Any) -> Draft:
    """A goal of three steps unless others are named."""
    named = steps or ("Post openen", "Stapels maken", "Map kopen")
    return Draft(
        title=title,
        pillar=PillarKey("money"),
        why=rest.pop("why", "Dan slaap ik weer"),
        seen_by="Er ligt geen dichte post meer",
        reward=Cents(15_00),
        due_on=rest.pop("due_on", None),
        steps=tuple(StepDraft(name, f"{name}: klaar", Cents(5_00)) for name in named),
        **rest,
    )


async def fill_pot(pilot: Pilot) -> None:
    """The coordinator who is there puts money in the pot."""
    async with pilot.database.work() as work:
        coordinator = await work.people.someone((await work.people.coordinators())[0].id)
        await pot.fill_pot(work, Cents(500_00), by=coordinator, now=pilot.now())


async def proposed(pilot: Pilot, mentor: Phone, participant: Phone, draft: Draft | None = None) -> Goal:
    """A goal that waits for the participant."""
    by, to = await pilot.someone(mentor), await pilot.someone(participant)
    async with pilot.database.work() as work:
        goal_id = await goals.propose(work, to.id, draft or a_draft(), by=by, now=pilot.now())
        return await work.goals.get(goal_id)


async def agreed(pilot: Pilot, mentor: Phone, participant: Phone, draft: Draft | None = None) -> Goal:
    """A goal that both agreed on."""
    goal = await proposed(pilot, mentor, participant, draft)
    by = await pilot.someone(participant)
    async with pilot.database.work() as work:
        found = await goals.agree(
            work, goal.id, goal.version, programme=pilot.programme, by=by, now=pilot.now()
        )
    assert found is not None
    return found


async def changes(pilot: Pilot, mentor: Phone, goal: Goal, draft: Draft) -> None:
    """The mentor makes a new version of it."""
    by = await pilot.someone(mentor)
    async with pilot.database.work() as work:
        newest = await work.goals.get(goal.id)
        await goals.propose_changes(work, goal.id, newest.version, draft, by=by, now=pilot.now())


async def as_it_is(pilot: Pilot, goal_id: GoalId) -> Goal:
    """The goal as it is kept now."""
    async with pilot.database.work() as work:
        return await work.goals.get(goal_id)


async def all_of(pilot: Pilot, participant: Phone) -> list[Goal]:
    """The goals of now, as Mijn doelen finds them."""
    by = await pilot.someone(participant)
    async with pilot.database.work() as work:
        return await goal_lists.current(work, by=by)


def with_ids(goal: Goal, *titles: str) -> tuple[StepDraft, ...]:
    """The steps of an agreed goal as the same steps of a new version, with other titles where they are given."""
    names = [*titles, *(step.title for step in goal.steps[len(titles) :])]
    return tuple(
        StepDraft(name, step.seen_by, step.reward, step.id)
        for name, step in zip(names, goal.steps, strict=True)
    )


async def buttons(phone: Phone, message: dict[str, Any], chat: Group | None = None) -> list[str]:
    """The buttons that lie under a message now."""
    found = [m for m in await phone.messages(chat) if m["message_id"] == message["message_id"]]
    return [button["text"] for row in found[0]["buttons"] or [] for button in row]
