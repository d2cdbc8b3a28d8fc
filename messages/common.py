"""What every subject says: the buttons that stand everywhere, and what is said when nothing fits."""

from dataclasses import dataclass

from messages.base import N_, Label, Screen, StaffLabel, ToStaff


class CommonLabel(Label):
    """To a participant, on buttons of more than one subject: one word for one thing."""

    BACK = N_("Back")
    SKIP = N_("Skip")
    CHANGE = N_("Change something")
    DONT_KNOW = N_("I don't know")


class CommonStaffLabel(StaffLabel):
    """To staff, on buttons of more than one subject."""

    SKIP = N_("Skip")
    OWN_WORDS = N_("Type it myself")
    NO_WORDS = N_("Without more words")
    TAKE_BACK = N_("Take back")


@dataclass(frozen=True, slots=True)
class Ticked(Screen):
    """On a participant's button: what is chosen now."""

    choice: str
    text = N_("✓ {choice}")


@dataclass(frozen=True, slots=True)
class OldButton(Screen):
    """To anyone who presses a button that no longer fits, above the fresh screen."""

    text = N_("This button is from earlier. This is what there is now:")


@dataclass(frozen=True, slots=True)
class SomethingWentWrong(Screen):
    """To anyone, when handling what they did broke on our side. It has been kept and will be tried again."""

    text = N_("Sorry, something went wrong on my side. You need not do anything. What you did has been kept.")


@dataclass(frozen=True, slots=True)
class NotForYou(Screen):
    """To a participant or stranger who asks for something that is not theirs."""

    text = N_("I can't do that for you here. Your mentor can help.")


@dataclass(frozen=True, slots=True)
class NotForYouStaff(Screen, ToStaff):
    """To staff who ask for something that their role or team does not give."""

    text = N_("Your role does not allow this. Ask a coordinator if it should.")


@dataclass(frozen=True, slots=True)
class OldButtonStaff(Screen, ToStaff):
    """To staff who press a button of something that has changed since."""

    text = N_("This button is from earlier. The situation has changed since.")


@dataclass(frozen=True, slots=True)
class CommandUnknown(Screen):
    """To a participant who types a command that does not exist, above the menu."""

    text = N_("I don't know that word. The buttons below show what I can do.")


@dataclass(frozen=True, slots=True)
class CommandUnknownStaff(Screen, ToStaff):
    """To staff who type a command that does not exist."""

    text = N_("This command does not exist. /help lists all commands.")


@dataclass(frozen=True, slots=True)
class OnlyInPrivate(Screen, ToStaff):
    """To staff who use a command in the admin chat that works in the private chat only."""

    text = N_("This command works in your private chat with me.")


@dataclass(frozen=True, slots=True)
class AnonymousAdmin(Screen, ToStaff):
    """To someone who writes in a group as an anonymous admin or as a channel: they can't be recognised."""

    text = N_(
        "I can't see who you are, because you write anonymously. "
        "Switch off 'Remain anonymous' in your admin rights of this group and try again."
    )
