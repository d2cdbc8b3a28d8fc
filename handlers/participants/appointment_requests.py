"""Another moment, a call, or an appointment at all: asked with buttons only, and changed or taken back as easily.

Appointment 0 in a press stands for a new one. What is typed meanwhile goes to the mentor, as ever.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.pages import page_at
from handlers.participants.appointments import new_moment_buttons, show_appointments
from handlers.participants.presses import (
    AskAppointment,
    GiveReason,
    ShowAppointments,
    WantCall,
    WantMoment,
    WantNothing,
)
from handlers.routes import Routes
from mentoring.appointment_requests import (
    AppointmentRequest,
    Daypart,
    Reason,
    Suits,
    days_to_offer,
)
from mentoring.ids import AppointmentId
from messages.appointment_requests import (
    AskNewMoment,
    MomentsSoFar,
    NothingNow,
    RequestLabel,
    RequestTakenBack,
    WhichDaySuits,
    WhichPartSuits,
    asked,
    request_stands,
    suits_lines,
)
from messages.appointments import AppointmentLabel
from messages.catalogue import day as in_words
from messages.common import CommonLabel
from services import appointment_requests as requests

routes = Routes()

_A_PAGE = 5
"""Days to choose from at once, under each other: beside each other a phone would cut their names short."""

_Key = TypeVar("_Key", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ShowDays(Press, verb="awd"):
    """'Andere dagen', 'Nog een moment', 'Kies andere momenten'. `anew`: what is chosen next comes in the place
    of what was chosen before.
    """

    appointment_id: AppointmentId
    page: int
    anew: int


@dataclass(frozen=True, slots=True)
class PickDay(Press, verb="awk"):
    """A day, such as "2026-03-04"."""

    appointment_id: AppointmentId
    day: str
    anew: int


@dataclass(frozen=True, slots=True)
class PickPart(Press, verb="awp"):
    """'Ochtend', 'Middag', 'Maakt niet uit', by the value of its `Daypart`."""

    appointment_id: AppointmentId
    day: str
    part: str
    anew: int


@dataclass(frozen=True, slots=True)
class AnyMoment(Press, verb="awo"):
    """'Maakt niet uit wanneer'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class MomentsReady(Press, verb="awr"):
    """'Klaar'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class TakeBack(Press, verb="awt"):
    """'Niet meer nodig'."""


@routes.press(GiveReason, fresh=show_appointments)
async def give_reason(context: Context, press: GiveReason) -> None:
    """Why they can't come. It goes to the team; then what would help is asked."""
    reason = _key(Reason, press.reason)
    await requests.give_reason(context.work, press.appointment_id, reason, by=context.person, now=context.now)
    context.show(AskNewMoment(), new_moment_buttons(press.appointment_id), in_place=True)


@routes.press(WantMoment, fresh=show_appointments)
async def want_moment(context: Context, press: WantMoment) -> None:
    """'Ja, graag': the days, or what was asked before."""
    request = await requests.want_moment(
        context.work, press.appointment_id, by=context.person, now=context.now
    )
    _show_request_or_days(context, press.appointment_id, request, in_place=True)


@routes.press(AskAppointment, fresh=show_appointments)
async def ask_appointment(context: Context, press: AskAppointment) -> None:
    """'Ik wil een afspraak': the days, or what was asked before."""
    request = await requests.own(context.work, None, by=context.person, now=context.now)
    _show_request_or_days(context, AppointmentId(0), request, in_place=False)


@routes.press(WantCall, fresh=show_appointments)
async def want_call(context: Context, press: WantCall) -> None:
    """'Bel mij'."""
    request = await requests.want_call(
        context.work, press.appointment_id or None, by=context.person, now=context.now
    )
    _show_asked(context, request)


@routes.press(WantNothing, fresh=show_appointments)
async def want_nothing(context: Context, press: WantNothing) -> None:
    """'Nu even niet'. About a new appointment nobody was asked anything yet."""
    if press.appointment_id:
        await requests.want_nothing(context.work, press.appointment_id, by=context.person, now=context.now)
    context.show(NothingNow(), in_place=True)


@routes.press(ShowDays, fresh=show_appointments)
async def show_days(context: Context, press: ShowDays) -> None:
    """The days to choose from."""
    await requests.own(context.work, press.appointment_id or None, by=context.person, now=context.now)
    _show_days(context, press.appointment_id, page=press.page, anew=press.anew)


