"""The moments of nudges: when the next one fits, and whether a moment that is there still does (`mentoring.nudges`)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import ceil

from mentoring.ids import StepId
from mentoring.nudge_circumstances import Circumstances, Turn, Weekly
from mentoring.nudges import (
    MOST_IN_SEVEN_DAYS,
    OVERVIEW_APART,
    REST_AFTER_RETURN,
    EveningTaken,
    NudgeKind,
    SayAgain,
)
from mentoring.office_days import holiday, is_office_day
from mentoring.programme import EVENING_AT
from mentoring.quiet import Quiet
from mentoring.wall_time import day_of, time_of, wall_moment

_LOOK_AHEAD = 60
_WEEKS_AHEAD = 9
_LONGEST_QUIET = 6
"""Days: a moment before a run of quiet Sundays and holidays may come out after it."""


# --- the next moment ------------------------------------------------------------------------------


def next_step_nudge(known: Circumstances, *, since: datetime) -> datetime:
    """The first moment from `since` on at which a nudge for a step fits, as far as is known now."""
    found = (moment for moment in _rhythm_moments(known, since) if moment >= since and _fits(known, moment))
    return next(found, since + timedelta(days=_LOOK_AHEAD))


def next_turn(known: Circumstances, *, since: datetime) -> tuple[datetime, StepId | None]:
    """The same, of all steps that may be nudged about; and which one it is for."""
    if not known.turns:
        return next_step_nudge(known, since=since), known.step_id
    offers = [(next_step_nudge(known.about(turn.step_id), since=since), turn) for turn in known.turns]
    day = min(day_of(moment) for moment, _ in offers)
    of_day = ((moment, turn) for moment, turn in offers if day_of(moment) == day)
    moment, turn = min(of_day, key=lambda offer: _waited_since(known, offer[1]))
    return moment, turn.step_id


def next_overview(known: Circumstances, *, since: datetime) -> datetime | None:
    """The first moment from `since` on for the weekly overview; None when it is off."""
    return _next_weekly(known, NudgeKind.OVERVIEW, known.overview, since)


def next_check_in(known: Circumstances, *, since: datetime) -> datetime | None:
    """The same for the weekly check-in."""
    return _next_weekly(known, NudgeKind.CHECK_IN, known.check_in, since)


def next_promise(known: Circumstances, *, since: datetime) -> datetime:
    """The first moment from `since` on that is not quiet, on a day on which nothing was said."""
    at = time_of(since)
    moment = _allowed(known.quiet, since)
    while known.heard_on(day_of(moment)):
        moment = _allowed(known.quiet, wall_moment(day_of(moment) + timedelta(days=1), at))
    return moment


def next_return(known: Circumstances, *, since: datetime) -> datetime:
    """The same, and on no holiday: who is glad to have them back is at work then."""
    moment = next_promise(known, since=since)
    at = time_of(since)
    while holiday(day_of(moment)):
        moment = next_promise(known, since=wall_moment(day_of(moment) + timedelta(days=1), at))
    return moment


def evening_is_free(known: Circumstances, *, now: datetime) -> bool:
    """Whether "Vanavond" can be promised: it is not evening yet, and there was nothing today."""
    evening = wall_moment(day_of(now), EVENING_AT)
    return now < evening and not known.quiet.is_quiet(evening) and not known.heard_on(day_of(now))


def promised_at(known: Circumstances, later: SayAgain, *, now: datetime) -> datetime:
    """The moment of a promise. Tomorrow and in a week it is at the time of day that helps.

    Raises:
        EveningTaken: when this evening can't be promised.
    """
    today = day_of(now)
    if later is SayAgain.EVENING:
        if not evening_is_free(known, now=now):
            raise EveningTaken
        return wall_moment(today, EVENING_AT)
    days = 1 if later is SayAgain.TOMORROW else 7
    return next_promise(known, since=wall_moment(today + timedelta(days=days), known.rhythm.at))


# --- the same for several of these ----------------------------------------------------------------


def _fits(known: Circumstances, moment: datetime) -> bool:
    day = day_of(moment)
    if known.heard_on(day) or (known.busy_on is not None and day <= known.busy_on):
        return False
    if not known.rhythm.chosen and (not is_office_day(day) or _is_day_of_weekly(known, day)):
        return False
    return _week_has_room(known, day) and not _rests(known, day)


def _week_has_room(known: Circumstances, day: date) -> bool:
    """Whether the seven days that end on this one have had fewer than the most, and fewer for this step than its part:
    one step leaves something for the others.
    """
    recent = [
        one for one in known.said if one.is_our_idea and timedelta() <= day - one.on < timedelta(days=7)
    ]
    of_step = [one for one in recent if one.step_id == known.step_id]
    part = ceil(MOST_IN_SEVEN_DAYS / max(1, len(known.turns)))
    return len(recent) < MOST_IN_SEVEN_DAYS and len(of_step) < part


def _waited_since(known: Circumstances, turn: Turn) -> tuple[bool, date]:
    """When two steps have the same day: first what was chosen, and of that what was said longest ago."""
    said = (one.on for one in known.said if one.kind is NudgeKind.STEP and one.step_id == turn.step_id)
    return not turn.rhythm.chosen, max(said, default=date.min)


def _rests(known: Circumstances, day: date) -> bool:
    """Whether somebody who was silent has only just been here again."""
    if known.stopped_on is None or known.last_seen_on is None:
        return False
    nudged_since = any(one.is_our_idea and one.on > known.stopped_on for one in known.said)
    return not nudged_since and day - known.last_seen_on < REST_AFTER_RETURN


def _is_day_of_weekly(known: Circumstances, day: date) -> bool:
    """Whether the overview or the check-in comes on a day, as far as is known now."""
    if _is_overview_day(known, day):
        return True
    return not known.check_in_rests and _is_day_of(known, NudgeKind.CHECK_IN, known.check_in, day)


def _is_overview_day(known: Circumstances, day: date) -> bool:
    return not known.overview_rests and _is_day_of(known, NudgeKind.OVERVIEW, known.overview, day)


def _is_day_of(known: Circumstances, kind: NudgeKind, weekly: Weekly | None, day: date) -> bool:
    if weekly is None:
        return False
    moment = _weekly_of(known, kind, weekly, _last_weekday(weekly.weekday, day))
    return moment is not None and day_of(moment) == day


def _next_weekly(
    known: Circumstances, kind: NudgeKind, weekly: Weekly | None, since: datetime
) -> datetime | None:
    if weekly is None:
        return None
    last = _last_weekday(weekly.weekday, day_of(since))
    weeks = (last + timedelta(weeks=n) for n in range(-1, _WEEKS_AHEAD))
    moments = (_weekly_of(known, kind, weekly, week) for week in weeks)
    return next((moment for moment in moments if moment is not None and moment >= since), None)


def _weekly_of(known: Circumstances, kind: NudgeKind, weekly: Weekly, week: date) -> datetime | None:
    """The one that belongs to a day of the week: on it, or on the first day after it that fits.

    None when that week has had it.
    """
    had = any(one.kind is kind and timedelta() <= one.on - week < timedelta(weeks=1) for one in known.said)
    for n in range(0 if had else 7):
        moment = _allowed(known.quiet, wall_moment(week + timedelta(days=n), weekly.at))
        if _fits_weekly(known, kind, day_of(moment)):
            return moment
    return None


def _fits_weekly(known: Circumstances, kind: NudgeKind, day: date) -> bool:
    is_for_step = day.weekday() in known.chosen_weekdays
    lately = any(one.kind is kind and abs(day - one.on) < OVERVIEW_APART for one in known.said)
    if is_for_step or lately or known.heard_on(day) or holiday(day):
        return False
    return kind is NudgeKind.OVERVIEW or not _is_overview_day(known, day)


def _rhythm_moments(known: Circumstances, since: datetime) -> Iterator[datetime]:
    first = day_of(since) - timedelta(days=_LONGEST_QUIET)
    for n in range(_LOOK_AHEAD + _LONGEST_QUIET):
        day = first + timedelta(days=n)
        if day.weekday() in known.rhythm.weekdays:
            yield _allowed(known.quiet, wall_moment(day, known.rhythm.at))


def _last_weekday(weekday: int, day: date) -> date:
    """This day, or the last one before it, that is such a day of the week."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _allowed(quiet: Quiet, moment: datetime) -> datetime:
    """This moment, or one after it that is not quiet: the end of the quiet hours, or after quiet days the same time."""
    at = time_of(moment)
    allowed = quiet.next_allowed(moment)
    while day_of(allowed) != day_of(moment) and not quiet.is_quiet_time(at):
        moment = wall_moment(day_of(moment) + timedelta(days=1), at)
        allowed = quiet.next_allowed(moment)
    return allowed
