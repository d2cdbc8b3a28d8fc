"""Nobody is pestered (T21): a year of a participant, hour by hour, with whatever people do and choose."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.ids import PersonId, StepId, TeamId
from mentoring.nudge_circumstances import LOOK_BACK, Circumstances, OpenSteps, Recipient, Said, Weekly
from mentoring.nudge_moments import evening_is_free, next_overview, next_step_nudge, promised_at
from mentoring.nudge_verdicts import Do, look_at_overview, look_at_return, look_at_step
from mentoring.nudges import MOST_IN_SEVEN_DAYS, EveningTaken, NudgeKind, SayAgain
from mentoring.office_days import holiday, is_office_day
from mentoring.people import Participant, ParticipantState, Person
from mentoring.preferences import Preferences
from mentoring.programme import AMSTERDAM
from mentoring.quiet import Quiet
from mentoring.step_moments import MOST_WEEKDAYS, InQuietHours, NoRhythm, Rhythm

STEP, OVERVIEW, RETURN = NudgeKind.STEP, NudgeKind.OVERVIEW, NudgeKind.RETURN
NEW_YEAR = date(2026, 1, 1)
AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY_AT_FOUR = Weekly(4, time(16))
MORNING_OF_ALL = datetime(2026, 1, 1, tzinfo=UTC)


def wall(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def day_of(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


# --- a year ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Day:
    """What somebody does on one day of the year, if anything, and how long the bot is away on it."""

    number: int
    does: str
    at: int
    away: int = 0


@dataclass
class Life:
    """One participant whose clock is beaten once an hour, as the service does it (`services.nudges`)."""

    to: Recipient
    said: list[tuple[datetime, NudgeKind, bool]] = field(default_factory=list)
    asked_to_call: list[datetime] = field(default_factory=list)
    paused: list[tuple[datetime, datetime]] = field(default_factory=list)
    busy: list[datetime] = field(default_factory=list)
    without_choice: list[datetime] = field(default_factory=list)
    planned: dict[NudgeKind, tuple[datetime, bool]] = field(default_factory=dict)
    away_until: datetime = MORNING_OF_ALL

    @property
    def known(self) -> Circumstances:
        return self.to.known

    def knows(self, **changed: Any) -> None:
        self.to = replace(self.to, known=replace(self.known, **changed))

    def becomes(self, state: ParticipantState) -> None:
        self.to = replace(self.to, participant=replace(self.to.participant, state=state))

    def does(self, what: str, now: datetime) -> None:
        """Something that a participant does: it is a sign of life."""
        self.knows(last_seen_on=day_of(now))
        match what:
            case "claims":
                self._is_busy(now)
            case "chooses":
                coming = [(day_of(now).weekday() + n) % 7 for n in range(1, MOST_WEEKDAYS + 1)]
                self.knows(rhythm=Rhythm(tuple(sorted(coming)), time(11), chosen=True))
                self.planned.pop(STEP, None)
            case "asks for later" if self.to.participant.state is ParticipantState.ACTIVE:
                later = SayAgain.EVENING if evening_is_free(self.known, now=now) else SayAgain.TOMORROW
                self.planned[STEP] = (promised_at(self.known, later, now=now), True)
            case "pauses" if self.to.participant.state is ParticipantState.ACTIVE:
                self.becomes(ParticipantState.PAUSED)
                self.planned = {RETURN: (wall(day_of(now) + timedelta(days=7), time(10)), False)}
                self.paused.append((now, datetime.max.replace(tzinfo=UTC)))
            case "goes on" if self.to.participant.state is ParticipantState.PAUSED:
                self._is_back(now)

    def ticks(self, now: datetime) -> None:
        if now < self.away_until:
            return
        if now.minute == 0:
            self.planned.setdefault(STEP, (now, False))
            self.planned.setdefault(OVERVIEW, (now, False))
        for kind, (due_at, asked_for) in sorted(self.planned.items()):
            if due_at <= now and kind in self.planned:
                self._looks_at(kind, due_at, asked_for, now)

    def _looks_at(self, kind: NudgeKind, due_at: datetime, asked_for: bool, now: datetime) -> None:
        if self.to.why_not(kind):
            del self.planned[kind]
            return
        verdict = {
            STEP: lambda: look_at_step(self.known, due_at=due_at, asked_for=asked_for, now=now),
            OVERVIEW: lambda: look_at_overview(self.known, due_at=due_at, now=now),
            RETURN: lambda: look_at_return(self.known, due_at=due_at, now=now),
        }[kind]()
        if verdict is None:
            del self.planned[kind]
        elif verdict.do is not Do.SAY:
            self.planned[kind] = (verdict.at, asked_for)
        if verdict is not None and verdict.do is Do.ASK_TEAM:
            self.asked_to_call.append(now)
            self.knows(stopped_on=day_of(now))
        if verdict is not None and verdict.do is Do.SAY:
            self._hears(kind, asked_for, now)

    def _hears(self, kind: NudgeKind, asked_for: bool, now: datetime) -> None:
        self.said.append((now, kind, asked_for))
        if kind is STEP and not asked_for and not self.known.rhythm.chosen:
            self.without_choice.append(now)
        recent = [one for one in self.known.said if one.on >= day_of(now - LOOK_BACK)]
        self.knows(said=(*recent, Said(day_of(now), kind, asked_for)))
        del self.planned[kind]
        if kind is RETURN:
            self._is_back(now)

    def _is_back(self, now: datetime) -> None:
        began, _ = self.paused.pop()
        self.paused.append((began, now))
        self.becomes(ParticipantState.ACTIVE)
        self.planned = {}
        self._is_busy(now)

    def _is_busy(self, now: datetime) -> None:
        self.busy.append(now)
        self.knows(busy_on=day_of(now))


TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
QUIETS = st.builds(Quiet, TIMES, TIMES, st.booleans(), st.booleans()) | st.just(Quiet())
RHYTHMS = st.just(Rhythm()) | st.builds(
    lambda days, at: Rhythm(tuple(sorted(days)), at, chosen=True),
    st.sets(st.integers(0, 6), min_size=1, max_size=MOST_WEEKDAYS),
    TIMES,
)
WEEKLIES = st.none() | st.just(FRIDAY_AT_FOUR) | st.builds(Weekly, st.integers(0, 6), TIMES)
DAYS = st.lists(
    st.builds(
        Day,
        st.integers(0, 364),
        st.sampled_from(["looks", "claims", "chooses", "asks for later", "pauses", "goes on"]),
        st.integers(0, 23),
        st.sampled_from([0, 0, 0, 1, 12, 72]),
    ),
    max_size=60,
)


def lived(quiet: Quiet, rhythm: Rhythm, overview: Weekly | None, days: list[Day]) -> Life:
    """A whole year."""
    participant = Participant(
        Person(PersonId(1), "Fatima"), TeamId(1), PersonId(2), "Anja", "A-001", ParticipantState.ACTIVE
    )
    known = Circumstances(quiet, rhythm, overview)
    preferences = Preferences(overview=overview is not None)
    life = Life(Recipient(participant, preferences, OpenSteps(StepId(1), {StepId(1): "Post"}), known))
    todo = sorted(days, key=lambda day: (day.number, day.at))
    now, end = wall(NEW_YEAR, time()), wall(NEW_YEAR + timedelta(days=365), time())
    while now < end:
        while todo and wall(NEW_YEAR + timedelta(days=todo[0].number), time(todo[0].at)) <= now:
            done = todo.pop(0)
            life.does(done.does, now)
            life.away_until = max(life.away_until, now + done.away * AN_HOUR)
        life.ticks(now)
        life.ticks(now)
        now += AN_HOUR / 2
    return life


@settings(max_examples=30, deadline=None)
@given(QUIETS, RHYTHMS, WEEKLIES, DAYS)
def test_in_a_whole_year_every_limit_is_kept(quiet, rhythm, overview, days):
    life = lived(quiet, rhythm, overview, days)

    said_on = [day_of(at) for at, _, _ in life.said]
    own = [day_of(at) for at, kind, asked_for in life.said if kind is not OVERVIEW and not asked_for]
    steps = [at for at, kind, asked_for in life.said if kind is STEP and not asked_for]
    assert len(said_on) == len(set(said_on)), "two on one day"
    assert all(in_week(own, day) <= MOST_IN_SEVEN_DAYS for day in own), "too many in seven days"
    assert not [at for at, _, _ in life.said if quiet.is_quiet(at)], "in quiet hours"
    assert not [at for at, kind, _ in life.said if kind is not RETURN and in_a_pause(life, at)], "in a pause"
    assert not [at for at in steps if just_did_something(life, at)], "on a day on which they did something"
    assert not [at for at in life.without_choice if not is_office_day(day_of(at))], "on a day off"
    assert not [at for at, kind, _ in life.said if kind in (OVERVIEW, RETURN) and holiday(day_of(at))]
    assert overview is not None or OVERVIEW not in {kind for _, kind, _ in life.said}


@settings(max_examples=20, deadline=None)
@given(QUIETS, RHYTHMS, WEEKLIES, DAYS)
def test_in_a_whole_year_nobody_gets_four_without_a_sign_of_life(quiet, rhythm, overview, days):
    life = lived(quiet, rhythm, overview, days)

    seen = sorted({NEW_YEAR, *(NEW_YEAR + timedelta(days=day.number) for day in days)})
    steps = [day_of(at) for at, kind, _ in life.said if kind is STEP]
    calls = [day_of(at) for at in life.asked_to_call]
    between = list(zip(seen, [*seen[1:], date.max], strict=True))
    assert all(sum(begin < day <= end for day in steps) <= MOST_IN_SEVEN_DAYS + 1 for begin, end in between)
    assert all(sum(begin < day < end for day in steps) <= MOST_IN_SEVEN_DAYS for begin, end in between)
    assert all(sum(begin < day < end for day in calls) <= 1 for begin, end in between), "called about twice"


def in_week(days: list[date], last: date) -> int:
    """How many in the seven days that end on this one."""
    return sum(timedelta() <= last - day < timedelta(days=7) for day in days)


def just_did_something(life: Life, at: datetime) -> bool:
    return any(busy <= at and day_of(busy) == day_of(at) for busy in life.busy)


def in_a_pause(life: Life, at: datetime) -> bool:
    return any(began < at < ended for began, ended in life.paused)


# --- nothing is lost ------------------------------------------------------------------------------


def seen_daily(known: Circumstances) -> Circumstances:
    return replace(known, last_seen_on=date(2026, 12, 31))


def test_who_was_silent_for_so_long_that_the_nudges_are_forgotten_still_gets_none():
    known = Circumstances(Quiet(), last_seen_on=date(2026, 3, 2), stopped_on=date(2026, 3, 12))
    tuesday = wall(date(2026, 9, 1), time(10))

    verdict = look_at_step(known, due_at=tuesday, asked_for=False, now=tuesday)

    assert verdict.do is Do.WAIT
    assert known.overview_rests


@pytest.mark.parametrize("year", [2026, 2027])
def test_who_is_here_often_gets_a_nudge_on_every_tuesday_and_thursday_that_is_no_holiday(year):
    days = [date(year, 1, 1) + n * A_DAY for n in range(365)]
    expected = [day for day in days if day.weekday() in (1, 3) and is_office_day(day)]

    assert said_in(year, Circumstances(Quiet(), overview=FRIDAY_AT_FOUR)) == [
        wall(day, time(10)) for day in expected
    ]


@pytest.mark.parametrize("at", [time(9, 30), time(13, 30), time(19)])
def test_a_chosen_moment_is_kept_to_the_minute_also_when_the_clocks_change(at):
    weekdays = (0, 2, 6)
    known = Circumstances(Quiet(), Rhythm(weekdays, at, chosen=True), FRIDAY_AT_FOUR)
    days = [NEW_YEAR + n * A_DAY for n in range(365)]

    assert said_in(2026, known) == [wall(day, at) for day in days if day.weekday() in weekdays]


def said_in(year: int, known: Circumstances) -> list[datetime]:
    """When nudges for a step come in a year, for somebody who is seen all the time."""
    said: list[datetime] = []
    now = wall(date(year, 1, 1), time())
    while (now := next_step_nudge(seen_daily(known), since=now)) < wall(date(year + 1, 1, 1), time()):
        said.append(now)
        known = replace(known, said=(*known.said[-10:], Said(day_of(now), STEP)))
    return said


def test_an_overview_comes_every_week():
    known = Circumstances(Quiet(), overview=FRIDAY_AT_FOUR)
    said: list[datetime] = []
    now = wall(date(2026, 5, 31), time())
    for _ in range(4):
        now = next_overview(known, since=now) or now
        said.append(now)
        known = replace(known, said=(*known.said, Said(day_of(now), OVERVIEW)))

    assert said == [wall(date(2026, 6, day), time(16)) for day in (5, 12, 19, 26)]


# --- one by one -----------------------------------------------------------------------------------


def test_on_the_day_of_the_overview_a_nudge_of_our_own_idea_gives_way():
    known = Circumstances(Quiet(), overview=Weekly(1, time(16)))

    assert next_step_nudge(known, since=wall(date(2026, 3, 2), time())) == wall(date(2026, 3, 5), time(10))


def test_on_the_day_of_a_chosen_moment_the_overview_waits_for_the_next_day():
    known = Circumstances(Quiet(), Rhythm((4,), time(9, 30), chosen=True), FRIDAY_AT_FOUR)

    assert next_overview(known, since=wall(date(2026, 3, 6), time())) == wall(date(2026, 3, 7), time(16))


def test_who_keeps_choosing_other_days_still_gets_three_in_seven_days():
    said = tuple(Said(date(2026, 3, day), STEP) for day in (2, 3, 4))
    known = Circumstances(Quiet(), Rhythm((3, 4, 5), time(11), chosen=True), said=said)

    assert next_step_nudge(known, since=wall(date(2026, 3, 5), time())) == wall(date(2026, 3, 12), time(11))


def test_a_promise_is_not_one_of_the_three():
    said = tuple(Said(date(2026, 3, day), STEP, asked_for=day == 4) for day in (2, 3, 4))
    known = Circumstances(Quiet(), Rhythm((3, 4, 5), time(11), chosen=True), said=said)

    assert next_step_nudge(known, since=wall(date(2026, 3, 5), time())) == wall(date(2026, 3, 5), time(11))


def test_on_a_holiday_the_overview_waits_for_the_day_after():
    good_friday = date(2026, 4, 3)
    known = Circumstances(Quiet(), overview=FRIDAY_AT_FOUR)

    assert next_overview(known, since=wall(good_friday, time())) == wall(date(2026, 4, 4), time(16))


def test_a_nudge_that_was_said_moves_the_overview_of_that_day():
    known = Circumstances(Quiet(), overview=FRIDAY_AT_FOUR, said=(Said(date(2026, 3, 6), STEP, True),))

    moment = look_at_overview(
        known, due_at=wall(date(2026, 3, 6), time(16)), now=wall(date(2026, 3, 6), time(16))
    )

    assert moment is not None
    assert (moment.do, moment.at) == (Do.WAIT, wall(date(2026, 3, 7), time(16)))


def test_a_pause_that_ends_at_christmas_ends_after_it():
    christmas = date(2026, 12, 25)

    verdict = look_at_return(
        Circumstances(Quiet()), due_at=wall(christmas, time(10)), now=wall(christmas, time(10))
    )

    assert (verdict.do, verdict.at) == (Do.WAIT, wall(date(2026, 12, 27), time(10)))


@pytest.mark.parametrize(
    ("quiet", "at", "until"),
    [
        (Quiet(), time(10), time(21)),
        (Quiet(time(1), time(8)), time(10), time(0)),
        (Quiet(time(12), time(12)), time(10), time(0)),
        (Quiet(time(12), time(14)), time(10), time(12)),
        (Quiet(time(12), time(14)), time(15), time(0)),
    ],
)
def test_a_nudge_leaves_before_the_quiet_hours_or_the_end_of_the_day(quiet, at, until):
    today = date(2026, 3, 3)

    unsaid_from = quiet.day_ends_at(wall(today, at))

    assert unsaid_from == wall(today + A_DAY if until == time(0) else today, until)


def test_tonight_is_not_promised_when_it_is_evening():
    with pytest.raises(EveningTaken):
        promised_at(Circumstances(Quiet()), SayAgain.EVENING, now=wall(date(2026, 3, 3), time(19)))


@pytest.mark.parametrize("weekdays", [(), (0, 1, 2, 3), (-1,), (7,)])
def test_one_to_three_days_can_be_chosen(weekdays):
    with pytest.raises(NoRhythm):
        Rhythm.choose(weekdays, time(10), quiet=Quiet())


def test_no_moment_in_the_quiet_hours_can_be_chosen():
    with pytest.raises(InQuietHours):
        Rhythm.choose((1,), time(22), quiet=Quiet())
