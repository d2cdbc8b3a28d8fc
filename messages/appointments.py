"""What is said around appointments to participants. What the team reads is in `appointments_staff.py`."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.appointments import Appointment
from messages.appointment_facts import AppointmentFacts, What
from messages.base import N_, Label, Message, Notice, Screen, Urgency
from messages.calendar_file import CalendarEntry
from messages.claims import EarnedMoney, Praised, RecognitionEarned, RewardWaits


class AppointmentLabel(Label):
    """To a participant, under an appointment."""

    COMING = N_("I'm coming")
    CALL_SUITS = N_("That is fine")
    CANNOT = N_("I can't come")
    NEW_MOMENT = N_("Yes, please")
    CALL = N_("Call me")
    NOT_NOW = N_("Not just now")
    OTHER_MOMENT = N_("Choose a new moment")
    MORE = N_("More appointments")
    LATER = N_("Later appointments")
    AFTER_ALL = N_("I can after all")


class RhythmLabel(Label):
    """To a participant: how often an appointment of a series is."""

    WEEK = N_("every week")
    TWO_WEEKS = N_("every two weeks")
    MONTH = N_("every month")


# --- news that must arrive ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AppointmentPlanned(Notice):
    """To a participant, as soon as the team has planned an appointment."""

    what: What
    facts: AppointmentFacts
    appointment_id: int
    text = N_("📅 You have {what}.\n{facts}")


@dataclass(frozen=True, slots=True)
class SeriesPlanned(Notice):
    """To a participant, as soon as the team has planned a series. It tells the first one; the list has more."""

    number: int
    rhythm: RhythmLabel
    facts: AppointmentFacts
    appointment_id: int
    text = N_("📅 You have {number} appointments, one {rhythm}. This is the first:\n{facts}")


@dataclass(frozen=True, slots=True)
class AppointmentMoved(Notice):
    """To a participant, as soon as the team has moved an appointment to another moment."""

    facts: AppointmentFacts
    appointment_id: int
    text = N_("📅 Your appointment has a new moment.\n{facts}")


@dataclass(frozen=True, slots=True)
class AppointmentElsewhere(Notice):
    """To a participant, as soon as the team has changed the place of an appointment and not its moment."""

    facts: AppointmentFacts
    appointment_id: int
    text = N_("📅 Your appointment is in another place.\n{facts}")


@dataclass(frozen=True, slots=True)
class AppointmentCancelled(Notice):
    """To a participant, as soon as the team has cancelled an appointment."""

    at: datetime
    mentor: str
    text = N_(
        "📅 An appointment is off.\n"
        "It was: {at}, with {mentor}.\n"
        "Would you like a new appointment? Then press below."
    )


@dataclass(frozen=True, slots=True)
class SeriesCancelled(Notice):
    """To a participant, as soon as the team has cancelled what was left of a series."""

    on: date
    mentor: str
    text = N_(
        "📅 Your regular appointments with {mentor} stop.\n"
        "From {on} on they are off.\n"
        "Would you like a new appointment? Then press below."
    )


@dataclass(frozen=True, slots=True)
class AppointmentPin(Notice):
    """To a participant, with an appointment at a known place: its pin on the map, in place of these words."""

    place: str
    address: str
    latitude: float
    longitude: float
    silent = True
    text = N_("📍 {place}\n{address}")


@dataclass(frozen=True, slots=True)
class AppointmentCalendar(Notice):
    """To a participant, under the file that puts an appointment, or a series, in the calendar of their phone."""

    entries: tuple[CalendarEntry, ...]
    made_at: datetime
    silent = True
    text = N_("For the calendar of your phone. Press it if you like.")


@dataclass(frozen=True, slots=True)
class AppointmentOffCalendar(Notice):
    """To a participant, under the file that takes what was cancelled out of the calendar of their phone."""

    entries: tuple[CalendarEntry, ...]
    made_at: datetime
    silent = True
    text = N_("Is it in the calendar of your phone? With this file it goes out of it.")


@dataclass(frozen=True, slots=True)
class GladYouCame(Message):
    """To a participant: the first line after an appointment that they kept, without words of the mentor."""

    text = N_("👍 Good that you were there.")


@dataclass(frozen=True, slots=True)
class AppointmentKept(Notice):
    """To a participant, when the team says that they were there. Praise first, money second."""

    opening: Praised | GladYouCame
    on: date
    earned: EarnedMoney | None
    besides: RecognitionEarned | None = None
    urgency = Urgency.ANSWER
    text = N_("{opening}\nYou did it: your appointment of {on}.\n{earned}\n{besides}")


@dataclass(frozen=True, slots=True)
class AppointmentPraiseFollows(Notice):
    """To a participant, when a mentor adds praise after the good news about an appointment has left."""

    opening: Praised
    on: date
    urgency = Urgency.ANSWER
    text = N_("{opening}\nThat is about your appointment of {on}.")


@dataclass(frozen=True, slots=True)
class AppointmentLookedAtAgain(Notice):
    """To the participant who has read that they were at an appointment, when that was a slip of the team."""

    day: date
    waits: RewardWaits | None
    urgency = Urgency.ANSWER
    text = N_(
        "👀 Your mentor looks once more at your appointment of {day}.\n"
        "That is not because of you. You need not do anything.\n"
        "{waits}"
    )


@dataclass(frozen=True, slots=True)
class AppointmentNotThisTime(Notice):
    """To a participant, when the team says that they were not there: no word of blame, and an easy new try."""

    on: date
    mentor: str
    text = N_(
        "📅 Your appointment of {on} did not work out. That can happen.\n"
        "{mentor} is happy to speak to you another time.\n"
        "Shall we look for a new moment?"
    )


# --- what they look at ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class YouCome(Screen):
    """To a participant who said "I'm coming", in the place of what they answered to."""

    facts: AppointmentFacts
    text = N_("👍 Good, you are coming.\n{facts}")


@dataclass(frozen=True, slots=True)
class YouTakeTheCall(Screen):
    """To a participant who said that an appointment by phone is fine, in the place of what they answered to."""

    facts: AppointmentFacts
    text = N_("👍 Good, you are there then.\n{facts}")


@dataclass(frozen=True, slots=True)
class SaidNo(Message):
    """To a participant, under the appointment to which they said "I can't come"."""

    text = N_("You can't come then.")


@dataclass(frozen=True, slots=True)
class PlannedLine(Message):
    """To a participant, in a list: one appointment somewhere."""

    at: datetime
    place: str
    text = N_("{at}, {place}")


@dataclass(frozen=True, slots=True)
class PhoneLine(Message):
    """To a participant, in a list: one appointment by phone."""

    at: datetime
    text = N_("{at}, by phone")


@dataclass(frozen=True, slots=True)
class AfterThat(Message):
    """To a participant, under the soonest appointment: a later one."""

    line: PlannedLine | PhoneLine
    text = N_("After that: {line}")


@dataclass(frozen=True, slots=True)
class OneOfAll(Message):
    """On a button of a participant: one of all their appointments."""

    at: datetime
    text = N_("{at}")


@dataclass(frozen=True, slots=True)
class Appointments(Screen):
    """To a participant who presses Appointments: the soonest in full, and what comes after it."""

    facts: AppointmentFacts
    said_no: SaidNo | None
    later: tuple[AfterThat, ...]
    text = N_("📅 <b>Your appointments</b>\n{facts}\n{said_no}\n{later}")


@dataclass(frozen=True, slots=True)
class AllAppointments(Screen):
    """To a participant who wants to see more than the soonest appointments: a button for each."""

    text = N_("📅 <b>All your appointments</b>\nWhich one would you like to see?")


@dataclass(frozen=True, slots=True)
class OneAppointment(Screen):
    """To a participant who chose one of all their appointments."""

    what: What
    facts: AppointmentFacts
    said_no: SaidNo | None
    text = N_("📅 You have {what}.\n{facts}\n{said_no}")


@dataclass(frozen=True, slots=True)
class NoAppointments(Screen):
    """To a participant who presses Appointments when nothing is planned."""

    mentor: str
    text = N_("📅 You have no appointments now.\nWould you like to see {mentor}? Then press below.")


def line_of(appointment: Appointment) -> PlannedLine | PhoneLine:
    """An appointment in a list."""
    at, place = appointment.when.starts_at, appointment.details.place
    return PhoneLine(at) if place.by_phone else PlannedLine(at, place.name)
