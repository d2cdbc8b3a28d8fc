"""'Wanneer helpt een duwtje?': the time of the day and up to three days, or no nudges."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Field, Form
from handlers.participants.presses import ChooseMoment
from handlers.routes import Routes
from mentoring.days import NotADay
from mentoring.ids import StepId
from mentoring.questions import Question
from mentoring.step_moments import MOST_WEEKDAYS, TIMES, InQuietHours, Rhythm
from mentoring.typed.moments import times_of_day
from mentoring.typed.times import NotATime, PartOfDay
from mentoring.typed.weekdays import weekdays_named
from messages.common import Ticked
from messages.nudges import (
    AskTimeOfDay,
    AskTimeOfDayAgain,
    AskWeekdays,
    ChooseADayFirst,
    NudgeLabel,
    NudgeMomentLabel,
    NudgesOff,
    NudgesOn,
    NudgeTimeNotClear,
    NudgeTimeQuiet,
    PartOfDayLabel,
    RhythmChosen,
    RhythmStays,
    ThreeDaysAtMost,
    WeekdayLabel,
)
from messages.plans import PlayedBack
from services import step_moments

routes = Routes()

_NONE = "none"
_KEEP = "keep"
_READY = "ready"


@dataclass(frozen=True, slots=True)
class NudgesAgain(Press, verb="ny"):
    """'Toch wel duwtjes', after 'Geen duwtjes'."""


@routes.press(ChooseMoment)
async def choose_moment(context: Context, press: ChooseMoment) -> None:
    """From the whole plan, and from a nudge."""
    step = await step_moments.to_choose(context.work, press.step_id, by=context.person)
    await forms.start(context, MOMENT, {"step_id": step.id})


@routes.press(NudgesAgain)
async def nudges_again(context: Context, press: NudgesAgain) -> None:
    """'Toch wel duwtjes'."""
    await step_moments.switch(context.work, on=True, by=context.person, now=context.now)
    context.show(NudgesOn(), in_place=True)


async def _ask_time(context: Context, question: Question) -> Asking:
    step = await step_moments.to_choose(context.work, StepId(question.values["step_id"]), by=context.person)
    parts: Choices = [[(PartOfDayLabel[part.name], part.value) for part in TIMES]]
    now = await _chosen_before(context, question)
    if now is None:
        return Asking(AskTimeOfDay(step.title), [*parts, [(NudgeMomentLabel.NONE, _NONE)]])
    screen = AskTimeOfDayAgain(step.title, weekday_names(context, now), now.at)
    return Asking(screen, [[(NudgeMomentLabel.KEEP, _KEEP)], *parts, [(NudgeMomentLabel.NONE, _NONE)]])


async def _chosen_before(context: Context, question: Question) -> Rhythm | None:
    """What can stay as it is: not what is in their quiet hours by now."""
    step_id = StepId(question.values["step_id"])
    found = await step_moments.chosen(context.work, step_id, by=context.person)
    return found if found is not None and await _fits(context, found.at) else None


async def _read_time(context: Context, question: Question, given: Answer) -> str | None:
    if given.choice == _NONE:
        return None
    if given.choice == _KEEP and await _chosen_before(context, question) is not None:
        return _KEEP
    if given.choice in set(TIMES):
        return await _one_that_fits(context, (TIMES[PartOfDay(given.choice)],))
    try:
        return await _one_that_fits(context, times_of_day(given.text))
    except NotATime as refusal:
        raise AskAgain(NudgeTimeNotClear()) from refusal


async def _one_that_fits(context: Context, times: tuple[time, ...]) -> str:
    """Of a time that is on the clock twice a day, the one that is not in the quiet hours. It is read back."""
    fitting = [at for at in times if await _fits(context, at)]
    if not fitting:
        raise AskAgain(NudgeTimeQuiet())
    if len(fitting) > 1:
        raise AskAgain(NudgeTimeNotClear())
    return fitting[0].isoformat("minutes")


async def _fits(context: Context, at: time) -> bool:
    try:
        await step_moments.require_fits(context.work, at, programme=context.programme, by=context.person)
    except InQuietHours:
        return False
    return True


async def _ask_days(context: Context, question: Question) -> Asking:
    chosen = _days_so_far(question)
    days = [
        (_on_button(context, label, number in chosen), str(number))
        for number, label in enumerate(WeekdayLabel)
    ]
    return Asking(AskWeekdays(), [*in_rows(days), [(NudgeMomentLabel.READY, _READY)]])


def _on_button(context: Context, label: WeekdayLabel, is_chosen: bool) -> WeekdayLabel | str:
    return context.catalogue.on_button(Ticked(context.catalogue.label(label))) if is_chosen else label


async def _read_days(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    chosen = set(_days_so_far(question))
    if given.choice == _READY and chosen:
        return {"chosen": sorted(chosen), "ready": True}
    if given.choice is None:
        chosen |= _typed_days(given.text)
    elif given.choice in {str(number) for number in range(len(WeekdayLabel))}:
        chosen ^= {int(given.choice)}
    else:
        raise AskAgain(ChooseADayFirst())
    if len(chosen) > MOST_WEEKDAYS:
        raise AskAgain(ThreeDaysAtMost())
    return {"chosen": sorted(chosen), "ready": False}


def _typed_days(text: str) -> frozenset[int]:
    """Days that were typed are ticked as if they were pressed, and read back like that."""
    try:
        return weekdays_named(text)
    except NotADay as refusal:
        raise AskAgain(ChooseADayFirst()) from refusal


def _days_so_far(question: Question) -> list[int]:
    found: list[int] = question.values.get("days", {}).get("chosen", [])
    return found


async def rhythm_of(context: Context, values: dict[str, Any]) -> Rhythm | None:
    """Keep what was answered to `AT` and `DAYS` for a step. None: no nudges any more."""
    if values["at"] is None:
        await step_moments.switch(context.work, on=False, by=context.person, now=context.now)
        return None
    step_id = StepId(values["step_id"])
    kept = await step_moments.chosen(context.work, step_id, by=context.person)
    if values["at"] == _KEEP and kept is not None:
        weekdays, at = kept.weekdays, kept.at
    else:
        weekdays, at = tuple(values["days"]["chosen"]), time.fromisoformat(values["at"])
    return await step_moments.choose(
        context.work,
        step_id,
        weekdays,
        at,
        programme=context.programme,
        by=context.person,
        now=context.now,
    )


def weekday_names(context: Context, rhythm: Rhythm) -> tuple[str, ...]:
    """The days of a rhythm in words: "dinsdag", "donderdag"."""
    labels = list(WeekdayLabel)
    return tuple(context.catalogue.label(labels[day]) for day in rhythm.weekdays)


def played_back(context: Context, rhythm: Rhythm | None) -> PlayedBack | None:
    """When the bot says something, in words."""
    return None if rhythm is None else PlayedBack(weekday_names(context, rhythm), rhythm.at)


async def _finish(context: Context, values: dict[str, Any]) -> None:
    rhythm = await rhythm_of(context, values)
    if rhythm is None:
        context.show(NudgesOff(), [[Button(NudgeLabel.ON_AGAIN, NudgesAgain())]])
    else:
        context.show(RhythmChosen(weekday_names(context, rhythm), rhythm.at))


async def _stopped(context: Context) -> None:
    context.show(RhythmStays())


def _after_time(question: Question, at: str | None) -> str | None:
    return "" if at in (None, _KEEP) else None


AT = Field("at", _ask_time, _read_time, then=_after_time)
DAYS = Field("days", _ask_days, _read_days, then=lambda _, value: "" if value["ready"] else "days")
"""The two questions, for every form that asks when a nudge helps. They need the value `step_id`."""

MOMENT = routes.form(Form("moment", (AT, DAYS), finish=_finish, stopped=_stopped))
