"""What participants read when they choose a goal of their own: the questions, what is sent, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass

from messages.base import N_, Label, Screen


class WishLabel(Label):
    """To the participant, under the questions about a goal of their own."""

    EXAMPLES = N_("Show me examples")
    MORE_EXAMPLES = N_("Other examples")
    OWN_WORDS = N_("In my own words")
    KEEP = N_("Leave it like this")
    KEEP_STEPS = N_("Yes, these steps")


class WishPart(Label):
    """To the participant: what to change in a goal of their own before it is sent."""

    PILLAR = N_("What it is about")
    TITLE = N_("What I want")
    WHY = N_("Why it matters")
    STEPS = N_("The first step")


class WishButton(Label):
    """To the participant, under a goal of their own that waits for the mentor."""

    WITHDRAW = N_("I don't want this after all")
    WITHDRAW_SURE = N_("Yes, take it away")
    KEEP = N_("No, let it stay")


@dataclass(frozen=True, slots=True)
class TogetherWith(Screen):
    """On a button: the first step is thought of later, with the mentor."""

    mentor: str
    text = N_("I do that together with {mentor}")


@dataclass(frozen=True, slots=True)
class SendToMentor(Screen):
    """On a button: off it goes."""

    mentor: str
    text = N_("Send to {mentor}")


@dataclass(frozen=True, slots=True)
class AskWishPillar(Screen):
    """To the participant who chooses a goal of their own: which pillar it is of."""

    text = N_("🎯 Fine that you want to choose something.\nWhat is it about?")


@dataclass(frozen=True, slots=True)
class AskWish(Screen):
    """To the participant: what they want to reach."""

    text = N_("What do you want to reach?\nSay it in your own words. Speaking is fine too.")


@dataclass(frozen=True, slots=True)
class AskWishExample(Screen):
    """To the participant who asked for examples. They stand on the buttons."""

    text = N_("These are examples. You can change them in a moment.\nWhich one suits you?")


@dataclass(frozen=True, slots=True)
class AskWishWhy(Screen):
    """To the participant: why it matters. It helps on a hard day; it need not."""

    text = N_("Why does this matter to you?\nThat helps you later, when it is hard.")


@dataclass(frozen=True, slots=True)
class AskWishStep(Screen):
    """To the participant: a first step in their own words."""

    text = N_("What is a small first step?\nA step that you can do this week.")


@dataclass(frozen=True, slots=True)
class WishStepLine(Screen):
    """One step, in a list of several."""

    step: str
    text = N_("• {step}")


@dataclass(frozen=True, slots=True)
class AskWishSteps(Screen):
    """To the participant who took an example: its steps, to keep or to say something else."""

    steps: tuple[WishStepLine, ...]
    text = N_("These steps belong to it:\n{steps}\nDo they suit you? You may also write a step yourself.")


@dataclass(frozen=True, slots=True)
class SpokenWish(Screen):
    """In the place of the words of a wish: it was spoken."""

    text = N_("What you said with your voice")


@dataclass(frozen=True, slots=True)
class WishReadBack(Screen):
    """To the participant: all they said, before it is sent."""

    mentor: str
    title: str | SpokenWish
    pillar: str
    why: str
    steps: tuple[WishStepLine, ...]
    text = N_(
        "This is what I tell {mentor}:\n"
        "<b>{title}</b>\n"
        "It is about: {pillar}\n"
        "Why: {why}\n"
        "{steps}\n"
        "Is that right?"
    )


@dataclass(frozen=True, slots=True)
class AskWishPart(Screen):
    """To the participant who wants to change something before it is sent."""

    text = N_("What do you want to change?")


@dataclass(frozen=True, slots=True)
class WishSent(Screen):
    """To the participant, when their goal is on its way."""

    mentor: str
    text = N_("👍 Good that you say it. {mentor} looks at it.\nTogether you make it clear.")


@dataclass(frozen=True, slots=True)
class WishStopped(Screen):
    """To the participant who stopped choosing."""

    text = N_("Fine. I sent nothing.\nYou can choose at any time.")


@dataclass(frozen=True, slots=True)
class WishNotClear(Screen):
    """To the participant whose wish is no words or voice, or too long."""

    text = N_("Here I can read a few words. Speaking is fine too.")


@dataclass(frozen=True, slots=True)
class WishInFewWords(Screen):
    """To the participant whose reason or step is no words, or too long."""

    text = N_("Here I can only read a few words.\nYou may also use a button.")


@dataclass(frozen=True, slots=True)
class PressOne(Screen):
    """To the participant who typed where only a button can answer."""

    text = N_("Here you can press one of the buttons.")


# --- what waits for the mentor ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WishWaits(Screen):
    """To the participant, in Mijn doelen: a goal of their own, or one they picked up again, waits for the mentor."""

    title: str | SpokenWish
    steps: tuple[WishStepLine, ...]
    mentor: str
    text = N_(
        "This is what you want:\n<b>{title}</b>\n{steps}\n{mentor} looks at it. Together you make it clear."
    )


@dataclass(frozen=True, slots=True)
class PickedUpWaits(Screen):
    """To the participant, after they picked a goal up again, until the mentor says yes."""

    title: str
    mentor: str
    text = N_("👍 You want to go on with this goal:\n<b>{title}</b>\n{mentor} looks at it.")


@dataclass(frozen=True, slots=True)
class AskWithdrawWish(Screen):
    """To the participant who does not want their own goal after all: one question, and no reason asked."""

    title: str | SpokenWish
    text = N_("That is fine. You may always choose something else.\nShall I take this away?\n<b>{title}</b>")


@dataclass(frozen=True, slots=True)
class WishWithdrawn(Screen):
    """To the participant who took their own goal back."""

    text = N_("It is done. You can choose something else at any time.")


def step_lines(steps: Iterable[str]) -> tuple[WishStepLine, ...]:
    """Steps under each other."""
    return tuple(WishStepLine(step) for step in steps)
