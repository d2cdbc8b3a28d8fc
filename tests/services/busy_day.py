"""A busy day on one PostgreSQL: several processes whose clocks beat at the same moments, and people who do things
meanwhile. All of it at once, each in a piece of work of its own, as in `bot.ticker` and `bot.dispatcher`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random

from mentoring.appointments import Coming, Details
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import AppointmentId, PersonId, PillarKey
from mentoring.letters import Content
from mentoring.moments import When, at_wall_time
from mentoring.money import Cents
from mentoring.outages import OwnBeat
from mentoring.pauses import PauseLength
from mentoring.people import Someone
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Gone, Refusal
from services import (
    appointments,
    attendance,
    claims,
    consents,
    goals,
    invitations,
    letters,
    outages,
    pauses,
    people,
)
from services.ticks import TICKS
from storage.database import Database, DatabaseTrouble
from storage.deliveries import Outcome
from storage.outbox import NoticeState
from storage.work import Work
from tests.pot import fill_pot
from tests.services.goal_acts import GoalActs
from tests.services.roster import NOW, PROGRAMME, Roster, fill, open_as

BEAT = timedelta(minutes=30)
UNTIL = datetime.combine(NOW.date() + timedelta(days=1), time(17), tzinfo=AMSTERDAM).astimezone(UTC)
DETAILS = Details(Place("Serviceplein"), reward=Cents(1_00))
PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="Rust",
    seen_by="Er ligt een lijst",
    reward=Cents(0),
    due_on=None,
    steps=tuple(StepDraft(f"Stap {number}", "We zien het samen", Cents(1_00)) for number in range(1, 8)),
)

Doing = Callable[[Work], Awaitable[object]]


@dataclass
class BusyDay:
    """Some participants in one team, and what went wrong with whom."""

    databases: Sequence[Database]
    roster: Roster
    people: list[Someone]
    now: datetime
    chance: Random = field(default_factory=lambda: Random(5))
    trouble: list[str] = field(default_factory=list)

    async def lives(self) -> None:
        """Beat by beat, until the evening of the next day."""
        while self.now < UNTIL:
            self.now += BEAT
            acts = [self._does(act) for act in self._acts()]
            await asyncio.gather(*(self._round(each) for each in self.databases), *acts)
            await self._delivers()

    async def _round(self, database: Database) -> None:
        """One round of the clock in one process."""
        await self._works(database, self._beat)
        for tick in TICKS:
            await self._works(database, lambda work, tick=tick: tick(work, PROGRAMME, self.now))  # type: ignore[misc]

    async def _beat(self, work: Work) -> None:
        await outages.beat(
            work, PROGRAMME, at=self.now, own=OwnBeat(self.now - BEAT, timedelta()), now=self.now
        )

    async def _does(self, act: Doing) -> None:
        await self._works(self.chance.choice(self.databases), act)

    async def _works(self, database: Database, doing: Doing) -> None:
        try:
            async with database.work() as work:
                await doing(work)
        except Refusal:
            return
        except DatabaseTrouble as trouble:
            self.trouble.append(f"{getattr(doing, '__name__', doing)}: {trouble}")

    async def _delivers(self) -> None:
        async with self.databases[0].work() as work:
            while due := await work.deliveries.due(now=self.now, most=100):
                sent = [Outcome(each.id, NoticeState.SENT, each.address, each.id) for each in due]
                await work.deliveries.record(sent, now=self.now)

    # --- what people do -----------------------------------------------------------------------------

    def _acts(self) -> list[Doing]:
        """For three participants, several things at the same moment."""
        found: list[Doing] = []
        for someone in self.chance.sample(self.people, 3):
            kinds = [
                self.moves,
                self.moves,
                self.cancels,
                self.answers,
                self.answers,
                self.keeps,
                self.misses,
                self.pauses,
                self.goes_on,
                self.claims,
                self.claims,
                self.decides,
                self.is_seen,
                self.leaves,
                self.does_with_goals,
                self.does_with_goals,
            ]
            found.extend(self._by(kind, someone) for kind in self.chance.sample(kinds, 8))
        return found

    def _by(self, kind: Callable[[Work, Someone], Awaitable[object]], someone: Someone) -> Doing:
        async def act(work: Work) -> None:
            await kind(work, await work.people.someone(someone.id))

        act.__name__ = f"{kind.__name__} {someone.id}"
        return act

    async def _soonest(self, work: Work, who: PersonId) -> AppointmentId:
        ahead = await work.appointments.to_come(who, now=self.now)
        if not ahead:
            raise Gone
        return ahead[0].id

    async def moves(self, work: Work, someone: Someone) -> None:
        appointment_id = await self._soonest(work, someone.id)
        when = self._some_moment()
        await appointments.move(
            work, appointment_id, when, programme=PROGRAMME, by=self.roster.anja, now=self.now
        )

    async def cancels(self, work: Work, someone: Someone) -> None:
        if self.chance.random() < 0.7:
            return
        appointment_id = await self._soonest(work, someone.id)
        await appointments.cancel(
            work, appointment_id, programme=PROGRAMME, by=self.roster.anja, now=self.now
        )

    async def answers(self, work: Work, someone: Someone) -> None:
        appointment_id = await self._soonest(work, someone.id)
        said = self.chance.choice(list(Coming))
        await appointments.answer(work, appointment_id, said, by=someone, now=self.now)

    async def _begun(self, work: Work, who: PersonId) -> AppointmentId:
        ahead = await work.digests.appointments(
            self.roster.west, since=self.now - timedelta(days=3), until=self.now
        )
        mine = [each for each in ahead if each.participant_id == who]
        if not mine:
            raise Gone
        return mine[0].id

    async def keeps(self, work: Work, someone: Someone) -> None:
        await attendance.keep(
            work, await self._begun(work, someone.id), programme=PROGRAMME, by=self.roster.anja, now=self.now
        )

    async def misses(self, work: Work, someone: Someone) -> None:
        await attendance.miss(work, await self._begun(work, someone.id), by=self.roster.karin, now=self.now)

    async def pauses(self, work: Work, someone: Someone) -> None:
        if self.chance.random() < 0.8:
            return
        await people.see(work, await work.people.participant(someone.id), now=self.now)
        await pauses.pause(work, PauseLength.WEEK, by=someone, now=self.now)

    async def goes_on(self, work: Work, someone: Someone) -> None:
        await pauses.resume(work, by=someone, now=self.now)

    async def claims(self, work: Work, someone: Someone) -> None:
        await people.see(work, await work.people.participant(someone.id), now=self.now)
        for goal in await work.goals.of(someone.id):
            if goal.counts and goal.next_step is not None:
                await claims.claim(work, goal.id, goal.next_step.id, by=someone, now=self.now)
                return

    async def decides(self, work: Work, someone: Someone) -> None:
        for waits in (await work.claims.waiting(None))[:1]:
            await claims.approve(work, waits.id, programme=PROGRAMME, by=self.roster.anja, now=self.now)

    async def is_seen(self, work: Work, someone: Someone) -> None:
        await people.see(work, await work.people.participant(someone.id), now=self.now)
        await letters.write(work, Content("Hallo"), by=someone, now=self.now)

    async def does_with_goals(self, work: Work, someone: Someone) -> None:
        """One of all that can be done with goals, after the first tap of the day."""
        await people.see(work, await work.people.participant(someone.id), now=self.now)
        act = self.chance.choice(GoalActs(self.chance, self.roster.anja).all)
        await act(work, someone, now=self.now)

    async def leaves(self, work: Work, someone: Someone) -> None:
        if self.chance.random() < 0.04:
            await people.leave(work, by=someone, now=self.now)

    def _some_moment(self) -> When:
        day = self.now.astimezone(AMSTERDAM).date() + timedelta(days=self.chance.randrange(0, 9))
        return at_wall_time(day, self.chance.choice([time(9), time(10, 30), time(14), time(16)]))


async def begin(databases: Sequence[Database], *, many: int = 6) -> BusyDay:
    """So many participants with a goal and some appointments today and in the days to come."""
    roster = await fill(databases[0])
    found = []
    async with databases[0].work() as work:
        await fill_pot(work, Cents(1_000_000_00), by=roster.karin, now=NOW)
        for number in range(many):
            token = await invitations.invite_participant(
                work, f"P{number}", roster.west, by=roster.anja, programme=PROGRAMME, now=NOW
            )
            someone = await open_as(work, token, 100 + number)
            await consents.agree(work, text="…", version="1", by=someone, now=NOW)
            someone = await work.people.someone(someone.id)
            goal_id = await goals.propose(work, someone.id, PLAN, by=roster.anja, now=NOW)
            await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=someone, now=NOW)
            today = NOW.date()
            for days, hour in ((0, 17), (1, 9 + number % 8), (1, 16), (2, 10), (4, 11), (8, 9)):
                await appointments.plan(
                    work,
                    someone.id,
                    at_wall_time(today + timedelta(days=days), time(hour)),
                    DETAILS,
                    programme=PROGRAMME,
                    by=roster.anja,
                    now=NOW,
                )
            found.append(someone)
    return BusyDay(databases, roster, found, NOW)
