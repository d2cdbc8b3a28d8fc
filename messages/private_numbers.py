"""What is said when somebody sends a number that must not be kept."""

from dataclasses import dataclass

from messages.base import N_, Label, Screen, StaffLabel, ToStaff


class NumberLabel(Label):
    """To a participant, under the warning about a number."""

    NONE = N_("It is no BSN")


class NumberStaffLabel(StaffLabel):
    """To staff, under the warning about a number."""

    NONE = N_("It is no BSN or IBAN")


@dataclass(frozen=True, slots=True)
class CitizenNumber(Screen):
    """To a participant or stranger who sends what looks like a BSN or bank account. It is taken away and not kept."""

    text = N_(
        "🔒 Your message had a number. It looks like a BSN or a bank number.\n"
        "I keep no such numbers. I have taken your message away.\n"
        "Send it again without the number."
    )


@dataclass(frozen=True, slots=True)
class CitizenNumberStaff(Screen, ToStaff):
    """To staff who send such a number, also inside a form, which stays open."""

    text = N_(
        "🔒 Your message held a number that looks like a BSN or bank account. "
        "It was not kept and not passed on. "
        "I take it out of the chat where I may.\n"
        "Send it again without the number."
    )


@dataclass(frozen=True, slots=True)
class SendItAgain(Screen):
    """To a participant who said that it was no BSN."""

    text = N_("All right. Send your message again. You can do that for ten minutes.")


@dataclass(frozen=True, slots=True)
class SendItAgainStaff(Screen, ToStaff):
    """To staff who said that it was no BSN or bank account."""

    text = N_("All right. Send your message again within ten minutes, and it passes.")
