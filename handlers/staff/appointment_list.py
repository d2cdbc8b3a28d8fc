"""/afspraken for staff: what is ahead for a participant, and from there one appointment to move or cancel.

Moving is the form of /afspraak. Cancelling is read back first; the button that counts knows how often the
appointment was changed when it was read, so that nobody cancels what they have not seen.
"""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.routes import Routes
from handlers.staff.appointment_values import who_is
from handlers.staff.appointments import PlanNewMoment, begin
from handlers.staff.choosing import named, present_here, the_participant
from mentoring.appointments import Appointment, Coming
from mentoring.ids import AppointmentId, PersonId
from mentoring.people import Participant
from mentoring.refusals import Gone
from mentoring.wall_time import day_of
from messages.appointment_check import AtOneMoment, how_long, place_name, where_is
from messages.appointment_list import (
    AnswerLabel,
    AppointmentOf,
    AppointmentOff,
    AppointmentRow,
    AppointmentsOf,
    AskCancel,
    ListLabel,
    MoreAppointments,
    NoAppointmentsOf,
    SeriesOff,
    WhoseAppointments,
)
from messages.catalogue import clock_time, short_day
from messages.recognition import worth_if_any
from services import appointment_series, appointments
from services.people import participant_for

routes = Routes()

_MOST_LISTED = 20
_SAID: dict[Coming | None, AnswerLabel] = {
    Coming.COMING: AnswerLabel.COMING,
    Coming.CANNOT: AnswerLabel.CANNOT,
    None: AnswerLabel.NOTHING,
}


@dataclass(frozen=True, slots=True)
class ShowAppointmentsOf(Press, verb="vl"):
    """A participant, in the list of /afspraken."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class PlanFor(Press, verb="vp"):
    """'Afspraak plannen', under a participant's appointments."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class ShowAppointment(Press, verb="va"):
    """One appointment in the list."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class CancelAppointment(Press, verb="vc"):
    """'Afzeggen': it is read back first."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class CancelBelow(Press, verb="vb"):
    """The same on a card of the team, which stays where it is: it is read back below."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class ReallyCancel(Press, verb="vx"):
    """'Ja, zeg af', as it was when it was read back."""

    appointment_id: AppointmentId
    sequence: int


@dataclass(frozen=True, slots=True)
class CancelSeries(Press, verb="vs"):
    """'Ook alle volgende', as it was when it was read back."""

    appointment_id: AppointmentId
    sequence: int


# --- looking --------------------------------------------------------------------------------------


@routes.command("afspraken", for_staff=True, in_group=True)
async def show_appointments(context: Context) -> None:
    """`/afspraken`, or `/afspraken Fatima`."""
    if context.arguments:
        await _show_list(context, await the_participant(context, context.arguments))
        return
    buttons = [
        Button(named(participant), ShowAppointmentsOf(participant.id))
        for participant in await present_here(context)
    ]
    context.show(WhoseAppointments(), in_rows(buttons))


@routes.press(ShowAppointmentsOf)
async def show_appointments_of(context: Context, press: ShowAppointmentsOf) -> None:
    """What is ahead for a participant."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    await _show_list(context, participant, in_place=True)


