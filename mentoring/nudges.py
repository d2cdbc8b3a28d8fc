"""When a participant gets a nudge, and when it stops by itself. A nudge comes without a date to keep (`product.md`).

What was decided, and why:

- At most one a day, of whatever kind, and three steps in any seven days (Amsterdam days). The weekly overview is no
  nudge: it has its own moment and its own way off, so it is not one of the three. It is one of the one a day.
- Without a chosen moment: Tuesday and Thursday at ten. The mentor is in the office then and can help the same day,
  Monday and its post are over, there is a day between, and Friday has the overview. Never on a holiday.
- A moment that the participant chose goes before what comes by itself: on such a day the overview waits for the next
  day. A nudge of our own idea gives way to the overview instead: the step stands in it.
- "Herinner me later" is a promise. It is said at its moment, is still the only one of its day, and is not one of the
  three, because it was not our idea.
- Nothing on the day on which a step was agreed on, claimed or decided about: it is fresh, or they just did something.
- After three without any sign of life it stops, and at the moment of the fourth the team is asked to call. Who shows
  up after that is left alone for three days from when they were last here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, StrEnum, auto

from mentoring.office_days import holiday, is_office_day
from mentoring.programme import AMSTERDAM
from mentoring.quiet import Quiet
from mentoring.refusals import Refusal

MOST_IN_SEVEN_DAYS = 3
MOST_WITHOUT_ANSWER = 3
MOST_WEEKDAYS = 3
"""How many days of the week can be chosen: more would break the limit of a week."""

REST_AFTER_RETURN = timedelta(days=3)
"""How long who was silent is left alone after they were last here."""

OVERVIEW_APART = timedelta(days=4)
"""At least this between two overviews, when one came a day or two later than its weekday."""

LOOK_BACK = timedelta(days=60)
"""How far back it matters what was said. Who is silent for longer has been called about, and is in the digest."""

EVENING_AT = time(19)
"""'Vanavond': after supper, before the quiet hours."""

_LOOK_AHEAD = 60
_WEEKS_AHEAD = 9
_LONGEST_QUIET = 6
"""Days: a moment before a run of quiet Sundays and holidays may come out after it."""


class NudgeKind(StrEnum):
    """What comes by itself, as it is kept."""

    STEP = "step"
    OVERVIEW = "overview"
    RETURN = "return"
    """The time that somebody chose for a pause is over."""


class Later(StrEnum):
    """'Herinner me later': when."""

    EVENING = "evening"
    TOMORROW = "tomorrow"
    WEEK = "week"


class PartOfDay(StrEnum):
    """When on a day a nudge helps, for who does not want to type a time."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


TIMES = {
    PartOfDay.MORNING: time(9, 30),
    PartOfDay.AFTERNOON: time(13, 30),
    PartOfDay.EVENING: EVENING_AT,
}


class NoRhythm(Refusal):
    """Somebody chooses no weekday for their nudges, more than `MOST_WEEKDAYS`, or one that does not exist."""


class InQuietHours(Refusal):
    """Somebody chooses a time for their nudges at which nothing may be sent to them."""


class EveningTaken(Refusal):
    """'Vanavond' was pressed when it is evening already, or there has been a nudge today."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which days and at what time a nudge helps, in Amsterdam wall time. `chosen`: by the participant."""

    weekdays: tuple[int, ...] = (1, 3)
    at: time = time(10)
    chosen: bool = False

    @classmethod
    def choose(cls, weekdays: tuple[int, ...], at: time, *, quiet: Quiet) -> "Rhythm":
        """What a participant chooses.

        Raises:
            NoRhythm: when these are no one to three weekdays.
            InQuietHours: when that time is in their quiet hours.
        """
        days = tuple(sorted(set(weekdays)))
        if not 1 <= len(days) <= MOST_WEEKDAYS or not set(days) <= set(range(7)):
            raise NoRhythm
        if quiet.is_quiet_time(at):
            raise InQuietHours
        return cls(days, at, chosen=True)


