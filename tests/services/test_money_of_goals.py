"""T10: whatever two people do with goals and appointments in whatever order, tried again, or cut off between any two
statements: what is reserved is what agreed goals, claims and appointments still promise, and nothing is paid twice.
"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.claims import OPEN, Claim
from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.goals import Goal
from mentoring.ids import AppointmentId, ClaimId, GoalId, PillarKey, StepId
from mentoring.ledger import POT, balance, reserved
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal
from mentoring.steps import StepState
from services import appointments, attendance, claims, goals, people, pot
from services.check import check
from storage.tables import claims as claim_rows
from storage.work import Work
from tests.in_any_order import Fuse, PowerCut, opened, try_everything
from tests.postgres import PostgresServer
from tests.pot import WITHOUT_LIMIT
from tests.services.small_programme import NOW, PROGRAMME, begin

MONEY = PillarKey("money")
THE_POT = 20_00

MANY = int(os.environ.get("VOETSTUK_TEST_EXAMPLES", "1"))
EXAMPLES = {"sqlite": 8 * MANY, "postgresql": 3 * MANY}
"""How many lives of a programme; a hundred times as many with VOETSTUK_TEST_EXAMPLES=100 before pytest."""

which = st.integers(0, 3)
"""Which of the goals, steps or claims that there are, counted round."""

rewards_ = st.sampled_from([0, 0, 1_00, 2_50, 9_00]).map(Cents)
cuts = st.none() | st.integers(0, 25)
"""Before which statement of a piece of work the power is cut."""

step_drafts = st.builds(StepDraft, st.sampled_from(["Bellen", "Post"]), st.just("We zien het"), rewards_)
drafts = st.builds(
    Draft,
    title=st.sampled_from(["Rust", "Werk"]),
    pillar=st.just(MONEY),
    why=st.just(""),
    seen_by=st.just("Er ligt een lijst"),
    reward=rewards_,
    due_on=st.none(),
    steps=st.lists(step_drafts, min_size=1, max_size=3).map(tuple),
    in_order=st.booleans(),
)

_OPEN_CLAIMS = select(claim_rows.c.id).where(claim_rows.c.state.in_(OPEN)).order_by(claim_rows.c.id)

Doing = Callable[[Work], Awaitable[Any]]


class MoneyOfGoals(RuleBasedStateMachine):
    """The services beside what was promised and earned, as two people would note it on paper."""

    def __init__(self, new_url: Callable[[], str]) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.url = new_url()
        self._start()
        self.programme = self.runner.run(begin(self.database, pot=THE_POT))
        self.now = NOW
        self.raised = 1
        self.total = THE_POT
        self.promised: dict[GoalId, dict[StepId | None, Cents]] = {}
        self.appointments: dict[AppointmentId, tuple[datetime, Cents]] = {}
        self.earned = 0
        self.has_left = False

    @property
    def fatima(self) -> Someone:
        return self.programme.fatima

    @property
    def anja(self) -> Someone:
        return self.programme.anja

    def who(self, is_staff: bool) -> Someone:
        return self.anja if is_staff else self.fatima

    @initialize(draft=drafts, other=drafts)
    def begin_with_goals(self, draft: Draft, other: Draft) -> None:
        """Two that count, so that there is something to do."""
        for each in (draft, other):
            self.propose(each, None)
            self.agree(0, 1, None)

    # --- goals ----------------------------------------------------------------------------------------

    @rule(draft=drafts, cut=cuts)
    def propose(self, draft: Draft, cut: int | None) -> None:
        self._does(
            lambda work: goals.propose(work, self.fatima.id, draft, by=self.anja, now=self.now), cut=cut
        )

    @rule(steps=st.integers(0, 2), is_spoken=st.booleans(), cut=cuts)
    def wish(self, steps: int, is_spoken: bool, cut: int | None) -> None:
        said = Wish(
            "" if is_spoken else "Rust", MONEY, steps=("Bellen",) * steps, voice="file" if is_spoken else None
        )
        self._does(
            lambda work: goals.propose_own(work, said, programme=PROGRAMME, by=self.fatima, now=self.now),
            cut=cut,
        )

    @rule(place=which, draft=drafts, keep=st.permutations(range(4)), dropped=st.integers(0, 2), cut=cuts)
    def change(self, place: int, draft: Draft, keep: list[int], dropped: int, cut: int | None) -> None:
        """Make a wish clear, adjust a proposal, change what was agreed: steps go, come, change places and rewards."""
        goal = self._newest(place)
        if goal is not None:
            changed = _changed(goal, draft, keep, dropped)
            self._does(
                lambda work: goals.propose_changes(
                    work, goal.id, goal.version, changed, by=self.anja, now=self.now
                ),
                cut=cut,
            )

    @rule(place=which, by_the_other=st.integers(0, 9), cut=cuts)
    def agree(self, place: int, by_the_other: int, cut: int | None) -> None:
        """Mostly whoever is asked."""
        goal = self._newest_of([each for each in self._current() if each.is_proposal], place)
        if goal is None:
            return
        by_staff = goal.awaits_staff is not (by_the_other == 0)
        agreed = self._does(
            lambda work: goals.agree(
                work, goal.id, goal.version, programme=PROGRAMME, by=self.who(by_staff), now=self.now
            ),
            cut=cut,
        )
        if agreed is not None:
            self.promised[goal.id] = _ahead(agreed)
            assert agreed.outstanding == goal.outstanding

    @rule(place=which, by_staff=st.booleans(), cut=cuts)
    def take_back(self, place: int, by_staff: bool, cut: int | None) -> None:
        goal = self._newest(place)
        if goal is not None:
            self._does(
                lambda work: goals.withdraw(work, goal.id, goal.version, by=self.who(by_staff), now=self.now),
                cut=cut,
            )

    @rule(place=which, by_staff=st.booleans(), after_a_claim=st.booleans(), cut=cuts)
    def set_aside(self, place: int, by_staff: bool, after_a_claim: bool, cut: int | None) -> None:
        if after_a_claim:
            self.claim(place, 0, None)
        goal = self._one(self._current(), place)
        if goal is not None and self._does(
            lambda work: goals.set_aside(work, goal.id, by=self.who(by_staff), now=self.now), cut=cut
        ):
            self.promised.pop(goal.id, None)

    @rule(place=which, by_staff=st.booleans(), cut=cuts)
    def pick_up(self, place: int, by_staff: bool, cut: int | None) -> None:
        goal = self._one(self._run(lambda work: work.goals.earlier_of(self.fatima.id)), place)
        if goal is not None:
            self._does(
                lambda work: goals.pick_up(work, goal.id, by=self.who(by_staff), now=self.now), cut=cut
            )

    # --- claims ---------------------------------------------------------------------------------------

    @rule(place=which, step=which, cut=cuts)
    def claim(self, place: int, step: int, cut: int | None) -> None:
        """A step that is open, in its turn or not; the goal itself when there is none."""
        goal = self._one([each for each in self._current() if each.counts], place)
        if goal is None:
            return
        chosen = self._one(list(goal.open_steps), step)
        step_id = chosen.id if chosen else None
        said = self._does(
            lambda work: claims.claim(work, goal.id, step_id, by=self.fatima, now=self.now), cut=cut
        )
        if said is not None:
            assert said.reward == self.promised[goal.id][step_id]

    @rule(place=which, cut=cuts, again=st.booleans())
    def approve(self, place: int, cut: int | None, again: bool) -> None:
        said = self._claimed(place)
        if said is None:
            return
        if self._does(
            lambda work: claims.approve(work, said.id, programme=PROGRAMME, by=self.anja, now=self.now),
            cut=cut,
        ):
            self.earned += self.promised[said.goal_id].pop(said.step_id)
        if again:
            assert not self._does(
                lambda work: claims.approve(work, said.id, programme=PROGRAMME, by=self.anja, now=self.now)
            )

    @rule(place=which, cut=cuts)
    def not_yet(self, place: int, cut: int | None) -> None:
        said = self._claimed(place)
        if said is not None and self._does(
            lambda work: claims.not_yet(work, said.id, "Bijna", by=self.anja, now=self.now), cut=cut
        ):
            self._is_open_again(said)

    @rule(place=which, cut=cuts)
    def take_claim_back(self, place: int, cut: int | None) -> None:
        said = self._claimed(place)
        if said is not None and self._does(
            lambda work: claims.withdraw(work, said.id, by=self.fatima, now=self.now), cut=cut
        ):
            self._is_open_again(said)

    # --- both at once, because by chance it would be rare ------------------------------------------------

    @rule(place=which, step=which, cut=cuts)
    def does_a_step(self, place: int, step: int, cut: int | None) -> None:
        self.claim(place, step, cut)
        self.approve(place, cut, False)

    @rule(place=which, draft=drafts, keep=st.permutations(range(4)), cut=cuts)
    def changes_what_was_agreed(self, place: int, draft: Draft, keep: list[int], cut: int | None) -> None:
        self.change(place, draft, keep, 1, cut)
        self.agree(0, 1, cut)

    # --- what else there is -----------------------------------------------------------------------------

    @rule(amount=st.sampled_from([1_00, 5_00]).map(Cents))
    def raise_pot(self, amount: Cents) -> None:
        self.raised += 1
        self.total += amount
        self._does(
            lambda work: pot.change(
                work,
                amount,
                year=self.now.year,
                number=self.raised,
                programme=WITHOUT_LIMIT,
                by=self.programme.ingrid,
                now=self.now,
            )
        )

    @rule(reward=rewards_, cut=cuts)
    def plan_appointment(self, reward: Cents, cut: int | None) -> None:
        at = (self.now + timedelta(hours=2)).astimezone(AMSTERDAM).replace(second=0)
        made = self._does(
            lambda work: appointments.plan(
                work,
                self.fatima.id,
                at_wall_time(at.date(), at.time()),
                Details(Place("Plein"), reward=reward),
                programme=PROGRAMME,
                by=self.anja,
                now=self.now,
            ),
            cut=cut,
        )
        if made is not None:
            self.appointments[made] = at, reward

    @precondition(lambda self: self.appointments)
    @rule(cut=cuts)
    def keep_appointment(self, cut: int | None) -> None:
        number, (at, reward) = next(iter(self.appointments.items()))
        self.now = max(self.now, at)
        if self._does(
            lambda work: attendance.keep(work, number, programme=PROGRAMME, by=self.anja, now=self.now),
            cut=cut,
        ):
            self.earned += reward
            del self.appointments[number]

    @precondition(lambda self: not self.has_left)
    @rule(cut=cuts, really=st.integers(0, 3))
    def leave(self, cut: int | None, really: int) -> None:
        """Rarely: not much is left to do after it. Of appointments that have been, somebody says how they went."""
        if really:
            return
        self.claim(0, 0, None)
        waiting = {(each.goal_id, each.step_id) for each in self._waiting()}
        self._does(lambda work: people.leave(work, by=self.fatima, now=self.now), cut=cut)
        self.has_left = True
        been = {number: each for number, each in self.appointments.items() if each[0] <= self.now}
        self.appointments = been
        for goal_id, of_goal in self.promised.items():
            for key in list(of_goal):
                if (goal_id, key) not in waiting:
                    del of_goal[key]

    @invariant()
    def money_is_where_it_was_promised_and_earned_and_the_check_finds_nothing(self) -> None:
        kept, findings = self._run(_kept)
        by_goals = sum(sum(each.values()) for each in self.promised.values())
        promised = by_goals + sum(reward for _, reward in self.appointments.values())
        assert kept.of(reserved(self.fatima.id)) == promised
        assert kept.of(balance(self.fatima.id)) == self.earned
        assert kept.of(POT) == self.total - promised - self.earned >= 0
        assert findings == []

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()

    # --- how -------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.database = self.runner.run(opened(self.url))
        self.fuse = Fuse(self.database)

    def _does(self, doing: Doing, *, cut: int | None = None) -> Any:
        """Do it, perhaps after a try in which the power fails. None when it is refused; that leaves nothing behind."""
        self.now += timedelta(seconds=1)
        self.fuse.left = cut
        try:
            return self._tried(doing)
        except PowerCut:
            self.runner.run(self.database.close())
            self._start()
            return self._tried(doing)
        finally:
            self.fuse.left = None

    def _tried(self, doing: Doing) -> Any:
        try:
            return self._run(doing)
        except Refusal:
            return None

    def _run(self, doing: Doing) -> Any:
        return self.runner.run(self._in_work(doing))

    async def _in_work(self, doing: Doing) -> Any:
        async with self.database.work() as work:
            return await doing(work)

    def _current(self) -> list[Goal]:
        return list(self._run(lambda work: work.goals.of(self.fatima.id)))

    def _newest(self, place: int) -> Any:
        return self._newest_of(self._current(), place)

    def _newest_of(self, found: list[Goal], place: int) -> Any:
        goal = self._one(found, place)
        return goal and self._tried(lambda work: work.goal_versions.newest(goal))

    def _waiting(self) -> list[Claim]:
        return list(self._run(_open_claims))

    def _claimed(self, place: int) -> Any:
        return self._one(self._waiting(), place)

    def _is_open_again(self, said: Claim) -> None:
        if self.has_left:
            self.promised.pop(said.goal_id) if said.step_id is None else self.promised[said.goal_id].pop(
                said.step_id
            )

    @staticmethod
    def _one(found: list[Any], place: int) -> Any:
        return found[place % len(found)] if found else None


def _changed(goal: Goal, draft: Draft, keep: list[int], dropped: int) -> Draft:
    known = [
        StepDraft(s.title or "Bellen", s.seen_by or "We zien het", s.reward, s.id or None) for s in goal.steps
    ]
    kept = [known[number] for number in keep if number < len(known)]
    left = [
        each
        for number, each in enumerate(kept)
        if number >= dropped or goal.step(each.step_id or StepId(0)).state is not StepState.OPEN
    ]
    return replace(draft, steps=(*left, *draft.steps)[:7])


def _ahead(goal: Goal) -> dict[StepId | None, Cents]:
    ahead: dict[StepId | None, Cents] = {None: goal.reward}
    for step in goal.steps:
        if step.state in (StepState.OPEN, StepState.CLAIMED):
            ahead[step.id] = step.reward
    return ahead


async def _kept(work: Work) -> Any:
    findings = await check(work)
    return await work.ledger.balances(), findings


async def _open_claims(work: Work) -> list[Claim]:
    found = (await work.connection.execute(_OPEN_CLAIMS)).scalars().all()
    return [await work.claims.get(ClaimId(number)) for number in found]


def test_the_money_of_goals_holds_on_sqlite_whatever_two_people_do(migrated_sqlite: Path, tmp_path: Path):
    numbers = iter(range(1_000_000))

    def new_url() -> str:
        return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / f'{next(numbers) % 50}.db')}"

    try_everything(lambda: MoneyOfGoals(new_url), examples=EXAMPLES["sqlite"])


def test_the_money_of_goals_holds_on_postgres_whatever_two_people_do(
    postgres_server: PostgresServer, migrated_postgres: str
):
    urls: list[str] = []

    def new_url() -> str:
        if urls:
            postgres_server.drop_database(urls.pop())
        urls.append(postgres_server.create_database(migrated_postgres))
        return urls[-1]

    try:
        try_everything(lambda: MoneyOfGoals(new_url), examples=EXAMPLES["postgresql"])
    finally:
        for url in urls:
            postgres_server.drop_database(url)
