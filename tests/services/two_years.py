"""A small pilot that lives through years in minutes: the real services, a real database, and chance.

Every hour the clock beats: the ticks run, what they put out is delivered, and now and then people do something.
The bot is away for hours or days, and its clock jumps two hours and back. `World.heard` is all that reached a
participant, and `World.promises` what the rules say must reach them, by a second and simpler reading of the rules.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import bindparam, select

from mentoring.appointments import AHEAD, Appointment, Coming, Details
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import AppointmentId, PersonId, PillarKey
from mentoring.moments import When, at_wall_time
from mentoring.money import Cents
from mentoring.outages import OwnBeat
from mentoring.pauses import Pause, PauseLength
from mentoring.people import ParticipantState
from mentoring.places import Place
from mentoring.plans import IfThenPlan
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal
from messages.house import load_all
from services import (
    appointments,
    attendance,
    claims,
    consents,
    goals,
    outages,
    pauses,
    people,
    plans,
    preferences,
    step_moments,
)
from services.check import check
from services.ticks import TICKS
from storage.database import Database, open_database
from storage.deliveries import Outcome, Posting
from storage.migrate import migrate
from storage.outbox import NoticeState
from storage.tables import Moment
from storage.tables import appointments as appointment_rows
from storage.tables import nudges as nudge_rows
from storage.tables import outbox as notice_rows
from storage.tables import reminders as reminder_rows
from storage.work import Work
from tests.pot import fill_pot
from tests.services.goal_acts import GoalActs
from tests.services.roster import NOW, PROGRAMME, Roster, fill

START = NOW + timedelta(minutes=30)
UNTIL = datetime(2028, 3, 4, tzinfo=UTC)
"""The clocks change four times on the way, and it passes a leap day."""

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

BEAT = timedelta(hours=1)
"""How often the clock beats here, on the hour: what is promised for 18:00 comes then, for 8:30 at 9:00."""

TIMES = [time(7, 30), time(9, 30), time(10, 30), time(14, 30), time(16), time(20), time(23)]
QUIET = [
    (None, None),
    (time(20), time(9)),
    (time(22, 30), time(7)),
    (time(12), time(13)),
    (time(1), time(10)),
]
HOLIDAYS = {
    *(
        date(2026, *day)
        for day in [(4, 3), (4, 5), (4, 6), (4, 27), (5, 14), (5, 24), (5, 25), (12, 25), (12, 26)]
    ),
    *(date(2027, *day) for day in [(1, 1), (3, 26), (3, 28), (3, 29), (4, 27), (5, 6), (5, 16), (5, 17)]),
    *[date(2027, 12, 25), date(2027, 12, 26), date(2028, 1, 1)],
}
"""The public ones of the Netherlands, from the calendar of the government."""

REMIND: list[tuple[int, ...] | None] = [None, (7, 3, 1, 0), (1,), (7, 1), (0,), ()]

Act = Callable[[Work, PersonId], Awaitable[None]]

_BEGUN = (
    select(appointment_rows.c.id)
    .where(
        appointment_rows.c.state.in_(AHEAD), appointment_rows.c.starts_at <= bindparam("now", type_=Moment)
    )
    .order_by(appointment_rows.c.starts_at)
    .limit(1)
)


@dataclass(frozen=True)
class Heard:
    """Something that reached a participant by itself, when the bot's clock said `at`."""

    at: datetime
    person_id: PersonId
    kind: str
    values: dict[str, Any]
    appointment: Appointment | None
    preferences: Preferences
    state: ParticipantState
    reminders_in_pause: bool
    plan: IfThenPlan | None
    """The plan that there was then for the step that it was about, when that could be done."""


@dataclass(frozen=True)
class Promise:
    """A reminder that must come in the hour that begins at this moment, if nothing changes before."""

    at: datetime
    appointment_id: AppointmentId


