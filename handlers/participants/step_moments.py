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
from mentoring.nudges import MOST_WEEKDAYS, TIMES, InQuietHours
from mentoring.questions import Question
from mentoring.typed.moments import times_of_day
from mentoring.typed.times import NotATime, PartOfDay
from mentoring.typed.weekdays import weekdays_named
from messages.common import Ticked
from messages.nudges import (
    AskTimeOfDay,
    AskWeekdays,
    ChooseADayFirst,
    NudgeLabel,
    NudgesOff,
    NudgesOn,
    NudgeTimeNotClear,
    NudgeTimeQuiet,
    PartOfDayLabel,
    RhythmChosen,
    RhythmLabel,
    RhythmStays,
    ThreeDaysAtMost,
    WeekdayLabel,
)
from services import step_moments

routes = Routes()

_NONE = "none"
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
    return Asking(AskTimeOfDay(step.title), [*parts, [(RhythmLabel.NONE, _NONE)]])


async def _read_time(context: Context, question: Question, given: Answer) -> str | None:
    if given.choice == _NONE:
        return None
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
    return Asking(AskWeekdays(), [*in_rows(days), [(RhythmLabel.READY, _READY)]])


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


async def _finish(context: Context, values: dict[str, Any]) -> None:
    if values["at"] is None:
        await step_moments.switch(context.work, on=False, by=context.person, now=context.now)
        context.show(NudgesOff(), [[Button(NudgeLabel.ON_AGAIN, NudgesAgain())]])
        return
    rhythm = await step_moments.choose(
        context.work,
        StepId(values["step_id"]),
        tuple(values["days"]["chosen"]),
        time.fromisoformat(values["at"]),
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    labels = list(WeekdayLabel)
    names = tuple(context.catalogue.label(labels[day]) for day in rhythm.weekdays)
    context.show(RhythmChosen(names, rhythm.at))


async def _stopped(context: Context) -> None:
    context.show(RhythmStays())


MOMENT = routes.form(
    Form(
        "moment",
        (
            Field("at", _ask_time, _read_time, then=lambda _, value: "" if value is None else None),
            Field("days", _ask_days, _read_days, then=lambda _, value: "" if value["ready"] else "days"),
        ),
        finish=_finish,
        stopped=_stopped,
    )
)
