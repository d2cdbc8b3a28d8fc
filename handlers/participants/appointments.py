"""Afspraken: what is planned, saying "Ik kom" or "Ik kan niet", and what the team sends about an appointment."""

from dataclasses import dataclass, replace

from handlers.buttons import Button, Press, Rows, UnknownPress
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
from mentoring.refusals import NoLongerPossible
from messages.appointment_facts import AppointmentFacts, ByPhone, facts_of, what_of
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
    NoAppointments,
    OneAppointment,
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
from messages.common import CommonLabel
from messages.menu import Menu
from services import appointments

routes = Routes()

_MOST_LINES = 5
"""In one message to a participant (`product.md`, rule 3)."""

_A_PAGE, _MOST_PAGES = 5, 20
"""Appointments to choose from at once, and how often there are later ones: more than anybody has."""

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
    """'Meer afspraken', 'Latere afspraken'."""

    page: int


@dataclass(frozen=True, slots=True)
class ShowOne(Press, verb="ae"):
    """One of all their appointments, by its day and time."""

    appointment_id: AppointmentId


@routes.menu_button(Menu.APPOINTMENTS)
@routes.command("afspraken")
async def show_appointments(context: Context) -> None:
    """'Afspraken': what is planned, soonest first, with the buttons of the soonest."""
    await _show_soonest(context, in_place=False)


async def _show_soonest(context: Context, *, in_place: bool) -> None:
    participant = context.person.participant
    if participant is None:
        await show_staff_home(context)
        return
    planned = await appointments.upcoming(context.work, by=context.person, now=context.now)
    if not planned:
        context.show(NoAppointments(participant.mentor_name), [[ASK_BUTTON]], in_place=in_place)
        return
    soonest, *later = planned
    facts = _facts_to_come(soonest)
    room = min(_room_below(soonest, facts), appointments.MOST_SHOWN - 1)
    below = tuple(AfterThat(line_of(each)) for each in later[:room])
    screen = Appointments(facts, _said_no(soonest), below)
    context.show(screen, _list_buttons(soonest, more=len(later) > room), in_place=in_place)


@routes.press(ShowAppointments)
async def back_to_appointments(context: Context, press: ShowAppointments) -> None:
    """'Terug'."""
    await _show_soonest(context, in_place=True)


@routes.press(ShowMore, fresh=show_appointments)
async def show_more(context: Context, press: ShowMore) -> None:
    """'Meer afspraken': a button for each, as of a series, so that each can be answered long before."""
    if press.page not in range(_MOST_PAGES):
        raise UnknownPress
    begin, end = press.page * _A_PAGE, (press.page + 1) * _A_PAGE
    planned = await appointments.upcoming(context.work, most=end, by=context.person, now=context.now)
    rows: Rows = [
        [Button(context.catalogue.on_button(OneOfAll(each.when.starts_at)), ShowOne(each.id))]
        for each in planned[begin:end]
    ]
    if not rows:
        raise NoLongerPossible
    if planned[end:]:
        rows.append([Button(AppointmentLabel.LATER, ShowMore(press.page + 1))])
    context.show(AllAppointments(), [*rows, _back(to=press.page)], in_place=True)


@routes.press(ShowOne, fresh=show_appointments)
async def show_one(context: Context, press: ShowOne) -> None:
    """One of them, with its answers."""
    found = await appointments.own(context.work, press.appointment_id, by=context.person, now=context.now)
    screen = OneAppointment(what_of(found), _facts_to_come(found), _said_no(found))
    rows = [*_answer_rows(found), [Button(CommonLabel.BACK, ShowMore(0))]]
    context.show(screen, rows, in_place=True)


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
    after_all = [Button(AppointmentLabel.AFTER_ALL, Comes(appointment.id))]
    context.show(AskReason(), [*reasons, after_all])


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


def _facts_to_come(appointment: Appointment) -> AppointmentFacts:
    """The lines about an appointment. Who can't come has nothing to bring."""
    facts = facts_of(appointment)
    return (
        replace(facts, bring=(), reward=None, recognition=None)
        if appointment.answer is Coming.CANNOT
        else facts
    )


def _said_no(appointment: Appointment) -> SaidNo | None:
    return SaidNo() if appointment.answer is Coming.CANNOT else None


def _room_below(soonest: Appointment, facts: AppointmentFacts) -> int:
    """How many later appointments fit below the soonest one: the heading, when and where are always there."""
    taken = (facts.bring, facts.reward, facts.recognition, _said_no(soonest))
    return _MOST_LINES - 3 - sum(1 for line in taken if line)


def _list_buttons(soonest: Appointment, *, more: bool) -> Rows:
    rows = _answer_rows(soonest)
    if more:
        rows.append([Button(AppointmentLabel.MORE, ShowMore(0))])
    return [*rows, [ASK_BUTTON]]


def _answer_rows(appointment: Appointment) -> Rows:
    rows: Rows = [answers(appointment.id, facts_of(appointment), appointment.answer)]
    if appointment.answer is Coming.CANNOT:
        rows.append([Button(AppointmentLabel.OTHER_MOMENT, WantMoment(appointment.id))])
    return rows


def _back(*, to: int) -> list[Button]:
    """From the first page to the appointments, from a later one to the page before."""
    return [Button(CommonLabel.BACK, ShowMore(to - 1) if to else ShowAppointments())]