@dataclass
class World:
    """Three participants and their mentor. `now` is the bot's clock; `skew` is by how much it is wrong."""

    database: Database
    chance: Random
    roster: Roster
    people: list[PersonId]
    time: datetime
    skew: timedelta = timedelta()
    wrong_until: datetime | None = None
    heard: list[Heard] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    told: dict[AppointmentId, date] = field(default_factory=dict)
    kept: int = 0
    broken: list[str] = field(default_factory=list)
    acts: dict[str, int] = field(default_factory=dict)
    beat_at: datetime | None = None

    @property
    def now(self) -> datetime:
        """What the bot's clock says."""
        return self.time + self.skew

    async def lives(self, until: datetime) -> None:
        """Beat by beat, whatever happens."""
        while self.time < until:
            gap = self._next_gap()
            self.time += gap
            self._wrong_clock()
            count = len(self.heard)
            before = self.now - BEAT
            await self._beats(gap)
            await self._delivers()
            self._compare(before, self.heard[count:])
            await self._somebody_does_something()

    # --- the clock --------------------------------------------------------------------------------

    def _next_gap(self) -> timedelta:
        """Mostly one beat; now and then the bot is away for up to three days."""
        if self.chance.random() < 0.0016:
            self._count("outage")
            return self.chance.choice([1, 4, 10, 25, 72]) * BEAT
        return BEAT

    def _wrong_clock(self) -> None:
        """Now and then the clock is two hours wrong, for some hours."""
        if self.wrong_until is not None and self.time >= self.wrong_until:
            self.skew, self.wrong_until = timedelta(), None
        elif self.wrong_until is None and self.chance.random() < 0.0016:
            self._count("wrong clock")
            self.skew = timedelta(hours=self.chance.choice([-2, 2]))
            self.wrong_until = self.time + self.chance.randrange(1, 6) * BEAT

    async def _beats(self, gap: timedelta) -> None:
        """A round of the ticker. After an outage it is the same process with its own clock, or a new one."""
        own = None
        if self.beat_at is not None and (gap == BEAT or self.chance.random() < 0.5):
            own = OwnBeat(self.beat_at, silence=gap - BEAT)
        async with self.database.work() as work:
            await outages.beat(work, PROGRAMME, at=self.now, own=own, now=self.now)
            for tick in TICKS:
                await tick(work, PROGRAMME, self.now)
        self.beat_at = self.now

    async def _delivers(self) -> None:
        """What may leave now arrives now."""
        async with self.database.work() as work:
            while due := await work.deliveries.due(now=self.now, most=100):
                for posting in due:
                    if posting.person_id in self.people:
                        await self._hears(work, posting)
                outcomes = [
                    Outcome(posting.id, NoticeState.SENT, posting.address, posting.id) for posting in due
                ]
                await work.deliveries.record(outcomes, now=self.now)

    async def _hears(self, work: Work, posting: Posting) -> None:
        person_id = posting.person_id
        assert person_id is not None
        number = posting.values.get("appointment_id")
        pause = await work.pauses.open_of(person_id)
        self.heard.append(
            Heard(
                at=self.now,
                person_id=person_id,
                kind=posting.kind,
                values=posting.values,
                appointment=await work.appointments.get(AppointmentId(number)) if number else None,
                preferences=await work.preferences.of(person_id),
                state=(await work.people.participant(person_id)).state,
                reminders_in_pause=pause is None or pause.reminders or self._is_over(pause),
                plan=await self._plan_of(work, posting),
            )
        )

    async def _plan_of(self, work: Work, posting: Posting) -> IfThenPlan | None:
        if "step_id" not in posting.values:
            return None
        goal, step_id = await work.goals.with_step(posting.values["step_id"]), posting.values["step_id"]
        ready = goal.open_steps[:1] if goal.in_order else goal.open_steps
        can_be_done = goal.counts and step_id in [step.id for step in ready]
        return await work.plans.of_step(step_id) if can_be_done else None

    def _is_over(self, pause: Pause) -> bool:
        """Whether its time is over, also when the word of that waits for a better moment."""
        return pause.until is not None and pause.until <= self.now

    # --- what was promised ------------------------------------------------------------------------

    def _compare(self, before: datetime, heard: list[Heard]) -> None:
        """What was promised for this hour is heard in it, once. When the clock has just jumped or the bot was
        away the exact moment is not promised; what is said then is still held to every other rule.
        """
        due = [each for each in self.promises if each.at <= self.now]
        self.promises = [each for each in self.promises if each.at > self.now]
        for promise in due:
            if promise.at <= before:
                continue
            times = sum(is_reminder_of(each, promise.appointment_id) for each in heard)
            self.kept += times == 1
            if times != 1:
                self.broken.append(f"{promise} was heard {times} times at {self.now}")

    async def _promise(self, work: Work, appointment_id: AppointmentId) -> None:
        """Promise anew what the rules say now about an appointment."""
        self.promises = [each for each in self.promises if each.appointment_id != appointment_id]
        appointment = await work.appointments.get(appointment_id)
        pause = await work.pauses.open_of(appointment.participant_id)
        if (
            not appointment.is_ahead
            or appointment.answer is Coming.CANNOT
            or not (pause is None or pause.reminders)
        ):
            return
        chosen = await work.preferences.of(appointment.participant_id)
        last = max((each.at for each in self.heard if is_reminder_of(each, appointment_id)), default=None)
        eve = _day(appointment.when.starts_at) - timedelta(days=1)
        for moment in promised(appointment, chosen, since=self.now + timedelta(hours=1)):
            just_told = _day(moment) == self.told[appointment_id] and _day(moment) < eve
            if not just_told and (last is None or moment - last > timedelta(days=1)):
                self.promises.append(Promise(moment, appointment_id))

    async def _promise_all_of(self, work: Work, person_id: PersonId) -> None:
        for each in await work.reminders.ahead_of(person_id, now=self.now):
            await self._promise(work, each.appointment.id)

    # --- what people do ---------------------------------------------------------------------------

    async def _somebody_does_something(self) -> None:
        """Each of these now and then, and only by day. What a rule is against is refused, and that is fine."""
        if not time(9) <= self.now.astimezone(AMSTERDAM).time() < time(21):
            return
        for act, often in self._acts():
            if self.chance.random() < often:
                try:
                    async with self.database.work() as work:
                        await act(work, self.chance.choice(self.people))
                    self._count(act.__name__)
                except Refusal as refusal:
                    self._count(f"{act.__name__}: {refusal.name}")

    def _acts(self) -> list[tuple[Act, float]]:
        return [
            (self.plans, 0.04),
            (self.moves, 0.012),
            (self.cancels, 0.004),
            (self.answers, 0.04),
            (self.chooses, 0.004),
            (self.chooses_moment, 0.008),
            (self.makes_plan, 0.012),
            (self.pauses, 0.003),
            (self.goes_on, 0.008),
            (self.shows_up, 0.04),
            (self.claims, 0.008),
            (self.does_with_goals, 0.02),
            (self.decides, 0.06),
            (self.was_there, 0.06),
        ]

    async def plans(self, work: Work, person_id: PersonId) -> None:
        """Anja plans an appointment within a month, on any day and at any hour."""
        ahead = await work.reminders.ahead_of(person_id, now=self.now)
        if len(ahead) >= 4:
            return
        when = self._some_moment()
        planned = await appointments.plan(
            work, person_id, when, DETAILS, programme=PROGRAMME, by=self.roster.anja, now=self.now
        )
        self.told[planned] = _day(self.now)
        await self._promise(work, planned)

    async def moves(self, work: Work, person_id: PersonId) -> None:
        """Anja moves one."""
        for each in (await work.reminders.ahead_of(person_id, now=self.now))[:1]:
            appointment_id, when = each.appointment.id, self._some_moment()
            await appointments.move(
                work, appointment_id, when, programme=PROGRAMME, by=self.roster.anja, now=self.now
            )
            self.told[appointment_id] = _day(self.now)
            await self._promise(work, appointment_id)

    async def cancels(self, work: Work, person_id: PersonId) -> None:
        """Anja cancels one."""
        for each in (await work.reminders.ahead_of(person_id, now=self.now))[:1]:
            await appointments.cancel(
                work, each.appointment.id, programme=PROGRAMME, by=self.roster.anja, now=self.now
            )
            await self._promise(work, each.appointment.id)

    async def answers(self, work: Work, person_id: PersonId) -> None:
        """A participant says that they come, or that they can't."""
        by = await work.people.someone(person_id)
        for each in (await work.reminders.ahead_of(person_id, now=self.now))[:1]:
            said = self.chance.choice([Coming.COMING, Coming.COMING, Coming.CANNOT])
            await appointments.answer(work, each.appointment.id, said, by=by, now=self.now)
            await self._promise(work, each.appointment.id)

    async def chooses(self, work: Work, person_id: PersonId) -> None:
        """A participant chooses other settings."""
        since, until = self.chance.choice(QUIET)
        chosen = Preferences(
            quiet_from=since,
            quiet_until=until,
            quiet_sundays=self.chance.random() < 0.4,
            quiet_holidays=self.chance.random() < 0.4,
            remind_days=self.chance.choice(REMIND),
            nudges=self.chance.random() < 0.8,
            overview=self.chance.random() < 0.8,
            overview_weekday=self.chance.randrange(7),
        )
        by = await work.people.someone(person_id)
        await preferences.choose(work, chosen, programme=PROGRAMME, by=by, now=self.now)
        await self._promise_all_of(work, person_id)

    async def chooses_moment(self, work: Work, person_id: PersonId) -> None:
        """A participant chooses up to three days and a time for their nudges, and other ones later."""
        by = await work.people.someone(person_id)
        for goal in await work.goals.of(person_id):
            if goal.counts and goal.next_step:
                days = tuple(self.chance.sample(range(7), self.chance.randrange(1, 4)))
                at = self.chance.choice([time(9, 30), time(13, 30), time(19)])
                await step_moments.choose(
                    work, goal.next_step.id, days, at, programme=PROGRAMME, by=by, now=self.now
                )

    async def makes_plan(self, work: Work, person_id: PersonId) -> None:
        """An if-then plan with its moment, for whatever step is open; now and then one is taken away."""
        by = await work.people.someone(person_id)
        counting = [goal for goal in await work.goals.of(person_id) if goal.counts]
        open_steps = [step.id for goal in counting for step in goal.open_steps]
        if not open_steps:
            return
        step_id = self.chance.choice(open_steps)
        if self.chance.random() < 0.2:
            await plans.take_away(work, step_id, by=by, now=self.now)
            return
        cue, days = (
            f"het {self.now:%H.%M} is",
            tuple(self.chance.sample(range(7), self.chance.randrange(1, 4))),
        )
        await plans.save(work, step_id, cue, "begin ik", by=by, now=self.now)
        await step_moments.choose(
            work,
            step_id,
            days,
            self.chance.choice([time(9), time(19)]),
            programme=PROGRAMME,
            by=by,
            now=self.now,
        )

    async def pauses(self, work: Work, person_id: PersonId) -> None:
        """'Even niet', with or without reminders."""
        by = await work.people.someone(person_id)
        length = self.chance.choice(list(PauseLength))
        await pauses.pause(work, length, by=by, now=self.now)
        await pauses.remind(work, reminders=self.chance.random() < 0.6, by=by, now=self.now)
        await self._promise_all_of(work, person_id)

    async def goes_on(self, work: Work, person_id: PersonId) -> None:
        """'Verder'."""
        by = await work.people.someone(person_id)
        await pauses.resume(work, by=by, now=self.now)
        await self._promise_all_of(work, person_id)

    async def shows_up(self, work: Work, person_id: PersonId) -> None:
        """A participant presses a button that changes nothing; the front door sees them."""
        await people.see(work, await work.people.participant(person_id), now=self.now)

    async def claims(self, work: Work, person_id: PersonId) -> None:
        """'Gelukt': the next step, or the goal itself; who has nothing to do agrees on a new one, and some have two."""
        by = await work.people.someone(person_id)
        current = [
            each
            for each in await work.goals.of(person_id)
            if each.counts and (each.next_step or (each.only_goal_left and not each.claimed))
        ]
        if not current or (len(current) == 1 and self.chance.random() < 0.2):
            goal_id = await goals.propose(work, person_id, PLAN, by=self.roster.anja, now=self.now)
            await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=by, now=self.now)
            return
        goal = self.chance.choice(current)
        step_id = goal.next_step.id if goal.next_step else None
        await claims.claim(work, goal.id, step_id, by=by, now=self.now)

    async def does_with_goals(self, work: Work, person_id: PersonId) -> None:
        """Wishes, changes, agreements, what is set aside and picked up again, and which goal comes first."""
        act = self.chance.choice(GoalActs(self.chance, self.roster.anja).all)
        await act(work, await work.people.someone(person_id), now=self.now)
        self._count(act.__name__)

    async def decides(self, work: Work, person_id: PersonId) -> None:
        """Anja decides on the claim that waits longest."""
        for waits in (await work.claims.waiting(None))[:1]:
            if self.chance.random() < 0.7:
                await claims.approve(work, waits.id, programme=PROGRAMME, by=self.roster.anja, now=self.now)
            else:
                await claims.not_yet(work, waits.id, "Bijna", by=self.roster.anja, now=self.now)

    async def was_there(self, work: Work, person_id: PersonId) -> None:
        """Anja says of the oldest appointment that is over whether they were there."""
        for number in (await work.connection.execute(_BEGUN, {"now": self.now})).scalars():
            if self.chance.random() < 0.8:
                await attendance.keep(work, number, programme=PROGRAMME, by=self.roster.anja, now=self.now)
            else:
                await attendance.miss(work, number, by=self.roster.anja, now=self.now)

    def _some_moment(self) -> When:
        day = _day(self.now) + timedelta(days=self.chance.randrange(0, 31))
        return at_wall_time(day, self.chance.choice(TIMES))

    def _count(self, what: str) -> None:
        self.acts[what] = self.acts.get(what, 0) + 1


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def is_reminder_of(heard: Heard, appointment_id: AppointmentId) -> bool:
    """Whether this is a reminder of that appointment."""
    return heard.kind == "AppointmentReminder" and heard.values["appointment_id"] == appointment_id