@routes.press(PlanFor)
async def plan_for(context: Context, press: PlanFor) -> None:
    """'Afspraak plannen': the form, for this participant."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    await begin(context, {"who": who_is(participant)})


@routes.press(ShowAppointment)
async def show_appointment(context: Context, press: ShowAppointment) -> None:
    """All of one appointment, with what can be done about it."""
    appointment, participant = await appointments.to_move(
        context.work, press.appointment_id, by=context.person
    )
    details = appointment.details
    shown = AppointmentOf(
        first_name=participant.first_name,
        pseudonym=participant.pseudonym,
        when=AtOneMoment(appointment.when.starts_at, how_long(details.minutes), appointment.mentor_name),
        where=where_is(details.place),
        bring=details.bring,
        reward=worth_if_any(details),
        title=details.title,
        said=_SAID[appointment.answer],
    )
    move = Button(ListLabel.MOVE, PlanNewMoment(appointment.id))
    cancel = Button(ListLabel.CANCEL, CancelAppointment(appointment.id))
    back = Button(ListLabel.BACK, ShowAppointmentsOf(participant.id))
    context.show(shown, [[move, cancel], [back]], in_place=True)


async def _show_list(context: Context, participant: Participant, *, in_place: bool = False) -> None:
    ahead = await appointments.planned_for(context.work, participant.id, by=context.person, now=context.now)
    rows: Rows = [[_row(context, appointment)] for appointment in ahead[:_MOST_LISTED]]
    if not participant.is_over:
        rows.append([Button(ListLabel.PLAN, PlanFor(participant.id))])
    context.show(_list_of(participant, len(ahead)), rows, in_place=in_place)


def _list_of(participant: Participant, count: int) -> NoAppointmentsOf | AppointmentsOf | MoreAppointments:
    name, pseudonym = participant.first_name, participant.pseudonym
    if not count:
        return NoAppointmentsOf(name, pseudonym)
    if count > _MOST_LISTED:
        return MoreAppointments(count, _MOST_LISTED, name, pseudonym)
    return AppointmentsOf(count, name, pseudonym)


def _row(context: Context, appointment: Appointment) -> Button:
    at = appointment.when.starts_at
    row = AppointmentRow(short_day(day_of(at)), clock_time(at), place_name(appointment.place))
    return Button(context.catalogue.on_button(row), ShowAppointment(appointment.id))


# --- cancelling -----------------------------------------------------------------------------------


@routes.press(CancelAppointment)
async def ask_cancel(context: Context, press: CancelAppointment) -> None:
    """'Afzeggen': read back; of a series it is asked whether the next ones are off too."""
    await _ask_cancel(context, press.appointment_id, in_place=True)


@routes.press(CancelBelow)
async def ask_cancel_below(context: Context, press: CancelBelow) -> None:
    """'Afzeggen', on a card."""
    await _ask_cancel(context, press.appointment_id, in_place=False)


async def _ask_cancel(context: Context, appointment_id: AppointmentId, *, in_place: bool) -> None:
    appointment, participant = await appointments.to_move(context.work, appointment_id, by=context.person)
    asked = AskCancel(
        participant.first_name,
        participant.pseudonym,
        appointment.when.starts_at,
        where_is(appointment.place),
    )
    keep = Button(ListLabel.KEEP, ShowAppointment(appointment.id))
    context.show(asked, [*_ways_to_cancel(appointment), [keep]], in_place=in_place)


@routes.press(ReallyCancel)
async def really_cancel(context: Context, press: ReallyCancel) -> None:
    """'Ja, zeg af': the participant hears it kindly."""
    cancelled = await appointments.cancel(
        context.work,
        press.appointment_id,
        sequence=press.sequence,
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    participant = await participant_for(context.work, cancelled.participant_id, by=context.person)
    off = AppointmentOff(participant.first_name, participant.pseudonym, cancelled.when.starts_at)
    context.show(off, in_place=True)


@routes.press(CancelSeries)
async def cancel_series(context: Context, press: CancelSeries) -> None:
    """'Ook alle volgende': this appointment and those of the series that come after it."""
    appointment, participant = await appointments.to_move(
        context.work, press.appointment_id, by=context.person
    )
    appointment.require_seen(press.sequence)
    if appointment.series_id is None:
        raise Gone
    since = appointment.when.starts_at
    count = await appointment_series.cancel_rest(
        context.work,
        appointment.series_id,
        since=since,
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    day = day_of(since)
    context.show(SeriesOff(count, participant.first_name, participant.pseudonym, day), in_place=True)


def _ways_to_cancel(appointment: Appointment) -> Rows:
    this = ReallyCancel(appointment.id, appointment.sequence)
    if appointment.series_id is None:
        return [[Button(ListLabel.REALLY, this)]]
    all_next = CancelSeries(appointment.id, appointment.sequence)
    return [[Button(ListLabel.ONLY_THIS, this), Button(ListLabel.ALL_NEXT, all_next)]]
