"""Taking part on paper: what staff read when they write it down, and what they tell somebody who has no phone."""

from dataclasses import dataclass

from messages.base import N_, Message, Notice, Screen, StaffLabel, ToStaff
from messages.welcome import WelcomeHow, WelcomeKept, WelcomeWho


class OnPaperLabel(StaffLabel):
    """To staff, under an invitation."""

    ON_PAPER = N_("Takes part on paper")
    AGREED = N_("Yes, agreed on paper")
    NOT_YET = N_("Not yet")


@dataclass(frozen=True, slots=True)
class ConsentOnPaper(Screen, ToStaff):
    """To staff who pressed "Takes part on paper": what the participant must have read, or heard, and agreed to."""

    first_name: str
    pseudonym: str
    wording: tuple[WelcomeWho | WelcomeHow | WelcomeKept, ...]
    text = N_(
        "{first_name} ({pseudonym}) takes part without a phone. Has {first_name} agreed to this on paper?\n\n"
        "{wording}\n\n"
        "I keep this text, the day, and that you wrote it down."
    )


@dataclass(frozen=True, slots=True)
class TakesPartOnPaper(Screen, ToStaff):
    """To staff who wrote down that somebody agreed on paper."""

    first_name: str
    pseudonym: str
    text = N_(
        "{first_name} ({pseudonym}) takes part on paper. The invitation no longer works.\n"
        "With /namens you do what {first_name} would do on a phone. "
        "What I would send, I tell your team.\n"
        "A phone after all? Make a new invitation: everything stays."
    )


@dataclass(frozen=True, slots=True)
class NotOnPaperYet(Screen, ToStaff):
    """To staff who pressed "Not yet"."""

    first_name: str
    text = N_("All right. {first_name} has only been invited so far.")


@dataclass(frozen=True, slots=True)
class TellOnPaper(Notice, ToStaff):
    """To the team: what a participant without a phone would have read now. Somebody tells it."""

    first_name: str
    pseudonym: str
    news: tuple[Message, ...]
    text = N_("📝 On paper: please tell {first_name} ({pseudonym}).\n{news}")


@dataclass(frozen=True, slots=True)
class OnPaperState(ToStaff):
    """On the card of a participant who takes part without a phone."""

    text = N_("📝 Takes part on paper")
