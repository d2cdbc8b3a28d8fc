"""Afspraken: what is planned, saying "Ik kom" or "Ik kan niet", and what the team sends about an appointment."""

from dataclasses import dataclass, replace

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Document, Outgoing, Venue
from handlers.participants.presses import (
    AskAppointment,
    GiveReason,
    ShowAppointments,
    WantCall,
    WantMoment,
    WantNothing,
)
from handlers.routes import Routes
from handlers.staff.home import show_staff_home
from mentoring.appointment_requests import Reason
from mentoring.appointments import Appointment, Coming
from mentoring.ids import AppointmentId
from messages.appointment_facts import AppointmentFacts, ByPhone, facts_of
from messages.appointment_requests import REASON_LABELS, AskReason, RequestLabel
from messages.appointments import (
    AfterThat,
    AllAppointments,
    AppointmentCalendar,
    AppointmentCancelled,
    AppointmentElsewhere,
    AppointmentLabel,
    AppointmentMoved,
    AppointmentNotThisTime,
    AppointmentOffCalendar,
    AppointmentPin,
    AppointmentPlanned,
    Appointments,
    MoreLater,
    NoAppointments,
    OneOfAll,
    SaidNo,
    SeriesCancelled,
    SeriesPlanned,
    YouCome,
    YouTakeTheCall,
    line_of,
)
from messages.calendar_file import FILE_NAME, MEDIA_TYPE, calendar_file
from messages.catalogue import Catalogue
from messages.menu import Menu
from services import appointments

routes = Routes()

_MOST_IN_LIST = 8

ASK_BUTTON = Button(RequestLabel.ASK, AskAppointment())
"""'Ik wil een afspraak'."""


@dataclass(frozen=True, slots=True)
class Comes(Press, verb="ak"):
    """'Ik kom', under an appointment."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class CannotCome(Press, verb="an"):
    """'Ik kan niet', under an appointment."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class ShowMore(Press, verb="as"):
    """'Meer afspraken'."""


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
        context.show(NoAppointments(participant.mentor_name), [[ASK_BUTTON]])
        return
    more = len(planned) > appointments.MOST_SHOWN
    context.show(_list(planned[: appointments.MOST_SHOWN]), _list_buttons(planned[0], more=more))


@routes.press(ShowAppointments)
async def back_to_appointments(context: Context, press: ShowAppointments) -> None:
    """'Terug'."""
    await show_appointments(context)


@routes.press(ShowMore)
async def show_more(context: Context, press: ShowMore) -> None:
    """'Meer afspraken': a line for each, as of a series."""
    planned = await appointments.upcoming(
        context.work, most=_MOST_IN_LIST, by=context.person, now=context.now
    )
    lines = tuple(OneOfAll(line_of(each)) for each in planned[:_MOST_IN_LIST])
    more = MoreLater() if len(planned) > _MOST_IN_LIST else None
    context.show(AllAppointments(lines, more), [[Button(AppointmentLabel.BACK, ShowAppointments())]])


@routes.press(Comes, fresh=show_appointments)
async def comes(context: Context, press: Comes) -> None:
    """'Ik kom'."""
    appointment = await appointments.answer(
        context.work, press.appointment_id, Coming.COMING, by=context.person, now=context.now
    )
    said = YouTakeTheCall if appointment.place.by_phone else YouCome
    facts = facts_of(appointment)
    context.show(said(facts), [answers(appointment.id, facts, Coming.COMING)], in_place=True)


@routes.press(CannotCome, fresh=show_appointments)
async def cannot_come(context: Context, press: CannotCome) -> None:
    """'Ik kan niet': thanked for saying so, and asked why, if they like to say."""
    appointment = await appointments.answer(
        context.work, press.appointment_id, Coming.CANNOT, by=context.person, now=context.now
    )
    reasons = [
        [Button(REASON_LABELS[reason], GiveReason(appointment.id, reason.value))]
        for reason in Reason
        if not (appointment.place.by_phone and reason is Reason.NO_TRANSPORT)
    ]
    context.show(AskReason(), reasons)


