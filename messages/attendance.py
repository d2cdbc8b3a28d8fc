"""What the team reads after an appointment: "Was Fatima er?", and on the same card how it went and who said so."""

from dataclasses import dataclass
from datetime import datetime

from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, ClockTime, Label, Notice, Screen, StaffLabel, ToStaff, Urgency
from messages.claim_cards import ComplimentIsOwed


class AttendanceLabel(StaffLabel):
    """To staff, under the card that asks whether a participant was there, and when it was answered."""

    YES = N_("Yes")
    NO = N_("No")
    MOVED = N_("Moved")


class AttendancePraise(Label):
    """To the participant, in the mentor's name: ready praise after an appointment. The mentor sees it as buttons."""

    GOOD_TALK = N_("It was a good talk.")
    PREPARED = N_("You came well prepared.")
    GLAD = N_("It was good to see you.")
    KEEPS_GOING = N_("I see that you keep going.")


@dataclass(frozen=True, slots=True)
class AttendanceAbout(ToStaff):
    """To the team, on a card: whose appointment it was, when, with whom, and where. No place: by phone."""

    first_name: str
    pseudonym: str
    at: datetime
    mentor: str
    place: str
    text = N_("{first_name} ({pseudonym}) with {mentor}\n{at}\n{place}")


@dataclass(frozen=True, slots=True)
class AnswerTakenBack(ToStaff):
    """To the team, on the question that stands there again: who took the answer back, and when."""

    by: str
    at: ClockTime
    text = N_("↩️ {by} took the answer back, {at}")


@dataclass(frozen=True, slots=True)
class AttendanceAsked(Notice, ToStaff):
    """To the team, after an appointment: were they there? What it earns stands on it. It does not ring: who was
    at the appointment is about to look anyway, and the others need not.
    """

    first_name: str
    about: AttendanceAbout
    reward: Cents | None
    appointment_id: int
    taken_back: AnswerTakenBack | None = None
    recognition: RecognitionKey | None = None
    silent = True
    text = N_(
        "❓ <b>Was {first_name} there?</b>\n{about}\nReward: {reward}\nReward: {recognition}\n{taken_back}"
    )


@dataclass(frozen=True, slots=True)
class AttendanceKept(Notice, ToStaff):
    """To the team, in the place of the question: they were there. While there is no praise, it can be added."""

    about: AttendanceAbout
    by: str
    said_at: ClockTime
    reward: Cents | None
    praise: str | None
    may_praise: bool
    appointment_id: int
    sequence: int = 0
    recognition: RecognitionKey | None = None
    owed: ComplimentIsOwed | None = None
    urgency = Urgency.ANSWER
    silent = True
    text = N_(
        "✅ <b>Was there</b> · said by {by}, {said_at}\n"
        "{about}\n"
        "Reward: {reward}\n"
        "Reward: {recognition}\n"
        "Praise: {praise}\n"
        "{owed}"
    )


@dataclass(frozen=True, slots=True)
class AttendanceMissed(Notice, ToStaff):
    """To the team, in the place of the question: it did not work out. For a while that can be taken back."""

    about: AttendanceAbout
    by: str
    said_at: ClockTime
    appointment_id: int
    sequence: int = 0
    urgency = Urgency.ANSWER
    silent = True
    text = N_("▫️ <b>Did not work out</b> · said by {by}, {said_at}\n{about}")


@dataclass(frozen=True, slots=True)
class AttendanceMoved(Notice, ToStaff):
    """To the team, in the place of the question: the appointment has another moment."""

    about: AttendanceAbout
    by: str
    to: datetime
    urgency = Urgency.ANSWER
    silent = True
    text = N_("🔁 <b>Moved</b> by {by}, to {to}\n{about}")


Asked = AttendanceAsked | AttendanceKept | AttendanceMissed | AttendanceMoved
"""The card as it can be."""


@dataclass(frozen=True, slots=True)
class KeptToast(Screen, ToStaff):
    """At the top of the screen of staff who said that a participant was there."""

    text = N_("Written down. Add a few words?")


@dataclass(frozen=True, slots=True)
class MissedToast(Screen, ToStaff):
    """At the top of the screen of staff who said that a participant was not there."""

    first_name: str
    text = N_("Written down. {first_name} gets a kind message with an easy new try.")
