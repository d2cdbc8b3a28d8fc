"""Reading back: everything about an appointment in words before it counts ("Klopt dit?"), and what to look out for."""

from collections.abc import Sequence
from datetime import date

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Told
from handlers.staff.appointment_values import (
    YES,
    Values,
    details_of,
    every_of,
    mentor_of,
    moments_of,
    moved_of,
    participant_of,
    planned_days,
)
from handlers.staff.words import chosen, words_in
from mentoring.appointments import Details, require_ahead
from mentoring.moments import When
from mentoring.money import Cents
from mentoring.office_days import holiday, is_weekend
from mentoring.overlaps import Taken
from mentoring.programme import AMSTERDAM, Programme
from mentoring.questions import Question
from mentoring.wall_time import day_of
from messages.appointment_check import (
    RHYTHMS,
    AppointmentReadBack,
    AtManyMoments,
    AtOneMoment,
    CheckLabel,
    HasAnother,
    HasOthers,
    Hint,
    InOtherYear,
    InTheWeekend,
    OnAHoliday,
    OnHolidays,
    OutsideOfficeHours,
    RewardDoesNotFit,
    RewardWantsTwo,
    earned,
    how_long,
    in_short,
    recognized,
    where_is,
)
from messages.appointments_staff import AppointmentStaffLabel
from messages.base import Label
from messages.goals_staff import PressPlease
from services import caps
from services.overlaps import overlaps

_SKIP = "skip"
_RECOGNITION, _NO_REWARD = "recognition", "no-reward"


async def ask_sure(context: Context, question: Question) -> Asking:
    """Everything that is known, and what may be wrong with it."""
    values = question.values
    details, in_the_way = details_of(values), await _in_the_way(context, values)
    check = AppointmentReadBack(
        first_name=values["who"]["name"],
        pseudonym=values["who"]["pseudonym"],
        when=_when(values, details, this_year=context.today.year),
        where=where_is(details.place),
        bring=details.bring,
        reward=earned(details.reward, len(planned_days(values))),
        recognition=recognized(details.recognition, len(planned_days(values))),
        title=details.title,
        hints=(
            *_about_days(context, values),
            *await _about_time(context, values, details),
            *in_the_way,
        ),
    )
    return Asking(check, _choices(context, values, fits=not in_the_way))


async def read_sure(context: Context, question: Question, given: Answer) -> str | Told:
    """What is wanted now: that it counts, or a field that is asked again."""
    words_in(given)
    fits = not await _in_the_way(context, question.values)
    typed: Choices = [[("ja", YES)]] if fits else []
    wanted = chosen(context, given, [*_choices(context, question.values, fits=fits), *typed])
    if wanted is None:
        raise AskAgain(PressPlease())
    if wanted in (_RECOGNITION, _NO_REWARD):
        return Told(_earned_instead(context, question.values, wanted))
    if wanted == _SKIP:
        return Told({"skip": True})
    if wanted == YES:
        for when in moments_of(question.values):
            require_ahead(when, now=context.now)
    return wanted


def after_sure(question: Question, value: str | Told) -> str:
    """The field that is asked now; empty when it counts."""
    if isinstance(value, Told):
        return question.asks
    return "" if value == YES else value


def _choices(context: Context, values: Values, *, fits: bool) -> Choices:
    moving = moved_of(values) is not None
    yes: Choices = [[(CheckLabel.MOVE if moving else AppointmentStaffLabel.PLAN, YES)]]
    if not fits:
        yes = _instead(context, values)
    other: Choices = [
        [(AppointmentStaffLabel.OTHER_DAY, "day"), (AppointmentStaffLabel.OTHER_TIME, "time")],
        [(AppointmentStaffLabel.OTHER_PLACE, "place"), *([] if moving else [(CheckLabel.MORE, "more")])],
    ]
    skip: Choices = [[(CheckLabel.SKIP_HOLIDAYS, _SKIP)]] if _may_skip(values) else []
    return [*yes, *skip, *other]


# --- a reward that is too high for one, or no longer fits in this year ----------------------------


async def _in_the_way(context: Context, values: Values) -> list[Hint]:
    """Why the reward can't be promised so; nothing when it can. What is moved has its money set apart already."""
    reward, most = details_of(values).reward, context.programme.two_approve_above
    if moved_of(values) is not None:
        return []
    if reward > most:
        return [RewardWantsTwo(most)]
    left = await _too_little_room(context, values, Cents(reward * len(planned_days(values))))
    return [] if left is None else [RewardDoesNotFit(left)]


