"""/afspraak: an appointment in one line or step by step, always read back in words before it counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.choosing import answered_participant, participant_and_rest, participants_to_choose
from mentoring.access import require_staff_of
from mentoring.appointments import MomentHasPassed, NotAPlace, a_place, require_ahead
from mentoring.days import NotADay
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import (
    DayIsOver,
    NoSuchTime,
    NotATime,
    OtherWeekday,
    TooFarAhead,
    When,
    appointment_day,
    at_wall_time,
    is_weekend,
    next_working_days,
    read_line,
    times_of_day,
)
from mentoring.people import Participant
from mentoring.programme import AMSTERDAM
from mentoring.questions import Question
from mentoring.refusals import Gone
from messages.appointments import (
    AppointmentCheck,
    AppointmentMade,
    AppointmentStaffLabel,
    AppointmentStopped,
    AskDay,
    AskPlace,
    AskTime,
    AskWhichTime,
    CannotComeTeam,
    DayHasOtherWeekday,
    DayIsOverStaff,
    DayNotClear,
    DayTooFar,
    MomentHasPassedStaff,
    NoSuchTimeStaff,
    PlaceNotClear,
    TimeNotClear,
    ToldWhenBack,
)
from messages.base import Label
from messages.catalogue import day as day_in_words
from messages.goals_staff import PressPlease
from messages.participants import WhichParticipant
from services import appointments
from services.people import participant_for

routes = Routes()

_DAYS_AHEAD = 10
_PLACES = 4
_TIMES = tuple(time(hour, minute) for hour in range(9, 17) for minute in (0, 30))
_IN_A_ROW = 4
_YES = "yes"
_SURE = (_YES, "day", "time", "place")
"""What reading back can lead to: it counts, or one of these is asked again."""

_Choices = list[list[tuple[Label | str, str]]]


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
    values = {"who": _who(participant)}
    if rest:
        values |= _understood(context, rest)
    await forms.start(context, APPOINTMENT_FORM, values, at=_next_unknown(values))


@routes.press(PlanNewMoment)
async def plan_new_moment(context: Context, press: PlanNewMoment) -> None:
    """The same form, for an appointment that there is; its place is kept unless another is wanted."""
    appointment, participant = await appointments.to_move(
        context.work, press.appointment_id, by=context.person
    )
    values = {"who": _who(participant), "place": appointment.place, "moves": appointment.id}
    await forms.start(context, APPOINTMENT_FORM, values, at="day")


@routes.notice(CannotComeTeam)
def dress_cannot_come(notice: CannotComeTeam, plain: Outgoing) -> Outgoing:
    """The card of who can't come, with the way to plan a new moment."""
    button = Button(AppointmentStaffLabel.NEW_MOMENT, PlanNewMoment(AppointmentId(notice.appointment_id)))
    return replace(plain, rows=[[button]])


def _understood(context: Context, line: str) -> dict[str, Any]:
    """What a line says, as values of the form. What was not clear is said, and asked again by the form."""
    try:
        read = read_line(line, today=_today(context))
    except _DAY_REFUSALS as refusal:
        context.show(_DAY_WORDS[type(refusal)](refusal))
        return {}
    values: dict[str, Any] = {"day": read.day.isoformat()}
    if read.place:
        values["place"] = _read_as_place(read.place)
    if read.times:
        try:
            _require_possible(context, {**values, "time": _time_value(read.times)})
        except AskAgain as refusal:
            context.show(refusal.why)
        else:
            values["time"] = _time_value(read.times)
    return values


# --- asking ---------------------------------------------------------------------------------------


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(WhichParticipant(), [list(row) for row in await participants_to_choose(context)])


async def _ask_day(context: Context, question: Question) -> Asking:
    days = next_working_days(_today(context), _DAYS_AHEAD)
    choices: _Choices = [
        [(day_in_words(day), day.isoformat()) for day in days[place : place + 2]]
        for place in range(0, len(days), 2)
    ]
    return Asking(AskDay(question.values["who"]["name"]), choices)


async def _ask_time(context: Context, question: Question) -> Asking:
    choices: _Choices = [
        [(_on_button(each), _on_press(each)) for each in _TIMES[place : place + _IN_A_ROW]]
        for place in range(0, len(_TIMES), _IN_A_ROW)
    ]
    return Asking(AskTime(date.fromisoformat(question.values["day"])), choices)


async def _ask_which_time(context: Context, question: Question) -> Asking:
    either = [time.fromisoformat(value) for value in question.values["time"]]
    return Asking(AskWhichTime(), [[(_on_button(each), _on_press(each)) for each in either]])


async def _ask_place(context: Context, question: Question) -> Asking:
    places = await _earlier_places(context, question)
    return Asking(AskPlace(), [[(place, str(number))] for number, place in places])


async def _ask_sure(context: Context, question: Question) -> Asking:
    values = question.values
    when = _when(values)
    day = date.fromisoformat(values["day"])
    check = AppointmentCheck(
        first_name=values["who"]["name"],
        pseudonym=values["who"]["pseudonym"],
        mentor=values["who"]["mentor"],
        at=when.starts_at,
        place=values["place"],
        weekend=day if is_weekend(day) else None,
        year="" if day.year == _today(context).year else str(day.year),
    )
    return Asking(
        check,
        [
            [(AppointmentStaffLabel.PLAN, _YES)],
            [(AppointmentStaffLabel.OTHER_DAY, "day"), (AppointmentStaffLabel.OTHER_TIME, "time")],
            [(AppointmentStaffLabel.OTHER_PLACE, "place")],
        ],
    )


# --- reading --------------------------------------------------------------------------------------


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    participant = await answered_participant(context, given)
    require_staff_of(context.person, participant.team_id)
    return _who(participant)