def promised(appointment: Appointment, chosen: Preferences, *, since: datetime) -> list[datetime]:
    """The wall times that the rules name, as far as nothing stands in their way: those in quiet hours move, and one
    on the day itself that would leave less than half an hour comes the evening before.
    """
    day = _day(appointment.when.starts_at)
    found = []
    for days in chosen.days_before(PROGRAMME):
        at = time(18) if days else time(8, 30)
        moment = datetime.combine(day - timedelta(days=days), at, tzinfo=AMSTERDAM).astimezone(UTC)
        in_time = moment <= appointment.when.starts_at - timedelta(minutes=30)
        if moment > since and in_time and not is_quiet(chosen, moment):
            found.append(moment)
    return found


def is_quiet(chosen: Preferences, at: datetime) -> bool:
    """Whether somebody wants to hear nothing then: the words of the settings, read once more."""
    wall = at.astimezone(AMSTERDAM)
    since, until = chosen.quiet_from or time(21), chosen.quiet_until or time(8, 30)
    night = since <= wall.time() or wall.time() < until if since > until else since <= wall.time() < until
    sunday = chosen.quiet_sundays and wall.weekday() == 6
    return night or sunday or (chosen.quiet_holidays and wall.date() in HOLIDAYS)


async def begin(database: Database, seed: int) -> World:
    """The people of a small pilot, all of whom take part."""
    roster = await fill(database)
    async with database.work() as work:
        await fill_pot(work, Cents(1_000_000_00), by=roster.karin, now=START)
        await consents.agree(work, text="…", version="1", by=roster.bert, now=START)
    return World(database, Random(seed), roster, [roster.fatima.id, roster.bert.id], START)


async def two_years(seed: int, folder: Path) -> tuple[World, dict[str, Any]]:
    """A world that has lived, and what is left in its database."""
    load_all()
    database = open_database(f"sqlite:///{folder / 'voetstuk.db'}")
    try:
        await migrate(database)
        world = await begin(database, seed)
        await world.lives(UNTIL)
        async with database.work() as work:
            left = {
                "findings": await check(work),
                "reminders": (await work.connection.execute(select(reminder_rows))).all(),
                "nudges": (await work.connection.execute(select(nudge_rows))).all(),
                "notices": (await work.connection.execute(select(notice_rows))).all(),
                "appointments": (await work.connection.execute(select(appointment_rows))).all(),
            }
    finally:
        await database.close()
    return world, left
