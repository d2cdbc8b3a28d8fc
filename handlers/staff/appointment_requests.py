"""The card of a participant who can't come or would like an appointment: planned from it with a tap or two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.appointment_list import CancelBelow, PlanFor
from handlers.staff.appointment_values import Values, who_is
from handlers.staff.appointments import PlanNewMoment, begin, values_to_move
from mentoring.ids import AppointmentId, PersonId
from mentoring.typed.times import PartOfDay
from messages.appointment_list import ListLabel
from messages.appointment_requests_staff import (
    CannotComeCard,
    PartLine,
    RequestStaffLabel,
    SuitsTeam,
    WantsAppointmentCard,
)
from messages.appointments_staff import AppointmentStaffLabel, DayIsOverStaff, SuitsOnButton
from messages.catalogue import short_day
from services.people import participant_for

routes = Routes()

_PARTS: dict[PartLine, str] = {
    PartLine.MORNING: PartOfDay.MORNING,
    PartLine.AFTERNOON: PartOfDay.AFTERNOON,
    PartLine.ANY: "",
}


@dataclass(frozen=True, slots=True)
class MoveTo(Press, verb="rv"):
    """A day that suits, under the card of who can't come: "2026-03-04", and the part of the day or nothing."""

    appointment_id: AppointmentId
    day: str
    part: str


@dataclass(frozen=True, slots=True)
class PlanOn(Press, verb="rp"):
    """A day that suits, under the card of who would like an appointment."""

    participant_id: PersonId
    day: str
    part: str


@routes.notice(CannotComeCard)
def dress_cannot_come(notice: CannotComeCard, plain: Outgoing) -> Outgoing:
    """A button for each moment that suits, another moment, or cancelling."""
    appointment_id = AppointmentId(notice.appointment_id)
    suits = _moments(notice.suits, partial(MoveTo, appointment_id))
    label = RequestStaffLabel.OTHER_MOMENT if suits else AppointmentStaffLabel.NEW_MOMENT
    other = Button(label, PlanNewMoment(appointment_id))
    cancel = Button(ListLabel.CANCEL, CancelBelow(appointment_id))
    return plain.with_rows([*suits, [other, cancel]])


@routes.notice(WantsAppointmentCard)
def dress_wants_appointment(notice: WantsAppointmentCard, plain: Outgoing) -> Outgoing:
    """A button for each moment that suits, or another moment."""
    participant_id = PersonId(notice.participant_id)
    suits = _moments(notice.suits, partial(PlanOn, participant_id))
    label = RequestStaffLabel.OTHER_MOMENT if suits else RequestStaffLabel.PLAN
    return plain.with_rows([*suits, [Button(label, PlanFor(participant_id))]])


@routes.press(MoveTo)
async def move_to(context: Context, press: MoveTo) -> None:
    """The form to move it, with the day filled in."""
    values = await values_to_move(context, press.appointment_id)
    await begin(context, {**values, **_on(context, press.day, press.part)})


@routes.press(PlanOn)
async def plan_on(context: Context, press: PlanOn) -> None:
    """The form to plan one, with the day filled in."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    await begin(context, {"who": who_is(participant), **_on(context, press.day, press.part)})


def _on(context: Context, day: str, part: str) -> Values:
    """The day and the part of it; nothing when the day has passed since, which is said."""
    try:
        suits = date.fromisoformat(day)
        said = PartOfDay(part) if part else None
    except ValueError as forged:
        raise UnknownPress from forged
    if suits < context.today:
        context.show(DayIsOverStaff(suits))
        return {}
    return {"day": [suits.isoformat()], "part": said}


def _moments(suits: Iterable[SuitsTeam], press: Callable[[str, str], Press]) -> Rows:
    """A button for each moment that suits."""
    return [
        [Button(SuitsOnButton(short_day(one.day), one.part), press(one.day.isoformat(), _PARTS[one.part]))]
        for one in suits
    ]
