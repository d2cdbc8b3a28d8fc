"""What a participant reads with a code, and where it stood after it was hidden.

The code itself is put in when the message leaves (`services.reveals.opened`): in the outbox its field is empty.
"""

from dataclasses import dataclass, field
from typing import Any

from messages.base import N_, Label, Notice, Screen, Urgency


class CodeLabel(Label):
    """To the participant, under a code, and where it stood after it was hidden."""

    COPY = N_("Copy the code")
    SHOW_AGAIN = N_("Show my code")


class ShownCode(Notice):
    """A message with a code in it: it is sent once, and nobody reads it aloud."""

    __slots__ = ()
    urgency = Urgency.ANSWER
    repeatable = False
    answers_at_once = True
    is_read_aloud = False

    code: str
    reveal: int

    def values(self) -> dict[str, Any]:
        """For the outbox: without the code, whatever it was."""
        return {**Notice.values(self), "code": ""}


@dataclass(frozen=True, slots=True)
class CodeShown(ShownCode):
    """To the participant who asked to see their code."""

    gift: str
    where: str
    until: str
    reveal: int
    code: str = field(default="", repr=False)
    text = N_(
        "🎁 Here is your gift: {gift}.\n"
        "Tap on the grey bar to see your code.\n"
        "<tg-spoiler>{code}</tg-spoiler>\n"
        "You can use it until {until}.\n"
        "You use it here: {where}."
    )


@dataclass(frozen=True, slots=True)
class CodePictureShown(ShownCode):
    """To the participant who asked to see their code, under the picture that a till reads."""

    gift: str
    where: str
    until: str
    reveal: int
    form: str
    code: str = field(default="", repr=False)
    text = N_(
        "🎁 Here is your gift: {gift}.\n"
        "Tap on the picture. Show it at the till.\n"
        "This is your code: <tg-spoiler>{code}</tg-spoiler>\n"
        "You can use it until {until}.\n"
        "You use it here: {where}."
    )


@dataclass(frozen=True, slots=True)
class CodeHidden(Notice):
    """To the participant, where their code stood until a day later."""

    choice: int
    gift: str
    insistent = True
    silent = True
    text = N_("🎁 {gift}\nI have hidden your code again. That is safer.\nYou can always see it again.")


@dataclass(frozen=True, slots=True)
class CodePictureHidden(CodeHidden):
    """To the participant, where the picture of their code stood until a day later."""

    text = N_("🎁 {gift}\nI have hidden your picture again. That is safer.\nYou can always see it again.")


@dataclass(frozen=True, slots=True)
class CodeStandsThere(Screen):
    """To the participant who pressed twice for their code."""

    text = N_("Your code is in this chat already.")


@dataclass(frozen=True, slots=True)
class CodeIsComing(Screen):
    """To the participant who asks for their code once more while Telegram is slow."""

    text = N_("Your code is coming. That can take a moment.")


@dataclass(frozen=True, slots=True)
class CodeOnlyInOwnChat(Screen):
    """To the participant who asks for their code in a group."""

    text = N_("I show your code in our own chat only.")


@dataclass(frozen=True, slots=True)
class CodeNotReadable(Screen):
    """To the participant whose code can't be opened on our side."""

    text = N_("Sorry, I can't show your code now. Your gift stays yours. Ask your mentor for help.")
