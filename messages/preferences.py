"""The settings of a participant: when and how they hear from us, one subject on a screen."""

from dataclasses import dataclass
from datetime import time

from messages.base import N_, Label, Message, Screen
from messages.nudges import WeekdayLabel


class SettingsLabel(Label):
    """To a participant: what can be set, on the screen of settings."""

    SETTINGS = N_("Settings")
    QUIET = N_("Quiet hours")
    DAYS = N_("Sundays and holidays")
    REMINDERS = N_("Reminders")
    NUDGES = N_("Nudges")
    OVERVIEW = N_("Weekly overview")
    CHECK_IN = N_("How are you?")
    CALM = N_("Calm mode")
    BACK = N_("Back to settings")


class SettingLabel(Label):
    """To a participant: what to choose, on the screen of one setting."""

    NEVER_QUIET = N_("No quiet hours")
    OWN_HOURS = N_("My own times")
    SUNDAYS = N_("Rest on Sundays")
    HOLIDAYS = N_("Rest on holidays")
    WEEK_BEFORE = N_("A week before")
    DAY_BEFORE = N_("The day before")
    SAME_MORNING = N_("The same morning")
    ON = N_("On")
    OFF = N_("Off")


@dataclass(frozen=True, slots=True)
class DaysBefore(Screen):
    """On a button of a participant's settings: a reminder so many days before an appointment."""

    days: int
    text = N_("{days} days before")


@dataclass(frozen=True, slots=True)
class FromTo(Screen):
    """On a button of a participant's settings: quiet hours, "From 21.00 to 8.30"."""

    since: time
    until: time
    text = N_("From {since} to {until}")


@dataclass(frozen=True, slots=True)
class Settings(Screen):
    """To a participant who types /instellingen, or presses Settings under Help."""

    text = N_("⚙️ <b>Settings</b>\nHere you choose when and how you hear from me.")


@dataclass(frozen=True, slots=True)
class QuietFromTo(Message):
    """To a participant, in the screen of quiet hours: which there are now."""

    since: time
    until: time
    text = N_("Now: from {since} to {until}.")


@dataclass(frozen=True, slots=True)
class NeverQuiet(Message):
    """To a participant, in the screen of quiet hours, when there are none."""

    text = N_("Now: no quiet hours.")


@dataclass(frozen=True, slots=True)
class QuietHours(Screen):
    """To a participant who sets the hours in which their phone stays silent."""

    now: QuietFromTo | NeverQuiet
    text = N_(
        "🌙 <b>Quiet hours</b>\nIn these hours I don't remind you.\nNews then comes without a sound.\n{now}"
    )


@dataclass(frozen=True, slots=True)
class AskQuietFrom(Screen):
    """To a participant who chooses quiet hours of their own: when they begin."""

    text = N_("From what time would you like rest?\nChoose, or type a time, such as 21.30.")


@dataclass(frozen=True, slots=True)
class AskQuietUntil(Screen):
    """To a participant who chooses quiet hours of their own: when they end."""

    text = N_("Until what time?\nChoose, or type a time, such as 8.30.")


@dataclass(frozen=True, slots=True)
class QuietTimeNotClear(Screen):
    """To a participant whose typed time was not clear."""

    text = N_("I don't understand that time. Type it like this: 21.30.")


@dataclass(frozen=True, slots=True)
class QuietTooLong(Screen):
    """To a participant whose quiet hours would fill nearly the whole day."""

    text = N_("Then there is no time left to remind you. Choose an earlier end.")


@dataclass(frozen=True, slots=True)
class QuietDays(Screen):
    """To a participant who sets on which days their phone stays silent."""

    text = N_("📆 <b>Sundays and holidays</b>\nWould you like rest on these days? Press it.")


@dataclass(frozen=True, slots=True)
class RemindersSetting(Screen):
    """To a participant who sets when to be reminded of an appointment."""

    text = N_("🔔 <b>Reminders</b>\nWhen shall I remind you of an appointment?")


@dataclass(frozen=True, slots=True)
class RemindersAllOff(Screen):
    """To a participant who has switched every reminder off."""

    text = N_(
        "🔕 <b>Reminders</b>\nNow I don't remind you.\nYour appointments are under Appointments.\n"
        "Would you like a reminder after all? Press it."
    )


@dataclass(frozen=True, slots=True)
class NudgesSetting(Screen):
    """To a participant who switches nudges on or off."""

    text = N_(
        "👋 <b>Nudges</b>\nA nudge is a short message about your next step.\n"
        "It comes without a sound, at most once a day."
    )


@dataclass(frozen=True, slots=True)
class WeeklyMoment(Message):
    """To a participant, in the screen of the weekly overview or the check-in: when it comes now."""

    weekday: WeekdayLabel
    at: time
    text = N_("Now: {weekday} at {at}.")


@dataclass(frozen=True, slots=True)
class OverviewSetting(Screen):
    """To a participant who switches the weekly overview on or off, and chooses its moment."""

    now: WeeklyMoment | None
    text = N_("🗓 <b>Weekly overview</b>\nOnce a week: what went well, and your next step.\n{now}")


@dataclass(frozen=True, slots=True)
class CalmSetting(Screen):
    """To a participant who switches calm mode on or off."""

    text = N_("🌿 <b>Calm mode</b>\nThen I send words only: no emoji and no pictures of mine.")


@dataclass(frozen=True, slots=True)
class CalmIsOn(Screen):
    """To a participant who has switched calm mode on, with the menu as it reads now."""

    text = N_("Good. From now on I use words only.")


@dataclass(frozen=True, slots=True)
class CalmIsOff(Screen):
    """To a participant who has switched calm mode off, with the menu as it reads now."""

    text = N_("👍 Good. From now on you see emoji and pictures again.")
