"""What is said around appointments: to participants, to the team, and while one is planned."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.base import N_, Label, Notice, Screen, StaffLabel, ToStaff, Urgency

# --- to participants ------------------------------------------------------------------------------


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


# --- to staff -------------------------------------------------------------------------------------


class AppointmentStaffLabel(StaffLabel):
    """To staff, while an appointment is planned and under the card of one who can't come."""

    PLAN = N_("Yes, plan it")
    OTHER_DAY = N_("Another day")
    OTHER_TIME = N_("Another time")
    OTHER_PLACE = N_("Another place")
    NEW_MOMENT = N_("Plan a new moment")


class WishLabel(StaffLabel):
    """On the team's card: what a participant who can't come would like."""

    NEW_MOMENT = N_("Would like a new moment.")
    CALL = N_("Would like to be called.")
    NOT_NOW = N_("Would like no new moment just now.")


@dataclass(frozen=True, slots=True)
class ComesTeam(Notice, ToStaff):
    """To the team, when a participant says that they come."""

    first_name: str
    pseudonym: str
    at: datetime
    place: str
    silent = True
    text = N_("✅ {first_name} ({pseudonym}) is coming: {at}, {place}.")


@dataclass(frozen=True, slots=True)
class CannotComeTeam(Notice, ToStaff):
    """To the team, when a participant says that they can't come; their wish is added when they press it."""

    first_name: str
    pseudonym: str
    at: datetime
    place: str
    wish: WishLabel | None
    appointment_id: int
    text = N_("📅 <b>{first_name}</b> ({pseudonym}) can't come: {at}, {place}.\n{wish}")


@dataclass(frozen=True, slots=True)
class AskDay(Screen, ToStaff):
    """To staff who plan an appointment."""

    first_name: str
    text = N_("Which day, with {first_name}? Press one, or type it: 3-3, 3 maart, dinsdag, morgen.")


@dataclass(frozen=True, slots=True)
class AskTime(Screen, ToStaff):
    """To staff who plan an appointment and have chosen the day."""

    day: date
    text = N_("What time, on {day}? Press one, or type it, such as 14:30.")


@dataclass(frozen=True, slots=True)
class AskWhichTime(Screen, ToStaff):
    """To staff who typed a time that could be in the morning or night as well as later in the day."""

    text = N_("That can be early or late in the day. Which of the two?")


@dataclass(frozen=True, slots=True)
class AskPlace(Screen, ToStaff):
    """To staff who plan an appointment and have chosen day and time."""

    text = N_("Where? Press an earlier place, or type it.")


@dataclass(frozen=True, slots=True)
class AppointmentCheck(Screen, ToStaff):
    """To staff, everything read back before it counts."""

    first_name: str
    pseudonym: str
    mentor: str
    at: datetime
    place: str
    weekend: date | None
    year: str
    text = N_(
        "<b>Is this right?</b>\n"
        "{first_name} ({pseudonym}) with {mentor}\n"
        "{at}\n"
        "{place}\n"
        "⚠️ {weekend} is in the weekend.\n"
        "⚠️ This is in {year}."
    )


@dataclass(frozen=True, slots=True)
class ToldWhenBack(Screen, ToStaff):
    """Behind a planned appointment, when the participant can't be reached now."""

    first_name: str
    text = N_(
        "📵 {first_name} can't be reached now, and gets the message when they are back. Call if it is soon."
    )


@dataclass(frozen=True, slots=True)
class AppointmentMade(Screen, ToStaff):
    """To staff who planned or moved an appointment."""

    first_name: str
    pseudonym: str
    at: datetime
    place: str
    told_later: ToldWhenBack | None
    text = N_("📅 Planned: {first_name} ({pseudonym}), {at}, {place}.\n{told_later}")


@dataclass(frozen=True, slots=True)
class AppointmentStopped(Screen, ToStaff):
    """To staff who pressed Stop while planning."""

    text = N_("Stopped. Nothing was planned.")


@dataclass(frozen=True, slots=True)
class DayNotClear(Screen, ToStaff):
    """To staff who typed a day that is not in the grammar, or does not exist."""

    text = N_("I don't understand that day. Type it like 3-3, 3 maart, di 3 maart, dinsdag or morgen.")


@dataclass(frozen=True, slots=True)
class DayHasOtherWeekday(Screen, ToStaff):
    """To staff who typed a weekday and a date that do not belong together."""

    day: date
    text = N_("The weekday and the date don't match: that date is {day}. Which day do you mean?")


@dataclass(frozen=True, slots=True)
class DayIsOverStaff(Screen, ToStaff):
    """To staff who typed a day that has passed."""

    day: date
    text = N_("{day} has passed. Which day do you mean? For next year, type the year too.")


@dataclass(frozen=True, slots=True)
class DayTooFar(Screen, ToStaff):
    """To staff who typed a day that is more than two years ahead."""

    text = N_("That day is more than two years ahead. Which day do you mean?")


@dataclass(frozen=True, slots=True)
class TimeNotClear(Screen, ToStaff):
    """To staff who typed a time that is not in the grammar."""

    text = N_("I don't understand that time. Type it like 14:30 or 9 uur.")


@dataclass(frozen=True, slots=True)
class NoSuchTimeStaff(Screen, ToStaff):
    """To staff who chose a time that the clock skips in that night."""

    text = N_("That time does not exist: the clock goes forward that night. Choose another time.")


@dataclass(frozen=True, slots=True)
class MomentHasPassedStaff(Screen, ToStaff):
    """To staff who chose a moment that has passed."""

    text = N_("That moment has passed. Choose a later one.")


@dataclass(frozen=True, slots=True)
class PlaceNotClear(Screen, ToStaff):
    """To staff who typed a place that is empty or too long."""

    text = N_("Type the place in a few words, at most 80 characters.")