async def _too_little_room(context: Context, values: Values, promised: Cents) -> Cents | None:
    """What there is room for when that is less than what is promised here; None when it fits."""
    if not promised:
        return None
    room = await caps.room_for_staff(
        context.work,
        participant_of(values),
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    return room.left if promised > room.left else None


def _instead(context: Context, values: Values) -> Choices:
    """Recognition, if the programme has any and it is not agreed on already, or no money."""
    without: list[tuple[Label | str, str]] = [(CheckLabel.NO_REWARD, _NO_REWARD)]
    has_other = details_of(values).recognition or context.programme.method.default_recognition is None
    return [without] if has_other else [[(CheckLabel.RECOGNITION, _RECOGNITION)], without]


def _earned_instead(context: Context, values: Values, wanted: str) -> Values:
    default = context.programme.method.default_recognition
    if wanted == _RECOGNITION and default is not None:
        return {"reward": 0, "recognition": default.key}
    return {"reward": 0}


def _may_skip(values: Values) -> bool:
    """Whether some days are holidays, and some are not."""
    return len({bool(holiday(day)) for day in planned_days(values)}) > 1


def _when(values: Values, details: Details, *, this_year: int) -> AtOneMoment | AtManyMoments:
    moments, (_, mentor) = moments_of(values), mentor_of(values)
    lasts, every = how_long(details.minutes), every_of(values)
    if every is None or len(moments) == 1:
        return AtOneMoment(moments[0].starts_at, lasts, mentor)
    return AtManyMoments(
        len(moments),
        RHYTHMS[every],
        moments[0].starts_at,
        lasts,
        mentor,
        in_short(planned_days(values), this_year=this_year),
    )


# --- what is pointed out --------------------------------------------------------------------------


def _about_days(context: Context, values: Values) -> list[Hint]:
    """The weekend, holidays, and another year."""
    days, today = planned_days(values), context.today
    hints: list[Hint] = []
    if is_weekend(days[0]) and every_of(values) is None:
        hints.append(InTheWeekend(days[0]))
    weekend = [day for day in days if is_weekend(day)]
    hints += _on_holidays(days, today.year)
    if every_of(values) is not None and weekend:
        hints.append(InTheWeekend(weekend[0]))
    if every_of(values) is None and days[0].year != today.year:
        hints.append(InOtherYear(str(days[0].year)))
    return hints


def _on_holidays(days: Sequence[date], this_year: int) -> list[Hint]:
    found = [day for day in days if holiday(day)]
    if len(found) == 1:
        return [OnAHoliday(found[0], holiday(found[0]))]
    return [OnHolidays(in_short(found, this_year=this_year))] if found else []


async def _about_time(context: Context, values: Values, details: Details) -> list[Hint]:
    """A time outside office hours, and what they have at the same time."""
    moments = moments_of(values)
    hints: list[Hint] = []
    if not _in_office_hours(moments[0], details.minutes, context.programme):
        hints.append(OutsideOfficeHours())
    mentor_id, mentor = mentor_of(values)
    taken = await overlaps(
        context.work,
        participant_of(values),
        mentor_id,
        moments,
        details.minutes,
        but=moved_of(values),
        by=context.person,
    )
    theirs = [one for one in taken if one.participant_id == participant_of(values)]
    others = [one for one in taken if one.participant_id != participant_of(values)]
    hints += _has(values["who"]["name"], theirs, context)
    return [*hints, *_has(mentor, others, context)]


def _has(name: str, taken: Sequence[Taken], context: Context) -> list[Hint]:
    if len(taken) == 1:
        return [HasAnother(name, taken[0].starts_at)]
    days = sorted({day_of(one.starts_at) for one in taken})
    return [HasOthers(name, in_short(days, this_year=context.today.year))] if days else []


def _in_office_hours(when: When, minutes: int, programme: Programme) -> bool:
    begins = when.starts_at.astimezone(AMSTERDAM)
    opens = begins.hour * 60 + begins.minute
    return (
        programme.office_from.hour * 60 + programme.office_from.minute <= opens
        and opens + minutes <= programme.office_until.hour * 60 + programme.office_until.minute
    )
