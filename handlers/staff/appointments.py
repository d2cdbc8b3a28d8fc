"""/afspraak: an appointment in one line or step by step, always read back in words before it counts.

How it is asked and read stands in `appointment_questions` and `appointment_answers`, what is known so far in
`appointment_values`.
"""

from dataclasses import dataclass, replace
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.appointment_answers import ANSWERS, understood
from handlers.staff.appointment_questions import QUESTIONS
from handlers.staff.appointment_values import YES, when_of, who_is
from handlers.staff.choosing import participant_and_rest
from mentoring.appointments import Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.places import Place
from mentoring.questions import Question
from messages.appointments_staff import (
    AppointmentMade,
    AppointmentStaffLabel,
    AppointmentStopped,
    CannotComeTeam,
    ToldWhenBack,
)
from services import appointments
from services.people import participant_for

routes = Routes()


@dataclass(frozen=True, slots=True)
class PlanNewMoment(Press, verb="am"):
    """'Nieuw moment plannen', under the card of a participant who can't come."""

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
        values |= understood(context, rest)
    await forms.start(context, APPOINTMENT_FORM, values, at=_next_unknown(values))


@routes.press(PlanNewMoment)
async def plan_new_moment(context: Context, press: PlanNewMoment) -> None:
    """The same form, for an appointment that there is; its place is kept unless another is wanted."""
    appointment, participant = await appointments.to_move(
        context.work, press.appointment_id, by=context.person
    )
    values = {"who": who_is(participant), "place": appointment.place.name, "moves": appointment.id}
    await forms.start(context, APPOINTMENT_FORM, values, at="day")


@routes.notice(CannotComeTeam)
def dress_cannot_come(notice: CannotComeTeam, plain: Outgoing) -> Outgoing:
    """The card of who can't come, with the way to plan a new moment."""
    button = Button(AppointmentStaffLabel.NEW_MOMENT, PlanNewMoment(AppointmentId(notice.appointment_id)))
    return replace(plain, rows=[[button]])


# --- where to go next ---------------------------------------------------------------------------------


def _next_unknown(values: dict[str, Any]) -> str:
    """The first field that nothing is known of; reading back comes last."""
    needed = ["who", "day", "time", *_which(values), "place"]
    return next((name for name in needed if name not in values), "sure")


def _which(values: dict[str, Any]) -> list[str]:
    """The question which of two times is meant, when it was not one clear time."""
    return ["which_time"] if len(values.get("time", [])) > 1 else []


def _onwards(question: Question, value: Any) -> str:
    return _next_unknown({**question.values, question.asks: value})


def _after_time(question: Question, value: list[str]) -> str:
    """An earlier answer to which of two times was meant says nothing about these two."""
    known = {name: kept for name, kept in question.values.items() if name != "which_time"}
    return _next_unknown({**known, "time": value})


def _after_sure(question: Question, value: str) -> str:
    return "" if value == YES else value


# --- the end ------------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    when, place = when_of(values), str(values["place"])
    if "moves" in values:
        await appointments.move(
            context.work,
            AppointmentId(values["moves"]),
            when,
            Place(place),
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    else:
        await appointments.plan(
            context.work,
            PersonId(values["who"]["id"]),
            when,
            Details(Place(place)),
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    participant_id = PersonId(values["who"]["id"])
    participant = await participant_for(context.work, participant_id, by=context.person)
    name = participant.first_name
    told_later = ToldWhenBack(name) if participant.person.unreachable_since else None
    context.show(
        AppointmentMade(name, participant.pseudonym, when.starts_at, place, told_later), in_place=True
    )


async def _stopped(context: Context) -> None:
    context.show(AppointmentStopped())


APPOINTMENT_FORM = routes.form(
    Form(
        "appointment",
        (
            Field("who", QUESTIONS["who"], ANSWERS["who"], _onwards),
            Field("day", QUESTIONS["day"], ANSWERS["day"], _onwards),
            Field("time", QUESTIONS["time"], ANSWERS["time"], _after_time),
            Field("which_time", QUESTIONS["which_time"], ANSWERS["which_time"], _onwards),
            Field("place", QUESTIONS["place"], ANSWERS["place"], _onwards),
            Field("sure", QUESTIONS["sure"], ANSWERS["sure"], _after_sure),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
