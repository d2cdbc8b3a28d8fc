"""What is said before an appointment, and around being reminded another time."""

from dataclasses import dataclass

from messages.appointment_facts import AppointmentFacts, What
from messages.base import N_, ClockTime, Label, Message, Notice, Screen, Urgency


class ReminderLabel(Label):
    """To a participant, under a reminder."""

    LATER = N_("Remind me later")


class SnoozeLabel(Label):
    """To a participant who would like to be reminded another time."""

    EVENING = N_("Tonight")
    MORNING = N_("Early tomorrow")


@dataclass(frozen=True, slots=True)
class ReminderToday(Message):
    """To a participant, the first line of a reminder. It tells nothing to who looks along."""

    what: What
    text = N_("Today you have {what}.")


@dataclass(frozen=True, slots=True)
class ReminderTomorrow(Message):
    """To a participant, the first line of a reminder on the day before."""

    what: What
    text = N_("Tomorrow you have {what}.")


@dataclass(frozen=True, slots=True)
class ReminderInDays(Message):
    """To a participant, the first line of a reminder two days before or more."""

    days: int
    what: What
    text = N_("In {days} days you have {what}.")


@dataclass(frozen=True, slots=True)
class ReminderInAWeek(Message):
    """To a participant, the first line of a reminder seven days before."""

    what: What
    text = N_("In a week you have {what}.")


Opening = ReminderToday | ReminderTomorrow | ReminderInDays | ReminderInAWeek


@dataclass(frozen=True, slots=True)
class GoodThatYouCome(Message):
    """To a participant who said "I'm coming", behind the first line of a reminder."""

    text = N_("Good that you are coming.")


@dataclass(frozen=True, slots=True)
class GoodThatYouAreThere(Message):
    """The same for an appointment by phone, to which nobody has to come."""

    text = N_("Good that you are there then.")


@dataclass(frozen=True, slots=True)
class AppointmentReminder(Notice):
    """To a participant, some days before an appointment, or on the day itself. It may ring."""

    opening: Opening
    glad: GoodThatYouCome | GoodThatYouAreThere | None
    facts: AppointmentFacts
    appointment_id: int
    can_snooze: bool
    urgency = Urgency.REMINDER
    text = N_("📅 {opening} {glad}\n{facts}")


@dataclass(frozen=True, slots=True)
class WhenToRemind(Screen):
    """To a participant who pressed "Remind me later"."""

    text = N_("When shall I remind you?")


@dataclass(frozen=True, slots=True)
class NothingLater(Screen):
    """To a participant who pressed "Remind me later" when the appointment is near."""

    text = N_("Your appointment is soon. I can't remind you later any more.")


@dataclass(frozen=True, slots=True)
class RemindedTonight(Screen):
    """To a participant who chose to be reminded tonight."""

    at: ClockTime
    text = N_("All right. I remind you tonight at {at}.")


@dataclass(frozen=True, slots=True)
class RemindedTomorrow(Screen):
    """To a participant who chose to be reminded early tomorrow."""

    at: ClockTime
    text = N_("All right. I remind you tomorrow at {at}.")
