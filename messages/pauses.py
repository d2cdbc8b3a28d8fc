"""Even niet: a pause with one tap, and a warm way back."""

from dataclasses import dataclass
from datetime import date

from messages.base import N_, Label, Message, Notice, Screen, ToStaff, Urgency


class PauseLabel(Label):
    """To a participant: a pause and the way back."""

    PAUSE = N_("Not for a while")
    RESUME = N_("Go on again")
    NO_REMINDERS = N_("No reminders either")
    REMINDERS = N_("Do remind me of appointments")
    ANOTHER_WEEK = N_("Another week of rest")
    NEVER_MIND = N_("Never mind")


class PauseLengthLabel(Label):
    """To a participant who wants to hear nothing for a while: how long."""

    WEEK = N_("A week")
    TWO_WEEKS = N_("Two weeks")
    OPEN = N_("Until I say so")


@dataclass(frozen=True, slots=True)
class AskPause(Screen):
    """To a participant who pressed "Not for a while" or typed /pauze."""

    text = N_("Some rest is fine. Everything stays where it is.\nHow long would you like that?")


@dataclass(frozen=True, slots=True)
class RemindsInPause(Message):
    """In the confirmation of a pause: appointments still remind."""

    text = N_("Of an appointment I do remind you.")


@dataclass(frozen=True, slots=True)
class SilentInPause(Message):
    """In the confirmation of a pause: appointments do not remind either."""

    text = N_("Of an appointment I don't remind you either.")


@dataclass(frozen=True, slots=True)
class Paused(Screen):
    """To a participant who has a pause now."""

    until: date | None
    appointments: RemindsInPause | SilentInPause
    text = N_(
        "Good. I send you nothing for a while.\n"
        "Your goals stay.\n"
        "This lasts until {until}.\n"
        "{appointments}\n"
        "Press Go on again when you want to."
    )


@dataclass(frozen=True, slots=True)
class PauseNotBegun(Screen):
    """To a participant who wants no pause after all."""

    text = N_("Good. Everything goes on.")


@dataclass(frozen=True, slots=True)
class RestIsOver(Screen):
    """To a participant who ends their pause; the welcome comes right after it, once a day."""

    text = N_("Good. Your rest is over.")


@dataclass(frozen=True, slots=True)
class PauseOver(Notice):
    """To a participant, when the time that they chose for a pause is over. They did not come back by themselves: what
    went well is told when they do.
    """

    urgency = Urgency.NUDGE
    silent = True
    text = N_(
        "👋 You wanted rest until today. Your goals are still there.\nWould you like to do something small?"
    )


@dataclass(frozen=True, slots=True)
class StillPaused(Screen):
    """To a participant who types /start in a pause, under the greeting: the way back is near."""

    text = N_("🌙 You have some rest now. Would you like to go on again?")


# --- to staff -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParticipantPaused(Notice, ToStaff):
    """To the team, without a sound: somebody has a pause until they say so. It is theirs to take."""

    first_name: str
    pseudonym: str
    silent = True
    text = N_("🌙 {first_name} ({pseudonym}) rests for a while. Appointments stay.")


@dataclass(frozen=True, slots=True)
class ParticipantPausedUntil(Notice, ToStaff):
    """The same, for a time that they chose."""

    first_name: str
    pseudonym: str
    until: date
    silent = True
    text = N_("🌙 {first_name} ({pseudonym}) rests for a while, until {until}. Appointments stay.")


@dataclass(frozen=True, slots=True)
class ParticipantPauseOver(Notice, ToStaff):
    """To the team, without a sound: somebody's pause is over."""

    first_name: str
    pseudonym: str
    silent = True
    text = N_("🌤 The rest of {first_name} ({pseudonym}) is over.")