@dataclass(frozen=True, slots=True)
class Weekly:
    """The moment of somebody's weekly overview. Monday is 0."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge that was said, and on which day in Amsterdam."""

    on: date
    kind: NudgeKind
    asked_for: bool = False

    @property
    def is_our_idea(self) -> bool:
        """Whether it counts for the limit of a week."""
        return self.kind is not NudgeKind.OVERVIEW and not self.asked_for


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that says when one participant may be nudged.

    `overview` is None when it is off. `said` goes back as far as `LOOK_BACK`. `busy_on`: the last day on which they
    agreed, claimed, heard a decision, or came back from a pause. `stopped_on`: when the team was last asked to call
    them because they did not answer.
    """

    quiet: Quiet
    rhythm: Rhythm = Rhythm()
    overview: Weekly | None = None
    said: tuple[Said, ...] = ()
    last_seen_on: date | None = None
    busy_on: date | None = None
    stopped_on: date | None = None

    def unanswered(self, kind: NudgeKind) -> int:
        """How many of a kind were said after the last day on which they showed any sign of life."""
        seen = self.last_seen_on
        return sum(1 for one in self.said if one.kind is kind and (seen is None or one.on > seen))

    @property
    def overview_rests(self) -> bool:
        """Whether the overview has stopped by itself: nudges have, or it is not answered itself."""
        kinds = (NudgeKind.STEP, NudgeKind.OVERVIEW)
        return any(self.unanswered(kind) >= MOST_WITHOUT_ANSWER for kind in kinds)

    def heard_on(self, day: date) -> bool:
        """Whether something was said on a day, so that nothing more is."""
        return any(one.on == day for one in self.said)


class Do(Enum):
    """What to do with a nudge whose moment seems to be there."""

    SAY = auto()
    WAIT = auto()
    ASK_TEAM = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now; with `WAIT` and `ASK_TEAM`, when to look again."""

    do: Do
    at: datetime


# --- the next moment ------------------------------------------------------------------------------


def next_step_nudge(known: Circumstances, *, since: datetime) -> datetime:
    """The first moment from `since` on at which a nudge for a step fits, as far as is known now."""
    found = (moment for moment in _rhythm_moments(known, since) if moment >= since and _fits(known, moment))
    return next(found, since + timedelta(days=_LOOK_AHEAD))


def next_overview(known: Circumstances, *, since: datetime) -> datetime | None:
    """The first moment from `since` on for the weekly overview; None when it is off."""
    if known.overview is None:
        return None
    last = _last_weekday(known.overview.weekday, _day_of(since))
    weeks = (last + timedelta(weeks=n) for n in range(-1, _WEEKS_AHEAD))
    moments = (_overview_of(known, known.overview, week) for week in weeks)
    return next((moment for moment in moments if moment is not None and moment >= since), None)


def next_promise(known: Circumstances, *, since: datetime) -> datetime:
    """The first moment from `since` on that is not quiet, on a day on which nothing was said."""
    at = since.astimezone(AMSTERDAM).time()
    moment = known.quiet.next_allowed(since)
    while known.heard_on(_day_of(moment)):
        moment = known.quiet.next_allowed(_wall(_day_of(moment) + timedelta(days=1), at))
    return moment


def next_return(known: Circumstances, *, since: datetime) -> datetime:
    """The same, and on no holiday: who is glad to have them back is at work then."""
    moment = next_promise(known, since=since)
    at = since.astimezone(AMSTERDAM).time()
    while holiday(_day_of(moment)):
        moment = next_promise(known, since=_wall(_day_of(moment) + timedelta(days=1), at))
    return moment


def evening_is_free(known: Circumstances, *, now: datetime) -> bool:
    """Whether "Vanavond" can be promised: it is not evening yet, and there was nothing today."""
    evening = _wall(_day_of(now), EVENING_AT)
    return now < evening and not known.quiet.is_quiet(evening) and not known.heard_on(_day_of(now))


def promised_at(known: Circumstances, later: Later, *, now: datetime) -> datetime:
    """The moment of a promise. Tomorrow and in a week it is at the time of day that helps.

    Raises:
        EveningTaken: when this evening can't be promised.
    """
    today = _day_of(now)
    if later is Later.EVENING:
        if not evening_is_free(known, now=now):
            raise EveningTaken
        return _wall(today, EVENING_AT)
    days = 1 if later is Later.TOMORROW else 7
    return next_promise(known, since=_wall(today + timedelta(days=days), known.rhythm.at))


# --- when the moment is there ---------------------------------------------------------------------


def look_at_step(known: Circumstances, *, due_at: datetime, asked_for: bool, now: datetime) -> Verdict:
    """A nudge for a step falls due: is this still its moment? After an outage only on the same day."""
    find = next_promise if asked_for else next_step_nudge
    moment = find(known, since=due_at)
    if not _is_now(known, moment, now=now):
        return Verdict(Do.WAIT, moment if moment > now else find(known, since=now))
    if asked_for or known.unanswered(NudgeKind.STEP) < MOST_WITHOUT_ANSWER:
        return Verdict(Do.SAY, now)
    following = find(known, since=_begin_of(_day_of(now) + timedelta(days=1)))
    return Verdict(Do.WAIT if _team_was_asked(known) else Do.ASK_TEAM, following)


