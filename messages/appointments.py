"""What is said around appointments to participants. What the team reads is in `appointments_staff.py`."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, Label, Notice, Screen, Urgency


class AppointmentLabel(Label):
    """To a participant, under an appointment."""

    COMING = N_("I'm coming")
    CANNOT = N_("I can't come")
    NEW_MOMENT = N_("Yes, please")
    CALL = N_("Call me")
    NOT_NOW = N_("Not just now")


@dataclass(frozen=True, slots=True)
class AppointmentPlanned(Notice):
    """To a participant, as soon as the team has planned an appointment."""

    at: datetime
    mentor: str
    place: str
    appointment_id: int
    text = N_("📅 You have an appointment.\nWhen: {at}.\nWith: {mentor}.\nWhere: {place}.")


@dataclass(frozen=True, slots=True)
class AppointmentMoved(Notice):
    """To a participant, as soon as the team has moved an appointment."""

    at: datetime
    mentor: str
    place: str
    appointment_id: int
    text = N_("📅 Your appointment has a new moment.\nWhen: {at}.\nWith: {mentor}.\nWhere: {place}.")


@dataclass(frozen=True, slots=True)
class AppointmentTomorrow(Notice):
    """To a participant, the evening before an appointment. The first line tells nothing to who looks along."""

    at: datetime
    mentor: str
    place: str
    appointment_id: int
    urgency = Urgency.REMINDER
    text = N_("📅 Tomorrow you have an appointment.\nWhen: {at}.\nWith: {mentor}.\nWhere: {place}.")


@dataclass(frozen=True, slots=True)
class AppointmentToday(Notice):
    """The same, when it could not be said the evening before."""

    at: datetime
    mentor: str
    place: str
    appointment_id: int
    urgency = Urgency.REMINDER
    text = N_("📅 Today you have an appointment.\nWhen: {at}.\nWith: {mentor}.\nWhere: {place}.")


@dataclass(frozen=True, slots=True)
class YouCome(Screen):
    """To a participant who said "I'm coming", in the place of what they answered to."""

    at: datetime
    mentor: str
    place: str
    text = N_("👍 Good, you are coming.\nWhen: {at}.\nWith: {mentor}.\nWhere: {place}.")


@dataclass(frozen=True, slots=True)
class YouCannotCome(Screen):
    """To a participant who said "I can't come": warm, and with an easy next step."""

    text = N_("Good that you say so. That helps.\nShall we look for a new moment?")


@dataclass(frozen=True, slots=True)
class NewMomentComes(Screen):
    """To a participant who would like another moment."""

    mentor: str
    text = N_("All right. {mentor} looks for a new moment with you. You read it here.")


@dataclass(frozen=True, slots=True)
class CallComes(Screen):
    """To a participant who would like to be called."""

    mentor: str
    text = N_("All right. I ask {mentor} to call you.")


@dataclass(frozen=True, slots=True)
class NothingNow(Screen):
    """To a participant who would like no other moment just now."""

    mentor: str
    text = N_("That is fine. Would you like to later? Then tell {mentor} here.")


@dataclass(frozen=True, slots=True)
class SaidNo(Screen):
    """In the list of a participant, behind an appointment to which they said "I can't come"."""

    text = N_("You can't come then.")


@dataclass(frozen=True, slots=True)
class PlannedLine(Screen):
    """One appointment in the list of a participant."""

    at: datetime
    place: str
    said_no: SaidNo | None
    text = N_("• {at}, {place}. {said_no}")


@dataclass(frozen=True, slots=True)
class MoreLater(Screen):
    """In the list of a participant, when there are more appointments than it shows."""

    text = N_("After that there are more.")


@dataclass(frozen=True, slots=True)
class Appointments(Screen):
    """To a participant who presses Appointments: what is planned, soonest first."""

    lines: tuple[PlannedLine, ...]
    more: MoreLater | None
    text = N_("📅 <b>Your appointments</b>\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class NoAppointments(Screen):
    """To a participant who presses Appointments when nothing is planned."""

    mentor: str
    text = N_("📅 You have no appointments now.\nWould you like to see {mentor}? Write it here.")