@routes.press(PickDay, fresh=show_appointments)
async def pick_day(context: Context, press: PickDay) -> None:
    """A day was chosen: which part of it?"""
    await requests.own(context.work, press.appointment_id or None, by=context.person, now=context.now)
    context.show(WhichPartSuits(_day(press.day)), _part_buttons(press), in_place=True)


@routes.press(PickPart, fresh=show_appointments)
async def pick_part(context: Context, press: PickPart) -> None:
    """A moment was chosen. The team has it; another one may follow."""
    request = await requests.propose(
        context.work,
        press.appointment_id or None,
        Suits(_day(press.day), _key(Daypart, press.part)),
        anew=bool(press.anew),
        by=context.person,
        now=context.now,
    )
    if not request.may_have_more:
        _show_asked(context, request)
        return
    about = press.appointment_id
    buttons = [
        Button(RequestLabel.ONE_MORE, ShowDays(about, 0, 0)),
        Button(RequestLabel.READY, MomentsReady(about)),
    ]
    context.show(MomentsSoFar(suits_lines(request.moments)), [buttons], in_place=True)


@routes.press(AnyMoment, fresh=show_appointments)
async def any_moment(context: Context, press: AnyMoment) -> None:
    """'Maakt niet uit wanneer'."""
    request = await requests.want_any_moment(
        context.work, press.appointment_id or None, by=context.person, now=context.now
    )
    _show_asked(context, request)


@routes.press(MomentsReady, fresh=show_appointments)
async def moments_ready(context: Context, press: MomentsReady) -> None:
    """'Klaar': the team has everything already."""
    request = await requests.own(
        context.work, press.appointment_id or None, by=context.person, now=context.now
    )
    if request is None:
        await show_appointments(context)
    else:
        _show_asked(context, request)


@routes.press(TakeBack)
async def take_back(context: Context, press: TakeBack) -> None:
    """'Niet meer nodig'."""
    await requests.take_back(context.work, by=context.person, now=context.now)
    context.show(RequestTakenBack(context.mentor), in_place=True)


# --- what is shown --------------------------------------------------------------------------------


def _show_request_or_days(
    context: Context, about: AppointmentId, request: AppointmentRequest | None, *, in_place: bool
) -> None:
    """What was asked stands, and can be changed. As long as nothing was, there are days to choose from."""
    if request is None or not (request.call or request.moments is not None):
        _show_days(context, about, in_place=in_place)
        return
    rows: Rows = [[Button(RequestLabel.CHANGE, ShowDays(about, 0, 1))]]
    if not request.call:
        rows.append([Button(AppointmentLabel.CALL, WantCall(about))])
    if not about:
        rows.append([Button(RequestLabel.TAKE_BACK, TakeBack())])
    rows.append([Button(CommonLabel.BACK, ShowAppointments())])
    context.show(request_stands(request, context.mentor), rows, in_place=in_place)


def _show_days(
    context: Context, about: AppointmentId, *, page: int = 0, anew: int = 1, in_place: bool = True
) -> None:
    days = days_to_offer(context.today)
    offered = page_at(days, page, size=_A_PAGE)
    rows: Rows = [[Button(in_words(day), PickDay(about, day.isoformat(), anew))] for _, day in offered.shown]
    call = Button(AppointmentLabel.CALL, WantCall(about))
    others = Button(RequestLabel.OTHER_DAYS, ShowDays(about, offered.following, anew))
    rows.append([call] if offered.is_all else [others, call])
    rows.append([Button(RequestLabel.ANY_MOMENT, AnyMoment(about))])
    rows.append([Button(CommonLabel.BACK, ShowAppointments())])
    context.show(WhichDaySuits(), rows, in_place=in_place)


def _show_asked(context: Context, request: AppointmentRequest) -> None:
    context.show(asked(request, context.mentor), in_place=True)


def _part_buttons(press: PickDay) -> Rows:
    def button(label: RequestLabel, part: Daypart) -> Button:
        return Button(label, PickPart(press.appointment_id, press.day, part.value, press.anew))

    return [
        [
            button(RequestLabel.MORNING, Daypart.MORNING),
            button(RequestLabel.AFTERNOON, Daypart.AFTERNOON),
        ],
        [button(RequestLabel.ANY_PART, Daypart.ANY)],
        [Button(RequestLabel.OTHER_DAYS, ShowDays(press.appointment_id, 0, press.anew))],
    ]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as odd:
        raise UnknownPress from odd


def _key(kind: type[_Key], text: str) -> _Key:
    try:
        return kind(text)
    except ValueError as odd:
        raise UnknownPress from odd
