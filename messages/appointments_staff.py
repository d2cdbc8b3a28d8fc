"""What staff read about appointments: while one is planned, and the news of it in the team's admin chat."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.appointment_check import Where
from messages.appointment_requests_staff import PartLine
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff


class AppointmentStaffLabel(StaffLabel):
    """To staff, while an appointment is planned and under the card of one who can't come."""

    PLAN = N_("Yes, plan it")
    OTHER_DAY = N_("Another day")
    OTHER_TIME = N_("Another time")
    OTHER_PLACE = N_("Another place")
    NEW_MOMENT = N_("Plan a new moment")


@dataclass(frozen=True, slots=True)
class SuitsOnButton(ToStaff):
    """On a button under the card of a participant: a moment that suits them."""

    day: str
    part: PartLine
    text = N_("{day}, {part}")


@dataclass(frozen=True, slots=True)
class ComesTeam(Notice, ToStaff):
    """To the team, when a participant says that they come. No place: by phone."""

    first_name: str
    pseudonym: str
    at: datetime
    place: str
    silent = True
    text = N_("✅ {first_name} ({pseudonym}) is coming: {at}.\n{place}")


@dataclass(frozen=True, slots=True)
class AskWho(Screen, ToStaff):
    """To staff who plan an appointment: with which participant."""

    text = N_("With whom? Press, or type the first name or the number, such as A-017.")


@dataclass(frozen=True, slots=True)
class AskDay(Screen, ToStaff):
    """To staff who plan an appointment."""

    first_name: str
    text = N_(
        "Which day, with {first_name}? Press one, or type day and time: 3-3, di 3 maart 14:30, morgen half drie."
    )


@dataclass(frozen=True, slots=True)
class AskWhichDay(Screen, ToStaff):
    """To staff who typed a day that can be read in more than one way: "volgende week dinsdag"."""

    text = N_("That can be more than one day. Which one?")


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
class ToldWhenBack(Screen, ToStaff):
    """Behind a planned appointment, when the participant can't be reached now."""

    first_name: str
    text = N_(
        "📵 {first_name} can't be reached now, and gets the message when they are back. Call if it is soon."
    )


@dataclass(frozen=True, slots=True)
class AppointmentMade(Screen, ToStaff):
    """To staff who planned an appointment."""

    first_name: str
    pseudonym: str
    at: datetime
    place: Where
    told_later: ToldWhenBack | None
    text = N_("📅 Planned: {first_name} ({pseudonym}), {at}, {place}.\n{told_later}")


@dataclass(frozen=True, slots=True)
class AppointmentShifted(Screen, ToStaff):
    """To staff who moved an appointment."""

    first_name: str
    pseudonym: str
    at: datetime
    place: Where
    told_later: ToldWhenBack | None
    text = N_("📅 Moved: {first_name} ({pseudonym}), now {at}, {place}.\n{told_later}")


@dataclass(frozen=True, slots=True)
class AppointmentStopped(Screen, ToStaff):
    """To staff who pressed Stop while planning."""

    text = N_("Stopped. Nothing was planned.")


@dataclass(frozen=True, slots=True)
class DayNotClear(Screen, ToStaff):
    """To staff who typed a day that is not in the grammar, or does not exist."""

    text = N_(
        "I don't understand that day. Type it like 3-3, di 3 maart, morgen half drie or over 2 weken dinsdag."
    )


@dataclass(frozen=True, slots=True)
class DayHasOtherWeekday(Screen, ToStaff):
    """To staff who typed a weekday and a date that do not belong together."""

    day: date
    text = N_("The weekday and the date don't match: that date is {day}.")


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

    text = N_("I don't understand that time. Type it like 14:30, 9 uur or half drie.")


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
