"""The check-in: "Hoe gaat het?", once a week, for who wants to be asked."""

from dataclasses import dataclass
from datetime import time

from messages.base import N_, Label, Notice, Screen, Urgency
from messages.nudges import WeekdayLabel
from messages.preferences import WeeklyMoment


class FaceLabel(Label):
    """To a participant, under "How are you?". The word says it, with or without the face; the names are those of
    `mentoring.check_ins.Face`.
    """

    VERY_GOOD = N_("😀 Very well")
    GOOD = N_("🙂 Well")
    SO_SO = N_("😐 So-so")
    NOT_SO_GOOD = N_("🙁 Not so well")
    HEAVY = N_("😞 Heavy")


class CheckInLabel(Label):
    """To a participant, around the weekly check-in."""

    OFF = N_("Don't ask this any more")
    ON = N_("Ask it after all")
    OFFER = N_("Ask me how I am each week")
    YES_PLEASE = N_("Yes, please")
    NO_THANKS = N_("No, thanks")
    PASS_ON = N_("Yes, pass it on")
    KEEP = N_("No, don't")


@dataclass(frozen=True, slots=True)
class HowAreYou(Notice):
    """To a participant who wants to be asked, once a week."""

    mentor: str
    nudge_id: int
    urgency = Urgency.NUDGE
    silent = True
    text = N_("How are you?\n{mentor} does not see your answer. Only if you want that.")


@dataclass(frozen=True, slots=True)
class AskSentence(Screen):
    """To a participant who has pressed a face: one sentence, if they like."""

    mentor: str
    text = N_("Thank you.\nWould you like to write one sentence with it?\n{mentor} does not read it.")


@dataclass(frozen=True, slots=True)
class AskPassOn(Screen):
    """To a participant who sends a voice message, photo or document in the place of a sentence."""

    mentor: str
    text = N_("I can't keep this myself.\nShall I pass it on to {mentor}?")


@dataclass(frozen=True, slots=True)
class SentenceNotClear(Screen):
    """To a participant who sends a sticker, a video or a place in the place of a sentence."""

    text = N_("I can't read this. Write one sentence, or press Skip.")


@dataclass(frozen=True, slots=True)
class GladToHear(Screen):
    """To a participant who is well."""

    text = N_("🌞 Good to hear. Thank you for telling me.")


@dataclass(frozen=True, slots=True)
class ThankYou(Screen):
    """To a participant who is so-so."""

    text = N_("Thank you for telling me. I ask again next week.")


@dataclass(frozen=True, slots=True)
class AnsweredAlready(Screen):
    """To a participant who presses a face under a question that they have answered."""

    text = N_("You have told me already. Thank you.")


@dataclass(frozen=True, slots=True)
class CheckInStopped(Screen):
    """To a participant who leaves the question about a sentence."""

    text = N_("Good. That is enough.")


@dataclass(frozen=True, slots=True)
class OfferCheckIn(Screen):
    """To a participant, behind a button under Help, until they have chosen."""

    mentor: str
    text = N_(
        "Once a week I can ask how you are.\n"
        "You press a face. {mentor} does not see it.\n"
        "If it is hard, I help you find somebody.\n"
        "Would you like that?"
    )


@dataclass(frozen=True, slots=True)
class CheckInOff(Screen):
    """To a participant who does not want to be asked, or not any more."""

    text = N_("Good. I don't ask it. You can switch it on under Settings.")


@dataclass(frozen=True, slots=True)
class CheckInOn(Screen):
    """To a participant who wants to be asked."""

    weekday: WeekdayLabel
    at: time
    text = N_("👍 Good. I ask it on {weekday} at {at}. You can change that under Settings.")


@dataclass(frozen=True, slots=True)
class CheckInSetting(Screen):
    """To a participant who switches the check-in on or off, and chooses its moment."""

    now: WeeklyMoment | None
    text = N_("🙂 <b>How are you?</b>\nOnce a week I ask how you are. Your mentor does not see it.\n{now}")
