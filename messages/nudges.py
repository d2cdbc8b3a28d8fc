"""Nudges, and choosing when one helps: kind, never guilty, in the participant's own words."""

from dataclasses import dataclass
from datetime import datetime, time

from messages.base import N_, ClockTime, Label, Notice, Screen, ToStaff, Urgency


class NudgeLabel(Label):
    """To a participant, under a nudge and under the whole plan."""

    LATER = N_("Remind me later")
    WHEN = N_("When does a nudge help?")
    ON_AGAIN = N_("Send nudges after all")


class LaterLabel(Label):
    """To a participant who wants to hear it again later."""

    EVENING = N_("Tonight")
    TOMORROW = N_("Tomorrow")
    WEEK = N_("Next week")
    FIXED = N_("Choose fixed days")


class PartOfDayLabel(Label):
    """To a participant who chooses when a nudge helps."""

    MORNING = N_("Morning")
    AFTERNOON = N_("Afternoon")
    EVENING = N_("Evening")


class NudgeMomentLabel(Label):
    """To a participant who chooses when a nudge helps."""

    NONE = N_("No nudges")
    READY = N_("Ready")
    KEEP = N_("Leave it so")


class WeekdayLabel(Label):
    """To a participant who chooses on which days a nudge helps. In this order: Monday is the first."""

    MONDAY = N_("Monday")
    TUESDAY = N_("Tuesday")
    WEDNESDAY = N_("Wednesday")
    THURSDAY = N_("Thursday")
    FRIDAY = N_("Friday")
    SATURDAY = N_("Saturday")
    SUNDAY = N_("Sunday")


# --- a nudge --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepNudge(Notice):
    """To a participant, a gentle word about their next step. The first line tells nothing to who looks along."""

    step: str
    step_id: int
    urgency = Urgency.NUDGE
    silent = True
    text = N_("👋 You chose this step:\n<b>{step}</b>\nWill it work out today?")


@dataclass(frozen=True, slots=True)
class PromisedNudge(Notice):
    """To a participant who asked to hear it again at this moment."""

    step: str
    step_id: int
    urgency = Urgency.NUDGE
    silent = True
    text = N_("👋 You asked me to say this now:\n<b>{step}</b>\nWill it work out today?")


@dataclass(frozen=True, slots=True)
class AskLater(Screen):
    """To a participant who pressed "Remind me later"."""

    step: str
    text = N_("<b>{step}</b>\nWhen shall I say it again?")


@dataclass(frozen=True, slots=True)
class LaterAgreed(Screen):
    """To a participant who chose when to hear it again."""

    at: datetime
    text = N_("👍 Good. I say it again on {at}.")


@dataclass(frozen=True, slots=True)
class LaterTonight(Screen):
    """To a participant who wants to hear it again tonight."""

    at: ClockTime
    text = N_("👍 Good. I say it again tonight at {at}.")


# --- when a nudge helps ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskTimeOfDay(Screen):
    """To a participant who chooses when a nudge helps for a step."""

    step: str
    text = N_("<b>{step}</b>\nWhen on the day does a nudge help?\nChoose, or type a time, such as 15.30.")


@dataclass(frozen=True, slots=True)
class AskTimeOfDayAgain(Screen):
    """To a participant who chooses when a nudge helps, and has chosen it before."""

    step: str
    weekdays: tuple[str, ...]
    at: time
    text = N_(
        "<b>{step}</b>\n"
        "Now: on {weekdays}, at {at}.\n"
        "When on the day does a nudge help?\n"
        "Choose, or type a time, such as 15.30."
    )


@dataclass(frozen=True, slots=True)
class AskWeekdays(Screen):
    """To a participant who has chosen the time, and now the days."""

    text = N_("On which days?\nChoose one, two or three. Then press Ready.")


@dataclass(frozen=True, slots=True)
class NudgeTimeNotClear(Screen):
    """To a participant whose typed time was not clear."""

    text = N_("I don't understand that time. Type it like this: 15.30.")


@dataclass(frozen=True, slots=True)
class NudgeTimeQuiet(Screen):
    """To a participant who chose a time in their own quiet hours."""

    text = N_("You have quiet hours then. Choose another time.")


@dataclass(frozen=True, slots=True)
class ThreeDaysAtMost(Screen):
    """To a participant who chooses a fourth day."""

    text = N_("Three days is enough. Take one away first, by pressing it.")


@dataclass(frozen=True, slots=True)
class ChooseADayFirst(Screen):
    """To a participant who is ready without a day."""

    text = N_("Choose a day first.")


@dataclass(frozen=True, slots=True)
class RhythmChosen(Screen):
    """To a participant, what they chose, read back."""

    weekdays: tuple[str, ...]
    at: time
    text = N_("👍 Good. You get a nudge on {weekdays}, at {at}.\nYou can always change it.")


@dataclass(frozen=True, slots=True)
class RhythmStays(Screen):
    """To a participant who stopped choosing."""

    text = N_("Good. Nothing changes.")


@dataclass(frozen=True, slots=True)
class NudgesOff(Screen):
    """To a participant who wants no nudges."""

    text = N_("Good. I send you no nudges any more.\nYour steps stay where they are.")


@dataclass(frozen=True, slots=True)
class NudgesOn(Screen):
    """To a participant who wants nudges after all."""

    text = N_("👍 Good. You get nudges again. At most one a day.")


# --- to staff -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NudgesUnanswered(Notice, ToStaff):
    """To the team, when somebody did not answer to three nudges: the bot stops, a person goes on."""

    first_name: str
    pseudonym: str
    text = N_("📞 {first_name} ({pseudonym}) got three nudges and has not answered yet. Will you call them?")