def look_at_overview(known: Circumstances, *, due_at: datetime, now: datetime) -> Verdict | None:
    """The weekly overview falls due. None when it is off. Who does not answer gets none."""
    moment = next_overview(known, since=due_at)
    following = next_overview(known, since=_begin_of(_day_of(now) + timedelta(days=1)))
    if moment is None or following is None:
        return None
    if moment > now:
        return Verdict(Do.WAIT, moment)
    if known.overview_rests or not _is_now(known, moment, now=now):
        return Verdict(Do.WAIT, following)
    return Verdict(Do.SAY, now)


def look_at_return(known: Circumstances, *, due_at: datetime, now: datetime) -> Verdict:
    """A pause is over. This is never left out, only said at the next moment that fits."""
    moment = next_return(known, since=due_at)
    if moment <= now:
        moment = next_return(known, since=now)
    return Verdict(Do.SAY if moment <= now else Do.WAIT, moment)


def better_unsaid_from(quiet: Quiet, *, now: datetime) -> datetime:
    """Until when a nudge that is said now may leave: the quiet hours, or the end of the day."""
    return quiet.begins_today(now) or _begin_of(_day_of(now) + timedelta(days=1))


# --- the same for several of these ----------------------------------------------------------------


def _fits(known: Circumstances, moment: datetime) -> bool:
    day = _day_of(moment)
    if known.heard_on(day) or (known.busy_on is not None and day <= known.busy_on):
        return False
    if not known.rhythm.chosen and (not is_office_day(day) or _is_overview_day(known, day)):
        return False
    return _week_has_room(known, day) and not _rests(known, day)


def _week_has_room(known: Circumstances, day: date) -> bool:
    """Whether the seven days that end on this one have had fewer than the most."""
    recent = [
        one for one in known.said if one.is_our_idea and timedelta() <= day - one.on < timedelta(days=7)
    ]
    return len(recent) < MOST_IN_SEVEN_DAYS


def _rests(known: Circumstances, day: date) -> bool:
    """Whether somebody who was silent has only just been here again."""
    if known.stopped_on is None or known.last_seen_on is None:
        return False
    nudged_since = any(one.is_our_idea and one.on > known.stopped_on for one in known.said)
    return not nudged_since and day - known.last_seen_on < REST_AFTER_RETURN


def _team_was_asked(known: Circumstances) -> bool:
    """Whether the team was asked to call since the last sign of life."""
    return known.stopped_on is not None and (
        known.last_seen_on is None or known.stopped_on > known.last_seen_on
    )


def _is_overview_day(known: Circumstances, day: date) -> bool:
    if known.overview is None or known.overview_rests:
        return False
    moment = _overview_of(known, known.overview, _last_weekday(known.overview.weekday, day))
    return moment is not None and _day_of(moment) == day


def _overview_of(known: Circumstances, weekly: Weekly, week: date) -> datetime | None:
    """The overview that belongs to a day of the week: on it, or on the first day after it that fits.

    None when that week has had its overview.
    """
    had = any(
        one.kind is NudgeKind.OVERVIEW and timedelta() <= one.on - week < timedelta(weeks=1)
        for one in known.said
    )
    for n in range(0 if had else 7):
        moment = known.quiet.next_allowed(_wall(week + timedelta(days=n), weekly.at))
        if _fits_overview(known, _day_of(moment)):
            return moment
    return None


def _fits_overview(known: Circumstances, day: date) -> bool:
    is_for_step = known.rhythm.chosen and day.weekday() in known.rhythm.weekdays
    lately = any(one.kind is NudgeKind.OVERVIEW and abs(day - one.on) < OVERVIEW_APART for one in known.said)
    return not (is_for_step or lately or known.heard_on(day) or holiday(day))


def _rhythm_moments(known: Circumstances, since: datetime) -> Iterator[datetime]:
    first = _day_of(since) - timedelta(days=_LONGEST_QUIET)
    for n in range(_LOOK_AHEAD + _LONGEST_QUIET):
        day = first + timedelta(days=n)
        if day.weekday() in known.rhythm.weekdays:
            yield known.quiet.next_allowed(_wall(day, known.rhythm.at))


def _is_now(known: Circumstances, moment: datetime, *, now: datetime) -> bool:
    return moment <= now and _day_of(moment) == _day_of(now) and not known.quiet.is_quiet(now)


def _last_weekday(weekday: int, day: date) -> date:
    """This day, or the last one before it, that is such a day of the week."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _wall(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def _begin_of(day: date) -> datetime:
    return _wall(day, time())


def _day_of(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