async def _read_day(context: Context, question: Question, given: Answer) -> str:
    try:
        if given.choice:
            day = _pressed_day(given.choice, today=_today(context))
        else:
            day = appointment_day(given.text, today=_today(context))
    except _DAY_REFUSALS as refusal:
        raise AskAgain(_DAY_WORDS[type(refusal)](refusal)) from refusal
    return day.isoformat()


async def _read_time(context: Context, question: Question, given: Answer) -> list[str]:
    try:
        times = _pressed_time(given.choice) if given.choice else times_of_day(given.text)
    except NotATime as refusal:
        raise AskAgain(TimeNotClear()) from refusal
    value = _time_value(times)
    _require_possible(context, {**question.values, "time": value, "which_time": None})
    return value


async def _read_which_time(context: Context, question: Question, given: Answer) -> str:
    either = [time.fromisoformat(value) for value in question.values["time"]]
    if given.choice:
        meant = [each for each in either if _on_press(each) == given.choice]
    else:
        meant = [each for each in either if each.isoformat("minutes") == given.text.replace(".", ":")]
    if len(meant) != 1:
        raise AskAgain(PressPlease())
    value = meant[0].isoformat("minutes")
    _require_possible(context, {**question.values, "which_time": value})
    return value


async def _read_place(context: Context, question: Question, given: Answer) -> str:
    if given.choice:
        places = await _earlier_places(context, question)
        found = [place for number, place in places if str(number) == given.choice]
        if not found:
            raise Gone
        return found[0]
    return _read_as_place(given.text)


async def _read_sure(context: Context, question: Question, given: Answer) -> str:
    if given.choice not in _SURE:
        raise AskAgain(PressPlease())
    if given.choice == _YES:
        require_ahead(_when(question.values), now=context.now)
    return given.choice


# --- where to go next -----------------------------------------------------------------------------


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
    return "" if value == _YES else value


# --- the end --------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    when, place = _when(values), str(values["place"])
    if "moves" in values:
        await appointments.move(
            context.work, AppointmentId(values["moves"]), when, place, by=context.person, now=context.now
        )
    else:
        await appointments.plan(
            context.work, PersonId(values["who"]["id"]), when, place, by=context.person, now=context.now
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


# --- small things ---------------------------------------------------------------------------------

_DAY_REFUSALS = (NotADay, OtherWeekday, DayIsOver, TooFarAhead)
_DAY_WORDS: dict[type[Exception], Callable[[Any], Any]] = {
    NotADay: lambda refusal: DayNotClear(),
    OtherWeekday: lambda refusal: DayHasOtherWeekday(refusal.day),
    DayIsOver: lambda refusal: DayIsOverStaff(refusal.day),
    TooFarAhead: lambda refusal: DayTooFar(),
}


def _today(context: Context) -> date:
    return context.now.astimezone(AMSTERDAM).date()


def _who(participant: Participant) -> dict[str, Any]:
    return {
        "id": participant.id,
        "name": participant.first_name,
        "pseudonym": participant.pseudonym,
        "mentor": participant.mentor_name,
    }


def _when(values: dict[str, Any]) -> When:
    """Raises `NoSuchTime` for a time that the clock skips that night."""
    chosen = _chosen_time(values)
    if chosen is None:
        raise LookupError("no time chosen yet")
    return at_wall_time(date.fromisoformat(values["day"]), time.fromisoformat(chosen))


def _chosen_time(values: dict[str, Any]) -> str | None:
    times: list[str] = values.get("time", [])
    return times[0] if len(times) == 1 else values.get("which_time")


def _require_possible(context: Context, values: dict[str, Any]) -> None:
    """Raises `AskAgain` when the time that was chosen has passed or does not exist that day."""
    if "day" not in values or _chosen_time(values) is None:
        return
    try:
        require_ahead(_when(values), now=context.now)
    except NoSuchTime as refusal:
        raise AskAgain(NoSuchTimeStaff()) from refusal
    except MomentHasPassed as refusal:
        raise AskAgain(MomentHasPassedStaff()) from refusal


def _time_value(times: tuple[time, ...]) -> list[str]:
    return [each.isoformat("minutes") for each in times]


def _pressed_day(choice: str, *, today: date) -> date:
    """Raises `DayIsOver` when the button is from an earlier day."""
    try:
        day = date.fromisoformat(choice)
    except ValueError as refused:
        raise Gone from refused
    if day < today:
        raise DayIsOver(day)
    return day


def _pressed_time(choice: str) -> tuple[time, ...]:
    found = [each for each in _TIMES if _on_press(each) == choice]
    if not found:
        raise Gone
    return (found[0],)


def _read_as_place(text: str) -> str:
    try:
        return a_place(text)
    except NotAPlace as refusal:
        raise AskAgain(PlaceNotClear()) from refusal


def _on_button(at: time) -> str:
    return f"{at.hour}.{at.minute:02d}"


def _on_press(at: time) -> str:
    """Without the colon, which separates the values of a press."""
    return f"{at.hour:02d}{at.minute:02d}"


async def _earlier_places(context: Context, question: Question) -> list[tuple[AppointmentId, str]]:
    participant_id = PersonId(question.values["who"]["id"])
    participant = await participant_for(context.work, participant_id, by=context.person)
    return await context.work.appointments.places_of(participant.team_id, most=_PLACES)


APPOINTMENT_FORM = routes.form(
    Form(
        "appointment",
        (
            Field("who", _ask_who, _read_who, _onwards),
            Field("day", _ask_day, _read_day, _onwards),
            Field("time", _ask_time, _read_time, _after_time),
            Field("which_time", _ask_which_time, _read_which_time, _onwards),
            Field("place", _ask_place, _read_place, _onwards),
            Field("sure", _ask_sure, _read_sure, _after_sure),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
