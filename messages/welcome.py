"""Coming in and going out: the welcome, agreeing, the home screen, stopping."""

from dataclasses import dataclass

from messages.base import N_, Label, Message, Notice, Screen, ToStaff, Urgency


class WelcomeLabel(Label):
    """To a participant, on the way in and on the way out."""

    AGREE = N_("Yes, I join")
    ASK_FIRST = N_("I want to ask something first")
    STOP = N_("Yes, I stop")
    STAY = N_("No, I stay")
    SHOW = N_("Show me")
    NOT_NOW = N_("Not now")


@dataclass(frozen=True, slots=True)
class WelcomeWho(Screen):
    """To an invited participant, the first of three: who is talking."""

    first_name: str
    mentor: str
    text = N_(
        "👋 Hello {first_name}. Good that you are here.\n"
        "I am the help app of your mentor {mentor}. I am a computer, not a person."
    )


@dataclass(frozen=True, slots=True)
class WelcomeHow(Screen):
    """To an invited participant, the second of three: what it does."""

    mentor: str
    text = N_(
        "Together with {mentor} you choose a goal. You take small steps. "
        "With every step you earn something. You choose what."
    )


@dataclass(frozen=True, slots=True)
class WelcomeKept(Screen):
    """To an invited participant, the last of three, above "Yes, I join": what is kept and who sees it."""

    text = N_(
        "What do I keep? Your first name, your goals, your messages and your appointments. "
        "Only your mentor and the team see that. You may always stop. That costs you nothing."
    )


@dataclass(frozen=True, slots=True)
class JustAgreed(Screen):
    """To a participant who just agreed, with the menu of four."""

    first_name: str
    mentor: str
    text = N_(
        "🌟 Good that you join, {first_name}.\n"
        "I tell {mentor}. Soon you will choose a goal together.\n"
        "Below are four buttons. They are always there."
    )


@dataclass(frozen=True, slots=True)
class Home(Screen):
    """To a participant who types /start, with the menu of four."""

    first_name: str
    text = N_("👋 Hello {first_name}. What would you like to see?")


@dataclass(frozen=True, slots=True)
class NotNow(Screen):
    """To a participant who is back and chose "Not now"."""

    text = N_("Good. Your goals stay. The buttons are below.")


@dataclass(frozen=True, slots=True)
class StopSure(Screen):
    """To a participant who types /stop: one tap confirms, and nobody asks why."""

    text = N_(
        "You may always stop. You need not say why.\nWhat you earned stays yours.\n"
        "Would you like to stop now?"
    )


@dataclass(frozen=True, slots=True)
class AppointmentsOff(Message):
    """To a participant who just stopped, and had appointments: they may stand in a calendar of their own."""

    text = N_("Your appointments are off.")


@dataclass(frozen=True, slots=True)
class Stopped(Screen):
    """To a participant who just stopped."""

    first_name: str
    appointments: AppointmentsOff | None
    mentor: str
    text = N_(
        "All right, {first_name}. You have stopped.\n"
        "Thank you for what you did. That was brave.\n"
        "{appointments}\n"
        "I tell {mentor}. I send you nothing any more.\n"
        "You are always welcome back. Tell {mentor}."
    )


@dataclass(frozen=True, slots=True)
class Stays(Screen):
    """To a participant who typed /stop and chose to stay."""

    text = N_("Good. You stay. Nothing has changed.")


@dataclass(frozen=True, slots=True)
class HasStopped(Screen):
    """To someone who stopped or finished earlier, and writes or presses something."""

    first_name: str
    mentor: str
    text = N_(
        "👋 Hello {first_name}. You don't take part now.\n"
        "What you earned stays yours.\n"
        "Would you like to join again? Tell {mentor}."
    )


@dataclass(frozen=True, slots=True)
class Privacy(Screen):
    """To anyone who types /privacy: who keeps what, how long, how to see it and how to stop."""

    programme: str
    phone: str
    text = N_(
        "🔒 I belong to {programme}, a programme of your municipality.\n"
        "I keep your first name, goals, messages, appointments and what you earn. "
        "Only your mentor and the team see that. Our messages are at Telegram too.\n"
        "I keep it until you ask to take it away. Of the money I keep the amounts, without your name.\n"
        "Would you like to see what I keep, or have it taken away? Ask your mentor.\n"
        "You can also call: {phone}.\n"
        "You stop with /stop. That is always possible."
    )


@dataclass(frozen=True, slots=True)
class Stranger(Screen):
    """To someone whom the roster does not know, in a private chat."""

    text = N_(
        "Hello. I don't know you yet. This app is for residents with a mentor. "
        "Would you like to join? Ask at the Serviceplein."
    )


@dataclass(frozen=True, slots=True)
class ParticipantAgreed(Notice, ToStaff):
    """To the team, when a participant has agreed."""

    first_name: str
    pseudonym: str
    urgency = Urgency.NEWS
    text = N_("👋 {first_name} ({pseudonym}) joins. Next: agree on a goal together with /doel.")


@dataclass(frozen=True, slots=True)
class ParticipantLeft(Notice, ToStaff):
    """To the team, when a participant has stopped. No reason is asked, by the bot or by them."""

    first_name: str
    pseudonym: str
    text = N_(
        "{first_name} ({pseudonym}) has stopped, on their own wish. The bot sends nothing any more. "
        "What was earned stays theirs. Coming back is possible with a new invitation: /nieuw."
    )


@dataclass(frozen=True, slots=True)
class ParticipantBack(Notice, ToStaff):
    """To the team, when a participant who could not be reached is back."""

    first_name: str
    pseudonym: str
    text = N_("{first_name} ({pseudonym}) can be reached by the bot again.")
