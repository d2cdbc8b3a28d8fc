"""Fatima with a step to do, and a clock that ticks for her: what tests of nudges and pauses stand on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from mentoring.goal_drafts import Draft
from mentoring.goals import Goal
from mentoring.ids import GoalId, StepId, TelegramId
from mentoring.people import Someone
from mentoring.programme import AMSTERDAM, Programme
from services.nudges import nudge_due
from storage.database import Database
from storage.tables import Moment, nudges, outbox
from tests.services import small_programme
from tests.services.small_programme import PLAN, SmallProgramme

PROGRAMME = Programme()
TUESDAY = date(2026, 3, 3)
"""The day on which the step is agreed on, in the afternoon (`small_programme.NOW`)."""


@dataclass(frozen=True)
class Nudged:
    """The small programme, with an account for Fatima and a goal of two steps."""

    database: Database
    programme: SmallProgramme
    goal_id: GoalId
    first_step: StepId

    @property
    def fatima(self) -> Someone:
        return self.programme.fatima

    async def goal(self) -> Goal:
        async with self.database.work() as work:
            return await work.goals.get(self.goal_id)

    async def step(self) -> StepId:
        """Her next step."""
        following = (await self.goal()).next_step
        assert following is not None
        return following.id

    async def ticks(self, now: datetime) -> None:
        """One round of the clock."""
        async with self.database.work() as work:
            await nudge_due(work, PROGRAMME, now)

    async def lives(self, since: datetime, until: datetime) -> None:
        """The clock ticks from a moment up to and with another: each midnight, and whenever something is planned."""
        now: datetime | None = since.replace(minute=0)
        while now is not None:
            await self.ticks(now)
            await self.ticks(now)  # what was only found to be planned is looked at again
            now = await self._next_round(after=now, until=until)

    async def _next_round(self, *, after: datetime, until: datetime) -> datetime | None:
        async with self.database.work() as work:
            planned = await work.connection.execute(
                select(func.min(nudges.c.due_at, type_=Moment)).where(
                    nudges.c.state == "planned", nudges.c.due_at > after
                )
            )
            due_at = planned.scalar() or until
        midnight = wall(after.astimezone(AMSTERDAM).date() + timedelta(days=1), 0)
        following = min(due_at, midnight, until) if after < until else None
        return following if following is None or following > after else None

    async def is_seen(self, on: date) -> None:
        """She presses or writes something."""
        async with self.database.work() as work:
            await work.people.save_seen(self.fatima.id, day=on)

    async def better_unsaid_from(self, kind: str) -> datetime:
        """When a notice that was put out has to have left."""
        async with self.database.work() as work:
            found = await work.connection.execute(select(outbox.c.expires_at).where(outbox.c.kind == kind))
            at: datetime = found.scalar_one()
        return at

    async def said(self) -> list[tuple[str, datetime]]:
        """What came by itself, to her and to the team, and when."""
        async with self.database.work() as work:
            rows = await work.connection.execute(
                select(outbox.c.kind, outbox.c.created_at)
                .where(outbox.c.kind.in_(KINDS))
                .order_by(outbox.c.created_at, outbox.c.id)
            )
            return [(row[0], row[1]) for row in rows]


KINDS = (
    *("StepNudge", "PromisedNudge", "PlanNudge", "PromisedPlanNudge", "Overview", "PauseOver"),
    *("NudgesUnanswered", "ParticipantPaused", "ParticipantPausedUntil", "ParticipantPauseOver"),
)


async def begin(database: Database, plan: Draft = PLAN) -> Nudged:
    """Fatima has agreed on her goal, and was seen doing so."""
    programme = await small_programme.begin(database)
    async with database.work() as work:
        await work.people.link_account(programme.fatima.id, TelegramId(4))
    goal_id = await small_programme.agree(database, programme, plan)
    async with database.work() as work:
        first_step = (await work.goals.get(goal_id)).steps[0].id
    nudged = Nudged(database, programme, goal_id, first_step)
    await nudged.is_seen(TUESDAY)
    return nudged


def wall(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in Amsterdam, as the bot's clock gives it."""
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM).astimezone(UTC)


def in_march(day: int, hour: int, minute: int = 0) -> datetime:
    """The same, in the month in which the tests begin."""
    return wall(date(2026, 3, day), hour, minute)
