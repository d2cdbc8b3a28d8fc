"""T10: whatever several people do with money in whatever order, tried again, or cut off between any two statements, as
minutes, months and years pass: every cent is where somebody who watched would have noted it, nothing is paid twice, no
limit is passed, and the check finds nothing.
"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from mentoring.appointments import AppointmentState, Details
from mentoring.caps import within
from mentoring.choices import ChoiceState
from mentoring.claims import OPEN, Claim, ClaimState
from mentoring.corrections import CorrectionDraft, CorrectionKind, CorrectionState
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import (
    AppointmentId,
    ChoiceId,
    ClaimId,
    CorrectionId,
    GiftId,
    PersonId,
    PillarKey,
    PotChangeId,
    RecognitionKey,
)
from mentoring.ledger import FUNDING, Book
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.places import Place
from mentoring.pot import ChangeState
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal
from mentoring.steps import StepState
from mentoring.wall_time import day_of
from services import (
    appointments,
    attendance,
    caps,
    choices,
    claims,
    corrections,
    gifts,
    goals,
    hand_overs,
    households,
    orders,
    people,
    pot,
    reveals,
)
from services.check import check
from storage import tables
from storage.work import Work
from tests.in_any_order import Fuse, PowerCut, opened, try_everything
from tests.postgres import PostgresServer
from tests.services.money_world import (
    COORDINATORS,
    PARTICIPANTS,
    PROGRAMME,
    STAFF,
    Kept,
    Paper,
    kept,
    numbers,
    populate,
)
from tests.services.small_programme import NOW
from tests.services.test_goal_versions import as_it_is

MANY = int(os.environ.get("VOETSTUK_TEST_EXAMPLES", "1"))
EXAMPLES = {"sqlite": 8 * MANY, "postgresql": 3 * MANY}
"""How many lives of a programme; a hundred times as many with VOETSTUK_TEST_EXAMPLES=100 before pytest."""

Doing = Callable[[Work], Awaitable[Any]]

which = st.integers(0, 5)
"""Which of what there is, counted round."""

participants = st.sampled_from(PARTICIPANTS)
anybody = st.sampled_from((3, 3, 3, *STAFF)).map(PersonId)
"""Of the staff: mostly the mentor of the most."""

money = st.sampled_from([0, 1_00, 2_50, 6_00]).map(Cents)
kinds = st.sampled_from([None, None, None, "compliment", "certificate", "coffee"])
cuts = st.none() | st.integers(0, 30)
"""Before which statement of a piece of work the power is cut."""

COFFEE, SWIMMING, CINEMA = GiftId(1), GiftId(2), GiftId(3)
"""By hand, ordered first, and a code."""

gift_ids = st.sampled_from([COFFEE, SWIMMING, CINEMA])
_ANY = 5
"""This one of the choices that there are is of whatever gift."""

spans = st.sampled_from([timedelta(minutes=1), timedelta(minutes=11), timedelta(days=1), timedelta(days=90)])


class MoneyOfTheProgramme(RuleBasedStateMachine):
    """The services beside what somebody who watches notes on paper."""

    def __init__(self, new_url: Callable[[], str]) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.url = new_url()
        self._start()
        self.now = NOW
        self.paper = Paper()
        self.before: Kept | None = None

    @initialize(amounts=st.sampled_from([(1_00, 2_50, 1_00, 1_00), (1_00, 6_00, 6_00, 0), (0, 0, 0, 0)]))
    def begin_with_goals(self, amounts: tuple[Cents, ...]) -> None:
        """Two participants have one that counts, so that there is something to do."""
        for who in PARTICIPANTS[:2]:
            self.agree_on_a_goal(who, amounts, None, None)

    # --- goals ------------------------------------------------------------------------------------

    @rule(who=participants, by=anybody, amounts=st.tuples(money, money, money, money), kind=kinds, cut=cuts)
    def propose(
        self, who: PersonId, by: PersonId, amounts: tuple[Cents, ...], kind: Any, cut: int | None
    ) -> None:
        steps = tuple(StepDraft("Bellen", "We zien het", amount, recognition=kind) for amount in amounts[1:])
        draft = Draft(
            "Rust", PillarKey("money"), "", "Er ligt een lijst", amounts[0], None, steps, in_order=False
        )
        self._does(by, lambda work, by: goals.propose(work, who, draft, by=by, now=self.now), cut=cut)

    @rule(who=participants, amounts=st.tuples(money, money, money, money), cut=cuts)
    def agree_on_what_fits(self, who: PersonId, amounts: tuple[Cents, ...], cut: int | None) -> None:
        """What no longer fits in the year earns recognition, as a mentor reads it back; so no limit is in the way."""
        steps = tuple(StepDraft("Bellen", "We zien het", amount) for amount in amounts[1:])
        draft = Draft("Rust", PillarKey("money"), "", "Er ligt een lijst", amounts[0], None, steps)
        left = self._run(lambda work: caps.room(work, who, programme=PROGRAMME, now=self.now)).left
        fitted = within(draft, left, recognition=RecognitionKey("compliment"))
        proposed = self._does(
            COORDINATORS[0],
            lambda work, by: goals.propose(work, who, fitted, by=by, now=self.now),
            cut=None,
            twice=False,
        )
        refused = self._audited("CapReached")
        self.agree(0, cut)
        assert proposed is None or self._audited("CapReached") == refused

    @rule(place=which, by=anybody, amounts=st.tuples(money, money, money, money), cut=cuts)
    def change(self, place: int, by: PersonId, amounts: tuple[Cents, ...], cut: int | None) -> None:
        """What is ahead earns something else."""
        goal = self._newest(place)
        if goal is None:
            return
        draft = as_it_is(goal)
        steps = tuple(
            replace(
                known,
                reward=amount if step.state is StepState.OPEN else step.reward,
                recognition=step.recognition,
            )
            for known, step, amount in zip(draft.steps, goal.steps, amounts[1:] * 3, strict=False)
        )
        draft = replace(draft, reward=amounts[0], steps=steps)
        self._does(
            by,
            lambda work, by: goals.propose_changes(work, goal.id, goal.version, draft, by=by, now=self.now),
            cut=cut,
        )

    @rule(place=which, cut=cuts)
    def agree(self, place: int, cut: int | None) -> None:
        """Whoever is asked."""
        goal = self._newest(place, is_proposal=True)
        if goal is not None:
            by = STAFF[2] if goal.awaits_staff else goal.participant_id
            self._does(
                by,
                lambda work, by: goals.agree(
                    work, goal.id, goal.version, programme=PROGRAMME, by=by, now=self.now
                ),
                cut=cut,
            )

    @rule(place=which, by=anybody, cut=cuts)
    def set_aside(self, place: int, by: PersonId, cut: int | None) -> None:
        goal = self._newest(place)
        if goal is not None:
            self._does(by, lambda work, by: goals.set_aside(work, goal.id, by=by, now=self.now), cut=cut)

    @rule(place=which, by=anybody, cut=cuts)
    def pick_up(self, place: int, by: PersonId, cut: int | None) -> None:
        found = self._ask(select(tables.goals.c.id).where(tables.goals.c.state == "set_aside"))
        if found:
            goal_id = found[place % len(found)]
            self._does(by, lambda work, by: goals.pick_up(work, goal_id, by=by, now=self.now), cut=cut)

    # --- claims -----------------------------------------------------------------------------------

    @rule(place=which, step=which, cut=cuts)
    def claim(self, place: int, step: int, cut: int | None) -> None:
        """A step that is open; the goal itself when there is none."""
        found = [each for each in self._goals() if each.counts]
        if not found:
            return
        goal = found[place % len(found)]
        steps = goal.open_steps
        step_id = steps[step % len(steps)].id if steps else None
        self._does(
            goal.participant_id,
            lambda work, by: claims.claim(work, goal.id, step_id, by=by, now=self.now),
            cut=cut,
        )

    @rule(place=which, cut=cuts)
    def take_claim_back(self, place: int, cut: int | None) -> None:
        claim = self._claim(place, OPEN)
        if claim is not None:
            self._does(
                claim.participant_id,
                lambda work, by: claims.withdraw(work, claim.id, by=by, now=self.now),
                cut=cut,
            )

    @rule(place=which, by=anybody, cut=cuts)
    def approve(self, place: int, by: PersonId, cut: int | None) -> None:
        """A high reward only waits for another one after the first yes."""
        claim = self._claim(place, OPEN)
        if claim is None:
            return
        said = self._does(
            by,
            lambda work, by: claims.approve(work, claim.id, programme=PROGRAMME, by=by, now=self.now),
            cut=cut,
        )
        if said is not None and said.state is ClaimState.APPROVED:
            assert claim.reward <= PROGRAMME.two_approve_above or said.first_approved_by not in (None, by)
            self.paper.earns("claim", claim.id, claim.participant_id, claim.reward)

    @rule(place=which, by=anybody, cut=cuts)
    def not_yet(self, place: int, by: PersonId, cut: int | None) -> None:
        claim = self._claim(place, OPEN)
        if claim is not None:
            self._does(
                by, lambda work, by: claims.not_yet(work, claim.id, "Bijna", by=by, now=self.now), cut=cut
            )

    @rule(place=which, by=anybody, cut=cuts)
    def undo_approval(self, place: int, by: PersonId, cut: int | None) -> None:
        claim = self._claim(place, (ClaimState.APPROVED, *OPEN))
        if claim is None:
            return
        undone = self._does(
            by,
            lambda work, by: claims.undo_approval(work, claim.id, number=claim.undone, by=by, now=self.now),
            cut=cut,
        )
        if undone is not None and claim.state is ClaimState.APPROVED:
            self.paper.earns("claim", claim.id, claim.participant_id, -claim.reward)

    # --- appointments -----------------------------------------------------------------------------

    @rule(who=participants, by=anybody, reward=money, kind=kinds, cut=cuts)
    def plan(self, who: PersonId, by: PersonId, reward: Cents, kind: Any, cut: int | None) -> None:
        at = (self.now + timedelta(hours=2)).astimezone(AMSTERDAM).replace(second=0, microsecond=0)
        details = Details(Place("Plein"), reward=reward, recognition=kind)
        when = at_wall_time(at.date(), at.time())
        self._does(
            by,
            lambda work, by: appointments.plan(
                work, who, when, details, programme=PROGRAMME, by=by, now=self.now
            ),
            cut=cut,
            twice=False,
        )

    @rule(place=which, by=anybody, cut=cuts, has_begun=st.booleans())
    def keep(self, place: int, by: PersonId, cut: int | None, has_begun: bool) -> None:
        meeting = self._appointment(place)
        if meeting is None:
            return
        if has_begun:
            self.now = max(self.now, meeting.when.starts_at)
        said = self._does(
            by,
            lambda work, by: attendance.keep(work, meeting.id, programme=PROGRAMME, by=by, now=self.now),
            cut=cut,
        )
        if said is not None:
            self.paper.earns("appointment", meeting.id, meeting.participant_id, meeting.details.reward)

    @rule(place=which, by=anybody, cut=cuts)
    def miss(self, place: int, by: PersonId, cut: int | None) -> None:
        meeting = self._appointment(place)
        if meeting is not None:
            self.now = max(self.now, meeting.when.starts_at)
            self._does(by, lambda work, by: attendance.miss(work, meeting.id, by=by, now=self.now), cut=cut)

    @rule(place=which, by=anybody, cut=cuts)
    def undo_what_was_said_of_an_appointment(self, place: int, by: PersonId, cut: int | None) -> None:
        meeting = self._appointment(place, said=True)
        if meeting is None:
            return
        was_kept = meeting.state is AppointmentState.KEPT
        undo = attendance.undo_kept if was_kept else attendance.undo_missed
        undone = self._does(
            by,
            lambda work, by: undo(work, meeting.id, sequence=meeting.sequence, by=by, now=self.now),
            cut=cut,
        )
        if undone is not None and was_kept:
            self.paper.earns("appointment", meeting.id, meeting.participant_id, -meeting.details.reward)
        elif undone is not None:
            self._begin_limits_anew()  # a promise that was let go of by a slip is kept

    @rule(place=which, by=anybody, cut=cuts)
    def cancel(self, place: int, by: PersonId, cut: int | None) -> None:
        meeting = self._appointment(place)
        if meeting is not None:
            self._does(
                by,
                lambda work, by: appointments.cancel(
                    work, meeting.id, programme=PROGRAMME, by=by, now=self.now
                ),
                cut=cut,
            )

    # --- gifts ------------------------------------------------------------------------------------

    @rule(place=which, gift=gift_ids, cut=cuts)
    def choose(self, place: int, gift: GiftId, cut: int | None) -> None:
        """Mostly who has something to choose for."""
        saved = [who for who in PARTICIPANTS if self.paper.spaarpot[who]] or PARTICIPANTS
        who = saved[place % len(saved)]
        last = self._run(lambda work: work.choices.last_of(who))
        picked = self._does(
            who, lambda work, by: choices.choose(work, gift, after=last, by=by, now=self.now), cut=cut
        )
        if picked is not None:
            self.paper.moves(who, picked.amount, self.paper.spaarpot, self.paper.chosen)

    @rule(place=which, cut=cuts)
    def put_back(self, place: int, cut: int | None) -> None:
        choice = self._choice(place, (ChoiceState.CHOSEN, ChoiceState.ORDERED))
        if choice is None:
            return
        whose = choice.participant_id
        if self._does(whose, lambda work, by: choices.undo(work, choice.id, by=by, now=self.now), cut=cut):
            self.paper.moves(whose, choice.amount, self.paper.chosen, self.paper.spaarpot)

    @rule(place=which, by=st.sampled_from(COORDINATORS), cut=cuts)
    def order(self, place: int, by: PersonId, cut: int | None) -> None:
        choice = self._choice(place, (ChoiceState.CHOSEN,), SWIMMING)
        if choice is not None:
            self._does(by, lambda work, by: orders.order(work, choice.id, by=by, now=self.now), cut=cut)

    @rule(place=which, by=anybody, cut=cuts)
    def hand_over(self, place: int, by: PersonId, cut: int | None) -> None:
        choice = self._choice(place, (ChoiceState.CHOSEN, ChoiceState.ORDERED), COFFEE, SWIMMING)
        if choice is not None and self._does(
            by, lambda work, by: hand_overs.hand_over(work, choice.id, by=by, now=self.now), cut=cut
        ):
            self.paper.moves(choice.participant_id, choice.amount, self.paper.chosen, self.paper.paid)

    @rule(place=which, cut=cuts)
    def reveal(self, place: int, cut: int | None) -> None:
        """Its owner looks at a code: now they have it. Looked at again nothing moves."""
        choice = self._choice(place, (ChoiceState.CHOSEN, ChoiceState.RECEIVED), CINEMA)
        if choice is None:
            return
        whose = choice.participant_id
        was_done = self._does(
            whose, lambda work, by: reveals.reveal(work, choice.id, by=by, now=self.now), cut=cut
        )
        if was_done and choice.state is ChoiceState.CHOSEN:
            self.paper.moves(whose, choice.amount, self.paper.chosen, self.paper.paid)

    @rule(gift=gift_ids, act=st.sampled_from(["out", "back", "dearer"]), cut=cuts)
    def change_the_catalogue(self, gift: GiftId, act: str, cut: int | None) -> None:
        """A gift is not offered any more, or again, or costs more: who chose it before keeps what they chose."""
        doing = {
            "out": lambda work, by: gifts.retire_gift(work, gift, by=by, now=self.now),
            "back": lambda work, by: gifts.bring_back(work, gift, by=by, now=self.now),
            "dearer": lambda work, by: gifts.change_gift(
                work, gift, {"value": Cents(2_00)}, by=by, now=self.now
            ),
        }
        self._does(COORDINATORS[0], doing[act], cut=cut)

    @rule(place=which, cut=cuts, by_staff=st.booleans())
    def receive(self, place: int, cut: int | None, by_staff: bool) -> None:
        choice = self._choice(place, (ChoiceState.HANDED_OVER,))
        if choice is None:
            return
        if by_staff:
            self._does(
                STAFF[0],
                lambda work, by: hand_overs.note_received(
                    work, choice.id, "Op vakantie", by=by, now=self.now
                ),
                cut=cut,
            )
        else:
            self._does(
                choice.participant_id,
                lambda work, by: choices.receive(work, choice.id, by=by, now=self.now),
                cut=cut,
            )

    # --- both at once, because by chance it would be rare -------------------------------------------

    @rule(place=which, step=which, gift=gift_ids, cut=cuts)
    def does_a_step_and_picks_a_gift(self, place: int, step: int, gift: GiftId, cut: int | None) -> None:
        self.claim(place, step, None)
        for by in STAFF[:2]:
            self.approve(0, by, cut)
        self.choose(place, gift, cut)

    @rule(who=participants, amounts=st.tuples(money, money, money, money), kind=kinds, cut=cuts)
    def agree_on_a_goal(self, who: PersonId, amounts: tuple[Cents, ...], kind: Any, cut: int | None) -> None:
        self.propose(who, COORDINATORS[0], amounts, kind, None)
        self.agree(0, cut)

    @rule(place=which, step=which, again=st.booleans(), gift=gift_ids, cut=cuts)
    def decides_and_slips(self, place: int, step: int, again: bool, gift: GiftId, cut: int | None) -> None:
        """Somebody approves and takes it back, and perhaps approves after all."""
        self.claim(place, step, None)
        for by in STAFF[:2]:
            self.approve(0, by, None)
        if not again:
            self.choose(place, gift, None)
        self.undo_approval(0, STAFF[0], cut)
        if again:
            for by in STAFF[:2]:
                self.approve(0, by, cut)

    @rule(place=which, gift=gift_ids, cut=cuts)
    def gets_a_gift(self, place: int, gift: GiftId, cut: int | None) -> None:
        self.choose(place, gift, None)
        self.order(0, COORDINATORS[1], cut)
        self.hand_over(0, STAFF[2], cut)
        self.reveal(0, cut)

    @rule(amounts=st.tuples(money, money, money, money), cut=cuts)
    def live_together_and_agree(self, amounts: tuple[Cents, ...], cut: int | None) -> None:
        self.link(*PARTICIPANTS[:2], COORDINATORS[0], None)
        for who in PARTICIPANTS[:2]:
            self.agree_on_a_goal(who, amounts, None, cut)

    @rule(place=which, step=which, yes=st.booleans(), cut=cuts, really=st.integers(0, 3))
    def leaves_with_a_claim(self, place: int, step: int, yes: bool, cut: int | None, really: int) -> None:
        """What waits is decided afterwards."""
        self.claim(place, step, None)
        claim = self._claim(0, OPEN)
        if claim is not None and not really:
            self.leave(claim.participant_id, None, 0)
            self.approve(0, STAFF[0], cut) if yes else self.not_yet(0, STAFF[0], cut)

    @rule(who=participants, reward=money, kind=kinds, cut=cuts)
    def comes_and_the_mentor_slips(self, who: PersonId, reward: Cents, kind: Any, cut: int | None) -> None:
        self.plan(who, STAFF[0], reward, kind, None)
        self.keep(0, STAFF[0], cut, True)
        self.undo_what_was_said_of_an_appointment(0, STAFF[0], cut)

    # --- the programme ----------------------------------------------------------------------------

    @rule(
        who=participants,
        amount=st.sampled_from([1_00, 4_00, 6_00]).map(Cents),
        kind=st.sampled_from(CorrectionKind),
        about_last=st.booleans(),
        by=st.sampled_from(COORDINATORS),
        cut=cuts,
    )
    def correct(
        self,
        who: PersonId,
        amount: Cents,
        kind: CorrectionKind,
        about_last: bool,
        by: PersonId,
        cut: int | None,
    ) -> None:
        """A coordinator puts right what was too little, or what was too much; a high amount waits for the other."""
        number = self._run(lambda work: work.corrections.last()) + 1
        earned = self._run(lambda work: work.ledger.earned(who, most=1)) if about_last else []
        draft = CorrectionDraft(who, kind, amount, earned[0].cause if earned else None, "Vergissing")
        made = self._does(
            by,
            lambda work, by: corrections.correct(
                work, draft, number=number, programme=PROGRAMME, by=by, now=self.now
            ),
            cut=cut,
        )
        assert made is None or amount <= PROGRAMME.two_approve_above or made.state is CorrectionState.WAITING
        self._note_correction(made)

    @rule(place=which, by=st.sampled_from(COORDINATORS), yes=st.booleans(), cut=cuts)
    def settle_correction(self, place: int, by: PersonId, yes: bool, cut: int | None) -> None:
        of = tables.corrections.c
        found = self._ask(select(of.id).where(of.state == CorrectionState.WAITING).order_by(of.id))
        if not found:
            return
        number = CorrectionId(found[place % len(found)])
        settled = self._does(
            by,
            lambda work, by: corrections.settle(work, number, yes, programme=PROGRAMME, by=by, now=self.now),
            cut=cut,
        )
        assert settled is None or settled.asked_by != by
        self._note_correction(settled)

    def _note_correction(self, made: Any) -> None:
        if (
            made is not None
            and made.state is CorrectionState.BOOKED
            and made.draft.kind is CorrectionKind.OWED
        ):
            self.paper.spaarpot[made.draft.participant_id] += made.draft.amount

    @rule(
        amount=st.sampled_from([-30_00, -4_00, 5_00, 30_00]).map(Cents),
        ahead=st.integers(0, 1),
        by=st.sampled_from(COORDINATORS),
        cut=cuts,
    )
    def change_pot(self, amount: Cents, ahead: int, by: PersonId, cut: int | None) -> None:
        number = self._run(lambda work: work.pot_changes.last()) + 1
        asked = self._does(
            by,
            lambda work, by: pot.change(
                work,
                amount,
                year=day_of(self.now).year + ahead,
                number=number,
                programme=PROGRAMME,
                by=by,
                now=self.now,
            ),
            cut=cut,
        )
        if asked is not None and asked.state is ChangeState.BOOKED:
            self.paper.put_in += amount

    @rule(place=which, by=st.sampled_from(COORDINATORS), yes=st.booleans(), cut=cuts)
    def settle_pot(self, place: int, by: PersonId, yes: bool, cut: int | None) -> None:
        found = self._ask(select(tables.pot_changes.c.id).where(tables.pot_changes.c.state == "waiting"))
        if not found:
            return
        number = PotChangeId(found[place % len(found)])
        settled = self._does(
            by,
            lambda work, by: pot.settle(work, number, yes, programme=PROGRAMME, by=by, now=self.now),
            cut=cut,
        )
        if settled is not None and settled.state is ChangeState.BOOKED:
            self.paper.put_in += settled.amount

    @rule(one=participants, other=participants, by=anybody, cut=cuts)
    def link(self, one: PersonId, other: PersonId, by: PersonId, cut: int | None) -> None:
        self._does(
            by,
            lambda work, by: households.link(work, one, other, programme=PROGRAMME, by=by, now=self.now),
            cut=cut,
        )
        self._begin_limits_anew()  # nothing is taken back of what they have

    @rule(one=participants, by=anybody, cut=cuts)
    def unlink(self, one: PersonId, by: PersonId, cut: int | None) -> None:
        self._does(by, lambda work, by: households.unlink(work, one, by=by, now=self.now), cut=cut)

    @rule(who=participants, cut=cuts, really=st.integers(0, 3))
    def leave(self, who: PersonId, cut: int | None, really: int) -> None:
        """Rarely: less is left to do after it."""
        if not really:
            self._does(who, lambda work, by: people.leave(work, by=by, now=self.now), cut=cut)

    @rule(span=spans)
    def time_passes(self, span: timedelta) -> None:
        self._passes(span)

    @rule()
    def the_year_turns(self) -> None:
        year = day_of(self.now).year
        self._passes(self.now.replace(year=year + 1, month=1, day=1, hour=0, minute=0) - self.now)

    def _passes(self, span: timedelta) -> None:
        """And what was set ready for a year that has begun is booked."""
        ready = select(tables.pot_changes.c.amount).where(tables.pot_changes.c.state == "agreed")
        self.now += span
        due = self._ask(ready.where(tables.pot_changes.c.year <= day_of(self.now).year))
        self.before = None if day_of(self.now).year != day_of(self.now - span).year else self.before
        self._run(lambda work: pot.book_due(work, PROGRAMME, self.now))
        self.paper.put_in += sum(due)

    # --- what must be, whatever happened ------------------------------------------------------------

    @invariant()
    def every_cent_is_where_it_was_noted_and_the_check_finds_nothing(self) -> None:
        now = self._run(_kept)
        assert now.findings == []
        assert sum(now.accounts.values()) == 0
        assert all(on_it >= 0 for account, on_it in now.accounts.items() if account != FUNDING)
        assert -now.accounts[FUNDING] == self.paper.put_in
        assert now.on(Book.BALANCE) == _without_nothing(self.paper.spaarpot)
        assert now.on(Book.CHOSEN) == _without_nothing(self.paper.chosen)
        assert now.on(Book.PAID) == _without_nothing(self.paper.paid)
        assert now.paid_by() == _without_nothing(self.paper.earned)
        self._keep_limits(now)

    def _keep_limits(self, now: Kept) -> None:
        """Nobody comes above a limit who was not above it before."""
        before, year = self.before, day_of(self.now).year
        if before is not None:
            limits: list[tuple[dict[Any, Any], dict[Any, Any], int]] = [
                (now.used(year), before.used(year), PROGRAMME.yearly_cap),
                (now.used_by_households(year), before.used_by_households(year), PROGRAMME.household_cap),
            ]
            for sums, were, cap in limits:
                assert all(amount <= max(cap, were.get(who, 0)) for who, amount in sums.items())
        self.before = now

    def _begin_limits_anew(self) -> None:
        """As it is now counts as what was there before: something happened that asks for no limit."""
        self.before = self._run(_kept)

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()

    # --- how ----------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.database = self.runner.run(opened(self.url))
        self.fuse = Fuse(self.database)

    def _does(
        self,
        by: PersonId,
        doing: Callable[[Work, Someone], Awaitable[Any]],
        *,
        cut: int | None,
        twice: bool = True,
    ) -> Any:
        """Do it, perhaps after a try in which the power fails; and then once more, which must move nothing. None when
        it is refused.
        """
        self.now += timedelta(seconds=1)
        self.fuse.left = cut
        try:
            result = self._tried(by, doing)
        except PowerCut:
            self.runner.run(self.database.close())
            self._start()
            result = self._tried(by, doing)
        finally:
            self.fuse.left = None
        if twice and result is not None:
            entries = self._run(lambda work: work.ledger.head())
            self._tried(by, doing)
            assert self._run(lambda work: work.ledger.head()) == entries
        return result

    def _tried(self, by: PersonId, doing: Callable[[Work, Someone], Awaitable[Any]]) -> Any:
        async def by_somebody(work: Work) -> Any:
            result = await doing(work, await work.people.someone(by))
            return True if result is None else result

        return self._unless_refused(by_somebody)

    def _unless_refused(self, doing: Doing) -> Any:
        try:
            return self._run(doing)
        except Refusal:
            return None

    def _run(self, doing: Doing) -> Any:
        return self.runner.run(self._in_work(doing))

    async def _in_work(self, doing: Doing) -> Any:
        async with self.database.work() as work:
            return await doing(work)

    def _audited(self, result: str) -> int:
        """How often the audit log tells of this refusal."""
        return len(self._ask(select(tables.audit.c.id).where(tables.audit.c.result == result)))

    def _ask(self, query: Any) -> list[Any]:
        return list(self._run(lambda work: numbers(work, query)))

    def _goals(self) -> list[Any]:
        return list(self._run(_goals_of_all))

    def _newest(self, place: int, *, is_proposal: bool = False) -> Any:
        found = [goal for goal in self._goals() if goal.is_proposal or not is_proposal]
        found.sort(key=lambda goal: -goal.id)
        goal = found[place % len(found)] if found else None
        return goal and self._unless_refused(lambda work: work.goal_versions.newest(goal))

    def _claim(self, place: int, states: tuple[ClaimState, ...]) -> Claim | None:
        of = tables.claims.c
        found = self._ask(select(of.id).where(of.state.in_(states)).order_by(of.id.desc()))
        claim_id = ClaimId(found[place % len(found)]) if found else None
        return self._run(lambda work: work.claims.get(claim_id)) if claim_id else None

    def _appointment(self, place: int, *, said: bool = False) -> Any:
        of = tables.appointments.c
        states = (
            (AppointmentState.KEPT, AppointmentState.MISSED)
            if said
            else (
                AppointmentState.PLANNED,
                AppointmentState.MOVED,
            )
        )
        found = self._ask(select(of.id).where(of.state.in_(states)).order_by(of.id.desc()))
        number = AppointmentId(found[place % len(found)]) if found else None
        return number and self._run(lambda work: work.appointments.get(number))

    def _choice(self, place: int, states: tuple[ChoiceState, ...], *of_gifts: GiftId) -> Any:
        """Of these gifts; now and then of any, and of recognition."""
        of = tables.choices.c
        found = self._ask(select(of.id).where(of.state.in_(states)).order_by(of.id.desc()))
        if of_gifts and place < _ANY:
            found = self._ask(select(of.id).where(of.state.in_(states), of.gift_id.in_(of_gifts)))
        number = ChoiceId(found[place % len(found)]) if found else None
        return number and self._run(lambda work: work.choices.get(number))


async def _goals_of_all(work: Work) -> list[Any]:
    return [goal for who in PARTICIPANTS for goal in await work.goals.of(who)]


async def _kept(work: Work) -> Kept:
    return await kept(work, await check(work))


def _without_nothing(noted: dict[Any, int]) -> dict[Any, int]:
    return {key: amount for key, amount in noted.items() if amount}


def test_the_money_of_the_programme_holds_on_sqlite_whatever_happens(migrated_sqlite: Path, tmp_path: Path):
    ready = Path(shutil.copy(migrated_sqlite, tmp_path / "ready.db"))
    _populate(f"sqlite:///{ready}")
    copies = iter(range(1_000_000))

    def new_url() -> str:
        return f"sqlite:///{shutil.copy(ready, tmp_path / f'{next(copies) % 50}.db')}"

    try_everything(lambda: MoneyOfTheProgramme(new_url), examples=EXAMPLES["sqlite"])


def test_the_money_of_the_programme_holds_on_postgres_whatever_happens(
    postgres_server: PostgresServer, migrated_postgres: str
):
    ready = postgres_server.create_database(migrated_postgres)
    urls = [ready]
    _populate(ready)

    def new_url() -> str:
        if len(urls) > 1:
            postgres_server.drop_database(urls.pop())
        urls.append(postgres_server.create_database(ready))
        return urls[-1]

    try:
        try_everything(lambda: MoneyOfTheProgramme(new_url), examples=EXAMPLES["postgresql"])
    finally:
        for url in urls:
            postgres_server.drop_database(url)


def _populate(url: str) -> None:
    async def fill() -> None:
        database = await opened(url)
        await populate(database)
        await database.close()

    asyncio.run(fill())
