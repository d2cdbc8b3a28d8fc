"""What staff read in /afspraken: what is ahead for a participant, one appointment, moving and cancelling it."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.appointment_check import AtOneMoment, Where
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.recognition import Reward


class ListLabel(StaffLabel):
    """To staff, under a participant's appointments, and under one of them."""

    PLAN = N_("Plan an appointment")
    MOVE = N_("Move it")
    CANCEL = N_("Cancel it")
    BACK = N_("Back to the list")
    REALLY = N_("Yes, cancel it")
    ONLY_THIS = N_("Only this one")
    ALL_NEXT = N_("All next ones too")
    KEEP = N_("No, keep it")


class AnswerLabel(StaffLabel):
    """To staff: what the participant said about an appointment."""

    COMING = N_("Says: I am coming.")
    CANNOT = N_("Says: I can't come.")
    NOTHING = N_("No answer yet.")


@dataclass(frozen=True, slots=True)
class WhoseAppointments(Screen, ToStaff):
    """To staff who type /afspraken: whose."""

    text = N_("Whose appointments would you like to see? Press, or type it as in /afspraken Fatima.")


@dataclass(frozen=True, slots=True)
class AppointmentsOf(Screen, ToStaff):
    """To staff: how many appointments of a participant are ahead; each is a button below."""

    count: int
    first_name: str
    pseudonym: str
    text = N_("📅 {count} appointment of {first_name} ({pseudonym}). Press it to move or cancel it.")
    plural = N_("📅 {count} appointments of {first_name} ({pseudonym}). Press one to move or cancel it.")


@dataclass(frozen=True, slots=True)
class MoreAppointments(Screen, ToStaff):
    """To staff: the same when there are more than the buttons show."""

    number: int
    shown: int
    first_name: str
    pseudonym: str
    text = N_("📅 {number} appointments of {first_name} ({pseudonym}). These are the first {shown}.")


@dataclass(frozen=True, slots=True)
class NoAppointmentsOf(Screen, ToStaff):
    """To staff: nothing is ahead for a participant."""

    first_name: str
    pseudonym: str
    text = N_("📅 {first_name} ({pseudonym}) has no appointments ahead.")


@dataclass(frozen=True, slots=True)
class AppointmentRow(Screen, ToStaff):
    """On a button: one appointment, in short."""

    day: str
    time: str
    place: Where
    text = N_("{day} {time} · {place}")


@dataclass(frozen=True, slots=True)
class AppointmentOf(Screen, ToStaff):
    """To staff: one appointment of a participant, all of it."""

    first_name: str
    pseudonym: str
    when: AtOneMoment
    where: Where
    bring: tuple[str, ...]
    reward: Reward | None
    title: str
    said: AnswerLabel
    text = N_(
        "📅 <b>{first_name}</b> ({pseudonym})\n"
        "{when}\n"
        "{where}\n"
        "Bring: {bring}\n"
        "Reward: {reward}\n"
        "Title: {title}\n"
        "{said}"
    )


@dataclass(frozen=True, slots=True)
class AskCancel(Screen, ToStaff):
    """To staff who press "Cancel it": read back before it counts."""

    first_name: str
    pseudonym: str
    at: datetime
    place: Where
    text = N_(
        "<b>Is this right?</b>\n"
        "You cancel: {first_name} ({pseudonym}), {at}, {place}.\n"
        "{first_name} gets a short message about it."
    )


@dataclass(frozen=True, slots=True)
class AppointmentOff(Screen, ToStaff):
    """To staff who cancelled an appointment."""

    first_name: str
    pseudonym: str
    at: datetime
    text = N_("Cancelled: {first_name} ({pseudonym}), {at}.")


@dataclass(frozen=True, slots=True)
class SeriesOff(Screen, ToStaff):
    """To staff who cancelled an appointment of a series with all next ones."""

    count: int
    first_name: str
    pseudonym: str
    since: date
    text = N_("Cancelled: {count} appointment of {first_name} ({pseudonym}), from {since} on.")
    plural = N_("Cancelled: {count} appointments of {first_name} ({pseudonym}), from {since} on.")
