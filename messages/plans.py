"""If-then plans: made by the participant with a few taps, read back as one sentence, and played back by the bot."""

from dataclasses import dataclass
from datetime import time

from mentoring.plans import IfThenPlan
from messages.base import N_, Label, Notice, Screen, Urgency


class PlanLabel(Label):
    """To a participant, on the way to an if-then plan and under it."""

    MAKE = N_("Make an if-then plan")
    MINE = N_("My if-then plan")
    CHANGE = N_("Change")
    TAKE_AWAY = N_("Take away")
    MORE = N_("More examples")


class CueLabel(Label):
    """To a participant who begins an if-then plan: what stands behind "if"."""

    MOMENT = N_("A moment")
    OBSTACLE = N_("Something hard")


class SayBackLabel(Label):
    """To a participant who has made an if-then plan."""

    SAID = N_("I have said it")


@dataclass(frozen=True, slots=True)
class PlanSentence(Screen):
    """Inside other messages: an if-then plan as one sentence. Its words are the participant's own."""

    cue: str
    response: str
    text = N_("If {cue}, then {response}.")


@dataclass(frozen=True, slots=True)
class PlayedBack(Screen):
    """Under an if-then plan: when the bot says it."""

    weekdays: tuple[str, ...]
    at: time
    text = N_("I say it to you on {weekdays}, at {at}.")


# --- making one -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskCueKind(Screen):
    """To a participant who begins an if-then plan for a step."""

    step: str
    text = N_(
        "<b>{step}</b>\n"
        "An if-then plan is one sentence.\n"
        "It helps you to begin.\n"
        "Do you choose a moment, or something that is hard?"
    )


@dataclass(frozen=True, slots=True)
class AskMomentCue(Screen):
    """To a participant who makes an if-then plan that begins at a moment."""

    text = N_("<b>If …</b>\nWhich moment suits you?\nChoose one, or type it yourself.")


@dataclass(frozen=True, slots=True)
class AskObstacleCue(Screen):
    """To a participant who makes an if-then plan for what may be hard."""

    text = N_("<b>If …</b>\nWhat can make it hard?\nChoose one, or type it yourself.")


@dataclass(frozen=True, slots=True)
class AskResponse(Screen):
    """To a participant who has chosen what stands behind "if"."""

    cue: str
    text = N_("<b>If {cue}, then …</b>\nWhat do you do then?\nChoose one, or type it yourself.")


@dataclass(frozen=True, slots=True)
class PlanTooLongToRemember(Screen):
    """To a participant who typed more than a part of a plan can hold."""

    text = N_("That is too much for one sentence.\nWill you say it in a few words?")


@dataclass(frozen=True, slots=True)
class PlanInWords(Screen):
    """To a participant who sent a picture or signs where words are asked."""

    text = N_("I can only read words here.\nChoose an example, or type it yourself.")


@dataclass(frozen=True, slots=True)
class PlanNotHeard(Screen):
    """To a participant who spoke where words are asked: how to go on."""

    mentor: str
    text = N_(
        "Good that you tell it. I can't listen to it.\n"
        "Choose an example, or type a few words.\n"
        "{mentor} also likes to help you."
    )


@dataclass(frozen=True, slots=True)
class PlanNotMade(Screen):
    """To a participant who stopped making an if-then plan."""

    text = N_("Good. Your step stays as it is.")


@dataclass(frozen=True, slots=True)
class StepNeedsNoPlan(Screen):
    """To a participant whose step was done or taken out of the goal while they made a plan for it."""

    text = N_("This step needs no plan any more.")


# --- said back, seen again, taken away ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanReadBack(Screen):
    """To a participant who has just made an if-then plan: to say it once, which helps to remember it."""

    plan: PlanSentence
    when: PlayedBack | None
    text = N_("This is your plan:\n<b>{plan}</b>\n{when}\nSay it aloud once, or type it.")


@dataclass(frozen=True, slots=True)
class PlanSaidBack(Screen):
    """To a participant who said their plan, typed it in whatever words, or spoke it."""

    plan: PlanSentence
    text = N_("👍 Well said. This is your plan:\n<b>{plan}</b>")


@dataclass(frozen=True, slots=True)
class PlanKept(Screen):
    """To a participant who does not want to say their plan, which is fine too."""

    plan: PlanSentence
    text = N_("👍 Good. This is your plan:\n<b>{plan}</b>")


@dataclass(frozen=True, slots=True)
class OwnPlan(Screen):
    """To a participant who looks at the if-then plan that they have for a step."""

    step: str
    plan: PlanSentence
    when: PlayedBack | None
    text = N_("{step}\nThis is your plan:\n<b>{plan}</b>\n{when}")


@dataclass(frozen=True, slots=True)
class PlanTakenAway(Screen):
    """To a participant who took their if-then plan away."""

    text = N_("Good. Your plan is gone.\nYour step stays.")


# --- played back ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanNudge(Notice):
    """To a participant, at the moment they chose: their own plan. The first line tells nothing to who looks along."""

    plan: PlanSentence
    step_id: int
    urgency = Urgency.NUDGE
    silent = True
    text = N_("👋 You said this yourself:\n<b>{plan}</b>\nWill it work out today?")


@dataclass(frozen=True, slots=True)
class PromisedPlanNudge(Notice):
    """To a participant who asked to hear it again at this moment, and has a plan for it."""

    plan: PlanSentence
    step_id: int
    urgency = Urgency.NUDGE
    silent = True
    text = N_("👋 You asked me to say this now:\n<b>{plan}</b>\nWill it work out today?")


def sentence(plan: IfThenPlan) -> PlanSentence:
    """A plan as people read it."""
    return PlanSentence(plan.cue, plan.response)
