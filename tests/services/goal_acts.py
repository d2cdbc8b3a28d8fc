"""All that two people can do with goals, by chance: for the worlds in which everything happens at once or for years."""

from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from mentoring.goal_drafts import MOST_STEPS, Draft, StepDraft, Wish
from mentoring.goals import Goal
from mentoring.ids import PillarKey
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.refusals import Gone
from mentoring.steps import StepState
from services import claims, goals
from storage.work import Work
from tests.services.roster import PROGRAMME

_PILLAR = PillarKey("money")


@dataclass(frozen=True)
class GoalActs:
    """What a participant and their mentor do. Each refuses when there is nothing to do it with."""

    chance: Random
    mentor: Someone

    @property
    def all(self) -> list[Any]:
        """Every act but claiming and deciding."""
        return [
            self.wants,
            self.changes,
            self.agrees,
            self.takes_back,
            self.sets_aside,
            self.picks_up,
            self.focuses,
        ]

    async def wants(self, work: Work, by: Someone, *, now: datetime) -> None:
        """A participant says what they want, with steps or without, typed or spoken."""
        if self.chance.random() < 0.3:
            wish = Wish("", _PILLAR, voice="file")
        else:
            wish = Wish("Rust", _PILLAR, steps=("Een map kopen",) * self.chance.randrange(3))
        await goals.propose_own(work, wish, programme=PROGRAMME, by=by, now=now)

    async def changes(self, work: Work, by: Someone, *, now: datetime) -> None:
        """The mentor makes a wish clear, adjusts a proposal, or changes what was agreed."""
        goal = await work.goal_versions.newest(self._one(await work.goals.of(by.id)))
        draft = self._other(goal)
        await goals.propose_changes(work, goal.id, goal.version, draft, by=self.mentor, now=now)

    async def agrees(self, work: Work, by: Someone, *, now: datetime) -> None:
        """Whoever has a version before them says yes."""
        goal = self._one([each for each in await work.goals.of(by.id) if each.is_proposal])
        who = by if goal.awaits_participant else self.mentor
        await goals.agree(work, goal.id, goal.version, programme=PROGRAMME, by=who, now=now)

    async def takes_back(self, work: Work, by: Someone, *, now: datetime) -> None:
        """Whoever proposed takes it back, or the participant leaves it as it was."""
        goal = self._one([each for each in await work.goals.of(by.id) if each.is_proposal])
        who = by if goal.counts or goal.is_their_own else self.mentor
        await goals.withdraw(work, goal.id, goal.version, by=who, now=now)

    async def sets_aside(self, work: Work, by: Someone, *, now: datetime) -> None:
        goal = self._one(await work.goals.of(by.id))
        await goals.set_aside(work, goal.id, by=self.chance.choice([by, self.mentor]), now=now)

    async def picks_up(self, work: Work, by: Someone, *, now: datetime) -> None:
        goal = self._one(await work.goals.earlier_of(by.id))
        await goals.pick_up(work, goal.id, by=self.chance.choice([by, self.mentor]), now=now)

    async def focuses(self, work: Work, by: Someone, *, now: datetime) -> None:
        goal = self._one(await work.goals.of(by.id))
        await goals.choose_focus(work, goal.id, by=by, now=now)

    async def claims(self, work: Work, by: Someone, *, now: datetime) -> None:
        """Any open step, in order or not; of a goal that has none left, the goal itself."""
        goal = self._one([each for each in await work.goals.of(by.id) if each.counts])
        step_id = self.chance.choice(goal.open_steps).id if goal.open_steps else None
        claimed = await claims.claim(work, goal.id, step_id, by=by, now=now)
        await claims.announce(work, claimed.id, by=by, now=now)

    async def decides(self, work: Work, by: Someone, *, now: datetime) -> None:
        """The mentor approves what waits longest, or says what is missing."""
        for waits in (await work.claims.waiting(None))[:1]:
            if self.chance.random() < 0.7:
                await claims.approve(work, waits.id, programme=PROGRAMME, by=self.mentor, now=now)
            else:
                await claims.not_yet(work, waits.id, "Bijna", by=self.mentor, now=now)

    def _one(self, found: list[Goal]) -> Goal:
        if not found:
            raise Gone
        return self.chance.choice(found)

    def _other(self, goal: Goal) -> Draft:
        """The goal with some steps less, some other and some more, and mostly what was claimed or done as it is."""
        steps = [
            StepDraft(
                step.title, step.seen_by or "Zo zien we het", self._reward(step.reward), step.id or None
            )
            if step.state is StepState.OPEN
            else StepDraft(step.title, step.seen_by, step.reward, step.id)
            for step in goal.steps
            if step.state is not StepState.OPEN or self.chance.random() < 0.8
        ]
        new = [StepDraft("Nog een stap", "We zien het", Cents(1_00))] * self.chance.randrange(3)
        return Draft(
            title=goal.title or "Overzicht",
            pillar=goal.pillar,
            why=goal.why,
            seen_by=goal.seen_by or "Er ligt een lijst",
            reward=self._reward(goal.reward),
            due_on=None,
            steps=tuple((steps + new)[:MOST_STEPS]) or (StepDraft("Bellen", "Je vertelt het", Cents(1_00)),),
            in_order=self.chance.random() < 0.7,
        )

    def _reward(self, reward: Cents) -> Cents:
        return Cents(self.chance.choice([reward, reward, 0, 2_00]))
