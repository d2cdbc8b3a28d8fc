"""/afspraak: an appointment in one line or step by step, always read back in words before it counts.

The short way asks who, day, time and place; the rest is behind "Meer…". How it is asked and read stands in
`appointment_questions`, `appointment_answers`, `appointment_places`, `appointment_more` and `appointment_check`;
what is known so far in `appointment_values`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Press
from handlers.context import Context
from handlers.forms import Field, Form, Told
from handlers.routes import Routes
from handlers.staff import appointment_more as more
from handlers.staff.appointment_answers import ANSWERS, understood
from handlers.staff.appointment_check import after_sure, ask_sure, read_sure
from handlers.staff.appointment_places import ask_place, read_place
from handlers.staff.appointment_questions import QUESTIONS
from handlers.staff.appointment_values import (
    Values,
    details_of,
    every_of,
    first_moment,
    mentor_of,
    moments_of,
    moved_of,
    next_unknown,
    participant_of,
    place_of,
    to_move,
    who_is,
)
from handlers.staff.choosing import participant_and_rest
from mentoring.ids import AppointmentId
from mentoring.moments import When
from mentoring.questions import Question
from messages.appointment_check import SeriesMade, where_is
from messages.appointments_staff import AppointmentMade, AppointmentShifted, AppointmentStopped, ToldWhenBack
from services import appointment_series, appointments
from services.people import participant_for

routes = Routes()


@dataclass(frozen=True, slots=True)
class PlanNewMoment(Press, verb="am"):
    """'Verzetten', and 'Nieuw moment plannen' under the card of a participant who can't come."""

    appointment_id: AppointmentId


@routes.command("afspraak", for_staff=True, in_group=True)
async def plan(context: Context) -> None:
    """`/afspraak`, `/afspraak Fatima`, or `/afspraak Fatima di 3 maart 14:30 Serviceplein` in one line."""
    if not context.arguments:
        await forms.start(context, APPOINTMENT_FORM)
        return
    participant, rest = await participant_and_rest(context, context.arguments)
    values = {"who": who_is(participant)}
    if rest:
        values |= await understood(context, rest)
    await begin(context, values)


@routes.press(PlanNewMoment)
async def plan_new_moment(context: Context, press: PlanNewMoment) -> None:
    """The same form, for an appointment that there is."""
    await begin(context, await values_to_move(context, press.appointment_id))


async def begin(context: Context, values: Values) -> None:
    """The form with what is known already, at the first thing that is not."""
    await forms.start(context, APPOINTMENT_FORM, values, at=next_unknown(values))


async def values_to_move(context: Context, appointment_id: AppointmentId) -> Values:
    """All of an appointment but its moment. Raises `AlreadySettled` when it does not stand any more."""
    appointment, participant = await appointments.to_move(context.work, appointment_id, by=context.person)
    return to_move(appointment, participant)


# --- where to go next -----------------------------------------------------------------------------


def _onwards(question: Question, value: Any) -> str:
    told = value.values if isinstance(value, Told) else {question.asks: value}
    return next_unknown({**question.values, **told})


def _after_part(question: Question, value: str) -> str:
    return value


def _after_bring(question: Question, value: Values) -> str:
    return "bring" if value["more"] else "sure"


def _after_every(question: Question, value: Told) -> str:
    return "until" if value.values["every"] else "sure"


def _after_reward(question: Question, value: Told) -> str:
    return "sure" if value.values else "recognition"


def _after_recognition(question: Question, value: Told) -> str:
    return "sure" if value.values else "reward"


_AFTER: dict[str, Callable[[Question, Any], str]] = {
    "more": _after_part,
    "bring": _after_bring,
    "reward": _after_reward,
    "recognition": _after_recognition,
    "every": _after_every,
}


# --- the end --------------------------------------------------------------------------------------


async def _finish(context: Context, values: Values) -> None:
    moments = moments_of(values)
    if moved_of(values) is not None:
        await _move(context, values)
        await _show_made(context, values, AppointmentShifted)
    elif len(moments) == 1:
        await _plan_one(context, values, moments[0])
        await _show_made(context, values, AppointmentMade)
    else:
        await _plan_series(context, values, moments)


async def _show_made(
    context: Context, values: Values, kind: type[AppointmentMade | AppointmentShifted]
) -> None:
    name, at = values["who"]["name"], first_moment(values).starts_at
    participant = await participant_for(context.work, participant_of(values), by=context.person)
    told_later = ToldWhenBack(name) if participant.person.unreachable_since else None
    made = kind(name, values["who"]["pseudonym"], at, where_is(place_of(values)), told_later)
    context.show(made, in_place=True)


async def _move(context: Context, values: Values) -> None:
    await appointments.move(
        context.work,
        AppointmentId(values["moves"]),
        first_moment(values),
        place_of(values),
        sequence=values["sequence"],
        programme=context.programme,
        by=context.person,
        now=context.now,
    )


async def _plan_one(context: Context, values: Values, when: When) -> None:
    await appointments.plan(
        context.work,
        participant_of(values),
        when,
        details_of(values),
        mentor_id=mentor_of(values)[0],
        programme=context.programme,
        by=context.person,
        now=context.now,
    )


async def _plan_series(context: Context, values: Values, moments: tuple[When, ...]) -> None:
    every = every_of(values)
    if every is None:
        raise LookupError("more than one moment, and no series")
    await appointment_series.plan(
        context.work,
        participant_of(values),
        moments,
        every,
        details_of(values),
        mentor_id=mentor_of(values)[0],
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    who = values["who"]
    made = SeriesMade(len(moments), who["name"], who["pseudonym"], moments[0].starts_at)
    context.show(made, in_place=True)


async def _stopped(context: Context) -> None:
    context.show(AppointmentStopped())


APPOINTMENT_FORM = routes.form(
    Form(
        "appointment",
        (
            *(Field(name, ask, ANSWERS[name], _onwards) for name, ask in QUESTIONS.items()),
            Field("place", ask_place, read_place, _onwards),
            Field("sure", ask_sure, read_sure, after_sure),
            *(
                Field(name, ask, more.ANSWERS[name], _AFTER.get(name, _onwards))
                for name, ask in more.QUESTIONS.items()
            ),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
