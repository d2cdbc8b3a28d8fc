"""What a mentor reads who types praise, a question or a reason to a participant."""

from dataclasses import dataclass

from messages.base import N_, Screen, ToStaff


@dataclass(frozen=True, slots=True)
class PraiseAsked(Screen, ToStaff):
    """To the mentor who wants to type praise, in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what do you want to say to {name}?\n"
        "Reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class QuestionAsked(Screen, ToStaff):
    """To the mentor who wants to ask something about a claim, in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what do you want to ask {name}?\n"
        "Pick one, or reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class ReasonAsked(Screen, ToStaff):
    """To the mentor who says "not yet", in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what is missing yet? {name} reads that you see the work done, then your reason.\n"
        "Pick one, or reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class WordsSent(Screen, ToStaff):
    """To the mentor, when their words are on the way to the participant."""

    name: str
    text = N_("Sent to {name}.")


@dataclass(frozen=True, slots=True)
class WordsNotSent(Screen, ToStaff):
    """To the mentor who stopped typing words to a participant."""

    text = N_("Nothing was sent.")


@dataclass(frozen=True, slots=True)
class OnlyWords(Screen, ToStaff):
    """To the mentor who sends a file, or nothing but signs, where words to a participant are asked."""

    text = N_("Only words can go along here.")


@dataclass(frozen=True, slots=True)
class WordsTooLong(Screen, ToStaff):
    """To the mentor whose words to a participant are too long to read on a phone."""

    most: int
    text = N_("That is too long to read easily. At most {most} characters.")