# --- what the team sends --------------------------------------------------------------------------


@routes.notice(AppointmentPlanned)
@routes.notice(SeriesPlanned)
@routes.notice(AppointmentMoved)
@routes.notice(AppointmentElsewhere)
def dress_appointment(
    notice: AppointmentPlanned | SeriesPlanned | AppointmentMoved | AppointmentElsewhere, plain: Outgoing
) -> Outgoing:
    """An appointment, with the two answers."""
    return plain.with_rows([answers(AppointmentId(notice.appointment_id), notice.facts)])


@routes.notice(AppointmentCancelled)
@routes.notice(SeriesCancelled)
def dress_cancelled(notice: AppointmentCancelled | SeriesCancelled, plain: Outgoing) -> Outgoing:
    """With the way to a new one."""
    return plain.with_rows([[ASK_BUTTON]])


@routes.notice(AppointmentNotThisTime)
def dress_not_this_time(notice: AppointmentNotThisTime, plain: Outgoing) -> Outgoing:
    """With the same three answers as after 'Ik kan niet', about a new appointment."""
    return plain.with_rows(new_moment_buttons(None))


@routes.notice(AppointmentPin)
def dress_pin(notice: AppointmentPin, plain: Outgoing) -> Outgoing:
    """The place on the map. Telegram wants an address; a place without one says its name twice."""
    venue = Venue(notice.place, notice.address or notice.place, notice.latitude, notice.longitude)
    return replace(plain, venue=venue)


@routes.notice(AppointmentCalendar)
@routes.notice(AppointmentOffCalendar)
def dress_calendar(notice: AppointmentCalendar | AppointmentOffCalendar, plain: Outgoing) -> Outgoing:
    """The file for the calendar of a phone."""

    def make(catalogue: Catalogue) -> bytes:
        cancelled = isinstance(notice, AppointmentOffCalendar)
        return calendar_file(notice.entries, cancelled=cancelled, catalogue=catalogue, made_at=notice.made_at)

    return replace(plain, document=Document(FILE_NAME, MEDIA_TYPE, make))


def answers(
    appointment_id: AppointmentId, facts: AppointmentFacts, given: Coming | None = None
) -> list[Button]:
    """Both answers, but for the one that was given. To a call nobody has to come."""
    coming = AppointmentLabel.CALL_SUITS if isinstance(facts.where, ByPhone) else AppointmentLabel.COMING
    both = {
        Coming.COMING: Button(coming, Comes(appointment_id)),
        Coming.CANNOT: Button(AppointmentLabel.CANNOT, CannotCome(appointment_id)),
    }
    return [button for said, button in both.items() if said is not given]


def new_moment_buttons(appointment_id: AppointmentId | None) -> Rows:
    """'Ja, graag', 'Bel mij', 'Nu even niet': about an appointment to which they can't come, or a new one."""
    about = appointment_id or AppointmentId(0)
    wanted = WantMoment(about) if appointment_id else AskAppointment()
    return [
        [Button(AppointmentLabel.NEW_MOMENT, wanted), Button(AppointmentLabel.CALL, WantCall(about))],
        [Button(AppointmentLabel.NOT_NOW, WantNothing(about))],
    ]


def _list(planned: list[Appointment]) -> Appointments:
    soonest, *later = planned
    said_no = SaidNo() if soonest.answer is Coming.CANNOT else None
    return Appointments(facts_of(soonest), said_no, tuple(AfterThat(line_of(each)) for each in later))


def _list_buttons(soonest: Appointment, *, more: bool) -> Rows:
    rows: Rows = [answers(soonest.id, facts_of(soonest), soonest.answer)]
    if soonest.answer is Coming.CANNOT:
        rows.append([Button(AppointmentLabel.OTHER_MOMENT, WantMoment(soonest.id))])
    if more:
        rows.append([Button(AppointmentLabel.MORE, ShowMore())])
    return [*rows, [ASK_BUTTON]]
