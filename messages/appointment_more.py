"""What staff are asked behind "More…" while they plan: how long, with whom, what to bring, reward, title, series."""

from dataclasses import dataclass

from messages.base import N_, Screen, StaffLabel, ToStaff


class AppointmentPart(StaffLabel):
    """To staff, behind "More…": what else can be said about an appointment."""

    MINUTES = N_("How long")
    MENTOR = N_("With whom")
    BRING = N_("What to bring")
    REWARD = N_("Reward")
    TITLE = N_("Title")
    EVERY = N_("Series")
    SURE = N_("Back")


class MoreLabel(StaffLabel):
    """To staff, among the answers to what else can be said about an appointment."""

    NOTHING = N_("Nothing")
    READY = N_("That is all")
    NO_REWARD = N_("None")
    NO_TITLE = N_("No title")
    NO_SERIES = N_("No series")


class BringLabel(StaffLabel):
    """To staff: things that are often brought along. The participant reads these words too."""

    POST = N_("Folder with post")
    IDENTITY = N_("Proof of identity")
    DIARY = N_("Diary")
    PHONE = N_("Phone")


@dataclass(frozen=True, slots=True)
class AskAppointmentPart(Screen, ToStaff):
    """To staff who pressed "More…"."""

    text = N_("What would you like to add or change?")


@dataclass(frozen=True, slots=True)
class AskMinutes(Screen, ToStaff):
    """To staff who plan an appointment: how long it takes."""

    text = N_("How long? Press one, or type it: 20, 2 uur.")


@dataclass(frozen=True, slots=True)
class ButtonMinutes(Screen, ToStaff):
    """On a button: how long an appointment takes."""

    count: int
    text = N_("{count} minute")
    plural = N_("{count} minutes")


@dataclass(frozen=True, slots=True)
class AskMentor(Screen, ToStaff):
    """To staff who plan an appointment: with whom of the team."""

    first_name: str
    text = N_("With whom does {first_name} have the appointment?")


@dataclass(frozen=True, slots=True)
class AskBring(Screen, ToStaff):
    """To staff who plan an appointment: what the participant brings along, and what was chosen so far."""

    chosen: tuple[str, ...]
    text = N_(
        "What to bring? Press, or type it with commas between. The participant reads it.\nSo far: {chosen}"
    )


@dataclass(frozen=True, slots=True)
class AskAppointmentReward(Screen, ToStaff):
    """To staff who plan an appointment: what keeping it earns."""

    text = N_("What is earned by coming? Press an amount, or type it.")


@dataclass(frozen=True, slots=True)
class AskTitle(Screen, ToStaff):
    """To staff who plan an appointment: its title in notifications, where others may look along."""

    text = N_("Which title may stand in the notification? Keep it neutral: others may look along.")


@dataclass(frozen=True, slots=True)
class AskEvery(Screen, ToStaff):
    """To staff who plan an appointment: whether it comes back."""

    text = N_("How often does it come back?")


@dataclass(frozen=True, slots=True)
class AskUntil(Screen, ToStaff):
    """To staff who plan a series: how long it goes on."""

    text = N_("How many times? Press one, or type a number or the last day.")


@dataclass(frozen=True, slots=True)
class ButtonTimes(Screen, ToStaff):
    """On a button: how many times a series comes back."""

    count: int
    text = N_("{count} time")
    plural = N_("{count} times")


@dataclass(frozen=True, slots=True)
class MinutesNotClear(Screen, ToStaff):
    """To staff who typed a duration that is not clear, or not possible."""

    least: int
    most: int
    text = N_("Type how long, from {least} to {most} minutes, such as 45 or 1,5 uur.")


@dataclass(frozen=True, slots=True)
class UntilNotClear(Screen, ToStaff):
    """To staff who typed neither a number nor a day for the end of a series."""

    most: int
    text = N_("Type a number from 2 to {most}, or a last day such as 1 juni.")


@dataclass(frozen=True, slots=True)
class OnlyText(Screen, ToStaff):
    """To staff who sent a photo, a voice message or a sticker where words are asked."""

    text = N_("Type it in words, please.")
