"""Afspraken: what is planned, and saying "Ik kom" or "Ik kan niet"."""

from dataclasses import dataclass, replace

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.home import show_staff_home
from mentoring.appointments import Appointment, Coming, Wish
from mentoring.ids import AppointmentId
from messages.appointments import (
    AppointmentLabel,
    AppointmentMoved,
    AppointmentPlanned,
    Appointments,
    AppointmentToday,
    AppointmentTomorrow,
    CallComes,
    MoreLater,
    NewMomentComes,
    NoAppointments,
    NothingNow,
    PlannedLine,
    SaidNo,
    YouCannotCome,
    YouCome,
)
from messages.menu import Menu
from services import appointments

routes = Routes()


@dataclass(frozen=True, slots=True)
class Comes(Press, verb="ak"):
    """'Ik kom', under an appointment."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class CannotCome(Press, verb="an"):
    """'Ik kan niet', under an appointment."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class WishNewMoment(Press, verb="awn"):
    """'Ja, graag', after 'Ik kan niet'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class WishCall(Press, verb="awb"):
    """'Bel mij', after 'Ik kan niet'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class WishNothing(Press, verb="awx"):
    """'Nu even niet', after 'Ik kan niet'."""

    appointment_id: AppointmentId


@routes.menu_button(Menu.APPOINTMENTS)
@routes.command("afspraken")
async def show_appointments(context: Context) -> None:
    """'Afspraken': what is planned, soonest first, with the buttons of the soonest."""
    participant = context.person.participant
    if participant is None:
        await show_staff_home(context)
        return
    planned = await appointments.upcoming(context.work, by=context.person, now=context.now)
    if not planned:
        context.show(NoAppointments(participant.mentor_name), menu=True)
        return
    shown = planned[: appointments.MOST_SHOWN]
    more = MoreLater() if len(planned) > len(shown) else None
    context.show(
        Appointments(tuple(_line(each) for each in shown), more), _buttons(shown[0].id, shown[0].answer)
    )


@routes.press(Comes)
async def comes(context: Context, press: Comes) -> None:
    """'Ik kom'."""
    appointment = await appointments.answer(
        context.work, press.appointment_id, Coming.COMING, by=context.person, now=context.now
    )
    context.show(
        YouCome(appointment.when.starts_at, appointment.mentor_name, appointment.place.name),
        _buttons(appointment.id, Coming.COMING),
        in_place=True,
    )


@routes.press(CannotCome)
async def cannot_come(context: Context, press: CannotCome) -> None:
    """'Ik kan niet': thanked for saying so, and asked what would help."""
    appointment = await appointments.answer(
        context.work, press.appointment_id, Coming.CANNOT, by=context.person, now=context.now
    )
    context.show(
        YouCannotCome(),
        [
            [
                Button(AppointmentLabel.NEW_MOMENT, WishNewMoment(appointment.id)),
                Button(AppointmentLabel.CALL, WishCall(appointment.id)),
            ],
            [Button(AppointmentLabel.NOT_NOW, WishNothing(appointment.id))],
        ],
    )


@routes.press(WishNewMoment)
async def wish_new_moment(context: Context, press: WishNewMoment) -> None:
    """'Ja, graag'."""
    appointment = await _wish(context, press.appointment_id, Wish.NEW_MOMENT)
    context.show(NewMomentComes(appointment.mentor_name), in_place=True)


@routes.press(WishCall)
async def wish_call(context: Context, press: WishCall) -> None:
    """'Bel mij'."""
    appointment = await _wish(context, press.appointment_id, Wish.CALL)
    context.show(CallComes(appointment.mentor_name), in_place=True)


@routes.press(WishNothing)
async def wish_nothing(context: Context, press: WishNothing) -> None:
    """'Nu even niet'."""
    appointment = await _wish(context, press.appointment_id, Wish.NOT_NOW)
    context.show(NothingNow(appointment.mentor_name), in_place=True)


@routes.notice(AppointmentPlanned)
@routes.notice(AppointmentMoved)
@routes.notice(AppointmentTomorrow)
@routes.notice(AppointmentToday)
def dress_appointment(
    notice: AppointmentPlanned | AppointmentMoved | AppointmentTomorrow | AppointmentToday, plain: Outgoing
) -> Outgoing:
    """An appointment, with the two answers."""
    return replace(plain, rows=_buttons(AppointmentId(notice.appointment_id), None))


async def _wish(context: Context, appointment_id: AppointmentId, wish: Wish) -> Appointment:
    return await appointments.wish(context.work, appointment_id, wish, by=context.person, now=context.now)


def _line(appointment: Appointment) -> PlannedLine:
    said_no = SaidNo() if appointment.answer is Coming.CANNOT else None
    return PlannedLine(appointment.when.starts_at, appointment.place.name, said_no)


def _buttons(appointment_id: AppointmentId, answer: Coming | None) -> Rows:
    """Both answers, but for the one that was given."""
    both = {
        Coming.COMING: Button(AppointmentLabel.COMING, Comes(appointment_id)),
        Coming.CANNOT: Button(AppointmentLabel.CANNOT, CannotCome(appointment_id)),
    }
    return [[button for said, button in both.items() if said is not answer]]
